"""What is seen of a possible triple beside its rivals: the stage that scores pairs sees each pair alone.

A triple is likelier where its relation, its pair and its object beat the others of the text, where the words of the
relation's label stand near, and where its names take a form that the examples often took.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import NamedTuple

import numpy as np

from kgraph.learning.choice import Scored, overlap
from kgraph.learning.forms import WORDS, fold, kind_of
from kgraph.learning.labels import Label
from kgraph.learning.linear import Floats
from kgraph.learning.senses import Sense, to_stem
from kgraph.learning.stretches import Stretch
from kgraph.learning.view import View

ODDS = "odds"
ONLY_TREES = "#"
Labeller = Callable[[Stretch, str, str], Label]
_UNLIKELY = -4.6
_MOST = 40
_FAR = 12.0
_LEFT = 3
_JOINED = "conj"
_STEP = 2
_RELATION_SHARE = 0.5
NEVER = -12.0
_LOWEST = -6.0
_NAMED = 3
_NAMED_MOST = 12
_CLIMB = 3
_OFTEN = 3
_SUBJECTS = frozenset(("nsubj", "nsubjpass"))
_COUNTED = frozenset(("between", "before-object", "above-object"))


class Counts(NamedTuple):
    """What the examples have how often.

    Args:
        own: Triples by relation, in the ontology itself.
        all: The same in all ontologies.
        objects: Triples by relation of each object, in the ontology itself; objects by their folded names.
    """

    own: Mapping[str, int]
    all: Mapping[str, int]
    objects: Mapping[str, Mapping[str, int]] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Crowd:
    """The possible triples of one text.

    Args:
        view: The text.
        pairs: Its pairs of likely stretches.
        relations: Keys of the ontology's relations with what it says of them.
        odds: Log-odds of each relation for each pair.
        subjects: Log-odds of stretches as subjects.
        objects: The same as objects.
        label: Gives the label of a stretch, by slot and relation.
    """

    view: View
    pairs: Sequence[tuple[Stretch, Stretch]]
    relations: Mapping[str, Sense]
    odds: Floats
    subjects: Mapping[Stretch, float]
    objects: Mapping[Stretch, float]
    label: Labeller


def judge_features(crowd: Crowd, counts: Counts) -> list[tuple[Scored, dict[str, float]]]:
    """Describe the possible triples of a text that are not unlikely by themselves, and at least the likeliest one.

    Args:
        crowd: What the stages before say.
        counts: How often the examples have each relation.

    Returns:
        Each with its log-odds for a probability, and its features with their values; those that begin with `#` are
        for the trees alone (`comparing.py`).
    """
    odds = crowd.odds
    if not odds.size:
        return []
    rivals = _Rivals(crowd)
    names = list(crowd.relations)
    places = _possible(crowd, rivals, names)
    return [
        (
            Scored(float(odds[row, column]), *crowd.pairs[row], names[column]),
            dict(_describe(crowd, rivals, counts, (row, column), names[column])),
        )
        for row, column in places
    ]


def _possible(crowd: Crowd, rivals: _Rivals, names: Sequence[str]) -> list[tuple[int, int]]:
    """Find the triples that are not unlikely by themselves, and those whose relation the text names.

    Few examples or none may have a relation; where its label stands in the text, the judge decides all the same, and
    where no example has it, a synonym is enough.
    """
    odds = crowd.odds
    least = min(_UNLIKELY, float(np.max(odds)))
    likely = [(int(row), int(column)) for row, column in np.argwhere(odds >= least)]
    likely.sort(key=lambda place: -odds[place])
    likely = likely[:_MOST]
    said = set(rivals.stems)
    named: list[tuple[float, int, int]] = []
    for column, name in enumerate(names):
        sense = crowd.relations[name]
        if sense.stems and sense.stems <= said:
            named += _best_named(crowd, rivals, column, sense.stems)
        elif odds[0, column] <= NEVER and not said.isdisjoint(sense.stems | sense.others):
            named += _best_named(crowd, rivals, column, sense.stems | sense.others)
    known = set(likely)
    rest = [(row, column) for _, row, column in sorted(named) if (row, column) not in known]
    return [*likely, *rest[:_NAMED_MOST]]


def _best_named(crowd: Crowd, rivals: _Rivals, column: int, wanted: frozenset[str]) -> list[tuple[float, int, int]]:
    """Find the likeliest pairs for a relation that the text names: what stands near the words that name it."""
    spoken = [place for place, stem in enumerate(rivals.stems) if stem in wanted]

    def cost(row: int) -> float:
        subject, (start, end) = crowd.pairs[row]
        near = min(min(abs(start - place), abs(end - 1 - place)) for place in spoken)
        own = near == 0 and any(start <= place < end for place in spoken)
        likely = crowd.subjects[subject] + crowd.objects[start, end] + max(_LOWEST, float(crowd.odds[row, column]))
        return near / 2 + _FAR * own - likely

    return sorted((cost(row), row, column) for row in range(len(crowd.pairs)))[:_NAMED]


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
        self.stems = [to_stem(lemma) for lemma in crowd.view.plain_lemma]
        objects = [other for _, other in crowd.pairs]
        self.above = {
            other: _above(crowd.view, self.stems, crowd.view.head_of(*other)) for other in dict.fromkeys(objects)
        }
        self.names = {other: fold(crowd.view.words(*other)) for other in self.above}
        self.looks = {stretch: _look(crowd.view, stretch) for pair in crowd.pairs for stretch in pair}
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


def _look(view: View, stretch: Stretch) -> str:
    """Tell what a stretch looks like: the label of its entity, else the kind of its words."""
    label = view.label_of(*stretch)
    if label != "O":
        return label
    kind = kind_of(view.words(*stretch), view.cues)
    return "capital" if kind == WORDS and view.is_capital[stretch[0]] else kind


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
    yield ODDS, max(_LOWEST, odds)
    yield f"learnt={odds > NEVER:d}", 1.0
    yield "#learnt", float(odds > NEVER)
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
    for slot, rank in (("subject", rivals.subjects[subject]), ("object", rivals.objects[object_])):
        yield f"{slot}-rank={rank}", 1.0
        yield f"#{slot}-rank", float(rank)
    yield from _shown(counts, relation)
    shown = min(2, counts.own.get(relation, 0).bit_length())
    yield from _said(crowd, rivals, (subject, object_), crowd.relations[relation], shown)
    for end, cls, stretch in zip(("domain", "range"), crowd.relations[relation][-2:], (subject, object_), strict=True):
        yield f"{end}={cls}|{rivals.looks[stretch]}", 1.0
    yield from _met(counts.objects.get(rivals.names[object_], {}), relation)
    for slot, stretch in (("subject", subject), ("object", object_)):
        label = crowd.label(stretch, slot, relation)
        yield f"{slot}-form={label.form}", 1.0
        yield f"#{slot}-lead", label.lead


def _met(relations: Mapping[str, int], relation: str) -> Iterator[tuple[str, float]]:
    """Tell whether the object was one in other examples: of this relation, or of others."""
    own, total = relations.get(relation, 0), sum(relations.values())
    yield f"met={min(_OFTEN, own)}of{min(_OFTEN, total)}", 1.0
    yield "#met-own", float(own)
    yield "#met-others", float(total - own)


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
    yield "#examples", float(total.bit_length())
    yield "#own-examples", float(own.bit_length())


def _said(
    crowd: Crowd, rivals: _Rivals, pair: tuple[Stretch, Stretch], sense: Sense, shown: int
) -> Iterator[tuple[str, float]]:
    """Tell which share of the words of the relation's label stand in some places, and whether others that say it do."""
    stems = rivals.stems
    (start, end), (object_start, object_end) = pair
    low, high = (end, object_start) if end <= object_start else (object_end, start)
    for name, part in (
        ("between", stems[low:high]),
        ("before-object", stems[max(0, object_start - _LEFT) : object_start]),
        ("object", stems[object_start:object_end]),
        ("above-object", rivals.above[pair[1]]),
        ("text", stems),
    ):
        share = len(sense.stems.intersection(part)) / max(1, len(sense.stems))
        yield f"said-{name}", share
        told = float(not sense.others.isdisjoint(part))
        yield f"told-{name}", told
        if told:
            yield f"told-{name}|{shown}", told
        if name in _COUNTED and share:
            yield f"said-{name}|{min(3, len(sense.stems))}|{shown}", share
    is_led = crowd.view.lower[crowd.view.head[crowd.view.head_of(*pair[1])]] in sense.prepositions
    yield "led", float(is_led)
    yield f"led|{shown}", float(is_led)
    yield f"distance={min(_FAR, high - low):.0f}", 1.0
    yield f"first={'subject' if start < object_start else 'object'}", 1.0
    yield f"pairs={len(crowd.pairs).bit_length()}", 1.0
    yield f"words={crowd.view.size.bit_length()}", 1.0
    yield "#distance", min(_FAR, high - low)
    yield "#is-first", float(start < object_start)
    yield "#pairs", float(len(crowd.pairs).bit_length())
    yield "#words", float(crowd.view.size.bit_length())


def _above(view: View, stems: Sequence[str], place: int) -> list[str]:
    """Give the stems of the words that a word depends on, each with the subjects and complements beside it."""
    found: list[str] = []
    for _ in range(_CLIMB):
        above = view.head[place]
        if above == place:
            break
        found.append(stems[above])
        for beside in view.children[above]:
            if beside != place:
                found.append(stems[beside])
                found += (stems[below] for below in view.children[beside] if view.dep[beside] in _SUBJECTS)
        place = above
    return found
