"""TriG: one named graph per document, so that a document can be retracted; the merged view is not repeated.

Spec: https://www.w3.org/TR/trig/. A graph without named graphs is written as the default graph.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import BinaryIO

import pyoxigraph as ox

from kgraph.export.blocks import TurtleBlocks, described, prefix_lines, turtle_of
from kgraph.export.exporter import exports
from kgraph.rdf import RdfGraph


@exports(".trig")
def export_trig(graph: RdfGraph, stream: BinaryIO) -> None:
    """Write the named graphs as TriG, sorted by IRI."""
    stream.writelines(text.encode() for text in trig(graph.by_name(), graph.prefixes, turtle_of(graph)))


def trig(
    graphs: Iterable[tuple[str, Iterable[ox.Triple]]], prefixes: Mapping[str, str], writer: TurtleBlocks | None = None
) -> Iterator[str]:
    """Write graphs in the order given as TriG, piece by piece; one without a name is the default graph."""
    writer = writer or TurtleBlocks(prefixes)
    yield from prefix_lines(prefixes)
    for name, triples in graphs:
        if name:
            yield f"\n{writer.terms[f'<{name}>']} {{\n"
        yield from writer.texts(described(triples))
        if name:
            yield "}\n"
