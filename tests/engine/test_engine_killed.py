"""A build whose processes are killed at any moment gives, when it is run again, what an undisturbed build gives."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from engine_samples import dangerous
from kgraph.config import BuildConfig

_CHILDREN = "/proc/{0}/task/{0}/children"
RUNS = 30
NOTES = 300
pytestmark = [
    pytest.mark.model,
    pytest.mark.slow,
    pytest.mark.skipif(not Path(_CHILDREN.format(os.getpid())).exists(), reason="the system does not name children"),
]


class Place:
    """Inputs, and a command that builds them.

    Args:
        folder: Where everything is.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._config: BuildConfig = dangerous(folder)
        lines = (
            f'{{"id": "n{number}", "text": "Note {number} cost $ {number} million."}}\n' for number in range(NOTES)
        )
        (folder / "notes.jsonl").write_text("".join(lines), encoding="utf-8")

    def start(self, output: Path) -> subprocess.Popen[bytes]:
        """Start a build with two workers."""
        words = ["build", self.folder / "notes.jsonl", "-o", output, "--workers", 2]
        options = ["--model", self._config.model, "--config", self._config.config]
        return subprocess.Popen(
            [sys.executable, "-m", "kgraph", *map(str, (*words, *options))],
            env={**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))},
            stderr=subprocess.PIPE,
        )

    def build(self, output: Path) -> dict[str, bytes]:
        """Build undisturbed, and give all files."""
        build = self.start(output)
        _, said = build.communicate(timeout=600)
        assert 0 == build.returncode, said.decode()[-2000:]
        assert [] == [file.name for file in output.parent.iterdir() if file.name.startswith(".")]
        return {str(file.relative_to(output)): file.read_bytes() for file in output.rglob("*") if file.is_file()}


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Place:
    """Make inputs that are read in several shards."""
    return Place(tmp_path_factory.mktemp("place"))


@pytest.fixture(scope="module")
def whole(place: Place, tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """Build undisturbed."""
    return place.build(tmp_path_factory.mktemp("whole") / "out")


def committed(output: Path) -> int:
    """Count the shards that are committed."""
    return len(list(output.with_name(f".{output.name}.journal").glob("*.json")))


def wait_for(build: subprocess.Popen[bytes], output: Path, shards: int, moment: float) -> None:
    """Wait until so many shards are committed, and a moment longer."""
    while build.poll() is None and committed(output) < shards:
        time.sleep(0.005)
    time.sleep(moment)


@pytest.mark.parametrize("run", range(RUNS))
def test_a_killed_build_goes_on(place: Place, whole: dict[str, bytes], tmp_path: Path, run: int) -> None:
    """Kill the parent, or workers, at some moment; run it again; every byte is as if nothing had happened."""
    chance = random.Random(run)  # noqa: S311 - the same moments in every run of the tests
    output = tmp_path / "out"
    build = place.start(output)
    wait_for(build, output, chance.randrange(5), chance.random() / 2)
    victims = [build.pid]
    if run % 2:
        children = Path(_CHILDREN.format(build.pid))
        victims = [int(child) for child in children.read_text().split()] if children.exists() else []
    for victim in victims[: 1 + run % 3]:
        os.kill(victim, signal.SIGKILL)
    _, said = build.communicate(timeout=600)
    if not run % 2:
        assert -signal.SIGKILL == build.returncode
        assert not output.exists() or place.build(output) == whole
    elif build.returncode:
        pytest.fail(said.decode()[-2000:])
    assert whole == place.build(output)


def test_ctrl_c_says_how_it_goes_on(place: Place, whole: dict[str, bytes], tmp_path: Path) -> None:
    """It ends with the code of an interrupted command, keeps what is read, and goes on."""
    output = tmp_path / "out"
    build = place.start(output)
    wait_for(build, output, 1, 0)
    build.send_signal(signal.SIGINT)
    _, said = build.communicate(timeout=600)
    if build.returncode:
        assert 130 == build.returncode
        assert b"run the same command again" in said
        assert committed(output)
    assert whole == place.build(output)
