"""What an engine is that runs SHACL shapes over triples, and which engines there are.

Comes in: data, shapes. Goes out: one `ValidationResult` for each node that breaks a shape. What lies around that
(derived shapes, literals, labels, reports) is the same for every engine.
"""

from __future__ import annotations

from collections.abc import Mapping
from importlib.util import find_spec
from typing import Protocol

from kgraph.errors import OntologyError
from kgraph.validation.data import Data
from kgraph.validation.report import ValidationResult
from kgraph.validation.shapes import Shapes

FAST = "shacl"
REFERENCE = "pyshacl"


class Engine(Protocol):
    """Run shapes over data, without inference."""

    def __call__(self, data: Data, shapes: Shapes) -> list[ValidationResult]:
        """Validate data, with the schema of the shapes beside it.

        Args:
            data: The triples to validate.
            shapes: The shapes, and the subclass axioms that `sh:class` follows.

        Returns:
            Results at nodes of the data, in any order.

        Raises:
            OntologyError: If the engine cannot use the shapes.
        """


def _fast(data: Data, shapes: Shapes) -> list[ValidationResult]:
    from kgraph.validation.fast import run_shacl  # noqa: PLC0415 - is not there for every machine

    return run_shacl(data, shapes)


def _reference(data: Data, shapes: Shapes) -> list[ValidationResult]:
    from kgraph.validation.reference import run_pyshacl  # noqa: PLC0415 - takes half a second

    return run_pyshacl(data, shapes)


_ENGINES: Mapping[str, Engine] = {FAST: _fast, REFERENCE: _reference}


def find_engine(name: str = "") -> Engine:
    """Find an engine by name.

    Args:
        name: `shacl` (fast), `pyshacl` (the reference, slower), or empty for the fastest one that is installed.

    Returns:
        The engine.

    Raises:
        OntologyError: If there is none of that name.

    Example:
        >>> find_engine("pyshacl") is find_engine()
        False
    """
    chosen = name or (FAST if find_spec(FAST) is not None else REFERENCE)
    if chosen not in _ENGINES or find_spec(chosen) is None:
        raise OntologyError(
            "unknown-engine",
            f"there is no validation engine {chosen!r} here.",
            f"Name one of {', '.join(engine for engine in _ENGINES if find_spec(engine) is not None)}.",
        )
    return _ENGINES[chosen]
