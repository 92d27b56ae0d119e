"""Machines that build a share of the inputs each build, put together, what one machine builds."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from cli_runner import call
from engine_samples import dangerous
from kgraph.config import BuildConfig
from kgraph.documents import Share, find_documents
from kgraph.errors import ReadError
from kgraph.merging import merge_folders
from kgraph.model import Document
from kgraph.upkeep import rebuild

LINES = 40
SHARES = 3


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Write inputs of all kinds: files, lines, what cannot be read, and the same text twice."""
    place = tmp_path_factory.mktemp("inputs")
    lines = [f'{{"id": "n{number}", "text": "Note {number} cost $ {number} million."}}' for number in range(LINES)]
    (place / "notes.jsonl").write_text("\n".join((*lines[:20], "{", "", *lines[20:])), encoding="utf-8")
    (place / "again.jsonl").write_text(lines[7].replace("n7", "m7") + "\n" + lines[8], encoding="utf-8")
    for number in range(8):
        (place / f"memo{number}.txt").write_text(f"Memo {number % 6} cost $ {number % 6} million.", encoding="utf-8")
    (place / "blank.txt").write_text(" ", encoding="utf-8")
    (place / "picture.png").write_bytes(b"\x89PNG")
    return place


@pytest.fixture(scope="module")
def config(tmp_path_factory: pytest.TempPathFactory) -> BuildConfig:
    """Give a pipeline that starts at once."""
    return dangerous(tmp_path_factory.mktemp("danger"))


def files(output: Path) -> dict[str, bytes]:
    """Read all files of a folder."""
    return {str(file.relative_to(output)): file.read_bytes() for file in output.rglob("*") if file.is_file()}


def built(inputs: Path, output: Path, config: BuildConfig) -> Path:
    """Build a folder, or a share of it."""
    return rebuild(output, [inputs], config).result.save(output)


@pytest.mark.parametrize("count", [1, 2, 7, 200])
def test_every_input_is_in_one_share(folder: Path, count: int) -> None:
    """Shares have nothing in common and leave nothing out; lines keep their numbers."""
    whole = sorted(map(repr, find_documents([folder])))
    shares = [list(find_documents([folder], share=Share(number + 1, count))) for number in range(count)]
    assert whole == sorted(repr(item) for share in shares for item in share)
    assert count == 1 or max(map(len, shares)) < len(whole)


@pytest.mark.parametrize("text", ["0/4", "5/4", "1", "a/b", "1/0", "-1/4", "1/4/2"])
def test_what_is_no_share_is_told(text: str) -> None:
    """Shares go from 1/N to N/N."""
    with pytest.raises(ReadError, match="bad-shard"):
        Share.parse(text)


def test_merged_shares_are_the_whole(folder: Path, config: BuildConfig, tmp_path: Path) -> None:
    """Every file has the bytes of one build, duplicates across shares and unreadable inputs included."""
    whole = files(built(folder, tmp_path / "whole", config))
    shares = [Share(number + 1, SHARES) for number in range(SHARES)]
    parts = [built(folder, tmp_path / f"part{share.number}", replace(config, share=share)) for share in shares]
    merged = merge_folders(parts[::-1], tmp_path / "out", replace(config, model=""))
    assert whole == files(merged.result.save(tmp_path / "out"))
    assert merged.result.taken_over == len(merged.result.documents)


def test_parts_of_different_builds_are_refused(folder: Path, config: BuildConfig, tmp_path: Path) -> None:
    """A part without open statements is no part of a build with them."""
    one = built(folder / "memo1.txt", tmp_path / "one", config)
    two = built(folder / "memo2.txt", tmp_path / "two", replace(config, open_statements=False))
    with pytest.raises(ReadError, match="different-builds"):
        merge_folders([one, two], tmp_path / "out", config)


def test_the_commands(folder: Path, config: BuildConfig, tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    """`build --shard` writes a folder even where the share is empty, and `merge` puts them together."""
    options = ["--model", config.model, "--config", str(config.config)]
    inputs = [folder / "memo1.txt", folder / "memo2.txt"]
    parts = [tmp_path / f"part{number}" for number in (1, 2, 3, 4)]
    for number, part in enumerate(parts, start=1):
        assert 0 == call(capfd, "build", *inputs, "-o", part, "--shard", f"{number}/4", *options).code
    done = call(capfd, "merge", *parts, "-o", tmp_path / "out", "--config", str(config.config))
    assert (0, "documents   2 read, 0 rejected, 2 taken over from an earlier build") == (
        done.code,
        done.err.splitlines()[-1],
    )
    assert 0 == call(capfd, "build", *inputs, "-o", tmp_path / "whole", *options).code
    assert files(tmp_path / "whole") == files(tmp_path / "out")
    assert 2 == call(capfd, "build", *inputs, "-o", tmp_path / "none", "--shard", "5/4", *options).code


def test_documents_are_shared_by_id() -> None:
    """Documents that a program gives are in one share each, too."""
    documents = [Document(f"d{number}", "Text.", "d", "text/plain", f"{number}", ()) for number in range(9)]
    shares = [list(find_documents(documents, share=Share(number, 2))) for number in (1, 2)]
    assert all(shares)
    assert {document.id for document in documents} == {
        item.id for share in shares for item in share if isinstance(item, Document)
    }
