"""Let one process at a time write a folder, by a lock of the operating system that ends with the process."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from kgraph.errors import ExportError


@contextmanager
def hold(folder: Path) -> Iterator[None]:
    """Hold a folder while something is made that will be written to it; holding it twice in one process is fine.

    The lock is a hidden file beside the folder, which may be left behind where the process is killed, and does no harm.

    Args:
        folder: What will be written.

    Raises:
        ExportError: If another process holds it, or the place cannot be written.

    Example:
        >>> import tempfile
        >>> with tempfile.TemporaryDirectory() as parent, hold(Path(parent, "out")):
        ...     [file.name for file in Path(parent).iterdir()]
        ['.out.lock']
    """
    from filelock import FileLock, Timeout  # noqa: PLC0415 - only where something is written

    path = folder.resolve()
    file = path.with_name(f".{path.name}.lock")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        lock = FileLock(file, blocking=False, is_singleton=True)
        lock.acquire()
    except Timeout:
        raise ExportError(
            "busy-output",
            f"another process is writing '{folder}'.",
            "Wait until it is done, or give another folder.",
        ) from None
    except OSError as error:
        raise unwritable(folder, error) from error
    try:
        yield
    finally:
        if lock.lock_counter == 1:
            # While it is held, so that nobody waits at a file that is gone; some systems keep what is open.
            with suppress(OSError):
                file.unlink()
        lock.release()


def unwritable(path: Path, error: OSError) -> ExportError:
    """Say that a folder cannot be written."""
    return ExportError(
        "unwritable-output",
        f"'{path}' cannot be written: {error.strerror or error}.",
        "Give a folder with -o whose parent you may write to.",
    )
