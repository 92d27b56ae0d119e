"""Ends of statements as RDF: which statement ends it, and when. Nothing that is over is taken out."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from itertools import chain

import pyoxigraph as ox

from kgraph.graph.terms import date, node
from kgraph.iris import Minter
from kgraph.model import End
from kgraph.ontology.vocab import kg
from kgraph.rdf import RdfGraph
from kgraph.spool import Spool


def with_ends(graph: RdfGraph, ends: Iterable[End], minter: Minter) -> RdfGraph:
    """Write the ends of statements into a graph.

    Args:
        graph: The graph without them.
        ends: What is over.
        minter: Names the documents; an end stands in the named graphs of those that say so, and goes with them.

    Returns:
        The graph with them.

    Example:
        >>> with_ends(RdfGraph(()), [], Minter()).triples
        ()
    """
    added: dict[str, list[ox.Triple]] = {}
    for end in ends:
        for document in end.documents:
            added.setdefault(minter.document(document), []).extend(_triples(end))
    if not added:
        return graph
    spool = Spool()
    named = {
        name: spool.sort(chain(triples, added[name])) if name in added else triples
        for name, triples in graph.named.items()
    }
    return replace(graph, triples=spool.sort(chain(graph.triples, *added.values())), named=named)


def _triples(end: End) -> list[ox.Triple]:
    subject, until = node(end.statement), date(end.until) if end.until else None
    found = [ox.Triple(subject, node(kg("endedBy")), node(end.by))]
    return [*found, ox.Triple(subject, node(kg("validUntil")), until)] if until is not None else found
