"""Load graphs into servers over HTTP: Oxigraph's real one, and a moody one that fails the way servers do."""

from __future__ import annotations

import gzip
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import ClassVar
from urllib.parse import parse_qs, urlsplit

import httpx
import pyoxigraph as ox
import pytest

from cli_runner import call
from kgraph.errors import StoreError
from kgraph.rdf import RdfGraph
from kgraph.store import How, Way, push, query
from kgraph.store.parcels import read_parcels
from kgraph.store.records import RECORDS
from kgraph.store.services import Update, query_addresses
from sparql_servers import oxigraph_program, oxigraph_server, virtuoso_program, virtuoso_server
from store_samples import BASE, expected_quads, sample, write

OLD = sample(quay=("crane", "ferry"), pier=("ferry",), mole=("buoy",))
NEW = sample(quay=("crane",), pier=("ferry",), mole=("buoy",), dock=("lamp",))
needs_oxigraph = pytest.mark.skipif(oxigraph_program() is None, reason="the package oxigraph is not installed")
needs_virtuoso = pytest.mark.skipif(virtuoso_program() is None, reason="virtuoso-opensource-7 is not installed")


@pytest.fixture(scope="module")
def oxigraph(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Run Oxigraph's server."""
    with oxigraph_server(tmp_path_factory.mktemp("server") / "store") as url:
        yield url


@pytest.fixture
def clean(oxigraph: str) -> str:
    """Give the running server, emptied."""
    headers = {"Content-Type": "application/sparql-update"}
    assert httpx.post(f"{oxigraph}/update", content="DROP ALL", headers=headers).is_success
    return oxigraph


def _held(url: str) -> list[str]:
    """Give the server's quads without our records."""
    text = httpx.get(f"{url}/store", headers={"Accept": "application/n-quads"}).content
    return sorted(str(quad) for quad in ox.parse(text, format=ox.RdfFormat.N_QUADS) if RECORDS not in str(quad))


SERVICES = {"graph-store": "/store", "update": "/update"}


@needs_oxigraph
@pytest.mark.parametrize("path", SERVICES.values(), ids=SERVICES)
def test_graphs_are_replaced_and_only_those_that_changed(path: str, clean: str, tmp_path: Path) -> None:
    """Both protocols give the same graphs, found out by themselves; what is there by its digest is not sent again."""
    done = push(write(OLD, tmp_path), clean + path)
    assert (done.graphs, done.skipped, done.is_recorded) == (4, 0, True)
    assert _held(clean) == expected_quads(OLD)
    again = push(write(OLD, tmp_path), clean + path)
    assert (again.graphs, again.skipped, again.triples) == (0, 4, 0)
    changed = push(write(NEW, tmp_path), clean + path)
    assert (changed.graphs, changed.skipped) == (3, 2)
    assert _held(clean) == expected_quads(NEW)


@needs_oxigraph
@pytest.mark.parametrize("path", SERVICES.values(), ids=SERVICES)
def test_adding_keeps_and_deleting_takes_away(path: str, clean: str, tmp_path: Path) -> None:
    """Adding gives the union; adding again sends nothing; deleting leaves the graphs of others alone."""
    other = "urn:example:theirs"
    theirs = "<x:a> <x:b> <x:c> ."
    httpx.put(f"{clean}/store", params={"graph": other}, content=theirs, headers={"Content-Type": "text/turtle"})
    push(write(OLD, tmp_path / "old"), clean + path)
    added = push(write(NEW, tmp_path / "new"), clean + path, how=How.ADD)
    union = {*expected_quads(OLD), *expected_quads(NEW)}
    assert {line for line in _held(clean) if other not in line} == union
    assert added.graphs == 5
    assert push(write(NEW, tmp_path / "new"), clean + path, how=How.ADD).graphs == 0
    push(write(OLD, tmp_path / "old"), clean + path, how=How.DELETE)
    left = _held(clean)
    assert [line for line in left if other in line] == [f"<x:a> <x:b> <x:c> <{other}>"]
    assert {line.rsplit(" ", 1)[1] for line in left} == {f"<{other}>", f"<{BASE}document/dock>"}


@needs_oxigraph
def test_a_merged_graph_may_have_a_name(clean: str, tmp_path: Path) -> None:
    """Where the default graph is the union of all, the merged graph is kept apart."""
    push(write(OLD, tmp_path), f"{clean}/store", default_graph="urn:example:merged")
    held = _held(clean)
    assert sum("urn:example:merged" in line for line in held) == len(OLD.triples)
    with pytest.raises(StoreError, match="bad-graph-name"):
        push(write(OLD, tmp_path), f"{clean}/store", default_graph="a> b")


@needs_oxigraph
def test_the_command_loads_and_reports(clean: str, tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    """The graph is there, and `kgraph query` asks it at the server."""
    write(OLD, tmp_path)
    outcome = call(capfd, "load", tmp_path, "--to", f"{clean}/store")
    assert (outcome.code, outcome.out) == (0, "")
    assert outcome.err.splitlines()[-1].startswith("replaced 4 graphs at ")
    assert query(f"{clean}/query", "ASK { ent:mole kg:funds ent:buoy }").boolean
    assert call(capfd, "load", tmp_path, "--to", clean, "--protocol", "ftp").code == 2
    assert call(capfd, "load", tmp_path, "--to", clean, "--add", "--delete").code == 2
    assert call(capfd, "load", tmp_path, "--to", tmp_path / "store", "--add").code == 2


class Moody(BaseHTTPRequestHandler):
    """A Graph Store that keeps bodies by graph, and can be told to fail first."""

    protocol_version = "HTTP/1.1"
    failures: ClassVar[list[int]] = []
    requests: ClassVar[list[tuple[str, str]]] = []
    graphs: ClassVar[dict[str, str]] = {}
    realm: ClassVar[str] = ""
    takes_gzip: ClassVar[bool] = True

    def handle_any(self) -> None:
        """Answer any method."""
        body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
        question = parse_qs(urlsplit(self.path).query, keep_blank_values=True)
        graph = question.get("graph", [""])[0]
        self.requests.append((self.command, self.headers.get("Authorization", "")))
        if self.failures:
            code = self.failures.pop(0)
            if code == 0:
                self.close_connection = True
                self.connection.close()
                return
            self._answer(code)
        elif self.realm and not self.headers.get("Authorization"):
            self._answer(401, {"WWW-Authenticate": self.realm})
        elif self.headers.get("Content-Encoding") and not self.takes_gzip:
            self._answer(415)
        else:
            self._keep(graph, gzip.decompress(body) if self.headers.get("Content-Encoding") else body)

    do_GET = do_PUT = do_POST = do_DELETE = handle_any  # noqa: N815 - the names that the base class calls

    def _keep(self, graph: str, body: bytes) -> None:
        if self.command == "GET":
            known = graph in self.graphs
            self._answer(200 if known else 404, {"Content-Type": "application/n-triples"}, self.graphs.get(graph, ""))
            return
        if self.command == "POST":
            self.graphs[graph] = self.graphs.get(graph, "") + body.decode()
        elif self.command == "PUT":
            self.graphs[graph] = body.decode()
        else:
            self.graphs.pop(graph, None)
        self._answer(204)

    def _answer(self, code: int, headers: dict[str, str] | None = None, text: str = "") -> None:
        self.send_response(code)
        for name, content in {"Retry-After": "0", "Content-Length": str(len(text.encode())), **(headers or {})}.items():
            self.send_header(name, content)
        self.end_headers()
        self.wfile.write(text.encode())

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the name that the base class gives it
        """Say nothing."""


@pytest.fixture
def moody() -> Iterator[str]:
    """Run the moody server, in a good mood at first."""
    Moody.failures, Moody.requests, Moody.graphs, Moody.realm, Moody.takes_gzip = [], [], {}, "", True
    server = ThreadingHTTPServer(("127.0.0.1", 0), Moody)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}/graphs"
    server.shutdown()
    thread.join()
    server.server_close()


def _kept() -> dict[str, int]:
    return {graph: len(text.splitlines()) for graph, text in Moody.graphs.items() if graph != RECORDS}


def _counts(graph: RdfGraph) -> dict[str, int]:
    return {"": len(graph.triples), **{name: len(triples) for name, triples in graph.named.items()}}


@pytest.mark.parametrize("failure", [429, 503, 502, 504, 0], ids=["429", "503", "502", "504", "reset"])
def test_a_busy_server_is_asked_again(failure: int, moody: str, tmp_path: Path) -> None:
    """A server that is busy, or drops the connection, gets the request once more after a while."""
    Moody.failures = [failure, failure]
    push(write(OLD, tmp_path), moody)
    assert _kept() == _counts(OLD)


def test_a_load_goes_on_where_it_was_stopped(moody: str, tmp_path: Path) -> None:
    """Graphs that were whole on the server when the load stopped are not sent again; no record is ever wrong."""
    push(write(OLD, tmp_path), moody)
    assert push(write(NEW, tmp_path), moody).skipped == 2
    Moody.requests.clear()
    Moody.failures = []
    assert push(write(NEW, tmp_path), moody).skipped == 5
    assert [method for method, _ in Moody.requests] == ["GET"]
    # The server refuses in the middle: the records of what was to change are gone, the others stay.
    good = dict(Moody.graphs)
    for fail_at in range(1, 8):
        Moody.graphs = dict(good)
        push(write(NEW, tmp_path), moody)
        Moody.failures = []
        stop = _Stop(fail_at)
        with pytest.raises(RuntimeError):
            push(write(OLD, tmp_path), moody, progress=stop)
        assert push(write(OLD, tmp_path), moody).graphs >= 1
        assert {graph: count for graph, count in _kept().items() if "dock" not in graph} == _counts(OLD)
        if stop.seen < fail_at:
            break


class _Stop:
    """Stop a load after some graphs, as Ctrl-C would."""

    def __init__(self, after: int) -> None:
        self._left = after
        self.seen = 0

    def __call__(self, done: int, name: str) -> None:
        self._left -= 1
        self.seen += 1
        if self._left <= 0 or done >= 4:
            raise RuntimeError(name)


def test_a_server_that_knows_no_gzip_gets_plain_text(moody: str, tmp_path: Path) -> None:
    """Compression is tried once, and left out from then on."""
    Moody.takes_gzip = False
    push(write(OLD, tmp_path), moody)
    assert _kept() == _counts(OLD)
    assert len(Moody.requests) == 1 + 1 + 4 + 1


REALMS = {
    "basic": ('Basic realm="x"', {"KGRAPH_USER": "ada", "KGRAPH_PASSWORD": "péw"}, "Basic "),
    "digest": ('Digest realm="x", nonce="n", qop="auth"', {"KGRAPH_USER": "ada", "KGRAPH_PASSWORD": "p"}, "Digest "),
    "bearer": ("Bearer", {"KGRAPH_TOKEN": "t0ken"}, "Bearer t0ken"),
}


@pytest.mark.parametrize(("realm", "environment", "expected"), REALMS.values(), ids=REALMS)
def test_credentials_come_from_the_environment(
    realm: str,
    environment: dict[str, str],
    expected: str,
    moody: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """They are given by the scheme that the server names, and not before it asks."""
    for name, content in environment.items():
        monkeypatch.setenv(name, content)
    Moody.realm = realm
    push(write(OLD, tmp_path), moody)
    given = [header for _, header in Moody.requests]
    # Digest asks for its challenge once more.
    assert given[0] == ""
    assert given.count("") <= 2
    assert all(header.startswith(expected) for header in given if header)
    assert _kept() == _counts(OLD)


def test_without_credentials_a_closed_server_says_so(moody: str, tmp_path: Path) -> None:
    """The error names the variables, and nothing was sent."""
    Moody.realm = "Basic"
    with pytest.raises(StoreError, match=r"endpoint-refused.*401.*KGRAPH_USER"):
        push(write(OLD, tmp_path), moody)
    assert Moody.graphs == {}


def test_credentials_never_stand_in_an_address(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """An address is seen in the list of processes; and a user without a password is no use."""
    with pytest.raises(StoreError, match="credentials-in-address") as caught:
        push(write(OLD, tmp_path), "http://ada:secret@127.0.0.1:9/store")
    assert "secret" not in str(caught.value)
    monkeypatch.setenv("KGRAPH_USER", "ada")
    monkeypatch.setenv("PYTHON_KEYRING_BACKEND", "keyring.backends.null.Keyring")
    with pytest.raises(StoreError, match="no-password"):
        push(write(OLD, tmp_path), "http://127.0.0.1:9/store")


def test_what_is_no_server_is_told(moody: str, tmp_path: Path) -> None:
    """A closed port, an address that is none, and a page that moved."""
    with pytest.raises(StoreError, match="endpoint-unreachable"):
        push(write(OLD, tmp_path), "http://127.0.0.1:9/store")
    with pytest.raises(StoreError, match="bad-address"):
        push(write(OLD, tmp_path), "http://[::")
    Moody.failures = [405]
    with pytest.raises(StoreError, match="no-graph-store"):
        push(write(OLD, tmp_path), moody, way=Way.GRAPH_STORE)


def test_large_graphs_go_in_pieces(tmp_path: Path) -> None:
    """Pieces hold whole lines, together the graph; blank nodes are never torn apart."""
    files = write(OLD, tmp_path)
    whole = {parcel.graph: parcel for parcel in read_parcels(files)}
    for parcel in read_parcels(files, piece_bytes=100):
        text = b"".join(map(gzip.decompress, parcel.pieces))
        assert len(parcel.pieces) > 1
        assert text == gzip.decompress(whole[parcel.graph].pieces[0])
        assert parcel.digest == whole[parcel.graph].digest
    blank = tmp_path / "blank.nt"
    blank.write_text("".join(f"<x:a> <x:b> <x:{n}> .\n_:b <x:b> <x:{n}> .\n" for n in range(50)), encoding="utf-8")
    assert len(next(read_parcels([blank], piece_bytes=100)).pieces) == 1


def test_a_graph_in_two_places_is_refused(tmp_path: Path) -> None:
    """Sending it twice would replace the first half by the second."""
    file = tmp_path / "a.nq"
    quads = ("<x:a> <x:b> <x:1> <x:g> .", "<x:a> <x:b> <x:2> .", "<x:a> <x:b> <x:3> <x:g> .", "")
    file.write_text("\n".join(quads), encoding="utf-8")
    with pytest.raises(StoreError, match="scattered-graph"):
        list(read_parcels([file]))


@pytest.mark.parametrize(
    ("update", "first"),
    [
        ("http://h/ds/update", "http://h/ds/query"),
        ("http://h/repositories/r/statements", "http://h/repositories/r"),
        ("http://h/sparql-auth", "http://h/sparql-auth"),
    ],
    ids=["fuseki", "graphdb", "virtuoso"],
)
def test_the_query_service_is_guessed(update: str, first: str) -> None:
    """Each kind of server has its habit."""
    assert query_addresses(update)[0] == first
    assert Update.__doc__


@pytest.mark.slow
@needs_virtuoso
def test_virtuoso_takes_graphs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Digest authentication, and the merged graph under a name because its default graph is the union of all."""
    monkeypatch.setenv("KGRAPH_USER", "dba")
    monkeypatch.setenv("KGRAPH_PASSWORD", "dba")
    with virtuoso_server(tmp_path / "virtuoso") as url:
        service = f"{url}/sparql-graph-crud-auth"
        push(write(OLD, tmp_path), service, default_graph="urn:example:merged")
        push(write(NEW, tmp_path), service, default_graph="urn:example:merged")
        for graph, triples in {**NEW.named, "urn:example:merged": NEW.triples}.items():
            answer = query(f"{url}/sparql", f"SELECT (COUNT(*) AS ?n) {{ GRAPH <{graph}> {{ ?s ?p ?o }} }}")
            assert getattr(answer.rows[0][0], "value", None) == str(len(triples))
