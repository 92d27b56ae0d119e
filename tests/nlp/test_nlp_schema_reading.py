"""What the labels of an ontology give without frames and examples, on trees that a person has read."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from kgraph.nlp import load_pipeline
from kgraph.nlp.mentions import MentionsComponent
from kgraph.nlp.schema_reading import SchemaReader, TextReader
from kgraph.ontology import load_ontology
from kgraph.parsed import Extracted
from nlp_notation import parse
from ontology_own import OWN, PREFIXES

if TYPE_CHECKING:
    from pathlib import Path

    from spacy.vocab import Vocab

DIRECTED = """Night_Harbour{Work}/NNP/nsubjpass/2 was/VBD/auxpass/2 directed|direct/VBN/ROOT/2 by/IN/agent/2
Greta_Olsen{Person}/NNP/pobj/3 ././punct/2"""
TITLE = """The/DT/det/2 Cold/NNP/compound/2 Rain/NNP/nsubj/3 is/VBZ/ROOT/3 a/DT/det/5 film/NN/attr/3
directed|direct/VBN/acl/5 by/IN/agent/6 Peter_Lund{Person}/NNP/pobj/7 ././punct/3"""
RELEASED = """The/DT/det/1 film/NN/nsubjpass/3 was/VBD/auxpass/3 released|release/VBN/ROOT/3 on/IN/prep/3
3_May_2012{date;start=2012-05-03}/NNP/pobj/4 ././punct/3"""
DISCOVERED = """Vorium/NNP/nsubjpass/2 was/VBD/auxpass/2 discovered|discover/VBN/ROOT/2 by/IN/agent/2
Ada_Park{Person}/NNP/pobj/3 in/IN/prep/2 1911{date;start=1911}/CD/pobj/5 ././punct/2"""
SERVED = """Kestrel_Airport{Facility}/NNP/nsubj/1 serves|serve/VBZ/ROOT/1 the/DT/det/3 city/NN/dobj/1 of/IN/prep/3
Lindby{City}/NNP/pobj/4 ././punct/1"""
TWO_VERBS = """Night_Harbour{Work}/NNP/nsubjpass/2 was/VBD/auxpass/2 directed|direct/VBN/ROOT/2 by/IN/agent/2
Greta_Olsen{Person}/NNP/pobj/3 and/CC/cc/2 produced|produce/VBN/conj/2 by/IN/agent/6 Peter_Lund{Person}/NNP/pobj/7
././punct/2"""
BOTH = """Night_Harbour{Work}/NNP/nsubjpass/2 was/VBD/auxpass/2 produced|produce/VBN/ROOT/2 and/CC/cc/2
directed|direct/VBN/conj/2 by/IN/agent/4 Greta_Olsen{Person}/NNP/pobj/5 ././punct/2"""
SWIMMER = """Ada_Park{Person}/NNP/nsubj/1 was/VBD/ROOT/1 a/DT/det/3 swimmer/NN/attr/1 and/CC/cc/3 writer/NN/conj/3
who/WP/nsubj/7 met/VBD/relcl/3 Peter_Lund{Person}/NNP/dobj/7 ././punct/1"""
PEOPLE = f"""{PREFIXES}
x:Person a owl:Class ; rdfs:label "person" .
x:Profession a owl:Class ; rdfs:label "profession" .
x:job a owl:ObjectProperty ; rdfs:label "occupation" ; rdfs:domain x:Person ; rdfs:range x:Profession .
"""
CASES = {
    "each verb its own": ("films", TWO_VERBS, ("Night Harbour", "produced by", "Peter Lund")),
    "one for two verbs": ("films", BOTH, ("Night Harbour", "produced by", "Greta Olsen")),
    "the other of the two": ("films", BOTH, ("Night Harbour", "director", "Greta Olsen")),
    "a passive": ("films", DIRECTED, ("Night Harbour", "director", "Greta Olsen")),
    "a title nobody knows": ("films", TITLE, ("The Cold Rain", "director", "Peter Lund")),
    "a date for a range by name": ("films", RELEASED, ("film", "releaseDate", "2012-05-03")),
    "a discoverer": ("chemistry", DISCOVERED, ("Vorium", "discoverer", "Ada Park")),
    "a year": ("chemistry", DISCOVERED, ("Vorium", "discovery date", "1911")),
    "a city served": ("airports", SERVED, ("Kestrel Airport", "cityServed", "Lindby")),
}


def read(folder: Path, vocab: Vocab, name: str, notation: str) -> tuple[str, list[Extracted]]:
    """Read a tree for one of the users' ontologies."""
    (folder / "own.ttl").write_text(OWN[name], "utf-8")
    ontology = load_ontology(folder / "own.ttl")
    doc = MentionsComponent(ontology)(parse(notation, vocab))
    return doc.text, SchemaReader(ontology).read(doc)


