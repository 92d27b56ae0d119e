"""A build that is killed at any moment leaves the old output or the new one, and the next run finishes it."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from typing import Any

import pytest

import killing
from build_samples import TEXTS

pytestmark = [
    pytest.mark.model,
    pytest.mark.slow,
    pytest.mark.skipif(not hasattr(os, "fork"), reason="a process is forked for each kill"),
]
POINTS = 50


@pytest.fixture(scope="module")
def left(tmp_path_factory: pytest.TempPathFactory) -> list[dict[str, Any]]:
    """Kill a build at many points, in a process of its own whose forks are killed."""
    from kgraph.build import build  # noqa: PLC0415 - reads with the language model

    folder = tmp_path_factory.mktemp("kills")
    build(list(TEXTS)).save(folder / "old")
    command = [sys.executable, killing.__file__, str(folder)]
    done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=1200)
    assert done.returncode == 0, done.stderr[-2000:]
    return [json.loads(line) for line in done.stdout.splitlines()]


def test_there_are_many_points(left: list[dict[str, Any]]) -> None:
    """Enough operations are killed, before the folders change places and after."""
    assert POINTS <= len(left)
    assert all(record["killed"] for record in left)
    assert {"old", "new"} <= {record["left"] for record in left}


def test_the_output_is_always_whole(left: list[dict[str, Any]]) -> None:
    """No moment leaves half an output, or none."""
    assert [] == [record for record in left if record["left"] == "neither"]


def test_the_next_run_finishes(left: list[dict[str, Any]]) -> None:
    """What was begun is done, with the user's own files, and nothing lies about."""
    assert [] == [record for record in left if not record["again"] or record["beside"] != ["out"]]


def test_the_new_output_stays(left: list[dict[str, Any]]) -> None:
    """The points follow the order of the operations: once the new output is there, it is there for good."""
    order = [record["left"] for record in left]
    assert sorted(order, key=["old", "new"].index) == order
