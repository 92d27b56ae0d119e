"""What a server is known to hold: the digest of each graph that was loaded, kept in a graph of its own on the server.

A record is written after its graph is whole there, and taken away before the graph is touched: so it is never wrong,
wherever a load stops.
"""

from __future__ import annotations

import gzip
import hashlib
from collections.abc import Iterable, Mapping

import pyoxigraph as ox

from kgraph.ontology.vocab import DCTERMS, SCHEMA

RECORDS = "urn:kgraph:loads"
_DEFAULT = "urn:kgraph:default-graph"
_GRAPH = ox.NamedNode(f"{DCTERMS}source")
_DIGEST = ox.NamedNode(f"{SCHEMA}sha256")


def read_records(triples: Iterable[ox.Triple]) -> dict[str, str]:
    """Read digests by graph, the default graph by an empty name.

    Example:
        >>> import pyoxigraph as ox
        >>> lines = gzip.decompress(write_records({"": "00", "x:g": "11"}))
        >>> read_records(quad.triple for quad in ox.parse(lines, format=ox.RdfFormat.N_TRIPLES))
        {'': '00', 'x:g': '11'}
    """
    graphs: dict[str, str] = {}
    digests: dict[str, str] = {}
    for triple in triples:
        if triple.predicate == _GRAPH and isinstance(triple.object, ox.NamedNode):
            graphs[str(triple.subject)] = triple.object.value
        elif triple.predicate == _DIGEST and isinstance(triple.object, ox.Literal):
            digests[str(triple.subject)] = triple.object.value
    found = {graph: digests[record] for record, graph in graphs.items() if record in digests}
    return {"" if graph == _DEFAULT else graph: digest for graph, digest in sorted(found.items(), key=_default_first)}


def _default_first(record: tuple[str, str]) -> tuple[bool, str]:
    return record[0] != _DEFAULT, record[0]


def write_records(digests: Mapping[str, str]) -> bytes:
    """Write digests by graph as a piece."""
    lines = []
    for graph, digest in sorted(digests.items()):
        name = hashlib.sha256(graph.encode()).hexdigest()[:32]
        record = ox.NamedNode(f"{RECORDS}:{name}")
        lines.append(f"{ox.Triple(record, _GRAPH, ox.NamedNode(graph or _DEFAULT))} .\n")
        lines.append(f"{ox.Triple(record, _DIGEST, ox.Literal(digest))} .\n")
    return gzip.compress("".join(lines).encode(), mtime=0)
