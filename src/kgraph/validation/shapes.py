"""The shapes a graph is validated against: a shapes file, and what the ontology itself asks for.

Comes in: `ontology/shapes.ttl` (or the user's own) and the ontology files. Goes out: `Shapes`, cached until a file
changes.
"""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from rdflib import OWL, RDF, RDFS, SH, BNode, Graph, Literal, URIRef
from rdflib.term import Node

from kgraph.errors import OntologyError
from kgraph.ontology.loader import default_files, ontology_folder
from kgraph.ontology.parsing import parse_file
from kgraph.ontology.vocab import kg, local_name
from kgraph.validation.cardinalities import derive_cardinalities
from kgraph.validation.convert import quiet, text_of
from kgraph.validation.domains import derive_shapes
from kgraph.validation.report import ShapeNote

WELL_TYPED_LITERAL = kg("WellTypedLiteralShape")
BACKED_TRIPLE = kg("BackedTripleShape")
EVIDENCE_TEXT = kg("EvidenceTextShape")
ARTICLE_TEXT = kg("ArticleTextShape")
_OWN = (
    WELL_TYPED_LITERAL,
    BACKED_TRIPLE,
    EVIDENCE_TEXT,
    ARTICLE_TEXT,
)  # applied by the validator itself, whatever the shapes file
_TARGETS = (SH.targetClass, SH.targetNode, SH.targetObjectsOf, SH.targetSubjectsOf)
_SCHEMA_TYPES = (OWL.Class, RDFS.Class, OWL.ObjectProperty, OWL.DatatypeProperty, OWL.AnnotationProperty)
_Stamp = tuple[tuple[Path, int, int], ...]


@dataclass(frozen=True, slots=True)
class Shapes:
    """Everything validation needs besides the data.

    Args:
        graph: The shapes graph.
        schema: Subclass axioms and the types of the ontology's individuals.
        notes: What each shape says of itself, by IRI.
        names: IRI under which a shape without one is reported, by its blank node's id.
        messages: `sh:message` by IRI of the shape.
        english: Every `sh:message` that is in English or in no language.
    """

    graph: Graph
    schema: Graph
    notes: Mapping[str, ShapeNote]
    names: Mapping[str, str]
    messages: Mapping[str, str]
    english: frozenset[str]


def shapes_file() -> Path:
    """Find the default shapes file."""
    return ontology_folder() / "shapes.ttl"


def schema_files() -> tuple[Path, ...]:
    """List the files of the default ontology that define classes and properties, the lexicon left out."""
    return tuple(file for file in default_files() if file.parent.name != "lexicon")


def load_shapes(shapes: Path | None = None, ontology_files: Sequence[Path] | None = None) -> Shapes:
    """Load a shapes file with the shapes derived from ontology files.

    Args:
        shapes: A Turtle file of shapes instead of the default one.
        ontology_files: The user's ontology instead of the default one. What kgraph itself writes (statements,
            evidence, values) is checked in either case.

    Returns:
        The shapes.

    Raises:
        OntologyError: If a file is missing, does not parse, or holds no shape.

    Example:
        >>> "https://w3id.org/kgraph/ns#StatementStatusShape" in load_shapes().notes
        True
    """
    file = shapes_file() if shapes is None else Path(shapes)
    own = () if ontology_files is None else tuple(Path(found) for found in ontology_files)
    return _load(_stamp((file,)), _stamp(own), _stamp(schema_files()))


def _stamp(files: tuple[Path, ...]) -> _Stamp:
    """Pair files with time and size, so that an edited file is read again; a missing one has none."""
    return tuple(
        (file, status.st_mtime_ns, status.st_size) if (status := _status(file)) else (file, 0, 0) for file in files
    )


def _status(file: Path) -> os.stat_result | None:
    try:
        return file.stat()
    except OSError:
        return None


@lru_cache(maxsize=8)
def _load(shapes: _Stamp, own: _Stamp, default: _Stamp) -> Shapes:
    graph = _parse_shapes(shapes[0][0])
    ontology, derived = _asked_for(own, default)
    graph += _unwritten(derived, graph)
    notes = {str(shape): _note(graph, shape) for shape in _named_shapes(graph)}
    return Shapes(graph, _schema(ontology), notes, name_shapes(graph), _messages(graph), _english(graph))


def _parse_shapes(file: Path) -> Graph:
    try:
        graph = parse_file(file)
    except OntologyError as error:
        if not file.is_file():
            raise OntologyError("missing-shapes", error.message, "Check the path given with --shapes.") from error
        raise OntologyError("unparsable-shapes", error.message, "Check it with any Turtle validator.") from error
    if not any(True for predicate in _TARGETS for _ in graph.subject_objects(predicate)):
        raise OntologyError(
            "no-shapes",
            f"'{file}' has no shape with a target (sh:targetClass and the like), so it would let every graph pass.",
            "Give a SHACL shapes file; see ontology/shapes.ttl for one.",
        )
    if file != shapes_file():
        _require_well_formed(graph, file)
        for shape in _OWN:
            graph += parse_file(shapes_file()).cbd(URIRef(shape))
    return graph


