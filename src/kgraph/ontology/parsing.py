"""Parse the RDF files that ontologies are written in, and find those that they import.

Comes in: a path. Goes out: graphs of rdflib. Nothing is ever fetched: an `owl:imports`
(https://www.w3.org/TR/owl2-syntax/#Imports) is looked for beside the file that asks for it, and a JSON-LD context must
stand in the file.
"""

from __future__ import annotations

import json
import re
import warnings
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple
from urllib.parse import unquote, urlsplit
from xml.etree import ElementTree as ET

from rdflib import OWL, RDF, Graph, URIRef

from kgraph.errors import OntologyError
from kgraph.ontology.vocab import local_name
from kgraph.ontology.xml_entities import require_plain_entities

_FORMATS = {".nt": "nt", ".n3": "n3", ".trig": "trig", ".nq": "nquads"}
_XML = re.compile(rb"\s*<(\?xml|!DOCTYPE|!--|[\w.-]+:RDF|RDF|Ontology)\b")
_JSON = re.compile(rb"\s*(\{|\[\s*[{\]])\s*(\"|\}|\]|\Z)")
_SUFFIXES = (".ttl", ".owl", ".rdf", ".jsonld", ".xml", ".nt", ".n3", ".json")
_CATALOG = "catalog-v001.xml"
_CATALOG_URI = "{urn:oasis:names:tc:entity:xmlns:xml:catalog}uri"
_HEAD_BYTES = 4096


class Import(NamedTuple):
    """An import that no local file answers.

    Args:
        file: Name of the file that asks for it.
        iri: What it asks for.
    """

    file: str
    iri: str


def parse_file(file: Path) -> Graph:
    """Parse one RDF file, its format told by its content, else by its suffix (Turtle by default).

    Args:
        file: Turtle, RDF/XML, JSON-LD, N-Triples, N3, TriG or N-Quads.

    Returns:
        Its triples.

    Raises:
        OntologyError: If it is missing, does not parse, has a JSON-LD context on the network, or an XML entity that is
            no short text.
    """
    try:
        content = file.read_bytes()
        with warnings.catch_warnings():
            # rdflib's own JSON-LD parser uses a class that rdflib deprecates.
            warnings.simplefilter("ignore", DeprecationWarning)
            return _parse(file, content)
    except OSError as error:
        raise OntologyError(
            "missing-ontology", f"'{file}' cannot be read: {error.strerror}.", "Check the path given with --ontology."
        ) from error
    except OntologyError:
        raise
    except Exception as error:
        # rdflib's parsers raise dozens of unrelated types; all mean the same to the user.
        reason = _place_of_error(file) or " ".join(str(error).split())[:200]
        raise OntologyError(
            "unparsable-ontology", f"'{file}' does not parse: {reason}", "Check it with any Turtle validator."
        ) from error


def _parse(file: Path, content: bytes) -> Graph:
    format_ = format_of(file, content)
    if format_ == "json-ld":
        _require_own_context(file, json.loads(content))
    if format_ == "xml":
        require_plain_entities(file, content)
    found = Graph()
    found.parse(data=content, format=format_, publicID=file.resolve().as_uri())
    return found


def format_of(file: Path, content: bytes) -> str:
    """Tell the format of a file: people name Turtle `.owl` and RDF/XML `.ttl`, so the content goes before the suffix.

    Example:
        >>> format_of(Path("film.owl"), b"@prefix : <http://example.org/> ."), format_of(Path("film"), b'{"@id": "x"}')
        ('turtle', 'json-ld')
    """
    head = content[:_HEAD_BYTES].removeprefix(b"\xef\xbb\xbf")
    if _XML.match(head):
        return "xml"
    suffix = file.suffix.lower()
    if suffix in {".jsonld", ".json"} or _JSON.match(head):
        return "json-ld"
    return _FORMATS.get(suffix, "turtle")


def _require_own_context(file: Path, data: object) -> None:
    """Refuse a context that would have to be fetched."""
    for node in _nodes(data):
        contexts = node.get("@context", ())
        for context in contexts if isinstance(contexts, list) else [contexts]:
            if isinstance(context, str):
                raise OntologyError(
                    "remote-context",
                    f"'{file}' takes its JSON-LD context from {context!r}, and nothing is fetched.",
                    "Write the context into the file, or convert it to Turtle.",
                )


