"""Entities as RDF: classes, labels, links to other data sets, and where they are mentioned."""

from __future__ import annotations

from collections.abc import Iterator

from kgraph.graph.context import Context
from kgraph.graph.decisions import decision_blocks
from kgraph.graph.evidence import evidence_blocks
from kgraph.graph.terms import described, node, text
from kgraph.model import Entity
from kgraph.ontology.vocab import OWL_SAME_AS, RDFS_LABEL, SKOS, kg
from kgraph.ordered import Block

_DESCRIPTION_LANGUAGE = "en"
_LABEL, _NAME, _OTHER_NAME = node(RDFS_LABEL), node(SKOS + "prefLabel"), node(SKOS + "altLabel")
_SAME_AS, _MENTIONED_BY = node(OWL_SAME_AS), node(kg("mentionedBy"))


def entity_blocks(entity: Entity, context: Context) -> Iterator[Block]:
    """Describe an entity.

    The class of an event that a text tells of is left out: that it happened is a claim with a status of its own, so
    only a statement may say it. A label claims nothing and is always there.
    """
    is_event = entity.id.startswith(context.minter.namespace("event"))
    tails = [*(() if is_event else context.types(entity.cls)), *_labels(entity)]
    tails.extend(f"{_SAME_AS} {node(iri)}" for iri in entity.same_as)
    for evidence in entity.evidence:
        span, blocks = evidence_blocks(evidence, context)
        tails.append(f"{_MENTIONED_BY} {span}")
        yield from blocks
    yield described(node(entity.id), tails)
    for decision in entity.decisions:
        yield from decision_blocks(entity, decision, context)


def _labels(entity: Entity) -> Iterator[str]:
    """Name the entity; names belong to no language, descriptions are English phrases."""
    language = "" if entity.is_named else _DESCRIPTION_LANGUAGE
    label = text(entity.label, language)
    yield f"{_LABEL} {label}"
    yield f"{_NAME} {label}"
    for alias in entity.aliases:
        if alias != entity.label:
            yield f"{_OTHER_NAME} {text(alias, language)}"
