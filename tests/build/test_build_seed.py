"""The user's own example article says what its reader expects: as plain triples, or as claims that are none.

The article is not part of the project: it lies in `shared/seeds` beside the checkout, and these tests are skipped where
it does not.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from build_samples import SEEDS, Claim, View
from kgraph.ontology.vocab import RDF_TYPE, SCHEMA, kg

if TYPE_CHECKING:
    from kgraph.build import Result

FILES = sorted(SEEDS.glob("000_*.txt")) if SEEDS.is_dir() else []
pytestmark = [
    pytest.mark.model,
    pytest.mark.skipif(
        not FILES, reason="the example article is not here: no shared/seeds/000_*.txt beside the checkout"
    ),
]
MINISTRY, KIM, PARTY = "Ministry of Unification", "Kim Moon-soo", "Grand National Party"
ACT = "North Korean Human Rights Act"


@pytest.fixture(scope="module")
def seed() -> Result:
    """Build the graph of the example article."""
    from kgraph.build import build  # noqa: PLC0415 - reads with the language model

    return build([Path(FILES[0])])


@pytest.fixture(scope="module")
def view(seed: Result) -> View:
    """Look into its graph."""
    return View(seed.rdf.triples)


def only(view: View, name: str) -> str:
    """Give the one thing of a name."""
    (found,) = view.called(name)
    return found


def objects(view: View, subject: str, name: str) -> list[str]:
    """Give the objects of plain triples."""
    return sorted(o for s, p, o in view.plain() if (s, p) == (subject, f"<{kg(name)}>"))


def claims(view: View, name: str, status: str) -> list[Claim]:
    """Give the claims of a property and a status."""
    return [found for found in view.claims() if (found.triple[1], found.status) == (f"<{kg(name)}>", status)]


def quotes(view: View, seed: Result, subject: str, name: str, object_: str) -> list[str]:
    """Give the words that say a plain triple, each read out of the document at its place."""
    text = seed.documents[0].text
    said = [found for found in claims(view, name, "asserted") if found.triple == (subject, f"<{kg(name)}>", object_)]
    places = [view.quote(evidence)[1:] for found in said for evidence in found.evidence]
    assert all(text[start:end] == quote for start, end, quote in places)
    return [quote for _, _, quote in places]


def test_ministry_submitted_a_document_to_kim(view: View, seed: Result) -> None:
    """The ministry submitted a document, to Kim."""
    ministry, kim = only(view, MINISTRY), only(view, KIM)
    assert [kim] == objects(view, ministry, "submittedDocumentTo")
    assert quotes(view, seed, ministry, "submittedDocumentTo", kim)
    (document,) = objects(view, ministry, "submitted")
    assert f"<{kg('Document')}>" in view.all(document, RDF_TYPE)


def test_submission_is_an_event(view: View) -> None:
    """Who, what and to whom hang together."""
    (event,) = [s for s, p, o in view.plain() if (p, o) == (f"<{RDF_TYPE}>", f"<{kg('Submission')}>")]
    assert [only(view, MINISTRY)] == objects(view, event, "agent")
    assert [only(view, KIM)] == objects(view, event, "recipient")
    assert objects(view, only(view, MINISTRY), "submitted") == objects(view, event, "theme")


def test_kim_is_a_lawmaker_of_his_party(view: View, seed: Result) -> None:
    """Party and role of a nested title are told apart."""
    kim, party = only(view, KIM), only(view, PARTY)
    assert [party] == objects(view, kim, "memberOf")
    assert ['"lawmaker"'] == objects(view, kim, "holdsRole")
    assert quotes(view, seed, kim, "memberOf", party)
    assert f"<{kg('PoliticalParty')}>" in view.all(party, RDF_TYPE)
    assert f"<{kg('Person')}>" in view.all(kim, RDF_TYPE)


def test_act_funds_24_million_dollars_a_year(view: View, seed: Result) -> None:
    """The sum is a number with a currency and a period."""
    act = only(view, ACT)
    (money,) = objects(view, act, "funds")
    assert ("24000000", "USD", "P1Y") == tuple(view.one(money, kg(part)) for part in ("amount", "currency", "per"))
    assert quotes(view, seed, act, "funds", money)


def test_act_mandates_the_nomination_of_an_envoy(view: View, seed: Result) -> None:
    """What is mandated, and for which role."""
    act = only(view, ACT)
    (mandated,) = [node for node in objects(view, act, "mandates") if "nomination" in view.label(node)]
    assert "special envoy" in view.label(mandated)
    assert quotes(view, seed, act, "mandates", mandated)
    assert ["special envoy for North Korean human rights"] == [
        view.label(role) for role in objects(view, act, "mandatesNominationOf")
    ]


def test_abbreviation_is_the_ministry(view: View) -> None:
    """MOU and the Ministry of Unification are one thing with two names."""
    assert [only(view, MINISTRY)] == view.called("MOU")


def test_do_heads_the_coalition(view: View, seed: Result) -> None:
    """A rare name is a person's, and the coalition's long name is whole."""
    do = only(view, "Do Hee-yoon")
    (coalition,) = objects(view, do, "headOf")
    assert f"<{kg('Person')}>" in view.all(do, RDF_TYPE)
    assert view.label(coalition).startswith("Civil Coalition for Human Rights")
    assert quotes(view, seed, do, "headOf", coalition)
    assert [only(view, "Seoul")] == objects(view, coalition, "locatedIn")


def reductions(view: View) -> dict[tuple[str, str], str]:
    """Give the cuts that are claimed by their sums before and after."""
    return {
        (view.one(before, kg("amount")), view.one(after, kg("amount"))): event
        for event, p, o in view.plain()
        if (p, o) == (f"<{RDF_TYPE}>", f"<{kg('Reduction')}>")
        for before in objects(view, event, "fromAmount")
        for after in objects(view, event, "toAmount")
    }


def test_government_reduced_the_support(view: View) -> None:
    """The cut is an event with both sums and its month."""
    event = reductions(view)["36000000", "20000000"]
    sums = [*objects(view, event, "fromAmount"), *objects(view, event, "toAmount")]
    assert ["KRW", "KRW"] == [view.one(each, kg("currency")) for each in sums]
    assert ["2004-12"] == [view.label(date) for date in objects(view, event, "date")]
    assert ["government"] == [view.label(agent) for agent in objects(view, event, "agent")]


def test_government_reduced_it_for_two_people_as_well(view: View) -> None:
    """The second pair of sums in the same sentence is a cut of its own, and the sums are not mixed."""
    assert {("36000000", "20000000"), ("45500000", "29000000")} == set(reductions(view))


def test_date_of_the_article(view: View, seed: Result) -> None:
    """The article was published on 26 September 2005."""
    assert "2005-09-26" == seed.documents[0].published[:10]
    (document,) = view.nodes(SCHEMA + "NewsArticle")
    assert view.one(document, SCHEMA + "datePublished").startswith("2005-09-26")


def test_asylum_was_not_granted(view: View) -> None:
    """What the article denies is a denied claim, and no plain triple."""
    assert claims(view, "grantedAsylumTo", "denied")
    assert [] == [triple for triple in view.plain() if triple[1] == f"<{kg('grantedAsylumTo')}>"]


@pytest.mark.parametrize("country", ["Canada", "Mexico"])
def test_some_stay_abroad_reportedly(country: str, view: View) -> None:
    """What the article hedges is a hedged claim, and no plain triple."""
    place = only(view, country)
    assert place in {found.triple[2] for found in view.claims() if found.status == "hedged"}
    assert [] == [triple for triple in view.plain() if place in triple]


@pytest.mark.parametrize(("speaker", "status"), [("official", ("denied", "reported")), ("Do Hee-yoon", ("reported",))])
def test_words_of_speakers_are_theirs(speaker: str, status: tuple[str, ...], view: View) -> None:
    """What somebody says is claimed by them, not by the graph."""
    said = [found for found in view.claims() if found.speaker.startswith(speaker)]
    assert said
    assert {found.status for found in said} <= set(status)
    assert set() == {found.triple for found in said} & view.plain()


def test_people_went_back_according_to_do(view: View) -> None:
    """Do tells of people who returned to the North."""
    (found,) = [found for found in view.claims() if found.speaker == "Do Hee-yoon" and "returnedTo" in found.triple[1]]
    assert ("reported", f"<{kg('returnedTo')}>") == (found.status, found.triple[1])
    assert "North Korea" == view.label(found.triple[2])


def test_nothing_is_rejected_by_a_shape(seed: Result) -> None:
    """The graph conforms without a statement being left out for it."""
    assert seed.report.conforms
    assert [] == [rejection for rejection in seed.rejections if rejection.reason == "shape"]
