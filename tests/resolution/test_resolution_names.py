"""Two names are as alike as their parts say."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kgraph.ontology import load_ontology
from kgraph.resolution.bodies import BodyWords, compare_bodies, is_acronym
from kgraph.resolution.people import PersonName, PersonWords, compare_people
from kgraph.resolution.words import is_comparable

PEOPLE = PersonWords.of(load_ontology())
BODIES = BodyWords.of(load_ontology())

# ---------------------------------------------------------------- parts of personal names

PARSED = {
    "plain": ("Ines Okoro", ("ines",), "okoro", (), ""),
    "title": ("Dr. Ines Okoro", ("ines",), "okoro", (), ""),
    "two titles": ("Prof. Dr. Ines Okoro", ("ines",), "okoro", (), ""),
    "middle name": ("Ines Ada Okoro", ("ines", "ada"), "okoro", (), ""),
    "middle initial like a particle": ("Ines E. Okoro", ("ines", "e"), "okoro", (), ""),
    "particle of one letter": ("Joana Silva e Costa", ("joana", "silva"), "costa", ("e",), ""),
    "initials together": ("J.K. Vane", ("j", "k"), "vane", (), ""),
    "initials apart": ("J. K. Vane", ("j", "k"), "vane", (), ""),
    "junior": ("Ed Vane Jr.", ("ed",), "vane", (), "jr"),
    "junior after a comma": ("Ed Vane, Jr.", ("ed",), "vane", (), "jr"),
    "numeral": ("Ed Vane III", ("ed",), "vane", (), "iii"),
    "a family name that is a numeral": ("Malcolm X", ("malcolm",), "x", (), ""),
    "particles": ("Ludo van der Berg", ("ludo",), "berg", ("van", "der"), ""),
    "article with a hyphen": ("Samir al-Masri", ("samir",), "masri", ("al",), ""),
    "family first after a comma": ("Okoro, Ines", ("ines",), "okoro", (), ""),
    "nickname in quotes": ('Edward "Ned" Vane', ("edward",), "vane", (), ""),
    "Korean": ("Han Seo-yun", ("seoyun",), "han", (), ""),
    "Korean without hyphen": ("Han Seo Gil", ("seogil",), "han", (), ""),
    "Korean in Western order": ("Seo-yun Han", ("seoyun",), "han", (), ""),
    "a Western name that ends like a Korean one": ("Mary Ann Park", ("mary", "ann"), "park", (), ""),
    "a Western name that opens like one": ("Kim Vandermeer", ("kim",), "vandermeer", (), ""),
}


@pytest.mark.parametrize(("name", "first", "family", "particles", "suffix"), PARSED.values(), ids=PARSED.keys())
def test_a_name_is_parsed(
    name: str, first: tuple[str, ...], family: str, particles: tuple[str, ...], suffix: str
) -> None:
    """Title, given names, particles, family name and suffix are told apart."""
    assert PersonName(first, family, particles, suffix) == PEOPLE.parse(name)


def test_the_cases_are_all_there() -> None:
    """Nobody loses a case unnoticed."""
    assert (21, 31, 21) == (len(PARSED), len(ALIKE), len(BODIES_ALIKE))


UNPARSED = {
    "one word": "Okoro",
    "empty": "",
    "Cyrillic letter in a Latin word": "\u0410nna Okoro",
    "right-to-left override": "Ines \u202eOkoro",
    "NUL": "Ines\x00 Okoro",
    "longer than names are": "Ines " + "Okoro" * 2000,
    "more words than names have": "Ines " * 40,
    "only hyphens": "- -",
}


@pytest.mark.parametrize("name", UNPARSED.values(), ids=UNPARSED.keys())
def test_some_names_are_not_compared(name: str) -> None:
    """One word is no full name, and what hides something is compared with nothing."""
    assert PEOPLE.parse(name) is None


# ---------------------------------------------------------------- people

ALIKE = {
    "case": ("INES OKORO", "Ines Okoro", "equal"),
    "title": ("Dr Ines Okoro", "Ines Okoro", "equal"),
    "hyphen or blank": ("Han Seo-yun", "Han Seo Yun", "equal"),
    "hyphen or nothing": ("Han Seo-yun", "Han Seoyun", "equal"),
    "Korean in either order": ("Han Seo-yun", "Seo-yun Han", "equal"),
    "three syllables, two of them family names": ("Moon Soo Kim", "Kim Moon Soo", "equal"),
    "Chinese of two words in either order": ("Zhang Weilin", "Weilin Zhang", "equal"),
    "Hungarian in either order": ("Okorodi Viktor", "Viktor Okorodi", "equal"),
    "two words of which none is known": ("Tarrow Belling", "Belling Tarrow", "unlike"),
    "dots of initials": ("J.K. Vane", "J. K. Vane", "equal"),
    "hyphen of a double family name": ("Ines Okoro-Vane", "Ines OkoroVane", "equal"),
    "middle initial": ("Ines A. Okoro", "Ines Ada Okoro", "spelt out"),
    "middle name left out": ("Ines Okoro", "Ines Ada Okoro", "fitting"),
    "all initials": ("J. K. Vane", "Jane Kate Vane", "fitting"),
    "article": ("Samir al-Masri", "Samir Masri", "fitting"),
    "particle": ("Ludo van Berg", "Ludo Berg", "fitting"),
    "other particles": ("Ludo van Berg", "Ludo de Berg", "unlike"),
    "accents": ("José Ibarra", "Jose Ibarra", "fitting"),
    "accents of the family name": ("Ana Ibárra", "Ana Ibarra", "fitting"),
    "junior or nothing": ("Ed Vane Jr.", "Ed Vane", "fitting"),
    "first initial": ("I. Okoro", "Ines Okoro", "weak"),
    "other given name": ("Ines Okoro", "Iris Okoro", "unlike"),
    "other family name": ("Ines Okoro", "Ines Okafor", "unlike"),
    "other initial": ("J. Okoro", "Ines Okoro", "unlike"),
    "brothers of a Korean family": ("Han Seo-yun", "Han Seo-jun", "unlike"),
    "other middle initial": ("Ed W. Vane", "Ed H. Vane", "apart"),
    "other middle name": ("Ed Walter Vane", "Ed Henry Vane", "apart"),
    "father and son": ("Ed Vane Jr.", "Ed Vane Sr.", "opposed"),
    "second and third": ("Ed Vane II", "Ed Vane III", "opposed"),
    "another alphabet": ("Анна Окоро", "Anna Okoro", "unlike"),
    "umlaut written out": ("Ana Moeller", "Ana Möller", "unlike"),
}


@pytest.mark.parametrize(("one", "other", "likeness"), ALIKE.values(), ids=ALIKE.keys())
def test_names_of_people_are_compared(one: str, other: str, likeness: str) -> None:
    """Two names are as alike as their parts, whichever comes first."""
    first, second = PEOPLE.parse(one), PEOPLE.parse(other)
    assert first is not None
    assert second is not None
    assert (likeness, likeness) == (
        compare_people(first, second, PEOPLE).likeness,
        compare_people(second, first, PEOPLE).likeness,
    )


# ---------------------------------------------------------------- bodies

BODIES_ALIKE = {
    "article": ("The Okoro Trust", "Okoro Trust", "equal"),
    "and": ("Vane & Okoro", "Vane and Okoro", "equal"),
    "hyphen": ("Coca-Vane Group", "Coca Vane Group", "equal"),
    "dots of the legal form": ("Okoro Corp.", "Okoro Corp", "equal"),
    "comma before the legal form": ("Vane Okoro, Inc.", "Vane Okoro Inc", "equal"),
    "legal form left out": ("Vane Okoro Inc", "Vane Okoro", "spelt out"),
    "two legal forms left out": ("Vane Okoro & Co. Inc.", "Vane Okoro", "spelt out"),
    "legal form of one word left out": ("Vane Corp", "Vane", "fitting"),
    "other legal form": ("Vane Okoro Inc", "Vane Okoro Ltd", "weak"),
    "ministry turned round": ("Ministry of Harbours", "Harbours Ministry", "equal"),
    "department turned round": ("Department for Harbours", "Harbours Department", "equal"),
    "university turned round": ("University of Vane", "Vane University", "weak"),
    "bank turned round": ("Bank of Vane", "Vane Bank", "unlike"),
    "acronym": ("Vane Harbour Trust", "VHT", "fitting"),
    "acronym with dots": ("Vane Harbour Trust", "V.H.T.", "fitting"),
    "acronym of something else": ("Vane Harbour Trust", "VHO", "unlike"),
    "accents": ("Café Vane", "Cafe Vane", "fitting"),
    "part": ("Vane Okoro", "Vane Okoro Capital", "unlike"),
    "symbol": ("Vane+", "Vane", "unlike"),
    "emoji": ("Vane 🚀", "Vane", "unlike"),
    "another alphabet": ("\u0412ane", "Bane", "unlike"),
}


@pytest.mark.parametrize(("one", "other", "likeness"), BODIES_ALIKE.values(), ids=BODIES_ALIKE.keys())
def test_names_of_bodies_are_compared(one: str, other: str, likeness: str) -> None:
    """Two names are as alike as what counts of them, whichever comes first."""
    assert (likeness, likeness) == (
        compare_bodies(one, other, BODIES).likeness,
        compare_bodies(other, one, BODIES).likeness,
    )


@pytest.mark.parametrize(
    "name",
    [
        "Supreme Court",
        "Ministry of Finance",
        "the Senate",
        "Electoral Commission",
        "Labour Party",
        "New People's Party",
    ],
)
def test_a_body_that_many_countries_have_is_known(name: str) -> None:
    """Its name says nothing but what kind of body it is."""
    assert BODIES.is_common(name)


@pytest.mark.parametrize(
    "name", ["Ministry of Unification", "Bank of England", "Vane Commission", "Vane Party", "New People"]
)
def test_a_name_of_its_own_is_not_common(name: str) -> None:
    """One word that only this body has is enough."""
    assert not BODIES.is_common(name)


@pytest.mark.parametrize("short", ["", "W", "wht", "W1T", "WHTTTTTTTTT"])
def test_what_is_no_acronym(short: str) -> None:
    """Capital letters, two to eight of them."""
    assert not is_acronym(short, "World Harbour Trust")


@given(st.text(max_size=300), st.text(max_size=300))
def test_any_text_may_be_compared(one: str, other: str) -> None:
    """Whatever stands in a name, comparing it ends, and both ways say the same."""
    assert compare_bodies(one, other, BODIES) == compare_bodies(other, one, BODIES)
    first, second = PEOPLE.parse(one), PEOPLE.parse(other)
    if first and second:
        assert compare_people(first, second, PEOPLE) == compare_people(second, first, PEOPLE)
    assert is_comparable(one) in {True, False}
