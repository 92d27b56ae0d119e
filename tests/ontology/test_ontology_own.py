"""A user's ontology: what is read of it, which classes are ours, and which frames its labels give."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from rdflib import OWL

from kgraph.errors import OntologyError
from kgraph.ontology import Ontology, load_ontology
from kgraph.ontology.check import check, require_sound
from kgraph.ontology.cues import CueReader
from kgraph.ontology.labels import bases, split_label
from kgraph.ontology.parsing import format_of, imports
from kgraph.ontology.schema import DEFAULT_THRESHOLD, Frame, Label, Property
from kgraph.ontology.vocab import kg
from ontology_own import FILMS, OWN, PREFIXES, own

if TYPE_CHECKING:
    from pathlib import Path

XML = '<?xml version="1.0"?>\n<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"></rdf:RDF>\n'
FORMATS = {
    "turtle in .owl": ("film.owl", PREFIXES.encode(), "turtle"),
    "XML in .ttl": ("film.ttl", XML.encode(), "xml"),
    "XML with a mark": ("film", b"\xef\xbb\xbf" + XML.encode(), "xml"),
    "a list in JSON": ("film", b'[ { "@id": "x:a" } ]', "json-ld"),
    "a blank node in Turtle": ("film", b'[ <x:a> "b" ] .', "turtle"),
    "an IRI in Turtle": ("film.rdf", b"<http://example.org/a> <x:b> <x:c> .", "turtle"),
}
LABELS = {
    "birthPlace": ("birth", "place"),
    "place of birth": ("place", "of", "birth"),
    "has_birth-place": ("has", "birth", "place"),
    "ISBNNumber": ("isbn", "number"),
    "fläche": ("fläche",),
}
MADE = 'x:made a owl:ObjectProperty ; rdfs:label "made" ; '
WARNINGS = {
    "property-without-label": "x:made a owl:ObjectProperty ; rdfs:domain x:Film ; rdfs:range x:Human .",
    "unreadable-property": 'x:p a owl:ObjectProperty ; rdfs:label "P 12" ; rdfs:domain x:Film ; rdfs:range x:Human .',
    "unreachable-class": 'x:Moon a owl:Class ; rdfs:label "moon" .',
    "unknown-inverse": MADE + "rdfs:domain x:Human ; rdfs:range x:Film ; owl:inverseOf x:maker .",
    "inverse-mismatch": MADE + "rdfs:domain x:Film ; rdfs:range x:Film ; owl:inverseOf x:director .",
    "missing-import": "x:films a owl:Ontology ; owl:imports <http://example.org/people> .",
}
XXE = "<!DOCTYPE rdf:RDF [ {} ]>"
UNSAFE = {
    "another file": '<!ENTITY secret SYSTEM "secret.txt">',
    "another host": '<!ENTITY secret PUBLIC "-//A//B" "http://example.org/secret">',
    "entities of entities": '<!ENTITY a "lol"><!ENTITY secret "&a;&a;">',
    "entities of entities in numbers": '<!ENTITY a "lol"><!ENTITY secret "&#38;a;&#38;a;">',
    "a parameter": '<!ENTITY % secret SYSTEM "secret.dtd"> %secret;',
    "a long text": f'<!ENTITY secret "{"x" * 2_001}">',
}
HOPELESS = {
    "a class outside the range": 'kg:verb "direct" ; kg:objectClass x:Film',
    "a cue in capitals": 'kg:verb "Direct"',
}


def write(folder: Path, text: str, name: str = "own.ttl") -> Path:
    """Write an ontology into a folder."""
    (folder / name).write_text(text, "utf-8")
    return folder / name


@pytest.fixture
def films(tmp_path: Path) -> Ontology:
    """Load the ontology of films."""
    return load_ontology(write(tmp_path, FILMS))


def made(ontology: Ontology, name: str) -> tuple[Frame, ...]:
    """Give the frames made for a property."""
    return ontology.properties[own(name)].frames


@pytest.mark.parametrize(("name", "content", "expected"), FORMATS.values(), ids=FORMATS)
def test_content_tells_the_format(tmp_path: Path, name: str, content: bytes, expected: str) -> None:
    """People name Turtle `.owl` and RDF/XML `.ttl`."""
    assert expected == format_of(tmp_path / name, content)


def test_labels_inverses_and_marks_are_read(films: Ontology) -> None:
    """Names in every language, inverse, functional and deprecated properties."""
    director = films.properties[own("director")]
    assert {Label("director", "en"), Label("Regisseur", "de")} == set(director.labels)
    assert (own("directed"),) == director.inverses
    assert (own("director"),) == films.properties[own("directed")].inverses
    assert films.properties[own("runtime")].is_functional
    assert (own("Human"), own("Studio")) == films.properties[own("producedBy")].range
    assert {"Film", "Spielfilm", "movie"} == {label.text for label in films.classes[own("Film")].labels}


def test_deprecated_properties_are_read_but_not_extracted(films: Ontology) -> None:
    """They have no frames, and draw no warning."""
    filmed = films.properties[own("filmedBy")]
    assert (True, ()) == (filmed.is_deprecated, filmed.frames)
    assert own("filmedBy") not in {problem.subject for problem in check(films)}


def test_ranges_are_known_by_their_names(films: Ontology) -> None:
    """A range that nothing declares holds what its name says."""
    assert films.holds((own("Date"),), "date")
    assert not films.holds((own("Human"),), "date")


def test_json_ld_with_a_context_elsewhere_is_refused(tmp_path: Path) -> None:
    """Nothing is fetched from the network."""
    file = write(tmp_path, '{"@context": "https://schema.org", "@id": "x:a"}', "own.jsonld")
    with pytest.raises(OntologyError, match=r"\[remote-context\].*'https://schema.org'"):
        load_ontology(file)


def with_entities(entities: str, iri: str = "x:a") -> str:
    """Write RDF/XML that declares entities."""
    head, root = XML.split("\n", 1)
    about = f'<rdf:Description rdf:about="{iri}"/></rdf:RDF>'
    return head + XXE.format(entities) + root.replace("</rdf:RDF>", about)


@pytest.mark.parametrize("entities", UNSAFE.values(), ids=UNSAFE)
def test_entities_that_reach_out_or_grow_are_refused(tmp_path: Path, entities: str) -> None:
    """A stranger's ontology opens no other file and fills no memory."""
    file = write(tmp_path, with_entities(entities), "own.rdf")
    with pytest.raises(OntologyError, match=r"\[unsafe-entity\].*'secret'"):
        load_ontology(file)


