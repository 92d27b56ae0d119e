"""What is seen of two stretches together, one taken as subject and one as object."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache
from itertools import pairwise
from typing import Generic

from kgraph.learning.features import Feature, shape
from kgraph.learning.stretches import Stretch
from kgraph.learning.view import View

_NEAR = 6
_BETWEEN = 12
_PATH = 6
_LONGEST_PATH = 8
_VERB_REACH, _NOUN_REACH = 10, 8
_STRONGEST = 6


class PairRows(Generic[Feature]):
    """The features of the pairs of one text; what several pairs share is looked up once.

    Args:
        view: The text.
        look_up: Gives what stands for features: `list` for their names.
    """

    def __init__(self, view: View, look_up: Callable[[Iterable[str]], list[Feature]]) -> None:
        self._view = view
        self._object = cache(lambda stretch: look_up(_object(view, stretch)))
        self._between = cache(lambda order, low, high: look_up(_between(view, order, low, high)))
        self._path = cache(lambda one, other, label: look_up(_path_features(view, one, other, label)))
        self._labels = cache(lambda own, label: look_up((f"labels={own}>{label}", f"subject-label={own}")))
        self._scores = cache(lambda *scores: look_up(_scores(*scores)))

    def describe(
        self, subject: Stretch, object_: Stretch, scores: tuple[float, float], *, is_best: bool
    ) -> list[Feature]:
        """Describe a pair of stretches.

        Args:
            subject: The stretch taken as subject.
            object_: The stretch taken as object.
            scores: Log-odds of the one as a subject and of the other as an object.
            is_best: Whether the subject is the likeliest one of the text.
        """
        view = self._view
        own, label = view.label_of(*subject), view.label_of(*object_)
        if subject[1] <= object_[0]:
            between = self._between("<", subject[1], object_[0])
        else:
            between = self._between(">", object_[1], subject[0])
        one, other = scores
        return [
            *self._object(object_),
            *self._labels(own, label),
            *between,
            *self._path(view.head_of(*subject), view.head_of(*object_), label),
            *self._scores(_rounded(one), _rounded(other), _rounded(one + other), is_best),
        ]


def _scores(one: int, other: int, both: int, is_best: bool) -> tuple[str, ...]:
    return (f"subject-score={one}", f"object-score={other}", f"scores={both}", f"best-subject={is_best:d}")


def _object(view: View, object_: Stretch) -> list[str]:
    """Describe the object of pairs: its words and what stands beside it."""
    label = view.label_of(*object_)
    return [
        f"label={label}",
        f"kind={view.kind_of(*object_)}",
        *_beside(view, object_, label),
        *_object_grammar(view, object_, label),
        *_object_words(view, object_),
    ]


def _rounded(score: float) -> int:
    return round(max(-_STRONGEST, min(_STRONGEST, score)))


def _between(view: View, order: str, low: int, high: int) -> Iterator[str]:
    words = view.delexical[low:high]
    yield f"order={order}"
    yield f"distance={min(_BETWEEN, (high - low) // 2)}"
    if len(words) <= _NEAR:
        yield f"between={order}{' '.join(words)}"
    for word in dict.fromkeys(words[:_BETWEEN] if order == "<" else words[-_BETWEEN:]):
        yield f"among={order}{word}"
    for one, other in pairwise(words):
        yield f"among2={order}{one}_{other}"


def _beside(view: View, object_: Stretch, label: str) -> Iterator[str]:
    start, end = object_
    for distance in (1, 2, 3):
        yield f"left{distance}={view.word(start - distance)}"
    yield f"left={view.word(start - 2)}_{view.word(start - 1)}"
    yield f"right1={view.word(end)}"
    yield f"right={view.word(end)}_{view.word(end + 1)}"
    yield f"right-label={view.word(end)}|{label}"


def _path_features(view: View, subject: int, object_: int, label: str) -> Iterator[str]:
    path = find_path(view.head, subject, object_)
    if path is None:
        yield "no-path"
        return
    up, top, down = path
    inner = [place for place in (*up[1:], top, *down[:-1]) if place not in {subject, object_}]
    lemmas = "_".join(view.lemma[place] for place in inner)
    if len(up) + len(down) <= _PATH:
        labels = "/".join(view.dep[place] for place in up) + "^" + "\\".join(view.dep[place] for place in down)
        yield f"path={labels}"
        yield f"path-words={labels}|{lemmas}"
        yield f"path-label={lemmas}|{label}"
    for place in inner:
        yield f"on-path={view.lemma[place]}"
    yield f"path-length={min(_LONGEST_PATH, len(up) + len(down))}"
    yield f"top={view.lemma[top]}"


def find_path(heads: Sequence[int], one: int, other: int) -> tuple[list[int], int, list[int]] | None:
    """Find the way from one word to another over their heads.

    Returns:
        The words on the way up, the top, and the words on the way down, the other word last; None if none joins them.

    Example:
        >>> find_path([1, 1, 1, 2], 0, 3)
        ([0], 1, [2, 3])
    """
    climbed: list[int] = [one]
    while heads[climbed[-1]] != climbed[-1]:
        climbed.append(heads[climbed[-1]])
    down: list[int] = []
    place = other
    while place not in climbed:
        down.append(place)
        if heads[place] == place:
            return None
        place = heads[place]
    return climbed[: climbed.index(place)], place, down[::-1]


def _object_grammar(view: View, object_: Stretch, label: str) -> Iterator[str]:
    place = view.head_of(*object_)
    head = view.head[place]
    above = view.head[head]
    dep_head = f"{view.dep[place]}>{view.lemma[head]}"
    yield f"dep-head={dep_head}"
    yield f"dep-label={dep_head}|{label}"
    yield f"above={view.lemma[above]}"
    if view.dep[place] == "pobj":
        yield f"phrase={view.lemma[head]}>{view.lemma[above]}"
        yield f"phrase2={view.lemma[head]}>{view.lemma[above]}>{view.lemma[view.head[above]]}"
    for name, pos, reach in (("verb", "VERB", _VERB_REACH), ("noun", "NOUN", _NOUN_REACH)):
        lowest = max(-1, object_[0] - reach)
        near = next((p for p in range(object_[0] - 1, lowest, -1) if view.pos[p] == pos), None)
        if near is not None:
            yield f"near-{name}={view.plain_lemma[near]}"


def _object_words(view: View, object_: Stretch) -> Iterator[str]:
    start, end = object_
    words = view.lower[start:end]
    yield f"object-noun={view.plain_lemma[view.head_of(start, end)]}"
    for word in words:
        yield f"object-word={word}"
    yield f"object={' '.join(words)}"
    yield f"object-shape={shape(view.text[start])}"
