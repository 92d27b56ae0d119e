"""Values as RDF: typed literals where one says it all, nodes where a bound, range, unit or currency belongs to it."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from kgraph.graph.context import Context
from kgraph.graph.durations import single_amount
from kgraph.graph.labels import value_label
from kgraph.graph.terms import Term, date, decimal, described, duration, integer, node, number, text
from kgraph.model import Value, ValueKind
from kgraph.ontology.vocab import RDFS_LABEL, kg
from kgraph.ordered import Block

_LOWER_BOUNDS = frozenset(("", "about", "atLeast", "moreThan"))
_UPPER_BOUNDS = frozenset(("", "about", "atMost", "lessThan"))


def value_term(value: Value, context: Context, *, keep_unit: bool = True) -> Term:
    """Give what stands for a value in a triple: a literal, or the node that `value_blocks` describes.

    Args:
        value: The value.
        context: The graph being written.
        keep_unit: Whether a count's unit matters; without it a plain count is a number.

    Returns:
        A literal where one says it all; the words of the text where the value is malformed, so that nothing wrong is
        claimed and the shapes report it.
    """
    literal = _literal(value, keep_unit=keep_unit)
    if literal is not None:
        return literal
    return node(context.minter.value(value)) if _is_describable(value) else text(value.text)


def value_blocks(value: Value, context: Context, *, keep_unit: bool = True) -> Iterator[Block]:
    """Describe the node of a value; nothing for one that is a literal."""
    subject = value_term(value, context, keep_unit=keep_unit)
    if not subject.startswith("<"):
        return
    tails = [*context.types(kg(_class_name(value))), f"{node(RDFS_LABEL)} {text(value_label(value))}"]
    tails.extend(f"{node(kg(name))} {term}" for name, term in _facts(value))
    yield described(subject, tails)


def _literal(value: Value, *, keep_unit: bool) -> Term | None:
    is_bare = not (value.bound or value.upper or value.per)
    match value.kind:
        case ValueKind.TEXT:
            return text(value.text)
        case ValueKind.DATE:
            return date(value.start) if is_bare and not value.end else None
        case ValueKind.DURATION:
            return duration(value.start) if is_bare and not value.end else None
        case ValueKind.ORDINAL:
            return _number_literal(value)
        case ValueKind.COUNT:
            return _number_literal(value) if is_bare and not (value.unit and keep_unit) else None
        case _:
            return None


def _number_literal(value: Value) -> Term | None:
    amount = number(value.amount)
    if amount is None:
        return None
    return integer(int(amount)) if amount == amount.to_integral_value() else decimal(amount)


def _class_name(value: Value) -> str:
    match value.kind:
        case ValueKind.MONEY:
            return "MonetaryAmount"
        case ValueKind.DATE | ValueKind.INTERVAL:
            return "Interval"
        case _:
            return "Quantity"


def _is_describable(value: Value) -> bool:
    """Tell whether a node of the value would say more than its words."""
    if value.kind in {ValueKind.DATE, ValueKind.INTERVAL}:
        return any(name in {"from", "until"} for name, _ in _facts(value))
    return _size(value) is not None or (value.kind is ValueKind.DURATION and duration(value.start) is not None)


def _facts(value: Value) -> Iterator[tuple[str, Term]]:
    """Give the properties of a value's node by local name."""
    is_time = value.kind in {ValueKind.DATE, ValueKind.INTERVAL}
    yield from _time_facts(value) if is_time else _amount_facts(value)
    if value.per:
        yield "per", text(value.per)
    if value.bound:
        yield "bound", node(kg(value.bound))


def _time_facts(value: Value) -> Iterator[tuple[str, Term]]:
    """Give the ends of an interval; a bounded date is open at one end, a rough one begins and ends with itself."""
    is_date = value.kind is ValueKind.DATE
    start = date(value.start) if not is_date or value.bound in _LOWER_BOUNDS else None
    end = date(value.start if is_date and not value.end else value.end)
    if start is not None:
        yield "from", start
    if end is not None and (not is_date or value.bound in _UPPER_BOUNDS):
        yield "until", end


def _amount_facts(value: Value) -> Iterator[tuple[str, Term]]:
    size = _size(value)
    if size is not None:
        amount, unit = size
        yield "amount", decimal(amount)
        if unit:
            yield "currency" if value.kind is ValueKind.MONEY else "unit", text(unit)
    upper = _upper(value, size[1] if size else "")
    if upper is not None:
        yield "upperAmount", decimal(upper)
    length = duration(value.start) if value.kind is ValueKind.DURATION else None
    if length is not None:
        yield "duration", length


def _upper(value: Value, unit: str) -> Decimal | None:
    """Give the upper end of a range; that of a duration in the unit of the lower end, else none."""
    if value.kind is not ValueKind.DURATION:
        return number(value.upper)
    longest = single_amount(value.end)
    return longest[0] if longest and longest[1] == unit else None


def _size(value: Value) -> tuple[Decimal, str] | None:
    amount = number(value.amount)
    if amount is not None:
        return amount, value.unit
    return single_amount(value.start) if value.kind is ValueKind.DURATION else None
