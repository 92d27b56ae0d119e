"""Expand inputs into sources: what a user names, and what lies in the folders they name."""

from __future__ import annotations

import glob
import os
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

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
    """

    name: str
    path: Path | None


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
        yield Source(_name(path.name), path)
    elif _MAGIC & set(given):
        yield from _expand_glob(given, suffixes)
    else:
        raise ReadError("missing-input", f"{given!r} does not exist.", "Check the path.")


def _check_named(path: Path, suffixes: Sequence[str]) -> None:
    if not path.is_file():
        raise ReadError("not-a-file", f"'{path}' is neither a file nor a folder.", "Use '-' to read a stream.")
    if path.suffix.lower() not in suffixes:
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
        yield _source(path, folder, suffixes)


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
        yield _source(path, root, suffixes)


def _source(path: Path, root: Path, suffixes: Sequence[str]) -> Source | Rejection:
    name = _name(path.relative_to(root).as_posix())
    if path.is_dir():
        return Rejection(item=name, reason="unreadable", detail=f"{name!r}: it is an output of kgraph.", document=name)
    if path.suffix.lower() in suffixes:
        return Source(name, path)
    detail = f"{name!r}: no reader reads the suffix {path.suffix!r}; known suffixes: {', '.join(suffixes)}."
    return Rejection(item=name, reason="unreadable", detail=detail, document=name)


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
        key = STDIN if source.path is None else str(source.path.resolve())
        by_file.setdefault(key, source)
    for _, group in groupby(by_file.values(), key=lambda source: source.name):
        same = list(group)
        yield from same if len(same) == 1 else sorted(same, key=content_of)


def content_of(source: Source) -> bytes:
    """Give the bytes of a source; none of standard input and of what cannot be opened."""
    try:
        return source.path.read_bytes() if source.path else b""
    except OSError:
        return b""
