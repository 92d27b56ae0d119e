"""Every error a user can meet has a section in `docs/errors.md`."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator

import kgraph.errors
from contract_sources import MODULES, PROJECT, module_name, parsed

ERRORS = {
    name
    for name, value in vars(kgraph.errors).items()
    if isinstance(value, type) and issubclass(value, kgraph.errors.KgraphError)
}


def _raised() -> Iterator[tuple[str, ast.expr]]:
    """Find the first argument of every error that a module makes, or that the command line shows."""
    for path in MODULES:
        for node in ast.walk(parsed(path)):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.args and _makes_error(node):
                yield f"{module_name(path)}:{node.lineno}", node.args[0]


def _makes_error(node: ast.Call) -> bool:
    """Tell an error of its own from the base class that only carries the slug of another."""
    name = getattr(node.func, "id", "")
    is_carrier = name in {"KgraphError", "say_error"} and isinstance(node.args[0], ast.Name | ast.Attribute)
    return name in {*ERRORS, "say_error"} and not is_carrier


def _documented() -> list[str]:
    return re.findall(r"^## `?([a-z0-9-]+)`?$", (PROJECT / "docs" / "errors.md").read_text("utf-8"), re.MULTILINE)


def _slugs() -> dict[str, str]:
    return {
        node.value: place for place, node in _raised() if isinstance(node, ast.Constant) and isinstance(node.value, str)
    }


def test_slugs_are_literals() -> None:
    """Every slug is written where its error is made, so that it can be searched for."""
    assert [] == [place for place, node in _raised() if not isinstance(node, ast.Constant)]


def test_slugs_are_words() -> None:
    """A slug is lower-case words with hyphens."""
    assert [] == [slug for slug in _slugs() if not re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", slug)]


def test_every_slug_is_documented() -> None:
    """Every slug raised in the source has its section."""
    documented = set(_documented())
    assert {} == {slug: place for slug, place in sorted(_slugs().items()) if slug not in documented}


def test_every_documented_slug_is_raised() -> None:
    """No section outlives its error."""
    assert [] == sorted(set(_documented()) - set(_slugs()))


def test_sections_are_sorted() -> None:
    """Sections are in alphabetical order, each once."""
    assert sorted(set(_documented())) == _documented()
