"""What is seen of two stretches together, one taken as subject and one as object."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from kgraph.learning.features import shape
from kgraph.learning.forms import kind_of
from kgraph.learning.stretches import Stretch
from kgraph.learning.view import View

_NEAR = 6
_BETWEEN = 12
_PATH = 6
_LONGEST_PATH = 8
_VERB_REACH, _NOUN_REACH = 10, 8
_STRONGEST = 6


def pair_features(
    view: View, subject: Stretch, object_: Stretch, scores: tuple[float, float], *, is_best: bool
) -> list[str]:
    """Describe a pair of stretches by what neither of them shows alone.

    Args:
        view: The parsed text.
        subject: The stretch taken as subject.
        object_: The stretch taken as object.
        scores: Log-odds of the one as a subject and of the other as an object.
        is_best: Whether the subject is the likeliest one of the text.
    """
    label = view.label_of(*object_)
    own = view.label_of(*subject)
    return [
        f"labels={own}>{label}",
        f"subject-label={own}",
        *_between(view, subject, object_),
        *_path_features(view, view.head_of(*subject), view.head_of(*object_), label),
        f"subject-score={_rounded(scores[0])}",
        f"object-score={_rounded(scores[1])}",
        f"scores={_rounded(scores[0] + scores[1])}",
        f"best-subject={is_best:d}",
    ]


def object_features(view: View, object_: Stretch) -> list[str]:
    """Describe the object of pairs: its words and what stands beside it."""
    label = view.label_of(*object_)
    return [
        f"label={label}",
        f"kind={kind_of(view.words(*object_), view.cues)}",
        *_beside(view, object_, label),
        *_object_grammar(view, object_, label),
        *_object_words(view, object_),
    ]


def _rounded(score: float) -> int:
    return round(max(-_STRONGEST, min(_STRONGEST, score)))


def _between(view: View, subject: Stretch, object_: Stretch) -> Iterator[str]:
    is_before = subject[1] <= object_[0]
    order = "<" if is_before else ">"
    low, high = (subject[1], object_[0]) if is_before else (object_[1], subject[0])
    words = view.delexical[low:high]
    yield f"order={order}"
    yield f"distance={min(_BETWEEN, (high - low) // 2)}"
    if len(words) <= _NEAR:
        yield f"between={order}{' '.join(words)}"
    for word in dict.fromkeys(words[:_BETWEEN] if is_before else words[-_BETWEEN:]):
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
