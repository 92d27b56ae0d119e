"""Sparse linear models: features by number, weights by feature and column.

Prediction needs numpy and scipy; only `fit_column` needs scikit-learn (`pip install 'kgraph[train]'`).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate, chain
from typing import Any

import numpy as np
import scipy.sparse as sp
from numpy.typing import NDArray

Floats = NDArray[np.float32]
Rows = Any  # scipy.sparse.csr_matrix, which has no types
_ITERATIONS = 100
_SMALLEST = 1e-4
_FREE = 10.0


@dataclass(frozen=True)
class Linear:
    """Weights of features, in columns that share them.

    Args:
        features: Number of each feature.
        columns: Name of each column.
        weights: Features by columns.
        bias: One number for each column.
    """

    features: Mapping[str, int]
    columns: tuple[str, ...]
    weights: Any
    bias: Floats

    @cached_property
    def weight_of(self) -> dict[str, float]:
        """Give the weight of each feature in the first column."""
        return dict(zip(self.features, self.column.tolist(), strict=True))

    @cached_property
    def column(self) -> Floats:
        """Give the weights of the first column."""
        return self.dense([0])[:, 0]

    def dense(self, columns: Sequence[int]) -> Floats:
        """Give the weights of some columns, which prediction then looks up quickly."""
        return np.ascontiguousarray(self.weights[:, list(columns)].toarray(), dtype=np.float32)


class Scorer:
    """Weights as prediction looks them up.

    Args:
        features: Names, in the order of the rows of `weights`; those without any weight are left out.
        weights: Features by columns.
        bias: One number for each column.

    Example:
        >>> scorer = Scorer(["a", "b"], np.array([[1.0], [0.5]], np.float32), np.array([2.0], np.float32))
        >>> scorer.score([scorer.numbers(["a", "b", "c"]), []]).tolist()
        [[3.5], [2.0]]
    """

    def __init__(self, features: Iterable[str], weights: Floats, bias: Floats) -> None:
        used = np.any(weights, axis=1)
        names = (name for name, is_used in zip(features, used.tolist(), strict=True) if is_used)
        self._number = {name: number for number, name in enumerate(names)}
        self._weights: Floats = np.ascontiguousarray(weights[used])
        self._bias = bias

    def numbers(self, features: Iterable[str]) -> list[int]:
        """Look up features, each once; those that have no weight are left out."""
        found: dict[Any, None] = dict.fromkeys(map(self._number.get, features))
        found.pop(None, None)
        return list(found)

    def score(self, rows: Sequence[Sequence[int]]) -> Floats:
        """Add up the weights of each row's features, and the bias; gives rows by columns."""
        return self.with_bias(self.add_up(rows))

    def with_bias(self, sums: Floats) -> Floats:
        """Add the bias to sums of weights."""
        return sums + self._bias

    def add_up(self, rows: Sequence[Sequence[int]]) -> Floats:
        """Add up the weights of each row's features; gives rows by columns."""
        starts = np.fromiter(accumulate(map(len, rows), initial=0), np.int32, len(rows) + 1)
        flat = np.fromiter(chain.from_iterable(rows), np.int32, int(starts[-1]))
        ones = np.ones(len(flat), np.float32)
        matrix = sp.csr_matrix((ones, flat, starts), shape=(len(rows), len(self._weights)))
        result: Floats = np.asarray(matrix @ self._weights, np.float32)
        return result


class Grouped:
    """Rows to score whose features come in groups: what a group weighs is added up once, however many rows have it.

    Args:
        scorer: The weights.

    Example:
        >>> scorer = Scorer(["a", "b"], np.array([[1.0], [0.5]], np.float32), np.array([2.0], np.float32))
        >>> rows = Grouped(scorer)
        >>> one, other = (rows.group(rows.numbers([name])) for name in "ab")
        >>> rows.score([[*one, *other], [*one, *one]]).tolist()
        [[3.5], [4.0]]
    """

    def __init__(self, scorer: Scorer) -> None:
        self.numbers = scorer.numbers
        self._scorer = scorer
        self._groups: list[Sequence[int]] = []

    def group(self, numbers: Sequence[int]) -> list[int]:
        """Make a group of features, and give what stands for it in rows."""
        self._groups.append(numbers)
        return [len(self._groups) - 1]

    def score(self, rows: Sequence[Sequence[int]]) -> Floats:
        """Add up the weights of each row's groups, of which all rows have as many; gives rows by columns."""
        sums: Floats = self._scorer.add_up(self._groups)[np.array(rows)].sum(axis=1)
        return self._scorer.with_bias(sums)


