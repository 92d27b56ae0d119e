"""Take over what changed since the last load, in one transaction."""

from __future__ import annotations

import json
from pathlib import Path

import pyoxigraph as ox
import pytest

from kgraph.rdf import RdfGraph
from kgraph.store import load
from kgraph.store.change import compare
from kgraph.store.sections import ForeignFormError
from kgraph.store.source import LOADED, MARKER
from store_samples import BASE, expected_quads, quads, sample, write

OLD = sample(quay=("crane", "ferry"), pier=("ferry",), mole=("buoy",))
CHANGES = {
    "nothing": (OLD, 0, 0, []),
    "a-fact-more": (sample(quay=("crane", "ferry"), pier=("ferry", "lamp"), mole=("buoy",)), 4, 0, ["pier"]),
    "a-fact-less": (sample(quay=("crane",), pier=("ferry",), mole=("buoy",)), 0, 3, ["quay"]),
    "an-article-more": (
        sample(quay=("crane", "ferry"), pier=("ferry",), mole=("buoy",), dock=("lamp",)),
        6,
        0,
        ["dock"],
    ),
    "an-article-less": (sample(quay=("crane", "ferry"), pier=("ferry",)), 0, 6, ["mole"]),
    "all-others": (sample(dock=("lamp",)), 6, 21, ["dock", "mole", "pier", "quay"]),
    "none-left": (sample(), 0, 21, ["mole", "pier", "quay"]),
}


def _load(graph: RdfGraph, folder: Path) -> tuple[int, int, list[str], bool]:
    done = load(write(graph, folder / "out"), folder / "store")
    names = [document.removeprefix(f"{BASE}document/") for document in done.documents]
    return done.added, done.removed, names, done.is_new


@pytest.mark.parametrize(("graph", "added", "removed", "documents"), CHANGES.values(), ids=CHANGES)
def test_only_what_changed_is_changed(
    graph: RdfGraph, added: int, removed: int, documents: list[str], tmp_path: Path
) -> None:
    """The store then holds what the new files hold, and says which documents that touched; no graph is left empty."""
    assert _load(OLD, tmp_path)[3]
    assert _load(graph, tmp_path) == (added, removed, documents, False)
    store = ox.Store.read_only(str(tmp_path / "store"))
    assert quads(store) == expected_quads(graph)
    assert {name.value for name in store.named_graphs()} == set(graph.named)


def test_there_and_back_again(tmp_path: Path) -> None:
    """Changes follow each other, and what went may come back."""
    graphs = [OLD, *(case[0] for case in CHANGES.values()), OLD]
    for graph in graphs:
        _load(graph, tmp_path)
        assert quads(ox.Store.read_only(str(tmp_path / "store"))) == expected_quads(graph)


def test_a_store_whose_note_is_in_doubt_is_built_anew(tmp_path: Path) -> None:
    """A load that was killed leaves a note that names no files: nothing is compared with copies then."""
    _load(OLD, tmp_path)
    note = tmp_path / "store" / MARKER
    note.write_text(json.dumps({**json.loads(note.read_text(encoding="utf-8")), "files": []}), encoding="utf-8")
    assert _load(CHANGES["a-fact-more"][0], tmp_path)[3]


@pytest.mark.parametrize("content", [None, "<x:a> <x:b> <x:c> .\n"], ids=["missing", "other"])
def test_a_store_whose_copies_are_of_no_use_is_built_anew(content: str | None, tmp_path: Path) -> None:
    """Copies that are gone, or not as kgraph writes, are no ground to compare on."""
    _load(OLD, tmp_path)
    copy = tmp_path / "store" / LOADED / "graph.ttl"
    copy.unlink() if content is None else copy.write_text(content, encoding="utf-8")
    assert _load(CHANGES["a-fact-more"][0], tmp_path)[3]


def test_fresh_builds_anew(tmp_path: Path) -> None:
    """What another program wrote to the store goes when one asks for that."""
    _load(OLD, tmp_path)
    store = ox.Store(str(tmp_path / "store"))
    store.update("INSERT DATA { <x:a> <x:b> <x:c> }")
    store.flush()
    del store
    done = load(write(OLD, tmp_path / "out"), tmp_path / "store", fresh=True)
    assert done.is_new
    assert quads(ox.Store.read_only(str(tmp_path / "store"))) == expected_quads(OLD)


FOREIGN = {
    "other-prefixes": "@prefix a: <x:> .\n",
    "one-line": "\n<x:a> <x:b> <x:c> .\n",
    "blank-node": "\n_:a\n    <x:b> 1 ;\n.\n",
    "unsorted": "\n<x:b>\n    <x:b> 1 ;\n.\n\n<x:a>\n    <x:b> 1 ;\n.\n",
    "twice": "\n<x:a>\n    <x:b> 1 ;\n.\n\n<x:a>\n    <x:b> 2 ;\n.\n",
    "unknown-prefix": "\nb:c\n    <x:b> 1 ;\n.\n",
    "cut-off": "\n<x:a>\n    <x:b> 1 ;\n",
    "open-graph": "\n<x:g> {\n\n<x:a>\n    <x:b> 1 ;\n.\n",
    "graph-in-graph": "\n<x:g> {\n\n<x:h> {\n}\n}\n",
    "long-string": '\n<x:a>\n    <x:b> """x\n.\n""" ;\n.\n',
    "comment": "\n# by hand\n",
    "no-prefix": "@prefix\n",
}


@pytest.mark.parametrize("content", FOREIGN.values(), ids=FOREIGN)
def test_files_of_others_are_not_compared(content: str, tmp_path: Path) -> None:
    """What kgraph did not write, or in another order, is told apart from what it did."""
    old, new = tmp_path / "old", tmp_path / "new"
    old.write_text("\n<x:a>\n    <x:a> 1 ;\n.\n", encoding="utf-8")
    new.write_text(content, encoding="utf-8")
    with pytest.raises(ForeignFormError):
        compare(old, new, most=100)


def test_too_much_is_not_compared(tmp_path: Path) -> None:
    """One transaction is held in memory: it has a limit."""
    old, new = tmp_path / "old", tmp_path / "new"
    old.write_text("", encoding="utf-8")
    new.write_text("".join(f"\n<x:a{n}>\n    <x:b> {n} ;\n.\n" for n in range(10)), encoding="utf-8")
    assert compare(old, new, most=10).size == 10
    with pytest.raises(ForeignFormError):
        compare(old, new, most=9)


def test_the_corpora_are_whole() -> None:
    """No case was lost."""
    assert (len(CHANGES), len(FOREIGN)) == (7, 12)
