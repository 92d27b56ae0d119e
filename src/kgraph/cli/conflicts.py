"""`kgraph conflicts`: show what a graph says against itself, both sides with their words, sources and dates."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from kgraph.cli.console import emit
from kgraph.errors import StoreError
from kgraph.model import Evidence, Statement, Value

if TYPE_CHECKING:
    from kgraph.corroboration import Conflict, Side, Sources
    from kgraph.ontology import Ontology

EXAMPLE = "\b\nExample:\n  kgraph conflicts out\n  kgraph conflicts out --format json | jq '.[].subject'"
_FORMATS = ("text", "json")
_MAX_QUOTES = 3  # shown of a side in the text


def run(
    folder: Annotated[Path, typer.Argument(metavar="OUT", help="Built folder.")],
    form: Annotated[str, typer.Option("--format", metavar="text|json", help="How it is written.")] = "text",
    ontology: Annotated[Path | None, typer.Option(metavar="FILE", help="Ontology it was built with.")] = None,
) -> None:
    """Show where a graph contradicts itself.

    A functional property with several values, or a claim that one text makes and another denies. Each side has its
    sentences with title, publisher and date, and the number of sources that are independent: copies of one report and
    articles of one publisher count once.
    """
    if form not in _FORMATS:
        raise StoreError("unknown-answer-format", f"--format {form!r} is not known.", "Give one of: text, json.")
    from kgraph.corroboration import Sources, find_conflicts  # noqa: PLC0415 - starts numpy
    from kgraph.export.jsonl import load_documents, load_entities, load_statements  # noqa: PLC0415 - starts Oxigraph
    from kgraph.kb import load_knowledge_base  # noqa: PLC0415 - starts rdflib
    from kgraph.ontology import load_ontology  # noqa: PLC0415 - as above

    sources = Sources(load_documents(folder / "documents.jsonl"))
    loaded = load_ontology(ontology)
    found = find_conflicts(load_statements(folder / "statements.jsonl"), sources, loaded, load_knowledge_base())
    labels = {entity.id: entity.label for entity in load_entities(folder / "entities.jsonl")}
    view = _View(sources, loaded, labels)
    emit(view.json(found) if form == "json" else view.text(found))


class _View:
    """Write conflicts with the names of things and the titles of documents."""

    def __init__(self, sources: Sources, ontology: Ontology, labels: Mapping[str, str]) -> None:
        self._sources = sources
        self._ontology = ontology
        self._labels = labels

    def text(self, conflicts: Sequence[Conflict]) -> str:
        """Write conflicts to read."""
        if not conflicts:
            return "No conflicts.\n"
        blocks = ("\n".join(self._lines(number, one)) for number, one in enumerate(conflicts, start=1))
        return "\n\n".join(blocks) + "\n"

    def _lines(self, number: int, conflict: Conflict) -> Iterator[str]:
        yield f"{number}. {self._name(conflict.subject)} | {self._relation(conflict)} | {conflict.kind}"
        for side in conflict.sides:
            count = len(side.sources)
            words = f"{count} independent source{'s' if count != 1 else ''}"
            surest = side.statements[0].confidence
            yield f"   {self._name(side.object)} ({side.status}, {words}, confidence {surest:.2f})"
            quotes = list(_evidence(side))
            for statement, evidence in quotes[:_MAX_QUOTES]:
                said_by = f"{self._name(statement.speaker)}: " if statement.speaker else ""
                yield f"      {said_by}\u201c{_on_one_line(evidence.sentence)}\u201d {self._origin(evidence)}"
            if len(quotes) > _MAX_QUOTES:
                yield f"      and {len(quotes) - _MAX_QUOTES} more"

    def json(self, conflicts: Iterable[Conflict]) -> str:
        """Write conflicts as JSON."""
        found = [
            {
                "kind": conflict.kind,
                "subject": conflict.subject,
                "label": self._name(conflict.subject),
                "property": conflict.predicate,
                "relation": self._relation(conflict),
                "sides": [self._side(side) for side in conflict.sides],
            }
            for conflict in conflicts
        ]
        return json.dumps(found, ensure_ascii=False, indent=2) + "\n"

    def _side(self, side: Side) -> dict[str, object]:
        return {
            "object": self._name(side.object),
            **({} if isinstance(side.object, Value) else {"iri": side.object}),
            "status": side.status,
            "confidence": side.statements[0].confidence,
            "sources": [list(documents) for documents in side.sources],
            "evidence": [
                {
                    "document": evidence.document,
                    "start": evidence.start,
                    "end": evidence.end,
                    "quote": evidence.quote,
                    "sentence": evidence.sentence,
                    **({"speaker": self._name(statement.speaker)} if statement.speaker else {}),
                }
                for statement, evidence in _evidence(side)
            ],
        }

    def _relation(self, conflict: Conflict) -> str:
        return conflict.phrase or self._ontology.label(conflict.predicate)

    def _name(self, term: str | Value) -> str:
        return (term.start or term.text) if isinstance(term, Value) else self._labels.get(term, term)

    def _origin(self, evidence: Evidence) -> str:
        document = self._sources.documents.get(evidence.document)
        facts = (document.title, document.publisher, document.published) if document else ()
        return f"[{', '.join(fact for fact in facts if fact) or evidence.document}]"


def _evidence(side: Side) -> Iterator[tuple[Statement, Evidence]]:
    for statement in side.statements:
        for evidence in statement.evidence:
            yield statement, evidence


def _on_one_line(text: str) -> str:
    return " ".join(text.split())
