"""Values become the literal that says it all, or a node in canonical forms."""

from __future__ import annotations

import warnings

import pyoxigraph as ox
import pytest
from hypothesis import given

from graph_samples import words
from kgraph.graph.context import Context
from kgraph.graph.labels import value_label
from kgraph.graph.values import value_blocks, value_term
from kgraph.model import Value, ValueKind
from kgraph.ontology import load_ontology
from kgraph.ontology.vocab import RDF_TYPE, XSD, kg, local_name
from kgraph.ordered import Sorted
from strategies import MINTER, values

CONTEXT = Context(load_ontology(), MINTER)


def make(kind: str, **fields: str) -> Value:
    """Make a value whose words do not matter."""
    return Value(kind=ValueKind(kind), text="some words", **fields)


def triples_of(value: Value) -> list[ox.Triple]:
    """Describe a value's node."""
    return list(Sorted(list(value_blocks(value, CONTEXT))))


LITERALS = {
    "day": (make("date", start="2004-12-01"), "2004-12-01", "date"),
    "minute": (make("date", start="2004-12-01T06:15"), "2004-12-01T06:15:00", "dateTime"),
    "minute-utc": (make("date", start="2004-12-01T06:15Z"), "2004-12-01T06:15:00Z", "dateTime"),
    "second-zone": (make("date", start="2004-12-01T06:15:30+09:00"), "2004-12-01T06:15:30+09:00", "dateTime"),
    "month": (make("date", start="2004-12"), "2004-12", "gYearMonth"),
    "year": (make("date", start="2004"), "2004", "gYear"),
    "day-without-year": (make("date", start="--01-28"), "--01-28", "gMonthDay"),
    "month-without-year": (make("date", start="--11"), "--11", "gMonth"),
    "count": (make("count", amount="57"), "57", "integer"),
    "count-exponent": (make("count", amount="2E3"), "2000", "integer"),
    "count-fraction": (make("count", amount="2.50"), "2.5", "decimal"),
    "ordinal": (make("ordinal", amount="3"), "3", "integer"),
    "duration": (make("duration", start="P3Y"), "P3Y", "duration"),
    "duration-months": (make("duration", start="P18M"), "P1Y6M", "duration"),
    "duration-weeks": (make("duration", start="P2W"), "P14D", "duration"),
    "text": (make("text"), "some words", "string"),
    "no-such-day": (make("date", start="2004-02-30"), "some words", "string"),
    "no-number": (make("money", amount="many", unit="KRW"), "some words", "string"),
    "not-finite": (make("count", amount="NaN"), "some words", "string"),
    "no-duration": (make("duration", start="P"), "some words", "string"),
    "no-interval": (make("interval"), "some words", "string"),
}

NODES = {
    "money": (
        make("money", amount="24000000", unit="USD", per="P1Y"),
        "MonetaryAmount",
        {"amount": "24000000", "currency": "USD", "per": "P1Y"},
        "24,000,000 USD per year",
    ),
    "money-bound": (
        make("money", amount="20000000", unit="KRW", bound="atLeast"),
        "MonetaryAmount",
        {"amount": "20000000", "currency": "KRW", "bound": kg("atLeast")},
        "at least 20,000,000 KRW",
    ),
    "money-range": (
        make("money", amount="3000000.50", upper="5000000", unit="EUR", per="2 people"),
        "MonetaryAmount",
        {"amount": "3000000.5", "upperAmount": "5000000", "currency": "EUR", "per": "2 people"},
        "3,000,000.5 to 5,000,000 EUR per 2 people",
    ),
    "percent": (
        make("percent", amount="45.5", unit="percent", bound="moreThan"),
        "Quantity",
        {"amount": "45.5", "unit": "percent", "bound": kg("moreThan")},
        "more than 45.5 percent",
    ),
    "quantity": (
        make("quantity", amount="12", unit="kilometre"),
        "Quantity",
        {"amount": "12", "unit": "kilometre"},
        "12 kilometre",
    ),
    "count-bound": (
        make("count", amount="1000", bound="about"),
        "Quantity",
        {"amount": "1000", "bound": kg("about")},
        "about 1,000",
    ),
    "count-unit": (
        make("count", amount="57", unit="defector"),
        "Quantity",
        {"amount": "57", "unit": "defector"},
        "57 defector",
    ),
    "duration-bound": (
        make("duration", start="P3Y", bound="atMost"),
        "Quantity",
        {"amount": "3", "unit": "year", "duration": "P3Y", "bound": kg("atMost")},
        "at most 3 years",
    ),
    "duration-mixed": (
        make("duration", start="P1M3D", bound="atMost"),
        "Quantity",
        {"duration": "P1M3D", "bound": kg("atMost")},
        "at most 1 month 3 days",
    ),
    "duration-range": (
        make("duration", start="P2Y", end="P3Y"),
        "Quantity",
        {"amount": "2", "upperAmount": "3", "unit": "year", "duration": "P2Y"},
        "2 years to 3 years",
    ),
    "duration-range-of-two-units": (
        make("duration", start="P6M", end="P1Y"),
        "Quantity",
        {"amount": "6", "unit": "month", "duration": "P6M"},
        "6 months to 1 year",
    ),
    "by-date": (
        make("date", start="2008", bound="atMost"),
        "Interval",
        {"until": "2008", "bound": kg("atMost")},
        "until 2008",
    ),
    "before-date": (
        make("date", start="2008", bound="lessThan"),
        "Interval",
        {"until": "2008", "bound": kg("lessThan")},
        "before 2008",
    ),
    "since-date": (
        make("date", start="2008-03", bound="atLeast"),
        "Interval",
        {"from": "2008-03", "bound": kg("atLeast")},
        "from 2008-03",
    ),
    "around-date": (
        make("date", start="2008", bound="about"),
        "Interval",
        {"from": "2008", "until": "2008", "bound": kg("about")},
        "about 2008",
    ),
    "interval": (
        make("interval", start="2005", end="2008-12-31"),
        "Interval",
        {"from": "2005", "until": "2008-12-31"},
        "2005 to 2008-12-31",
    ),
    "interval-open": (make("interval", end="2008"), "Interval", {"until": "2008"}, "until 2008"),
}


