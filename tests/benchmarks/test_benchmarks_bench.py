"""`make bench` runs what it is told, goes on after a failure, and computes what many articles would cost."""

from __future__ import annotations

import importlib
import subprocess
import sys
from pathlib import Path

import pytest

BENCHMARKS = Path(__file__).resolve().parents[2] / "benchmarks"
MEASURED = """
  articles    workers  reading s   a second      all s  parent MB  worker MB
     1,000          1      200.0        5.0      360.0      100.0      500.0
     1,000          2      100.0       10.0      180.0      100.0      500.0
unchanged rerun: 0.50 s
"""


def test_cost_is_that_of_the_whole_build(monkeypatch: pytest.MonkeyPatch) -> None:
    """0.36 s an article are 100 hours a million; two workers take half of them, at the same cost."""
    monkeypatch.syspath_prepend(str(BENCHMARKS))
    bench = importlib.import_module("bench")
    (table,) = bench.cost(MEASURED, 0.05)
    assert "| 1,000,000 | 1 | 100 | 4.2 | 100 | 5 |" in table
    assert "| 100,000,000 | 2 | 5,000 | 208.3 | 10,000 | 500 |" in table
    assert list(bench.cost("nothing", 0.05)) == []


def test_what_fails_is_told_and_stops_nothing(tmp_path: Path) -> None:
    """A folder that there is not: the report is written, says so, and the exit code too."""
    report = tmp_path / "report.md"
    command = [sys.executable, BENCHMARKS / "bench.py", tmp_path / "none", "--only", "peers", "--out", report]
    done = subprocess.run(list(map(str, command)), capture_output=True, text=True, check=False, timeout=120)
    text = report.read_text("utf-8")
    assert done.returncode == 1
    assert "## peers.py" in text
    assert "FAILED with 1" in text
    assert "cores, load before" in text
