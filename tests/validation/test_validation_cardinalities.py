"""Shapes for cardinalities, restrictions and restricted datatypes follow from the user's ontology."""

from __future__ import annotations

from pathlib import Path

import pyoxigraph as ox
import pytest
from rdflib import SH, Graph, URIRef

from kgraph.validation import ValidationReport, validate
from kgraph.validation.cardinalities import derive_cardinalities
from kgraph.validation.engine import FAST, REFERENCE
from kgraph.validation.report import VIOLATION, WARNING

SHIP = "https://example.org/ship#"
HEAD = f"""
@prefix : <{SHIP}> .
@prefix kg: <https://w3id.org/kgraph/ns#> .
@prefix owl: <http://www.w3.org/2002/07/owl#> .
@prefix rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
"""
ONTOLOGY = """
:Ship a owl:Class ; rdfs:label "ship"@en . :Ferry a owl:Class ; rdfs:subClassOf :Ship .
:Person a owl:Class . :Port a owl:Class .
:home a owl:ObjectProperty, owl:FunctionalProperty ; rdfs:label "home port"@en .
:number a owl:DatatypeProperty, owl:InverseFunctionalProperty .
:engine a owl:DatatypeProperty . :captain a owl:ObjectProperty . :crew a owl:ObjectProperty . :calls a owl:ObjectProperty .
:flag a owl:DatatypeProperty . :owns a owl:ObjectProperty . :mast a owl:DatatypeProperty .
:Ship rdfs:subClassOf
    [ a owl:Restriction ; owl:onProperty :engine ; owl:maxCardinality "2"^^xsd:nonNegativeInteger ] ,
    [ a owl:Restriction ; owl:onProperty :captain ; owl:minCardinality "1"^^xsd:nonNegativeInteger ] ,
    [ a owl:Restriction ; owl:onProperty :crew ; owl:onClass :Person ; owl:maxQualifiedCardinality 1 ] ,
    [ a owl:Restriction ; owl:onProperty :calls ; owl:allValuesFrom :Port ] ,
    [ a owl:Restriction ; owl:onProperty [ owl:inverseOf :owns ] ; owl:maxCardinality 1 ] .
:Ferry owl:equivalentClass [ a owl:Class ; owl:intersectionOf ( :Ship
    [ a owl:Restriction ; owl:onProperty :calls ; owl:onClass :Port ; owl:minQualifiedCardinality 2 ]
    [ a owl:Restriction ; owl:onProperty :flag ; owl:cardinality 1 ]
    [ a owl:Restriction ; owl:onProperty :mast ; owl:hasValue 0 ]
    [ a owl:Restriction ; owl:onProperty :crew ; owl:someValuesFrom :Person ] ) ] .
:Undeclared rdfs:label "never a class" .
:Port rdfs:subClassOf [ a owl:Restriction ; owl:onProperty :crew ; owl:onClass :Undeclared ; owl:maxQualifiedCardinality 0 ] ,
    [ a owl:Restriction ; owl:onProperty :calls ; owl:onClass owl:Thing ; owl:maxQualifiedCardinality 0 ] .
:Depth a rdfs:Datatype ; owl:equivalentClass [ a rdfs:Datatype ; owl:onDatatype xsd:decimal ;
    owl:withRestrictions ( [ xsd:minInclusive 0.0 ] [ xsd:maxExclusive 50.0 ] ) ] .
:Colour a rdfs:Datatype ; owl:equivalentClass [ a rdfs:Datatype ; owl:oneOf ( "red" "blue" ) ] .
:draught a owl:DatatypeProperty ; rdfs:range :Depth .
:berths a owl:DatatypeProperty ; rdfs:range [ a rdfs:Datatype ; owl:onDatatype xsd:integer ; owl:withRestrictions ( [ xsd:minInclusive 1 ] ) ] .
:code a owl:DatatypeProperty ; rdfs:range [ a rdfs:Datatype ; owl:onDatatype xsd:string ;
    owl:withRestrictions ( [ xsd:length 4 ] [ xsd:pattern "[A-Z]+" ] ) ] .
:painted a owl:DatatypeProperty ; rdfs:range :Colour .
:rigged a owl:DatatypeProperty ; rdfs:range [ a rdfs:Datatype ; owl:oneOf ( "brig" "sloop" ) ] .
:flies a owl:ObjectProperty ; rdfs:range [ a owl:Class ; owl:oneOf ( :ensign :pennant ) ] .
:built a owl:DatatypeProperty ; rdfs:range xsd:gYear .
:launched a owl:DatatypeProperty ; rdfs:range [ a rdfs:Datatype ; owl:unionOf ( xsd:gYear xsd:gYearMonth xsd:date ) ] .
:feast a owl:DatatypeProperty ; rdfs:range xsd:gMonthDay .
:relaunched a owl:DatatypeProperty ; rdfs:subPropertyOf :launched .
:commands a owl:ObjectProperty ; rdfs:domain :Person . :steers a owl:ObjectProperty ; rdfs:subPropertyOf :commands .
"""  # noqa: E501 - one term a line
PORTS = ":x a :Port . :y a :Port . :p a :Person ."
FERRY = ":a a :Ferry ; :captain :c ; "
CALLS, FLAG, MAST, CREW = ":calls :x, :y ; ", ':flag "N" ; ', ":mast 0 ; ", ":crew :p . "
CONFORMING = {
    "one value of a functional property": ":a :home :x . :b :home :x .",
    "two values of which two may be": ':a a :Ship ; :engine "d", "e" ; :captain :c .',
    "another class has no captain": ":a a :Port .",
    "one of the class and one of another": ":a a :Ship ; :captain :c ; :crew :p, :q . :p a :Person . :q a :Port .",
    "only ports": ":a a :Ship ; :captain :c ; :calls :x . :x a :Port .",
    "a ferry": FERRY + CALLS + FLAG + MAST + CREW + PORTS,
    "a class that nothing declares": ":a a :Port ; :crew :p .",
    "within limits": ":a :draught 0.0, 49.9 .",
    "a code": ':a :code "ABCD" .',
    "of a list": ':a :painted "red" ; :rigged "brig" ; :flies :ensign .',
    "a year": ':a :built "1999"^^xsd:gYear ; :launched "1999"^^xsd:gYear, "1999-12"^^xsd:gYearMonth .',
    "a day of any year": ':a :feast "--12-06"^^xsd:gMonthDay .',
    "what the property above allows": ':a :relaunched "1999"^^xsd:gYear . :p a :Person ; :steers :a .',
}
BREAKING = {
    "functional": (":a :home :x, :y .", "homeFunctionalShape", WARNING),
    "inverse functional": (':a :number "7" . :b :number "7" .', "numberInverseFunctionalShape", WARNING),
    "most": (':a a :Ship ; :captain :c ; :engine "d", "e", "f" .', "ShipEngineMost2Shape", VIOLATION),
    "most below": (
        FERRY + ':engine "d", "e", "f" ; ' + CALLS + FLAG + MAST + CREW + PORTS,
        "ShipEngineMost2Shape",
        VIOLATION,
    ),
    "least": (":a a :Ship .", "ShipCaptainLeast1Shape", WARNING),
    "most of a class": (
        ":a a :Ship ; :captain :c ; :crew :p, :q . :p a :Person . :q a :Person .",
        "ShipCrewMost1PersonShape",
        VIOLATION,
    ),
    "all values": (":a a :Ship ; :captain :c ; :calls :b . :b a :Person .", "ShipCallsOnlyShape", VIOLATION),
    "inverse": (":a a :Ship ; :captain :c . :x :owns :a . :y :owns :a .", "ShipOwnsInverseMost1Shape", VIOLATION),
    "least of a class": (FERRY + ":calls :x ; " + FLAG + MAST + CREW + PORTS, "FerryCallsLeast2PortShape", WARNING),
    "exactly, too few": (FERRY + CALLS + MAST + CREW + PORTS, "FerryFlagLeast1Shape", WARNING),
    "exactly, too many": (
        FERRY + CALLS + ':flag "M" ; ' + FLAG + MAST + CREW + PORTS,
        "FerryFlagMost1Shape",
        VIOLATION,
    ),
    "a value": (FERRY + CALLS + FLAG + CREW + PORTS, "FerryMastValueShape", WARNING),
    "some": (FERRY + CALLS + FLAG + ":mast 0 . " + PORTS, "FerryCrewLeast1PersonShape", WARNING),
    "of anything": (":a a :Port ; :calls :x .", "PortCallsMost0Shape", VIOLATION),
    "below a limit": (":a :draught -0.1 .", "draughtRangeShape", VIOLATION),
    "at an open limit": (":a :draught 50.0 .", "draughtRangeShape", VIOLATION),
    "another datatype within limits": (":a :draught 5 .", "draughtRangeShape", VIOLATION),
    "a limit without a name": (":a :berths 0 .", "berthsRangeShape", VIOLATION),
    "too short": (':a :code "ABC" .', "codeRangeShape", VIOLATION),
    "another pattern": (':a :code "1234" .', "codeRangeShape", VIOLATION),
    "not of a named list": (':a :painted "green" .', "paintedRangeShape", VIOLATION),
    "not of a list": (':a :rigged "ark" .', "riggedRangeShape", VIOLATION),
    "not one of the things": (":a :flies :x .", "fliesRangeShape", VIOLATION),
    "a date for a year": (':a :built "1999-01-01"^^xsd:date .', "builtRangeShape", VIOLATION),
    "a time for a date": (':a :launched "12:00:00"^^xsd:time .', "launchedRangeShape", VIOLATION),
    "a month for a day": (':a :feast "--12"^^xsd:gMonth .', "feastRangeShape", VIOLATION),
    "the range of the property above": (":a :relaunched 1999 .", "relaunchedRangeShape", VIOLATION),
    "the domain of the property above": (":x a :Port ; :steers :a .", "steersDomainShape", VIOLATION),
}


