"""Measure how validation grows with the graph: time and memory of `kgraph validate`, for each engine.

    python benchmarks/validate_size.py                        10,000, 100,000 and 1,000,000 triples
    python benchmarks/validate_size.py --sizes 10000 --engines shacl pyshacl

The graph is that of the sample articles, repeated under other names until it is large enough; every tenth copy has a
statement without its status. Each run is a process of its own; CPU time counts its start.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from kgraph.iris import DEFAULT_BASE
from kgraph.ontology.vocab import kg

ROOT = Path(__file__).resolve().parents[1]
SIZES = (10_000, 100_000, 1_000_000)
_BROKEN_EVERY = 10
_SLOW_ABOVE = 100_000  # triples that pySHACL is not given


def main() -> int:
    """Measure each size with each engine."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sizes", type=int, nargs="+", default=SIZES)
    parser.add_argument("--engines", nargs="+", default=("shacl", "pyshacl"))
    options = parser.parse_args()
    print(f"{'triples':>12}  {'engine':>8}  {'CPU s':>8}  {'peak MB':>8}  {'results':>8}")
    with TemporaryDirectory() as folder:
        sample = built(Path(folder, "sample"))
        for size in options.sizes:
            file = Path(folder, f"{size}.nt")
            with file.open("w", encoding="utf-8") as stream:
                stream.writelines(repeated(sample, size))
            for engine in options.engines:
                if engine != "pyshacl" or size <= _SLOW_ABOVE:
                    seconds, peak, results = measure(file, engine)
                    print(f"{size:>12,}  {engine:>8}  {seconds:>8.1f}  {peak:>8.0f}  {results:>8,}", flush=True)
    return 0


def built(folder: Path) -> list[str]:
    """Build the graph of the sample articles in another process: a child's peak of memory starts at its parent's."""
    command = [sys.executable, "-m", "kgraph", "build", str(ROOT / "data" / "articles"), "-o", str(folder)]
    command += ["--formats", "ntriples"]
    subprocess.run(command, capture_output=True, check=True)  # noqa: S603 - our own command
    return folder.joinpath("graph.nt").read_text("utf-8").splitlines(keepends=True)


def repeated(sample: Sequence[str], size: int) -> Iterator[str]:
    """Repeat the lines of a graph under other names."""
    given = 0
    copy = 0
    while given < size:
        copy += 1
        left_out = copy % _BROKEN_EVERY == 0
        for line in sample[: size - given]:
            if left_out and f"<{kg('status')}>" in line:
                left_out = False
                continue
            yield line.replace(DEFAULT_BASE, f"{DEFAULT_BASE}{copy}/")
            given += 1


def measure(file: Path, engine: str) -> tuple[float, float, int]:
    """Validate a file in a process of its own: CPU seconds, peak megabytes, number of results."""
    script = (
        "import sys, resource; from kgraph.validation import validate_file;"
        "count = len(validate_file(sys.argv[1], engine=sys.argv[2]).results);"
        "used = resource.getrusage(resource.RUSAGE_SELF);"
        "print(used.ru_utime + used.ru_stime, used.ru_maxrss / 1024, count)"
    )
    command = [sys.executable, "-c", script, str(file), engine]
    done = subprocess.run(command, capture_output=True, text=True, check=True)  # noqa: S603 - this very script
    seconds, peak, results = done.stdout.split()
    return float(seconds), float(peak), int(results)


if __name__ == "__main__":
    sys.exit(main())
