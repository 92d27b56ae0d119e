"""Every shape is kept by a valid example and broken by an invalid one."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from rdflib import RDF, RDFS, SH, BNode, Graph, URIRef
from rdflib.collection import Collection
from rdflib.term import Node

from kgraph.ontology.loader import ontology_folder
from kgraph.ontology.vocab import NS
from kgraph.ontology.vocab import SH as SHACL
from kgraph.validation import report_text, validate, validate_file
from kgraph.validation.domains import property_of
from kgraph.validation.report import VIOLATION, WARNING
from kgraph.validation.shapes import (
    ARTICLE_TEXT,
    BACKED_TRIPLE,
    EVIDENCE_TEXT,
    WELL_TYPED_LITERAL,
    load_shapes,
    schema_files,
    shapes_file,
)

EXAMPLES = ontology_folder() / "examples"
VALID = sorted((EXAMPLES / "valid").glob("*.ttl"))
INVALID = sorted((EXAMPLES / "invalid").glob("*.ttl"))
BREAKS = re.compile(r"\A# Breaks kg:(\w+): .+\.\n")
TARGETS = (SH.targetClass, SH.targetNode, SH.targetObjectsOf, SH.targetSubjectsOf)
SHAPES = Graph().parse(shapes_file())
# Shapes of what stands beside the graph; tests/validation/test_validation_texts.py has their cases.
BESIDE = {EVIDENCE_TEXT, ARTICLE_TEXT}
# Shapes that only others call; they are tested through those.
CALLED = {
    NS + name
    for name in (
        "MentionedSpeakerShape",
        "NotNegativeShape",
        "YearsShape",
        "OtherUnitShape",
        "PartShape",
        "NoPercentShape",
    )
}


def _expected(file: Path) -> str:
    match = BREAKS.match(file.read_text("utf-8"))
    assert match, f"{file.name} must begin with '# Breaks kg:SomeShape: why.'"
    return NS + match[1]


def _shape_iris() -> set[str]:
    nodes = {node for kind in (SH.NodeShape, SH.PropertyShape) for node in SHAPES.subjects(RDF.type, kind)}
    return {str(node) for node in nodes} - CALLED


def _focus_nodes(shape: Node, data: Graph) -> set[Node]:
    """Find the focus nodes of a shape by its targets, subclasses included."""
    found: set[Node] = set()
    for cls in SHAPES.objects(shape, SH.targetClass):
        classes = set(data.transitive_subjects(RDFS.subClassOf, cls))
        found.update(node for one in classes for node in data.subjects(RDF.type, one))
    for property_ in SHAPES.objects(shape, SH.targetSubjectsOf):
        found.update(data.subjects(property_))
    return found


def test_the_examples_are_all_collected() -> None:
    """A pattern that finds no files would pass every other test here."""
    assert (12, 84, 71) == (len(VALID), len(INVALID), len(_shape_iris()))


@pytest.mark.parametrize("file", VALID, ids=lambda file: file.stem)
def test_a_valid_example_has_no_results(file: Path) -> None:
    """A valid example draws neither violations nor warnings."""
    report = validate_file(file)
    assert () == report.results, report_text(report)


@pytest.mark.parametrize("file", INVALID, ids=lambda file: file.stem)
def test_an_invalid_example_breaks_exactly_its_shape(file: Path) -> None:
    """An invalid example draws results of the shape it names, and of no other."""
    assert {_expected(file)} == {result.shape for result in validate_file(file).results}


@pytest.mark.parametrize("file", INVALID, ids=lambda file: file.stem)
def test_every_result_of_an_example_explains_itself(file: Path) -> None:
    """A result has a focus node, a message, a known severity and a constraint component."""
    for result in validate_file(file).results:
        assert result.focus
        assert result.message.endswith(".")
        assert result.severity in {VIOLATION, WARNING}
        assert result.component.startswith((SHACL, NS))


def test_every_shape_has_an_invalid_example() -> None:
    """No shape goes without an example that breaks it."""
    assert BESIDE == _shape_iris() - {_expected(file) for file in INVALID}


def test_every_shape_has_a_valid_example_that_it_looks_at() -> None:
    """No shape goes without a valid example in which it has a focus node."""
    data = Graph()
    for file in (*VALID, *schema_files()):
        data += Graph().parse(file)
    unseen = {shape for shape in _shape_iris() if not _focus_nodes(URIRef(shape), data)}
    assert {WELL_TYPED_LITERAL, BACKED_TRIPLE, *BESIDE} == unseen


@pytest.mark.parametrize("shape", sorted(_shape_iris()), ids=lambda shape: shape.removeprefix(NS))
def test_a_shape_says_what_is_wrong_and_what_to_do(shape: str) -> None:
    """Each shape has one English name, message and description, and one severity."""
    node = URIRef(shape)
    for predicate in (SH.name, SH.message, SH.description):
        assert ["en"] == [getattr(text, "language", None) for text in SHAPES.objects(node, predicate)]
    assert 1 == len(list(SHAPES.objects(node, SH.severity)))


def test_shapes_without_an_iri_are_only_parts_of_others() -> None:
    """A blank shape stands only inside sh:or or sh:not, where it never gives a result of its own."""
    parts = {part for head in SHAPES.objects(None, SH["or"]) for part in Collection(SHAPES, head)}
    parts.update(SHAPES.objects(None, SH["not"]))
    shapes = {node for predicate in (SH.path, SH["class"], SH.datatype) for node in SHAPES.subjects(predicate)}
    assert set() == {node for node in shapes if isinstance(node, BNode)} - parts


def test_the_shapes_are_shacl_core() -> None:
    """No shape runs SPARQL: such a shape made validation six times slower."""
    assert [] == list(SHAPES.subject_objects(SH.sparql)) + list(SHAPES.subject_objects(SH.select))


@pytest.mark.filterwarnings("ignore")
def test_the_shapes_conform_to_the_shapes_of_shapes() -> None:
    """Ours and the derived shapes are well-formed by SHACL's own shapes graph."""
    from pyshacl import validate as run_pyshacl  # noqa: PLC0415 - slow to import

    conforms, _, text = run_pyshacl(Graph(), shacl_graph=load_shapes().graph, meta_shacl=True)
    assert conforms, text


def test_every_domain_and_range_is_checked() -> None:
    """A shape is derived for each property of the ontology with a domain or range, news properties included."""
    derived = [shape for shape in load_shapes().notes if property_of(shape)]
    assert len(derived) > 100
    assert {NS + "submittedDomainShape", NS + "submittedRangeShape", NS + "statusRangeShape"} <= set(derived)


def test_the_schema_alone_has_no_results() -> None:
    """Classes and individuals that stand beside the data are not themselves data."""
    assert () == validate([]).results
