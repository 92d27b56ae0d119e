"""Read a number with its unit, and ranges of two: `$24 million`, `12.5 per cent`, `3 to 5 million euros`, `57`.

One grammar serves money, percents, durations, quantities and counts, for they differ only in the unit that follows.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Decimal

from kgraph.nlp.values.numerals import Numeral, read_numeral
from kgraph.nlp.values.page import Page

_SHARED = Decimal(1000)  # numbers below it take the magnitude of the other end: 3 to 5 million
_NEAR = Decimal(100)  # "from 36 to 20 million" shares it, "from 500 to 2 million" does not


@dataclass(frozen=True, slots=True)
class Side:
    """A number with the unit before or after it.

    Args:
        first: Its first token.
        after: The token after it.
        number: The number.
        kind: `money`, `percent`, `time`, `measure`, or empty for a bare number.
        code: What the unit means.
        is_prefixed: Whether the unit stands before the number, as symbols do.
    """

    first: int
    after: int
    number: Numeral
    kind: str = ""
    code: str = ""
    is_prefixed: bool = False

    @property
    def amount(self) -> Decimal:
        """The number's value."""
        return self.number.amount


@dataclass(frozen=True, slots=True)
class Measure:
    """One number with its unit, or a range of two with the same unit.

    Args:
        first: Its first token.
        after: The token after it.
        low: The number, or the lower end.
        high: The upper end; None if not a range.
        dash: Whether the range is written with a dash.
    """

    first: int
    after: int
    low: Side
    high: Side | None = None
    dash: bool = False


def read_measures(page: Page, at: int) -> tuple[Measure, ...]:
    """Read the measure that begins at a token; `from 36 to 20 million` gives two."""
    left = read_side(page, at)
    if left is None:
        return ()
    joint = _joint(page, left)
    right = read_side(page, joint + 1) if joint else None
    if right is None:
        return (Measure(left.first, left.after, left),)
    return _joined(page, left, right, joint)


def without_unit(measure: Measure) -> Measure:
    """Give the first number of a measure alone: `57 won medals` counts."""
    low = measure.low
    if low.is_prefixed:
        return measure
    return Measure(low.first, low.number.after, Side(low.first, low.number.after, low.number))


def read_side(page: Page, at: int) -> Side | None:
    """Read a number with the unit around it."""
    symbol = page.lexicon.symbols.at(page.tokens, at)
    number = read_numeral(page, symbol.edge if symbol else at)
    if number is None or (symbol and number.form not in {"digits", "words"}):
        return None
    if symbol and page.kind(symbol.edge - 1) == "word" and number.form == "words":
        return None
    number = _spaced_letter(page, number) if symbol else number
    kind, code, after = read_unit(page, number)
    if symbol and (kind != "money" or symbol.means not in {"USD", code}):
        return Side(at, number.after, number, "money", symbol.means, is_prefixed=True)
    return Side(at, after, number, kind, code, is_prefixed=symbol is not None)


def read_unit(page: Page, number: Numeral) -> tuple[str, str, int]:
    """Read the unit after a number: its kind, its code and the token after it; empty strings if there is none."""
    at = number.after
    if page.text(at) == "-" and page.is_glued(at) and page.is_glued(at + 1):
        at += 1
    unit = page.lexicon.units.at(page.tokens, at)
    symbol = page.lexicon.symbols.at(page.tokens, at)
    if symbol and page.kind(symbol.edge) != "number" and not page.is_in(at, "prefix-only-symbol"):
        return "money", symbol.means, symbol.edge
    if unit and _ends(page, unit.edge):
        kind, code = unit.means.split(":", 1)
        return kind, code, unit.edge
    letter = page.lexicon.means("currency-letter").get(page.lower(at))
    if letter and page.is_glued(at) and number.form == "digits" and _ends(page, at + 1):
        return "money", letter, at + 1
    return "", "", number.after


def _ends(page: Page, at: int) -> bool:
    """Tell whether a unit ends here: no letter or digit touches it (`5 m2`, `10th`)."""
    return not (page.is_glued(at) and page.kind(at) == "number")


def _spaced_letter(page: Page, number: Numeral) -> Numeral:
    """Take the letter of `$24 m` for its magnitude."""
    scale = page.lexicon.letters.get(page.lower(number.after))
    if number.scale != 1 or scale is None or page.is_in(number.after + 1, "apostrophe"):
        return number
    return replace_scale(number, scale, after=number.after + 1)


def replace_scale(number: Numeral, scale: Decimal, *, after: int = 0) -> Numeral:
    """Multiply a number by a magnitude that stands elsewhere."""
    return number._replace(amount=number.amount * scale, scale=scale, after=after or number.after)


def _joint(page: Page, left: Side) -> int:
    """Find the token that joins two ends of a range after a side; 0 if there is none."""
    at = left.after
    if page.is_in(at, "range-dash"):
        return at if page.is_glued(at) and page.is_glued(at + 1) else 0
    is_between = page.is_in(left.first - 1, "range-between")
    lists = ("range-to", "range-and") if is_between else ("range-to", "range-or")
    return at if any(page.is_in(at, name) for name in lists) else 0


def _joined(page: Page, left: Side, right: Side, joint: int) -> tuple[Measure, ...]:
    alone = (Measure(left.first, left.after, left),)
    if not (_may_share(left) and _may_share(right)) or not _same_unit(page, left, right, joint):
        return alone
    is_change = page.is_in(joint, "range-to") and page.is_in(left.first - 1, "range-from")
    is_change = is_change and not page.is_in(left.first - 2, "range-verb")
    low = _share(left, right, is_change=is_change)
    if is_change:
        return (Measure(low.first, low.after, low), Measure(right.first, right.after, right))
    is_step = page.is_in(joint, "range-to") and page.is_in(left.first - 1, "change-preposition") and not right.kind
    if is_step or not low.amount < right.amount:
        return alone
    high = right if right.kind else replace(right, kind=low.kind, code=low.code)
    first = low.first - 1 if page.is_in(low.first - 1, "range-between") else low.first
    return (Measure(first, right.after, low, high, dash=page.is_in(joint, "range-dash")),)


def _may_share(side: Side) -> bool:
    return side.number.form in {"digits", "words"}


def _same_unit(page: Page, left: Side, right: Side, joint: int) -> bool:
    if left.kind and right.kind:
        return (left.kind, left.code) == (right.kind, right.code)
    if left.kind and not right.kind:
        is_closed = page.is_in(joint, "range-dash") or page.is_in(left.first - 1, "range-between")
        return left.is_prefixed and (is_closed or right.number.scale > 1)
    return not (right.kind and right.is_prefixed and not page.is_in(joint, "range-dash"))


def _share(left: Side, right: Side, *, is_change: bool) -> Side:
    """Give the left side the unit and the magnitude that it has in common with the right one."""
    number, scale = left.number, right.number.scale
    if number.scale == 1 and scale > 1 and number.amount < _SHARED and (not left.kind or left.is_prefixed):
        mantissa = right.amount / scale
        if number.amount < (mantissa * _NEAR if is_change else mantissa):
            number = replace_scale(number, scale)
    kind, code = (left.kind, left.code) if left.kind else (right.kind, right.code)
    return replace(left, number=number, kind=kind, code=code)
