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


@pytest.mark.model
def test_weights_are_measured_on_the_half_they_were_not_fitted_on(tmp_path: Path) -> None:
    """Two ontologies, of an odd and an even number: each is read with what the other taught."""
    for name in ("1_ferries", "2_boats"):
        folder = tmp_path / "ports" / name
        folder.mkdir(parents=True)
        write_ontology(folder, name="ontology.ttl")
        write_lines(folder / "fit.jsonl", examples() * 2)
        write_lines(folder / "dev.jsonl", examples()[:2])
    command = [sys.executable, str(BENCHMARK.with_name("schema_weights.py")), str(tmp_path), "--halves"]
    done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=120)
    assert 0 == done.returncode, done.stderr[-2000:]
    lines = done.stdout.splitlines()
    assert ["odd: ", "even: "] == [line[: line.index(":") + 2] for line in lines[:2]]
    names = [line.split(" ")[0] for line in lines]
    assert ["2_boats", "1_ferries*"] == [name for name in names if name[:2] in {"1_", "2_"}][:2]
