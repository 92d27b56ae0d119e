"""A statement passes only if its evidence says it and the ontology allows it; else its rejection tells why."""

from __future__ import annotations

from dataclasses import replace

import pytest

from kgraph.model import Entity, Evidence, Reading, Rejection, Statement, Status, Value, ValueKind
from kgraph.ontology import Class, Ontology, Property
from kgraph.ontology.vocab import RDF_TYPE, kg
from kgraph.statements import check, describe
from reading_samples import SENTENCE, described, evidence, named, on, reading, says, won

ONTOLOGY = Ontology(
    classes={
        kg(name): Class(kg(name), name.lower(), parents)
        for name, parents in {
            "Person": (),
            "Organization": (),
            "Company": (kg("Organization"),),
            "Law": (),
            "Event": (),
            "MonetaryAmount": (),
        }.items()
    },
    properties={
        kg("memberOf"): Property(kg("memberOf"), "member of", (kg("Person"),), (kg("Organization"),)),
        kg("funds"): Property(kg("funds"), "funds", (kg("Law"), kg("Organization")), (kg("MonetaryAmount"),)),
        kg("related"): Property(kg("related"), "related"),
    },
    value_kinds={kg("MonetaryAmount"): frozenset({"money"})},
)
ADA = named("#1", "Ada Lind", "Person")
ACME = named("#2", "Acme", "Company")
ACT = named("#3", "Harbour Act", "Law")
DEAL = described("#event 1", "event", "Event")
THINGS = (ADA, ACME, ACT, DEAL)
PASSING = {
    "entity": says("#1", "memberOf", "#2"),
    "value": says("#3", "funds", won("5")),
    "second-domain": says("#2", "funds", won("5")),
    "denied": says("#1", "memberOf", "#2", Status.DENIED),
    "timed": says("#1", "memberOf", "#2", time=on("2004")),
    "untyped-entity": says("#1", "related", "#3"),
    "untyped-value": says("#1", "related", on("2004")),
    "event-class": says("#event 1", "type", "Event"),
    "open": replace(says("#2", "related", "#1"), phrase="call on"),
    "open-without-property": replace(says("#2", "unheard", "#1"), phrase="call on"),
}
FAILING = {
    "reflexive": (says("#1", "related", "#1"), "reflexive", "subject and object are the same entity."),
    "open-reflexive": (replace(says("#1", "related", "#1"), phrase="see"), "reflexive", "the same entity"),
    "unknown": (says("#1", "unheard", "#2"), "property", "the ontology has no property 'unheard'."),
    "domain": (says("#3", "memberOf", "#2"), "domain", "'Harbour Act' is a law; expected person."),
    "two-domains": (says("#1", "funds", won("5")), "domain", "'Ada Lind' is a person; expected law or organization."),
    "range": (says("#1", "memberOf", "#3"), "range", "'Harbour Act' is a law; expected organization."),
    "value-for-entity": (says("#1", "memberOf", won("5")), "range", "'5 won' is a money; expected organization."),
    "entity-for-value": (says("#3", "funds", "#2"), "range", "'Acme' is a company; expected monetaryamount."),
    "kind": (says("#3", "funds", on("2004")), "range", "'2004' is a date; expected monetaryamount."),
    "domain-first": (says("#3", "memberOf", "#3"), "reflexive", "the same entity"),
}
SHIFTED = {
    "moved": {"start": 1, "end": 5},
    "longer": {"end": len(SENTENCE) + 1, "quote": SENTENCE + "!"},
    "other-words": {"quote": "That"},
    "empty": {"start": 3, "end": 3, "quote": ""},
    "beyond": {"start": 5000, "end": 5004},
}


def checked(statement: Statement, *things: Entity) -> Reading:
    """Check one statement about the sample entities."""
    return check(reading("d", *(things or THINGS), statement), ONTOLOGY)


def test_corpora_are_whole() -> None:
    """The cases above are all there."""
    assert (10, 10, 5) == (len(PASSING), len(FAILING), len(SHIFTED))


@pytest.mark.parametrize("statement", PASSING.values(), ids=PASSING)
def test_allowed_statements_pass(statement: Statement) -> None:
    """What the ontology allows and the words say passes unchanged, whatever its status."""
    after = checked(statement)
    assert ((replace(statement, evidence=(evidence("d"),)),), ()) == (after.statements, after.rejections)


