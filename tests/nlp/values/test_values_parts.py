"""The parts of the values reader: anchors, durations, bounds across paragraphs, lexicon and component."""

from __future__ import annotations

import re
from decimal import Decimal

import pytest
import spacy

from kgraph.errors import OntologyError
from kgraph.nlp.records import get_values, set_published
from kgraph.nlp.values import ValuesComponent, find_values
from kgraph.nlp.values.anchor import Anchor
from kgraph.nlp.values.currencies import currency_codes
from kgraph.nlp.values.durations import add_durations, iso_duration
from kgraph.nlp.values.numerals import canonical
from kgraph.ontology.loader import load_ontology
from kgraph.ontology.schema import Ontology

MONDAY = "2005-09-26"


@pytest.mark.parametrize(
    ("published", "expected"),
    [
        ("2005-09-26", Anchor(2005, 9, 26)),
        ("2005-09-26T06:15:00+09:00", Anchor(2005, 9, 26)),
        ("2005-09", Anchor(2005, 9)),
        ("2005", Anchor(2005)),
        ("", Anchor()),
        ("yesterday", Anchor()),
        ("2005-02-30", Anchor()),
        ("2005-13", Anchor()),
    ],
    ids=str,
)
def test_anchor_reads_only_real_dates(published: str, expected: Anchor) -> None:
    """A date published is known as exactly as it is given, and a false one not at all."""
    assert expected == Anchor.parse(published)


@pytest.mark.parametrize(
    ("number", "direction", "expected"),
    [
        (1, 0, "2005-09-26"),
        (1, -1, "2005-09-19"),
        (1, 1, "2005-10-03"),
        (7, 0, "2005-09-25"),
        (7, 1, "2005-10-02"),
        (2, -1, "2005-09-20"),
    ],
)
def test_weekdays_are_counted_from_publication(number: int, direction: int, expected: str) -> None:
    """A weekday is the last one up to publication, strictly before it, or strictly after it."""
    assert expected == Anchor.parse(MONDAY).weekday(number, direction)


def test_anchor_at_the_ends_of_time_gives_nothing() -> None:
    """Days before year 1 and after year 9999 cannot be written."""
    assert Anchor(1, 1, 1).shift("D", -1) == ""
    assert Anchor(9999, 12, 31).shift("D", 1) == ""
    assert Anchor(1, 1, 1).shift("M", -1) == ""
    assert Anchor(9999, 12, 31).shift("Y", 1) == ""


@pytest.mark.parametrize(
    ("amount", "unit", "expected"),
    [
        ("3", "P1Y", "P3Y"),
        ("2", "P10Y", "P20Y"),
        ("2", "P7D", "P14D"),
        ("0.5", "PT1H", "PT30M"),
        ("1.5", "P1D", "P1DT12H"),
        ("0.5", "P1D", "PT12H"),
        ("0.1", "P1Y", ""),
        ("1.5", "P1M", ""),
        ("2.5", "PT1S", "PT2.5S"),
        ("3", "nonsense", ""),
    ],
)
def test_durations_are_exact_or_left_out(amount: str, unit: str, expected: str) -> None:
    """A fraction that smaller units cannot write exactly gives nothing."""
    assert expected == iso_duration(Decimal(amount), unit)


def test_durations_are_joined_only_in_order() -> None:
    """Years and months join, months and years do not."""
    assert add_durations("P2Y", "P3M") == "P2Y3M"
    assert add_durations("P1D", "PT5H") == "P1DT5H"
    assert add_durations("P3M", "P2Y") == ""
    assert add_durations("P3M", "P3M") == ""


@pytest.mark.parametrize(
    ("number", "expected"),
    [("24.50E+6", "24500000"), ("0.50", "0.5"), ("-0", "0"), ("1E+3", "1000"), ("0", "0"), ("100", "100")],
)
def test_amounts_are_canonical(number: str, expected: str) -> None:
    """Amounts have no exponent and no trailing zeros."""
    assert expected == canonical(Decimal(number))


def test_a_value_does_not_cross_paragraphs() -> None:
    """A number at the end of a heading is not joined to the next paragraph."""
    found = find_values("Rules of 10\n\nmillion dollars went.", published=MONDAY, ontology=load_ontology())
    assert [span.value.text for span in found] == ["10"]


def test_a_value_may_cross_a_line_break() -> None:
    """Lines broken within a paragraph are read on."""
    found = find_values("It cost $24\nmillion in\n2004.", published=MONDAY, ontology=load_ontology())
    assert [(span.value.amount, span.value.start) for span in found] == [("24000000", ""), ("", "2004")]


def test_every_currency_of_the_lexicon_is_a_code_of_iso_4217() -> None:
    """A misspelt code in the lexicon would reach the graph."""
    ontology = load_ontology()
    meanings = [*ontology.meanings("currency-word").values(), *ontology.meanings("currency-symbol").values()]
    assert {code.split("/")[0] for code in meanings} - currency_codes() == set()


def test_every_bound_of_the_lexicon_is_an_individual_of_the_ontology() -> None:
    """Bounds are local names that the graph turns into IRIs."""
    ontology = load_ontology()
    lists = ("bound-word", "bound-after", "date-preposition")
    bounds = {means for name in lists for means in ontology.meanings(name).values()}
    assert bounds == {"about", "atLeast", "atMost", "moreThan", "lessThan", "since", "until"}


def test_every_time_unit_of_the_lexicon_is_a_duration() -> None:
    """Durations are made by multiplying the unit's."""
    for unit in load_ontology().meanings("time-unit").values():
        assert re.fullmatch(r"PT?[0-9]+[YMDHS]", unit)
        assert unit == iso_duration(Decimal(1), unit)


def test_a_lexicon_without_a_list_is_told_by_name() -> None:
    """A user's lexicon that lacks a cue list is misuse, and the error names the list."""
    with pytest.raises(OntologyError, match="unknown-cue-list"):
        find_values("It cost $5.", published="", ontology=Ontology())


def test_words_come_from_the_ontology_alone() -> None:
    """A currency added to the lexicon is read without a change of code."""
    default = load_ontology()
    lists = {name: dict(words) for name, words in default.cue_lists.items()}
    lists["currency-word"]["doubloons"] = "XAU"
    ontology = Ontology(cue_lists=lists)
    found = find_values("He paid 5 doubloons.", published="", ontology=ontology)
    assert [(span.value.kind.value, span.value.unit) for span in found] == [("money", "XAU")]
    assert find_values("He paid 5 doubloons.", published="", ontology=default)[0].value.kind.value == "count"


def test_component_leaves_values_on_the_doc() -> None:
    """The component reads raw text before any tagging, with the date published of the Doc."""
    component = ValuesComponent(load_ontology())
    doc = spacy.blank("en")("It got $24 million last October.")
    set_published(doc, MONDAY)
    values = get_values(component(doc))
    assert [(span.value.text, span.value.start) for span in values] == [
        ("$24 million", ""),
        ("last October", "2004-10"),
    ]
    assert [doc.text[span.start : span.end] for span in values] == ["$24 million", "last October"]
