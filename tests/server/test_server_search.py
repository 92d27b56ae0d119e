"""Search finds things first, and of those what texts mention most."""

from __future__ import annotations

from pathlib import Path

import pyoxigraph as ox
import pytest

from kgraph.server.search import build_index, find

GRAPH = """
@prefix kg: <https://w3id.org/kgraph/ns#> . @prefix prov: <http://www.w3.org/ns/prov#> .
@prefix rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#> . @prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> . @prefix : <x:> .
:quist a kg:Person ; rdfs:label "Ada Quist" ; skos:prefLabel "Ada Quist" ; skos:altLabel "Quist of the town of Elin" ;
    kg:mentionedBy :e1, :e2, :e3 .
:prize a kg:Concept ; rdfs:label "Quist prize" ; skos:prefLabel "Quist prize" ; kg:mentionedBy :e1 .
:other a kg:Person ; rdfs:label "Quist" ; skos:prefLabel "Quist" .
:statement rdf:subject :quist ; rdfs:label "Quist owns Quist [asserted]" ; kg:evidence :e1 .
:second rdf:subject :quist ; kg:evidence :e1 .
:decision kg:verdict kg:same ; rdfs:label "Quist is Ada Quist" .
:rule a prov:Activity ; rdfs:label "Quist-1" .
:e1 kg:sentence "Quist pays." .
"""


@pytest.fixture
def index(tmp_path: Path) -> Path:
    """Index a graph."""
    store = ox.Store()
    store.load(GRAPH.encode(), format=ox.RdfFormat.TURTLE)
    file = tmp_path / "search.sqlite"
    assert 6 == build_index(store, file)
    return file


def test_things_come_first_and_those_before_that_are_mentioned_most(index: Path) -> None:
    """A statement is found by its sentence, not by its label; decisions and rules are nothing that one looks for."""
    hits = find(index, "quist", 10)
    assert ["x:quist", "x:prize", "x:other"] == [hit.iri for hit in hits[:-1]]
    assert ("sentence", "«Quist» pays.") == (hits[-1].kind, hits[-1].text)


def test_no_more_than_wanted(index: Path) -> None:
    """The best of them are left."""
    assert ["x:quist"] == [hit.iri for hit in find(index, "qui", 1)]
