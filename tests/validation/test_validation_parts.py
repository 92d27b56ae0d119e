"""A graph that is validated in parts breaks the same shapes at the same nodes."""

from __future__ import annotations

from dataclasses import replace
from itertools import count

import pyoxigraph as ox
import pytest
from rdflib import Graph

from explorer_graphs import news_graph
from kgraph.ontology.vocab import SCHEMA, XSD
from kgraph.rdf import RdfGraph
from kgraph.spool import in_order
from kgraph.validation import parts, validate
from kgraph.validation.data import Data
from kgraph.validation.parts import cut
from kgraph.validation.shapes import Shapes, load_shapes

INVERSE = """
@prefix sh: <http://www.w3.org/ns/shacl#> .
<urn:s> a sh:PropertyShape ; sh:targetClass <urn:c> ; sh:path [ sh:inversePath <urn:p> ] ; sh:minCount 1 .
"""
EARLY = ox.Literal("1980-01-01", datatype=ox.NamedNode(XSD + "date"))


def pieces(graph: RdfGraph, shapes: Shapes, **limits: int) -> int:
    """Count the parts of a graph."""
    return sum(1 for _ in cut(Data(lambda: graph.triples), graph.triples, shapes, **limits))


def broken(every: int) -> RdfGraph:
    """Give a graph of whose triples one in so many is gone, one says something else, and all articles are too early."""
    number, graph = count(), news_graph()
    triples = sorted(graph.triples, key=str)
    kept = [triple for triple in triples if next(number) % every]
    swapped = [
        ox.Triple(one.subject, one.predicate, other.object)
        for one, other in zip(kept[1::every], reversed(kept[2::every]), strict=False)
    ]
    early = [
        ox.Triple(triple.subject, triple.predicate, EARLY)
        if triple.predicate.value == SCHEMA + "datePublished"
        else triple
        for triple in kept
    ]
    return RdfGraph(in_order([*early, *swapped]), prefixes=graph.prefixes)


@pytest.mark.parametrize("every", [3, 7])
def test_parts_break_what_the_whole_breaks(every: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """Classes of neighbours, labels of relations and dates of articles are there wherever a shape looks at them."""
    graph = broken(every)
    whole = validate(graph)
    assert len({result.shape for result in whole.results}) > 5
    monkeypatch.setattr(parts, "WHOLE", 10)
    monkeypatch.setattr(parts, "MOST", 150)
    assert pieces(graph, load_shapes()) > 3
    assert whole == validate(graph)


def test_shapes_that_look_further_get_the_whole() -> None:
    """What a part cannot tell is asked of the graph: who points to a node, or any number of steps."""
    graph, far = broken(7), Graph().parse(data=INVERSE, format="turtle")
    assert 1 == pieces(graph, replace(load_shapes(), graph=far), whole=10, most=150)
    assert 3 < pieces(graph, load_shapes(), whole=10, most=150)
    assert 1 == pieces(graph, load_shapes())
