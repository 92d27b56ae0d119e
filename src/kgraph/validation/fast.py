"""Validate by the `shacl` package, an engine in Rust (https://github.com/pwin/SHACL_Engine).

The data go to it through a file, so that memory holds them once. It names blank nodes anew: a mark that points to each
tells which is which, and no shape of anybody else sees it.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from tempfile import TemporaryDirectory

import pyoxigraph as ox
import shacl
from rdflib import SH, Graph

from kgraph.errors import OntologyError
from kgraph.validation.convert import read_literal, text_of
from kgraph.validation.data import Data
from kgraph.validation.report import ValidationResult
from kgraph.validation.shapes import Shapes

_MARK = "urn:kgraph:blank-node:"
# Reports every mark: a blank node is no IRI.
_MARK_SHAPE = f"""
<{_MARK}shape> a <{SH.PropertyShape}> ; <{SH.targetSubjectsOf}> <{_MARK}> ; <{SH.path}> <{_MARK}> ;
    <{SH.nodeKind}> <{SH.IRI}> .
"""


def run_shacl(data: Data, shapes: Shapes) -> list[ValidationResult]:
    """Run the `shacl` engine; see `Engine`."""
    compiled = _compile(shapes)
    with TemporaryDirectory(prefix="kgraph.") as folder:
        file = Path(folder, "data.nt")
        blank = data.write(file, _schema(shapes.schema))
        if blank:
            _mark(file, blank)
        data.say("running the shapes")
        found = compiled.validate_file(str(file)).results
    names = {one.value or "": one.focus_node[len(_MARK) + 1 : -1] for one in found if _is_mark(one)}
    results = [_result(one, shapes, names) for one in found if not _is_mark(one)]
    return _of_data(results, data, shapes)


@lru_cache(maxsize=4)
def _compile_graph(shapes: Graph) -> shacl.Shapes:
    """Compile a graph of shapes, which rdflib tells from others by its identity; none changes once it is loaded."""
    return shacl.Shapes.from_turtle(shapes.serialize(format="turtle") + _MARK_SHAPE)


def _compile(shapes: Shapes) -> shacl.Shapes:
    try:
        return _compile_graph(shapes.graph)
    except ValueError as error:
        raise OntologyError(
            "bad-shapes",
            f"the shapes cannot be used: {' '.join(str(error).split())[:300]}",
            "Correct the shapes file; `ontology/shapes.ttl` is an example.",
        ) from error


def _schema(schema: Graph) -> Iterator[ox.Triple]:
    """Give the schema's triples, which stand between IRIs."""
    for triple in schema:
        subject, predicate, object_ = (ox.NamedNode(str(term)) for term in triple)
        yield ox.Triple(subject, predicate, object_)


def _mark(file: Path, blank: tuple[str, ...]) -> None:
    marks = (ox.Triple(ox.NamedNode(_MARK + name), ox.NamedNode(_MARK), ox.BlankNode(name)) for name in blank)
    with file.open("ab") as stream:
        ox.serialize(marks, stream, format=ox.RdfFormat.N_TRIPLES)


def _is_mark(result: shacl.Result) -> bool:
    return result.path == f"<{_MARK}>"


def _result(found: shacl.Result, shapes: Shapes, names: dict[str, str]) -> ValidationResult:
    shape = _text(found.root_shape or "", names)
    return ValidationResult(
        focus=_text(found.focus_node, names),
        path=_path(found.path or ""),
        value=_text(found.value or "", names),
        component=found.component_iri,
        severity=found.severity_iri,
        shape="" if shape.startswith("_:") else shape,
        message=_message(found, shapes),
    )


def _text(term: str, names: dict[str, str]) -> str:
    """Write a term of N-Triples as `ValidationResult` keeps it."""
    if term.startswith("<"):
        return _iri(term)
    if term.startswith("_:"):
        return f"_:{names[term]}" if term in names else term
    return str(read_literal(term)) if term else term


def _iri(term: str) -> str:
    if "\\" in term:
        (triple,) = ox.parse(f"{term} <x:p> <x:o> .", format=ox.RdfFormat.N_TRIPLES)
        return triple.subject.value if isinstance(triple.subject, ox.NamedNode) else term
    return term[1:-1]


def _path(path: str) -> str:
    """Give the IRI of a path of one step, or the path as SPARQL writes it."""
    is_one_step = path.startswith("<") and path.endswith(">") and path.count("<") == 1
    return path[1:-1] if is_one_step else path


def _message(found: shacl.Result, shapes: Shapes) -> str:
    """Give the English message of the shape, or one that names what was broken."""
    if found.messages:
        return min(found.messages, key=lambda text: (text not in shapes.english, text))
    return f"The value breaks sh:{found.component.removesuffix('ConstraintComponent')} of the shape."


def _of_data(results: list[ValidationResult], data: Data, shapes: Shapes) -> list[ValidationResult]:
    """Leave out results at what only the schema speaks of."""
    schema = {text_of(subject) for subject in shapes.schema.subjects()}
    foreign = {result.focus for result in results} & schema
    foreign -= data.has_subject(foreign)
    return [result for result in results if result.focus not in foreign]
