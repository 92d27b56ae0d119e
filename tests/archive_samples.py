"""Short articles, and corrected versions of them, with what the reader reads in them: read once for all tests."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from kgraph.archive import Archive, Collection, collect
from kgraph.documents import find_documents

# By name: the article, and the article as it was corrected. Two say the same, one cannot be read, one has two lines.
VERSIONS: Mapping[str, tuple[str, str]] = {
    "bridge.txt": (
        "Harbour Works built the Lindholm Bridge in 2004.",
        "Harbour Works did not build the Lindholm Bridge.",
    ),
    "copy.txt": (
        "Harbour Works built the Lindholm Bridge in 2004.",
        "Harbour Works Ltd. built the Lindholm Bridge in 2005.",
    ),
    "deep/mayor.txt": (
        "Mara Voss, the mayor of Lindholm, met Jon Hale on March 3, 2021.",
        "Mara Voss, the mayor of Lindholm, may have met Jon Hale.",
    ),
    "blank.txt": ("", " "),
    "feed.jsonl": (
        '{"id": "a", "text": "Fenn Ltd. acquired Brill Ltd. for $5 million."}\n{"id": "b"}\n',
        '{"id": "a", "text": "Fenn Ltd. sold Brill Ltd. in 2019."}\n{"id": "c", "text": "Jon Hale leads Fenn Ltd."}\n',
    ),
}


@dataclass(frozen=True, slots=True)
class Shelf:
    """The articles on disk, each version in a folder of its own, with their readings.

    Args:
        folder: Holds `0/` and `1/`.
        kept: What the reader reads in all of them.
    """

    folder: Path
    kept: Archive

    def found(self, *chosen: tuple[str, int]) -> Collection:
        """Read some articles in some version as a build does."""
        return collect(item for name, version in chosen for item in find_documents([self.place(name, version)]))

    def place(self, name: str, version: int) -> Path:
        """Give the input that leads to an article; one in a folder is given by its folder, so that its path is kept."""
        root = self.folder / str(version) / name.split(".", maxsplit=1)[0].replace("/", "-")
        return root if "/" in name else root / name


def fill(folder: Path, readings: Archive | None = None) -> Shelf:
    """Write the articles to disk."""
    shelf = Shelf(folder, readings or Archive())
    for name, texts in VERSIONS.items():
        for version, text in enumerate(texts):
            file = folder / str(version) / name.split(".", maxsplit=1)[0].replace("/", "-") / name
            file.parent.mkdir(parents=True)
            file.write_text(text, encoding="utf-8")
    return shelf


def everything(shelf: Shelf) -> Collection:
    """Give every article in every version."""
    return shelf.found(*((name, version) for name in VERSIONS for version in (0, 1)))


def sources(collection: Collection) -> Sequence[str]:
    """Give the sources of a collection."""
    return sorted({document.source for document in collection.documents})
