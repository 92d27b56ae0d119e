"""Equal claims become one with all their evidence, in whatever order they come."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph_samples import DENIED, FUNDS, KIM, MINISTRY, STATEMENTS, SUBMITTED, SUBMITTED_AGAIN
from kgraph.iris import claim_key
from kgraph.model import Entity, Evidence, Statement, Status, Value, ValueKind
from kgraph.statements import merge, merge_entities

FIVE = Value(kind=ValueKind.MONEY, text="5 won", amount="5", unit="KRW")
OBJECTS: tuple[str | Value, ...] = ("x:a", "x:b", FIVE, replace(FIVE, text="five won"))


def place(number: int) -> Evidence:
    """Make an evidence; those of one number are equal, and any five numbers share a document."""
    return Evidence(f"d{number // 5}", number, number + 1, "x", number, number + 1, "x", "sample-1")


@st.composite
def claims(draw: st.DrawFn) -> list[Statement]:
    """Draw statements that often make the same claim, each with places of its own."""
    said = draw(
        st.lists(
            st.tuples(st.sampled_from(OBJECTS), st.sampled_from(Status), st.integers(0, 9), st.integers(1, 3)),
            max_size=12,
        )
    )
    return [
        Statement(
            subject="x:a",
            predicate="x:p",
            object=object_,
            status=status,
            confidence=confidence / 10,
            evidence=tuple(place(3 * number + step) for step in range(count)),
        )
        for number, (object_, status, confidence, count) in enumerate(said)
    ]


@st.composite
def things(draw: st.DrawFn) -> list[Entity]:
    """Draw entities that are often the same thing under several names, each with a place of its own."""
    names = st.sampled_from(("Ann", "Ann B.", "A. B."))
    found = draw(st.lists(st.tuples(st.sampled_from(("x:a", "x:b")), names, st.lists(names, max_size=2)), max_size=10))
    return [
        Entity(id=iri, label=label, cls="x:c", aliases=tuple(aliases), evidence=(place(number),))
        for number, (iri, label, aliases) in enumerate(found)
    ]


def test_evidence_adds_up() -> None:
    """One claim in two articles is one statement with both evidences and the higher confidence."""
    (merged,) = merge([SUBMITTED_AGAIN, SUBMITTED])
    assert (*SUBMITTED.evidence, *SUBMITTED_AGAIN.evidence) == merged.evidence
    assert 0.9 == merged.confidence
    assert claim_key(SUBMITTED) == claim_key(merged)


def test_same_evidence_counts_once() -> None:
    """Saying the same place twice adds nothing."""
    assert merge([SUBMITTED]) == merge([SUBMITTED, SUBMITTED, replace(SUBMITTED, confidence=0.1)])


def test_other_claims_stay() -> None:
    """Status, time or speaker make another claim; claims are sorted by what they say."""
    merged = merge([*STATEMENTS, replace(DENIED, speaker="x:speaker")])
    assert 6 == len(merged)
    assert sorted(claim_key(statement) for statement in merged) == [claim_key(statement) for statement in merged]


def test_nothing_merges_to_nothing() -> None:
    """No statements, no claims; no entities, no things."""
    assert ((), ()) == (merge([]), merge_entities([]))


@given(drawn=st.data(), statements=claims())
def test_merge_does_not_depend_on_order(drawn: st.DataObject, statements: list[Statement]) -> None:
    """Statements in any order give the same claims."""
    assert merge(statements) == merge(drawn.draw(st.permutations(statements)))


@given(statements=claims())
def test_merge_loses_nothing_and_invents_nothing(statements: list[Statement]) -> None:
    """Every claim and evidence is kept, each once, with the highest confidence of its statements."""
    merged = merge(statements)
    assert sorted({claim_key(statement) for statement in statements}) == [claim_key(claim) for claim in merged]
    for claim in merged:
        same = [statement for statement in statements if claim_key(statement) == claim_key(claim)]
        assert {evidence for statement in same for evidence in statement.evidence} == set(claim.evidence)
        assert len(claim.evidence) == len(set(claim.evidence))
        assert max(statement.confidence for statement in same) == claim.confidence


@given(statements=claims())
def test_merging_twice_adds_nothing(statements: list[Statement]) -> None:
    """What is merged stays as it is, also beside what it was merged from."""
    merged = merge(statements)
    assert merged == merge(merged) == merge([*merged, *merged]) == merge([*statements, *merged])


def test_claims_that_differ_only_in_words_do_not_depend_on_order() -> None:
    """Two statements of one claim and one place may word the value or name the event in two ways."""
    money = FUNDS.object
    assert not isinstance(money, str)
    other = replace(FUNDS, object=replace(money, text="24 million dollars"), event="x:event")
    assert merge([FUNDS, other]) == merge([other, FUNDS])


# ---------------------------------------------------------------- entities


def test_names_of_one_thing_add_up() -> None:
    """The most used label stays, all others become aliases, evidence adds up."""
    again = replace(MINISTRY, label="Unification Ministry", aliases=("MOU",), evidence=())
    merged = merge_entities([MINISTRY, again, again, KIM])
    ministry = next(entity for entity in merged if entity.id == MINISTRY.id)
    assert [MINISTRY.id, KIM.id] == [entity.id for entity in merged]
    assert "Unification Ministry" == ministry.label
    assert ("MOU", "Ministry of Unification", "the ministry") == ministry.aliases
    assert MINISTRY.evidence == ministry.evidence


def test_label_of_a_tie_is_the_first_in_the_alphabet() -> None:
    """Two labels used equally often are chosen from without regard to order."""
    one, two = replace(KIM, label="Kim Moon-soo"), replace(KIM, label="Kim Moon Soo")
    assert ["Kim Moon Soo"] == [entity.label for entity in merge_entities([one, two])]
    assert merge_entities([one, two]) == merge_entities([two, one])


@given(drawn=st.data(), entities=things())
def test_merge_of_entities_does_not_depend_on_order(drawn: st.DataObject, entities: list[Entity]) -> None:
    """Entities in any order give the same things."""
    assert merge_entities(entities) == merge_entities(drawn.draw(st.permutations(entities)))


@given(entities=things())
def test_merge_of_entities_loses_nothing(entities: list[Entity]) -> None:
    """Every name and evidence of a thing is kept, each once; things are sorted by IRI."""
    merged = merge_entities(entities)
    assert sorted({entity.id for entity in entities}) == [entity.id for entity in merged]
    for thing in merged:
        same = [entity for entity in entities if entity.id == thing.id]
        assert {name for entity in same for name in (entity.label, *entity.aliases)} == {thing.label, *thing.aliases}
        assert {evidence for entity in same for evidence in entity.evidence} == set(thing.evidence)
        assert len(thing.aliases) == len({thing.label, *thing.aliases}) - 1
    assert merged == merge_entities(merged)


@pytest.mark.parametrize(
    "other",
    [replace(MINISTRY, count=FIVE), replace(MINISTRY, cls="x:Other"), replace(MINISTRY, is_named=False)],
    ids=["count", "cls", "is_named"],
)
def test_things_that_differ_at_one_place_do_not_depend_on_order(other: Entity) -> None:
    """What two records of one thing and place say differently is chosen without regard to order."""
    assert merge_entities([MINISTRY, other]) == merge_entities([other, MINISTRY])
