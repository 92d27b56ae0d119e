"""The SPARQL 1.1 Protocol (https://www.w3.org/TR/sparql11-protocol/) case by case, raw and with real clients."""

from __future__ import annotations

import json
import shutil
import subprocess
from typing import Any

import httpx
import pyoxigraph as ox
import pytest
from rdflib import Graph
from rdflib.plugins.stores.sparqlstore import SPARQLStore
from SPARQLWrapper import JSON, POSTDIRECTLY, TURTLE, SPARQLWrapper

QUERY = "SELECT ?s { ?s a kg:Person } ORDER BY ?s"
BUILD = "CONSTRUCT WHERE { ?s a kg:Person }"
FORM = {"Content-Type": "application/x-www-form-urlencoded"}
DIRECT = {"Content-Type": "application/sparql-query"}
DOCUMENT = "https://w3id.org/kgraph/id/document/pier.txt"
PREFIX = "PREFIX kg: <https://w3id.org/kgraph/ns#> "

# Section 2.1.1 to 2.1.3: three ways to ask.
WAYS = {
    "get": ("GET", {"query": QUERY}, None, {}),
    "post-form": ("POST", {}, {"query": QUERY}, FORM),
    "post-direct": ("POST", {}, QUERY, DIRECT),
    "post-direct-charset": ("POST", {}, QUERY, {"Content-Type": "application/sparql-query; charset=UTF-8"}),
}


@pytest.mark.parametrize("path", ["/sparql", "/query"])
@pytest.mark.parametrize(("method", "params", "body", "headers"), WAYS.values(), ids=WAYS)
def test_a_query_is_asked_in_each_way(
    method: str,
    params: dict[str, str],
    body: str | dict[str, str] | None,
    headers: dict[str, str],
    path: str,
    reading: str,
) -> None:
    """All give the same answer, without declaring our prefixes."""
    sent = {"data": body} if isinstance(body, dict) else {"content": body}
    answer = httpx.request(method, reading + path, params=params, headers=headers, **sent)
    assert answer.status_code == 200
    assert len(answer.json()["results"]["bindings"]) == 2


TYPES = {
    "json": (QUERY, "application/sparql-results+json", "application/sparql-results+json"),
    "xml": (QUERY, "application/sparql-results+xml", "application/sparql-results+xml"),
    "csv": (QUERY, "text/csv", "text/csv; charset=utf-8"),
    "tsv": (QUERY, "text/tab-separated-values", "text/tab-separated-values; charset=utf-8"),
    "plain-json": (QUERY, "application/json", "application/sparql-results+json"),
    "anything": (QUERY, "*/*", "application/sparql-results+json"),
    "nothing-said": (QUERY, "", "application/sparql-results+json"),
    "quality": (QUERY, "text/csv;q=0.1, application/sparql-results+xml;q=0.9", "application/sparql-results+xml"),
    "group": (QUERY, "text/*", "text/csv; charset=utf-8"),
    "not-this-one": (QUERY, "*/*, application/sparql-results+json;q=0", "application/sparql-results+xml"),
    "ask": ("ASK { }", "application/sparql-results+xml", "application/sparql-results+xml"),
    "turtle": (BUILD, "text/turtle", "text/turtle; charset=utf-8"),
    "n-triples": (BUILD, "application/n-triples", "application/n-triples"),
    "rdf-xml": (BUILD, "application/rdf+xml", "application/rdf+xml"),
    "json-ld": (BUILD, "application/ld+json", "application/ld+json"),
    "describe": ("DESCRIBE ent:person-ada-quist", "*/*", "text/turtle; charset=utf-8"),
}


@pytest.mark.parametrize(("sparql", "accept", "expected"), TYPES.values(), ids=TYPES)
def test_the_type_is_negotiated(sparql: str, accept: str, expected: str, reading: str) -> None:
    """Section 2.1.6: the answer is of a type that the client accepts, and can be read as that."""
    answer = httpx.get(f"{reading}/sparql", params={"query": sparql}, headers={"Accept": accept})
    assert (answer.status_code, answer.headers["content-type"]) == (200, expected)
    assert "accept" in answer.headers["vary"].lower()
    kind = expected.partition(";")[0]
    if (rdf_format := ox.RdfFormat.from_media_type(kind)) is not None and "sparql" not in kind:
        assert list(ox.parse(answer.content, format=rdf_format))
    elif (results_format := ox.QueryResultsFormat.from_media_type(kind)) is not None and kind != "text/csv":
        ox.parse_query_results(answer.content, format=results_format)


@pytest.mark.parametrize("accept", ["image/png", "text/turtle", "nonsense/", "text/csv;q=0"])
def test_an_answer_that_nobody_can_read_is_not_sent(accept: str, reading: str) -> None:
    """Rows are no Turtle; a client that accepts nothing of ours is told so."""
    if accept != "nonsense/":
        answer = httpx.get(f"{reading}/sparql", params={"query": QUERY}, headers={"Accept": accept})
        assert answer.status_code == 406


