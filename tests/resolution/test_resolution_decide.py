"""Two names are one thing on proof, possibly one without, and two where that is proved."""

from __future__ import annotations

import pytest

from kgraph.model import Verdict
from kgraph.resolution.blocks import LARGEST, pairs
from kgraph.resolution.decide import decide
from kgraph.resolution.profiles import Fact, Record
from resolution_samples import WORDS, born, fact, native, profiles, record

HEADS = fact("head of Okoro Trust")
ROLES = Fact("holds role {}", "role:president", "president")
SAME, POSSIBLY, DIFFERENT = Verdict.SAME, Verdict.POSSIBLY, Verdict.DIFFERENT

CASES: dict[str, tuple[Record, Record, Verdict | None]] = {
    "order": (record("a", "Han Seo-yun"), record("b", "Seo Yun Han"), SAME),
    "middle name with a common fact": (
        record("a", "Ines Okoro", facts=(HEADS,)),
        record("b", "Ines Ada Okoro", facts=(HEADS,)),
        SAME,
    ),
    "middle name without": (record("a", "Ines Okoro"), record("b", "Ines Ada Okoro"), POSSIBLY),
    "middle name in one text": (record("a", "Ines Okoro"), record("a", "Ines Ada Okoro"), None),
    "initial with a common fact": (
        record("a", "I. Okoro", facts=(HEADS,)),
        record("b", "Ines Okoro", facts=(HEADS,)),
        POSSIBLY,
    ),
    "surname with a common fact": (
        record("a", "Okoro", facts=(HEADS,)),
        record("b", "Ines Okoro", facts=(HEADS,)),
        POSSIBLY,
    ),
    "surname without": (record("a", "Okoro"), record("b", "Ines Okoro"), None),
    "other surname with a common fact": (
        record("a", "Vane", facts=(HEADS,)),
        record("b", "Ines Okoro", facts=(HEADS,)),
        None,
    ),
    "two surnames": (record("a", "Okoro", facts=(HEADS,)), record("b", "Okoro", facts=(HEADS,)), POSSIBLY),
    "accents": (record("a", "José Ibarra"), record("b", "Jose Ibarra"), POSSIBLY),
    "two dates of birth": (
        record("a", "Ed Vane", traits=(born("1950"),)),
        record("b", "Ed Vane", traits=(born("1971-03-02"),)),
        DIFFERENT,
    ),
    "one date of birth, more and less exact": (
        record("a", "Ed Vane", traits=(born("1950"),)),
        record("b", "Ed Vane", traits=(born("1950-03-02"),)),
        SAME,
    ),
    "a birthday without its year": (
        record("a", "Ed Vane", traits=(born("--12-25"),)),
        record("b", "Ed Vane", traits=(born("1950-12-25"),)),
        SAME,
    ),
    "two countries of birth": (
        record("a", "Ed Vane", traits=(native("Norway"),)),
        record("b", "Ed Vane", traits=(native("Chile"),)),
        DIFFERENT,
    ),
    "two dates of birth and a middle name": (
        record("a", "Ed Vane", traits=(born("1950"),)),
        record("b", "Ed Paul Vane", traits=(born("1971"),)),
        DIFFERENT,
    ),
    "two dates of birth of two names": (
        record("a", "Ed Vane", traits=(born("1950"),)),
        record("b", "Eda Vane", traits=(born("1971"),)),
        None,
    ),
    "father and son": (record("a", "Ed Vane Jr."), record("b", "Ed Vane Sr."), DIFFERENT),
    "person and place": (record("a", "Ada Vane"), record("b", "Ada Vane", "Place"), None),
    "two known individuals": (
        record("a", "Vane Trust", "Organization", is_known=True, iri="x:1"),
        record("b", "The Vane Trust", "Organization", is_known=True, iri="x:2"),
        None,
    ),
    "a known individual and its other spelling": (
        record("a", "Vane-Okoro Trust", "Organization", is_known=True, iri="x:1"),
        record("b", "Vane Okoro Trust", "Organization"),
        SAME,
    ),
    "legal form of two words": (
        record("a", "Vane Okoro", "Company"),
        record("b", "Vane Okoro Inc", "Company"),
        SAME,
    ),
    "legal form of who knows what": (
        record("a", "Vane Okoro", "Organization"),
        record("b", "Vane Okoro Inc", "Company"),
        POSSIBLY,
    ),
    "surname with a common role": (
        record("a", "Okoro", facts=(ROLES,)),
        record("b", "Ines Okoro", facts=(ROLES,)),
        POSSIBLY,
    ),
    "middle name with a common role": (
        record("a", "Ines Okoro", facts=(ROLES,)),
        record("b", "Ines Ada Okoro", facts=(ROLES,)),
        POSSIBLY,
    ),
    "legal form of one word": (record("a", "Vane", "Company"), record("b", "Vane Inc", "Company"), POSSIBLY),
    "legal form of one word that a text leaves out": (
        record("a", "Vane", "Company"),
        record("b", "Vane Inc", "Company", "Vane"),
        SAME,
    ),
    "acronym of three letters that a text gives": (
        record("a", "VHT", "Organization"),
        record("b", "Vane Harbour Trust", "Organization", "VHT"),
        POSSIBLY,
    ),
    "acronym of four letters that a text gives": (
        record("a", "VHTO", "Organization"),
        record("b", "Vane Harbour Trust Organization", "Organization", "VHTO"),
        SAME,
    ),
    "acronym that no text gives": (
        record("a", "VHT", "Organization"),
        record("b", "Vane Harbour Trust", "Organization"),
        None,
    ),
    "short name that a text uses": (
        record("a", "Harbour", "Company"),
        record("b", "Vane Harbour Trust", "Company", "Harbour"),
        POSSIBLY,
    ),
    "university turned round": (
        record("a", "Vane University", "Organization"),
        record("b", "University of Vane", "Organization"),
        POSSIBLY,
    ),
    "ministries of one country": (
        record("a", "Ministry of Finance", "GovernmentBody", country="x:no", country_label="Norway"),
        record("b", "Finance Ministry", "GovernmentBody", country="x:no", country_label="Norway"),
        SAME,
    ),
    "ministries of two countries": (
        record("a", "Finance Ministry", "GovernmentBody", country="x:no", country_label="Norway"),
        record("b", "Finance Ministry", "GovernmentBody", country="x:cl", country_label="Chile"),
        None,
    ),
    "a ministry of no known country": (
        record("a", "Finance Ministry", "GovernmentBody", country="x:no", country_label="Norway"),
        record("b", "Finance Ministry", "GovernmentBody"),
        POSSIBLY,
    ),
    "two ministries of no known country": (
        record("a", "Finance Ministry", "GovernmentBody"),
        record("b", "Finance Ministry", "GovernmentBody"),
        POSSIBLY,
    ),
    "one name read as two kinds of thing": (
        record("a", "Vane Harbour Show", "Event"),
        record("b", "Vane Harbour Show", "Organization"),
        SAME,
    ),
    "a body read as somebody": (record("a", "Vane Okoro", "Company"), record("b", "Vane Okoro"), SAME),
    "a body with the name of its founder": (record("a", "Anna Vane", "Company"), record("b", "Anna Vane"), None),
    "a work with the name of a body": (
        record("a", "Vane Harbour", "Work"),
        record("b", "Vane Harbour", "Company"),
        None,
    ),
    "one word read as two kinds of thing": (record("a", "Vane", "Place"), record("b", "Vane", "Company"), POSSIBLY),
    "one word read as a thing and what is called after it": (
        record("a", "Vane", "Place"),
        record("b", "Vane", "Work"),
        None,
    ),
    "one name read as a person and a product": (
        record("a", "Vane Handheld"),
        record("b", "Vane Handheld", "Product"),
        POSSIBLY,
    ),
    "a given name, read as a person and a product": (
        record("a", "Ada Handheld"),
        record("b", "Ada Handheld", "Product"),
        None,
    ),
    "ends of names": (record("a", "Co Inc", "Company"), record("b", "Co Inc", "Company"), None),
    "look-alike": (record("a", "Vane Trust", "Company"), record("b", "V\u0430ne Trust", "Company"), None),
    "right-to-left override": (record("a", "Vane Trust", "Company"), record("b", "\u202eVane Trust", "Company"), None),
    "ten thousand letters": (record("a", "Vane" * 2500, "Company"), record("b", "Vane-" * 2500, "Company"), None),
}


