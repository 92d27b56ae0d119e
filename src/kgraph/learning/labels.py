"""How the data set writes the name that a stretch stands for: chosen among the forms of its words by what was learnt.

Beside the forms that the words themselves give (`variants.py`), the examples give two things: tails that several names
bear ("(film)", " language"), and the labels of names met before. A linear model over named features scores each form.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache, lru_cache, partial
from typing import NamedTuple

import numpy as np
import scipy.sparse as sp

from kgraph.learning.forms import fold
from kgraph.learning.linear import Linear
from kgraph.learning.memory import TAILED, Memory, Place, Spelt, relation_of_key, spell, spelling
from kgraph.learning.stretches import Stretch
from kgraph.learning.variants import BORROWING, QUOTED
from kgraph.learning.view import View

KNOWN = "as in the examples"
_JOIN = " with tail"
_IN_QUOTES = "quoted"
_LOOKS = {
    "initial": re.compile(r"(?<=[a-z.] )[A-Z](?= [A-Z])"),
    "initial with point": re.compile(r"(?<=[a-z.] )[A-Z]\.(?= [A-Z])"),
    "letters": re.compile(r"(?<![\w.])(?![IVX]+\b)[A-Z]{2,4}(?= |$)"),
    "letters with points": re.compile(r"\b[A-Z]\.[A-Z]\b"),
    "short word with point": re.compile(r"\b[A-Z][a-z]{1,3}\. "),
    "and": re.compile(r" and "),
    "sign for and": re.compile(r" & "),
    "article": re.compile(r"^The "),
}
_MOST_KNOWN = 3
_MANY = 4
_MANY_KNOWN = 65536
_MOST_LEAD = 12.0


class Label(NamedTuple):
    """A label with the form that made it, the tail it has from the examples, and its lead over the next other one."""

    text: str
    form: str
    tail: str = ""
    lead: float = 0.0


_NO_LABEL = Label("", "")
WithScore = tuple[float, tuple[str, ...], Label]
"""The score of a label without what its relation weighs, its ways, and the label."""


def candidates(spelt: Spelt, tails: Iterable[str], known: Counter[str]) -> list[Label]:
    """List the labels that a stretch may have, the words as written first.

    Args:
        spelt: The stretch.
        tails: What the examples add to names of the place.
        known: The labels that the name has in the examples.
    """
    forms, quoted = spelt.forms, spelt.quoted
    return [
        *(Label(text, name) for name, text in forms.items()),
        *(Label(f'"{text}"', name + QUOTED) for name, text in forms.items() if name in quoted),
        *(Label(label, KNOWN) for label in sorted(known, key=lambda label: (-known[label], label))[:_MOST_KNOWN]),
        *with_tails(spelt, tails),
    ]


def with_tails(spelt: Spelt, tails: Iterable[str]) -> list[Label]:
    """List the labels that tails give a stretch."""
    forms = [(name, text) for name, text in spelt.forms.items() if name in TAILED]
    return [Label(text + tail, name + _JOIN + tail, tail) for name, text in forms for tail in tails]


def label_features(view: View, stretch: Stretch, place: Place, memory: Memory) -> Iterator[tuple[Label, list[str]]]:
    """Describe each label that a stretch may have.

    Args:
        view: The text.
        stretch: The words.
        place: Where the label stands.
        memory: What only the examples tell.
    """
    spelt = spell(view, stretch)
    kind = _kind_of_place(view, stretch, place, spelt)
    here = [
        *_features_of_kind(*kind),
        *_features_beside(view, stretch, place.slot),
        *_features_of_relation(place, spelt.kind, spelt.article),
    ]
    met, where = memory.labels(spelt, place)
    known = _counts(met)
    tails = memory.tails_of(place)
    for label in candidates(spelt, sorted(tails), met):
        features = [
            *_features_of_standing(_standing(known, label, where), label.form, place.slot, place.ontology, spelt.kind),
            *_features_of_looks(_looks(label.text, is_last=_is_last(view, stretch)), place.slot, place.ontology),
            *_features_of_words(label, place, spelt.text, tails),
        ]
        yield label, [*(f"{way}|{feature}" for way in _ways_of(label.form) for feature in here), *features]


def _ways_of(form: str) -> tuple[str, ...]:
    """Give the form that made a label, by itself and with others; each meets the features of the place."""
    return (form, _IN_QUOTES) if form.endswith(QUOTED) else (form,)


def _kind_of_place(view: View, stretch: Stretch, place: Place, spelt: Spelt) -> tuple[str, str, str, str, str]:
    """Give what many stretches share: slot and ontology, kind, article and label of the entity."""
    return place.slot, place.ontology, spelt.kind, spelt.article, view.label_of(*stretch)


def _features_of_kind(slot: str, ontology: str, kind: str, article: str, label: str) -> tuple[str, ...]:
    return (
        "",
        slot,
        f"{slot}|{ontology}",
        f"{slot}|{kind}",
        f"{slot}|{ontology}|{kind}|{article}",
        f"article={article}",
        f"{slot}|label={label}",
        f"{slot}|{ontology}|label={label}",
    )


def _features_beside(view: View, stretch: Stretch, slot: str) -> tuple[str, ...]:
    start, end = stretch
    return (
        f"{slot}|left={view.word(start - 1)}",
        f"{slot}|right={view.word(end)}",
        f"last={view.lower[end - 1]}",
        f"tag={view.tag[end - 1]}",
    )


def _features_of_relation(place: Place, kind: str, article: str) -> tuple[str, ...]:
    slot, ontology, relation = place
    return (
        f"{slot}|{relation}",
        f"{slot}|{relation}|{ontology}",
        f"{slot}|{relation}|{kind}|{article}",
    )


def _features_of_standing(standing: str, form: str, slot: str, ontology: str, kind: str) -> tuple[str, ...]:
    return (standing, f"{standing}|{slot}|{kind}", f"{standing}|{slot}|{ontology}", f"{form}|{standing}")


def _features_of_looks(looks: Iterable[str], slot: str, ontology: str) -> Iterator[str]:
    for look in looks:
        yield from (look, f"{look}|{slot}", f"{look}|{slot}|{ontology}")


def _features_of_words(label: Label, place: Place, text: str, tails: Mapping[str, int]) -> Iterator[str]:
    """Describe the words that a label has from elsewhere."""
    if label.form in BORROWING:
        yield _borrowed(label)
    if label.tail:
        is_said = _is_said(label.tail, text)
        yield from _of_tail(label.tail, is_said, tails[label.tail])
        yield from _of_tail_here(is_said, place.slot, place.relation)


def _borrowed(label: Label) -> str:
    return f"borrowed={fold(label.text.rpartition(', ')[2])}"


def _is_last(view: View, stretch: Stretch) -> bool:
    return stretch[1] >= view.size - 1


@lru_cache(maxsize=65536)
def _looks(text: str, *, is_last: bool) -> tuple[str, ...]:
    """Tell what a label looks like, however it was made: so names that need no change teach what others become."""
    looks = (f"looks={name}" for name, pattern in _LOOKS.items() if pattern.search(text))
    return (*looks, f"ends with a point={is_last:d}") if text.endswith(".") else tuple(looks)


def _is_said(tail: str, text: str) -> int:
    return int(fold(tail) in text)


def _of_tail(tail: str, is_said: int, count: int) -> tuple[str, ...]:
    return f"tail-said={is_said}", f"tail-said={is_said}|{tail}", f"tail-names={min(_MANY, count)}"


def _of_tail_here(is_said: int, slot: str, relation: str) -> tuple[str, ...]:
    return (f"tail-said={is_said}|{slot}|{relation}",)


def _counts(met: Counter[str]) -> dict[str, int]:
    """Count labels by their spelling."""
    return {spelling(label): count for label, count in met.items()}


def _standing(known: Mapping[str, int], label: Label, where: str) -> str:
    """Tell how often a name that was met had this label."""
    if not known:
        return "known=never met"
    count = known.get(spelling(label.text), 0)
    share = "all" if len(known) == 1 else "most" if count == max(known.values()) else "some"
    return f"known={min(_MANY, count)} {share}{where}" if count else f"known=not so{where}"


@dataclass
class LabelForms:
    """What was learnt of labels.

    Args:
        memory: What only the examples tell.
        weights: Scores a form; one column.
    """

    memory: Memory = field(default_factory=Memory)
    weights: Linear = field(default_factory=lambda: Linear({}, (), sp.csc_matrix((0, 0)), np.zeros(0, np.float32)))

    def __post_init__(self) -> None:
        dense = self.weights.dense(range(len(self.weights.columns)))
        column = dense[:, 0].tolist() if self.weights.columns else []
        # A few rows at a time: adding up by hand is faster than making a matrix of them.
        self._weight: dict[str, float] = {feature: column[number] for feature, number in self.weights.features.items()}
        self._ways: dict[str, dict[str, float]] = {}
        for feature, weight in self._weight.items():
            way, _, rest = feature.partition("|")
            self._ways.setdefault(way, {})[rest] = weight
        # What texts share: there are few kinds of place and few ways to stand or look.
        self._sum = lru_cache(maxsize=_MANY_KNOWN)(self._sum_anew)
        self._of_kind = lru_cache(maxsize=_MANY_KNOWN)(lambda *kind: Sums(self._ways, _features_of_kind(*kind)))
        self._of_relation = lru_cache(maxsize=_MANY_KNOWN)(lambda *key: Sums(self._ways, _features_of_relation(*key)))
        self._tails_of = lru_cache(maxsize=_MANY_KNOWN)(lambda place: sorted(self.memory.tails_of(place).items()))

    def label(self, view: View, stretch: Stretch, place: Place, known: Standing | None = None) -> Label:
        """Give the label of a stretch in a place; of equals the first.

        Args:
            view: The text.
            stretch: The words.
            place: Where the label stands.
            known: What is so of the stretch in this slot, if that is known already.
        """
        standing = known or self.stand(view, stretch, place)
        here = self._of_relation(place, standing.spelt.kind, standing.spelt.article)
        top, other, best = -math.inf, -_MOST_LEAD, _NO_LABEL
        for score, ways, label in self._scored(place, standing):
            for way in ways:
                score += here[way]  # noqa: PLW2901 - the same score, with what the relation adds
            if score > top:
                if label.text != best.text:
                    other = max(other, top)
                top, best = score, label
            elif score > other and label.text != best.text:
                other = score
        return Label(best.text, best.form, best.tail, min(_MOST_LEAD, top - other))

    def stand(self, view: View, stretch: Stretch, place: Place, spelt: Spelt | None = None) -> Standing:
        """Find out what is so of a stretch in a slot, whatever the relation."""
        spelt = spelt or spell(view, stretch)
        kind = _kind_of_place(view, stretch, place, spelt)
        beside = Sums(self._ways, _features_beside(view, stretch, place.slot), self._of_kind(*kind))
        return Standing(spelt, beside, {}, {}, is_last=_is_last(view, stretch))

    def _scored(self, place: Place, standing: Standing) -> Iterable[WithScore]:
        """Score the labels of a stretch, all but what its relation weighs."""
        spelt = standing.spelt
        key = relation_of_key(spelt.kind, place.relation)
        found = standing.scored.get(key)
        if found is None:
            met, where = self.memory.labels(spelt, place)
            known = _counts(met), where
            labels = self._score(candidates(spelt, (), met), place, standing, known)
            found = standing.scored[key] = *known, labels
        counts, where, scored = found
        tails = self._tails_of(place)
        if not tails:
            return scored
        every = list(scored)
        for tail, count in tails:
            tailed = standing.tailed.get((key, tail, count))
            if tailed is None:
                labels = self._score(with_tails(spelt, (tail,)), place, standing, (counts, where), count)
                tailed = standing.tailed[key, tail, count] = _is_said(tail, spelt.text), labels
            is_said, labels = tailed
            of_relation = self._sum(_of_tail_here, is_said, place.slot, place.relation)
            every += [(score + of_relation, ways, label) for score, ways, label in labels]
        return every

    def _score(
        self,
        labels: Iterable[Label],
        place: Place,
        standing: Standing,
        known: tuple[Mapping[str, int], str],
        tail_count: int = 0,
    ) -> list[WithScore]:
        """Add up the weights of what `label_features` would give but for the relation, without writing it out."""
        spelt, sums = standing.spelt, standing.sums
        slot, ontology, _ = place
        found = []
        for label in labels:
            stands = _standing(known[0], label, known[1])
            score = self._sum(_features_of_standing, stands, label.form, slot, ontology, spelt.kind)
            looks = _looks(label.text, is_last=standing.is_last)
            if looks:
                score += self._sum(_features_of_looks, looks, slot, ontology)
            if label.form in BORROWING:
                score += self._weight.get(_borrowed(label), 0.0)
            if label.tail:
                score += self._sum(_of_tail, label.tail, _is_said(label.tail, spelt.text), tail_count)
            ways = _ways_of(label.form)
            for way in ways:
                score += sums[way]
            found.append((score, ways, label))
        return found

    def _sum_anew(self, describe: Callable[..., Iterable[str]], *key: object) -> float:
        """Add up the weights of features that many labels share."""
        total = 0.0
        for feature in describe(*key):
            total += self._weight.get(feature, 0.0)
        return total


class Sums(dict[str, float]):
    """The weights of some features added up, by the way in which a label is made; each once."""

    def __init__(
        self, ways: Mapping[str, Mapping[str, float]], features: Sequence[str], others: Sums | None = None
    ) -> None:
        super().__init__()
        self._ways = ways
        self._features = features
        self._others = others

    def __missing__(self, way: str) -> float:
        """Add up, with what others have."""
        weights = self._ways.get(way, {})
        found = 0.0 if self._others is None else self._others[way]
        for feature in self._features:
            found += weights.get(feature, 0.0)
        self[way] = found
        return found


class Standing(NamedTuple):
    """What is so of a stretch in a slot, whatever the relation.

    Args:
        spelt: Its forms.
        sums: The weights of where it stands, by the way in which a label is made.
        scored: Labels met before and scores, by the relation where the key of the name has it; filled when asked for.
        tailed: By it, the tail and its count, whether the text says the tail, and scores of labels; filled likewise.
        is_last: Whether the text ends with it.
    """

    spelt: Spelt
    sums: Sums
    scored: dict[str, tuple[Mapping[str, int], str, list[WithScore]]]
    tailed: dict[tuple[str, str, int], tuple[int, list[WithScore]]]
    is_last: bool


def labeller(labels: LabelForms, view: View, ontology: str) -> Callable[[Stretch, str, str], Label]:
    """Give a function that labels the stretches of one text by slot and relation, each once."""
    spelt = cache(partial(spell, view))

    @cache
    def stand(stretch: Stretch, slot: str) -> Standing:
        return labels.stand(view, stretch, Place(slot, ontology, ""), spelt(stretch))

    @cache
    def label(stretch: Stretch, slot: str, relation: str) -> Label:
        return labels.label(view, stretch, Place(slot, ontology, relation), stand(stretch, slot))

    return label
