"""Stage `nlp`: everything that touches spaCy.

Comes in: documents. Goes out: one `Reading` a document, its entities and statements local to it. The components are
registered as `kgraph_*` factories and assembled by `default.cfg`.
"""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kgraph.nlp.load import load_pipeline
    from kgraph.nlp.models import choose_model, installed_models, model_version
    from kgraph.nlp.prose import prose_of
    from kgraph.nlp.read import iter_readings
    from kgraph.nlp.trace import Tracer, find_words

__all__ = [
    "Tracer",
    "choose_model",
    "find_words",
    "installed_models",
    "iter_readings",
    "load_pipeline",
    "model_version",
    "prose_of",
]

_HOMES = {
    "Tracer": "trace",
    "choose_model": "models",
    "find_words": "trace",
    "installed_models": "models",
    "iter_readings": "read",
    "load_pipeline": "load",
    "model_version": "models",
    "prose_of": "prose",
}


def __getattr__(name: str) -> object:
    """Import a public name when it is asked for, so that importing one component does not load them all."""
    if name not in _HOMES:
        raise AttributeError(name)
    from importlib import import_module  # noqa: PLC0415 - only needed here

    return getattr(import_module(f"kgraph.nlp.{_HOMES[name]}"), name)
