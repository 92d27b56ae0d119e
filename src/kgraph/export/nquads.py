"""N-Quads of the named graphs, sorted by graph and triple: https://www.w3.org/TR/n-quads/.

A graph without named graphs is written as the default graph.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import BinaryIO

import pyoxigraph as ox

from kgraph.export.exporter import exports
from kgraph.export.sorting import joined, lines_of
from kgraph.rdf import RdfGraph


@exports(".nq")
def export_nquads(graph: RdfGraph, stream: BinaryIO) -> None:
    """Write the named graphs as N-Quads."""
    stream.writelines(text.encode() for text in nquads(graph.by_name()))


def nquads(graphs: Iterable[tuple[str, Iterable[ox.Triple]]]) -> Iterator[str]:
    """Write graphs in the order given as N-Quads, piece by piece; one without a name is the default graph."""
    for name, triples in graphs:
        yield from joined(lines_of(triples), f" <{name}> .\n" if name else " .\n")
