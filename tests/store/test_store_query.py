"""Ask queries of folders, files and stores."""

from __future__ import annotations

import shutil
from pathlib import Path

import pyoxigraph as ox
import pytest

from cli_runner import SAMPLE
from kgraph.errors import StoreError
from kgraph.store import load, query
from kgraph.store.query import refuse_update
from kgraph.store.source import MARKER

SLOW = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }"
COUNT = "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }"

UPDATES = {
    "insert": "INSERT DATA { <x:a> <x:b> <x:c> }",
    "lower-case": "delete where { ?s ?p ?o }",
    "after-prefix": "PREFIX a: <x:y#>\nINSERT { ?s a:b ?o } WHERE { ?s ?p ?o }",
    "after-comment": "# SELECT\nBASE <x:y> CLEAR ALL",
    "with": "WITH <x:g> DELETE { ?s ?p ?o } WHERE { ?s ?p ?o }",
    "load": "LOAD <https://example.org/data.ttl>",
    "drop": "DROP GRAPH <x:g>",
}
SYNTAX = {
    "cut-off": ("SELECT * { ?s ?p", "at or before line 1, column 17, after 'SELECT * { ?s ?p'"),
    "second-line": ("SELECT *\n{ ?s ?p }", "at or before line 2, column 10, after 'SELECT * { ?s ?p }'"),
    "no-query": ("hello there", "at or before line 1, column "),
    "prefix": ("SELECT * { ?s foo:bar ?o }", "Declare the prefix foo:"),
    "two-queries": ("ASK { } ASK { }", "at or before line 1, column "),
}


@pytest.fixture
def store(tmp_path: Path) -> Path:
    """Load the sample into a store."""
    load([SAMPLE / "graph.ttl", SAMPLE / "graph.trig"], tmp_path / "store")
    return tmp_path / "store"


@pytest.mark.parametrize("name", ["out", "graph.ttl", "graph.nt", "store"])
def test_every_source_gives_the_same_answer(name: str, store: Path, tmp_path: Path) -> None:
    """A folder, its file in two formats, and the store it was loaded into answer alike."""
    (tmp_path / "graph.nt").write_bytes(
        b"".join(f"{quad.triple} .\n".encode() for quad in ox.parse(path=SAMPLE / "graph.ttl"))
    )
    source = {"out": SAMPLE, "graph.ttl": SAMPLE / "graph.ttl", "store": store}.get(name, tmp_path / name)
    answer = query(source, "SELECT ?o { ?s kg:visited|kg:fundedProject ?o ; a kg:GovernmentBody }")
    assert [[str(term) for term in row] for row in answer.rows] == [
        ["<https://w3id.org/kgraph/id/entity/fund-port-fund>"]
    ]


def test_named_graphs_are_found_in_a_trig_file_and_a_store(store: Path) -> None:
    """Each document's triples are in a graph that is named after it."""
    asked = "SELECT DISTINCT ?g { GRAPH ?g { ?s ?p ?o } } ORDER BY ?g"
    expected = ["doc:harbour.txt", "doc:pier.txt"]
    for source in (store, SAMPLE / "graph.trig"):
        assert query(source, asked).to_text().split()[2:] == expected


def test_a_store_is_read_while_a_writer_has_it_open(store: Path) -> None:
    """Reading takes no lock."""
    writer = ox.Store(str(store))
    assert query(store, COUNT).rows[0][0] == ox.Literal(195)
    del writer


def test_prefixes_of_the_data_need_no_declaration(tmp_path: Path) -> None:
    """What the file declares is known to the query, also once loaded; the query's own declaration wins."""
    file = tmp_path / "graph.ttl"
    file.write_text("@prefix ent: <https://example.org/e/> . ent:ada a ent:Person .", encoding="utf-8")
    load([file], tmp_path / "store")
    for source in (tmp_path, tmp_path / "store"):
        assert query(source, "ASK { ent:ada a ent:Person }").boolean
        assert not query(source, "PREFIX ent: <x:y#> ASK { ent:ada a ent:Person }").boolean


