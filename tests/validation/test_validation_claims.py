"""A report is led back to the statements that must stay out of the graph."""

from __future__ import annotations

from dataclasses import replace

import pytest

from kgraph.graph.assemble import assemble
from kgraph.iris import Minter
from kgraph.model import Document, Entity, Evidence, Segment, Statement, Status, Value, ValueKind
from kgraph.ontology.schema import Ontology
from kgraph.ontology.vocab import NS, SH, kg
from kgraph.validation import ValidationReport, ValidationResult, offending_claims, validate
from kgraph.validation.report import VIOLATION, WARNING

TEXT = "The Harbour Party handed the Harbour Act to Mina Okafor and paid 2,000 crowns in May 2011."
MINTER = Minter()
DOCUMENT = Document(
    id="harbour", text=TEXT, source="harbour.txt", media_type="text/plain", sha256="0" * 64, segments=(Segment(0, 90),)
)


def _evidence(quote: str, document: str = "harbour") -> Evidence:
    start = TEXT.index(quote)
    return Evidence(document, start, start + len(quote), quote, 0, len(TEXT), TEXT, "rule-1")


def _entity(family: str, label: str, cls: str) -> Entity:
    return Entity(id=MINTER.entity(family, label), label=label, cls=kg(cls), evidence=(_evidence(label),))


PARTY = _entity("party", "Harbour Party", "PoliticalParty")
ACT = _entity("law", "Harbour Act", "Law")
MINA = _entity("person", "Mina Okafor", "Person")
ENTITIES = (PARTY, ACT, MINA)
MONEY = Value(kind=ValueKind.MONEY, text="2,000 crowns", amount="2000", unit="DKK")
GIVEN = Statement(
    subject=PARTY.id,
    predicate=kg("submittedDocumentTo"),
    object=MINA.id,
    status=Status.ASSERTED,
    confidence=0.8,
    evidence=(_evidence("handed"),),
)
SUBMITTED = replace(GIVEN, predicate=kg("submitted"), object=ACT.id)
PAID = replace(GIVEN, predicate=kg("funds"), object=MONEY, evidence=(_evidence("paid 2,000 crowns"),))
REPORTED = replace(SUBMITTED, status=Status.REPORTED, speaker=MINA.id)


def _offending(
    ontology: Ontology, statements: tuple[Statement, ...], entities: tuple[Entity, ...] = ENTITIES
) -> dict[int, str]:
    """Validate what the statements make, and name the shape that condemns each offending one."""
    triples = assemble([DOCUMENT], entities, statements, ontology=ontology, minter=MINTER)
    found = offending_claims(validate(triples), statements, entities, MINTER)
    return {number: result.shape.removeprefix(NS) for number, result in found.items()}


def test_sound_statements_do_not_offend(ontology: Ontology) -> None:
    """Nothing is kept out of a conforming graph."""
    assert {} == _offending(ontology, (GIVEN, SUBMITTED, PAID, REPORTED))


OFFENDERS = {
    "a domain": (replace(GIVEN, subject=ACT.id), "submittedDocumentToDomainShape"),
    "a range": (replace(SUBMITTED, object=MINA.id), "submittedRangeShape"),
    "a value where a thing belongs": (replace(SUBMITTED, object=MONEY), "submittedRangeShape"),
    "a literal where a thing belongs": (
        replace(SUBMITTED, object=Value(kind=ValueKind.TEXT, text="an act")),
        "submittedRangeShape",
    ),
    "a thing where a value belongs": (replace(PAID, object=MINA.id), "fundsRangeShape"),
    "no speaker": (replace(REPORTED, speaker=""), "ReportedStatementShape"),
    "no evidence": (replace(SUBMITTED, evidence=()), "StatementEvidenceShape"),
    "a confidence above 1": (replace(SUBMITTED, confidence=1.5), "StatementConfidenceShape"),
    "a time in words": (
        replace(GIVEN, time=Value(kind=ValueKind.DATE, text="in May", start="May")),
        "StatementTimeShape",
    ),
    "a currency that is no code": (replace(PAID, object=replace(MONEY, unit="crown")), "MoneyCurrencyShape"),
    "a range upside down": (replace(PAID, object=replace(MONEY, upper="1000")), "AmountOrderShape"),
    "a speaker that cannot speak": (
        replace(REPORTED, speaker=MINTER.entity("thing", "the weather")),
        "StatementSpeakerShape",
    ),
}


@pytest.mark.parametrize(("bad", "shape"), OFFENDERS.values(), ids=OFFENDERS)
def test_only_the_offending_statement_is_found(bad: Statement, shape: str, ontology: Ontology) -> None:
    """A statement that breaks a shape is found among sound ones, with the shape it breaks."""
    assert {1: shape} == _offending(ontology, (GIVEN, bad, REPORTED))


