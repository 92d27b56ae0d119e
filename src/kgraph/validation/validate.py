"""Validate a graph against SHACL shapes (https://www.w3.org/TR/shacl/) and the ontology, without inference.

Comes in: the triples of a graph, shapes and ontology files. Goes out: `ValidationReport`. An engine runs the shapes.
What they cannot say is found here: literals out of form, triples that nothing backs, dates out of order, and quotes
that their text does not hold.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

import pyoxigraph as ox
from rdflib import SH

from kgraph.model import Document
from kgraph.ordered import Sorted
from kgraph.rdf import RdfGraph
from kgraph.validation.backing import unbacked
from kgraph.validation.data import Data
from kgraph.validation.engine import find_engine
from kgraph.validation.labels import label_nodes
from kgraph.validation.literals import ill_typed
from kgraph.validation.order import Breach, find_breaches, judge
from kgraph.validation.parts import Part, cut
from kgraph.validation.report import VIOLATION, ShapeNote, ValidationReport, ValidationResult
from kgraph.validation.shapes import WELL_TYPED_LITERAL, Shapes, load_shapes
from kgraph.validation.texts import untrue_to_text

_DATATYPE = str(SH.DatatypeConstraintComponent)


def validate(
    graph: RdfGraph | Data | Iterable[ox.Triple],
    *,
    shapes: Path | None = None,
    ontology_files: Sequence[Path] | None = None,
    engine: str = "",
    documents: Iterable[Document] | None = None,
) -> ValidationReport:
    """Validate a graph against the shapes and against the ontology's domains and ranges.

    Args:
        graph: The merged view of a built graph, or any triples.
        shapes: A shapes file instead of the default one.
        ontology_files: The user's ontology instead of the default one.
        engine: `shacl` or `pyshacl`; empty for the fastest one that is installed.
        documents: Articles with their texts, to compare evidence with; None compares nothing.

    Returns:
        The report; bad data is a result in it, never an error.

    Raises:
        OntologyError: If the shapes, the ontology or the engine cannot be used.

    Example:
        >>> validate([]).conforms
        True
    """
    run, loaded = find_engine(engine), load_shapes(shapes, ontology_files)
    data = _data(graph)
    results: list[ValidationResult] = []
    breaches: list[Breach] = []
    # The user's own shapes may look anywhere.
    parts = cut(data, graph.triples, loaded) if isinstance(graph, RdfGraph) and shapes is None else (Part(data),)
    for part in parts:
        found = run(part.data, loaded)
        found.extend(_literal_results(part.data, loaded, found))
        results.extend(result for result in found if part.owns(result.focus))
        breaches.extend(breach for breach in find_breaches(part.data, loaded) if part.owns(breach.focus))
    results.extend(judge(breaches, loaded))
    results.extend(unbacked(data, loaded))
    results.extend(untrue_to_text(data, documents, loaded) if documents is not None else ())
    return ValidationReport(tuple(results), _notes(results, loaded), _labels(results, data))


def _data(graph: RdfGraph | Data | Iterable[ox.Triple]) -> Data:
    if isinstance(graph, Data):
        return graph
    triples = graph.triples if isinstance(graph, RdfGraph) else tuple(graph)
    if isinstance(triples, Sorted):  # which would make them of its text each time
        triples = tuple(triples)
    return Data(lambda: triples)


def _literal_results(data: Data, shapes: Shapes, results: Iterable[ValidationResult]) -> Iterator[ValidationResult]:
    """Report each ill-typed literal that no shape has reported for its datatype."""
    wrong = ill_typed(data.typed_literals())
    reported = {(result.focus, result.path, result.value) for result in results if result.component == _DATATYPE}
    for triple in data if wrong else ():
        if triple.object not in wrong:
            continue
        focus, path, value = _text(triple.subject), triple.predicate.value, str(triple.object)
        if (focus, path, value) not in reported:
            message = shapes.messages[WELL_TYPED_LITERAL]
            yield ValidationResult(focus, path, value, _DATATYPE, VIOLATION, WELL_TYPED_LITERAL, message)


def _text(term: object) -> str:
    return term.value if isinstance(term, ox.NamedNode) else str(term)


def _notes(results: Iterable[ValidationResult], shapes: Shapes) -> dict[str, ShapeNote]:
    used = sorted({result.shape for result in results})
    return {shape: shapes.notes[shape] for shape in used if shape in shapes.notes}


def _labels(results: Sequence[ValidationResult], data: Data) -> dict[str, str]:
    if not results:
        return {}
    return dict(label_nodes(data, {term for result in results for term in (result.focus, result.value)}))
