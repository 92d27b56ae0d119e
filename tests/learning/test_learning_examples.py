"""Examples are read line by line, and what cannot be used is named by its line."""

from __future__ import annotations

from pathlib import Path

import pytest

from kgraph.errors import ReadError
from kgraph.learning import ExampleTriple, read_examples
from kgraph.learning.examples import relations_of
from kgraph.ontology import load_ontology
from learning_samples import examples, write_lines, write_ontology

GOOD = examples()[0]
BAD = {
    "no JSON": ("{oops", "not a JSON object"),
    "no object": ("[1, 2]", "not a JSON object"),
    "no sentence": ({"id": "x", "triples": []}, "no sentence or no triples"),
    "no triples": ({"id": "x", "sent": "The Marrowby sails."}, "no sentence or no triples"),
    "no relation": (
        {"id": "x", "sent": "It sails.", "triples": [{"sub": "It", "obj": "x"}]},
        "no triple with subject, predicate and object",
    ),
    "foreign relation": (
        {"id": "x", "sent": "It sails.", "triples": [{"sub": "It", "rel": "captain", "obj": "x"}]},
        "relation not in the ontology",
    ),
}


def test_good_lines_are_read(tmp_path: Path) -> None:
    """A line gives its id, its sentence and its triples."""
    ontology = load_ontology(write_ontology(tmp_path))
    found, problems = read_examples(write_lines(tmp_path / "x.jsonl", examples()), ontology)
    assert [] == problems
    assert 12 == len(found)
    assert ExampleTriple("Marrowby", "launch date", "03 March 1961") == found[0].triples[1]


@pytest.mark.parametrize("case", BAD)
def test_bad_lines_are_named(tmp_path: Path, case: str) -> None:
    """A line that cannot be used is named with its number and the reason, and the others are read."""
    line, reason = BAD[case]
    ontology = load_ontology(write_ontology(tmp_path))
    found, problems = read_examples(write_lines(tmp_path / "x.jsonl", ["", line, GOOD]), ontology)
    assert [("x.jsonl", 2, reason)] == [(problem.file, problem.line, problem.reason) for problem in problems]
    assert GOOD["id"] == found[-1].id


def test_names_of_the_fields_are_ours_or_the_benchmarks(tmp_path: Path) -> None:
    """Both ways to name text, subject, predicate and object give the same."""
    ours = {
        "id": "b0",
        "text": GOOD["sent"],
        "triples": [{"subject": "Marrowby", "predicate": "launch_date", "object": 1961}],
    }
    theirs = {"id": "b0", "sent": GOOD["sent"], "triples": [{"sub": "Marrowby", "rel": "launch_date", "obj": 1961}]}
    ontology = load_ontology(write_ontology(tmp_path))
    first, second = read_examples(write_lines(tmp_path / "x.jsonl", [ours, theirs]), ontology)[0]
    assert (ExampleTriple("Marrowby", "launch_date", "1961"),) == first.triples == second.triples
    assert GOOD["sent"] == first.text == second.text


@pytest.mark.parametrize("lines", [[], ["{oops"], [{"sent": "It sails.", "triples": []}]], ids=["empty", "bad", "mute"])
def test_nothing_to_learn_from_is_an_error(tmp_path: Path, lines: list[object]) -> None:
    """A file without one triple that can be used stops the training."""
    ontology = load_ontology(write_ontology(tmp_path))
    with pytest.raises(ReadError) as caught:
        read_examples(write_lines(tmp_path / "x.jsonl", lines), ontology)
    assert "no-examples" == caught.value.slug


def test_a_missing_file_is_an_error(tmp_path: Path) -> None:
    """A file that is not there is named."""
    with pytest.raises(ReadError) as caught:
        read_examples(tmp_path / "none.jsonl", load_ontology(write_ontology(tmp_path)))
    assert "missing-input" == caught.value.slug


def test_relations_are_labels_by_key(tmp_path: Path) -> None:
    """Case, blanks and underscores do not tell properties apart."""
    relations = relations_of(load_ontology(write_ontology(tmp_path)))
    assert {"builder": "builder", "launch date": "launch date", "operator": "operator"} == relations
