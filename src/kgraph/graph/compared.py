"""What no document says alone but comparing several shows, as RDF: ends, counts of sources, entities that may be one.

It stands in a named graph of its own, so that the graph of a document rests on that document and speaks of nothing
that another one tells.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from kgraph.graph.context import Context
from kgraph.graph.decisions import decision_blocks
from kgraph.graph.terms import date, described, integer, node, types
from kgraph.model import End, Entity, Statement, Verdict
from kgraph.ontology.vocab import kg
from kgraph.ordered import Block

_COUNTED, _ENDED_BY, _UNTIL = node(kg("independentSources")), node(kg("endedBy")), node(kg("validUntil"))


@dataclass(frozen=True, slots=True)
class Comparison:
    """What comparing documents shows of their statements.

    Args:
        ends: What is over. Nothing that is over is taken out.
        counts: How many independent sources each of the statements has, in their order; empty says nothing of it.

    Example:
        >>> Comparison().ends
        ()
    """

    ends: Sequence[End] = ()
    counts: Sequence[int] = ()


def comparison_blocks(comparison: Comparison, statements: Iterable[Statement], context: Context) -> Iterator[Block]:
    """Write what comparing documents shows of statements.

    Args:
        comparison: What it shows.
        statements: Those that are counted.
        context: The graph being written.
    """
    for statement, count in zip(statements, comparison.counts, strict=False):
        yield node(context.claim(statement)[0]), (f"{_COUNTED} {integer(count)}",)
    for end in comparison.ends:
        until = date(end.until) if end.until else None
        tails = [f"{_ENDED_BY} {node(end.by)}", *([f"{_UNTIL} {until}"] if until is not None else [])]
        yield described(node(end.statement), tails)


def compared_blocks(shown: Iterable[Block], entities: Iterable[Entity], context: Context) -> Iterator[Block]:
    """Write the graph of what comparing shows; nothing where it shows nothing.

    Args:
        shown: What it shows of statements.
        entities: Those of all documents; of their decisions those between two of them.
        context: The graph being written.
    """
    is_empty = True
    for block in shown:
        is_empty = False
        yield block
    for entity in entities:
        for decision in entity.decisions:
            if decision.verdict is not Verdict.SAME:
                is_empty = False
                yield from decision_blocks(entity, decision, context)
    if not is_empty:
        yield described(node(context.minter.compared()), types(kg("ComparedGraph")))


def alone(entity: Entity) -> Entity:
    """Take out of an entity what it may be, or is not, beside others: a document speaks of its own."""
    own = tuple(decision for decision in entity.decisions if decision.verdict is Verdict.SAME)
    return entity if len(own) == len(entity.decisions) else replace(entity, decisions=own)
