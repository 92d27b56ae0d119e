"""Grounded documents come out with one entity for each thing, and the user's decisions are obeyed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pyoxigraph as ox
import pytest

from kgraph.errors import ReadError
from kgraph.explorer.view import view
from kgraph.graph import build_graph
from kgraph.grounding import ground, name_events
from kgraph.iris import Minter
from kgraph.kb import Individual, KnowledgeBase
from kgraph.model import Entity, Reading, Verdict
from kgraph.ontology import load_ontology
from kgraph.ontology.vocab import OWL_DIFFERENT_FROM, OWL_SAME_AS, kg
from kgraph.resolution import leave_out, read_corrections, resolve
from kgraph.statements import merge, merge_entities
from kgraph.validation import validate
from reading_samples import named, on, reading, says

Write = Callable[[str], Path]
MINTER = Minter()
ONTOLOGY = load_ontology()
NORWAY = Individual("x:norway", "Norway", kg("Country"))
TRUST = Individual("x:trust", "Vane Trust", kg("Organization"), same_as=("http://www.wikidata.org/entity/Q7",))
KB = KnowledgeBase([NORWAY, TRUST])
PREFIXES = """
@prefix ent: <https://w3id.org/kgraph/id/entity/> .
@prefix kg: <https://w3id.org/kgraph/ns#> .
@prefix owl: <http://www.w3.org/2002/07/owl#> .
"""

ARTICLES = (
    reading(
        "a", named("#1", "Vane-Okoro Inc", "Company"), named("#2", "Ada Riedl", "Person"), says("#2", "headOf", "#1")
    ),
    reading("b", named("#1", "Vane-Okoro", "GovernmentBody"), named("#2", "Ada Riedl", "Person")),
    reading(
        "c", named("#1", "Ada T. Riedl", "Person"), named("#2", "Vane-Okoro", "Company"), says("#1", "headOf", "#2")
    ),
)


def done(*articles: Reading, decisions: Path | None = None) -> tuple[Reading, ...]:
    """Ground and resolve documents."""
    resolved = resolve(ground(articles, KB, ONTOLOGY, MINTER), ONTOLOGY, MINTER, decisions)
    return tuple(name_events(article, MINTER) for article in resolved)


def entities(*articles: Reading, decisions: Path | None = None) -> dict[str, Entity]:
    """Give the merged entities of documents by the local names of their IRIs."""
    found = merge_entities(e for article in done(*articles, decisions=decisions) for e in article.entities)
    return {entity.id.rpartition("/")[2]: entity for entity in found}


@pytest.fixture
def decided(tmp_path: Path) -> Write:
    """Write decisions."""

    def write(text: str) -> Path:
        file = tmp_path / "decisions.ttl"
        file.write_text(PREFIXES + text, encoding="utf-8")
        return file

    return write


def test_one_company_under_two_names_is_one_node() -> None:
    """It has the IRI of the fullest name, the class of most articles, and its other names with the reason."""
    found = entities(*ARTICLES[:2])["organization-vane-okoro-inc"]
    assert ("Vane-Okoro Inc", ("Vane-Okoro",), kg("Company")) == (found.label, found.aliases, found.cls)
    (decision,) = found.decisions
    assert (Verdict.SAME, "organization-vane-okoro") == (decision.verdict, decision.other.rpartition("/")[2])


def test_statements_follow() -> None:
    """What was said of the other name is said of the one node, and a statement said twice is one."""
    statements = merge(statement for article in done(ARTICLES[0], ARTICLES[2]) for statement in article.statements)
    (statement,) = statements
    assert (("a", "c"), "organization-vane-okoro-inc") == (
        tuple(evidence.document for evidence in statement.evidence),
        str(statement.object).rpartition("/")[2],
    )


def test_events_follow() -> None:
    """A purchase that two articles tell of under two names of the buyer is one event."""

    def purchase(document: str, buyer: str) -> Reading:
        return reading(
            document,
            named("#1", buyer, "Company"),
            named("#2", "Riedl Mills", "Company"),
            replace(named("#3", "acquisition", "Acquisition"), is_named=False),
            says("#3", "type", "Acquisition", time=on("2004")),
            says("#3", "agent", "#1", time=on("2004")),
            says("#3", "theme", "#2", time=on("2004")),
        )

    found = entities(purchase("a", "Vane-Okoro Inc"), purchase("b", "Vane-Okoro"))
    assert 1 == sum(iri.startswith("acquisition-") for iri in found)


def test_a_known_individual_keeps_what_the_knowledge_base_says() -> None:
    """Its IRI, name and links stay, whatever joins it."""
    found = entities(
        reading("a", named("#1", "Vane Trust", "Organization")), reading("b", named("#1", "VaneTrust", "Company"))
    )
    assert [("x:trust", "Vane Trust", TRUST.same_as)] == [(e.id, e.label, e.same_as) for e in found.values()]


def test_a_ministry_is_that_of_the_country_of_its_article() -> None:
    """The country that an article names most is part of the IRI, so that another article renames nothing."""
    article = reading("a", named("#1", "Finance Ministry", "GovernmentBody"), named("#2", "Norway", "Country"))
    other = reading("b", named("#1", "Finance Ministry", "GovernmentBody"))
    assert "organization-finance-ministry-norway" in entities(article)
    assert 3 == len(entities(article, other))


@pytest.mark.parametrize(
    ("name", "nodes"), [("World Cup", 2), ("Harbour summit", 2), ("2004 World Cup", 1), ("Harbour Cup", 1)]
)
def test_an_event_that_comes_again_is_one_in_its_document(name: str, nodes: int) -> None:
    """Without a year nobody knows which summit it was; a cup of a name of its own is one from year to year."""
    articles = (reading(document, named("#1", name, "Event")) for document in ("a", "b"))
    assert nodes == len(entities(*articles))


def test_the_graph_says_what_was_decided() -> None:
    """The link is there for everybody, the reason for those who ask, all of it conforms, and nothing is drawn."""
    articles = done(
        *ARTICLES, reading("d", named("#1", "Tom Vane Jr.", "Person"), named("#2", "Tom Vane Sr.", "Person"))
    )
    things = merge_entities(entity for article in articles for entity in article.entities)
    said = merge(statement for article in articles for statement in article.statements)
    graph = build_graph(articles, things, said, ontology=ONTOLOGY, minter=MINTER)
    said_of = [
        (triple.subject.value.rpartition("/")[2], triple.predicate.value, triple.object.value.rpartition("/")[2])
        for triple in graph.triples
        if isinstance(triple.subject, ox.NamedNode) and isinstance(triple.object, ox.NamedNode)
    ]
    wanted = {OWL_SAME_AS, OWL_DIFFERENT_FROM, kg("possiblySameAs")}
    links = {(subject, object_): predicate for subject, predicate, object_ in said_of if predicate in wanted}
    assert {
        ("organization-vane-okoro-inc", "organization-vane-okoro"): OWL_SAME_AS,
        ("person-ada-t-riedl", "person-ada-riedl"): OWL_SAME_AS,
        ("person-tom-vane-jr", "person-tom-vane-sr"): OWL_DIFFERENT_FROM,
    } == links
    verdicts = [object_ for _, predicate, object_ in said_of if predicate == kg("verdict")]
    assert ["ns#different", "ns#same", "ns#same"] == sorted(verdicts)
    assert validate(graph).conforms
    assert {"head of"} == {edge.predicate for edge in view(graph, ONTOLOGY).edges}


def test_a_proposal_is_drawn_as_no_fact() -> None:
    """What may be the same is a link with a reason, and no statement of any text."""
    articles = done(
        reading("a", named("#1", "Ada Riedl", "Person")), reading("b", named("#1", "Ada T. Riedl", "Person"))
    )
    things = merge_entities(entity for article in articles for entity in article.entities)
    graph = build_graph(articles, things, (), ontology=ONTOLOGY, minter=MINTER)
    assert 1 == sum(triple.predicate.value == kg("possiblySameAs") for triple in graph.triples)
    assert validate(graph).conforms
    assert () == view(graph, ONTOLOGY).edges


# ---------------------------------------------------------------- the user's decisions


def test_the_user_says_that_two_are_one(decided: Write) -> None:
    """Two names that nothing else joins become one thing."""
    file = decided("ent:person-ada-riedl owl:sameAs ent:organization-vane-okoro-inc .")
    found = entities(ARTICLES[0], decisions=file)
    assert ["organization-vane-okoro-inc"] == list(found)
    assert ("decided in decisions.ttl",) == found["organization-vane-okoro-inc"].decisions[0].reasons


def test_the_user_says_that_one_is_two(decided: Write) -> None:
    """What would be one stays two, and the graph says so."""
    file = decided("ent:organization-vane-okoro owl:differentFrom ent:organization-vane-okoro-inc .")
    found = entities(*ARTICLES[:2], decisions=file)
    assert [Verdict.DIFFERENT] == [decision.verdict for decision in found["organization-vane-okoro"].decisions]


def test_the_user_says_what_it_is_elsewhere(decided: Write) -> None:
    """A link to another data set is kept; where the knowledge base has it, it is that individual."""
    file = decided(
        "ent:person-ada-riedl owl:sameAs <http://www.wikidata.org/entity/Q1> . "
        "ent:organization-vane-okoro-inc owl:sameAs <http://www.wikidata.org/entity/Q7> ."
    )
    found = entities(ARTICLES[0], reading("d", named("#1", "Vane Trust", "Organization")), decisions=file)
    assert ("http://www.wikidata.org/entity/Q1",) == found["person-ada-riedl"].same_as
    assert "organization-vane-okoro-inc" not in found
    assert ("Vane Trust", ("Vane-Okoro Inc",)) == (found["x:trust"].label, found["x:trust"].aliases)


def test_the_user_says_that_it_is_nothing(decided: Write) -> None:
    """It is left out with what is said of it, and that is listed."""
    file = decided("ent:organization-vane-okoro-inc a kg:Ignored .")
    (article,) = done(ARTICLES[0], decisions=file)
    assert (["Ada Riedl"], ()) == ([entity.label for entity in article.entities], article.statements)
    assert ["ignored"] == [rejection.reason for rejection in article.rejections]


def test_the_user_says_that_a_fact_is_wrong(decided: Write) -> None:
    """The statement is left out and listed; what is not marked stays."""
    file = decided("<urn:one> a kg:Wrong .")
    assert read_corrections(file).wrong == {"urn:one"}
    (article,) = done(ARTICLES[0], decisions=file)
    (statement,) = article.statements
    left = leave_out(article, {"urn:one"}, lambda one: "urn:one" if one == statement else "urn:two", ONTOLOGY)
    assert ((), ["wrong"]) == (left.statements, [rejection.reason for rejection in left.rejections])
    assert leave_out(article, {"urn:one"}, lambda _: "urn:two", ONTOLOGY) == article


def test_what_the_graph_lacks_is_passed_over(decided: Write) -> None:
    """Decisions hold on when articles go."""
    file = decided("ent:person-nobody owl:sameAs ent:person-none . ent:person-none a kg:Ignored .")
    assert entities(*ARTICLES) == entities(*ARTICLES, decisions=file)


BAD = {
    "no Turtle": "ent:person-a owl:sameAs",
    "another property": "ent:person-a kg:headOf ent:person-b .",
    "another class": "ent:person-a a kg:Person .",
    "a literal": 'ent:person-a owl:sameAs "Ada" .',
    "a blank node": "[] owl:sameAs ent:person-a .",
    "one and two": "ent:person-a owl:sameAs ent:person-b . ent:person-b owl:differentFrom ent:person-a .",
}


@pytest.mark.parametrize("text", BAD.values(), ids=BAD.keys())
def test_a_bad_file_gives_one_clear_line(text: str, decided: Write) -> None:
    """What is no decision is told, and nothing is built."""
    with pytest.raises(ReadError, match=r"decisions") as caught:
        done(ARTICLES[0], decisions=decided(text))
    assert ("bad-decisions", True) == (caught.value.slug, bool(caught.value.hint))


def test_a_missing_file_is_told(tmp_path: Path) -> None:
    """A path that leads nowhere is no empty file."""
    with pytest.raises(ReadError, match=r"bad-decisions"):
        done(ARTICLES[0], decisions=tmp_path / "none.ttl")
