"""Candidates for an entity: individuals of the knowledge base, scored by a pure function that gives its reasons."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from kgraph.kb import Individual, NameIndex, fold
from kgraph.model import Entity
from kgraph.ontology import Ontology

_THRESHOLD = 0.7
# How many times better known than the next of its name, to be meant where nothing else tells.
_DOMINANCE = 5
NOWHERE: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Candidate:
    """An individual that an entity may be.

    Args:
        individual: The individual.
        score: 0 to 1.
        reasons: Why, in words.
        is_near: Whether the document names the country it lies in.
    """

    individual: Individual
    score: float
    reasons: tuple[str, ...]
    is_near: bool = False


def candidates(
    entity: Entity, kb: NameIndex, ontology: Ontology, around: frozenset[str] = NOWHERE
) -> tuple[Candidate, ...]:
    """Find the candidates of an entity, the best first.

    Names that are only spelt nearly so count where no name is spelt so; what needs its country, where that is named.

    Args:
        entity: A named entity of one document.
        kb: The knowledge base.
        ontology: For classes.
        around: IRIs of what else the document names.

    Returns:
        Candidates by falling score, then those near, then by IRI.
    """
    names = (entity.label, *entity.aliases)
    hits = [(name, individual) for name in names for individual in kb.lookup(name)]
    found = {individual.iri: individual for name, individual in hits if not _is_spelt_out(name, entity, individual)}
    known = kb.get(entity.individual) if entity.individual else None
    if known is not None:
        found[known.iri] = known
    if not found:
        found = {individual.iri: individual for individual in kb.resembling(entity.label)}
    scored = (score(entity, individual, ontology, around) for individual in found.values())
    meant = (candidate for candidate in scored if candidate.is_near or not candidate.individual.needs_country)
    return tuple(sorted(meant, key=lambda found: (-found.score, not found.is_near, found.individual.iri)))


def _names(individual: Individual) -> tuple[str, ...]:
    return (individual.label, *individual.aliases)


def _is_spelt_out(alias: str, entity: Entity, individual: Individual) -> bool:
    """Tell whether an alias is made of the initials of a label that shares no word with the individual's."""
    words = entity.label.split()
    initials = "".join(word[0] for word in words if word[0].isupper())
    is_acronym = len(initials) > 1 and alias.casefold() == initials.casefold()
    return is_acronym and not {word.casefold() for word in words} & set(individual.label.casefold().split())


def score(entity: Entity, individual: Individual, ontology: Ontology, around: frozenset[str] = NOWHERE) -> Candidate:
    """Score one candidate by name and class, and tell whether it lies in a country that the document names.

    Example:
        >>> seoul = Individual("x:seoul", "Seoul", "x:City")
        >>> score(Entity(id="#1", label="Seoul", cls="x:City"), seoul, Ontology()).score
        1.0
    """
    reasons: list[str] = []
    value = 0.0
    if entity.individual == individual.iri:
        value, reasons = 0.6, ["found by the gazetteer in the text"]
    elif entity.label == individual.label:
        value, reasons = 0.6, ["same name"]
    elif {fold(name) for name in (entity.label, *entity.aliases)} & {fold(name) for name in _names(individual)}:
        value, reasons = 0.5, ["same alias"]
    else:
        value, reasons = 0.4, ["nearly the same name"]
    if ontology.is_a(entity.cls, individual.cls) or ontology.is_a(individual.cls, entity.cls):
        value += 0.4
        reasons.append("same class")
    else:
        reasons.append("another class")
    is_near = not around.isdisjoint({individual.place, individual.country} - {""})
    if is_near:
        reasons.append("its country is named too")
    return Candidate(individual, round(value, 2), tuple(reasons), is_near)


def choose(found: Sequence[Candidate], threshold: float = _THRESHOLD) -> Candidate | None:
    """Choose the best candidate, or None (NIL) where none is good enough or nothing tells two equals apart.

    Of equals the one whose country the document names is chosen, else the one that is far better known.

    Example:
        >>> two = [Candidate(Individual(iri, "Ennis", "x:City", prior=n), 1.0, ()) for iri, n in (("a", 30), ("b", 2))]
        >>> choose(two).individual.iri
        'a'
    """
    best = [candidate for candidate in found if candidate.score == found[0].score]
    if not best or best[0].score < threshold:
        return None
    near = [candidate for candidate in best if candidate.is_near] or best
    first, *others = sorted(near, key=lambda candidate: -candidate.individual.prior)
    if others and first.individual.prior < _DOMINANCE * max(1, others[0].individual.prior):
        return None
    return first
