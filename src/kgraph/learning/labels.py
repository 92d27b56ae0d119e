"""Which form of its words a subject or object takes in the data set: learnt by counting in aligned examples.

Counted per slot, relation, kind of words and article before them, over all ontologies and for each by itself; the most
exact count that has seen enough decides. Names met in the examples are remembered with their label.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import NamedTuple

from kgraph.learning.forms import fold, forms_of, kind_of
from kgraph.learning.stretches import Stretch
from kgraph.learning.view import View

_TAILED = re.compile(r"(.*?)([ _]\([^)]*\))")
_ENOUGH = 2
_KNOWN = "as in the examples"
_JOIN = " with tail"
_AS_WRITTEN = "as written"


class Place(NamedTuple):
    """Where a label stands: `subject` or `object`, of which relation, in which ontology."""

    slot: str
    ontology: str
    relation: str


class Label(NamedTuple):
    """A label with the name of the form that made it."""

    text: str
    form: str


@dataclass
class LabelForms:
    """Counts of forms, and labels of known names.

    Args:
        counts: How often each form was right, by the key of the place.
        known: How often each label was right, by the key of the name.
    """

    counts: dict[str, Counter[str]] = field(default_factory=dict)
    known: dict[str, Counter[str]] = field(default_factory=dict)

    def learn(self, view: View, stretch: Stretch, place: Place, label: str) -> None:
        """Count which forms of a stretch its label is; where several agree, other examples decide between them."""
        name = _key(place.slot, place.ontology, fold(view.words(*stretch)))
        self.known.setdefault(name, Counter())[label] += 1
        forms = _forms_of(_forms(view, stretch), label)
        for key in _keys(view, stretch, place) if forms else ():
            self.counts.setdefault(key, Counter()).update(forms)

    def label(self, view: View, stretch: Stretch, place: Place) -> Label:
        """Give the label of a stretch in a place."""
        name = fold(view.words(*stretch))
        for slot in (place.slot, "object" if place.slot == "subject" else "subject"):
            known = self.known.get(_key(slot, place.ontology, name))
            if known:
                return Label(_ranked(known)[0], _KNOWN)
        return self._formed(view, stretch, place)

    def _formed(self, view: View, stretch: Stretch, place: Place) -> Label:
        forms = _forms(view, stretch)
        keys = _keys(view, stretch, place)
        for key in keys:
            counts = self.counts.get(key, Counter())
            if counts.total() < _ENOUGH and key != keys[-1]:
                continue
            for form in _ranked(counts):
                base, _, tail = form.partition(_JOIN)
                if base in forms and (not tail or counts[form] >= _ENOUGH):
                    return Label(forms[base] + tail, form)
        return Label(forms[_AS_WRITTEN], _AS_WRITTEN)


def labeller(labels: LabelForms, view: View, ontology: str) -> Callable[[Stretch, str, str], Label]:
    """Give a function that labels the stretches of one text by slot and relation, each once."""

    @cache
    def label(stretch: Stretch, slot: str, relation: str) -> Label:
        return labels.label(view, stretch, Place(slot, ontology, relation))

    return label


def _ranked(counts: Mapping[str, int]) -> list[str]:
    return sorted(counts, key=lambda name: (-counts[name], name != _AS_WRITTEN, name))


def _key(*parts: str) -> str:
    return "|".join(parts)


def _keys(view: View, stretch: Stretch, place: Place) -> list[str]:
    kind = kind_of(view.words(*stretch), view.cues)
    article = _article(view, stretch)
    slot, ontology, relation = place
    return [
        _key(slot, ontology, relation, kind, article),
        _key(slot, "", relation, kind, article),
        _key(slot, "", relation, kind),
        _key(slot, ontology, "", kind, article),
        _key(slot, "", "", kind, article),
    ]


def _article(view: View, stretch: Stretch) -> str:
    """Give the article before a stretch; a capital one may belong to the name."""
    before = stretch[0] - 1
    return view.text[before] if before >= 0 and view.lower[before] in view.cues.articles else ""


def _forms(view: View, stretch: Stretch) -> dict[str, str]:
    words = view.words(*stretch)
    forms = forms_of(words, view.cues)
    article = _article(view, stretch)
    if article:
        forms["with its article"] = f"{article.capitalize()} {words}"
    forms["in quotes"] = f'"{words}"'
    if "iso-date" in forms:
        forms["iso-date in quotes"] = f'"{forms["iso-date"]}"'
    return forms


def spelling(label: str) -> str:
    """Reduce a label to what data sets compare: lower case without blanks and `_`."""
    return re.sub(r"[\s_]+", "", label.lower())


def _forms_of(forms: Mapping[str, str], label: str) -> list[str]:
    """Find the forms that make a label, with the tail in brackets that it may need."""
    tailed = _TAILED.fullmatch(label)
    found = _matching(forms, label)
    if found or not tailed:
        return found
    return [f"{form}{_JOIN}{tailed[2].replace('_', ' ')}" for form in _matching(forms, tailed[1])]


def _matching(forms: Mapping[str, str], label: str) -> list[str]:
    wanted = spelling(label)
    return [name for name, form in forms.items() if spelling(form) == wanted]
