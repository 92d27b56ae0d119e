"""Clusters hold what is one thing, whatever came first, and their IRIs stay."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kgraph.model import Verdict
from kgraph.resolution.profiles import Record
from resolution_samples import born, fact, outcome, record, resolved

HEADS = fact("head of Okoro Trust")
LEADS = fact("head of Vane Bank")
BANK = "https://w3id.org/kgraph/id/entity/organization-vane-bank"

# A corpus with something of everything that resolution decides about.
CORPUS = (
    record("a", "Ines Okoro", facts=(HEADS,)),
    record("b", "Ines Ada Okoro", facts=(HEADS,)),
    record("c", "Dr. Ines Okoro"),
    record("d", "Okoro", facts=(HEADS,)),
    record("a", "Han Seo-yun"),
    record("b", "Seo Yun Han"),
    record("a", "Ed Vane", traits=(born("1950"),)),
    record("b", "Ed Vane", traits=(born("1971"),)),
    record("c", "Ed Vane"),
    record("a", "Tom Riedl Jr."),
    record("b", "Tom Riedl Sr."),
    record("c", "Tom Riedl"),
    record("a", "Vane & Okoro Inc", "Company"),
    record("b", "Vane & Okoro", "Company"),
    record("c", "Vane and Okoro Ltd", "Company"),
    record("a", "Vane Harbour Trust", "Organization", "VHT"),
    record("b", "VHT", "Organization"),
    record("a", "Finance Ministry", "GovernmentBody", country="x:no", country_label="Norway"),
    record("b", "Ministry of Finance", "GovernmentBody", country="x:no", country_label="Norway"),
    record("c", "Finance Ministry", "GovernmentBody"),
    record("a", "V\u0430ne Okoro Inc", "Company"),
    record("b", "Co Inc", "Company"),
    record("c", "Co Inc", "Company"),
    record("a", "Karen Smith", company=frozenset({BANK})),
    record("b", "Karen Smith", company=frozenset({BANK}), facts=(HEADS,)),
    record("c", "Karen Smith"),
    record("d", "Smith", facts=(HEADS,)),
    record("a", "Vane Bank", "Company"),
    record("b", "Vane Bank", "Company"),
    record("a", "Firefly"),
    record("b", "Firefly"),
    record("c", "Firefly", "Product"),
)


@given(st.permutations(CORPUS))
def test_order_changes_nothing(records: list[Record]) -> None:
    """Whatever order documents come in, the same names are the same things, for the same reasons."""
    assert outcome(CORPUS) == outcome(records)
    assert resolved(CORPUS).things == resolved(records).things


@given(st.sets(st.sampled_from(range(len(CORPUS)))), st.integers(0, len(CORPUS) - 1))
def test_an_added_article_renames_nothing(held: set[int], added: int) -> None:
    """An entity keeps its IRI when an article comes, or the IRI that it had is tied to the one that it has now.

    It is an alias, or where the article shows that a name fits two things, a proposal.
    """
    before = [CORPUS[number] for number in sorted(held)]
    first, second = resolved(before), resolved([*before, CORPUS[added]])
    for item in before:
        old, new = first.iri(item.document, item.iri), second.iri(item.document, item.iri)
        if old != new and not item.traits:
            assert old in {decision.other for decision in second.things[new].decisions}


def test_a_cluster_has_the_fullest_name() -> None:
    """The IRI is that of the fullest name, and every other one is kept with the reason."""
    records = [CORPUS[0], CORPUS[1], CORPUS[2]]
    assert ["person-ines-ada-okoro"] == list(outcome(records))
    (thing,) = resolved(records).things.values()
    assert ("Ines Ada Okoro", ["Dr. Ines Okoro", "Ines Okoro"]) == (
        thing.label,
        sorted(decision.label for decision in thing.decisions),
    )
    assert all(decision.reasons and decision.verdict is Verdict.SAME for decision in thing.decisions)


def test_a_known_individual_keeps_its_iri_and_name() -> None:
    """What the knowledge base knows is called as it calls it."""
    known = record("a", "Vane Trust", "Organization", is_known=True, iri="x:1")
    resolution = resolved([known, record("b", "Vane-Trust", "GovernmentBody")])
    assert (["x:1"], "Vane Trust") == (list(resolution.things), resolution.things["x:1"].label)


def test_two_of_one_name_are_two_where_that_is_proved() -> None:
    """Each gets an IRI of its own, made of what is said of it; who may be either stays apart."""
    found = outcome(CORPUS[6:9])
    assert [[("a", "Ed Vane")], [("b", "Ed Vane")], [("c", "Ed Vane")]] == sorted(found.values())
    assert "person-ed-vane" in found
    alone = outcome(CORPUS[6:7])
    assert ["person-ed-vane"] == list(alone)


def test_a_proof_of_one_thing_is_not_one_of_several() -> None:
    """A date of birth in one article and none in another are of one person, where nobody else has the name."""
    assert ["person-ed-vane"] == list(outcome([CORPUS[6], CORPUS[8]]))


def test_what_fits_two_joins_none() -> None:
    """A short name that fits two different things is proposed for both."""
    records = [record("a", "Ed Vane", facts=(HEADS, LEADS)), record("b", "Ed Walter Vane", facts=(HEADS,))]
    assert 1 == len(outcome(records))
    records.append(record("c", "Ed Henry Vane", facts=(LEADS,)))
    resolution = resolved(records)
    assert 3 == len(outcome(records))
    verdicts = [decision.verdict for thing in resolution.things.values() for decision in thing.decisions]
    assert [Verdict.POSSIBLY] * 4 == verdicts


def test_a_chain_does_not_join_what_is_different() -> None:
    """Father and son are two, though nothing tells either from a name without suffix that shares facts with both."""
    records = [
        record("a", "Tom Riedl Jr.", facts=(HEADS,)),
        record("b", "Tom Riedl", facts=(HEADS, LEADS)),
        record("c", "Tom Riedl Sr.", facts=(LEADS,)),
    ]
    assert 3 == len(outcome(records))


@pytest.mark.parametrize("name", ["Finance Ministry", "Supreme Court"])
def test_common_bodies_are_one_in_their_country_only(name: str) -> None:
    """The court of Norway in two articles is one, that of Chile another, and one of nobody knows where a third."""
    records = [
        record("a", name, "GovernmentBody", country="x:no", country_label="Norway"),
        record("b", name, "GovernmentBody", country="x:no", country_label="Norway"),
        record("c", name, "GovernmentBody", country="x:cl", country_label="Chile"),
        record("d", name, "GovernmentBody"),
    ]
    assert [1, 1, 2] == sorted(map(len, outcome(records).values()))
    slug = name.lower().replace(" ", "-")
    assert {f"organization-{slug}-norway", f"organization-{slug}-chile"} <= set(outcome(records))


@given(st.lists(st.tuples(st.text(max_size=40), st.sampled_from(["Person", "Company", "Place"])), max_size=12))
def test_hostile_names_do_no_harm(names: list[tuple[str, str]]) -> None:
    """Whatever a name holds, resolution ends, and each thing has one IRI."""
    records = [record(f"d{number}", label, cls) for number, (label, cls) in enumerate(names)]
    assert len(names) == sum(map(len, outcome(records).values()))
