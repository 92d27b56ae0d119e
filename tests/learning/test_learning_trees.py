"""Trees over numbers, and the numbers that they ask about."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from kgraph.learning.choice import Scored
from kgraph.learning.comparing import NUMBERS, Judge, Weigher, to_numbers
from kgraph.learning.describing import GRADED, Described
from kgraph.learning.linear import to_linear
from kgraph.learning.trees import Trees, fit_trees

BUILDER = Scored(0.0, (0, 1), (2, 3), "builder")
HALF = Described([2.0] * len(GRADED), {name: 0.5 for name in NUMBERS if name not in GRADED}, ())


def _both(count: int) -> tuple[NDArray[np.float64], NDArray[np.bool_]]:
    """Make rows that are right where the first two of three numbers are 1."""
    rows: NDArray[Any] = np.random.default_rng(0).integers(0, 2, (count, 3)).astype(np.float64)
    return rows, (rows[:, 0] == 1) & (rows[:, 1] == 1)


def test_trees_see_what_holds_together_only() -> None:
    """Two numbers that say something only together are told from a third that says nothing."""
    trees = fit_trees(*_both(400), ("a", "b", "c"))
    odds = trees.add_up(np.array([[1.0, 1.0, 0.0], [1.0, 0.0, 0.0], [0.0, 1.0, 1.0], [0.0, 0.0, 1.0]]))
    assert [True, False, False, False] == (odds > 1).tolist()
    assert {0, 1} == set(trees.numbers[0, :2].tolist())


def test_fitting_trees_twice_gives_the_same() -> None:
    """The same rows give the same trees."""
    one, other = (fit_trees(*_both(200), ("a", "b", "c")) for _ in range(2))
    assert np.array_equal(one.values, other.values)
    assert np.array_equal(one.bounds, other.bounds)


def test_a_number_that_never_differs_asks_nothing() -> None:
    """A column with one value is no hindrance."""
    rows, right = _both(100)
    trees = fit_trees(np.column_stack([np.zeros(100), rows]), right, ("none", "a", "b", "c"))
    assert 0 not in trees.numbers[0, :2]


def test_trees_and_weights_both_have_a_say() -> None:
    """The odds that decide lie between those of the weights and those of the trees, nearer to the trees'."""
    weights = to_linear({"own": 0}, {"": np.array([0.0, 2.0], np.float32)})
    question, bound = np.array([[NUMBERS.index("own")]], np.intp), np.array([[0.0]])
    trees = Trees(NUMBERS, question, bound, np.array([[-9.0, 4.0]]), 0.0)
    assert [2.0] == Judge(weights).odds([(BUILDER, HALF)]).tolist()
    assert [3.5] == Judge(weights, trees).odds([(BUILDER, HALF)]).tolist()


def test_triples_are_compared_by_what_the_judge_says() -> None:
    """How far a triple's odds are over those of others with its relation, object or pair is a number."""
    found = [BUILDER, BUILDER._replace(object=(4, 5)), BUILDER._replace(relation="owner")]
    judged = [(one, HALF) for one in found]
    _, by_itself = Weigher(to_linear({"own": 0}, {"": np.array([0.0, 0.0], np.float32)})).read(judged)
    rows = to_numbers(judged, np.array([1.0, -1.0, 0.0]), by_itself)
    seen = [dict(zip(NUMBERS, row, strict=True)) for row in rows.tolist()]
    assert [2.0, -2.0, 12.0] == [row["over-same-relation"] for row in seen]
    assert [1.0, 12.0, -1.0] == [row["over-same-object"] for row in seen]
    assert [0.0, 2.0, 1.0] == [row["rank"] for row in seen]
    assert [0.5] * 3 == [row["own"] for row in seen]


def test_where_there_is_nothing_to_judge_nothing_is_judged() -> None:
    """A text without possible triples has no odds, with trees or without."""
    weights = to_linear({"own": 0}, {"": np.array([0.0, 2.0], np.float32)})
    trees = Trees(NUMBERS, np.array([[0]], np.intp), np.array([[0.0]]), np.array([[-1.0, 1.0]]), 0.0)
    assert [0, 0] == [len(Judge(weights, more).odds([])) for more in (None, trees)]
