"""The statements that the relations component leaves on a Doc, their arguments by reference."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from spacy.tokens import Doc

_KEY = "kgraph.statements"


class StatementRecord(NamedTuple):
    """A statement on a Doc, its arguments by reference.

    Args:
        subject_kind: `mention` or `event`.
        subject: Index of the mention, or key of the event.
        predicate: IRI of the property.
        object_kind: `mention`, `value`, `event`, `role`, `class`, or `text` (given as words).
        object: Index of the mention, first character of the value, key of the event, index of the token whose words are
            given, or 0.
        object_class: IRI of the class where the object is one.
        per: What a value is for, found beside it, or empty.
        status: How the text puts it.
        speaker: Index of the speaker's mention, or -1.
        time: First character of the value that dates it, or -1.
        confidence: 0 to 1.
        start: First character of the words that say it.
        end: Character after them.
        rule: Name of the frame.
        event: Key of the event it belongs to, or -1.
        phrase: Relation words of an open statement, or empty.
    """

    subject_kind: str
    subject: int
    predicate: str
    object_kind: str
    object: int
    object_class: str
    per: str
    status: str
    speaker: int
    time: int
    confidence: float
    start: int
    end: int
    rule: str
    event: int
    phrase: str


def get_statements(doc: Doc) -> tuple[StatementRecord, ...]:
    """Read the statements of a Doc, in the order of their words."""
    found: tuple[StatementRecord, ...] = doc.user_data.get(_KEY, ())
    # What spaCy stored or sent comes back as plain lists or tuples.
    return found if found and isinstance(found[0], StatementRecord) else tuple(map(StatementRecord._make, found))


def set_statements(doc: Doc, records: Iterable[StatementRecord]) -> None:
    """Leave the statements on a Doc, in the order of their words."""
    doc.user_data[_KEY] = tuple(sorted(records, key=lambda r: (r.start, r.end, r)))
