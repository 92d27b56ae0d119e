"""Give events their IRIs.

An event is what its class, roles and date say it is; without a date it stays in its document.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from kgraph.iris import Minter, value_key
from kgraph.model import Entity, Reading, Statement, Value
from kgraph.ontology.vocab import RDF_TYPE


def ground_events(reading: Reading, grounded: dict[str, Entity], minter: Minter) -> None:
    """Ground the entities of a document that are not grounded yet: its events.

    Args:
        reading: What was read, its ids local.
        grounded: Grounded entities by local id; the events are added.
        minter: Makes the IRIs.
    """
    told = _told(reading)
    waiting = [entity for entity in reading.entities if entity.id not in grounded]
    while waiting:
        for event in _ready(waiting, told):
            own = told.get(event.id, ())
            fillers = {key: entity.id for key, entity in grounded.items()}
            words = [label for label in (_role_label(statement, grounded) for statement in own) if label]
            label = f"{event.label} ({', '.join(dict.fromkeys(words))})" if words else event.label
            grounded[event.id] = replace(event, id=_event_iri(event, own, fillers, reading, minter), label=label)
        waiting = [event for event in waiting if event.id not in grounded]


def name_events(reading: Reading, minter: Minter) -> Reading:
    """Give the events of a grounded document the IRIs that follow from the IRIs that their participants have now.

    Args:
        reading: A grounded document whose entities may have got other IRIs since.
        minter: Makes the IRIs.

    Returns:
        The document with its events named anew.
    """
    told = _told(reading)
    events = [entity for entity in reading.entities if entity.id.startswith(minter.namespace("event"))]
    iris = {entity.id: entity.id for entity in reading.entities if entity not in events}
    waiting = events
    while waiting:
        for event in _ready(waiting, told):
            iris[event.id] = _event_iri(event, told.get(event.id, ()), iris, reading, minter)
        waiting = [event for event in waiting if event.id not in iris]
    if all(old == new for old, new in iris.items()):
        return reading
    return replace(
        reading,
        entities=tuple(replace(entity, id=iris[entity.id]) for entity in reading.entities),
        statements=tuple(_rename(statement, iris) for statement in reading.statements),
    )


def _told(reading: Reading) -> Mapping[str, Sequence[Statement]]:
    told: dict[str, list[Statement]] = {}
    for statement in reading.statements:
        told.setdefault(statement.subject, []).append(statement)
    return told


def _ready(waiting: Sequence[Entity], told: Mapping[str, Sequence[Statement]]) -> Sequence[Entity]:
    """Give the events whose participants are grounded: an event may take part in another."""
    names = {event.id for event in waiting}
    ready = [event for event in waiting if names.isdisjoint(_participants(told.get(event.id, ())))]
    return ready or waiting


def _participants(own: Sequence[Statement]) -> set[str]:
    return {statement.object for statement in own if isinstance(statement.object, str)}


def _event_iri(
    event: Entity, own: Sequence[Statement], fillers: Mapping[str, str], reading: Reading, minter: Minter
) -> str:
    roles = sorted({_role_key(statement, fillers) for statement in own if statement.predicate != RDF_TYPE})
    dates = sorted({value_key(statement.time) for statement in own if statement.time is not None})
    when = ("\x1e".join("\x1e".join(date) for date in dates)) if dates else reading.document.id
    return minter.event(event.cls, *roles, when)


def _role_key(statement: Statement, fillers: Mapping[str, str]) -> str:
    object_ = statement.object
    filler = "\x1e".join(value_key(object_)) if isinstance(object_, Value) else fillers.get(object_, "")
    return f"{statement.predicate}\x1e{filler}"


def _role_label(statement: Statement, grounded: Mapping[str, Entity]) -> str:
    if statement.predicate == RDF_TYPE or isinstance(statement.object, Value):
        return ""
    return grounded[statement.object].label if statement.object in grounded else ""


def _rename(statement: Statement, iris: Mapping[str, str]) -> Statement:
    object_ = statement.object
    return replace(
        statement,
        subject=iris.get(statement.subject, statement.subject),
        object=iris.get(object_, object_) if isinstance(object_, str) else object_,
        event=iris.get(statement.event, statement.event),
    )
