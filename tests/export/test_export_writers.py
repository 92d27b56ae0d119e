"""Any number of triples is written in bounded memory, in the same bytes as a graph that is held whole."""

from __future__ import annotations

import random
from pathlib import Path

import pyoxigraph as ox
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from graph_samples import sample_graph
from kgraph.export import exporters, write_nquads, write_trig, write_turtle
from kgraph.export.blocks import types_first
from kgraph.ontology.vocab import RDF_TYPE
from kgraph.ordered import as_blocks, as_texts
from kgraph.rdf import RdfGraph
from kgraph.spool import Spool
from strategies import HOSTILE, graphs, labels

A, TYPE = ox.NamedNode("x:a"), ox.NamedNode(RDF_TYPE)


@settings(max_examples=25)
@given(graph=graphs(), most=st.sampled_from([1, 3, 1000]))
def test_lines_are_those_of_oxigraph_in_the_order_of_their_characters(graph: RdfGraph, most: int) -> None:
    """However few are held in memory, and though each comes twice."""
    mixed = [*graph.triples, *graph.triples]
    random.Random(most).shuffle(mixed)  # noqa: S311 - any order will do
    assert sorted({str(triple) for triple in graph.triples}) == list(Spool(most).lines(as_texts(mixed, most)))


@given(words=labels())
@example(words="".join(HOSTILE))
@example(words="line \n\r\u2028\x85\x1e .\n<x:a> <x:b> 1 .\r\n")
def test_no_literal_breaks_a_line(words: str) -> None:
    """One triple is one line, whatever looks like the end of one; also where lines are kept on disk."""
    literals = [ox.Triple(A, A, ox.Literal(word)) for word in (words, words + "!")]
    assert sorted(map(str, literals)) == list(Spool(1).lines(as_texts(literals, 1)))


def test_only_a_predicate_is_taken_for_a_type() -> None:
    """It may be an object, and be spelled in a literal."""
    blank = ox.BlankNode("b")
    said = ox.Literal(f"> <{RDF_TYPE}> <{RDF_TYPE}> \n<x:a> <{RDF_TYPE}> <x:b> .\n")
    pairs: list[tuple[ox.NamedNode, ox.NamedNode | ox.Literal]] = [
        (A, TYPE),
        (TYPE, A),
        (TYPE, said),
        (A, said),
        (TYPE, TYPE),
    ]
    triples = [ox.Triple(subject, *pair) for subject in (A, blank) for pair in pairs]
    rows = sorted(
        (str(one.subject), "" if one.predicate == TYPE else str(one.predicate), str(one.object)) for one in triples
    )
    lines = sorted(map(str, triples))
    first = [(subject, *tail.split(" ", 1)) for subject, tails in as_blocks(lines) for tail in types_first(tails)]
    assert rows == [(subject, "" if predicate == str(TYPE) else predicate, rest) for subject, predicate, rest in first]


@pytest.mark.parametrize("name", ["turtle", "trig", "nquads"])
def test_a_writer_gives_what_the_exporter_gives(name: str, tmp_path: Path) -> None:
    """From iterators, which can be read once."""
    graph = sample_graph()
    file = tmp_path / "graph"
    named = ((iri, iter(triples)) for iri, triples in graph.by_name())
    if name == "turtle":
        write_turtle(iter(graph.triples), file, graph.prefixes)
    elif name == "trig":
        write_trig(named, file, graph.prefixes)
    else:
        write_nquads(named, file)
    with (tmp_path / "exported").open("wb") as stream:
        exporters()[name](graph, stream)
    assert (tmp_path / "exported").read_bytes() == file.read_bytes()
