"""Load graphs into a store on disk."""

from __future__ import annotations

import stat
from pathlib import Path

import pyoxigraph as ox
import pytest

from cli_runner import SAMPLE
from kgraph.errors import StoreError
from kgraph.store import load, query, read_graph
from kgraph.store.source import MARKER

FILES = (SAMPLE / "graph.ttl", SAMPLE / "graph.trig")
COUNT = "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }"


def _count(store: Path) -> str:
    return query(store, COUNT).to_text().split()[-1]


def test_both_views_are_loaded(tmp_path: Path) -> None:
    """The merged graph is the default graph, and each document's triples are in its named graph."""
    graph = read_graph(SAMPLE)
    expected = len(graph.triples) + sum(map(len, graph.named.values()))
    assert load(FILES, tmp_path / "new" / "store").quads == expected
    assert _count(tmp_path / "new" / "store") == str(len(graph.triples))


def test_nothing_is_left_beside_the_store(tmp_path: Path) -> None:
    """The workshop is gone, and the folder has the permissions of any other."""
    load(FILES, tmp_path / "store")
    other = tmp_path / "other"
    other.mkdir()
    assert sorted(entry.name for entry in tmp_path.iterdir()) == ["other", "store"]
    assert stat.S_IMODE((tmp_path / "store").stat().st_mode) == stat.S_IMODE(other.stat().st_mode)


def test_loading_again_replaces(tmp_path: Path) -> None:
    """A second load holds what its files hold, not what the first ones held as well."""
    load(FILES, tmp_path / "store")
    smaller = tmp_path / "graph.ttl"
    smaller.write_text("<x:a> <x:b> <x:c> .", encoding="utf-8")
    assert load([smaller], tmp_path / "store").quads == 1
    assert _count(tmp_path / "store") == "1"


def test_an_empty_folder_is_filled(tmp_path: Path) -> None:
    """A folder that somebody made for the store is taken."""
    (tmp_path / "store").mkdir()
    assert load(FILES, tmp_path / "store").quads > 0


@pytest.mark.parametrize("content", [b"<x:a> <x:b>", b"\x00\xff", b'<x:a> <x:b> "'], ids=["cut", "binary", "quote"])
def test_a_failed_load_leaves_all_as_it_was(content: bytes, tmp_path: Path) -> None:
    """A file that does not parse after one that does leaves the earlier store, and nothing half-written."""
    load(FILES, tmp_path / "store")
    before = _count(tmp_path / "store")
    bad = tmp_path / "bad.ttl"
    bad.write_bytes(content)
    for target in (tmp_path / "store", tmp_path / "fresh"):
        with pytest.raises(StoreError, match=r"unparsable-graph.*bad\.ttl.*line 1"):
            load([*FILES, bad], target)
    assert sorted(entry.name for entry in tmp_path.iterdir()) == ["bad.ttl", "store"]
    assert _count(tmp_path / "store") == before


def test_foreign_folders_are_refused(tmp_path: Path) -> None:
    """Files of others, and stores that `load` did not make, are neither mixed with ours nor deleted."""
    notes, store = tmp_path / "notes", tmp_path / "theirs"
    notes.mkdir()
    (notes / "diary.txt").write_text("mine", encoding="utf-8")
    theirs = ox.Store(str(store))
    theirs.add(ox.Quad(ox.NamedNode("x:a"), ox.NamedNode("x:b"), ox.NamedNode("x:c")))
    theirs.flush()
    del theirs
    for target in (notes, store):
        with pytest.raises(StoreError, match="foreign-folder"):
            load(FILES, target)
    assert (notes / "diary.txt").read_text(encoding="utf-8") == "mine"
    assert _count(store) == "1"


def test_a_store_in_use_is_not_replaced(tmp_path: Path) -> None:
    """What another process writes to stays where it is."""
    load(FILES, tmp_path / "store")
    writer = ox.Store(str(tmp_path / "store"))
    with pytest.raises(StoreError, match="store-in-use"):
        load(FILES, tmp_path / "store")
    del writer


def test_targets_that_cannot_be_folders_are_refused(tmp_path: Path) -> None:
    """A file is no store, nor can one be made below a file."""
    file = tmp_path / "file"
    file.write_text("mine", encoding="utf-8")
    with pytest.raises(StoreError, match="store-is-file"):
        load(FILES, file)
    with pytest.raises(StoreError, match="unwritable-store"):
        load(FILES, file / "store")
    assert file.read_text(encoding="utf-8") == "mine"


def test_a_missing_file_is_refused(tmp_path: Path) -> None:
    """Nothing is made when there is nothing to load."""
    with pytest.raises(StoreError, match=r"unreadable-graph.*none\.ttl"):
        load([tmp_path / "none.ttl"], tmp_path / "store")
    assert list(tmp_path.iterdir()) == []


def test_the_store_opens_for_writing_beside_our_note(tmp_path: Path) -> None:
    """Oxigraph takes the folder as its own, so any of its tools can serve it, and keeps our note."""
    load(FILES, tmp_path / "store")
    store = ox.Store(str(tmp_path / "store"))
    store.add(ox.Quad(ox.NamedNode("x:a"), ox.NamedNode("x:b"), ox.NamedNode("x:c")))
    store.optimize()
    store.flush()
    del store
    assert (tmp_path / "store" / MARKER).is_file()
    assert query(tmp_path / "store", "ASK { <x:a> <x:b> <x:c> }").boolean


def test_a_graph_is_read_back_whole() -> None:
    """`read_graph` gives the merged triples, those of each document, and the prefixes of the file."""
    graph = read_graph(SAMPLE)
    assert sorted(graph.named) == [
        "https://w3id.org/kgraph/id/document/harbour.txt",
        "https://w3id.org/kgraph/id/document/pier.txt",
    ]
    assert {triple for triples in graph.named.values() for triple in triples} == set(graph.triples)
    assert list(graph.triples) == sorted(graph.triples, key=str)
    assert graph.prefixes["kg"] == "https://w3id.org/kgraph/ns#"
