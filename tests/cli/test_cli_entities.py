"""`kgraph entities` lists what a graph knows of, and `kgraph explain` says why a node is one; neither starts spaCy."""

from __future__ import annotations

import csv
import io
import json
import subprocess
import sys
from pathlib import Path

import pytest

from cli_runner import call
from kgraph.export import dump_jsonl
from kgraph.export.turtle import export_turtle
from kgraph.graph import build_graph
from kgraph.grounding import ground
from kgraph.iris import Minter
from kgraph.kb import KnowledgeBase
from kgraph.ontology import load_ontology
from kgraph.resolution import resolve
from kgraph.statements import merge, merge_entities
from reading_samples import described, named, on, reading, says

MINTER = Minter()
ARTICLES = (
    reading(
        "a", named("#1", "Vane Okoro Inc", "Company"), named("#2", "Ada Riedl", "Person"), says("#2", "headOf", "#1")
    ),
    reading(
        "b",
        named("#1", "Vane Okoro", "Company"),
        named("#2", "Ada T. Riedl", "Person"),
        described("#3", "a tie", "Product"),
    ),
    reading("c", named("#1", "Tom Vane", "Person"), says("#1", "bornOn", on("1950"))),
    reading("d", named("#1", "Tom Vane", "Person"), says("#1", "bornOn", on("1971"))),
    reading(
        "e", named("#1", "Una Vane", "Person"), says("#1", "diedOn", on("2001")), says("#1", "diedOn", on("2002-05"))
    ),
)


@pytest.fixture(scope="module")
def out(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Write what the two commands read of a built folder."""
    folder = tmp_path_factory.mktemp("entities") / "out"
    folder.mkdir()
    ontology = load_ontology()
    articles = resolve(ground(ARTICLES, KnowledgeBase(), ontology, MINTER), ontology, MINTER)
    things = merge_entities(entity for article in articles for entity in article.entities)
    said = merge(statement for article in articles for statement in article.statements)
    with (folder / "graph.ttl").open("wb") as stream:
        export_turtle(build_graph(articles, things, said, ontology=ontology, minter=MINTER), stream)
    (folder / "entities.jsonl").write_bytes(dump_jsonl(things))
    (folder / "statements.jsonl").write_bytes(dump_jsonl(said))
    return folder


def rows(folder: Path, capfd: pytest.CaptureFixture[str], *words: str) -> dict[str, dict[str, object]]:
    """List a folder as JSON, by local name."""
    outcome = call(capfd, "entities", folder, "--format", "json", *words)
    assert (0, "") == (outcome.code, outcome.err)
    return {row["iri"].rpartition("/")[2]: row for row in json.loads(outcome.out)}


def test_entities_are_counted(out: Path, capfd: pytest.CaptureFixture[str]) -> None:
    """Mentions, documents and statements of a merged entity are those of all its names."""
    row = rows(out, capfd)["organization-vane-okoro-inc"]
    assert (2, 2, 1) == (row["mentions"], row["documents"], row["statements"])
    assert [f"{MINTER.base}entity/organization-vane-okoro"] == row["merged"]


def test_proposals_and_differences_are_listed(out: Path, capfd: pytest.CaptureFixture[str]) -> None:
    """Each end of a proposal and of a proved difference names the other."""
    found = rows(out, capfd)
    assert [f"{MINTER.base}entity/person-ada-t-riedl"] == found["person-ada-riedl"]["proposals"]
    several = [row for iri, row in found.items() if iri.startswith("person-tom-vane")]
    assert [[several[1]["iri"]], [several[0]["iri"]]] == [row["different"] for row in several]


def test_conflicts_are_listed(out: Path, capfd: pytest.CaptureFixture[str]) -> None:
    """Two values of a property that has one contradict each other."""
    assert ["died on: 2001, 2002-05"] == rows(out, capfd)["person-una-vane"]["conflicts"]


def test_descriptions_are_listed_where_asked_for(out: Path, capfd: pytest.CaptureFixture[str]) -> None:
    """What has no name of its own is left out by default."""
    added = set(rows(out, capfd, "--described")) - set(rows(out, capfd))
    assert ["product-a-tie"] == [iri.rpartition("-")[0] for iri in added]


def test_csv_has_the_same_rows(out: Path, capfd: pytest.CaptureFixture[str]) -> None:
    """Lists stand in one cell."""
    table = list(csv.DictReader(io.StringIO(call(capfd, "entities", out, "--format", "csv").out)))
    assert [row["iri"] for row in rows(out, capfd).values()] == [row["iri"] for row in table]
    assert "died on: 2001, 2002-05" in [row["conflicts"] for row in table]


def test_the_table_is_for_reading(out: Path, capfd: pytest.CaptureFixture[str]) -> None:
    """It counts, and has a line for each entity below header and rule."""
    lines = call(capfd, "entities", out).out.splitlines()
    assert ["entity", "label", "class"] == lines[0].split()[:3]
    assert len(rows(out, capfd)) == len(lines) - 2


def test_another_format_is_refused(out: Path, capfd: pytest.CaptureFixture[str]) -> None:
    """The formats are three."""
    outcome = call(capfd, "entities", out, "--format", "xml")
    assert (2, True) == (outcome.code, "[unknown-answer-format]" in outcome.err)


def test_a_folder_without_records_is_told(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    """What no build wrote has no entities."""
    outcome = call(capfd, "entities", tmp_path)
    assert (2, True) == (outcome.code, "[missing-input]" in outcome.err)


@pytest.mark.parametrize("name", ["ent:organization-vane-okoro-inc", "ent:organization-vane-okoro", "Vane Okoro Inc"])
def test_explain_says_why_a_node_is_one(name: str, out: Path, capfd: pytest.CaptureFixture[str]) -> None:
    """Asked by its IRI, by one that it had, or by name, it tells what was merged in it and why."""
    told = call(capfd, "explain", out, name).out
    assert "merged: ent:organization-vane-okoro, score 0.9" in told
    assert "the same name, one with its legal form" in told
    assert "named in 2 documents" in told


def test_explain_tells_what_it_may_be_and_what_not(out: Path, capfd: pytest.CaptureFixture[str]) -> None:
    """Proposals and proved differences stand beside what was merged."""
    assert "may be the same: ent:person-ada-t-riedl" in call(capfd, "explain", out, "ent:person-ada-riedl").out
    assert "is not the same: ent:person-tom-vane" in call(capfd, "explain", out, "Tom Vane").out
    told = json.loads(call(capfd, "explain", out, "ent:person-ada-riedl", "--format", "json").out)
    assert "possiblySame" == told["stored"][0]["decisions"][0]["verdict"]


@pytest.mark.parametrize("words", [("entities",), ("explain", "Ada Riedl")], ids=["entities", "explain"])
def test_spacy_is_not_started(words: tuple[str, ...], out: Path) -> None:
    """Listing and explaining a thing read files only."""
    command, *further = words
    script = "import sys; from kgraph.cli.app import run; run(sys.argv[1:]); sys.exit('spacy' in sys.modules)"
    assert 0 == start_python(script, command, out, *further)


def start_python(script: str, *words: str | Path) -> int:
    """Run a script in a process of its own."""
    return subprocess.run([sys.executable, "-c", script, *map(str, words)], check=False, capture_output=True).returncode
