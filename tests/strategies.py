"""Hypothesis strategies: labels in any script, values, documents, and grounded readings and graphs made of them.

`from strategies import labels, readings, graphs`: the folder `tests` is on the path of pytest.
"""

from __future__ import annotations

import hashlib

from hypothesis import strategies as st

from kgraph.graph import build_graph
from kgraph.iris import Minter
from kgraph.model import (
    Document,
    Entity,
    Evidence,
    Reading,
    Segment,
    Statement,
    Status,
    Value,
    ValueKind,
)
from kgraph.ontology import load_ontology
from kgraph.ontology.vocab import RDF_TYPE, kg
from kgraph.rdf import RdfGraph

MINTER = Minter()
HOSTILE = (
    'say "no"',
    "it's",
    "back\\slash",
    '"""',
    "a\nb\r\nc\td",
    "<script>alert(1)</script>",
    "<https://example.org/x>",
    "@prefix kg: <x> .",
    '"^^xsd:date',
    "ent:a kg:b 1 ; .",
    "</title>&amp;&#13;",
    "]]>",
    "_:b0",
    "통일부 장관",
    "وزارة الوحدة",
    "Δημοκρατία",
    "🎉👩\u200d🚀",
    "e\u0301 \u202e abc",
    "\u0000\u0001\u001f\u007f\u0085",
    "\u2028\u2029\ufeff\ufffe\uffff",
    " ",
    "%20~.-",
)
CLASSES = ("Person", "GovernmentBody", "Country", "City", "Document", "Law", "Fund", "Group", "Concept")
BOUNDS = ("", "", "about", "atLeast", "atMost", "moreThan", "lessThan")
DATES = ("2004", "2004-12", "2004-12-01", "2004-12-01T06:15", "2004-12-01T06:15:30+09:00")
DURATIONS = ("P1Y", "P12M", "P1Y6M", "P2W", "P10D", "PT36H", "PT90M")
PHRASES = ("", "", "", "called on", "fled to")


def labels() -> st.SearchStrategy[str]:
    """Draw a label: any text of any script, or one that looks like markup."""
    return st.sampled_from(HOSTILE) | st.text(min_size=1, max_size=24)


def amounts() -> st.SearchStrategy[str]:
    """Draw a canonical decimal."""
    whole = st.integers(min_value=0, max_value=10**12).map(str)
    return whole | st.decimals(min_value=0, max_value=10**6, places=2).map(lambda number: format(number, "f"))


@st.composite
def values(draw: st.DrawFn) -> Value:
    """Draw a value of any kind."""
    kind = draw(st.sampled_from(ValueKind))
    words, bound = draw(labels()), draw(st.sampled_from(BOUNDS))
    match kind:
        case ValueKind.TEXT:
            return Value(kind=kind, text=words)
        case ValueKind.DATE:
            return Value(kind=kind, text=words, start=draw(st.sampled_from(DATES)), bound=bound)
        case ValueKind.INTERVAL:
            start, end = draw(st.sampled_from((("2005", "2008"), ("2005-03", ""), ("", "2008-12-31"))))
            return Value(kind=kind, text=words, start=start, end=end)
        case ValueKind.DURATION:
            return Value(kind=kind, text=words, start=draw(st.sampled_from(DURATIONS)), bound=bound)
        case ValueKind.ORDINAL:
            return Value(kind=kind, text=words, amount=str(draw(st.integers(1, 99))))
        case _:
            unit = {ValueKind.MONEY: "KRW", ValueKind.PERCENT: "percent", ValueKind.QUANTITY: "metre"}.get(kind, "")
            upper = draw(st.just("") | amounts())
            per = draw(st.sampled_from(("", "", "P1Y", "person")))
            return Value(kind=kind, text=words, amount=draw(amounts()), upper=upper, unit=unit, per=per, bound=bound)


