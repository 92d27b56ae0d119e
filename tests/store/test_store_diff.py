"""What makes two graphs differ, as facts and as a patch that a store can apply."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pyoxigraph as ox
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cli_runner import SAMPLE, call
from kgraph.errors import StoreError
from kgraph.export import exporters
from kgraph.rdf import RdfGraph
from kgraph.store import Difference, diff, to_patch
from strategies import graphs

GRAPH = (SAMPLE / "graph.ttl").read_text(encoding="utf-8")


def write(folder: Path, turtle: str) -> Path:
    """Write a graph in Turtle."""
    file = folder / "new.ttl"
    file.write_text(turtle, encoding="utf-8")
    return file


def sizes(found: Difference) -> tuple[int, int, int, int]:
    """Count the facts of a difference."""
    return len(found.removed), len(found.added), len(found.changed), len(found.evidence)


def blocks() -> list[str]:
    """Give the blocks of the sample's statements."""
    return [block for block in GRAPH.split("\n\n") if block.startswith("st:")]


def test_equal_graphs_do_not_differ() -> None:
    """A graph is itself, as folder and as file."""
    assert diff(SAMPLE, SAMPLE).is_empty
    assert (0, 0, 0, 0) == sizes(diff(SAMPLE, SAMPLE / "graph.ttl"))


def test_a_label_is_no_fact(tmp_path: Path) -> None:
    """What only describes a thing is counted as triples."""
    found = diff(SAMPLE / "graph.ttl", write(tmp_path, GRAPH.replace('"Port Fund"', '"Harbour Fund"')))
    assert (0, 0, 0, 0) == sizes(found)
    assert (2, 2) == (len(found.quads_removed), len(found.quads_added))


@pytest.mark.parametrize("number", range(len(blocks())))
def test_a_statement_that_goes_is_a_fact(tmp_path: Path, number: int) -> None:
    """Each statement of the sample is told when it is missing, with its words, and comes when it is new."""
    block = blocks()[number]
    less = write(tmp_path, GRAPH.replace(f"{block}\n", ""))
    (gone,) = diff(SAMPLE / "graph.ttl", less).removed
    (come,) = diff(less, SAMPLE / "graph.ttl").added
    assert gone == come
    assert gone.iri == block.split()[0]
    assert gone.passages


def test_another_status_is_a_change(tmp_path: Path) -> None:
    """The same claim put in another way is one change, though its statement is another."""
    block = next(block for block in blocks() if "kg:denied" in block)
    other = block.replace(block.split()[0], "st:0000000000000000").replace("kg:denied", "kg:asserted")
    found = diff(SAMPLE / "graph.ttl", write(tmp_path, GRAPH.replace(block, other)))
    assert (0, 0, 1, 0) == sizes(found)
    assert ("denied", "asserted") == (found.changed[0].old.status, found.changed[0].new.status)


def test_another_confidence_is_told(tmp_path: Path) -> None:
    """A claim that is surer than before is the same claim."""
    block = blocks()[0]
    line = next(line for line in block.splitlines() if "kg:confidence" in line)
    other = block.replace(
        line, "    kg:confidence 0.01 ;" if line.rstrip().endswith(";") else "    kg:confidence 0.01 ."
    )
    found = diff(SAMPLE / "graph.ttl", write(tmp_path, GRAPH.replace(block, other)))
    assert (0, 0, 0, 1) == sizes(found)
    assert "0.01" == found.evidence[0].new.confidence


def test_triples_are_facts_where_there_are_no_statements(tmp_path: Path) -> None:
    """Any RDF can be compared, blank nodes by what is said of them."""
    old, new = tmp_path / "old.ttl", tmp_path / "new.nt"
    old.write_text('@prefix : <https://example.org/> . :a :knows [ :name "Kim" ] .', encoding="utf-8")
    new.write_text(
        '_:x <https://example.org/name> "Kim" .\n<https://example.org/a> <https://example.org/knows> _:x .\n'
        '<https://example.org/a> <https://example.org/name> "Ada" .\n',
        encoding="utf-8",
    )
    found = diff(old, new)
    assert [("a", "name", "Ada")] == [
        (fact.subject.rpartition("/")[2], fact.predicate, fact.object) for fact in found.added
    ]
    assert () == found.removed


