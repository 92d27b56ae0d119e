"""From a Doc to a reading: offsets lead back into the document, and quotes are its words."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from kgraph.model import Document, Entity, Reading, Segment, Statement, Status, Value, ValueKind
from kgraph.nlp.collect import Collector
from kgraph.nlp.mentions import get_mentions, set_mentions
from kgraph.nlp.prose import prose_of
from kgraph.ontology.vocab import kg
from nlp_notation import Reader
from nlp_ontology import small_ontology

if TYPE_CHECKING:
    from collections.abc import Sequence

    from spacy.vocab import Vocab

TEXT = """MINISTER SIGNS

Norway and
Finland signed the treaty.



  Tomas Riedl said the 57 residents fled from Oslo in 2009.
"""
PARAGRAPHS = ("Norway and\nFinland signed the treaty.", "Tomas Riedl said the 57 residents fled from Oslo in 2009.")
TREE = """Norway{Country}/NNP/nsubj/3 and/CC/cc/0 Finland{Country}/NNP/conj/0 signed/VBD/ROOT/3 the/DT/det/5
    treaty/NN/dobj/3 ././punct/3 ¶/_SP/dep/6 Tomas_Riedl{Person}/NNP/nsubj/9 said/VBD/ROOT/9 the/DT/det/12
    57{count;amount=57}/CD/nummod/12 residents/NNS/nsubj/13 fled|flee/VBD/ccomp/9 from/IN/prep/13 Oslo{City}/NNP/pobj/14
    in/IN/prep/13 2009{date;start=2009}/CD/pobj/16 ././punct/9"""


def _document(text: str, paragraphs: Sequence[str]) -> Document:
    segments = tuple(Segment(text.index(part), text.index(part) + len(part)) for part in paragraphs)
    return Document("news-1", text, "news-1.txt", "text/plain", "", segments)


@pytest.fixture
def reading(blank_vocab: Vocab) -> Reading:
    """Give the reading of the text above."""
    document = _document(TEXT, PARAGRAPHS)
    doc = Reader(small_ontology(), blank_vocab).read(TREE)
    assert prose_of(document) == doc.text
    return Collector(doc, document, small_ontology()).collect()


def _read(tree: str, vocab: Vocab) -> Reading:
    doc = Reader(small_ontology(), vocab).read(tree)
    return Collector(doc, _document(doc.text, [doc.text]), small_ontology()).collect()


def _entity(reading: Reading, label: str) -> Entity:
    return next(entity for entity in reading.entities if entity.label == label)


def _statement(reading: Reading, predicate: str) -> Statement:
    return next(statement for statement in reading.statements if statement.predicate == kg(predicate))


def test_nlp_collect_quotes_the_document(reading: Reading) -> None:
    """Each quote and each sentence is what the document has at its offsets, and the quote lies in the sentence."""
    found = [evidence for statement in reading.statements for evidence in statement.evidence]
    found += [evidence for entity in reading.entities for evidence in entity.evidence]
    assert len(found) > len(reading.statements)
    for evidence in found:
        assert TEXT[evidence.start : evidence.end] == evidence.quote
        assert TEXT[evidence.sentence_start : evidence.sentence_end] == evidence.sentence
        assert evidence.sentence_start <= evidence.start < evidence.end <= evidence.sentence_end


def test_nlp_collect_quotes_over_line_breaks(reading: Reading) -> None:
    """A quote keeps the line break of the document; a label does not have it."""
    assert "Norway and\nFinland signed the treaty" == _statement(reading, "signed").evidence[0].quote
    assert "Norway and\nFinland signed the treaty." == _statement(reading, "signed").evidence[0].sentence


def test_nlp_collect_keeps_evidence_in_its_paragraph(reading: Reading) -> None:
    """The sentence after a break begins behind it, and the headline is no evidence."""
    evidence = _statement(reading, "fledFrom").evidence[0]
    assert ("news-1", PARAGRAPHS[1]) == (evidence.document, evidence.sentence)


def test_nlp_collect_gives_status_speaker_and_time(reading: Reading) -> None:
    """A reported statement has its speaker and its time."""
    found = _statement(reading, "fledFrom")
    speaker = next(entity.label for entity in reading.entities if entity.id == found.speaker)
    assert (Status.REPORTED, "Tomas Riedl", "2009") == (found.status, speaker, found.time and found.time.start)


def test_nlp_collect_counts_groups(reading: Reading) -> None:
    """A counted group has its count, and a statement of it without a unit."""
    group = _entity(reading, "57 residents")
    assert (
        Value(kind=ValueKind.COUNT, text="57", amount="57") == group.count == _statement(reading, "memberCount").object
    )
    assert (kg("Group"), False) == (group.cls, group.is_named)


def test_nlp_collect_keeps_what_is_named_or_used(blank_vocab: Vocab) -> None:
    """Names are kept; a description without a statement is not."""
    reading = _read(
        "The/DT/det/1 silence/NN/nsubj/2 annoyed/VBD/ROOT/2 the/DT/det/4 mayor/NN/dobj/2 in/IN/prep/2 "
        "Oslo{City}/NNP/pobj/5",
        blank_vocab,
    )
    assert ["Oslo"] == [entity.label for entity in reading.entities]


def test_nlp_collect_gathers_names_of_a_chain(blank_vocab: Vocab) -> None:
    """The longest name of a chain is its label, the others are aliases."""
    reading = _read(
        "Tomas_Riedl{Person}/NNP/nsubj/1 left/VBD/ROOT/1 ././punct/1 Riedl{Person}/NNP/nsubj/4 returned/VBD/ROOT/4",
        blank_vocab,
    )
    assert [("Tomas Riedl", ("Riedl",), True)] == [(e.label, e.aliases, e.is_named) for e in reading.entities]


def test_nlp_collect_gathers_what_a_thing_without_name_is_called(blank_vocab: Vocab) -> None:
    """A group without name has its other descriptions as aliases, not the same one with a capital."""
    three = "Three{count;amount=3}/CD/nummod/1 pilots/NNS/nsubj/2 left/VBD/ROOT/2 ././punct/2 "
    trio = "The/DT/det/5 trio/NN/nsubj/6 returned/VBD/ROOT/6 ././punct/6 Trio/NN/nsubj/9 vanished/VBD/ROOT/9"
    reading = _read(three + trio, blank_vocab)
    assert ("trio",) == _entity(reading, "Three pilots").aliases


@pytest.mark.parametrize(
    ("others", "aliases"), [("", ("Oslo",)), (" Oslo{City;Oslo;kb:oslo}/NNP/dobj/1", ())], ids=["alone", "also a place"]
)
def test_nlp_collect_takes_a_metonym_for_an_alias_where_it_is_nothing_else(
    others: str, aliases: tuple[str, ...], blank_vocab: Vocab
) -> None:
    """A capital is another name of its government only if the text does not speak of the capital itself."""
    doc = Reader(small_ontology(), blank_vocab).read("Oslo{City;Oslo;kb:oslo}/NNP/nsubj/1 left/VBD/ROOT/1" + others)
    first, *rest = get_mentions(doc)
    government = first._replace(label="Norwegian government", individual="kb:government", chain=9)
    set_mentions(doc, [government, *rest])
    reading = Collector(doc, _document(doc.text, [doc.text]), small_ontology()).collect()
    assert aliases == _entity(reading, "Norwegian government").aliases


def test_nlp_collect_names_roles_and_events(blank_vocab: Vocab) -> None:
    """A role is named by its noun and what makes it another role; an event has its class and no name."""
    reading = _read(
        "The/DT/det/1 council/NN/nsubj/2 appointed/VBD/ROOT/2 Helga_Moen{Person}/NNP/dobj/2 as/IN/prep/2 "
        "the/DT/det/8 new/JJ/amod/8 finance/NN/compound/8 minister/NN/pobj/4",
        blank_vocab,
    )
    position = _statement(reading, "position").object
    assert isinstance(position, Value)
    assert "finance minister" == position.text
    event = next(entity for entity in reading.entities if entity.cls == kg("Appointment"))
    assert event.id == _statement(reading, "agent").subject == _statement(reading, "agent").event
    assert not event.is_named


def test_nlp_collect_refers_to_entities_only(reading: Reading) -> None:
    """Every subject, speaker and object that is no value and no class is an entity of the reading."""
    known = {entity.id for entity in reading.entities}
    used = {statement.subject for statement in reading.statements}
    used |= {statement.speaker for statement in reading.statements if statement.speaker}
    used |= {s.object for s in reading.statements if isinstance(s.object, str) and s.object.startswith("#")}
    assert set() == used - known
