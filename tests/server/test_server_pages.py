"""Pages of things, the search, the editor, and what watches the server."""

from __future__ import annotations

import json

import httpx
import pyoxigraph as ox
import pytest

from sparql_service import TOKEN, served

HTML = {"Accept": "text/html,application/xhtml+xml,*/*;q=0.8"}
ADA = "/entity/person-ada-quist"
IRI = "https://w3id.org/kgraph/id/entity/person-ada-quist"


@pytest.mark.parametrize(
    ("accept", "expected"),
    [
        ("text/html,application/xhtml+xml,*/*;q=0.8", "text/html; charset=utf-8"),
        ("text/turtle", "text/turtle; charset=utf-8"),
        ("application/ld+json", "application/ld+json"),
        ("application/rdf+xml;q=0.9, text/html;q=0.1", "application/rdf+xml"),
    ],
    ids=["html", "turtle", "json-ld", "rdf-xml"],
)
def test_a_thing_is_a_page_or_data(accept: str, expected: str, reading: str) -> None:
    """Linked data: the same address gives both, by what the client accepts: https://www.w3.org/TR/cooluris/."""
    answer = httpx.get(reading + ADA, headers={"Accept": accept})
    assert (answer.status_code, answer.headers["content-type"]) == (200, expected)
    assert "accept" in answer.headers["vary"].lower()
    if "html" in expected:
        assert "<h1>Ada Quist</h1>" in answer.text
        assert "What is said of it" in answer.text
    else:
        triples = {
            str(quad.subject)
            for quad in ox.parse(answer.content, format=ox.RdfFormat.from_media_type(expected.partition(";")[0]))
        }
        assert f"<{IRI}>" in triples


def test_a_thing_is_found_by_its_iri_and_in_a_format(reading: str) -> None:
    """`/resource?iri=…` shows any thing; `format` names a type without headers."""
    page = httpx.get(f"{reading}/resource", params={"iri": IRI}, headers=HTML)
    assert "<h1>Ada Quist</h1>" in page.text
    data = httpx.get(f"{reading}/resource", params={"iri": IRI, "format": "nt"}, headers=HTML)
    assert data.headers["content-type"] == "application/n-triples"


@pytest.mark.parametrize("headers", [HTML, {"Accept": "text/turtle"}], ids=["page", "data"])
def test_an_unknown_thing_is_not_found(headers: dict[str, str], reading: str) -> None:
    """404, as page and as data."""
    assert httpx.get(f"{reading}/entity/nobody", headers=headers).status_code == 404
    assert httpx.get(f"{reading}/nowhere", headers=headers).status_code == 404


def test_every_link_of_a_page_leads_somewhere(reading: str) -> None:
    """From a person to statements, documents and properties: what is shown as a link can be opened."""
    page = httpx.get(reading + ADA, headers=HTML).text
    links = sorted({part.split('"')[0].replace("&amp;", "&") for part in page.split('href="')[1:]})
    assert len(links) > 8
    codes = {link: httpx.get(reading + link, headers=HTML, timeout=20).status_code for link in links}
    # Terms of vocabularies are shown by their IRI, and the graph need not describe them.
    assert {link for link, code in codes.items() if code != 200 and "/resource?" not in link} == set()


@pytest.mark.parametrize(
    ("words", "kind", "part"),
    [
        ("ada", "name", "Quist"),
        ("ADA qui", "name", "Quist"),
        ("pays port fund", "sentence", "Harbour"),
        ("zebra", "", ""),
        ('"', "", ""),
    ],
    ids=["name", "beginning", "sentence", "nothing", "quote"],
)
def test_names_and_sentences_are_found(words: str, kind: str, part: str, reading: str) -> None:
    """Whatever the case, and the last word may be a beginning; nothing is an operator."""
    url, params = f"{reading}/search", {"q": words}
    hits = httpx.get(url, params=params, headers={"Accept": "application/json"}).json()["hits"]
    assert bool(hits) is bool(kind)
    assert not kind or (hits[0]["kind"] == kind and part in hits[0]["text"])
    page = httpx.get(url, params=params, headers=HTML)
    assert page.status_code == 200
    assert not kind or 'class="hits"' in page.text


def test_the_editor_knows_the_cookbook(reading: str) -> None:
    """The page names every example, and its policy lets nothing in from elsewhere."""
    page = httpx.get(f"{reading}/query", headers=HTML)
    assert page.text.count("<option value=") == 12
    assert "connect-src 'self'" in page.headers["content-security-policy"]
    assert "http://" not in page.text.split('id="told"')[0]
    assert httpx.get(f"{reading}/static/editor.js").status_code == 200
    has_editor = httpx.get(f"{reading}/static/vendor/yasgui.min.js").status_code == 200
    assert has_editor is ("This is the plain form" not in page.text)


def test_health_and_metrics(reading: str) -> None:
    """What watches a server gets a short answer, and counts in Prometheus' format."""
    assert httpx.get(f"{reading}/health").text == "ok\n"
    metrics = httpx.get(f"{reading}/metrics")
    assert 'kgraph_requests_total{route="/health",status="200"}' in metrics.text
    assert "kgraph_workers " in metrics.text


def test_another_address_needs_the_token(tmp_path: object) -> None:
    """Beyond this machine a reader gives the token, as a bearer or as a browser's password."""
    from cli_runner import SAMPLE  # noqa: PLC0415 - beside its only use

    assert tmp_path
    with served(SAMPLE, "--host", "0.0.0.0") as url:  # noqa: S104 - that is what is tested
        assert httpx.get(f"{url}/health").status_code == 401
        assert httpx.get(f"{url}/health", headers={"Authorization": f"Bearer {TOKEN}"}).status_code == 200
        assert httpx.get(f"{url}/health", auth=("any", TOKEN)).status_code == 200
        assert httpx.get(f"{url}/health", auth=("any", "wrong")).status_code == 401
        home = httpx.get(url, auth=("any", TOKEN), headers=HTML)
        assert "<h1>" in home.text


def test_what_is_around_a_thing_is_explored(reading: str) -> None:
    """The explorer of one thing holds its facts with their sentences, and those they are about, and no other."""
    iri = httpx.get(f"{reading}/search", params={"q": "ada quist"}, headers={"Accept": "application/json"}).json()
    answer = httpx.get(f"{reading}/explore", params={"iri": iri["hits"][0]["iri"]}, timeout=60)
    assert answer.status_code == 200
    assert 'data-server="/explore"' in answer.text
    data = json.loads(answer.text.partition('id="graph-data">')[2].partition("</script>")[0])
    assert "Ada Quist" in data["title"]
    assert "Ada Quist" in [node["label"] for node in data["nodes"]]
    assert data["edges"]
    assert data["sentences"]
    assert data["documents"]
    ends = {fact[end] for fact in data["edges"] for end in ("from", "to")}
    assert ends <= {node["id"] for node in data["nodes"]}


@pytest.mark.parametrize(("iri", "code"), [("urn:nobody", 404), ("a b", 400), ("", 400)])
def test_nothing_is_around_what_is_not_there(iri: str, code: int, reading: str) -> None:
    """An unknown thing is not found; what is no IRI is refused before any query."""
    assert httpx.get(f"{reading}/explore", params={"iri": iri}).status_code == code
