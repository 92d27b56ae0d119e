"""Fit what chooses the form of a label.

The examples' own memory knows the labels of all their names, as it will not for new texts. Hence each part of the
examples sees, while learning, the memory of the other parts only (cross-fitting).
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

import numpy as np
import scipy.sparse as sp

from kgraph.learning.labels import LabelForms, label_features
from kgraph.learning.lessons import Item
from kgraph.learning.linear import Linear, column_of, number_features, to_linear, to_rows
from kgraph.learning.memory import Memory, Place, Seen, remember, spelling
from kgraph.learning.ranking import Groups, fit_ranking

# What a label looks like holds for names of every kind: few examples are enough to believe it.
_LOOKS = re.compile(r"looks=[^|]*(\|subject|\|object)?")
_LOOSENESS_OF_LOOKS = 9.0
_LOOSENESS = 1.0
_POWER = 0.5
_COLUMN = "form"


def fit_labels(items: Sequence[Item], base: LabelForms | None = None) -> LabelForms:
    """Learn from aligned examples.

    Args:
        items: The examples.
        base: What an earlier model learnt, to start from.
    """
    memory = _joined(remember(_seen(items)), base)
    earlier = base.weights if base else None
    rows: list[list[str]] = []
    right: list[bool] = []
    starts: list[int] = []
    importance: list[float] = []
    times = Counter(_same(seen) for seen in _seen(items))
    for part in sorted({item.part for item in items}):
        others = _joined(remember(_seen([item for item in items if item.part != part])), base)
        for seen in _seen([item for item in items if item.part == part]):
            found = list(label_features(seen.view, seen.stretch, seen.place, others))
            hits = [spelling(label.text) == spelling(seen.label) for label, _ in found]
            if any(hits):
                starts.append(len(rows))
                importance.append(times[_same(seen)] ** -_POWER)
                rows += [features for _, features in found]
                right += hits
    if not rows:
        return LabelForms(memory, earlier or Linear({}, (), sp.csc_matrix((0, 0)), np.zeros(0, np.float32)))
    features = number_features(rows, earlier.features if earlier else ())
    groups = Groups(to_rows(rows, features), np.array(right, np.bool_), np.array(starts, np.intp), np.array(importance))
    looseness = [_LOOSENESS_OF_LOOKS if _LOOKS.fullmatch(feature) else _LOOSENESS for feature in features]
    start = column_of(earlier, _COLUMN, features)
    weights = fit_ranking(groups, np.array(looseness), None if start is None else start[:-1])
    return LabelForms(memory, to_linear(features, {_COLUMN: np.append(weights, np.float32(0))}))


def _seen(items: Sequence[Item]) -> Iterator[Seen]:
    for item in items:
        for found in item.triples:
            for slot, stretches, name in (
                ("subject", found.subjects, found.triple.subject),
                ("object", found.objects, found.triple.object),
            ):
                for stretch in stretches:
                    yield Seen(item.view, stretch, Place(slot, item.ontology, found.relation), name)


def _same(seen: Seen) -> tuple[str, Place, str]:
    return seen.view.words(*seen.stretch), seen.place, seen.label


def _joined(memory: Memory, base: LabelForms | None) -> Memory:
    """Add what an earlier model remembers."""
    if base is not None:
        for own, before in ((memory.known, base.memory.known), (memory.tails, base.memory.tails)):
            for key, counts in before.items():
                own[key] = own.get(key, Counter()) + counts
    return memory
