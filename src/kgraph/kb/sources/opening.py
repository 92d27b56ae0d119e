"""Open a source, compressed or not, as text."""

from __future__ import annotations

import bz2
import gzip
import io
import lzma
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, cast

from kgraph.errors import OntologyError

_OPENERS = {".gz": gzip.GzipFile, ".bz2": bz2.BZ2File, ".xz": lzma.LZMAFile}


def uncompressed_name(file: Path) -> str:
    """Give the name of a file without the suffix of its compression.

    Example:
        >>> uncompressed_name(Path("dump.json.bz2")), uncompressed_name(Path("cities.zip"))
        ('dump.json', 'cities.zip')
    """
    return file.stem if file.suffix.lower() in _OPENERS else file.name


@contextmanager
def opened(file: Path) -> Iterator[IO[bytes]]:
    """Open a file for reading, decompressed; of an archive, the one table that it holds."""
    suffix = file.suffix.lower()
    if suffix == ".zip":
        with zipfile.ZipFile(file) as archive, archive.open(_table(archive, file)) as stream:
            yield stream
    elif suffix in _OPENERS:
        with _OPENERS[suffix](file) as packed:
            yield cast("IO[bytes]", packed)
    else:
        with file.open("rb") as plain:
            yield plain


def _table(archive: zipfile.ZipFile, file: Path) -> str:
    names = [name for name in archive.namelist() if name.endswith(".txt") and "readme" not in name.lower()]
    if len(names) != 1:
        raise OntologyError(
            "unreadable-kb",
            f"'{file}' holds {len(names)} tables, not one.",
            "Unpack it and name the one that is meant.",
        )
    return names[0]


@contextmanager
def opened_text(file: Path) -> Iterator[IO[str]]:
    """Open a file for reading as UTF-8, lines ending as they are written; a mark of the byte order is left out."""
    with opened(file) as stream:
        yield io.TextIOWrapper(stream, "utf-8-sig", newline="")
