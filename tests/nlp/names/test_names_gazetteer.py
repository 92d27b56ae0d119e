"""Known names: countries, capitals, bodies and media, found in the case they are written."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable

import pytest

from kgraph.iris import Minter
from kgraph.kb import Individual, KnowledgeBase, load_knowledge_base
from kgraph.ontology import Ontology
from kgraph.ontology.vocab import kg, local_name

Reader = Callable[..., list[tuple[str, str, str]]]

US, UK, NORTH, SOUTH = "United States", "United Kingdom", "North Korea", "South Korea"
CASES = [
    ("He flew from Canada to Mexico.", [("Canada", "Country", "Canada"), ("Mexico", "Country", "Mexico")]),
    ("The U.S. and the UK agreed.", [("U.S.", "Country", US), ("UK", "Country", UK)]),
    ("The US sent aid.", [("US", "Country", US)]),
    ("They told us everything.", []),
    ("Who asked for this?", []),
    ("The WHO asked for this.", [("WHO", "Organization", "World Health Organization")]),
    ("Britain's ships left.", [("Britain", "Country", UK)]),
    ("S. Korea and the DPRK talked.", [("S. Korea", "Country", SOUTH), ("DPRK", "Country", NORTH)]),
    ("North Korean soldiers crossed.", []),
    ("Many Koreans left.", []),
    ("South Koreans voted.", []),
    ("The South Korean government paid.", [("South Korean government", "GovernmentBody", "South Korean government")]),
    ("The Thai Government paid.", [("Thai Government", "GovernmentBody", "Thai government")]),
    ("The government of India paid.", [("government of India", "GovernmentBody", "Indian government")]),
    ("The U.S. government paid.", [("U.S. government", "GovernmentBody", "American government")]),
    ("Talks began in Seoul.", [("Seoul", "City", "Seoul")]),
    ("The Seoul-based group spoke.", [("Seoul", "City", "Seoul")]),
    ("SEOUL, South Korea", [("SEOUL", "City", "Seoul"), ("South Korea", "Country", SOUTH)]),
    ("Refugees from North Korea fled the North.", [("North Korea", "Country", NORTH), ("North", "Country", NORTH)]),
    ("They sailed the North Sea.", [("North Sea", "Place", "North Sea")]),
    ("The north of the island is dry.", []),
    ("People in the North of England and North Korea.", [
        ("England", "Place", "England"), ("North Korea", "Country", NORTH)]),
    ("South Korea, or Korea for short.", [("South Korea", "Country", SOUTH), ("Korea", "Country", SOUTH)]),
    ("The United States said Congress would vote.", [
        ("United States", "Country", US), ("Congress", "GovernmentBody", "United States Congress")]),
    ("India and India again: Congress lost seats in India.", [
        ("India", "Country", "India"), ("India", "Country", "India"), ("India", "Country", "India")]),
    ("Georgia and the Georgian army.", [("Georgia", "Country", "Georgia")]),
    ("She moved from New York to Washington.", [
        ("New York", "City", "New York"), ("Washington", "City", "Washington")]),
    ("The European Union met NATO.", [
        ("European Union", "Organization", "European Union"),
        ("NATO", "Organization", "North Atlantic Treaty Organization")]),
    ("The White House and the Kremlin talked.", [
        ("White House", "GovernmentBody", "White House"), ("Kremlin", "GovernmentBody", "Kremlin")]),
    ("Reuters and AFP reported it.", [
        ("Reuters", "Organization", "Reuters"), ("AFP", "Organization", "Agence France-Presse")]),
    ("The Netherlands won.", [("Netherlands", "Country", "Netherlands")]),
    ("The Hague court opened.", [("Hague", "City", "The Hague")]),
    ("Guinea-Bissau and Papua New Guinea", [
        ("Guinea-Bissau", "Country", "Guinea-Bissau"), ("Papua New Guinea", "Country", "Papua New Guinea")]),
    ("Côte d'Ivoire sells cocoa.", [("Côte d'Ivoire", "Country", "Ivory Coast")]),
    ("turkey is a bird", []),
    ("Equatorial Guinea is not Guinea.", [
        ("Equatorial Guinea", "Country", "Equatorial Guinea"), ("Guinea", "Country", "Guinea")]),
    ("He works for the\nUnited\nNations in Geneva.", [
        ("United\nNations", "Organization", "United Nations"), ("Geneva", "City", "Geneva")]),
    ("The Bosnian city of Sarajevo", [("Sarajevo", "City", "Sarajevo")]),
    ("He left the Vatican.", [("Vatican", "Country", "Vatican City")]),
    ("Hong Kong and Scotland", [("Hong Kong", "Place", "Hong Kong"), ("Scotland", "Place", "Scotland")]),
]  # fmt: skip


def test_the_gazetteer_cases_are_as_many_as_they_were() -> None:
    """No case gets lost."""
    assert len(CASES) == 40


@pytest.mark.parametrize(("text", "expected"), CASES, ids=[text for text, _ in CASES])
def test_known_names_are_found(read_names: Reader, text: str, expected: list[tuple[str, str, str]]) -> None:
    """Names of the gazetteer are found with their preferred labels, words of the same letters are not."""
    assert expected == read_names(text)


def test_the_meaning_of_an_ambiguous_name_follows_the_document(read_names: Reader) -> None:
    """What else the text names decides between two individuals of one name."""
    assert read_names("The Congo: Brazzaville, capital of the Republic of the Congo.")[0][2] == "Republic of the Congo"


def _countries(kb: KnowledgeBase) -> list[Individual]:
    return [individual for individual in kb.by_iri.values() if individual.cls == kg("Country")]


def test_nearly_all_countries_have_a_demonym_and_a_capital() -> None:
    """At least 190 countries have both, and each has a government."""
    kb = load_knowledge_base()
    capitals = {individual.place for individual in kb.by_iri.values() if individual.place}
    complete = [found for found in _countries(kb) if found.demonyms and found.iri in capitals]
    assert len(complete) >= 190
    assert [] == [found.label for found in _countries(kb) if found.government not in kb.by_iri]


def test_the_gazetteer_has_hundreds_of_cities() -> None:
    """Capitals and other large cities are known."""
    cities = [found for found in load_knowledge_base().by_iri.values() if found.cls == kg("City")]
    assert len(cities) >= 450


def test_capitals_stand_for_their_governments() -> None:
    """A capital's government is that of its country."""
    kb = load_knowledge_base()
    capitals = [found for found in kb.by_iri.values() if found.place]
    assert [] == [found.label for found in capitals if found.government != kb.by_iri[found.place].government]