# Section 2.1.4: the dataset may be given in the request.
DATASETS = {
    "none": ({}, "ASK { ?s a kg:Person }", True),
    "default": ({"default-graph-uri": DOCUMENT}, "ASK { ?s a kg:Person }", True),
    "default-absent": ({"default-graph-uri": "urn:none"}, "ASK { ?s a kg:Person }", False),
    "only-named": ({"named-graph-uri": DOCUMENT}, "ASK { ?s a kg:Person }", False),
    "named": ({"named-graph-uri": DOCUMENT}, "ASK { GRAPH ?g { ?s a kg:Person } }", True),
    "only-default": ({"default-graph-uri": DOCUMENT}, "ASK { GRAPH ?g { ?s a kg:Person } }", False),
}


@pytest.mark.parametrize("method", ["GET", "POST", "DIRECT"])
@pytest.mark.parametrize(("dataset", "sparql", "expected"), DATASETS.values(), ids=DATASETS)
def test_the_dataset_of_the_request_holds(
    dataset: dict[str, str], sparql: str, expected: bool, method: str, reading: str
) -> None:
    """Default and named graphs of the request are the dataset, and nothing else."""
    url = f"{reading}/sparql"
    if method == "DIRECT":
        answer = httpx.post(url, params=dataset, content=sparql, headers=DIRECT)
    elif method == "POST":
        answer = httpx.post(url, data={"query": sparql, **dataset})
    else:
        answer = httpx.get(url, params={"query": sparql, **dataset})
    assert answer.json()["boolean"] is expected


def test_a_syntax_error_is_shown_with_its_place(reading: str) -> None:
    """Section 2.1.7: 400, and a body that says what is wrong."""
    answer = httpx.get(f"{reading}/sparql", params={"query": "SELECT *\n{ ?s ?p }"})
    assert answer.status_code == 400
    assert "line 2, column 10" in answer.text
    assert "{ ?s ?p }\n         ^" in answer.text


def test_the_service_describes_itself(reading: str) -> None:
    """A request without a query gives a service description: https://www.w3.org/TR/sparql11-service-description/."""
    answer = httpx.get(f"{reading}/sparql", headers={"Accept": "application/n-triples"})
    assert answer.headers["content-type"] == "application/n-triples"
    assert f"service-description#endpoint> <{reading}/sparql>" in answer.text


def test_pages_of_others_may_ask_where_allowed(reading: str) -> None:
    """CORS: https://fetch.spec.whatwg.org/#http-cors-protocol."""
    origin = {"Origin": "https://example.org"}
    asked = {"Access-Control-Request-Method": "POST"}
    before = httpx.options(f"{reading}/sparql", headers={**origin, **asked})
    assert before.status_code == 204
    assert before.headers["access-control-allow-origin"] == "*"
    assert "POST" in before.headers["access-control-allow-methods"]
    answer = httpx.get(f"{reading}/sparql", params={"query": "ASK { }"}, headers=origin)
    assert answer.headers["access-control-allow-origin"] == "*"


def test_pages_of_others_may_not_ask_by_default(changing: tuple[str, object]) -> None:
    """What is served on this machine is not for every page that its browser shows."""
    answer = httpx.get(f"{changing[0]}/sparql", params={"query": "ASK { }"}, headers={"Origin": "https://example.org"})
    assert "access-control-allow-origin" not in answer.headers


def test_head_and_other_methods(reading: str) -> None:
    """HEAD gives the head of GET; methods that there are not are named."""
    assert httpx.head(f"{reading}/health").status_code == 200
    answer = httpx.put(f"{reading}/sparql", content="x")
    assert answer.status_code == 405
    assert "POST" in answer.headers["allow"]


def test_sparqlwrapper_asks(reading: str) -> None:
    """The client that most Python code uses."""
    client: Any = SPARQLWrapper(f"{reading}/sparql")
    client.setQuery(f"{PREFIX}SELECT ?s {{ ?s a kg:Person }}")
    client.setReturnFormat(JSON)
    assert len(client.query().convert()["results"]["bindings"]) == 2
    client.setMethod("POST")
    client.setRequestMethod(POSTDIRECTLY)
    assert len(client.query().convert()["results"]["bindings"]) == 2
    client.setQuery(f"{PREFIX}CONSTRUCT WHERE {{ ?s a kg:Person }}")
    client.setReturnFormat(TURTLE)
    assert len(Graph().parse(data=client.query().convert(), format="turtle")) == 2


@pytest.mark.parametrize("method", ["GET", "POST", "POST_FORM"])
def test_rdflib_asks(method: str, reading: str) -> None:
    """Rdflib's SPARQLStore sees the remote graph as a graph."""
    store = SPARQLStore(f"{reading}/sparql", method=method, returnFormat="json")
    rows = list(Graph(store=store).query(f"{PREFIX}SELECT ?s {{ ?s a kg:Person }}"))
    assert len(rows) == 2


@pytest.mark.skipif(shutil.which("curl") is None, reason="curl is not installed")
def test_curl_asks(reading: str) -> None:
    """The command of every manual."""
    command = ["curl", "--silent", "--fail", "--data-urlencode", f"query={QUERY}", f"{reading}/sparql"]
    answer = subprocess.run(command, capture_output=True, check=True).stdout
    assert len(json.loads(answer)["results"]["bindings"]) == 2


def test_the_corpora_are_whole() -> None:
    """No case was lost."""
    assert (len(WAYS), len(TYPES), len(DATASETS)) == (4, 16, 6)
