"""Merge equal claims: evidence adds up, nothing is said twice."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from kgraph.iris import claim_key
from kgraph.model import Entity, Evidence, Statement


def merge(statements: Iterable[Statement]) -> tuple[Statement, ...]:
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
    claims: dict[tuple[str, ...], list[Statement]] = {}
    for statement in statements:
        claims.setdefault(claim_key(statement), []).append(statement)
    return tuple(_merge_claim(claims[key]) for key in sorted(claims))


def _merge_claim(same: list[Statement]) -> Statement:
    evidence = _unique(evidence for statement in same for evidence in statement.evidence)
    # Where records differ at one place, the choice must not depend on their order.
    first = min(same, key=lambda statement: ([_place(e) for e in statement.evidence], repr(statement)))
    return replace(first, evidence=evidence, confidence=max(statement.confidence for statement in same))


def merge_entities(entities: Iterable[Entity]) -> tuple[Entity, ...]:
    """Merge entities with the same IRI: labels and evidence add up.

    Args:
        entities: Grounded entities in any order.

    Returns:
        One entity an IRI, sorted by IRI; its label is the one most of them have.
    """
    groups: dict[str, list[Entity]] = {}
    for entity in entities:
        groups.setdefault(entity.id, []).append(entity)
    return tuple(_merge_group(groups[iri]) for iri in sorted(groups))


def _merge_group(same: list[Entity]) -> Entity:
    labels = [entity.label for entity in same]
    label = min(labels, key=lambda text: (-labels.count(text), text))
    names = {name for entity in same for name in (entity.label, *entity.aliases)}
    evidence = _unique(evidence for entity in same for evidence in entity.evidence)
    first = min(same, key=lambda entity: ([_place(e) for e in entity.evidence], repr(entity)))
    return replace(first, label=label, aliases=tuple(sorted(names - {label})), evidence=evidence)


def _unique(evidence: Iterable[Evidence]) -> tuple[Evidence, ...]:
    return tuple(sorted(set(evidence), key=_place))


def _place(evidence: Evidence) -> tuple[str, int, int, str]:
    return (evidence.document, evidence.start, evidence.end, evidence.rule)
