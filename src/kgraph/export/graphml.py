"""GraphML for Gephi, Cytoscape and yEd: http://graphml.graphdrawing.org/specification.html.

XML 1.0 has no place for most control characters, so they become U+FFFD here, and only here. Written as networkx writes
it, which needs ten times as long.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import BinaryIO
from xml.sax.saxutils import escape

from kgraph.export.exporter import exports
from kgraph.export.network import Edge, read_network
from kgraph.rdf import RdfGraph

MOST_TRIPLES = 1_000_000
"""How many triples a graph may have to be written: networkx holds it in memory, 200 bytes for each."""

_NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_HEAD = """<?xml version='1.0' encoding='utf-8'?>
<graphml xmlns="http://graphml.graphdrawing.org/xmlns" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" \
xsi:schemaLocation="http://graphml.graphdrawing.org/xmlns http://graphml.graphdrawing.org/xmlns/1.0/graphml.xsd">
"""
_NODE_KEYS = {"kind": "string", "class": "string", "label": "string"}
_EDGE_KEYS = {"sentence": "string", "confidence": "double", "status": "string", "label": "string"}


@exports(".graphml", most=MOST_TRIPLES, is_extra=True)
def export_graphml(graph: RdfGraph, stream: BinaryIO) -> None:
    """Write entities, values and plain triples as GraphML."""
    network = read_network(graph)
    stream.write(_HEAD.encode())
    stream.writelines(line.encode() for line in _keys("edge", _EDGE_KEYS if network.edges else {}))
    stream.writelines(line.encode() for line in _keys("node", _NODE_KEYS if network.nodes else {}))
    if not network.nodes:
        stream.write(b'  <graph edgedefault="directed" />\n</graphml>\n')
        return
    stream.write(b'  <graph edgedefault="directed">\n')
    stream.writelines(_node(name, facts).encode() for name, facts in network.nodes.items())
    stream.writelines(_edge(edge).encode() for edge in _by_ends(network.nodes, network.edges))
    stream.write(b"  </graph>\n</graphml>\n")


def _node(name: str, facts: Mapping[str, str]) -> str:
    return f'    <node id="{_quoted(name)}">\n{_data(facts)}    </node>\n'


def _edge(edge: Edge) -> str:
    ends = f'source="{_quoted(edge.subject)}" target="{_quoted(edge.object)}"'
    return f'    <edge {ends} id="{_quoted(edge.predicate)}">\n{_data(edge.facts)}    </edge>\n'


def _by_ends(nodes: Iterable[str], edges: Iterable[Edge]) -> Iterator[Edge]:
    """Give the edges by their first node in the order of nodes, those between the same two together."""
    found: dict[str, dict[str, list[Edge]]] = {name: {} for name in nodes}
    for edge in edges:
        found[edge.subject].setdefault(edge.object, []).append(edge)
    return (edge for by_object in found.values() for same in by_object.values() for edge in same)


def _keys(kind: str, keys: Mapping[str, str]) -> Iterator[str]:
    for key, type_ in keys.items():
        yield f'  <key id="{key}" for="{kind}" attr.name="{key}" attr.type="{type_}" />\n'


def _data(facts: Mapping[str, str | float]) -> str:
    texts = ((key, escape(_NOT_XML.sub("\ufffd", str(value)))) for key, value in facts.items())
    return "".join(
        f'      <data key="{key}">{text}</data>\n' if text else f'      <data key="{key}" />\n' for key, text in texts
    )


def _quoted(name: str) -> str:
    return escape(_NOT_XML.sub("\ufffd", name), {'"': "&quot;"})
