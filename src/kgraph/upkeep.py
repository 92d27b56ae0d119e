"""Keep a built folder up to date: build it anew, add documents, retract them. Only what is new is read.

Every step gives byte for byte what a whole build of the remaining documents gives. What was read stays in the folder's
`readings/`; its manifest says with what.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kgraph.archive import (
    FOLDER,
    Archive,
    Collection,
    Journal,
    add_documents,
    agrees,
    collect,
    find_in,
    load_archive,
    read_manifest,
    replaced,
    without,
)
from kgraph.config import BuildConfig, Digests, digests
from kgraph.documents import WHOLE, find_documents, list_sources
from kgraph.errors import ReadError
from kgraph.iris import Minter
from kgraph.model import Document, Status

if TYPE_CHECKING:
    from kgraph.build import Progress, Result

_OPTIONS = {
    "ontology": "--ontology",
    "shapes": "--shapes",
    "config": "--config",
    "model_dir": "--model-dir",
    "kb": "--kb",
    "decisions": "--decisions",
}


@dataclass(frozen=True, slots=True)
class Kept:
    """What a built folder keeps.

    Args:
        archive: Its documents, and what the reader of today reads in them as it did then.
        notes: Why something has to be read again, in sentences.
    """

    archive: Archive
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Change:
    """What becomes of a folder.

    Args:
        result: The graph to write.
        notes: What the user has to know, in sentences.
    """

    result: Result
    notes: tuple[str, ...] = ()


def is_current(folder: Path, inputs: Sequence[Path], config: BuildConfig) -> bool:
    """Tell by digests alone whether a build of inputs would write what a folder holds already.

    Raises:
        KgraphError: If an input or a file that is named does not exist.
    """
    manifest = read_manifest(folder)
    if config.share != WHOLE:
        return False  # only reading tells which lines of a file are in a share
    if not manifest or manifest.get("digests", {}).get("build") != digests(config).build:
        return False
    if manifest.get("formats", []) != sorted(config.formats):
        return False
    return agrees(folder, manifest, list_sources(inputs))


def rebuild(
    folder: Path, inputs: Sequence[Path], config: BuildConfig, *, force: bool = False, progress: Progress | None = None
) -> Change:
    """Build a graph of inputs, and read only what a folder keeps no reading of.

    Args:
        folder: What was built before, if anything.
        inputs: As for `kgraph.build.build`.
        config: How to build.
        force: Whether to read everything.
        progress: As for `kgraph.build.build`.
    """
    from kgraph.build import build  # noqa: PLC0415 - starts the stages

    now = digests(config)
    journal = Journal.beside(folder, now.reader)
    if force:
        journal.clear()
    journal.sweep()
    kept = Kept(Archive()) if force else _kept(folder, now)
    result = build(inputs, config=config, progress=progress, kept=kept.archive, journal=journal)
    return Change(result, kept.notes)


def add(folder: Path, inputs: Sequence[Path], config: BuildConfig, *, progress: Progress | None = None) -> Change:
    """Add documents to a built folder; a document of the same id or source is replaced.

    Args:
        folder: The built folder.
        inputs: As for `kgraph.build.build`.
        config: Files that it was built with; its other settings are taken from its manifest.
        progress: As for `kgraph.build.build`.

    Raises:
        KgraphError: If the folder or an input cannot be used, or a setting is not given.
    """
    settings = with_settings(folder, config)
    kept = _require_kept(folder, settings)
    new = collect(find_documents(inputs))
    gone = replaced(kept.archive.collection, new)
    notes = (f"replaced    {len(gone)}: {', '.join(document.id for document in gone)}",) if gone else ()
    return _changed(folder, add_documents(kept.archive.collection, new), kept, settings, progress, notes)


def retract(folder: Path, name: str, config: BuildConfig, *, progress: Progress | None = None) -> Change:
    """Take a document out of a built folder, with all that it alone says.

    Args:
        folder: The built folder.
        name: Its id, IRI, source or title, or the beginning of one; a source takes all that came of it.
        config: As for `add`.
        progress: As for `kgraph.build.build`.

    Raises:
        KgraphError: If nothing is called so, or it was the last document; else as `add`.
    """
    settings = with_settings(folder, config)
    kept = _require_kept(folder, settings)
    gone = find_in(kept.archive.collection, name, Minter(settings.base))
    left = without(kept.archive.collection, gone)
    if not left.documents:
        raise ReadError(
            "last-document", f"'{folder}' has no document but {name!r}.", "Delete the folder, or add another first."
        )
    ids = [item.id if isinstance(item, Document) else item.item for item in gone]
    return _changed(folder, left, kept, settings, progress, (f"retracted   {len(ids)}: {', '.join(ids)}",))


def with_settings(folder: Path, config: BuildConfig) -> BuildConfig:
    """Take the settings that a folder was built with from its manifest.

    Files are not kept there, for they may be large or lie elsewhere now: they are named again.

    Raises:
        ReadError: If it is no built folder, or a file that it was built with is not named.
    """
    manifest = read_manifest(folder)
    if "documents" not in manifest:
        raise ReadError("no-output", f"'{folder}' is no folder that kgraph built.", "Give one made by `kgraph build`.")
    used = manifest.get("digests", {})
    for name, option in _OPTIONS.items():
        if used.get(name) and not getattr(config, name):
            raise ReadError(
                "missing-setting",
                f"'{folder}' was built with {_named(manifest, name)}, which is not given.",
                f"Name it with {option}.",
            )
    return replace(
        config,
        model=config.model or str(manifest.get("model", "")),
        base=str(manifest.get("base", config.base)),
        plain=frozenset(map(Status, manifest.get("plain", config.plain))),
        open_statements=bool(manifest.get("open_statements", True)),
        nanopub=bool(manifest.get("nanopub", False)),
        formats=frozenset(manifest.get("formats", ())),
        infer=bool(manifest.get("infer", False)),
    )


def _named(manifest: Mapping[str, Any], name: str) -> str:
    value = manifest.get(name, "")
    # Of an ontology the manifest lists all files, the one that was named first.
    names = value[:1] if name == "ontology" else value if isinstance(value, list) else [value]
    return f"{name.replace('_', '-')} {', '.join(map(repr, names))}"


def _changed(
    folder: Path,
    collection: Collection,
    kept: Kept,
    config: BuildConfig,
    progress: Progress | None,
    notes: tuple[str, ...],
) -> Change:
    from kgraph.build import build_collection  # noqa: PLC0415 - starts the stages

    journal = Journal.beside(folder, digests(config).reader)
    journal.sweep()
    result = build_collection(collection, config=config, progress=progress, kept=kept.archive, journal=journal)
    return Change(result, (*kept.notes, *notes))


def _require_kept(folder: Path, config: BuildConfig) -> Kept:
    """Give what a folder keeps; of one without readings, its documents."""
    kept = _kept(folder, digests(config))
    if kept.archive.collection.documents:
        return kept
    from kgraph.export import load_documents, load_rejections  # noqa: PLC0415 - starts Oxigraph

    documents = load_documents(folder / "documents.jsonl")
    known = {document.id for document in documents}
    unread = (item for item in load_rejections(folder / "rejections.jsonl") if item.document not in known)
    return Kept(Archive(collect((*documents, *unread))), kept.notes)


def _kept(folder: Path, now: Digests) -> Kept:
    manifest = read_manifest(folder)
    if not manifest:
        return Kept(Archive())
    if not (folder / FOLDER).is_dir():
        return Kept(Archive(), (f"read again  all: '{folder}' keeps no readings, another version built it",))
    try:
        archive = load_archive(folder, now.reader)
    except ReadError as error:
        return Kept(Archive(), (f"read again  all: {error.message}",))
    if archive.readings:
        return Kept(archive)
    changed = ", ".join(_changed_settings(manifest, now)) or "kgraph, its ontology, spaCy or the model"
    return Kept(archive, (f"read again  all: '{folder}' was built with another state of {changed}",))


def _changed_settings(manifest: Mapping[str, Any], now: Digests) -> Iterator[str]:
    used = manifest.get("digests", {})
    yield from (option for name, option in _OPTIONS.items() if used.get(name, "") != now.files.get(name, ""))
