"""`kgraph build` with the real reader: what it writes, what it tells, and how it ends."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from cli_runner import Outcome, call, start

pytestmark = pytest.mark.model

TEXT = "Alden Corp. acquired Brill Ltd. for $5 million in 2004. Mara Voss said Alden Corp. had acquired Corin Inc."
CONTRACT = (
    "graph.ttl",
    "graph.trig",
    "graph.html",
    "statements.jsonl",
    "rejections.jsonl",
    "report.ttl",
    "report.txt",
    "manifest.json",
)
STRICT = """\
@prefix sh: <http://www.w3.org/ns/shacl#> .
@prefix kg: <https://w3id.org/kgraph/ns#> .
kg:NicknameShape a sh:PropertyShape ; sh:targetClass kg:Person ; sh:path kg:nickname ; sh:minCount 1 ;
    sh:message "A person has no nickname." .
"""


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Make a folder of one good and two bad articles."""
    place = tmp_path_factory.mktemp("build")
    (place / "news").mkdir()
    (place / "news" / "deal.txt").write_text(TEXT, encoding="utf-8")
    (place / "news" / "blank.txt").write_bytes(b"")
    (place / "news" / "nul.txt").write_bytes(b"\x00\x01\xff")
    return place


@pytest.fixture(scope="module")
def built(folder: Path) -> Outcome:
    """Build the folder once, in a process of its own."""
    return start("build", folder / "news", "-o", folder / "out")


def test_all_files_of_the_contract_are_written(built: Outcome, folder: Path) -> None:
    """The output folder holds what the design promises."""
    assert built.code == 0, built.err
    assert all((folder / "out" / name).is_file() for name in CONTRACT)
    assert len(CONTRACT) == 8


def test_standard_output_is_empty_and_the_summary_complete(built: Outcome, folder: Path) -> None:
    """What was done is told on standard error; the last line counts the documents."""
    assert built.out == ""
    lines = built.err.splitlines()
    assert re.fullmatch(r"document 1 of 1: deal\.txt \([\d.]+ a second\)", lines[0])
    assert [line.split()[0] for line in lines[1:]] == ["entities", "statements", "kept", "shapes", "next", "documents"]
    assert lines[-1] == "documents   1 read, 2 rejected"
    assert "unreadable 2" in built.err
    assert f"kgraph query {folder / 'out'} " in built.err


def test_what_was_built_can_be_asked_and_explained(
    built: Outcome, folder: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    """The other commands work on a real output."""
    assert built.code == 0
    out = folder / "out"
    assert call(capfd, "query", out, "ASK { ?a kg:acquired ?b }").out == "true\n"
    assert "acquired → Brill Ltd." in call(capfd, "explain", out, "Alden Corp.").out
    assert "«" in call(capfd, "explain", out, "had acquired Corin").out
    assert call(capfd, "validate", out).code == 0
    assert call(capfd, "load", out, "--to", folder / "store").code == 0
    named = "SELECT ?g { GRAPH ?g { ?a kg:acquired ?b } }"
    assert "doc:deal" in call(capfd, "query", folder / "store", named).out


def test_reported_statements_are_plain_only_on_request(folder: Path, capfd: pytest.CaptureFixture[str]) -> None:
    """`--assert reported` adds what somebody said; a base, workers and --no-open reach the build as well."""
    target = folder / "asserted"
    words = ["--assert", "reported", "--base", "https://example.org/g/", "--workers", "1", "--no-open"]
    words += ["--force", "--nanopub"]
    assert call(capfd, "build", folder / "news", "-o", target, *words).code == 0
    manifest = json.loads((target / "manifest.json").read_text(encoding="utf-8"))
    assert manifest["plain"] == ["asserted", "reported"]
    assert manifest["base"] == "https://example.org/g/"
    assert manifest["open_statements"] is False
    assert manifest["nanopub"] is True
    assert b"np:hasAssertion" in (target / "graph.nanopub.trig").read_bytes()
    assert b"https://example.org/g/entity/" in (target / "graph.ttl").read_bytes()


def test_strict_fails_where_a_shape_is_violated(folder: Path, capfd: pytest.CaptureFixture[str]) -> None:
    """The output is written either way; only with --strict the code is 1."""
    shapes = folder / "strict.ttl"
    shapes.write_text(STRICT, encoding="utf-8")
    words = ["build", str(folder / "news"), "-o", str(folder / "strict"), "--shapes", str(shapes)]
    assert [call(capfd, *words).code, call(capfd, *words, "--strict").code] == [0, 1]
    assert (folder / "strict" / "graph.ttl").is_file()


def test_an_unchanged_build_starts_nothing(built: Outcome, folder: Path, capfd: pytest.CaptureFixture[str]) -> None:
    """What is up to date is told by digests, without spaCy and without a look at the texts; --force reads all."""
    assert built.code == 0
    words = ["build", str(folder / "news"), "-o", str(folder / "out")]
    command = [sys.executable, "-X", "importtime", "-m", "kgraph", *words]
    done = subprocess.run(command, capture_output=True, text=True, check=True, timeout=60)
    lines = [line for line in done.stderr.splitlines() if not line.startswith("import time:")]
    assert [f"unchanged   {folder / 'out'} is up to date", "documents   1 read, none of them again"] == lines
    imported = {line.rsplit("|", 1)[-1].strip() for line in done.stderr.splitlines()}
    assert set() == imported & {"spacy", "pyshacl", "networkx", "kgraph.build"}
    assert call(capfd, *words, "--force").err.splitlines()[-1] == "documents   1 read, 2 rejected"


@pytest.mark.parametrize("touched", ["graph.ttl", "manifest.json"])
def test_a_damaged_output_is_made_good(folder: Path, touched: str, capfd: pytest.CaptureFixture[str]) -> None:
    """A file that somebody changed or took away is written again, from what was read."""
    target = folder / f"damaged-{touched}"
    words = ["build", str(folder / "news"), "-o", str(target)]
    assert call(capfd, *words).code == 0
    whole = (target / touched).read_bytes()
    (target / touched).write_bytes(b"{}" if touched.endswith("json") else b"")
    if touched == "manifest.json":
        # Without its mark it is nobody's folder.
        assert "[foreign-folder]" in call(capfd, *words).err
    else:
        assert call(capfd, *words).err.splitlines()[-1].endswith("1 taken over from an earlier build")
        assert whole == (target / touched).read_bytes()


@pytest.mark.skipif(os.name != "posix", reason="terminals are faked with POSIX pseudo-terminals")
def test_a_terminal_gets_a_bar_and_standard_input_is_read(folder: Path) -> None:
    """On a terminal progress is drawn in place, and `-` reads a text."""
    import pty  # noqa: PLC0415 - does not exist everywhere

    ours, theirs = pty.openpty()
    command = [sys.executable, "-m", "kgraph", "build", "-", "-o", str(folder / "piped")]
    # CI says that its terminal can do nothing.
    able = {name: value for name, value in os.environ.items() if name != "NO_COLOR"} | {"TERM": "xterm"}
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=theirs, env=able) as process:
        os.close(theirs)
        assert process.stdin is not None
        process.stdin.write(TEXT.encode())
        process.stdin.close()
        shown = b"".join(iter(lambda: _read(ours), b"")).decode()
        assert process.stdout is not None
        assert process.stdout.read() == b""
    os.close(ours)
    assert process.returncode == 0
    assert "\x1b[" in shown
    assert "documents   1 read, 0 rejected" in shown


def _read(terminal: int) -> bytes:
    try:
        return os.read(terminal, 1024)
    except OSError:
        # Linux says so when the other side is closed.
        return b""