@pytest.mark.parametrize(("one", "other", "verdict"), CASES.values(), ids=CASES.keys())
def test_verdicts(one: Record, other: Record, verdict: Verdict | None) -> None:
    """The verdict follows from names and facts, whichever comes first, and has its reasons."""
    first, second = profiles(one, other)
    judged = decide(first, second, WORDS)
    assert (verdict, judged) == (judged.verdict, decide(second, first, WORDS))
    assert (judged.verdict is None) == (judged.reasons == ())
    assert 0 <= judged.score <= 1


@pytest.mark.parametrize(("one", "other", "verdict"), CASES.values(), ids=CASES.keys())
def test_what_has_a_verdict_is_compared(one: Record, other: Record, verdict: Verdict | None) -> None:
    """Blocks lose none of the pairs that there is something to say of."""
    found = profiles(one, other)
    assert verdict is None or (0, 1) in set(pairs(found, WORDS.people, WORDS.bodies))


def test_the_cases_are_all_there() -> None:
    """Nobody loses a case unnoticed."""
    assert 47 == len(CASES)


def test_an_acronym_of_three_letters_needs_two_texts() -> None:
    """Three letters are soon those of somebody else too; two texts that give them are proof."""
    long = [record(name, "Vane Harbour Trust", "Organization", "VHT") for name in ("b", "c")]
    first, second = profiles(record("a", "VHT", "Organization"), *long)
    assert SAME is decide(first, second, WORDS).verdict


def test_a_large_block_is_bounded() -> None:
    """A thousand people of one initial and family name are not a million comparisons."""
    people = [record(f"d{number}", f"A{chr(97 + number % 26)}{chr(97 + number // 26)}n Vane") for number in range(600)]
    compared = list(pairs(profiles(*people), WORDS.people, WORDS.bodies))
    assert 600 < len(compared) < 600 * LARGEST
