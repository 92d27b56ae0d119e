"""Conflicts show both sides; what can be true together is none."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kgraph.agreement import agree
from kgraph.corroboration import ConflictKind, Sources, find_conflicts, group_copies
from kgraph.kb import Individual
from kgraph.kb.memory import KnowledgeBase
from kgraph.model import Document, Evidence, Segment, Statement, Status, Value, ValueKind
from kgraph.ontology import load_ontology
from kgraph.ontology.vocab import kg

MINA = "https://example.org/mina"
KB = KnowledgeBase(
    [Individual("x:town", "Town", kg("City"), country="x:land"), Individual("x:land", "Land", kg("Country"))]
)
REPORT = (
    "The harbour board said on Tuesday that the old pier would be closed for repairs until the end of the year, "
    "and that ferries would leave from the northern quay in the meantime, as they had done after the storm of 1998."
)


def _document(id_: str, text: str = "", publisher: str = "") -> Document:
    return Document(id_, text, id_, "text/plain", "", (Segment(0, len(text)),), publisher=publisher)


def _date(start: str, **parts: str) -> Value:
    return Value(kind=ValueKind.DATE, text=start, start=start, **parts)


def _money(amount: str, **parts: str) -> Value:
    return Value(kind=ValueKind.MONEY, text=amount, amount=amount, unit=parts.pop("unit", "USD"), **parts)


def _say(
    predicate: str,
    object_: str | Value,
    document: str = "a",
    status: Status = Status.ASSERTED,
    time: Value | None = None,
) -> Statement:
    evidence = Evidence(document, 0, 4, "Mina", 0, 5, "Mina.", "rule")
    return Statement(
        subject=MINA,
        predicate=kg(predicate),
        object=object_,
        status=status,
        confidence=0.9,
        evidence=(evidence,),
        time=time,
    )


def _kinds(*statements: Statement) -> list[ConflictKind]:
    sources = Sources([_document(id_) for id_ in "abc"])
    return [conflict.kind for conflict in find_conflicts(statements, sources, load_ontology(), KB)]


CASES = [
    (_date("1950"), _date("1950-03-02"), True),
    (_date("1950"), _date("1951-03-02"), False),
    (_date("1950-02"), _date("1950-02-28"), True),
    (_date("1950-02"), _date("1950-03"), False),
    (_date("2004-12-31T10:00:00"), _date("2004-12-31"), True),
    (_date("1950", bound="about"), _date("1950-03-02"), True),
    (_date("1950", bound="atMost"), _date("1949"), True),
    (_date("1950", bound="atMost"), _date("1951"), False),
    (_date("1950", bound="atLeast"), _date("1951"), True),
    (_date("1950"), Value(kind=ValueKind.INTERVAL, text="", start="1940", end="1960"), True),
    (_date("1970"), Value(kind=ValueKind.INTERVAL, text="", start="1940", end="1960"), False),
    (_date("1970"), Value(kind=ValueKind.INTERVAL, text="", start="1940"), True),
    (_money("5"), _money("5"), True),
    (_money("5"), _money("6"), False),
    (_money("5"), _money("6", unit="EUR"), True),
    (_money("50", bound="about"), _money("52"), True),
    (_money("50", bound="about"), _money("60"), False),
    (_money("50", bound="atLeast"), _money("60"), True),
    (_money("50", bound="atLeast"), _money("40"), False),
    (_money("50", bound="lessThan"), _money("60", bound="moreThan"), False),
    (_money("10", upper="20"), _money("15"), True),
    (_money("10", upper="20"), _money("25"), False),
    (_money("5", per="P1Y"), _money("6"), True),
    (_date("1950"), _money("6"), True),
    (_date("--12-25"), _date("1950-03"), True),
]


@pytest.mark.parametrize(("one", "other", "expected"), CASES)
def test_values_agree_where_both_can_be_true(one: Value, other: Value, *, expected: bool) -> None:
    """Precision, bounds and ranges are what a value may mean; what cannot be compared is not held against it."""
    assert (expected, expected) == (agree(one, other), agree(other, one))


def test_the_cases_are_all_there() -> None:
    """A case that gets lost is noticed."""
    assert 25 == len(CASES)


def test_two_dates_of_birth_are_a_conflict() -> None:
    """Each side has its own statements; a less precise date that fits neither side alone is no side of its own."""
    statements = [
        _say("bornOn", _date("1950-03-02"), "a"),
        _say("bornOn", _date("1951"), "b"),
        _say("bornOn", _date("1951-01"), "c"),
    ]
    (conflict,) = find_conflicts(statements, Sources([_document(id_) for id_ in "abc"]), load_ontology(), KB)
    assert {"1950-03-02", "1951", "1951-01"} == {
        side.object.start for side in conflict.sides if isinstance(side.object, Value)
    }
    assert (MINA, kg("bornOn")) == (conflict.subject, conflict.predicate)


@pytest.mark.parametrize(
    ("statements", "expected"),
    [
        ([_say("bornOn", _date("1950")), _say("bornOn", _date("1950-03-02"), "b")], []),
        ([_say("bornIn", "x:town"), _say("bornIn", "x:land", "b")], []),
        ([_say("bornIn", "x:town"), _say("bornIn", "x:village", "b")], [ConflictKind.VALUES]),
        ([_say("visited", "x:town"), _say("visited", "x:village", "b")], []),
        ([_say("bornOn", _date("1950")), _say("bornOn", _date("1960"), "b", Status.REPORTED)], []),
        ([_say("visited", "x:town"), _say("visited", "x:town", "b", Status.DENIED)], [ConflictKind.DENIED]),
        (
            [_say("visited", "x:town", "a", Status.REPORTED), _say("visited", "x:town", "b", Status.DENIED)],
            [ConflictKind.DENIED],
        ),
        ([_say("visited", "x:town", "a", Status.HEDGED), _say("visited", "x:town", "b", Status.DENIED)], []),
        ([_say("visited", "x:town"), _say("visited", "x:land", "b", Status.DENIED)], []),
        (
            [
                _say("visited", "x:town", time=_date("2004-01")),
                _say("visited", "x:town", "b", Status.DENIED, _date("2005-06")),
            ],
            [],
        ),
        (
            [
                _say("visited", "x:town", time=_date("2004-01")),
                _say("visited", "x:town", "b", Status.DENIED, _date("2004-01-05")),
            ],
            [ConflictKind.DENIED],
        ),
    ],
    ids=[
        "precision", "place in a country", "two places", "not functional", "reported", "denied", "reported and denied",
        "hedged", "another object", "another time", "the same time",
    ],
)  # fmt: skip
def test_what_is_a_conflict(statements: list[Statement], expected: list[ConflictKind]) -> None:
    """Only what cannot all be true is shown."""
    assert expected == _kinds(*statements)


@given(st.permutations([_say("bornIn", place, document) for place in ("x:town", "x:b", "x:c") for document in "ab"]))
def test_the_order_of_statements_changes_nothing(statements: list[Statement]) -> None:
    """The same graph has the same conflicts."""
    sources = Sources([_document(id_) for id_ in "ab"])
    expected = find_conflicts(sorted(statements, key=repr), sources, load_ontology(), KB)
    assert expected == find_conflicts(statements, sources, load_ontology(), KB)


def test_copies_of_a_report_are_one_group() -> None:
    """A paper that shortens an agency's report, or adds to it, copies it; another report of the same day does not."""
    other = "A fire in the fish market was put out on Tuesday; nobody was hurt, and the market opens again on Friday."
    shortened = REPORT[: REPORT.index(", as they")]
    documents = [
        _document("d", other),
        _document("c", REPORT + " " + other[:40]),
        _document("b", shortened),
        _document("a", REPORT),
    ]
    assert {"a": "a", "b": "a", "c": "a", "d": "d"} == dict(group_copies(documents))


def test_documents_without_words_are_copies_of_nothing() -> None:
    """Two empty or very short texts have nothing in common."""
    assert {"a": "a", "b": "b"} == dict(group_copies([_document("a", "Yes."), _document("b", "Yes.")]))


def test_one_publisher_is_one_source() -> None:
    """Articles of one publisher and copies of one report bear nothing out; others do."""
    documents = [
        _document("a", REPORT, "The Echo"),
        _document("b", REPORT),
        _document("c", "Else", "the  echo"),
        _document("d"),
    ]
    said = [_say("visited", "x:town", id_) for id_ in "abcd"]
    assert (("a", "b", "c"), ("d",)) == Sources(documents).of(said)
