"""Tell how far another part of the process has read a file, without touching how it reads.

Oxigraph opens files itself, and is fastest so. Linux says where each open file stands; elsewhere nothing is told.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

Report = Callable[[float, str], None]

_HANDLES = Path("/proc/self/fd")
_SECONDS = 0.5


@contextmanager
def watch_reading(file: Path, report: Report | None) -> Iterator[None]:
    """Report now and then how much of a file is read while the body runs, and all of it when it ends well.

    Args:
        file: What is read.
        report: Called with a share from 0 to 1 and the file's name; never for what takes less than half a second.
    """
    if report is None or not file.is_file():
        yield
        return
    done = threading.Event()
    thread = threading.Thread(target=_watch, args=(file, report, done), daemon=True)
    thread.start()
    try:
        yield
    finally:
        done.set()
        thread.join()


def _watch(file: Path, report: Report, done: threading.Event) -> None:
    size, path = file.stat().st_size, str(file.resolve())
    while not done.wait(_SECONDS):
        position = read_position(path)
        if position is not None and size:
            report(min(position / size, 1.0), file.name)


def read_position(path: str) -> int | None:
    """Give how many bytes of a file this process has read; None if it is not open, or the system does not tell."""
    try:
        handles = list(_HANDLES.iterdir())
    except OSError:
        return None
    for handle in handles:
        try:
            if str(handle.readlink()) == path:
                note = Path("/proc/self/fdinfo", handle.name).read_text(encoding="ascii")
                return int(note.split("pos:", 1)[1].split()[0])
        except (OSError, ValueError, IndexError):
            continue
    return None
