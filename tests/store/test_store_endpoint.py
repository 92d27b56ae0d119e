"""Ask a SPARQL endpoint; a small server on the loopback stands in for one."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs

import pyoxigraph as ox
import pytest

from cli_runner import SAMPLE
from kgraph.errors import StoreError
from kgraph.store import query

JSON = "application/sparql-results+json"


class Endpoint(BaseHTTPRequestHandler):
    """Answer queries as https://www.w3.org/TR/sparql11-protocol/ says, and some paths as broken servers do."""

    def do_POST(self) -> None:
        """Answer a query."""
        form = parse_qs(self.rfile.read(int(self.headers["Content-Length"])).decode())
        if self.path == "/page":
            self._answer(200, "text/html", b"<p>hello</p>")
            return
        if self.path == "/plain":
            self._answer(200, "application/json", b'{"head": {}, "boolean": true}')
            return
        store = ox.Store()
        store.bulk_load(path=SAMPLE / "graph.ttl")
        try:
            results = store.query(form["query"][0])
        except SyntaxError:
            self._answer(400, "text/plain", b"line 1:\nno such thing")
            return
        if isinstance(results, ox.QueryTriples):
            self._answer(200, "application/n-triples", results.serialize(format=ox.RdfFormat.N_TRIPLES) or b"")
        else:
            self._answer(200, f"{JSON}; charset=utf-8", results.serialize(format=ox.QueryResultsFormat.JSON) or b"")

    def _answer(self, code: int, media_type: str, body: bytes) -> None:
        self.send_response(code)
        self.send_header("Content-Type", media_type)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the name that the base class gives it
        """Say nothing."""


@pytest.fixture(scope="module")
def url() -> Iterator[str]:
    """Serve the sample on the loopback."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), Endpoint)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    thread.join()
    server.server_close()


@pytest.mark.parametrize(
    "asked",
    [
        "SELECT ?s ?o { ?s kg:fundedProject ?o }",
        "ASK { ?s kg:status kg:denied }",
        "CONSTRUCT WHERE { ?s a kg:Person }",
        "PREFIX kg: <x:y#>\nSELECT ?s { ?s a kg:Person }",
    ],
    ids=["select", "ask", "construct", "own-prefix"],
)
def test_an_endpoint_answers_as_the_folder_does(asked: str, url: str) -> None:
    """The same query gives the same text from both, with our prefixes known to both."""
    assert query(f"{url}/query", asked).to_text() == query(SAMPLE, asked).to_text()


def test_plain_json_is_taken(url: str) -> None:
    """An endpoint that does not name its results' own media type is understood."""
    assert query(f"{url}/plain", "ASK { }").boolean


def test_a_limit_holds_for_endpoints(url: str) -> None:
    """What goes beyond the limit is cut here."""
    answer = query(f"{url}/query", "SELECT ?s { ?s ?p ?o }", limit=2)
    assert (len(answer.rows), answer.is_truncated) == (2, True)


def test_a_refused_query_tells_the_reason_on_one_line(url: str) -> None:
    """The endpoint's own words are passed on."""
    with pytest.raises(StoreError, match=r"endpoint-refused.*400.*line 1: no such thing"):
        query(f"{url}/query", "SELECT nonsense")


def test_a_web_page_is_no_answer(url: str) -> None:
    """The address of a page is told apart from an endpoint."""
    with pytest.raises(StoreError, match=r"bad-endpoint-answer.*text/html"):
        query(f"{url}/page", "ASK { }")


def test_an_endpoint_that_is_not_there_is_told() -> None:
    """A closed port is an error that names the address."""
    with pytest.raises(StoreError, match=r"endpoint-unreachable.*127\.0\.0\.1:9/"):
        query("http://127.0.0.1:9/query", "ASK { }", timeout=5)


def test_updates_never_leave_for_an_endpoint(url: str) -> None:
    """What would change the graph is refused before it is sent."""
    with pytest.raises(StoreError, match="update-refused"):
        query(f"{url}/query", "CLEAR ALL")
