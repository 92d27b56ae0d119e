"""The benchmark of learning from examples on a small folder of our own."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from learning_samples import examples, write_lines, write_ontology

BENCHMARK = Path(__file__).resolve().parents[2] / "benchmarks" / "text2kg.py"


@pytest.mark.model
@pytest.mark.parametrize(("options", "least"), [([], 0.5), (["--no-examples"], 0.2)], ids=["learnt", "labels"])
def test_the_benchmark_runs(tmp_path: Path, options: list[str], least: float) -> None:
    """The benchmark learns from one part of a folder, or from nothing, and prints the figures of the other."""
    folder = tmp_path / "ports" / "1_ferries"
    folder.mkdir(parents=True)
    write_ontology(folder, name="ontology.ttl")
    write_lines(folder / "fit.jsonl", examples()[:10])
    write_lines(folder / "dev.jsonl", examples()[10:])
    command = [sys.executable, str(BENCHMARK), str(tmp_path), *options]
    done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=120)
    assert 0 == done.returncode, done.stderr[-2000:]
    mean = next(line.split() for line in done.stdout.splitlines() if line.startswith("mean"))
    assert "2" == mean[1]
    assert least < float(mean[7])
