"""Write durations in ISO 8601, and read those of several units (`two hours and 30 minutes`).

Spec: ISO 8601-1:2019 section 5.5.2, in the part that `xsd:duration` shares (https://www.w3.org/TR/xmlschema11-2/#duration):
weeks are written in days.
"""

from __future__ import annotations

import re
from decimal import Decimal

from kgraph.nlp.values.numerals import canonical

_UNIT = re.compile(r"P(T?)([0-9]+)([A-Z])")
_SMALLER = {"Y": ("M", 12), "D": ("H", 24), "TH": ("M", 60), "TM": ("S", 60)}


def iso_duration(amount: Decimal, unit: str) -> str:
    """Give so many units as an ISO 8601 duration; empty if a fraction cannot be written exactly.

    Args:
        amount: How many.
        unit: The duration of one (`P1Y`, `P7D`, `PT1H`).

    Example:
        >>> iso_duration(Decimal("2.5"), "PT1H"), iso_duration(Decimal(3), "P7D"), iso_duration(Decimal("1.5"), "P1M")
        ('PT2H30M', 'P21D', '')
    """
    match = _UNIT.fullmatch(unit)
    if match is None:
        return ""
    clock, factor, letter = match.groups()
    total = amount * Decimal(factor)
    whole = total.to_integral_value(rounding="ROUND_FLOOR")
    if whole == total or clock + letter == "TS":
        return f"P{clock}{canonical(total)}{letter}"
    smaller, size = _SMALLER.get(clock + letter, ("", 0))
    rest = (total - whole) * size
    if not smaller or rest != rest.to_integral_value():
        return ""
    head = f"{canonical(whole)}{letter}" if whole else ""
    mark = "" if clock else "T" if smaller == "H" else ""
    return f"P{clock}{head}{mark}{canonical(rest)}{smaller}"


def add_durations(larger: str, smaller: str) -> str:
    """Join durations of two units, the larger first; empty if they are not in that order.

    Example:
        >>> add_durations("PT2H", "PT30M"), add_durations("P1Y", "P3M"), add_durations("P3M", "P1Y")
        ('PT2H30M', 'P1Y3M', '')
    """
    order = ["Y", "M", "D", "TH", "TM", "TS"]
    keys = [("T" if "T" in text else "") + text[-1] for text in (larger, smaller)]
    if any(key not in order for key in keys) or order.index(keys[0]) >= order.index(keys[1]):
        return ""
    tail = smaller[1:]
    return larger + (tail.removeprefix("T") if "T" in larger else tail)
