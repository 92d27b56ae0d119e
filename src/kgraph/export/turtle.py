"""Turtle of the merged view: sorted, grouped by subject, one line a triple.

Spec: https://www.w3.org/TR/turtle/. rdflib's writer orders subjects by how often they are used, so one new triple moves
unrelated blocks, and needs ten times as long; Oxigraph's keeps the order but is hard to read.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import BinaryIO

import pyoxigraph as ox

from kgraph.export.blocks import TurtleBlocks, described, prefix_lines, turtle_of
from kgraph.export.exporter import exports
from kgraph.rdf import RdfGraph


@exports(".ttl")
def export_turtle(graph: RdfGraph, stream: BinaryIO) -> None:
    r"""Write the merged view as Turtle.

    Args:
        graph: What to write.
        stream: Where to.

    Example:
        >>> import io, pyoxigraph as ox
        >>> kim = ox.NamedNode("https://example.org/kim")
        >>> label = ox.Triple(kim, ox.NamedNode("https://example.org/label"), ox.Literal("Kim"))
        >>> stream = io.BytesIO()
        >>> export_turtle(RdfGraph((label,), {}, {"ex": "https://example.org/"}), stream)
        >>> print(stream.getvalue().decode())
        @prefix ex: <https://example.org/> .
        <BLANKLINE>
        ex:kim
            ex:label "Kim" ;
        .
        <BLANKLINE>
    """
    stream.writelines(text.encode() for text in turtle(graph.triples, graph.prefixes, turtle_of(graph)))


def turtle(
    triples: Iterable[ox.Triple], prefixes: Mapping[str, str], writer: TurtleBlocks | None = None
) -> Iterator[str]:
    """Write any number of triples in any order as Turtle, piece by piece."""
    yield from prefix_lines(prefixes)
    yield from (writer or TurtleBlocks(prefixes)).texts(described(triples))
