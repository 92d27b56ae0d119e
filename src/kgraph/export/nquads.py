"""N-Quads of the named graphs, sorted by graph and triple: https://www.w3.org/TR/n-quads/.

A graph without named graphs is written as the default graph.
"""

from __future__ import annotations

from typing import BinaryIO

from kgraph.export.exporter import exports
from kgraph.rdf import RdfGraph


@exports(".nq")
def export_nquads(graph: RdfGraph, stream: BinaryIO) -> None:
    """Write the named graphs as N-Quads."""
    graphs = {f" <{name}>": triples for name, triples in graph.named.items()} or {"": graph.triples}
    for name, triples in sorted(graphs.items()):
        stream.writelines(f"{line}{name} .\n".encode() for line in sorted({str(triple) for triple in triples}))
