"""How a reading is traced: what became of each frame, and why each filler was refused."""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING

import pytest

from build_samples import ARTICLES
from kgraph.documents import iter_documents
from kgraph.model import Document, Segment
from kgraph.nlp import Tracer, find_words
from kgraph.nlp.trace import trace_doc
from kgraph.ontology import Frame, Property, Slot
from kgraph.ontology.vocab import kg
from nlp_notation import Reader
from nlp_ontology import small_ontology

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.vocab import Vocab

    from kgraph.nlp.trace_records import Trace, TracedFrame, TracedStatement
    from kgraph.ontology import Ontology

# Each tree with the frames that died, the nearest to a match first: rule, obstacle, and what is missing.
DEATHS: dict[str, tuple[str, list[str]]] = {
    "class": (
        "Vale{Person}/NNP/nsubj/1 signed/VBD/ROOT/1 Oslo{City}/NNP/dobj/1 ./././1",
        ["signed-1 subject=Vale | object: object 'Oslo' is a city"],
    ),
    "pronoun": (
        "It/PRP/nsubj/1 signed/VBD/ROOT/1 the/DT/det/3 treaty/NN/dobj/1 ./././1",
        ["signed-1 object=treaty | subject: subject 'It' is a pronoun that stands for nobody known"],
    ),
    "nothing": (
        "Vale{Person}/NNP/nsubj/1 signed/VBD/ROOT/1 ./././1",
        ["signed-1 subject=Vale | object: nothing"],
    ),
    "no mention": (
        "Vale{Person}/NNP/nsubj/1 signed/VBD/ROOT/1 nothing/NN/dobj/1 ./././1",
        ["signed-1 subject=Vale | object: object 'nothing' is no mention"],
    ),
    "value": (
        "Vale{Person}/NNP/nsubj/1 signed/VBD/ROOT/1 9_euros{money;amount=9;unit=EUR}/CD/dobj/1 ./././1",
        ["signed-1 subject=Vale | object: object '9 euros' is a value of the kind money"],
    ),
    "no holder": (
        "Lorvik{City}/NNP/poss/2 's/POS/case/0 mayor/NN/nsubj/3 signed/VBD/ROOT/3 ./././3",
        [
            "headOf-1 object=Lorvik | subject: nothing",
            "holdsRole-1 object=Lorvik's mayor | subject: nothing",
            "signed-1 subject=Lorvik's mayor | object: nothing",
            "formerlyHeld-1 object=Lorvik's mayor | subject: nothing; requires: nothing",
        ],
    ),
    "requires": (
        """Vale{Person}/NNP/nsubj/1 submitted|submit/VBD/ROOT/1 soup/NN/dobj/1 to/IN/prep/1
        Kim{Person}/NNP/pobj/3 ./././1""",
        [
            "submitted-1 subject=Vale | object: object 'soup' is a concept",
            "submittedDocumentTo-1 subject=Vale object=Kim | requires: object 'soup' is a concept",
        ],
    ),
    "nouns": (
        """Oslo{City}/NNP/nsubj/1 approved|approve/VBD/ROOT/1 the/DT/det/3 plan/NN/dobj/1 of/IN/prep/3
        9_euros{money;amount=9;unit=EUR}/CD/pobj/4 ./././1""",
        ["funds-1 object=9 euros | subject: subject 'Oslo' is a city; requires: object 'plan' is called none of these"],
    ),
    "same": (
        "Kim{Person}/NNP/nsubj/1 greeted|greet/VBD/ROOT/1 ./././1",
        ["greeted-1 subject=Kim | object: subject 'Kim' is the subject already"],
    ),
    "excludes": (
        """Kim{Person}/NNP/nsubj/1 kept|keep/VBD/ROOT/1 the/DT/det/3 law/NN/dobj/1 from/IN/prep/1
        Vale{Person}/NNP/pobj/4 ./././1""",
        ["kept-1 excludes=Vale | "],
    ),
    "not now": (
        """Kim{Person}/NNP/nsubj/1 is/VBZ/ROOT/1 a/DT/det/4 former/JJ/amod/4 lawmaker/NN/attr/1 ./././1""",
        ["holdsRole-1 | ", "memberOf-1 | "],
    ),
    "loose": (
        """The/DT/det/1 treaty/NN/nsubjpass/11 for/IN/prep/1 the/DT/det/4 law/NN/pobj/2 of/IN/prep/4
        the/DT/det/7 envoy/NN/pobj/5 signed/VBN/acl/7 by/IN/agent/8 Vale{Person}/NNP/pobj/9 burnt/VBD/ROOT/11""",
        [
            (
                "signed-1 subject=Vale | object: object 'envoy' is a person, "
                "object 'law of the envoy' is one of several loose fillers, none of them sure, "
                "object 'treaty for the law of the envoy' is one of several loose fillers, none of them sure"
            )
        ],
    ),
}


