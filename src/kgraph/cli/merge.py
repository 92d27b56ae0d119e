"""`kgraph merge`: put folders together that were built apart."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from kgraph.cli.build import fail_unless, kept_decisions, resumable, write
from kgraph.cli.console import show_progress

EXAMPLE = (
    "\b\nExample:\n  kgraph build news/ --shard 1/2 -o part1\n  kgraph build news/ --shard 2/2 -o part2\n"
    "  kgraph merge part1 part2 -o out"
)


def run(  # noqa: PLR0913, PLR0917 - one parameter for each option of the contract
    folders: Annotated[list[Path], typer.Argument(metavar="PART", help="Built folders.")],
    output: Annotated[Path, typer.Option("--output", "-o", metavar="OUT", help="Folder to write.")],
    ontology: Annotated[
        Path | None, typer.Option(metavar="FILE", help="Your ontology, if they were built with one.")
    ] = None,
    shapes: Annotated[
        Path | None, typer.Option(metavar="FILE", help="Your SHACL shapes, if they were built with some.")
    ] = None,
    model_dir: Annotated[
        Path | None, typer.Option(metavar="DIR", help="Model of kgraph train, if they were built with one.")
    ] = None,
    config: Annotated[
        Path | None, typer.Option(metavar="FILE", help="Your spaCy pipeline, if they were built with one.")
    ] = None,
    kb: Annotated[
        list[Path] | None, typer.Option(metavar="FILE", help="Your knowledge base, if they were built with one.")
    ] = None,
    decisions: Annotated[
        Path | None, typer.Option(metavar="FILE", help="Your decisions about entities; OUT/decisions.ttl if not given.")
    ] = None,
    strict: Annotated[bool, typer.Option("--strict", help="Exit with 1 if anything violates a shape.")] = False,
) -> None:
    """Merge folders that were built apart, as by `kgraph build --shard`.

    OUT then holds what one build of all their inputs gives, byte for byte. Nothing is read again.
    """
    from kgraph.config import BuildConfig  # noqa: PLC0415 - looks the model up
    from kgraph.export.lock import hold  # noqa: PLC0415 - looks the locks of this system up
    from kgraph.merging import merge_folders  # noqa: PLC0415 - as above

    settings = BuildConfig(
        ontology=ontology,
        shapes=shapes,
        config=config,
        model_dir=model_dir,
        kb=tuple(kb or ()),
        decisions=decisions or kept_decisions(output),
    )
    with hold(output):
        with resumable(), show_progress("document") as progress:
            merged = merge_folders(folders, output, settings, progress=progress)
        write(merged, output)
    fail_unless(merged.result.report.conforms or not strict)
