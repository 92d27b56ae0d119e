"""Tests of inputs: files, folders, globs and standard input; ids, duplicates and rejections."""

from __future__ import annotations

import io
import os
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from kgraph.documents import iter_documents, read_text_string
from kgraph.documents.readers import Reader, find_reader, index_readers, known_suffixes, reads
from kgraph.errors import ReadError
from kgraph.model import Document, Rejection

ADA = "Ada works for Acme. She founded its office in Oslo."
BOB = "Bob works for Beta. He joined it in May 2004."


def read(*inputs: str | Path, stdin: bytes = b"") -> tuple[list[Document], list[Rejection]]:
    """Read inputs and part documents from rejections."""
    found = list(iter_documents(list(inputs), stdin=io.BytesIO(stdin)))
    return [item for item in found if isinstance(item, Document)], [
        item for item in found if isinstance(item, Rejection)
    ]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Make a folder with articles at two levels, and things to leave out."""
    files = {"b.txt": ADA, "deep/a.txt": BOB, ".hidden.txt": ADA, ".cache/c.txt": ADA, "table.xlsx": "no"}
    for name, text in files.items():
        path = tmp_path / "news" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return tmp_path / "news"


def test_folder_is_read_in_order_of_names(folder: Path) -> None:
    """A folder gives its articles sorted, hidden files skipped, other suffixes as rejections."""
    documents, rejections = read(folder)
    assert [document.source for document in documents] == ["b.txt", "deep/a.txt"]
    assert [(rejection.item, rejection.reason) for rejection in rejections] == [("table.xlsx", "unreadable")]


def test_ids_are_readable_and_unique(folder: Path) -> None:
    """An id is the file's stem with the start of its hash, and no absolute path is kept."""
    documents, _ = read(folder)
    assert [f"{Path(d.source).stem}-{d.sha256[:12]}" for d in documents] == [d.id for d in documents]
    assert not [d for d in documents if str(folder) in d.source]


def test_order_and_place_of_inputs_do_not_matter(folder: Path, tmp_path: Path) -> None:
    """The same files give the same documents in the same order from anywhere."""
    moved = tmp_path / "moved"
    there, here = folder / "b.txt", folder / "deep" / "a.txt"
    moved.mkdir()
    for path in (there, here):
        (moved / path.name).write_bytes(path.read_bytes())
    assert read(there, here) == read(here, there) == read(moved)


def test_file_named_twice_is_read_once(folder: Path) -> None:
    """A file that two inputs lead to is one source, no duplicate."""
    documents, rejections = read(folder / "b.txt", folder / "*.txt", str(folder / "b.txt"))
    assert ([document.source for document in documents], rejections) == (["b.txt"], [])


def test_globs_are_expanded(folder: Path) -> None:
    """A glob is expanded here too, and names are relative to its fixed part."""
    documents, _ = read(str(folder / "**" / "*.txt"))
    assert [document.source for document in documents] == ["b.txt", "deep/a.txt"]
    documents, _ = read(str(folder / "d*"))
    assert [document.source for document in documents] == ["deep/a.txt"]


def test_standard_input_is_text() -> None:
    """A dash reads a text from standard input."""
    (document,), rejections = read("-", stdin=ADA.encode())
    assert (document.source, document.text, rejections) == ("-", ADA, [])


def test_duplicate_of_the_later_name_is_left_out(tmp_path: Path) -> None:
    """Of two identical texts, that whose source sorts later is rejected, whatever the order of the inputs."""
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_text(ADA, encoding="utf-8")
    for inputs in (("a.txt", "b.txt"), ("b.txt", "a.txt")):
        documents, (rejection,) = read(*(tmp_path / name for name in inputs))
        assert [document.source for document in documents] == ["a.txt"]
        assert (rejection.item, rejection.reason) == ("b.txt", "duplicate")


def test_files_of_one_name_have_a_fixed_order(tmp_path: Path) -> None:
    """Files of one name in two folders come in the order of their content, not of their folders."""
    for name, text in {"x/a.txt": ADA, "y/a.txt": BOB}.items():
        (tmp_path / name).parent.mkdir()
        (tmp_path / name).write_text(text, encoding="utf-8")
    documents, _ = read(tmp_path / "y" / "a.txt", tmp_path / "x" / "a.txt")
    assert [document.text for document in documents] == [ADA, BOB]


BAD = {
    "empty": (b"", "it is empty"),
    "blank": (b" \n\t\n", "it is empty"),
    "binary": (b"PK\x03\x04\0\0\x14", "binary: NUL at byte 4"),
    "Windows-1252": ("Café".encode("cp1252"), "byte 3 (0xE9) is not UTF-8"),
    "broken UTF-16": (b"\xff\xfeA\0\xd8", "is not UTF-16-LE"),
    "punctuation": (b"---\n***\n", "no prose"),
}


