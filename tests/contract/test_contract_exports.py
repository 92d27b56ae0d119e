"""What each module offers: its `__all__`, the names in it, and the doors for plug-ins."""

from __future__ import annotations

import ast
import re
import tomllib
from importlib import import_module
from importlib.metadata import entry_points
from pathlib import Path

import pytest

from contract_sources import MODULES, PROJECT, module_name, parsed

GROUPS = ("spacy_factories", "spacy_misc", "kgraph.readers", "kgraph.exporters")


def _exported(path: Path) -> list[str] | None:
    """Read the names of a module's `__all__` without importing it."""
    for node in parsed(path).body:
        targets = node.targets if isinstance(node, ast.Assign) else [getattr(node, "target", None)]
        if any(isinstance(target, ast.Name) and target.id == "__all__" for target in targets):
            assert isinstance(node, ast.Assign | ast.AnnAssign)
            assert node.value is not None
            return [str(name) for name in ast.literal_eval(node.value)]
    return None


def _order(name: str) -> tuple[int, str]:
    """Order names as the linter does: constants, classes, then the rest."""
    if re.fullmatch(r"[A-Z][A-Z0-9_]*", name):
        return 0, name
    return (1 if name[0].isupper() else 2), name


EXPORTS = {module_name(path): names for path in MODULES if (names := _exported(path)) is not None}
DECLARED = tomllib.loads((PROJECT / "pyproject.toml").read_text("utf-8"))["project"]["entry-points"]
DOORS = [(group, name, target) for group in GROUPS for name, target in DECLARED[group].items()]


@pytest.mark.parametrize("module", EXPORTS)
def test_exported_names_are_sorted(module: str) -> None:
    """`__all__` is sorted and names nothing twice."""
    assert sorted(set(EXPORTS[module]), key=_order) == EXPORTS[module]


@pytest.mark.parametrize("module", EXPORTS)
def test_exported_names_exist(module: str) -> None:
    """Every name of `__all__` can be had, lazily imported or not."""
    found = import_module(module)
    assert [] == [name for name in EXPORTS[module] if not hasattr(found, name)]


@pytest.mark.parametrize("path", MODULES, ids=module_name)
def test_module_imports(path: Path) -> None:
    """Every module imports by itself."""
    assert module_name(path) == import_module(module_name(path)).__name__


@pytest.mark.parametrize(("group", "name", "target"), DOORS, ids=[f"{group}:{name}" for group, name, _ in DOORS])
def test_entry_point_is_callable(group: str, name: str, target: str) -> None:
    """Every declared factory, reader and exporter exists and can be called."""
    module, _, attribute = target.partition(":")
    assert callable(getattr(import_module(module), attribute)), f"{group} {name}"


@pytest.mark.parametrize("group", GROUPS)
def test_entry_points_are_installed(group: str) -> None:
    """The installed package offers what pyproject.toml declares; else run `make setup` again."""
    installed = {(door.name, door.value) for door in entry_points(group=group) if door.value.startswith("kgraph.")}
    assert set(DECLARED[group].items()) == installed
