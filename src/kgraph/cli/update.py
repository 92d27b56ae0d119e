"""`kgraph add` and `kgraph retract`: change the documents of a built graph."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from kgraph.cli.build import WORKERS, fail_unless, kept_decisions, resumable, write
from kgraph.cli.console import show_progress
from kgraph.progress import Progress

if TYPE_CHECKING:
    from kgraph.config import BuildConfig
    from kgraph.upkeep import Change

ADD_EXAMPLE = "\b\nExample:\n  kgraph add out tuesday.html\n  kgraph add out corrected/monday.html"
RETRACT_EXAMPLE = "\b\nExample:\n  kgraph retract out monday.html\n  kgraph retract out 'Ministry submits document'"

_Out = Annotated[Path, typer.Argument(metavar="OUT", help="Built folder.")]
_Ontology = Annotated[Path | None, typer.Option(metavar="FILE", help="Your ontology, if it was built with one.")]
_Shapes = Annotated[Path | None, typer.Option(metavar="FILE", help="Your SHACL shapes, if it was built with some.")]
_ModelDir = Annotated[Path | None, typer.Option(metavar="DIR", help="Model of kgraph train, if it was built with one.")]
_Model = Annotated[str, typer.Option(metavar="NAME", help="Another spaCy model than it was built with.")]
_Config = Annotated[Path | None, typer.Option(metavar="FILE", help="Your spaCy pipeline, if it was built with one.")]
_Kb = Annotated[list[Path] | None, typer.Option(metavar="FILE", help="Your knowledge base, if it was built with one.")]
_Decisions = Annotated[
    Path | None, typer.Option(metavar="FILE", help="Your decisions about entities; OUT/decisions.ttl if not given.")
]
_Workers = Annotated[int, typer.Option(metavar="N", min=0, help=WORKERS)]
_Strict = Annotated[bool, typer.Option("--strict", help="Exit with 1 if anything violates a shape.")]


def run_add(  # noqa: PLR0913, PLR0917 - one parameter for each option of the contract
    folder: _Out,
    inputs: Annotated[
        list[str], typer.Argument(metavar="INPUT", help="Files, folders, globs, or - for standard input.")
    ],
    ontology: _Ontology = None,
    shapes: _Shapes = None,
    model_dir: _ModelDir = None,
    model: _Model = "",
    config: _Config = None,
    kb: _Kb = None,
    decisions: _Decisions = None,
    workers: _Workers = 0,
    strict: _Strict = False,
) -> None:
    """Add documents to a built graph; corrected ones replace what they correct.

    A document replaces the one with its id (JSON Lines) or its file's name. Only what is new is read. The folder then
    holds what a build of all its documents gives, byte for byte.
    """
    from kgraph.upkeep import add  # noqa: PLC0415 - looks the model up

    settings = _settings(folder, ontology, shapes, model_dir, model, config, kb, decisions, workers)
    paths = [Path(item) for item in inputs]
    _update(folder, settings, lambda config, progress: add(folder, paths, config, progress=progress), strict=strict)


def run_retract(  # noqa: PLR0913, PLR0917 - one parameter for each option of the contract
    folder: _Out,
    document: Annotated[
        str, typer.Argument(metavar="DOCUMENT", help="Its id, IRI, source or title, or how it begins.")
    ],
    ontology: _Ontology = None,
    shapes: _Shapes = None,
    model_dir: _ModelDir = None,
    model: _Model = "",
    config: _Config = None,
    kb: _Kb = None,
    decisions: _Decisions = None,
    workers: _Workers = 0,
    strict: _Strict = False,
) -> None:
    """Take a document out of a built graph.

    Its named graph and its evidence go, and every claim that nothing else says. Nothing is read. The folder then holds
    what a build of its other documents gives, byte for byte.
    """
    from kgraph.upkeep import retract  # noqa: PLC0415 - looks the model up

    settings = _settings(folder, ontology, shapes, model_dir, model, config, kb, decisions, workers)
    _update(
        folder, settings, lambda config, progress: retract(folder, document, config, progress=progress), strict=strict
    )


def _settings(  # noqa: PLR0913, PLR0917 - one parameter for each option that both commands have
    folder: Path,
    ontology: Path | None,
    shapes: Path | None,
    model_dir: Path | None,
    model: str,
    config: Path | None,
    kb: list[Path] | None,
    decisions: Path | None,
    workers: int,
) -> BuildConfig:
    from kgraph.config import BuildConfig  # noqa: PLC0415 - looks the model up

    return BuildConfig(
        ontology=ontology,
        shapes=shapes,
        model=model,
        config=config,
        model_dir=model_dir,
        kb=tuple(kb or ()),
        decisions=decisions or kept_decisions(folder),
        workers=workers,
    )


def _update(
    folder: Path, config: BuildConfig, change: Callable[[BuildConfig, Progress], Change], *, strict: bool
) -> None:
    from kgraph.export.lock import hold  # noqa: PLC0415 - looks the locks of this system up

    with hold(folder):
        with resumable(), show_progress("document") as progress:
            changed = change(config, progress)
        write(changed, folder)
    fail_unless(changed.result.report.conforms or not strict)