def number_features(rows: Iterable[Iterable[str]], before: Iterable[str] = (), least: int = 2) -> dict[str, int]:
    """Number the features that occur in several rows, in alphabetical order.

    Args:
        rows: Features of each row.
        before: Features of an earlier model, kept in any case.
        least: In how many rows a feature must occur.
    """
    counts: Counter[str] = Counter()
    for row in rows:
        counts.update(set(row))
    kept = {feature for feature, count in counts.items() if count >= least}
    return {feature: number for number, feature in enumerate(sorted(kept.union(before)))}


def to_rows(rows: Sequence[Sequence[str]], features: Mapping[str, int]) -> Rows:
    """Turn lists of features into a matrix of zeros and ones."""
    starts, numbers = [0], []
    for row in rows:
        numbers.extend(sorted({features[feature] for feature in row if feature in features}))
        starts.append(len(numbers))
    values = np.ones(len(numbers), np.float32)
    shape = (len(rows), len(features))
    return sp.csr_matrix((values, np.array(numbers, np.int32), np.array(starts, np.int32)), shape=shape)


def to_valued_rows(rows: Sequence[Mapping[str, float]], features: Mapping[str, int]) -> Rows:
    """Turn features with values into a matrix; those never seen in training are left out."""
    starts = [0]
    numbers: list[int] = []
    values: list[float] = []
    for row in rows:
        known = {features[name]: value for name, value in row.items() if name in features}
        order = sorted(known)
        numbers += order
        values += map(known.__getitem__, order)
        starts.append(len(numbers))
    return sp.csr_matrix(
        (np.array(values, np.float32), np.array(numbers, np.int32), np.array(starts, np.int32)),
        shape=(len(rows), len(features)),
    )


def fit_column(
    matrix: Rows,
    is_right: NDArray[np.bool_],
    importance: NDArray[np.float64],
    looseness: float,
    before: Floats | None = None,
) -> tuple[Floats, float]:
    """Fit one logistic regression.

    Args:
        matrix: Rows of features.
        is_right: What each row should be.
        importance: Weight of each row.
        looseness: Inverse strength of the penalty on large weights.
        before: What an earlier model gives each row; the fit then learns how much of it to take, nearly without
            penalty, and what to add.

    Returns:
        A weight for each feature with the bias last, and how much of the earlier model to add.
    """
    from sklearn.linear_model import LogisticRegression  # noqa: PLC0415 - only training needs it

    if before is not None:
        matrix = sp.hstack([matrix, sp.csr_matrix(_FREE * before[:, None])], format="csr")
    model = LogisticRegression(C=looseness, solver="liblinear", max_iter=_ITERATIONS)
    model.fit(matrix, is_right.astype(int), sample_weight=importance)
    weights = model.coef_[0]
    share = 0.0
    if before is not None:
        weights, share = weights[:-1], float(weights[-1]) * _FREE
    return np.append(weights, model.intercept_).astype(np.float32), share


def column_of(stage: Linear | None, name: str, features: Mapping[str, int]) -> Floats | None:
    """Give a column of an earlier model in the numbering of a new one; None where it has none."""
    if stage is None or name not in stage.columns:
        return None
    number = stage.columns.index(name)
    column = np.zeros(len(features) + 1, np.float32)
    column[[features[feature] for feature in stage.features]] = stage.dense([number])[:, 0]
    column[-1] = stage.bias[number]
    return column


def to_linear(features: Mapping[str, int], columns: Mapping[str, Floats]) -> Linear:
    """Put fitted columns together; weights too small to matter are dropped, and features that have no other."""
    table = np.stack([columns[name][:-1] for name in columns], axis=1) if columns else np.zeros((len(features), 0))
    table[np.abs(table) < _SMALLEST] = 0
    used = np.flatnonzero(np.abs(table).sum(axis=1))
    names = list(features)
    return Linear(
        {names[number]: place for place, number in enumerate(used)},
        tuple(columns),
        sp.csc_matrix(table[used].astype(np.float32)),
        np.array([columns[name][-1] for name in columns], np.float32),
    )
