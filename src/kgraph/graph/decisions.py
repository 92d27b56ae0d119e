"""Decisions as RDF: which entities are one, may be one, or are two, and why.

A decision is a node of its own, beside the one triple that says the same to those who do not ask why: `owl:sameAs` to
the IRI that another name would have by itself, `kg:possiblySameAs`, or `owl:differentFrom`.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import ROUND_HALF_EVEN, Decimal

from kgraph.graph.context import Context
from kgraph.graph.terms import decimal, described, node, text, types
from kgraph.model import Decision, Entity, Verdict
from kgraph.ontology.vocab import OWL_DIFFERENT_FROM, OWL_SAME_AS, RDFS_LABEL, kg
from kgraph.ordered import Block

_TYPES = types(kg("Decision"))
_HUNDREDTH = Decimal("0.01")
_LINKS = {
    Verdict.SAME: OWL_SAME_AS,
    Verdict.POSSIBLY: kg("possiblySameAs"),
    Verdict.DIFFERENT: OWL_DIFFERENT_FROM,
}
_WORDS = {Verdict.SAME: "is", Verdict.POSSIBLY: "may be", Verdict.DIFFERENT: "is not"}


def decision_blocks(entity: Entity, decision: Decision, context: Context) -> Iterator[Block]:
    """Describe what was decided about an entity and another one.

    Args:
        entity: The entity.
        decision: One of its decisions; of two that may be one, or are two, each has it, and it is written once.
        context: The graph being written.
    """
    ends = ((entity.id, entity.label), (decision.other, decision.label))
    # Whoever is the same has its own IRI first; between two, neither is before the other.
    (first, name), (second, other) = ends if decision.verdict is Verdict.SAME else sorted(ends)
    yield node(first), (f"{node(_LINKS[decision.verdict])} {node(second)}",)
    score = Decimal(str(decision.score)).quantize(_HUNDREDTH, ROUND_HALF_EVEN)
    tails = [
        *_TYPES,
        f"{node(RDFS_LABEL)} {text(f'{name} {_WORDS[decision.verdict]} {other}')}",
        f"{node(kg('first'))} {node(first)}",
        f"{node(kg('second'))} {node(second)}",
        f"{node(kg('verdict'))} {node(kg(decision.verdict))}",
        f"{node(kg('score'))} {decimal(score)}",
        *(f"{node(kg('reason'))} {text(reason)}" for reason in decision.reasons),
    ]
    yield described(node(context.minter.decision(first, second)), tails)
