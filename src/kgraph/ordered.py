"""Triples that are sorted by their N-Triples form, each once: https://www.w3.org/TR/n-triples/.

All is text, subject by subject: what is said of a subject is a tuple of tails, each a predicate and an object with a
space between. No name holds a space or a character below it, so the order of subjects, and of the tails of each, is the
order of the lines.
"""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain, groupby, islice
from operator import itemgetter
from typing import overload

import pyoxigraph as ox

END = " .\n"
_BATCH = 50_000  # triples
_SUBJECTS = 1_000
Tails = tuple[str, ...]
Block = tuple[str, Tails]
Shape = tuple[str, ...]
"""The predicates of what is said of a subject, one for each object. Few shapes are those of most subjects."""
Part = tuple[str, Shape, tuple[str, ...]]
_subject = itemgetter(0)
_tail = itemgetter(2)


class Ordered(Sequence[ox.Triple]):
    """Triples that nobody need sort again."""

    @abstractmethod
    def texts(self, end: str = END) -> Iterator[str]:
        """Give their lines with an end, many at once."""

    @abstractmethod
    def blocks(self) -> Iterator[Block]:
        """Give what is said of each subject, sorted."""

    def parts(self) -> Iterable[Part]:
        """Give what is said of each subject, sorted, predicates and objects told apart."""
        return parts(self.blocks())

    def lines(self) -> Iterator[str]:
        """Give their N-Triples form without the final dot."""
        for text in self.texts():
            yield from text.split(END)[:-1]

    def __iter__(self) -> Iterator[ox.Triple]:
        for text in self.texts():
            for quad in ox.parse(text.encode(), format=ox.RdfFormat.N_TRIPLES):
                yield quad.triple

    @overload
    def __getitem__(self, place: int) -> ox.Triple: ...

    @overload
    def __getitem__(self, place: slice) -> Sequence[ox.Triple]: ...

    def __getitem__(self, place: int | slice) -> ox.Triple | Sequence[ox.Triple]:
        if isinstance(place, slice):
            return tuple(self)[place]
        number = range(len(self))[place]
        return next(islice(self, number, None))

    def __eq__(self, other: object) -> bool:
        if isinstance(other, Ordered):
            return len(self) == len(other) and all(map(str.__eq__, self.lines(), other.lines()))
        return tuple(self) == tuple(other) if isinstance(other, Sequence) else NotImplemented

    __hash__ = None  # type: ignore[assignment] # as of a list


class Sorted(Ordered):
    """Triples in memory.

    Args:
        blocks: What is said of each subject, sorted.
    """

    def __init__(self, blocks: Sequence[Block]) -> None:
        self._blocks = blocks
        self._count = sum(len(tails) for _, tails in blocks)
        self._parts: Sequence[Part] = ()

    def __len__(self) -> int:
        return self._count

    def blocks(self) -> Iterator[Block]:
        """Give what is said of each subject, sorted."""
        return iter(self._blocks)

    def parts(self) -> Iterable[Part]:
        """Give what is said of each subject, sorted, predicates and objects told apart once for all who ask."""
        if not self._parts:
            self._parts = tuple(parts(self._blocks))
        return self._parts

    def texts(self, end: str = END) -> Iterator[str]:
        """Give their lines with an end, many at once."""
        for first in range(0, len(self._blocks), _SUBJECTS):
            yield "".join(
                [
                    f"{subject} {f'{end}{subject} '.join(tails)}{end}"
                    for subject, tails in self._blocks[first : first + _SUBJECTS]
                ]
            )


def merged(pieces: Mapping[str, Sequence[Tails]]) -> list[Block]:
    """Put together what is said of each subject, sorted; each piece is so already."""
    return [
        (subject, found[0] if len(found) == 1 else tuple(sorted(set(chain.from_iterable(found)))))
        for subject, found in sorted(pieces.items())
    ]


def as_texts(triples: Iterable[ox.Triple], most: int = _BATCH) -> Iterator[str]:
    """Give the N-Triples form of triples in the order they come in, many lines at once.

    Args:
        triples: Any number of them.
        most: How many lines a text has at most.
    """
    if isinstance(triples, Ordered):
        yield from triples.texts()
        return
    source = iter(triples)
    while batch := list(islice(source, min(most, _BATCH))):
        yield (ox.serialize(batch, format=ox.RdfFormat.N_TRIPLES) or b"").decode()


def as_blocks(lines: Iterable[str]) -> Iterator[Block]:
    """Group sorted lines by their subject.

    Example:
        >>> list(as_blocks(["<x:a> <x:p> 1", "<x:a> <x:p> 2", "<x:b> <x:p> 1"]))
        [('<x:a>', ('<x:p> 1', '<x:p> 2')), ('<x:b>', ('<x:p> 1',))]
    """
    parts = (line.partition(" ") for line in lines)
    return ((subject, tuple(map(_tail, group))) for subject, group in groupby(parts, key=_subject))


def parts(blocks: Iterable[Block]) -> Iterator[Part]:
    """Tell predicates and objects of blocks apart, in the order they come in.

    Example:
        >>> list(parts([("<x:a>", ("<x:p> 1", "<x:p> 2"))]))
        [('<x:a>', ('<x:p>', '<x:p>'), ('1', '2'))]
    """
    for subject, tails in blocks:
        if tails:
            predicates, objects = zip(*[tail.split(" ", 1) for tail in tails], strict=True)
            yield subject, predicates, objects


def as_lines(blocks: Iterable[Block]) -> Iterator[str]:
    """Give the lines of blocks, without the final dot."""
    return (f"{subject} {tail}" for subject, tails in blocks for tail in tails)


def flat(lines: Sequence[str], end: str = END) -> str:
    """Give lines as one text, each with an end."""
    return end.join(lines) + end


def joined(lines: Iterable[str], end: str = END) -> Iterator[str]:
    """Give any number of lines as texts of many, each line with an end."""
    source = iter(lines)
    while batch := list(islice(source, _BATCH)):
        yield flat(batch, end)
