"""The same thing gets the same IRI in every document, and different things get different ones."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kgraph.grounding import ground
from kgraph.iris import DEFAULT_BASE, Minter
from kgraph.kb import Individual, KnowledgeBase, load_knowledge_base
from kgraph.model import Entity, Reading, Rejection, Status
from kgraph.ontology import load_ontology
from kgraph.ontology.families import family
from kgraph.ontology.schema import Ontology
from kgraph.ontology.vocab import kg
from reading_samples import described, named, reading, says
from strategies import labels

MINTER = Minter()
SEOUL = Individual("x:seoul", "Seoul", kg("City"), ("Seoul City",), same_as=("https://other.example/1",))
KB = KnowledgeBase([SEOUL])
CLASSES = ("Organization", "Company", "GovernmentBody", "PoliticalParty")


def grounded(*readings: Reading, kb: KnowledgeBase = KB) -> tuple[Reading, ...]:
    """Ground readings with the default ontology."""
    return tuple(ground(readings, kb, load_ontology(), MINTER))


def only(entity: Entity, document: str = "d") -> Entity:
    """Ground the one entity of one document."""
    return grounded(reading(document, entity))[0].entities[0]


def local(entity: Entity) -> str:
    """Give the local name of an entity's IRI."""
    return entity.id.removeprefix(f"{DEFAULT_BASE}entity/")


# ---------------------------------------------------------------- known individuals


@pytest.mark.parametrize("label", ["Seoul", "Seoul City", "the SEOUL"])
def test_known_name_takes_the_individual(label: str) -> None:
    """A known thing has the individual's IRI, label and class; other names become aliases."""
    found = only(named("#1", label, "City", "S."))
    assert ("x:seoul", "Seoul", kg("City"), "x:seoul") == (found.id, found.label, found.cls, found.individual)
    assert tuple(sorted({label, "S."} - {"Seoul"})) == found.aliases
    assert ("https://other.example/1",) == found.same_as


def test_known_name_of_a_wider_class_takes_the_individual() -> None:
    """A reader that is less sure of the class still finds the city."""
    assert ("x:seoul", kg("City")) == ((found := only(named("#1", "Seoul", "Place"))).id, found.cls)


def test_known_name_of_another_class_is_nil() -> None:
    """A person named like a city is no city, and gets an IRI of her own."""
    found = only(named("#1", "Seoul City", "Person"))
    assert ("person-seoul-city", "") == (local(found), found.individual)


def test_ambiguous_name_is_nil() -> None:
    """Two individuals that fit equally well are not guessed between."""
    kb = KnowledgeBase([SEOUL, Individual("x:seoul-2", "Seoul", kg("City"))])
    (after,) = grounded(reading("d", named("#1", "Seoul", "City")), kb=kb)
    assert ("place-seoul", "") == (local(after.entities[0]), after.entities[0].individual)


def test_real_gazetteer_is_met() -> None:
    """With the packaged gazetteer, names of one country are one thing."""
    after = grounded(
        reading("a", named("#1", "United States", "Country")),
        reading("b", named("#1", "U.S.", "Country")),
        kb=load_knowledge_base(),
    )
    assert 1 == len({document.entities[0].id for document in after})
    assert after[0].entities[0].individual


PARTY_TEXTS = {
    "its country": ((("Malta", "Country"), ("Malta Museum", "Organization")), "x:labour"),
    "another country": ((("Chile", "Country"),), ""),
    "both": ((("Chile", "Country"), ("Malta", "Country")), "x:labour"),
    "another party of it": ((("Chile", "Country"), ("Green Malta", "PoliticalParty")), "x:labour"),
    "a party of another": ((("Chilean Greens", "PoliticalParty"),), "x:labour"),
    "none": ((), "x:labour"),
}


def test_a_party_of_a_name_of_its_own_is_known_everywhere() -> None:
    """A name that no other country's party has means it in any text."""
    kb = KnowledgeBase(
        [
            Individual("x:chile", "Chile", kg("Country")),
            Individual("x:vane", "Vane Party", kg("PoliticalParty"), country="x:malta"),
        ]
    )
    chile = named("#1", "Chile", "Country")
    (after,) = grounded(reading("d", named("#0", "Vane Party", "PoliticalParty"), chile), kb=kb)
    assert "x:vane" == after.entities[0].individual


@pytest.mark.parametrize(("others", "expected"), PARTY_TEXTS.values(), ids=PARTY_TEXTS.keys())
def test_a_party_is_of_its_country(others: tuple[tuple[str, str], ...], expected: str) -> None:
    """A party is not known by its name in a text of another country, where nothing else is of its own."""
    kb = KnowledgeBase(
        [
            Individual("x:malta", "Malta", kg("Country")),
            Individual("x:chile", "Chile", kg("Country")),
            Individual("x:labour", "Labour Party", kg("PoliticalParty"), country="x:malta"),
            Individual("x:green", "Green Malta", kg("PoliticalParty"), country="x:malta"),
            Individual("x:greens", "Chilean Greens", kg("PoliticalParty"), country="x:chile"),
        ]
    )
    party = replace(named("#0", "Labour Party", "PoliticalParty"), individual="x:labour")
    around = [named(f"#{number}", label, cls) for number, (label, cls) in enumerate(others, 1)]
    (after,) = grounded(reading("d", party, *around), kb=kb)
    assert expected == after.entities[0].individual


