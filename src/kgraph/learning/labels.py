"""How the data set writes the name that a stretch stands for: chosen among the forms of its words by what was learnt.

Beside the forms that the words themselves give (`variants.py`), the examples give two things: tails that several names
bear ("(film)", " language"), and the labels of names met before. A linear model over named features scores each form.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache, partial
from typing import NamedTuple

import numpy as np
import scipy.sparse as sp

from kgraph.learning.forms import fold, forms_of, kind_of
from kgraph.learning.linear import Linear
from kgraph.learning.stretches import Stretch
from kgraph.learning.variants import AS_WRITTEN, BORROWING, QUOTED, article_of, variants
from kgraph.learning.view import View

KNOWN = "as in the examples"
_JOIN = " with tail"
_ARTICLE = "with its article"
_TAILED = frozenset((AS_WRITTEN, _ARTICLE, "decimal", "integer", "singular"))
_TAIL = re.compile(r"(.+?)([ _]\([^)]*\)|,?[ _][^ _,()]+)")
_MOST_KNOWN = 3
_MANY = 4
_ENOUGH = 2


class Place(NamedTuple):
    """Where a label stands: `subject` or `object`, of which relation, in which ontology."""

    slot: str
    ontology: str
    relation: str


class Label(NamedTuple):
    """A label with the name of the form that made it, and the tail it has from the examples."""

    text: str
    form: str
    tail: str = ""


class Seen(NamedTuple):
    """A stretch of an example with the label that the example gives it."""

    view: View
    stretch: Stretch
    place: Place
    label: str


@dataclass
class Memory:
    """What only the examples can tell.

    Args:
        known: How often each label was right, by the key of the name.
        tails: The tails that several names bear, with the number of names, by the key of the place.
    """

    known: dict[str, Counter[str]] = field(default_factory=dict)
    tails: dict[str, Counter[str]] = field(default_factory=dict)

    def labels(self, view: View, stretch: Stretch, place: Place) -> Counter[str]:
        """Give the labels that a name has in the examples, in this slot or else in the other."""
        for slot in (place.slot, "object" if place.slot == "subject" else "subject"):
            found = self.known.get(_name_key(view, stretch, place._replace(slot=slot)))
            if found:
                return found
        return Counter()

    def tails_of(self, place: Place) -> Mapping[str, int]:
        """Give the tails of a place: those of its relation, and those of its ontology."""
        return {
            tail: count
            for key in _tail_keys(place)
            for tail, count in self.tails.get(key, Counter()).items()
            if count >= _ENOUGH
        }


def remember(examples: Iterable[Seen]) -> Memory:
    """Note the labels of names, and the tails that the labels have beyond the words."""
    memory = Memory()
    stems: dict[str, set[tuple[str, str]]] = {}
    for seen in examples:
        if not _is_borrowed(seen):
            key = _name_key(seen.view, seen.stretch, seen.place)
            memory.known.setdefault(key, Counter())[seen.label] += 1
        if tail := _tail_of(seen):
            for place in _tail_keys(seen.place):
                stems.setdefault(place, set()).add((tail, fold(seen.label)))
    for place, names in stems.items():
        memory.tails[place] = Counter(tail for tail, _ in names)
    return memory


class Spelt(NamedTuple):
    """What is so of a stretch in every place.

    Args:
        forms: Its forms by name.
        quoted: Which of them may stand in quotes.
        kind: What it looks like.
        article: The article before it.
        text: The whole text, folded.
    """

    forms: Mapping[str, str]
    quoted: frozenset[str]
    kind: str
    article: str
    text: str


def spell(view: View, stretch: Stretch) -> Spelt:
    """Find out what is so of a stretch in every place."""
    words = view.words(*stretch)
    quoted = frozenset((*forms_of(words, view.cues), _ARTICLE))
    kind, article = kind_of(words, view.cues), article_of(view, stretch)
    return Spelt(variants(view, stretch), quoted, kind, article, fold(view.parsed.text))


def candidates(view: View, stretch: Stretch, place: Place, memory: Memory, spelt: Spelt) -> list[Label]:
    """List the labels that a stretch may have, the words as written first."""
    forms, quoted = spelt.forms, spelt.quoted
    tails = memory.tails_of(place)
    known = memory.labels(view, stretch, place)
    return [
        *(Label(text, name) for name, text in forms.items()),
        *(Label(f'"{text}"', name + QUOTED) for name, text in forms.items() if name in quoted),
        *(
            Label(text + tail, name + _JOIN + tail, tail)
            for name, text in forms.items()
            if name in _TAILED
            for tail in sorted(tails)
        ),
        *(Label(label, KNOWN) for label in sorted(known, key=lambda label: (-known[label], label))[:_MOST_KNOWN]),
    ]


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
    known = {spelling(label): count for label, count in memory.labels(view, stretch, place).items()}
    kind, article = spelt.kind, spelt.article
    start, end = stretch
    slot, ontology, relation = place
    here = [
        "",
        slot,
        f"{slot}|{relation}",
        f"{slot}|{ontology}",
        f"{slot}|{relation}|{ontology}",
        f"{slot}|{kind}",
        f"{slot}|{relation}|{kind}|{article}",
        f"{slot}|{ontology}|{kind}|{article}",
        f"article={article}",
        f"{slot}|label={view.label_of(start, end)}",
        f"{slot}|left={view.word(start - 1)}",
        f"{slot}|right={view.word(end)}",
        f"last={view.lower[end - 1]}",
        f"tag={view.tag[end - 1]}",
    ]
    for label in candidates(view, stretch, place, memory, spelt):
        standing = _standing(known, label)
        features = [f"{label.form}|{feature}" for feature in here]
        features += [f"known={standing}", f"known={standing}|{slot}|{kind}", f"known={standing}|{slot}|{ontology}"]
        features.append(f"{label.form}|known={standing}")
        if label.tail:
            features += _tail_features(label, slot, relation, spelt.text, memory.tails_of(place)[label.tail])
        if label.form.endswith(QUOTED):
            features += [f"quoted|{feature}" for feature in here]
        yield label, features


def _tail_features(label: Label, slot: str, relation: str, text: str, count: int) -> Iterator[str]:
    is_said = fold(label.tail) in text
    yield f"tail-said={is_said:d}"
    yield f"tail-said={is_said:d}|{label.tail}"
    yield f"tail-said={is_said:d}|{slot}|{relation}"
    yield f"tail-names={min(_MANY, count)}"


def _standing(known: Mapping[str, int], label: Label) -> str:
    """Tell how a label stands with the examples: whether the name was met, and how often with this label."""
    if not known:
        return "never met"
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

    def label(self, view: View, stretch: Stretch, place: Place, spelt: Spelt | None = None) -> Label:
        """Give the label of a stretch in a place; of equals the first."""
        found = label_features(view, stretch, place, self.memory, spelt)
        return max(found, key=lambda one: sum(self._weight.get(feature, 0.0) for feature in one[1]))[0]


def labeller(labels: LabelForms, view: View, ontology: str) -> Callable[[Stretch, str, str], Label]:
    """Give a function that labels the stretches of one text by slot and relation, each once."""
    spelt = cache(partial(spell, view))

    @cache
    def label(stretch: Stretch, slot: str, relation: str) -> Label:
        return labels.label(view, stretch, Place(slot, ontology, relation), spelt(stretch))

    return label


def spelling(label: str) -> str:
    """Reduce a label to what data sets compare: lower case without blanks and `_`."""
    return re.sub(r"[\s_]+", "", label.lower())


def _name_key(view: View, stretch: Stretch, place: Place) -> str:
    """Key a name: numbers and dates are written by relation, other words are names wherever they stand."""
    words = view.words(*stretch)
    relation = "" if kind_of(words, view.cues) == "words" else place.relation
    return "|".join((place.slot, place.ontology, relation, fold(words)))


def _is_borrowed(seen: Seen) -> bool:
    """Tell whether a label has words from elsewhere in its text, which another text will not have."""
    wanted = spelling(seen.label)
    names = {name for name, text in variants(seen.view, seen.stretch).items() if spelling(text) == wanted}
    return bool(names) and names <= BORROWING


def _tail_keys(place: Place) -> tuple[str, str]:
    return f"{place.slot}||{place.relation}", f"{place.slot}|{place.ontology}|"


def _tail_of(seen: Seen) -> str:
    """Find what a label has after the words of its stretch."""
    found = _TAIL.fullmatch(seen.label)
    if not found:
        return ""
    forms = variants(seen.view, seen.stretch)
    written = {spelling(text) for name, text in forms.items() if name in _TAILED}
    is_tail = spelling(found[1]) in written and spelling(seen.label) not in set(map(spelling, forms.values()))
    return found[2].replace("_", " ") if is_tail else ""
