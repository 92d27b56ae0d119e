"""What makes a confidence is fitted to what was judged, and what is kept is what the script writes."""

from __future__ import annotations

import importlib
from dataclasses import replace
from pathlib import Path
from types import ModuleType

import numpy as np
import pytest

BENCHMARKS = Path(__file__).resolve().parents[2] / "benchmarks"


@pytest.fixture
def weights(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    """Give the script as a module."""
    monkeypatch.syspath_prepend(str(BENCHMARKS))
    return importlib.import_module("confidence_weights")


@pytest.mark.parametrize(
    ("label", "expected"),
    [("Ada Lang", True), ("Bank of Norway", True), ("chairman of Corvane", False), ("money amount=5 unit=USD", False)],
    ids=["person", "small word", "role", "value"],
)
def test_names_are_told_by_their_capitals(weights: ModuleType, label: str, expected: bool) -> None:
    """A label is a name if all its words but small ones are capitalised."""
    assert expected == weights.is_named(label)


def test_signs_are_weighed_by_what_was_judged(weights: ModuleType) -> None:
    """A property that is right more often has the greater share; what only right readings have adds to their chance."""
    path = min((BENCHMARKS / "judged").glob("*.jsonl"))
    (one, *_) = weights.read_lists([path])[path.stem]
    good = replace(one, predicate="heldOn", object="Ada Lang", verdict="correct")
    bad = replace(good, predicate="tookFrom", object="some people", verdict="wrong")
    lists = [[good] * 6 + [bad] * 5] * 3
    fitted = weights.fit(lists)
    assert fitted.shares["tookFrom"] < fitted.shares[""] < fitted.shares["heldOn"] < 1
    assert fitted.weights[weights.WEIGHTS.index("named")] > 0
    high, low = weights.chances(fitted, [good, bad])
    assert low < np.mean([high, low]) < high


def test_kept_weights_are_those_of_the_script(weights: ModuleType) -> None:
    """The file in the ontology is what the script writes for the lists that it names."""
    text = weights.OUT.read_text(encoding="utf-8")
    names = weights.lists_of(text)
    lists = weights.read_lists([BENCHMARKS / "judged" / f"{name}.jsonl" for name in names])
    assert len(names) >= 15
    assert text == weights.turtle(weights.fit(list(lists.values())), lists)
