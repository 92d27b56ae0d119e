"""The same input gives the same bytes, whatever the hash seed, the order of inputs and the number of workers."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from build_samples import ARTICLES, DENIAL, MEETING, PURCHASE, TEXTS
from kgraph import shelf
from kgraph.iris import Minter
from kgraph.shelf import Shelf

if TYPE_CHECKING:
    from kgraph.build import Result

pytestmark = pytest.mark.model
RUNS = {
    "seed-1": ("1", ("a.txt", "b.txt", "c.txt"), "0"),
    "seed-2": ("2", ("a.txt", "b.txt", "c.txt"), "0"),
    "order": ("0", ("c.txt", "a.txt", "b.txt"), "1"),
    "workers": ("0", ("a.txt", "b.txt", "c.txt"), "2"),
}


def run(folder: Path, target: Path, seed: str, names: tuple[str, ...], workers: str) -> dict[str, bytes]:
    """Build in a process of its own and give the files that it wrote."""
    words = ["build", *(str(folder / name) for name in names), "-o", str(target), "--workers", workers]
    done = subprocess.run(
        [sys.executable, "-m", "kgraph", *words],
        env={**os.environ, "PYTHONHASHSEED": seed},
        capture_output=True,
        text=True,
        check=False,
        timeout=300,
    )
    assert 0 == done.returncode, done.stderr[-2000:]
    return {file.name: file.read_bytes() for file in target.rglob("*") if file.is_file()}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Make a folder of three texts: a sample article and two short ones."""
    place = tmp_path_factory.mktemp("texts")
    (place / "a.txt").write_bytes((ARTICLES / "01_ministry_document.txt").read_bytes())
    (place / "b.txt").write_text(DENIAL, "utf-8")
    (place / "c.txt").write_text(MEETING, "utf-8")
    return place


@pytest.fixture(scope="module")
def first(folder: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """Build the folder with seed 0, in order, in the process itself."""
    return run(folder, tmp_path_factory.mktemp("first") / "out", "0", RUNS["seed-1"][1], "0")


@pytest.mark.slow
@pytest.mark.parametrize(("seed", "names", "workers"), RUNS.values(), ids=RUNS)
def test_every_file_has_the_same_bytes(
    seed: str, names: tuple[str, ...], workers: str, folder: Path, first: dict[str, bytes], tmp_path: Path
) -> None:
    """Another hash seed, another order, or more workers change no byte of any file."""
    again = run(folder, tmp_path / "out", seed, names, workers)
    assert sorted(first) == sorted(again)
    assert [] == [name for name in first if first[name] != again[name]]


@pytest.mark.slow
def test_paths_do_not_reach_the_files(folder: Path, first: dict[str, bytes]) -> None:
    """Where the articles lie is nobody's business."""
    assert [] == [name for name, content in first.items() if str(folder).encode() in content]


def test_order_of_texts_does_not_matter() -> None:
    """Texts in any order give the same result."""
    from kgraph.build import build  # noqa: PLC0415 - tests without spaCy must start fast

    one, other = build(list(TEXTS)), build([DENIAL, PURCHASE, MEETING])
    assert (one.documents, one.entities, one.statements, one.rejections) == (
        other.documents,
        other.entities,
        other.statements,
        other.rejections,
    )
    assert one.serialize() == other.serialize()
    assert one.serialize("trig") == other.serialize("trig")


def test_building_twice_adds_nothing() -> None:
    """A graph loaded beside itself, built again, is that graph."""
    from kgraph.build import build  # noqa: PLC0415 - tests without spaCy must start fast

    one, again = build(list(TEXTS)), build(list(TEXTS))
    assert len(one.graph) == len(one.graph + again.graph)


def test_parts_built_apart_are_found_in_the_whole() -> None:
    """What a document says of things by name does not change with the documents beside it."""
    from kgraph.build import build  # noqa: PLC0415 - tests without spaCy must start fast

    whole = build(list(TEXTS))
    for text in TEXTS:
        part = build(text)
        (document,) = part.documents
        name = f"https://w3id.org/kgraph/id/document/{document.id}"
        assert part.rdf.named[name] == whole.rdf.named[name]
        both = {*part.rdf.named[name], *part.rdf.named[Minter().compared()]}
        assert set(part.rdf.triples) <= both


def test_what_memory_does_not_hold_is_the_same(built_articles: Result, monkeypatch: pytest.MonkeyPatch) -> None:
    """A graph whose records lie in files is the one whose records are in memory, whatever order they came in."""
    from kgraph.build import conclude  # noqa: PLC0415 - as above

    monkeypatch.setattr(shelf, "MOST", 30)
    archive = built_articles.archive
    again = conclude([*archive.readings.values()][::-1], archive.collection.unread, built_articles.config)
    assert isinstance(again.statements, Shelf)
    assert list(built_articles.entities) == list(again.entities)
    assert list(built_articles.statements) == list(again.statements)
    assert list(built_articles.rejections) == list(again.rejections)
    assert built_articles.documents == again.documents
    assert built_articles.rdf == again.rdf
