"""The graph as networkx sees it: entities and values as nodes, plain triples as edges with what backs them.

Comes in: `RdfGraph`. Goes out: `networkx.MultiDiGraph`, see https://networkx.org/documentation/stable/.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kgraph.export.network import read_network
from kgraph.ontology import Ontology
from kgraph.rdf import RdfGraph

if TYPE_CHECKING:
    import networkx as nx


def to_networkx(graph: RdfGraph, ontology: Ontology | None = None) -> nx.MultiDiGraph[str]:
    """Make a networkx graph of what is claimed outright.

    Args:
        graph: A built graph.
        ontology: Gives the labels of properties and tells a class from those above it; the default one if None.

    Returns:
        Nodes by IRI (literals by their N-Triples form) with `label`, `class` and `kind` (`entity` or `value`); edges
        keyed by predicate with `label`, `status`, `confidence` and `sentence`.

    Example:
        >>> to_networkx(RdfGraph(())).number_of_nodes()
        0
    """
    import networkx as nx  # noqa: PLC0415 - takes a quarter of a second and is needed only here

    network = read_network(graph, ontology)
    result: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    result.add_nodes_from((name, dict(facts)) for name, facts in network.nodes.items())
    for edge in network.edges:
        result.add_edge(edge.subject, edge.object, key=edge.predicate, **edge.facts)
    return result
