"""Digests of what a reading and a graph depend on: files, folders, settings."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from pathlib import Path

from kgraph.errors import ReadError

_SKIPPED = frozenset(("__pycache__", ".pyc", ".pyo"))


def digest_parts(*parts: str) -> str:
    """Hash texts, each told from the next.

    Example:
        >>> digest_parts("a", "b") == digest_parts("ab")
        False
    """
    return hashlib.sha256("".join(f"{len(part)}:{part}" for part in parts).encode()).hexdigest()


def digest_files(files: Iterable[Path]) -> str:
    """Hash the names and bytes of files; nothing gives an empty text.

    Raises:
        ReadError: If one cannot be read.
    """
    lines = sorted((file.name, _digest(file)) for file in files)
    return digest_parts(*(part for line in lines for part in line)) if lines else ""


def digest_tree(folder: Path, *names: str) -> str:
    """Hash the paths and bytes of all files in a folder, or in some of what it holds.

    Args:
        folder: Where to start; the paths are those below it.
        names: Files and folders in it; all if none is given.

    Raises:
        ReadError: If a file cannot be read.
    """
    roots = [folder / name for name in names] or [folder]
    files = {file for root in roots for file in ([root] if root.is_file() else root.rglob("*")) if file.is_file()}
    kept = sorted((file.relative_to(folder).as_posix(), file) for file in files if not _is_skipped(file))
    return digest_parts(*(part for name, file in kept for part in (name, _digest(file))))


def _is_skipped(file: Path) -> bool:
    return file.suffix in _SKIPPED or not _SKIPPED.isdisjoint(file.parts)


def _digest(file: Path) -> str:
    try:
        with file.open("rb") as stream:
            return hashlib.file_digest(stream, "sha256").hexdigest()
    except OSError as error:
        raise ReadError("missing-input", f"'{file}' cannot be read: {error.strerror}.", "Check the path.") from error
