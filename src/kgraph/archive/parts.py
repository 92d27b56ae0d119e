"""Keep readings in parts: `readings/<two digits>.jsonl.gz`, one reading a line, sorted by document.

A part holds the documents whose id hashes to its name, so that a change of one document changes one part, and the same
documents give the same bytes in whatever order they came. The first line of a part says which reader wrote it.
`unread.jsonl.gz` holds what no reading came of: documents that say the same as another, and inputs that failed.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from kgraph.archive.collection import Collection, collect
from kgraph.archive.files import SUFFIX, list_part, pack
from kgraph.archive.readings import Readings
from kgraph.iris import digest
from kgraph.model import Document, Reading, Rejection
from kgraph.records import to_line

FOLDER = "readings"
_UNREAD = "unread"
_DIGITS = 2


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
    parts: dict[str, list[Document]] = {}
    rest: list[Document | Rejection] = []
    for document in archive.collection.documents:
        if document in archive.readings:
            parts.setdefault(digest(document.id)[:_DIGITS], []).append(document)
        else:
            rest.append(document)
    for name, documents in sorted(parts.items()):
        ordered = sorted(documents, key=lambda document: document.id)
        yield _path(name), pack(reader, (to_line(archive.readings[document]) for document in ordered))
    rest.extend(archive.collection.unread)
    if rest:
        yield _path(_UNREAD), pack(reader, (to_line(item) for item in rest))


def load_archive(folder: Path, reader: str) -> Archive:
    """Read the archive of a built folder; its readings stay on disk until they are asked for.

    Args:
        folder: The built folder.
        reader: Digest of what would read it now; readings of another reader are left out, their documents are not.

    Returns:
        The archive; empty where the folder keeps none.

    Raises:
        ReadError: If a part is damaged.
    """
    found: list[Document | Rejection] = []
    files: dict[Path, list[Document]] = {}
    for file in sorted((folder / FOLDER).glob(f"*{SUFFIX}")):
        wrote, items = list_part(file)
        for item in items:
            found.append(item.document if isinstance(item, Reading) else item)
            if isinstance(item, Reading) and wrote == reader:
                files.setdefault(file, []).append(item.document)
    return Archive(collect(found), Readings(files))


def _path(name: str) -> str:
    return f"{FOLDER}/{name}{SUFFIX}"
