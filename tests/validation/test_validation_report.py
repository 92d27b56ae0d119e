"""Reports are ordered, tell violations from warnings, and read well."""

from __future__ import annotations

import pyoxigraph as ox
import pytest
from rdflib import RDF, SH, Graph

from kgraph.errors import ValidationError
from kgraph.iris import Minter
from kgraph.ontology.loader import ontology_folder
from kgraph.ontology.vocab import NS, RDF_TYPE, SKOS, kg
from kgraph.validation import ShapeNote, ValidationReport, ValidationResult, report_text, report_turtle, validate_file
from kgraph.validation.labels import label_nodes
from kgraph.validation.report import INFO, VIOLATION, WARNING

EXAMPLES = ontology_folder() / "examples"


def _result(focus: str = "https://example.org/a", severity: str = VIOLATION, **parts: str) -> ValidationResult:
    rest = {"path": "", "value": "", "component": "x:C", "shape": NS + "SomeShape", "message": "Wrong.", **parts}
    return ValidationResult(focus=focus, severity=severity, **rest)


def test_results_are_sorted_and_each_is_there_once() -> None:
    """Violations come first, then warnings, then infos and severities of others."""
    later = [_result(severity=severity) for severity in (WARNING, INFO, "https://example.org/Hint")]
    report = ValidationReport((*reversed(later), _result("https://example.org/b"), _result(), _result()))
    assert (_result(), _result("https://example.org/b"), *later) == report.results


def test_only_violations_keep_a_graph_from_conforming() -> None:
    """A graph with warnings conforms, and raises nothing."""
    report = ValidationReport((_result(severity=WARNING), _result(severity=INFO)))
    assert report.conforms
    report.raise_for_results()


def test_a_violation_can_be_raised() -> None:
    """The error counts the violations, names the shapes and quotes the first."""
    report = ValidationReport((_result(), _result(shape=NS + "OtherShape")))
    with pytest.raises(ValidationError, match=r"\[graph-does-not-conform\] 2 .* OtherShape, SomeShape; .*Wrong\."):
        report.raise_for_results()


def test_the_turtle_report_is_a_standard_report() -> None:
    """Other tools find what they expect of a `sh:ValidationReport`, and no blank node."""
    file = EXAMPLES / "invalid" / "statement-status.ttl"
    graph = Graph().parse(data=report_turtle(validate_file(file)))
    (node,) = graph.subjects(RDF.type, SH.ValidationReport)
    (result,) = graph.objects(node, SH.result)
    assert "false" == str(graph.value(node, SH.conforms))
    expected = {
        SH.focusNode: "https://example.org/statement",
        SH.resultPath: kg("status"),
        SH.sourceShape: NS + "StatementStatusShape",
        SH.resultSeverity: VIOLATION,
        SH.sourceConstraintComponent: str(SH.MaxCountConstraintComponent),
    }
    assert expected == {predicate: str(graph.value(result, predicate)) for predicate in expected}


def test_the_turtle_report_keeps_terms_as_they_are() -> None:
    """Literals keep datatype and language, a blank node becomes an IRI, a longer path is left out."""
    tagged = _result("_:b0", path="^<x:p>", value='"été"@fr')
    graph = Graph().parse(data=report_turtle(ValidationReport((tagged,)), Minter("https://example.com/")))
    (focus,) = graph.objects(None, SH.focusNode)
    (value,) = graph.objects(None, SH.value)
    assert "https://example.com/report/blank-b0" == str(focus)
    assert ("été", "fr") == (str(value), getattr(value, "language", None))
    assert [] == list(graph.objects(None, SH.resultPath))


def test_a_conforming_report_is_short() -> None:
    """There is nothing to say of a graph that conforms."""
    assert "The graph conforms: no results.\n" == report_text(ValidationReport())


def test_the_text_counts_first_then_explains_by_shape() -> None:
    """Counts, then each shape with its message, its nodes and what to do about them."""
    results = (_result(), _result("https://example.org/b", value='"x"'), _result(severity=WARNING, shape="x:Odd"))
    notes = {NS + "SomeShape": ShapeNote("some shape", "Mend it.", "https://example.org/spec")}
    text = report_text(ValidationReport(results, notes), {"https://example.org/a": "Ada"})
    expected = """\
The graph does not conform: 2 violations, 1 warning of 2 shape(s).

Violation: some shape (SomeShape), 2 times
  Wrong.
    - Ada <https://example.org/a>
    - https://example.org/b = "x"
  What to do: Mend it.
  See https://example.org/spec

Warning: Odd
  Wrong.
    - Ada <https://example.org/a>
"""
    assert expected == text


def test_many_results_of_one_shape_are_cut_short() -> None:
    """The text stays readable; it says how many it leaves out."""
    report = ValidationReport(tuple(_result(f"https://example.org/{number}") for number in range(50)))
    assert "    - and 30 more; the Turtle report has all" in report_text(report).splitlines()


def test_a_report_of_a_file_labels_its_nodes() -> None:
    """A person is shown by name, not by IRI alone."""
    report = validate_file(EXAMPLES / "invalid" / "entity-mention.ttl")
    assert "    - Mina Okafor <https://example.org/mina>, mentionedBy" in report_text(report).splitlines()


def test_a_statement_is_labelled_with_its_parts() -> None:
    """A statement without a label of its own is shown as subject, predicate and object."""
    report = validate_file(EXAMPLES / "invalid" / "statement-status.ttl")
    assert "Harbour Party — elected — Mina Okafor" in report.labels.values()


def test_labels_prefer_the_canonical_name() -> None:
    """`skos:prefLabel` wins, whatever the order; nodes without a name have no label."""
    node = ox.NamedNode("https://example.org/a")
    names = [ox.Triple(node, ox.NamedNode(SKOS + "prefLabel"), ox.Literal(name)) for name in ("Bee", "Ada")]
    untitled = ox.Triple(ox.NamedNode("https://example.org/b"), ox.NamedNode(RDF_TYPE), node)
    assert {"https://example.org/a": "Ada"} == label_nodes(
        [*names, untitled], ["https://example.org/a", "https://example.org/b"]
    )