@pytest.mark.parametrize(("data", "detail"), BAD.values(), ids=BAD)
def test_bad_document_is_rejected_and_stops_nothing(data: bytes, detail: str, tmp_path: Path) -> None:
    """A file that is no text becomes a rejection that says why, and the others are read."""
    (tmp_path / "bad.txt").write_bytes(data)
    (tmp_path / "good.txt").write_text(ADA, encoding="utf-8")
    documents, (rejection,) = read(tmp_path)
    assert ([document.source for document in documents], rejection.reason) == (["good.txt"], "unreadable")
    assert detail in rejection.detail
    assert "bad.txt" in rejection.detail


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_unicode_encodings_are_read(encoding: str, tmp_path: Path) -> None:
    """UTF-8 with or without a mark and UTF-16 with one are read alike."""
    (tmp_path / "a.txt").write_bytes("Café Société hired Zoë.".encode(encoding))
    (document,), _ = read(tmp_path)
    assert document.text == "Café Société hired Zoë."


def test_too_long_document_is_rejected(tmp_path: Path) -> None:
    """A document longer than a reader of sentences can take is rejected with what to do."""
    (tmp_path / "long.txt").write_text(f"{ADA}\n\n" * 25_000, encoding="utf-8")
    documents, (rejection,) = read(tmp_path)
    assert (documents, rejection.reason) == ([], "too-long")
    assert "split it" in rejection.detail


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="the superuser may read every file")
def test_unreadable_file_is_rejected(tmp_path: Path) -> None:
    """A file without permission becomes a rejection."""
    (tmp_path / "a.txt").write_text(ADA, encoding="utf-8")
    (tmp_path / "a.txt").chmod(0)
    documents, (rejection,) = read(tmp_path)
    assert (documents, rejection.reason) == ([], "unreadable")


def _missing(path: Path) -> Path:
    return path / "nowhere.txt"


def _empty(path: Path) -> Path:
    (path / "empty").mkdir()
    return path / "empty"


def _output(path: Path) -> Path:
    for name in ("manifest.json", "statements.jsonl"):
        (path / name).write_text("{}", encoding="utf-8")
    return path


def _unknown(path: Path) -> Path:
    (path / "a.xlsx").write_text("x", encoding="utf-8")
    return path / "a.xlsx"


def _stream(path: Path) -> Path:
    os.mkfifo(path / "pipe.txt")
    return path / "pipe.txt"


MISUSES: dict[str, Callable[[Path], Path]] = {
    "missing-input": _missing,
    "no-match": lambda path: path / "*.txt",
    "empty-folder": _empty,
    "output-as-input": _output,
    "unknown-suffix": _unknown,
}


@pytest.mark.parametrize(("slug", "make"), MISUSES.items(), ids=MISUSES)
def test_misuse_raises_at_once(slug: str, make: Callable[[Path], Path], tmp_path: Path) -> None:
    """A wrong input raises one clear error before anything is read."""
    with pytest.raises(ReadError) as caught:
        iter_documents([make(tmp_path)])
    assert slug == caught.value.slug
    assert caught.value.hint


@pytest.mark.skipif(sys.platform == "win32", reason="no named pipes")
def test_pipe_is_no_file(tmp_path: Path) -> None:
    """A named pipe is refused."""
    with pytest.raises(ReadError, match="not-a-file"):
        iter_documents([_stream(tmp_path)])


def test_no_input_raises() -> None:
    """No input at all is misuse."""
    with pytest.raises(ReadError, match="no-input"):
        iter_documents([])


def test_output_below_a_folder_is_not_read(folder: Path) -> None:
    """An output of kgraph inside a folder of articles is left out as a whole."""
    _output(folder / "deep")
    documents, rejections = read(folder)
    assert [document.source for document in documents] == ["b.txt"]
    assert "deep" in [rejection.item for rejection in rejections]


def test_unknown_suffix_lists_the_known_ones(tmp_path: Path) -> None:
    """The error of an unknown suffix names those that can be read."""
    with pytest.raises(ReadError, match=r"\.html, \.jsonl, \.markdown, \.md, .*\.pdf, \.text, \.txt"):
        iter_documents([_unknown(tmp_path)])
    assert ".ndjson" in known_suffixes()


def test_suffix_is_compared_without_case() -> None:
    """`.TXT` is read as `.txt`."""
    assert find_reader(".TXT") == find_reader(".txt")


def test_third_party_reader_replaces_ours_but_not_another() -> None:
    """A plug-in may take over a suffix of ours; two plug-ins for one suffix clash."""

    @reads(".txt")
    def read_memo(data: bytes, source: str) -> list[Document]:
        return [read_text_string(data.decode(), source)]

    ours = Reader("text", "kgraph.documents.text:read_text", (".txt",), read_memo)
    theirs = Reader("memo", "memo:read_memo", (".txt", ".memo"), read_memo)
    assert index_readers([theirs, ours]) == {".txt": theirs, ".memo": theirs}
    with pytest.raises(ReadError, match="ambiguous-reader"):
        index_readers([theirs, Reader("note", "note:read", (".memo",), read_memo)])
