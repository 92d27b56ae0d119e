"""What follows by the axioms of an ontology stands in a graph of its own, and is never taken for what a text says."""

from __future__ import annotations

import io
from pathlib import Path

import pyoxigraph as ox
import pytest

from kgraph.errors import OntologyError
from kgraph.export import find_exporter
from kgraph.inference import infer
from kgraph.iris import Minter, is_inferred
from kgraph.ontology.vocab import RDF, kg
from kgraph.rdf import RdfGraph
from kgraph.store.read import read_graph
from kgraph.validation import validate_file

HEAD = """
@prefix : <https://example.org/town#> .
@prefix kg: <https://w3id.org/kgraph/ns#> .
@prefix owl: <http://www.w3.org/2002/07/owl#> .
@prefix rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
"""
ONTOLOGY = """
:Being a owl:Class . :Person a owl:Class ; rdfs:subClassOf :Being . :Town a owl:Class .
:partOf a owl:ObjectProperty, owl:TransitiveProperty .
:met a owl:ObjectProperty, owl:SymmetricProperty .
:mayorOf a owl:ObjectProperty ; rdfs:subPropertyOf :worksFor ; owl:inverseOf :hasMayor ; rdfs:domain :Person, :Town .
:bornIn a owl:ObjectProperty, owl:FunctionalProperty .
:livesIn a owl:ObjectProperty ; owl:propertyChainAxiom ( :ownsHouse :partOf ) .
:Citizen a owl:Class ; owl:equivalentClass
    [ a owl:Restriction ; owl:onProperty :votesIn ; owl:someValuesFrom owl:Thing ] .
"""
FACTS = {
    "transitive": (":a :partOf :b . :b :partOf :c .", {"a partOf c"}),
    "symmetric": (":a :met :b .", {"b met a"}),
    "super-property and inverse": (":a :mayorOf :b .", {"a worksFor b", "b hasMayor a"}),
    "chain": (":a :ownsHouse :b . :b :partOf :c .", {"a livesIn c"}),
    "restriction": (":a :votesIn :b .", {"a type Citizen"}),
    "no identity": (":a :bornIn :b, :c . :b :partOf :d .", set()),
    "no domain": (":a :mayorOf :b .", {"a worksFor b", "b hasMayor a"}),
    "nothing twice": (":a :met :b . :b :met :a .", set()),
    "no class above": (":a a :Person ; :met :b .", {"b met a"}),
    "nothing of other properties": (":a :saw :b .", set()),
}
PARTS = (RDF + "subject", RDF + "predicate", RDF + "object")
TOWN = "https://example.org/town#"


def _graph(text: str, status: str = "asserted") -> RdfGraph:
    """Make a graph of plain triples, each with its statement."""
    plain = [quad.triple for quad in ox.parse(HEAD + text, format=ox.RdfFormat.TURTLE)]
    parts = [
        ox.Triple(ox.NamedNode(f"https://example.org/s{number}"), ox.NamedNode(predicate), term)
        for number, triple in enumerate(plain)
        for predicate, term in zip(PARTS, triple, strict=True)
    ]
    status_of = [
        ox.Triple(ox.NamedNode(f"https://example.org/s{number}"), ox.NamedNode(kg("status")), ox.NamedNode(kg(status)))
        for number in range(len(plain))
    ]
    return RdfGraph((*plain, *parts, *status_of))


