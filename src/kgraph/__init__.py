"""Text in, a knowledge graph out that can be trusted.

documents ─▶ nlp ─▶ statements ─▶ grounding ─▶ graph ─▶ validation ─▶ export · explorer · store

Example:
    >>> import kgraph
    >>> kgraph.__version__
    '0.1.0'
"""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kgraph.build import BuildConfig, Result, build
    from kgraph.nlp import load_pipeline

__all__ = ["BuildConfig", "Result", "__version__", "build", "load_pipeline"]
__version__ = "0.1.0"

_HOMES = {
    "BuildConfig": "kgraph.build",
    "Result": "kgraph.build",
    "build": "kgraph.build",
    "load_pipeline": "kgraph.nlp",
}


def __getattr__(name: str) -> object:
    """Import a public name when it is asked for, so that `import kgraph` stays light."""
    if name not in _HOMES:
        message = f"module 'kgraph' has no attribute {name!r}"
        raise AttributeError(message)
    from importlib import import_module  # noqa: PLC0415 - only needed here

    return getattr(import_module(_HOMES[name]), name)
