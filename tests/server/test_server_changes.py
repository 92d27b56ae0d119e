"""Updates and the Graph Store HTTP Protocol (https://www.w3.org/TR/sparql11-http-rdf-update/) case by case."""

from __future__ import annotations

import json
import time
from pathlib import Path

import httpx
import pyoxigraph as ox
import pytest

from cli_runner import SAMPLE, call
from kgraph.store import load, push
from kgraph.store.source import MARKER
from sparql_service import TOKEN
from store_samples import sample, write

AUTH = {"Authorization": f"Bearer {TOKEN}"}
UPDATE = {"Content-Type": "application/sparql-update", **AUTH}
TURTLE = {"Content-Type": "text/turtle", **AUTH}
GRAPH = {"graph": "urn:example:g"}
Server = tuple[str, Path]


def _ask(url: str, sparql: str) -> bool:
    return bool(httpx.get(f"{url}/sparql", params={"query": sparql}, timeout=20).json()["boolean"])


@pytest.mark.parametrize("form", [False, True], ids=["direct", "form"])
def test_an_update_is_seen_by_the_next_query(form: bool, changing: Server) -> None:
    """Section 2.2 of the SPARQL Protocol: by POST, as itself or in a form."""
    url, _ = changing
    update = f"INSERT DATA {{ ent:{form} a kg:Person }}"
    if form:
        answer = httpx.post(f"{url}/update", data={"update": update}, headers=AUTH, timeout=20)
    else:
        answer = httpx.post(f"{url}/update", content=update, headers=UPDATE, timeout=20)
    assert answer.status_code == 204
    assert _ask(url, f"ASK {{ ent:{form} a kg:Person }}")


@pytest.mark.parametrize(
    ("headers", "content", "status"),
    [
        ({"Content-Type": "application/sparql-update"}, "CLEAR ALL", 401),
        ({**UPDATE, "Authorization": "Bearer wrong"}, "CLEAR ALL", 401),
        ({**UPDATE, "Authorization": f"Basic {TOKEN}"}, "CLEAR ALL", 401),
        (UPDATE, "CLEAR NONSENSE", 400),
        (UPDATE, "", 400),
        (UPDATE, "LOAD <http://127.0.0.1:9/>", 403),
        (UPDATE, "INSERT { ?s ?p ?o } WHERE { SERVICE <http://127.0.0.1:9/> { ?s ?p ?o } }", 403),
        (UPDATE, "INSERT DATA { <x:a> <x:b> <x:c> } ; CREATE GRAPH <x:g> ; CREATE GRAPH <x:g>", 400),
        ({**AUTH, "Content-Type": "text/plain"}, "CLEAR ALL", 415),
    ],
    ids=["no-token", "wrong", "no-base64", "syntax", "empty", "load", "service", "half", "type"],
)
def test_a_refused_update_changes_nothing(headers: dict[str, str], content: str, status: int, changing: Server) -> None:
    """Neither without the token, nor in half."""
    url, _ = changing
    answer = httpx.post(f"{url}/update", content=content, headers=headers, timeout=20)
    assert answer.status_code == status
    assert _ask(url, "ASK { ?s kg:fundedProject ?o FILTER NOT EXISTS { <x:a> <x:b> <x:c> } }")


