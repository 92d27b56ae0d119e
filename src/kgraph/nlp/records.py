"""What kgraph's components leave on a Doc: plain tuples in `doc.user_data` behind typed functions.

Plain tuples survive `n_process > 1` and `DocBin` (msgpack returns them as lists, so readers normalise). Offsets are
characters into `doc.text`, end exclusive: they stay right when tokens are merged.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import astuple
from typing import NamedTuple

from spacy.tokens import Doc, Span

from kgraph.model import Value, ValueKind

_VALUES = "kgraph.values"
_NAMES = "kgraph.names"
_PUBLISHED = "kgraph.published"


class ValueSpan(NamedTuple):
    """A value and where it stands."""

    start: int
    end: int
    value: Value


class NameSpan(NamedTuple):
    """A proper name and where it stands.

    Args:
        start: First character, article left out.
        end: Character after the name.
        cls: IRI of the class of what it names.
        label: The name as it should be shown.
        individual: IRI in the knowledge base, or empty.
        source: What found it: `gazetteer`, `model` or the name of a rule.
    """

    start: int
    end: int
    cls: str
    label: str
    individual: str = ""
    source: str = ""


def set_values(doc: Doc, spans: Iterable[ValueSpan]) -> None:
    """Leave the values on a Doc, sorted by place."""
    ordered = sorted(spans, key=lambda span: (span.start, -span.end))
    doc.user_data[_VALUES] = [(span.start, span.end, *map(str, _fields(span.value))) for span in ordered]


def get_values(doc: Doc) -> tuple[ValueSpan, ...]:
    """Read the values of a Doc, sorted by place."""
    return tuple(ValueSpan(row[0], row[1], _value(row[2:])) for row in doc.user_data.get(_VALUES, ()))


def _fields(value: Value) -> tuple[str, ...]:
    return astuple(value)


def _value(row: Iterable[str]) -> Value:
    kind, text, amount, upper, unit, start, end, per, bound = row
    return Value(
        kind=ValueKind(kind),
        text=text,
        amount=amount,
        upper=upper,
        unit=unit,
        start=start,
        end=end,
        per=per,
        bound=bound,
    )


def set_names(doc: Doc, spans: Iterable[NameSpan]) -> None:
    """Leave the names on a Doc, sorted by place."""
    doc.user_data[_NAMES] = [tuple(span) for span in sorted(spans)]


def get_names(doc: Doc) -> tuple[NameSpan, ...]:
    """Read the names of a Doc, sorted by place."""
    return tuple(NameSpan(*row) for row in doc.user_data.get(_NAMES, ()))


def set_published(doc: Doc, published: str) -> None:
    """Leave the date published (ISO 8601) on a Doc, the anchor of relative dates."""
    doc.user_data[_PUBLISHED] = published


def get_published(doc: Doc) -> str:
    """Read the date published of a Doc; empty if unknown."""
    return str(doc.user_data.get(_PUBLISHED, ""))


def span_at(doc: Doc, start: int, end: int) -> Span | None:
    """Find the tokens that cover characters, widened to whole tokens; None if there are none."""
    span = doc.char_span(start, end, alignment_mode="expand")
    return span if span is not None and len(span) else None
