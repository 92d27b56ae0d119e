"""What holds for any text: places, words, canonical numbers, ISO 8601."""

from __future__ import annotations

import re
from datetime import date
from itertools import pairwise

from hypothesis import example, given, settings
from hypothesis import strategies as st

from kgraph.model import ValueKind
from kgraph.nlp.records import ValueSpan
from kgraph.nlp.values import find_values
from kgraph.nlp.values.tokens import tokenise
from kgraph.ontology.loader import load_ontology

AMOUNT = re.compile(r"-?(0|[1-9][0-9]*)(\.[0-9]*[1-9])?")
MOMENT = re.compile(
    r"--[0-9]{2}(-[0-9]{2})?"
    r"|[0-9]{4}(-[0-9]{2}(-[0-9]{2}(T[0-9]{2}:[0-9]{2}:[0-9]{2}(Z|[+-][0-9]{2}:?[0-9]{2})?)?)?)?"
)
DURATION = re.compile(r"P(?=.)([0-9]+Y)?([0-9]+M)?([0-9]+D)?(T(?=.)([0-9]+H)?([0-9]+M)?([0-9.]+S)?)?")
BOUNDS = {"", "about", "atLeast", "atMost", "moreThan", "lessThan"}
DATED = {ValueKind.DATE, ValueKind.INTERVAL}

LISTS = (
    "number-word",
    "magnitude-word",
    "magnitude-letter",
    "vague-number",
    "ordinal-word",
    "value-article",
    "half-more",
    "bound-word",
    "bound-after",
    "currency-symbol",
    "currency-word",
    "percent-word",
    "time-unit",
    "per-word",
    "measure-unit",
    "month-word",
    "weekday-word",
    "relative-day",
    "direction-word",
    "span-word",
    "date-part",
    "season-word",
    "fiscal-word",
    "weekend-word",
    "share-noun",
    "shared-currency",
    "currency-place",
    "date-preposition",
    "interval-opening",
    "interval-closing",
    "ago-word",
    "age-after",
    "age-before",
    "clock-half",
    "era-word",
    "ratio-word",
    "quarter-letter",
    "range-dash",
)
NUMBERS = [
    "3",
    "5",
    "57",
    "0",
    "007",
    "1,000",
    "1,00,000",
    "2.5",
    "10",
    "2005",
    "1998",
    "05",
    "26",
    "31",
    "12",
    "30",
    "99",
    "2005-09-26",
    "26/09/2005",
    "10:30",
    "1/2",
]
MARKS = [*"$€£-/:.,()'+#%°½⅓", "\u2013", "\u2019s", "s", "st", "th", "of", "the", "in", "on", "half", "people", "long"]
CUES = sorted({word for name in LISTS for word in load_ontology().words(name)})
PIECES = st.one_of(
    st.sampled_from(NUMBERS), st.sampled_from(MARKS), st.sampled_from([*CUES, *(word.capitalize() for word in CUES)])
)
GAPS = st.sampled_from(["", " ", " ", "\n\n"])
SENTENCES = st.lists(st.tuples(PIECES, GAPS), max_size=14).map(
    lambda parts: "".join(piece + gap for piece, gap in parts)
)
DAYS = st.one_of(st.just(""), st.dates(date(1, 1, 1), date(9999, 12, 31)).map(date.isoformat), st.text(max_size=12))


def check(text: str, published: str) -> tuple[ValueSpan, ...]:
    """Read a text and check what must hold of every result."""
    found = find_values(text, published=published, ontology=load_ontology())
    for before, after in pairwise(found):
        assert before.end <= after.start
    for span in found:
        value = span.value
        assert 0 <= span.start < span.end <= len(text)
        assert text[span.start : span.end] == value.text
        assert all(AMOUNT.fullmatch(amount) for amount in (value.amount, value.upper) if amount)
        assert value.bound in BOUNDS
        assert bool(value.amount) == (value.kind not in DATED | {ValueKind.DURATION})
        assert bool(value.start or value.end) == (value.kind in DATED | {ValueKind.DURATION})
        pattern = DURATION if value.kind is ValueKind.DURATION else MOMENT
        assert all(pattern.fullmatch(moment) for moment in (value.start, value.end) if moment)
    return found


@given(st.text(max_size=200), DAYS)
@settings(deadline=None, max_examples=200)
@example("İ5 $3 ٣ ²", "2005-09-26")
@example("9" * 400 + " million dollars", "2005-09-26")
@example("31 February 2005 and 29 February 1900", "0001-01-01")
def test_any_text_is_read_without_harm(text: str, published: str) -> None:
    """No text and no date published makes the reader fail or give a malformed value."""
    check(text, published)


@given(SENTENCES, DAYS)
@settings(deadline=None, max_examples=1000)
@example("in the last 99 century", "2005-09-26")
@example("two decades ago", "0009-01-01")
@example("next 99 years", "9999-12-31")
@example("1 day and a half", "2005-09-26")
def test_any_mixture_of_its_words_is_read_without_harm(text: str, published: str) -> None:
    """Words of the lexicon in any order give well-formed values in separate places."""
    check(text, published)


@given(SENTENCES)
@settings(deadline=None, max_examples=100)
def test_reading_twice_gives_the_same(text: str) -> None:
    """The same text and date give the same values."""
    assert check(text, "2005-09-26") == check(text, "2005-09-26")


@given(SENTENCES)
@settings(deadline=None, max_examples=200)
def test_without_a_date_published_nothing_relative_is_read(text: str) -> None:
    """Values read without a date published are read the same with one, or something longer covers them."""
    dated = check(text, "2005-09-26")
    for span in check(text, ""):
        assert any(other.start < span.end and span.start < other.end for other in dated) or not span.value.start


@given(st.text(max_size=300))
@settings(deadline=None, max_examples=200)
def test_tokens_cover_the_text(text: str) -> None:
    """Tokens stand in order, say what the text says, and leave out nothing but space."""
    place = 0
    for token in tokenise(text):
        assert token.text == text[token.start : token.end]
        assert text[place : token.start].strip() == ""
        place = token.end
    assert text[place:].strip() == ""
