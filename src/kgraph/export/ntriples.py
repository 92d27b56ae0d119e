"""N-Triples of the merged view, sorted: https://www.w3.org/TR/n-triples/."""

from __future__ import annotations

from typing import BinaryIO

from kgraph.export.exporter import exports
from kgraph.export.nquads import nquads
from kgraph.rdf import RdfGraph


@exports(".nt", is_extra=True)
def export_ntriples(graph: RdfGraph, stream: BinaryIO) -> None:
    """Write the merged view as N-Triples."""
    stream.writelines(text.encode() for text in nquads([("", graph.triples)]))
