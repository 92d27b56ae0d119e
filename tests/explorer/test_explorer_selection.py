"""The part of a graph that is too large to be indexed."""

from __future__ import annotations

import pytest

from explorer_graphs import news_graph
from kgraph.explorer import View, render, view
from kgraph.explorer.selection import Limits, select
from kgraph.ontology import load_ontology
from kgraph.rdf import RdfGraph
from kgraph.spool import in_order

GRAPH = RdfGraph(in_order(news_graph().triples), prefixes=news_graph().prefixes)


def part(limits: Limits) -> tuple[View, int]:
    """View the part of the sample graph within limits, and count what is left out."""
    triples, left_out = select(GRAPH, load_ontology(), limits)
    return view(triples, load_ontology()), left_out


@pytest.mark.parametrize(
    "limits", [Limits(9, 5, 99, 9), Limits(9, 9, 4, 1), Limits(9, 99, 99, 99)], ids=["things", "claims", "all"]
)
def test_what_is_shown_is_shown_as_in_the_whole(limits: Limits) -> None:
    """Nodes and facts of the part are those of the whole: nothing has become another thing, or is claimed anew."""
    whole, (shown, _) = view(GRAPH, load_ontology()), part(limits)
    nodes = {node.id: (node.label, node.kind, node.cls) for node in whole.nodes}
    edges = {
        edge.id: (edge.source, edge.target, edge.status, edge.speaker, len(edge.evidences)) for edge in whole.edges
    }
    assert 0 < len(shown.edges) <= len(whole.edges)
    for node in shown.nodes:
        assert nodes[node.id] == (node.label, node.kind, node.cls)
    for edge in shown.edges:
        assert edges[edge.id] == (edge.source, edge.target, edge.status, edge.speaker, len(edge.evidences))


def test_the_things_that_most_is_said_of_are_kept() -> None:
    """What takes part in most claims stays, with a few of its mentions; what is left out is counted."""
    whole, (shown, left_out) = view(GRAPH, load_ontology()), part(Limits(9, 9, 99, 1))
    ranked = sorted((node for node in whole.nodes if node.mentions), key=lambda node: (-node.facts, node.id))
    assert ranked[0].id in {node.id for node in shown.nodes}
    assert len(shown.nodes) < len(whole.nodes)
    assert left_out > 0


def test_the_page_of_a_large_graph_says_what_it_leaves_out() -> None:
    """Beyond a size a page is made of a part, and tells that it is one."""
    whole, some = (render(GRAPH, load_ontology(), limits=limits) for limits in (None, Limits(9, 4, 9, 1)))
    assert '"leftOut":0' in whole.replace(" ", "")
    assert '"leftOut":0' not in some.replace(" ", "")
    assert len(some) < len(whole)


def test_a_graph_that_is_small_enough_is_left_alone() -> None:
    """Nothing changes where memory holds the whole."""
    assert select(GRAPH, load_ontology(), Limits())[0] is GRAPH
