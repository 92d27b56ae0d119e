"""Fit a choice among several: weights that give the right row of each group the most (a conditional logit)."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from kgraph.learning.linear import Floats, Rows

_ITERATIONS = 60
Doubles = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Groups:
    """Rows of which the right ones of each group are to win.

    Args:
        matrix: Rows of features, the rows of a group together.
        is_right: Which rows are right, at least one in each group.
        starts: First row of each group.
        importance: Weight of each group.
    """

    matrix: Rows
    is_right: NDArray[np.bool_]
    starts: NDArray[np.intp]
    importance: Doubles


def fit_ranking(groups: Groups, looseness: Doubles, start: Floats | None = None) -> Floats:
    """Fit weights by which the right rows of each group win.

    Args:
        groups: The rows.
        looseness: Of each feature, the inverse strength of the penalty on a large weight.
        start: Weights to start from; the penalty is then on what differs from them.
    """
    from scipy.optimize import minimize  # noqa: PLC0415 - only training needs it

    starts, importance, sizes = (
        groups.starts,
        groups.importance,
        np.diff(np.append(groups.starts, len(groups.is_right))),
    )
    before = np.zeros(groups.matrix.shape[1]) if start is None else start.astype(np.float64)
    wide = groups.matrix.astype(np.float64)
    turned = wide.T.tocsr()
    bar = np.where(groups.is_right, 0.0, -np.inf)
    # Steps are taken in units of what the penalty allows: with unequal penalties the search is much shorter so.
    unit = np.sqrt(looseness)

    def loss(change: Doubles) -> tuple[float, Doubles]:
        scores = wide @ (before + unit * change)
        all_, all_shares = _shares(scores, starts, sizes)
        right, right_shares = _shares(scores + bar, starts, sizes)
        slope = unit * (turned @ (np.repeat(importance, sizes) * (all_shares - right_shares))) + change
        return float(importance @ (all_ - right) + change @ change / 2), slope

    found = minimize(loss, np.zeros(len(before)), jac=True, method="L-BFGS-B", options={"maxiter": _ITERATIONS})
    weights: Floats = (before + unit * found.x).astype(np.float32)
    return weights


def _shares(scores: Doubles, starts: NDArray[np.intp], sizes: NDArray[np.intp]) -> tuple[Doubles, Doubles]:
    """Give the logarithm of the sum of each group, and the share of each row in it."""
    highest = np.maximum.reduceat(scores, starts)
    powers = np.exp(scores - np.repeat(highest, sizes))
    sums = np.add.reduceat(powers, starts)
    return highest + np.log(sums), powers / np.repeat(sums, sizes)
