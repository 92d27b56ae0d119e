"""What may be meant beside what has been read: names with numbers, parts of phrases, identifiers and numerals."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from kgraph.model import Value, ValueKind
from kgraph.nlp.schema_reading.fitting import Fitting
from kgraph.nlp.schema_reading.guesses import iter_guessed
from kgraph.nlp.schema_reading.labels import shown
from kgraph.nlp.schema_reading.things import Thing, iter_things
from kgraph.nlp.schema_reading.words import read_words
from kgraph.ontology import load_ontology
from nlp_notation import parse
from ontology_own import PREFIXES

if TYPE_CHECKING:
    from pathlib import Path

    from spacy.vocab import Vocab

    from kgraph.ontology import Ontology

RANGED = f"""{PREFIXES}
x:Thing a owl:Class ; rdfs:label "thing" .
x:length a owl:ObjectProperty ; rdfs:label "length" ; rdfs:range x:number .
x:code a owl:ObjectProperty ; rdfs:label "code" ; rdfs:range x:string .
x:owner a owl:ObjectProperty ; rdfs:label "owner" ; rdfs:range x:Person .
x:Person a owl:Class ; rdfs:label "person" .
"""

GUESSES = {
    "a number ahead": ("near/IN/ROOT/0 412/CD/nummod/2 Halden/NNP/pobj/0", "numbered", ["412 Halden"]),
    "one in brackets ahead": (
        "near/IN/ROOT/0 (/-LRB-/punct/4 412/CD/nummod/4 )/-RRB-/punct/4 7/CD/nummod/5 HD/NNP/pobj/0",
        "numbered",
        ["(412) 7 HD"],
    ),
    "a year and a title": (
        "wrote/VBD/ROOT/0 1412/CD/dobj/0 :/:/punct/1 The/DT/det/5 Long/NNP/compound/5 Winter/NNP/appos/1",
        "numbered",
        ["1412: The Long Winter"],
    ),
    "no number ahead": ("near/IN/ROOT/0 old/JJ/amod/2 Halden/NNP/pobj/0", "numbered", []),
    "a phrase with of": (
        "a/DT/det/1 mayor/NN/ROOT/1 of/IN/prep/1 Lindby/NNP/pobj/2 left/VBD/relcl/1",
        "of",
        ["mayor of Lindby"],
    ),
    "its end": (
        "a/DT/det/3 former/JJ/amod/3 chess/NN/compound/3 player/NN/ROOT/3",
        "end",
        ["chess player", "player"],
    ),
    "its beginning": (
        "the/DT/det/4 drum/NN/nmod/4 and/CC/cc/1 bass/NN/conj/1 music/NN/ROOT/4",
        "beginning",
        ["drum and bass"],
    ),
    "an identifier": ("code/NN/ROOT/0 12-40A/CD/appos/0 ././punct/0", "code", ["12-40A"]),
    "a numeral": ("has/VBZ/ROOT/0 1,604/CD/nummod/2 seats/NNS/dobj/0", "code", ["1,604"]),
    "not what is a value": ("in/IN/ROOT/0 1911{date;start=1911}/CD/pobj/0", "code", []),
}


@pytest.fixture(scope="module")
def ranged(tmp_path_factory: pytest.TempPathFactory) -> Ontology:
    """Give an ontology with ranges that are known by their names."""
    path: Path = tmp_path_factory.mktemp("ranged") / "own.ttl"
    path.write_text(RANGED, "utf-8")
    return load_ontology(path)


@pytest.mark.parametrize(("notation", "source", "expected"), GUESSES.values(), ids=GUESSES)
def test_more_may_be_meant(blank_vocab: Vocab, notation: str, source: str, expected: list[str]) -> None:
    """What is guessed is told by how it is guessed."""
    doc = parse(notation, blank_vocab)
    guessed = iter_guessed(doc, list(iter_things(doc)))
    assert expected == [thing.label for thing in guessed if thing.source == source]


NUMERALS = {
    "as precise as written": (Value(kind=ValueKind.QUANTITY, text="2777.0 metres", amount="2777"), "2777.0"),
    "without commas": (Value(kind=ValueKind.QUANTITY, text="12,400 metres", amount="12400"), "12400"),
    "in words": (Value(kind=ValueKind.COUNT, text="two million", amount="2000000"), "2000000"),
    "a duration of one unit": (Value(kind=ValueKind.DURATION, text="89.5 minutes", start="PT89.5M"), "89.5"),
    "a duration of two": (Value(kind=ValueKind.DURATION, text="1 hour 20 minutes", start="PT80M"), "1 hour 20 minutes"),
}


@pytest.mark.parametrize(("value", "expected"), NUMERALS.values(), ids=NUMERALS)
def test_numbers_are_numerals(blank_vocab: Vocab, ranged: Ontology, value: Value, expected: str) -> None:
    """A range of numbers gets the numeral of the text, where it has one."""
    doc = parse("There/EX/expl/1 is/VBZ/ROOT/1 one/CD/attr/1", blank_vocab)
    thing = Thing(doc[2], 0, 5, value.text, kind="value", value=value)
    assert expected == shown(thing, ranged.properties["https://example.org/own#length"].range, ranged).label


KINDS = {
    "a duration for a number": (ValueKind.DURATION, "length", True),
    "an identifier for a number": (ValueKind.TEXT, "length", True),
    "an identifier for a text": (ValueKind.TEXT, "code", True),
    "a numeral for a text": (ValueKind.COUNT, "code", True),
    "a date for a text": (ValueKind.DATE, "code", False),
    "an identifier for a thing": (ValueKind.TEXT, "owner", False),
}


@pytest.mark.parametrize(("kind", "name", "expected"), KINDS.values(), ids=KINDS)
def test_values_fit_ranges(blank_vocab: Vocab, ranged: Ontology, kind: ValueKind, name: str, *, expected: bool) -> None:
    """Values fit ranges that may hold them as they are written."""
    doc = parse("There/EX/expl/1 is/VBZ/ROOT/1 one/CD/attr/1", blank_vocab)
    thing = Thing(doc[2], 0, 5, "89", kind="value", value=Value(kind=kind, text="89"))
    words = {found.iri: (found, own) for found, own in read_words(ranged)}
    assert expected == bool(Fitting(ranged).fit(thing, *words[f"https://example.org/own#{name}"]))


def test_the_cases_of_guesses_are_all_there() -> None:
    """The tables are as long as they are meant to be."""
    assert (10, 5, 6) == (len(GUESSES), len(NUMERALS), len(KINDS))