def test_every_name_is_unique_or_listed_as_ambiguous(names_ontology: Ontology) -> None:
    """Two individuals share a name only where the lexicon says which is meant by default."""
    kb = load_knowledge_base()
    names = Counter(name for found in kb.by_iri.values() for name in {found.label, *found.aliases})
    shared = {name for name, count in names.items() if count > 1}
    assert shared == set(names_ontology.words("name-ambiguous"))
    assert set(names_ontology.meanings("name-ambiguous").values()) <= set(kb.by_iri)
    assert set(names_ontology.meanings("name-in-context").values()) <= set(kb.by_iri)


def test_every_iri_is_the_one_that_the_minter_gives(names_ontology: Ontology) -> None:
    """The gazetteer's IRIs and the minted ones are the same, so that both name one thing."""
    kb = load_knowledge_base()
    wrong = [
        found.iri
        for found in kb.by_iri.values()
        if found.iri != Minter().entity(names_ontology.label(found.cls), found.label)
    ]
    assert wrong == []


def test_every_class_of_the_gazetteer_is_in_the_ontology(names_ontology: Ontology) -> None:
    """No individual has a class of its own."""
    assert [] == [i.iri for i in load_knowledge_base().by_iri.values() if i.cls not in names_ontology.classes]
    assert local_name(kg("Country")) == "Country"
