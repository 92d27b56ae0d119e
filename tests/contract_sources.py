"""The files that the contract tests look at."""

from __future__ import annotations

import ast
import subprocess
from functools import cache
from pathlib import Path

PROJECT = Path(__file__).resolve().parents[1]
SOURCE = PROJECT / "src"
MODULES = sorted((SOURCE / "kgraph").rglob("*.py"))


def module_name(path: Path) -> str:
    """Name the module of a source file."""
    parts = path.relative_to(SOURCE).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


@cache
def parsed(path: Path) -> ast.Module:
    """Parse a source file."""
    return ast.parse(path.read_text("utf-8"), str(path))


@cache
def project_files() -> tuple[Path, ...]:
    """List the files that git keeps or would keep; without git, all that are not hidden or built."""
    command = ["git", "-C", str(PROJECT), "ls-files", "--cached", "--others", "--exclude-standard", "-z"]
    try:
        listed = subprocess.run(command, check=True, capture_output=True, text=True).stdout.split("\0")
    except (OSError, subprocess.CalledProcessError):
        skipped = {"out", "build", "dist", "__pycache__"}
        walked = (path.relative_to(PROJECT) for path in PROJECT.rglob("*"))
        listed = [
            str(path) for path in walked if not any(part.startswith(".") or part in skipped for part in path.parts)
        ]
    return tuple(sorted(path for name in listed if name and (path := PROJECT / name).is_file()))
