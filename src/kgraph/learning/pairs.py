"""What is seen of two stretches together, one taken as subject and one as object."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import cache, lru_cache, partial
from itertools import chain, pairwise
from typing import Generic

from kgraph.learning.features import Feature, LookUp, shape
from kgraph.learning.stretches import Stretch
from kgraph.learning.view import View

_MANY = 65536
Path = tuple[list[int], int, list[int]]
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
        shared: Gives what stands for features, used for other texts too.
        group: Gives what stands for features that come together: `list` for themselves.
    """

    def __init__(
        self, view: View, shared: PairLookUps[Feature], group: Callable[[list[Feature]], list[Feature]] = list
    ) -> None:
        look_up = shared.look_up
        self._common = cache(lambda *kind: group(shared.common(*kind)))
        self._end = cache(lambda stretch: (view.label_of(*stretch), view.head_of(*stretch)))
        self._object = cache(lambda stretch: group(look_up(_object(view, stretch))))
        words = cache(lambda order: _Words(view, order, shared))
        self._between = cache(lambda order, low, high: group(_between(words(order), order, low, high)))
        climbed = cache(partial(climb, view.head))
        self._path = cache(
            lambda one, other, label: group(look_up(_path_features(view, meet(climbed(one), climbed(other)), label)))
        )

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
        (own, head), (label, other_head) = self._end(subject), self._end(object_)
        if subject[1] <= object_[0]:
            between = self._between("<", subject[1], object_[0])
        else:
            between = self._between(">", object_[1], subject[0])
        one, other = scores
        common = self._common(own, label, _rounded(one), _rounded(other), _rounded(one + other), is_best)
        return [*self._object(object_), *common, *between, *self._path(head, other_head, label)]


class PairLookUps(Generic[Feature]):
    """What stands for features of pairs, remembered where texts share them.

    Args:
        look_up: Gives what stands for features: `list` for their names.
    """

    def __init__(self, look_up: LookUp[Feature]) -> None:
        self.look_up = look_up
        self.common = lru_cache(maxsize=_MANY)(lambda *kind: look_up(_common(*kind)))
        self.among = lru_cache(maxsize=_MANY)(lambda order, word: look_up((f"among={order}{word}",)))
        self.among_two = lru_cache(maxsize=_MANY)(lambda order, *two: look_up((f"among2={order}{'_'.join(two)}",)))


def _common(own: str, label: str, one: int, other: int, both: int, is_best: bool) -> tuple[str, ...]:
    return (
        f"labels={own}>{label}",
        f"subject-label={own}",
        f"subject-score={one}",
        f"object-score={other}",
        f"scores={both}",
        f"best-subject={is_best:d}",
    )


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
    return round(score) if -_STRONGEST < score < _STRONGEST else _STRONGEST if score > 0 else -_STRONGEST


class _Words(Generic[Feature]):
    """The features of the words between two stretches in one order, each looked up once a text."""

    def __init__(self, view: View, order: str, shared: PairLookUps[Feature]) -> None:
        self.look_up = shared.look_up
        self.words = view.delexical
        self.alone = [shared.among(order, word) for word in self.words]
        self.beside = [shared.among_two(order, *two) for two in pairwise(self.words)]


def _between(found: _Words[Feature], order: str, low: int, high: int) -> list[Feature]:
    features = [f"order={order}", f"distance={min(_BETWEEN, (high - low) // 2)}"]
    if high - low <= _NEAR:
        features.append(f"between={order}{' '.join(found.words[low:high])}")
    near = (low, min(high, low + _BETWEEN)) if order == "<" else (max(low, high - _BETWEEN), high)
    among = chain(*found.alone[slice(*near)], *found.beside[low : max(low, high - 1)])
    return [*found.look_up(features), *dict.fromkeys(among)]


def _beside(view: View, object_: Stretch, label: str) -> Iterator[str]:
    start, end = object_
    for distance in (1, 2, 3):
        yield f"left{distance}={view.word(start - distance)}"
    yield f"left={view.word(start - 2)}_{view.word(start - 1)}"
    yield f"right1={view.word(end)}"
    yield f"right={view.word(end)}_{view.word(end + 1)}"
    yield f"right-label={view.word(end)}|{label}"


def _path_features(view: View, path: Path | None, label: str) -> list[str]:
    if path is None:
        return ["no-path"]
    up, top, down = path
    ends = (up[0] if up else top, down[-1] if down else top)
    inner = [view.lemma[place] for place in (*up[1:], top, *down[:-1]) if place not in ends]
    lemmas = "_".join(inner)
    found = [
        *[f"on-path={lemma}" for lemma in inner],
        f"path-length={min(_LONGEST_PATH, len(up) + len(down))}",
        f"top={view.lemma[top]}",
    ]
    if len(up) + len(down) <= _PATH:
        dep = view.dep
        labels = "/".join([dep[place] for place in up]) + "^" + "\\".join([dep[place] for place in down])
        found += (f"path={labels}", f"path-words={labels}|{lemmas}", f"path-label={lemmas}|{label}")
    return found


def climb(heads: Sequence[int], place: int) -> list[int]:
    """Give a word and those above it, up to the top.

    Example:
        >>> climb([1, 1, 1, 2], 3)
        [3, 2, 1]
    """
    climbed = [place]
    while heads[climbed[-1]] != climbed[-1]:
        climbed.append(heads[climbed[-1]])
    return climbed


def meet(one: list[int], other: list[int]) -> Path | None:
    """Find the way from one word to another over their heads.

    Args:
        one: The one word and those above it.
        other: The same of the other.

    Returns:
        The words on the way up, the top, and the words on the way down, the other word last; None if none joins them.

    Example:
        >>> meet([0, 1], [3, 2, 1])
        ([0], 1, [2, 3])
    """
    for steps, place in enumerate(other):
        if place in one:
            return one[: one.index(place)], place, other[:steps][::-1]
    return None


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
