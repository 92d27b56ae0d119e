"""`kgraph build`: read documents and write a graph."""

from __future__ import annotations

import shlex
from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from kgraph.cli.console import say, show_progress
from kgraph.errors import OntologyError, ReadError
from kgraph.model import Engine, Status

if TYPE_CHECKING:
    from kgraph.config import BuildConfig
    from kgraph.result import Result
    from kgraph.upkeep import Change

EXAMPLE = "\b\nExample:\n  kgraph build news/*.html notes.txt -o out --assert reported"
DECISIONS = "decisions.ttl"
WORKERS = "Processes to read with; as many as cores and memory allow, if not given, and one for few documents."
_DUPLICATE = "duplicate"
_LOST = "reader-failed"

_Infer = Annotated[
    bool, typer.Option("--infer", help="Also infer by the ontology's axioms (OWL 2 RL), into inferred.ttl.")
]
_Kb = Annotated[
    list[Path] | None, typer.Option(metavar="FILE", help="Your knowledge base, as kgraph kb build takes or writes it.")
]
_Plain = Annotated[
    list[str] | None,
    typer.Option("--assert", metavar="STATUS", help="Also write plain triples for 'reported' statements."),
]
_Open = Annotated[
    bool, typer.Option("--open/--no-open", help="Keep statements that no property of the ontology covers.")
]
_Shard = Annotated[
    str, typer.Option(metavar="I/N", help="Build only this share of the inputs, from 1/N to N/N, for kgraph merge.")
]


def run(  # noqa: PLR0913, PLR0917 - one parameter for each option of the contract
    inputs: Annotated[
        list[str], typer.Argument(metavar="INPUT", help="Files, folders, globs, or - for standard input.")
    ],
    output: Annotated[Path, typer.Option("--output", "-o", metavar="OUT", help="Folder to write.")],
    ontology: Annotated[Path | None, typer.Option(metavar="FILE", help="Your ontology instead of ours.")] = None,
    shapes: Annotated[Path | None, typer.Option(metavar="FILE", help="Your SHACL shapes instead of ours.")] = None,
    model_dir: Annotated[
        Path | None, typer.Option(metavar="DIR", help="Model that kgraph train wrote for your ontology.")
    ] = None,
    model: Annotated[str, typer.Option(metavar="NAME", help="Installed spaCy model to read with.")] = "",
    config: Annotated[Path | None, typer.Option(metavar="FILE", help="Your spaCy pipeline instead of ours.")] = None,
    kb: _Kb = None,
    decisions: Annotated[
        Path | None, typer.Option(metavar="FILE", help="Your decisions about entities; OUT/decisions.ttl if not given.")
    ] = None,
    base: Annotated[str, typer.Option(metavar="IRI", help="Base of the IRIs that are made; ends in / or #.")] = "",
    workers: Annotated[int, typer.Option(metavar="N", min=0, help=WORKERS)] = 0,
    plain: _Plain = None,
    strict: Annotated[bool, typer.Option("--strict", help="Exit with 1 if anything violates a shape.")] = False,
    force: Annotated[bool, typer.Option("--force", help="Ignore what is already built.")] = False,
    open_statements: _Open = True,
    nanopub: Annotated[bool, typer.Option("--nanopub", help="Also write nanopublications.")] = False,
    formats: Annotated[
        str, typer.Option(metavar="NAMES", help="Also write ntriples, jsonld, graphml (by comma), or all.")
    ] = "",
    infer: _Infer = False,
    shard: _Shard = "1/1",
    engine: Annotated[Engine, typer.Option(help="What hands the documents out: dask is an extra.")] = Engine.LOCAL,
    scheduler: Annotated[
        str, typer.Option(metavar="ADDRESS", help="Scheduler of a Dask cluster (tcp://…), for --engine dask.")
    ] = "",
) -> None:
    """Read documents and write their graph.

    Reads texts, HTML, Markdown, PDF and JSON Lines, also compressed or in a zip archive. Writes graph.ttl, graph.trig,
    graph.html, statements.jsonl, rejections.jsonl, report.ttl, report.txt and manifest.json to OUT, and to OUT/readings
    what was read, so that the next build reads only what is new; one that is stopped goes on where it was. A document
    that cannot be read never stops the others: it is counted on the last line and stands in rejections.jsonl with its
    reason.
    """
    statuses = plain_statuses(plain or ())
    from kgraph.config import BuildConfig  # noqa: PLC0415 - looks the model up
    from kgraph.documents import Share  # noqa: PLC0415 - as above
    from kgraph.iris import DEFAULT_BASE  # noqa: PLC0415 - as above

    settings = BuildConfig(
        ontology=ontology,
        shapes=shapes,
        model=model,
        config=config,
        base=base or DEFAULT_BASE,
        plain=statuses,
        open_statements=open_statements,
        workers=workers,
        model_dir=model_dir,
        kb=tuple(kb or ()),
        decisions=decisions or kept_decisions(output),
        nanopub=nanopub,
        formats=frozenset(name.strip() for name in formats.split(",") if name.strip()),
        infer=infer,
        share=Share.parse(shard),
        engine=engine,
        scheduler=scheduler,
    )
    # As paths, since a string that looks like one is taken for a text.
    conforms = _build([Path(item) for item in inputs], output, settings, force=force)
    fail_unless(conforms or not strict)


def _build(inputs: list[Path], output: Path, config: BuildConfig, *, force: bool) -> bool:
    """Build what is not built yet, and tell whether the graph conforms."""
    from kgraph.export.lock import hold  # noqa: PLC0415 - looks the model up
    from kgraph.upkeep import rebuild  # noqa: PLC0415 - as above

    with hold(output):
        if not force and (conforms := _up_to_date(output, inputs, config)) is not None:
            return conforms
        check_output(output)
        with resumable(), show_progress("document") as progress:
            change = rebuild(output, inputs, config, force=force, progress=progress)
        write(change, output)
    return change.result.report.conforms


