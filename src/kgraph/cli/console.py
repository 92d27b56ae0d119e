"""Where the commands write: results to standard output, everything else to standard error."""

from __future__ import annotations

import errno
import os
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager

from kgraph.errors import ExportError, KgraphError
from kgraph.progress import Progress

_SECONDS_BETWEEN_LINES = 10.0
_MINUTE, _HOUR = 60, 3600


def emit(text: str) -> None:
    """Write a result to standard output, in UTF-8 whatever the locale.

    A reader that has seen enough (`| head`) is no error: what is left goes nowhere, and the command ends as it would.

    Raises:
        ExportError: If standard output cannot be written.
    """
    try:
        sys.stdout.flush()
        sys.stdout.buffer.write(text.encode("utf-8", errors="backslashreplace"))
        sys.stdout.buffer.flush()
    except OSError as error:
        # Python writes what is left once more when it ends: let that go nowhere.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        if error.errno != errno.EPIPE:
            raise ExportError(
                "unwritable-output", f"the result cannot be written: {error.strerror}.", "Make room, or redirect it."
            ) from error


def say(line: str) -> None:
    """Write one line to standard error."""
    sys.stderr.write(one_line(line) + "\n")
    sys.stderr.flush()


def say_error(slug: str, message: str, hint: str = "") -> None:
    """Write an error as one line to standard error."""
    say(f"error: {KgraphError(slug, message, hint)}")


def one_line(text: str) -> str:
    """Put a text on one line without control characters, which may come from file names or documents."""
    printable = "".join(letter if letter.isprintable() else " " for letter in text)
    return " ".join(printable.split(" ")) if "\n" not in text else " ".join(printable.split())


@contextmanager
def show_progress(what: str) -> Iterator[Progress]:
    """Show how far a long step is: a bar on a terminal, a line now and then elsewhere.

    Args:
        what: Name of what it counts (`document`).

    Yields:
        A function to call with how many are done and the name of the last.
    """
    if not sys.stderr.isatty():
        yield _line_progress(what)
        return
    from rich.console import Console  # noqa: PLC0415 - only a terminal needs it
    from rich.progress import BarColumn, TextColumn, TimeElapsedColumn  # noqa: PLC0415 - as above
    from rich.progress import Progress as Bar  # noqa: PLC0415 - as above

    columns = (TextColumn("{task.description} {task.completed}"), BarColumn(), TimeElapsedColumn())
    rate, name = TextColumn("{task.fields[rate]}"), TextColumn("{task.fields[name]}", markup=False)
    with Bar(*columns, rate, name, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task(what, total=None, rate="", name="")
        begun = time.monotonic()

        def update(done: int, item: str, total: int = 0) -> None:
            told = rate_of(done, total, time.monotonic() - begun)
            bar.update(task, completed=done, total=total or None, rate=told, name=one_line(item))

        yield update


def _line_progress(what: str) -> Progress:
    begun = time.monotonic()
    shown = begun - _SECONDS_BETWEEN_LINES

    def update(done: int, item: str, total: int = 0) -> None:
        nonlocal shown
        now = time.monotonic()
        if now - shown >= _SECONDS_BETWEEN_LINES:
            shown = now
            of = f" of {total}" if total else ""
            told = rate_of(done, total, now - begun)
            say(f"{what} {done}{of}: {item}" + (f" ({told})" if told else ""))

    return update


def rate_of(done: int, total: int, seconds: float) -> str:
    """Say how fast something goes and how long it will take, as soon as that can be told.

    Example:
        >>> rate_of(120, 720, 60.0), rate_of(5, 0, 10.0), rate_of(1, 10, 0.0)
        ('2.0 a second, 5 min left', '0.5 a second', '')
    """
    if seconds < 1 or not done:
        return ""
    rate = done / seconds
    told = f"{rate:.1f} a second"
    return f"{told}, {_duration((total - done) / rate)} left" if total > done else told


def _duration(seconds: float) -> str:
    if seconds < _MINUTE:
        return f"{seconds:.0f} s"
    if seconds < _HOUR:
        return f"{seconds / _MINUTE:.0f} min"
    return f"{seconds / _HOUR:.1f} h"
