"""Measure `kgraph load` beside Oxigraph's bare bulk load of the same triples.

    python benchmarks/store_load.py [TRIPLES]

Writes a graph in our shape with that many triples (1,000,000 by default; the merged graph and the graphs of the
documents hold as many each), loads it, changes three documents, loads again, and opens the store.
"""

from __future__ import annotations

import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from benchmarks.synthetic import write_folder, write_quads
else:
    from synthetic import write_folder, write_quads

_BARE = (
    "import pyoxigraph, sys; s = pyoxigraph.Store(sys.argv[2]); s.bulk_load(path=sys.argv[1]); s.flush(); print(len(s))"
)
_CHANGED = frozenset((1, 2, 3))


def main() -> None:
    """Measure and print a table."""
    triples = int(sys.argv[1]) if len(sys.argv) > 1 else 1_000_000
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        documents = write_folder(folder / "out", triples)
        write_quads(folder / "out", folder / "graph.nq")
        print(f"{triples} triples, {documents} documents; wall s, CPU s, peak MB")
        bare = _measure(
            "bare bulk load of graph.nq", [sys.executable, "-c", _BARE, folder / "graph.nq", folder / "bare"]
        )
        load: list[str | Path] = [sys.executable, "-m", "kgraph", "load"]
        ours = _measure("kgraph load graph.nq", [*load, folder / "graph.nq", "--to", folder / "quads"])
        _measure("kgraph load OUT", [*load, folder / "out", "--to", folder / "store"])
        _measure("  again, nothing changed", [*load, folder / "out", "--to", folder / "store"])
        write_folder(folder / "out", triples, changed=_CHANGED)
        _measure("  again, 3 documents changed", [*load, folder / "out", "--to", folder / "store"])
        asked: list[str | Path] = [
            sys.executable,
            "-m",
            "kgraph",
            "query",
            folder / "store",
            "ASK { ?s kg:status kg:asserted }",
        ]
        _measure("kgraph query STORE, opened and asked", asked)
        print(f"ratio to the bare load: wall {ours[0] / bare[0]:.2f}, CPU {ours[1] / bare[1]:.2f}")


def _measure(name: str, command: list[str | Path]) -> tuple[float, float]:
    """Run a command and print what it took."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    start = time.perf_counter()
    with subprocess.Popen(  # noqa: S603 - our own command
        [str(word) for word in command], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    ) as process:
        peak = _watch(process)
    wall = time.perf_counter() - start
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    assert process.returncode == 0, name
    print(f"{name:40} {wall:8.1f} {cpu:8.1f} {peak:8.0f}")
    return wall, cpu


def _watch(process: subprocess.Popen[bytes]) -> float:
    """Give the most memory a process had, in MB, by what the system says until it ends."""
    peak = 0.0
    while process.poll() is None:
        try:
            status = Path(f"/proc/{process.pid}/status").read_text(encoding="ascii")
            peak = max(peak, int(status.split("VmHWM:", 1)[1].split()[0]) / 1024)
        except (OSError, IndexError):
            pass
        time.sleep(0.05)
    return peak


if __name__ == "__main__":
    main()
