"""Requests that mean no good: each gets a refusal of its own, and the server goes on."""

from __future__ import annotations

import socket
import threading
import time
from contextlib import suppress
from urllib.parse import quote, urlsplit

import httpx
import pytest

DEEP = 100_000
DIRECT = {"Content-Type": "application/sparql-query"}
ROWS = "?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l . ?m ?n ?o"


def _post(query: str | bytes) -> tuple[str, str, dict[str, str], bytes]:
    return "POST", "/sparql", DIRECT, query.encode() if isinstance(query, str) else query


def _get(path: str, **headers: str) -> tuple[str, str, dict[str, str], bytes]:
    return "GET", path, {name.replace("_", "-"): value for name, value in headers.items()}, b""


HOSTILE: dict[str, tuple[tuple[str, str, dict[str, str], bytes], set[int]]] = {
    # Bombs: nesting ends a parser's stack, joins and paths its time, repetition its memory.
    "nested-groups": (_post("SELECT * " + "{" * DEEP + "}" * DEEP), {400}),
    "nested-parentheses": (_post(f"SELECT * {{ FILTER({'(' * DEEP}1{')' * DEEP}) }}"), {400}),
    "nested-lists": (_post(f"ASK {{ ?s ?p {'(' * DEEP}{')' * DEEP} }}"), {400}),
    "brackets-in-a-string-then-deep": (_post(f"ASK {{ BIND('}}}}}}' AS ?x) {'{' * 200}{'}' * 200} }}"), {400}),
    "negations": (_post(f"ASK {{ FILTER({'!' * DEEP}true) }}"), {400}),
    "sums": (_post(f"SELECT ({'1+' * DEEP}1 AS ?x) {{ }}"), {400}),
    "disjunctions": (_post(f"ASK {{ FILTER({'1||' * 60_000}1) }}"), {400}),
    "unions": (_post(f"ASK {{ {'{}UNION' * 30_000}{{}} }}"), {200, 400, 503}),
    "paths": (_post(f"ASK {{ ?s <x:p>{'/<x:p>' * 30_000} ?o }}"), {400, 503}),
    "many-patterns": (_post(f"ASK {{ {'?s ?p ?o .' * 20_000} }}"), {400, 503}),
    "cross-join": (_post(f"SELECT (COUNT(*) AS ?n) {{ {ROWS} }}"), {503}),
    "sorted-cross-join": (_post(f"SELECT * {{ {ROWS} }} ORDER BY ?o ?a"), {400, 503}),
    "long-answer": (_post("SELECT * { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }"), {413, 503}),
    "doubling-string": (
        _post(
            "SELECT ?z { BIND('0123456789' AS ?a0) "
            + "".join(f"BIND(CONCAT(?a{n}, ?a{n}) AS ?a{n + 1}) " for n in range(40))
            + "BIND(STRLEN(?a40) AS ?z) }"
        ),
        {400, 503},
    ),
    "evil-regex": (_post(f"ASK {{ FILTER(REGEX('{'a' * 5000}!', '^(a+)+$')) }}"), {200, 400, 503}),
    # Size.
    "ten-megabytes": (_post("#" * 10_000_000), {413}),
    "ten-megabytes-of-form": (
        ("POST", "/sparql", {"Content-Type": "application/x-www-form-urlencoded"}, b"query=" + b"a" * 10_000_000),
        {413},
    ),
    "long-form-query": (
        ("POST", "/sparql", {"Content-Type": "application/x-www-form-urlencoded"}, b"query=" + b"a" * 300_000),
        {413},
    ),
    "many-parameters": (_get("/sparql?" + "a=b&" * 2000), {400}),
    # Encodings.
    "bad-utf-8-body": (_post(b"ASK { <x:\xff\xfe> ?p ?o }"), {400}),
    "bad-utf-8-address": (_get("/sparql?query=ASK%7B%FF%7D"), {400}),
    "nul": (_post("ASK {\0}"), {400}),
    "other-charset": (
        ("POST", "/sparql", {"Content-Type": "application/sparql-query; charset=utf-16"}, b"ASK{}"),
        {415},
    ),
    "compressed-body": (("POST", "/sparql", {**DIRECT, "Content-Encoding": "gzip"}, b"\x1f\x8b"), {415}),
    "no-type": (("POST", "/sparql", {}, b"ASK{}"), {415}),
    "html-type": (("POST", "/sparql", {"Content-Type": "text/html"}, b"ASK{}"), {415}),
    # Protocol tricks.
    "two-queries": (_get("/sparql?query=ASK%7B%7D&query=ASK%7B%7D"), {400}),
    "query-and-update": (_get("/sparql?query=ASK%7B%7D&update=CLEAR%20ALL"), {400}),
    "graph-is-no-iri": (_get("/sparql?query=ASK%7B%7D&default-graph-uri=a%3E%20b"), {400}),
    "store-injection": (_get("/store?graph=" + quote("x:g> { ?s ?p ?o } } #")), {400}),
    "two-graphs": (_get("/store?graph=x:a&default"), {400}),
    "iri-injection": (_get("/resource?iri=" + quote("x:g> ?p ?o } #")), {400}),
    "entity-injection": (_get("/entity/" + quote("x> ?p ?o } #")), {400, 404}),
    # Updates where there are none.
    "update-as-query": (_post("DELETE WHERE { ?s ?p ?o }"), {400}),
    "update": (("POST", "/update", {"Content-Type": "application/sparql-update"}, b"CLEAR ALL"), {403}),
    "update-with-token": (
        ("POST", "/update", {"Content-Type": "application/sparql-update", "Authorization": "Bearer x"}, b"CLEAR ALL"),
        {403},
    ),
    "put-graph": (("PUT", "/store?default", {"Content-Type": "text/turtle"}, b"<x:a> <x:b> <x:c> ."), {403}),
    "delete-graph": (("DELETE", "/store?default", {}, b""), {403}),
    # Requests to other hosts.
    "service": (_post("SELECT * { SERVICE <http://127.0.0.1:9/sparql> { ?s ?p ?o } }"), {400}),
    "service-silent": (_post("SELECT * { SERVICE SILENT <http://169.254.169.254/> { ?s ?p ?o } }"), {400}),
    "service-variable": (_post("SELECT * { BIND(<http://127.0.0.1:9/> AS ?x) SERVICE ?x { ?s ?p ?o } }"), {400}),
    "service-escaped": (_post("SELECT * { \\u0053ERVICE <http://127.0.0.1:9/> { ?s ?p ?o } }"), {400}),
    "service-after-comment": (_post("SELECT * { SERVICE #\n<http://127.0.0.1:9/> { ?s ?p ?o } }"), {400}),
    "load": (_post("LOAD <http://127.0.0.1:9/>"), {400}),
    "from-the-web": (_post("SELECT * FROM <http://127.0.0.1:9/data.ttl> { ?s ?p ?o }"), {200}),
    # Paths.
    "dots": (_get("/static/../worker.py"), {404}),
    "encoded-dots": (_get("/static/%2e%2e/%2e%2e/worker.py"), {404}),
    "encoded-slash": (_get("/static/..%2f..%2fworker.py"), {404}),
    "absolute": (_get("/static//etc/passwd"), {404}),
    "nul-path": (_get("/static/page.css%00.html"), {404}),
    # Headers.
    "foreign-host": (_get("/sparql?query=ASK%7B%7D", Host="attacker.example"), {421}),
    "foreign-host-like-ours": (_get("/sparql?query=ASK%7B%7D", Host="127.0.0.1.attacker.example:7878"), {421}),
    "header-injection": (_get("/search?q=a%0d%0aSet-Cookie:%20x=1"), {200}),
    "method-override": (
        ("POST", "/store?default", {"X-HTTP-Method-Override": "DELETE", "Content-Type": "text/turtle"}, b""),
        {403},
    ),
    "accept-bomb": (_get("/sparql?query=ASK%7B%7D", Accept="a/b;q=0," * 5000), {200, 400, 406}),
    # The search.
    "search-operators": (_get("/search?q=" + quote('" OR NEAR( *')), {200}),
    "search-script": (_get("/search?q=" + quote("<script>alert(1)</script>")), {200}),
}


