"""`kgraph add` and `kgraph retract`: how they end where they cannot do what is asked, and what they say."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from cli_runner import Outcome, call

pytestmark = pytest.mark.model
TEXTS = {"deal.txt": "Alden Corp. acquired Brill Ltd. in 2004.", "trip.txt": "Mara Voss visited Geneva on May 3, 2021."}
ONTOLOGY = """\
@prefix : <https://example.org/deals#> .
@prefix owl: <http://www.w3.org/2002/07/owl#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix kg: <https://w3id.org/kgraph/ns#> .
:acquired a owl:ObjectProperty ; rdfs:label "acquired"@en ; rdfs:domain kg:Organization ; rdfs:range kg:Organization .
"""


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build a folder of two articles with an ontology of one's own."""
    folder = tmp_path_factory.mktemp("update")
    for name, text in TEXTS.items():
        (folder / name).write_text(text, encoding="utf-8")
    (folder / "deals.ttl").write_text(ONTOLOGY, encoding="utf-8")
    return folder


def build(place: Path, capfd: pytest.CaptureFixture[str], *words: str) -> Path:
    """Build both articles."""
    out = place / "out"
    shutil.rmtree(out, ignore_errors=True)
    done = call(capfd, "build", *(place / name for name in TEXTS), "-o", out, *words)
    assert done.code == 0, done.err
    return out


def test_a_file_that_it_was_built_with_must_be_named(place: Path, capfd: pytest.CaptureFixture[str]) -> None:
    """The manifest knows what was used; where it lies now only the user knows."""
    out = build(place, capfd, "--ontology", str(place / "deals.ttl"))
    done = call(capfd, "retract", out, "trip.txt")
    assert (2, True) == (done.code, done.err.startswith("error: [missing-setting] "))
    assert "ontology 'deals.ttl'" in done.err
    assert "--ontology" in done.err
    done = call(capfd, "retract", out, "trip.txt", "--ontology", place / "deals.ttl")
    assert (0, "documents   1 read, 0 rejected, 1 taken over from an earlier build") == (done.code, last(done))


def test_another_setting_reads_all_again(place: Path, capfd: pytest.CaptureFixture[str]) -> None:
    """What was read by another reader is not taken over, and that is said."""
    out = build(place, capfd)
    done = call(capfd, "retract", out, "trip.txt", "--ontology", place / "deals.ttl")
    assert done.code == 0, done.err
    notes = [line for line in done.err.splitlines() if line.startswith("read again")]
    assert [f"read again  all: '{out}' was built with another state of --ontology"] == notes
    assert "documents   1 read, 0 rejected" == last(done)


def test_an_output_without_readings_is_read_again(place: Path, capfd: pytest.CaptureFixture[str]) -> None:
    """A folder of an earlier version has its documents, and becomes one of today."""
    out = build(place, capfd)
    shutil.rmtree(out / "readings")
    manifest = json.loads((out / "manifest.json").read_text("utf-8"))
    for name in ("digests", "inputs", "conforms"):
        del manifest[name]
    (out / "manifest.json").write_text(json.dumps(manifest), encoding="utf-8")
    done = call(capfd, "retract", out, "trip.txt")
    assert done.code == 0, done.err
    assert f"read again  all: '{out}' keeps no readings, another version built it" in done.err.splitlines()
    assert [1, True] == [
        len(json.loads((out / "manifest.json").read_text("utf-8"))["documents"]),
        (out / "readings").is_dir(),
    ]


BROKEN = {
    "digests": 7,
    "documents": "three",
    "inputs": [1],
    "files": {"graph.ttl": None},
    "plain": ["proved"],
    "base": 5,
}


@pytest.mark.parametrize(("name", "value"), BROKEN.items(), ids=BROKEN)
def test_a_manifest_in_no_form_of_ours_vouches_for_nothing(
    place: Path, capfd: pytest.CaptureFixture[str], name: str, value: object
) -> None:
    """What somebody wrote into it stops a change in one line; a build puts a sound one in its place."""
    out = build(place, capfd)
    whole = (out / "manifest.json").read_bytes()
    (out / "manifest.json").write_text(json.dumps(json.loads(whole) | {name: value}), encoding="utf-8")
    done = call(capfd, "retract", out, "trip.txt")
    assert (2, 1) == (done.code, len(done.err.splitlines()))
    assert done.err.startswith("error: [no-output] ")
    done = call(capfd, "build", *(place / name for name in TEXTS), "-o", out)
    assert done.code == 0, done.err
    assert whole == (out / "manifest.json").read_bytes()


@pytest.mark.parametrize(
    ("words", "slug"),
    [
        (("retract", "out", "tripp"), "no-such-document"),
        (("retract", "nowhere", "trip.txt"), "no-output"),
        (("add", "nowhere", "trip.txt"), "no-output"),
        (("add", "out", "nowhere.txt"), "missing-input"),
    ],
    ids=["name", "folder", "add-folder", "input"],
)
def test_misuse_is_one_line(
    place: Path, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, words: tuple[str, ...], slug: str
) -> None:
    """What cannot be done is said on one line, and leaves the folder as it was."""
    out = place / "out"
    if not out.is_dir():
        build(place, capfd)
    before = (out / "manifest.json").read_bytes()
    monkeypatch.chdir(place)
    done = call(capfd, *words)
    assert (2, 1) == (done.code, len(done.err.splitlines()))
    assert done.err.startswith(f"error: [{slug}] ")
    assert before == (out / "manifest.json").read_bytes()
    assert not (place / "nowhere").exists()


def test_the_last_document_stays(place: Path, capfd: pytest.CaptureFixture[str]) -> None:
    """A graph of nothing is no graph: the folder is the user's to delete."""
    out = build(place, capfd)
    assert 0 == call(capfd, "retract", out, "trip.txt").code
    done = call(capfd, "retract", out, "deal.txt")
    assert (2, True) == (done.code, "[last-document]" in done.err)


HOLDER = (
    "import sys\nfrom pathlib import Path\nfrom kgraph.export import hold\n"
    "with hold(Path(sys.argv[1])):\n    print('held', flush=True)\n    sys.stdin.read()\n"
)


@pytest.mark.parametrize("command", ["build", "add", "retract"])
def test_the_second_to_write_is_told(
    place: Path, tmp_path: Path, command: str, capfd: pytest.CaptureFixture[str]
) -> None:
    """While another process is at work for a folder, nothing begins that would write it."""
    out = tmp_path / "out"
    deal = place / "deal.txt"
    words = {"build": ["build", str(deal), "-o"], "add": ["add"], "retract": ["retract"]}[command]
    with subprocess.Popen(
        [sys.executable, "-c", HOLDER, str(out)], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as process:
        assert process.stdout is not None
        assert b"held" == process.stdout.readline().strip()
        done = call(capfd, *words, out, *(() if command == "build" else (deal,)))
        assert (2, True) == (done.code, done.err.startswith("error: [busy-output] another process is writing "))
        process.kill()


def last(done: Outcome) -> str:
    """Give the line that counts the documents."""
    return done.err.splitlines()[-1]
