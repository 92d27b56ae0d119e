"""Read the ontology's Turtle files into `Ontology`.

Comes in: `ontology/*.ttl` and `ontology/lexicon/*.ttl` (or the user's own file). Goes out: `Ontology`. The OWL terms
read are those of OWL 2 (https://www.w3.org/TR/owl2-overview/); frames and cues are described in
`docs/explanation/frames.md`.
"""

from __future__ import annotations

import warnings
from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import lru_cache
from pathlib import Path

from rdflib import OWL, RDF, RDFS, Graph, Literal, URIRef
from rdflib.collection import Collection
from rdflib.term import Node

from kgraph.errors import OntologyError
from kgraph.ontology.schema import DEFAULT_THRESHOLD, Class, Frame, Ontology, Property, Slot
from kgraph.ontology.vocab import NS, local_name

_PACKAGED = Path(__file__).resolve().parent.parent / "_ontology"
_CHECKOUT = Path(__file__).resolve().parents[3] / "ontology"


def ontology_folder() -> Path:
    """Find the folder of the default ontology: in the installed package, else in the checkout."""
    return _PACKAGED if _PACKAGED.is_dir() else _CHECKOUT


def default_files() -> tuple[Path, ...]:
    """List the files of the default ontology and its lexicon, sorted."""
    folder = ontology_folder()
    names = ("kgraph.ttl", "provenance.ttl")
    properties = sorted(folder.glob("properties/*.ttl"))
    return (*(folder / name for name in names), *properties, *sorted(folder.glob("lexicon/*.ttl")))


def lexicon_files() -> tuple[Path, ...]:
    """List the files of the default lexicon, sorted; a user's own ontology is read beside them."""
    return tuple(sorted(ontology_folder().glob("lexicon/*.ttl")))


def load_ontology(path: str | Path | None = None) -> Ontology:
    """Load the default ontology, or a user's own with the default lexicon.

    Args:
        path: A Turtle, RDF/XML or JSON-LD file; None for the default.

    Returns:
        The ontology, read again only when a file has changed.

    Raises:
        OntologyError: If a file is missing, does not parse, or breaks a rule of `docs/errors.md`.

    Example:
        >>> onto = load_ontology()
        >>> onto.is_a(NS + "Country", NS + "Place")
        True
    """
    files = default_files() if path is None else (Path(path).resolve(), *lexicon_files())
    return _load(files, tuple(_stamp(file) for file in files))


def _stamp(file: Path) -> tuple[int, int]:
    """Tell one state of a file from the next, as somebody edits an ontology and builds again."""
    try:
        state = file.stat()
    except OSError:
        return (0, 0)
    return (state.st_mtime_ns, state.st_size)


@lru_cache(maxsize=8)
def _load(files: tuple[Path, ...], _stamps: tuple[tuple[int, int], ...]) -> Ontology:
    graph = Graph()
    for file in files:
        graph += parse_file(file)
    return read_graph(graph, tuple(file.name for file in files))


def parse_file(file: Path) -> Graph:
    """Parse one RDF file, its format told by its suffix (Turtle by default).

    Raises:
        OntologyError: If it is missing or does not parse.
    """
    formats = {".rdf": "xml", ".owl": "xml", ".xml": "xml", ".jsonld": "json-ld", ".nt": "nt"}
    try:
        with warnings.catch_warnings():
            # rdflib's own JSON-LD parser uses a class that rdflib deprecates.
            warnings.simplefilter("ignore", DeprecationWarning)
            return Graph().parse(file, format=formats.get(file.suffix.lower(), "turtle"))
    except (FileNotFoundError, IsADirectoryError, PermissionError) as error:
        raise OntologyError(
            "missing-ontology", f"'{file}' cannot be read: {error.strerror}.", "Check the path given with --ontology."
        ) from error
    except Exception as error:
        # rdflib's parsers raise dozens of unrelated types; all mean the same to the user.
        reason = _place_of_error(file) or " ".join(str(error).split())[:200]
        raise OntologyError(
            "unparsable-ontology", f"'{file}' does not parse: {reason}", "Check it with any Turtle validator."
        ) from error


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


