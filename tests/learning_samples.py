"""Ferries of an invented coast: an ontology, and sentences with the triples they say."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from pathlib import Path

from kgraph.parsed import ParsedText, Word

ONTOLOGY = """
@prefix : <https://example.org/ferries#> .
@prefix owl: <http://www.w3.org/2002/07/owl#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .

:Ferry a owl:Class ; rdfs:label "ferry" .
:Yard a owl:Class ; rdfs:label "yard" .
:builder a owl:ObjectProperty ; rdfs:label "builder" ; rdfs:domain :Ferry ; rdfs:range :Yard .
:launchDate a owl:DatatypeProperty ; rdfs:label "launch date" ; rdfs:domain :Ferry .
:operator a owl:ObjectProperty ; rdfs:label "operator" ; rdfs:domain :Ferry .
"""
OTHER_ONTOLOGY = ONTOLOGY.replace("operator", "owner")
# Ferry, yard, launch date as written and as data has it, operator.
FERRIES = (
    ("Marrowby", "Tolland Yards", "3 March 1961", "03 March 1961", "Sundry Lines"),
    ("Ellen Thrale", "Brackwater Docks", "14 June 1958", "14 June 1958", "Coastal Mail"),
    ("Pelloway", "Tolland Yards", "9 May 1970", "09 May 1970", "Harrow Ferries"),
    ("Queen of Orsay", "Dunmere Works", "21 July 1949", "21 July 1949", "Sundry Lines"),
    ("Stavering", "Brackwater Docks", "2 October 1966", "02 October 1966", "Coastal Mail"),
    ("Lady Corran", "Dunmere Works", "30 April 1953", "30 April 1953", "Harrow Ferries"),
)


def examples() -> list[dict[str, object]]:
    """Write two sentences a ferry, twelve in all."""
    records: list[dict[str, object]] = []
    for number, (ferry, yard, date, day, line) in enumerate(FERRIES):
        built = _triples(ferry, ("builder", yard), ("launch date", day))
        run = _triples(ferry, ("operator", line))
        records.append(
            {"id": f"b{number}", "sent": f"The {ferry} was built by {yard} and launched on {date}.", "triples": built}
        )
        records.append({"id": f"o{number}", "sent": f"The {ferry} is operated by {line}.", "triples": run})
    return records


def _triples(ferry: str, *facts: tuple[str, str]) -> list[dict[str, str]]:
    return [{"sub": ferry, "rel": relation, "obj": object_} for relation, object_ in facts]


def write_lines(path: Path, records: Iterable[object]) -> Path:
    """Write JSON Lines; a string is written as it is."""
    lines = (record if isinstance(record, str) else json.dumps(record) for record in records)
    path.write_text("".join(f"{line}\n" for line in lines), "utf-8")
    return path


def write_ontology(folder: Path, text: str = ONTOLOGY, name: str = "ferries.ttl") -> Path:
    """Write the ontology."""
    path = folder / name
    path.write_text(text, "utf-8")
    return path


def parsed(
    text: str, entities: Sequence[tuple[int, int, str]] = (), chunks: Sequence[tuple[int, int]] = ()
) -> ParsedText:
    """Make a parsed text of words between blanks, all below the first; capitalised ones are names, others nouns."""
    words: list[Word] = []
    place = 0
    for word in text.split(" "):
        pos = "PROPN" if word[:1].isupper() else "NOUN" if word.isalpha() else "NUM" if word.isdigit() else "PUNCT"
        words.append(Word(word, word.lower(), pos, "CD" if pos == "NUM" else pos, "dep", 0, place, place + len(word)))
        place += len(word) + 1
    return ParsedText(text, tuple(words), tuple(entities), tuple(chunks))
