"""Documents are read in order, with the date that relative dates count from."""

from __future__ import annotations

import gc
from typing import TYPE_CHECKING

import pytest
import spacy
from spacy.language import Language

from kgraph.model import Document, Segment
from kgraph.nlp.read import iter_readings
from kgraph.nlp.records import NameSpan, get_published, set_names
from kgraph.ontology.vocab import kg

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from kgraph.ontology import Ontology


@Language.component("kgraph_test_published")
def name_published(doc: Doc) -> Doc:
    """Name the first word of a Doc and label it with the date published, to see what the reader passed on."""
    set_names(doc, [NameSpan(0, len(doc[0]), kg("Place"), get_published(doc))])
    return doc


@pytest.fixture(scope="module")
def pipeline() -> Language:
    """Give a small pipeline: sentences, names, mentions."""
    nlp = spacy.blank("en")
    for name in ("kgraph_paragraphs", "sentencizer", "kgraph_test_published", "kgraph_mentions"):
        nlp.add_pipe(name)
    return nlp


def _document(number: int) -> Document:
    text = f"Title\n\nOslo {number}\ngrew."
    return Document(
        f"d{number}", text, "d", "text/plain", "", (Segment(7, len(text)),), published=f"2011-03-{number:02}"
    )


def test_nlp_read_keeps_order(pipeline: Language, ontology: Ontology) -> None:
    """There is one reading a document, in the order of the documents."""
    documents = [_document(number) for number in range(1, 40)]
    readings = list(iter_readings(iter(documents), pipeline, ontology))
    assert documents == [reading.document for reading in readings]


def test_nlp_read_passes_date_and_prose(pipeline: Language, ontology: Ontology) -> None:
    """The components see the prose and the date; the evidence lies in the document."""
    (reading,) = iter_readings([_document(4)], pipeline, ontology)
    assert [("2011-03-04", "Oslo", 7)] == [
        (entity.label, entity.evidence[0].quote, entity.evidence[0].start) for entity in reading.entities
    ]


def test_nlp_read_takes_no_documents(pipeline: Language, ontology: Ontology) -> None:
    """No documents give no readings."""
    assert [] == list(iter_readings([], pipeline, ontology))


def test_nlp_read_takes_documents_without_prose(ontology: Ontology) -> None:
    """A document without a paragraph of prose has an empty reading."""
    nlp = spacy.blank("en")
    nlp.add_pipe("sentencizer")
    document = Document("d", "", "d", "text/plain", "", ())
    (reading,) = iter_readings([document], nlp, ontology)
    assert ((), (), "d") == (reading.entities, reading.statements, reading.document.id)


def test_nlp_read_searches_only_what_it_makes(pipeline: Language, ontology: Ontology) -> None:
    """While documents are read Python does not search what was loaded before; afterwards it does, even if one stops."""
    before = gc.get_freeze_count()
    readings = iter_readings((_document(number) for number in range(1, 9)), pipeline, ontology)
    next(readings)
    assert gc.get_freeze_count() > before
    readings.close()  # type: ignore[attr-defined]
    assert gc.get_freeze_count() <= before