@lru_cache(maxsize=1)
def _ontology() -> Ontology:
    """Give the small ontology with a frame that takes one filler twice, and one that wants a place empty."""
    subject, object_ = Slot(("subject",), (kg("Agent"),)), Slot(("object",), (kg("Document"),))
    greeted = Frame("greeted-1", kg("greeted"), subject, Slot(("object", "subject"), (kg("Agent"),)), verbs=("greet",))
    kept = Frame("kept-1", kg("kept"), subject, object_, verbs=("keep",), excludes=(Slot(("from",)),))
    own = {frame.property: Property(frame.property, "", frames=(frame,)) for frame in (greeted, kept)}
    small = small_ontology()
    return replace(small, properties={**small.properties, **own})


def _document(text: str) -> Document:
    return Document("d", text, "d.txt", "text/plain", "", (Segment(0, len(text)),))


def _trace(notation: str, vocab: Vocab, words: str = "", *, open_statements: bool = False) -> Trace:
    ontology = _ontology()
    doc = Reader(ontology, vocab, open_statements=open_statements).read(notation)
    return trace_doc(doc, _document(doc.text), ontology, words=words, open_statements=open_statements)


def _dead(trace: Trace) -> list[TracedFrame]:
    return [frame for sentence in trace.sentences for frame in sentence.frames if frame.obstacle]


def _written(frame: TracedFrame) -> str:
    taken = "".join(
        f" {slot.name}={filler.text}" for slot in frame.slots for filler in slot.fillers if not filler.refusal
    )
    missing = [
        f"{slot.name}: " + (", ".join(f"{f.path} {f.text!r} {f.refusal}" for f in slot.fillers) or "nothing")
        for slot in frame.slots
        if slot.is_missing
    ]
    return f"{frame.rule}{taken} | {'; '.join(missing)}"


def test_nlp_trace_corpus_is_whole() -> None:
    """The corpus has lost no tree."""
    assert len(DEATHS) == 12


@pytest.mark.parametrize(("tree", "expected"), DEATHS.values(), ids=DEATHS.keys())
def test_dead_frames_tell_why(tree: str, expected: list[str], blank_vocab: Vocab) -> None:
    """Every filler that was looked at comes with the reason why it was not taken."""
    assert expected == [_written(frame) for frame in _dead(_trace(tree, blank_vocab))]


def test_obstacles_are_told(blank_vocab: Vocab) -> None:
    """Where a frame died is what the matcher says."""
    trees = {"excludes": ["excludes from"], "not now": ["not now", "not now"], "class": ["object"]}
    found = {name: [frame.obstacle for frame in _dead(_trace(DEATHS[name][0], blank_vocab))] for name in trees}
    assert trees == found


def _statements(trace: Trace) -> list[TracedStatement]:
    return [found for sentence in trace.sentences for frame in sentence.frames for found in frame.statements]