@st.composite
def documents(draw: st.DrawFn, document_id: str | None = None) -> Document:
    """Draw a document whose prose is made of labels."""
    text = " ".join(draw(st.lists(labels(), min_size=1, max_size=4))) or "."
    return Document(
        id=document_id or draw(st.text(min_size=1, max_size=12)),
        text=text,
        source="news/a b.txt",
        media_type="text/plain",
        sha256=hashlib.sha256(text.encode()).hexdigest(),
        segments=(Segment(0, len(text)),),
        title=draw(st.just("") | labels()),
        authors=tuple(draw(st.lists(labels(), max_size=2))),
        publisher=draw(st.just("") | labels()),
        published=draw(st.sampled_from(("", *DATES))),
    )


@st.composite
def evidences(draw: st.DrawFn, document: Document) -> Evidence:
    """Draw a span of a document."""
    start = draw(st.integers(0, len(document.text) - 1))
    end = draw(st.integers(start + 1, len(document.text)))
    return Evidence(
        document=document.id,
        start=start,
        end=end,
        quote=document.text[start:end],
        sentence_start=0,
        sentence_end=len(document.text),
        sentence=document.text,
        rule=draw(st.sampled_from(("funds-1", "open", "title"))),
    )


@st.composite
def entities(draw: st.DrawFn, document: Document) -> Entity:
    """Draw a grounded entity that a document mentions."""
    label, cls = draw(labels()), draw(st.sampled_from(CLASSES))
    is_group = cls == "Group"
    return Entity(
        id=MINTER.entity(cls, label, document.id if is_group else ""),
        label=label,
        cls=kg(cls),
        aliases=tuple(draw(st.lists(labels(), max_size=2))),
        is_named=not is_group,
        count=Value(kind=ValueKind.COUNT, text="ten", amount="10", unit="defector") if is_group else None,
        evidence=(draw(evidences(document)),),
    )


@st.composite
def statements(draw: st.DrawFn, document: Document, things: tuple[Entity, ...]) -> Statement:
    """Draw a grounded statement of a document about some of its entities."""
    subject, other, speaker = (draw(st.sampled_from(things)).id for _ in range(3))
    status, phrase = draw(st.sampled_from(Status)), draw(st.sampled_from(PHRASES))
    return Statement(
        subject=subject,
        predicate=kg("related"),
        object=draw(st.just(other) | values()),
        status=status,
        confidence=draw(st.integers(0, 100)) / 100,
        evidence=(draw(evidences(document)),),
        speaker=speaker if status is Status.REPORTED else "",
        time=draw(st.none() | values().filter(lambda value: value.kind is ValueKind.DATE)),
        phrase=phrase,
    )


@st.composite
def events(draw: st.DrawFn, document: Document) -> tuple[Entity, Statement]:
    """Draw an event and the statement that it happened, or did not."""
    evidence = draw(evidences(document))
    event = Entity(id=MINTER.event(kg("Event"), document.id), label="event", cls=kg("Event"), is_named=False)
    status = draw(st.sampled_from(Status))
    happened = Statement(
        subject=event.id, predicate=RDF_TYPE, object=kg("Event"), status=status, confidence=0.8, evidence=(evidence,)
    )
    return event, happened


@st.composite
def readings(draw: st.DrawFn, document_id: str | None = None) -> Reading:
    """Draw what was read in one document, already grounded."""
    document = draw(documents(document_id))
    things = tuple(draw(st.lists(entities(document), min_size=1, max_size=3, unique_by=lambda thing: thing.id)))
    said = draw(st.lists(statements(document, things), max_size=4))
    event, happened = draw(events(document))
    return Reading(document, (*things, event), (*said, happened))


@st.composite
def corpora(draw: st.DrawFn) -> tuple[Reading, ...]:
    """Draw the readings of one to three documents with different ids."""
    ids = draw(st.lists(st.text(min_size=1, max_size=8), min_size=1, max_size=3, unique=True))
    return tuple(draw(readings(document_id)) for document_id in ids)


def graph_of(corpus: tuple[Reading, ...]) -> RdfGraph:
    """Build the graph of readings; the merged view takes all their records."""
    return build_graph(
        corpus,
        [entity for reading in corpus for entity in reading.entities],
        [statement for reading in corpus for statement in reading.statements],
        ontology=load_ontology(),
        minter=MINTER,
    )


def graphs() -> st.SearchStrategy[RdfGraph]:
    """Draw a built graph."""
    return corpora().map(graph_of)