@pytest.fixture(scope="module")
def ontology(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Write the ontology to disk."""
    file = tmp_path_factory.mktemp("ships") / "ships.ttl"
    file.write_text(HEAD + ONTOLOGY, "utf-8")
    return file


def _validate(data: str, ontology: Path, engine: str = FAST) -> ValidationReport:
    quads = ox.parse(HEAD + data, format=ox.RdfFormat.TURTLE)
    return validate([quad.triple for quad in quads], ontology_files=[ontology], engine=engine)


@pytest.mark.parametrize("data", CONFORMING.values(), ids=CONFORMING)
def test_what_the_ontology_allows_draws_no_result(data: str, ontology: Path) -> None:
    """Neither cardinality, restriction nor facet is broken."""
    assert () == _validate(data, ontology).results


@pytest.mark.parametrize(("data", "shape", "severity"), BREAKING.values(), ids=BREAKING)
def test_what_it_forbids_breaks_the_shape_of_that_axiom(data: str, shape: str, severity: str, ontology: Path) -> None:
    """Too much and too wrong are violations; what is missing, or may be two names of one thing, is a warning."""
    found = _validate(data, ontology).results
    assert {(SHIP + shape, severity)} == {(one.shape, one.severity) for one in found}
    assert all(one.message.endswith(".") for one in found)


def test_both_engines_find_the_same(ontology: Path) -> None:
    """All cases together draw the same results from the fast engine and the reference."""
    for data in [*CONFORMING.values(), *(case[0] for case in BREAKING.values())][::6]:
        assert _validate(data, ontology).results == _validate(data, ontology, REFERENCE).results


def test_the_cases_are_all_there() -> None:
    """Both tables are as long as they are meant to be."""
    assert (13, 28) == (len(CONFORMING), len(BREAKING))


def test_messages_name_class_property_and_number(ontology: Path) -> None:
    """A message is in words, by the labels of the ontology."""
    (found,) = _validate(BREAKING["most of a class"][0], ontology).results
    assert "A ship has for 'crew' more than 1 value(s) that are a Person." == found.message
    (found,) = _validate(BREAKING["a limit without a name"][0], ontology).results
    assert "The object of 'berths' must be an integer within its limits." == found.message


def test_an_ontology_without_cardinalities_gives_no_shapes() -> None:
    """Nothing is derived from nothing."""
    assert 0 == len(derive_cardinalities(Graph()))


def test_derived_shapes_explain_themselves() -> None:
    """Each has a name, a message, advice and a severity."""
    shapes = derive_cardinalities(Graph().parse(data=HEAD + ONTOLOGY))
    named = {shape for shape in shapes.subjects(SH.severity) if isinstance(shape, URIRef)}
    assert 13 == len(named)
    for shape in named:
        assert all(shapes.value(shape, predicate) for predicate in (SH.name, SH.message, SH.description))
