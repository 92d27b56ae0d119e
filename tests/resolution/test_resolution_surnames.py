"""Whose a name of one word is, is told by what else its text names."""

from __future__ import annotations

import pytest

from kgraph.model import Verdict
from kgraph.ontology.vocab import kg
from kgraph.resolution.profiles import Record
from resolution_samples import outcome, record, resolved


def text(document: str, *names: str, things: str = "") -> list[Record]:
    """Make the records of a text: of people, and of bodies by the letters that end their names."""
    return [*(record(document, name) for name in names), *(record(document, f"Oxbow {x}", "Company") for x in things)]


# Records, and the names of whose it is.
CASES: dict[str, tuple[list[Record], set[str]]] = {
    "one who bears it": (
        [*text("a", "Riedl", things="AB"), *text("b", "Ada Riedl", things="AB")],
        {"Riedl", "Ada Riedl"},
    ),
    "one thing in common": ([*text("a", "Riedl", things="A"), *text("b", "Ada Riedl", things="A")], {"Riedl"}),
    "one thing in common with somebody of many texts": (
        [*text("a", "Riedl", things="A"), *(found for x in "bcd" for found in text(x, "Ada Riedl", things="A"))],
        {"Riedl", "Ada Riedl"},
    ),
    "another who bears it elsewhere": (
        [*text("a", "Riedl", things="AB"), *text("b", "Ada Riedl", things="AB"), *text("c", "Tom Riedl", things="C")],
        {"Riedl", "Ada Riedl"},
    ),
    "another who fits as well": (
        [
            *text("a", "Riedl", things="ABCD"),
            *text("b", "Ada Riedl", things="AB"),
            *text("c", "Tom Riedl", things="CD"),
        ],
        {"Riedl"},
    ),
    "a full name in the same text": (
        [*text("a", "Riedl", "Tom Riedl", things="AB"), *text("b", "Ada Riedl", things="AB")],
        {"Riedl"},
    ),
    "one word in two texts": ([*text("a", "Firefly", things="AB"), *text("b", "Firefly", things="AB")], {"Firefly"}),
    "a given name": ([*text("a", "Ada", things="AB"), *text("b", "Ada", things="AB")], {"Ada"}),
}


@pytest.mark.parametrize(("records", "names"), CASES.values(), ids=CASES.keys())
def test_whose_it_is(records: list[Record], names: set[str]) -> None:
    """Somebody who alone fits is meant; who else has the name, in the same text above all, leaves it open."""
    found = outcome(records)
    assert found == outcome(records[::-1])
    (nodes,) = [{label for _, label in held} for held in found.values() if ("a", records[0].label) in held]
    assert names == nodes


def test_the_cases_are_all_there() -> None:
    """Nobody loses a case unnoticed."""
    assert 8 == len(CASES)


@pytest.mark.parametrize(("name", "things", "nodes"), [("Firefly", "AB", 1), ("Firefly", "A", 2), ("Ada", "AB", 2)])
def test_one_word_in_two_texts(name: str, things: str, nodes: int) -> None:
    """What nobody has for a family name is one thing where both texts name two others; a given name never."""
    found = outcome([*text("a", name, things=things), *text("b", name, things=things)])
    assert nodes == sum(iri.startswith("person-") for iri in found)


def test_what_was_taken_for_somebody_is_what_it_is() -> None:
    """It joins what has the name elsewhere, and is of its class, whatever most texts were read to say."""
    read = [found for document in "abc" for found in text(document, "Firefly", things="AB")]
    resolution = resolved([*read, *text("d", things="AB"), record("d", "Firefly", "Product")])
    (iri,) = {resolution.iri(item.document, item.iri) for item in read if item.label == "Firefly"}
    assert ("product-firefly", kg("Product")) == (iri.rpartition("/")[2], resolution.things[iri].cls)
    assert {"both texts name Oxbow A"} <= {words for told in resolution.things[iri].decisions for words in told.reasons}


def test_what_fits_less_is_proposed() -> None:
    """Where another one fits too, but less, the best is proposed with what the texts share."""
    records = [
        *text("a", "Riedl", things="ABCD"),
        *text("b", "Ada Riedl", things="ABC"),
        *text("c", "Tom Riedl", things="D"),
    ]
    told = {told for thing in resolved(records).things.values() for told in thing.decisions}
    assert {(Verdict.POSSIBLY, "Ada Riedl"), (Verdict.POSSIBLY, "Riedl")} == {(one.verdict, one.label) for one in told}


def test_one_word_in_two_texts_is_proposed_beside_who_has_it_in_full() -> None:
    """Where somebody else has the word for a family name, two texts that give it alone may mean one, or not."""
    read = [*text("a", "Riedl", things="AB"), *text("b", "Riedl", things="AB"), *text("c", "Tom Riedl", things="C")]
    things = resolved(read).things.values()
    told = [decision for thing in things for decision in thing.decisions]
    assert [(Verdict.POSSIBLY, "Riedl")] * 2 == [(decision.verdict, decision.label) for decision in told]
