"""What holds for any text: nothing breaks, every quote is where it says, and documents do not disturb one another."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from kgraph.documents import read_text_string
from kgraph.errors import ReadError
from kgraph.grounding import ground
from kgraph.iris import Minter
from kgraph.kb import load_knowledge_base
from kgraph.model import Document, Reading
from kgraph.ontology import load_ontology
from kgraph.statements import check, merge, merge_entities
from strategies import labels

if TYPE_CHECKING:
    from spacy.language import Language

NAMES = (
    "Mara Voss",
    "Acme Corp.",
    "the Ministry of Transport",
    "Kim",
    "O'Neill & Söhne",
    "통일부",
    "U.S.",
    "the \u201cStar\u201d",
    "al-Sayed",
    "two men",
)
CLAUSES = (
    "{0} acquired {1} for $5 million in 2004",
    "{0} did not submit the report to {1}",
    "{0}, who heads {1}, said about 20 people had left",
    "\u201cWe met {1},\u201d said {0}",
    "If {0} sues {1}, it may pay 12.5 percent by 2027",
    "Last December {0} reduced the grant from 36 million won to 20 million won for {1}",
    "{0} of {1}",
    "{0} (see {1}; p. 3) \u2013 and others",
    "According to {0}, {1} was arrested",
)
ENDS = (". ", "! ", "?\n", ".\n\n", ".\r\n\r\n", ";\t", " \u2026\n", "")
MANY = settings(max_examples=40, suppress_health_check=[HealthCheck.too_slow])


@st.composite
def texts(draw: st.DrawFn) -> str:
    """Draw a text of clauses, names, and stray labels of any script."""
    names = st.sampled_from(NAMES) | labels()
    clauses = st.builds(lambda form, one, two: form.format(one, two), st.sampled_from(CLAUSES), names, names)
    parts = draw(st.lists(st.tuples(clauses | names, st.sampled_from(ENDS)), min_size=1, max_size=5))
    return "".join(f"{words}{end}" for words, end in parts)


def document_of(text: str) -> Document:
    """Make a document of a text, if it holds prose."""
    try:
        return read_text_string(text)
    except ReadError:
        assume(condition=False)
        raise


def read(documents: list[Document], nlp: Language) -> list[Reading]:
    """Read documents as a build does."""
    from kgraph.nlp import iter_readings  # noqa: PLC0415 - tests without spaCy must start fast

    return list(iter_readings(documents, nlp, load_ontology()))


@MANY
@given(text=texts())
def test_everything_read_is_where_it_says(text: str, nlp: Language) -> None:
    """Quotes and sentences are the document's own characters, inside its prose, and every reference leads somewhere."""
    document = document_of(text)
    (reading,) = read([document], nlp)
    keys = {entity.id for entity in reading.entities}
    assert len(keys) == len(reading.entities)
    backing = [entity.evidence for entity in reading.entities]
    backing += [statement.evidence for statement in reading.statements]
    for evidence in backing:
        assert evidence
        for place in evidence:
            assert place.quote
            assert place.quote == document.text[place.start : place.end]
            assert place.sentence == document.text[place.sentence_start : place.sentence_end]
            assert place.sentence_start <= place.start < place.end <= place.sentence_end
            assert any(part.start <= place.start and place.end <= part.end for part in document.segments)
    for statement in reading.statements:
        objects = {statement.object} if isinstance(statement.object, str) else set()
        classes = set(load_ontology().classes)
        assert {statement.subject, statement.speaker, statement.event, *objects} - classes <= {*keys, ""}
        assert 0 <= statement.confidence <= 1


@MANY
@given(text=texts())
def test_everything_read_becomes_a_claim(text: str, nlp: Language) -> None:
    """What passes the check is grounded and merged without loss: each evidence of a statement is one of its claim."""
    ontology = load_ontology()
    (reading,) = read([document_of(text)], nlp)
    checked = check(reading, ontology)
    assert "evidence" not in {rejection.reason for rejection in checked.rejections}
    (after,) = ground([checked], load_knowledge_base(), ontology, Minter())
    claims = merge(after.statements)
    assert {place for s in after.statements for place in s.evidence} == {place for s in claims for place in s.evidence}
    known = {entity.id for entity in merge_entities(after.entities)}
    assert {claim.subject for claim in claims} <= known


@settings(MANY, max_examples=15)
@given(several=st.lists(texts(), min_size=2, max_size=4, unique=True), drawn=st.data())
def test_documents_are_read_each_for_itself(several: list[str], drawn: st.DataObject, nlp: Language) -> None:
    """A document reads the same alone, among others, and in another order."""
    documents = [document_of(text) for text in several]
    alone = {document.id: read([document], nlp)[0] for document in documents}
    together = read(drawn.draw(st.permutations(documents)), nlp)
    assert alone == {reading.document.id: reading for reading in together}


def test_reading_leaves_the_vocabulary_as_it_was(nlp: Language) -> None:
    """The entity recognizer sees a word the second time as it saw it the first time."""
    text = "Agents found a QZX-4711 pistol in the bag, and the QZX-4711 was loaded."
    first = _seen_by_ner(text, nlp)
    read([document_of(text)], nlp)
    assert first == _seen_by_ner(text, nlp)


def _seen_by_ner(text: str, nlp: Language) -> list[list[int]]:
    doc = nlp.make_doc(text)
    for name, pipe in nlp.pipeline:
        if name == "ner":
            break
        doc = pipe(doc)
    features: list[list[int]] = doc.to_array(["NORM", "PREFIX", "SUFFIX", "SHAPE"]).tolist()
    return features
