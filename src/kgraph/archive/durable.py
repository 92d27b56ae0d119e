"""Write files that are whole or not there, whatever happens to the process or the machine."""

from __future__ import annotations

import os
import secrets
from contextlib import suppress
from pathlib import Path

NEW = ".new"


def write_durably(file: Path, content: bytes) -> None:
    """Write a file under another name, bring it to the disk, and only then give it its name.

    Two processes that write the same file at once leave what one of them wrote.

    Example:
        >>> import tempfile
        >>> with tempfile.TemporaryDirectory() as folder:
        ...     write_durably(Path(folder, "a"), b"whole")
        ...     [(file.name, file.read_bytes()) for file in Path(folder).iterdir()]
        [('a', b'whole')]
    """
    staged = file.with_name(f".{file.name}.{secrets.token_hex(4)}{NEW}")
    try:
        with staged.open("wb") as stream:
            stream.write(content)
            stream.flush()
            os.fsync(stream.fileno())
        staged.replace(file)
    finally:
        staged.unlink(missing_ok=True)
    _sync_folder(file.parent)


def _sync_folder(folder: Path) -> None:
    """Bring the names in a folder to the disk, where the system can."""
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