def read_graph(graph: Graph, sources: tuple[str, ...] = ()) -> Ontology:
    """Read classes, properties and cues out of a parsed graph."""
    classes = {str(node): _class(graph, node) for node in _typed(graph, OWL.Class, RDFS.Class)}
    properties = {
        str(node): _property(graph, node)
        for node in _typed(graph, OWL.ObjectProperty, OWL.DatatypeProperty, RDF.Property)
    }
    value_kinds = {
        str(node): frozenset(_strings(graph, node, "valueKind")) for node in graph.subjects(_kg("valueKind"))
    }
    return Ontology(classes, properties, _cue_lists(graph), value_kinds, sources)


def _kg(name: str) -> URIRef:
    return URIRef(NS + name)


def _typed(graph: Graph, *types: URIRef) -> list[URIRef]:
    found = {node for cls in types for node in graph.subjects(RDF.type, cls) if isinstance(node, URIRef)}
    return sorted(found)


def _iris(graph: Graph, nodes: Iterable[Node]) -> tuple[str, ...]:
    """Flatten named nodes and `owl:unionOf` lists into sorted IRIs."""
    found: set[str] = set()
    for node in nodes:
        if isinstance(node, URIRef):
            found.add(str(node))
        else:
            for union in graph.objects(node, OWL.unionOf):
                found.update(str(item) for item in Collection(graph, union) if isinstance(item, URIRef))
    return tuple(sorted(found))


def _strings(graph: Graph, node: Node, *names: str) -> tuple[str, ...]:
    return tuple(sorted({str(value) for name in names for value in graph.objects(node, _kg(name))}))


def _string(graph: Graph, node: Node, name: str, default: str = "") -> str:
    value = graph.value(node, _kg(name))
    return default if value is None else str(value)


def _label(graph: Graph, node: URIRef) -> str:
    labels = sorted(
        (label for label in graph.objects(node, RDFS.label) if isinstance(label, Literal)),
        key=lambda label: (label.language not in {"en", None}, str(label)),
    )
    return str(labels[0]) if labels else local_name(str(node))


def _class(graph: Graph, node: URIRef) -> Class:
    parents = _iris(graph, (p for p in graph.objects(node, RDFS.subClassOf) if isinstance(p, URIRef)))
    return Class(str(node), _label(graph, node), parents, _strings(graph, node, "noun"))


def _property(graph: Graph, node: URIRef) -> Property:
    frames = sorted(_frames(graph, node), key=lambda frame: (frame.verbs, frame.nouns, frame.adjectives, repr(frame)))
    numbered = tuple(
        replace(frame, id=f"{local_name(str(node))}-{number}") for number, frame in enumerate(frames, start=1)
    )
    types = set(graph.objects(node, RDF.type))
    return Property(
        iri=str(node),
        label=_label(graph, node),
        domain=_iris(graph, graph.objects(node, RDFS.domain)),
        range=_iris(graph, graph.objects(node, RDFS.range)),
        parents=_iris(graph, graph.objects(node, RDFS.subPropertyOf)),
        is_symmetric=OWL.SymmetricProperty in types,
        is_role=_kg("RoleProperty") in types,
        frames=numbered,
        threshold=float(_string(graph, node, "threshold", str(DEFAULT_THRESHOLD))),
    )


