"""`kgraph ontology check` finds what would make frames useless or wrong, and says what a property can catch."""

from __future__ import annotations

from pathlib import Path

import pytest
from rdflib import OWL, RDF, RDFS, Graph, Literal

from kgraph.errors import OntologyError
from kgraph.ontology import Ontology, load_ontology
from kgraph.ontology.check import SLOTS, check, explain, require_sound
from kgraph.ontology.loader import read_graph
from kgraph.ontology.vocab import NS

PREFIXES = """
@prefix : <https://example.org/film#> .
@prefix cue: <https://w3id.org/kgraph/cue/> .
@prefix kg: <https://w3id.org/kgraph/ns#> .
@prefix owl: <http://www.w3.org/2002/07/owl#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
cue:preposition a kg:CueList ; kg:word "about", "by", "in", "of", "to" .
kg:Event a owl:Class . :Premiere a owl:Class ; rdfs:subClassOf kg:Event .
:Film a owl:Class ; rdfs:label "film" . :Person a owl:Class ; rdfs:label "person" .
:venue a owl:ObjectProperty, kg:RoleProperty ; rdfs:domain kg:Event ; rdfs:range :Film .
:used a owl:ObjectProperty ; rdfs:domain owl:Thing ; rdfs:range owl:Thing .
"""
DIRECTED = ":directed a owl:ObjectProperty ; rdfs:domain :Person ; rdfs:range :Film ; kg:frame "
FRAME = '[ kg:verb "direct" ; kg:subjectSlot "subject" ; kg:objectSlot "object" ]'


def _read(text: str) -> Ontology:
    """Read an ontology, each property with a label, so that nothing but the case is wrong."""
    graph = Graph().parse(data=PREFIXES + text)
    types = (OWL.ObjectProperty, OWL.DatatypeProperty)
    for property_ in [node for kind in types for node in graph.subjects(RDF.type, kind)]:
        if graph.value(property_, RDFS.label) is None:
            graph.add((property_, RDFS.label, Literal(str(property_).rpartition("#")[2])))
    return read_graph(graph)


def _frame(extra: str, subject: str = "subject", object_: str = "object") -> str:
    return f'{DIRECTED}[ kg:verb "direct" ; kg:subjectSlot "{subject}" ; kg:objectSlot "{object_}" ; {extra} ] .'


SOUND = {
    "a frame": f"{DIRECTED}{FRAME} .",
    "a preposition": _frame("", object_="of in.of"),
    "every slot": _frame("", subject=" ".join(SLOTS)),
    "a role and an event": _frame('kg:event :Premiere ; kg:optional [ kg:slot "in" ; kg:role :venue ]'),
    "a range from above": ":made rdfs:range :Film ; rdfs:domain :Person ; a owl:ObjectProperty ."
    f":directed rdfs:subPropertyOf :made ; a owl:ObjectProperty ; kg:frame {FRAME} .",
    "datatypes": ":shown a owl:DatatypeProperty ; rdfs:domain :Film ; rdfs:range xsd:date, kg:DateValue .",
    "anything": ":on a owl:ObjectProperty ; rdfs:domain owl:Thing ; rdfs:range owl:Thing .",
}
ERRORS = {
    "class-cycle": ":A a owl:Class ; rdfs:subClassOf :B . :B a owl:Class ; rdfs:subClassOf :A .",
    "property-without-domain": f":directed a owl:ObjectProperty ; rdfs:range :Film ; kg:frame {FRAME} .",
    "property-without-range": f":directed a owl:ObjectProperty ; rdfs:domain :Person ; kg:frame {FRAME} .",
    "unknown-slot": _frame("", object_="objekt"),
    "unknown-class": _frame("kg:objectClass :Play"),
    "unknown-event": _frame("kg:event :Film"),
    "unknown-role": _frame('kg:optional [ kg:slot "in" ; kg:role :directed ]'),
    "unknown-status": _frame("kg:givesStatus :rumoured"),
    "bad-confidence": _frame("kg:frameConfidence 85.0"),
    "duplicate-frame": f"{DIRECTED}{FRAME}, {FRAME} .",
}
WARNINGS = {
    "property-without-domain": ":on a owl:ObjectProperty ; rdfs:range :Film .",
    "property-without-range": ":on a owl:ObjectProperty ; rdfs:domain :Film .",
    "unknown-class": ":on a owl:ObjectProperty ; rdfs:domain :Film ; rdfs:range :string .",
    "clashing-frames": f"{DIRECTED}{FRAME} . :shot a owl:ObjectProperty ; rdfs:domain :Person ; rdfs:range :Film ;"
    f" kg:frame {FRAME} .",
}
_NAMED = ' :directed rdfs:label "directed" . :used rdfs:label "used" . :venue rdfs:label "venue" .'
MORE_UNKNOWN_SLOTS = {
    "a path's second step": _frame("", object_="object.on"),
    "an excluded slot": _frame('kg:excludes "onto"'),
    "a required slot": _frame('kg:requires [ kg:slot "with" ]'),
    "a slot without a path": _frame("kg:requires [ kg:ofClass :Film ]"),
}


def test_the_default_ontology_is_sound() -> None:
    """Ours has no error and no warning."""
    assert () == check(load_ontology())


@pytest.mark.parametrize("text", SOUND.values(), ids=SOUND)
def test_a_sound_ontology_has_no_problems(text: str) -> None:
    """What the frames may say draws nothing."""
    ontology = _read(text)
    assert () == check(ontology)
    require_sound(ontology)


