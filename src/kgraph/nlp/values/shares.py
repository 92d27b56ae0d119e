"""Read parts of a whole as percents: `two-thirds of`, `one in five`, `nine out of ten`, `half of`."""

from __future__ import annotations

from decimal import Decimal

from kgraph.model import Value, ValueKind
from kgraph.nlp.values.bounds import read_bound
from kgraph.nlp.values.measures import Measure, read_side
from kgraph.nlp.values.numerals import canonical
from kgraph.nlp.values.page import Found, Page

_SMALL = 10  # "nine in ten" is a ratio, "3 in 12 attacks" is not
_HALVES = 2
_WHOLE = Decimal(100)
_ROUGH, _FINE = Decimal("0.1"), Decimal("0.001")


def read_share(page: Page, measure: Measure) -> Found | None:
    """Read a number as a part of a whole; None if it is none.

    Args:
        page: The text.
        measure: A number without a unit.

    Returns:
        A percent; a place without a value where it is a fraction of something that is no whole.
    """
    return _fraction(page, measure) or _ratio(page, measure)


def read_half(page: Page, at: int) -> Found | None:
    """Read `half of the voters`; not the first half of a match, nor the other half of a couple."""
    is_other = page.is_in(at - 1, "share-not-after") or page.is_in(at - 1, "value-article") or page.text(at - 1) == "-"
    is_half = page.is_in(at, "half-word") and page.is_in(at + 1, "preposition-of")
    if not is_half or is_other or page.is_in(at - 1, "number-and"):
        return None
    return _percent(page, at, at + 1, Decimal(1), Decimal(_HALVES))


def _fraction(page: Page, measure: Measure) -> Found | None:
    """Read `two-thirds`, `three quarters of`, `a fifth of`; blank `three quarters` and other fractions."""
    number, hyphen = measure.low.number, page.text(measure.after) == "-"
    at = measure.after + 1 if hyphen else measure.after
    if number.form not in {"words", "article"} or not page.is_in(at, "fraction-noun"):
        return None
    whole = page.lexicon.means("share-noun").get(page.lower(at))
    is_part = page.is_in(at + 1, "preposition-of") or (hyphen and number.form == "words" and _is_noun(page, at + 1))
    if whole and is_part and number.amount < Decimal(whole):
        return _percent(page, measure.first, at + 1, number.amount, Decimal(whole))
    return page.found(measure.first, at + 1, None) if number.form == "words" else None


def _is_noun(page: Page, at: int) -> bool:
    return page.is_lower_word(at) and not page.is_in(at, "value-function-word")


def _ratio(page: Page, measure: Measure) -> Found | None:
    """Read `one in five`, `nine in ten`; blank `four out of 57`."""
    hit = page.lexicon.phrases("ratio-word").at(page.tokens, measure.after)
    whole = read_side(page, hit.edge) if hit else None
    if whole is None or hit is None or whole.kind or whole.number.form not in {"digits", "words"}:
        return None
    is_small = _is_small_ratio(measure.low.amount, whole.amount)
    if hit.edge == measure.after + 1 and not is_small:
        return None
    if not measure.low.amount < whole.amount:
        return None
    if is_small and measure.low.number.form in {"digits", "words"} and measure.low.amount > 0:
        return _percent(page, measure.first, whole.after, measure.low.amount, whole.amount)
    return page.found(measure.first, whole.after, None)


def _is_small_ratio(part: Decimal, whole: Decimal) -> bool:
    return whole <= _SMALL or (part == 1 and whole % _SMALL == 0 and whole <= _SMALL**3)


def _percent(page: Page, first: int, after: int, part: Decimal, whole: Decimal) -> Found:
    """Make a percent; thirds and their like have no exact decimal, so they are about so many."""
    bound, first, _ = read_bound(page, first, after)
    amount = part * _WHOLE / whole
    is_exact = amount == amount.quantize(_FINE)
    amount = amount if is_exact else amount.quantize(_ROUGH)
    bound = bound if is_exact else bound or "about"
    words = page.words(first, after)
    return page.found(
        first, after, Value(kind=ValueKind.PERCENT, text=words, amount=canonical(amount), unit="percent", bound=bound)
    )
