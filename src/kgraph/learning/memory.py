"""What only the examples can tell of labels: those of names met before, and the tails that several names bear."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from typing import NamedTuple

from kgraph.learning.forms import NUMBERED, WORDS, fold, forms_of
from kgraph.learning.stretches import Stretch
from kgraph.learning.variants import ARTICLE, AS_WRITTEN, BORROWING, article_of, variants
from kgraph.learning.view import View

TAILED = frozenset((AS_WRITTEN, ARTICLE, "decimal", "integer", "singular"))
_TAIL = re.compile(r"(.+?)([ _]\([^)]*\)|,?[ _][^ _,()]+)")
_ELSEWHERE = " elsewhere"
_FIRST = ", the first word"
_ENOUGH = 2


class Place(NamedTuple):
    """Where a label stands: `subject` or `object`, of which relation, in which ontology."""

    slot: str
    ontology: str
    relation: str


class Seen(NamedTuple):
    """A stretch of an example with the label that the example gives it."""

    view: View
    stretch: Stretch
    place: Place
    label: str


class Spelt(NamedTuple):
    """What is so of a stretch in every place.

    Args:
        forms: Its forms by name.
        quoted: Which of them may stand in quotes.
        kind: What it looks like.
        article: The article before it, and whether the text begins with it.
        key: Its words, folded.
        text: The whole text, folded.
    """

    forms: Mapping[str, str]
    quoted: frozenset[str]
    kind: str
    article: str
    key: str
    text: str


def spell(view: View, stretch: Stretch) -> Spelt:
    """Find out what is so of a stretch in every place."""
    words = view.words(*stretch)
    quoted = frozenset((*forms_of(words, view.cues), ARTICLE))
    kind, article = view.kind_of(*stretch), article_of(view, stretch)
    # A capital in the middle of the text is one of the name.
    if article and stretch[0] == 1:
        article += _FIRST
    return Spelt(variants(view, stretch), quoted, kind, article, fold(words), fold(view.parsed.text))


@dataclass
class Memory:
    """What only the examples can tell.

    Args:
        known: How often each label was right, by the key of the name.
        tails: The tails that several names bear, with the number of names, by the key of the place.
    """

    known: dict[str, Counter[str]] = field(default_factory=dict)
    tails: dict[str, Counter[str]] = field(default_factory=dict)

    def labels(self, spelt: Spelt, place: Place) -> tuple[Counter[str], str]:
        """Give the labels that a name has in the examples, and where: in this slot, the other, or another ontology."""
        slot, ontology, relation = place
        other = "object" if slot == "subject" else "subject"
        for where, near in (("", (slot, ontology)), ("", (other, ontology)), (_ELSEWHERE, ("", ""))):
            found = self.known.get(memory_key(spelt, Place(*near, relation)))
            if found:
                return found, where
        return Counter(), ""

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
            spelt = spell(seen.view, seen.stretch)
            for place in (seen.place, seen.place._replace(slot="", ontology="")):
                key = memory_key(spelt, place)
                memory.known.setdefault(key, Counter())[seen.label] += 1
        if tail := _tail_of(seen):
            for key in _tail_keys(seen.place):
                stems.setdefault(key, set()).add((tail, fold(seen.label)))
    for key, names in stems.items():
        memory.tails[key] = Counter(tail for tail, _ in names)
    return memory


@lru_cache(maxsize=65536)
def spelling(label: str) -> str:
    """Reduce a label to what data sets compare: lower case without blanks and `_`."""
    return re.sub(r"[\s_]+", "", label.lower())


def memory_key(spelt: Spelt, place: Place) -> str:
    """Key a name: numbers and dates are written by relation, other words are names wherever they stand."""
    return f"{place.slot}|{place.ontology}|{relation_of_key(spelt.kind, place.relation)}|{spelt.key}"


def relation_of_key(kind: str, relation: str) -> str:
    """Give the relation where the key of a name of this kind has it."""
    return "" if kind in {WORDS, NUMBERED} else relation


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
    written = {spelling(text) for name, text in forms.items() if name in TAILED}
    is_tail = spelling(found[1]) in written and spelling(seen.label) not in set(map(spelling, forms.values()))
    return found[2].replace("_", " ") if is_tail else ""
