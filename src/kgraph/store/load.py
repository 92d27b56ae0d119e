"""Load a built graph into an Oxigraph store on disk."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

import pyoxigraph as ox

from kgraph.errors import StoreError
from kgraph.store.source import MARKER, is_store, load_file

_LAYOUT = 1


def load(graph_files: Sequence[str | Path], directory: str | Path) -> int:
    """Fill a store on disk: triples of Turtle into the default graph, those of TriG into their named graphs.

    The store is built beside its place and moved there when it is whole, so a failed load leaves nothing behind and
    an earlier store as it was. A store that `load` made is replaced; any other folder with files is refused.

    Args:
        graph_files: RDF files, such as `graph.ttl` and `graph.trig` of a built folder.
        directory: Folder of the store; made if missing.

    Returns:
        The number of quads in the store.

    Raises:
        StoreError: If a file cannot be read, the folder is not ours to fill, or it cannot be written.

    Example:
        >>> from tempfile import TemporaryDirectory
        >>> with TemporaryDirectory() as folder:
        ...     file = Path(folder, "graph.ttl")
        ...     _ = file.write_text("<x:a> <x:b> <x:c> .", encoding="utf-8")
        ...     load([file], Path(folder, "store"))
        1
    """
    target = Path(directory)
    _check_target(target)
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        with TemporaryDirectory(prefix=f".{target.name}.", dir=target.parent) as workshop:
            count = _fill(Path(workshop, "new"), [Path(file) for file in graph_files])
            _move(Path(workshop), target)
    except OSError as error:
        raise StoreError(
            "unwritable-store", f"the store '{target}' cannot be written: {error.strerror or error}.", "Check the path."
        ) from error
    return count


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
    try:
        # Oxigraph lets one process write at a time; opening it takes the lock, closing gives it back.
        ox.Store(str(target))
    except OSError as error:
        raise StoreError(
            "store-in-use", f"the store '{target}' is open for writing elsewhere.", "Close it and load again."
        ) from error


def _fill(folder: Path, files: Sequence[Path]) -> int:
    store = ox.Store(str(folder))
    prefixes: dict[str, str] = {}
    for file in files:
        prefixes.update(load_file(store, file))
    store.flush()
    note = {"layout": _LAYOUT, "prefixes": dict(sorted(prefixes.items()))}
    (folder / MARKER).write_text(json.dumps(note, indent=2) + "\n", encoding="utf-8")
    return len(store)


def _move(workshop: Path, target: Path) -> None:
    """Put the new store in its place; the old one goes with the workshop, or back if the new one cannot come."""
    old = workshop / "old"
    if target.is_dir():
        target.rename(old)
    try:
        (workshop / "new").rename(target)
    except OSError:
        if old.is_dir():
            old.rename(target)
        raise