def test_the_texts_of_parties_are_all_there() -> None:
    """Nobody loses a case unnoticed."""
    assert 6 == len(PARTY_TEXTS)


# ---------------------------------------------------------------- names without an individual


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Kim Moon-soo", "Kim Moon-soo"),
        ("KIM MOON-SOO", "Kim Moon-soo"),
        ("The Alder Museum", "Alder Museum"),
        ("A.B. Movers", "AB Movers"),
        ("People\u2019s Union", "People's Union"),
        ("Zoe\u0308 Lang", "Zo\u00eb Lang"),
        ("통일 연구원", "통일 연구원"),
    ],
    ids=["same", "case", "article", "dots", "apostrophe", "composed", "hangul"],
)
def test_one_name_in_two_documents_is_one_thing(one: str, other: str) -> None:
    """The same name of the same kind is the same thing everywhere, however it is typed."""
    after = grounded(reading("a", named("#1", one, "Person")), reading("b", named("#7", other, "Person")))
    assert after[0].entities[0].id == after[1].entities[0].id


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (named("#1", "Lincoln Park", "Person"), named("#1", "Lincoln Park", "City")),
        (named("#1", "Mercury Act", "Law"), named("#1", "Mercury Act", "Organization")),
        (named("#1", "Jordan Lee", "Person"), named("#1", "Jordan Li", "Person")),
        (named("#1", "C++", "Product"), named("#1", "C", "Product")),
        (named("#1", "통일부", "Organization"), named("#1", "Tongilbu", "Organization")),
    ],
    ids=["person-place", "law-organisation", "letter", "symbol", "romanised"],
)
def test_two_things_stay_two(one: Entity, other: Entity) -> None:
    """Another kind or another name is another thing."""
    assert only(one).id != only(other).id


def test_kinds_of_organisation_are_one_family() -> None:
    """A body that one article takes for a company and another for a public body is one thing."""
    after = grounded(*(reading(cls, named("#1", "Port Authority", cls)) for cls in CLASSES))
    assert {"organization-port-authority"} == {local(document.entities[0]) for document in after}


def test_surname_alone_belongs_to_its_document() -> None:
    """A Kim in one article is not the Kim of another; in one article the name is one person."""
    kim = named("#1", "Kim", "Person")
    one, other = only(kim, "a"), only(kim, "b")
    assert one.id != other.id
    assert one.id == only(kim, "a").id
    assert one.id != only(named("#1", "Kim Moon-soo", "Person"), "a").id


@pytest.mark.parametrize("cls", ["Company", "City", "Law", "Product"])
def test_other_names_of_one_word_are_known_everywhere(cls: str) -> None:
    """Companies, cities and laws often have names of one word."""
    acme = named("#1", "Acme", cls)
    assert only(acme, "a").id == only(acme, "b").id


@pytest.mark.parametrize("cls", ["Person", "Document", "Organization", "Event", "Group"])
def test_described_things_never_merge_across_documents(cls: str) -> None:
    """A report of one article is not that of another, not even if a name reads like it."""
    thing = described("#1", "annual report", cls)
    one, other = only(thing, "a"), only(thing, "b")
    assert one.id != other.id
    assert only(named("#1", "annual report", cls)).id not in {one.id, other.id}
    assert (False, "") == (one.is_named, one.individual)


def test_described_thing_does_not_take_an_individual() -> None:
    """A description that reads like a known name is no mention of it."""
    assert "x:seoul" != only(described("#1", "Seoul", "City")).id


def test_two_men_are_two() -> None:
    """Two descriptions of one article that read alike are two things."""
    (after,) = grounded(reading("d", described("#1", "man", "Person"), described("#2", "man", "Person")))
    assert 2 == len({entity.id for entity in after.entities})


def test_groups_of_one_label_are_one_in_their_document() -> None:
    """What is called "new residents" is the same people all through an article."""
    (after,) = grounded(
        reading("d", described("#1", "new residents", "Group"), described("#2", "new residents", "Group"))
    )
    assert 1 == len({entity.id for entity in after.entities})


@given(label=labels(), cls=st.sampled_from(CLASSES))
def test_any_name_gets_one_iri(label: str, cls: str) -> None:
    """Whatever a thing is called, it has one IRI in all documents, under our base."""
    after = grounded(reading("a", named("#1", label, cls)), reading("b", named("#2", label, cls)))
    assert 1 == len({document.entities[0].id for document in after})
    assert local(after[0].entities[0]).startswith("organization-")


# ---------------------------------------------------------------- classes


@given(order=st.permutations(["Organization", "Organization", "Organization", "Company", "Company", "GovernmentBody"]))
def test_class_is_that_of_most_documents(order: Sequence[str]) -> None:
    """The class most documents give is everybody's, in whatever order they come."""
    after = grounded(*(reading(f"d{number}", named("#1", "Port Authority", cls)) for number, cls in enumerate(order)))
    assert {kg("Organization")} == {document.entities[0].cls for document in after}


