"""`kgraph explain`: show what a graph says of a thing or in a sentence, and by which words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from kgraph.cli.console import emit, one_line

if TYPE_CHECKING:
    from kgraph.store.claims import Claim, Passage
    from kgraph.store.explain import Explanation

EXAMPLE = "\b\nExample:\n  kgraph explain out 'Ada Lovelace'\n  kgraph explain out 'submitted the document'"


def run(
    graph: Annotated[Path, typer.Argument(metavar="OUT", help="Built folder.")],
    asked: Annotated[
        str, typer.Argument(metavar="IRI|TEXT", help="IRI (or ent:…), name of a thing, or words of a sentence.")
    ],
) -> None:
    """Show what the graph says, and by which words.

    Shows every statement about a thing, or in the sentences that hold a text, with status and evidence, and what was
    kept out of the graph. The words that say it stand between « and ».
    """
    from kgraph.store import explain  # noqa: PLC0415 - starts Oxigraph

    found = explain(graph, asked)
    emit("\n".join(line for explanation in found for line in render(explanation)) + "\n")


def render(explanation: Explanation) -> Iterator[str]:
    """Write an explanation line by line; the quoted words stand between « and »."""
    yield _heading(explanation)
    if explanation.aliases:
        yield f"  also called: {one_line(', '.join(explanation.aliases))}"
    yield ""
    for claim in explanation.claims:
        yield from _claim(claim)
        yield ""
    if not explanation.claims:
        yield "  no statements"
        yield ""
    if explanation.rejections:
        yield "kept out of the graph:"
        for rejection in explanation.rejections:
            yield from _rejection(rejection)
        yield ""


def _heading(explanation: Explanation) -> str:
    if not explanation.label:
        return one_line(f"statements in sentences with {explanation.topic!r}")
    classes = f" ({', '.join(explanation.classes)})" if explanation.classes else ""
    return one_line(f"{explanation.label}  {explanation.topic}{classes}")


def _claim(claim: Claim) -> Iterator[str]:
    details = {"confidence": claim.confidence, "said by": claim.speaker, "time": claim.time, "is": claim.iri}
    # The status comes first, so that nobody takes a denied statement for a fact.
    yield one_line(f"{claim.status}: {claim.subject} — {claim.predicate} → {claim.object}")
    yield one_line(f"  {', '.join(f'{name} {value}' for name, value in details.items() if value)}")
    for passage in claim.passages:
        yield f"    {one_line(mark(passage))}"
        yield one_line(
            f"      {passage.document}:{passage.start}-{passage.end} {passage.title}".rstrip() + _rule(passage)
        )


def mark(passage: Passage) -> str:
    """Put the quote of a sentence between « and »; the quote alone if the sentence does not hold it."""
    before, quote, after = passage.sentence.partition(passage.quote)
    return f"{before}«{passage.quote}»{after}" if quote else f"«{passage.quote}»"


def _rule(passage: Passage) -> str:
    return f" (rule {passage.rule})" if passage.rule else ""


def _rejection(rejection: Mapping[str, object]) -> Iterator[str]:
    yield one_line(f"  {rejection.get('item', '')}: {rejection.get('reason', '')}. {rejection.get('detail', '')}")
    if rejection.get("sentence"):
        yield one_line(f"    {rejection.get('document', '')}: {rejection['sentence']}")
