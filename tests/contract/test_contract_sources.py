"""How the source is written: sizes, docstrings and their examples, and what starts without spaCy."""

from __future__ import annotations

import ast
import doctest
import subprocess
import sys
from importlib import import_module
from pathlib import Path

import pytest

from contract_sources import MODULES, module_name, parsed

LONGEST_MODULE = 500
LONGEST_FUNCTION = 60
WITH_EXAMPLES = [path for path in MODULES if ">>> " in path.read_text("utf-8")]
# Commands that must answer at once; importing spaCy alone takes about a second.
LIGHT = {
    "import": ["-c", "import kgraph"],
    "help": ["-m", "kgraph", "--help"],
    "version": ["-m", "kgraph", "--version"],
}
HEAVY = ("spacy", "pyshacl", "trafilatura", "dateparser", "pyvis", "networkx")


def _functions(path: Path) -> list[ast.FunctionDef | ast.AsyncFunctionDef]:
    return [node for node in ast.walk(parsed(path)) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)]


def _length(node: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    """Count the lines of a function without its docstring."""
    first = node.body[0]
    has_docstring = ast.get_docstring(node, clean=False) is not None
    docstring = (first.end_lineno or first.lineno) - first.lineno + 1 if has_docstring else 0
    return (node.end_lineno or node.lineno) - node.lineno + 1 - docstring


def test_there_are_modules() -> None:
    """The list of modules is not empty, so the tests below look at something."""
    assert len(MODULES) > 20


@pytest.mark.parametrize("path", MODULES, ids=module_name)
def test_module_is_short(path: Path) -> None:
    """No module is longer than a reader keeps in mind."""
    assert len(path.read_text("utf-8").splitlines()) <= LONGEST_MODULE


@pytest.mark.parametrize("path", MODULES, ids=module_name)
def test_functions_are_short(path: Path) -> None:
    """No function is longer than a screen, its docstring not counted."""
    assert [] == [f"{node.name}: {_length(node)}" for node in _functions(path) if _length(node) > LONGEST_FUNCTION]


@pytest.mark.parametrize("path", MODULES, ids=module_name)
def test_module_says_what_it_is(path: Path) -> None:
    """Every module opens with a docstring."""
    assert ast.get_docstring(parsed(path))


@pytest.mark.parametrize("path", WITH_EXAMPLES, ids=module_name)
def test_docstring_examples_run(path: Path) -> None:
    """Every example in a docstring gives what it shows."""
    output: list[str] = []
    finder = doctest.DocTestFinder(exclude_empty=True)
    runner = doctest.DocTestRunner(optionflags=doctest.ELLIPSIS | doctest.NORMALIZE_WHITESPACE)
    for example in finder.find(import_module(module_name(path))):
        runner.run(example, out=output.append)
    results = runner.summarize(verbose=False)
    assert results.failed == 0, "".join(output)
    assert results.attempted > 0


@pytest.mark.parametrize("arguments", LIGHT.values(), ids=LIGHT.keys())
def test_starts_without_heavy_imports(arguments: list[str]) -> None:
    """What needs no text read starts without spaCy and the other slow imports."""
    command = [sys.executable, "-X", "importtime", *arguments]
    done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=60)
    assert done.returncode == 0, done.stderr[-2000:]
    imported = {line.rsplit("|", 1)[-1].strip() for line in done.stderr.splitlines() if line.startswith("import time:")}
    assert [] == sorted(imported.intersection(HEAVY))
