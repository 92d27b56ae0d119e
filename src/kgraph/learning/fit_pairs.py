"""Fit the stage that tells which relations hold of a pair of stretches: a column a relation, shared by the ontologies.

Examples rarely say all that their sentence says, so a pair that no triple names counts less than one that has another
relation.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from kgraph.learning.choice import iter_pairs
from kgraph.learning.lessons import Item
from kgraph.learning.linear import Floats, Linear, Rows, column_of, fit_column, number_features, to_rows
from kgraph.learning.model import LearntOntology
from kgraph.learning.pairs import PairLookUps, PairRows
from kgraph.learning.stretches import Stretch

Pair = tuple[int, Stretch, Stretch]


@dataclass(frozen=True, slots=True)
class PairTable:
    """The pairs of all examples.

    Args:
        pairs: Number of the example, subject and object.
        features: Number of each feature.
        matrix: A row for each pair.
        owners: Fingerprint of each pair's ontology.
        parts: The part of the examples that each pair belongs to.
        right: The rows of which each relation holds.
    """

    pairs: Sequence[Pair]
    features: Mapping[str, int]
    matrix: Rows
    owners: NDArray[np.str_]
    parts: NDArray[np.intp]
    right: Mapping[str, Sequence[int]]


def make_table(
    items: Sequence[Item],
    subjects: Sequence[Mapping[Stretch, float]],
    objects: Sequence[Mapping[Stretch, float]],
    base: Linear | None = None,
) -> PairTable:
    """Pair the likely stretches of each example and describe the pairs.

    Args:
        items: The examples.
        subjects: Scores of stretches as subjects, for each example.
        objects: The same as objects.
        base: The stage of an earlier model, whose features are kept.
    """
    pairs: list[Pair] = []
    rows: list[list[str]] = []
    shared: PairLookUps[str] = PairLookUps(list)
    for number, (item, own, other) in enumerate(zip(items, subjects, objects, strict=True)):
        best = max(own.values(), default=0.0)
        described = PairRows(item.view, shared)
        for one, two in iter_pairs(own, other):
            pairs.append((number, one, two))
            rows.append(described.describe(one, two, (own[one], other[two]), is_best=own[one] == best))
    features = number_features(rows, base.features if base else ())
    return PairTable(
        pairs,
        features,
        to_rows(rows, features),
        np.array([items[number].ontology for number, _, _ in pairs], np.str_),
        np.array([items[number].part for number, _, _ in pairs], np.intp),
        _right_rows(items, {pair: row for row, pair in enumerate(pairs)}),
    )


def fit_pairs(
    table: PairTable,
    ontologies: Mapping[str, LearntOntology],
    base: Linear | None,
    strength: tuple[float, float],
    tell: Callable[[str], None],
    without: int = -1,
) -> dict[str, Floats]:
    """Fit one relation after the other, on the pairs of all ontologies that have it.

    Args:
        table: The pairs.
        ontologies: The ontologies by fingerprint.
        base: The stage of an earlier model, to start from.
        strength: Inverse strength of the penalty on large weights, and the weight of a pair that no triple names.
        tell: Called with each relation.
        without: A part of the examples to leave out; -1 for none.

    Returns:
        Weights and bias by relation; one that the examples do not show is taken from the earlier model.
    """
    looseness, unlabelled = strength
    named = np.zeros(len(table.pairs), np.bool_)
    for hits in table.right.values():
        named[hits] = True
    importance = np.where(named, 1.0, unlabelled)
    columns = {}
    for relation in sorted({relation for learnt in ontologies.values() for relation in learnt.relations}):
        start = column_of(base, relation, table.features)
        serving = [mark for mark, learnt in ontologies.items() if relation in learnt.relations]
        rows = np.flatnonzero(np.isin(table.owners, serving) & (table.parts != without))
        target = np.zeros(len(table.pairs), np.bool_)
        target[list(table.right.get(relation, ()))] = True
        if target[rows].any() and not target[rows].all():
            tell(relation)
            before = None if start is None else table.matrix[rows] @ start[:-1] + start[-1]
            fitted, share = fit_column(table.matrix[rows], target[rows], importance[rows], looseness, before)
            columns[relation] = fitted if start is None else fitted + share * start
        elif start is not None:
            columns[relation] = start
    return columns


def _right_rows(items: Sequence[Item], places: Mapping[Pair, int]) -> dict[str, list[int]]:
    """Find the pairs that each relation holds of."""
    right: dict[str, set[int]] = {}
    for number, item in enumerate(items):
        for found in item.triples:
            pairs = ((number, one, two) for one in found.subjects for two in found.objects)
            rows = {places[pair] for pair in pairs if pair in places}
            if rows:
                right.setdefault(found.relation, set()).update(rows)
    return {relation: sorted(rows) for relation, rows in right.items()}
