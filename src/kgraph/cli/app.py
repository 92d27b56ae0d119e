"""The `kgraph` command: puts the commands together and turns errors into one line and an exit code.

Exit codes: 0 done, 1 the graph does not conform, 2 wrong use or unreadable input, 130 interrupted.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from importlib.metadata import version
from typing import Annotated

import typer

from kgraph.cli import (
    build,
    conflicts,
    diff,
    doctor,
    entities,
    evaluate,
    explain,
    explore,
    extract,
    kb,
    load,
    merge,
    ontology,
    query,
    serve,
    train,
    update,
    validate,
)
from kgraph.cli.console import emit, say, say_error
from kgraph.errors import KgraphError

MISUSE = 2
_INTERRUPTED = 130

app = typer.Typer(
    name="kgraph",
    help="Build an RDF knowledge graph from news and other prose: every triple is said by words you can open.",
    epilog="\b\nExample:\n  kgraph build news/ -o out\n  kgraph explain out 'Ada Lovelace'",
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["--help", "-h"]},
)
app.command("build", epilog=build.EXAMPLE)(build.run)
app.command("add", epilog=update.ADD_EXAMPLE)(update.run_add)
app.command("retract", epilog=update.RETRACT_EXAMPLE)(update.run_retract)
app.command("merge", epilog=merge.EXAMPLE)(merge.run)
app.command("train", epilog=train.EXAMPLE)(train.run)
app.command("extract", epilog=extract.EXAMPLE)(extract.run)
app.command("validate", epilog=validate.EXAMPLE)(validate.run)
app.command("diff", epilog=diff.EXAMPLE)(diff.run)
app.command("query", epilog=query.EXAMPLE)(query.run)
app.command("load", epilog=load.EXAMPLE)(load.run)
app.command("serve", epilog=serve.EXAMPLE)(serve.run)
app.command("explore", epilog=explore.EXAMPLE)(explore.run)
app.command("explain", epilog=explain.EXAMPLE)(explain.run)
app.command("entities", epilog=entities.EXAMPLE)(entities.run)
app.command("conflicts", epilog=conflicts.EXAMPLE)(conflicts.run)
app.command("evaluate", epilog=evaluate.EXAMPLE)(evaluate.run)
app.command("doctor", epilog=doctor.EXAMPLE)(doctor.run)
app.add_typer(kb.app, name="kb", epilog=kb.EXAMPLE)
app.add_typer(ontology.app, name="ontology", epilog=ontology.EXAMPLE)


def _show_version(is_asked: bool) -> None:
    if is_asked:
        emit(f"kgraph {version('kgraph')}\n")
        raise typer.Exit


@app.callback()
def options(
    _version: Annotated[
        bool, typer.Option("--version", callback=_show_version, is_eager=True, help="Show the version and exit.")
    ] = False,
    _debug: Annotated[bool, typer.Option("--debug", help="Show the traceback of an error.")] = False,
) -> None:
    """Build an RDF knowledge graph from news and other prose: every triple is said by words you can open."""


def main() -> None:
    """Run the command line; the entry point of the `kgraph` script."""
    sys.exit(run(sys.argv[1:]))


def run(arguments: Sequence[str]) -> int:
    """Run one command.

    Args:
        arguments: The words after `kgraph`.

    Returns:
        The exit code.
    """
    words, is_debug = _take_debug(arguments)
    try:
        code = typer.main.get_command(app).main(words, prog_name="kgraph", standalone_mode=False)
    except KeyboardInterrupt:
        code = _INTERRUPTED
    except SystemExit as stop:
        # Typer leaves so where the reader of a help page has seen enough, and with its own code after completion.
        return 0 if isinstance(stop.__context__, BrokenPipeError) else int(stop.code or 0)
    except Exception as error:
        if is_debug:
            raise
        _explain_error(error)
        return MISUSE
    if code == _INTERRUPTED:
        # Typer turns Ctrl-C into this code and says nothing.
        say("error: [interrupted] stopped by the user.")
    return int(code or 0)


def _take_debug(arguments: Sequence[str]) -> tuple[list[str], bool]:
    """Take `--debug` from wherever it stands: people add it at the end of the line that failed."""
    words = list(arguments)
    end = words.index("--") if "--" in words else len(words)
    return [word for word in words[:end] if word != "--debug"] + words[end:], "--debug" in words[:end]


def _explain_error(error: Exception) -> None:
    if isinstance(error, KgraphError):
        say_error(error.slug, error.message, error.hint)
    elif isinstance(error, typer.TyperException):
        context = getattr(error, "ctx", None)
        command = context.command_path if context else "kgraph"
        say_error("usage", f"{error.format_message().rstrip('.')}.", f"Try '{command} --help'.")
    else:
        say_error("internal", f"{type(error).__name__}: {error}", "This is a bug: please report it with --debug.")
