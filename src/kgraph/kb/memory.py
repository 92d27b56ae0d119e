"""A knowledge base in memory: individuals by IRI and by folded name."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from types import MappingProxyType

from kgraph.kb.individual import Individual, fold, skeleton


class KnowledgeBase:
    """Individuals by IRI and by folded name.

    Args:
        individuals: The known entities.

    Example:
        >>> kb = KnowledgeBase([Individual("x:us", "United States", "x:Country", ("U.S.",))])
        >>> [found.label for found in kb.lookup("the US")]
        ['United States']
    """

    def __init__(self, individuals: Iterable[Individual] = ()) -> None:
        ordered = sorted(individuals, key=lambda individual: individual.iri)
        self.by_iri: Mapping[str, Individual] = MappingProxyType({found.iri: found for found in ordered})
        names: dict[str, list[Individual]] = {}
        demonyms: dict[str, list[Individual]] = {}
        skeletons: dict[str, list[Individual]] = {}
        for individual in ordered:
            for name in sorted({fold(name) for name in (individual.label, *individual.aliases)} - {""}):
                names.setdefault(name, []).append(individual)
            for name in sorted({fold(name) for name in individual.demonyms}):
                demonyms.setdefault(name, []).append(individual)
            for name in sorted({skeleton(name) for name in (individual.label, *individual.aliases)} - {""}):
                skeletons.setdefault(name, []).append(individual)
        self._names = {name: tuple(found) for name, found in names.items()}
        self._demonyms = {name: tuple(found) for name, found in demonyms.items()}
        self._skeletons = {name: tuple(found) for name, found in skeletons.items()}

    def lookup(self, name: str) -> tuple[Individual, ...]:
        """Find the individuals of a name or alias, sorted by IRI."""
        return self._names.get(fold(name), ())

    def resembling(self, name: str) -> tuple[Individual, ...]:
        """Find the individuals of a name that is spelt so or nearly so, sorted by IRI."""
        return self._skeletons.get(skeleton(name), ())

    def get(self, iri: str) -> Individual | None:
        """Find the individual of an IRI."""
        return self.by_iri.get(iri)

    def lookup_demonym(self, word: str) -> tuple[Individual, ...]:
        """Find the individuals of a demonym (`Korean`), sorted by IRI."""
        return self._demonyms.get(fold(word), ())

    def __len__(self) -> int:
        return len(self.by_iri)
