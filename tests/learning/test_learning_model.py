"""Train, save, load and extract on twelve sentences about ferries."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from kgraph.errors import OntologyError, PipelineError
from kgraph.extraction import extract, train
from kgraph.learning import Extractor, Model, load_model_folder, save_model
from kgraph.learning.comparing import NUMBERS, Judge
from kgraph.learning.folder import FORMAT
from kgraph.learning.trees import Trees
from kgraph.nlp.parse import iter_parsed, load_parser
from kgraph.ontology import load_ontology
from learning_samples import OTHER_ONTOLOGY, examples, write_lines, write_ontology

pytestmark = pytest.mark.model
NEW = "The Norrick Head was built by Ashdown Slips and launched on 5 August 1972."


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Write ontology and examples."""
    path = tmp_path_factory.mktemp("ferries")
    write_ontology(path)
    write_ontology(path, OTHER_ONTOLOGY, "other.ttl")
    write_lines(path / "ferries.jsonl", examples())
    return path


@pytest.fixture(scope="module")
def model(folder: Path) -> Model:
    """Train a model."""
    learnt, problems = train([(folder / "ferries.ttl", folder / "ferries.jsonl")])
    assert [] == problems
    return learnt


def test_a_new_sentence_of_the_kind_is_read(model: Model, folder: Path) -> None:
    """Twelve sentences teach the properties of a thirteenth, dates in the form of the examples."""
    found = next(extract([NEW], model, folder / "ferries.ttl"))
    triples = {(triple.subject.label, triple.relation, triple.object.label) for triple in found}
    assert ("Norrick Head", "builder", "Ashdown Slips") in triples
    assert ("Norrick Head", "launch date", "05 August 1972") in triples


def test_names_are_traced_to_their_words(model: Model, folder: Path) -> None:
    """A label is its words as written, or the form that is named."""
    for triple in next(extract([NEW], model, folder / "ferries.ttl")):
        for name in (triple.subject, triple.object):
            words = NEW[name.start : name.end]
            assert (words == name.label) == (name.form == "as written")
            assert words.strip() == words != ""


def test_what_was_read_before_changes_nothing(model: Model, folder: Path) -> None:
    """Texts share what they have in common, and each is read as if it were the only one."""
    ontology = load_ontology(folder / "ferries.ttl")
    parsed = list(iter_parsed([NEW, *(str(record["sent"]) for record in examples())], load_parser()))
    fresh = replace(model, labels=replace(model.labels))
    reader = Extractor(fresh, ontology)
    backwards = [reader.extract(text) for text in reversed(parsed)]
    alone = [Extractor(replace(model, labels=replace(model.labels)), ontology).extract(text) for text in parsed]
    assert alone == backwards[::-1]
    assert sum(map(len, alone)) > len(parsed)


def test_a_model_survives_its_folder(model: Model, folder: Path, tmp_path: Path) -> None:
    """A model that was saved and loaded extracts the same, and saved again it is the same bytes."""
    save_model(model, tmp_path / "one")
    loaded = load_model_folder(tmp_path / "one")
    save_model(loaded, tmp_path / "two")
    texts = [str(record["sent"]) for record in examples()]
    ontology = folder / "ferries.ttl"
    assert list(extract(texts, model, ontology)) == list(extract(texts, tmp_path / "one", ontology))
    names = sorted(path.name for path in (tmp_path / "one").iterdir())
    assert 13 == len(names)
    for name in names:
        assert (tmp_path / "one" / name).read_bytes() == (tmp_path / "two" / name).read_bytes()


def test_trees_survive_their_folder(model: Model, folder: Path, tmp_path: Path) -> None:
    """Trees that were saved and loaded ask the same questions, and what they say decides."""
    question, values = np.array([[NUMBERS.index("own")]], np.intp), np.array([[-9.0, 20.0]])
    trees = Trees(NUMBERS, question, np.array([[-99.0]]), values, 0.5)
    save_model(replace(model, judge=Judge(model.judge.weights, trees)), tmp_path / "one")
    loaded = load_model_folder(tmp_path / "one")
    save_model(loaded, tmp_path / "two")
    assert (tmp_path / "one" / "trees.json").read_bytes() == (tmp_path / "two" / "trees.json").read_bytes()
    assert model.judge.trees is None
    found = next(extract([NEW], loaded, folder / "ferries.ttl"))
    assert min(triple.probability for triple in found) > 0.99


def test_training_twice_gives_the_same_model(model: Model, folder: Path, tmp_path: Path) -> None:
    """The same examples and seed give the same bytes."""
    again, _ = train([(folder / "ferries.ttl", folder / "ferries.jsonl")])
    save_model(model, tmp_path / "one")
    save_model(again, tmp_path / "two")
    for path in sorted((tmp_path / "one").iterdir()):
        assert path.read_bytes() == (tmp_path / "two" / path.name).read_bytes()


