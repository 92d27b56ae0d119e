"""`kgraph extract`: extract triples from sentences for an ontology, with a learnt model or without."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from kgraph.cli.console import say, show_progress
from kgraph.errors import ExportError, ReadError

if TYPE_CHECKING:
    from kgraph.parsed import Extracted, Name

EXAMPLE = (
    "\b\nExample:\n  kgraph extract --input in.jsonl --output out.jsonl --ontology ferries.ttl\n"
    "  kgraph extract --input in.jsonl --output out.jsonl --ontology ferries.ttl --model-dir ferries-model"
)
_SHOWN = 5


def run(
    source: Annotated[Path, typer.Option("--input", metavar="FILE", help='JSON Lines: {"id", "text"}.')],
    output: Annotated[Path, typer.Option("--output", "-o", metavar="FILE", help="JSON Lines to write.")],
    ontology: Annotated[
        Path | None, typer.Option(metavar="FILE", help="Ontology to extract for; ours if none.")
    ] = None,
    model_dir: Annotated[
        Path | None, typer.Option(metavar="DIR", help="Model that kgraph train wrote for this ontology.")
    ] = None,
    model: Annotated[str, typer.Option(metavar="NAME", help="Installed spaCy model to read with.")] = "",
) -> None:
    """Extract triples from sentences for an ontology.

    A model says how its examples did it; without one the labels, classes and frames of the ontology are read. Writes a
    line {"id", "triples"} for each sentence, in order. A triple has subject, predicate, object and score, and as
    evidence the characters that subject and object stand on with the form that makes the label of these words, and
    those of the words that say it where they are known. Lines that cannot be read are counted and named by number.
    """
    records, bad = _read(source)
    from kgraph.extraction import extract  # noqa: PLC0415 - starts spaCy

    results = extract((text for _, text in records), model_dir, ontology, model=model)
    count = 0
    with show_progress("sentence") as progress:
        lines = []
        for done, ((id_, _), found) in enumerate(zip(records, results, strict=True), start=1):
            lines.append(
                json.dumps({"id": id_, "triples": [to_record(triple) for triple in found]}, ensure_ascii=False)
            )
            count += len(found)
            progress(done, str(id_))
    _write(output, lines)
    if bad:
        more = f" and {len(bad) - _SHOWN} more" if len(bad) > _SHOWN else ""
        say(f"not read    lines {', '.join(map(str, bad[:_SHOWN]))}{more} of {source.name}: no object with a sentence")
    say(f"extracted   {count} triples from {len(records)} sentences: {output}")


def to_record(found: Extracted) -> dict[str, Any]:
    """Turn an extracted triple into the record that is written."""
    evidence: dict[str, Any] = {"subject": _name(found.subject), "object": _name(found.object)}
    if found.said:
        evidence["said"] = {"start": found.said[0], "end": found.said[1]}
    return {
        "subject": found.subject.label,
        "predicate": found.relation,
        "object": found.object.label,
        "score": found.probability,
        "evidence": evidence,
    }


def _name(name: Name) -> dict[str, Any]:
    return {"start": name.start, "end": name.end, "form": name.form}


def _read(path: Path) -> tuple[list[tuple[object, str]], list[int]]:
    """Read the sentences, and the numbers of the lines that hold none."""
    from kgraph.learning import read_lines, text_of  # noqa: PLC0415 - starts scipy

    records: list[tuple[object, str]] = []
    bad: list[int] = []
    for number, content in read_lines(path):
        if isinstance(content, str) or not text_of(content):
            bad.append(number)
        else:
            records.append((content.get("id", number), text_of(content)))
    if not records:
        raise ReadError(
            "nothing-read",
            f"'{path}' holds no line with a sentence.",
            'Give JSON Lines such as {"id": 1, "text": "…"}.',
        )
    return records, bad


def _write(path: Path, lines: list[str]) -> None:
    try:
        path.write_text("".join(f"{line}\n" for line in lines), "utf-8")
    except OSError as error:
        raise ExportError(
            "unwritable-output", f"'{path}' cannot be written: {error.strerror}.", "Make room, or name another file."
        ) from error
