"""A journal keeps what is committed, whatever happens to the process, and shards depend on their documents alone."""

from __future__ import annotations

import random
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kgraph.archive import Chosen, Journal, Readings, Shard, cut
from kgraph.archive.shards import MOST
from kgraph.model import Document, Reading


def document(number: int) -> Document:
    """Make a document."""
    return Document(f"note-{number}", f"Note {number}.", f"{number}.txt", "text/plain", f"{number}", ())


DOCUMENTS = [document(number) for number in range(300)]
SHARDS = cut(DOCUMENTS)


def committed(folder: Path, reader: str = "r") -> Journal:
    """Commit all shards."""
    journal = Journal(folder / "journal", reader)
    for shard in SHARDS:
        journal.commit(shard, map(Reading, shard.documents))
    return journal


@given(st.integers(0, 300), st.integers(1, 40), st.randoms(use_true_random=False))
def test_shards_take_every_document_once(count: int, most: int, order: random.Random) -> None:
    """None is too large, and the order of the documents changes nothing."""
    documents = DOCUMENTS[:count]
    shards = cut(documents, most)
    assert sorted(documents, key=lambda one: one.id) == sorted(
        (one for shard in shards for one in shard.documents), key=lambda one: one.id
    )
    assert all(0 < len(shard.documents) <= most for shard in shards)
    order.shuffle(documents)
    assert shards == cut(documents, most)


def test_a_document_more_changes_few_shards() -> None:
    """The borders depend on what is there, not on where it stands."""
    more = set(cut([*DOCUMENTS, document(-1)])) - set(SHARDS)
    assert 1 <= len(more) <= 2
    assert len(SHARDS) >= len(DOCUMENTS) / MOST


def test_what_is_committed_comes_back(tmp_path: Path) -> None:
    """Another journal of the same folder gives it too, and what goes through it loads each part once."""
    committed(tmp_path)
    found = Journal(tmp_path / "journal", "r").load()
    assert {one: Reading(one) for one in DOCUMENTS} == found
    assert all(Journal(tmp_path / "journal", "r").holds(shard) for shard in SHARDS)


def test_another_reader_finds_nothing(tmp_path: Path) -> None:
    """What another state of kgraph read does not count."""
    committed(tmp_path)
    other = Journal(tmp_path / "journal", "another")
    assert not other.load()
    assert not any(other.holds(shard) for shard in SHARDS)


@pytest.mark.parametrize(
    ("suffix", "content"),
    [(".json", None), (".json", b"{"), (".jsonl.gz", None), (".jsonl.gz", b"\x1f\x8b"), (".json", b'{"reader": "r"}')],
    ids=["no-manifest", "cut-manifest", "no-part", "cut-part", "other-manifest"],
)
def test_what_no_manifest_vouches_for_was_never_read(tmp_path: Path, suffix: str, content: bytes | None) -> None:
    """A part without its manifest, or that is not as it says, is left out; all others count."""
    journal = committed(tmp_path)
    file = min(journal.folder.glob(f"*{suffix}"))
    file.unlink()
    if content is not None:
        file.write_bytes(content)
    (journal.folder / f".{file.name}.ab12.new").write_bytes(b"half")
    journal.sweep()
    assert len(DOCUMENTS) - len(SHARDS[0].documents) == len(journal.load())
    assert not list(journal.folder.glob(".*"))


def test_the_same_shard_twice_is_the_same_file(tmp_path: Path) -> None:
    """An engine that does a shard again does no harm."""
    journal = committed(tmp_path)
    files = {file.name: file.read_bytes() for file in journal.folder.iterdir()}
    committed(tmp_path)
    assert files == {file.name: file.read_bytes() for file in journal.folder.iterdir()}
    journal.clear()
    assert not journal.folder.exists()


def test_a_passing_journal_goes_with_its_readings() -> None:
    """What no folder keeps is deleted when nobody can ask for it any more."""
    journal = Journal.passing("r")
    journal.commit(Shard("0", (DOCUMENTS[0],)), [Reading(DOCUMENTS[0])])
    readings: Readings | None = journal.load()
    assert readings is not None
    assert Reading(DOCUMENTS[0]) == readings[DOCUMENTS[0]]
    readings = None
    assert not journal.folder.exists()


def test_the_first_mapping_that_has_a_reading_gives_it() -> None:
    """Documents that nobody asks for are left out."""
    one, other, third = DOCUMENTS[:3]
    first, second = Reading(one), Reading(one, rejections=())
    chosen = Chosen([one, other], [{one: first}, {one: second, other: Reading(other), third: Reading(third)}])
    assert [one, other] == list(chosen)
    assert chosen[one] is first
    assert third not in chosen