def test_matched_frames_give_their_statements(blank_vocab: Vocab) -> None:
    """A matched frame comes first, with its statements; what another says already names that rule."""
    tree = """Vale{Person}/NNP/nsubj/1 submitted|submit/VBD/ROOT/1 the/DT/det/3 treaty/NN/dobj/1 to/IN/prep/1
        Kim{Person}/NNP/pobj/4 ./././1"""
    trace = _trace(tree, blank_vocab, open_statements=True)
    assert [frame.rule for frame in trace.sentences[0].frames] == [
        "submitted-1",
        "submittedDocumentTo-1",
        "open",
        "open",
        "open",
    ]
    told = [f"{s.subject} {s.predicate} {s.object} {s.covered_by}".strip() for s in _statements(trace)]
    assert "Vale submittedDocumentTo Kim" in told
    assert "Submission agent Vale submitted-1" in told
    assert "Vale submit treaty submitted-1" in told


def test_uncovered_statements_are_those_of_the_reading(blank_vocab: Vocab) -> None:
    """The trace neither hides nor invents a statement."""
    tree = """Two{count;amount=2}/CD/nummod/1 lawmakers/NNS/nsubj/2 signed/VBD/ROOT/2 the/DT/det/4 treaty/NN/dobj/2
        in/IN/prep/2 Oslo{City}/NNP/pobj/5 ./././2"""
    trace = _trace(tree, blank_vocab, open_statements=True)
    kept = {s.statement for s in _statements(trace) if not s.covered_by}
    assert set(trace.reading.statements) == kept
    assert len(kept) >= 3


def test_only_sentences_with_the_words_are_traced(blank_vocab: Vocab) -> None:
    """Mentions, values and predicates come with their places in the document; other sentences are left out."""
    tree = """Vale{Person}/NNP/nsubj/1 signed/VBD/ROOT/1 it/PRP/dobj/1 ./././1
        She/PRP/nsubj/6 may/MD/aux/6 pay/VB/ROOT/6 9_euros{money;amount=9;unit=EUR}/CD/dobj/6 ./././6"""
    trace = _trace(tree, blank_vocab, words="SHE  may")
    (sentence,) = trace.sentences
    assert "She may pay 9 euros." == sentence.text
    assert ["She: person, pronoun, joined with Vale by pronoun"] == [
        f"{m.text}: {m.cls}, {m.kind}, joined with {m.joined} by {m.rule}" for m in sentence.mentions
    ]
    assert [("9 euros", "9")] == [(found.text, found.value.amount) for found in sentence.values]
    assert [("pay", "hedged")] == [(found.text, found.status) for found in sentence.predicates]
    places = [(m.start, m.end) for m in sentence.mentions] + [(v.start, v.end) for v in sentence.values]
    assert ["She", "9 euros"] == [trace.reading.document.text[start:end] for start, end in places]


@pytest.mark.parametrize(
    ("words", "count"), [("he paid", 2), ("HE\npaid", 2), ("he pays", 0), ("a.b", 0), ("", 0), (" ", 0)]
)
def test_words_are_found(words: str, count: int) -> None:
    """Case and white space do not matter; signs mean themselves; no words are nowhere."""
    assert count == len(find_words("He paid.\nSo he  paid, acb.", words))


def test_every_refusal_of_the_articles_has_a_reason(nlp: Language, ontology: Ontology) -> None:
    """Over the sample articles, the slot that a frame died at is missing, and no filler is refused without a reason."""
    tracer = Tracer(nlp, ontology)
    documents = [found for found in iter_documents([ARTICLES]) if isinstance(found, Document)]
    traces = [tracer.trace(document) for document in documents]
    dead = [frame for trace in traces for frame in _dead(trace)]
    assert len(dead) > 300
    assert [] == [
        frame
        for frame in dead
        for slot in frame.slots
        if (slot.name == frame.obstacle and not slot.is_missing)
        or any(filler.refusal == "does not fit" for filler in slot.fillers)
    ]
    for trace in traces:
        kept = {s.statement for s in _statements(trace) if not s.covered_by and s.statement is not None}
        assert set(trace.reading.statements) == kept
