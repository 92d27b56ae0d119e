"""Read gold: one sentence or short passage a line, with all that the ontology can say of it (`data/README.md`)."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from kgraph.errors import ReadError
from kgraph.model import Document, Segment, Status, ValueKind

_VALUE_FIELDS = ("kind", "amount", "upper", "unit", "start", "end", "per", "bound")
_HINT = "See 'Gold' in data/README.md for the form of a line."


@dataclass(frozen=True, slots=True)
class GoldTerm:
    """A subject, object or speaker as gold gives it; with nothing set it stands for anything.

    Args:
        names: Names or descriptions that are equally right, the canonical one first.
        event: Local name of a class of events: any event of that class in the sentence.
        value: Fields of a value with the contents that are equally right; `kind` is always there.
    """

    names: tuple[str, ...] = ()
    event: str = ""
    value: tuple[tuple[str, tuple[str, ...]], ...] = ()

    @property
    def kind(self) -> str:
        """Give the kind of the value, or an empty string."""
        return dict(self.value).get("kind", ("",))[0]


@dataclass(frozen=True, slots=True)
class GoldStatement:
    """What a sentence says, or must not be taken to say.

    Args:
        subject: Who or what.
        predicate: Local name or IRI of a property.
        object: Whom, what, or how much.
        statuses: How the text puts it; several are equally right.
        speaker: Who says so; None for nobody.
        times: ISO 8601 date, month or year, or `start/end` with an open end left out, or empty for none; several are
            equally right.
        is_optional: Whether leaving it out is right too.
    """

    subject: GoldTerm
    predicate: str
    object: GoldTerm
    statuses: tuple[Status, ...] = (Status.ASSERTED,)
    speaker: GoldTerm | None = None
    times: tuple[str, ...] = ("",)
    is_optional: bool = False

    def __str__(self) -> str:
        status = "/".join(self.statuses)
        return f"{_show(self.subject)} | {self.predicate} | {_show(self.object)} ({status})"


@dataclass(frozen=True, slots=True)
class GoldRecord:
    """One sentence or short passage with its statements.

    Args:
        id: Stable name; the id of its document in a build.
        text: The passage.
        published: ISO 8601 date that relative dates count from, or empty.
        statements: All that the ontology's properties can say of it.
        must_not: What must not become a plain triple; statuses and optional do not matter here.
        note: Which kind of sentence it is.
    """

    id: str
    text: str
    published: str = ""
    statements: tuple[GoldStatement, ...] = ()
    must_not: tuple[GoldStatement, ...] = ()
    note: str = ""


def read_gold(path: Path) -> tuple[GoldRecord, ...]:
    """Read a gold file.

    Args:
        path: JSON Lines, one record a line.

    Returns:
        The records in the order of the file.

    Raises:
        ReadError: If it cannot be read, a line is no gold record, or two have one id.
    """
    try:
        lines = path.read_bytes().decode("utf-8-sig").split("\n")
    except (OSError, UnicodeDecodeError) as error:
        raise ReadError("missing-gold", f"'{path}' cannot be read: {error}.", "Check the path.") from error
    records = tuple(_read_line(line, f"{path}:{number}") for number, line in enumerate(lines, 1) if line.strip())
    seen: set[str] = set()
    for record in records:
        if record.id in seen:
            raise ReadError("bad-gold", f"{path}: two records have the id {record.id!r}.", "Give each its own id.")
        seen.add(record.id)
    return records


def gold_documents(records: Iterable[GoldRecord]) -> tuple[Document, ...]:
    """Make a document of each record, so that a build can read it.

    Example:
        >>> [document.id for document in gold_documents([GoldRecord("ada", "Ada works for Acme.")])]
        ['ada']
    """
    return tuple(
        Document(
            id=record.id,
            text=record.text,
            source=f"{record.id}.txt",
            media_type="text/plain",
            sha256=hashlib.sha256(record.text.encode()).hexdigest(),
            segments=(Segment(0, len(record.text)),),
            published=record.published,
        )
        for record in records
    )


def _read_line(line: str, place: str) -> GoldRecord:
    try:
        found = json.loads(line)
        return GoldRecord(
            id=_text(found, "id"),
            text=_text(found, "text"),
            published=found.get("published") or "",
            statements=tuple(_statement(item) for item in found["statements"]),
            must_not=tuple(_statement(item) for item in found.get("must_not", ())),
            note=found.get("note", ""),
        )
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        detail = f"it has no {error}" if isinstance(error, KeyError) else str(error)
        raise ReadError("bad-gold", f"{place} is no gold record: {detail}.", _HINT) from error


def _text(item: Mapping[str, Any], name: str) -> str:
    value = item[name]
    if not isinstance(value, str) or not value.strip():
        message = f"{name!r} is no text"
        raise ValueError(message)
    return value


def _statement(item: Mapping[str, Any]) -> GoldStatement:
    speaker = item.get("speaker")
    return GoldStatement(
        subject=_term(item["subject"]),
        predicate=_text(item, "predicate"),
        object=_term(item["object"]),
        statuses=tuple(Status(status) for status in _several(item.get("status", Status.ASSERTED))),
        speaker=None if speaker is None else _term(speaker),
        times=tuple(time or "" for time in _several(item.get("time"))),
        is_optional=bool(item.get("optional", False)),
    )


def _term(item: Any) -> GoldTerm:  # noqa: ANN401 - JSON in
    if item is None:
        return GoldTerm()
    if isinstance(item, str):
        return GoldTerm(names=(item,))
    if "event" in item:
        return GoldTerm(event=_text(item, "event"))
    if "kind" not in item:
        return GoldTerm(names=(_text(item, "name"), *item.get("aliases", ())))
    unknown = sorted(set(item) - set(_VALUE_FIELDS))
    if unknown:
        message = f"a value has no field {unknown[0]!r}"
        raise ValueError(message)
    ValueKind(item["kind"])
    return GoldTerm(value=tuple((name, _several(item[name])) for name in _VALUE_FIELDS if name in item))


def _several(item: Any) -> tuple[Any, ...]:  # noqa: ANN401 - JSON in
    return tuple(item) if isinstance(item, list) else (item,)


def _show(term: GoldTerm) -> str:
    if term.value:
        return " ".join("/".join(contents) for _, contents in term.value)
    return term.names[0] if term.names else f"{{{term.event or '*'}}}"