def _nodes(data: object) -> Iterator[dict[str, object]]:
    if isinstance(data, dict):
        yield data
        data = list(data.values())
    if isinstance(data, list):
        for item in data:
            yield from _nodes(item)


def _place_of_error(file: Path) -> str:
    """Say where a Turtle file breaks; Oxigraph's parser knows the line, rdflib's often does not."""
    import pyoxigraph as ox  # noqa: PLC0415 - only where something is wrong

    if file.suffix.lower() not in {".ttl", ".turtle"}:
        return ""
    try:
        for _ in ox.parse(path=str(file), format=ox.RdfFormat.TURTLE, base_iri=file.resolve().as_uri()):
            pass
    except (SyntaxError, OSError) as error:
        return " ".join(str(error).split())[:200]
    return ""


def with_imports(file: Path, known: dict[str, tuple[Path, ...]]) -> tuple[tuple[Path, ...], tuple[Import, ...]]:
    """Find a file and all that it imports, directly or not.

    Args:
        file: The ontology.
        known: Files of ontologies that kgraph has itself, by IRI.

    Returns:
        The files in the order in which they are first asked for, and the imports that no file answers.

    Raises:
        OntologyError: If a file is missing or does not parse.
    """
    files, missing = [file], []
    for current in files:
        for iri in imports(current):
            found = known.get(iri.rstrip("#/")) or _local(current, iri)
            files.extend(path for path in found if path not in files)
            if not found:
                missing.append(Import(current.name, iri))
    return tuple(files), tuple(missing)


def imports(file: Path) -> list[str]:
    """Give the IRIs that a file imports, sorted."""
    return _imports(file, stamp(file))


def stamp(file: Path) -> tuple[int, int]:
    """Tell one state of a file from the next, as somebody edits an ontology and builds again."""
    try:
        state = file.stat()
    except OSError:
        return (0, 0)
    return (state.st_mtime_ns, state.st_size)


@lru_cache(maxsize=64)
def _imports(file: Path, _stamp: tuple[int, int]) -> list[str]:
    return sorted(str(iri) for iri in parse_file(file).objects(None, OWL.imports))


def _local(file: Path, iri: str) -> tuple[Path, ...]:
    """Look for an import: as a path, in a catalogue, by its name, and by what the files beside it call themselves."""
    parts = urlsplit(iri)
    if parts.scheme == "file":
        path = Path(unquote(parts.path))
        # What is no file of RDF by its name is not read, so that a stranger's ontology opens no other.
        return (path,) if path.suffix.lower() in _SUFFIXES and path.is_file() else ()
    listed = _catalogue(file.parent / _CATALOG).get(iri)
    if listed is not None and listed.is_file():
        return (listed,)
    name = local_name(iri.rstrip("#/"))
    for candidate in (name, *(f"{name}{suffix}" for suffix in _SUFFIXES)):
        path = file.parent / candidate
        if name and path != file and path.is_file():
            return (path,)
    return _declaring(file, iri)


def _catalogue(file: Path) -> dict[str, Path]:
    """Read where Protégé's catalogue says that ontologies lie (OASIS XML Catalogs)."""
    if not file.is_file():
        return {}
    try:
        content = file.read_bytes()
        require_plain_entities(file, content)
        root = ET.fromstring(content)  # noqa: S314 - its entities have been looked at; expat fetches nothing
    except ET.ParseError:
        return {}
    entries = ((entry.get("name", ""), entry.get("uri", "")) for entry in root.iter(_CATALOG_URI))
    return {name: file.parent / unquote(uri) for name, uri in entries}


def _declaring(file: Path, iri: str) -> tuple[Path, ...]:
    """Find the file beside one that declares an ontology by its IRI."""
    for path in sorted(file.parent.iterdir()):
        is_candidate = path != file and path.suffix.lower() in _SUFFIXES and path.is_file()
        if is_candidate and iri.rstrip("#/").encode() in path.read_bytes():
            try:
                graph = parse_file(path)
            except OntologyError:
                continue
            if any((URIRef(form), RDF.type, OWL.Ontology) in graph for form in (iri, iri.rstrip("#/"))):
                return (path,)
    return ()