@contextmanager
def resumable() -> Iterator[None]:
    """Say, where a user stops what takes long, how it goes on."""
    try:
        yield
    except KeyboardInterrupt:
        say("interrupted  what was read is kept: run the same command again to go on")
        raise


def _up_to_date(folder: Path, inputs: list[Path], config: BuildConfig) -> bool | None:
    """Say that there is nothing to do, and give whether the graph conforms; None where there is something to do."""
    from kgraph.archive import read_manifest  # noqa: PLC0415 - looks the model up
    from kgraph.upkeep import is_current  # noqa: PLC0415 - as above

    if not is_current(folder, inputs, config):
        return None
    manifest = read_manifest(folder)
    say(f"unchanged   {folder} is up to date")
    say(f"documents   {len(manifest['documents'])} read, none of them again")
    return bool(manifest["conforms"])


def fail_unless(is_fine: bool) -> None:
    """Leave with the code for a graph that does not conform."""
    if not is_fine:
        raise typer.Exit(1)


def kept_decisions(folder: Path) -> Path | None:
    """Find the decisions that a user put beside an earlier build."""
    kept = folder / DECISIONS
    return kept if kept.is_file() else None


def plain_statuses(names: Iterable[str]) -> frozenset[Status]:
    """Read the values of `--assert`; what is asserted is always plain, and what is not claimed never is.

    Raises:
        OntologyError: If a name is no status, or one that never becomes a plain triple.

    Example:
        >>> sorted(plain_statuses(["reported"]))
        [<Status.ASSERTED: 'asserted'>, <Status.REPORTED: 'reported'>]
    """
    allowed = (Status.ASSERTED, Status.REPORTED)
    hint = f"Give one of: {', '.join(allowed)}."
    for name in names:
        if name not in tuple(Status):
            raise OntologyError("unknown-status", f"--assert {name!r} is no status.", hint)
        if name not in allowed:
            raise OntologyError(
                "never-plain", f"--assert {name!r}: what is {name} is never written as a plain triple.", hint
            )
    return frozenset((Status.ASSERTED, *(Status(name) for name in names)))


def check_output(folder: Path) -> None:
    """Find out before the work begins whether a folder can take its result, by staging an empty one.

    Raises:
        ExportError: If it is a file, holds what no build wrote, or cannot be written.
    """
    from kgraph.export.folder import OutputFolder  # noqa: PLC0415 - starts Oxigraph

    with suppress(_OnlyAsking), OutputFolder(folder):
        raise _OnlyAsking


class _OnlyAsking(Exception):  # noqa: N818 - no error: it leaves the folder as it was
    """Leave an output folder without putting anything into its place."""


def write(change: Change, folder: Path) -> None:
    """Write what a folder becomes, and say what it is.

    Raises:
        ReadError: If no document could be read.
        ExportError: If the folder cannot be written.
    """
    from kgraph.archive import Journal  # noqa: PLC0415 - only where something is written
    from kgraph.documents import WHOLE  # noqa: PLC0415 - as above

    # A share may have nothing: there are as many machines as there are shares.
    if not change.result.documents and change.result.config.share == WHOLE:
        raise _nothing_read(change.result)
    change.result.save(folder)
    Journal.beside(folder, "").clear()
    for line in (*change.notes, *summarise(change.result, folder)):
        say(line)


def _nothing_read(result: Result) -> ReadError:
    """Refuse to write an empty graph where every input was unreadable."""
    details = [rejection.detail for rejection in result.rejections] or ["there is none"]
    count = f"none of {len(details)} documents" if len(details) > 1 else "the document"
    verb = "can" if len(details) > 1 else "cannot"
    return ReadError("nothing-read", f"{count} {verb} be read: {details[0]}", "Give texts of one of the known formats.")


def summarise(result: Result, folder: Path) -> list[str]:
    """Sum up a build in a few lines, the last of which counts the documents."""
    lost = {found.document for found in result.rejections if found.reason == _LOST}
    read = {document.id for document in result.documents} - lost
    failed = {found.item for found in result.rejections if found.document not in read or found.reason == _DUPLICATE}
    statuses = Counter(statement.status.value for statement in result.statements)
    reasons = Counter(rejection.reason for rejection in result.rejections)
    violations = len(result.report.violations)
    taken_over = f", {result.taken_over} taken over from an earlier build" if result.taken_over else ""
    verdict = "conforms" if result.report.conforms else f"does not conform: {violations} violations, see report.txt"
    too_large = [f"left out    {name}: more than {most:,} triples" for name, most in result.left_out.items()]
    return [
        *too_large,
        f"entities    {len(result.entities)}",
        f"statements  {len(result.statements)}{_listed(statuses)}",
        f"kept out    {len(result.rejections)}{_listed(reasons)}",
        f"shapes      {verdict}",
        f"next        open {folder / 'graph.html'}, load {folder / 'graph.ttl'}, or ask: {_first_question(folder)}",
        f"documents   {len(read)} read, {len(failed)} rejected" + taken_over,
    ]


def _listed(counts: Counter[str]) -> str:
    ordered = sorted(counts.items(), key=lambda item: (-item[1], item[0]))
    return ": " + ", ".join(f"{name} {count}" for name, count in ordered) if ordered else ""


def _first_question(folder: Path) -> str:
    return f"kgraph query {shlex.quote(str(folder))} 'SELECT * {{ ?s ?p ?o }} LIMIT 10'"
