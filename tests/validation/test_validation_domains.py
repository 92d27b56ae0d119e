"""Shapes for domains and ranges follow from the ontology, the user's own too."""

from __future__ import annotations

from pathlib import Path

import pyoxigraph as ox
import pytest
from rdflib import SH, Graph, URIRef

from kgraph.ontology.vocab import NS
from kgraph.validation import ValidationReport, validate
from kgraph.validation.domains import derive_shapes, domain_shape, property_of, range_shape

PREFIXES = """
@prefix : <https://example.org/film#> .
@prefix kg: <https://w3id.org/kgraph/ns#> .
@prefix owl: <http://www.w3.org/2002/07/owl#> .
@prefix rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
"""
FILMS = """
:Film a owl:Class . :Documentary a owl:Class ; rdfs:subClassOf :Film . :Play a owl:Class . :Person a owl:Class .
:Work a rdfs:Class .
:directed a owl:ObjectProperty ; rdfs:label "directed"@en ; rdfs:domain :Person ; rdfs:range :Film, :Play .
:runs a owl:DatatypeProperty ; rdfs:domain [ owl:unionOf ( :Film :Play ) ] ; rdfs:range xsd:duration .
:shown a rdf:Property ; rdfs:range kg:DateValue .
:anything a rdf:Property ; rdfs:domain owl:Thing ; rdfs:range rdfs:Literal .
:vague a rdf:Property ; rdfs:domain :Undeclared ; rdfs:range :Undeclared .
"""
FILM = "https://example.org/film#"


def _validate(data: str, tmp_path: Path) -> ValidationReport:
    ontology = tmp_path / "films.ttl"
    ontology.write_text(PREFIXES + FILMS, "utf-8")
    quads = ox.parse(PREFIXES + data, format=ox.RdfFormat.TURTLE)
    return validate([quad.triple for quad in quads], ontology_files=[ontology])


CONFORMING = {
    "direct classes": ":ada a :Person ; :directed :harbour . :harbour a :Film .",
    "a subclass": ":ada a :Person ; :directed :harbour . :harbour a :Documentary .",
    "another class of several": ":ada a :Person ; :directed :harbour . :harbour a :Play .",
    "a datatype": ':harbour a :Film ; :runs "PT2H"^^xsd:duration .',
    "a union of datatypes": ':harbour :shown "2004-12"^^xsd:gYearMonth .',
    "any literal": ':harbour :anything "words" .',
    "a class that nothing declares": ":harbour :vague :ada .",
}
BREAKING = {
    "domain": (":harbour a :Film ; :directed :harbour .", "directedDomainShape"),
    "range": (":ada a :Person ; :directed :ada .", "directedRangeShape"),
    "an untyped object": (":ada a :Person ; :directed :harbour .", "directedRangeShape"),
    "a literal for a class": (':ada a :Person ; :directed "Harbour" .', "directedRangeShape"),
    "a union's domain": (':ada a :Person ; :runs "PT2H"^^xsd:duration .', "runsDomainShape"),
    "a datatype": (':harbour a :Film ; :runs "2 hours" .', "runsRangeShape"),
    "a union of datatypes": (':harbour :shown "last year" .', "shownRangeShape"),
    "a node for a literal": (":harbour :anything :ada .", "anythingRangeShape"),
}


@pytest.mark.parametrize("data", CONFORMING.values(), ids=CONFORMING)
def test_data_within_domain_and_range_conforms(data: str, tmp_path: Path) -> None:
    """What the user's ontology allows draws no result."""
    assert () == _validate(data, tmp_path).results


@pytest.mark.parametrize(("data", "shape"), BREAKING.values(), ids=BREAKING)
def test_data_outside_breaks_the_shape_of_the_property(data: str, shape: str, tmp_path: Path) -> None:
    """What it does not allow breaks the shape whose IRI is the property's and the side."""
    assert {FILM + shape} == {result.shape for result in _validate(data, tmp_path).violations}


def test_the_cases_are_all_there() -> None:
    """Both tables are as long as they are meant to be."""
    assert (7, 8) == (len(CONFORMING), len(BREAKING))


def test_a_range_result_names_subject_property_and_value(tmp_path: Path) -> None:
    """A wrong object can be traced to its triple, and the message says what was expected."""
    (result,) = _validate(":ada a :Person ; :directed :ada .", tmp_path).results
    assert (FILM + "ada", FILM + "directed", FILM + "ada") == (result.focus, result.path, result.value)
    assert "The object of 'directed' must be a Film or a Play." == result.message


def test_kgraphs_own_terms_are_checked_beside_a_users_ontology(tmp_path: Path) -> None:
    """The ranges of what kgraph writes hold whatever ontology it reads with."""
    report = _validate(':ada kg:evidence "none" .', tmp_path)
    assert {NS + "evidenceDomainShape", NS + "evidenceRangeShape"} == {result.shape for result in report.results}


def test_a_users_description_of_a_term_replaces_ours(tmp_path: Path) -> None:
    """Who widens a range in their own file is not held to the default one."""
    ontology = tmp_path / "wider.ttl"
    text = "kg:submitted a owl:ObjectProperty ; rdfs:domain :Robot . :Robot a owl:Class ."
    ontology.write_text(PREFIXES + text, "utf-8")
    quads = ox.parse(PREFIXES + ":r a :Robot ; kg:submitted :x .", format=ox.RdfFormat.TURTLE)
    assert validate([quad.triple for quad in quads], ontology_files=[ontology]).conforms


def test_an_empty_ontology_gives_no_shapes() -> None:
    """Nothing is derived from nothing."""
    assert 0 == len(derive_shapes(Graph()))


def test_shape_names_lead_back_to_the_property() -> None:
    """The property is read off the shape's IRI."""
    assert FILM + "runs" == property_of(domain_shape(FILM + "runs")) == property_of(range_shape(FILM + "runs"))
    assert "" == property_of(NS + "StatementStatusShape")


def test_derived_shapes_explain_themselves() -> None:
    """Each has a name, a message, advice and a severity."""
    shapes = derive_shapes(Graph().parse(data=PREFIXES + FILMS))
    node = URIRef(FILM + "directedDomainShape")
    assert "The subject of 'directed' must be a Person." == str(shapes.value(node, SH.message))
    assert all(shapes.value(node, predicate) for predicate in (SH.name, SH.description, SH.severity))
