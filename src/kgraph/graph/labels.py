"""Readable labels of values and statements."""

from __future__ import annotations

import re

from kgraph.graph.context import Context
from kgraph.graph.durations import in_words, rate_in_words
from kgraph.graph.terms import number, plain_digits
from kgraph.model import Statement, Value, ValueKind
from kgraph.ontology.vocab import RDF_TYPE

_TIME_WORDS = {"atLeast": "from", "moreThan": "after", "atMost": "until", "lessThan": "before"}
_CAPITAL = re.compile(r"(?=[A-Z])")


def value_label(value: Value) -> str:
    """Write a value for people: digits grouped, bound and period spelt out.

    Example:
        >>> value_label(Value(kind=ValueKind.MONEY, text="", amount="20000000", unit="KRW", bound="atLeast"))
        'at least 20,000,000 KRW'
        >>> value_label(Value(kind=ValueKind.INTERVAL, text="", start="2005", end="2008"))
        '2005 to 2008'
    """
    match value.kind:
        case ValueKind.TEXT:
            return value.text
        case ValueKind.DATE | ValueKind.INTERVAL:
            return _time_label(value) or value.text
        case _:
            return _amount_label(value) or value.text


def statement_label(statement: Statement, context: Context) -> str:
    """Write a statement for people: one sentence with its status in brackets."""
    object_ = statement.object
    words = value_label(object_) if isinstance(object_, Value) else context.name(object_)
    if statement.predicate == RDF_TYPE:
        verb = "is an" if words.lower().startswith(tuple("aeiou")) else "is a"
    else:
        verb = statement.phrase or context.name(statement.predicate)
    return f"{context.name(statement.subject)} {verb} {words} [{statement.status}]"


def _bound_words(bound: str) -> str:
    """Spell out a bound: `atLeast` becomes `at least`."""
    return _CAPITAL.sub(" ", bound).lower()


def _time_label(value: Value) -> str:
    if value.start and value.end:
        span = f"{value.start} to {value.end}"
    elif value.kind is ValueKind.DATE:
        span = value.start
    else:
        span = f"from {value.start}" if value.start else f"until {value.end}" if value.end else ""
    bound = _TIME_WORDS.get(value.bound, _bound_words(value.bound))
    return f"{bound} {span}".strip() if span else ""


def _amount_label(value: Value) -> str:
    amount = number(value.amount)
    if amount is None:
        size = " to ".join(in_words(end) for end in (value.start, value.end) if end)
    else:
        upper = number(value.upper)
        size = plain_digits(amount, ",") + (f" to {plain_digits(upper, ',')}" if upper is not None else "")
        size = f"{size} {value.unit}".rstrip()
    if not size:
        return ""
    return " ".join(part for part in (_bound_words(value.bound), size, value.per and rate_in_words(value.per)) if part)