@given(order=st.permutations(["Organization", "Company", "Organization", "Company"]))
def test_narrower_class_wins_a_tie(order: Sequence[str]) -> None:
    """Among classes given equally often the more specific one is chosen."""
    after = grounded(*(reading(f"d{number}", named("#1", "Acme", cls)) for number, cls in enumerate(order)))
    assert {kg("Company")} == {document.entities[0].cls for document in after}


@pytest.mark.parametrize(
    ("cls", "expected"),
    [
        ("Person", "Person"),
        ("Company", "Organization"),
        ("GovernmentBody", "Organization"),
        ("City", "Place"),
        ("Country", "Place"),
        ("Law", "Document"),
        ("Fund", "Programme"),
        ("Group", "Group"),
        ("Entity", "Entity"),
        ("Agent", "Agent"),
    ],
)
def test_family(cls: str, expected: str, ontology: Ontology) -> None:
    """The family is the topmost class below entity and agent."""
    assert expected == family(kg(cls), ontology)


def test_family_of_a_foreign_class_is_its_name(ontology: Ontology) -> None:
    """A class that the ontology does not know is its own family."""
    assert "Ship" == family("https://example.org/Ship", ontology)


# ---------------------------------------------------------------- whole readings


def test_statements_point_to_iris() -> None:
    """Subject, object, speaker and event of every statement are the IRIs of the reading's entities."""
    said = replace(says("#1", "acquired", "#2", Status.REPORTED, event="#event 3"), speaker="#4")
    (after,) = grounded(
        reading(
            "d",
            named("#1", "Acme", "Company"),
            named("#2", "Initech", "Company"),
            described("#event 3", "acquisition", "Acquisition"),
            described("#4", "analyst", "Person"),
            said,
            says("#event 3", "type", "Acquisition"),
        )
    )
    by_label = {entity.label: entity.id for entity in after.entities}
    first, second = after.statements
    expected = (by_label["Acme"], by_label["Initech"], by_label["analyst"], by_label["acquisition"])
    assert expected == (first.subject, first.object, first.speaker, first.event)
    assert (by_label["acquisition"], kg("Acquisition")) == (second.subject, second.object)


def test_open_statement_takes_the_property_of_its_phrase() -> None:
    """Two open relations between the same things stay two."""
    open_ = [replace(says("#1", "related", "#2"), phrase=phrase) for phrase in ("call on", "turn down")]
    (after,) = grounded(reading("d", named("#1", "Acme", "Company"), named("#2", "Initech", "Company"), *open_))
    assert [MINTER.relation("call on"), MINTER.relation("turn down")] == [s.predicate for s in after.statements]


def test_rejections_are_grounded_too() -> None:
    """What was kept out speaks of the same IRIs; a rejection without a statement stays as it is."""
    before = reading(
        "d", named("#1", "Acme", "Company"), named("#2", "Initech", "Company"), says("#1", "acquired", "#2")
    )
    rejections = (
        Rejection(item="x", reason="range", detail="y", statement=before.statements[0]),
        Rejection(item="x", reason="frame", detail="y"),
    )
    (after,) = grounded(replace(before, rejections=rejections))
    assert after.statements[0] == after.rejections[0].statement
    assert rejections[1] == after.rejections[1]


@given(order=st.permutations(["a", "b", "c"]))
def test_order_of_documents_does_not_matter(order: Sequence[str]) -> None:
    """Each document is grounded the same whatever stands before it, and readings keep their order."""
    corpus = {
        "a": reading("a", named("#1", "Port Authority", "Company"), named("#2", "Kim", "Person")),
        "b": reading("b", named("#1", "Port Authority", "GovernmentBody"), described("#2", "man", "Person")),
        "c": reading("c", named("#1", "Port Authority", "GovernmentBody"), named("#2", "Seoul", "City")),
    }
    expected = dict(zip("abc", grounded(*corpus.values()), strict=True))
    assert [expected[name] for name in order] == list(grounded(*(corpus[name] for name in order)))


def test_nothing_to_ground() -> None:
    """No readings give none, and an empty reading stays empty."""
    assert () == grounded()
    assert (reading("d"),) == grounded(reading("d"))


def test_a_small_city_is_not_what_a_person_is_called() -> None:
    """In a text of an Ann Brelm, Brelm is not the city, whatever the reader of names took it for."""
    home = Individual("x:ardenia", "Ardenia", kg("Country"))
    kb = KnowledgeBase([home, Individual("x:brelm", "Brelm", kg("City"), country="x:ardenia", needs_country=True)])
    place, country = named("#1", "Brelm", "Place"), named("#2", "Ardenia", "Country")
    (first,) = grounded(reading("a", place, country), kb=kb)
    (second,) = grounded(reading("b", place, country, named("#3", "Ann Brelm", "Person")), kb=kb)
    assert ("x:brelm", "place-brelm") == (first.entities[0].id, local(second.entities[0]))
