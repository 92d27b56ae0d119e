"""Sort triples of any number, in bounded memory: those that are too many stay on disk, compressed.

Comes in: triples in any order, or what is said of subjects. Goes out: a collection of triples, each once, sorted by
their N-Triples form, that may be gone through any number of times. All of it is text: triples of Oxigraph are made only
for those who go through them.
"""

from __future__ import annotations

import heapq
import tempfile
import weakref
import zlib
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, compress, groupby, islice
from operator import itemgetter, ne
from threading import Lock
from typing import IO

import pyoxigraph as ox

from kgraph.ordered import END, Block, Ordered, Sorted, Tails, as_blocks, as_lines, as_texts, flat, merged

MOST = 300_000
_CHUNK = 5_000  # lines
_LEVEL = 1
_Place = tuple[int, int]


def in_order(triples: Iterable[ox.Triple]) -> Ordered:
    """Give triples sorted by their N-Triples form, each once; those that are known to be so as they are.

    Example:
        >>> node = ox.NamedNode("x:a")
        >>> found = in_order([ox.Triple(node, node, ox.Literal(word)) for word in "bab"])
        >>> [triple.object.value for triple in found], in_order(found) is found
        (['a', 'b'], True)
    """
    return triples if isinstance(triples, Ordered) else Spool().sort(triples)


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

    def sort(self, triples: Iterable[ox.Triple]) -> Ordered:
        """Keep triples in any order, repeated or not."""
        lines = self.lines(as_texts(triples, self._most))
        held = list(islice(lines, self._most - self._in_memory))
        if len(held) < self._most - self._in_memory:
            return self._held(list(as_blocks(held)))
        return self._put(chain(held, lines))

    def gather(self, described: Iterable[Block]) -> Ordered:
        """Keep what is said of subjects.

        Args:
            described: Subjects in any order, also several times, each with what is said of it, sorted and each once.
        """
        found: dict[str, list[Tails]] = {}
        runs: list[Iterator[str]] = []
        count, most = 0, self._most - self._in_memory
        for subject, tails in described:
            pieces = found.setdefault(subject, [])
            if pieces and pieces[-1] is tails:
                continue
            pieces.append(tails)
            count += len(tails)
            if count >= most:
                runs.append(self._put(as_lines(merged(found))).lines())
                found, count, most = {}, 0, self._most
        blocks = merged(found)
        return self._put(_merged([*runs, as_lines(blocks)])) if runs else self._held(blocks)

    def lines(self, texts: Iterable[str]) -> Iterator[str]:
        """Sort lines of N-Triples, each once and without its final dot; those that are too many wait on disk."""
        runs: list[Iterator[str]] = []
        held: list[str] = []
        for text in texts:
            held += text.split(END)
            held.pop()  # what follows the last end: nothing
            if len(held) >= self._most:
                runs.append(self._put(_unique(held)).lines())
                held = []
        last = _unique(held)
        return _merged([*runs, last]) if runs else last

    @property
    def _file(self) -> IO[bytes]:
        if self._opened is None:
            # The system deletes the file when it is closed, also when the process is killed.
            self._opened = tempfile.TemporaryFile()  # noqa: SIM115 - closed when nobody can ask for it any more
            weakref.finalize(self, self._opened.close)
        return self._opened

    def read(self, place: int, size: int) -> str:
        """Give the text that was kept at a place."""
        with self._lock:
            self._file.seek(place)
            content = self._file.read(size)
        return zlib.decompress(content).decode()

    def _held(self, blocks: Sequence[Block]) -> Sorted:
        held = Sorted(blocks)
        self._in_memory += len(held)
        return held

    def _put(self, lines: Iterable[str]) -> Spooled:
        source, places, count = iter(lines), list[_Place](), 0
        while batch := list(islice(source, _CHUNK)):
            count += len(batch)
            content = zlib.compress(flat(batch).encode(), _LEVEL)
            with self._lock:
                places.append((self._file.seek(0, 2), len(content)))
                self._file.write(content)
        return Spooled(self, places, count)


class Spooled(Ordered):
    """Triples in a spool.

    Args:
        spool: Where they are.
        places: Where each chunk is there, in order.
        count: How many there are.
    """

    def __init__(self, spool: Spool, places: Iterable[_Place], count: int) -> None:
        self._spool = spool
        self._places = list(places)
        self._count = count

    def __len__(self) -> int:
        return self._count

    def texts(self, end: str = END) -> Iterator[str]:
        """Give their lines with an end, many at once."""
        for place in self._places:
            text = self._spool.read(*place)
            yield text if end == END else text.replace(END, end)

    def blocks(self) -> Iterator[Block]:
        """Give what is said of each subject."""
        return as_blocks(self.lines())


def _unique(lines: list[str]) -> Iterator[str]:
    """Sort lines where they are, and give each once."""
    lines.sort()
    return compress(lines, chain((True,), map(ne, lines, islice(lines, 1, None))))


def _merged(runs: Iterable[Iterable[str]]) -> Iterator[str]:
    return map(itemgetter(0), groupby(heapq.merge(*runs)))
