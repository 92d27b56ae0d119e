"""Cities and currencies of the gazetteer are made from packages, and lead to those where nothing else is meant."""

from __future__ import annotations

from pathlib import Path

import pytest

from kgraph.kb import Individual, KnowledgeBase, load_knowledge_base
from kgraph.kb.cities import rows, to_csv
from kgraph.kb.currencies import currencies, to_turtle
from kgraph.kb.gazetteer import load_cities
from kgraph.kb.opening import open_knowledge_bases
from kgraph.ontology import load_ontology, ontology_folder
from kgraph.ontology.vocab import kg

COUNTRIES = {"AR": {"geonameid": 1}, "BO": {"geonameid": 2}}
KB = KnowledgeBase(
    [
        Individual("x:country-ardenia", "Ardenia", kg("Country"), same_as=("https://sws.geonames.org/1/",)),
        Individual("x:city-corvo", "Corvo", kg("City"), same_as=("https://sws.geonames.org/13/",)),
        Individual("x:vane", "Vane", kg("Organization")),
    ]
)
CITIES = [
    {"geonameid": number, "name": name, "countrycode": country, "population": inhabitants}
    for number, (name, country, inhabitants) in enumerate(
        [
            ("Ardel", "AR", 400_000),
            ("Árdel", "AR", 70_000),
            ("Brelm", "AR", 400_000),
            ("Brelm", "AR", 90_000),
            ("Corvo City", "AR", 400_000),
            ("Dorne", "AR", 199_999),
            ("Vane", "AR", 400_000),
            ("Ennis", "BO", 400_000),
            ("Surrey", "AR", 400_000),
        ],
        start=9,
    )
]


def test_cities_are_large_and_meant_by_their_name() -> None:
    """Not a small one, one with a rival, a known one, one of a name that is known or a region's, or one nowhere."""
    table = list(rows(CITIES, COUNTRIES, KB, frozenset({"Surrey"})))
    assert [("Ardel", "x:country-ardenia", 9, 400_000)] == [tuple(row.values()) for row in table]
    assert "name,country,geonames,inhabitants\nArdel,x:country-ardenia,9,400000\n" == to_csv(table)


def test_currencies_have_names_code_and_link() -> None:
    """A word alone is a name where no other currency and no short word has it."""
    names = {
        "NOK": {"displayName-count-one": "Norwegian krone", "displayName-count-other": "Norwegian kroner"},
        "DKK": {"displayName-count-one": "Danish krone", "displayName-count-other": "Danish kroner"},
        "USD": {"displayName-count-one": "US dollar", "displayName-count-other": "US dollars"},
        "AUD": {"displayName-count-one": "Australian dollar", "displayName-count-other": "Australian dollars"},
        "HUF": {"displayName-count-one": "Hungarian forint", "displayName-count-other": "Hungarian forints"},
    }
    found = currencies(names, ["USD", "HUF", "AUD", "NOK", "NOK", "DKK", "XXX"])
    assert {
        "NOK": ("Norwegian kroner",),
        "DKK": ("Danish kroner",),
        "USD": ("U.S. dollar", "U.S. dollars", "US dollars"),
        "AUD": ("Australian dollars",),
        "HUF": ("Hungarian forints", "forint"),
    } == {currency.code: currency.aliases for currency in found}
    assert "owl:sameAs <http://publications.europa.eu/resource/authority/currency/HUF>" in to_turtle(found)


@pytest.mark.parametrize("name", ["US dollar", "euro", "Japanese yen", "British pound", "forint"])
def test_the_gazetteer_has_currencies(name: str) -> None:
    """Each has one link, which ends in its code."""
    (found,) = load_knowledge_base().lookup(name)
    assert (kg("Currency"), 1) == (found.cls, len(found.same_as))


def test_the_further_cities_lie_in_known_countries() -> None:
    """None has the name of anything that the gazetteer knows, and all lead to GeoNames."""
    ours, cities = load_knowledge_base(), load_cities()
    assert len(cities) > 2000
    for city in cities.by_iri.values():
        assert city.country in ours.by_iri
        assert not ours.lookup(city.label)
        assert city.same_as[0].startswith("https://sws.geonames.org/")
    assert (ontology_folder() / "gazetteer" / "cities.csv").stat().st_size < 150_000


def test_the_users_own_city_is_the_same_one(tmp_path: Path) -> None:
    """A knowledge base of the user's that links to the same record names the same individual."""
    file = tmp_path / "mine.csv"
    link = load_cities().lookup("Bydgoszcz")[0].same_as[0]
    file.write_text(f"iri,label,class,same_as\nx:mine,Bydgoszcz,City,{link}\n", encoding="utf-8")
    (found,) = open_knowledge_bases([file], load_ontology()).lookup("Bydgoszcz")
    assert ("city-bydgoszcz-poland", True) == (found.iri.rpartition("/")[2], "x:mine" in found.same_as)