@pytest.mark.parametrize("note", ["", "[]", '{"prefixes": 3}', "{"], ids=["empty", "list", "number", "cut"])
def test_a_store_without_a_readable_note_is_still_a_store(note: str, store: Path) -> None:
    """The note of prefixes only saves typing."""
    (store / MARKER).write_text(note, encoding="utf-8")
    assert query(store, "ASK { ent:person-ada-quist a kg:Person }").boolean


@pytest.mark.parametrize("update", UPDATES.values(), ids=UPDATES.keys())
def test_updates_are_refused(update: str) -> None:
    """Only queries are taken, wherever the word stands and however it is written."""
    with pytest.raises(StoreError, match=r"^\[update-refused\] [A-Z]+ would change the graph"):
        query(SAMPLE, update)


def test_the_corpora_of_bad_queries_are_complete() -> None:
    """Nobody dropped a case unnoticed."""
    assert (len(UPDATES), len(SYNTAX)) == (7, 5)


def test_words_of_updates_inside_a_query_are_no_update() -> None:
    """A variable, a label or a comment may be called what an update is."""
    refuse_update("# INSERT\nPREFIX insert: <x:y#>\nSELECT ?delete { ?delete rdfs:label 'DROP' }")


@pytest.mark.parametrize(("text", "told"), SYNTAX.values(), ids=SYNTAX.keys())
def test_a_query_that_does_not_parse_says_where(text: str, told: str) -> None:
    """The error names line and column, and what stands there."""
    with pytest.raises(StoreError) as caught:
        query(SAMPLE, text)
    assert caught.value.slug == "query-syntax"
    assert told in str(caught.value)
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize("text", ["", " \n", "# nothing", "PREFIX a: <x:y#>"], ids=["", "blank", "comment", "prologue"])
def test_an_empty_query_is_refused(text: str) -> None:
    """Nothing asked is a mistake, not an empty answer."""
    with pytest.raises(StoreError, match="empty-query"):
        query(SAMPLE, text)


def test_a_long_query_is_given_up_in_time() -> None:
    """The timeout is kept although the engine cannot be interrupted."""
    with pytest.raises(StoreError, match=r"query-timeout.*0\.2 seconds"):
        query(SAMPLE, SLOW, timeout=0.2)


def test_a_limit_cuts_and_says_so() -> None:
    """Rows and triples beyond the limit are not read, and the answer knows of them."""
    rows = query(SAMPLE, "SELECT ?s { ?s ?p ?o }", limit=3)
    assert (len(rows.rows), rows.is_truncated) == (3, True)
    triples = query(SAMPLE, "CONSTRUCT WHERE { ?s ?p ?o }", limit=2)
    assert (len(triples.triples or ()), triples.is_truncated) == (2, True)
    whole = query(SAMPLE, COUNT, limit=1)
    assert not whole.is_truncated


def test_sources_that_are_none_are_refused(tmp_path: Path) -> None:
    """Each way of not being a graph has an error that names the path."""
    empty, binary, text = tmp_path / "empty", tmp_path / "a.ttl", tmp_path / "a.csv"
    empty.mkdir()
    binary.write_bytes(b"\x00\xff\xfe")
    text.write_text("hello", encoding="utf-8")
    slugs = {
        tmp_path / "missing": "missing-graph",
        empty: "no-graph",
        binary: "unparsable-graph",
        text: "unknown-format",
    }
    for path, slug in slugs.items():
        with pytest.raises(StoreError, match=str(path)) as caught:
            query(path, COUNT)
        assert caught.value.slug == slug


def test_a_damaged_store_is_an_error(store: Path) -> None:
    """A store whose database is gone is told apart from an empty answer."""
    for file in store.glob("MANIFEST-*"):
        file.unlink()
    with pytest.raises(StoreError, match="unreadable-store"):
        query(store, COUNT)


def test_a_folder_keeps_as_it_was_when_queried(tmp_path: Path) -> None:
    """Asking writes nothing."""
    folder = tmp_path / "out"
    shutil.copytree(SAMPLE, folder)
    before = {file.name: file.read_bytes() for file in folder.iterdir()}
    query(folder, COUNT)
    assert {file.name: file.read_bytes() for file in folder.iterdir()} == before
