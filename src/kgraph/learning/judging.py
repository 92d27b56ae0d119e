"""What is seen of a possible triple beside its rivals: the stage that scores pairs sees each pair alone.

A triple is likelier where its relation, its pair and its object beat the others of the text, where the words of the
relation's label stand near, and where its names take a form that the examples often took.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, partial
from types import MappingProxyType
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from kgraph.learning.choice import Scored
from kgraph.learning.forms import WORDS, fold
from kgraph.learning.labels import Label
from kgraph.learning.linear import Floats
from kgraph.learning.senses import Sense, to_stem
from kgraph.learning.stretches import Stretch
from kgraph.learning.trees import Doubles
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
_GRADED = (
    "own",
    "over-relations",
    "over-pairs",
    "over-all",
    "best",
    "overlapping",
    "overlapping-same",
    "joined",
    "subject",
    "object",
)


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
    if not crowd.odds.size:
        return []
    rivals = _Rivals(crowd)
    names = list(crowd.relations)
    places = _possible(crowd, rivals, names)
    graded = rivals.compare(places)
    shown = cache(partial(_shown, counts))
    return [
        (
            Scored(values[0], *crowd.pairs[row], names[column]),
            _describe(crowd, rivals, counts, (row, names[column]), values) | shown(names[column]),
        )
        for (row, column), values in zip(places, graded, strict=True)
    ]


def _possible(crowd: Crowd, rivals: _Rivals, names: Sequence[str]) -> list[tuple[int, int]]:
    """Find the triples that are not unlikely by themselves, and those whose relation the text names.

    Few examples or none may have a relation; where its label stands in the text, the judge decides all the same, and
    where no example has it, a synonym is enough.
    """
    odds = crowd.odds
    least = min(_UNLIKELY, float(np.max(odds)))
    flat = odds.ravel()
    high = np.flatnonzero(flat >= least)
    high = high[np.argsort(-flat[high], kind="stable")][:_MOST]
    likely = [divmod(place, odds.shape[1]) for place in high.tolist()]
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
        view = crowd.view
        objects = list(dict.fromkeys(other for _, other in crowd.pairs))
        subjects = list(dict.fromkeys(one for one, _ in crowd.pairs))
        self._crowd = crowd
        self.subjects = _ranks(crowd.subjects, subjects)
        self.objects = _ranks(crowd.objects, objects)
        self.stems = [to_stem(lemma) for lemma in view.plain_lemma]
        self.above = {other: _above(view, self.stems, view.head_of(*other)) for other in objects}
        self.names = {other: fold(view.words(*other)) for other in objects}
        self.looks = {stretch: _look(view, stretch) for stretch in dict.fromkeys((*subjects, *objects))}
        joined = {other: _first_joined(view, view.head_of(*other)) for other in objects}
        pairs = np.array([(*one, *other, joined[other]) for one, other in crowd.pairs])
        starts, ends = pairs[:, 2], pairs[:, 3]
        overlapping = (starts[:, None] < ends) & (starts < ends[:, None])
        alike = (pairs[:, None, (0, 1, 4)] == pairs[None, :, (0, 1, 4)]).all(axis=2)
        self._joined = alike & ~overlapping
        self._overlapping = overlapping & ~np.eye(len(pairs), dtype=np.bool_)

    def compare(self, places: Sequence[tuple[int, int]]) -> list[list[float]]:
        """Give the numbers of triples that are compared, a row each, in the order of `_GRADED`.

        Args:
            places: Row and column of each.
        """
        odds = self._crowd.odds.astype(np.float64)
        rows, columns = np.array(places).T
        own = odds[rows, columns]
        same = odds[:, columns].T
        of_text = _two_best(odds.reshape(-1, 1))
        overlapping = self._overlapping[rows]
        pairs = [self._crowd.pairs[row] for row, _ in places]
        table = (
            own,
            own - _rivals_of(own, _two_best(odds.T)[:, rows]),
            own - _rivals_of(own, _two_best(odds)[:, columns]),
            own - _rivals_of(own, of_text),
            np.full(len(places), of_text[0, 0]),
            _best(odds.max(axis=1), overlapping),
            _best(same, overlapping),
            _best(same, self._joined[rows]),
            [self._crowd.subjects[subject] for subject, _ in pairs],
            [self._crowd.objects[object_] for _, object_ in pairs],
        )
        found: list[list[float]] = np.column_stack(table).tolist()
        return found


def _best(odds: Doubles, among: NDArray[np.bool_]) -> Doubles:
    """Give for each row the best of the odds that it is compared with."""
    found: Doubles = np.where(among, odds, -np.inf).max(axis=1)
    found[~among.any(axis=1)] = -_FAR
    return found


def _rivals_of(own: Doubles, two: Doubles) -> Doubles:
    """Give the best of the others."""
    found: Doubles = np.where(own >= two[0], two[1], two[0])
    return found


def _look(view: View, stretch: Stretch) -> str:
    """Tell what a stretch looks like: the label of its entity, else the kind of its words."""
    label = view.label_of(*stretch)
    if label != "O":
        return label
    kind = view.kind_of(*stretch)
    return "capital" if kind == WORDS and view.is_capital[stretch[0]] else kind


def _first_joined(view: View, place: int) -> int:
    """Find the first of the words that a word is joined with, as in `a, b and c`."""
    while view.dep[place] == _JOINED and view.head[place] != place:
        place = view.head[place]
    return place


def _two_best(odds: Doubles) -> Doubles:
    """Give the best and the second best of each column."""
    ranked = -np.sort(-odds, axis=0)[:2]
    return ranked if len(ranked) > 1 else np.vstack([ranked, np.full_like(ranked, -np.inf)])


def _ranks(scores: Mapping[Stretch, float], among: Iterable[Stretch]) -> dict[Stretch, int]:
    ranked = sorted(among, key=lambda stretch: (-scores[stretch], stretch))
    return {stretch: rank for rank, stretch in enumerate(ranked)}


def _describe(
    crowd: Crowd, rivals: _Rivals, counts: Counts, place: tuple[int, str], values: Sequence[float]
) -> dict[str, float]:
    row, relation = place
    subject, object_ = crowd.pairs[row]
    sense, odds = crowd.relations[relation], values[0]
    shown = min(2, counts.own.get(relation, 0).bit_length())
    labels = crowd.label(subject, "subject", relation), crowd.label(object_, "object", relation)
    ranks = rivals.subjects[subject], rivals.objects[object_]
    return {
        ODDS: max(_LOWEST, odds),
        f"learnt={odds > NEVER:d}": 1.0,
        "#learnt": float(odds > NEVER),
        f"relation={relation}": _RELATION_SHARE,
        f"relation-odds={relation}": _RELATION_SHARE * max(-_FAR, odds) / 4,
        **_graded(_GRADED, values),
        f"subject-rank={ranks[0]}": 1.0,
        "#subject-rank": float(ranks[0]),
        f"object-rank={ranks[1]}": 1.0,
        "#object-rank": float(ranks[1]),
        **_said(crowd, rivals, (subject, object_), sense, shown),
        **_placed(crowd, subject, object_),
        f"domain={sense.domain}|{rivals.looks[subject]}": 1.0,
        f"range={sense.range}|{rivals.looks[object_]}": 1.0,
        **_met(counts.objects.get(rivals.names[object_], {}), relation),
        f"subject-form={labels[0].form}": 1.0,
        "#subject-lead": labels[0].lead,
        f"object-form={labels[1].form}": 1.0,
        "#object-lead": labels[1].lead,
    }


def _met(relations: Mapping[str, int], relation: str) -> dict[str, float]:
    """Tell whether the object was one in other examples: of this relation, or of others."""
    own, total = relations.get(relation, 0), sum(relations.values())
    return {
        f"met={min(_OFTEN, own)}of{min(_OFTEN, total)}": 1.0,
        "#met-own": float(own),
        "#met-others": float(total - own),
    }


def _graded(names: Sequence[str], values: Sequence[float]) -> dict[str, float]:
    """Give numbers as they are, and as steps so that their weights need not grow evenly."""
    graded: dict[str, float] = {}
    for name, value in zip(names, values, strict=True):
        cut = -_FAR if value < -_FAR else min(value, _FAR)
        graded[name] = cut / 4
        graded[_step(name, cut // _STEP)] = 1.0
    return graded


@cache
def _step(name: str, step: float) -> str:
    return f"{name}~{_STEP * step:.0f}"


def _shown(counts: Counts, relation: str) -> dict[str, float]:
    own, total = counts.own.get(relation, 0), counts.all.get(relation, 0)
    share = own / max(1, sum(counts.own.values()))
    return {
        **_graded(("share",), (float(np.log(share + 1e-3)),)),
        f"examples={total.bit_length()}": 1.0,
        f"own-examples={own.bit_length()}": 1.0,
        "#examples": float(total.bit_length()),
        "#own-examples": float(own.bit_length()),
    }


def _said(crowd: Crowd, rivals: _Rivals, pair: tuple[Stretch, Stretch], sense: Sense, shown: int) -> dict[str, float]:
    """Tell which share of the words of the relation's label stand in some places, and whether others that say it do."""
    stems, wanted = rivals.stems, max(1, len(sense.stems))
    start, end = pair[1]
    found: dict[str, float] = {}
    for name, part in (
        ("between", stems[slice(*_gap(*pair))]),
        ("before-object", stems[max(0, start - _LEFT) : start]),
        ("object", stems[start:end]),
        ("above-object", rivals.above[pair[1]]),
        ("text", stems),
    ):
        share = len(sense.stems.intersection(part)) / wanted
        told = float(not sense.others.isdisjoint(part))
        found[f"said-{name}"], found[f"told-{name}"] = share, told
        if told:
            found[f"told-{name}|{shown}"] = told
        if share and name in _COUNTED:
            found[f"said-{name}|{min(3, len(sense.stems))}|{shown}"] = share
    is_led = crowd.view.lower[crowd.view.head[crowd.view.head_of(start, end)]] in sense.prepositions
    found["led"] = found[f"led|{shown}"] = float(is_led)
    return found


def _gap(one: Stretch, other: Stretch) -> Stretch:
    """Give the words between two stretches."""
    return (one[1], other[0]) if one[1] <= other[0] else (other[1], one[0])


def _placed(crowd: Crowd, subject: Stretch, object_: Stretch) -> dict[str, float]:
    low, high = _gap(subject, object_)
    is_first = subject[0] < object_[0]
    pairs, words = len(crowd.pairs).bit_length(), crowd.view.size.bit_length()
    return {
        f"distance={min(_FAR, high - low):.0f}": 1.0,
        f"first={'subject' if is_first else 'object'}": 1.0,
        f"pairs={pairs}": 1.0,
        f"words={words}": 1.0,
        "#distance": min(_FAR, high - low),
        "#is-first": float(is_first),
        "#pairs": float(pairs),
        "#words": float(words),
    }


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
