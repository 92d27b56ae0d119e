"""Find the statements that must stay out of a graph so that it conforms.

Comes in: a report, and the records that the graph was made of. Goes out: the offending statements with the result
that condemns each. A statement offends if its own node breaks a shape, if its plain triple does, or if an entity,
event, value, evidence or document that it rests on does.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from kgraph.iris import Minter
from kgraph.model import Entity, Evidence, Statement, Status, Value
from kgraph.validation.convert import read_literal
from kgraph.validation.domains import property_of
from kgraph.validation.report import ValidationReport, ValidationResult

_CLAIMABLE = (Status.ASSERTED, Status.REPORTED)


def offending_claims(
    report: ValidationReport, statements: Sequence[Statement], entities: Iterable[Entity], minter: Minter
) -> dict[int, ValidationResult]:
    """Find which statements a report condemns.

    A result at a subject that names a property condemns the statements of that property; any other result condemns
    all that rest on its focus node. A single result may condemn several statements, and the graph conforms once they
    are left out together with the entities that nothing else needs.

    Args:
        report: Warnings and infos in it condemn nothing.
        statements: Those the graph was made of.
        entities: Those the graph was made of.
        minter: The one the graph's IRIs came from.

    Returns:
        The first condemning result by the statement's index, in order.

    Example:
        >>> offending_claims(ValidationReport(()), [], [], Minter())
        {}
    """
    violations = report.violations
    if not violations:
        return {}
    index = _Index(statements, entities, minter, frozenset(result.focus for result in violations))
    found: dict[int, ValidationResult] = {}
    for result in violations:
        for number in index.condemned(result):
            found.setdefault(number, result)
    return dict(sorted(found.items()))


class _Index:
    """Statements by the nodes they rest on, and by the claims they make: of all statements only what is asked for."""

    def __init__(
        self, statements: Sequence[Statement], entities: Iterable[Entity], minter: Minter, wanted: frozenset[str]
    ) -> None:
        self._statements = statements
        self._minter = minter
        self._by_node: dict[str, list[int]] = {}
        self._by_claim: dict[tuple[str, str], list[int]] = {}
        nodes = ((entity.id, wanted.intersection(_entity_nodes(entity, minter))) for entity in entities)
        entity_nodes = {iri: tuple(found) for iri, found in nodes if found}
        for number, statement in enumerate(statements):
            resolved = _resolved(statement, minter)
            if resolved.subject in wanted:
                self._by_claim.setdefault((resolved.subject, resolved.predicate), []).append(number)
            for node in wanted.intersection(_nodes(resolved, entity_nodes, minter)):
                self._by_node.setdefault(node, []).append(number)

    def condemned(self, result: ValidationResult) -> list[int]:
        """Give the statements that a result condemns, in order."""
        property_ = result.path or property_of(result.shape)
        claims = self._by_claim.get((result.focus, property_), [])
        if claims and result.value not in {"", result.focus}:
            claims = self._with_object(claims, result.value)
        if claims:
            return claims if property_of(result.shape) else self._plain(claims)
        if result.focus.startswith('"'):
            every = range(len(self._statements))
            return [n for n in every if _says(self._statements[n].object, result.focus)]
        return self._by_node.get(result.focus, [])

    def _with_object(self, claims: list[int], value: str) -> list[int]:
        """Keep the claims of one object; of a literal that no value gives word for word, those of any value."""
        exact = [n for n in claims if self._object(n) == value or _says(self._statements[n].object, value)]
        if exact or not value.startswith('"'):
            return exact
        return [n for n in claims if isinstance(self._statements[n].object, Value)]

    def _object(self, number: int) -> str:
        object_ = self._statements[number].object
        return self._minter.value(object_) if isinstance(object_, Value) else object_

    def _plain(self, claims: list[int]) -> list[int]:
        """Keep the claims that are plain triples: a shape of the user's speaks of those, not of what is denied."""
        for status in _CLAIMABLE:
            plain = [n for n in claims if self._statements[n].status is status]
            if plain:
                return plain
        return claims


def _resolved(statement: Statement, minter: Minter) -> Statement:
    """Give an open statement the property that the graph writes for its phrase."""
    return replace(statement, predicate=minter.relation(statement.phrase)) if statement.phrase else statement


def _nodes(statement: Statement, entity_nodes: Mapping[str, tuple[str, ...]], minter: Minter) -> Iterator[str]:
    """Give every node that a statement rests on."""
    yield minter.statement(statement)
    for value in (statement.object, statement.time):
        if isinstance(value, Value):
            yield minter.value(value)
    things = (statement.subject, statement.object, statement.speaker, statement.event)
    for thing in things:
        if isinstance(thing, str) and thing:
            yield thing
            yield from entity_nodes.get(thing, ())
    yield from _evidence_nodes(statement.evidence, minter)
    if statement.phrase:
        yield statement.predicate


def _entity_nodes(entity: Entity, minter: Minter) -> Iterator[str]:
    if entity.count is not None:
        yield minter.value(entity.count)
    for evidence in entity.evidence:
        yield minter.evidence(evidence)


def _evidence_nodes(evidences: Iterable[Evidence], minter: Minter) -> Iterator[str]:
    for evidence in evidences:
        yield minter.evidence(evidence)
        yield minter.document(evidence.document)
        yield minter.rule(evidence.rule)


def _says(object_: str | Value, literal: str) -> bool:
    """Tell whether a value was written as a literal, by its words."""
    if not isinstance(object_, Value) or not literal.startswith('"'):
        return False
    return read_literal(literal).value in {object_.text, object_.amount, object_.start}
