"""GraphML for Gephi, Cytoscape and yEd: http://graphml.graphdrawing.org/specification.html.

XML 1.0 has no place for most control characters, so they become U+FFFD here, and only here.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any, BinaryIO

from kgraph.export.exporter import exports
from kgraph.export.networkx import to_networkx
from kgraph.rdf import RdfGraph

MOST_TRIPLES = 1_000_000
"""How many triples a graph may have to be written: networkx holds it in memory, 200 bytes for each."""

_NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


@exports(".graphml", most=MOST_TRIPLES)
def export_graphml(graph: RdfGraph, stream: BinaryIO) -> None:
    """Write entities, values and plain triples as GraphML."""
    import networkx as nx  # noqa: PLC0415 - takes a quarter of a second and is needed only here

    source = to_networkx(graph)
    cleaned: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    cleaned.add_nodes_from((_clean(name), _clean_all(facts)) for name, facts in source.nodes(data=True))
    for start, end, key, facts in source.edges(keys=True, data=True):
        cleaned.add_edge(_clean(start), _clean(end), key=key, **_clean_all(facts))
    nx.write_graphml_xml(cleaned, stream, named_key_ids=True)


def _clean(text: str) -> str:
    return _NOT_XML.sub("\ufffd", text)


def _clean_all(facts: Mapping[str, Any]) -> dict[str, Any]:
    return {name: _clean(value) if isinstance(value, str) else value for name, value in facts.items()}
