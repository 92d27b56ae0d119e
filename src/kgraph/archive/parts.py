"""Keep readings in parts: `readings/<two digits>.jsonl.gz`, one reading a line, sorted by document.

A part holds the documents whose id hashes to its name, so that a change of one document changes one part, and the same
documents give the same bytes in whatever order they came. The first line of a part says which reader wrote it.
`unread.jsonl.gz` holds what no reading came of: documents that say the same as another, and inputs that failed.
"""

from __future__ import annotations

import gzip
import json
import zlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from kgraph.archive.collection import Collection, collect
from kgraph.errors import ReadError
from kgraph.iris import digest
from kgraph.model import Document, Reading, Rejection
from kgraph.records import from_json, to_line

FOLDER = "readings"
FORMAT = 1
_UNREAD = "unread"
_SUFFIX = ".jsonl.gz"
_DIGITS = 2
_LEVEL = 6


@dataclass(frozen=True, slots=True)
class Archive:
    """What a graph is built of, and what was read in it.

    Args:
        collection: Documents and inputs that could not be read.
        readings: What was read, by document; ids are local to each.
    """

    collection: Collection = field(default_factory=Collection)
    readings: Mapping[Document, Reading] = field(default_factory=dict)


def write_parts(archive: Archive, reader: str) -> Iterator[tuple[str, bytes]]:
    """Write an archive as files.

    Args:
        archive: What to write; readings of documents that are not in its collection are left out.
        reader: Digest of what read it.

    Yields:
        Path and content of each part.
    """
    parts: dict[str, list[Reading]] = {}
    rest: list[Document | Rejection] = []
    for document in archive.collection.documents:
        reading = archive.readings.get(document)
        if reading is None:
            rest.append(document)
        else:
            parts.setdefault(digest(document.id)[:_DIGITS], []).append(reading)
    for name, readings in sorted(parts.items()):
        lines = (to_line(reading) for reading in sorted(readings, key=lambda reading: reading.document.id))
        yield _path(name), _pack(reader, lines)
    rest.extend(archive.collection.unread)
    if rest:
        yield _path(_UNREAD), _pack(reader, (to_line(item) for item in rest))


def load_archive(folder: Path, reader: str) -> Archive:
    """Read the archive of a built folder.

    Args:
        folder: The built folder.
        reader: Digest of what would read it now; readings of another reader are left out, their documents are not.

    Returns:
        The archive; empty where the folder keeps none.

    Raises:
        ReadError: If a part is damaged.
    """
    found: list[Document | Rejection] = []
    readings: dict[Document, Reading] = {}
    for file in sorted((folder / FOLDER).glob(f"*{_SUFFIX}")):
        wrote, items = read_part(file)
        for item in items:
            found.append(item.document if isinstance(item, Reading) else item)
            if isinstance(item, Reading) and wrote == reader:
                readings[item.document] = item
    return Archive(collect(found), readings)


def read_part(file: Path) -> tuple[str, tuple[Reading | Document | Rejection, ...]]:
    """Read one part.

    Returns:
        Digest of the reader that wrote it, and what it holds.

    Raises:
        ReadError: If it cannot be read or is damaged.
    """
    try:
        head, *lines = gzip.decompress(file.read_bytes()).split(b"\n")
        return _reader(json.loads(head)), tuple(_item(line) for line in lines if line)
    except (OSError, EOFError, ValueError, TypeError, KeyError, zlib.error) as error:
        raise ReadError(
            "damaged-archive", f"'{file}' holds no readings of this version: {error}.", "Build again with --force."
        ) from error


def _reader(head: Mapping[str, object]) -> str:
    if head["format"] != FORMAT:
        raise ValueError(head["format"])
    return str(head["reader"])


def _item(line: bytes) -> Reading | Document | Rejection:
    """Read a line: a reading holds its document, a rejection its reason, and a document neither."""
    item = json.loads(line)
    if "document" in item and "reason" not in item:
        return from_json(item, Reading)
    return from_json(item, Rejection) if "reason" in item else from_json(item, Document)


def _path(name: str) -> str:
    return f"{FOLDER}/{name}{_SUFFIX}"


def _pack(reader: str, lines: Iterable[bytes]) -> bytes:
    head = json.dumps({"format": FORMAT, "reader": reader}).encode() + b"\n"
    return gzip.compress(head + b"".join(lines), _LEVEL, mtime=0)
