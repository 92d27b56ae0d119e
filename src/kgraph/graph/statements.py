"""Statements as RDF: one node per distinct claim, with how it is said, by whom, when, and where.

The node is an `rdf:Statement` with an IRI (https://www.w3.org/TR/rdf-schema/#ch_reificationvocab), which every RDF 1.1
store loads; `docs/decisions/20261122-provenance-in-graph-ttl.md` says why.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import ROUND_HALF_EVEN, Decimal
from functools import lru_cache

from kgraph.graph.context import Context
from kgraph.graph.evidence import check_evidence, evidence_blocks
from kgraph.graph.labels import statement_label
from kgraph.graph.terms import Term, decimal, described, node, text, types
from kgraph.graph.triples import keeps_unit, object_term
from kgraph.graph.values import value_blocks, value_term
from kgraph.iris import Minter
from kgraph.model import Statement, Value
from kgraph.ontology.vocab import PROV, RDF, RDFS, RDFS_LABEL, kg
from kgraph.ordered import Block

_HUNDREDTH = Decimal("0.01")
_PHRASE_LANGUAGE = "en"
_TYPES = types(RDF + "Statement", kg("Statement"))
_OPEN_TYPES = (*_TYPES, *types(kg("OpenStatement")))
_RELATION = (*types(RDF + "Property"), f"{node(RDFS + 'subPropertyOf')} {node(kg('related'))}")
_SUBJECT, _PREDICATE, _OBJECT = node(RDF + "subject"), node(RDF + "predicate"), node(RDF + "object")
_LABEL, _STATUS, _CONFIDENCE, _TIME = node(RDFS_LABEL), node(kg("status")), node(kg("confidence")), node(kg("time"))
_SPEAKER, _EVENT = node(PROV + "wasAttributedTo"), node(kg("partOfEvent"))
_WORDS, _EVIDENCE = node(kg("objectWords")), node(kg("evidence"))


def statement_iri(statement: Statement, minter: Minter) -> str:
    """Give the IRI of a statement's node in the graph.

    Two open statements with different phrases are different claims, so the phrase's property is part of it.
    """
    if statement.phrase:
        statement = replace(statement, predicate=minter.relation(statement.phrase))
    return minter.statement(statement)


def statement_blocks(iri: str, same: Sequence[Statement], context: Context) -> Iterator[Block]:
    """Describe one claim.

    Args:
        iri: The claim's IRI.
        same: All statements that make the claim, predicates of open ones resolved; their evidence adds up.
        context: The graph being written.
    """
    label = statement_label(same[0], context)
    if len(same) > 1:
        yield from _tell(iri, same, label, context)
        return
    for evidence in same[0].evidence:
        check_evidence(evidence, context)
    yield from context.told(same[0], label, lambda one, label, context: tuple(_tell(iri, (one,), label, context)))


def _tell(iri: str, same: Sequence[Statement], label: str, context: Context) -> Iterator[Block]:
    confidence = _confidence(max(one.confidence for one in same))
    tails = [*_claim(same[0], context), f"{_LABEL} {text(label)}", f"{_CONFIDENCE} {confidence}"]
    for statement in same:
        tails.extend(_words(statement))
        for evidence in statement.evidence:
            span, blocks = evidence_blocks(evidence, context)
            tails.append(f"{_EVIDENCE} {span}")
            yield from blocks
        yield from _surroundings(statement, context)
    yield described(node(iri), tails)


@lru_cache(maxsize=1 << 10)
def _confidence(value: float) -> Term:
    return decimal(Decimal(str(value)).quantize(_HUNDREDTH, ROUND_HALF_EVEN))


def _claim(statement: Statement, context: Context) -> Iterator[str]:
    """Give what makes the claim the claim it is."""
    yield from _OPEN_TYPES if statement.phrase else _TYPES
    yield f"{_SUBJECT} {node(statement.subject)}"
    yield f"{_PREDICATE} {node(statement.predicate)}"
    yield f"{_OBJECT} {object_term(statement, context)}"
    yield f"{_STATUS} {node(kg(statement.status))}"
    if statement.speaker:
        yield f"{_SPEAKER} {node(statement.speaker)}"
    if statement.time is not None:
        yield f"{_TIME} {value_term(statement.time, context)}"


def _words(statement: Statement) -> Iterator[str]:
    """Give what one text adds to a claim besides its evidence."""
    if isinstance(statement.object, Value) and statement.object.text:
        yield f"{_WORDS} {text(statement.object.text)}"
    if statement.event:
        yield f"{_EVENT} {node(statement.event)}"


def _surroundings(statement: Statement, context: Context) -> Iterator[Block]:
    """Describe the values and the open relation that a claim speaks of."""
    if isinstance(statement.object, Value):
        yield from value_blocks(statement.object, context, keep_unit=keeps_unit(statement, context))
    if statement.time is not None:
        yield from value_blocks(statement.time, context)
    if statement.phrase:
        label = f"{_LABEL} {text(statement.phrase, _PHRASE_LANGUAGE)}"
        yield described(node(statement.predicate), (*_RELATION, label))
