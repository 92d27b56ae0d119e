"""Resolve the entities of grounded documents, give the documents their new IRIs, and leave out what users decide."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import replace
from pathlib import Path

from kgraph.iris import Minter
from kgraph.model import Entity, Reading, Rejection, Statement
from kgraph.ontology import Ontology
from kgraph.resolution.corrections import read_corrections
from kgraph.resolution.profiles import gather
from kgraph.resolution.records import iter_records
from kgraph.resolution.resolve import Resolution, resolve_profiles
from kgraph.shelf import shelve


def resolve(
    readings: Sequence[Reading], ontology: Ontology, minter: Minter, decisions: Path | None = None
) -> Sequence[Reading]:
    """Make one entity of what has several names, and several of what has one name.

    Args:
        readings: Grounded documents, in any order.
        ontology: For classes, properties and words.
        minter: Makes the IRIs.
        decisions: File of what the user has decided (`corrections.py`).

    Returns:
        The documents in the same order; their entities say what was decided about them.

    Raises:
        ReadError: If the file of decisions cannot be used.

    Example:
        >>> resolve([], Ontology(), Minter())
        ()
    """
    if not readings:
        return ()
    corrections = read_corrections(decisions) if decisions else None
    resolution = resolve_profiles(gather(iter_records(readings, ontology, minter), minter), ontology, corrections)
    renamed = (_rename(reading, resolution) for reading in readings)
    return shelve(_without(reading, resolution.ignored, ontology) for reading in renamed)


def _rename(reading: Reading, resolution: Resolution) -> Reading:
    document = reading.document.id
    iris = {entity.id: resolution.iri(document, entity.id) for entity in reading.entities if entity.is_named}
    if all(old == new and new not in resolution.things for old, new in iris.items()):
        return reading
    entities: dict[str, Entity] = {}
    for entity in reading.entities:
        renamed = _rename_entity(entity, resolution, iris.get(entity.id, entity.id))
        held = entities.get(renamed.id)
        entities[renamed.id] = _join(held, renamed) if held else renamed
    return replace(
        reading,
        entities=tuple(entities.values()),
        statements=tuple(_rename_statement(statement, iris) for statement in reading.statements),
        rejections=tuple(_rename_rejection(rejection, iris) for rejection in reading.rejections),
    )


def _rename_entity(entity: Entity, resolution: Resolution, iri: str) -> Entity:
    thing = resolution.things.get(iri) if entity.is_named else None
    if thing is None:
        return replace(entity, id=iri) if iri != entity.id else entity
    names = {entity.label, *entity.aliases} - {thing.label}
    return replace(
        entity,
        id=iri,
        label=thing.label,
        cls=thing.cls,
        aliases=tuple(sorted(names)),
        individual=iri if thing.is_known else "",
        same_as=thing.same_as,
        decisions=thing.decisions,
    )


def _without(reading: Reading, ignored: frozenset[str], ontology: Ontology) -> Reading:
    """Leave out what the user says is no entity, and what is said of it."""
    if all(entity.id not in ignored for entity in reading.entities):
        return reading

    def is_lost(statement: Statement) -> bool:
        object_ = statement.object if isinstance(statement.object, str) else ""
        return not ignored.isdisjoint({statement.subject, statement.speaker, object_})

    left = _reject(reading, is_lost, ontology, "ignored", "your decisions say that this is no entity.")
    return replace(left, entities=tuple(entity for entity in reading.entities if entity.id not in ignored))


def leave_out(
    reading: Reading, wrong: Collection[str], iri_of: Callable[[Statement], str], ontology: Ontology
) -> Reading:
    """Leave out the statements that the user says were read wrongly.

    Args:
        reading: A document whose things have their last IRIs, as those of statements hang on them.
        wrong: IRIs of statements.
        iri_of: Gives the IRI of a statement.
        ontology: For words.

    Returns:
        The document with what is left out among its rejections.
    """
    if not wrong:
        return reading
    detail = "your decisions say that this was read wrongly."
    return _reject(reading, lambda statement: iri_of(statement) in wrong, ontology, "wrong", detail)


def _reject(
    reading: Reading, is_lost: Callable[[Statement], bool], ontology: Ontology, reason: str, detail: str
) -> Reading:
    """Make rejections of some statements."""
    labels = {entity.id: entity.label for entity in reading.entities}
    kept: list[Statement] = []
    rejections = list(reading.rejections)
    for statement in reading.statements:
        if not is_lost(statement):
            kept.append(statement)
            continue
        object_ = statement.object if isinstance(statement.object, str) else statement.object.text
        relation = statement.phrase or ontology.label(statement.predicate)
        rejections.append(
            Rejection(
                item=f"{relation}({labels.get(statement.subject, '')}, {labels.get(object_, object_)})",
                reason=reason,
                detail=detail,
                document=reading.document.id,
                sentence=statement.evidence[0].sentence if statement.evidence else "",
                statement=statement,
            )
        )
    return replace(reading, statements=tuple(kept), rejections=tuple(rejections))


def _join(one: Entity, other: Entity) -> Entity:
    """Join two entities of a document that turned out to be one."""
    return replace(
        one,
        aliases=tuple(sorted({*one.aliases, *other.aliases})),
        evidence=one.evidence + tuple(place for place in other.evidence if place not in one.evidence),
        same_as=tuple(sorted({*one.same_as, *other.same_as})),
    )


def _rename_statement(statement: Statement, iris: dict[str, str]) -> Statement:
    object_ = statement.object
    return replace(
        statement,
        subject=iris.get(statement.subject, statement.subject),
        object=iris.get(object_, object_) if isinstance(object_, str) else object_,
        speaker=iris.get(statement.speaker, statement.speaker),
    )


def _rename_rejection(rejection: Rejection, iris: dict[str, str]) -> Rejection:
    statement = rejection.statement
    return replace(rejection, statement=_rename_statement(statement, iris)) if statement else rejection
