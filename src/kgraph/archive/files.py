"""One part on disk: compressed lines, the first of which says which reader wrote it."""

from __future__ import annotations

import gzip
import json
import zlib
from collections.abc import Iterable, Mapping
from pathlib import Path

from kgraph.errors import ReadError
from kgraph.model import Document, Reading, Rejection
from kgraph.records import from_json

FORMAT = 1
SUFFIX = ".jsonl.gz"
_LEVEL = 6
Item = Reading | Document | Rejection


def pack(reader: str, lines: Iterable[bytes]) -> bytes:
    """Write a part; the same lines give the same bytes."""
    head = json.dumps({"format": FORMAT, "reader": reader}).encode() + b"\n"
    return gzip.compress(head + b"".join(lines), _LEVEL, mtime=0)


def read_part(file: Path) -> tuple[str, tuple[Item, ...]]:
    """Read one part.

    Returns:
        Digest of the reader that wrote it, and what it holds.

    Raises:
        ReadError: If it cannot be read or is damaged.
    """
    return _read(file, whole=True)


def list_part(file: Path) -> tuple[str, tuple[Item, ...]]:
    """Read one part as `read_part` does, but of a reading only which document it is of.

    Returns:
        Digest of the reader that wrote it, and what it holds, readings without what was read.

    Raises:
        ReadError: If it cannot be read or is damaged.
    """
    return _read(file, whole=False)


def _read(file: Path, *, whole: bool) -> tuple[str, tuple[Item, ...]]:
    try:
        head, *lines = gzip.decompress(file.read_bytes()).split(b"\n")
        return _reader(json.loads(head)), tuple(_item(line, whole=whole) for line in lines if line)
    except (OSError, EOFError, ValueError, TypeError, KeyError, zlib.error) as error:
        raise ReadError(
            "damaged-archive", f"'{file}' holds no readings of this version: {error}.", "Build again with --force."
        ) from error


def _reader(head: Mapping[str, object]) -> str:
    if head["format"] != FORMAT:
        raise ValueError(head["format"])
    return str(head["reader"])


def _item(line: bytes, *, whole: bool) -> Item:
    """Read a line: a reading holds its document, a rejection its reason, and a document neither."""
    item = json.loads(line)
    if "document" in item and "reason" not in item:
        return from_json(item if whole else {"document": item["document"]}, Reading)
    return from_json(item, Rejection) if "reason" in item else from_json(item, Document)
