"""`kgraph evaluate` prints figures for a built folder, or builds by itself."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from cli_runner import call
from kgraph.evaluation import GoldRecord, gold_documents
from kgraph.export.jsonl import dump_jsonl

TEXT = "Acme Corp. acquired Initech Ltd. in 2004."
STATEMENT = {"subject": "Acme Corp.", "predicate": "acquired", "object": "Initech Ltd.", "time": "2004"}
RECORD = {"id": "deal", "text": TEXT, "published": "2005-01-02", "statements": [STATEMENT]}


@pytest.fixture
def gold(tmp_path: Path) -> Path:
    """Write a gold file of one sentence."""
    file = tmp_path / "gold.jsonl"
    file.write_text(json.dumps(RECORD) + "\n", "utf-8")
    return file


@pytest.mark.model
def test_folder_and_passing_build_agree(gold: Path, tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    """A folder built from the gold file gives the figures that building in passing gives."""
    assert 0 == call(capfd, "build", gold, "-o", tmp_path / "out").code
    found = call(capfd, "evaluate", gold, tmp_path / "out", "--format", "json")
    assert (0, found.out) == (0, call(capfd, "evaluate", gold, "--format", "json").out)
    assert 1.0 == json.loads(found.out)["figures"]["overall"]["f1"]["value"]


@pytest.mark.model
def test_errors_are_listed(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    """`--errors` names each error with its sentence after the table."""
    file = tmp_path / "gold.jsonl"
    missing = STATEMENT | {"predicate": "mergedWith"}
    file.write_text(json.dumps(RECORD | {"statements": [STATEMENT, missing]}) + "\n", "utf-8")
    plain, listed = call(capfd, "evaluate", file), call(capfd, "evaluate", file, "--errors")
    assert listed.out.startswith(plain.out)
    assert "missed    deal: Acme Corp. | mergedWith | Initech Ltd. (asserted)" in listed.out
    assert "missed    deal" not in plain.out


def test_empty_gold(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    """An empty gold file gives no figures and no error."""
    file = tmp_path / "gold.jsonl"
    file.write_text("", "utf-8")
    assert (0, {}) == (
        (found := call(capfd, "evaluate", file, "--format", "json")).code,
        json.loads(found.out)["figures"],
    )


@pytest.mark.parametrize("text", ["", "Acme Corp. acquired nothing."], ids=["no documents", "other text"])
def test_folder_of_other_documents_is_refused(
    text: str, gold: Path, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    """A folder without the gold's sentences would score 0 and mean nothing."""
    folder = tmp_path / "out"
    folder.mkdir()
    documents = gold_documents([GoldRecord("deal", text)]) if text else ()
    folder.joinpath("documents.jsonl").write_bytes(dump_jsonl(documents))
    found = call(capfd, "evaluate", gold, folder)
    assert (2, "") == (found.code, found.out)
    assert "[gold-not-built]" in found.err


def test_no_folder_is_refused(gold: Path, tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    """A folder that nothing was built in is named."""
    found = call(capfd, "evaluate", gold, tmp_path)
    assert (2, True) == (found.code, "documents.jsonl' cannot be read" in found.err)


@pytest.mark.parametrize(
    ("words", "slug"),
    [(("missing.jsonl",), "missing-gold"), (("missing.jsonl", "--format", "xml"), "unknown-evaluation-format")],
)
def test_misuse(words: tuple[str, ...], slug: str, capfd: pytest.CaptureFixture[str]) -> None:
    """Wrong use is one line and exit code 2."""
    found = call(capfd, "evaluate", *words)
    assert (2, True) == (found.code, f"[{slug}]" in found.err)
