"""Fit the stage that judges the possible triples of a text beside each other.

It learns from odds of pairs and from labels that were learnt without the example, and right is only what the example
says letter for letter: so its probabilities hold for whole triples, labels included.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import NamedTuple

import numpy as np

from kgraph.learning.choice import Scored
from kgraph.learning.comparing import NUMBERS, Judge, Judged, Weigher, to_numbers
from kgraph.learning.describing import ODDS, ONLY_TREES
from kgraph.learning.fit_pairs import PairTable
from kgraph.learning.judging import NEVER, Counts, Crowd, judge_features
from kgraph.learning.labels import LabelForms, labeller
from kgraph.learning.lessons import Item
from kgraph.learning.linear import Floats, Linear, fit_column, number_features, to_linear, to_valued_rows
from kgraph.learning.memory import spelling
from kgraph.learning.model import LearntOntology
from kgraph.learning.senses import Sense
from kgraph.learning.stretches import Stretch
from kgraph.learning.trees import fit_trees

_LOOSENESS = 0.1
_LEAST = 5
_FEWEST_RIGHT = 200
_LEAST_COVERAGE = 0.2
Scores = Mapping[Stretch, float]


class CrossFitted(NamedTuple):
    """What models that have not seen an example say of it.

    Args:
        odds: Relations and odds of each row of the table of pairs.
        subjects: Scores of each example's stretches as subjects.
        objects: The same as objects.
        others: Labels and counts of each part of the examples, learnt without it.
    """

    odds: Mapping[int, tuple[Sequence[str], Floats]]
    subjects: Sequence[Scores]
    objects: Sequence[Scores]
    others: Mapping[int, tuple[LabelForms, Mapping[str, Counts]]]


def odds_of_parts(
    table: PairTable, learnt: Mapping[str, LearntOntology], fit: Callable[[int], Mapping[str, Floats]], parts: int
) -> dict[int, tuple[list[str], Floats]]:
    """Give each pair the odds that it gets from a model which was learnt without its part of the examples.

    Args:
        table: The pairs.
        learnt: The ontologies by fingerprint.
        fit: Fits the pairs without a part.
        parts: How many parts there are.

    Returns:
        For each row of the table the relations of its ontology and their odds.
    """
    found: dict[int, tuple[list[str], Floats]] = {}
    for part in range(parts):
        columns = fit(part)
        for mark, ontology in learnt.items():
            rows = np.flatnonzero((table.parts == part) & (table.owners == mark))
            names = list(ontology.relations)
            odds = np.full((len(rows), len(names)), NEVER, np.float32)
            for number, name in enumerate(names):
                if name in columns and len(rows):
                    odds[:, number] = table.matrix[rows] @ columns[name][:-1] + columns[name][-1]
            found.update((row, (names, line)) for row, line in zip(rows.tolist(), odds, strict=True))
    return found


def fit_judging(
    items: Sequence[Item],
    table: PairTable,
    seen: CrossFitted,
    senses: Mapping[str, Mapping[str, Sense]],
    base: Judge | None = None,
) -> tuple[Judge, float]:
    """Fit the stage.

    Args:
        items: The examples.
        table: Their pairs.
        seen: What the stages before say of them.
        senses: What each ontology says of its relations, by fingerprint.
        base: The same stage of an earlier model, to start from.

    Returns:
        The stage, and which share of the triples that the examples say is among the possible ones.
    """
    texts = list(_describe_texts(items, table, seen, senses))
    right = np.array([is_right for text in texts for is_right in text.right], np.bool_)
    said = sum(len(item.triples) for item in items)
    coverage = min(1.0, max(_LEAST_COVERAGE, float(right.sum()) / max(1, said)))
    earlier = base.weights if base else None
    weights = _fit(texts, earlier)
    if right.sum() < _FEWEST_RIGHT:
        return Judge(weights, base.trees if base else None), coverage
    parts = {text.part for text in texts}
    without = {part: Weigher(_fit([text for text in texts if text.part != part], earlier)) for part in sorted(parts)}
    rows = [to_numbers(text.judged, *without[text.part].read(text.judged)) for text in texts if text.judged]
    return Judge(weights, fit_trees(np.vstack(rows), right, NUMBERS)), coverage


class _Text(NamedTuple):
    """The possible triples of an example, which of them are right, and its part."""

    judged: Judged
    right: list[bool]
    part: int


def _describe_texts(
    items: Sequence[Item], table: PairTable, seen: CrossFitted, senses: Mapping[str, Mapping[str, Sense]]
) -> Iterator[_Text]:
    rows_of: dict[int, list[int]] = {}
    for row, (number, _, _) in enumerate(table.pairs):
        rows_of.setdefault(number, []).append(row)
    for number, rows in rows_of.items():
        item = items[number]
        labels, counts = seen.others[item.part]
        crowd = Crowd(
            item.view,
            [table.pairs[row][1:] for row in rows],
            senses[item.ontology],
            np.stack([seen.odds[row][1] for row in rows]),
            seen.subjects[number],
            seen.objects[number],
            labeller(labels, item.view, item.ontology),
        )
        judged = judge_features(crowd, counts[item.ontology])
        yield _Text(judged, [_is_right(item, found, crowd) for found, _ in judged], item.part)


def _is_right(item: Item, found: Scored, crowd: Crowd) -> bool:
    subject = spelling(crowd.label(found.subject, "subject", found.relation).text)
    object_ = spelling(crowd.label(found.object, "object", found.relation).text)
    return any(
        (subject, found.relation, object_)
        == (spelling(said.triple.subject), said.relation, spelling(said.triple.object))
        for said in item.triples
    )


def _fit(texts: Sequence[_Text], base: Linear | None) -> Linear:
    described = [features for text in texts for _, features in text.judged]
    right = np.array([is_right for text in texts for is_right in text.right], np.bool_)
    known = base.features if base else {}
    named = ([name for name in features if not name.startswith(ONLY_TREES)] for features in described)
    features = number_features(named, {ODDS, *known}, _LEAST)
    matrix = to_valued_rows(described, features)
    start = np.zeros(len(features) + 1, np.float32)
    if base is None:
        start[features[ODDS]] = 1.0
    else:
        start[[features[feature] for feature in known]] = base.dense([0])[:, 0]
        start[-1] = base.bias[0]
    if not right.any() or right.all():
        return to_linear(features, {"": start})
    before = matrix @ start[:-1] + start[-1]
    fitted, share = fit_column(matrix, right, np.ones(len(right)), _LOOSENESS, before)
    return to_linear(features, {"": fitted + share * start})