@pytest.mark.parametrize(("slug", "text"), ERRORS.items(), ids=ERRORS)
def test_an_error_is_found_and_stops_a_build(slug: str, text: str) -> None:
    """Each error is reported under its slug with what to do, and `require_sound` raises it."""
    ontology = _read(text)
    assert {slug} == {problem.slug for problem in check(ontology)}
    assert all(problem.is_error and problem.hint for problem in check(ontology))
    with pytest.raises(OntologyError, match=rf"\[unsound-ontology\] {slug}: "):
        require_sound(ontology)


@pytest.mark.parametrize(("slug", "text"), WARNINGS.items(), ids=WARNINGS)
def test_a_warning_does_not_stop_a_build(slug: str, text: str) -> None:
    """An ontology that was not written for kgraph is read as it is."""
    ontology = _read(text)
    assert [(slug, False)] == [(problem.slug, problem.is_error) for problem in check(ontology)]
    require_sound(ontology)


@pytest.mark.parametrize("text", MORE_UNKNOWN_SLOTS.values(), ids=MORE_UNKNOWN_SLOTS)
def test_every_place_of_a_slot_is_looked_at(text: str) -> None:
    """A wrong name is found in dotted paths, and in required and excluded slots."""
    assert ["unknown-slot"] == [problem.slug for problem in check(_read(text))]


def test_the_cases_are_all_there() -> None:
    """The tables are as long as they are meant to be."""
    assert (7, 10, 4, 4) == (len(SOUND), len(ERRORS), len(WARNINGS), len(MORE_UNKNOWN_SLOTS))


def test_errors_come_first() -> None:
    """Who reads only the first line reads the worst."""
    problems = check(_read(WARNINGS["unknown-class"] + ERRORS["unknown-slot"]))
    assert ["unknown-slot", "unknown-class"] == [problem.slug for problem in problems]


def test_frames_of_a_subproperty_do_not_clash_with_those_above() -> None:
    """Both are meant to be found: what is directed is made."""
    text = f"{DIRECTED}{FRAME} ; rdfs:subPropertyOf :made ."
    text += f":made a owl:ObjectProperty ; rdfs:domain :Person ; rdfs:range :Film ; kg:frame {FRAME} ."
    assert () == check(_read(text))


EXPLAINED = """\
submitted document to (https://w3id.org/kgraph/ns#submittedDocumentTo): agent → agent
"""


def test_a_property_is_explained_by_local_name_label_or_iri() -> None:
    """The three ways to name a property lead to the same text."""
    ontology = load_ontology()
    names = ("submittedDocumentTo", "submitted document to", NS + "submittedDocumentTo")
    texts = {explain(ontology, name) for name in names}
    assert 1 == len(texts)
    assert texts.pop().startswith(EXPLAINED)


def test_an_explanation_shows_each_frame_in_words() -> None:
    """Active, passive and noun patterns name who stands where, and what is not caught."""
    verb = (
        '[ kg:verb "direct" ; kg:subjectSlot "subject" ; kg:objectSlot "of" ; kg:requires [ kg:slot "object" ;'
        ' kg:ofNoun "scene" ] ; kg:optional [ kg:slot "in" ; kg:role :venue ] ; kg:excludes "about" ;'
        " kg:givesStatus kg:planned ; kg:event :Premiere ]"
    )
    noun = '[ kg:noun "director" ; kg:subjectSlot "holder" ; kg:objectSlot "of" ]'
    expected = """\
directed (https://example.org/film#directed): person → film
  1. noun director (confidence 0.8)
     noun: SUBJECT(person) (its holder) director of OBJECT(film)
  2. verb direct (confidence 0.8, event Premiere)
     active: SUBJECT(person) direct ["scene"] of OBJECT(film)
     passive: ["scene"] be direct (past participle) by SUBJECT(person) of OBJECT(film)
     adds: in [anything] as venue
     never with: about anything
     never more than: planned
  Not caught: adjectives; they have no frame."""
    assert expected == explain(_read(f"{DIRECTED}{verb}, {noun} ."), "directed")


def test_a_dotted_path_is_put_into_words() -> None:
    """Each step of a path says what it comes after."""
    text = explain(_read(_frame("", object_="object.of in.of")), "directed")
    pattern = 'SUBJECT(person) direct of OBJECT(film) after the object (or of … after the noun after "in")'
    assert f"     active: {pattern}" in text.splitlines()


def test_a_property_without_frames_says_so() -> None:
    """Its frames are made from its label."""
    text = explain(_read(SOUND["anything"]), "on")
    assert "  It has no frames: kgraph makes some from its label." == text.splitlines()[-1]


def test_every_property_can_be_explained() -> None:
    """No property of the default ontology fails to be put into words."""
    ontology = load_ontology()
    assert all(explain(ontology, iri).strip() for iri in ontology.properties)


def test_an_unknown_property_is_refused_with_the_known_ones() -> None:
    """The error lists what may be asked for."""
    with pytest.raises(OntologyError, match=r"\[unknown-property\] .*'wrongly'.*directed"):
        explain(_read(SOUND["a frame"]), "wrongly")


def test_a_users_file_can_be_checked(tmp_path: Path) -> None:
    """A file is checked with the default lexicon beside it."""
    file = tmp_path / "films.ttl"
    file.write_text(PREFIXES + _frame("", object_="toward") + _NAMED, "utf-8")
    assert () == check(load_ontology(file))
