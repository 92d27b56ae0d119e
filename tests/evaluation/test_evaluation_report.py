"""Figures come out as a table and as JSON, the same each time."""

from __future__ import annotations

import json

from kgraph.evaluation import Evaluation, Figure, Rate, to_json, to_table

RATE = Rate(0.75, 0.5, 0.9)
FIGURES = {
    "loose": Figure(3, 1, 1, RATE, RATE, RATE),
    "overall": Figure(3, 1, 2, RATE, Rate(0.6, 0.4, 0.8), RATE),
    "property:acquired": Figure(0, 0, 2, Rate(None), Rate(0.0, 0.0, 0.0), Rate(0.0, 0.0, 0.0)),
    "status:denied": Figure(3, 1, 2, RATE, RATE, RATE),
}
SHARES = {"status": (3, 4), "time": (0, 0)}
FOUND = Evaluation(5, FIGURES, {"must_not": 7, "must_not violated": 2}, SHARES, ("missed    a: x",))
EMPTY = Evaluation(0, {}, {"must_not": 0}, {"time": (0, 0)}, ())


def test_table() -> None:
    """The table has a row for each group, with gold, read and right before the rates."""
    lines = to_table(FOUND).splitlines()
    assert "5 sentences" in lines[0]
    [overall] = [line.split() for line in lines if line.startswith("overall ")]
    assert ["overall", "5", "4", "3", "75.0", "[50-90]", "60.0", "[40-80]", "75.0", "[50-90]"] == overall
    [acquired] = [line.split() for line in lines if line.startswith("acquired ")]
    assert ["acquired", "2", "0", "0", "-", "0.0", "[0-0]", "0.0", "[0-0]"] == acquired
    assert ["property", "status"] == [line.split()[0] for line in lines if line.startswith(("property", "status  "))]
    assert "status right: 3 of 4 (75.0 %), of statements found" in lines
    assert "time right: 0 of 0 (-), of statements right" in lines
    assert ["must_not: 7", "must_not violated: 2"] == lines[-2:]


def test_table_of_nothing() -> None:
    """No sentences give a table without figures."""
    assert ["must_not: 0"] == to_table(EMPTY).splitlines()[-1:]


def test_json() -> None:
    """JSON holds every figure under its group, and null where nothing is counted."""
    found = json.loads(to_json(FOUND))
    assert {"counts", "figures", "findings", "sentences", "shares"} == set(found)
    assert {"value": 0.6, "low": 0.4, "high": 0.8} == found["figures"]["overall"]["recall"]
    assert found["figures"]["property:acquired"]["precision"]["value"] is None
    assert {"right": 3, "counted": 4} == found["shares"]["status"]
    assert ["missed    a: x"] == found["findings"]


def test_json_of_nothing() -> None:
    """No sentences give an object with the same keys."""
    assert set(json.loads(to_json(FOUND))) == set(json.loads(to_json(EMPTY)))
