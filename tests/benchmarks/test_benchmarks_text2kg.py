"""The figures of learning from examples, and the benchmark on a small folder of our own."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
from benchmarks.text2kg_figures import NAMES, interval, score_sentence

from learning_samples import examples, write_lines, write_ontology

BENCHMARK = Path(__file__).resolve().parents[2] / "benchmarks" / "text2kg.py"
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
    assert expected == pytest.approx(score_sentence(predicted, GOLD, TEXT, {"builder", "year built"}))


def test_the_interval_holds_the_mean() -> None:
    """The interval is around the mean and the same for the same seed."""
    scores = [np.linspace(0, 1, 40).reshape(-1, 1), np.linspace(0, 0.5, 60).reshape(-1, 1)]
    low, high = interval(scores, 3)
    assert low[0] < 0.375 < high[0]
    assert (low, high) == interval(scores, 3)


@pytest.mark.model
def test_the_benchmark_runs(tmp_path: Path) -> None:
    """The benchmark learns from one part of a folder and prints the figures of the other."""
    folder = tmp_path / "ports" / "1_ferries"
    folder.mkdir(parents=True)
    write_ontology(folder, name="ontology.ttl")
    write_lines(folder / "fit.jsonl", examples()[:10])
    write_lines(folder / "dev.jsonl", examples()[10:])
    command = [sys.executable, str(BENCHMARK), str(tmp_path)]
    done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=120)
    assert 0 == done.returncode, done.stderr[-2000:]
    mean = next(line.split() for line in done.stdout.splitlines() if line.startswith("mean"))
    assert "2" == mean[1]
    assert 0.5 < float(mean[7])
