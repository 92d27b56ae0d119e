"""Records of made-up people and bodies, and what becomes of them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from kgraph.iris import Minter
from kgraph.kb import fold
from kgraph.ontology import load_ontology
from kgraph.ontology.families import family
from kgraph.ontology.vocab import kg
from kgraph.resolution.bodies import BodyWords
from kgraph.resolution.decide import Words
from kgraph.resolution.profiles import DATE, Fact, Profile, Record, Trait, gather
from kgraph.resolution.resolve import Resolution, resolve_profiles

MINTER = Minter()
ONTOLOGY = load_ontology()
WORDS = Words.of(ONTOLOGY)
BODIES = BodyWords.of(ONTOLOGY)


def record(document: str, label: str, cls: str = "Person", *aliases: str, **further: object) -> Record:
    """Make a record of a name as grounding and the reader of records would."""
    coarse = family(kg(cls), ONTOLOGY)
    made = Record(
        document=document,
        iri=MINTER.entity(coarse, fold(label)),
        label=label,
        cls=kg(cls),
        family=coarse,
        aliases=aliases,
        is_partial=len(label.split()) == 1 if coarse == "Person" else BODIES.is_fragment(label),
        is_common=BODIES.is_common(label) if coarse == "Organization" else _is_of_many(label, coarse),
    )
    return replace(made, **further)  # type: ignore[arg-type] # fields of a record


def _is_of_many(label: str, coarse: str) -> bool:
    if coarse == "Place":
        return len(label.split()) == 1
    return coarse == "Person" and WORDS.people.commonness(label) > 0


def born(date: str) -> Trait:
    """Make a date of birth."""
    return Trait(kg("bornOn"), "born on", date, DATE, date)


def native(country: str) -> Trait:
    """Make a country of birth."""
    return Trait(kg("bornIn"), "born in", f"x:{country}", kg("Country"), country)


def fact(words: str) -> Fact:
    """Make a fact in words."""
    return Fact("{}", f"x:{words}", words)


def profiles(*records: Record) -> list[Profile]:
    """Gather records."""
    return gather(records, MINTER).sorted()


def resolved(records: Iterable[Record]) -> Resolution:
    """Resolve records."""
    return resolve_profiles(gather(records, MINTER), ONTOLOGY)


def outcome(records: Iterable[Record]) -> dict[str, list[tuple[str, str]]]:
    """Give the documents and names of each thing, by the local name of its IRI."""
    held = list(records)
    resolution = resolved(held)
    found: dict[str, list[tuple[str, str]]] = {}
    for item in held:
        iri = resolution.iri(item.document, item.iri)
        found.setdefault(iri.rpartition("/")[2], []).append((item.document, item.label))
    return {iri: sorted(names) for iri, names in found.items()}
