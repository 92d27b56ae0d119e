"""Tell from digests alone whether a built folder is what its inputs give, before anything is read."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

_BLANK = b" \t\r\n\xef\xbb\xbf"


def agrees(folder: Path, manifest: Mapping[str, Any], inputs: Iterable[tuple[str, Path | None]]) -> bool:
    """Tell whether a folder was built from inputs that hold the same, and nobody has touched its files.

    Args:
        folder: The built folder.
        manifest: Its manifest.
        inputs: Name and place of each source; without a place for what is only named.

    Returns:
        Whether building would give the same; False also where only reading could tell.
    """
    recorded = manifest.get("inputs")
    if not isinstance(recorded, dict):
        return False
    places: dict[str, list[Path | None]] = {}
    for name, path in inputs:
        places.setdefault(name, []).append(path)
    return (
        set(places) == set(recorded)
        and all(_holds(paths, recorded[name]) for name, paths in places.items())
        and _is_whole(folder, manifest.get("files", {}))
    )


def _holds(paths: list[Path | None], digests: list[str]) -> bool:
    """Tell whether files of one name hold what was recorded: as a whole, or line by line."""
    try:
        contents = {path.read_bytes() if path else b"" for path in paths}
    except OSError:
        return False
    whole = sorted({hashlib.sha256(content).hexdigest() for content in contents} if None not in paths else {""})
    return whole == sorted(set(digests)) or _lines(contents) == sorted(set(digests))


def _lines(contents: Iterable[bytes]) -> list[str]:
    lines = (line.strip() for content in contents for line in content.split(b"\n") if line.strip(_BLANK))
    return sorted({hashlib.sha256(line).hexdigest() for line in lines})


def _is_whole(folder: Path, files: Mapping[str, str]) -> bool:
    try:
        return bool(files) and all(_digest(folder / name) == digest for name, digest in files.items())
    except OSError:
        return False


def _digest(file: Path) -> str:
    with file.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()
