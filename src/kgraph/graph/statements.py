"""Statements as RDF: one node per distinct claim, with how it is said, by whom, when, and where.

The node is an `rdf:Statement` with an IRI (https://www.w3.org/TR/rdf-schema/#ch_reificationvocab), which every RDF 1.1
store loads; `docs/decisions/20261122-provenance-in-graph-ttl.md` says why.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import ROUND_HALF_EVEN, Decimal

import pyoxigraph as ox

from kgraph.graph.context import Context
from kgraph.graph.evidence import evidence_triples
from kgraph.graph.labels import statement_label
from kgraph.graph.terms import Term, decimal, node, text
from kgraph.graph.triples import keeps_unit, object_term
from kgraph.graph.values import value_term, value_triples
from kgraph.iris import Minter
from kgraph.model import Statement, Value
from kgraph.ontology.vocab import PROV, RDF, RDF_TYPE, RDFS, RDFS_LABEL, kg

_HUNDREDTH = Decimal("0.01")
_PHRASE_LANGUAGE = "en"


def with_relation(statement: Statement, minter: Minter) -> Statement:
    """Give an open statement the property of its phrase; others stay as they are."""
    return replace(statement, predicate=minter.relation(statement.phrase)) if statement.phrase else statement


def statement_iri(statement: Statement, minter: Minter) -> str:
    """Give the IRI of a statement's node in the graph.

    Two open statements with different phrases are different claims, so the phrase's property is part of it.
    """
    return minter.statement(with_relation(statement, minter))


def statement_triples(iri: str, same: Sequence[Statement], context: Context) -> Iterator[ox.Triple]:
    """Describe one claim.

    Args:
        iri: The claim's IRI.
        same: All statements that make the claim, predicates of open ones resolved; their evidence adds up.
        context: The graph being written.
    """
    subject = node(iri)
    first = same[0]
    for predicate, term in _claim(first, context):
        yield ox.Triple(subject, node(predicate), term)
    confidence = max(Decimal(str(statement.confidence)) for statement in same)
    yield ox.Triple(subject, node(kg("confidence")), decimal(confidence.quantize(_HUNDREDTH, ROUND_HALF_EVEN)))
    for statement in same:
        yield from _backing(subject, statement, context)
        yield from _surroundings(statement, context)


def _claim(statement: Statement, context: Context) -> Iterator[tuple[str, Term]]:
    """Give what makes the claim the claim it is."""
    yield RDF_TYPE, node(RDF + "Statement")
    yield RDF_TYPE, node(kg("Statement"))
    if statement.phrase:
        yield RDF_TYPE, node(kg("OpenStatement"))
    yield RDFS_LABEL, text(statement_label(statement, context))
    yield RDF + "subject", node(statement.subject)
    yield RDF + "predicate", node(statement.predicate)
    yield RDF + "object", object_term(statement, context)
    yield kg("status"), node(kg(statement.status))
    if statement.speaker:
        yield PROV + "wasAttributedTo", node(statement.speaker)
    if statement.time is not None:
        yield kg("time"), value_term(statement.time, context)


def _backing(subject: ox.NamedNode, statement: Statement, context: Context) -> Iterator[ox.Triple]:
    """Give what one text adds to a claim: its words and evidence."""
    if isinstance(statement.object, Value) and statement.object.text:
        yield ox.Triple(subject, node(kg("objectWords")), text(statement.object.text))
    if statement.event:
        yield ox.Triple(subject, node(kg("partOfEvent")), node(statement.event))
    for evidence in statement.evidence:
        yield from evidence_triples(subject, node(kg("evidence")), evidence, context)


def _surroundings(statement: Statement, context: Context) -> Iterator[ox.Triple]:
    """Describe the values and the open relation that a claim speaks of."""
    if isinstance(statement.object, Value):
        yield from value_triples(statement.object, context, keep_unit=keeps_unit(statement, context))
    if statement.time is not None:
        yield from value_triples(statement.time, context)
    if statement.phrase:
        relation = node(statement.predicate)
        yield ox.Triple(relation, node(RDF_TYPE), node(RDF + "Property"))
        yield ox.Triple(relation, node(RDFS + "subPropertyOf"), node(kg("related")))
        yield ox.Triple(relation, node(RDFS_LABEL), text(statement.phrase, _PHRASE_LANGUAGE))
