"""Parts of readings: what is kept comes back, in the same bytes whatever the order, and damage is told."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kgraph.archive import Archive, collect, load_archive, read_part, write_parts
from kgraph.errors import ReadError
from kgraph.model import Reading, Rejection
from strategies import corpora

UNREAD = Rejection(item="a.pdf", reason="unreadable", detail="It is damaged.", document="a.pdf", sha256="0" * 64)


def archive(readings: tuple[Reading, ...]) -> Archive:
    """Keep readings, and beside them a document that nobody read."""
    documents = [reading.document for reading in readings]
    return Archive(collect((*documents, UNREAD)), {reading.document: reading for reading in readings[1:]})


def save(folder: Path, content: Archive, reader: str = "r") -> dict[str, bytes]:
    """Write parts into a folder."""
    parts = dict(write_parts(content, reader))
    for name, data in parts.items():
        (folder / name).parent.mkdir(exist_ok=True, parents=True)
        (folder / name).write_bytes(data)
    return parts


@given(corpora(), st.randoms())
def test_any_archive_comes_back(
    tmp_path_factory: pytest.TempPathFactory, corpus: tuple[Reading, ...], order: object
) -> None:
    """What is kept is what is loaded, and its bytes do not depend on the order."""
    kept = archive(corpus)
    folder = tmp_path_factory.mktemp("parts")
    parts = save(folder, kept)
    assert kept == load_archive(folder, "r")
    shuffled = list(corpus[1:])
    order.shuffle(shuffled)  # type: ignore[attr-defined]
    assert parts == dict(write_parts(Archive(kept.collection, {r.document: r for r in shuffled}), "r"))


@given(corpora())
def test_readings_of_another_reader_are_left_out(
    tmp_path_factory: pytest.TempPathFactory, corpus: tuple[Reading, ...]
) -> None:
    """Their documents are kept, so that they can be read again."""
    kept = archive(corpus)
    folder = tmp_path_factory.mktemp("parts")
    save(folder, kept)
    assert Archive(kept.collection) == load_archive(folder, "another")


def test_a_folder_without_parts_is_empty(tmp_path: Path) -> None:
    """Nothing is kept where nothing was built."""
    assert Archive() == load_archive(tmp_path, "r")


@pytest.mark.parametrize(
    "content",
    [b"", b"\x1f\x8b", b'{"format": 1}', None],
    ids=["empty", "cut", "plain", "cut-in-the-middle"],
)
def test_a_damaged_part_is_told(tmp_path: Path, content: bytes | None) -> None:
    """The file is named."""
    parts = save(tmp_path, Archive(collect([UNREAD])))
    ((name, whole),) = parts.items()
    (tmp_path / name).write_bytes(whole[: len(whole) // 2] if content is None else content)
    with pytest.raises(ReadError, match=r"\[damaged-archive\].*unread"):
        read_part(tmp_path / name)
