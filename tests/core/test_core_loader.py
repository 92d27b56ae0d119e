"""The loader reads the default ontology and a user's own, and says what is wrong with a file."""

from __future__ import annotations

import os
import re
from pathlib import Path

import pytest
from rdflib import Graph

from kgraph.errors import OntologyError
from kgraph.ontology import Frame, Ontology, Property, Slot, load_ontology
from kgraph.ontology.loader import default_files, lexicon_files, ontology_folder, read_graph
from kgraph.ontology.parsing import parse_file
from kgraph.ontology.vocab import kg

PREFIXES = """\
@prefix kg: <https://w3id.org/kgraph/ns#> .
@prefix owl: <http://www.w3.org/2002/07/owl#> .
@prefix rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
@prefix x: <https://example.org/> .
"""
OWN = """
x:Vessel a owl:Class ; rdfs:label "vessel"@en, "Schiff"@de ; kg:noun "ship", "ferry" .
x:Ferry a rdfs:Class ; rdfs:subClassOf x:Vessel,
    [ a owl:Restriction ; owl:onProperty x:sailsTo ; owl:minCardinality 1 ] .
x:Port a owl:Class .
x:sailsTo a owl:ObjectProperty, owl:SymmetricProperty ; rdfs:subPropertyOf x:goesTo ;
    rdfs:domain x:Vessel ; rdfs:range [ a owl:Class ; owl:unionOf ( x:Port x:Vessel ) ] ;
    kg:event x:Voyage ; kg:subjectRole x:ship ;
    kg:frame [ kg:verb "sail", "set off" ; kg:subjectSlot "subject" ; kg:objectSlot "to for" ;
        kg:objectClass x:Port ; kg:excludes "object" ; kg:givesStatus kg:planned ; kg:frameConfidence 0.7 ;
        kg:requires [ kg:slot "on" ; kg:ofNoun "voyage" ; kg:role x:onVoyage ] ;
        kg:optional [ kg:slot "with" ; kg:ofClass x:Vessel ] ] .
x:tonnage a owl:DatatypeProperty ; rdfs:label "tonnage" ; rdfs:domain x:Vessel ; rdfs:range xsd:decimal .
x:ship a rdf:Property, kg:RoleProperty .
"""
XML = """<?xml version="1.0"?>
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:owl="http://www.w3.org/2002/07/owl#"
    xmlns:rdfs="http://www.w3.org/2000/01/rdf-schema#">
  <owl:Class rdf:about="https://example.org/Port"><rdfs:label>port</rdfs:label></owl:Class>
</rdf:RDF>
"""
FORMATS = {
    "port.ttl": "@prefix owl: <http://www.w3.org/2002/07/owl#> . <https://example.org/Port> a owl:Class .",
    "port.TTL": "@prefix owl: <http://www.w3.org/2002/07/owl#> . <https://example.org/Port> a owl:Class .",
    "port": "@prefix owl: <http://www.w3.org/2002/07/owl#> . <https://example.org/Port> a owl:Class .",
    "port.owl": XML,
    "port.rdf": XML,
    "port.xml": XML,
    "port.jsonld": '{"@id": "https://example.org/Port", "@type": "http://www.w3.org/2002/07/owl#Class"}',
    "port.nt": (
        "<https://example.org/Port> <http://www.w3.org/1999/02/22-rdf-syntax-ns#type> "
        "<http://www.w3.org/2002/07/owl#Class> .\n"
    ),
}
_KINDS = ("properties", "lexicon")
INCOMPLETE = {
    "no-cue": 'kg:subjectSlot "subject" ; kg:objectSlot "object"',
    "no-subject": 'kg:verb "sail" ; kg:objectSlot "object"',
    "no-object": 'kg:verb "sail" ; kg:subjectSlot "subject"',
    "empty-slot": 'kg:verb "sail" ; kg:subjectSlot "subject" ; kg:objectSlot " "',
}


def x(name: str) -> str:
    """Give the IRI of a term of the user's own ontology."""
    return f"https://example.org/{name}"


def own_classes(ontology: Ontology) -> set[str]:
    """Give the classes that are not ours."""
    return {iri for iri in ontology.classes if not iri.startswith(kg(""))}


def read(turtle: str) -> Ontology:
    """Read an ontology written in Turtle."""
    return read_graph(Graph().parse(data=PREFIXES + turtle, format="turtle"))


@pytest.fixture(scope="module")
def own() -> Ontology:
    """Read a user's ontology."""
    return read(OWN)


def test_corpora_are_whole() -> None:
    """The cases above are all there."""
    assert (8, 4) == (len(FORMATS), len(INCOMPLETE))


# ---------------------------------------------------------------- the default ontology


