"""Fit the stages that score a stretch as a subject and as an object.

Every feature has a weight that all ontologies share and one of each ontology's own; the penalty on large weights leaves
to the shared one what holds everywhere.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
import scipy.sparse as sp
from numpy.typing import NDArray

from kgraph.learning.choice import overlap
from kgraph.learning.features import Kinds, StretchRows, stretch_kinds
from kgraph.learning.lessons import Item
from kgraph.learning.linear import Floats, Linear, Rows, column_of, fit_column, number_features, to_linear, to_rows
from kgraph.learning.model import SHARED
from kgraph.learning.stretches import Stretch

_LOOSENESS = 0.3
_COMPETITOR = 3.0
Scores = dict[Stretch, float]


def fit_stretches(
    items: Sequence[Item], marks: Sequence[str], slot: str, folds: int, base: Linear | None = None
) -> tuple[Linear, list[Scores]]:
    """Fit one stage.

    Args:
        items: The examples.
        marks: Fingerprints of their ontologies.
        slot: `subject` or `object`.
        folds: How many parts the examples are split into for cross-fitting.
        base: The same stage of an earlier model, to start from.

    Returns:
        The stage, and the scores that it gives each example when learnt without the example's part.
    """
    rows = _rows(items, slot)
    features = number_features(rows, base.features if base else ())
    owners = np.array([item.ontology for item in items for _ in item.stretches])
    parts = np.array([item.part for item in items for _ in item.stretches])
    shared = to_rows(rows, features)
    matrix, kept = _with_own_copies(shared, owners, marks)
    right, importance = _targets(items, slot)
    if not right.any():
        return to_linear(features, {}), _by_item(items, np.zeros(len(right)))
    start = column_of(base, SHARED, features)
    before = None if start is None else shared @ start[:-1] + start[-1]
    scores = np.zeros(len(right))
    for part in range(folds):
        inside = parts == part
        if inside.any() and right[~inside].any():
            known = None if before is None else before[~inside]
            fitted, share = fit_column(matrix[~inside], right[~inside], importance[~inside], _LOOSENESS, known)
            scores[inside] = matrix[inside] @ fitted[:-1] + fitted[-1]
            scores[inside] += 0 if before is None else share * before[inside]
    fitted, share = fit_column(matrix, right, importance, _LOOSENESS, before)
    columns = _unfold(fitted, kept, marks, len(features))
    if start is not None:
        columns[SHARED] = columns[SHARED] + share * start
    return to_linear(features, columns), _by_item(items, scores)


def _rows(items: Sequence[Item], slot: str) -> list[list[str]]:
    """Describe every stretch; those of objects by their words too."""
    rows = []
    kinds: Kinds[str] = stretch_kinds(list)
    for item in items:
        described: StretchRows[str] = StretchRows(item.view, list, kinds)
        for stretch, sources in item.stretches.items():
            words = described.describe_words(stretch) if slot == "object" else ()
            rows.append([*described.describe(stretch, sources), *words])
    return rows


def _with_own_copies(matrix: Rows, owners: NDArray[Any], marks: Sequence[str]) -> tuple[Rows, NDArray[np.intp]]:
    """Give each ontology a copy of every feature, beside the shared one; copies that occur once are left out."""
    copies = [matrix, *(sp.diags((owners == mark).astype(np.float32)) @ matrix for mark in marks)]
    wide = sp.hstack(copies, format="csc", dtype=np.float32)
    kept = np.flatnonzero(np.asarray(wide.sum(axis=0)).ravel() > 1)
    return wide[:, kept].tocsr(), kept


def _unfold(weights: Floats, kept: NDArray[np.intp], marks: Sequence[str], width: int) -> dict[str, Floats]:
    """Put the weights of the copies back into one column for each ontology; the bias stays with the shared one."""
    flat = np.zeros(width * (len(marks) + 1), np.float32)
    flat[kept] = weights[:-1]
    table = flat.reshape(len(marks) + 1, width)
    return {
        name: np.append(column, weights[-1] if name == SHARED else 0).astype(np.float32)
        for name, column in zip((SHARED, *marks), table, strict=True)
    }


def _targets(items: Sequence[Item], slot: str) -> tuple[NDArray[np.bool_], NDArray[np.float64]]:
    """Say which stretches are right; those that overlap a right one count more, since they compete with it."""
    right, importance = [], []
    for item in items:
        gold = {
            stretch for found in item.triples for stretch in (found.subjects if slot == "subject" else found.objects)
        }
        for stretch in item.stretches:
            right.append(stretch in gold)
            importance.append(_COMPETITOR if any(overlap(stretch, other) for other in gold) else 1.0)
    return np.array(right, np.bool_), np.array(importance, np.float64)


def _by_item(items: Sequence[Item], scores: NDArray[np.float64]) -> list[Scores]:
    values = iter(scores.tolist())
    return [{stretch: next(values) for stretch in item.stretches} for item in items]
