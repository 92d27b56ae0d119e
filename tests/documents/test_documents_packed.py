"""What is compressed or archived is read as if it were not, and what is damaged is told."""

from __future__ import annotations

import bz2
import gzip
import lzma
import tracemalloc
import zipfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from kgraph.archive import agrees, collect
from kgraph.documents import find_documents, list_sources
from kgraph.errors import ReadError
from kgraph.model import Document, Rejection

LINES = b'{"id": "a", "text": "Ada works for Acme."}\n{"id": 1}\n'
PACKERS: dict[str, Callable[[bytes], bytes]] = {".gz": gzip.compress, ".bz2": bz2.compress, ".xz": lzma.compress}


def found(*inputs: Path) -> list[Document | Rejection]:
    """Read inputs."""
    return list(find_documents(list(inputs)))


def zipped(file: Path, members: dict[str, bytes]) -> Path:
    """Write an archive."""
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return file


@pytest.mark.parametrize("suffix", PACKERS)
def test_compressed_lines_are_read(tmp_path: Path, suffix: str) -> None:
    """Documents, ids and rejections are those of the plain file, but for its name."""
    plain, packed = tmp_path / "feed.jsonl", tmp_path / f"feed.jsonl{suffix}"
    plain.write_bytes(LINES)
    packed.write_bytes(PACKERS[suffix](LINES))
    expected = [
        replace(item, source=packed.name)
        if isinstance(item, Document)
        else replace(item, item=f"{packed.name}, line 2", document=packed.name)
        for item in found(plain)
    ]
    assert expected == found(packed)


def test_an_archive_is_a_folder(tmp_path: Path) -> None:
    """Its members have its name before theirs; hidden ones are left out, and what nobody reads is named."""
    members = {
        "b/one.txt": b"Ada works for Acme.",
        "feed.jsonl": LINES,
        ".hidden.txt": b"Nothing.",
        "__MACOSX/x.txt": b"Nothing.",
        "c.png": b"\x89PNG",
        "d.txt.gz": gzip.compress(b"Nested."),
    }
    items = found(zipped(tmp_path / "news.zip", members))
    assert {"news.zip/b/one.txt", "news.zip/feed.jsonl"} == {i.source for i in items if isinstance(i, Document)}
    told = {item.item for item in items if isinstance(item, Rejection)}
    assert {"news.zip/c.png", "news.zip/d.txt.gz", "news.zip/feed.jsonl, line 2"} == told
    assert items == found(tmp_path)


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.txt.gz", b"no gzip"),
        ("a.txt.gz", gzip.compress(b"Ada works for Acme." * 99)[:40]),
        ("a.txt.bz2", b"BZh9 no"),
        ("a.txt.xz", lzma.compress(b"Ada works for Acme." * 99)[:40]),
        ("a.zip", b"PK no"),
        ("a.zip", b""),
    ],
    ids=["no-gzip", "cut-gzip", "no-bzip", "cut-xz", "no-zip", "empty-zip"],
)
def test_what_is_damaged_is_told(tmp_path: Path, name: str, data: bytes) -> None:
    """The others are read."""
    (tmp_path / name).write_bytes(data)
    (tmp_path / "b.txt").write_text("Ada works for Acme.", encoding="utf-8")
    rejected, read = sorted(found(tmp_path), key=lambda item: isinstance(item, Document))
    assert isinstance(rejected, Rejection)
    assert name == rejected.item
    assert isinstance(read, Document)


def test_a_bomb_is_told(tmp_path: Path) -> None:
    """What unpacks to more than any document holds is not unpacked."""
    (tmp_path / "a.txt.gz").write_bytes(gzip.compress(b" " * 101_000_000, 1))
    (rejection,) = found(tmp_path)
    assert isinstance(rejection, Rejection)
    assert "too-long" == rejection.reason


def test_lines_are_unpacked_piece_by_piece(tmp_path: Path) -> None:
    """The first of many is read before the last is unpacked, and none is held."""
    with gzip.open(tmp_path / "feed.jsonl.gz", "wb", 1) as stream:
        for _ in range(300):
            stream.write(b" " * 100_000 + b"\n")
        stream.write(LINES)
    tracemalloc.start()
    items = found(tmp_path)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert 2 == len(items)
    assert peak < 10_000_000


def test_a_compressed_file_without_a_reader_is_refused(tmp_path: Path) -> None:
    """The suffix before tells the reader; where there is none, nothing can."""
    (tmp_path / "a.gz").write_bytes(gzip.compress(b"x"))
    with pytest.raises(ReadError, match="unknown-suffix"):
        found(tmp_path / "a.gz")


def test_what_is_packed_is_known_to_be_unchanged(tmp_path: Path) -> None:
    """A folder built of it is up to date until what it holds changes."""
    inputs, output = tmp_path / "in", tmp_path / "out"
    inputs.mkdir()
    output.mkdir()
    (inputs / "feed.jsonl.gz").write_bytes(gzip.compress(LINES))
    (inputs / "a.txt.xz").write_bytes(lzma.compress(b"Ada works for Acme."))
    zipped(inputs / "b.zip", {"one.txt": b"Jon leads Fenn."})
    (output / "graph.nt").write_bytes(b"")
    empty = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
    manifest = {"inputs": collect(found(inputs)).inputs, "files": {"graph.nt": empty}}
    assert agrees(output, manifest, list_sources([inputs]))
    (inputs / "feed.jsonl.gz").write_bytes(gzip.compress(LINES[:-1] + b" "))
    assert agrees(output, manifest, list_sources([inputs]))
    (inputs / "feed.jsonl.gz").write_bytes(gzip.compress(LINES.replace(b"Ada", b"Ida")))
    assert not agrees(output, manifest, list_sources([inputs]))
