"""TriG: one named graph per document, so that a document can be retracted; the merged view is not repeated.

Spec: https://www.w3.org/TR/trig/. A graph without named graphs is written as the default graph.
"""

from __future__ import annotations

from typing import BinaryIO

from kgraph.export.blocks import TurtleTerms, blocks, prefix_lines, rows
from kgraph.export.exporter import exports
from kgraph.rdf import RdfGraph


@exports(".trig")
def export_trig(graph: RdfGraph, stream: BinaryIO) -> None:
    """Write the named graphs as TriG, sorted by IRI."""
    terms = TurtleTerms(graph.prefixes)
    stream.writelines(line.encode() for line in prefix_lines(graph.prefixes))
    if not graph.named:
        stream.writelines(block.encode() for block in blocks(rows(graph.triples), terms))
    for name, triples in sorted(graph.named.items()):
        stream.write(f"\n{terms(f'<{name}>')} {{\n".encode())
        stream.writelines(block.encode() for block in blocks(rows(triples), terms))
        stream.write(b"}\n")
