"""Figures of the benchmarks: intervals, calibration, the form of judged lines, and the judged files that are kept."""

from __future__ import annotations

import importlib
import json
from pathlib import Path
from types import ModuleType

import numpy as np
import pytest

BENCHMARKS = Path(__file__).resolve().parents[2] / "benchmarks"
KEPT = sorted((BENCHMARKS / "judged").glob("*.jsonl"))
LINE: dict[str, object] = {
    "id": "one.txt#0-4/abcd",
    "document": "one.txt",
    "start": 0,
    "end": 4,
    "subject": "Acme",
    "predicate": "acquired",
    "object": "Initech",
    "status": "asserted",
    "speaker": "",
    "time": "2004",
    "rule": "acquired-1",
    "kind": "frame",
    "confidence": 0.85,
    "verdict": "correct",
    "error": "",
    "note": "",
}
BAD = {
    "field": LINE | {"sentence": "Acme bought Initech."},
    "verdict": LINE | {"verdict": "fine"},
    "error": LINE | {"verdict": "wrong", "error": "bad"},
    "text": LINE | {"note": "Acme bought Initech in 2004. " * 10},
}


@pytest.fixture
def judgements(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    """Import the module of judged lines, as the benchmarks beside it do."""
    monkeypatch.syspath_prepend(str(BENCHMARKS))
    return importlib.import_module("judgements")


@pytest.fixture
def reliability(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    """Import the benchmark of confidence."""
    monkeypatch.syspath_prepend(str(BENCHMARKS))
    return importlib.import_module("reliability")


@pytest.mark.parametrize(
    ("right", "counted", "low", "high"),
    [(0, 10, 0.0, 0.278), (9, 10, 0.596, 0.982), (10, 10, 0.722, 1.0), (0, 0, 0.0, 1.0)],
    ids=["none", "nine of ten", "all", "nothing counted"],
)
def test_wilson_interval(judgements: ModuleType, right: int, counted: int, low: float, high: float) -> None:
    """The interval is Wilson's, which stays inside 0 and 1 (values of scipy.stats.binomtest)."""
    assert (low, high) == pytest.approx(judgements.wilson(right, counted), abs=5e-4)


def test_judged_lines_survive(judgements: ModuleType, tmp_path: Path) -> None:
    """What is written is read again, and lines without a verdict are left out."""
    file = tmp_path / "judged.jsonl"
    line = judgements.Judgement(**LINE)
    judgements.write_judgements(file, [line, judgements.Judgement(**(LINE | {"verdict": ""}))])
    assert [line] == judgements.read_judgements(file)


@pytest.mark.parametrize("content", BAD.values(), ids=BAD.keys())
def test_text_of_articles_is_refused(judgements: ModuleType, tmp_path: Path, content: dict[str, object]) -> None:
    """A line with a field too many, an unknown verdict or text as long as a sentence is refused."""
    file = tmp_path / "judged.jsonl"
    file.write_text(json.dumps(content), "utf-8")
    with pytest.raises(ValueError, match=r"judged\.jsonl:1: "):
        judgements.read_judgements(file)


@pytest.mark.parametrize("file", KEPT, ids=lambda file: file.stem)
def test_kept_files_are_judged_throughout(judgements: ModuleType, file: Path) -> None:
    """Every kept line has a verdict, an error where it is not correct, and an id of its own."""
    judged = judgements.read_judgements(file)
    assert len(file.read_text("utf-8").splitlines()) == len(judged) == len({item.id for item in judged})
    assert [] == [item.id for item in judged if bool(item.error) == item.is_correct]
    assert len(judged) >= 60


def test_there_are_kept_files(judgements: ModuleType) -> None:
    """A list that is not found is not tested, and a share of few says little: there are hundreds in all."""
    assert len(KEPT) >= 8
    assert sum(len(judgements.read_judgements(file)) for file in KEPT) >= 1_150


def test_the_map_is_monotone(reliability: ModuleType) -> None:
    """Neighbouring confidences that are right less often than a lower one are pooled."""
    confidence = np.array([0.6, 0.6, 0.7, 0.7, 0.9, 0.9])
    right = np.array([0.0, 1.0, 0.0, 0.0, 1.0, 1.0])
    values, shares = reliability.fit_isotonic(confidence, right)
    assert [0.6, 0.7, 0.9] == list(values)
    assert [0.25, 0.25, 1.0] == pytest.approx(list(shares))
    assert 0.625 == pytest.approx(float(reliability.apply_map((values, shares), np.array([0.8]))[0]))


@pytest.mark.parametrize(
    ("confidence", "right", "expected"),
    [
        ([0.6, 0.8, 0.8], [0, 1, 1], 0.8),
        ([0.6, 0.8], [1, 1], 0.6),
        ([0.6, 0.8], [1, 0], None),
    ],
    ids=["cuts the lowest", "keeps all", "none is enough"],
)
def test_lowest_threshold(
    reliability: ModuleType, confidence: list[float], right: list[float], expected: float | None
) -> None:
    """The threshold is the lowest from which nine of ten are right."""
    assert expected == reliability.lowest_threshold(np.array(confidence), np.array(right, dtype=float))


def test_sure_and_right_has_no_error(reliability: ModuleType) -> None:
    """Confidence that agrees with the share right has no calibration error, and ranks as it should."""
    confidence, right = np.array([1.0, 1.0, 0.0]), np.array([1.0, 1.0, 0.0])
    assert 0.0 == reliability.calibration_error(confidence, right) == reliability.brier(confidence, right)
    assert 1.0 == reliability.rank_share(confidence, right)