def test_default_files_are_all_there() -> None:
    """Classes, properties and lexicon are read in a fixed order; shapes, gazetteer and examples are not."""
    folder = ontology_folder()
    names = [file.relative_to(folder).as_posix() for file in default_files()]
    kinds = [sorted(file.relative_to(folder).as_posix() for file in folder.glob(f"{kind}/*.ttl")) for kind in _KINDS]
    assert ["kgraph.ttl", "provenance.ttl", *kinds[0], *kinds[1]] == names
    assert all(kinds)
    assert tuple(file.name for file in default_files()) == load_ontology().sources


def test_default_ontology_covers_what_the_design_names() -> None:
    """The classes and properties that the design lists are there."""
    ontology = load_ontology()
    classes = (
        "Person",
        "Organization",
        "GovernmentBody",
        "PoliticalParty",
        "Country",
        "City",
        "Law",
        "Document",
        "Event",
    )
    properties = ("submittedDocumentTo", "memberOf", "holdsRole", "headOf", "funds", "mandates", "reduced", "acquired")
    assert [] == [name for name in classes if kg(name) not in ontology.classes]
    assert [] == [name for name in properties if not ontology.properties[kg(name)].frames]
    assert ontology.is_a(kg("Law"), kg("Document"))
    assert ontology.is_a(kg("Country"), kg("Place"))
    assert ontology.is_a(kg("Country"), kg("Agent"))


def test_default_ontology_is_consistent() -> None:
    """Every class, role and event that a property or frame names is defined."""
    ontology = load_ontology()
    terms = {*ontology.classes, *ontology.properties, *ontology.value_kinds}
    missing = {
        name
        for property_ in ontology.properties.values()
        for name in (*_named(property_), *(name for frame in property_.frames for name in _named_in(frame)))
        if name.startswith(kg("")) and name not in terms
    }
    assert set() == missing


def _named(property_: Property) -> tuple[str, ...]:
    return (*property_.domain, *property_.range, *property_.parents)


def _named_in(frame: Frame) -> tuple[str, ...]:
    slots = (frame.subject, frame.object, *frame.requires, *frame.optional)
    roles = tuple(slot.role for slot in slots if slot.role)
    return (*(cls for slot in slots for cls in slot.classes), *roles, *((frame.event,) if frame.event else ()))


def test_default_ontology_is_read_once() -> None:
    """Unchanged files are not parsed again."""
    assert load_ontology() is load_ontology()


# ---------------------------------------------------------------- a user's own ontology


def test_classes_are_read(own: Ontology) -> None:
    """Labels (the English one), classes above and nouns are read; a restriction is no class above."""
    vessel, ferry, port = (own.classes[x(name)] for name in ("Vessel", "Ferry", "Port"))
    assert ("vessel", (), ("ferry", "ship")) == (vessel.label, vessel.parents, vessel.nouns)
    assert ("Ferry", (x("Vessel"),)) == (ferry.label, ferry.parents)
    assert "Port" == port.label
    assert {x("Vessel"), x("Ferry"), x("Port")} == set(own.classes)


def test_properties_are_read(own: Ontology) -> None:
    """Domain, range with unions, super-properties, symmetry and roles are read."""
    sails, tonnage, ship = (own.properties[x(name)] for name in ("sailsTo", "tonnage", "ship"))
    assert ((x("Vessel"),), (x("Port"), x("Vessel")), (x("goesTo"),)) == (sails.domain, sails.range, sails.parents)
    assert (True, False) == (sails.is_symmetric, sails.is_role)
    assert ("tonnage", ("http://www.w3.org/2001/XMLSchema#decimal",), ()) == (
        tonnage.label,
        tonnage.range,
        tonnage.frames,
    )
    assert (True, False) == (ship.is_role, ship.is_symmetric)


def test_frames_are_read(own: Ontology) -> None:
    """A frame holds all that Turtle says of it, and takes class, role and event of its property where it says none."""
    expected = Frame(
        id="sailsTo-1",
        property=x("sailsTo"),
        subject=Slot(("subject",), (x("Vessel"),), (), x("ship")),
        object=Slot(("to", "for"), (x("Port"),)),
        verbs=("sail", "set off"),
        requires=(Slot(("on",), (), ("voyage",), x("onVoyage")),),
        optional=(Slot(("with",), (x("Vessel"),)),),
        excludes=(Slot(("object",)),),
        event=x("Voyage"),
        status="planned",
        confidence=0.7,
    )
    assert (expected,) == own.properties[x("sailsTo")].frames


def test_frames_are_numbered_in_an_order_of_their_own() -> None:
    """The names of rules do not depend on the order of the file."""
    frames = [f'[ kg:verb "{verb}" ; kg:subjectSlot "subject" ; kg:objectSlot "object" ]' for verb in ("b", "a", "c")]
    one = read(f"x:p a owl:ObjectProperty ; kg:frame {', '.join(frames)} .").properties[x("p")].frames
    other = read(f"x:p a owl:ObjectProperty ; kg:frame {', '.join(reversed(frames))} .").properties[x("p")].frames
    assert [("p-1", ("a",)), ("p-2", ("b",)), ("p-3", ("c",))] == [(frame.id, frame.verbs) for frame in one]
    assert one == other
    assert {0.8} == {frame.confidence for frame in one}


