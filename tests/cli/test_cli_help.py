"""Help: quick, complete, and the same in the documentation."""

from __future__ import annotations

import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

from cli_runner import SAMPLE, call
from kgraph.cli.reference import reference

PAGE = Path(__file__).parents[2] / "docs" / "reference" / "cli.md"
COMMANDS = (
    "build",
    "add",
    "retract",
    "merge",
    "train",
    "extract",
    "validate",
    "query",
    "load",
    "serve",
    "explore",
    "explain",
    "entities",
    "conflicts",
    "diff",
    "evaluate",
    "doctor",
    "kb build",
    "kb find",
    "ontology check",
    "ontology doc",
)
HEAVY = ("spacy", "rdflib", "numpy", "pyoxigraph", "pyshacl", "networkx", "trafilatura", "torch")


def _imported(*words: str) -> set[str]:
    """Give the top-level packages that a command imports."""
    command = [sys.executable, "-X", "importtime", "-m", "kgraph", *words]
    done = subprocess.run(command, capture_output=True, text=True, check=True, timeout=120)
    return {line.rsplit("|", 1)[1].strip().split(".")[0] for line in done.stderr.splitlines() if "|" in line}


@pytest.mark.parametrize("words", [["--help"], ["build", "--help"], ["--version"]], ids=["app", "build", "version"])
def test_help_imports_nothing_heavy(words: list[str]) -> None:
    """Nobody waits a second to be told how to spell an option."""
    assert _imported(*words).isdisjoint(HEAVY)


@pytest.mark.parametrize(
    "words",
    [
        ["query", str(SAMPLE), "ASK { }"],
        ["explain", str(SAMPLE), "Bo Lind"],
        ["validate", str(SAMPLE)],
        ["explore", str(SAMPLE), "--output", "{page}"],
    ],
    ids=["query", "explain", "validate", "explore"],
)
def test_commands_that_read_no_text_never_import_spacy(words: list[str], tmp_path: Path) -> None:
    """Importing spaCy takes about a second, which only `build` needs."""
    assert "spacy" not in _imported(*(word.replace("{page}", str(tmp_path / "page.html")) for word in words))


def test_the_reference_is_up_to_date() -> None:
    """`docs/reference/cli.md` is what the commands say of themselves."""
    assert PAGE.read_text(encoding="utf-8") == reference(), (
        "run: python -m kgraph.cli.reference > docs/reference/cli.md"
    )


@pytest.mark.parametrize("command", COMMANDS)
def test_the_reference_shows_the_help(
    command: str, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """What a user sees after `--help` stands in the reference word for word."""
    monkeypatch.setenv("COLUMNS", "80")
    shown = call(capfd, *command.split(), "--help")
    assert shown.code == 0
    assert f"\n## `kgraph {command}`\n\n```text\n{shown.out.strip()}\n```\n" in PAGE.read_text(encoding="utf-8")


def test_every_command_is_known_here() -> None:
    """A new command is tested like the others."""
    found = re.findall(r"^## `kgraph (.+)`$", PAGE.read_text(encoding="utf-8"), flags=re.MULTILINE)
    assert sorted(found) == sorted([*COMMANDS, "kb", "ontology"])


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_has_an_example_that_it_would_take(command: str, capfd: pytest.CaptureFixture[str]) -> None:
    """The examples in the help name commands and options that exist."""
    text = call(capfd, *command.split(), "--help").out
    lines = filter(str.strip, text.partition("Example:")[2].splitlines())
    examples = [shlex.split(line.partition(" > ")[0]) for line in lines]
    assert examples
    for words in examples:
        options = {word for word in words if word.startswith("-")}
        known = call(capfd, *words[1 : 3 if words[1] == "ontology" else 2], "--help").out
        assert all(re.search(rf"(?<![\w-]){option}(?![\w-])", known) for option in options)
