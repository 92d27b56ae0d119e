"""Validate an RDF file of any format that SPARQL stores exchange."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

import pyoxigraph as ox

from kgraph.errors import ReadError
from kgraph.iris import is_inferred
from kgraph.model import Document
from kgraph.validation.data import Data, Progress
from kgraph.validation.report import ValidationReport
from kgraph.validation.validate import validate

_FORMATS = {
    ".ttl": ox.RdfFormat.TURTLE,
    ".trig": ox.RdfFormat.TRIG,
    ".nt": ox.RdfFormat.N_TRIPLES,
    ".nq": ox.RdfFormat.N_QUADS,
    ".jsonld": ox.RdfFormat.JSON_LD,
    ".json": ox.RdfFormat.JSON_LD,
    ".rdf": ox.RdfFormat.RDF_XML,
    ".owl": ox.RdfFormat.RDF_XML,
    ".xml": ox.RdfFormat.RDF_XML,
    ".n3": ox.RdfFormat.N3,
}


def validate_file(
    path: str | Path,
    shapes: str | Path | None = None,
    ontology_files: Sequence[Path] | None = None,
    *,
    engine: str = "",
    documents: Iterable[Document] | None = None,
    progress: Progress | None = None,
) -> ValidationReport:
    """Validate a graph in a file, which may be larger than memory; all named graphs together.

    Args:
        path: Turtle, TriG, N-Triples, N-Quads, JSON-LD or RDF/XML, told by the suffix.
        shapes: A shapes file instead of the default one.
        ontology_files: The user's ontology instead of the default one.
        engine: `shacl` or `pyshacl`; empty for the fastest one that is installed.
        documents: Articles with their texts, to compare evidence with; None compares nothing.
        progress: Called now and then with the number of triples gone through and what for.

    Returns:
        The report.

    Raises:
        ReadError: If the file is missing, does not parse, or has an unknown suffix.
        OntologyError: If the shapes, the ontology or the engine cannot be used.
    """
    file = Path(path)
    data = Data(lambda: _iter_triples(file), progress)
    chosen = None if shapes is None else Path(shapes)
    return validate(data, shapes=chosen, ontology_files=ontology_files, engine=engine, documents=documents)


def _iter_triples(file: Path) -> Iterator[ox.Triple]:
    """Read a file bit by bit, but not what is inferred; what several graphs hold comes several times."""
    rdf_format = _FORMATS.get(file.suffix.lower())
    if rdf_format is None:
        raise ReadError(
            "unknown-graph-format",
            f"'{file}' has the suffix {file.suffix!r}, which is no RDF format.",
            f"Give a file that ends in one of {', '.join(sorted(_FORMATS))}.",
        )
    try:
        with file.open("rb") as stream:
            for quad in ox.parse(stream, format=rdf_format, base_iri=file.resolve().as_uri()):
                if not (isinstance(quad.graph_name, ox.NamedNode) and is_inferred(quad.graph_name.value)):
                    yield ox.Triple(quad.subject, quad.predicate, quad.object)
    except OSError as error:
        raise ReadError("missing-graph", f"'{file}' cannot be read: {error.strerror}.", "Check the path.") from error
    except SyntaxError as error:
        where = f" in line {error.lineno}" if error.lineno else ""
        raise ReadError(
            "unparsable-graph",
            f"'{file}' does not parse{where}: {error.msg}",
            "Correct the file and validate it again.",
        ) from error
