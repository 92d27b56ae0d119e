"""Read the ontology's Turtle files into `Ontology`.

Comes in: `ontology/*.ttl` and `ontology/lexicon/*.ttl` (or the user's own file). Goes out: `Ontology`. The OWL terms
read are those of OWL 2 (https://www.w3.org/TR/owl2-overview/); frames and cues are described in
`docs/explanation/frames.md`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from functools import lru_cache
from pathlib import Path

from rdflib import OWL, RDF, RDFS, SKOS, Graph, Literal, URIRef
from rdflib.collection import Collection
from rdflib.term import Node

from kgraph.errors import OntologyError
from kgraph.ontology.alignment import align
from kgraph.ontology.induction import induce
from kgraph.ontology.parsing import Import, parse_file, stamp, with_imports
from kgraph.ontology.schema import DEFAULT_THRESHOLD, Class, Expression, Frame, Label, Ontology, Property, Slot
from kgraph.ontology.vocab import NS, local_name

PROPERTY_TYPES = (
    OWL.ObjectProperty, OWL.DatatypeProperty, RDF.Property, OWL.FunctionalProperty, OWL.SymmetricProperty,
    OWL.DeprecatedProperty, OWL.InverseFunctionalProperty, OWL.TransitiveProperty,
)  # fmt: skip
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


def own_files(path: Path) -> tuple[Path, ...]:
    """List the files of a user's own ontology: the one named and those that it imports.

    Raises:
        OntologyError: If one is missing or does not parse.
    """
    return with_imports(path.resolve(), {NS.rstrip("#/"): _schema_files()})[0]


def lexicon_files() -> tuple[Path, ...]:
    """List the files of the default lexicon, sorted; a user's own ontology is read beside them."""
    return tuple(sorted(ontology_folder().glob("lexicon/*.ttl")))


def load_ontology(path: str | Path | None = None) -> Ontology:
    """Load the default ontology, or a user's own with the default lexicon and classes.

    Args:
        path: A Turtle, RDF/XML or JSON-LD file, read with what it imports from local files; None for the default.

    Returns:
        The ontology, read again only when a file has changed.

    Raises:
        OntologyError: If a file is missing, does not parse, or breaks a rule of `docs/errors.md`.

    Example:
        >>> onto = load_ontology()
        >>> onto.is_a(NS + "Country", NS + "Place")
        True
    """
    if path is None:
        files = default_files()
        return _load(files, tuple(stamp(file) for file in files))
    own, missing = with_imports(Path(path).resolve(), {NS.rstrip("#/"): _schema_files()})
    files = (*own, *lexicon_files())
    return _load_own(files, tuple(stamp(file) for file in files), missing)


def _schema_files() -> tuple[Path, ...]:
    """List the files of the default ontology without its lexicon."""
    return tuple(file for file in default_files() if file.parent.name != "lexicon")


@lru_cache(maxsize=8)
def _load(files: tuple[Path, ...], _stamps: tuple[tuple[int, int], ...]) -> Ontology:
    return read_graph(_parsed(files), tuple(file.name for file in files))


@lru_cache(maxsize=8)
def _load_own(files: tuple[Path, ...], _stamps: tuple[tuple[int, int], ...], missing: tuple[Import, ...]) -> Ontology:
    graph = _parsed(files)
    graph += _core_classes()
    read = read_graph(graph, tuple(file.name for file in files))
    return replace(induce(align(read)), missing_imports=missing)


def _parsed(files: Iterable[Path]) -> Graph:
    graph = Graph()
    for file in files:
        graph += parse_file(file)
    return graph


def _core_classes() -> Graph:
    """Give the classes of the default ontology: names get them, and a user's classes are told by them."""
    core, found = parse_file(ontology_folder() / "kgraph.ttl"), Graph()
    for top in (_kg("Entity"), _kg("Value")):
        for cls in core.transitive_subjects(RDFS.subClassOf, top):
            for triple in core.triples((cls, None, None)):
                found.add(triple)
    return found


def read_graph(graph: Graph, sources: tuple[str, ...] = ()) -> Ontology:
    """Read classes, properties and cues out of a parsed graph."""
    classes = {str(node): _class(graph, node) for node in _typed(graph, OWL.Class, RDFS.Class)}
    properties = {str(node): _property(graph, node) for node in _typed(graph, *PROPERTY_TYPES)}
    value_kinds = {
        str(node): frozenset(_strings(graph, node, "valueKind")) for node in graph.subjects(_kg("valueKind"))
    }
    cue_lists = _cue_lists(graph)
    value_kinds.update(_named_kinds(properties.values(), classes, value_kinds, cue_lists))
    return Ontology(classes, properties, cue_lists, value_kinds, sources, _expressions(graph))


