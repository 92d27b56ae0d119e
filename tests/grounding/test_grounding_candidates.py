"""Which known individual an entity is: by name and class, never by guess."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kgraph.grounding import Candidate, candidates, choose
from kgraph.grounding.candidates import score
from kgraph.kb import Individual, KnowledgeBase
from kgraph.model import Entity
from kgraph.ontology import Ontology
from kgraph.ontology.vocab import kg
from reading_samples import named

ARDENIA = Individual("x:ardenia", "Ardenia", kg("Country"), ("ARD", "Kingdom of Ardenia"))
ARDEL = Individual("x:ardel", "Ardel", kg("City"))
ARDEL_FC = Individual("x:ardel-fc", "Ardel FC", kg("Organization"), ("Ardel",))
ARDEL_COURT = Individual("x:ardel-court", "Ardel Court", kg("GovernmentBody"), ("Ardel",))
KB = KnowledgeBase([ARDENIA, ARDEL, ARDEL_FC, ARDEL_COURT])


def found(entity: Entity, ontology: Ontology) -> list[tuple[str, float]]:
    """Give the candidates' IRIs and scores."""
    return [(candidate.individual.iri, candidate.score) for candidate in candidates(entity, KB, ontology)]


@pytest.mark.parametrize(
    ("entity", "expected", "reasons"),
    [
        (named("#1", "Ardenia", "Country"), 1.0, ("same name", "same class")),
        (named("#1", "Ardenia", "Place"), 1.0, ("same name", "same class")),
        (named("#1", "ARD", "Country"), 0.9, ("same alias", "same class")),
        (named("#1", "Ardenia", "Person"), 0.6, ("same name", "another class")),
        (named("#1", "ARD", "Company"), 0.5, ("same alias", "another class")),
        (
            named("#1", "the realm", "Country", individual="x:ardenia"),
            1.0,
            ("found by the gazetteer in the text", "same class"),
        ),
    ],
    ids=["name", "class-above", "alias", "another-class", "alias-another-class", "gazetteer"],
)
def test_score_explains_itself(entity: Entity, expected: float, reasons: tuple[str, ...], ontology: Ontology) -> None:
    """A score comes with its reasons in words; a class above or below is the same."""
    assert Candidate(ARDENIA, expected, reasons) == score(entity, ARDENIA, ontology)


def test_candidates_are_ordered(ontology: Ontology) -> None:
    """The best comes first, equals by IRI."""
    entity = named("#1", "Ardel", "Organization")
    assert [("x:ardel-court", 0.9), ("x:ardel-fc", 0.9), ("x:ardel", 0.6)] == found(entity, ontology)


@pytest.mark.parametrize(
    ("entity", "expected"),
    [
        (named("#1", "The KINGDOM of Ardenia", "Country"), "x:ardenia"),
        (named("#1", "His Majesty's realm", "Country", "ARD"), "x:ardenia"),
        (named("#1", "Ardel", "City"), "x:ardel"),
        (named("#1", "Ardel", "Person"), ""),
        (named("#1", "Ardel", "Organization"), ""),
        (named("#1", "Ardel", "GovernmentBody"), ""),
        (named("#1", "Ardel FC", "Organization"), "x:ardel-fc"),
        (named("#1", "Brelm", "City"), ""),
        (named("#1", "Brelm", "City", individual="x:unheard"), ""),
    ],
    ids=[
        "spelling",
        "own-alias",
        "city",
        "wrong-class",
        "two-equals",
        "two-below",
        "full-name",
        "nil",
        "no-individual",
    ],
)
def test_choice(entity: Entity, expected: str, ontology: Ontology) -> None:
    """The one good candidate is chosen; a wrong class, two equals, or none mean NIL."""
    chosen = choose(candidates(entity, KB, ontology))
    assert expected == (chosen.individual.iri if chosen else "")


def test_gazetteer_match_outweighs_another_of_that_name(ontology: Ontology) -> None:
    """Which of several individuals the text means may have been settled while reading."""
    entity = named("#1", "Ardel", "Organization", individual="x:ardel-fc")
    chosen = choose(candidates(entity, KB, ontology))
    assert chosen is not None
    assert "x:ardel-fc" == chosen.individual.iri


def test_choose_keeps_its_threshold() -> None:
    """Below the threshold is NIL, at it is enough."""
    at = [Candidate(ARDEL, 0.7, ())]
    assert at[0] == choose(at)
    assert (None, None) == (choose(at, threshold=0.71), choose([]))


@given(shuffled=st.permutations([ARDENIA, ARDEL, ARDEL_FC, ARDEL_COURT]))
def test_candidates_do_not_depend_on_the_order_of_individuals(shuffled: list[Individual]) -> None:
    """A knowledge base in any order gives the same candidates."""
    entity = named("#1", "Ardel", "Organization", "ARD")
    ontology = Ontology()
    assert candidates(entity, KB, ontology) == candidates(entity, KnowledgeBase(shuffled), ontology)


@pytest.mark.parametrize(
    ("label", "expected"),
    [("Ardelian Rowing Delegates", []), ("The ARD", ["x:ardenia"]), ("Ardenia Realm Dominion", ["x:ardenia"])],
    ids=["another body", "no initials", "another spelling"],
)
def test_grounding_takes_no_individual_of_a_spelt_out_acronym(
    label: str, expected: list[str], ontology: Ontology
) -> None:
    """An acronym whose long form the text gives is nobody else, though a known one has the same letters."""
    entity = replace(named("#1", label, "Country"), aliases=("ARD",))
    assert expected == [candidate.individual.iri for candidate in candidates(entity, KB, ontology)]


def test_what_needs_its_country_is_meant_where_that_is_named(ontology: Ontology) -> None:
    """A small city is one of many things of its name in a text of another country."""
    city = Individual("x:brelm", "Brelm", kg("City"), country="x:ardenia", needs_country=True)
    entity, kb = named("#1", "Brelm", "Place"), KnowledgeBase([city])
    assert () == candidates(entity, kb, ontology)
    assert ["x:brelm"] == [one.individual.iri for one in candidates(entity, kb, ontology, frozenset({"x:ardenia"}))]
