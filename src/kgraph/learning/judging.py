"""What is seen of a possible triple beside its rivals: the stage that scores pairs sees each pair alone.

A triple is likelier where its relation, its pair and its object beat the others of the text, where the words of the
relation's label stand near, and where its names take a form that the examples often took.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from kgraph.learning.choice import Scored
from kgraph.learning.describing import (
    FAR,
    PLACES,
    Described,
    Part,
    by_itself,
    ending,
    formed,
    led,
    met,
    placed,
    ranked,
    related,
    said,
    shown,
)
from kgraph.learning.forms import WORDS, fold
from kgraph.learning.labels import Label
from kgraph.learning.linear import Floats
from kgraph.learning.senses import Sense, to_stem
from kgraph.learning.stretches import Stretch
from kgraph.learning.trees import Doubles
from kgraph.learning.view import View

Labeller = Callable[[Stretch, str, str], Label]
_UNLIKELY = -4.6
_MOST = 40
_FAR_WORD = 12.0
_LEFT = 3
_JOINED = "conj"
NEVER = -12.0
_LOWEST = -6.0
_NAMED = 3
_NAMED_MOST = 12
_CLIMB = 3
_SUBJECTS = frozenset(("nsubj", "nsubjpass"))
_NOTHING: Mapping[str, int] = MappingProxyType({})
_UNSAID = (0.0,) * len(PLACES), (False,) * len(PLACES)


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


def judge_features(crowd: Crowd, counts: Counts) -> list[tuple[Scored, Described]]:
    """Describe the possible triples of a text that are not unlikely by themselves, and at least the likeliest one.

    Args:
        crowd: What the stages before say.
        counts: How often the examples have each relation.

    Returns:
        Each with its log-odds for a probability, and its features with their values.
    """
    if not crowd.odds.size:
        return []
    rivals = _Rivals(crowd, sum(counts.own.values()))
    names = list(crowd.relations)
    places = _possible(crowd, rivals, names)
    graded = rivals.compare(places)
    return [
        (
            Scored(values[0], *crowd.pairs[row], names[column]),
            _describe(crowd, rivals, counts, (row, names[column]), values),
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
    said_stems = rivals.all_stems
    named: list[tuple[float, int, int]] = []
    for column, name in enumerate(names):
        sense = crowd.relations[name]
        if sense.stems and sense.stems <= said_stems:
            named += _best_named(crowd, rivals, column, sense.stems)
        elif odds[0, column] <= NEVER and any(rivals.words_said(name)):
            named += _best_named(crowd, rivals, column, sense.stems | sense.others)
    known = set(likely)
    rest = [(row, column) for _, row, column in sorted(named) if (row, column) not in known]
    return [*likely, *rest[:_NAMED_MOST]]


def _best_named(crowd: Crowd, rivals: _Rivals, column: int, wanted: frozenset[str]) -> list[tuple[float, int, int]]:
    """Find the likeliest pairs for a relation that the text names: what stands near the words that name it."""
    spoken = [place for place, stem in enumerate(rivals.stems) if stem in wanted]
    far = {object_: _far_from(object_, spoken) - crowd.objects[object_] for object_ in rivals.objects}

    def cost(row: int) -> float:
        subject, object_ = crowd.pairs[row]
        return far[object_] - crowd.subjects[subject] - max(_LOWEST, float(crowd.odds[row, column]))

    return sorted((cost(row), row, column) for row in range(len(crowd.pairs)))[:_NAMED]


def _far_from(object_: Stretch, spoken: Sequence[int]) -> float:
    """Tell how far from the words that name a relation an object is; one that they are part of is the farthest."""
    start, end = object_
    near = min([min(abs(start - place), abs(end - 1 - place)) for place in spoken])
    own = near == 0 and any(start <= place < end for place in spoken)
    return near / 2 + _FAR_WORD * own


class _Rivals:
    """What the triples of a text are compared with, computed once.

    Args:
        crowd: The triples.
        total: How many triples the examples of the ontology have.
    """

    def __init__(self, crowd: Crowd, total: int) -> None:
        view = crowd.view
        objects = list(dict.fromkeys(other for _, other in crowd.pairs))
        subjects = list(dict.fromkeys(one for one, _ in crowd.pairs))
        self._crowd = crowd
        self.total = total
        self.subjects = _ranks(crowd.subjects, subjects)
        self.objects = _ranks(crowd.objects, objects)
        self.stems = [to_stem(lemma) for lemma in view.plain_lemma]
        self.all_stems = frozenset(self.stems)
        self._above = {other: _above(view, self.stems, view.head_of(*other)) for other in objects}
        self.leads = {other: view.lower[view.head[view.head_of(*other)]] for other in objects}
        sizes = len(crowd.pairs).bit_length(), view.size.bit_length()
        self.places = [(*_placed(*pair), *sizes) for pair in crowd.pairs]
        self._said: dict[str, tuple[frozenset[str], frozenset[str]]] = {}
        self.names = {other: fold(view.words(*other)) for other in objects}
        self.looks = {stretch: _look(view, stretch) for stretch in dict.fromkeys((*subjects, *objects))}
        joined = {other: _first_joined(view, view.head_of(*other)) for other in objects}
        pairs = np.array([(*one, *other, joined[other]) for one, other in crowd.pairs])
        starts, ends = pairs[:, 2], pairs[:, 3]
        overlapping = (starts[:, None] < ends) & (starts < ends[:, None])
        alike = (pairs[:, None, (0, 1, 4)] == pairs[None, :, (0, 1, 4)]).all(axis=2)
        self._joined = alike & ~overlapping
        self._overlapping = overlapping & ~np.eye(len(pairs), dtype=np.bool_)

    def words_said(self, relation: str) -> tuple[frozenset[str], frozenset[str]]:
        """Give the stems of the text that a relation's label has, and those of other words that say it."""
        found = self._said.get(relation)
        if found is None:
            sense = self._crowd.relations[relation]
            found = self._said[relation] = sense.stems & self.all_stems, sense.others & self.all_stems
        return found

    def said(self, relation: str, row: int) -> tuple[tuple[float, ...], tuple[bool, ...]]:
        """Give the share of the words of a relation's label that stand in places, and whether others that say it do.

        Args:
            relation: Its key.
            row: Number of a pair.

        Returns:
            Both in the order of `PLACES`.
        """
        own, others = self.words_said(relation)
        if not (own or others):
            return _UNSAID
        pair, stems = self._crowd.pairs[row], self.stems
        (start, end), wanted = pair[1], max(1, len(self._crowd.relations[relation].stems))
        parts = (
            stems[slice(*_gap(*pair))],
            stems[max(0, start - _LEFT) : start],
            stems[start:end],
            self._above[start, end],
            stems,
        )
        shares = tuple([len(own.intersection(part)) / wanted for part in parts]) if own else _UNSAID[0]
        return shares, tuple([not others.isdisjoint(part) for part in parts]) if others else _UNSAID[1]

    def compare(self, places: Sequence[tuple[int, int]]) -> list[list[float]]:
        """Give the numbers of triples that are compared, a row each, in the order of `GRADED`.

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
    found[~among.any(axis=1)] = -FAR
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
) -> Described:
    row, relation = place
    subject, object_ = crowd.pairs[row]
    sense = crowd.relations[relation]
    own, other = crowd.label(subject, "subject", relation), crowd.label(object_, "object", relation)
    shown_own = counts.own.get(relation, 0)
    known = min(2, shown_own.bit_length())
    seen = counts.objects.get(rivals.names[object_], _NOTHING)
    parts: tuple[Part, ...] = (
        (related, relation, int(values[0] > NEVER)),
        (ranked, rivals.subjects[subject], rivals.objects[object_]),
        (said, *rivals.said(relation, row), max(1, len(sense.stems)), known),
        (led, known, int(rivals.leads[object_] in sense.prepositions)),
        (placed, *rivals.places[row]),
        (ending, sense.domain, rivals.looks[subject], sense.range, rivals.looks[object_]),
        (met, seen.get(relation, 0), sum(seen.values())),
        (shown, shown_own, counts.all.get(relation, 0), rivals.total),
        (formed, own.form, other.form),
    )
    return Described(values, by_itself(relation, values[0], (own.lead, other.lead)), parts)


def _gap(one: Stretch, other: Stretch) -> Stretch:
    """Give the words between two stretches."""
    return (one[1], other[0]) if one[1] <= other[0] else (other[1], one[0])


def _placed(subject: Stretch, object_: Stretch) -> tuple[int, int]:
    """Give how far apart two stretches are, and whether the subject comes first."""
    low, high = _gap(subject, object_)
    return int(min(FAR, high - low)), int(subject[0] < object_[0])


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
