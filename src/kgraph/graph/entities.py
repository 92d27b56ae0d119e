"""Entities as RDF: classes, labels, links to other data sets, and where they are mentioned."""

from __future__ import annotations

from collections.abc import Iterator

import pyoxigraph as ox

from kgraph.graph.context import Context
from kgraph.graph.decisions import decision_triples
from kgraph.graph.evidence import evidence_triples
from kgraph.graph.terms import node, text
from kgraph.model import Entity
from kgraph.ontology.vocab import OWL_SAME_AS, RDF_TYPE, RDFS_LABEL, SKOS, kg

_DESCRIPTION_LANGUAGE = "en"


def entity_triples(entity: Entity, context: Context) -> Iterator[ox.Triple]:
    """Describe an entity.

    The class of an event that a text tells of is left out: that it happened is a claim with a status of its own, so
    only a statement may say it. A label claims nothing and is always there.
    """
    subject = node(entity.id)
    if not entity.id.startswith(context.minter.namespace("event")):
        for cls in context.types(entity.cls):
            yield ox.Triple(subject, node(RDF_TYPE), cls)
    yield from _labels(entity, subject)
    for iri in entity.same_as:
        yield ox.Triple(subject, node(OWL_SAME_AS), node(iri))
    for decision in entity.decisions:
        yield from decision_triples(entity, decision, context)
    for evidence in entity.evidence:
        yield from evidence_triples(subject, node(kg("mentionedBy")), evidence, context)


def _labels(entity: Entity, subject: ox.NamedNode) -> Iterator[ox.Triple]:
    """Name the entity; names belong to no language, descriptions are English phrases."""
    language = None if entity.is_named else _DESCRIPTION_LANGUAGE
    label = text(entity.label, language)
    yield ox.Triple(subject, node(RDFS_LABEL), label)
    yield ox.Triple(subject, node(SKOS + "prefLabel"), label)
    for alias in entity.aliases:
        if alias != entity.label:
            yield ox.Triple(subject, node(SKOS + "altLabel"), text(alias, language))
