"""Write `docs/reference/cli.md` out of the commands' own help.

Run `python -m kgraph.cli.reference > docs/reference/cli.md`; a test tells when that is due.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import typer

from kgraph.cli.app import app
from kgraph.cli.console import emit

_WIDTH = 78  # what Typer uses of a terminal of 80 columns
_HEAD = """\
# Command line

<!-- Written by `python -m kgraph.cli.reference`: change the help in src/kgraph/cli/ instead. -->

Results go to standard output, progress and errors to standard error. An error is one line: `error: [slug] what, where,
which value, and what to do`; [errors.md](../errors.md) has a section for each slug. `--debug` shows the traceback.

| exit code | means |
| --- | --- |
| 0 | done |
| 1 | the graph does not conform (`validate`, `build --strict`), or something is wrong (`doctor`, `ontology check`) |
| 2 | wrong use or unreadable input |
| 130 | stopped with Ctrl-C |
"""


def reference() -> str:
    """Write the page: one section for each command, in the order of `kgraph --help`."""
    return _HEAD + "".join(_sections(typer.main.get_command(app), "kgraph", None))


def _sections(command: Any, name: str, parent: Any) -> Iterator[str]:  # noqa: ANN401 - Typer keeps these types private
    context = typer.Context(command, info_name=name, parent=parent, terminal_width=_WIDTH, **command.context_settings)
    yield f"\n## `{context.command_path}`\n\n```text\n{command.get_help(context).strip()}\n```\n"
    for child in getattr(command, "commands", {}).values():
        yield from _sections(child, child.name, context)


if __name__ == "__main__":
    emit(reference())
