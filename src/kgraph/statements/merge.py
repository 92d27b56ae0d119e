"""Merge equal claims: evidence adds up, nothing is said twice."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import groupby
from operator import attrgetter

from kgraph.iris import claim_key
from kgraph.model import Entity, Evidence, Statement
from kgraph.shelf import arrange, shelve

_iri = attrgetter("id")


def merge(statements: Iterable[Statement]) -> Sequence[Statement]:
    """Merge statements that make the same claim.

    Args:
        statements: Grounded statements in any order.

    Returns:
        One statement a claim with all its evidence and the highest confidence, sorted by claim.

    Example:
        >>> from kgraph.model import Status
        >>> one = Statement(subject="a", predicate="p", object="b", status=Status.ASSERTED, confidence=0.5, evidence=())
        >>> len(merge([one, replace(one, confidence=0.9)]))
        1
    """
    claims = groupby(arrange(statements, key=claim_key), key=claim_key)
    return shelve(_merge_claim(list(same)) for _, same in claims)


def _merge_claim(same: list[Statement]) -> Statement:
    evidence = _unique(evidence for statement in same for evidence in statement.evidence)
    if len(same) == 1 and evidence == same[0].evidence:
        return same[0]
    # Where records differ at one place, the choice must not depend on their order.
    first = min(same, key=lambda statement: ([_place(e) for e in statement.evidence], repr(statement)))
    return replace(first, evidence=evidence, confidence=max(statement.confidence for statement in same))


def merge_entities(entities: Iterable[Entity]) -> Sequence[Entity]:
    """Merge entities with the same IRI: labels and evidence add up.

    Args:
        entities: Grounded entities in any order.

    Returns:
        One entity an IRI, sorted by IRI; its label is the one most of them have.
    """
    return shelve(_merge_group(list(same)) for _, same in groupby(arrange(entities, key=_iri), key=_iri))


def _merge_group(same: list[Entity]) -> Entity:
    if len(same) == 1:
        return _merge_one(same[0])
    labels = Counter(entity.label for entity in same)
    label = min(labels, key=lambda text: (-labels[text], text))
    names = {name for entity in same for name in (entity.label, *entity.aliases)}
    evidence = _unique(evidence for entity in same for evidence in entity.evidence)
    first = min(same, key=lambda entity: ([_place(e) for e in entity.evidence], repr(entity)))
    return replace(first, label=label, aliases=tuple(sorted(names - {label})), evidence=evidence)


def _merge_one(entity: Entity) -> Entity:
    evidence, aliases = _unique(entity.evidence), tuple(sorted({*entity.aliases} - {entity.label}))
    is_so = (evidence, aliases) == (entity.evidence, entity.aliases)
    return entity if is_so else replace(entity, aliases=aliases, evidence=evidence)


def _unique(evidence: Iterable[Evidence]) -> tuple[Evidence, ...]:
    found = tuple(evidence)
    return found if len(found) == 1 else tuple(sorted(set(found), key=_place))


def _place(evidence: Evidence) -> tuple[str, int, int, str]:
    return (evidence.document, evidence.start, evidence.end, evidence.rule)
