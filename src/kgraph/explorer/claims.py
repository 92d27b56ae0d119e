"""Read what a graph claims: its statement nodes, and the plain triples that no statement covers."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache, partial

from kgraph.explorer.index import Index, keys
from kgraph.iris import digest
from kgraph.model import Status
from kgraph.ntriples import Facts, is_literal, name, words
from kgraph.ontology.vocab import DCTERMS, OA, OWL, PROV, RDF, RDF_TYPE, RDFS, SCHEMA, SKOS, kg, local_name

# Namespaces whose properties describe a node or its record, unless the ontology names them as properties of its own.
_RECORD_NAMESPACES = (RDF, RDFS, OWL, SKOS, PROV, OA, SCHEMA, DCTERMS)
_RECORD_CLASSES = frozenset(kg(name) for name in ("Statement", "OpenStatement", "Evidence", "Rule", "Decision", "Run"))
_RECORD_PROPERTIES = frozenset((kg("mentionedBy"), kg("possiblySameAs")))


_Triple = tuple[str, str, str]
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
    claims, covered, documents = list[Claim](), set[_Triple](), set[str]()
    for subject, about in index.by_subject.items():
        documents.update(keys(about, f"{PROV}wasDerivedFrom"))
        said = list(_reified(about)) if f"{RDF}subject" in about else []
        covered.update(said)
        # A statement node says one thing; a second subject or object is no claim of ours.
        claims.extend(_statement(index, subject, about, *triple) for triple in said[:1])
    return [*claims, *_plain(index, covered, documents)]


def _reified(about: Facts) -> Iterator[_Triple]:
    for subject in keys(about, f"{RDF}subject"):
        for predicate in keys(about, f"{RDF}predicate"):
            for object_ in about.get(f"{RDF}object", ()):
                yield subject, predicate, object_


def _statement(index: Index, node: str, about: Facts, subject: str, predicate: str, object_: str) -> Claim:
    target, cls, literal = _object(predicate, object_)
    return Claim(
        id=node,
        subject=subject,
        predicate=predicate,
        status=_status(index, about, (subject, predicate, object_)),
        target=target,
        cls=cls,
        literal=literal,
        confidence=index.number(node, kg("confidence")),
        speaker=next(iter(keys(about, f"{PROV}wasAttributedTo")), ""),
        time=index.text(node, kg("time")),
        words=index.text(node, kg("objectWords")),
        event=next(iter(keys(about, kg("partOfEvent"))), ""),
        evidences=keys(about, kg("evidence")),
        is_open=kg("OpenStatement") in keys(about, RDF_TYPE),
    )


def _status(index: Index, about: Facts, triple: _Triple) -> str:
    """Give the status of a claim; one that is asserted but not claimed outright was not read surely enough."""
    found = next(iter(keys(about, kg("status"))), "")
    status = local_name(found) if found else Status.ASSERTED.value
    subject, predicate, object_ = triple
    is_plain = object_ in index.objects(subject, predicate)
    return UNSURE if status == Status.ASSERTED and not is_plain else status


def _object(predicate: str, object_: str) -> tuple[str, str, str | None]:
    if is_literal(object_):
        return "", "", words(object_)
    return ("", name(object_), None) if predicate == RDF_TYPE else (name(object_), "", None)


def _plain(index: Index, covered: set[_Triple], documents: set[str]) -> Iterator[Claim]:
    """Give the triples between things that no statement node speaks of, such as those of a graph made elsewhere."""
    is_claimable = cache(partial(_is_claimable, index))
    is_of_record = cache(partial(_is_of_record, index))
    for subject, about in index.by_subject.items():
        claimable = [predicate for predicate in about if is_claimable(predicate)]
        if not claimable or subject in documents or f"{RDF}subject" in about:
            continue
        if is_of_record(keys(about, RDF_TYPE)):
            continue
        for predicate in claimable:
            for term in about[predicate]:
                if (subject, predicate, term) not in covered:
                    target, cls, literal = _object(predicate, term)
                    identity = f"fact-{digest(subject, predicate, term)}"
                    yield Claim(identity, subject, predicate, Status.ASSERTED.value, target, cls, literal)


def _is_claimable(index: Index, predicate: str) -> bool:
    is_record = predicate.startswith(_RECORD_NAMESPACES) and predicate not in index.ontology.properties
    return not is_record and predicate not in _RECORD_PROPERTIES


def _is_of_record(index: Index, classes: Iterable[str]) -> bool:
    """Tell whether a node of some classes is part of the record (statement, evidence, rule, value) or an ontology."""
    return not _RECORD_CLASSES.isdisjoint(classes) or any(
        index.ontology.is_a(cls, kg("Value")) or cls.startswith((OWL, RDFS, PROV)) for cls in classes
    )