def test_a_patch_cannot_name_a_blank_node(tmp_path: Path) -> None:
    """It is told, instead of a patch that does something else."""
    (tmp_path / "old.ttl").write_text("<https://example.org/a> <https://example.org/b> 1 .", encoding="utf-8")
    (tmp_path / "new.ttl").write_text("<https://example.org/a> <https://example.org/b> [] .", encoding="utf-8")
    with pytest.raises(StoreError, match=r"\[blank-node-patch\]"):
        to_patch(diff(tmp_path / "old.ttl", tmp_path / "new.ttl"))


def save(graph: RdfGraph, folder: Path) -> Path:
    """Write a graph as a build does."""
    folder.mkdir()
    for name in ("turtle", "trig"):
        with (folder / f"graph{exporters()[name].suffix}").open("wb") as stream:
            exporters()[name](graph, stream)
    return folder


def apply(patch: str, store: ox.Store) -> None:
    """Apply a patch to a store, row by row."""
    # A literal may hold what `splitlines` takes for the end of a line.
    first, *rows, last, end = patch.split("\n")
    assert ("TX .", "TC .", "") == (first, last, end)
    for row in rows:
        (quad,) = ox.parse(row[2:].encode(), format=ox.RdfFormat.N_QUADS)
        (store.add if row[0] == "A" else store.remove)(quad)


def quads(folder: Path) -> ox.Store:
    """Load a folder as `kgraph load` does."""
    store = ox.Store()
    store.load(path=str(folder / "graph.ttl"), format=ox.RdfFormat.TURTLE)
    store.load(path=str(folder / "graph.trig"), format=ox.RdfFormat.TRIG)
    return store


@settings(max_examples=30)
@given(graphs(), st.integers(2, 5))
def test_a_patch_makes_the_new_graph_of_the_old(
    tmp_path_factory: pytest.TempPathFactory, whole: RdfGraph, step: int
) -> None:
    """For a graph and one with fewer triples, and the other way round, the old one patched is the new one."""
    place = tmp_path_factory.mktemp("diff")
    few = RdfGraph(whole.triples[::step], {name: found[1::step] for name, found in whole.named.items()}, whole.prefixes)
    sides = save(whole, place / "whole"), save(few, place / "few")
    for before, after in (sides, sides[::-1]):
        store = quads(before)
        apply(to_patch(diff(before, after)), store)
        assert set(quads(after)) == set(store)


def test_the_command_shows_all_forms(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    """Text, JSON and patch say the same; the code tells only where that is asked for."""
    block = next(block for block in blocks() if "kg:denied" in block)
    new = write(tmp_path, GRAPH.replace(f"{block}\n", ""))
    told = call(capfd, "diff", SAMPLE / "graph.ttl", new)
    assert (0, "- denied: Harbour Ministry — arrested → Bo Lind") == (told.code, told.out.splitlines()[0])
    assert told.err.startswith("0 facts added, 1 removed, 0 put otherwise, 0 said by other words; 0 triples more, ")
    as_json = json.loads(call(capfd, "diff", SAMPLE / "graph.ttl", new, "--format", "json").out)
    assert ["denied"] == [claim["status"] for claim in as_json["removed"]]
    assert call(capfd, "diff", SAMPLE / "graph.ttl", new, "--format", "patch").out.startswith("TX .\nD <")
    assert 1 == call(capfd, "diff", SAMPLE / "graph.ttl", new, "--exit-code").code
    assert 0 == call(capfd, "diff", new, new, "--exit-code").code
    assert "[unknown-diff-format]" in call(capfd, "diff", new, new, "--format", "yaml").err
    assert "[missing-graph]" in call(capfd, "diff", new, tmp_path / "nowhere").err


def test_the_command_starts_no_spacy() -> None:
    """Comparing reads no text."""
    words = [sys.executable, "-X", "importtime", "-m", "kgraph", "diff", str(SAMPLE), str(SAMPLE)]
    done = subprocess.run(words, capture_output=True, text=True, check=True, timeout=60)
    assert ("", "the graphs are equal") == (done.stdout, done.stderr.splitlines()[-1])
    imported = {line.rsplit("|", 1)[-1].strip() for line in done.stderr.splitlines()}
    assert "kgraph.store.diff" in imported
    assert set() == imported & {"spacy", "pyshacl", "networkx"}
