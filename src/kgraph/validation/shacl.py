"""Validate a graph by pySHACL (https://www.w3.org/TR/shacl/) without inference.

Comes in: the triples of a graph, shapes and ontology files. Goes out: `ValidationReport`. Superclasses are followed
through the ontology's subclass axioms, which stand beside the data while pySHACL runs.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

import pyoxigraph as ox
from rdflib import SH, Graph, Literal
from rdflib.term import Node

from kgraph.errors import OntologyError
from kgraph.rdf import RdfGraph
from kgraph.validation.comparisons import set_aside
from kgraph.validation.convert import Converter, quiet, text_of
from kgraph.validation.labels import label_nodes
from kgraph.validation.literals import ill_typed
from kgraph.validation.paths import path_text
from kgraph.validation.report import VIOLATION, ShapeNote, ValidationReport, ValidationResult
from kgraph.validation.shapes import WELL_TYPED_LITERAL, Shapes, load_shapes

_DATATYPE = str(SH.DatatypeConstraintComponent)


def validate(
    graph: RdfGraph | Iterable[ox.Triple],
    *,
    shapes: Path | None = None,
    ontology_files: Sequence[Path] | None = None,
) -> ValidationReport:
    """Validate a graph against the shapes and against the ontology's domains and ranges.

    Args:
        graph: The merged view of a built graph, or any triples.
        shapes: A shapes file instead of the default one.
        ontology_files: The user's ontology instead of the default one.

    Returns:
        The report; bad data is a result in it, never an error.

    Raises:
        OntologyError: If the shapes or the ontology cannot be used.

    Example:
        >>> validate([]).conforms
        True
    """
    loaded = load_shapes(shapes, ontology_files)
    triples = tuple(graph.triples if isinstance(graph, RdfGraph) else graph)
    literals = [triple.object for triple in triples if isinstance(triple.object, ox.Literal)]
    with quiet():
        wrong = ill_typed(literals)
        converter = Converter(wrong)
        data = converter.graph(triples)
        results = set_aside(data, loaded.graph)
        results.extend(_run(data, loaded))
    results.extend(_literal_results(triples, wrong, converter, loaded, results))
    return ValidationReport(tuple(results), _notes(results, loaded), _labels(results, triples))


def _run(data: Graph, shapes: Shapes) -> list[ValidationResult]:
    """Run pySHACL on data with the schema beside it, and read its report."""
    from pyshacl import validate as run_pyshacl  # noqa: PLC0415 - takes half a second
    from pyshacl.errors import ConstraintLoadError, ReportableRuntimeError, ShapeLoadError  # noqa: PLC0415 - same

    subjects = set(data.subjects())
    data += shapes.schema
    try:
        _, report, _ = run_pyshacl(data, shacl_graph=shapes.graph, inplace=True, inference="none")
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


def _literal_results(
    triples: Iterable[ox.Triple],
    wrong: frozenset[ox.Literal],
    converter: Converter,
    shapes: Shapes,
    results: Iterable[ValidationResult],
) -> Iterator[ValidationResult]:
    """Report each ill-typed literal that no shape has reported for its datatype."""
    reported = {(result.focus, result.path, result.value) for result in results if result.component == _DATATYPE}
    for triple in triples if wrong else ():
        if triple.object not in wrong:
            continue
        focus, path, value = (text_of(converter.term(term)) for term in triple)
        if (focus, path, value) not in reported:
            message = shapes.messages[WELL_TYPED_LITERAL]
            yield ValidationResult(focus, path, value, _DATATYPE, VIOLATION, WELL_TYPED_LITERAL, message)


def _notes(results: Iterable[ValidationResult], shapes: Shapes) -> dict[str, ShapeNote]:
    used = sorted({result.shape for result in results})
    return {shape: shapes.notes[shape] for shape in used if shape in shapes.notes}


def _labels(results: Sequence[ValidationResult], triples: Iterable[ox.Triple]) -> dict[str, str]:
    if not results:
        return {}
    labels = label_nodes(triples)
    used = sorted({term for result in results for term in (result.focus, result.value)})
    return {term: labels[term] for term in used if term in labels}
