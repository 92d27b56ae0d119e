"""Read documents in the way that suits their number, and give back what was read."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from kgraph.archive import Journal, cut
from kgraph.config import BuildConfig
from kgraph.engine.cluster import read_on_cluster
from kgraph.engine.plan import plan_workers
from kgraph.engine.pool import read_in_workers
from kgraph.engine.shard import Job, read_all
from kgraph.model import Document, Engine, Reading
from kgraph.progress import Progress


def read_documents(
    documents: Iterable[Document],
    config: BuildConfig,
    reader: str,
    *,
    journal: Journal | None = None,
    progress: Progress | None = None,
) -> Mapping[Document, Reading]:
    """Read documents, in this process where they are few, and commit what is read shard by shard.

    Args:
        documents: Each with an id of its own.
        config: How, and with how many processes.
        reader: Digest of what reads.
        journal: Where to commit what is read; None for nowhere that outlives this process.
        progress: Told how far it is.

    Returns:
        The readings, those of few documents in memory and those of many on disk.

    Raises:
        KgraphError: If the pipeline cannot be loaded.
    """
    held = tuple(documents)
    workers = plan_workers(config.workers, len(held))
    if config.engine is Engine.DASK:
        workers = workers or 1
    if not held or not workers:
        return _read_here(held, config, reader, journal, progress)
    kept = journal or Journal.passing(reader)
    shards, job = cut(held), Job(config, kept.folder, reader)
    if config.engine is Engine.DASK:
        read_on_cluster(shards, job, workers, config.scheduler, progress)
    else:
        read_in_workers(shards, job, workers, progress)
    return kept.load(held)


def _read_here(
    documents: tuple[Document, ...],
    config: BuildConfig,
    reader: str,
    journal: Journal | None,
    progress: Progress | None,
) -> Mapping[Document, Reading]:
    readings: dict[Document, Reading] = {}
    done = 0

    def count(document: Document) -> None:
        if progress is not None:
            nonlocal done
            done += 1
            progress(done, document.source, len(documents))

    for shard in cut(documents):
        found = read_all(shard.documents, config, reader, count)
        if journal is not None:
            journal.commit(shard, found)
        readings.update((reading.document, reading) for reading in found)
    return readings
