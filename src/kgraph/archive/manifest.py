"""Read the manifest of a built folder."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

MANIFEST = "manifest.json"
_MARK = "kgraph"


def read_manifest(folder: Path) -> Mapping[str, Any]:
    """Read what a folder says of itself; nothing where it is not ours.

    Example:
        >>> read_manifest(Path("no/such/folder"))
        {}
    """
    try:
        manifest = json.loads((folder / MANIFEST).read_bytes())
    except (OSError, ValueError):
        return {}
    return manifest if isinstance(manifest, dict) and _MARK in manifest else {}
