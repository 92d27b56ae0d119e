"""Triples are scored as the benchmark does and strictly, from a file or in passing."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest

from cli_runner import call
from kgraph.evaluation.triples import NAMES, interval, score_triples
from learning_samples import examples, write_lines, write_ontology

GOLD = [("Marrowby", "year built", "1961"), ("Marrowby", "builder", "Tolland Yards")]
TEXT = "The Marrowby was built by Tolland Yards in 1961."
CASES: dict[str, tuple[list[tuple[str, str, str]], list[float]]] = {
    "all right": (GOLD, [1, 1, 1, 1, 1, 1, 1, 0, 0]),
    "nothing": ([], [0, 0, 0, 0, 0, 0, 1, 0, 0]),
    "other spelling": ([("marrow_by", "yearbuilt", "1961")], [1, 0.5, 2 / 3, 1, 0.5, 2 / 3, 0, 0, 0]),
    "foreign relation": ([*GOLD, ("Marrowby", "owner", "X")], [1, 1, 1, 2 / 3, 1, 0.8, 2 / 3, 0, 1 / 3]),
    "wrong object": ([("Marrowby", "builder", "Elsewhere")], [0, 0, 0, 0, 0, 0, 1, 0, 1]),
}


@pytest.mark.parametrize("case", CASES)
def test_sentences_are_scored(case: str) -> None:
    """Wrong relations are free in the official figures and cost precision in the strict ones."""
    predicted, expected = CASES[case]
    assert len(NAMES) == len(expected)
    assert expected == pytest.approx(score_triples(predicted, GOLD, TEXT, {"builder", "year built"}))


def test_the_interval_holds_the_mean() -> None:
    """The interval is around the mean and the same for the same seed."""
    scores = [np.linspace(0, 1, 40).reshape(-1, 1), np.linspace(0, 0.5, 60).reshape(-1, 1)]
    low, high = interval(scores, 3)
    assert low[0] < 0.375 < high[0]
    assert (low, high) == interval(scores, 3)


def test_predictions_are_scored_by_id(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    """Order does not matter, a sentence without a line counts as nothing, and bad lines are named."""
    gold = write_lines(tmp_path / "gold.jsonl", examples()[:4])
    lines = [{"id": example["id"], "triples": example["triples"]} for example in reversed(examples()[1:4])]
    predictions = write_lines(tmp_path / "found.jsonl", ["oops", *lines])
    words = (gold, predictions, "--ontology", write_ontology(tmp_path), "--format", "json")
    done = call(capfd, "evaluate", *words)
    assert 0 == done.code, done.err
    figures = json.loads(done.out)["figures"]
    assert (0.75, 0.75, 1.0) == tuple(figures[name]["value"] for name in ("F1", "sF1", "conf"))
    assert figures["F1"]["low"] <= 0.75 <= figures["F1"]["high"]
    assert "lines 1 of found.jsonl" in done.err
    assert "no line     for 1 of 4 sentences" in done.err


def test_predictions_for_other_sentences_are_refused(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    """Nothing of the gold in the file is wrong use, not a score of zero."""
    gold = write_lines(tmp_path / "gold.jsonl", examples()[:4])
    predictions = write_lines(tmp_path / "found.jsonl", [{"id": "other", "triples": []}])
    done = call(capfd, "evaluate", gold, predictions, "--ontology", write_ontology(tmp_path))
    assert (2, True) == (done.code, "error: [nothing-predicted]" in done.err)


@pytest.mark.model
def test_triples_are_extracted_in_passing(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    """Without predictions the sentences are read for the ontology; every relation is one of its own."""
    gold = write_lines(tmp_path / "gold.jsonl", examples()[:4])
    done = call(capfd, "evaluate", gold, "--ontology", write_ontology(tmp_path))
    assert 0 == done.code, done.err
    mean = next(line.split() for line in done.out.splitlines() if line.startswith("mean"))
    assert ["4", "1.000"] == [mean[1], mean[8]]
