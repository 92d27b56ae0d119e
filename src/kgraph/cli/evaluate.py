"""`kgraph evaluate`: compare what was read with gold."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from kgraph.cli.console import emit, show_progress
from kgraph.cli.triples import holds_triples, score_file
from kgraph.errors import ReadError

if TYPE_CHECKING:
    from kgraph.evaluation import GoldRecord
    from kgraph.model import Entity, Statement

    Records = tuple[Sequence[Entity], Sequence[Statement]]

EXAMPLE = (
    "\b\nExample:\n  kgraph evaluate data/gold/dev.jsonl\n  kgraph evaluate gold.jsonl out --format json\n"
    "  kgraph evaluate examples.jsonl triples.jsonl --ontology ferries.ttl"
)


def run(  # noqa: PLR0913, PLR0917 - one parameter for each option of the contract
    gold: Annotated[Path, typer.Argument(metavar="GOLD", help="JSON Lines: sentences with statements or triples.")],
    out: Annotated[
        Path | None,
        typer.Argument(metavar="[OUT]", help="Folder built, or triples extracted, from GOLD; done in passing if none."),
    ] = None,
    form: Annotated[str, typer.Option("--format", metavar="table|json", help="How the figures are written.")] = "table",
    errors: Annotated[bool, typer.Option("--errors", help="List every error after the figures.")] = False,
    ontology: Annotated[Path | None, typer.Option(metavar="FILE", help="Ontology that GOLD was written with.")] = None,
    model_dir: Annotated[Path | None, typer.Option(metavar="DIR", help="Learnt model to extract triples with.")] = None,
    model: Annotated[str, typer.Option(metavar="NAME", help="Installed spaCy model to read with.")] = "",
) -> None:
    """Compare what was read with gold.

    Prints precision, recall and F1 with 95 % intervals: over all, per property, per status and per kind of value; how
    often speaker and time are right; and how many statements became plain triples that gold forbids.

    If GOLD holds examples such as kgraph train takes, triples are compared sentence by sentence: P, R and F1 as
    Text2KGBench has them, where a triple whose relation gold does not name is thrown away; sP, sR and sF1 with these
    counted; conf, the share of relations that the ontology has; halS and halO, the share of subjects and objects that
    the sentence does not hold.
    """
    if form not in {"table", "json"}:
        raise ReadError("unknown-evaluation-format", f"--format {form!r} is not known.", "Give one of: table, json.")
    if gold.is_file() and holds_triples(gold):
        from kgraph.evaluation import triples_to_json, triples_to_table  # noqa: PLC0415 - --help stays quick

        scores = score_file(gold, out, ontology, model_dir, model)
        emit(triples_to_json(scores) if form == "json" else triples_to_table({gold.stem: scores}))
        return
    from kgraph.evaluation import evaluate, read_gold, to_json, to_table  # noqa: PLC0415 - as above
    from kgraph.ontology import load_ontology  # noqa: PLC0415 - starts rdflib

    records = read_gold(gold)
    entities, statements = _load(records, out) if out else _build(records, ontology, model)
    found = evaluate(records, entities, statements, load_ontology(ontology))
    emit(to_json(found) if form == "json" else to_table(found))
    if errors and form == "table":
        emit("".join(f"{line}\n" for line in ("", *found.findings)))


def _load(records: Sequence[GoldRecord], out: Path) -> Records:
    """Read a built folder, and make sure that it holds the gold's sentences."""
    from kgraph.export.jsonl import load_documents, load_entities, load_statements  # noqa: PLC0415 - starts Oxigraph

    texts = {document.id: document.text for document in load_documents(out / "documents.jsonl")}
    absent = [record.id for record in records if texts.get(record.id, "").strip() != record.text.strip()]
    if absent:
        raise ReadError(
            "gold-not-built",
            f"'{out}' lacks {len(absent)} of {len(records)} sentences or their text; the first is {absent[0]!r}.",
            "Build it from the gold file: kgraph build GOLD -o OUT.",
        )
    return load_entities(out / "entities.jsonl"), load_statements(out / "statements.jsonl")


def _build(records: Sequence[GoldRecord], ontology: Path | None, model: str) -> Records:
    """Read the gold's sentences."""
    from kgraph.build import BuildConfig, build  # noqa: PLC0415 - starts spaCy
    from kgraph.evaluation import gold_documents  # noqa: PLC0415 - as above

    if not records:
        return (), ()
    with show_progress("sentence") as progress:
        result = build(gold_documents(records), config=BuildConfig(ontology=ontology, model=model), progress=progress)
    return result.entities, result.statements
