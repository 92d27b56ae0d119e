"""What every knowledge base can do, wherever it is kept, and several of them as one."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Protocol

from kgraph.kb.individual import Individual


class NameIndex(Protocol):
    """Finds individuals by name and by IRI."""

    def lookup(self, name: str) -> tuple[Individual, ...]:
        """Find the individuals of a name or alias, sorted by IRI; case, dots and typography do not count."""

    def resembling(self, name: str) -> tuple[Individual, ...]:
        """Find the individuals of a name that is spelt so or nearly so: accents, alphabet, hyphens, blanks."""

    def get(self, iri: str) -> Individual | None:
        """Find the individual of an IRI."""


class Layers:
    """Several knowledge bases as one.

    Where two of them have the same thing, as one's `owl:sameAs` says, it is the individual of the earlier one, with the
    links of both.

    Args:
        indexes: The first counts most.

    Example:
        >>> from kgraph.kb.memory import KnowledgeBase
        >>> ours = KnowledgeBase([Individual("x:seoul", "Seoul", "x:City", same_as=("y:1",))])
        >>> theirs = KnowledgeBase([Individual("y:1", "Seoul", "x:City", same_as=("z:1",))])
        >>> [(found.iri, found.same_as) for found in Layers([ours, theirs]).lookup("Seoul")]
        [('x:seoul', ('y:1', 'z:1'))]
    """

    def __init__(self, indexes: Sequence[NameIndex]) -> None:
        self._indexes = tuple(indexes)

    def lookup(self, name: str) -> tuple[Individual, ...]:
        """Find the individuals of a name in all of them, sorted by IRI."""
        return _joined(found for index in self._indexes for found in index.lookup(name))

    def resembling(self, name: str) -> tuple[Individual, ...]:
        """Find the individuals of a name that is spelt nearly so in all of them, sorted by IRI."""
        return _joined(found for index in self._indexes for found in index.resembling(name))

    def get(self, iri: str) -> Individual | None:
        """Find the individual of an IRI in the first that has it."""
        return next(filter(None, (index.get(iri) for index in self._indexes)), None)


def _joined(found: Iterable[Individual]) -> tuple[Individual, ...]:
    """Join individuals that are the same thing by their links; the earlier one stays."""
    kept: list[Individual] = []
    for individual in found:
        for place, other in enumerate(kept):
            if _is_same(other, individual):
                links = {*other.same_as, *individual.same_as, individual.iri} - {other.iri}
                kept[place] = replace(other, same_as=tuple(sorted(links)), prior=max(other.prior, individual.prior))
                break
        else:
            kept.append(individual)
    return tuple(sorted(kept, key=lambda individual: individual.iri))


def _is_same(one: Individual, other: Individual) -> bool:
    return not {one.iri, *one.same_as}.isdisjoint({other.iri, *other.same_as})
