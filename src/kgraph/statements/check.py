"""Keep only what its evidence says and the ontology allows; all else becomes a rejection with its reason."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from kgraph.model import Document, Entity, Reading, Rejection, Statement, Value
from kgraph.ontology import Ontology
from kgraph.ontology.vocab import RDF_TYPE, local_name


def check(reading: Reading, ontology: Ontology) -> Reading:
    """Check every statement of a reading.

    Args:
        reading: What was read in one document.
        ontology: What is allowed.

    Returns:
        The reading with the statements that passed; the others are among its rejections.

    Example:
        >>> from kgraph.model import Segment
        >>> document = Document("d", "Text.", "d.txt", "text/plain", "", (Segment(0, 5),))
        >>> check(Reading(document), Ontology()).statements
        ()
    """
    entities = {entity.id: entity for entity in reading.entities}
    kept: list[Statement] = []
    rejections = list(reading.rejections)
    for statement in reading.statements:
        problem = next(_problems(statement, reading.document, entities, ontology), None)
        if problem is None:
            kept.append(statement)
        else:
            rejections.append(_rejection(statement, problem, reading.document, entities, ontology))
    return replace(reading, statements=tuple(kept), rejections=tuple(rejections))


def describe(statement: Statement, entities: Mapping[str, Entity], ontology: Ontology) -> str:
    """Say a statement in a line (`submitted document to(Ministry of Unification, Kim Moon-soo)`)."""

    def name(term: str | Value) -> str:
        if isinstance(term, Value):
            return term.text
        return entities[term].label if term in entities else local_name(term)

    relation = statement.phrase or ontology.label(statement.predicate)
    return f"{relation}({name(statement.subject)}, {name(statement.object)})"


def _problems(
    statement: Statement, document: Document, entities: Mapping[str, Entity], ontology: Ontology
) -> Iterator[tuple[str, str]]:
    """Give the reasons to reject a statement, as slug and sentence."""
    if not statement.evidence or not all(document.text[e.start : e.end] == e.quote != "" for e in statement.evidence):
        yield "evidence", "the document does not have the quoted words at the given place."
    if statement.subject == statement.object:
        yield "reflexive", "subject and object are the same entity."
    if statement.phrase or statement.predicate == RDF_TYPE:
        return
    property_ = ontology.properties.get(statement.predicate)
    if property_ is None:
        yield "property", f"the ontology has no property {local_name(statement.predicate)!r}."
        return
    subject = entities[statement.subject]
    if not ontology.is_any(subject.cls, property_.domain):
        yield "domain", f"{subject.label!r} is a {ontology.label(subject.cls)}; {_expected(property_.domain, ontology)}"
    if isinstance(statement.object, Value):
        if property_.range and not ontology.holds(property_.range, statement.object.kind):
            yield (
                "range",
                f"{statement.object.text!r} is a {statement.object.kind}; {_expected(property_.range, ontology)}",
            )
    elif not ontology.is_any(entities[statement.object].cls, property_.range):
        object_ = entities[statement.object]
        yield "range", f"{object_.label!r} is a {ontology.label(object_.cls)}; {_expected(property_.range, ontology)}"


def _expected(classes: tuple[str, ...], ontology: Ontology) -> str:
    return f"expected {' or '.join(ontology.label(cls) for cls in classes)}."


def _rejection(
    statement: Statement,
    problem: tuple[str, str],
    document: Document,
    entities: Mapping[str, Entity],
    ontology: Ontology,
) -> Rejection:
    reason, detail = problem
    return Rejection(
        item=describe(statement, entities, ontology),
        reason=reason,
        detail=detail,
        document=document.id,
        sentence=statement.evidence[0].sentence if statement.evidence else "",
        statement=statement,
    )
