"""What is seen of a possible triple beside its rivals: the stage that scores pairs sees each pair alone.

A triple is likelier where its relation, its pair and its object beat the others of the text, where the words of the
relation's label stand near, and where its names take a form that the examples often took.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np

from kgraph.learning.choice import Scored, overlap
from kgraph.learning.labels import Label
from kgraph.learning.linear import Floats
from kgraph.learning.stretches import Stretch
from kgraph.learning.view import View

ODDS = "odds"
Labeller = Callable[[Stretch, str, str], Label]
_UNLIKELY = -4.6
_MOST = 40
_FAR = 12.0
_HUMP = re.compile(r"(?<=[a-z])(?=[A-Z])")
_SHORTEST_WORD, _SHORTEST_STEM, _ENDING = 3, 4, 3
_LEFT = 3
_JOINED = "conj"
_STEP = 2
_RELATION_SHARE = 0.5


class Counts(NamedTuple):
    """How many triples of the examples have a relation: in the ontology itself, and in all."""

    own: Mapping[str, int]
    all: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Crowd:
    """The possible triples of one text.

    Args:
        view: The text.
        pairs: Its pairs of likely stretches.
        relations: Keys of the ontology's relations with the stems of their labels.
        odds: Log-odds of each relation for each pair.
        subjects: Log-odds of stretches as subjects.
        objects: The same as objects.
        label: Gives the label of a stretch, by slot and relation.
    """

    view: View
    pairs: Sequence[tuple[Stretch, Stretch]]
    relations: Mapping[str, frozenset[str]]
    odds: Floats
    subjects: Mapping[Stretch, float]
    objects: Mapping[Stretch, float]
    label: Labeller


def stems_of(label: str) -> frozenset[str]:
    """Reduce the words of a relation's label to their stems.

    Example:
        >>> sorted(stems_of("productionStartYear"))
        ['product', 'star', 'year']
    """
    words = _HUMP.sub(" ", label).replace("_", " ").lower().split()
    return frozenset(_stem(word) for word in words if len(word) >= _SHORTEST_WORD)


def _stem(word: str) -> str:
    return word[: max(_SHORTEST_STEM, len(word) - _ENDING)]


def judge_features(crowd: Crowd, counts: Counts) -> list[tuple[Scored, dict[str, float]]]:
    """Describe the possible triples of a text that are not unlikely by themselves, and at least the likeliest one.

    Args:
        crowd: What the stages before say.
        counts: How often the examples have each relation.

    Returns:
        Each with its log-odds for a probability, and its features with their values.
    """
    odds = crowd.odds
    if not odds.size:
        return []
    least = min(_UNLIKELY, float(np.max(odds)))
    places = np.argwhere(odds >= least).tolist()
    places.sort(key=lambda place: -odds[*place])
    rivals = _Rivals(crowd)
    names = list(crowd.relations)
    return [
        (
            Scored(float(odds[row, column]), *crowd.pairs[row], names[column]),
            dict(_describe(crowd, rivals, counts, (row, column), names[column])),
        )
        for row, column in places[:_MOST]
    ]


class _Rivals:
    """What the triples of a text are compared with, computed once."""

    def __init__(self, crowd: Crowd) -> None:
        odds = crowd.odds
        self.of_pair = _two_best(odds.T)
        self.of_relation = _two_best(odds)
        self.of_text = _two_best(odds.reshape(-1, 1))[:, 0]
        self.best_relation = np.max(odds, axis=1)
        self.subjects = _ranks(crowd.subjects, {one for one, _ in crowd.pairs})
        self.objects = _ranks(crowd.objects, {other for _, other in crowd.pairs})
        self.stems = [_stem(lemma) for lemma in crowd.view.plain_lemma]
        objects = [other for _, other in crowd.pairs]
        first = [_first_joined(crowd.view, crowd.view.head_of(*other)) for other in objects]
        self.joined = [
            [
                row
                for row, (subject, other) in enumerate(crowd.pairs)
                if first[row] == first[number] and subject == one and not overlap(other, object_)
            ]
            for number, (one, object_) in enumerate(crowd.pairs)
        ]
        self.overlapping = [
            [row for row, other in enumerate(objects) if row != number and overlap(other, object_)]
            for number, object_ in enumerate(objects)
        ]


def _first_joined(view: View, place: int) -> int:
    """Find the first of the words that a word is joined with, as in `a, b and c`."""
    while view.dep[place] == _JOINED and view.head[place] != place:
        place = view.head[place]
    return place


def _two_best(odds: Floats) -> Floats:
    """Give the best and the second best of each column."""
    ranked = -np.sort(-odds, axis=0)[:2]
    return ranked if len(ranked) > 1 else np.vstack([ranked, np.full_like(ranked, -np.inf)])


def _ranks(scores: Mapping[Stretch, float], among: set[Stretch]) -> dict[Stretch, int]:
    ranked = sorted(among, key=lambda stretch: (-scores[stretch], stretch))
    return {stretch: rank for rank, stretch in enumerate(ranked)}


def _describe(
    crowd: Crowd, rivals: _Rivals, counts: Counts, place: tuple[int, int], relation: str
) -> Iterator[tuple[str, float]]:
    row, column = place
    subject, object_ = crowd.pairs[row]
    odds = float(crowd.odds[row, column])
    yield ODDS, odds
    yield f"relation={relation}", _RELATION_SHARE
    yield f"relation-odds={relation}", _RELATION_SHARE * max(-_FAR, odds) / 4
    overlapping = rivals.overlapping[row]
    for name, value in (
        ("own", odds),
        ("over-relations", odds - _rival(rivals.of_pair[:, row], odds)),
        ("over-pairs", odds - _rival(rivals.of_relation[:, column], odds)),
        ("over-all", odds - _rival(rivals.of_text, odds)),
        ("best", float(rivals.of_text[0])),
        ("overlapping", _best(rivals.best_relation, overlapping)),
        ("overlapping-same", _best(crowd.odds[:, column], overlapping)),
        ("joined", _best(crowd.odds[:, column], rivals.joined[row])),
        ("subject", crowd.subjects[subject]),
        ("object", crowd.objects[object_]),
    ):
        yield from _graded(name, value)
    yield f"subject-rank={rivals.subjects[subject]}", 1.0
    yield f"object-rank={rivals.objects[object_]}", 1.0
    yield from _shown(counts, relation)
    yield from _said(crowd, rivals.stems, (subject, object_), relation)
    for slot, stretch in (("subject", subject), ("object", object_)):
        yield f"{slot}-form={crowd.label(stretch, slot, relation).form}", 1.0


def _best(odds: Floats, rows: Sequence[int]) -> float:
    return max((float(odds[row]) for row in rows), default=-_FAR)


def _rival(two: Floats, own: float) -> float:
    """Give the best of the others."""
    best, second = two.tolist()
    return float(second if own >= best else best)


def _graded(name: str, value: float) -> Iterator[tuple[str, float]]:
    """Give a number as it is, and as a step so that its weight need not grow evenly."""
    value = max(-_FAR, min(_FAR, value))
    yield name, value / 4
    yield f"{name}~{_STEP * (value // _STEP):.0f}", 1.0


def _shown(counts: Counts, relation: str) -> Iterator[tuple[str, float]]:
    own, total = counts.own.get(relation, 0), counts.all.get(relation, 0)
    share = own / max(1, sum(counts.own.values()))
    yield from _graded("share", float(np.log(share + 1e-3)))
    yield f"examples={total.bit_length()}", 1.0
    yield f"own-examples={own.bit_length()}", 1.0


def _said(
    crowd: Crowd, stems: Sequence[str], pair: tuple[Stretch, Stretch], relation: str
) -> Iterator[tuple[str, float]]:
    """Tell which share of the words of the relation's label stand in some places."""
    wanted = crowd.relations[relation]
    (start, end), (object_start, object_end) = pair
    low, high = (end, object_start) if end <= object_start else (object_end, start)
    for name, part in (
        ("between", stems[low:high]),
        ("before-object", stems[max(0, object_start - _LEFT) : object_start]),
        ("object", stems[object_start:object_end]),
        ("text", stems),
    ):
        yield f"said-{name}", len(wanted.intersection(part)) / max(1, len(wanted))
    yield f"distance={min(_FAR, high - low):.0f}", 1.0
    yield f"first={'subject' if start < object_start else 'object'}", 1.0
    yield f"pairs={len(crowd.pairs).bit_length()}", 1.0
    yield f"words={crowd.view.size.bit_length()}", 1.0
