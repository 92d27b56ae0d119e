"""The figures of `text2kg.py`: those of the benchmark, and the strict ones."""

from __future__ import annotations

import re
from collections.abc import Sequence
from collections.abc import Set as AbstractSet

import numpy as np
from numpy.typing import NDArray

from kgraph.learning.forms import fold

Triple = tuple[str, str, str]
Scores = NDArray[np.float64]
NAMES = ("P", "R", "F1", "sP", "sR", "sF1", "conf", "halS", "halO")
_DRAWS = 1000


def score_sentence(
    predicted: Sequence[Triple], gold: Sequence[Triple], text: str, relations: AbstractSet[str]
) -> tuple[float, ...]:
    """Score the triples of one sentence, in the order of `NAMES`.

    Example:
        >>> score_sentence([("a", "r", "b"), ("a", "q", "c")], [("a", "r", "b")], "a and b", {"r", "q"})
        (1.0, 1.0, 1.0, 0.5, 1.0, 0.6666666666666666, 1.0, 0.0, 0.5)
    """
    wanted = {_key(triple[1]) for triple in gold}
    kept = {_key(*triple) for triple in predicted if _key(triple[1]) in wanted}
    right = {_key(*triple) for triple in gold}
    count = len(predicted)
    words = fold(text)
    return (
        *_rates(kept, right),
        *_rates({_key(*triple) for triple in predicted}, right),
        sum(triple[1] in relations for triple in predicted) / count if count else 1.0,
        *(sum(fold(triple[slot]) not in words for triple in predicted) / count if count else 0.0 for slot in (0, 2)),
    )


def _key(*parts: str) -> str:
    return re.sub(r"[_\s]+", "", "\t".join(parts)).lower()


def _rates(predicted: AbstractSet[str], gold: AbstractSet[str]) -> tuple[float, float, float]:
    right = len(predicted & gold)
    if not right:
        return 0.0, 0.0, 0.0
    precision, recall = right / len(predicted), right / len(gold)
    return precision, recall, 2 * precision * recall / (precision + recall)


def interval(scores: Sequence[Scores], seed: int) -> tuple[Scores, Scores]:
    """Give the 95 % interval of the mean over ontologies (percentile bootstrap over the sentences of each)."""
    draws = np.random.default_rng(seed)
    means = np.zeros((_DRAWS, scores[0].shape[1]))
    for rows in scores:
        for draw in range(_DRAWS):
            means[draw] += rows[draws.integers(len(rows), size=len(rows))].mean(axis=0) / len(scores)
    low, high = np.percentile(means, (2.5, 97.5), axis=0)
    return low, high