def _require_well_formed(graph: Graph, file: Path) -> None:
    """Validate a user's shapes against SHACL's own shapes: pySHACL never looks at a shape without focus nodes."""
    from pyshacl.entrypoints import meta_validate  # noqa: PLC0415 - takes half a second

    with quiet():
        _, report, _ = meta_validate(graph)
    broken = [
        (str(shape), str(SH.path)) for shape in graph.subjects(SH.path) if (shape, RDF.type, SH.NodeShape) in graph
    ]
    results = report.objects(None, SH.result) if isinstance(report, Graph) else ()
    broken += [
        (text_of(report.value(result, SH.focusNode)), text_of(report.value(result, SH.resultPath)))
        for result in results
    ]
    if broken:
        raise _ill_formed(file, *min(broken))


def _ill_formed(file: Path, shape: str, path: str) -> OntologyError:
    where = f"at {shape!r}" if not shape.startswith("_:") else "at a shape without an IRI"
    return OntologyError(
        "bad-shapes",
        f"'{file}' breaks a rule of SHACL {where}{f', property {path!r}' if path else ''}.",
        "Correct it after https://www.w3.org/TR/shacl/#syntax; `ontology/shapes.ttl` is an example.",
    )


def _merge(own: _Stamp, default: _Stamp) -> Graph:
    """Add the default ontology to the user's, which has the last word on every term that it describes itself."""
    ontology = Graph()
    for file, _, _ in own:
        ontology += parse_file(file)
    described = set(ontology.subjects())
    for file, _, _ in default:
        for subject, predicate, object_ in parse_file(file):
            if subject not in described:
                ontology.add((subject, predicate, object_))
    return ontology


@lru_cache(maxsize=4)
def _asked_for(own: _Stamp, default: _Stamp) -> tuple[Graph, Graph]:
    """Give the ontology and the shapes derived from it, whatever the shapes file: reading takes seconds."""
    ontology = _merge(own, default)
    return ontology, derive_shapes(ontology) + derive_cardinalities(ontology)


def _unwritten(derived: Graph, graph: Graph) -> Graph:
    """Keep of the derived shapes those that the shapes file has no shape of that IRI for."""
    written = set(graph.subjects())
    kept = Graph()
    for triple in derived:
        if triple[0] not in written:
            kept.add(triple)
    return kept


def _schema(ontology: Graph) -> Graph:
    """Keep what sh:class needs: subclass axioms between named classes, and the types of individuals."""
    schema = Graph(bind_namespaces="none")
    for subject, object_ in ontology.subject_objects(RDFS.subClassOf):
        if isinstance(subject, URIRef) and isinstance(object_, URIRef):
            schema.add((subject, RDFS.subClassOf, object_))
    for subject, cls in ontology.subject_objects(RDF.type):
        is_individual = isinstance(subject, URIRef) and cls not in _SCHEMA_TYPES
        if is_individual and (cls, RDF.type, OWL.Class) in ontology:
            schema.add((subject, RDF.type, cls))
    return schema


def _named_shapes(graph: Graph) -> list[URIRef]:
    kinds = (SH.NodeShape, SH.PropertyShape)
    found = {shape for kind in kinds for shape in graph.subjects(RDF.type, kind)}
    found.update(shape for predicate in (*_TARGETS, SH.property) for shape in graph.subjects(predicate))
    return sorted(shape for shape in found if isinstance(shape, URIRef))


def _note(graph: Graph, shape: URIRef) -> ShapeNote:
    name = _text(graph, shape, SH.name) or local_name(str(shape))
    see_also = min((str(target) for target in graph.objects(shape, RDFS.seeAlso)), default="")
    return ShapeNote(name, _text(graph, shape, SH.description), see_also)


def _messages(graph: Graph) -> dict[str, str]:
    return {str(shape): _text(graph, shape, SH.message) for shape in _named_shapes(graph)}


def _english(graph: Graph) -> frozenset[str]:
    texts = (text for text in graph.objects(None, SH.message) if isinstance(text, Literal))
    return frozenset(str(text) for text in texts if text.language in {"en", None})


def _text(graph: Graph, shape: Node, predicate: URIRef) -> str:
    """Give a text of a shape, the English one first."""
    texts = [text for text in graph.objects(shape, predicate) if isinstance(text, Literal)]
    return str(min(texts, key=lambda text: (text.language not in {"en", None}, str(text)), default=""))


def name_shapes(graph: Graph) -> dict[str, str]:
    """Name each shape without an IRI after the nearest shape above it that has one."""
    names: dict[str, str] = {}
    above = {child: parent for parent, child in graph.subject_objects() if isinstance(child, BNode)}
    for start in above:
        node: Node | None = start
        seen: set[Node] = set()
        while isinstance(node, BNode) and node not in seen:
            seen.add(node)
            node = above.get(node)
        names[str(start)] = str(node) if isinstance(node, URIRef) else ""
    return names
