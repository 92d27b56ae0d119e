"""Put a folder in the place of another in one step, and clear away what a killed process left beside it."""

from __future__ import annotations

import ctypes
import os
import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from tempfile import mkdtemp

_OLD = "old"
_AT_FDCWD = -100
_RENAME_EXCHANGE = 2


@contextmanager
def workshop(target: Path) -> Iterator[Path]:
    """Make a folder beside a target to build its successor in; it goes away with what is left in it.

    What earlier processes left there when they were killed goes as well; a lock tells that nobody works in it.

    Args:
        target: Folder that will be replaced.

    Yields:
        The folder, hidden and of the same file system.
    """
    target.parent.mkdir(parents=True, exist_ok=True)
    restore(target)
    folder = Path(mkdtemp(prefix=_prefix(target), dir=target.parent))
    try:
        with _locked(folder):
            yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def restore(target: Path) -> None:
    """Take up what a killed process left beside a target: bring back what it had set aside, clear away the rest."""
    left = target.parent.glob(f"{_prefix(target)}*") if target.parent.is_dir() else ()
    for folder in sorted(left):
        with suppress(OSError), _locked(folder):
            if (folder / _OLD).is_dir() and not target.exists():
                (folder / _OLD).rename(target)
            shutil.rmtree(folder, ignore_errors=True)


def put(new: Path, target: Path) -> None:
    """Move a folder of the workshop to its place; what was there before ends up in the workshop.

    Where the system can exchange two names at once there is no moment without the one or the other; elsewhere
    `restore` brings the old one back if the process is killed between the two steps.

    Raises:
        OSError: If the folders cannot be moved; the target is then as it was.
    """
    if not target.is_dir():
        new.rename(target)
    elif not _exchange(new, target):
        old = new.parent / _OLD
        target.rename(old)
        try:
            new.rename(target)
        except OSError:
            old.rename(target)
            raise


def _prefix(target: Path) -> str:
    return f".{target.name}.kgraph-"


@contextmanager
def _locked(folder: Path) -> Iterator[None]:
    """Hold a folder; the system lets go of it when the process ends, however it ends.

    Raises:
        BlockingIOError: If another process holds it.
    """
    if sys.platform == "win32":
        # No folder can be locked there; what a killed load left goes all the same.
        yield
        return
    import fcntl  # noqa: PLC0415 - not on Windows

    handle = os.open(folder, os.O_RDONLY)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        yield
    finally:
        os.close(handle)


def _exchange(one: Path, other: Path) -> bool:
    """Exchange two names by renameat2(2), which Python does not offer; False where the system cannot."""
    if not sys.platform.startswith("linux"):
        return False
    rename = getattr(ctypes.CDLL(None, use_errno=True), "renameat2", None)
    if rename is None:
        return False
    return bool(rename(_AT_FDCWD, os.fsencode(one), _AT_FDCWD, os.fsencode(other), _RENAME_EXCHANGE) == 0)
