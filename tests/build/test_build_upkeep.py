"""Whatever was added, corrected and retracted, a folder holds what a whole build of its documents gives."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from archive_samples import VERSIONS, Shelf, everything, fill
from cli_runner import call
from kgraph.archive import Archive, Collection, add_documents, collect, find_in, load_archive, without, write_parts
from kgraph.iris import Minter
from kgraph.model import Document, Rejection

pytestmark = pytest.mark.model
SEQUENCES = 200
RETRACT = -1
Step = tuple[str, int]  # An article and its version, or that it is retracted.


@dataclass(slots=True)
class Builder:
    """Build collections, each once from what was read and once from what came back from disk.

    Args:
        shelf: Articles with what was read in them.
        whole: Files of a whole build, by what it was built of.
        kept: Files of a build from parts, by these parts.
    """

    shelf: Shelf
    whole: dict[Collection, Mapping[str, bytes]] = field(default_factory=dict)
    kept: dict[tuple[bytes, ...], Mapping[str, bytes]] = field(default_factory=dict)

    def files_of(self, collection: Collection) -> Mapping[str, bytes]:
        """Give the files of a whole build."""
        if collection not in self.whole:
            self.whole[collection] = files(collection, self.shelf.kept)
        return self.whole[collection]

    def files_from(self, parts: Mapping[str, bytes], kept: Archive) -> Mapping[str, bytes]:
        """Give the files of a build from parts that were loaded."""
        key = tuple(parts.values())
        if key not in self.kept:
            self.kept[key] = files(kept.collection, kept)
        return self.kept[key]


def files(collection: Collection, kept: Archive) -> Mapping[str, bytes]:
    """Build a collection from readings, and give the files of the folder."""
    from kgraph.build import build_collection  # noqa: PLC0415 - tests without spaCy must start fast

    result = build_collection(collection, kept=kept)
    assert len(result.documents) == result.taken_over
    return dict(result.files())


@pytest.fixture(scope="module")
def builder(tmp_path_factory: pytest.TempPathFactory) -> Builder:
    """Read every article in every version once."""
    from kgraph.build import build_collection  # noqa: PLC0415 - reads with the language model

    bare = fill(tmp_path_factory.mktemp("shelf"))
    found = everything(bare)
    alone = {document.text: document for document in found.documents}
    readings = dict(build_collection(collect(alone.values())).archive.readings)
    # A text that two articles have is read in the one, and what it says there is what it says in the other.
    for document in found.documents:
        if document not in readings:
            readings |= build_collection(Collection((document,))).archive.readings
    return Builder(replace(bare, kept=Archive(found, readings)))


def steps() -> st.SearchStrategy[list[Step]]:
    """Give sequences of adding, correcting and retracting."""
    return st.lists(
        st.tuples(st.sampled_from(sorted(VERSIONS)), st.sampled_from([0, 1, RETRACT])), min_size=1, max_size=8
    )


def take(step: Step, kept: Archive, shelf: Shelf) -> Archive:
    """Take one step as the commands do."""
    name, version = step
    now = kept.collection
    if version != RETRACT:
        now = add_documents(now, shelf.found(step))
    elif name in now.inputs:
        now = without(now, find_in(now, name, Minter()))
    return Archive(now, {document: shelf.kept.readings[document] for document in now.documents} | dict(kept.readings))


def meant(sequence: list[Step], shelf: Shelf) -> Collection:
    """Say what should be left: the last version of each article that was not retracted since."""
    left: dict[str, dict[str, Document]] = {}
    unread: dict[str, tuple[Rejection, ...]] = {}
    for name, version in sequence:
        found = Collection() if version == RETRACT else shelf.found((name, version))
        # A file is one article; each line of a feed is one by its id, and stays until the feed is retracted.
        earlier = {} if version == RETRACT else left.get(name, {})
        is_feed = name.endswith(".jsonl")
        left[name] = earlier | {document.id if is_feed else name: document for document in found.documents}
        unread[name] = found.unread
    documents = (document for articles in left.values() for document in articles.values())
    return collect((*documents, *(rejection for found in unread.values() for rejection in found)))


@pytest.mark.slow
# Drawing is quick; on a busy machine it may look slow.
@settings(max_examples=SEQUENCES, suppress_health_check=[HealthCheck.too_slow])
@given(steps())
def test_any_sequence_gives_the_whole_build(
    builder: Builder, tmp_path_factory: pytest.TempPathFactory, sequence: list[Step]
) -> None:
    """After any steps every file, with its parts and manifest, is that of a build of what is left."""
    kept, parts = Archive(), {}
    for step in sequence:
        folder = tmp_path_factory.mktemp("parts")
        parts = dict(write_parts(take(step, kept, builder.shelf), "reader"))
        for name, content in parts.items():
            (folder / name).parent.mkdir(exist_ok=True)
            (folder / name).write_bytes(content)
        kept = load_archive(folder, "reader")
    expected = meant(sequence, builder.shelf)
    assert expected == kept.collection
    if expected.documents:
        assert builder.files_of(expected) == builder.files_from(parts, kept)


def tree(folder: Path) -> dict[str, bytes]:
    """Read all files of a folder."""
    return {file.relative_to(folder).as_posix(): file.read_bytes() for file in folder.rglob("*") if file.is_file()}


@pytest.mark.slow
def test_the_commands_give_the_whole_build(builder: Builder, tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    """Add, correct and retract by the commands: the folder on disk is that of a whole build, and what is said is so."""
    shelf, out = builder.shelf, tmp_path / "out"
    place = shelf.place
    said = []
    commands: tuple[tuple[str | Path, ...], ...] = (
        ("build", place("bridge.txt", 0), place("deep/mayor.txt", 0), "-o", out),
        ("add", out, place("copy.txt", 0), place("feed.jsonl", 0), place("blank.txt", 0)),
        ("add", out, place("bridge.txt", 1)),
        ("retract", out, "deep/mayor.txt"),
        ("retract", out, "blank.txt"),
    )
    for words in commands:
        done = call(capfd, *words)
        assert 0 == done.code, done.err
        said.append(done.err.splitlines())
    last = shelf.found(("bridge.txt", 1), ("copy.txt", 0), ("feed.jsonl", 0))
    expected, found = dict(builder.files_of(last)), tree(out)
    found["manifest.json"] = without_files(found["manifest.json"])
    assert expected == found
    assert [
        "documents   2 read, 0 rejected",
        "documents   3 read, 3 rejected, 2 taken over from an earlier build",
        "documents   4 read, 2 rejected, 2 taken over from an earlier build",
        "documents   3 read, 2 rejected, 3 taken over from an earlier build",
        "documents   3 read, 1 rejected, 3 taken over from an earlier build",
    ] == [lines[-1] for lines in said]
    assert said[2][1].startswith("replaced    1: bridge-")
    assert said[3][0].startswith("retracted   1: mayor-")
    assert "retracted   1: blank.txt" == said[4][0]
    again = call(capfd, "build", place("bridge.txt", 1), place("copy.txt", 0), place("feed.jsonl", 0), "-o", out)
    assert ["unchanged", "documents"] == [line.split()[0] for line in again.err.splitlines()]


def without_files(content: bytes) -> bytes:
    """Take the list of files out of a manifest, which only a folder on disk has."""
    manifest = json.loads(content)
    del manifest["files"]
    return json.dumps(manifest, indent=2, sort_keys=True).encode()
