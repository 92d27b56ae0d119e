"""Read one shard and commit it: the function that every engine runs, in whatever process."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from kgraph.archive import Journal, Shard
from kgraph.config import BuildConfig
from kgraph.iris import digest
from kgraph.model import Document, Reading, Rejection
from kgraph.ontology import Ontology, load_ontology

_SHOWN = 200


@dataclass(frozen=True, slots=True)
class Job:
    """What a process has to know to read shards.

    Args:
        config: How to read.
        folder: Where the journal is.
        reader: Digest of what reads.
    """

    config: BuildConfig
    folder: Path
    reader: str

    @property
    def journal(self) -> Journal:
        """Give the journal that the shards are committed to."""
        return Journal(self.folder, self.reader)


def read_shard(shard: Shard, job: Job) -> str:
    """Read a shard and commit what was read; one that is committed already is left as it is.

    Nothing of it stays in the vocabulary of the pipeline, which is loaded once in a process.

    Args:
        shard: What to read.
        job: How, and where to commit it.

    Returns:
        The name of the shard.

    Raises:
        KgraphError: If the pipeline cannot be loaded.
    """
    journal = job.journal
    if not journal.holds(shard):
        journal.commit(shard, read_all(shard.documents, job.config, job.reader))
    return shard.name


@lru_cache(maxsize=1)
def load_reader(config: BuildConfig, reader: str) -> Any:  # noqa: ANN401, ARG001 - spaCy's; where it changes, so does the pipeline
    """Load the pipeline, once for all shards.

    Args:
        config: How to read.
        reader: Digest of what reads: a file of the configuration may hold something else than before.

    Raises:
        KgraphError: If it cannot be loaded.
    """
    from kgraph.nlp import load_pipeline  # noqa: PLC0415 - starts spaCy, which whoever only hands out shards must not

    return load_pipeline(
        config.model,
        config=config.config,
        ontology=config.ontology,
        open_statements=config.open_statements,
        model_dir=config.model_dir,
        kb=config.kb,
    )


def read_all(
    documents: Sequence[Document], config: BuildConfig, reader: str, progress: Callable[[Document], None] | None = None
) -> tuple[Reading, ...]:
    """Read documents; one that the pipeline fails on holds nothing, and a rejection says why.

    Args:
        documents: In any order.
        config: How to read.
        reader: Digest of what reads.
        progress: Told of each document when it is read.

    Returns:
        One reading a document, in their order.

    Raises:
        KgraphError: If the pipeline cannot be loaded.
    """
    nlp, ontology = load_reader(config, reader), load_ontology(config.ontology)
    found: list[Reading] = []
    with nlp.memory_zone():
        for reading in _iter_read(documents, nlp, ontology):
            found.append(reading)
            if progress is not None:
                progress(reading.document)
    return tuple(found)


def _iter_read(documents: Sequence[Document], nlp: Any, ontology: Ontology) -> Iterator[Reading]:  # noqa: ANN401 - as above
    from kgraph.nlp import iter_readings  # noqa: PLC0415 - as above

    done = 0
    try:
        for reading in iter_readings(documents, nlp, ontology):
            yield reading
            done += 1
    except Exception as error:  # noqa: BLE001 - a component may fail in any way and must not stop the other documents
        if len(documents) > 1:
            for document in documents[done:]:
                yield from _iter_read([document], nlp, ontology)
        else:
            reason = f"{type(error).__name__}: {' '.join(str(error).split())[:_SHOWN]}"
            yield unread(documents[0], f"The reader failed: {reason}")


def singly(shard: Shard) -> tuple[Shard, ...]:
    """Cut a shard that kills whoever reads it into shards of one document, to find out which one does."""
    return tuple(Shard(f"{shard.name}.{digest(document.id)}", (document,)) for document in shard.documents)


def set_aside(shard: Shard, job: Job) -> None:
    """Commit a shard of one document, which kills whoever reads it, as one that holds nothing."""
    reason = "Each process that read it died; the other documents are read."
    job.journal.commit(shard, [unread(shard.documents[0], reason)])


def unread(document: Document, detail: str) -> Reading:
    """Give the reading of a document that cannot be read: nothing, and why.

    Example:
        >>> document = Document("d", "Text.", "d.txt", "text/plain", "", ())
        >>> unread(document, "The reader failed.").rejections[0].reason
        'reader-failed'
    """
    reason = Rejection(item=document.id, reason="reader-failed", detail=detail, document=document.id)
    return Reading(document, rejections=(reason,))
