"""Merge folders that were built apart into the folder that one build of all their documents gives."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from kgraph.archive import Archive, Chosen, Journal, collect, load_archive, read_manifest
from kgraph.config import BuildConfig, digests
from kgraph.errors import ReadError
from kgraph.model import Document, Rejection
from kgraph.progress import Progress
from kgraph.upkeep import Change, with_settings


def merge_folders(
    folders: Sequence[Path], output: Path, config: BuildConfig, *, progress: Progress | None = None
) -> Change:
    """Merge built folders; nothing is read again but what another version of kgraph read.

    Args:
        folders: What was built, of shares of the inputs or of whatever else, with the same settings.
        output: What will be written.
        config: Files that they were built with; other settings are taken from their manifests.
        progress: As for `kgraph.build.build`.

    Returns:
        The graph of all their documents: byte for byte that of one build of all inputs.

    Raises:
        KgraphError: If a folder cannot be used, or they were built in different ways.
    """
    settings = with_settings(folders[0], config)
    for folder in folders[1:]:
        _require_same(folders[0], folder)
    reader = digests(settings).reader
    kept = _together([load_archive(folder, reader) for folder in folders])
    from kgraph.build import build_collection  # noqa: PLC0415 - starts the stages

    journal = Journal.beside(output, reader)
    journal.sweep()
    result = build_collection(kept.collection, config=settings, progress=progress, kept=kept, journal=journal)
    return Change(result, (f"merged      {len(folders)} folders",))


def _together(archives: Sequence[Archive]) -> Archive:
    found: list[Document | Rejection] = []
    for archive in archives:
        found += archive.collection.documents
        found += archive.collection.unread
    collection = collect(found)
    return Archive(collection, Chosen(collection.documents, [archive.readings for archive in archives]))


def _require_same(first: Path, other: Path) -> None:
    one, two = read_manifest(first), read_manifest(other)
    if not two or one.get("digests", {}).get("build") != two.get("digests", {}).get("build"):
        raise ReadError(
            "different-builds",
            f"'{first}' and '{other}' were not built in the same way.",
            "Build them with the same kgraph, model, ontology and options.",
        )
