"""Stage `nlp`: everything that touches spaCy.

Comes in: documents. Goes out: one `Reading` a document, its entities and statements local to it. The components are
registered as `kgraph_*` factories and assembled by `default.cfg`.
"""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kgraph.nlp.collect import prose_of
    from kgraph.nlp.load import choose_model, installed_models, load_pipeline
    from kgraph.nlp.read import iter_readings
    from kgraph.nlp.trace import Tracer, find_words

__all__ = [
    "Tracer",
    "choose_model",
    "find_words",
    "installed_models",
    "iter_readings",
    "load_pipeline",
    "prose_of",
]

_HOMES = {
    "Tracer": "trace",
    "choose_model": "load",
    "find_words": "trace",
    "installed_models": "load",
    "iter_readings": "read",
    "load_pipeline": "load",
    "prose_of": "collect",
}


def __getattr__(name: str) -> object:
    """Import a public name when it is asked for, so that importing one component does not load them all."""
    if name not in _HOMES:
        raise AttributeError(name)
    from importlib import import_module  # noqa: PLC0415 - only needed here

    return getattr(import_module(f"kgraph.nlp.{_HOMES[name]}"), name)
