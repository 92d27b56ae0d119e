"""Errors say what is wrong and what to do, and survive the trip between processes."""

from __future__ import annotations

import pickle

import pytest

import kgraph
import kgraph.errors
from kgraph.errors import (
    ExportError,
    KgraphError,
    OntologyError,
    PipelineError,
    QuerySyntaxError,
    ReadError,
    StoreError,
    ValidationError,
)

KINDS = (
    ExportError,
    KgraphError,
    OntologyError,
    PipelineError,
    QuerySyntaxError,
    ReadError,
    StoreError,
    ValidationError,
)


def test_kinds_are_all_there() -> None:
    """The classes below are those of the module, and its docstring draws each in the tree."""
    defined = {value for value in vars(kgraph.errors).values() if isinstance(value, type)}
    assert set(KINDS) == defined
    assert [] == [kind.__name__ for kind in KINDS if kind.__name__ not in (kgraph.errors.__doc__ or "")]


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.__name__)
def test_error_shows_slug_message_and_hint(kind: type[KgraphError]) -> None:
    """Each kind is a KgraphError with three parts that are shown in one line."""
    error = kind("missing-input", "'a.txt' does not exist.", "Check the path.")
    assert isinstance(error, KgraphError)
    assert "[missing-input] 'a.txt' does not exist. Check the path." == str(error)
    assert ("missing-input", "'a.txt' does not exist.", "Check the path.") == (error.slug, error.message, error.hint)


def test_hint_may_be_missing() -> None:
    """Without a hint there is no blank at the end."""
    assert "[slug] What." == str(KgraphError("slug", "What."))


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.__name__)
def test_error_comes_back_from_another_process(kind: type[KgraphError]) -> None:
    """Workers send errors by pickle; nothing of them is lost."""
    error = pickle.loads(pickle.dumps(kind("slug", "What.", "Do.")))  # noqa: S301 - our own bytes
    assert (kind, "slug", "What.", "Do.") == (type(error), error.slug, error.message, error.hint)


def test_public_names_are_found() -> None:
    """`kgraph` offers what it lists, and imports it on demand."""
    assert ["BuildConfig", "Result", "__version__", "build", "load_pipeline"] == sorted(kgraph.__all__)
    assert [] == [name for name in kgraph.__all__ if not getattr(kgraph, name)]


def test_unknown_public_name_is_an_attribute_error() -> None:
    """A misspelt name is told as Python tells it."""
    with pytest.raises(AttributeError, match="module 'kgraph' has no attribute 'biuld'"):
        _ = kgraph.biuld
