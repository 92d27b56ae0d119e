"""Choose among triples that may be meant: none that excludes a surer one, and as many as are worth it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from spacy.tokens import Token

from kgraph.nlp.schema_reading.evidence import share_object
from kgraph.nlp.schema_reading.scene import overlap
from kgraph.nlp.schema_reading.things import Thing
from kgraph.ontology import Property

_FLOOR = 0.02
# A text says more than is found: some of its names are in another form, and some facts are not weighed at all.
_UNSEEN = 2


class Pair(NamedTuple):
    """A triple that a text may say.

    Args:
        score: How sure it is, 0 to 1.
        subject: What it is about.
        property: Property of the ontology.
        object: What it says of it.
        cue: The word that says it, or None.
        features: What tells of it.
    """

    score: float
    subject: Thing
    property: Property
    object: Thing
    cue: Token | None
    features: tuple[str, ...] = ()


def choose(pairs: Sequence[Pair], threshold: float) -> list[Pair]:
    """Choose triples, the surest first: as many as give the best F1 if the scores are right, one at least.

    Args:
        pairs: What may be meant.
        threshold: Score below which only the surest is taken.
    """
    chosen: list[Pair] = []
    for pair in sorted(pairs, key=lambda pair: (-pair.score, pair.object.start, pair.property.iri)):
        if pair.score < _FLOOR and chosen:
            break
        if not any(exclude(pair, other) for other in chosen):
            chosen.append(pair)
    number = best_number([pair.score for pair in chosen], threshold)
    # What one of two joined verbs says of a thing the other says too: "written and directed by".
    return [*chosen[:number], *(pair for pair in chosen[number:] if any(_share(pair, one) for one in chosen[:number]))]


def best_number(scores: Sequence[float], threshold: float) -> int:
    """Tell how many of the surest triples give the best F1 to be expected.

    Args:
        scores: How sure each is, in falling order.
        threshold: Score below which only the first counts.

    Example:
        >>> best_number([0.9, 0.8, 0.2], 0.1), best_number([0.3, 0.3, 0.3], 0.1)
        (2, 3)
    """
    expected = sum(scores) + _UNSEEN
    best, number, total = 0.0, 1, 0.0
    for count, score in enumerate(scores, start=1):
        total += score
        if 2 * total / (count + expected) > best and (score >= threshold or count == 1):
            best, number = 2 * total / (count + expected), count
    return number


def exclude(one: Pair, other: Pair) -> bool:
    """Tell whether of two triples only one can be meant."""
    if overlap(one.object, other.object) and {one.object.kind, other.object.kind} != {"demonym", "description"}:
        return not _share(one, other)
    is_same = one.property.iri == other.property.iri
    return is_same and one.property.is_functional and one.subject.chain == other.subject.chain


def _share(one: Pair, other: Pair) -> bool:
    """Tell whether two joined verbs say different properties of the same thing."""
    is_shared = one.object is other.object and one.property.iri != other.property.iri
    return is_shared and one.cue is not None and other.cue is not None and share_object(one.cue, other.cue)
