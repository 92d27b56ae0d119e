"""`kgraph train` and `kgraph extract` from file to file."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from cli_runner import call
from learning_samples import OTHER_ONTOLOGY, examples, write_lines, write_ontology

pytestmark = pytest.mark.model
NEW = {"id": "n1", "sent": "The Norrick Head was built by Ashdown Slips and launched on 5 August 1972."}


@pytest.fixture(scope="module")
def model(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Name the folder of files, and the model's folder in it that the first test writes."""
    folder = tmp_path_factory.mktemp("ferries")
    write_ontology(folder)
    write_ontology(folder, OTHER_ONTOLOGY, "other.ttl")
    write_lines(folder / "x.jsonl", ["{oops", *examples()])
    return folder / "model"


@pytest.fixture
def trained(model: Path, capfd: pytest.CaptureFixture[str]) -> Path:
    """Train once."""
    if not model.exists():
        ontology, lines = model.parent / "ferries.ttl", model.parent / "x.jsonl"
        done = call(capfd, "train", "--ontology", ontology, "--examples", lines, "--output", model)
        assert 0 == done.code, done.err
        assert "not a JSON object: 1 (x.jsonl:1)" in done.err
        assert "learnt      3 relations of 1 ontologies from 18 triples in 12 examples" in done.err
        assert "x.jsonl:1: not a JSON object: {oops\n" == (model / "problems.txt").read_text("utf-8")
    return model


def test_extract_writes_a_line_for_each_sentence(
    trained: Path, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    """Triples come out in order with their evidence, and lines that cannot be read are named."""
    source = write_lines(tmp_path / "in.jsonl", [NEW, "oops", {"id": 7, "text": "The Marrowby is operated by Lyn."}])
    target = tmp_path / "out.jsonl"
    ontology = trained.parent / "ferries.ttl"
    words = ("--input", source, "--output", target, "--ontology", ontology, "--model-dir", trained)
    done = call(capfd, "extract", *words)
    assert 0 == done.code, done.err
    assert "lines 2 of in.jsonl" in done.err
    lines = [json.loads(line) for line in target.read_text("utf-8").splitlines()]
    assert ["n1", 7] == [line["id"] for line in lines]
    builder = next(triple for triple in lines[0]["triples"] if triple["predicate"] == "builder")
    place = builder["evidence"]["object"]
    assert "Ashdown Slips" == NEW["sent"][place["start"] : place["end"]] == builder["object"]
    assert "as written" == place["form"]


def test_extract_without_a_model_reads_the_ontologys_labels(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    """An ontology alone gives triples with offsets, and the word that says each."""
    source, target = write_lines(tmp_path / "in.jsonl", [NEW]), tmp_path / "out.jsonl"
    done = call(capfd, "extract", "--input", source, "--output", target, "--ontology", write_ontology(tmp_path))
    assert 0 == done.code, done.err
    (line,) = (json.loads(line) for line in target.read_text("utf-8").splitlines())
    builder = next(triple for triple in line["triples"] if triple["predicate"] == "builder")
    assert "Ashdown Slips" == builder["object"] == _words(builder["evidence"]["object"])
    assert "built" == _words(builder["evidence"]["said"])


def test_extract_without_an_ontology_reads_for_ours(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    """The frames of the default ontology give triples too; what is denied is not given."""
    sentences = [
        {"id": 1, "text": "Acme Corp. acquired Initech Ltd. in 2004."},
        {"id": 2, "text": "Acme Corp. did not acquire Initech Ltd."},
    ]
    source, target = write_lines(tmp_path / "in.jsonl", sentences), tmp_path / "out.jsonl"
    assert 0 == call(capfd, "extract", "--input", source, "--output", target).code
    said, denied = (json.loads(line)["triples"] for line in target.read_text("utf-8").splitlines())
    given = [(triple["subject"], triple["predicate"], triple["object"]) for triple in said]
    assert ("Acme Corp.", "acquired", "Initech Ltd.") in given
    assert [] == denied


def _words(place: dict[str, int]) -> str:
    return NEW["sent"][place["start"] : place["end"]]


def test_cues_are_shown_and_work_as_frames(trained: Path, tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    """What the model goes by is shown; exported as frames it extracts without the model, and by the frame."""
    ontology, target = trained.parent / "ferries.ttl", tmp_path / "framed.ttl"
    done = call(capfd, "explain", trained, "operator", "--ontology", ontology, "--export", target)
    assert 0 == done.code, done.err
    assert "phrase=by>operate" in done.out
    assert 'kg:verb "operate" ; kg:subjectSlot "object" ; kg:objectSlot "subject"' in target.read_text("utf-8")
    edited = target.read_text("utf-8").replace('kg:verb "operate"', 'kg:verb "operate", "sail"')
    target.write_text(edited, "utf-8")
    source = write_lines(tmp_path / "in.jsonl", [{"id": 1, "text": "The ferry Kestrel is sailed by Harrow Line."}])
    out = tmp_path / "out.jsonl"
    assert 0 == call(capfd, "extract", "--input", source, "--output", out, "--ontology", target).code
    (line,) = (json.loads(line) for line in out.read_text("utf-8").splitlines())
    assert ("Kestrel", "operator", "Harrow Line") in [
        (triple["subject"], triple["predicate"], triple["object"]) for triple in line["triples"]
    ]


def test_an_unknown_property_is_told(trained: Path, capfd: pytest.CaptureFixture[str]) -> None:
    """With those that the model knows."""
    done = call(capfd, "explain", trained, "captain")
    assert (2, True) == (done.code, "[unknown-relation]" in done.err and "'builder'" in done.err)


def test_extract_refuses_another_ontology(trained: Path, tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    """A model is not used for an ontology it was not learnt for."""
    source = write_lines(tmp_path / "in.jsonl", [NEW])
    ontology = trained.parent / "other.ttl"
    words = ("--input", source, "--output", tmp_path / "o.jsonl", "--ontology", ontology, "--model-dir", trained)
    done = call(capfd, "extract", *words)
    assert 2 == done.code
    assert "error: [ontology-mismatch]" in done.err


@pytest.mark.parametrize(
    ("lines", "slug"), [([], "nothing-read"), (["oops"], "nothing-read")], ids=["empty", "no JSON"]
)
def test_extract_without_a_sentence_is_an_error(
    trained: Path, tmp_path: Path, capfd: pytest.CaptureFixture[str], lines: list[str], slug: str
) -> None:
    """Input without one sentence is wrong use."""
    source = write_lines(tmp_path / "in.jsonl", lines)
    done = call(capfd, "extract", "--input", source, "--output", tmp_path / "o.jsonl", "--model-dir", trained)
    assert (2, True) == (done.code, f"[{slug}]" in done.err)


def test_train_wants_as_many_ontologies_as_examples(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    """Ontologies and examples are given in pairs."""
    words = ["--ontology", "a.ttl", "--ontology", "b.ttl", "--examples", "a.jsonl", "--output", str(tmp_path / "m")]
    done = call(capfd, "train", *words)
    assert 2 == done.code
    assert "error: [unpaired-examples]" in done.err
