"""Validate an RDF file of any format that SPARQL stores exchange."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pyoxigraph as ox

from kgraph.errors import ReadError
from kgraph.validation.report import ValidationReport
from kgraph.validation.shacl import validate

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
    path: str | Path, shapes: str | Path | None = None, ontology_files: Sequence[Path] | None = None
) -> ValidationReport:
    """Validate a graph in a file; all named graphs together.

    Args:
        path: Turtle, TriG, N-Triples, N-Quads, JSON-LD or RDF/XML, told by the suffix.
        shapes: A shapes file instead of the default one.
        ontology_files: The user's ontology instead of the default one.

    Returns:
        The report.

    Raises:
        ReadError: If the file is missing, does not parse, or has an unknown suffix.
        OntologyError: If the shapes or the ontology cannot be used.
    """
    triples = _read(Path(path))
    return validate(triples, shapes=None if shapes is None else Path(shapes), ontology_files=ontology_files)


def _read(file: Path) -> tuple[ox.Triple, ...]:
    rdf_format = _FORMATS.get(file.suffix.lower())
    if rdf_format is None:
        raise ReadError(
            "unknown-graph-format",
            f"'{file}' has the suffix {file.suffix!r}, which is no RDF format.",
            f"Give a file that ends in one of {', '.join(sorted(_FORMATS))}.",
        )
    try:
        quads = ox.parse(file.read_bytes(), format=rdf_format, base_iri=file.resolve().as_uri())
        # One triple may stand in several named graphs.
        return tuple(dict.fromkeys(ox.Triple(quad.subject, quad.predicate, quad.object) for quad in quads))
    except OSError as error:
        raise ReadError("missing-graph", f"'{file}' cannot be read: {error.strerror}.", "Check the path.") from error
    except SyntaxError as error:
        where = f" in line {error.lineno}" if error.lineno else ""
        raise ReadError(
            "unparsable-graph",
            f"'{file}' does not parse{where}: {error.msg}",
            "Correct the file and validate it again.",
        ) from error
