"""Records that are too many for memory: in a file of the system's that nobody else sees, compressed.

Comes in: records of any stage. Goes out: the same records as a sequence, or in another order. Few of them stay in
memory, so that a small build never touches the disk. Documents stay in memory too: all records of one share it.
"""

from __future__ import annotations

import heapq
import io
import pickle
import tempfile
import weakref
import zlib
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from threading import Lock
from typing import Any, TypeVar, overload

from kgraph.model import Document, Reading

MOST = 50_000
"""How many entities and statements are held in memory, some 40 MB; what is sorted is held up to twice."""

_BLOCK = 2_000
_LEVEL = 1
_Record = TypeVar("_Record")


def shelve(records: Iterable[_Record], most: int | None = None) -> Sequence[_Record]:
    """Keep records in the order they come in: few as a tuple, many in a file.

    Args:
        records: Anything; a reading counts as many as it has entities and statements.
        most: How many are few; `MOST` by default.

    Example:
        >>> shelve("abc"), list(shelve("abc", most=2))
        (('a', 'b', 'c'), ['a', 'b', 'c'])
    """
    source = iter(records)
    held, is_full = _batch(source, most or MOST)
    return Shelf(held, source) if is_full else tuple(held)


def arrange(records: Iterable[_Record], key: Callable[[_Record], Any], most: int | None = None) -> Iterator[_Record]:
    """Give records sorted; those with the same key in the order they come in.

    Args:
        records: As for `shelve`.
        key: What to sort by.
        most: How many are held in memory; `MOST` by default.

    Example:
        >>> list(arrange(["ba", "ab", "aa", "bb"], key=lambda word: word[0], most=1))
        ['ab', 'aa', 'ba', 'bb']
    """
    source = iter(records)
    runs: list[Shelf[_Record]] = []
    while True:
        held, is_full = _batch(source, most or MOST)
        held.sort(key=key)
        if not is_full:
            return heapq.merge(*runs, held, key=key) if runs else iter(held)
        runs.append(Shelf(held))


class Shelf(Sequence[_Record]):
    """Records in a file.

    Args:
        records: What to keep, one after the other.

    Example:
        >>> kept = Shelf("abc", "d")
        >>> kept[0], kept[-1], kept[1:3], len(kept)
        ('a', 'd', ('b', 'c'), 4)
    """

    def __init__(self, *records: Iterable[_Record]) -> None:
        # The system deletes the file when it is closed, also when the process is killed.
        self._file = tempfile.TemporaryFile()  # noqa: SIM115 - closed when nobody can ask for it any more
        weakref.finalize(self, self._file.close)
        self._lock = Lock()
        self._documents: dict[str, Document] = {}
        self._places: list[tuple[int, int]] = []
        self._starts: list[int] = []
        self._count = 0
        self._last: tuple[int, list[_Record]] = (-1, [])
        for several in records:
            source = iter(several)
            while block := _batch(source, _BLOCK)[0]:
                self._put(block)

    def __len__(self) -> int:
        return self._count

    def __iter__(self) -> Iterator[_Record]:
        for number in range(len(self._places)):
            yield from self._block(number)

    @overload
    def __getitem__(self, place: int) -> _Record: ...

    @overload
    def __getitem__(self, place: slice) -> Sequence[_Record]: ...

    def __getitem__(self, place: int | slice) -> _Record | Sequence[_Record]:
        if isinstance(place, slice):
            return tuple(self[number] for number in range(self._count)[place])
        number = range(self._count)[place]
        block = bisect_right(self._starts, number) - 1
        if block != self._last[0]:
            self._last = block, self._block(block)
        return self._last[1][number - self._starts[block]]

    def _put(self, block: list[_Record]) -> None:
        stream = io.BytesIO()
        _Pickler(stream, self._documents).dump(block)
        content = zlib.compress(stream.getbuffer(), _LEVEL)
        with self._lock:
            self._places.append((self._file.seek(0, 2), len(content)))
            self._file.write(content)
        self._starts.append(self._count)
        self._count += len(block)

    def _block(self, number: int) -> list[_Record]:
        place, size = self._places[number]
        with self._lock:
            self._file.seek(place)
            content = self._file.read(size)
        found: list[_Record] = _Unpickler(io.BytesIO(zlib.decompress(content)), self._documents).load()
        return found


class _Pickler(pickle.Pickler):
    """Write records without their documents."""

    def __init__(self, stream: io.BytesIO, documents: dict[str, Document]) -> None:
        super().__init__(stream, protocol=pickle.HIGHEST_PROTOCOL)
        self._documents = documents

    def persistent_id(self, item: object) -> str | None:
        if not isinstance(item, Document):
            return None
        self._documents[item.id] = item
        return item.id


class _Unpickler(pickle.Unpickler):
    def __init__(self, stream: io.BytesIO, documents: dict[str, Document]) -> None:
        super().__init__(stream)
        self._documents = documents

    def persistent_load(self, name: str) -> Document:
        return self._documents[name]


def _batch(source: Iterator[_Record], most: int) -> tuple[list[_Record], bool]:
    """Take as many records as memory should hold; tell whether it is full."""
    held: list[_Record] = []
    weight = 0
    for record in source:
        held.append(record)
        weight += 1 + len(record.entities) + len(record.statements) if isinstance(record, Reading) else 1
        if weight >= most:
            return held, True
    return held, False