def test_cue_lists_are_read() -> None:
    """A list has words of its own and of cues with a meaning; a cue may be in two lists."""
    ontology = read("""
        x:moon a kg:CueList ; kg:word "full", "new" .
        x:may a kg:Cue ; kg:inList x:month, x:modal ; kg:word "may" ; kg:means "5" .
        x:bare a kg:CueList .
    """)
    assert {
        "moon": {"full": "", "new": ""},
        "month": {"may": "5"},
        "modal": {"may": "5"},
        "bare": {},
    } == ontology.cue_lists


def test_value_kinds_are_read() -> None:
    """Classes and datatypes say which values they hold."""
    ontology = read('x:Money a owl:Class ; kg:valueKind "money" . xsd:decimal kg:valueKind "count", "money" .')
    assert ontology.holds((x("Money"),), "money")
    assert ontology.holds(("http://www.w3.org/2001/XMLSchema#decimal",), "count")
    assert not ontology.holds((x("Money"),), "count")


@pytest.mark.parametrize(("name", "content"), FORMATS.items(), ids=FORMATS)
def test_formats_are_told_by_their_suffix(tmp_path: Path, name: str, content: str) -> None:
    """Turtle, RDF/XML, JSON-LD and N-Triples are read, Turtle where the suffix says nothing."""
    file = tmp_path / name
    file.write_text(content, "utf-8")
    ontology = load_ontology(file)
    assert {x("Port")} == own_classes(ontology)
    assert name == ontology.sources[0]


def test_own_ontology_comes_with_our_lexicon_and_classes(tmp_path: Path) -> None:
    """Cue words and the classes of names are ours, properties the user's."""
    file = tmp_path / "own.ttl"
    file.write_text(PREFIXES + OWN, "utf-8")
    ontology = load_ontology(str(file))
    assert [file.name, *(lexicon.name for lexicon in lexicon_files())] == list(ontology.sources)
    assert ontology.cue_lists == load_ontology().cue_lists
    assert kg("Person") in ontology.classes
    assert not [iri for iri in ontology.properties if iri.startswith(kg(""))]


def test_edited_file_is_read_again(tmp_path: Path) -> None:
    """Whoever edits an ontology and builds again in one session gets what the file says now."""
    file = tmp_path / "own.ttl"
    file.write_text(PREFIXES + "x:Port a owl:Class .", "utf-8")
    first = load_ontology(file)
    assert first is load_ontology(file)
    file.write_text(PREFIXES + "x:Pier a owl:Class .", "utf-8")
    os.utime(file, ns=(1, 1))
    assert {x("Pier")} == own_classes(load_ontology(file))


# ---------------------------------------------------------------- errors


@pytest.mark.parametrize("name", ["nowhere.ttl", "."], ids=["missing", "folder"])
def test_missing_file_is_an_error(tmp_path: Path, name: str) -> None:
    """A path that leads to no file is named."""
    with pytest.raises(OntologyError, match=r"\[missing-ontology\]") as caught:
        load_ontology(tmp_path / name)
    assert str((tmp_path / name).resolve()) in caught.value.message
    assert isinstance(caught.value.__cause__, OSError)


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("bad.ttl", b"x:Port a owl:Class ."),
        ("bad.ttl", b"\xff\xfe\x00"),
        ("bad.owl", b"<rdf:RDF>"),
        ("bad.jsonld", b"{"),
        ("bad.nt", b"no triple\n"),
        ("english.ttl", b"This is not an ontology."),
    ],
    ids=["prefix", "binary", "xml", "json", "n-triples", "prose"],
)
def test_unparsable_file_is_an_error(tmp_path: Path, name: str, content: bytes) -> None:
    """A file that does not parse is named, with the parser's reason in one line."""
    file = tmp_path / name
    file.write_bytes(content)
    with pytest.raises(OntologyError, match=rf"\[unparsable-ontology\].*{name}") as caught:
        parse_file(file)
    assert re.search(r"does not parse: \S", caught.value.message)
    assert "\n" not in str(caught.value)


def test_rules_are_those_of_the_parser(tmp_path: Path) -> None:
    """An empty file is an empty ontology, not an error."""
    file = tmp_path / "empty.ttl"
    file.write_bytes(b"")
    assert (0, set()) == (len(parse_file(file)), own_classes(load_ontology(file)))


@pytest.mark.parametrize("frame", INCOMPLETE.values(), ids=INCOMPLETE)
def test_incomplete_frame_is_an_error(frame: str) -> None:
    """A frame without a cue or a slot could match nothing or anything; its property is named."""
    with pytest.raises(OntologyError, match=r"\[incomplete-frame\].*'sailsTo'"):
        read(f"x:sailsTo a owl:ObjectProperty ; kg:frame [ {frame} ] .")
