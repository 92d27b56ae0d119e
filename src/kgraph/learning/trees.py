"""Boosted trees over a few numbers: they can say what a sum of weights cannot, that one counts only beside another.

Every level of a tree asks one question of all rows ("is this number above that bound?"), so a tree is a list of
questions and a value for each row of answers. Only numpy is needed, to fit as to predict.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Doubles = NDArray[np.float64]
_DEPTH = 4
_BINS = 32
_RATE = 0.08
_COUNT = 160
_PENALTY = 5.0
_LEAST = 1e-6


@dataclass(frozen=True, eq=False)
class Trees:
    """Trees whose values are added up.

    Args:
        names: Name of each number that is asked about.
        numbers: Place in `names` that each question of each tree is about.
        bounds: Above what the answer is yes.
        values: What each tree adds for each row of answers.
        bias: What is added to in the first place.
    """

    names: tuple[str, ...]
    numbers: NDArray[np.intp]
    bounds: Doubles
    values: Doubles
    bias: float = 0.0

    def add_up(self, rows: Doubles) -> Doubles:
        """Give what the trees say of rows of numbers.

        Example:
            >>> one = Trees(("a",), np.array([[0]]), np.array([[0.5]]), np.array([[-1.0, 2.0]]), 1.0)
            >>> one.add_up(np.array([[0.0], [1.0]])).tolist()
            [0.0, 3.0]
        """
        powers = 1 << np.arange(self.numbers.shape[1])
        answers = (rows[:, self.numbers] > self.bounds) @ powers
        total: Doubles = self.values[np.arange(len(self.values)), answers].sum(axis=1) + self.bias
        return total


def fit_trees(rows: Doubles, is_right: NDArray[np.bool_], names: tuple[str, ...]) -> Trees:
    """Fit trees that give the log-odds of rows, each tree to what those before it leave.

    Args:
        rows: The numbers of each row.
        is_right: What each row should be; there are rows of either kind.
        names: Name of each number.
    """
    bounds = [_bounds_of(rows[:, number]) for number in range(rows.shape[1])]
    codes = [np.searchsorted(bounds[number], rows[:, number], side="left") for number in range(rows.shape[1])]
    share = float(is_right.mean())
    bias = math.log(share / (1 - share))
    odds = np.full(len(rows), bias)
    grown = [_grow(codes, bounds, is_right, odds) for _ in range(_COUNT)]
    numbers, cuts, values = (np.stack(column) for column in zip(*grown, strict=True))
    return Trees(names, numbers, cuts, values, bias)


def _grow(
    codes: Sequence[NDArray[np.intp]], bounds: Sequence[Doubles], is_right: NDArray[np.bool_], odds: Doubles
) -> tuple[NDArray[np.intp], Doubles, Doubles]:
    """Grow one tree and add what it says to the log-odds."""
    chances = 1 / (1 + np.exp(-odds))
    slopes, curves = is_right - chances, chances * (1 - chances)
    leaves = np.zeros(len(odds), np.intp)
    questions: list[tuple[int, float]] = []
    for level in range(_DEPTH):
        number, code = _best_question(codes, bounds, leaves, (slopes, curves), 1 << level)
        leaves += (codes[number] > code).astype(np.intp) << level
        questions.append((number, float(bounds[number][code]) if len(bounds[number]) else 0.0))
    sums = np.bincount(leaves, slopes, 1 << _DEPTH)
    weights = np.bincount(leaves, curves, 1 << _DEPTH)
    values = _RATE * sums / (weights + _PENALTY)
    odds += values[leaves]
    return np.array([number for number, _ in questions], np.intp), np.array([cut for _, cut in questions]), values


def _bounds_of(column: Doubles) -> Doubles:
    """Cut a column into parts of about one size; the bounds lie between its values."""
    distinct = np.unique(column)
    middles: Doubles = (distinct[1:] + distinct[:-1]) / 2
    if len(middles) < _BINS:
        return middles
    wanted = np.quantile(column, np.arange(1, _BINS) / _BINS)
    places = np.unique(np.clip(np.searchsorted(middles, wanted), 0, len(middles) - 1))
    return middles[places]


def _best_question(
    codes: Sequence[NDArray[np.intp]],
    bounds: Sequence[Doubles],
    leaves: NDArray[np.intp],
    slopes_curves: tuple[Doubles, Doubles],
    count: int,
) -> tuple[int, int]:
    """Find the number and the bound whose answers tell the most; of equals the first."""
    best, found = -1.0, (0, 0)
    slopes, curves = slopes_curves
    for number, code in enumerate(codes):
        width = len(bounds[number]) + 1
        if width == 1:
            continue
        cells = leaves * width + code
        slope = np.bincount(cells, slopes, count * width).reshape(count, width).cumsum(axis=1)
        curve = np.bincount(cells, curves, count * width).reshape(count, width).cumsum(axis=1)
        left, left_curve = slope[:, :-1], curve[:, :-1]
        right, right_curve = slope[:, -1:] - left, curve[:, -1:] - left_curve
        gains = (left**2 / (left_curve + _PENALTY) + right**2 / (right_curve + _PENALTY)).sum(axis=0)
        place = int(np.argmax(gains))
        if gains[place] > best + _LEAST:
            best, found = float(gains[place]), (number, place)
    return found
