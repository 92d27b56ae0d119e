"""Read shards with Dask: on this machine, or on the workers of any cluster of Dask's by its address.

Each task is one shard and `read_shard`, as everywhere. The workers commit to the journal, which has to lie where all of
them can write; a shard that Dask does twice is the same file.
"""

from __future__ import annotations

import os
from collections.abc import Iterable
from importlib import import_module
from typing import Any

from kgraph.archive import Shard
from kgraph.engine.process import THREADS
from kgraph.engine.shard import Job, read_shard, set_aside, singly
from kgraph.errors import PipelineError
from kgraph.progress import Progress


def read_on_cluster(
    shards: Iterable[Shard], job: Job, workers: int, address: str = "", progress: Progress | None = None
) -> None:
    """Read shards with Dask, and commit them.

    Args:
        shards: What to read.
        job: How, and where to commit it.
        workers: How many processes to start where there is no address.
        address: Of a scheduler (`tcp://…`); empty to start a cluster here.
        progress: Told after each shard.

    Raises:
        PipelineError: If Dask is not installed, or the scheduler cannot be reached.
        KgraphError: If the pipeline cannot be loaded.
    """
    held = tuple(shards)
    if held:
        with _client(workers, address) as client:
            _read(held, job, client, progress)


def _read(shards: tuple[Shard, ...], job: Job, client: Any, progress: Progress | None) -> None:  # noqa: ANN401 - as below
    distributed = _distributed()
    done, total = 0, sum(len(shard.documents) for shard in shards)
    running: dict[Any, Shard] = {}
    finished = distributed.as_completed()

    def start(these: Iterable[Shard]) -> None:
        for shard in these:
            future = client.submit(read_shard, shard, job, key=f"{shard.name}-{shard.key(job.reader)}")
            running[future] = shard
            finished.add(future)

    start(shards)
    for future in finished:
        shard = running.pop(future)
        try:
            future.result()
        except distributed.KilledWorker:
            if len(shard.documents) > 1:
                start(singly(shard))
                continue
            set_aside(shard, job)
        done += len(shard.documents)
        if progress is not None:
            progress(done, shard.documents[-1].source, total)


def _client(workers: int, address: str) -> Any:  # noqa: ANN401 - a class of an extra
    distributed = _distributed()
    try:
        if address:
            return distributed.Client(address)
        # The workers are started by this process and take its environment.
        os.environ.update(dict.fromkeys(THREADS, "1"))
        return distributed.Client(n_workers=workers, threads_per_worker=1, dashboard_address=None)
    except (OSError, TimeoutError) as error:
        raise PipelineError(
            "no-scheduler", f"the scheduler of Dask at {address!r} cannot be reached: {error}.", "Check --scheduler."
        ) from error


def _distributed() -> Any:  # noqa: ANN401 - a module of an extra
    try:
        return import_module("distributed")
    except ImportError as error:
        raise PipelineError("no-dask", "Dask is not installed.", "Run: pip install 'kgraph[dask]'.") from error