def test_all_kinds_are_covered() -> None:
    """Each kind of value has a case."""
    tried = {value.kind for value, *_ in LITERALS.values()} | {value.kind for value, *_ in NODES.values()}
    assert (set(ValueKind), 21, 17) == (tried, len(LITERALS), len(NODES))


@pytest.mark.parametrize(("value", "lexical", "datatype"), LITERALS.values(), ids=LITERALS)
def test_literals(value: Value, lexical: str, datatype: str) -> None:
    """A value that one literal says is that literal, and nothing else is written of it."""
    assert str(ox.Literal(lexical, datatype=ox.NamedNode(XSD + datatype))) == value_term(value, CONTEXT)
    assert [] == triples_of(value)


@pytest.mark.parametrize(("value", "cls", "facts", "label"), NODES.values(), ids=NODES)
def test_nodes(value: Value, cls: str, facts: dict[str, str], label: str) -> None:
    """A value that needs more is a node with its class, its facts and a readable label."""
    triples = triples_of(value)
    found = {local_name(t.predicate.value): words(t.object) for t in triples if t.predicate.value.startswith(kg(""))}
    assert {value_term(value, CONTEXT)} == {str(triple.subject) for triple in triples}
    assert {kg(cls), kg("Value")} == {words(t.object) for t in triples if t.predicate.value == RDF_TYPE}
    assert facts == found
    assert label == value_label(value)


def test_a_unit_is_left_out_where_a_bare_number_is_wanted() -> None:
    """The unit of a plain count can be dropped, that of a bounded one cannot."""
    plain, bounded = make("count", amount="57", unit="man"), make("count", amount="57", unit="man", bound="atLeast")
    assert str(ox.Literal(57)) == value_term(plain, CONTEXT, keep_unit=False)
    assert value_term(bounded, CONTEXT, keep_unit=False).startswith("<")


def test_equal_values_share_a_node() -> None:
    """The words of the text are not part of what a value is."""
    first = Value(kind=ValueKind.MONEY, text="$5", amount="5", unit="USD")
    second = Value(kind=ValueKind.MONEY, text="five dollars", amount="5", unit="USD")
    assert triples_of(first) == triples_of(second)


@given(values())
def test_stores_give_literals_back_as_written(value: Value) -> None:
    """Oxigraph, which normalises, and rdflib keep every literal, so that all engines agree."""
    import rdflib  # noqa: PLC0415 - only this test needs it

    store, subject = ox.Store(), ox.NamedNode("https://example.org/s")
    tail = f"{subject} {value_term(value, CONTEXT)}"
    triples = [*Sorted([(str(subject), (tail,))]), *triples_of(value)]
    store.extend(ox.Quad(triple.subject, triple.predicate, triple.object) for triple in triples)
    assert {str(triple) for triple in triples} == {str(quad.triple) for quad in store}
    for triple in triples:
        if isinstance(triple.object, ox.Literal) and not triple.object.language:
            with warnings.catch_warnings():
                warnings.simplefilter("error")
                parsed = rdflib.Literal(triple.object.value, datatype=rdflib.URIRef(triple.object.datatype.value))
            assert triple.object.value == str(parsed)
