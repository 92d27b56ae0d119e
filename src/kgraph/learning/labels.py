"""How the data set writes the name that a stretch stands for: chosen among the forms of its words by what was learnt.

Beside the forms that the words themselves give (`variants.py`), the examples give two things: tails that several names
bear ("(film)", " language"), and the labels of names met before. A linear model over named features scores each form.
"""

from __future__ import annotations

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
from kgraph.learning.memory import TAILED, Memory, Place, Spelt, spell, spelling
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
_MOST_LEAD = 12.0


class Label(NamedTuple):
    """A label with the form that made it, the tail it has from the examples, and its lead over the next other one."""

    text: str
    form: str
    tail: str = ""
    lead: float = 0.0


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
        *(
            Label(text + tail, name + _JOIN + tail, tail)
            for name, text in forms.items()
            if name in TAILED
            for tail in tails
        ),
        *(Label(label, KNOWN) for label in sorted(known, key=lambda label: (-known[label], label))[:_MOST_KNOWN]),
    ]


class Described(NamedTuple):
    """A label that a stretch may have.

    Args:
        label: The label.
        ways: The form that made it, by itself and with others; each meets the features of the place.
        features: Its other features.
    """

    label: Label
    ways: tuple[str, ...]
    features: list[str]


def label_features(
    view: View, stretch: Stretch, place: Place, memory: Memory, spelt: Spelt | None = None
) -> Iterator[tuple[Label, list[str]]]:
    """Describe each label that a stretch may have.

    Args:
        view: The text.
        stretch: The words.
        place: Where the label stands.
        memory: What only the examples tell.
        spelt: What is so of the stretch in every place, if that is known already.
    """
    spelt = spelt or spell(view, stretch)
    here = (*_features_of_slot(view, stretch, place, spelt), *_features_of_relation(place, spelt))
    for label, ways, features in _describe(place, memory, spelt, is_last=_is_last(view, stretch)):
        yield label, [*(f"{way}|{feature}" for way in ways for feature in here), *features]


def _features_of_slot(view: View, stretch: Stretch, place: Place, spelt: Spelt) -> tuple[str, ...]:
    """Describe where a label stands, whatever the relation."""
    start, end = stretch
    slot, ontology, _ = place
    return (
        "",
        slot,
        f"{slot}|{ontology}",
        f"{slot}|{spelt.kind}",
        f"{slot}|{ontology}|{spelt.kind}|{spelt.article}",
        f"article={spelt.article}",
        f"{slot}|label={view.label_of(start, end)}",
        f"{slot}|{ontology}|label={view.label_of(start, end)}",
        f"{slot}|left={view.word(start - 1)}",
        f"{slot}|right={view.word(end)}",
        f"last={view.lower[end - 1]}",
        f"tag={view.tag[end - 1]}",
    )


def _features_of_relation(place: Place, spelt: Spelt) -> tuple[str, ...]:
    slot, ontology, relation = place
    return (
        f"{slot}|{relation}",
        f"{slot}|{relation}|{ontology}",
        f"{slot}|{relation}|{spelt.kind}|{spelt.article}",
    )


def _is_last(view: View, stretch: Stretch) -> bool:
    return stretch[1] >= view.size - 1


def _describe(place: Place, memory: Memory, spelt: Spelt, *, is_last: bool) -> Iterator[Described]:
    met, where = memory.labels(spelt, place)
    known = {spelling(label): count for label, count in met.items()}
    tails = memory.tails_of(place)
    slot, ontology, relation = place
    for label in candidates(spelt, sorted(tails), met):
        standing = f"known={_standing(known, label)}{where}" if known else "known=never met"
        features = [
            standing,
            f"{standing}|{slot}|{spelt.kind}",
            f"{standing}|{slot}|{ontology}",
            f"{label.form}|{standing}",
        ]
        for look in _looks(label.text, is_last=is_last):
            features += (look, f"{look}|{slot}", f"{look}|{slot}|{ontology}")
        if label.form in BORROWING:
            features.append(f"borrowed={fold(label.text.rpartition(', ')[2])}")
        if label.tail:
            features += _tail_features(label, slot, relation, spelt.text, tails[label.tail])
        ways = (label.form, _IN_QUOTES) if label.form.endswith(QUOTED) else (label.form,)
        yield Described(label, ways, features)


