"""Every plain triple of a graph with statements has one that asserts or reports it."""

from __future__ import annotations

import pyoxigraph as ox
import pytest

from kgraph.model import Status
from kgraph.ontology.vocab import RDF, kg
from kgraph.validation import validate
from kgraph.validation.shapes import BACKED_TRIPLE

A, B, C = (ox.NamedNode(f"https://example.org/{name}") for name in "abc")
MET = ox.NamedNode("https://example.org/met")
PLAIN = ox.Triple(A, MET, B)


def _statement(status: Status, object_: ox.NamedNode | ox.Literal = B) -> list[ox.Triple]:
    node = ox.NamedNode(f"https://example.org/{status}")
    parts = {
        RDF + "subject": A,
        RDF + "predicate": MET,
        RDF + "object": object_,
        kg("status"): ox.NamedNode(kg(status)),
    }
    return [ox.Triple(node, ox.NamedNode(predicate), term) for predicate, term in parts.items()]


def _unbacked(triples: list[ox.Triple]) -> list[str]:
    return [result.value for result in validate(triples).results if result.shape == BACKED_TRIPLE]


@pytest.mark.parametrize("status", [Status.ASSERTED, Status.REPORTED])
def test_what_is_said_may_stand(status: Status) -> None:
    """An asserted statement backs its triple, a reported one where the build was asked for those."""
    assert [] == _unbacked([PLAIN, *_statement(status)])


@pytest.mark.parametrize("status", [Status.DENIED, Status.HEDGED, Status.PLANNED, Status.CONDITIONAL])
def test_what_is_not_said_may_not(status: Status) -> None:
    """A denied statement is kept, and its triple is not claimed."""
    assert [B.value] == _unbacked([PLAIN, *_statement(status)])


def test_one_text_that_asserts_is_enough() -> None:
    """What one text denies and another asserts is backed."""
    assert [] == _unbacked([PLAIN, *_statement(Status.DENIED), *_statement(Status.ASSERTED)])


def test_a_statement_of_another_object_backs_nothing() -> None:
    """Subject, property and object must be those of the triple; a literal must be the same term."""
    assert [B.value] == _unbacked([PLAIN, *_statement(Status.ASSERTED, C)])
    number = ox.Literal("3", datatype=ox.NamedNode("http://www.w3.org/2001/XMLSchema#integer"))
    assert ['"3"'] == _unbacked([ox.Triple(A, MET, ox.Literal("3")), *_statement(Status.ASSERTED, number)])


def test_a_graph_of_others_is_not_judged() -> None:
    """Without statements, and for properties that no statement has, there is nothing to ask for."""
    other = ox.Triple(A, ox.NamedNode("https://example.org/age"), ox.Literal("3"))
    assert [] == _unbacked([PLAIN])
    assert [] == _unbacked([other, *_statement(Status.ASSERTED)])