def test_entities_for_namespaces_are_read(tmp_path: Path) -> None:
    """Protégé writes them into every file."""
    owl = '<rdf:type rdf:resource="&owl;Class"/>'
    text = with_entities('<!ENTITY owl "http://www.w3.org/2002/07/owl#">', str(own("Actor")))
    file = write(tmp_path, text.replace("/></rdf:RDF>", f">{owl}</rdf:Description></rdf:RDF>"), "own.rdf")
    assert own("Actor") in load_ontology(file).classes


def test_catalogues_with_unsafe_entities_are_refused(tmp_path: Path) -> None:
    """The list of where ontologies lie comes with them."""
    head = XXE.replace("rdf:RDF", "catalog").format(UNSAFE["entities of entities"])
    write(tmp_path, f"{head}<catalog>&secret;</catalog>", "catalog-v001.xml")
    file = write(tmp_path, PREFIXES + "x:films owl:imports <http://example.org/people> .")
    with pytest.raises(OntologyError, match=r"\[unsafe-entity\].*catalog-v001.xml"):
        load_ontology(file)


def test_files_that_are_no_ontology_are_not_imported(tmp_path: Path) -> None:
    """Neither read nor shown in a message."""
    secret = write(tmp_path, "root:x:0:0", "passwd")
    file = write(tmp_path, PREFIXES + f"x:films owl:imports <{secret.as_uri()}> .")
    assert [secret.as_uri()] == [iri for _, iri in load_ontology(file).missing_imports]


@pytest.mark.parametrize("name", ["people.ttl", "people.owl", "of-people.ttl"], ids=["name", "suffix", "declared"])
def test_imports_are_found_beside_the_file(tmp_path: Path, name: str) -> None:
    """By the last part of the IRI, or by what a file calls itself."""
    people = '<http://example.org/people> a owl:Ontology . x:Actor a owl:Class ; rdfs:label "actor" .'
    write(tmp_path, PREFIXES + people, name)
    file = write(tmp_path, PREFIXES + "x:films owl:imports <http://example.org/people> .")
    ontology = load_ontology(file)
    assert (own("Actor") in ontology.classes, ()) == (True, ontology.missing_imports)
    assert ["http://example.org/people"] == imports(file)
    assert (file.name, name) == ontology.sources[:2]


def test_imports_are_found_in_a_catalogue(tmp_path: Path) -> None:
    """Protégé keeps a list of where ontologies lie."""
    (tmp_path / "sub").mkdir()
    write(tmp_path / "sub", PREFIXES + "x:Actor a owl:Class .", "a.ttl")
    uri = '<uri name="http://example.org/people" uri="sub/a.ttl"/>'
    catalogue = f'<catalog xmlns="urn:oasis:names:tc:entity:xmlns:xml:catalog">{uri}</catalog>'
    write(tmp_path, catalogue, "catalog-v001.xml")
    file = write(tmp_path, PREFIXES + "x:films owl:imports <http://example.org/people> .")
    assert own("Actor") in load_ontology(file).classes


def test_ours_can_be_imported(tmp_path: Path) -> None:
    """Whoever extends our ontology gets its properties with their frames."""
    file = write(tmp_path, PREFIXES + "x:films owl:imports <https://w3id.org/kgraph/ns#> .")
    ontology = load_ontology(file)
    assert ontology.properties[kg("acquired")].frames
    assert () == ontology.missing_imports


