"""Cut documents into shards: what one process reads in one go, and what is done once it is kept.

The borders depend on the documents alone: a shard holds those whose hashed ids begin with the same bits, so a document
more changes one shard, and the order of the documents changes none.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from kgraph.archive.digests import digest_parts
from kgraph.iris import digest
from kgraph.model import Document

MOST = 64
_BITS = 64
_WHOLE = "all"


@dataclass(frozen=True, slots=True)
class Shard:
    """Documents that are read together.

    Args:
        name: The bits that the hashes of its documents' ids begin with.
        documents: Sorted by id.
    """

    name: str
    documents: tuple[Document, ...]

    def key(self, reader: str) -> str:
        """Digest what reading it depends on: the reader, and every document."""
        told = (part for document in self.documents for part in (document.id, document.sha256, document.text))
        return digest_parts(reader, *told)


def cut(documents: Iterable[Document], most: int = MOST) -> tuple[Shard, ...]:
    """Cut documents into shards, in the order of their names.

    Args:
        documents: In any order, each with an id of its own.
        most: Documents in the largest shard.

    Example:
        >>> documents = [Document(str(n), "Text.", "t", "text/plain", "", ()) for n in range(3)]
        >>> [(shard.name, [document.id for document in shard.documents]) for shard in cut(documents, most=2)]
        [('0', ['0', '1']), ('1', ['2'])]
    """
    placed = sorted(((_bits(document), document) for document in documents), key=lambda pair: (pair[0], pair[1].id))
    return tuple(_cut(placed, 0, most))


def _cut(placed: list[tuple[str, Document]], depth: int, most: int) -> Iterable[Shard]:
    if len(placed) <= most or depth == _BITS:
        if placed:
            name = placed[0][0][:depth] or _WHOLE
            yield Shard(name, tuple(sorted((document for _, document in placed), key=lambda document: document.id)))
        return
    for bit in "01":
        yield from _cut([pair for pair in placed if pair[0][depth] == bit], depth + 1, most)


def _bits(document: Document) -> str:
    return f"{int(digest(document.id), 16):0{_BITS}b}"
