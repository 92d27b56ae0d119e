"""The terms of a built graph that the store follows, and short ways along them."""

from __future__ import annotations

from collections.abc import Iterator

import pyoxigraph as ox

from kgraph.ontology.vocab import DCTERMS, OA, PROV, RDF, RDFS, SCHEMA, SKOS, kg

RDF_TYPE = ox.NamedNode(RDF + "type")
RDF_SUBJECT = ox.NamedNode(RDF + "subject")
RDF_PREDICATE = ox.NamedNode(RDF + "predicate")
RDF_OBJECT = ox.NamedNode(RDF + "object")
KG_STATUS = ox.NamedNode(kg("status"))
KG_CONFIDENCE = ox.NamedNode(kg("confidence"))
KG_SOURCES = ox.NamedNode(kg("independentSources"))
KG_EVIDENCE = ox.NamedNode(kg("evidence"))
KG_EVENT = ox.NamedNode(kg("partOfEvent"))
KG_OBJECT_WORDS = ox.NamedNode(kg("objectWords"))
KG_SENTENCE = ox.NamedNode(kg("sentence"))
KG_MENTIONED_BY = ox.NamedNode(kg("mentionedBy"))
KG_VERDICT = ox.NamedNode(kg("verdict"))
KG_TIME = ox.NamedNode(kg("time"))
SPEAKER = ox.NamedNode(PROV + "wasAttributedTo")
RULE = ox.NamedNode(PROV + "wasGeneratedBy")
ACTIVITY = ox.NamedNode(PROV + "Activity")
START = ox.NamedNode(OA + "start")
END = ox.NamedNode(OA + "end")
QUOTE = ox.NamedNode(OA + "exact")
SOURCES = (ox.NamedNode(PROV + "wasDerivedFrom"), ox.NamedNode(OA + "hasSource"), ox.NamedNode(DCTERMS + "source"))
LABELS = (
    ox.NamedNode(SKOS + "prefLabel"),
    ox.NamedNode(RDFS + "label"),
    ox.NamedNode(SCHEMA + "headline"),
)
ALIAS = ox.NamedNode(SKOS + "altLabel")
LINKS = (RDF_SUBJECT, RDF_PREDICATE, RDF_OBJECT, SPEAKER, KG_EVENT)

Term = ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple


def objects(store: ox.Store, subject: Term, *predicates: ox.NamedNode) -> list[Term]:
    """Give the objects of a subject, those of the first predicates first, sorted within each."""
    found: list[Term] = []
    if isinstance(subject, ox.NamedNode):
        for predicate in predicates:
            quads = store.quads_for_pattern(subject, predicate, None, ox.DefaultGraph())
            found.extend(sorted((quad.object for quad in quads), key=str))
    return found


def first(store: ox.Store, subject: Term, *predicates: ox.NamedNode) -> Term | None:
    """Give the first of `objects`, or None."""
    return next(iter(objects(store, subject, *predicates)), None)


def subjects(store: ox.Store, predicate: ox.NamedNode, target: Term) -> Iterator[ox.NamedNode]:
    """Give the named subjects that point at a term by a predicate."""
    for quad in store.quads_for_pattern(None, predicate, target, ox.DefaultGraph()):
        if isinstance(quad.subject, ox.NamedNode):
            yield quad.subject
