"""Run `kgraph` as its users do: in this process, or in one of its own."""

from __future__ import annotations

import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

from kgraph.cli.app import run

SAMPLE = Path(__file__).parent / "store" / "data" / "out"


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a command gave."""

    code: int
    out: str
    err: str


def call(capture: pytest.CaptureFixture[str], *words: str | Path) -> Outcome:
    """Run a command in this process; `capture` is the `capfd` fixture."""
    capture.readouterr()
    code = run([str(word) for word in words])
    captured = capture.readouterr()
    return Outcome(code, captured.out, captured.err)


def start(*words: str | Path, stdin: str = "", cwd: Path | None = None) -> Outcome:
    """Run a command in a process of its own."""
    done = subprocess.run(
        [sys.executable, "-m", "kgraph", *map(str, words)],
        input=stdin.encode(),
        capture_output=True,
        check=False,
        cwd=cwd,
        timeout=120,
    )
    return Outcome(done.returncode, done.stdout.decode(), done.stderr.decode())
