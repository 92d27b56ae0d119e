"""Dask reads what this process reads, in real workers of its own, whatever becomes of these."""

from __future__ import annotations

import os
import random
import signal
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from threading import Thread
from typing import Any

import pytest

from engine_samples import KILLING, dangerous, notes
from kgraph.archive import Journal, cut
from kgraph.config import BuildConfig
from kgraph.engine import read_documents
from kgraph.engine.cluster import read_on_cluster
from kgraph.engine.shard import Job
from kgraph.errors import PipelineError
from kgraph.model import Engine

distributed = pytest.importorskip("distributed", reason="needs kgraph[dask]")
pytestmark = [
    pytest.mark.model,
    pytest.mark.slow,
    # Dask leaves sockets and loops to the end of the process.
    pytest.mark.filterwarnings("ignore"),
]
READER = "r"


@pytest.fixture(scope="module")
def config(tmp_path_factory: pytest.TempPathFactory) -> BuildConfig:
    """Give a pipeline that starts at once."""
    return dangerous(tmp_path_factory.mktemp("danger"))


@pytest.fixture(scope="module")
def cluster(config: BuildConfig) -> Iterator[Any]:
    """Start a cluster of two processes, after the component is on the path that they take over."""
    assert config.config is not None
    os.environ["PYTHONPATH"] = os.pathsep.join([str(config.config.parent), os.environ.get("PYTHONPATH", "")])
    with distributed.LocalCluster(n_workers=2, threads_per_worker=1, dashboard_address=None) as started:
        yield started


def test_dask_reads_the_same(config: BuildConfig, cluster: Any, tmp_path: Path) -> None:
    """By its address, with the same function for each shard, and told how far it is."""
    documents = notes(150)
    told: list[tuple[int, int]] = []
    settings = replace(config, engine=Engine.DASK, scheduler=cluster.scheduler_address)
    journal = Journal(tmp_path / "journal", READER)
    readings = read_documents(
        documents, settings, READER, journal=journal, progress=lambda done, _, total=0: told.append((done, total))
    )
    assert read_documents(documents, config, READER) == readings
    assert (150, 150) == told[-1]


def test_killed_workers_change_nothing(config: BuildConfig, cluster: Any, tmp_path: Path) -> None:
    """Dask starts others, and does their shards again."""
    documents = notes(300)
    chance = random.Random(1)  # noqa: S311 - the same moments in every run of the tests
    journal = Journal(tmp_path / "journal", READER)

    def kill() -> None:
        time.sleep(chance.random())
        for nanny in list(cluster.workers.values())[:1]:
            os.kill(nanny.pid, signal.SIGKILL)

    killer = Thread(target=kill)
    killer.start()
    read_on_cluster(cut(documents, 20), Job(config, journal.folder, READER), 2, cluster.scheduler_address)
    killer.join()
    assert read_documents(documents, config, READER) == journal.load()


def test_a_document_that_kills_is_set_aside(config: BuildConfig, cluster: Any, tmp_path: Path) -> None:
    """As with workers of our own, to the same words."""
    documents = notes(5, n3=KILLING)
    journal = Journal(tmp_path / "journal", READER)
    read_on_cluster(cut(documents), Job(config, journal.folder, READER), 2, cluster.scheduler_address)
    readings = journal.load()
    assert ["reader-failed"] == [rejection.reason for rejection in readings[documents[3]].rejections]
    assert readings[documents[4]].entities


def test_a_scheduler_that_is_not_there_is_told(config: BuildConfig, tmp_path: Path) -> None:
    """The address is named."""
    from dask import config as settings  # noqa: PLC0415 - an extra

    with settings.set({"distributed.comm.timeouts.connect": "1s"}), pytest.raises(PipelineError, match="no-scheduler"):
        read_on_cluster(cut(notes(1)), Job(config, tmp_path, READER), 1, "tcp://127.0.0.1:1")