def test_another_ontology_is_refused(model: Model, folder: Path) -> None:
    """A model says what it was learnt for instead of guessing."""
    with pytest.raises(OntologyError, match=r"'owner'.*ferries\.ttl \(3 relations\)") as caught:
        extract([NEW], model, folder / "other.ttl")
    assert "ontology-mismatch" == caught.value.slug


def test_several_ontologies_are_learnt_together(folder: Path, tmp_path: Path) -> None:
    """One model serves two ontologies, each with its own properties."""
    records = [record for record in examples() if str(record["id"]).startswith("b")]
    files = [folder / "ferries.jsonl", write_lines(tmp_path / "other.jsonl", records)]
    ontologies = [folder / "ferries.ttl", folder / "other.ttl"]
    both, _ = train(list(zip(ontologies, files, strict=True)))
    for path in ontologies:
        labels = {found.label for found in load_ontology(path).properties.values()}
        assert {triple.relation for triple in next(extract([NEW], both, path))} <= labels


def test_an_earlier_model_helps_a_small_one(model: Model, folder: Path, tmp_path: Path) -> None:
    """Properties that the new examples do not show are taken from the model to start from."""
    few = write_lines(tmp_path / "few.jsonl", examples()[1:2])
    pairs = [(folder / "ferries.ttl", few)]
    small, _ = train(pairs)
    based, _ = train(pairs, base=model)
    assert {"operator"} == set(small.pairs.columns)
    assert set(model.pairs.columns) == set(based.pairs.columns)
    relations = {triple.relation for triple in next(extract([NEW], based, folder / "ferries.ttl"))}
    assert {"builder", "launch date"} <= relations


def test_names_that_are_not_in_their_sentence_are_reported(folder: Path, tmp_path: Path) -> None:
    """Training goes on without them."""
    strange = {
        "sent": "It was built by Tolland Yards.",
        "triples": [{"sub": "Marrowby", "rel": "builder", "obj": "Tolland Yards"}],
    }
    path = write_lines(tmp_path / "x.jsonl", [*examples(), strange])
    _, problems = train([(folder / "ferries.ttl", path)])
    assert ["x.jsonl:13: entity not found in its sentence: 'Marrowby'"] == list(map(str, problems))


def test_examples_of_which_nothing_is_found_are_an_error(folder: Path, tmp_path: Path) -> None:
    """Without one aligned triple there is nothing to learn."""
    strange = {"sent": "It sails.", "triples": [{"sub": "Marrowby", "rel": "builder", "obj": "Tolland Yards"}]}
    with pytest.raises(PipelineError) as caught:
        train([(folder / "ferries.ttl", write_lines(tmp_path / "x.jsonl", [strange]))])
    assert "nothing-aligned" == caught.value.slug


@pytest.mark.parametrize(
    ("head", "slug"),
    [
        ("{}", "model-version"),
        ("{oops", "bad-model"),
        (json.dumps({"format": FORMAT}), "bad-model"),
        ("[]", "bad-model"),
    ],
    ids=["other version", "no JSON", "incomplete", "no object"],
)
def test_a_folder_without_a_model_is_refused(tmp_path: Path, head: str, slug: str) -> None:
    """A folder that holds no model of this version is told from one that does."""
    (tmp_path / "model.json").write_text(head, "utf-8")
    with pytest.raises(PipelineError) as caught:
        load_model_folder(tmp_path)
    assert slug == caught.value.slug


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("labels.json", '{"counts": 1, "known": {}}'),
        ("labels.json", "[]"),
        ("pairs.json", '{"columns": ["builder"], "features": 3}'),
        ("pairs.json", '{"columns": ["builder", "owner"], "features": []}'),
        ("pairs.npz", "no archive"),
        ("subjects.npz", ""),
        ("objects.npz", None),
        ("trees.json", '{"bias": 0, "trees": [{"questions": [["luck", 0.5]], "values": [0, 1]}]}'),
        ("trees.json", '{"bias": 0, "trees": [{"questions": [["own", 0.5]], "values": [0, 1, 2]}]}'),
    ],
    ids=["number", "list", "no features", "other columns", "text", "empty", "missing", "no such number", "values"],
)
def test_a_damaged_model_is_told_by_its_file(model: Model, tmp_path: Path, name: str, content: str | None) -> None:
    """Whatever is wrong in a file, the message is one line that names it, and nothing of numpy or Python."""
    save_model(model, tmp_path)
    if content is None:
        (tmp_path / name).unlink()
    else:
        (tmp_path / name).write_text(content, "utf-8")
    with pytest.raises(PipelineError) as caught:
        load_model_folder(tmp_path)
    stem = name.partition(".")[0]
    assert ("bad-model", True) == (caught.value.slug, f"{tmp_path / stem}." in caught.value.message)
    assert not [word for word in ("pickle", "attribute", "'int'") if word in caught.value.message]
