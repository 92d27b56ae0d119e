"""`kgraph entities`: list what a graph knows of, with what was decided about each, and what contradicts itself."""

from __future__ import annotations

import csv
import io
import json
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from kgraph.cli.console import emit
from kgraph.errors import StoreError
from kgraph.model import Entity, Statement, Value, Verdict

if TYPE_CHECKING:
    from kgraph.ontology import Ontology

EXAMPLE = "\b\nExample:\n  kgraph entities out\n  kgraph entities out --format csv > entities.csv"
_FORMATS = ("table", "csv", "json")
_BETWEEN = " | "


@dataclass(frozen=True, slots=True)
class Row:
    """One entity, counted.

    Args:
        iri: Its IRI.
        label: Its name.
        cls: Local name of its class.
        mentions: How often it is named or described.
        documents: In how many documents.
        statements: How many statements it takes part in.
        merged: IRIs of its other names.
        proposals: IRIs of what it may be.
        different: IRIs of what it is not.
        conflicts: Functional properties with several values, and these.
        links: IRIs of it elsewhere.
    """

    iri: str
    label: str
    cls: str
    mentions: int
    documents: int
    statements: int
    merged: tuple[str, ...]
    proposals: tuple[str, ...]
    different: tuple[str, ...]
    conflicts: tuple[str, ...]
    links: tuple[str, ...]


def run(
    folder: Annotated[Path, typer.Argument(metavar="OUT", help="Built folder.")],
    form: Annotated[str, typer.Option("--format", metavar="table|csv|json", help="How it is written.")] = "table",
    described: Annotated[
        bool, typer.Option("--described/--named", help="Also list what has a description and no name.")
    ] = False,
    ontology: Annotated[Path | None, typer.Option(metavar="FILE", help="Ontology it was built with.")] = None,
) -> None:
    """List the entities of a graph, those named most first.

    For each: mentions, documents and statements, names that were merged, what it may also be, what it is not,
    functional properties with several values, and links to other data sets. CSV and JSON name what the table counts.
    """
    if form not in _FORMATS:
        raise StoreError("unknown-answer-format", f"--format {form!r} is not known.", "Give one of: table, csv, json.")
    from kgraph.export.jsonl import load_entities, load_statements  # noqa: PLC0415 - starts Oxigraph
    from kgraph.ontology import load_ontology  # noqa: PLC0415 - starts rdflib

    entities = load_entities(folder / "entities.jsonl")
    kept = [entity for entity in entities if entity.is_named or described]
    rows = list(iter_rows(kept, load_statements(folder / "statements.jsonl"), load_ontology(ontology)))
    emit({"table": _table, "csv": _csv, "json": _json}[form](rows))


def iter_rows(entities: Iterable[Entity], statements: Sequence[Statement], ontology: Ontology) -> Iterator[Row]:
    """Count what is known of entities, those with most mentions first."""
    counts = Counter(node for statement in statements for node in _nodes(statement))
    conflicts = _conflicts(statements, ontology)
    for entity in sorted(entities, key=lambda entity: (-len(entity.evidence), entity.id)):
        others: dict[Verdict, list[str]] = defaultdict(list)
        for decision in entity.decisions:
            others[decision.verdict].append(decision.other)
        yield Row(
            iri=entity.id,
            label=entity.label,
            cls=_local(entity.cls),
            mentions=len(entity.evidence),
            documents=len({evidence.document for evidence in entity.evidence}),
            statements=counts[entity.id],
            merged=tuple(others[Verdict.SAME]),
            proposals=tuple(others[Verdict.POSSIBLY]),
            different=tuple(others[Verdict.DIFFERENT]),
            conflicts=conflicts.get(entity.id, ()),
            links=entity.same_as,
        )


def _nodes(statement: Statement) -> set[str]:
    object_ = statement.object if isinstance(statement.object, str) else ""
    return {node for node in (statement.subject, object_, statement.speaker) if node}


def _conflicts(statements: Iterable[Statement], ontology: Ontology) -> Mapping[str, tuple[str, ...]]:
    """Find functional properties that are asserted with several values that cannot all be true, by subject."""
    from kgraph.corroboration import ConflictKind, Sources, find_conflicts  # noqa: PLC0415 - starts numpy
    from kgraph.kb import load_knowledge_base  # noqa: PLC0415 - starts rdflib

    conflicts: dict[str, list[str]] = defaultdict(list)
    for conflict in find_conflicts(statements, Sources(()), ontology, load_knowledge_base()):
        if conflict.kind is ConflictKind.VALUES:
            values = ", ".join(sorted(_words(side.object) for side in conflict.sides))
            conflicts[conflict.subject].append(f"{ontology.label(conflict.predicate)}: {values}")
    return {subject: tuple(found) for subject, found in conflicts.items()}


def _words(object_: str | Value) -> str:
    return (object_.start or object_.amount or object_.text) if isinstance(object_, Value) else _local(object_)


def _local(iri: str) -> str:
    """Give the end of an IRI; the ontology's own function would start rdflib with every command."""
    return re.split(r"[/#]", iri)[-1]


def _table(rows: Sequence[Row]) -> str:
    from kgraph.store.table import render_table  # noqa: PLC0415 - only a table needs it

    header = ["entity" if name == "iri" else "class" if name == "cls" else name for name in Row.__dataclass_fields__]
    return render_table(header, [_cells(row) for row in rows])


def _cells(row: Row) -> list[str]:
    counts = (row.mentions, row.documents, row.statements, len(row.merged), len(row.proposals), len(row.different))
    further = (len(row.conflicts), len(row.links))
    return [_local(row.iri), row.label, row.cls, *map(str, counts), *map(str, further)]


def _csv(rows: Sequence[Row]) -> str:
    stream = io.StringIO()
    writer = csv.writer(stream, lineterminator="\n")
    writer.writerow(Row.__dataclass_fields__)
    for row in rows:
        cells = asdict(row).values()
        writer.writerow(_BETWEEN.join(cell) if isinstance(cell, tuple) else cell for cell in cells)
    return stream.getvalue()


def _json(rows: Sequence[Row]) -> str:
    return json.dumps([asdict(row) for row in rows], ensure_ascii=False, indent=2) + "\n"
