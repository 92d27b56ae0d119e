"""Evidence as RDF: a span of a document, after the selectors of the Web Annotation Data Model.

https://www.w3.org/TR/annotation-model/#selectors and https://www.w3.org/TR/prov-o/. Offsets count characters, the end
exclusive. A span whose words are not the document's is never written.
"""

from __future__ import annotations

from collections.abc import Iterator

import pyoxigraph as ox

from kgraph.errors import KgraphError
from kgraph.graph.context import Context, Description
from kgraph.graph.run import part_of_run
from kgraph.graph.terms import integer, node, text
from kgraph.model import Evidence
from kgraph.ontology.vocab import OA, PROV, RDF_TYPE, RDFS_LABEL, kg

_TYPES = (kg("Evidence"), OA + "TextPositionSelector", OA + "TextQuoteSelector")
_RULE_TYPES = (kg("Rule"), PROV + "Activity")


def evidence_triples(
    subject: ox.NamedNode, predicate: ox.NamedNode, evidence: Evidence, context: Context
) -> Iterator[ox.Triple]:
    """Link a node to one span of a document, and describe the span and the rule that found it.

    Raises:
        KgraphError: If the document is unknown or does not hold the quote at that place.
    """
    _check(evidence, context)
    span, triples = context.span(evidence, _describe)
    yield ox.Triple(subject, predicate, span)
    yield from triples


def _describe(evidence: Evidence, context: Context) -> Description:
    subject = node(context.minter.evidence(evidence))
    return subject, tuple(_triples(subject, evidence, context))


def _triples(subject: ox.NamedNode, evidence: Evidence, context: Context) -> Iterator[ox.Triple]:
    rule = node(context.minter.rule(evidence.rule))
    for cls in _TYPES:
        yield ox.Triple(subject, node(RDF_TYPE), node(cls))
    yield ox.Triple(subject, node(OA + "start"), integer(evidence.start))
    yield ox.Triple(subject, node(OA + "end"), integer(evidence.end))
    yield ox.Triple(subject, node(OA + "exact"), text(evidence.quote))
    yield ox.Triple(subject, node(kg("sentence")), text(evidence.sentence))
    yield ox.Triple(subject, node(PROV + "wasDerivedFrom"), node(context.minter.document(evidence.document)))
    yield ox.Triple(subject, node(PROV + "wasGeneratedBy"), rule)
    for cls in _RULE_TYPES:
        yield ox.Triple(rule, node(RDF_TYPE), node(cls))
    yield ox.Triple(rule, node(RDFS_LABEL), text(evidence.rule))
    if context.run is not None:
        yield part_of_run(rule, context.run, context.minter)


def _check(evidence: Evidence, context: Context) -> None:
    start, end = evidence.start, evidence.end
    found = context.document(evidence.document).text[start:end]
    if found != evidence.quote:
        raise KgraphError(
            "evidence-mismatch",
            f"document {evidence.document!r} says {found!r} at {start}-{end}, not {evidence.quote!r}.",
            "Build again from the text that the statements were read in.",
        )
