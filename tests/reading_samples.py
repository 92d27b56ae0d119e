"""Readings made by hand, before grounding: entity ids are local, and every statement has its words in the document."""

from __future__ import annotations

from dataclasses import replace

from graph_samples import article, said
from kgraph.model import Entity, Evidence, Reading, Statement, Status, Value, ValueKind
from kgraph.ontology.vocab import RDF_TYPE, kg

SENTENCE = "This is the sentence that says it all."


def evidence(document_id: str, quote: str = SENTENCE, rule: str = "sample-1") -> Evidence:
    """Point at words of a sample document."""
    return said(article(document_id, SENTENCE), quote, SENTENCE, rule)


def named(key: str, label: str, cls: str, *aliases: str, individual: str = "") -> Entity:
    """Make a named entity with a local id."""
    return Entity(id=key, label=label, cls=kg(cls), aliases=aliases, individual=individual)


def described(key: str, label: str, cls: str) -> Entity:
    """Make a described thing with a local id."""
    return Entity(id=key, label=label, cls=kg(cls), is_named=False)


def says(
    subject: str,
    predicate: str,
    object_: str | Value,
    status: Status = Status.ASSERTED,
    *,
    time: Value | None = None,
    event: str = "",
) -> Statement:
    """Make a statement; `reading` gives it its evidence."""
    return Statement(
        subject=subject,
        predicate=RDF_TYPE if predicate == "type" else kg(predicate),
        object=kg(object_) if predicate == "type" and isinstance(object_, str) else object_,
        status=status,
        confidence=0.8,
        evidence=(),
        time=time,
        event=event,
    )


def reading(document_id: str, *items: Entity | Statement) -> Reading:
    """Make a reading of entities and statements, each with evidence in a document of one sentence."""
    place = (evidence(document_id),)
    entities = tuple(replace(item, evidence=place) for item in items if isinstance(item, Entity))
    statements = tuple(replace(item, evidence=place) for item in items if isinstance(item, Statement))
    return Reading(article(document_id, SENTENCE), entities, statements)


def on(date: str) -> Value:
    """Make a date."""
    return Value(kind=ValueKind.DATE, text=date, start=date)


def won(amount: str) -> Value:
    """Make an amount of money."""
    return Value(kind=ValueKind.MONEY, text=f"{amount} won", amount=amount, unit="KRW")
