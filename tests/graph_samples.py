"""A small hand-made world for the tests of `graph` and `export`: two articles that tell of one submission."""

from __future__ import annotations

import hashlib
from dataclasses import replace

import pyoxigraph as ox

from kgraph.graph import build_graph
from kgraph.iris import Minter
from kgraph.model import Document, Entity, Evidence, Reading, Segment, Statement, Status, Value, ValueKind
from kgraph.ontology import load_ontology
from kgraph.ontology.vocab import RDF_TYPE, kg
from kgraph.rdf import RdfGraph

MINTER = Minter()
MONDAY_SENTENCE = "The Ministry of Unification submitted the document to Kim Moon-soo."
TUESDAY_SENTENCE = "The ministry gave Kim the document, officials said."
FUND_SENTENCE = "The Act sets aside $24 million a year."
DENIAL_SENTENCE = "No asylum was granted to the ten defectors."


def words(term: object) -> str:
    """Give the IRI or the lexical form of a term."""
    return term.value if isinstance(term, ox.NamedNode | ox.Literal) else str(term)


def article(document_id: str, *sentences: str) -> Document:
    """Make a document of sentences."""
    text = " ".join(sentences)
    return Document(
        id=document_id,
        text=text,
        source=f"news/{document_id}.txt",
        media_type="text/plain",
        sha256=hashlib.sha256(text.encode()).hexdigest(),
        segments=(Segment(0, len(text)),),
        title="A paper changes hands",
        authors=("Ann Author",),
        publisher="The Daily Sample",
        published="2005-09-26T06:15",
    )


def said(document: Document, quote: str, sentence: str, rule: str = "submittedDocumentTo-1") -> Evidence:
    """Point at a quote inside a sentence of a document."""
    place = document.text.index(sentence)
    start = place + sentence.index(quote)
    return Evidence(
        document=document.id,
        start=start,
        end=start + len(quote),
        quote=quote,
        sentence_start=place,
        sentence_end=place + len(sentence),
        sentence=sentence,
        rule=rule,
    )


MONDAY = article("monday", MONDAY_SENTENCE, FUND_SENTENCE, DENIAL_SENTENCE)
TUESDAY = article("tuesday", TUESDAY_SENTENCE)
MINISTRY = Entity(
    id=MINTER.entity("organization", "Ministry of Unification"),
    label="Ministry of Unification",
    cls=kg("GovernmentBody"),
    aliases=("the ministry",),
    evidence=(said(MONDAY, "Ministry of Unification", MONDAY_SENTENCE),),
)
KIM = Entity(id=MINTER.entity("person", "Kim Moon-soo"), label="Kim Moon-soo", cls=kg("Person"))
ACT = Entity(id=MINTER.entity("law", "the Act", "monday"), label="the Act", cls=kg("Law"), is_named=False)
DEFECTORS = Entity(
    id=MINTER.entity("group", "ten defectors", "monday"),
    label="ten defectors",
    cls=kg("Group"),
    is_named=False,
    count=Value(kind=ValueKind.COUNT, text="ten", amount="10", unit="defector"),
)
SUBMISSION = Entity(
    id=MINTER.event(kg("Event"), MINISTRY.id, KIM.id), label="submission of the document", cls=kg("Event")
)
ENTITIES = (MINISTRY, KIM, ACT, DEFECTORS, SUBMISSION)
MONEY = Value(kind=ValueKind.MONEY, text="$24 million a year", amount="24000000", unit="USD", per="P1Y")

SUBMITTED = Statement(
    subject=MINISTRY.id,
    predicate=kg("submittedDocumentTo"),
    object=KIM.id,
    status=Status.ASSERTED,
    confidence=0.9,
    evidence=(said(MONDAY, MONDAY_SENTENCE, MONDAY_SENTENCE),),
    event=SUBMISSION.id,
)
SUBMITTED_AGAIN = replace(
    SUBMITTED, confidence=0.85, evidence=(said(TUESDAY, "The ministry gave Kim the document", TUESDAY_SENTENCE),)
)
HAPPENED = Statement(
    subject=SUBMISSION.id,
    predicate=RDF_TYPE,
    object=kg("Event"),
    status=Status.ASSERTED,
    confidence=0.9,
    evidence=SUBMITTED.evidence,
)
FUNDS = Statement(
    subject=ACT.id,
    predicate=kg("funds"),
    object=MONEY,
    status=Status.ASSERTED,
    confidence=0.8,
    evidence=(said(MONDAY, FUND_SENTENCE, FUND_SENTENCE, "funds-1"),),
    time=Value(kind=ValueKind.DATE, text="by 2008", start="2008", bound="atMost"),
)
DENIED = Statement(
    subject=ACT.id,
    predicate=kg("grantedAsylumTo"),
    object=DEFECTORS.id,
    status=Status.DENIED,
    confidence=0.75,
    evidence=(said(MONDAY, DENIAL_SENTENCE, DENIAL_SENTENCE, "grantedAsylumTo-1"),),
)
OPEN = Statement(
    subject=MINISTRY.id,
    predicate=kg("related"),
    object=ACT.id,
    status=Status.ASSERTED,
    confidence=0.6,
    evidence=(said(MONDAY, "The Act", FUND_SENTENCE, "open"),),
    phrase="spoke of",
)
STATEMENTS = (SUBMITTED, SUBMITTED_AGAIN, HAPPENED, FUNDS, DENIED, OPEN)
READINGS = (
    Reading(MONDAY, ENTITIES, (SUBMITTED, HAPPENED, FUNDS, DENIED, OPEN)),
    Reading(TUESDAY, (replace(MINISTRY, evidence=()), KIM, SUBMISSION), (SUBMITTED_AGAIN,)),
)


def sample_graph() -> RdfGraph:
    """Build the graph of both articles."""
    return build_graph(READINGS, ENTITIES, STATEMENTS, ontology=load_ontology(), minter=MINTER)