def test_the_cases_are_all_there() -> None:
    """The table is as long as it is meant to be."""
    assert 12 == len(OFFENDERS)


@pytest.mark.parametrize("bad", [bad for bad, _ in OFFENDERS.values()], ids=OFFENDERS)
def test_the_rest_conforms(bad: Statement, ontology: Ontology) -> None:
    """Once the offending statements are left out, the graph conforms."""
    statements = (GIVEN, bad, PAID)
    kept = tuple(s for number, s in enumerate(statements) if number not in _offending(ontology, statements))
    assert 2 == len(kept)
    assert validate(assemble([DOCUMENT], ENTITIES, kept, ontology=ontology, minter=MINTER)).conforms


def test_an_entity_that_offends_takes_its_statements_along(ontology: Ontology) -> None:
    """Without a mention an entity may not be spoken of, as subject, object or speaker."""
    unmentioned = replace(MINA, evidence=())
    found = _offending(ontology, (GIVEN, SUBMITTED, REPORTED), (PARTY, ACT, unmentioned))
    assert {0: "EntityMentionShape", 2: "EntityMentionShape"} == found


def test_the_size_of_a_group_that_offends_is_found(ontology: Ontology) -> None:
    """A malformed member count belongs to the statement that gives it."""
    crowd = replace(PARTY, cls=kg("Group"))
    # Sure enough to be a plain triple, which the shape looks at.
    dozens = Value(kind=ValueKind.COUNT, text="dozens")
    counted = replace(GIVEN, subject=crowd.id, predicate=kg("memberCount"), object=dozens, confidence=1.0)
    assert {0: "GroupCountShape"} == _offending(ontology, (counted,), (crowd, ACT, MINA))


def test_a_document_that_offends_takes_its_statements_along(ontology: Ontology) -> None:
    """Statements rest on the article that says them."""
    triples = assemble([replace(DOCUMENT, sha256="")], ENTITIES, [GIVEN], ontology=ontology, minter=MINTER)
    found = offending_claims(validate(triples), [GIVEN], ENTITIES, MINTER)
    assert [NS + "ArticleHashShape"] == [result.shape for result in found.values()]


def test_open_statements_are_found_under_the_relation_of_their_phrase(ontology: Ontology) -> None:
    """The node of an open statement is made with the property of its phrase."""
    opened = replace(GIVEN, predicate=kg("related"), phrase="rallied behind", confidence=1.5)
    assert {0: "StatementConfidenceShape"} == _offending(ontology, (opened,))


def _report(**parts: str) -> ValidationReport:
    empty = dict.fromkeys(("focus", "path", "value", "component", "severity", "shape", "message"), "")
    return ValidationReport((ValidationResult(**{**empty, "severity": VIOLATION, "shape": "x:Shape", **parts}),))


def test_warnings_condemn_nothing() -> None:
    """Only violations keep statements out."""
    report = _report(focus=PARTY.id, severity=WARNING)
    assert {} == offending_claims(report, [GIVEN], ENTITIES, MINTER)


def test_a_users_shape_on_a_property_speaks_of_plain_triples() -> None:
    """A result at a subject and path condemns what is asserted there, not what is denied."""
    denied = replace(GIVEN, status=Status.DENIED)
    report = _report(focus=PARTY.id, path=kg("submittedDocumentTo"), component=SH + "MaxCountConstraintComponent")
    assert [1] == list(offending_claims(report, [denied, GIVEN, SUBMITTED], ENTITIES, MINTER))


def test_a_literal_focus_condemns_the_statements_of_that_literal() -> None:
    """A shape with sh:targetObjectsOf has the literal itself as its focus node."""
    words = replace(PAID, object=Value(kind=ValueKind.TEXT, text="plenty"))
    report = _report(focus='"plenty"')
    assert [1] == list(offending_claims(report, [PAID, words], ENTITIES, MINTER))


def test_a_literal_that_no_value_gives_word_for_word_condemns_every_value() -> None:
    """Truth first: where the literal was normalised, the claims of that property with any value stay out."""
    report = _report(focus=PARTY.id, path=kg("funds"), value='"2011-05-01T06:15:00"')
    assert [0] == list(offending_claims(report, [PAID, GIVEN], ENTITIES, MINTER))


def test_a_result_elsewhere_condemns_nothing() -> None:
    """A node that no statement rests on keeps none out."""
    assert {} == offending_claims(_report(focus="https://example.org/x"), [GIVEN], ENTITIES, MINTER)
