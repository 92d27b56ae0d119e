"""Tell from digests alone whether a built folder is what its inputs give, before anything is read."""

from __future__ import annotations

import hashlib
import zlib
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import IO, Any

from kgraph.errors import KgraphError

Open = Callable[[], IO[bytes]]
_BLANK = b" \t\r\n\xef\xbb\xbf"


def agrees(folder: Path, manifest: Mapping[str, Any], inputs: Iterable[tuple[str, Open | None]]) -> bool:
    """Tell whether a folder was built from inputs that hold the same, and nobody has touched its files.

    Args:
        folder: The built folder.
        manifest: Its manifest.
        inputs: Name of each source, with a call that opens it; without one for what is only named.

    Returns:
        Whether building would give the same; False also where only reading could tell.
    """
    recorded = manifest.get("inputs")
    if not isinstance(recorded, dict):
        return False
    places: dict[str, list[Open | None]] = {}
    for name, open_source in inputs:
        places.setdefault(name, []).append(open_source)
    return (
        set(places) == set(recorded)
        and all(_holds(sources, recorded[name]) for name, sources in places.items())
        and _is_whole(folder, manifest.get("files", {}))
    )


def _holds(sources: Iterable[Open | None], digests: list[str]) -> bool:
    """Tell whether sources of one name hold what was recorded: as a whole, or line by line."""
    whole: set[str] = set()
    lines: set[str] = set()
    try:
        for open_source in sources:
            whole.add(_digest_source(open_source, lines) if open_source else "")
    except (OSError, EOFError, zlib.error, KgraphError):
        return False
    return set(digests) in (whole, lines)


def _digest_source(open_source: Open, lines: set[str]) -> str:
    """Digest a source, however large, and add the digests of its lines."""
    whole = hashlib.sha256()
    with open_source() as stream:
        for line in stream:
            whole.update(line)
            if line.strip(_BLANK):
                lines.add(hashlib.sha256(line.strip()).hexdigest())
    return whole.hexdigest()


def _is_whole(folder: Path, files: Mapping[str, str]) -> bool:
    try:
        return bool(files) and all(_digest(folder / name) == digest for name, digest in files.items())
    except OSError:
        return False


def _digest(file: Path) -> str:
    with file.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()
