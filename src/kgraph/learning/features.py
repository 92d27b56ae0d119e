"""What is seen of a single stretch: its words, its shape, where it stands and what the parser says of it.

A feature is a string, its name before the `=`; models are sparse and linear, so a weight can be read.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from functools import cache, lru_cache
from typing import Generic, TypeVar

from kgraph.learning.stretches import Stretch
from kgraph.learning.view import NONE, View

Feature = TypeVar("Feature")
_LONGEST = 7
_SUBJECTS = frozenset(("nsubj", "nsubjpass", "appos"))
_COMPLEMENTS = frozenset(("acomp", "attr"))
_SHORTEST_REPEATED = 4
_FEW = 3
_NONE = frozenset((NONE,))
Two = tuple[bool, bool]
Kind = tuple[str, Two, int, bool, str, int, tuple[str, str], str, tuple[str, str], Two, Two, bool]
LookUp = Callable[[Iterable[str]], list[Feature]]
Kinds = Callable[[Kind], list[Feature]]
_MANY = 65536


@lru_cache(maxsize=65536)
def shape(word: str) -> str:
    """Reduce a word to its shape.

    Example:
        >>> shape("Harbour"), shape("1961")
        ('Xxx', 'dd')
    """
    classes = re.sub(r"\d", "d", re.sub(r"[a-z]", "x", re.sub(r"[A-Z]", "X", word)))
    return re.sub(r"(.)\1{2,}", r"\1\1", classes)


class StretchRows(Generic[Feature]):
    """The features of the stretches of one text; what several stretches share is looked up once.

    Args:
        view: The text.
        look_up: Gives what stands for features: `list` for their names.
        kinds: Gives what stands for the features of kinds of stretches (`stretch_kinds`), used for other texts too.
        group: Gives what stands for features that come together: `list` for themselves.
    """

    def __init__(
        self,
        view: View,
        look_up: LookUp[Feature],
        kinds: Kinds[Feature],
        group: Callable[[list[Feature]], list[Feature]] = list,
    ) -> None:
        self._view = view
        self._kinds = kinds
        self._look_up = look_up
        self._group = group
        self._sources = cache(lambda sources: group(look_up(_sources(sources))))
        self._left = cache(lambda start: group(look_up(_left(view, start))))
        self._right = cache(lambda end: group(look_up(_right(view, end))))
        self._grammar = cache(lambda place: group(look_up(_grammar(view, place))))

    def describe(self, stretch: Stretch, sources: frozenset[str]) -> list[Feature]:
        """Describe a stretch and its surroundings."""
        start, end = stretch
        return [
            *self._sources(sources),
            *self._left(start),
            *self._right(end),
            *self._grammar(self._view.head_of(start, end)),
            *self._group(self._kinds(_kind(self._view, start, end))),
        ]

    def describe_words(self, stretch: Stretch) -> list[Feature]:
        """Describe a stretch by its very words: for objects, taken from a small set more often than subjects."""
        start, end = stretch
        words = self._view.lower[start:end]
        noun = self._view.plain_lemma[self._view.head_of(start, end)]
        return self._group(
            self._look_up((*[f"word={word}" for word in words], f"words={' '.join(words)}", f"noun={noun}"))
        )


def stretch_kinds(look_up: LookUp[Feature]) -> Kinds[Feature]:
    """Remember what stands for the features of kinds of stretches: texts share them."""
    return lru_cache(maxsize=_MANY)(lambda kind: look_up(_inside(kind)))


def _sources(sources: frozenset[str]) -> list[str]:
    ranked = sorted(sources)
    return [*(f"source={source}" for source in ranked), f"sources={'+'.join(ranked)}"]


def _kind(view: View, start: int, end: int) -> Kind:
    """Give what a stretch has in common with many others."""
    last, entity = end - 1, view.entity
    entities = entity[start:end]
    capitals = view.is_capital[start:end]
    words = view.words(start, end)
    return (
        view.label_of(start, end),
        (
            start > 0 and entity[start] != NONE and entity[start - 1] == entity[start],
            end < view.size and entity[last] != NONE and entity[end] == entity[last],
        ),
        min(_FEW, len(set(entities) - _NONE)),
        NONE not in entities,
        view.kind_of(start, end),
        min(_LONGEST, end - start),
        (view.tag[start], view.tag[last]),
        view.pos[start] + view.pos[last],
        (shape(view.text[start]), shape(view.text[last])),
        (False not in capitals, True in capitals),
        (start > 0 and view.text[start - 1] == "(", "(" in view.text[start:end]),
        len(words) >= _SHORTEST_REPEATED and view.parsed.text.count(words) > 1,
    )


def _inside(kind: Kind) -> list[str]:
    label, cuts, entities, is_entity, words, length, tags, ends, shapes, capitals, brackets, is_repeated = kind
    return [
        f"label={label}",
        f"cuts={cuts[0]:d}{cuts[1]:d}",
        f"entities={entities}",
        f"all-entity={is_entity:d}",
        f"kind={words}",
        f"length={length}",
        f"first-tag={tags[0]}",
        f"last-tag={tags[1]}",
        f"ends={ends}",
        f"shape={shapes[0]}|{shapes[1]}",
        f"capital={capitals[0]:d}{capitals[1]:d}",
        f"bracket={brackets[0]:d}{brackets[1]:d}",
        f"repeated={is_repeated:d}",
    ]


def _left(view: View, start: int) -> list[str]:
    first, second, third = (view.word(start - distance) for distance in (1, 2, 3))
    place = "start" if start == 0 else "near" if start < _FEW else 3 * start // max(view.size, 1)
    return [
        f"left0={first}",
        f"left1={second}",
        f"left2={third}",
        f"left={second}_{first}",
        f"left-name={start > 0 and view.is_capital[start - 1] and view.is_alpha[start - 1]:d}",
        f"quoted={start > 0 and view.text[start - 1] in view.cues.quotes:d}",
        f"place={place}",
        f"first-name={True not in view.is_capital[1:start]:d}",
    ]


def _right(view: View, end: int) -> list[str]:
    first, second, third = (view.word(end + distance) for distance in (0, 1, 2))
    return [
        f"right0={first}",
        f"right1={second}",
        f"right2={third}",
        f"right={first}_{second}",
        f"right-name={end < view.size and view.is_capital[end] and view.is_alpha[end]:d}",
    ]


def _grammar(view: View, place: int) -> list[str]:
    head, dep = view.head[place], view.dep[place]
    lemma, above = view.lemma[head], view.lemma[view.head[head]]
    found = [f"dep={dep}", f"head={lemma}", f"dep-head={dep}>{lemma}", f"above={view.dep[head]}>{above}"]
    if dep == "pobj":
        found.append(f"phrase={lemma}>{above}")
    if dep in _SUBJECTS:
        beside = [other for other in (*view.children[head], head) if view.head[other] == head]
        found += [f"is={view.lemma[other]}" for other in sorted(beside) if view.dep[other] in _COMPLEMENTS]
    return found
