"""What components leave on a Doc survives spaCy's own ways of storing and sending Docs."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
import spacy
from spacy.tokens import Doc, DocBin

from kgraph.model import Status, Value, ValueKind
from kgraph.nlp.mentions import MentionRecord, get_mentions
from kgraph.nlp.records import (
    NameSpan,
    ValueSpan,
    get_names,
    get_published,
    get_values,
    set_names,
    set_published,
    set_values,
    span_at,
)
from kgraph.nlp.statement_records import StatementRecord, get_statements
from kgraph.nlp.status import get_status
from kgraph.ontology.vocab import kg
from nlp_notation import Reader, at
from nlp_ontology import small_ontology

if TYPE_CHECKING:
    from collections.abc import Callable

TREE = """Tomas_Riedl{Person}/NNP/nsubj/1 said/VBD/ROOT/1 Norway{Country;Norway;kb:norway}/NNP/nsubj/3
    signed/VBD/ccomp/1 the/DT/det/5 treaty/NN/dobj/3 in/IN/prep/3 2009{date;start=2009}/CD/pobj/6 ././punct/1"""
FULL = Value(
    kind=ValueKind.MONEY, text="nine", amount="9", upper="12", unit="EUR", start="a", end="b", per="P1Y", bound="about"
)


def _same(doc: Doc) -> Doc:
    return doc


def _through_bytes(doc: Doc) -> Doc:
    return Doc(doc.vocab).from_bytes(doc.to_bytes())


def _through_docbin(doc: Doc) -> Doc:
    stored = DocBin(store_user_data=True, docs=[doc]).to_bytes()
    return next(DocBin(store_user_data=True).from_bytes(stored).get_docs(doc.vocab))


WAYS = [_same, _through_bytes, _through_docbin]


@pytest.fixture
def read() -> Doc:
    """Give a Doc that all components after the parser have seen."""
    doc = Reader(small_ontology(), spacy.blank("en").vocab).read(TREE)
    set_published(doc, "2011-03-04")
    return doc


@pytest.mark.parametrize("way", WAYS, ids=["on the Doc", "through bytes", "through DocBin"])
def test_nlp_records_survive(way: Callable[[Doc], Doc], read: Doc) -> None:
    """Names, values, mentions, statements and the date come back equal and typed, whatever msgpack makes of tuples."""
    doc = way(read)
    assert (get_names(read), get_values(read), get_mentions(read), get_statements(read)) == (
        get_names(doc),
        get_values(doc),
        get_mentions(doc),
        get_statements(doc),
    )
    assert "2011-03-04" == get_published(doc)
    assert {NameSpan, ValueSpan, MentionRecord, StatementRecord} == {
        type(item)
        for items in (get_names(doc), get_values(doc), get_mentions(doc), get_statements(doc))
        for item in items
    }


@pytest.mark.parametrize("way", WAYS, ids=["on the Doc", "through bytes", "through DocBin"])
def test_nlp_records_keep_status(way: Callable[[Doc], Doc], read: Doc) -> None:
    """The status of a predicate and its speaker come back too."""
    doc = way(read)
    assert (Status.REPORTED, 0) == get_status(doc, at(doc, "signed"))


def test_nlp_records_keep_each_field_of_a_value() -> None:
    """Every field of a value comes back as it was."""
    doc = spacy.blank("en")("about nine")
    set_values(doc, [ValueSpan(6, 10, FULL)])
    assert (ValueSpan(6, 10, FULL),) == get_values(_through_docbin(doc))


def test_nlp_records_are_sorted() -> None:
    """Names and values come in the order of their places, the longer value first."""
    doc = spacy.blank("en")("nine to twelve euros")
    short, long = Value(kind=ValueKind.COUNT, text="nine"), Value(kind=ValueKind.MONEY, text="nine to twelve euros")
    set_values(doc, [ValueSpan(8, 14, short), ValueSpan(0, 4, short), ValueSpan(0, 20, long)])
    set_names(doc, [NameSpan(8, 14, kg("Person"), "b"), NameSpan(0, 4, kg("Person"), "a")])
    assert [(0, 20), (0, 4), (8, 14)] == [(span.start, span.end) for span in get_values(doc)]
    assert ["a", "b"] == [name.label for name in get_names(doc)]


def test_nlp_records_are_empty_at_first() -> None:
    """A Doc that no component has seen has no names, values, mentions or statements, and no date."""
    doc = spacy.blank("en")("Norway signed.")
    assert ((), (), (), (), "") == (
        get_names(doc),
        get_values(doc),
        get_mentions(doc),
        get_statements(doc),
        get_published(doc),
    )


@pytest.mark.parametrize(
    ("start", "end", "expected"),
    [
        pytest.param(0, 6, "Norway", id="one token"),
        pytest.param(0, 13, "Norway signed", id="two tokens"),
        pytest.param(1, 9, "Norway signed", id="parts of tokens"),
        pytest.param(90, 95, None, id="outside"),
        pytest.param(6, 7, None, id="a blank"),
    ],
)
def test_nlp_records_find_tokens(start: int, end: int, expected: str | None) -> None:
    """Characters lead to the whole tokens that cover them."""
    span = span_at(spacy.blank("en")("Norway signed."), start, end)
    assert expected == (span.text if span is not None else None)
