"""Candidates for an entity: individuals of the knowledge base, scored by a pure function that gives its reasons."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from kgraph.kb import Individual, KnowledgeBase
from kgraph.model import Entity
from kgraph.ontology import Ontology

_THRESHOLD = 0.7


@dataclass(frozen=True, slots=True)
class Candidate:
    """An individual that an entity may be.

    Args:
        individual: The individual.
        score: 0 to 1.
        reasons: Why, in words.
    """

    individual: Individual
    score: float
    reasons: tuple[str, ...]


def candidates(entity: Entity, kb: KnowledgeBase, ontology: Ontology) -> tuple[Candidate, ...]:
    """Find the candidates of an entity, the best first.

    Args:
        entity: A named entity of one document.
        kb: The knowledge base.
        ontology: For classes.

    Returns:
        Candidates by falling score, then IRI.
    """
    names = (entity.label, *entity.aliases)
    hits = [(name, individual) for name in names for individual in kb.lookup(name)]
    found = {individual.iri: individual for name, individual in hits if not _is_spelt_out(name, entity, individual)}
    if entity.individual in kb.by_iri:
        found[entity.individual] = kb.by_iri[entity.individual]
    scored = (score(entity, individual, ontology) for individual in found.values())
    return tuple(sorted(scored, key=lambda candidate: (-candidate.score, candidate.individual.iri)))


def _is_spelt_out(alias: str, entity: Entity, individual: Individual) -> bool:
    """Tell whether an alias is made of the initials of a label that shares no word with the individual's."""
    words = entity.label.split()
    initials = "".join(word[0] for word in words if word[0].isupper())
    is_acronym = len(initials) > 1 and alias.casefold() == initials.casefold()
    return is_acronym and not {word.casefold() for word in words} & set(individual.label.casefold().split())


def score(entity: Entity, individual: Individual, ontology: Ontology) -> Candidate:
    """Score one candidate by name and class.

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
    else:
        value, reasons = 0.5, ["same alias"]
    if ontology.is_a(entity.cls, individual.cls) or ontology.is_a(individual.cls, entity.cls):
        value += 0.4
        reasons.append("same class")
    else:
        reasons.append("another class")
    return Candidate(individual, round(value, 2), tuple(reasons))


def choose(found: Sequence[Candidate], threshold: float = _THRESHOLD) -> Candidate | None:
    """Choose the best candidate, or None (NIL) where none is good enough or two are equally good."""
    if not found or found[0].score < threshold:
        return None
    if len(found) > 1 and found[1].score == found[0].score:
        return None
    return found[0]
