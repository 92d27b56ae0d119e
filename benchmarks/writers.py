"""Measure the writers of `graph.ttl` and `graph.nq` beside rdflib's Turtle and Oxigraph's bare dump.

    python benchmarks/writers.py [--triples N]

The same triples of a graph in our shape for all, each in a process of its own; ours get them document by document, as
they are read, and write them sorted. The last lines write Turtle straight from a file that grows: memory does not.
"""

from __future__ import annotations

import argparse
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from itertools import groupby
from operator import attrgetter
from pathlib import Path
from typing import TYPE_CHECKING

import pyoxigraph as ox

from kgraph.export import write_nquads, write_turtle
from kgraph.iris import Minter
from kgraph.rdf import prefixes

if TYPE_CHECKING:
    from benchmarks.synthetic import write_folder
else:
    from synthetic import write_folder

_GROWTH = 3
Work = Callable[[], object]


def main() -> None:
    """Measure each writer and print a table."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--triples", type=int, default=1_000_000)
    options.add_argument("--one", nargs=2, metavar=("WRITER", "FOLDER"), help=argparse.SUPPRESS)
    chosen = options.parse_args()
    if chosen.one:
        _work(chosen.one[0], Path(chosen.one[1]))
        return
    with tempfile.TemporaryDirectory() as place:
        folder, larger = Path(place, "graph"), Path(place, "larger")
        write_folder(folder, chosen.triples)
        write_folder(larger, chosen.triples * _GROWTH)
        print(f"{chosen.triples} triples                CPU s   peak MB")
        turtle, rdflib = _measure("turtle", folder), _measure("rdflib", folder)
        nquads, dump = _measure("nquads", folder), _measure("dump", folder)
        print(f"Turtle: {rdflib / turtle:.1f} times as fast as rdflib; N-Quads: {nquads / dump:.2f} x the bare dump")
        _measure("stream", folder)
        _measure("stream", larger, f"stream, {chosen.triples * _GROWTH}")


def _measure(writer: str, folder: Path, name: str = "") -> float:
    command = [sys.executable, __file__, "--one", writer, str(folder)]
    done = subprocess.run(command, check=True, capture_output=True, text=True)  # noqa: S603 - our own command
    seconds, peak = done.stdout.split()
    print(f"{name or writer:26} {float(seconds):8.2f} {float(peak):9.0f}", flush=True)
    return float(seconds)


def _work(writer: str, folder: Path) -> None:
    """Make ready what a writer gets, and print what writing it took."""
    work = _WRITERS[writer](folder)
    start = time.process_time()
    work()
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(time.process_time() - start, peak)


def _turtle(folder: Path) -> Work:
    triples = [quad.triple for quad in ox.parse(path=folder / "graph.trig")]
    return lambda: write_turtle(triples, folder / "ours.ttl", prefixes(Minter()))


def _rdflib(folder: Path) -> Work:
    import rdflib  # noqa: PLC0415 - only here

    graph = rdflib.Graph()
    graph.parse(folder / "graph.ttl", format="turtle")
    return lambda: graph.serialize(folder / "rdflib.ttl", format="turtle")


def _nquads(folder: Path) -> Work:
    graphs = []
    for name, quads in groupby(ox.parse(path=folder / "graph.trig"), key=attrgetter("graph_name")):
        graphs.append((getattr(name, "value", ""), [quad.triple for quad in quads]))
    return lambda: write_nquads(graphs, folder / "ours.nq")


def _dump(folder: Path) -> Work:
    store = ox.Store()
    store.bulk_extend(ox.parse(path=folder / "graph.trig"))
    return lambda: store.dump(folder / "dump.nq", format=ox.RdfFormat.N_QUADS)


def _stream(folder: Path) -> Work:
    def triples() -> Iterator[ox.Triple]:
        return (quad.triple for quad in ox.parse(path=folder / "graph.trig"))

    return lambda: write_turtle(triples(), folder / "ours.ttl", prefixes(Minter()))


_WRITERS: dict[str, Callable[[Path], Work]] = {
    "turtle": _turtle,
    "rdflib": _rdflib,
    "nquads": _nquads,
    "dump": _dump,
    "stream": _stream,
}


if __name__ == "__main__":
    main()
