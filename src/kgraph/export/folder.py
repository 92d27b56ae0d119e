"""An output folder that appears whole or not at all.

Files are staged in a hidden folder beside it, which then changes places with it in one step. Where the system has no
such step it is renamed into its place, and the next process puts right what one that died between two renames left.
What is not ours is never deleted: the manifest lists the files we wrote, and anything else in the folder stays.
"""

from __future__ import annotations

import glob
import hashlib
import json
import os
import secrets
import shutil
from collections.abc import Callable, Iterable
from contextlib import ExitStack
from pathlib import Path
from types import TracebackType
from typing import Any, BinaryIO

from kgraph.errors import ExportError
from kgraph.export.lock import hold, unwritable
from kgraph.export.swap import exchange

Write = Callable[[BinaryIO], None]
MANIFEST = "manifest.json"
_FILES = "files"
_MARK = "kgraph"
_NEW = ".new"


class OutputFolder:
    """Stage files and swap them in when all went well.

    Entering gives the folder to write into. Leaving adds the list of files (`files`, SHA-256 by path) and the mark
    `kgraph` to `manifest.json` there and puts the folder in place of the old one, unless that holds the same; an error,
    Ctrl-C included, leaves the old one untouched. Meanwhile no other process can do so.

    Args:
        path: The folder to write; it must not exist, be empty, or be one that we wrote.

    Raises:
        ExportError: If it is a file, holds what we did not write, cannot be written, or another process writes it.

    Example:
        >>> import tempfile
        >>> with tempfile.TemporaryDirectory() as parent:
        ...     with OutputFolder(Path(parent, "out")) as folder:
        ...         written = folder.joinpath("graph.nt").write_bytes(b"")
        ...     sorted(file.name for file in Path(parent, "out").iterdir())
        ['graph.nt', 'manifest.json']
    """

    def __init__(self, path: Path) -> None:
        self._path = Path(path).resolve()
        self._staging = self._path.with_name(f".{self._path.name}.{secrets.token_hex(4)}{_NEW}")
        self._old = self._path.with_name(f".{self._path.name}.old")
        self._held = ExitStack()

    def __enter__(self) -> Path:
        self._held.enter_context(hold(self._path))
        try:
            self._recover()
            _check_replaceable(self._path)
            self._staging.mkdir()
        except OSError as error:
            self._held.close()
            raise unwritable(self._path, error) from error
        except BaseException:
            self._held.close()
            raise
        return self._staging

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        try:
            if error is None:
                self._finish()
        except OSError as reason:
            raise unwritable(self._path, reason) from reason
        finally:
            shutil.rmtree(self._staging, ignore_errors=True)
            self._held.close()

    def _finish(self) -> None:
        _write_manifest(self._staging)
        if self._path.exists():
            if _is_same(self._path, self._staging):
                return
            _keep_foreign(self._path, self._staging)
            shutil.copymode(self._path, self._staging)
            if exchange(self._path, self._staging):
                return
        self._swap()
        shutil.rmtree(self._old, ignore_errors=True)

    def _swap(self) -> None:
        """Rename the old folder away and the new one in; put the old one back if that fails."""
        try:
            if self._path.exists():
                self._path.rename(self._old)
            self._staging.rename(self._path)
        except BaseException:
            self._put_back()
            raise

    def _recover(self) -> None:
        """Clear up after a process that died: nobody else is at work here, for the folder is held."""
        for left in self._path.parent.glob(f".{glob.escape(self._path.name)}.*{_NEW}"):
            shutil.rmtree(left)
        self._put_back()

    def _put_back(self) -> None:
        """Put back a folder that was renamed away, or clear it where the new one is in place."""
        if not self._old.exists():
            return
        if self._path.exists():
            shutil.rmtree(self._old)
        else:
            self._old.rename(self._path)


def write_folder(path: Path, files: Iterable[tuple[str, bytes | Write]]) -> None:
    """Write files into an output folder, whole or not at all.

    Args:
        path: The folder, as for `OutputFolder`.
        files: Path below it of each, and its content or what writes it.

    Raises:
        ExportError: As `OutputFolder`.
    """
    with OutputFolder(path) as staged:
        for name, content in files:
            staged.joinpath(name).parent.mkdir(exist_ok=True)
            with staged.joinpath(name).open("wb") as stream:
                if isinstance(content, bytes):
                    stream.write(content)
                else:
                    content(stream)


def _check_replaceable(path: Path) -> None:
    if not path.exists():
        return
    if not path.is_dir():
        raise ExportError("not-a-folder", f"'{path}' is a file, not a folder.", "Give another folder with -o.")
    names = sorted(entry.name for entry in path.iterdir())
    if names and not _read_manifest(path):
        raise ExportError(
            "foreign-folder",
            f"'{path}' holds {names[0]!r} and no {MANIFEST} of ours, so it is not an output of kgraph.",
            "Give an empty or new folder with -o.",
        )


def _read_manifest(folder: Path) -> dict[str, Any]:
    """Read our manifest; empty where there is none or another program wrote it."""
    try:
        manifest = json.loads(folder.joinpath(MANIFEST).read_bytes())
    except (OSError, ValueError):
        return {}
    return manifest if isinstance(manifest, dict) and _MARK in manifest else {}


def _files(folder: Path) -> dict[str, str]:
    """Give the files that we wrote into a folder, with their digests; none where the manifest does not tell."""
    found = _read_manifest(folder).get(_FILES)
    return found if isinstance(found, dict) else {}


def _write_manifest(folder: Path) -> None:
    """Complete the manifest that the build wrote with the list of files."""
    path = folder / MANIFEST
    facts = json.loads(path.read_bytes()) if path.exists() else {}
    files = sorted(file for file in folder.rglob("*") if file.is_file() and file != path)
    facts.setdefault(_MARK, "")
    facts[_FILES] = {file.relative_to(folder).as_posix(): _sha256(file) for file in files}
    path.write_bytes(json.dumps(facts, ensure_ascii=False, indent=2, sort_keys=True).encode() + b"\n")


def _is_same(old: Path, new: Path) -> bool:
    """Tell whether a folder holds already what is to be put in its place."""
    try:
        manifest = old.joinpath(MANIFEST).read_bytes()
        files = _files(old)
        return manifest == new.joinpath(MANIFEST).read_bytes() and all(
            _sha256(old / name) == digest for name, digest in files.items()
        )
    except OSError:
        return False


def _sha256(file: Path) -> str:
    with file.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


def _keep_foreign(old: Path, new: Path) -> None:
    """Bring along what somebody else put into the old folder, by hard links where the file system has them."""
    ours = {Path(name).parts[0] for name in _files(old)} | {MANIFEST}
    for entry in sorted(old.iterdir()):
        target = new / entry.name
        if entry.name in ours or target.exists():
            continue
        if entry.is_dir() and not entry.is_symlink():
            shutil.copytree(entry, target, symlinks=True, copy_function=_link_or_copy)
        else:
            _link_or_copy(str(entry), str(target))


def _link_or_copy(source: str, target: str) -> str:
    try:
        os.link(source, target, follow_symlinks=False)
    except OSError:
        shutil.copy2(source, target, follow_symlinks=False)
    return target
