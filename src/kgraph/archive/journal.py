"""What a build has read so far, kept shard by shard in a hidden folder beside the one it will write.

`<shard>-<key>.jsonl.gz` is a part as a built folder has them; `<shard>-<key>.json` is written after it and names its
digest: what it does not vouch for was never read. So a build that dies loses the shards it was at, and nothing else.
"""

from __future__ import annotations

import hashlib
import json
import shutil
import weakref
from collections.abc import Iterable, Iterator
from pathlib import Path
from tempfile import mkdtemp

from kgraph.archive.durable import NEW, write_durably
from kgraph.archive.files import SUFFIX, list_part, pack
from kgraph.archive.readings import Readings
from kgraph.archive.shards import Shard
from kgraph.errors import ReadError
from kgraph.model import Document, Reading
from kgraph.records import to_line

_MANIFEST = ".json"
_KEY_DIGITS = 16


class Journal:
    """The shards that are read.

    Args:
        folder: Where they are kept; made when the first one is.
        reader: Digest of what reads.

    Example:
        >>> import tempfile
        >>> document = Document("d", "Text.", "d.txt", "text/plain", "", ())
        >>> with tempfile.TemporaryDirectory() as folder:
        ...     journal = Journal(Path(folder), "r")
        ...     journal.commit(Shard("0", (document,)), [Reading(document)])
        ...     journal.load() == {document: Reading(document)}, len(Journal(Path(folder), "another").load())
        (True, 0)
    """

    def __init__(self, folder: Path, reader: str) -> None:
        self.folder = folder
        self.reader = reader
        self.is_passing = False

    @classmethod
    def beside(cls, output: Path, reader: str) -> Journal:
        """Give the journal of the builds that write a folder."""
        path = output.resolve()
        return cls(path.with_name(f".{path.name}.journal"), reader)

    @classmethod
    def passing(cls, reader: str) -> Journal:
        """Give a journal that goes with the readings that are loaded from it."""
        journal = cls(Path(mkdtemp(prefix="kgraph-")), reader)
        journal.is_passing = True
        return journal

    def commit(self, shard: Shard, readings: Iterable[Reading]) -> None:
        """Keep what was read in a shard: the part first, the manifest that vouches for it last."""
        self.folder.mkdir(parents=True, exist_ok=True)
        part, manifest = self._files(shard)
        content = pack(self.reader, (to_line(reading) for reading in readings))
        write_durably(part, content)
        facts = {
            "reader": self.reader,
            "documents": len(shard.documents),
            "files": {part.name: hashlib.sha256(content).hexdigest()},
        }
        write_durably(manifest, json.dumps(facts, indent=2, sort_keys=True).encode() + b"\n")

    def holds(self, shard: Shard) -> bool:
        """Tell whether a shard is kept."""
        return self._files(shard)[1].is_file()

    def load(self, documents: Iterable[Document] = ()) -> Readings:
        """Give what is kept; it stays on disk until it is asked for.

        Args:
            documents: Those in memory already, so that none is held twice.
        """
        files: dict[Path, list[Document]] = {}
        held = {document: document for document in documents}
        for file in self._vouched():
            try:
                items = list_part(file)[1]
            except ReadError:
                continue
            found = [item.document for item in items if isinstance(item, Reading)]
            files[file] = [held.get(document, document) for document in found]
        readings = Readings(files)
        if self.is_passing:
            weakref.finalize(readings, self.clear)
        return readings

    def sweep(self) -> None:
        """Clear up what a process that died was writing; to be called while nobody else writes."""
        for left in self.folder.glob(f".*{NEW}"):
            left.unlink(missing_ok=True)

    def clear(self) -> None:
        """Forget everything: the folder it was for is written."""
        shutil.rmtree(self.folder, ignore_errors=True)

    def _files(self, shard: Shard) -> tuple[Path, Path]:
        name = f"{shard.name}-{shard.key(self.reader)[:_KEY_DIGITS]}"
        return self.folder / f"{name}{SUFFIX}", self.folder / f"{name}{_MANIFEST}"

    def _vouched(self) -> Iterator[Path]:
        """Give the parts that are as their manifests say."""
        for manifest in sorted(self.folder.glob(f"*{_MANIFEST}")):
            try:
                facts = json.loads(manifest.read_bytes())
                if facts["reader"] == self.reader:
                    for name, told in facts["files"].items():
                        if hashlib.sha256((self.folder / name).read_bytes()).hexdigest() == told:
                            yield self.folder / name
            except (OSError, ValueError, TypeError, KeyError, AttributeError):
                continue