@pytest.fixture(scope="module")
def ontology(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Write the ontology to disk."""
    file = tmp_path_factory.mktemp("town") / "town.ttl"
    file.write_text(HEAD + ONTOLOGY, "utf-8")
    return file


def _inferred(graph: RdfGraph, ontology: Path) -> set[str]:
    (triples,) = infer(graph, [ontology], Minter()).values()
    facts = [triple for triple in triples if str(triple.subject).startswith(f"<{TOWN}")]
    return {" ".join(str(term)[1:-1].rpartition("#")[2] for term in triple) for triple in facts}


@pytest.mark.parametrize(("text", "expected"), FACTS.values(), ids=FACTS)
def test_what_follows_is_inferred_and_nothing_else(text: str, expected: set[str], ontology: Path) -> None:
    """Axioms of properties and classes are used; those of identity, domain and range are not."""
    assert expected == _inferred(_graph(text), ontology)


def test_the_cases_are_all_there() -> None:
    """No case was lost."""
    assert 10 == len(FACTS)


@pytest.mark.parametrize("status", ["denied", "hedged", "planned", "conditional"])
def test_nothing_follows_from_what_is_not_claimed(status: str, ontology: Path) -> None:
    """A statement that is no plain triple proves nothing."""
    assert set() == _inferred(_graph(":a :met :b .", status), ontology)


def test_the_graph_says_that_it_is_inferred_and_by_what(ontology: Path) -> None:
    """Whoever finds an inferred triple sees the rule and the run."""
    ((name, triples),) = infer(_graph(":a :met :b ."), [ontology], Minter(), "https://example.org/run").items()
    said = {f"{triple}" for triple in triples}
    assert is_inferred(name)
    assert any(name in line and "InferredGraph" in line for line in said)
    assert any(line.endswith("<https://example.org/run>") for line in said)
    assert list(triples) == sorted(triples, key=str)


def test_more_than_the_rules_can_take_is_refused(ontology: Path) -> None:
    """The limit is told with what to do instead."""
    with pytest.raises(OntologyError, match=r"\[too-much-to-infer\] .* 2 triples"):
        infer(_graph(":a :met :b, :c ."), [ontology], Minter(), most=1)


@pytest.mark.model
def test_a_build_keeps_what_is_inferred_apart(tmp_path: Path) -> None:
    """It is in a file and a named graph of its own, valid beside the rest, and goes with what it follows from."""
    from kgraph.build import BuildConfig, build  # noqa: PLC0415 - tests without spaCy must start fast
    from kgraph.upkeep import with_settings  # noqa: PLC0415 - as above

    (tmp_path / "a.txt").write_text("Mara Voss met Jon Hale in Geneva.", "utf-8")
    (tmp_path / "b.txt").write_text("Nadia Rizk met Lena Ortiz in Oslo.", "utf-8")
    config = BuildConfig(infer=True, formats=frozenset({"nquads"}))
    both = build([tmp_path / "a.txt", tmp_path / "b.txt"], config=config)
    ((name, triples),) = both.rdf.inferred.items()
    met = [triple for triple in triples if triple.predicate.value == kg("met")]
    assert 2 == len(met)
    assert not set(met) & {*both.rdf.triples, *(one for graph in both.rdf.named.values() for one in graph)}
    out = both.save(tmp_path / "out")
    assert with_settings(out, BuildConfig()).infer
    assert b"kg:met" in (out / "inferred.ttl").read_bytes()
    for file in ("graph.trig", "graph.nq"):
        assert name.rpartition("/")[2].encode() in (out / file).read_bytes()
        assert validate_file(out / file).conforms
    assert {name: triples} == dict(read_graph(out).inferred)
    one = build([tmp_path / "a.txt"], config=config, kept=both.archive)
    assert 1 == sum(triple.predicate.value == kg("met") for graph in one.rdf.inferred.values() for triple in graph)
    assert {} == build([tmp_path / "a.txt"], kept=both.archive).rdf.inferred


def test_exporters_write_what_is_inferred_in_named_graphs_only() -> None:
    """Turtle, N-Triples and the like have what texts say."""
    triple = ox.Triple(*(ox.NamedNode(TOWN + name) for name in ("a", "met", "b")))
    graph = RdfGraph((), {}, {}, {Minter().inferred(): (triple,)})
    for name in ("turtle", "ntriples", "trig", "nquads"):
        stream = io.BytesIO()
        find_exporter(name)(graph, stream)
        assert (name in {"trig", "nquads"}) == (b"met" in stream.getvalue())
