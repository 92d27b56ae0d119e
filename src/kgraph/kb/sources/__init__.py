"""Where knowledge bases come from: CSV, RDF, and the dumps of GeoNames and Wikidata, each read as a stream."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from types import MappingProxyType

from kgraph.errors import OntologyError
from kgraph.kb.individual import Individual
from kgraph.kb.sources.classes import Classes
from kgraph.kb.sources.csv import read_csv
from kgraph.kb.sources.geonames import read_geonames
from kgraph.kb.sources.opening import uncompressed_name
from kgraph.kb.sources.rdf import read_rdf
from kgraph.kb.sources.wikidata import read_wikidata
from kgraph.ontology import Ontology

__all__ = ["FORMATS", "read_source"]

FORMATS: Mapping[str, Callable[[Path, Classes], Iterator[Individual]]] = MappingProxyType(
    {"csv": read_csv, "rdf": read_rdf, "geonames": read_geonames, "wikidata": read_wikidata}
)
_SUFFIXES = {
    ".csv": "csv",
    ".tsv": "csv",
    ".txt": "geonames",
    ".zip": "geonames",
    ".json": "wikidata",
    ".ttl": "rdf",
    ".nt": "rdf",
    ".rdf": "rdf",
    ".owl": "rdf",
    ".jsonld": "rdf",
    ".trig": "rdf",
    ".nq": "rdf",
}


def read_source(file: Path, ontology: Ontology, format_: str = "") -> Iterator[Individual]:
    """Read individuals from a file.

    Args:
        file: CSV with a header, RDF with SKOS or RDFS labels, a table of GeoNames, or a JSON dump of Wikidata; also
            compressed (`.gz`, `.bz2`, `.xz`, `.zip`).
        ontology: Says which classes there are.
        format_: A key of `FORMATS`; empty to tell it by the name of the file.

    Yields:
        Individuals with a name and a class of the ontology.

    Raises:
        OntologyError: If the file cannot be read, or its format not told.
    """
    suffix = Path(uncompressed_name(file)).suffix.lower()
    chosen = format_ or _SUFFIXES.get(suffix, "")
    if chosen not in FORMATS:
        raise OntologyError(
            "unknown-kb-format", f"The format of '{file}' is not known.", f"Give --format: {', '.join(FORMATS)}."
        )
    if not file.is_file():
        raise OntologyError("missing-kb", f"'{file}' is no file.", "Check the path.")
    try:
        yield from FORMATS[chosen](file, Classes(ontology))
    except (OSError, EOFError, UnicodeDecodeError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise OntologyError(
            "unreadable-kb", f"'{file}' cannot be read: {reason}.", "Fetch or write it again."
        ) from None
