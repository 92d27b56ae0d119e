"""What a document is about tells whose a common name is: the country of a parliament, the sport of a team."""

from __future__ import annotations

from dataclasses import replace

import pytest

from kgraph.grounding import ground
from kgraph.iris import Minter
from kgraph.kb import load_knowledge_base
from kgraph.model import Entity, Reading, Value, ValueKind, Verdict
from kgraph.ontology import load_ontology
from kgraph.resolution import resolve
from reading_samples import named, reading, says

MINTER = Minter()
ONTOLOGY = load_ontology()
SPORTS = {
    "rugby": "The squad lost the match: a try from the scrum-half and a try from the hooker won the cup.",
    "football": "The squad lost the match: a striker and a goalkeeper from the Premiership won the cup.",
    "none": "The squad lost the match, and the coach of the winner left with the cup.",
}


def about(article: Reading, text: str) -> Reading:
    """Let a document say something else."""
    return replace(article, document=replace(article.document, text=text))


def nodes(*articles: Reading) -> list[str]:
    """Give the local names of the entities of documents."""
    return sorted({entity.id.rpartition("/")[2] for entity in entities(*articles)})


def entities(*articles: Reading) -> list[Entity]:
    """Give the entities of documents, resolved."""
    resolved = resolve(ground(articles, load_knowledge_base(), ONTOLOGY, MINTER), ONTOLOGY, MINTER)
    return [entity for article in resolved for entity in article.entities]


COUNTRIES = {
    "named most": ([("Norway", "Country"), ("Chile", "Country")], "Norway and Norway, not Chile", "norway"),
    "its adjective": ([("Norway", "Country"), ("Chile", "Country")], "Norwegian voters in Norway, Chile", "norway"),
    "its capital": ([("Oslo", "City")], "Oslo", "norway"),
    "its parties, whatever else is spoken of": (
        [("Liberal Democrats", "PoliticalParty"), ("Norway", "Country")],
        "Norway, Norway and Norway; Liberal Democrats",
        "united-kingdom",
    ),
}


@pytest.mark.parametrize(("things", "text", "country"), COUNTRIES.values(), ids=COUNTRIES.keys())
def test_the_country_of_a_body(things: list[tuple[str, str]], text: str, country: str) -> None:
    """It is that of the parties and agencies that the text names, else the one that it speaks of most."""
    others = (named(f"#{number}", *thing) for number, thing in enumerate(things, 1))
    article = about(reading("a", named("#0", "Finance Ministry", "GovernmentBody"), *others), text)
    assert f"organization-finance-ministry-{country}" in nodes(article)


@pytest.mark.parametrize(
    ("country", "node"),
    [("United States", "government-body-united-states-supreme-court"), ("Norway", "organization-supreme-court-norway")],
)
def test_a_body_of_a_country_that_is_known(country: str, node: str) -> None:
    """It is the known one of its country, with that one's name, whether or not another text names it in full."""
    articles = [
        about(
            reading(document, named("#0", "Supreme Court", "GovernmentBody"), named("#1", country, "Country")), country
        )
        for document in ("a", "b")
    ]
    full = reading("c", named("#0", "US Supreme Court", "GovernmentBody"))
    assert [node] == [found for found in nodes(*articles) if "court" in found]
    assert (1 if country == "United States" else 2) == sum("court" in found for found in nodes(*articles, full))


def test_why_a_body_is_the_known_one() -> None:
    """The decision names the country, and the IRI that it would have else is an alias."""
    article = about(
        reading("a", named("#0", "Treasury", "GovernmentBody"), named("#1", "United States", "Country")),
        "United States",
    )
    (resolved,) = resolve(ground([article], load_knowledge_base(), ONTOLOGY, MINTER), ONTOLOGY, MINTER)
    (treasury,) = [entity for entity in resolved.entities if entity.label == "Treasury Department"]
    ((reasons, other),) = [(told.reasons, told.other.rpartition("/")[2]) for told in treasury.decisions]
    assert (("'Treasury' in a text about United States",), "organization-treasury-united-states") == (reasons, other)


@pytest.mark.parametrize("first", SPORTS)
@pytest.mark.parametrize("second", SPORTS)
def test_a_team_is_one_in_its_sport(first: str, second: str) -> None:
    """Two teams have the name of one country; where a text does not say which sport, it is one in that text only."""
    articles = [
        about(reading(document, named("#1", "Norway", "SportsTeam"), named("#2", "World Cup", "Event")), SPORTS[sport])
        for document, sport in (("a", first), ("b", second))
    ]
    assert (2 if first == second != "none" else 4) == len(nodes(*articles))


@pytest.mark.parametrize(("first", "second"), [("none", "none"), ("none", "rugby")], ids=["neither", "one"])
def test_a_team_of_no_sport_is_proposed(first: str, second: str) -> None:
    """Where a text does not say which sport, the teams of one place may be one."""
    articles = [
        about(reading(document, named("#1", "Norway", "SportsTeam")), SPORTS[sport])
        for document, sport in (("a", first), ("b", second))
    ]
    found = [entity.decisions for entity in entities(*articles)]
    assert [Verdict.POSSIBLY] * 2 == [told.verdict for (told,) in found]


@pytest.mark.parametrize("second", SPORTS)
@pytest.mark.parametrize("name", ["Real Sarano", "Sarano City"])
def test_a_club_of_a_name_of_its_own_is_one(name: str, second: str) -> None:
    """More than the name of a place is one club's, whatever sport a text is about."""
    articles = [
        about(reading(document, named("#1", name, "SportsTeam")), SPORTS[sport])
        for document, sport in (("a", "rugby"), ("b", second))
    ]
    assert 1 == len(nodes(*articles))


def test_a_team_is_not_its_country() -> None:
    """The country of another text is another node."""
    team = about(reading("a", named("#1", "Norway", "SportsTeam")), SPORTS["rugby"])
    assert ["country-norway", "organization-norway"] == nodes(team, reading("b", named("#1", "Norway", "Country")))


COMPANY = [named("#8", "Ane Vik", "Person"), named("#9", "Tom Riedl", "Person")]


@pytest.mark.parametrize(("post", "needed"), [("headOf", 1), ("holdsRole", 2)])
@pytest.mark.parametrize("others", [0, 1, 2])
def test_a_surname_is_somebodys_whose_post_and_company_it_has(post: str, needed: int, others: int) -> None:
    """One head of a country beside somebody whom both texts name is one person; "president" needs more company."""
    post_of = says("#1", post, "#2" if post == "headOf" else Value(kind=ValueKind.TEXT, text="president"))
    articles = [
        reading(document, named("#1", name, "Person"), named("#2", "Norway", "Country"), post_of, *COMPANY[:others])
        for document, name in (("a", "Ines Okoro"), ("b", "Okoro"))
    ]
    people = [iri for iri in nodes(*articles) if iri.startswith("person-")]
    assert (1 if others >= needed else 2) + others == len(people)


def test_a_surname_of_two_is_neither() -> None:
    """Where two people of the name have the post and the company, nobody knows whose it is."""
    articles = [
        reading(
            document,
            named("#1", name, "Person"),
            named("#2", "Norway", "Country"),
            says("#1", "headOf", "#2"),
            *COMPANY,
        )
        for document, name in (("a", "Ines Okoro"), ("b", "Okoro"), ("c", "Una Okoro"))
    ]
    assert 5 == sum(iri.startswith("person-") for iri in nodes(*articles))
