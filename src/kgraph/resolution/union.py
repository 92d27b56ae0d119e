"""Disjoint sets that may refuse to be joined, and the way from one member of a set to the others."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

Pair = tuple[int, int]


class Union:
    """Disjoint sets of positions (https://doi.org/10.1145/321879.321884).

    Args:
        may_join: Tells of two sets, and of whether the user says so, if they may become one.

    Example:
        >>> union = Union(lambda ones, others, is_told: is_told or 3 not in {*ones, *others})
        >>> union.join(1, 2), union.join(2, 3), union.is_joined(1, 2)
        (True, False, True)
    """

    def __init__(self, may_join: Callable[[Sequence[int], Sequence[int], bool], bool]) -> None:
        self._may_join = may_join
        self._root: dict[int, int] = {}
        self._members: dict[int, list[int]] = {}

    def join(self, one: int, other: int, *, is_told: bool = False) -> bool:
        """Put two together with all that they are together with; False where that may not be."""
        first, second = self._find(one), self._find(other)
        if first == second:
            return True
        if not self._may_join(self._of(first), self._of(second), is_told):
            return False
        if len(self._of(first)) < len(self._of(second)):
            first, second = second, first
        held = self._members.setdefault(first, [first])
        for number in self._members.pop(second, [second]):
            self._root[number] = first
            held.append(number)
        return True

    def is_joined(self, one: int, other: int) -> bool:
        """Tell whether two are together."""
        return self._find(one) == self._find(other)

    def clusters(self) -> Iterator[tuple[int, ...]]:
        """Give the sets of several, in order."""
        yield from sorted(tuple(sorted(members)) for members in self._members.values())

    def _find(self, number: int) -> int:
        return self._root.get(number, number)

    def _of(self, root: int) -> list[int]:
        return self._members.get(root, [root])


Edges = Mapping[int, Sequence[int]]


def edges(joins: Iterable[Pair]) -> Edges:
    """Give for each position those that it was joined with."""
    found: dict[int, list[int]] = defaultdict(list)
    for one, other in joins:
        found[one].append(other)
        found[other].append(one)
    return {number: sorted(others) for number, others in found.items()}


def ways(start: int, near: Edges) -> Iterator[Pair]:
    """Give for each other member of a set the member that it is reached from, and itself.

    Example:
        >>> list(ways(1, edges([(1, 4), (2, 4)])))
        [(1, 4), (4, 2)]
    """
    seen, waiting = {start}, [start]
    for number in waiting:
        for other in near.get(number, ()):
            if other not in seen:
                seen.add(other)
                waiting.append(other)
                yield number, other
