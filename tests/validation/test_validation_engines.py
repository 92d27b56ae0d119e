"""The fast engine and the reference find the same."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import pyoxigraph as ox
import pytest
from rdflib import SH, Graph

from kgraph.errors import OntologyError
from kgraph.ontology.loader import ontology_folder
from kgraph.validation import validate, validate_file
from kgraph.validation.data import Data
from kgraph.validation.engine import FAST, REFERENCE, find_engine
from kgraph.validation.report import ValidationResult
from kgraph.validation.shapes import Shapes, name_shapes

EXAMPLES = ontology_folder() / "examples"
FILES = sorted(EXAMPLES.glob("*valid/*.ttl"))
HEAD = """
@prefix sh: <http://www.w3.org/ns/shacl#> . @prefix ex: <https://example.org/> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
"""
DATA = """
ex:a a ex:Cat ; ex:sees ex:b ; ex:chases ex:b , [ ex:age "x"@en , 3 ] ; ex:age "7"^^xsd:integer , 12.50 , "old" ;
    ex:name "Līga \\"the cat\\"\\n"@lv , "Liga"@en , "Purr"@en , "Liga" ;
    ex:born "2004-02-29"^^xsd:date ; ex:died "2003-01-01"^^xsd:date .
ex:b a ex:Dog ; ex:fears ex:a ; ex:age 3 , 4 ; ex:name "B" .
_:c a ex:Cat ; ex:fears [ a ex:Dog ] ; ex:name "" .
<https://example.org/ü> a ex:Cat ; ex:name "ü" .
"""
SHAPES = {
    "class": "sh:path ex:chases ; sh:class ex:Cat",
    "datatype": "sh:path ex:age ; sh:datatype xsd:integer",
    "node kind": "sh:path ex:chases ; sh:nodeKind sh:IRI",
    "node kind blank": "sh:path ex:fears ; sh:nodeKind sh:BlankNode",
    "least": "sh:path ex:age ; sh:minCount 1",
    "most": "sh:path ex:name ; sh:maxCount 1",
    "lowest": "sh:path ex:age ; sh:minInclusive 5",
    "highest": "sh:path ex:age ; sh:maxExclusive 12.5",
    "shortest": "sh:path ex:name ; sh:minLength 2",
    "longest": "sh:path ex:name ; sh:maxLength 3",
    "pattern": 'sh:path ex:name ; sh:pattern "^l" ; sh:flags "i"',
    "languages": 'sh:path ex:name ; sh:languageIn ( "en" )',
    "one of each language": "sh:path ex:name ; sh:uniqueLang true",
    "equals": "sh:path ex:chases ; sh:equals ex:fears",
    "disjoint": "sh:path ex:chases ; sh:disjoint ex:sees",
    "less": "sh:path ex:born ; sh:lessThan ex:died",
    "not": "sh:path ex:age ; sh:not [ sh:datatype xsd:integer ]",
    "and": "sh:path ex:age ; sh:and ( [ sh:datatype xsd:integer ] [ sh:maxInclusive 5 ] )",
    "or": "sh:path ex:age ; sh:or ( [ sh:datatype xsd:integer ] [ sh:datatype xsd:decimal ] )",
    "one alone": "sh:path ex:age ; sh:xone ( [ sh:datatype xsd:integer ] [ sh:maxInclusive 5 ] )",
    "node": "sh:path ex:chases ; sh:node [ sh:property [ sh:path ex:name ; sh:minCount 1 ] ]",
    "qualified": "sh:path ex:age ; sh:qualifiedValueShape [ sh:datatype xsd:integer ] ; sh:qualifiedMinCount 2",
    "in": 'sh:path ex:name ; sh:in ( "B" "Liga"@en )',
    "has value": "sh:path ex:chases ; sh:hasValue ex:a",
    "inverse": "sh:path [ sh:inversePath ex:chases ] ; sh:minCount 1",
    "sequence": "sh:path ( ex:chases ex:age ) ; sh:minCount 3",
    "alternatives": "sh:path [ sh:alternativePath ( ex:chases ex:fears ) ] ; sh:class ex:Cat",
    "inverse sequence": "sh:path [ sh:inversePath ( ex:fears ex:age ) ] ; sh:minCount 1",
    "any length": "sh:path [ sh:zeroOrMorePath ex:chases ] ; sh:class ex:Cat",
    "once or more": "sh:path [ sh:oneOrMorePath ex:chases ] ; sh:maxCount 1",
    "at most once": "sh:path [ sh:zeroOrOnePath [ sh:inversePath ex:fears ] ] ; sh:maxCount 1",
    "severity": "sh:path ex:age ; sh:maxCount 1 ; sh:severity sh:Warning",
    "severity of their own": "sh:path ex:age ; sh:maxCount 1 ; sh:severity ex:Hint",
}


def _rows(results: Iterable[ValidationResult]) -> list[tuple[str, ...]]:
    return sorted((r.focus, r.path, r.value, r.component, r.severity, r.shape, r.message) for r in results)


def _run(engine: str, shapes: str, data: str) -> list[ValidationResult]:
    """Run an engine with a few shapes, without those that the ontology asks for."""
    graph = Graph().parse(data=HEAD + shapes, format="turtle")
    texts = frozenset(str(text) for text in graph.objects(None, SH.message) if getattr(text, "language", "") != "de")
    loaded = Shapes(graph, Graph(), {}, name_shapes(graph), {}, texts)
    triples = [
        ox.Triple(quad.subject, quad.predicate, quad.object)
        for quad in ox.parse(HEAD + data, format=ox.RdfFormat.TURTLE)
    ]
    return find_engine(engine)(Data(lambda: triples), loaded)


def test_the_cases_are_all_collected() -> None:
    """A pattern that finds no files would pass every test of files here."""
    assert (96, 33) == (len(FILES), len(SHAPES))


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_both_engines_find_the_same_in_an_example(file: Path) -> None:
    """Focus node, path, value, component, severity, shape and message agree, blank nodes included."""
    fast, reference = (validate_file(file, engine=engine) for engine in (FAST, REFERENCE))
    assert _rows(reference.results) == _rows(fast.results)


@pytest.mark.parametrize("shape", SHAPES.values(), ids=SHAPES.keys())
def test_both_engines_understand_a_constraint_alike(shape: str) -> None:
    """Every core constraint component and every kind of path gives the same results, and gives some."""
    shapes = f"ex:S a sh:NodeShape ; sh:targetClass ex:Cat, ex:Dog ; sh:property [ {shape} ; sh:message 'No.' ] ."
    fast, reference = (_run(engine, shapes, DATA) for engine in (FAST, REFERENCE))
    assert _rows(reference) == _rows(fast)
    assert {"https://example.org/S"} == {result.shape for result in fast}


def test_a_closed_shape_does_not_see_how_blank_nodes_are_told_apart() -> None:
    """What the fast engine is told of blank nodes besides the data is in no result."""
    shapes = "ex:S a sh:NodeShape ; sh:targetSubjectsOf ex:p ; sh:closed true ; sh:message 'No.' ."
    fast, reference = (_run(engine, shapes, "[] ex:p [ ex:q 1 ] .") for engine in (FAST, REFERENCE))
    assert ["https://example.org/p"] == [result.path for result in fast]
    assert _rows(reference) == _rows(fast)


def test_a_shape_without_a_message_says_what_was_broken() -> None:
    """A report is of use also with shapes that say nothing themselves."""
    (result,) = _run(
        FAST, "ex:S a sh:NodeShape ; sh:targetNode ex:a ; sh:property [ sh:path ex:p ; sh:minCount 1 ] .", ""
    )
    assert "The value breaks sh:MinCount of the shape." == result.message


@pytest.mark.parametrize("engine", [FAST, REFERENCE])
def test_the_message_in_english_is_shown(engine: str) -> None:
    """Of several languages English is chosen."""
    texts = 'sh:message "Ein Name fehlt."@de , "The name is missing."@en'
    shapes = f"ex:S a sh:NodeShape ; sh:targetNode ex:a ; sh:property [ sh:path ex:p ; sh:minCount 1 ; {texts} ] ."
    assert ["The name is missing."] == [result.message for result in _run(engine, shapes, "")]


def test_an_ill_typed_date_can_be_compared_with_nothing() -> None:
    """The fast engine reports that, as SHACL asks; the reference takes the date for a small number."""
    shapes = "ex:S a sh:NodeShape ; sh:targetNode ex:a ; sh:property [ sh:path ex:p ; sh:maxInclusive 5 ] ."
    fast, reference = (_run(engine, shapes, 'ex:a ex:p "2001-13-45"^^xsd:date .') for engine in (FAST, REFERENCE))
    assert (1, 0) == (len(fast), len(reference))


def test_an_unknown_engine_is_refused() -> None:
    """The message lists the engines that are installed."""
    with pytest.raises(OntologyError, match=r"\[unknown-engine\] .* 'jena' here\. Name one of shacl, pyshacl"):
        find_engine("jena")


def test_triple_terms_are_left_out() -> None:
    """SHACL 1.0 cannot see RDF 1.2's triple terms; both engines pass over them."""
    node, part = ox.NamedNode("https://example.org/a"), ox.NamedNode("https://example.org/p")
    triple = ox.Triple(node, part, ox.Triple(node, part, node))
    assert all(validate([triple], engine=engine).conforms for engine in (FAST, REFERENCE))
