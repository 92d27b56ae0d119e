"""Readings that stay on disk: a mapping by document that holds one or two parts in memory, however many there are."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path

from kgraph.archive.files import read_part
from kgraph.model import Document, Reading

_HELD = 2


class Readings(Mapping[Document, Reading]):
    """What was read, by document, loaded part by part when it is asked for.

    Going through it in its own order loads every part once.

    Args:
        files: Parts, each with the documents that are read in it.
    """

    def __init__(self, files: Mapping[Path, Iterable[Document]]) -> None:
        self._places = {document: file for file, documents in files.items() for document in documents}
        self._held: OrderedDict[Path, Mapping[Document, Reading]] = OrderedDict()

    def __getitem__(self, document: Document) -> Reading:
        file = self._places[document]
        if file not in self._held:
            self._held[file] = {item.document: item for item in read_part(file)[1] if isinstance(item, Reading)}
            if len(self._held) > _HELD:
                self._held.popitem(last=False)
        return self._held[file][document]

    def __iter__(self) -> Iterator[Document]:
        return iter(self._places)

    def __len__(self) -> int:
        return len(self._places)

    def __contains__(self, document: object) -> bool:
        return document in self._places


class Chosen(Mapping[Document, Reading]):
    """The readings of some documents out of several mappings, the first that has one, in the order of the mappings.

    Args:
        documents: Which.
        kept: Where to look.

    Example:
        >>> document = Document("d", "Text.", "d.txt", "text/plain", "", ())
        >>> [len(Chosen([document], kept)) for kept in ([{}], [{}, {document: Reading(document)}])]
        [0, 1]
    """

    def __init__(self, documents: Iterable[Document], kept: Iterable[Mapping[Document, Reading]]) -> None:
        wanted = {document: document for document in documents}
        self._homes: dict[Document, Mapping[Document, Reading]] = {}
        for readings in kept:
            found = [wanted.pop(document) for document in readings if document in wanted]
            self._homes.update((document, readings) for document in found)

    def __getitem__(self, document: Document) -> Reading:
        reading = self._homes[document][document]
        # A document that is equal would be a second copy of the text in memory.
        return reading if reading.document is document else replace(reading, document=document)

    def __iter__(self) -> Iterator[Document]:
        return iter(self._homes)

    def __len__(self) -> int:
        return len(self._homes)

    def __contains__(self, document: object) -> bool:
        return document in self._homes
