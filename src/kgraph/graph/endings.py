"""Ends of statements as RDF: which statement ends it, and when. Nothing that is over is taken out."""

from __future__ import annotations

from collections.abc import Iterator

import pyoxigraph as ox

from kgraph.graph.terms import date, node
from kgraph.model import End
from kgraph.ontology.vocab import kg


def end_triples(end: End) -> Iterator[ox.Triple]:
    """Say that a statement is over, by what, and since when if a text tells.

    Example:
        >>> [triple.object.value for triple in end_triples(End("x:tenure", "x:resignation", "2024-05-03", ("d",)))]
        ['x:resignation', '2024-05-03']
    """
    subject, until = node(end.statement), date(end.until) if end.until else None
    yield ox.Triple(subject, node(kg("endedBy")), node(end.by))
    if until is not None:
        yield ox.Triple(subject, node(kg("validUntil")), until)
