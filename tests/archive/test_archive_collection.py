"""What is the same article, what replaces what, and how documents are found by name."""

from __future__ import annotations

from pathlib import Path

import pytest

from archive_samples import VERSIONS, Shelf, fill, sources
from kgraph.archive import Collection, add_documents, collect, find_in, replaced, without
from kgraph.documents import read_text_string
from kgraph.errors import ReadError
from kgraph.iris import Minter
from kgraph.model import Document


@pytest.fixture(scope="module")
def shelf(tmp_path_factory: pytest.TempPathFactory) -> Shelf:
    """Put the articles on disk."""
    return fill(tmp_path_factory.mktemp("shelf"))


@pytest.fixture(scope="module")
def first(shelf: Shelf) -> Collection:
    """Read the first version of every article."""
    return shelf.found(*((name, 0) for name in VERSIONS))


def test_the_shelf_holds_every_kind(first: Collection) -> None:
    """The articles are as many as the tests below count on."""
    assert (4, 2) == (len(first.documents), len(first.unread))


@pytest.mark.parametrize(
    ("name", "gone", "sizes"),
    [
        ("bridge.txt", ["bridge.txt"], (4, 2)),
        ("deep/mayor.txt", ["deep/mayor.txt"], (4, 2)),
        ("blank.txt", [], (4, 2)),
        ("feed.jsonl", ["feed.jsonl"], (5, 1)),
    ],
    ids=["file", "folder", "unreadable", "lines"],
)
def test_a_corrected_article_replaces_the_old(
    shelf: Shelf, first: Collection, name: str, gone: list[str], sizes: tuple[int, int]
) -> None:
    """One of the same path or the same id goes, and what could not be read is told anew."""
    new = shelf.found((name, 1))
    assert gone == [document.source for document in replaced(first, new)]
    both = add_documents(first, new)
    assert sizes == (len(both.documents), len(both.unread))


def test_adding_what_is_there_changes_nothing(shelf: Shelf, first: Collection) -> None:
    """The same bytes under the same name are the same document."""
    again = shelf.found(("bridge.txt", 0), ("feed.jsonl", 0))
    assert () == replaced(first, again)
    assert first == add_documents(first, again)


@pytest.mark.parametrize("source", ["-", "text"])
def test_a_text_without_a_name_replaces_nothing(source: str) -> None:
    """What came by standard input is an article of its own each time."""
    old, new = (collect([read_text_string(text, source)]) for text in ("Ada met Bob.", "Eve met Dan."))
    assert 2 == len(add_documents(old, new).documents)


def test_lines_without_ids_replace_nothing() -> None:
    """Nobody can tell which line of yesterday a line of today corrects."""
    old, new = (collect([_line(text)]) for text in ("Ada met Bob.", "Eve met Dan."))
    assert 2 == len(add_documents(old, new).documents)


def _line(text: str) -> Document:
    from kgraph.documents.jsonl import read_jsonl  # noqa: PLC0415 - one test needs it

    (found,) = read_jsonl(f'{{"text": "{text}"}}'.encode(), "feed.jsonl")
    assert isinstance(found, Document)
    return found


def test_two_files_of_one_name_replace_nothing(tmp_path: Path) -> None:
    """Where two articles have one name, a third of that name is neither."""
    old = collect([read_text_string("Ada met Bob.", "news.txt"), read_text_string("Eve met Dan.", "news.txt")])
    new = collect([read_text_string("Kim met Lee.", "news.txt")])
    assert 3 == len(add_documents(old, new).documents)
    assert tmp_path.is_dir()


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("a", ["feed.jsonl"]),
        ("doc:a", ["feed.jsonl"]),
        ("https://w3id.org/kgraph/id/document/a", ["feed.jsonl"]),
        ("deep/mayor.txt", ["deep/mayor.txt"]),
        ("bri", ["bridge.txt"]),
        ("feed.jsonl", ["feed.jsonl", "feed.jsonl"]),
        ("blank.txt", ["blank.txt"]),
    ],
    ids=["id", "short-iri", "iri", "source", "prefix", "lines", "unread"],
)
def test_a_document_is_found(first: Collection, name: str, expected: list[str]) -> None:
    """By id, IRI, source, or the beginning of one; a source takes what could not be read along."""
    found = find_in(first, name, Minter())
    assert expected == [item.source if isinstance(item, Document) else item.document for item in found]
    assert not set(found) & set(without(first, found).documents)


@pytest.mark.parametrize(
    ("name", "slug", "words"),
    [
        ("brigde.txt", "no-such-document", "Near it is: bridge-b1d44cb6f46f."),
        ("zzz", "no-such-document", "There is: a, bridge-"),
        ("", "ambiguous-document", "may be a, bridge-"),
    ],
    ids=["near", "far", "several"],
)
def test_an_unknown_document_is_told_in_a_line(first: Collection, name: str, slug: str, words: str) -> None:
    """The error names what is near, or what it may mean."""
    with pytest.raises(ReadError) as caught:
        find_in(first, name, Minter())
    assert slug == caught.value.slug
    assert words in str(caught.value)
    assert "\n" not in str(caught.value)


def test_inputs_are_told_by_their_digests(shelf: Shelf, first: Collection) -> None:
    """Each source is listed with a digest for each document or line, whatever became of it."""
    assert {"blank.txt": 1, "bridge.txt": 1, "copy.txt": 1, "deep/mayor.txt": 1, "feed.jsonl": 2} == {
        name: len(digests) for name, digests in first.inputs.items()
    }
    assert all(len(digest) == 64 for digests in first.inputs.values() for digest in digests)
    assert first.inputs.keys() >= set(sources(first))
    assert shelf.folder.is_dir()
