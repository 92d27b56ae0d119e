"""People of a common name are one where their texts have more in common than the name, and proposed where not."""

from __future__ import annotations

from dataclasses import replace

import pytest

from kgraph.model import Decision, Verdict
from kgraph.resolution.blocks import LARGEST
from kgraph.resolution.profiles import Fact, Record
from resolution_samples import born, fact, outcome, record, resolved

MAYOR = Fact("holds role {}", "role:mayor of Oxbow", "mayor of Oxbow")
CAP = fact("captain of Oxbow Rowers")


def smith(document: str, *company: str, label: str = "Karen Smith", **further: object) -> Record:
    """Make a record of somebody of a common name, with what else the text names."""
    return replace(record(document, label), company=frozenset(company), **further)  # type: ignore[arg-type] # fields


def others(count: int) -> list[Record]:
    """Make records of what other texts name."""
    bodies = [record(f"o{number}", "Oxbow Trust", "Organization") for number in range(count)]
    return [*bodies, record("k", "Oxland", "Country", is_known=True, iri="x:oxland")]


TRUST, COUNTRY = "https://w3id.org/kgraph/id/entity/organization-oxbow-trust", "x:oxland"
# Records, how many people they are of.
CASES: dict[str, tuple[list[Record], int]] = {
    "nothing in common": ([smith("a"), smith("b")], 2),
    "a rare name": ([smith("a", label="Folasade Okoro"), smith("b", label="Folasade Okoro")], 1),
    "a rare given name": ([smith("a", label="Folasade Smith"), smith("b", label="Folasade Smith")], 1),
    "a rare given name, and one text about a sport": (
        [smith("a", "sportrugby", label="Folasade Smith"), smith("b", label="Folasade Smith")],
        2,
    ),
    "a middle name": ([smith("a", label="Karen Oye Smith"), smith("b", label="Karen Oye Smith")], 1),
    "one body named in both": ([smith("a", TRUST), smith("b", TRUST), *others(1)], 1),
    "a body that half of all texts name": ([smith("a", TRUST), smith("b", TRUST), *others(12)], 2),
    "a country": ([smith("a", COUNTRY), smith("b", COUNTRY), *others(1)], 2),
    "a body that many name, and a country": (
        [smith("a", TRUST, COUNTRY), smith("b", TRUST, COUNTRY), *others(12)],
        1,
    ),
    "one role": ([smith("a", facts=(MAYOR,)), smith("b", facts=(MAYOR,))], 1),
    "one fact": ([smith("a", facts=(CAP,)), smith("b", facts=(CAP,))], 1),
    "one sport": ([smith("a", "sportrugby"), smith("b", "sportrugby")], 2),
    "one date of birth": ([smith("a", traits=(born("1950"),)), smith("b", traits=(born("1950"),))], 1),
    "two dates of birth and one body": (
        [smith("a", TRUST, traits=(born("1950"),)), smith("b", TRUST, traits=(born("1971"),)), *others(1)],
        2,
    ),
    "a chain that two dates of birth part": (
        [
            smith("a", TRUST, traits=(born("1950"),)),
            smith("b", TRUST),
            smith("c", TRUST, traits=(born("1971"),)),
            *others(1),
        ],
        2,
    ),
    "one of whom three texts tell, and a country": (
        [*(smith(document, TRUST, COUNTRY) for document in "abc"), smith("d", COUNTRY), *others(1)],
        1,
    ),
    "one of whom three texts tell, and nothing": (
        [*(smith(document, TRUST) for document in "abc"), smith("d"), *others(1)],
        2,
    ),
    "more than are compared": ([*(smith(f"d{number:03}", TRUST) for number in range(LARGEST * 2)), *others(1)], 1),
}


@pytest.mark.parametrize(("records", "people"), CASES.values(), ids=CASES.keys())
def test_people(records: list[Record], people: int) -> None:
    """A name that many bear needs something else that their texts share, by how few other texts have it."""
    found = outcome(records)
    assert people == sum(iri.startswith("person-") for iri in found)
    assert found == outcome(records[::-1])


def test_the_cases_are_all_there() -> None:
    """Nobody loses a case unnoticed."""
    assert (18, 4) == (len(CASES), len(PLACES))


def oxbow(document: str, *company: str, label: str = "Oxbow") -> Record:
    """Make a record of an unknown place, with what else the text names."""
    return replace(record(document, label, "Place"), company=frozenset(company))


PLACES: dict[str, tuple[list[Record], int]] = {
    "nothing in common": ([oxbow("a"), oxbow("b")], 2),
    "one body named in both": ([oxbow("a", TRUST), oxbow("b", TRUST), *others(1)], 1),
    "a country": ([oxbow("a", COUNTRY), oxbow("b", COUNTRY), *others(1)], 2),
    "two words": ([oxbow("a", label="Oxbow Hill"), oxbow("b", label="Oxbow Hill")], 1),
}


@pytest.mark.parametrize(("records", "places"), PLACES.values(), ids=PLACES.keys())
def test_places(records: list[Record], places: int) -> None:
    """An unknown place of one word is one where the texts share something else that few have."""
    found = outcome(records)
    assert places == sum(iri.startswith("place-") for iri in found)
    assert found == outcome(records[::-1])


def decisions(*records: Record) -> list[tuple[Decision, ...]]:
    """Give what was decided about each of the people."""
    return [thing.decisions for _, thing in sorted(resolved(records).things.items())]


def test_a_merge_has_its_reason_and_keeps_the_other_iri() -> None:
    """The decision says what the texts share; the IRI that the other one has by itself is an alias."""
    ((told,),) = decisions(smith("a", TRUST), smith("b", TRUST), *others(1))
    assert (Verdict.SAME, True) == (told.verdict, told.other.startswith("https://w3id.org/kgraph/id/entity/person-"))
    assert ("'Karen Smith' is the name of several", "both texts name Oxbow Trust") == told.reasons


def test_what_is_not_proved_is_proposed() -> None:
    """Two who may be one are tied by a proposal that says what is missing."""
    found = decisions(smith("a"), smith("b"))
    assert [Verdict.POSSIBLY] * 2 == [told.verdict for (told,) in found]
    assert ("'Karen Smith' is the name of many", "nothing else in the texts tells whose it is") == found[0][0].reasons


def test_another_article_renames_nobody() -> None:
    """Each has an IRI that holds for itself, whoever else of the name comes."""
    first, second = smith("a"), smith("b")
    assert resolved([first]).iri("a", first.iri) == resolved([first, second]).iri("a", first.iri)


def test_two_dates_of_birth_are_a_difference() -> None:
    """What proves two people to be two is told of these as of any."""
    found = decisions(smith("a", traits=(born("1950"),)), smith("b", traits=(born("1971"),)))
    assert [Verdict.DIFFERENT] * 2 == [told.verdict for (told,) in found]
