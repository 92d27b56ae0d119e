"""Wrong use: one line that says what to do, exit code 2, no traceback, and nothing half-written."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from cli_runner import SAMPLE, Outcome, call, start

SELECT = "SELECT * { ?s ?p ?o }"
SLOW = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }"

# The words after `kgraph`, and the slug of the error. {names} are files of the `place` fixture.
MISUSE: dict[str, tuple[list[str], str]] = {
    "no-command": ([], "usage"),
    "unknown-command": (["bulid", "a.txt"], "usage"),
    "unknown-option": (["query", "{out}", SELECT, "--fromat", "csv"], "usage"),
    "missing-argument": (["query", "{out}"], "usage"),
    "missing-output": (["build", "{text}"], "usage"),
    "no-number": (["query", "{out}", SELECT, "--limit", "many"], "usage"),
    "zero-limit": (["query", "{out}", SELECT, "--limit", "0"], "usage"),
    "no-workers": (["build", "{text}", "-o", "{new}", "--workers", "-1"], "usage"),
    "unknown-format": (["query", "{out}", SELECT, "--format", "xml"], "unknown-answer-format"),
    "query-missing": (["query", "{missing}", SELECT], "missing-graph"),
    "query-empty-folder": (["query", "{empty}", SELECT], "no-graph"),
    "query-binary": (["query", "{binary}", SELECT], "unparsable-graph"),
    "query-syntax": (["query", "{out}", "SELECT *\n{ ?s ?p"], "query-syntax"),
    "query-update": (["query", "{out}", "DELETE WHERE { ?s ?p ?o }"], "update-refused"),
    "query-empty": (["query", "{out}", ""], "empty-query"),
    "query-no-file": (["query", "{out}", "{missing}.rq"], "unreadable-query"),
    "query-binary-file": (["query", "{out}", "{binary_query}"], "unreadable-query"),
    "query-slow": (["query", "{out}", SLOW, "--timeout", "0.1"], "query-timeout"),
    "query-no-endpoint": (["query", "http://127.0.0.1:9/", SELECT, "--timeout", "2"], "endpoint-unreachable"),
    "load-missing": (["load", "{missing}", "--to", "{new}"], "missing-graph"),
    "load-binary": (["load", "{binary}", "--to", "{new}"], "unparsable-graph"),
    "load-foreign": (["load", "{out}", "--to", "{foreign}"], "foreign-folder"),
    "load-file": (["load", "{out}", "--to", "{text}"], "store-is-file"),
    "load-below-file": (["load", "{out}", "--to", "{text}/store"], "unwritable-store"),
    "load-scheme": (["load", "{out}", "--to", "ftp://example.org/store"], "unknown-scheme"),
    "load-url": (["load", "{out}", "--to", "http://127.0.0.1:9/"], "endpoint-unreachable"),
    "explain-missing": (["explain", "{missing}", "Bo Lind"], "missing-graph"),
    "explain-nothing": (["explain", "{out}", "nobody at all"], "not-in-graph"),
    "explain-unknown-format": (["explain", "{out}", "Bo Lind", "--format", "xml"], "unknown-explanation-format"),
    "explore-missing": (["explore", "{missing}"], "missing-graph"),
    "explore-below-file": (["explore", "{out}", "--output", "{text}/page.html"], "unwritable-output"),
    "explore-folder": (["explore", "{out}", "--output", "{empty}"], "unwritable-output"),
    "validate-missing": (["validate", "{missing}"], "missing-graph"),
    "validate-binary": (["validate", "{binary}"], "unparsable-graph"),
    "check-missing": (["ontology", "check", "{missing}"], "missing-ontology"),
    "check-binary": (["ontology", "check", "{binary}"], "unparsable-ontology"),
    "check-no-property": (["ontology", "check", "--property", "worksfor"], "unknown-property"),
    "doc-text": (["ontology", "doc", "{text}"], "unparsable-ontology"),
    "build-output-is-file": (["build", "{text}", "-o", "{text}"], "not-a-folder"),
    "build-below-file": (["build", "{text}", "-o", "{text}/out"], "unwritable-output"),
    "build-foreign-folder": (["build", "{text}", "-o", "{foreign}"], "foreign-folder"),
    "build-unknown-status": (["build", "{text}", "-o", "{new}", "--assert", "rumoured"], "unknown-status"),
    "build-denied": (["build", "{text}", "-o", "{new}", "--assert", "denied"], "never-plain"),
}
# These are found by the stages, after spaCy was imported.
BUILD_MISUSE: dict[str, tuple[list[str], str]] = {
    "missing-file": (["{missing}"], "missing-input"),
    "empty-file": (["{blank}"], "nothing-read"),
    "binary-file": (["{nul}"], "nothing-read"),
    "only-bad-files": (["{blank}", "{nul}"], "nothing-read"),
    "unknown-suffix": (["{docx}"], "unknown-suffix"),
    "own-output": (["{built}"], "output-as-input"),
    "empty-folder": (["{empty}"], "empty-folder"),
    "no-ontology": (["{text}", "--ontology", "{missing}"], "missing-ontology"),
    "bad-ontology": (["{text}", "--ontology", "{binary}"], "unparsable-ontology"),
    "bad-base": (["{text}", "--base", "example.com"], "bad-base"),
    "no-model": (["{text}", "--model", "en_core_web_none"], "unknown-model"),
    "no-config": (["{text}", "--config", "{missing}"], "bad-config"),
    "no-shapes": (["{text}", "--shapes", "{missing}"], "missing-shapes"),
    "bad-shapes": (["{text}", "--shapes", "{binary}"], "unparsable-shapes"),
}


@pytest.fixture
def place(tmp_path: Path) -> Path:
    """Make the files that the cases name."""
    shutil.copytree(SAMPLE, tmp_path / "out")
    (tmp_path / "empty").mkdir()
    (tmp_path / "foreign").mkdir()
    (tmp_path / "foreign" / "diary.txt").write_text("mine", encoding="utf-8")
    (tmp_path / "text").with_suffix(".txt").write_text("Ada Quist met Bo Lind in Lindholm.", encoding="utf-8")
    (tmp_path / "blank.txt").write_bytes(b"")
    (tmp_path / "nul.txt").write_bytes(b"\x00\x01\xff")
    (tmp_path / "letter.docx").write_bytes(b"PK\x03\x04")
    (tmp_path / "binary.ttl").write_bytes(b"\x00\xff\xfe\x01")
    (tmp_path / "binary.rq").write_bytes(b"\x00\xff\xfe\x01")
    (tmp_path / "built").mkdir()
    (tmp_path / "built" / "manifest.json").write_text('{"kgraph": "0.1.0"}', encoding="utf-8")
    (tmp_path / "built" / "statements.jsonl").write_text("", encoding="utf-8")
    return tmp_path


def _fill(words: list[str], place: Path) -> list[str]:
    names = {
        "text": "text.txt",
        "docx": "letter.docx",
        "blank": "blank.txt",
        "nul": "nul.txt",
        "binary": "binary.ttl",
        "binary_query": "binary.rq",
    }
    same = {name: name for name in ("out", "empty", "foreign", "built", "missing", "new")}
    paths = {name: str(place / file) for name, file in (names | same).items()}
    filled = []
    for word in words:
        changed = word
        for name, path in paths.items():
            changed = changed.replace(f"{{{name}}}", path)
        filled.append(changed)
    return filled


def _content(place: Path) -> dict[str, bytes]:
    return {str(file): file.read_bytes() if file.is_file() else b"" for file in sorted(place.rglob("*"))}


def _assert_one_line(outcome: Outcome, slug: str) -> None:
    lines = outcome.err.splitlines()
    assert lines[-1:] == [line for line in lines if line.startswith(f"error: [{slug}] ")]
    assert "Traceback" not in outcome.err
    assert (outcome.code, outcome.out) == (2, "")


def test_the_corpora_are_complete() -> None:
    """Nobody dropped a case unnoticed."""
    assert (len(MISUSE), len(BUILD_MISUSE)) == (43, 14)


@pytest.mark.parametrize(("words", "slug"), MISUSE.values(), ids=MISUSE.keys())
def test_misuse_is_told_on_one_line(
    words: list[str], slug: str, place: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    """Each mistake gives its slug and a hint, and leaves every file as it was."""
    before = _content(place)
    outcome = call(capfd, *_fill(words, place))
    _assert_one_line(outcome, slug)
    # A query that does not parse is shown above, with a mark below the place.
    assert outcome.err.count("\n") == (3 if slug == "query-syntax" else 1)
    assert _content(place) == before


@pytest.mark.model
@pytest.mark.parametrize(("words", "slug"), BUILD_MISUSE.values(), ids=BUILD_MISUSE.keys())
def test_misuse_of_build_leaves_nothing(
    words: list[str], slug: str, place: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    """What the stages refuse is told as well, and there is no output."""
    before = _content(place)
    outcome = call(capfd, "build", *_fill(words, place), "-o", place / "new")
    _assert_one_line(outcome, slug)
    assert _content(place) == before


def test_a_process_of_its_own_behaves_alike(place: Path) -> None:
    """The script gives the same line and code as the function."""
    outcome = start("query", place / "missing", SELECT)
    _assert_one_line(outcome, "missing-graph")


def test_debug_shows_the_traceback(place: Path) -> None:
    """`--debug` works at the end of the line, where people add it."""
    outcome = start("query", place / "missing", SELECT, "--debug")
    assert outcome.code != 0
    assert "Traceback" in outcome.err
    assert "missing-graph" in outcome.err


def test_debug_after_a_double_dash_is_an_argument(place: Path, capfd: pytest.CaptureFixture[str]) -> None:
    """What follows `--` is never an option."""
    _assert_one_line(call(capfd, "explain", place / "out", "--", "--debug"), "not-in-graph")


def test_control_characters_never_reach_the_terminal(capfd: pytest.CaptureFixture[str]) -> None:
    """A file name cannot clear the screen, nor break the line."""
    outcome = call(capfd, "query", "a\x1b[2J\nb", SELECT)
    assert outcome.err.startswith("error: [missing-graph] 'a [2J b' does not exist.")


def test_a_bug_is_one_line_too(capfd: pytest.CaptureFixture[str]) -> None:
    """What nobody foresaw (here a name that no file system takes) is told with its type and how to report it."""
    _assert_one_line(call(capfd, "load", SAMPLE, "--to", "a\0b"), "internal")


def test_a_query_that_is_no_text_is_told() -> None:
    """Bytes that are not UTF-8 may come through a pipe, too."""
    done = subprocess.run(
        [sys.executable, "-m", "kgraph", "query", str(SAMPLE), "-"],
        input=b"SELECT \xff",
        capture_output=True,
        check=False,
        timeout=60,
    )
    assert done.returncode == 2
    assert done.stderr.startswith(b"error: [unreadable-query] '-' cannot be read")


@pytest.mark.skipif(os.name != "posix", reason="Ctrl-C is sent as a POSIX signal")
def test_ctrl_c_ends_with_130(tmp_path: Path) -> None:
    """Even a query that the engine would work on for hours ends at once, with one line."""
    pipe = tmp_path / "slow.rq"
    os.mkfifo(pipe)
    command = [sys.executable, "-m", "kgraph", "query", str(SAMPLE), str(pipe)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as process:
        # Writing waits until the command reads: from then on it is at work.
        pipe.write_text(SLOW, encoding="utf-8")
        time.sleep(1)
        process.send_signal(signal.SIGINT)
        try:
            out, err = process.communicate(timeout=20)
        finally:
            process.kill()
    assert (process.returncode, out, err) == (130, "", "error: [interrupted] stopped by the user.\n")


@pytest.mark.skipif(os.name != "posix", reason="pipes break otherwise elsewhere")
@pytest.mark.parametrize("words", [["query", str(SAMPLE), SELECT], ["--help"]], ids=["query", "help"])
def test_a_reader_that_has_seen_enough_is_no_error(words: list[str]) -> None:
    """`| head` gets its lines, and standard error stays empty."""
    command = [sys.executable, "-m", "kgraph", *words]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        process.stdout.close()
        assert process.stderr is not None
        assert process.stderr.read() == ""
        process.wait(timeout=60)
    assert process.returncode == 0


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="only some systems have a device that is always full")
def test_a_full_disk_is_told() -> None:
    """A result that cannot be written is an error, once."""
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(
            [sys.executable, "-m", "kgraph", "query", str(SAMPLE), SELECT],
            stdout=full,
            stderr=subprocess.PIPE,
            check=False,
            timeout=60,
        )
    assert done.returncode == 2
    assert done.stderr.decode().splitlines()[0].startswith("error: [unwritable-output]")
    assert done.stderr.count(b"\n") == 1
