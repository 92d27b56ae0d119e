"""An event is what its class, roles and date say it is."""

from __future__ import annotations

from dataclasses import replace

import pytest

from kgraph.grounding import ground
from kgraph.iris import DEFAULT_BASE, Minter
from kgraph.kb import KnowledgeBase
from kgraph.model import Entity, Reading, Statement, Status
from kgraph.ontology import load_ontology
from kgraph.ontology.vocab import kg
from reading_samples import described, named, on, reading, says, won

ACME, INITECH = named("#1", "Acme", "Company"), named("#2", "Initech", "Company")
PURCHASE = described("#event 5", "acquisition", "Acquisition")
YEAR = on("2004")


def told(key: str = "#event 5", date: str = "2004", agent: str = "#1", theme: str = "#2") -> tuple[Statement, ...]:
    """Tell of a purchase."""
    when = on(date) if date else None
    return (
        says(key, "type", "Acquisition", time=when),
        says(key, "agent", agent, time=when),
        says(key, "theme", theme, time=when),
    )


def events(*readings: Reading) -> list[Entity]:
    """Ground readings and give their events."""
    after = ground(readings, KnowledgeBase(), load_ontology(), Minter())
    return [entity for document in after for entity in document.entities if "/event/" in entity.id]


def purchase(document: str, *statements: Statement) -> Reading:
    """Make a reading of a purchase."""
    return reading(document, ACME, INITECH, PURCHASE, *statements)


def test_dated_event_is_one_across_documents() -> None:
    """The same roles at the same date are the same event, in whatever order they are told."""
    one, other = events(purchase("a", *told()), purchase("b", *reversed(told())))
    assert one.id == other.id
    assert one.id.startswith(f"{DEFAULT_BASE}event/acquisition-")


def test_undated_event_stays_in_its_document() -> None:
    """Without a date nobody knows whether two articles mean the same event."""
    one, other = events(purchase("a", *told(date="")), purchase("b", *told(date="")))
    assert one.id != other.id
    assert [one.id] == [event.id for event in events(purchase("a", *told(date="")))]


def test_undated_event_told_twice_is_one_in_its_document() -> None:
    """An article that tells of one purchase in two sentences tells of one."""
    again = described("#event 9", "acquisition", "Acquisition")
    told_twice = reading("a", ACME, INITECH, PURCHASE, again, *told(date=""), *told("#event 9", date=""))
    assert 1 == len({event.id for event in events(told_twice)})


@pytest.mark.parametrize(
    "other",
    [
        told(date="2005"),
        told(date="2004-12"),
        told(agent="#2", theme="#1"),
        told()[:2],
        (*told(), says("#event 5", "sum", won("5"))),
    ],
    ids=["date", "precision", "roles", "fewer-roles", "more-roles"],
)
def test_event_differs_by_date_and_roles(other: tuple[Statement, ...]) -> None:
    """Another date, other roles, or another number of them is another event."""
    one, two = events(purchase("a", *told()), purchase("b", *other))
    assert one.id != two.id


def test_amounts_are_part_of_an_event() -> None:
    """A cut from 36 to 20 is not the cut from 45 to 29 of the same sentence."""
    first, second = described("#event 1", "cut", "Reduction"), described("#event 2", "cut", "Reduction")
    after = events(
        reading(
            "a",
            first,
            second,
            says("#event 1", "type", "Reduction", time=YEAR),
            says("#event 1", "fromAmount", won("36"), time=YEAR),
            says("#event 2", "type", "Reduction", time=YEAR),
            says("#event 2", "fromAmount", won("45"), time=YEAR),
        )
    )
    assert 2 == len({event.id for event in after})


def test_words_of_an_amount_are_not_part_of_an_event() -> None:
    """36 million won is the same sum in digits and in words."""
    sums = (won("36"), replace(won("36"), text="thirty-six won"))
    one, other = events(
        *(purchase(name, *told(), says("#event 5", "sum", each)) for name, each in zip("ab", sums, strict=True))
    )
    assert one.id == other.id


def test_class_is_part_of_an_event() -> None:
    """A merger between the same companies on the same day is no acquisition."""
    merger = described("#event 5", "merger", "Merger")
    statements = (says("#event 5", "type", "Merger", time=YEAR), *told()[1:])
    one, other = events(purchase("a", *told()), reading("b", ACME, INITECH, merger, *statements))
    assert one.id != other.id


def test_event_is_named_by_those_who_take_part() -> None:
    """The label tells class and participants, each once; amounts are left to the statements."""
    (event,) = events(purchase("a", *told(), says("#event 5", "sum", won("5"))))
    assert "acquisition (Acme, Initech)" == event.label
    (bare,) = events(reading("a", PURCHASE, says("#event 5", "type", "Acquisition")))
    assert "acquisition" == bare.label


def test_event_of_described_things_stays_in_its_document() -> None:
    """A date does not make "the man" of two articles one."""
    man = described("#1", "man", "Person")
    one, other = events(*(reading(name, man, INITECH, PURCHASE, *told()) for name in "ab"))
    assert one.id != other.id


def test_status_is_not_part_of_an_event() -> None:
    """What one article asserts and another denies is one event, said in two ways."""
    denied = tuple(replace(statement, status=Status.DENIED) for statement in told())
    one, other = events(purchase("a", *told()), purchase("b", *denied))
    assert one.id == other.id


def test_described_event_without_a_frame_is_a_thing() -> None:
    """A flood that is only described has its class by description, like any other thing."""
    flood = described("#3", "flood", "Event")
    (after,) = ground([reading("a", flood)], KnowledgeBase(), load_ontology(), Minter())
    assert after.entities[0].id.startswith(f"{DEFAULT_BASE}entity/event-flood-")
    assert kg("Event") == after.entities[0].cls


def test_events_in_events_stay_apart() -> None:
    """Two inquiries of one day into two different purchases are two."""
    inquiries = [described(f"#event {number}", "inquiry", "Event") for number in (1, 2)]
    purchases = [described(f"#event {number}", "acquisition", "Acquisition") for number in (3, 4)]
    statements = (
        *told("#event 3"),
        *told("#event 4", agent="#2", theme="#1"),
        says("#event 1", "type", "Event", time=YEAR),
        says("#event 1", "theme", "#event 3", time=YEAR),
        says("#event 2", "type", "Event", time=YEAR),
        says("#event 2", "theme", "#event 4", time=YEAR),
    )
    after = events(reading("a", ACME, INITECH, *inquiries, *purchases, *statements))
    assert 4 == len({event.id for event in after})
