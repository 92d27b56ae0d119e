"""The most important part of a view."""

from __future__ import annotations

from explorer_graphs import news_graph
from kgraph.explorer import view
from kgraph.explorer.portion import portion
from kgraph.ontology import load_ontology


def test_the_best_connected_are_kept_with_what_is_said_among_them() -> None:
    """Every fact, sentence and document of the part means what it meant in the whole."""
    whole = view(news_graph(), load_ontology())
    part = portion(whole, most=12)
    assert len(part.nodes) == 12
    assert {"ent:harbour-bridge", "ent:river-accord"} <= {node.id for node in part.nodes}
    kept = {node.id for node in part.nodes}
    facts = {edge.id: edge for edge in whole.edges}
    assert 0 < len(part.edges) < len(whole.edges)
    for edge in part.edges:
        assert {edge.source, edge.target} - {""} <= kept
        assert [part.evidences[number].quote for number in edge.evidences] == [
            whole.evidences[number].quote for number in facts[edge.id].evidences
        ]
    for evidence in part.evidences:
        assert evidence.quote in part.sentences[evidence.sentence]
        assert 0 <= evidence.document < len(part.documents)
    assert len(part.sentences) < len(whole.sentences)


def test_a_view_that_is_small_enough_is_left_alone() -> None:
    """Nothing changes where there is nothing to leave out."""
    whole = view(news_graph(), load_ontology())
    assert portion(whole) is whole