@pytest.mark.parametrize(("statement", "reason", "detail"), FAILING.values(), ids=FAILING)
def test_other_statements_are_rejected(statement: Statement, reason: str, detail: str) -> None:
    """A rejection tells item, reason, detail, document and sentence, and keeps the statement."""
    after = checked(statement)
    (rejection,) = after.rejections
    assert ((), reason) == (after.statements, rejection.reason)
    assert detail in rejection.detail
    assert ("d", SENTENCE, "") == (rejection.document, rejection.sentence, rejection.shape)
    assert replace(statement, evidence=(evidence("d"),)) == rejection.statement


@pytest.mark.parametrize("change", SHIFTED.values(), ids=SHIFTED)
def test_evidence_that_is_not_there_is_rejected(change: dict[str, str | int]) -> None:
    """The quote must be the document's words at its place, and not empty."""
    wrong: Evidence = replace(evidence("d", "This"), **change)  # type: ignore[arg-type]
    before = reading("d", *THINGS)
    for found in ((wrong,), (evidence("d"), wrong), (wrong, evidence("d"))):
        statement = replace(says("#1", "memberOf", "#2"), evidence=found)
        after = check(replace(before, statements=(statement,)), ONTOLOGY)
        assert ((), ["evidence"]) == (after.statements, [each.reason for each in after.rejections])


def test_statement_without_evidence_is_rejected() -> None:
    """Nobody says it: no evidence, no sentence, no statement."""
    after = check(replace(reading("d", *THINGS), statements=(says("#1", "memberOf", "#2"),)), ONTOLOGY)
    assert ((), ["evidence"], [""]) == (
        after.statements,
        [rejection.reason for rejection in after.rejections],
        [rejection.sentence for rejection in after.rejections],
    )


def test_earlier_rejections_stay_and_the_rest_is_untouched() -> None:
    """What died on the way stays told; document and entities are the same; order is kept."""
    early = Rejection(item="x", reason="frame", detail="y")
    good, bad = says("#1", "memberOf", "#2"), says("#1", "unheard", "#2")
    before = replace(reading("d", *THINGS, good, bad, says("#3", "funds", won("5"))), rejections=(early,))
    after = check(before, ONTOLOGY)
    assert (before.statements[0], before.statements[2]) == after.statements
    assert ["frame", "property"] == [rejection.reason for rejection in after.rejections]
    assert (before.document, before.entities) == (after.document, after.entities)


def test_checking_twice_changes_nothing() -> None:
    """What passed passes again."""
    before = reading("d", *THINGS, *(statement for statement, _, _ in FAILING.values()), *PASSING.values())
    after = check(before, ONTOLOGY)
    assert (len(PASSING), len(FAILING)) == (len(after.statements), len(after.rejections))
    assert after == check(after, ONTOLOGY)


@pytest.mark.parametrize(
    ("statement", "words"),
    [
        (PASSING["entity"], "member of(Ada Lind, Acme)"),
        (PASSING["value"], "funds(Harbour Act, 5 won)"),
        (PASSING["open"], "call on(Acme, Ada Lind)"),
        (PASSING["event-class"], "type(event, Event)"),
        (says("#1", "unheard", "#2"), "unheard(Ada Lind, Acme)"),
    ],
    ids=["entity", "value", "open", "class", "unknown"],
)
def test_describe_says_a_statement_in_a_line(statement: Statement, words: str) -> None:
    """Labels where there are any, local names elsewhere, the text's own words for values and open relations."""
    assert words == describe(statement, {thing.id: thing for thing in THINGS}, ONTOLOGY)


@pytest.mark.parametrize("kind", [kind for kind in ValueKind if kind not in {"text", "ordinal"}], ids=str)
def test_every_kind_of_value_fits_somewhere(kind: ValueKind, ontology: Ontology) -> None:
    """In the default ontology a value of each kind passes for some property."""
    value = Value(kind=kind, text="words", amount="1", start="2004")
    fitting = [p for p in ontology.properties.values() if p.frames or p.is_role if ontology.holds(p.range, value.kind)]
    assert fitting
    thing = Entity(id="#1", label="it", cls=(fitting[0].domain or (kg("Entity"),))[0])
    statement = replace(says("#1", "x", value), predicate=fitting[0].iri)
    assert 1 == len(check(reading("d", thing, statement), ontology).statements)


def test_type_of_an_event_is_no_property() -> None:
    """rdf:type is not looked up among the properties."""
    assert RDF_TYPE not in ONTOLOGY.properties
    assert 1 == len(checked(PASSING["event-class"]).statements)
