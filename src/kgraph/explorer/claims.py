"""Read what a graph claims: its statement nodes, and the plain triples that no statement covers."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import pyoxigraph as ox

from kgraph.explorer.index import Index, Term, key
from kgraph.iris import digest
from kgraph.model import Status
from kgraph.ontology.vocab import DCTERMS, OA, OWL, PROV, RDF, RDF_TYPE, RDFS, SCHEMA, SKOS, kg, local_name

# Namespaces whose properties describe a node or its record, unless the ontology names them as properties of its own.
_RECORD_NAMESPACES = (RDF, RDFS, OWL, SKOS, PROV, OA, SCHEMA, DCTERMS)
_RECORD_CLASSES = frozenset(kg(name) for name in ("Statement", "OpenStatement", "Evidence", "Rule", "Decision", "Run"))
_RECORD_PROPERTIES = frozenset((kg("mentionedBy"), kg("possiblySameAs")))


UNSURE = "unsure"
"""How a claim is shown that the text asserts, but that is below its property's threshold."""


@dataclass(frozen=True, slots=True)
class Claim:
    """One statement, by IRIs; of `target`, `cls` and `literal` exactly one says what the object is.

    Args:
        id: IRI of the statement node, or a hash of the plain triple.
        subject: IRI of the subject.
        predicate: IRI of the property.
        status: Local name of the status.
        target: IRI of the object if it is a thing.
        cls: IRI of the object if it is a class.
        literal: Words of the object if it is a literal.
        confidence: 0 to 1, or None.
        speaker: IRI of who said it.
        time: When, in words.
        words: The text's words for a value.
        event: IRI of the event it is part of.
        evidences: IRIs of its evidence.
        is_open: Whether it is told in the text's own words, by no property of the ontology.
    """

    id: str
    subject: str
    predicate: str
    status: str
    target: str = ""
    cls: str = ""
    literal: str | None = None
    confidence: float | None = None
    speaker: str = ""
    time: str = ""
    words: str = ""
    event: str = ""
    evidences: tuple[str, ...] = ()
    is_open: bool = False

    @property
    def nodes(self) -> tuple[str, ...]:
        """Give the IRIs that become nodes because of this claim."""
        return tuple(iri for iri in (self.subject, self.target, self.speaker, self.event) if iri)


def read_claims(index: Index) -> list[Claim]:
    """Read all claims, those of statement nodes first."""
    claims = [claim for subject in index.by_subject for claim in _statement(index, subject)]
    covered = {triple for subject in index.by_subject for triple in _reified(index, subject)}
    documents = {iri for subject in index.by_subject for iri in index.keys(subject, f"{PROV}wasDerivedFrom")}
    return [*claims, *_plain(index, covered, documents)]


def _reified(index: Index, node: str) -> Iterator[tuple[str, str, Term]]:
    for subject in index.keys(node, f"{RDF}subject"):
        for predicate in index.keys(node, f"{RDF}predicate"):
            for object_ in index.objects(node, f"{RDF}object"):
                yield subject, predicate, object_


def _statement(index: Index, node: str) -> Iterator[Claim]:
    for subject, predicate, object_ in _reified(index, node):
        target, cls, literal = _object(predicate, object_)
        yield Claim(
            id=node,
            subject=subject,
            predicate=predicate,
            status=_status(index, node, (subject, predicate, object_)),
            target=target,
            cls=cls,
            literal=literal,
            confidence=index.number(node, kg("confidence")),
            speaker=next(iter(index.keys(node, f"{PROV}wasAttributedTo")), ""),
            time=index.text(node, kg("time")),
            words=index.text(node, kg("objectWords")),
            event=next(iter(index.keys(node, kg("partOfEvent"))), ""),
            evidences=index.keys(node, kg("evidence")),
            is_open=kg("OpenStatement") in index.keys(node, RDF_TYPE),
        )
        return  # a statement node says one thing; a second subject or object is no claim of ours


def _status(index: Index, node: str, triple: tuple[str, str, Term]) -> str:
    """Give the status of a claim; one that is asserted but not claimed outright was not read surely enough."""
    found = next(iter(index.keys(node, kg("status"))), "")
    status = local_name(found) if found else Status.ASSERTED.value
    subject, predicate, object_ = triple
    is_plain = object_ in index.objects(subject, predicate)
    return UNSURE if status == Status.ASSERTED and not is_plain else status


def _object(predicate: str, object_: Term) -> tuple[str, str, str | None]:
    if isinstance(object_, ox.Literal):
        return "", "", object_.value
    return ("", key(object_), None) if predicate == RDF_TYPE else (key(object_), "", None)


def _plain(index: Index, covered: set[tuple[str, str, Term]], documents: set[str]) -> Iterator[Claim]:
    """Give the triples between things that no statement node speaks of, such as those of a graph made elsewhere."""
    for subject, predicates in index.by_subject.items():
        if subject in documents or _is_record(index, subject):
            continue
        for predicate, objects in predicates.items():
            if not _is_claimable(index, predicate):
                continue
            for term in objects:
                if (subject, predicate, term) not in covered:
                    target, cls, literal = _object(predicate, term)
                    identity = f"fact-{digest(subject, predicate, str(term))}"
                    yield Claim(identity, subject, predicate, Status.ASSERTED.value, target, cls, literal)


def _is_claimable(index: Index, predicate: str) -> bool:
    is_record = predicate.startswith(_RECORD_NAMESPACES) and predicate not in index.ontology.properties
    return not is_record and predicate not in _RECORD_PROPERTIES


def _is_record(index: Index, subject: str) -> bool:
    """Tell whether a node is part of the record (statement, evidence, rule, value) or of an ontology."""
    classes = index.keys(subject, RDF_TYPE)
    return (
        not _RECORD_CLASSES.isdisjoint(classes)
        or bool(index.keys(subject, f"{RDF}subject"))
        or any(index.ontology.is_a(cls, kg("Value")) or cls.startswith((OWL, RDFS, PROV)) for cls in classes)
    )
