"""Items of Wikidata: a JSON dump, an item a line (https://doc.wikimedia.org/Wikibase/master/php/docs_topics_json.html)."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import closing
from functools import lru_cache
from pathlib import Path
from typing import Any

from kgraph.errors import OntologyError
from kgraph.kb.individual import Individual
from kgraph.kb.sources.classes import Classes
from kgraph.kb.sources.geonames import GEONAMES
from kgraph.kb.sources.opening import opened_text

WIKIDATA = "http://www.wikidata.org/entity/"
_INSTANCE_OF, _SUBCLASS_OF, _COUNTRY, _DEMONYM, _GEONAMES_ID = "P31", "P279", "P17", "P1549", "P1566"
_ENDED = "P582"
_LANGUAGES = ("en", "mul")

Item = Mapping[str, Any]


def read_wikidata(file: Path, classes: Classes) -> Iterator[Individual]:
    """Read the items of a class of the ontology that have an English label; the prior is the number of sitelinks.

    The file is read twice: first for the hierarchy of classes, which is kept on disk. An item has the class of the
    nearest class above it that the cue list `wikidata-class` names.

    Raises:
        OntologyError: If a line is no item.
    """
    with closing(sqlite3.connect("")) as hierarchy:
        _read_hierarchy(file, hierarchy, classes.codes("wikidata-class"))
        query = "SELECT distance, class FROM class_of WHERE item = ?"

        @lru_cache(100_000)
        def class_of(item: str) -> tuple[int, str] | None:
            row: tuple[int, str] | None = hierarchy.execute(query, (item,)).fetchone()
            return row

        for item in _items(file):
            ranked = sorted(filter(None, map(class_of, _targets(item, _INSTANCE_OF))))
            if ranked:
                yield from _individual(item, ranked[0][1])


def _read_hierarchy(file: Path, hierarchy: sqlite3.Connection, roots: Mapping[str, str]) -> None:
    hierarchy.execute("CREATE TABLE above (item TEXT, class TEXT)")
    hierarchy.execute("CREATE TABLE class_of (item TEXT PRIMARY KEY, class TEXT, distance INTEGER) WITHOUT ROWID")
    pairs = ((item["id"], parent) for item in _items(file, _SUBCLASS_OF) for parent in _targets(item, _SUBCLASS_OF))
    hierarchy.executemany("INSERT INTO above VALUES (?, ?)", pairs)
    hierarchy.execute("CREATE INDEX above_class ON above (class, item)")
    hierarchy.executemany("INSERT INTO class_of VALUES (?, ?, 0)", roots.items())
    distance, added = 0, True
    while added:
        added = (
            hierarchy.execute(
                "INSERT OR IGNORE INTO class_of SELECT above.item, min(class_of.class), ? FROM class_of"
                " JOIN above ON above.class = class_of.item WHERE class_of.distance = ? GROUP BY above.item",
                (distance + 1, distance),
            ).rowcount
            > 0
        )
        distance += 1


def _items(file: Path, property_: str = "") -> Iterator[Item]:
    """Read the items, or only those whose line holds a property: most lines need no parsing then."""
    needle = f'"{property_}"'
    with opened_text(file) as stream:
        for number, line in enumerate(stream, start=1):
            text = line.strip().rstrip(",")
            if text in {"", "[", "]"} or (property_ and needle not in text):
                continue
            try:
                item = json.loads(text)
                is_item = {"id", "claims", "labels"} <= item.keys()
            except (ValueError, AttributeError):
                is_item = False
            if not is_item:
                raise OntologyError(
                    "kb-row",
                    f"'{file}', line {number}: no item of Wikidata.",
                    "Give another --format, or fetch the file again.",
                ) from None
            yield item


def _individual(item: Item, cls: str) -> Iterator[Individual]:
    labels = [item["labels"][language]["value"] for language in _LANGUAGES if language in item["labels"]]
    if not labels:
        return
    aliases = [alias["value"] for language in _LANGUAGES for alias in item.get("aliases", {}).get(language, ())]
    demonyms = [value["text"] for value in _values(item, _DEMONYM) if value.get("language") in _LANGUAGES]
    links = [f"{GEONAMES}{value}/" for value in _values(item, _GEONAMES_ID)]
    country = next(iter(_targets(item, _COUNTRY)), "")
    iri = WIKIDATA + item["id"]
    yield Individual(
        iri,
        labels[0],
        cls,
        tuple(sorted({*labels, *aliases} - {labels[0]})),
        tuple(sorted(set(demonyms))),
        tuple(sorted(set(links))),
        country=WIKIDATA + country if country and country != item["id"] else "",
        prior=len(item.get("sitelinks", {})),
    )


def _targets(item: Item, property_: str) -> list[str]:
    """Give the items that a property leads to."""
    return [value["id"] for value in _values(item, property_) if isinstance(value, dict) and "id" in value]


def _values(item: Item, property_: str) -> list[Any]:
    """Give the values of a property, the preferred ones first, without those that are withdrawn or no longer hold."""
    claims = item["claims"].get(property_, ()) if isinstance(item["claims"], dict) else ()
    held = [
        claim for claim in claims if claim.get("rank") != "deprecated" and _ENDED not in claim.get("qualifiers", {})
    ]
    held.sort(key=lambda claim: claim.get("rank") != "preferred")
    snaks = (claim["mainsnak"] for claim in held)
    return [snak["datavalue"]["value"] for snak in snaks if snak.get("snaktype") == "value" and "datavalue" in snak]