def _frames(graph: Graph, node: URIRef) -> Iterator[Frame]:
    event = _string(graph, node, "event")
    domain = _iris(graph, graph.objects(node, RDFS.domain))
    range_ = _iris(graph, graph.objects(node, RDFS.range))
    for frame in graph.objects(node, _kg("frame")):
        verbs, nouns, adjectives = (_strings(graph, frame, name) for name in ("verb", "noun", "adjective"))
        subject_paths = _paths(graph, frame, "subjectSlot")
        object_paths = _paths(graph, frame, "objectSlot")
        if not (verbs or nouns or adjectives) or not subject_paths or not object_paths:
            raise OntologyError(
                "incomplete-frame",
                f"a frame of {local_name(str(node))!r} lacks a cue (kg:verb, kg:noun, kg:adjective) or a slot.",
                "Give it a cue, kg:subjectSlot and kg:objectSlot.",
            )
        yield Frame(
            id="",
            property=str(node),
            verbs=verbs,
            nouns=nouns,
            adjectives=adjectives,
            subject=Slot(
                subject_paths,
                _iris(graph, graph.objects(frame, _kg("subjectClass"))) or domain,
                _strings(graph, frame, "subjectNoun"),
                _string(graph, frame, "subjectRole") or _string(graph, node, "subjectRole"),
            ),
            object=Slot(
                object_paths,
                _iris(graph, graph.objects(frame, _kg("objectClass"))) or range_,
                _strings(graph, frame, "objectNoun"),
                _string(graph, frame, "objectRole") or _string(graph, node, "objectRole"),
            ),
            requires=_slots(graph, frame, "requires"),
            optional=_slots(graph, frame, "optional"),
            excludes=_excluded(graph, frame),
            excluded_words=_strings(graph, frame, "excludesWord"),
            event=_string(graph, frame, "event") or event,
            status=_string(graph, frame, "givesStatus") and local_name(_string(graph, frame, "givesStatus")),
            confidence=float(_string(graph, frame, "frameConfidence", "0.8")),
        )


def _paths(graph: Graph, node: Node, name: str) -> tuple[str, ...]:
    """Read slot paths: one literal with alternatives in order of preference, separated by spaces."""
    return tuple(path for value in _strings(graph, node, name) for path in value.split())


def _slots(graph: Graph, frame: Node, name: str) -> tuple[Slot, ...]:
    slots = [
        Slot(
            _paths(graph, node, "slot"),
            _iris(graph, graph.objects(node, _kg("ofClass"))),
            _strings(graph, node, "ofNoun"),
            _string(graph, node, "role"),
        )
        for node in graph.objects(frame, _kg(name))
    ]
    return tuple(sorted(slots, key=repr))


def _excluded(graph: Graph, frame: Node) -> tuple[Slot, ...]:
    """Read what a frame excludes: slot paths as literals, or slots with nouns or classes that must not fill them."""
    paths = (node for node in graph.objects(frame, _kg("excludes")) if isinstance(node, Literal))
    nodes = (node for node in graph.objects(frame, _kg("excludes")) if not isinstance(node, Literal))
    slots = [
        Slot(
            _paths(graph, node, "slot"),
            _iris(graph, graph.objects(node, _kg("ofClass"))),
            _strings(graph, node, "ofNoun"),
        )
        for node in nodes
    ]
    return tuple(sorted((*(Slot((str(path),)) for path in paths), *slots), key=repr))


def _cue_lists(graph: Graph) -> dict[str, dict[str, str]]:
    """Read cue lists: `kg:CueList` with words, and `kg:Cue` with words and what they mean."""
    lists: dict[str, dict[str, str]] = {}
    for node in _typed(graph, _kg("CueList")):
        words = lists.setdefault(local_name(str(node)), {})
        words.update((word, "") for word in _strings(graph, node, "word"))
    for cue in sorted(graph.subjects(RDF.type, _kg("Cue")), key=str):
        for cue_list in graph.objects(cue, _kg("inList")):
            words = lists.setdefault(local_name(str(cue_list)), {})
            meaning = _string(graph, cue, "means")
            words.update((word, meaning) for word in _strings(graph, cue, "word"))
    return {name: dict(sorted(words.items())) for name, words in sorted(lists.items())}
