"""`kgraph diff`: show what makes two graphs differ."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from kgraph.cli.console import emit, one_line, say
from kgraph.cli.explain import mark
from kgraph.errors import StoreError

if TYPE_CHECKING:
    from kgraph.store.claims import Claim
    from kgraph.store.diff import Changed, Difference

EXAMPLE = (
    "\b\nExample:\n  kgraph diff yesterday today\n"
    "  kgraph diff yesterday today --format patch > today.rdfp\n"
    "  kgraph diff old.ttl new.ttl --exit-code"
)
_FORMATS = ("text", "json", "patch")
_FIELDS = ("status", "speaker", "time", "confidence")


def run(
    old: Annotated[Path, typer.Argument(metavar="OLD", help="Built folder, store, or RDF file.")],
    new: Annotated[Path, typer.Argument(metavar="NEW", help="Another.")],
    form: Annotated[str, typer.Option("--format", metavar="text|json|patch", help="How it is written.")] = "text",
    exit_code: Annotated[bool, typer.Option("--exit-code", help="Exit with 1 if they differ.")] = False,
) -> None:
    """Show what makes two graphs differ.

    Lists facts that came (+), went (-), are put in another way (~: another status, speaker or time) and are said by
    other words (=), with the words between « and ». A patch brings the old graph, as `kgraph load` stores it, to the
    state of the new.
    """
    if form not in _FORMATS:
        raise StoreError(
            "unknown-diff-format", f"--format {form!r} is not known.", f"Give one of: {', '.join(_FORMATS)}."
        )
    from kgraph.store import diff, to_patch  # noqa: PLC0415 - starts Oxigraph

    found = diff(old, new)
    if form == "patch":
        emit(to_patch(found))
    elif form == "json":
        emit(to_json(found))
    else:
        emit("".join(f"{line}\n" for line in lines(found)))
    say(summary(found))
    if exit_code and not found.is_empty:
        raise typer.Exit(1)


def to_json(found: Difference) -> str:
    """Write a difference as JSON; of what is no fact only the number of triples."""
    content = {
        "added": [asdict(claim) for claim in found.added],
        "removed": [asdict(claim) for claim in found.removed],
        "changed": [asdict(change) for change in found.changed],
        "evidence": [asdict(change) for change in found.evidence],
        "triples": {"added": len(found.quads_added), "removed": len(found.quads_removed)},
    }
    return json.dumps(content, ensure_ascii=False, indent=2) + "\n"


def summary(found: Difference) -> str:
    """Sum a difference up in a line."""
    if found.is_empty:
        return "the graphs are equal"
    counts = (len(found.added), len(found.removed), len(found.changed), len(found.evidence))
    facts = "{} facts added, {} removed, {} put otherwise, {} said by other words".format(*counts)
    return f"{facts}; {len(found.quads_added)} triples more, {len(found.quads_removed)} less"


def lines(found: Difference) -> Iterator[str]:
    """Write a difference line by line."""
    for sign, claims in (("-", found.removed), ("+", found.added)):
        for claim in claims:
            yield one_line(f"{sign} {_said(claim)}")
            yield from _passages(claim)
    for sign, changes in (("~", found.changed), ("=", found.evidence)):
        for change in changes:
            yield one_line(f"{sign} {_said(change.new)}{_fields(change)}")
            yield from _moved(change)


def _said(claim: Claim) -> str:
    fact = f"{claim.subject} — {claim.predicate} → {claim.object}"
    return f"{claim.status}: {fact}" if claim.status else fact


def _fields(change: Changed) -> str:
    """Say which fields are other than before."""
    pairs = ((name, getattr(change.old, name), getattr(change.new, name)) for name in _FIELDS)
    told = [f"{name} {old or 'none'} → {new or 'none'}" for name, old, new in pairs if old != new]
    return f" ({', '.join(told)})" if told else ""


def _passages(claim: Claim, sign: str = " ") -> Iterator[str]:
    for passage in claim.passages:
        yield f"  {sign} {one_line(f'{mark(passage)}  {passage.document}:{passage.start}-{passage.end}')}"


def _moved(change: Changed) -> Iterator[str]:
    """Give the evidence that went and came."""
    for sign, one, other in (("-", change.old, change.new), ("+", change.new, change.old)):
        for line in _passages(one, sign):
            if line not in set(_passages(other, sign)):
                yield line
