"""`kgraph kb` as its users call it, and what `kgraph build --kb` makes of the result."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from cli_runner import call

TABLE = """\
iri,label,class,aliases,same_as,country,prior
https://example.org/mary,Ines Okoro,Person,M. Johnson,https://other.example/9,,
https://example.org/ennis-a,Ennisburg,City,,,https://example.org/a,900
https://example.org/ennis-b,Ennisburg,City,,,https://example.org/b,20
"""


@pytest.fixture
def table(tmp_path: Path) -> Path:
    """Write a table of individuals."""
    (tmp_path / "mine.csv").write_text(TABLE, "utf-8")
    return tmp_path / "mine.csv"


def test_a_knowledge_base_is_made_and_asked(table: Path, capfd: pytest.CaptureFixture[str]) -> None:
    """Individuals of a name come as lines with tabs."""
    made = call(capfd, "kb", "build", table, "-o", table.with_suffix(".kb"))
    assert (0, "", True) == (made.code, made.out, "3 individuals written" in made.err)
    for file in (table, table.with_suffix(".kb")):
        found = call(capfd, "kb", "find", file, "m. johnson")
        assert (0, "https://example.org/mary\tInes Okoro\tPerson\t\t0\n") == (found.code, found.out)
    nobody = call(capfd, "kb", "find", table, "nobody")
    assert (0, "") == (nobody.code, nobody.out)


def test_build_grounds_to_it(table: Path, capfd: pytest.CaptureFixture[str]) -> None:
    """A person gets the IRI and the links, a city of two the one that is far better known."""
    text = table.with_name("news.txt")
    text.write_text("Ines Okoro, a lawyer, visited Ennisburg on Monday.\n", "utf-8")
    out = table.with_name("out")
    assert 0 == call(capfd, "build", text, "-o", out, "--kb", table).code
    entities = [json.loads(line) for line in (out / "entities.jsonl").read_text("utf-8").splitlines()]
    links = {entity["id"]: entity.get("same_as", []) for entity in entities}
    assert ["https://other.example/9"] == links["https://example.org/mary"]
    assert "https://example.org/ennis-a" in links
    assert ["mine.csv"] == json.loads((out / "manifest.json").read_text("utf-8"))["kb"]
    assert "owl:sameAs <https://other.example/9>" in (out / "graph.ttl").read_text("utf-8")


@pytest.mark.parametrize(
    "words",
    [
        ["kb", "build", "nowhere.csv", "-o", "a.kb"],
        ["kb", "find", "nowhere.csv", "Mary"],
        ["build", "news.txt", "-o", "out", "--kb", "nowhere.csv"],
    ],
    ids=["build", "find", "graph"],
)
def test_a_missing_source_is_told_on_one_line(
    words: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    """And nothing is written."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "news.txt").write_text("Ines Okoro spoke.", "utf-8")
    done = call(capfd, *words)
    assert (2, "", 1, True) == (done.code, done.out, len(done.err.splitlines()), "[missing-kb]" in done.err)
    assert ["news.txt"] == [path.name for path in tmp_path.iterdir()]