@lru_cache(maxsize=65536)
def _looks(text: str, *, is_last: bool) -> tuple[str, ...]:
    """Tell what a label looks like, however it was made: so names that need no change teach what others become."""
    looks = (f"looks={name}" for name, pattern in _LOOKS.items() if pattern.search(text))
    return (*looks, f"ends with a point={is_last:d}") if text.endswith(".") else tuple(looks)


def _tail_features(label: Label, slot: str, relation: str, text: str, count: int) -> Iterator[str]:
    is_said = fold(label.tail) in text
    yield f"tail-said={is_said:d}"
    yield f"tail-said={is_said:d}|{label.tail}"
    yield f"tail-said={is_said:d}|{slot}|{relation}"
    yield f"tail-names={min(_MANY, count)}"


def _standing(known: Mapping[str, int], label: Label) -> str:
    """Tell how often a name that was met had this label."""
    count = known.get(spelling(label.text), 0)
    share = "all" if len(known) == 1 else "most" if count == max(known.values()) else "some"
    return f"{min(_MANY, count)} {share}" if count else "not so"


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
        self._weight = {feature: column[number] for feature, number in self.weights.features.items()}
        self._ways: dict[str, dict[str, float]] = {}
        for feature, weight in self._weight.items():
            way, _, rest = feature.partition("|")
            self._ways.setdefault(way, {})[rest] = weight

    def label(self, view: View, stretch: Stretch, place: Place, known: Standing | None = None) -> Label:
        """Give the label of a stretch in a place; of equals the first.

        Args:
            view: The text.
            stretch: The words.
            place: Where the label stands.
            known: What is so of the stretch in this slot, if that is known already.
        """
        spelt, sums = known or self.stand(view, stretch, place)
        here = _features_of_relation(place, spelt)
        found = [
            (self._score(here, sums, described), described.label)
            for described in _describe(place, self.memory, spelt, is_last=_is_last(view, stretch))
        ]
        score, best = max(found, key=lambda one: one[0])
        others = (other for other, label in found if label.text != best.text)
        return best._replace(lead=min(_MOST_LEAD, score - max(others, default=-_MOST_LEAD)))

    def stand(self, view: View, stretch: Stretch, place: Place, spelt: Spelt | None = None) -> Standing:
        """Find out what is so of a stretch in a slot, whatever the relation."""
        spelt = spelt or spell(view, stretch)
        return Standing(spelt, Sums(self._ways, _features_of_slot(view, stretch, place, spelt)))

    def _score(self, here: Sequence[str], sums: Sums, described: Described) -> float:
        """Add up the weights of what `label_features` would give, without writing it out."""
        score: float = sum(self._weight.get(feature, 0.0) for feature in described.features)
        for way in described.ways:
            if way in self._ways:
                score += sums[way] + sum(self._ways[way].get(feature, 0.0) for feature in here)
        return score


class Sums(dict[str, float]):
    """The weights of some features added up, by the way in which a label is made; each once."""

    def __init__(self, ways: Mapping[str, Mapping[str, float]], features: Sequence[str]) -> None:
        super().__init__()
        self._ways = ways
        self._features = features

    def __missing__(self, way: str) -> float:
        """Add up."""
        weights = self._ways[way]
        self[way] = sum(weights.get(feature, 0.0) for feature in self._features)
        return self[way]


class Standing(NamedTuple):
    """What is so of a stretch in a slot, whatever the relation."""

    spelt: Spelt
    sums: Sums


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
