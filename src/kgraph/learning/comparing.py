"""Numbers of a possible triple that the trees ask about, the judge's odds and what they are beside those of others."""

from __future__ import annotations

from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass
from operator import itemgetter

import numpy as np

from kgraph.learning.choice import Scored
from kgraph.learning.linear import Linear
from kgraph.learning.trees import Doubles, Trees

_SEEN = (
    "own",
    "over-relations",
    "over-pairs",
    "over-all",
    "best",
    "overlapping",
    "overlapping-same",
    "joined",
    "subject",
    "object",
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
_FAR = 12.0
_of_seen = itemgetter(*_SEEN)
# Trees give what is rare among the examples the odds of its like; a share of the weights' own odds keeps it apart.
_SHARE_OF_WEIGHTS = 0.25
Judged = Sequence[tuple[Scored, Mapping[str, float]]]


@dataclass(frozen=True, slots=True)
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
        odds = odds_of(self.weights, judged)
        if self.trees is None:
            return odds
        return _SHARE_OF_WEIGHTS * odds + (1 - _SHARE_OF_WEIGHTS) * self.trees.add_up(to_numbers(judged, odds))


def odds_of(weights: Linear, judged: Judged) -> Doubles:
    """Add up the weights of features."""
    weight = weights.weight_of.get
    sums = [sum([weight(name, 0.0) * value for name, value in features.items()]) for _, features in judged]
    odds: Doubles = np.array(sums, np.float64) + weights.bias[0]
    return odds


def to_numbers(judged: Judged, odds: Doubles) -> Doubles:
    """Give the numbers of the possible triples of one text, a row each, in the order of `NUMBERS`.

    Args:
        judged: The triples with their features.
        odds: The log-odds that the judge gives each.
    """
    if not judged:
        return np.zeros((0, len(NUMBERS)))
    seen = [_of_seen(features) for _, features in judged]
    values = odds.tolist()
    found = [one for one, _ in judged]
    over = (
        _lead(values, [one.relation for one in found]),
        _lead(values, [one.object for one in found]),
        _lead(values, [(one.subject, one.object) for one in found]),
    )
    places = sorted(range(len(values)), key=lambda place: -values[place])
    ranks = np.zeros(len(values))
    ranks[places] = np.arange(len(values))
    expected = np.full(len(values), float((1 / (1 + np.exp(-odds))).sum()))
    return np.column_stack([np.array(seen), odds, *over, odds - max(values), ranks, expected])


def _lead(values: Sequence[float], keys: Sequence[Hashable]) -> list[float]:
    """Give by how much each value is above the best other one with its key."""
    best: dict[Hashable, tuple[float, float]] = {}
    for value, key in zip(values, keys, strict=True):
        first, second = best.get(key, (-np.inf, -np.inf))
        best[key] = (value, first) if value > first else (first, max(second, value))
    leads = []
    for value, key in zip(values, keys, strict=True):
        first, second = best[key]
        leads.append(min(_FAR, value - (second if value >= first else first)))
    return leads
