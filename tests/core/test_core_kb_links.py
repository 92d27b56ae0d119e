"""The gazetteer's individuals are linked to the records of other data sets that are surely of them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from kgraph.kb import Individual, KnowledgeBase, load_knowledge_base
from kgraph.kb.links import Linker, Sources, read_sources, to_turtle
from kgraph.ontology.vocab import kg

ARDENIA = Individual("x:ardenia", "Ardenia", kg("Country"), ("Kingdom of Ardenia",))
SOURCES = Sources(
    countries={
        "AR": {"name": "Ardenia", "geonameid": 1},
        "BO": {"name": "Republic of Boland", "geonameid": 2},
    },
    cities=[
        {"geonameid": 11, "name": "Ardel", "alternatenames": ["Old Ardel"], "countrycode": "AR", "population": 90},
        {"geonameid": 12, "name": "Ardel", "alternatenames": [], "countrycode": "BO", "population": 40},
        {"geonameid": 13, "name": "Brélm", "alternatenames": [], "countrycode": "BO", "population": 500},
        {"geonameid": 14, "name": "Brelm", "alternatenames": ["Corvo"], "countrycode": "AR", "population": 100},
        {"geonameid": 15, "name": "Corvo", "alternatenames": ["Brelm"], "countrycode": "BO", "population": 9},
        {"geonameid": 16, "name": "Dorne", "alternatenames": ["Ennis"], "countrycode": "BO", "population": 0},
    ],
    states=[{"name": "Fennia", "geonameid": 21}],
    borders=[
        {"iso1A2": "AR", "wikidata": "Q1", "nameEn": "Kingdom of Ardenia"},
        {"iso1A2": "BO", "wikidata": "Q2", "nameEn": "Boland", "aliases": ["BOL"]},
        {"wikidata": "Q3", "nameEn": "Southern Ardenia", "level": "subregion"},
        {"wikidata": "Q4", "nameEn": "Twice"},
        {"wikidata": "Q5", "nameEn": "Twice"},
    ],
)
CASES = {
    "country": (ARDENIA, ("Q1", "1")),
    "country by another name": (Individual("x:b", "Boland", kg("Country")), ("Q2", "2")),
    "country of no code": (Individual("x:c", "Cathay", kg("Country")), ()),
    "linked by hand": (Individual("x:b", "Boland", kg("Country"), same_as=("x:other",)), ()),
    "capital": (Individual("x:ardel", "Ardel", kg("City"), place="x:ardenia"), ("11",)),
    "city in a country": (Individual("x:ardel", "Ardel", kg("City"), country="x:ardenia"), ("11",)),
    "city with a rival": (Individual("x:ardel", "Ardel", kg("City")), ()),
    "city that dwarfs its rival": (Individual("x:brelm", "Brelm", kg("City")), ("13",)),
    "city before one once called so": (Individual("x:corvo", "Corvo", kg("City")), ("15",)),
    "city by another name": (Individual("x:ennis", "Ennis", kg("City")), ("16",)),
    "city nobody knows": (Individual("x:gorm", "Gorm", kg("City")), ()),
    "state": (Individual("x:fennia", "Fennia State", kg("Place")), ("21",)),
    "region": (Individual("x:south", "Southern Ardenia", kg("Place")), ("Q3",)),
    "two regions": (Individual("x:twice", "Twice", kg("Place")), ()),
    "no place": (Individual("x:club", "Boland", kg("Organization")), ()),
}


def short(iri: str) -> str:
    """Cut an IRI to its number."""
    return iri.removesuffix("/").rsplit("/", 1)[-1]


@pytest.mark.parametrize(("individual", "expected"), CASES.values(), ids=CASES)
def test_only_what_is_sure_is_linked(individual: Individual, expected: tuple[str, ...]) -> None:
    """By name, country and inhabitants; what may be two is left."""
    linker = Linker(SOURCES, KnowledgeBase([ARDENIA]))
    assert expected == tuple(short(iri) for iri in linker.links(individual))


def test_corpus_of_links_is_whole() -> None:
    """The cases above are all there."""
    assert 15 == len(CASES)


def test_links_are_written_in_the_order_of_iris() -> None:
    """The file does not change when nothing has."""
    base = "https://w3id.org/kgraph/id/entity/"
    pairs = [(Individual(f"{base}{name}", name, ""), ["http://www.wikidata.org/entity/Q1"]) for name in ("b", "a")]
    assert ["ent:a owl:sameAs wd:Q1 .", "ent:b owl:sameAs wd:Q1 ."] == to_turtle(pairs).splitlines()[-2:]


def test_sources_are_read_as_the_packages_write_them(tmp_path: Path) -> None:
    """Dictionaries by code or number, and GeoJSON."""
    files = {
        "countries.json": {"AR": {"name": "Ardenia"}},
        "cities15000.json": {"11": {"name": "Ardel"}},
        "us_states.json": {"FE": {"name": "Fennia"}},
        "borders.json": {"features": [{"properties": {"nameEn": "Ardenia"}}]},
    }
    for name, content in files.items():
        (tmp_path / name).write_text(json.dumps(content), "utf-8")
    found = read_sources(tmp_path, tmp_path / "borders.json")
    names = [found.cities[0]["name"], found.states[0]["name"], found.borders[0]["nameEn"]]
    assert ({"AR": {"name": "Ardenia"}}, ["Ardel", "Fennia", "Ardenia"]) == (found.countries, names)


def test_countries_and_capitals_of_the_gazetteer_are_linked() -> None:
    """Every country leads to Wikidata, every capital to GeoNames."""
    individuals = load_knowledge_base().by_iri.values()
    countries = [found for found in individuals if found.cls == kg("Country")]
    capitals = [found for found in individuals if found.place]
    assert [] == [found.label for found in countries if not any("wikidata.org" in iri for iri in found.same_as)]
    assert [] == [found.label for found in capitals if not any("geonames.org" in iri for iri in found.same_as)]
    assert (202, 190) <= (len(countries), len(capitals))