@pytest.mark.parametrize(("name", "notation", "expected"), CASES.values(), ids=CASES)
def test_labels_find_triples(
    tmp_path: Path, blank_vocab: Vocab, name: str, notation: str, expected: tuple[str, str, str]
) -> None:
    """The relation is given by its label, with the labels of its ends."""
    _, found = read(tmp_path, blank_vocab, name, notation)
    assert expected in [(triple.subject.label, triple.relation, triple.object.label) for triple in found]


def test_what_one_verb_governs_is_not_of_the_other(tmp_path: Path, blank_vocab: Vocab) -> None:
    """Who produced it has not directed it."""
    _, found = read(tmp_path, blank_vocab, "films", TWO_VERBS)
    assert ("director", "Peter Lund") not in [(triple.relation, triple.object.label) for triple in found]


def test_a_title_is_what_the_text_is_about(tmp_path: Path, blank_vocab: Vocab) -> None:
    """Whatever the parser takes for the subject of the sentence."""
    notation = TITLE.replace("Rain/NNP/nsubj/3", "Rain/NNP/dep/3")
    _, found = read(tmp_path, blank_vocab, "films", notation)
    assert ("The Cold Rain", "director") in [(triple.subject.label, triple.relation) for triple in found]


def test_what_somebody_is_is_an_occupation(tmp_path: Path, blank_vocab: Vocab) -> None:
    """The noun after "is" or beside a name, not the country before it, nor whoever else is named."""
    (tmp_path / "own.ttl").write_text(PEOPLE, "utf-8")
    ontology = load_ontology(tmp_path / "own.ttl")
    doc = MentionsComponent(ontology)(parse(SWIMMER, blank_vocab))
    found = {(t.subject.label, t.relation, t.object.label) for t in SchemaReader(ontology).read(doc)}
    assert {("Ada Park", "occupation", "swimmer"), ("Ada Park", "occupation", "writer")} == found


def test_offsets_are_those_of_the_words(tmp_path: Path, blank_vocab: Vocab) -> None:
    """Whoever shows a triple can point at its ends, and at the word that says it."""
    text, found = read(tmp_path, blank_vocab, "films", DIRECTED)
    (triple,) = (triple for triple in found if triple.relation == "director")
    places = [triple.subject[2:], triple.object[2:], triple.said or (0, 0)]
    assert ["Night Harbour", "Greta Olsen", "directed"] == [text[slice(*place)] for place in places]


def test_a_value_says_how_its_label_was_made(tmp_path: Path, blank_vocab: Vocab) -> None:
    """A date of a date range is normalised, and the form of it is named."""
    _, found = read(tmp_path, blank_vocab, "films", RELEASED)
    assert ("2012-05-03", "iso-date") in [triple.object[:2] for triple in found]


def test_only_the_ontologys_own_properties_are_given(tmp_path: Path, blank_vocab: Vocab) -> None:
    """Neither ours nor deprecated ones."""
    _, found = read(tmp_path, blank_vocab, "films", DIRECTED)
    assert {triple.relation for triple in found} <= {"director", "directed"}


