"""Turn a bare number into a count, or know it for a label, a score, a ratio or part of a name.

A result without a value blanks its stretch: what stands in it was understood and is no value.
"""

from __future__ import annotations

from kgraph.model import Value, ValueKind
from kgraph.nlp.values.labels import is_free, is_labelled, is_score, is_year_like
from kgraph.nlp.values.measures import Measure, Side
from kgraph.nlp.values.page import Found, Page
from kgraph.nlp.values.quantities import make_quantity
from kgraph.nlp.values.shares import read_share
from kgraph.nlp.values.spans import read_bare_age


def read_count(page: Page, measure: Measure) -> Found | None:
    """Read a measure without a unit."""
    form = measure.low.number.form
    if form == "article":
        return read_share(page, measure)
    if form == "vague":
        return _vague(page, measure)
    share = read_share(page, measure)
    if share or form == "half" or not is_free(page, measure.low.first, measure.after):
        return share or _blank(page, measure)
    age = read_bare_age(page, measure)
    if age or (measure.low.number.letter and not measure.high):
        return age or _lettered(page, measure)
    is_count = _is_count(page, measure)
    return make_quantity(page, measure, ValueKind.COUNT, "") if is_count else _blank(page, measure)


def _blank(page: Page, measure: Measure) -> Found:
    return page.found(measure.first, measure.after, None)


def _is_count(page: Page, measure: Measure) -> bool:
    side = measure.low
    if is_labelled(page, side, measure.after) or (measure.dash and is_score(page, measure.after)):
        return False
    if side.number.form == "digits":
        return bool(measure.high) or not is_year_like(page, side)
    return not _is_pronoun(page, side)


def _is_pronoun(page: Page, side: Side) -> bool:
    """Tell whether a number word counts nothing: `one of them`, `no one`, `two-way`, `ground zero`."""
    after = side.after
    if page.text(after) == "-" and page.is_glued(after) and page.is_in(after + 1, "number-hyphen-idiom"):
        return True
    if side.amount > 1:
        return False
    is_participle = page.lower(after).endswith(("ed", "ing"))
    is_beside = page.is_in(after, "not-after-one") or page.is_in(side.first - 1, "not-before-one")
    return side.amount < 1 or is_participle or is_beside or not page.is_lower_word(after)


def _vague(page: Page, measure: Measure) -> Found | None:
    """Read `dozens` as at least twelve; `millions of dollars` or `tens of miles` cannot be normalised."""
    after = measure.after
    is_of = page.is_in(after, "preposition-of")
    unit = page.lexicon.units.at(page.tokens, after + 1) if is_of else None
    if unit:
        return page.found(measure.first, unit.edge, None)
    is_single = after == measure.first + 1
    if is_single and not is_of and page.is_in(measure.first, "vague-needs-of"):
        return None
    found = make_quantity(page, measure, ValueKind.COUNT, "")
    value = found.value
    if value is None or value.bound not in {"", "about"}:
        return found._replace(value=None)
    return page.found(measure.first, after, _at_least(value.amount, page.words(measure.first, after)))


def _at_least(amount: str, text: str) -> Value:
    return Value(kind=ValueKind.COUNT, text=text, amount=amount, bound="atLeast")


def _lettered(page: Page, measure: Measure) -> Found:
    """Read `5m people` as millions and `100m hurdles` as metres; without a sign of either it is blank."""
    number, after = measure.low.number, measure.after
    blank = page.found(measure.first, after, None)
    if number.letter not in page.lexicon.words("plain-magnitude-letter"):
        return blank
    if page.is_in(after, "metre-context"):
        if number.letter not in page.lexicon.words("metre-letter"):
            return blank
        metres = number._replace(amount=number.amount / number.scale)
        side = Side(measure.first, after, metres, "measure", "metre")
        return make_quantity(page, Measure(measure.first, after, side), ValueKind.QUANTITY, "metre")
    is_counting = page.is_plural(after) or page.is_in(after, "count-adjective")
    return make_quantity(page, measure, ValueKind.COUNT, "") if is_counting else blank
