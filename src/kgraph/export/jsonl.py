"""Records as JSON Lines: one record a line, keys sorted, fields at their default left out, read back exactly.

Spec: https://jsonlines.org. Lines end in LF only, so the Unicode line separators inside a text do no harm.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import BinaryIO, TypeVar

from kgraph.errors import ReadError
from kgraph.model import Document, Entity, Rejection, Statement
from kgraph.records import Record, from_line, to_line

_RecordType = TypeVar("_RecordType", Document, Entity, Statement, Rejection)


def dump_jsonl(records: Iterable[Record]) -> bytes:
    r"""Write records in the order given.

    Args:
        records: Documents, entities, statements or rejections.

    Returns:
        UTF-8; the same records give the same bytes.

    Example:
        >>> dump_jsonl([Rejection(item="kg:funds(Act, Kim)", reason="range", detail="Kim is no programme.")])
        b'{"detail": "Kim is no programme.", "item": "kg:funds(Act, Kim)", "reason": "range"}\n'
    """
    return b"".join(map(to_line, records))


def write_jsonl(records: Iterable[Record], stream: BinaryIO) -> None:
    """Write records as `dump_jsonl` does, one after the other."""
    stream.writelines(map(to_line, records))


def load_documents(path: Path) -> tuple[Document, ...]:
    """Read documents back.

    Raises:
        ReadError: If the file cannot be read or a line is no such record.
    """
    return _load(path, Document)


def load_entities(path: Path) -> tuple[Entity, ...]:
    """Read entities back.

    Raises:
        ReadError: If the file cannot be read or a line is no such record.
    """
    return _load(path, Entity)


def load_statements(path: Path) -> tuple[Statement, ...]:
    """Read statements back.

    Raises:
        ReadError: If the file cannot be read or a line is no such record.
    """
    return _load(path, Statement)


def load_rejections(path: Path) -> tuple[Rejection, ...]:
    """Read rejections back.

    Raises:
        ReadError: If the file cannot be read or a line is no such record.
    """
    return _load(path, Rejection)


def _load(path: Path, kind: type[_RecordType]) -> tuple[_RecordType, ...]:
    try:
        lines = Path(path).read_bytes().split(b"\n")
    except OSError as error:
        raise ReadError("missing-input", f"'{path}' cannot be read: {error.strerror}.", "Check the path.") from error
    return tuple(_record(line, kind, f"{path}:{number}") for number, line in enumerate(lines, start=1) if line.strip())


def _record(line: bytes, kind: type[_RecordType], place: str) -> _RecordType:
    try:
        return from_line(line, kind)
    except (ValueError, TypeError, KeyError) as error:
        raise ReadError(
            "bad-record",
            f"{place} is no {kind.__name__.lower()}: {error}.",
            "Build again, or remove the line; records are written by kgraph of the same version.",
        ) from error
