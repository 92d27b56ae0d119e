"""What is seen of a single stretch: its words, its shape, where it stands and what the parser says of it.

A feature is a string, its name before the `=`; models are sparse and linear, so a weight can be read.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from kgraph.learning.forms import kind_of
from kgraph.learning.stretches import Stretch
from kgraph.learning.view import NONE, View

_LONGEST = 7
_SUBJECTS = frozenset(("nsubj", "nsubjpass", "appos"))
_COMPLEMENTS = frozenset(("acomp", "attr"))
_SHORTEST_REPEATED = 4
_FEW = 3


@lru_cache(maxsize=65536)
def shape(word: str) -> str:
    """Reduce a word to its shape.

    Example:
        >>> shape("Harbour"), shape("1961")
        ('Xxx', 'dd')
    """
    classes = re.sub(r"\d", "d", re.sub(r"[a-z]", "x", re.sub(r"[A-Z]", "X", word)))
    return re.sub(r"(.)\1{2,}", r"\1\1", classes)


def stretch_features(view: View, stretch: Stretch, sources: frozenset[str]) -> list[str]:
    """Describe a stretch and its surroundings."""
    return [
        *(f"source={source}" for source in sorted(sources)),
        f"sources={'+'.join(sorted(sources))}",
        *_inside(view, *stretch),
        *_around(view, *stretch),
        *_grammar(view, view.head_of(*stretch)),
        *_place(view, *stretch),
    ]


def word_features(view: View, stretch: Stretch) -> list[str]:
    """Describe a stretch by its very words: for objects, which are taken from a small set more often than subjects."""
    start, end = stretch
    words = view.lower[start:end]
    return [
        *(f"word={word}" for word in words),
        f"words={' '.join(words)}",
        f"noun={view.plain_lemma[view.head_of(start, end)]}",
    ]


def _inside(view: View, start: int, end: int) -> Iterator[str]:
    entities = view.entity[start:end]
    first, last = entities[0] != NONE, entities[-1] != NONE
    cuts_left = first and start > 0 and view.entity[start - 1] == entities[0]
    cuts_right = last and end < view.size and view.entity[end] == entities[-1]
    capitals = view.is_capital[start:end]
    yield f"label={view.label_of(start, end)}"
    yield f"cuts={cuts_left:d}{cuts_right:d}"
    yield f"entities={min(_FEW, len({entity for entity in entities if entity != NONE}))}"
    yield f"all-entity={NONE not in entities:d}"
    yield f"kind={kind_of(view.words(start, end), view.cues)}"
    yield f"length={min(_LONGEST, end - start)}"
    yield f"first-tag={view.tag[start]}"
    yield f"last-tag={view.tag[end - 1]}"
    yield f"ends={view.pos[start]}{view.pos[end - 1]}"
    yield f"shape={shape(view.text[start])}|{shape(view.text[end - 1])}"
    yield f"capital={all(capitals):d}{any(capitals):d}"


def _around(view: View, start: int, end: int) -> Iterator[str]:
    left = [view.word(start - distance) for distance in (1, 2, 3)]
    right = [view.word(end - 1 + distance) for distance in (1, 2, 3)]
    for distance in range(3):
        yield f"left{distance}={left[distance]}"
        yield f"right{distance}={right[distance]}"
    yield f"left={left[1]}_{left[0]}"
    yield f"right={right[0]}_{right[1]}"
    yield f"left-name={start > 0 and view.is_capital[start - 1] and view.is_alpha[start - 1]:d}"
    yield f"right-name={end < view.size and view.is_capital[end] and view.is_alpha[end]:d}"
    yield f"bracket={start > 0 and view.text[start - 1] == '(':d}{'(' in view.text[start:end]:d}"
    yield f"quoted={start > 0 and view.text[start - 1] in view.cues.quotes:d}"


def _grammar(view: View, place: int) -> Iterator[str]:
    head = view.head[place]
    above = view.head[head]
    yield f"dep={view.dep[place]}"
    yield f"head={view.lemma[head]}"
    yield f"dep-head={view.dep[place]}>{view.lemma[head]}"
    yield f"above={view.dep[head]}>{view.lemma[above]}"
    if view.dep[place] == "pobj":
        yield f"phrase={view.lemma[head]}>{view.lemma[above]}"
    if view.dep[place] in _SUBJECTS:
        for other in range(view.size):
            if view.head[other] == head and view.dep[other] in _COMPLEMENTS:
                yield f"is={view.lemma[other]}"


def _place(view: View, start: int, end: int) -> Iterator[str]:
    third = 3 * start // max(view.size, 1)
    yield f"place={'start' if start == 0 else 'near' if start < _FEW else third}"
    yield f"first-name={not any(view.is_capital[1:start]):d}"
    words = view.words(start, end)
    yield f"repeated={len(words) >= _SHORTEST_REPEATED and view.parsed.text.count(words) > 1:d}"
