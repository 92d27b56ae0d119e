"""Load a built graph into an Oxigraph store on disk, and keep it in step with what is built later.

Spec of the atomic change: a SPARQL Update request is one transaction of Oxigraph. Beside the store stand copies of the
files it was filled with, so that the next load finds what changed by comparing text.
"""

from __future__ import annotations

import filecmp
import json
import shutil
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import pyoxigraph as ox

from kgraph.errors import StoreError
from kgraph.store.change import FileChange, compare, write_request
from kgraph.store.place import put, restore, workshop
from kgraph.store.reading_progress import Report, watch_reading
from kgraph.store.sections import ForeignFormError
from kgraph.store.source import LOADED, MARKER, is_store, load_file

_LAYOUT = 2
# Above this many lines a new store is built: one transaction is held in memory.
_MOST_LINES = 200_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Loaded:
    """What a load did.

    Args:
        quads: How many the store holds now.
        added: How many it did not hold before.
        removed: How many it holds no more.
        documents: IRIs of the named graphs that changed; empty for a new store.
        is_new: Whether the store was built from nothing.
    """

    quads: int
    added: int
    removed: int = 0
    documents: tuple[str, ...] = ()
    is_new: bool = False


def load(
    graph_files: Sequence[str | Path], directory: str | Path, *, progress: Report | None = None, fresh: bool = False
) -> Loaded:
    """Make a store on disk hold what files hold: Turtle in the default graph, TriG in its named graphs.

    A store that `load` made is changed where the files changed since, in one transaction; when nearly all changed it
    is built beside its place and put there when it is whole. Whatever stops a load, kill -9 included, leaves the
    earlier store or the new one. Any other folder with files is refused.

    Args:
        graph_files: RDF files, such as `graph.ttl` and `graph.trig` of a built folder.
        directory: Folder of the store; made if missing.
        progress: Called with a file's name and how much of it is read, from 0 to 1.
        fresh: Build a new store whatever changed, as after another program wrote to it.

    Returns:
        How much the store holds, and what changed.

    Raises:
        StoreError: If a file cannot be read, the folder is not ours to fill, or it cannot be written.

    Example:
        >>> from tempfile import TemporaryDirectory
        >>> with TemporaryDirectory() as folder:
        ...     file = Path(folder, "graph.ttl")
        ...     _ = file.write_text("<x:a> <x:b> <x:c> .", encoding="utf-8")
        ...     load([file], Path(folder, "store")).quads
        1
    """
    target, files = Path(directory), [Path(file) for file in graph_files]
    try:
        restore(target)
        _check_target(target)
        changes = None if fresh else _changes(target, files)
        if changes is not None:
            return _change(target, files, changes)
        with workshop(target) as folder:
            count = _fill(folder / "new", files, progress)
            put(folder / "new", target)
    except OSError as error:
        raise StoreError(
            "unwritable-store", f"the store '{target}' cannot be written: {error.strerror or error}.", "Check the path."
        ) from error
    return Loaded(quads=count, added=count, is_new=True)


def _check_target(target: Path) -> None:
    if target.is_file():
        raise StoreError("store-is-file", f"'{target}' is a file, not a folder.", "Name another folder with --to.")
    if not target.is_dir() or not any(target.iterdir()):
        return
    if not is_store(target) or not (target / MARKER).is_file():
        raise StoreError(
            "foreign-folder",
            f"'{target}' holds files that `kgraph load` did not write.",
            "Name an empty or new folder with --to.",
        )
    # Oxigraph lets one process write at a time; opening it takes the lock, closing gives it back.
    _open(target)


def _open(target: Path) -> ox.Store:
    try:
        return ox.Store(str(target))
    except OSError as error:
        raise StoreError(
            "store-in-use", f"the store '{target}' is open for writing elsewhere.", "Close it and load again."
        ) from error


def _fill(folder: Path, files: Sequence[Path], progress: Report | None) -> int:
    store = ox.Store(str(folder))
    prefixes: dict[str, str] = {}
    for file in files:
        with watch_reading(file, progress):
            prefixes.update(load_file(store, file))
    store.flush()
    _keep(folder, files)
    write_note(folder, prefixes, [file.name for file in files])
    return len(store)


def _keep(folder: Path, files: Sequence[Path]) -> None:
    """Copy the files beside the store: the next load compares with them."""
    kept = folder / LOADED
    kept.mkdir(exist_ok=True)
    for file in files:
        part = kept / f"{file.name}.part"
        shutil.copyfile(file, part)
        part.replace(kept / file.name)


def write_note(folder: Path, prefixes: Mapping[str, str], files: Sequence[str]) -> None:
    """Note beside a store its prefixes, and which of the copied files it is known to hold, if any."""
    note = {"layout": _LAYOUT, "prefixes": dict(sorted(prefixes.items())), "files": list(files)}
    part = folder / f"{MARKER}.part"
    part.write_text(json.dumps(note, indent=2) + "\n", encoding="utf-8")
    part.replace(folder / MARKER)


def _changes(target: Path, files: Sequence[Path]) -> list[FileChange] | None:
    """Find what changed since the store was filled; None if that is not known, or too much."""
    try:
        note = json.loads((target / MARKER).read_text(encoding="utf-8"))
        if note["layout"] != _LAYOUT or note["files"] != [file.name for file in files]:
            return None
        found: list[FileChange] = []
        room = _MOST_LINES
        for file in files:
            kept = target / LOADED / file.name
            if filecmp.cmp(kept, file, shallow=False):
                continue
            found.append(compare(kept, file, most=room))
            room -= found[-1].size
            if found[-1].head != found[0].head:
                return None
    except (OSError, ValueError, KeyError, TypeError, ForeignFormError):
        return None
    return found


def _change(target: Path, files: Sequence[Path], changes: Sequence[FileChange]) -> Loaded:
    """Take the changes over in one transaction."""
    store = _open(target)
    if any(change.size for change in changes):
        prefixes = json.loads((target / MARKER).read_text(encoding="utf-8"))["prefixes"]
        # From here until the copies are the new ones, nobody may believe the copies.
        write_note(target, prefixes, [])
        store.update(write_request(changes, store))
        store.flush()
        _keep(target, files)
        write_note(target, prefixes, [file.name for file in files])
    parts = [part for change in changes for part in (*change.removed, *change.added)]
    return Loaded(
        quads=len(store),
        added=sum(len(part.lines) for change in changes for part in change.added),
        removed=sum(len(part.lines) for change in changes for part in change.removed),
        documents=tuple(sorted({part.key[0][1:-1] for part in parts if part.key[0]})),
    )
