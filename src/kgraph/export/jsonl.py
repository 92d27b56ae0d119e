"""Records as JSON Lines: one record a line, keys sorted, fields at their default left out, read back exactly.

Spec: https://jsonlines.org. Lines end in LF only, so the Unicode line separators inside a text do no harm.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import MISSING, Field, fields, is_dataclass
from functools import lru_cache
from pathlib import Path
from types import NoneType, UnionType
from typing import Any, TypeVar, get_args, get_origin, get_type_hints

from kgraph.errors import ReadError
from kgraph.model import Document, Entity, Rejection, Statement

Record = Document | Entity | Statement | Rejection
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
    return b"".join(_line(record) for record in records)


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


def _line(record: Record) -> bytes:
    encoded = _encode(record)
    try:
        return f"{json.dumps(encoded, ensure_ascii=False, sort_keys=True)}\n".encode()
    except UnicodeEncodeError:
        # A lone surrogate has no UTF-8 form; JSON's escapes keep it.
        return f"{json.dumps(encoded, sort_keys=True)}\n".encode()


def _encode(item: object) -> object:
    if is_dataclass(item) and not isinstance(item, type):
        values = ((field, getattr(item, field.name)) for field in fields(item))
        return {field.name: _encode(value) for field, value in values if value != _default(field)}
    if isinstance(item, tuple):
        return [_encode(part) for part in item]
    return item


def _default(field: Field[Any]) -> object:
    return field.default_factory() if field.default_factory is not MISSING else field.default


def _load(path: Path, kind: type[_RecordType]) -> tuple[_RecordType, ...]:
    try:
        lines = Path(path).read_bytes().split(b"\n")
    except OSError as error:
        raise ReadError("missing-input", f"'{path}' cannot be read: {error.strerror}.", "Check the path.") from error
    return tuple(_record(line, kind, f"{path}:{number}") for number, line in enumerate(lines, start=1) if line.strip())


def _record(line: bytes, kind: type[_RecordType], place: str) -> _RecordType:
    try:
        record: _RecordType = _decode(json.loads(line), kind)
    except (ValueError, TypeError, KeyError) as error:
        raise ReadError(
            "bad-record",
            f"{place} is no {kind.__name__.lower()}: {error}.",
            "Build again, or remove the line; records are written by kgraph of the same version.",
        ) from error
    return record


@lru_cache
def _hints(kind: type) -> Mapping[str, Any]:
    return get_type_hints(kind)


def _decode(item: Any, kind: Any) -> Any:  # noqa: ANN401 - JSON in, whatever the annotation says out
    """Read a JSON value as a record's annotation says.

    Raises:
        TypeError: If it is of another type.
        ValueError: If an enumeration has no such member.
    """
    if isinstance(kind, UnionType):
        return _decode(item, _member(item, get_args(kind)))
    if get_origin(kind) is tuple:
        return tuple(_decode(part, get_args(kind)[0]) for part in _checked(item, list))
    if is_dataclass(kind) and isinstance(kind, type):
        return kind(**{name: _decode(part, _hints(kind)[name]) for name, part in _checked(item, dict).items()})
    if kind is float:
        return float(_checked(item, int | float))
    if kind in {str, int, NoneType}:
        return _checked(item, kind)
    return kind(item)


def _member(item: object, kinds: tuple[Any, ...]) -> object:
    """Choose the member of a union that fits: an object is a record, null is None, all else is plain."""
    if item is None:
        return NoneType
    is_object = isinstance(item, dict)
    return next(kind for kind in kinds if kind is not NoneType and is_dataclass(kind) == is_object)


def _checked(item: Any, kind: Any) -> Any:  # noqa: ANN401 - gives back what it was given
    if not isinstance(item, kind) or isinstance(item, bool):
        message = f"{item!r} is not of type {getattr(kind, '__name__', kind)}"
        raise TypeError(message)
    return item
