"""Plain triples: what the graph claims outright, only for statements of a status that may be claimed."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from kgraph.errors import KgraphError
from kgraph.graph.context import Context
from kgraph.graph.terms import Term, node
from kgraph.graph.values import value_term
from kgraph.model import Statement, Status, Value
from kgraph.ontology.vocab import RDF_TYPE, kg
from kgraph.ordered import Block

_CLAIMABLE = frozenset((Status.ASSERTED, Status.REPORTED))


def check_plain(plain: Iterable[Status]) -> None:
    """Make sure that nothing is claimed that no text says is so.

    Raises:
        KgraphError: If denied, hedged, planned or conditional statements are to become plain triples.
    """
    refused = sorted(set(plain) - _CLAIMABLE)
    if refused:
        raise KgraphError(
            "unassertable-status",
            f"{', '.join(refused)} statements cannot become plain triples: the text does not say that they are so.",
            f"Give {' or '.join(sorted(_CLAIMABLE))}; all statements are in the statement layer anyway.",
        )


def is_sure(same: Sequence[Statement], context: Context) -> bool:
    """Tell whether a claim is sure enough to be made outright: up to the threshold of its property (`kg:threshold`)."""
    predicate = kg("related") if same[0].phrase else same[0].predicate
    found = context.ontology.properties.get(predicate)
    return found is None or max(statement.confidence for statement in same) >= found.threshold


def plain_block(statement: Statement, context: Context) -> Block:
    """Claim a statement outright; a class brings the classes above it."""
    subject = node(statement.subject)
    if statement.predicate == RDF_TYPE and isinstance(statement.object, str):
        return subject, context.types(statement.object)
    return subject, (f"{node(statement.predicate)} {object_term(statement, context)}",)


def object_term(statement: Statement, context: Context) -> Term:
    """Give the object of a statement as an RDF term."""
    if isinstance(statement.object, Value):
        return value_term(statement.object, context, keep_unit=keeps_unit(statement, context))
    return node(statement.object)


def keeps_unit(statement: Statement, context: Context) -> bool:
    """Tell whether a count's unit belongs to the object: not where the property wants a bare number."""
    found = context.ontology.properties.get(statement.predicate)
    return found is None or context.ontology.is_any(kg("Quantity"), found.range)
