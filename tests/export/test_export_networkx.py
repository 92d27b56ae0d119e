"""networkx and GraphML hold what is claimed outright, with what backs it."""

from __future__ import annotations

import io
from dataclasses import replace

import networkx as nx
import pyoxigraph as ox
import pytest
from hypothesis import example, given, settings

from graph_samples import (
    ACT,
    DEFECTORS,
    DENIED,
    ENTITIES,
    FUNDS,
    KIM,
    MINISTRY,
    MINTER,
    MONDAY,
    MONDAY_SENTENCE,
    MONEY,
    SUBMISSION,
    SUBMITTED,
    sample_graph,
)
from kgraph.export import find_exporter, to_networkx
from kgraph.graph import assemble
from kgraph.model import Statement, Status, Value, ValueKind
from kgraph.ontology import load_ontology
from kgraph.ontology.vocab import kg
from kgraph.rdf import RdfGraph
from strategies import graphs


def view(*statements: Statement, plain: frozenset[Status] = frozenset((Status.ASSERTED,))) -> nx.MultiDiGraph[str]:
    """Build and convert a graph of statements."""
    triples = assemble([MONDAY], ENTITIES, statements, ontology=load_ontology(), minter=MINTER, plain=plain)
    return to_networkx(RdfGraph(triples))


def test_entities_are_nodes_with_their_lowest_class() -> None:
    """A ministry is a government body, not an agent."""
    assert {"label": "Ministry of Unification", "class": "government body", "kind": "entity"} == view().nodes[
        MINISTRY.id
    ]


def test_an_event_that_nobody_claims_is_no_node() -> None:
    """It has a label but no class."""
    assert SUBMISSION.id not in view()


def test_plain_triples_are_edges_with_what_backs_them() -> None:
    """An edge carries label, status, confidence and the sentence."""
    edge = view(SUBMITTED).edges[MINISTRY.id, KIM.id, SUBMITTED.predicate]
    label = load_ontology().label(SUBMITTED.predicate)
    assert {"label": label, "status": "asserted", "confidence": 0.9, "sentence": MONDAY_SENTENCE} == edge


def test_values_are_nodes() -> None:
    """Money has its node, a literal one of its own."""
    count = replace(FUNDS, predicate=kg("p"), object=Value(kind=ValueKind.COUNT, text="57", amount="57"))
    found = view(FUNDS, count)
    money = MINTER.value(MONEY)
    assert {"label": "24,000,000 USD per year", "class": "monetary amount", "kind": "value"} == found.nodes[money]
    literals = [facts for name, facts in found.nodes(data=True) if name.startswith('"')]
    assert [{"label": "57", "class": "", "kind": "value"}] == literals


def test_what_is_not_claimed_is_no_edge() -> None:
    """A denied statement leaves its things unconnected."""
    assert not view(DENIED).has_edge(ACT.id, DEFECTORS.id)


def test_an_asserted_statement_backs_an_edge_before_a_reported_one() -> None:
    """Of two statements of one triple the better status is shown."""
    reported = replace(SUBMITTED, status=Status.REPORTED, speaker=KIM.id, confidence=1.0)
    both = view(SUBMITTED, reported, plain=frozenset((Status.ASSERTED, Status.REPORTED)))
    assert "asserted" == both.edges[MINISTRY.id, KIM.id, SUBMITTED.predicate]["status"]


def test_a_reported_statement_alone_backs_no_edge_unless_claimed() -> None:
    """There is no edge without a plain triple."""
    reported = replace(SUBMITTED, status=Status.REPORTED, speaker=KIM.id)
    assert 0 == view(reported).number_of_edges()
    assert 1 == view(reported, plain=frozenset((Status.REPORTED,))).number_of_edges()


def test_classes_of_another_ontology_keep_their_names() -> None:
    """A class that the ontology does not know is shown by its local name."""
    things = [
        replace(KIM, cls="https://example.org/Being"),
        replace(MINISTRY, cls="https://example.org/Being", evidence=()),
    ]
    triples = assemble([], things, [], ontology=load_ontology(), minter=MINTER)
    assert "Being" == to_networkx(RdfGraph(triples)).nodes[KIM.id]["class"]


def graphml(graph: RdfGraph) -> bytes:
    """Export to GraphML."""
    stream = io.BytesIO()
    find_exporter("graphml")(graph, stream)
    return stream.getvalue()


def test_graphml_reads_back() -> None:
    """Networkx finds the same nodes and edges in the file."""
    graph = sample_graph()
    back, meant = nx.read_graphml(io.BytesIO(graphml(graph)), force_multigraph=True), to_networkx(graph)
    assert sorted(meant.nodes(data="label")) == sorted(back.nodes(data="label"))
    assert sorted(meant.nodes(data="class")) == sorted(back.nodes(data="class"))
    assert sorted(meant.edges(data="sentence")) == sorted(back.edges(data="sentence"))


@settings(max_examples=30)
@given(graphs())
def test_any_graph_gives_well_formed_graphml(graph: RdfGraph) -> None:
    """Control characters, which XML cannot hold, do not break the file."""
    back = nx.read_graphml(io.BytesIO(graphml(graph)), force_multigraph=True)
    assert to_networkx(graph).number_of_edges() == back.number_of_edges()


@settings(max_examples=30)
@given(graphs())
@example(RdfGraph(()))
@example(sample_graph())
def test_graphml_is_what_networkx_writes(graph: RdfGraph) -> None:
    """Byte for byte, where XML can hold all names."""
    meant, text = io.BytesIO(), graphml(graph)
    nx.write_graphml_xml(to_networkx(graph), meant, named_key_ids=True)
    assert "\ufffd".encode() in text or meant.getvalue() == text


@pytest.mark.parametrize(
    ("words", "kept"),
    [("<b>&amp;", "<b>&amp;"), ("통일부", "통일부"), ("a\u0000b\u001f", "a\ufffdb\ufffd"), ("\ufffe", "\ufffd")],
    ids=["markup", "korean", "control", "noncharacter"],
)
def test_graphml_keeps_what_xml_can_hold(words: str, kept: str) -> None:
    """Only what XML 1.0 has no place for is replaced."""
    triples = assemble([], [replace(KIM, label=words)], [], ontology=load_ontology(), minter=MINTER)
    back = nx.read_graphml(io.BytesIO(graphml(RdfGraph(triples))))
    assert kept == back.nodes[KIM.id]["label"]


def test_foreign_triples_do_no_harm() -> None:
    """Triples that no statement backs are left out."""
    node = ox.NamedNode("https://example.org/x")
    assert 0 == to_networkx(RdfGraph((ox.Triple(node, node, ox.BlankNode("b")),))).number_of_nodes()
