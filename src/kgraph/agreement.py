"""Tell whether two values can both be true: 1950 and 2 March 1950 can, as can "about 50" and 52."""

from __future__ import annotations

import calendar
from decimal import Decimal

from kgraph.model import Value, ValueKind

_LEAST, _MOST = Decimal("-Infinity"), Decimal("Infinity")
_ABOUT = Decimal("0.1")  # how far "about" reaches, as a share
_DATES = (ValueKind.DATE, ValueKind.INTERVAL)
_FIRST, _LAST = "0001-01-01", "9999-12-31"
_YEAR, _MONTH, _DAY = 4, 7, 10  # letters of an ISO 8601 year, month and day
# Bounds, as `Value.bound` names them.
_ROUGHLY, _UP_TO, _FROM = "about", ("atMost", "lessThan"), ("atLeast", "moreThan")


def agree(one: Value, other: Value) -> bool:
    """Tell whether two values can both be true.

    What cannot be compared (money in two currencies, a date and a number, words) is not held against either.

    Example:
        >>> agree(Value(kind=ValueKind.DATE, text="1950", start="1950"),
        ...       Value(kind=ValueKind.DATE, text="May 1951", start="1951-05"))
        False
    """
    if one.kind in _DATES and other.kind in _DATES:
        return not (_has_year(one) and _has_year(other)) or _overlap(_days(one), _days(other))
    if one.kind != other.kind or (one.unit, one.per) != (other.unit, other.per) or not (one.amount and other.amount):
        return True
    return _overlap(_amounts(one), _amounts(other))


def dates_agree(one: str, other: str) -> bool:
    """Tell whether two dates can be the same day.

    Args:
        one: A date, month or year in ISO 8601; without a year it agrees with any.
        other: Another.

    Example:
        >>> dates_agree("1950", "1950-03-02"), dates_agree("--12-25", "1950-03-02"), dates_agree("1950", "1951")
        (True, True, False)
    """
    first, second = (Value(kind=ValueKind.DATE, text=date, start=date) for date in (one, other))
    return agree(first, second)


def _overlap(one: tuple[object, object], other: tuple[object, object]) -> bool:
    return bool(one[0] <= other[1] and other[0] <= one[1])  # type: ignore[operator]  # dates with dates


def _has_year(value: Value) -> bool:
    """Tell whether a date has its year: "--12-25" is a day of any year (ISO 8601)."""
    return not (value.start or value.end).startswith("-")


def _days(value: Value) -> tuple[str, str]:
    """Give the first and the last day that a date or interval may mean."""
    end = value.start if value.kind is ValueKind.DATE else value.end
    first = _FIRST if value.bound in _UP_TO or not value.start else _first_day(value.start)
    last = _LAST if value.bound in _FROM or not end else _last_day(end)
    if value.bound == _ROUGHLY:
        return f"{first[:_YEAR]}-01-01", f"{last[:_YEAR]}-12-31"
    return first, last


def _first_day(date: str) -> str:
    return (date + _FIRST[len(date) :])[:_DAY]


def _last_day(date: str) -> str:
    if len(date) == _YEAR:
        return f"{date}-12-31"
    if len(date) == _MONTH:
        return f"{date}-{calendar.monthrange(int(date[:_YEAR]), int(date[_YEAR + 1 :]))[1]:02}"
    return date[:_DAY]


def _amounts(value: Value) -> tuple[Decimal, Decimal]:
    """Give the least and the greatest number that an amount may mean."""
    low = Decimal(value.amount)
    high = Decimal(value.upper) if value.upper else low
    if value.bound == _ROUGHLY:
        return low - abs(low) * _ABOUT, high + abs(high) * _ABOUT
    return _LEAST if value.bound in _UP_TO else low, _MOST if value.bound in _FROM else high
