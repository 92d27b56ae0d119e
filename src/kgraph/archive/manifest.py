"""Read the manifest of a built folder."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from kgraph.model import Status

MANIFEST = "manifest.json"
_MARK = "kgraph"
_OBJECTS = ("digests", "documents", "files", "inputs")
_STATUSES = frozenset(Status)


def read_manifest(folder: Path) -> Mapping[str, Any]:
    """Read what a folder says of itself; nothing where it is not ours, or no manifest that we would write.

    Example:
        >>> read_manifest(Path("no/such/folder"))
        {}
    """
    try:
        manifest = json.loads((folder / MANIFEST).read_bytes())
    except (OSError, ValueError):
        return {}
    return manifest if isinstance(manifest, dict) and _MARK in manifest and _is_sound(manifest) else {}


def _is_sound(manifest: Mapping[str, Any]) -> bool:
    """Tell whether what is there has the form that it is written in."""
    objects = [manifest.get(name, {}) for name in _OBJECTS]
    plain = manifest.get("plain", [])
    return (
        isinstance(manifest.get("base", ""), str)
        and all(isinstance(found, dict) for found in objects)
        and all(isinstance(value, str | list) for found in objects for value in found.values())
        and isinstance(plain, list)
        and all(isinstance(status, str) and status in _STATUSES for status in plain)
    )
