"""`kgraph explain`: show what a graph says of a thing or in a sentence, by which words, and how that was read."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import fields, is_dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from kgraph.cli.console import emit, one_line
from kgraph.cli.learnt import explain_model, is_model
from kgraph.cli.reading_text import render_reading
from kgraph.errors import StoreError

if TYPE_CHECKING:
    from kgraph.cli.reading import ReadAgain
    from kgraph.store import Explanation
    from kgraph.store.claims import Claim, Passage

EXAMPLE = (
    "\b\nExample:\n"
    "  kgraph explain out 'Ada Lovelace'\n"
    "  kgraph explain out 'submitted the document'\n"
    "  kgraph explain out 'Acme may have bought Initech.' --format json\n"
    "  kgraph explain ferries-model builder --ontology ferries.ttl --export with-frames.ttl"
)
_FORMATS = ("text", "json")
_VERDICTS = {"same": "merged", "possiblySame": "may be the same", "different": "is not the same"}


def run(  # noqa: PLR0913, PLR0917 - one parameter for each option of the contract
    graph: Annotated[Path, typer.Argument(metavar="OUT|MODEL", help="Built folder, or model of kgraph train.")],
    asked: Annotated[
        str,
        typer.Argument(metavar="IRI|TEXT", help="IRI (or ent:…), name, words of a sentence, or a model's property."),
    ],
    form: Annotated[str, typer.Option("--format", metavar="text|json", help="How it is written.")] = "text",
    reading: Annotated[
        bool, typer.Option("--reading/--no-reading", help="Read the sentences again and show how.")
    ] = True,
    ontology: Annotated[Path | None, typer.Option(metavar="FILE", help="Ontology it was built with.")] = None,
    config: Annotated[Path | None, typer.Option(metavar="FILE", help="spaCy pipeline it was built with.")] = None,
    export: Annotated[
        Path | None, typer.Option(metavar="FILE", help="Write --ontology with frames of a model's cues to a file.")
    ] = None,
) -> None:
    """Show what the graph says, by which words, and why.

    Shows every statement about a thing, or in the sentences that hold a text, with status and evidence, and what was
    kept out of the graph. The words that say it stand between « and ». The sentences that hold a text are read again,
    to show their mentions and values, each frame that was tried, what became of it, and where it died. A sentence that
    is in no document is read by itself.

    Of a model that kgraph train wrote, shows the cues that weigh most for and against a property (* for all), and
    frames that say the same without the model; --export adds these to the ontology.
    """
    if form not in _FORMATS:
        raise StoreError("unknown-explanation-format", f"--format {form!r} is not known.", "Give one of: text, json.")
    if is_model(graph):
        explain_model(graph, asked, form, ontology, export)
        return
    stored, unknown = _stored(graph, asked)
    again = None
    if reading and not any(explanation.label for explanation in stored):
        again = _read_again(graph, asked, stored, ontology, config)
    if unknown is not None:
        if again is None or not again.documents:
            hint = f"The text {again.note}." if again is not None and again.note else unknown.hint
            raise StoreError("not-in-graph", unknown.message, hint) from unknown
        from kgraph.store import Explanation  # noqa: PLC0415 - starts Oxigraph

        stored = (Explanation(topic=asked),)
    emit(_json(stored, again) if form == "json" else _text(stored, again))


def _stored(graph: Path, asked: str) -> tuple[tuple[Explanation, ...], StoreError | None]:
    """Explain what the graph holds; the error if it knows neither name nor words."""
    from kgraph.store import explain  # noqa: PLC0415 - starts Oxigraph

    try:
        return explain(graph, asked), None
    except StoreError as error:
        if error.slug != "not-in-graph":
            raise
        return (), error


def _read_again(
    graph: Path, asked: str, stored: Iterable[Explanation], ontology: Path | None, config: Path | None
) -> ReadAgain:
    from kgraph.build import BuildConfig  # noqa: PLC0415 - starts spaCy
    from kgraph.cli.reading import read_again  # noqa: PLC0415 - as above

    told = [
        (passage.document, passage.sentence)
        for explanation in stored
        for claim in explanation.claims
        for passage in claim.passages
    ]
    folder = graph.parent if graph.is_file() else graph
    return read_again(folder, asked, told, BuildConfig(ontology=ontology, config=config))


def _json(stored: Iterable[Explanation], again: ReadAgain | None) -> str:
    told = {
        "stored": list(stored),
        "note": again.note if again else "",
        "reading": dict(again.documents) if again else {},
    }
    return json.dumps(told, default=_plain, ensure_ascii=False, indent=2) + "\n"


def _plain(item: object) -> object:
    """Write a record for JSON, what is empty left out."""
    if is_dataclass(item):
        values = ((entry.name, getattr(item, entry.name)) for entry in fields(item))
        return {name: value for name, value in values if value not in ("", (), None)}
    return dict(item) if isinstance(item, Mapping) else str(item)


def _text(stored: Iterable[Explanation], again: ReadAgain | None) -> str:
    lines = [line for explanation in stored for line in render(explanation)]
    return "\n".join([*lines, *(render_reading(again) if again else ())]) + "\n"


def render(explanation: Explanation) -> Iterator[str]:
    """Write an explanation line by line; the quoted words stand between « and »."""
    yield _heading(explanation)
    if explanation.aliases:
        yield f"  also called: {one_line(', '.join(explanation.aliases))}"
    yield from _identity(explanation)
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


def _identity(explanation: Explanation) -> Iterator[str]:
    """Say why a thing is one node."""
    if explanation.documents > 1:
        yield f"  named in {explanation.documents} documents: by one name, or by names that were merged"
    for decided in explanation.decisions:
        yield one_line(f"  {_VERDICTS[decided.verdict]}: {decided.other}, score {decided.score}")
        for reason in decided.reasons:
            yield one_line(f"    {reason}")


def _heading(explanation: Explanation) -> str:
    if not explanation.label:
        return one_line(f"statements in sentences with {explanation.topic!r}")
    classes = f" ({', '.join(explanation.classes)})" if explanation.classes else ""
    return one_line(f"{explanation.label}  {explanation.topic}{classes}")


def _claim(claim: Claim) -> Iterator[str]:
    details = {
        "confidence": claim.confidence,
        "independent sources": claim.independent_sources,
        "said by": claim.speaker,
        "time": claim.time,
        "is": claim.iri,
    }
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
