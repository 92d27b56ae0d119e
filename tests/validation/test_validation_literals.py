"""Ill-typed literals are told from well-typed ones by the grammar of XML Schema."""

from __future__ import annotations

import pyoxigraph as ox
import pytest

from kgraph.ontology.vocab import XSD
from kgraph.validation import validate
from kgraph.validation.literals import ill_typed
from kgraph.validation.shapes import WELL_TYPED_LITERAL

WELL = [
    *(("integer", "0"), ("integer", "-12"), ("integer", "9" * 5000), ("integer", " 5 "), ("byte", "-128")),
    *(("decimal", "0.5"), ("decimal", "+.5"), ("decimal", "12."), ("double", "1e5"), ("float", "-INF")),
    *(("boolean", "1"), ("date", "2004-02-29"), ("date", "2004-12-01Z"), ("dateTime", "2004-12-01T06:15:00")),
    *(("gYear", "2004"), ("gYearMonth", "2004-12"), ("duration", "P1Y6M"), ("time", "23:59:59")),
    *(("nonNegativeInteger", "0"), ("string", "anything"), ("anyURI", "a b")),
]
ILL = [
    *(("integer", ""), ("integer", "1.0"), ("integer", "1_000"), ("integer", "\u0663"), ("byte", "128")),
    *(("decimal", "1e5"), ("decimal", "NaN"), ("double", "ten"), ("boolean", "TRUE"), ("date", "2005-02-29")),
    *(("date", "2004-1-1"), ("date", "20040101"), ("dateTime", "2004-12-01"), ("gYear", "197X")),
    *(("gYearMonth", "2004-13"), ("duration", "P"), ("time", "25:00:00"), ("positiveInteger", "0")),
    *(("unsignedByte", "9" * 5000), ("nonNegativeInteger", "-1")),
]


def _literal(datatype: str, words: str) -> ox.Literal:
    return ox.Literal(words, datatype=ox.NamedNode(XSD + datatype))


@pytest.mark.parametrize(("datatype", "words"), WELL, ids=lambda part: str(part)[:20])
def test_well_typed(datatype: str, words: str) -> None:
    """Words in the lexical space of the datatype pass."""
    assert frozenset() == ill_typed([_literal(datatype, words)])


@pytest.mark.parametrize(("datatype", "words"), ILL, ids=lambda part: str(part)[:20])
def test_ill_typed(datatype: str, words: str) -> None:
    """Words outside it are found."""
    literal = _literal(datatype, words)
    assert frozenset((literal,)) == ill_typed([literal])


def test_the_cases_are_all_there() -> None:
    """Both tables are as long as they are meant to be."""
    assert (21, 20) == (len(WELL), len(ILL))


def test_other_datatypes_are_not_judged() -> None:
    """A datatype of somebody else's may have any words, and plain strings have none to judge."""
    foreign = ox.Literal("x", datatype=ox.NamedNode("https://example.org/kind"))
    assert frozenset() == ill_typed([foreign, ox.Literal("x"), ox.Literal("x", language="en")])


def test_many_dates_are_cast_at_once() -> None:
    """More literals than one query takes are all judged."""
    years = [_literal("gYear", str(1000 + number)) for number in range(4500)]
    assert frozenset((_literal("gYear", "x"),)) == ill_typed([*years, _literal("gYear", "x")])


def test_an_ill_typed_literal_is_a_violation() -> None:
    """It is reported with its node and property although no shape looks at it."""
    node, property_ = ox.NamedNode("https://example.org/a"), ox.NamedNode("https://example.org/opened")
    report = validate([ox.Triple(node, property_, _literal("date", "2005-02-29"))])
    assert not report.conforms
    assert [(node.value, property_.value, WELL_TYPED_LITERAL)] == [(r.focus, r.path, r.shape) for r in report.results]