@pytest.mark.parametrize(("request_", "expected"), HOSTILE.values(), ids=HOSTILE)
def test_each_gets_its_refusal_and_the_server_goes_on(
    request_: tuple[str, str, dict[str, str], bytes], expected: set[int], reading: str
) -> None:
    """The status is the right one, nothing of ours shows, and the next query is answered."""
    method, path, headers, body = request_
    status, head, text = _raw(reading, method, path, headers, body)
    assert status in expected, text[:300]
    assert "Traceback" not in text
    assert "set-cookie" not in head.lower()
    assert "<script>alert" not in text
    answer = httpx.get(f"{reading}/sparql", params={"query": "ASK { ?s a kg:Person }"}, timeout=20)
    assert answer.json()["boolean"] is True


def _raw(url: str, method: str, path: str, headers: dict[str, str], body: bytes) -> tuple[int, str, str]:
    """Send a request as it is: clients would straighten paths and headers."""
    host, port = urlsplit(url).hostname, urlsplit(url).port
    lines = {"Host": f"{host}:{port}", "Content-Length": str(len(body)), "Connection": "close", **headers}
    head = f"{method} {path} HTTP/1.1\r\n" + "".join(f"{name}: {value}\r\n" for name, value in lines.items()) + "\r\n"
    with socket.create_connection((str(host), int(port or 80)), timeout=60) as connection:
        with suppress(ConnectionError):
            connection.sendall(head.encode() + body)
        answer = b""
        with suppress(ConnectionResetError):
            while chunk := connection.recv(65536):
                answer += chunk
    first, _, rest = answer.decode(errors="replace").partition("\r\n\r\n")
    return int(first.split()[1]), first, rest


