"""Give labels room: push the nodes of a component apart, then set the components side by side.

Components are packed as the squares they cover, so that small ones fill the corners that large ones leave (Freivalds,
Dogrusoz and Kikusts, Disconnected graph layout and the polyomino packing approach, 2002).
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import numpy as np

    Array = np.ndarray[Any, np.dtype[np.float64]]

# In pixels at 100 %; static/canvas.js draws labels of this size.
_WIDEST = 140.0
_CHARACTER = 7.4
_LINE = 17.0
_MOST_LETTERS = 44
_NODE = 30.0
_MARGIN = 14.0
_CELL = 45.0
_ROUNDS = 300
# Boxes after these start where the one before found room: thousands of lone nodes would search long.
_PATIENT = 10
_MIDDLE = 1 << 9

Cell = tuple[int, int]
_Run = tuple[int, int, int]
"""Line, first column, and how many columns."""


@dataclass(frozen=True, slots=True)
class Box:
    """A placed component, its middle at (0, 0).

    Args:
        places: Pixels by node.
        cells: Squares of `_CELL` pixels that its labels and edges cover, margin included.
    """

    places: Mapping[str, tuple[float, float]]
    cells: frozenset[Cell]


def room(label: str) -> tuple[float, float]:
    """Estimate the width and height that a node takes with its label below it.

    Example:
        >>> room("Ada")[0] < room("Ada Lovelace")[0] <= room("Ada" * 50)[0]
        True
    """
    width = max(_NODE, min(len(label), _MOST_LETTERS) * _CHARACTER)
    lines = min(4, math.ceil(width / _WIDEST))
    return min(width, _WIDEST) + _MARGIN, _NODE + lines * _LINE + _MARGIN


def spread(
    places: Mapping[str, tuple[float, float]], labels: Mapping[str, str], edges: Iterable[tuple[str, str]]
) -> Box:
    """Push nodes apart until their labels do not cover each other, as far as a fixed number of rounds allows."""
    import numpy as np  # noqa: PLC0415 - heavy

    points = np.array(list(places.values()), dtype=np.float64)
    sizes = np.array([room(labels[node]) for node in places], dtype=np.float64)
    push(points, sizes)
    points -= ((points - sizes / 2).min(axis=0) + (points + sizes / 2).max(axis=0)) / 2
    moved = {node: (float(x), float(y)) for node, (x, y) in zip(places, points, strict=True)}
    return Box(moved, frozenset(_covered(moved, labels, edges)))


def _covered(
    places: Mapping[str, tuple[float, float]], labels: Mapping[str, str], edges: Iterable[tuple[str, str]]
) -> Iterator[Cell]:
    for node, (x, y) in places.items():
        width, height = room(labels[node])
        for column in range(math.floor((x - width / 2) / _CELL), math.ceil((x + width / 2) / _CELL) + 1):
            for line in range(math.floor((y - height / 2) / _CELL), math.ceil((y + height / 2) / _CELL) + 1):
                yield column, line
    for source, target in edges:
        (x, y), (to_x, to_y) = places[source], places[target]
        steps = math.ceil(math.dist((x, y), (to_x, to_y)) / _CELL)
        for step in range(1, steps):
            yield round((x + (to_x - x) * step / steps) / _CELL), round((y + (to_y - y) * step / steps) / _CELL)


def push(points: Array, sizes: Array) -> None:
    """Push rectangles apart, in place, until none covers another or a fixed number of rounds is over."""
    for _ in range(_ROUNDS):
        if not _push(points, sizes):
            break


def _push(points: Array, sizes: Array) -> bool:
    """Move each overlapping pair apart along the axis where less is missing; tell whether any moved."""
    import numpy as np  # noqa: PLC0415 - heavy
    from scipy.spatial import cKDTree  # noqa: PLC0415 - heavy

    pairs = cKDTree(points / sizes.max(axis=0)).query_pairs(1.0, p=math.inf, output_type="ndarray")
    pairs = pairs[np.lexsort((pairs[:, 1], pairs[:, 0]))]
    first, second = pairs[:, 0], pairs[:, 1]
    apart = points[second] - points[first]
    missing = (sizes[first] + sizes[second]) / 2 - np.abs(apart)
    overlap = (missing > 1.0).all(axis=1)
    if not overlap.any():
        return False
    axis = missing.argmin(axis=1)
    step = np.zeros_like(apart)
    rows = np.flatnonzero(overlap)
    columns = axis[rows]
    direction = np.where(apart[rows, columns] < 0, -1.0, 1.0)
    step[rows, columns] = direction * missing[rows, columns] * 0.4
    np.add.at(points, second, step)
    np.add.at(points, first, -step)
    return True


def pack(boxes: Sequence[Box], aspect: float) -> dict[str, tuple[int, int]]:
    """Set boxes side by side, the largest in the middle and each next one as near to it as there is room.

    Returns:
        Whole pixels by node.
    """
    taken = _Taken(aspect)
    placed: dict[str, tuple[int, int]] = {}
    ring = 0
    ordered = sorted(boxes, key=lambda box: (-len(box.cells), min(box.places)))
    for number, box in enumerate(ordered):
        ring, (right, down) = taken.put(box.cells, ring if number > _PATIENT else 0)
        for node, (x, y) in box.places.items():
            placed[node] = (round(x + right * _CELL), round(y + down * _CELL))
    return dict(sorted(placed.items()))


class _Taken:
    """The cells that are taken: of each line a number with a bit for each column, so that many are tried at once."""

    def __init__(self, aspect: float) -> None:
        self._aspect = aspect
        self._middle = _MIDDLE  # the bit of column 0
        self._lines: dict[int, int] = {}

    def put(self, cells: Iterable[Cell], ring: int) -> tuple[int, Cell]:
        """Put a box where its cells are free: try shifts in growing rings around the middle.

        Returns:
            The ring and the shift.
        """
        runs = list(_runs(cells))
        reach = max(max(abs(first), abs(first + count)) for _, first, count in runs)
        barred: dict[int, int] = {}
        while True:
            while reach + round(ring * self._aspect) >= self._middle:
                self._widen()
                barred.clear()
            shift = self._free(runs, ring, barred)
            if shift is not None:
                self._take(runs, shift)
                return ring, shift
            ring += 1

    def _free(self, runs: Sequence[_Run], ring: int, barred: dict[int, int]) -> Cell | None:
        """Give the first shift of a ring that meets nothing."""
        for down in range(-ring, ring + 1):
            if down not in barred:
                barred[down] = self._barred(runs, down)
        if all(barred[down] & rights == rights for down, rights in self._rights(ring)):
            return None
        shifts = _ring(ring, self._aspect)
        return next((right, down) for right, down in shifts if not barred[down] >> (right + self._middle) & 1)

    def _barred(self, runs: Iterable[_Run], down: int) -> int:
        """Give a bit for each shift to the right by which some cell meets one that is taken."""
        found = 0
        for line, first, count in runs:
            taken = self._lines.get(line + down, 0)
            if taken:
                done = 1
                while done < count:  # twice as many columns each time
                    step = min(done, count - done)
                    taken |= taken >> step
                    done += step
                found |= taken >> first if first >= 0 else taken << -first
        return found

    def _rights(self, ring: int) -> Iterator[tuple[int, int]]:
        """Give the shifts to the right of a ring as bits, by the shift down."""
        wide, inner = round(ring * self._aspect), round((ring - 1) * self._aspect) if ring else 0
        whole = self._columns(-wide, 2 * wide + 1)
        sides = whole & ~self._columns(-inner, 2 * inner + 1)
        for down in range(-ring, ring + 1):
            yield down, whole if abs(down) == ring else sides

    def _columns(self, first: int, count: int) -> int:
        return ((1 << count) - 1) << (first + self._middle)

    def _take(self, runs: Iterable[_Run], shift: Cell) -> None:
        right, down = shift
        for line, first, count in runs:
            taken = self._lines.get(line + down, 0)
            self._lines[line + down] = taken | self._columns(first + right, count)

    def _widen(self) -> None:
        """Make room on the left, and so twice as much."""
        self._lines = {line: taken << self._middle for line, taken in self._lines.items()}
        self._middle *= 2


def _runs(cells: Iterable[Cell]) -> Iterator[_Run]:
    """Put cells together that stand side by side.

    Example:
        >>> list(_runs([(2, 0), (0, 0), (1, 0), (0, 1)]))
        [(0, 0, 3), (1, 0, 1)]
    """
    by_line = sorted((line, column) for column, line in cells)
    for (line, _), group in groupby(enumerate(by_line), key=lambda item: (item[1][0], item[1][1] - item[0])):
        run = [column for _, (_, column) in group]
        yield line, run[0], len(run)


@lru_cache(maxsize=1 << 10)
def _ring(number: int, aspect: float) -> list[Cell]:
    """List the shifts of one ring, those nearest to the middle first."""
    wide = round(number * aspect)
    rows = [(right, down) for right in range(-wide, wide + 1) for down in sorted({-number, number})]
    inner = round((number - 1) * aspect) if number else 0
    sides = [
        (sign * right, down)
        for right in range(inner + 1, wide + 1)
        for sign in (-1, 1)
        for down in range(-number + 1, number)
    ]
    return sorted([*rows, *sides], key=lambda cell: (abs(cell[0]) / aspect + abs(cell[1]), cell))
