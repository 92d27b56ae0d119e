"""Ends of statements as RDF: which statement ends it, and when. Nothing that is over is taken out."""

from __future__ import annotations

from kgraph.graph.terms import date, described, node
from kgraph.model import End
from kgraph.ontology.vocab import kg
from kgraph.ordered import Block


def end_block(end: End) -> Block:
    """Say that a statement is over, by what, and since when if a text tells.

    Example:
        >>> subject, tails = end_block(End("x:tenure", "x:resignation", "2024-05-03", ("d",)))
        >>> subject, [tail.split()[1].split("^")[0] for tail in tails]
        ('<x:tenure>', ['<x:resignation>', '"2024-05-03"'])
    """
    until = date(end.until) if end.until else None
    tails = [f"{node(kg('endedBy'))} {node(end.by)}"]
    tails.extend([f"{node(kg('validUntil'))} {until}"] if until is not None else [])
    return described(node(end.statement), tails)