MALFORMED = {
    "no-host": b"GET /health HTTP/1.1\r\n\r\n",
    "two-hosts": b"GET /health HTTP/1.1\r\nHost: 127.0.0.1\r\nHost: localhost\r\n\r\n",
    "two-lengths": b"POST /sparql HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: 5\r\nContent-Length: 6\r\n\r\nASK{}",
    "length-and-chunks": (
        b"POST /sparql HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: 5\r\nTransfer-Encoding: x\r\n\r\nASK{}"
    ),
    "negative-length": b"POST /sparql HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: -5\r\n\r\n",
    "no-http": b"\x16\x03\x01\x02\x00",
    "long-header": b"GET /health HTTP/1.1\r\nHost: 127.0.0.1\r\nX: " + b"x" * 200_000 + b"\r\n\r\n",
}


@pytest.mark.parametrize("request_", MALFORMED.values(), ids=MALFORMED)
def test_what_is_no_http_is_refused(request_: bytes, reading: str) -> None:
    """Nothing that two readers could understand differently is answered."""
    with socket.create_connection(
        (str(urlsplit(reading).hostname), int(urlsplit(reading).port or 80)), 20
    ) as connection:
        answer = b""
        with suppress(ConnectionResetError):
            connection.sendall(request_ + b"\r\n")
            answer = connection.recv(65536)
    assert answer == b"" or answer.split()[1] in {b"400", b"413", b"415", b"431", b"501"}


def test_slow_queries_do_not_starve_the_others(reading: str) -> None:
    """While heavy queries take all their time, light ones are answered at once."""
    heavy = f"SELECT (COUNT(*) AS ?n) {{ {ROWS} }}"
    codes: list[int] = []

    def ask() -> None:
        codes.append(httpx.post(f"{reading}/sparql", content=heavy, headers=DIRECT, timeout=30).status_code)

    threads = [threading.Thread(target=ask) for _ in range(6)]
    for thread in threads:
        thread.start()
    time.sleep(1.5)
    start = time.monotonic()
    light = httpx.get(f"{reading}/sparql", params={"query": "ASK { }"}, timeout=30)
    seconds = time.monotonic() - start
    for thread in threads:
        thread.join()
    assert light.status_code == 200
    assert seconds < 2.5
    assert codes == [503] * 6


def test_the_corpora_are_whole() -> None:
    """No case was lost."""
    assert (len(HOSTILE), len(MALFORMED)) == (57, 7)
