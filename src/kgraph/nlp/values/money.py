"""Turn a measure with a currency into money: `36 million won`, `US$1.5bn a year`, `50p`."""

from __future__ import annotations

from decimal import Decimal

from kgraph.model import Value, ValueKind
from kgraph.nlp.values.bounds import read_bound, read_per
from kgraph.nlp.values.measures import Measure, Side
from kgraph.nlp.values.numerals import canonical
from kgraph.nlp.values.page import Found, Page
from kgraph.nlp.values.quantities import make_quantity
from kgraph.nlp.values.shared import NO_CURRENCY, which_currency

_WORD_LEAST = 1000  # "3,000 won" is money, "57 won seats" is not
_SYMBOL_LEAST = 100  # "R350" is money, "R2" is not
_POUND_LEAST = 1000  # nobody weighs thousands of pounds in the news as often as they are paid
_CONTEXT = 6  # words around pounds that may tell money from weight


def read_money(page: Page, measure: Measure) -> Found | None:
    """Read a measure of kind `money`; None if it is not money after all."""
    low = measure.low
    if low.number.form == "article":
        return None
    currency = which_currency(page, measure.high or low)
    if low.number.form == "vague" or currency == NO_CURRENCY:
        return page.found(measure.first, measure.after, None)
    if not _is_money(page, measure):
        return _weight(page, measure)
    code, _, parts = currency.partition("/")
    divisor = Decimal(parts or 1)
    bound, first, after = read_bound(page, measure.first, measure.after)
    per, after = read_per(page, after)
    value = Value(
        kind=ValueKind.MONEY,
        text=page.words(first, after),
        amount=canonical(low.amount / divisor),
        upper=canonical(measure.high.amount / divisor) if measure.high else "",
        unit=code,
        per=per,
        bound=bound,
    )
    return page.found(first, after, value)


def _weight(page: Page, measure: Measure) -> Found | None:
    """Read pounds that are no money as a weight where the words around say so; else they are blank."""
    side = measure.high or measure.low
    if not page.is_in(side.after - 1, "pound-word"):
        return None
    is_weight = page.is_in(measure.after, "preposition-of") or bool(
        _around(page, measure) & page.lexicon.words("weight-context")
    )
    if is_weight:
        return make_quantity(page, measure, ValueKind.QUANTITY, page.lexicon.means("pound-weight").get("pound", ""))
    return page.found(measure.first, measure.after, None)


def _around(page: Page, measure: Measure) -> set[str]:
    return {page.lower(at) for at in range(measure.first - _CONTEXT, measure.after + _CONTEXT)}


def _is_money(page: Page, measure: Measure) -> bool:
    side = measure.high or measure.low
    if side.is_prefixed:
        return _is_symbol(page, measure.low)
    word = page.lower(side.after - 1)
    is_large = side.number.scale >= _WORD_LEAST or side.amount >= _WORD_LEAST
    if word in page.lexicon.words("weak-currency-word"):
        return is_large
    if word in page.lexicon.words("pound-word"):
        return _is_sterling(page, measure)
    return not (word in page.lexicon.means("currency-letter") and side.amount >= _WORD_LEAST)


def _is_symbol(page: Page, side: Side) -> bool:
    if page.words(side.first, side.number.first) not in page.lexicon.words("weak-currency-symbol"):
        return True
    is_marked = side.number.scale > 1 or "," in page.text(side.number.first)
    is_large = side.amount >= _SYMBOL_LEAST and not page.is_in(side.first, "weakest-currency-symbol")
    return (is_marked or is_large) and page.is_glued(side.number.first)


def _is_sterling(page: Page, measure: Measure) -> bool:
    """Tell money from weight by the words around; without any sign it is not taken for money."""
    if page.is_in(measure.after, "preposition-of") and not page.is_in(measure.after + 1, "money-noun"):
        return False
    around = _around(page, measure)
    if around & page.lexicon.words("weight-context"):
        return False
    return (measure.high or measure.low).amount >= _POUND_LEAST or bool(around & page.lexicon.words("money-context"))