@pytest.mark.parametrize("status", ["denied", "planned", "hedged", "reported"])
def test_what_is_not_asserted_is_not_given(tmp_path: Path, blank_vocab: Vocab, status: str) -> None:
    """A triple carries no status, so nothing else is given."""
    (tmp_path / "own.ttl").write_text(OWN["films"], "utf-8")
    ontology = load_ontology(tmp_path / "own.ttl")
    doc = MentionsComponent(ontology)(parse(DIRECTED, blank_vocab))
    doc.user_data["kgraph.status"] = {token.i: (status, -1) for token in doc}
    assert [] == SchemaReader(ontology).read(doc)


def test_a_text_without_things_gives_nothing(tmp_path: Path, blank_vocab: Vocab) -> None:
    """No thing, no triple."""
    assert [] == read(tmp_path, blank_vocab, "films", "It/PRP/nsubj/1 rained/VBD/ROOT/1 ././punct/1")[1]


@pytest.mark.parametrize(
    ("notation", "feature"),
    [
        (DIRECTED, "after=by source=verb"),
        ("Night_Harbour{Work}/NNP/ROOT/0 by/IN/prep/0 Greta_Olsen{Person}/NNP/pobj/1", "between=<by said=False"),
        (f"{DIRECTED} Kestrel{{Work}}/NNP/ROOT/6", "between=far said=True"),
    ],
    ids=["before an object", "between the two", "far apart"],
)
def test_small_words_tell_of_a_triple(tmp_path: Path, blank_vocab: Vocab, notation: str, feature: str) -> None:
    """The preposition before an object counts, and what stands between things beside each other."""
    (tmp_path / "own.ttl").write_text(OWN["films"], "utf-8")
    ontology = load_ontology(tmp_path / "own.ttl")
    reader = SchemaReader(ontology)
    scene = reader.look(MentionsComponent(ontology)(parse(notation, blank_vocab)))
    assert any(feature in pair.features for pair in reader.weigh(scene))


def test_the_likeliest_objects_are_looked_at_with_their_subjects(tmp_path: Path, blank_vocab: Vocab) -> None:
    """What may hardly be an object is not weighed with every subject."""
    (tmp_path / "own.ttl").write_text(OWN["films"], "utf-8")
    ontology = load_ontology(tmp_path / "own.ttl")
    reader = SchemaReader(ontology)
    scene = reader.look(MentionsComponent(ontology)(parse(TWO_VERBS, blank_vocab)))
    one, every = list(reader.weigh(scene, 1)), list(reader.weigh(scene))
    assert {(pair.property.iri, pair.object) for pair in one} < {(pair.property.iri, pair.object) for pair in every}
    assert 1 == len({(pair.property.iri, pair.object) for pair in one})


@pytest.mark.model
def test_frames_of_the_ontologys_author_come_first(tmp_path: Path) -> None:
    """A written frame finds what no label says, and offsets are those of a text whose letters were misread."""
    frame = """x:director kg:frame [ kg:verb "helm" ; kg:subjectSlot "object" ; kg:objectSlot "subject" ] ."""
    (tmp_path / "own.ttl").write_text(f"{OWN['films']}\n{frame}\n", "utf-8")
    nlp = load_pipeline(ontology=tmp_path / "own.ttl", open_statements=False)
    text = "J\N{LATIN CAPITAL LETTER A WITH TILDE}\N{PILCROW SIGN}rgen Lund helmed the film Cold Rain."
    (found,) = TextReader(nlp, load_ontology(tmp_path / "own.ttl")).iter_extracted([text])
    triple = found[0]
    assert ("Cold Rain", "director", "J\N{LATIN SMALL LETTER O WITH DIAERESIS}rgen Lund") == (
        triple.subject.label,
        triple.relation,
        triple.object.label,
    )
    assert text[: text.index(" helmed")] == text[triple.object.start : triple.object.end]


def test_the_cases_are_all_there() -> None:
    """The table is as long as it is meant to be."""
    assert len(CASES) == 9
