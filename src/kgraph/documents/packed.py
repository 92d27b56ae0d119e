"""Open sources that are compressed or lie in an archive, as if they were not.

`feed.jsonl.gz` is read as `feed.jsonl` is, piece by piece; `news.zip` is read as a folder is.
"""

from __future__ import annotations

import bz2
import gzip
import lzma
import zipfile
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import IO, cast

from kgraph.documents.errors import UnreadableError

ARCHIVE = ".zip"
_OPENERS: Mapping[str, Callable[[Path], object]] = {".gz": gzip.open, ".bz2": bz2.open, ".xz": lzma.open}
# Larger than anything that can be read: what is packed may be a thousand times as large as it looks.
_LARGEST = 100_000_000


def suffix_of(name: str) -> str:
    """Give the suffix that tells the reader: of what is compressed, the one before.

    Example:
        >>> suffix_of("feed.jsonl.gz"), suffix_of("a.TXT"), suffix_of("b.gz")
        ('.jsonl', '.txt', '')
    """
    path = Path(name)
    return (Path(path.stem) if is_compressed(path) else path).suffix.lower()


def is_compressed(path: Path) -> bool:
    """Tell whether a file is compressed, by its name."""
    return path.suffix.lower() in _OPENERS


def open_packed(path: Path, member: str = "") -> IO[bytes]:
    """Open a file, or a member of an archive; what is compressed is given as it was.

    Raises:
        OSError: If it cannot be opened.
        UnreadableError: If the archive is damaged.
    """
    if member:
        try:
            return zipfile.ZipFile(path).open(member)
        except (zipfile.BadZipFile, KeyError, RuntimeError, NotImplementedError) as error:
            raise UnreadableError(f"it cannot be taken out of the archive: {error}.") from error
    if is_compressed(path):
        return cast("IO[bytes]", _OPENERS[path.suffix.lower()](path))
    return path.open("rb")


def read_whole(stream: IO[bytes]) -> bytes:
    """Read a packed source that is one document.

    Raises:
        UnreadableError: If it is larger than any document can be.
    """
    data = stream.read(_LARGEST + 1)
    if len(data) > _LARGEST:
        raise UnreadableError(f"it is larger than {_LARGEST // 1_000_000} MB; split it into parts.", "too-long")
    return data


def list_members(path: Path) -> Sequence[str]:
    """List the files in an archive, hidden ones left out, sorted.

    Raises:
        UnreadableError: If it is damaged.
    """
    try:
        with zipfile.ZipFile(path) as archive:
            names = [entry.filename for entry in archive.infolist() if not entry.is_dir()]
    except (zipfile.BadZipFile, OSError) as error:
        raise UnreadableError(f"it is no archive that can be read: {error}.") from error
    return sorted({name for name in names if not any(part.startswith((".", "__MACOSX")) for part in name.split("/"))})