def test_classes_of_the_same_name_are_the_same(films: Ontology) -> None:
    """A name that we take for a person is of the user's class of humans."""
    assert films.is_a(kg("Person"), own("Human"))
    assert films.is_a(own("Human"), kg("Agent"))


@pytest.mark.parametrize("cls", [kg("Person"), own("Film"), "http://example.org/elsewhere#Unheard"])
def test_everything_is_a_thing(films: Ontology, cls: str) -> None:
    """Who writes owl:Thing as the range of a property takes whatever stands there."""
    assert films.is_any(cls, (str(OWL.Thing),))
    assert not films.is_any(cls, (own("Nothing"),))


def test_narrower_classes_are_below_ours(films: Ontology) -> None:
    """A film is a work and a film studio an organization, but not every work is a film."""
    assert films.is_a(own("Film"), kg("Work"))
    assert not films.is_a(kg("Work"), own("Film"))
    assert "movie" in films.classes[own("Film")].nouns


@pytest.mark.parametrize(("label", "words"), LABELS.items(), ids=LABELS)
def test_labels_are_taken_apart(label: str, words: tuple[str, ...]) -> None:
    """At capitals, blanks, underscores and hyphens."""
    assert words == split_label(label)


@pytest.mark.parametrize(
    ("word", "verb"),
    [
        ("director", "direct"),
        ("composer", "compose"),
        ("publication", "publish"),
        ("runner", "run"),
        ("adaptation", "adapt"),
    ],
)
def test_verbs_are_found(films: Ontology, word: str, verb: str) -> None:
    """By their endings, or in the lexicon."""
    reader = CueReader(films)
    cues = reader.read(Property("x:p", word))
    assert verb in {*cues.verbs, *(found for synonym in cues.synonyms for found in synonym.verbs)}


def test_bases_of_short_words_are_left_alone() -> None:
    """An "or" is no ending of "or"."""
    assert () == bases("for", [("or", "-")])


def test_who_does_it_is_the_object(films: Ontology) -> None:
    """That X directed Y says that Y's director is X; "directed" says it the other way round."""
    director, directed = made(films, "director")[0], made(films, "directed")[0]
    assert ("direct" in director.verbs, ("object",), ("subject",)) == (
        True,
        director.subject.paths,
        director.object.paths,
    )
    assert (("subject",), ("object",)) == (directed.subject.paths, directed.object.paths)


def test_dates_stand_beside_the_verb(films: Ontology) -> None:
    """Such as "released in 1997"."""
    frame = made(films, "released")[0]
    assert ("release" in frame.verbs, True) == (True, {"time", "in"} <= set(frame.object.paths))


def test_synonyms_stay_below_the_threshold(films: Ontology) -> None:
    """What only the lexicon says is told, but not as a plain triple."""
    words = {verb: frame.confidence for frame in made(films, "producedBy") for verb in frame.verbs}
    assert words["produce"] >= DEFAULT_THRESHOLD > words["co-produce"]


def test_frames_of_a_person_are_left_alone(tmp_path: Path) -> None:
    """Who writes frames wants those."""
    frame = 'x:director kg:frame [ kg:verb "helm" ; kg:subjectSlot "object" ; kg:objectSlot "subject" ] .'
    (found,) = made(load_ontology(write(tmp_path, FILMS + frame)), "director")
    assert (("helm",), False) == (found.verbs, found.is_induced)


@pytest.mark.parametrize("text", OWN.values(), ids=OWN)
def test_ontologies_without_frames_are_sound(tmp_path: Path, text: str) -> None:
    """No error stops a build with them."""
    require_sound(load_ontology(write(tmp_path, text)))


@pytest.mark.parametrize(("slug", "text"), WARNINGS.items(), ids=WARNINGS)
def test_what_is_missing_is_named(tmp_path: Path, slug: str, text: str) -> None:
    """One line for each, and nothing stops."""
    before = {problem.slug for problem in check(load_ontology(write(tmp_path, FILMS, "before.ttl")))}
    problems = check(load_ontology(write(tmp_path, FILMS + text)))
    assert {slug} == {problem.slug for problem in problems} - before
    assert all(problem.hint and not problem.is_error for problem in problems)


@pytest.mark.parametrize("frame", HOPELESS.values(), ids=HOPELESS)
def test_frames_that_never_match_are_errors(tmp_path: Path, frame: str) -> None:
    """Their statements would all be rejected, or no word could evoke them."""
    slots = 'kg:subjectSlot "object" ; kg:objectSlot "subject"'
    ontology = load_ontology(write(tmp_path, FILMS + f"x:director kg:frame [ {frame} ; {slots} ] ."))
    assert ["hopeless-frame"] == [problem.slug for problem in check(ontology) if problem.is_error]


def test_the_cases_are_all_there() -> None:
    """The tables are as long as they are meant to be."""
    assert (3, 6, 5, 6, 2, 6) == (len(OWN), len(FORMATS), len(LABELS), len(WARNINGS), len(HOPELESS), len(UNSAFE))
