"""Numbers of a possible triple that the trees ask about, the judge's odds and what they are beside those of others."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache

import numpy as np

from kgraph.learning.choice import Scored
from kgraph.learning.describing import FAR, GRADED, STEP, Described, Part, features_of, step_of
from kgraph.learning.linear import Linear
from kgraph.learning.trees import Doubles, Trees

_SEEN = (
    *GRADED,
    "#subject-rank",
    "#object-rank",
    "share",
    "#examples",
    "#own-examples",
    "said-between",
    "said-before-object",
    "said-object",
    "said-above-object",
    "said-text",
    "told-between",
    "told-before-object",
    "told-above-object",
    "led",
    "#distance",
    "#is-first",
    "#pairs",
    "#words",
    "#learnt",
    "#met-own",
    "#met-others",
    "#subject-lead",
    "#object-lead",
)
_COMPARED = ("judged", "over-same-relation", "over-same-object", "over-same-pair", "over-likeliest", "rank", "expected")
NUMBERS = (*_SEEN, *_COMPARED)
_SEEN_NAMES = frozenset(_SEEN)
_MANY = 65536
# Trees give what is rare among the examples the odds of its like; a share of the weights' own odds keeps it apart.
_SHARE_OF_WEIGHTS = 0.25
Judged = Sequence[tuple[Scored, Described]]


class Weigher:
    """Adds up the weights of the features of possible triples.

    Args:
        weights: One column.
    """

    def __init__(self, weights: Linear) -> None:
        weight = weights.weight_of
        steps = range(-int(FAR) // STEP, int(FAR) // STEP + 1)
        self._weight = weight
        self._bias = float(weights.bias[0])
        self._slopes = np.array([weight.get(name, 0.0) / 4 for name in GRADED])
        self._steps = np.array([[weight.get(step_of(name, step), 0.0) for step in steps] for name in GRADED])
        self._order: list[int] = []
        self._read_part = lru_cache(maxsize=_MANY)(self._read_part_anew)

    def odds(self, judged: Judged) -> Doubles:
        """Give the log-odds of the possible triples of one text."""
        return self.read(judged)[0]

    def read(self, judged: Judged) -> tuple[Doubles, Doubles]:
        """Give the log-odds of the possible triples of one text, and what is seen of each by itself (`_SEEN`)."""
        if not judged:
            return np.zeros(0), np.zeros((0, len(_SEEN)))
        weight, read_part = self._weight, self._read_part
        rest, seen = [], []
        for _, described in judged:
            total = 0.0
            numbers = [*described.graded]
            for name, value in described.loose.items():
                total += weight.get(name, 0.0) * value
                if name in _SEEN_NAMES:
                    numbers.append(value)
            for part in described.parts:
                share, of_part = read_part(part)
                total += share
                numbers += of_part
            rest.append(total)
            seen.append(numbers)
        # Every triple is described by the same kinds of parts.
        self._order = self._order or _order_of(judged[0][1])
        table = np.array(seen)[:, self._order]
        values = table[:, : len(GRADED)].clip(-FAR, FAR)
        steps = (values // STEP + FAR // STEP).astype(np.intp)
        on_steps: Doubles = self._steps[np.arange(len(GRADED)), steps].sum(axis=1)
        odds: Doubles = values @ self._slopes + on_steps + rest + self._bias
        table[:, : len(GRADED)] = values / 4
        return odds, table

    def _read_part_anew(self, part: Part) -> tuple[float, tuple[float, ...]]:
        """Give the weight of a part, and its numbers that the trees ask about."""
        features = features_of(part)
        weight = sum([self._weight.get(name, 0.0) * value for name, value in features.items()])
        return weight, tuple([value for name, value in features.items() if name in _SEEN_NAMES])


@dataclass(frozen=True)
class Judge:
    """What was learnt of possible triples beside each other.

    Args:
        weights: Of their features; one column.
        trees: Over their numbers; None where the examples were too few for them.
    """

    weights: Linear
    trees: Trees | None = None

    def odds(self, judged: Judged) -> Doubles:
        """Give the log-odds of the possible triples of one text."""
        odds, seen = self._weigher.read(judged)
        if self.trees is None or not judged:
            return odds
        return _SHARE_OF_WEIGHTS * odds + (1 - _SHARE_OF_WEIGHTS) * self.trees.add_up(to_numbers(judged, odds, seen))

    @cached_property
    def _weigher(self) -> Weigher:
        return Weigher(self.weights)


def to_numbers(judged: Judged, odds: Doubles, seen: Doubles) -> Doubles:
    """Give the numbers of the possible triples of one text, a row each, in the order of `NUMBERS`.

    Args:
        judged: The triples with their features, one at least.
        odds: The log-odds that the judge gives each.
        seen: What is seen of each by itself.
    """
    values = odds.tolist()
    found = [one for one, _ in judged]
    over = (
        _lead(values, [one.relation for one in found]),
        _lead(values, [one.object for one in found]),
        _lead(values, [(one.subject, one.object) for one in found]),
    )
    ranks = np.zeros(len(values))
    ranks[np.argsort(-odds, kind="stable")] = np.arange(len(values))
    expected = np.full(len(values), float((1 / (1 + np.exp(-odds))).sum()))
    return np.column_stack([seen, odds, *over, odds - max(values), ranks, expected])


def _order_of(described: Described) -> list[int]:
    """Give the place of each number of `_SEEN` among those of a triple as it is described."""
    names = [*GRADED, *described.loose, *(name for part in described.parts for name in features_of(part))]
    places = {name: place for place, name in enumerate(name for name in names if name in _SEEN_NAMES)}
    return [places[name] for name in _SEEN]


def _lead(values: Sequence[float], keys: Sequence[Hashable]) -> list[float]:
    """Give by how much each value is above the best other one with its key."""
    best: dict[Hashable, tuple[float, float]] = {}
    for value, key in zip(values, keys, strict=True):
        first, second = best.get(key, (-np.inf, -np.inf))
        best[key] = (value, first) if value > first else (first, max(second, value))
    leads = []
    for value, key in zip(values, keys, strict=True):
        first, second = best[key]
        leads.append(min(FAR, value - (second if value >= first else first)))
    return leads
