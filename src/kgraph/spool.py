"""Triples that are too many for memory: sorted lines in a file of the system's that nobody else sees, compressed.

Comes in: triples in any order. Goes out: a collection of them, each once, sorted by their N-Triples form, that may be
gone through any number of times.
"""

from __future__ import annotations

import heapq
import tempfile
import weakref
import zlib
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby, islice
from operator import itemgetter
from threading import Lock
from typing import IO, overload

import pyoxigraph as ox

MOST = 300_000
_BLOCK = 5_000  # lines
_LEVEL = 1
_END = " .\n"
_Block = tuple[int, int]


class Sorted(tuple[ox.Triple, ...]):
    """Triples in memory that are sorted by their N-Triples form, each once: nobody need sort them again."""

    __slots__ = ()


def in_order(triples: Iterable[ox.Triple]) -> Sequence[ox.Triple]:
    """Give triples sorted by their N-Triples form, each once; those that are known to be so as they are.

    Example:
        >>> node = ox.NamedNode("x:a")
        >>> found = in_order([ox.Triple(node, node, ox.Literal(word)) for word in "bab"])
        >>> [triple.object.value for triple in found], in_order(found) is found
        (['a', 'b'], True)
    """
    return triples if isinstance(triples, Sorted | Spooled) else Spool().sort(triples)


class Spool:
    """Keeps triples, in memory as long as they are few.

    Args:
        most: How many are held in memory.

    Example:
        >>> node = ox.NamedNode("x:a")
        >>> kept = Spool(most=1).sort([ox.Triple(node, node, ox.Literal(word)) for word in "cab"])
        >>> [triple.object.value for triple in kept], len(kept)
        (['a', 'b', 'c'], 3)
    """

    def __init__(self, most: int = MOST) -> None:
        self._most = most
        self._in_memory = 0
        self._lock = Lock()
        self._opened: IO[bytes] | None = None

    def sort(self, triples: Iterable[ox.Triple]) -> Sequence[ox.Triple]:
        """Keep triples sorted, each once."""
        source = iter(triples)
        held = list(islice(source, self._most - self._in_memory))
        if len(held) < self._most - self._in_memory:
            by_line = {str(triple): triple for triple in held}
            self._in_memory += len(by_line)
            return Sorted(by_line[line] for line in sorted(by_line))
        runs: list[Spooled] = []
        while held or not runs:
            held += islice(source, self._most - len(held))
            runs.append(self._put(sorted({str(triple) for triple in held})))
            held = list(islice(source, self._most))
        return runs[0] if len(runs) == 1 else self._put(_merged(run.lines() for run in runs))

    @property
    def _file(self) -> IO[bytes]:
        if self._opened is None:
            # The system deletes the file when it is closed, also when the process is killed.
            self._opened = tempfile.TemporaryFile()  # noqa: SIM115 - closed when nobody can ask for it any more
            weakref.finalize(self, self._opened.close)
        return self._opened

    def text(self, block: _Block) -> bytes:
        """Give the lines of a block."""
        place, size = block
        with self._lock:
            self._file.seek(place)
            return zlib.decompress(self._file.read(size))

    def _put(self, lines: Iterable[str]) -> Spooled:
        source, blocks, count = iter(lines), list[_Block](), 0
        while batch := list(islice(source, _BLOCK)):
            count += len(batch)
            content = zlib.compress((_END.join(batch) + _END).encode(), _LEVEL)
            with self._lock:
                blocks.append((self._file.seek(0, 2), len(content)))
                self._file.write(content)
        return Spooled(self, tuple(blocks), count)


class Spooled(Sequence[ox.Triple]):
    """Triples in a spool.

    Args:
        spool: Where they are.
        blocks: Places there, in order.
        count: How many there are.
    """

    def __init__(self, spool: Spool, blocks: tuple[_Block, ...], count: int) -> None:
        self._spool = spool
        self._blocks = blocks
        self._count = count

    def __iter__(self) -> Iterator[ox.Triple]:
        for block in self._blocks:
            for quad in ox.parse(self._spool.text(block), format=ox.RdfFormat.N_TRIPLES):
                yield quad.triple

    def __len__(self) -> int:
        return self._count

    @overload
    def __getitem__(self, place: int) -> ox.Triple: ...

    @overload
    def __getitem__(self, place: slice) -> Sequence[ox.Triple]: ...

    def __getitem__(self, place: int | slice) -> ox.Triple | Sequence[ox.Triple]:
        if isinstance(place, slice):
            return tuple(self)[place]
        number = range(self._count)[place]
        return next(islice(self, number, None))

    def lines(self) -> Iterator[str]:
        """Give their N-Triples form without the final dot."""
        for text in self.texts():
            yield from text.split(_END)[:-1]

    def texts(self) -> Iterator[str]:
        """Give their N-Triples form, many lines at once."""
        return (self._spool.text(block).decode() for block in self._blocks)


def _merged(runs: Iterable[Iterable[str]]) -> Iterator[str]:
    return map(itemgetter(0), groupby(heapq.merge(*runs)))
