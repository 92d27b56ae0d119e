"""Where the commands write: results to standard output, everything else to standard error."""

from __future__ import annotations

import errno
import os
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from kgraph.errors import ExportError, KgraphError

Progress = Callable[[int, str], None]
_SECONDS_BETWEEN_LINES = 2.0


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
    name = TextColumn("{task.fields[name]}", markup=False)
    with Bar(*columns, name, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task(what, total=None, name="")

        def update(done: int, item: str) -> None:
            bar.update(task, completed=done, name=one_line(item))

        yield update


def _line_progress(what: str) -> Progress:
    shown = -_SECONDS_BETWEEN_LINES

    def update(done: int, item: str) -> None:
        nonlocal shown
        now = time.monotonic()
        if now - shown >= _SECONDS_BETWEEN_LINES:
            shown = now
            say(f"{what} {done}: {item}")

    return update
