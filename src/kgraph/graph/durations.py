"""ISO 8601 durations in words, and as an amount of one unit."""

from __future__ import annotations

import re
from decimal import Decimal

_UNITS = ("year", "month", "week", "day", "hour", "minute", "second")
_NUMBER = r"\d+(?:\.\d+)?"
_DURATION = re.compile(
    rf"P(?=.)(?:({_NUMBER})Y)?(?:({_NUMBER})M)?(?:({_NUMBER})W)?(?:({_NUMBER})D)?"
    rf"(?:T(?=.)(?:({_NUMBER})H)?(?:({_NUMBER})M)?(?:({_NUMBER})S)?)?"
)
_SECONDS = {"week": 604800, "day": 86400, "hour": 3600, "minute": 60, "second": 1}
_MONTHS = {"year": 12, "month": 1}


def parts(duration: str) -> tuple[tuple[str, str], ...]:
    """Split a duration into amounts and units; empty if it is none.

    Example:
        >>> parts("P1Y6M")
        (('1', 'year'), ('6', 'month'))
    """
    match = _DURATION.fullmatch(duration)
    return tuple((amount, unit) for amount, unit in zip(match.groups(), _UNITS, strict=True) if amount) if match else ()


def in_words(duration: str) -> str:
    """Spell out a duration; what is none stays as it is.

    Example:
        >>> in_words("P1Y6M"), in_words("PT1H"), in_words("person")
        ('1 year 6 months', '1 hour', 'person')
    """
    return " ".join(f"{n} {unit}" if n == "1" else f"{n} {unit}s" for n, unit in parts(duration)) or duration


def rate_in_words(per: str) -> str:
    """Spell out what an amount is for.

    Example:
        >>> rate_in_words("P1Y"), rate_in_words("P6M"), rate_in_words("2 people")
        ('per year', 'per 6 months', 'per 2 people')
    """
    return f"per {in_words(per).removeprefix('1 ')}"


def single_amount(duration: str) -> tuple[Decimal, str] | None:
    """Give a duration as an amount of its smallest unit; None where months and days do not mix.

    Example:
        >>> single_amount("P1Y6M"), single_amount("P1M3D")
        ((Decimal('18'), 'month'), None)
    """
    found = parts(duration)
    if not found:
        return None
    unit = found[-1][1]
    scale = _MONTHS if unit in _MONTHS else _SECONDS
    if any(name not in scale for _, name in found):
        return None
    total = sum((Decimal(amount) * scale[name] for amount, name in found), Decimal(0))
    return total / scale[unit], unit
