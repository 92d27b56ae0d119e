"""Turn a measure with a percent sign or a unit into a value: `12.5 per cent`, `3-5 km`, `70 mph`."""

from __future__ import annotations

from kgraph.model import Value, ValueKind
from kgraph.nlp.values.bounds import read_bound, read_per
from kgraph.nlp.values.measures import Measure, read_side
from kgraph.nlp.values.numerals import canonical
from kgraph.nlp.values.page import Found, Page


def read_percent(page: Page, measure: Measure) -> Found | None:
    """Read a measure of kind `percent`; a bare `a percent` is none, `a percentage point` is one."""
    unit = measure.low.code
    if measure.low.number.form == "article" and unit == "percent":
        return None
    return make_quantity(page, measure, ValueKind.PERCENT, unit)


def read_quantity(page: Page, measure: Measure) -> Found | None:
    """Read a measure with a unit of length, area, mass and so on; feet with inches are left out."""
    side = measure.high or measure.low
    if side.number.form == "vague":
        return page.found(measure.first, measure.after, None)
    if side.number.form == "article" or (side.code == "degree" and side.number.form != "digits"):
        return None
    rest = read_side(page, measure.after)
    if side.code in page.lexicon.words("compound-unit") and rest and rest.number.form == "digits":
        return page.found(measure.first, rest.after, None)
    return make_quantity(page, measure, ValueKind.QUANTITY, side.code)


def make_quantity(page: Page, measure: Measure, kind: ValueKind, unit: str) -> Found:
    """Make a value of an amount with its bound, sign and period; a unit may bring its own (`mile/PT1H`)."""
    bound, first, after = read_bound(page, measure.first, measure.after)
    is_negative = first == measure.first and _has_minus(page, first)
    first, sign = (first - 1, "-") if is_negative else (first, "")
    unit, _, per = unit.partition("/")
    if not per and (kind is not ValueKind.COUNT or page.is_in(after, "per-word")):
        per, after = _read_per_of(page, after)
    value = Value(
        kind=kind,
        text=page.words(first, after),
        amount=sign + canonical(measure.low.amount) if measure.low.amount else "0",
        upper=canonical(measure.high.amount) if measure.high else "",
        unit=unit,
        per=per,
        bound=bound,
    )
    return page.found(first, after, value)


def _has_minus(page: Page, first: int) -> bool:
    is_sign = page.is_in(first - 1, "minus-sign") and page.is_glued(first) and not page.is_glued(first - 1)
    return is_sign or page.is_in(first - 1, "minus-word")


def _read_per_of(page: Page, after: int) -> tuple[str, int]:
    """Read `a day`, also after what is measured: `2 million barrels of oil a day`."""
    per, end = read_per(page, after)
    if not per and page.is_in(after, "preposition-of") and page.is_lower_word(after + 1):
        per, end = read_per(page, after + 2)
    return (per, end) if per else ("", after)
