"""Expand inputs into sources: what a user names, and what lies in the folders they name."""

from __future__ import annotations

import glob
import io
import os
import unicodedata
import zlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path
from typing import IO

from kgraph.documents.errors import UnreadableError
from kgraph.documents.packed import ARCHIVE, is_compressed, list_members, open_packed, suffix_of
from kgraph.errors import ReadError
from kgraph.model import Rejection

STDIN = "-"
_OUTPUT_FILES = ("manifest.json", "statements.jsonl")
_MAGIC = frozenset("*?[")


@dataclass(frozen=True, slots=True)
class Source:
    """A file to read.

    Args:
        name: Its path below the input that led to it, with `/`; never absolute.
        path: Where it is; None for standard input.
        member: Its name in the archive that the path leads to; empty where that is none.
    """

    name: str
    path: Path | None
    member: str = ""

    @property
    def suffix(self) -> str:
        """Give the suffix that tells its reader; of standard input none."""
        return suffix_of(self.member or self.path.name) if self.path else ""

    def open(self) -> IO[bytes]:
        """Open it; what is compressed is given as it was.

        Raises:
            OSError: If it cannot be opened.
            UnreadableError: If it is in a damaged archive.
        """
        return open_packed(self.path, self.member) if self.path else io.BytesIO()


def expand_inputs(
    inputs: Sequence[str | Path], suffixes: Sequence[str]
) -> tuple[tuple[Source, ...], tuple[Rejection, ...]]:
    """Expand files, folders, globs and `-`.

    Args:
        inputs: As a user gives them.
        suffixes: Suffixes that can be read.

    Returns:
        The sources to read, each file once, in order of their names, and a rejection for each file that a folder or
        glob holds but that cannot be read.

    Raises:
        ReadError: If an input is misused; see `kgraph.documents.iter_documents`.
    """
    found: list[Source] = []
    rejections: list[Rejection] = []
    for given in inputs:
        for source in _expand(str(given), suffixes):
            if isinstance(source, Rejection):
                rejections.append(source)
            else:
                found.append(source)
    if not inputs:
        raise ReadError("no-input", "no input is given.", "Name a file, a folder, a glob or '-'.")
    return tuple(_ordered(found)), tuple(sorted(set(rejections), key=lambda rejection: rejection.item))


def _expand(given: str, suffixes: Sequence[str]) -> Iterator[Source | Rejection]:
    path = Path(given)
    if given == STDIN:
        yield Source(STDIN, None)
    elif path.is_dir():
        yield from _expand_folder(path, suffixes)
    elif path.exists():
        _check_named(path, suffixes)
        yield from _source(path, path.parent, suffixes)
    elif _MAGIC & set(given):
        yield from _expand_glob(given, suffixes)
    else:
        raise ReadError("missing-input", f"{given!r} does not exist.", "Check the path.")


def _check_named(path: Path, suffixes: Sequence[str]) -> None:
    if not path.is_file():
        raise ReadError("not-a-file", f"'{path}' is neither a file nor a folder.", "Use '-' to read a stream.")
    if path.suffix.lower() != ARCHIVE and suffix_of(path.name) not in suffixes:
        raise ReadError(
            "unknown-suffix",
            f"'{path}' has the suffix {path.suffix!r}, which no reader reads.",
            f"Rename or convert it; known suffixes: {', '.join(suffixes)}.",
        )


def _expand_folder(folder: Path, suffixes: Sequence[str]) -> Iterator[Source | Rejection]:
    if _is_output(folder):
        raise ReadError(
            "output-as-input", f"'{folder}' is an output of kgraph.", "Name the folder that holds the articles instead."
        )
    files = list(_walk(folder))
    if not files:
        raise ReadError("empty-folder", f"'{folder}' holds no file.", "Name a folder that holds articles.")
    for path in files:
        yield from _source(path, folder, suffixes)


def _expand_glob(pattern: str, suffixes: Sequence[str]) -> Iterator[Source | Rejection]:
    root = _root(pattern)
    files: list[Path] = []
    for match in sorted(Path(match) for match in glob.glob(pattern, recursive=True)):  # noqa: PTH207 - takes absolute patterns too
        if match.is_file():
            files.append(match)
        elif match.is_dir() and not pattern.rstrip("/").endswith("**"):
            files.extend(_walk(match))
    if not files:
        raise ReadError("no-match", f"{pattern!r} matches no file.", "Check the pattern; '**' goes into subfolders.")
    for path in files:
        yield from _source(path, root, suffixes)


def _source(path: Path, root: Path, suffixes: Sequence[str]) -> Iterator[Source | Rejection]:
    """Give a file, the members of an archive, or why it is left out."""
    name = _name(path.relative_to(root).as_posix())
    if path.is_dir():
        yield _left_out(name, "it is an output of kgraph.")
    elif path.suffix.lower() == ARCHIVE and ARCHIVE not in suffixes:
        yield from _members(name, path, suffixes)
    elif suffix_of(path.name) in suffixes:
        yield Source(name, path)
    else:
        yield _left_out(name, _no_reader(path.name, suffixes))


def _members(name: str, path: Path, suffixes: Sequence[str]) -> Iterator[Source | Rejection]:
    try:
        members = list_members(path)
    except UnreadableError as error:
        yield _left_out(name, error.message)
        return
    for member in members:
        inner = f"{name}/{_name(member)}"
        if suffix_of(member) in suffixes and not is_compressed(Path(member)):
            yield Source(inner, path, member)
        else:
            yield _left_out(inner, _no_reader(member, suffixes))


def _left_out(name: str, detail: str) -> Rejection:
    return Rejection(item=name, reason="unreadable", detail=f"{name!r}: {detail}", document=name)


def _no_reader(name: str, suffixes: Sequence[str]) -> str:
    return f"no reader reads the suffix {Path(name).suffix!r}; known suffixes: {', '.join(suffixes)}."


def _walk(folder: Path) -> Iterator[Path]:
    """List files below a folder, hidden ones left out; an output of kgraph is listed as a whole, not entered."""
    for current, folders, files in os.walk(folder):
        here = Path(current)
        if here != folder and _is_output(here):
            folders.clear()
            yield here
            continue
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        yield from (here / name for name in sorted(files) if not name.startswith(".") and (here / name).is_file())


def _is_output(folder: Path) -> bool:
    return all((folder / name).is_file() for name in _OUTPUT_FILES)


def _root(pattern: str) -> Path:
    """Find the part of a glob before its first wildcard."""
    parts = Path(pattern).parts
    fixed = next((number for number, part in enumerate(parts) if _MAGIC & set(part)), len(parts))
    return Path(*parts[:fixed]) if fixed else Path()


def _name(relative: str) -> str:
    """Write a name the same on every machine: composed letters, no undecodable bytes."""
    return unicodedata.normalize("NFC", os.fsencode(relative).decode(errors="replace"))


def _ordered(sources: Sequence[Source]) -> Iterator[Source]:
    """Order sources by name, each file once; files of one name by what they hold, not by where they lie."""
    by_file: dict[str, Source] = {}
    for source in sorted(sources, key=lambda source: source.name):
        key = STDIN if source.path is None else f"{source.path.resolve()}\0{source.member}"
        by_file.setdefault(key, source)
    for _, group in groupby(by_file.values(), key=lambda source: source.name):
        same = list(group)
        yield from same if len(same) == 1 else sorted(same, key=content_of)


def content_of(source: Source) -> bytes:
    """Give the bytes of a source; none of standard input and of what cannot be opened."""
    try:
        with source.open() as stream:
            return stream.read()
    except (OSError, EOFError, zlib.error, UnreadableError):
        return b""
