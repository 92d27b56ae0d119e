"""Find what a graph says against itself, with both sides.

Two kinds of conflict: a functional property with several values that cannot all be true, and a claim that one text
asserts or reports and another denies. Nobody is said to be right: each side has its statements, sources and dates.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from kgraph.agreement import agree
from kgraph.corroboration.sources import Sources
from kgraph.iris import value_key
from kgraph.kb import NameIndex
from kgraph.model import Statement, Status, Value
from kgraph.ontology import Ontology

_SAID = (Status.ASSERTED, Status.REPORTED)


class ConflictKind(StrEnum):
    """How two sides contradict each other."""

    VALUES = "values"
    DENIED = "denied"


@dataclass(frozen=True, slots=True)
class Side:
    """What one side says.

    Args:
        object: The object: an IRI or a value.
        status: How it is put: asserted where any statement is, else reported, else denied.
        statements: What says so, the surest first.
        sources: The ids of the documents of each independent source.
    """

    object: str | Value
    status: Status
    statements: tuple[Statement, ...]
    sources: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Conflict:
    """Two or more sides that cannot all be true.

    Args:
        kind: How they contradict each other.
        subject: What they are about.
        predicate: Of which property.
        phrase: Its words, for an open relation.
        sides: Those with more independent sources first.
    """

    kind: ConflictKind
    subject: str
    predicate: str
    phrase: str
    sides: tuple[Side, ...]


def find_conflicts(
    statements: Iterable[Statement], sources: Sources, ontology: Ontology, kb: NameIndex
) -> tuple[Conflict, ...]:
    """Find the conflicts of a graph.

    Args:
        statements: Grounded, each claim once.
        sources: Their documents.
        ontology: Tells which properties are functional.
        kb: Tells which place lies in which: born in Seoul and born in South Korea are no conflict.

    Returns:
        Conflicts by subject and property; those about values first.
    """
    said = [statement for statement in statements if not statement.event]
    found = [*_of_values(said, sources, ontology, kb), *_of_denials(said, sources)]
    return tuple(
        sorted(found, key=lambda one: (one.kind != ConflictKind.VALUES, one.subject, one.predicate, one.phrase))
    )


def _of_values(
    statements: Iterable[Statement], sources: Sources, ontology: Ontology, kb: NameIndex
) -> Iterator[Conflict]:
    by_property: dict[tuple[str, str], list[Statement]] = {}
    for statement in statements:
        property_ = ontology.properties.get(statement.predicate)
        if property_ is not None and property_.is_functional and statement.status is Status.ASSERTED:
            by_property.setdefault((statement.subject, statement.predicate), []).append(statement)
    for (subject, predicate), same in by_property.items():
        groups = _by_object(same)
        against = [one for one in groups if any(not _compatible(one, other, kb) for other in groups)]
        if against:
            sides = _sorted(_side(groups[one], sources) for one in against)
            yield Conflict(ConflictKind.VALUES, subject, predicate, "", sides)


def _of_denials(statements: Iterable[Statement], sources: Sources) -> Iterator[Conflict]:
    by_claim: dict[tuple[str, ...], list[Statement]] = {}
    for statement in statements:
        object_ = statement.object
        key = value_key(object_) if isinstance(object_, Value) else (object_,)
        by_claim.setdefault((statement.subject, statement.predicate, statement.phrase, *key), []).append(statement)
    for (subject, predicate, phrase, *_), same in by_claim.items():
        denied = [one for one in same if one.status is Status.DENIED]
        said = [one for one in same if one.status in _SAID and any(_same_time(one, other) for other in denied)]
        against = [one for one in denied if any(_same_time(one, other) for other in said)]
        if said and against:
            sides = (_side(said, sources), _side(against, sources))
            yield Conflict(ConflictKind.DENIED, subject, predicate, phrase, sides)


def _same_time(one: Statement, other: Statement) -> bool:
    """Tell whether two statements may speak of the same time; a text that gives none may mean any."""
    return one.time is None or other.time is None or agree(one.time, other.time)


def _by_object(statements: Iterable[Statement]) -> dict[str | Value, list[Statement]]:
    """Group statements by object; values with other words are one where they mean the same."""
    groups: dict[str | Value, list[Statement]] = {}
    keys: dict[tuple[str, ...], str | Value] = {}
    for statement in sorted(statements, key=repr):
        object_ = statement.object
        key = value_key(object_) if isinstance(object_, Value) else (object_,)
        groups.setdefault(keys.setdefault(key, object_), []).append(statement)
    return groups


def _compatible(one: str | Value, other: str | Value, kb: NameIndex) -> bool:
    if isinstance(one, Value) and isinstance(other, Value):
        return agree(one, other)
    if isinstance(one, Value) or isinstance(other, Value):
        return True
    return one == other or one in _around(other, kb) or other in _around(one, kb)


def _around(iri: str, kb: NameIndex) -> frozenset[str]:
    """Give the places that a known place lies in."""
    individual = kb.get(iri)
    return frozenset({individual.place, individual.country}) if individual else frozenset()


def _side(statements: Sequence[Statement], sources: Sources) -> Side:
    surest = sorted(statements, key=lambda one: (one.status is not Status.ASSERTED, -one.confidence, repr(one)))
    return Side(surest[0].object, surest[0].status, tuple(surest), sources.of(surest))


def _sorted(sides: Iterable[Side]) -> tuple[Side, ...]:
    return tuple(
        sorted(sides, key=lambda side: (-len(side.sources), -side.statements[0].confidence, repr(side.object)))
    )