def test_a_graph_is_put_read_added_to_and_deleted(changing: Server) -> None:
    """Sections 5.2 to 5.5: 201 for a new graph, 204 for a changed one, 404 for none."""
    url = f"{changing[0]}/store"
    assert httpx.get(url, params=GRAPH).status_code == 404
    assert httpx.put(url, params=GRAPH, content="<x:a> <x:b> 1 .", headers=TURTLE, timeout=20).status_code == 201
    assert httpx.put(url, params=GRAPH, content="<x:a> <x:b> 2 .", headers=TURTLE, timeout=20).status_code == 204
    assert httpx.post(url, params=GRAPH, content="<x:a> <x:b> 3 .", headers=TURTLE, timeout=20).status_code == 204
    read = httpx.get(url, params=GRAPH, headers={"Accept": "application/n-triples"})
    assert sorted(line.split('"')[1] for line in read.text.splitlines()) == ["2", "3"]
    assert httpx.put(url, params=GRAPH, content="<x:a> <x:b>", headers=TURTLE, timeout=20).status_code == 400
    assert httpx.delete(url, params=GRAPH, headers=AUTH, timeout=20).status_code == 204
    assert httpx.delete(url, params=GRAPH, headers=AUTH, timeout=20).status_code == 404
    assert httpx.get(f"{url}?default", headers={"Accept": "application/n-triples"}).text.count("\n") > 100


def test_our_own_load_fills_our_own_server(changing: Server, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """`kgraph load --to` with the token of the environment, and again without sending anything."""
    monkeypatch.setenv("KGRAPH_TOKEN", TOKEN)
    files = write(sample(quay=("crane",), pier=("ferry",)), tmp_path)[1:]
    url = f"{changing[0]}/store"
    assert push(files, url).graphs == 2
    assert push(files, url).skipped == 2
    assert _ask(changing[0], "ASK { GRAPH doc:quay { ent:quay kg:funds ent:crane } }")


def test_a_changed_store_is_built_anew_by_the_next_load(changing: Server) -> None:
    """The note beside the store no longer says that the store holds the files it was filled with."""
    url, store = changing
    assert httpx.post(
        f"{url}/update", content="INSERT DATA { <x:1> <x:2> <x:3> }", headers=UPDATE, timeout=20
    ).is_success
    assert json.loads((store / MARKER).read_text(encoding="utf-8"))["files"] == []
    assert ox.Store.read_only(str(store))


def test_a_load_is_seen_while_serving(changing: Server, tmp_path: Path) -> None:
    """A store that is replaced or changed under the server is opened again before the next query."""
    url, store = changing
    for funded in ("crane", "lamp"):
        load(write(sample(quay=("ferry", funded)), tmp_path), store)
        assert _ask(url, f"ASK {{ ent:quay kg:funds ent:{funded} }}")
    assert not _ask(url, "ASK { ent:quay kg:funds ent:crane }")
    load([SAMPLE / "graph.ttl", SAMPLE / "graph.trig"], store)
    assert _ask(url, "ASK { ?s kg:fundedProject ?o }")


def test_the_search_follows_a_load(changing: Server, tmp_path: Path) -> None:
    """The index is built anew when the store has changed, and says until then that it is behind."""
    url, store = changing
    files = sample(quay=("windlass",))
    load(write(files, tmp_path), store)
    found: list[str] = []
    for _ in range(600):
        hits = httpx.get(f"{url}/search?q=windlass", headers={"Accept": "application/json"}, timeout=20).json()["hits"]
        found = [hit["text"] for hit in hits]
        if found:
            break
        time.sleep(0.1)
    assert found
    load([SAMPLE / "graph.ttl", SAMPLE / "graph.trig"], store)
    assert "kgraph_search_behind 1" in httpx.get(f"{url}/metrics", timeout=20).text


def test_serving_asks_for_what_it_needs(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    """Updates need a token and a store; other addresses a token; and there must be something to serve."""
    monkeypatch.delenv("KGRAPH_TOKEN", raising=False)
    assert "[no-token]" in call(capfd, "serve", SAMPLE, "--updates").err
    assert "[no-token]" in call(capfd, "serve", SAMPLE, "--host", "0.0.0.0").err  # noqa: S104 - is refused
    monkeypatch.setenv("KGRAPH_TOKEN", TOKEN)
    assert "[nothing-to-update]" in call(capfd, "serve", SAMPLE, "--updates").err
    assert "[missing-graph]" in call(capfd, "serve", tmp_path / "none").err
