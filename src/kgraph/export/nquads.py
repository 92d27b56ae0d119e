"""N-Quads of the named graphs, sorted by graph and triple: https://www.w3.org/TR/n-quads/.

A graph without named graphs is written as the default graph.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import BinaryIO

import pyoxigraph as ox

from kgraph.export.blocks import MOST
from kgraph.export.exporter import exports
from kgraph.ordered import END, Ordered, as_texts, joined
from kgraph.rdf import RdfGraph
from kgraph.spool import Spool


@exports(".nq")
def export_nquads(graph: RdfGraph, stream: BinaryIO) -> None:
    """Write the named graphs as N-Quads."""
    stream.writelines(text.encode() for text in nquads(graph.by_name()))


def nquads(graphs: Iterable[tuple[str, Iterable[ox.Triple]]]) -> Iterator[str]:
    """Write graphs in the order given as N-Quads, piece by piece; one without a name is the default graph."""
    for name, triples in graphs:
        end = f" <{name}>{END}" if name else END
        if isinstance(triples, Ordered):
            yield from triples.texts(end)
        else:
            yield from joined(Spool(MOST).lines(as_texts(triples)), end)