def _named_kinds(
    properties: Iterable[Property],
    classes: Mapping[str, Class],
    known: Mapping[str, frozenset[str]],
    cue_lists: Mapping[str, Mapping[str, str]],
) -> dict[str, frozenset[str]]:
    """Tell which values a range holds that only its name tells of ("number", "Date"), declared as a class or not."""
    names = cue_lists.get("range-name", {})
    found = {}
    for iri in sorted({iri for property_ in properties for iri in property_.range}):
        name = classes[iri].label if iri in classes else local_name(iri)
        meaning = names.get(name.replace(" ", "").lower(), "")
        if meaning and iri not in known and not iri.startswith(NS):
            found[iri] = frozenset(meaning.split())
    return found


def _expressions(graph: Graph) -> tuple[Expression, ...]:
    return tuple(
        Expression(*(_strings(graph, node, name) for name in ("word", "verb", "noun", "adjective", "preposition")))
        for node in _typed(graph, _kg("Expression"))
    )


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


def _labels(graph: Graph, node: URIRef) -> tuple[Label, ...]:
    """Give all names of a term, the main ones first."""
    found: dict[Label, None] = {}
    for predicate in (RDFS.label, SKOS.prefLabel, SKOS.altLabel):
        literals = (name for name in graph.objects(node, predicate) if isinstance(name, Literal) and str(name).strip())
        found.update(dict.fromkeys(sorted(Label(" ".join(name.split()), name.language or "") for name in literals)))
    return tuple(found)


def _is_deprecated(graph: Graph, node: URIRef) -> bool:
    types = {OWL.DeprecatedClass, OWL.DeprecatedProperty}
    is_marked = any(bool(value.value) for value in graph.objects(node, OWL.deprecated) if isinstance(value, Literal))
    return is_marked or any(cls in types for cls in graph.objects(node, RDF.type))


def _class(graph: Graph, node: URIRef) -> Class:
    parents = _iris(graph, (p for p in graph.objects(node, RDFS.subClassOf) if isinstance(p, URIRef)))
    return Class(
        iri=str(node),
        label=_label(graph, node),
        parents=parents,
        nouns=_strings(graph, node, "noun"),
        labels=_labels(graph, node),
        is_deprecated=_is_deprecated(graph, node),
        ends_role_of=_iris(graph, graph.objects(node, _kg("endsRoleOf"))),
        ends_all_at=_iris(graph, graph.objects(node, _kg("endsAllAt"))),
    )


def _property(graph: Graph, node: URIRef) -> Property:
    frames = sorted(_frames(graph, node), key=lambda frame: (frame.verbs, frame.nouns, frame.adjectives, repr(frame)))
    numbered = tuple(
        replace(frame, id=f"{local_name(str(node))}-{number}") for number, frame in enumerate(frames, start=1)
    )
    types = set(graph.objects(node, RDF.type))
    is_deprecated = _is_deprecated(graph, node)
    inverses = (*graph.objects(node, OWL.inverseOf), *graph.subjects(OWL.inverseOf, node))
    return Property(
        iri=str(node),
        label=_label(graph, node),
        domain=_iris(graph, graph.objects(node, RDFS.domain)),
        range=_iris(graph, graph.objects(node, RDFS.range)),
        parents=_iris(graph, graph.objects(node, RDFS.subPropertyOf)),
        is_symmetric=OWL.SymmetricProperty in types,
        is_role=_kg("RoleProperty") in types,
        is_tenure=_kg("TenureProperty") in types,
        frames=() if is_deprecated else numbered,
        threshold=float(_string(graph, node, "threshold", str(DEFAULT_THRESHOLD))),
        labels=_labels(graph, node),
        inverses=_iris(graph, inverses),
        is_functional=OWL.FunctionalProperty in types,
        is_deprecated=is_deprecated,
        ends=_iris(graph, graph.objects(node, _kg("ends"))),
        ends_inverse=_iris(graph, graph.objects(node, _kg("endsInverse"))),
        ends_named=_iris(graph, graph.objects(node, _kg("endsNamed"))),
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
