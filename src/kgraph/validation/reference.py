"""Validate by pySHACL (https://github.com/RDFLib/pySHACL), the reference: slower, and written apart from the other.

Superclasses are followed through the ontology's subclass axioms, which stand beside the data while it runs.
"""

from __future__ import annotations

from pyshacl import validate as validate_graph
from pyshacl.errors import ConstraintLoadError, ReportableRuntimeError, ShapeLoadError
from rdflib import SH, Graph, Literal
from rdflib.term import Node

from kgraph.errors import OntologyError
from kgraph.validation.comparisons import set_aside
from kgraph.validation.convert import Converter, quiet, text_of
from kgraph.validation.data import Data
from kgraph.validation.literals import ill_typed
from kgraph.validation.paths import path_text
from kgraph.validation.report import ValidationResult
from kgraph.validation.shapes import Shapes


def run_pyshacl(data: Data, shapes: Shapes) -> list[ValidationResult]:
    """Run pySHACL; see `Engine`."""
    with quiet():
        graph = Converter(ill_typed(data.typed_literals())).graph(data)
        return [*set_aside(graph, shapes.graph), *_run(graph, shapes)]


def _run(data: Graph, shapes: Shapes) -> list[ValidationResult]:
    """Run pySHACL on data with the schema beside it, and read its report."""
    subjects = set(data.subjects())
    data += shapes.schema
    try:
        _, report, _ = validate_graph(data, shacl_graph=shapes.graph, inplace=True, inference="none")
    except (ConstraintLoadError, ReportableRuntimeError, ShapeLoadError) as error:
        raise _unusable(error) from error
    if not isinstance(report, Graph):
        raise _unusable(report)
    foreign = set(shapes.schema.subjects()) - subjects
    found = (_result(report, node, shapes) for node in report.objects(None, SH.result))
    return [result for node, result in found if node not in foreign]


def _unusable(reason: object) -> OntologyError:
    words = " ".join(str(reason).split())[:300]
    return OntologyError(
        "bad-shapes",
        f"the shapes cannot be used: {words}",
        "Correct the shapes file; `ontology/shapes.ttl` is an example.",
    )


def _result(report: Graph, node: Node, shapes: Shapes) -> tuple[Node | None, ValidationResult]:
    focus = report.value(node, SH.focusNode)
    path = report.value(node, SH.resultPath)
    shape = text_of(report.value(node, SH.sourceShape))
    result = ValidationResult(
        focus=text_of(focus),
        path="" if path is None else path_text(shapes.graph, path),
        value=text_of(report.value(node, SH.value)),
        component=text_of(report.value(node, SH.sourceConstraintComponent)),
        severity=text_of(report.value(node, SH.resultSeverity)),
        shape=shapes.names.get(shape.removeprefix("_:"), "") if shape.startswith("_:") else shape,
        message=_message(report, node),
    )
    return focus, result


def _message(report: Graph, node: Node) -> str:
    messages = [text for text in report.objects(node, SH.resultMessage) if isinstance(text, Literal)]
    return str(min(messages, key=lambda text: (text.language not in {"en", None}, str(text)), default=""))
