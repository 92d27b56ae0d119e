"""Everything in the README runs: its Python, its query, its commands and its links."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from kgraph.build import build
from kgraph.cli.app import app
from kgraph.store import AnswerFormat, query

if TYPE_CHECKING:
    from spacy.language import Language

ROOT = Path(__file__).resolve().parents[2]
README = ROOT.joinpath("README.md").read_text("utf-8")


def _blocks(language: str) -> list[str]:
    return re.findall(rf"^```{language}\n(.*?)^```", README, flags=re.MULTILINE | re.DOTALL)


PYTHON, SPARQL, CONSOLE = _blocks("python"), _blocks("sparql"), _blocks("console")


def test_the_readme_has_blocks() -> None:
    """A block that is not found is not tested."""
    assert (2, 1, 2) == (len(PYTHON), len(SPARQL), len(CONSOLE))


@pytest.mark.model
@pytest.mark.parametrize("block", PYTHON, ids=["build", "pipeline"])
def test_python_runs(block: str, nlp: Language, capsys: pytest.CaptureFixture[str]) -> None:
    """The Python blocks run as they stand."""
    assert nlp is not None
    names: dict[str, object] = {}
    exec(block, names)  # noqa: S102 - the README's own code is what is tested
    printed = capsys.readouterr().out
    assert "nlp" in names or "kg:submittedDocumentTo" in printed


@pytest.mark.model
def test_query_answers(tmp_path: Path, nlp: Language) -> None:
    """The query finds who submitted what to whom in the sample articles, and the sentence."""
    assert nlp is not None
    out = build(ROOT / "data" / "articles" / "01_ministry_document.txt").save(tmp_path / "out")
    answer = query(out, SPARQL[0]).to_text(AnswerFormat.CSV)
    assert 'Ministry of Unification,Kim Moon-soo,"The Ministry of Unification submitted' in answer


def test_commands_exist() -> None:
    """Each `kgraph` line names a command that there is; `make` targets are tested elsewhere."""
    commands = {line.split()[2] for block in CONSOLE for line in block.splitlines() if line.startswith("$ kgraph ")}
    known = {command.name for command in app.registered_commands}
    assert {
        "add",
        "build",
        "conflicts",
        "diff",
        "entities",
        "explain",
        "load",
        "query",
        "retract",
        "serve",
        "validate",
    } == commands
    assert not commands - known
