"""Choose among scored things: stretches that do not overlap much, then triples that fit together."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from kgraph.learning.stretches import Stretch

SUBJECTS, OBJECTS = 3, 14
OBJECT_NESTING = 1
UNLIKELY = -4.0
"""Log-odds below which a stretch is hardly an object; measured on dev, there is nothing to gain below."""
_FEWEST = 4
_SURE = 0.4


class Scored(NamedTuple):
    """A possible triple: how likely, between which stretches, and the key of its relation."""

    probability: float
    subject: Stretch
    object: Stretch
    relation: str


def overlap(one: Stretch, other: Stretch) -> bool:
    """Tell whether two stretches share a word."""
    return one[0] < other[1] and other[0] < one[1]


def choose(scores: Mapping[Stretch, float], most: int, nesting: int = 0) -> list[Stretch]:
    """Choose the best stretches.

    Args:
        scores: Score by stretch.
        most: How many at most.
        nesting: How many better ones each may overlap.

    Example:
        >>> choose({(0, 2): 1.5, (1, 2): 1.0, (3, 4): 0.5}, 3)
        [(0, 2), (3, 4)]
    """
    chosen: list[Stretch] = []
    for stretch in sorted(scores, key=lambda stretch: (-scores[stretch], stretch)):
        if len(chosen) < most and sum(overlap(stretch, other) for other in chosen) <= nesting:
            chosen.append(stretch)
    return chosen


def iter_pairs(
    subject_scores: Mapping[Stretch, float], object_scores: Mapping[Stretch, float], least: float = -math.inf
) -> Iterator[tuple[Stretch, Stretch]]:
    """Pair the likeliest subjects with the likeliest objects beside them.

    Args:
        subject_scores: Score by stretch.
        object_scores: Score by stretch.
        least: Score that objects need, all but a few of the likeliest.

    Example:
        >>> objects = {(place, place + 1): -place for place in range(1, 9)}
        >>> [object_ for _, (object_, _) in iter_pairs({(0, 1): 0.5}, objects, least=-2)]
        [1, 2, 3, 4]
    """
    ranked = choose(object_scores, OBJECTS, OBJECT_NESTING)
    objects = [object_ for rank, object_ in enumerate(ranked) if rank < _FEWEST or object_scores[object_] >= least]
    for subject in choose(subject_scores, SUBJECTS):
        for object_ in objects:
            if not overlap(subject, object_):
                yield subject, object_


def decide(candidates: Sequence[Scored], threshold: float, *, always: bool) -> list[Scored]:
    """Choose the triples of a text.

    Of one relation no two objects overlap. Words that are the object of one triple are subject or object of another
    only where that is likely by itself.

    Args:
        candidates: The possible triples.
        threshold: Probability that a triple must have.
        always: Whether the best one is taken even if it is below the threshold.
    """
    chosen: list[Scored] = []
    for found in sorted(candidates, key=lambda found: (-found.probability, *found[1:])):
        if found.probability < threshold and (chosen or not always):
            break
        if not any(_excludes(other, found) for other in chosen):
            chosen.append(found)
    return chosen


def best_part(chosen: Sequence[Scored], expected: float, *, always: bool) -> list[Scored]:
    """Keep as many of the likeliest triples as promise the best F1.

    Args:
        chosen: Triples that fit together, the likeliest first.
        expected: How many triples the text is expected to say.
        always: Whether saying nothing is out of the question.

    Example:
        >>> likely = Scored(0.8, (0, 1), (2, 3), "builder")
        >>> len(best_part([likely, likely._replace(probability=0.1)], 1.0, always=True))
        1
    """
    count, best, right = 0, 0.0 if always else math.prod(1 - found.probability for found in chosen), 0.0
    for place, found in enumerate(chosen, start=1):
        right += found.probability
        promised = 2 * right / (place + max(1.0, expected))
        if promised > best:
            count, best = place, promised
    return list(chosen[:count])


def _excludes(chosen: Scored, found: Scored) -> bool:
    if overlap(chosen.object, found.object):
        return chosen.relation == found.relation or found.probability < _SURE
    return overlap(chosen.object, found.subject) and found.probability < _SURE
