"""Records as JSON and back: keys sorted, fields at their default left out, read back exactly.

What a record's annotations say is what is read: an object is a record, a list a tuple, null None.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import MISSING, Field, fields, is_dataclass
from functools import lru_cache
from json.encoder import encode_basestring
from operator import attrgetter
from types import NoneType, UnionType
from typing import Any, TypeVar, cast, get_args, get_origin, get_type_hints

from kgraph.model import Document, Entity, Reading, Rejection, Statement

Record = Document | Entity | Statement | Rejection | Reading
_TO_JSON = json.JSONEncoder(ensure_ascii=False, sort_keys=True)
_Form = tuple[tuple[str, ...], tuple[object, ...], Callable[[Any], tuple[object, ...]]]
_RecordType = TypeVar("_RecordType", Document, Entity, Statement, Rejection, Reading)


@lru_cache
def _number(value: float) -> str:
    return _TO_JSON.encode(value)


_PLAIN: Mapping[type, Callable[[Any], str]] = {str: encode_basestring, int: int.__repr__, float: _number}


def to_line(record: Record) -> bytes:
    r"""Write a record as one line of UTF-8 that ends in LF; the same record gives the same bytes.

    Example:
        >>> to_line(Rejection(item="kg:funds(Act, Kim)", reason="range", detail="Kim is no programme."))
        b'{"detail": "Kim is no programme.", "item": "kg:funds(Act, Kim)", "reason": "range"}\n'
    """
    text = _write(record)
    try:
        return f"{text}\n".encode()
    except UnicodeEncodeError:
        # A lone surrogate has no UTF-8 form; JSON's escapes keep it.
        return f"{json.dumps(json.loads(text))}\n".encode()


def from_line(line: bytes, kind: type[_RecordType]) -> _RecordType:
    """Read a record back.

    Args:
        line: As `to_line` writes it.
        kind: Class of the record.

    Raises:
        ValueError: If it is no JSON, or an enumeration has no such member.
        TypeError: If a value is of another type than the record says, or a field is missing or unknown.
        KeyError: If a field is unknown.
    """
    return from_json(json.loads(line), kind)


def from_json(item: object, kind: type[_RecordType]) -> _RecordType:
    """Read a record from a line that is parsed already; raises as `from_line`."""
    # IRIs, ids and sentences stand in it many times: each is kept once.
    record: _RecordType = _decode(item, kind, {})
    return record


def _write(item: object) -> str:
    """Write a value as JSON, as the encoder of the library does, which needs twice as long from records."""
    kind: Any = type(item)
    plain = _PLAIN.get(kind)
    if plain is not None:
        return plain(item)
    if kind is tuple:
        return f"[{', '.join(map(_write, cast('tuple[object, ...]', item)))}]"
    form = _form(kind)
    if form is None:
        return encode_basestring(item) if isinstance(item, str) else _TO_JSON.encode(item)
    keys, defaults, values = form
    told: list[str] = []
    for key, default, value in zip(keys, defaults, values(item), strict=True):
        if value != default:
            plain = _PLAIN.get(type(value))
            told.append(key + (plain(value) if plain else _write(value)))
    return f"{{{', '.join(told)}}}"


@lru_cache
def _form(kind: type) -> _Form | None:
    """Give the keys of a record as they are written, sorted, its defaults, what gives its values; None for others."""
    if not is_dataclass(kind):
        return None
    ordered = sorted(fields(kind), key=lambda field: field.name)
    names = [field.name for field in ordered]
    values = attrgetter(*names) if len(names) > 1 else lambda item: (getattr(item, names[0]),)
    return tuple(f'"{name}": ' for name in names), tuple(map(_default, ordered)), values


def _default(field: Field[Any]) -> object:
    return field.default_factory() if field.default_factory is not MISSING else field.default


@lru_cache
def _hints(kind: type) -> Mapping[str, Any]:
    return get_type_hints(kind)


def _decode(item: Any, kind: Any, seen: dict[str, str]) -> Any:  # noqa: ANN401 - JSON in, a record out
    """Read a JSON value as a record's annotation says; the same text twice is one object.

    Raises:
        TypeError: If it is of another type.
        ValueError: If an enumeration has no such member.
    """
    if isinstance(kind, UnionType):
        return _decode(item, _member(item, get_args(kind)), seen)
    if get_origin(kind) is tuple:
        return tuple(_decode(part, get_args(kind)[0], seen) for part in _checked(item, list))
    if is_dataclass(kind) and isinstance(kind, type):
        return kind(**{name: _decode(part, _hints(kind)[name], seen) for name, part in _checked(item, dict).items()})
    if kind is float:
        return float(_checked(item, int | float))
    if kind in {str, int, NoneType}:
        _checked(item, kind)
        return seen.setdefault(item, item) if kind is str else item
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
