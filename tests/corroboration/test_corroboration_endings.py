"""What one article tells and a later one ends gets an end, and stays."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from kgraph.corroboration import find_ends
from kgraph.iris import Minter
from kgraph.model import Document, End, Entity, Evidence, Statement, Status, Value, ValueKind
from kgraph.ontology import load_ontology
from kgraph.ontology.vocab import RDF_TYPE, kg

MARA, JON, BRILL, DORN, EVENT = (f"https://example.org/{name}" for name in ("mara", "jon", "brill", "dorn", "event"))
NAMES = {MARA: "Mara Voss", JON: "Jon Hale", BRILL: "Brill Ltd.", DORN: "Dorn Ltd."}
DATES = {"may": "2020-05-01", "june": "2020-06-01", "july": "2020-07-01", "undated": ""}
MINTER = Minter()


def say(
    subject: str,
    predicate: str,
    object_: str,
    document: str = "may",
    time: str = "",
    status: Status = Status.ASSERTED,
    *,
    event: str = "",
    sentence: int = 0,
) -> Statement:
    """Make a statement; an object that is no IRI is words."""
    where = Evidence(document, sentence, sentence + 1, "x", sentence, sentence + 40, "At Brill Ltd. it is so.", "rule")
    return Statement(
        subject=subject,
        predicate=predicate if predicate == RDF_TYPE else kg(predicate),
        object=object_ if object_.startswith("http") else Value(kind=ValueKind.TEXT, text=object_),
        status=status,
        confidence=0.9,
        evidence=(where,),
        time=Value(kind=ValueKind.DATE, text=time, start=time) if time else None,
        event=event,
    )


def ends_of(*statements: Statement) -> list[End]:
    """Find the ends of some statements."""
    documents = [Document(id_, "", id_, "", "", (), published=date) for id_, date in DATES.items()]
    entities = [Entity(id=iri, label=label, cls=kg("Agent")) for iri, label in NAMES.items()]
    return list(find_ends(statements, documents, entities, load_ontology(), MINTER))


HEAD = say(MARA, "headOf", BRILL)
ROLE = say(MARA, "holdsRole", "chief executive of Brill Ltd.")
OTHER = say(MARA, "headOf", DORN, sentence=90)
SUCCESSION = (
    say(EVENT, RDF_TYPE, kg("Succession"), "june", event=EVENT),
    say(EVENT, "theme", MARA, "june", event=EVENT),
    say(EVENT, "agent", JON, "june", event=EVENT),
)
DISSOLUTION = say(EVENT, RDF_TYPE, kg("Dissolution"), "june", event=EVENT)
ENDED = {
    "left the body": ((HEAD,), (say(MARA, "resignedFrom", BRILL, "june"),), {HEAD: "2020-06-01"}),
    "the day in the text": ((HEAD,), (say(MARA, "resignedFrom", BRILL, "june", "2020-05-30"),), {HEAD: "2020-05-30"}),
    "a day without a year": ((HEAD,), (say(MARA, "resignedFrom", BRILL, "june", "--05-30"),), {HEAD: "2020-06-01"}),
    "dismissed": ((HEAD,), (say(BRILL, "dismissed", MARA, "june"),), {HEAD: "2020-06-01"}),
    "former head": ((HEAD,), (say(MARA, "formerHeadOf", BRILL, "june"),), {HEAD: "2020-06-01"}),
    "the position by name": (
        (HEAD, ROLE, OTHER),
        (say(MARA, "resignedAs", "Chief Executive", "june"),),
        {HEAD: "2020-06-01", ROLE: "2020-06-01"},
    ),
    "replaced": (
        (HEAD, ROLE),
        (*SUCCESSION, say(EVENT, "position", "chief executive of Brill Ltd.", "june", event=EVENT)),
        {HEAD: "2020-06-01", ROLE: "2020-06-01"},
    ),
    "the body dissolved": (
        (HEAD, say(JON, "memberOf", BRILL)),
        (DISSOLUTION, say(EVENT, "theme", BRILL, "june", event=EVENT)),
        {HEAD: "2020-06-01", say(JON, "memberOf", BRILL): "2020-06-01"},
    ),
    "told in one article": ((HEAD,), (say(MARA, "resignedFrom", BRILL, "may"),), {HEAD: "2020-05-01"}),
    "told in one without a date": (
        (say(MARA, "headOf", BRILL, "undated"),),
        (say(MARA, "resignedFrom", BRILL, "undated"),),
        {say(MARA, "headOf", BRILL, "undated"): ""},
    ),
    "two ends, the earlier day": (
        (HEAD,),
        (say(MARA, "resignedFrom", BRILL, "july"), say(MARA, "leftOrganization", BRILL, "june")),
        {HEAD: "2020-06-01"},
    ),
}
STANDING = {
    "another body": ((HEAD,), (say(MARA, "resignedFrom", DORN, "june"),)),
    "another person": ((HEAD,), (say(JON, "resignedFrom", BRILL, "june"),)),
    "an earlier article": ((say(MARA, "headOf", BRILL, "july"),), (say(MARA, "resignedFrom", BRILL, "june"),)),
    "no date": ((say(MARA, "headOf", BRILL, "undated"),), (say(MARA, "resignedFrom", BRILL, "june"),)),
    "denied": ((HEAD,), (say(MARA, "resignedFrom", BRILL, "june", status=Status.DENIED),)),
    "planned": ((HEAD,), (say(MARA, "resignedFrom", BRILL, "june", status=Status.PLANNED),)),
    "reported": ((HEAD,), (say(MARA, "resignedFrom", BRILL, "june", status=Status.REPORTED),)),
    "never asserted": (
        (say(MARA, "headOf", BRILL, status=Status.HEDGED),),
        (say(MARA, "resignedFrom", BRILL, "june"),),
    ),
    "another position": ((HEAD, ROLE), (say(MARA, "resignedAs", "treasurer", "june"),)),
    "began later": (
        (say(MARA, "headOf", BRILL, "may", "2020-05-31"),),
        (say(MARA, "resignedFrom", BRILL, "june", "2019"),),
    ),
    "no tenure": ((say(MARA, "founded", BRILL),), (say(MARA, "resignedFrom", BRILL, "june"),)),
}


@pytest.mark.parametrize(("told", "ending", "expected"), ENDED.values(), ids=ENDED)
def test_a_tenure_ends_on_a_day(
    told: tuple[Statement, ...], ending: tuple[Statement, ...], expected: dict[Statement, str]
) -> None:
    """The end names the statement that is over and the day; the order of the statements does not matter."""
    found = ends_of(*told, *ending)
    days = {MINTER.statement(one): until for one, until in expected.items()}
    assert days == {end.statement: end.until for end in found}
    assert {end.by for end in found} <= {MINTER.statement(one) for one in ending}
    assert found == ends_of(*reversed((*told, *ending)))


@pytest.mark.parametrize(("told", "ending"), STANDING.values(), ids=STANDING)
def test_a_tenure_stands(told: tuple[Statement, ...], ending: tuple[Statement, ...]) -> None:
    """What is not plainly over stays as it is."""
    assert [] == ends_of(*told, *ending)


def test_the_cases_are_all_there() -> None:
    """Both tables are as long as they are meant to be."""
    assert (11, 11) == (len(ENDED), len(STANDING))


@pytest.mark.model
def test_a_later_article_ends_what_an_earlier_one_tells(tmp_path: Path) -> None:
    """The fact stays a plain triple, its statement gets the end and what says so, and retracting that undoes it."""
    from kgraph.build import build  # noqa: PLC0415 - tests without spaCy must start fast

    lines = [
        {"id": "old", "published": "2020-01-05", "text": "Mara Voss is the chief executive of Brill Ltd."},
        {"id": "new", "published": "2021-03-04", "text": "Mara Voss stepped down as chief executive of Brill Ltd."},
        {"id": "end", "published": "2021-05-01", "text": "The Harbour Party was dissolved in April 2021."},
        {"id": "who", "published": "2021-01-01", "text": "Jon Hale is a member of the Harbour Party."},
    ]
    feed = tmp_path / "feed.jsonl"
    feed.write_text("\n".join(map(json.dumps, lines)), "utf-8")
    result = build(feed)
    assert result.report.conforms
    ends = [triple for triple in result.rdf.triples if triple.predicate.value == kg("validUntil")]
    until = {str(triple.subject)[1:-1]: str(triple.object).split('"')[1] for triple in ends}
    over = {one.predicate: until[MINTER.statement(one)] for one in result.statements if MINTER.statement(one) in until}
    assert {kg("headOf"): "2021-03-04", kg("holdsRole"): "2021-03-04", kg("memberOf"): "2021-04"} == over
    assert {kg("headOf"), kg("memberOf")} <= {triple.predicate.value for triple in result.rdf.triples}
    feed.write_text("\n".join(map(json.dumps, [lines[0], *lines[2:]])), "utf-8")
    left = build(feed, kept=result.archive)
    assert {"2021-04"} == {
        str(triple.object).split('"')[1] for triple in left.rdf.triples if triple.predicate.value == kg("validUntil")
    }
