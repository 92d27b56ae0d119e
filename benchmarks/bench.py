"""Run the benchmarks of speed and size in a reduced form, in some ten minutes on two cores, and write a dated table.

    python benchmarks/bench.py                              the sample articles
    python benchmarks/bench.py FOLDER --articles 500        others, repeated to 500 with other names
    python benchmarks/bench.py --only scale writers         some of them
    python benchmarks/bench.py --out FILE                   where the table goes, besides the screen

Last comes what 1, 10 and 100 million articles would cost by the figures of this run, if everything grows as it did.
"""

from __future__ import annotations

import argparse
import datetime as dt
import os
import platform
import re
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from importlib.metadata import version
from pathlib import Path

FOLDER = Path(__file__).resolve().parent
ARTICLES = FOLDER.parent / "data" / "articles"
_MILLIONS = (1, 10, 100)
# A row of scale.py: articles, workers, seconds of reading, articles a second, seconds, megabytes of parent and worker.
_ROW = re.compile(r"^ *([\d,]+) +(\d+) +([\d.,]+) +[\d.,]+ +([\d.,]+) +[\d.,]+ +[\d.,]+$", re.MULTILINE)


def main() -> int:
    """Run what was asked for."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path, nargs="?", default=ARTICLES, help="folder of articles")
    parser.add_argument("--articles", type=int, default=100, help="how many to build")
    parser.add_argument("--only", nargs="+", default=[], metavar="NAME", help="without .py")
    parser.add_argument("--out", type=Path, help="file for the table")
    parser.add_argument("--price", type=float, default=0.05, help="of a core for an hour, in any currency")
    options = parser.parse_args()
    pieces = []
    for piece in _pieces(options):
        print(piece, flush=True)
        pieces.append(piece)
    if options.out:
        options.out.write_text("\n".join(pieces) + "\n", encoding="utf-8")
    return int(any("FAILED" in piece for piece in pieces))


def _pieces(options: argparse.Namespace) -> Iterator[str]:
    start = time.monotonic()
    yield f"# Benchmarks in a reduced form, {dt.datetime.now(dt.UTC):%Y-%m-%d %H:%M} UTC\n\n{_machine()}"
    for name, arguments in _steps(options.folder, options.articles).items():
        if options.only and name not in options.only:
            continue
        printed = _run(name, arguments)
        yield f"\n## {name}.py {' '.join(arguments)}\n\n```\n{printed}\n```"
        if name == "scale":
            yield from cost(printed, options.price)
    yield f"\nAll took {(time.monotonic() - start) / 60:.1f} minutes."


def _steps(folder: Path, articles: int) -> dict[str, list[str]]:
    return {
        "cpu_shares": [str(folder), "--runs", "2"],
        "peers": [str(folder)],
        "scale": [str(folder), "--articles", str(articles)],
        "writers": ["--triples", "300000"],
        "store_load": ["300000"],
        "serve": ["--triples", "300000", "--seconds", "15", "--warm-up", "8"],
        "resolution": ["--sizes", "10000", "100000"],
        "validate_size": ["--sizes", "10000", "100000"],
    }


def _machine() -> str:
    load = " ".join(f"{one:.1f}" for one in os.getloadavg())
    versions = ", ".join(f"{name} {version(name)}" for name in ("kgraph", "spacy", "pyoxigraph", "rdflib"))
    return f"Python {platform.python_version()}, {versions}; {os.cpu_count()} cores, load before {load}."


def _run(name: str, arguments: Sequence[str]) -> str:
    command = [sys.executable, str(FOLDER / f"{name}.py"), *arguments]
    start = time.monotonic()
    done = subprocess.run(command, capture_output=True, text=True, check=False)  # noqa: S603 - our own command
    if done.returncode:
        return f"FAILED with {done.returncode}: {done.stderr.strip()[-500:]}"
    return f"{done.stdout.rstrip()}\n({time.monotonic() - start:.0f} s)"


def cost(printed: str, price: float) -> Iterator[str]:
    """Say what many articles would take, for each number of workers that was measured.

    Args:
        printed: What `scale.py` printed.
        price: Of a core for an hour.

    Yields:
        A table; nothing if nothing was measured.
    """
    rows = [[float(one.replace(",", "")) for one in found] for found in _ROW.findall(printed)]
    if not rows:
        return
    lines = [
        f"\n## Cost on paper, at {price:g} for an hour of a core\n",
        "| articles | workers | hours | days | core hours | cost |",
        "|---|---|---|---|---|---|",
    ]
    for articles, workers, _, seconds in rows:
        for millions in _MILLIONS:
            hours = seconds / articles * millions * 1_000_000 / 3600
            core = hours * workers
            times = f"{hours:,.0f} | {hours / 24:,.1f} | {core:,.0f} | {core * price:,.0f}"
            lines.append(f"| {millions},000,000 | {workers:.0f} | {times} |")
    yield "\n".join(lines)


if __name__ == "__main__":
    sys.exit(main())
