"""Build a graph: the one place where the stages meet. `build` reads as the table of contents.

documents ─▶ nlp ─▶ statements ─▶ grounding ─▶ resolution ─▶ graph ─▶ validation ─▶ export · explorer
"""

from __future__ import annotations

import io
import json
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from importlib import metadata
from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING, Any

from kgraph.documents import is_text, iter_documents, read_text_string
from kgraph.explorer import render, show_inline
from kgraph.export import OutputFolder, dump_jsonl, exporters, to_networkx
from kgraph.graph import build_graph
from kgraph.grounding import ground, name_events
from kgraph.iris import DEFAULT_BASE, Minter
from kgraph.kb import NameIndex
from kgraph.kb.opening import open_knowledge_bases
from kgraph.model import Document, Entity, Reading, Rejection, Statement, Status
from kgraph.nlp import choose_model, iter_readings, load_pipeline
from kgraph.ontology import Ontology, load_ontology
from kgraph.ontology.check import require_sound
from kgraph.rdf import RdfGraph
from kgraph.resolution import resolve
from kgraph.statements import check, describe, merge, merge_entities, prune
from kgraph.validation import (
    ValidationReport,
    ValidationResult,
    offending_claims,
    report_text,
    report_turtle,
    validate,
)

if TYPE_CHECKING:
    import networkx as nx
    import rdflib

Progress = Callable[[int, str], None]
_DISTRIBUTIONS = ("kgraph", "spacy", "rdflib", "pyoxigraph", "pyshacl")


@dataclass(frozen=True, slots=True, kw_only=True)
class BuildConfig:
    """How to build.

    Args:
        ontology: The user's own ontology; None for ours.
        shapes: The user's own SHACL shapes; None for ours.
        model: spaCy model; empty for the default.
        config: Pipeline file in the form of `nlp/default.cfg`; None for ours.
        base: Base of the IRIs that are made.
        plain: Statuses that become plain triples.
        open_statements: Whether to keep statements that no property covers.
        workers: Processes to read with.
        model_dir: Folder of a model that `kgraph train` wrote for the ontology; None for none.
        kb: The user's own knowledge bases, as `kgraph kb build` writes them or reads them; the first counts most.
        decisions: What the user has decided about entities (`docs/how-to/entities.md`); None for nothing.
    """

    ontology: Path | None = None
    shapes: Path | None = None
    model: str = ""
    config: Path | None = None
    base: str = DEFAULT_BASE
    plain: frozenset[Status] = frozenset((Status.ASSERTED,))
    open_statements: bool = True
    workers: int = 1
    model_dir: Path | None = None
    kb: tuple[Path, ...] = ()
    decisions: Path | None = None


@dataclass(frozen=True, slots=True)
class Result:
    """A built graph with what stands behind it.

    Args:
        documents: What was read, sorted by id.
        entities: Things with their IRIs, sorted by IRI.
        statements: Distinct claims with their evidence, sorted by claim.
        rejections: What was kept out, and why.
        report: The result of validation.
        rdf: The graph as triples, merged and by document.
        config: How it was built.
        ontology: What it was built with.
    """

    documents: tuple[Document, ...]
    entities: tuple[Entity, ...]
    statements: tuple[Statement, ...]
    rejections: tuple[Rejection, ...]
    report: ValidationReport
    rdf: RdfGraph
    config: BuildConfig
    ontology: Ontology

    @property
    def graph(self) -> rdflib.Graph:
        """Give the merged view as a graph of rdflib."""
        import rdflib  # noqa: PLC0415 - only where asked for

        return rdflib.Graph().parse(data=self.serialize("ntriples"), format="nt")

    def serialize(self, name: str = "turtle") -> bytes:
        """Write the graph in one format (a name of the entry point group `kgraph.exporters`)."""
        stream = io.BytesIO()
        exporters()[name](self.rdf, stream)
        return stream.getvalue()

    def to_networkx(self) -> nx.MultiDiGraph[str]:
        """Give entities and plain triples as a graph of networkx."""
        return to_networkx(self.rdf, self.ontology)

    def show(self, height: int = 640) -> object:
        """Give the explorer as an object that a notebook shows inline."""
        return show_inline(self.html(), height=height)

    def html(self) -> str:
        """Give the explorer as one HTML page."""
        title = self.documents[0].title if len(self.documents) == 1 else ""
        return render(self.rdf, self.ontology, title=title or "kgraph")

    def save(self, folder: str | Path) -> Path:
        """Write every output into a folder, whole or not at all.

        Args:
            folder: A new or empty folder, or one that kgraph wrote.

        Returns:
            The folder.

        Raises:
            ExportError: If it cannot be written.
        """
        with OutputFolder(Path(folder)) as staged:
            for name, content in self._files():
                staged.joinpath(name).write_bytes(content)
        return Path(folder)

    def _files(self) -> Iterator[tuple[str, bytes]]:
        for name, export in sorted(exporters().items()):
            yield f"graph{export.suffix}", self.serialize(name)
        yield "graph.html", self.html().encode()
        yield "documents.jsonl", dump_jsonl(self.documents)
        yield "entities.jsonl", dump_jsonl(self.entities)
        yield "statements.jsonl", dump_jsonl(self.statements)
        yield "rejections.jsonl", dump_jsonl(self.rejections)
        yield "report.ttl", report_turtle(self.report, Minter(self.config.base))
        yield "report.txt", report_text(self.report, {entity.id: entity.label for entity in self.entities}).encode()
        yield "manifest.json", json.dumps(self._manifest(), indent=2, sort_keys=True).encode()

    def _manifest(self) -> dict[str, object]:
        """Say what went in and with what: no time and no machine, so that equal builds are equal."""
        return {
            "kgraph": metadata.version("kgraph"),
            "versions": {name: metadata.version(name) for name in _DISTRIBUTIONS},
            "model": choose_model(self.config.model),
            "config": self.config.config.name if self.config.config else "",
            "ontology": list(self.ontology.sources),
            "kb": [file.name for file in self.config.kb],
            "decisions": self.config.decisions.name if self.config.decisions else "",
            "base": self.config.base,
            "plain": sorted(self.config.plain),
            "open_statements": self.config.open_statements,
            "model_dir": self.config.model_dir.name if self.config.model_dir else "",
            "documents": {document.id: document.sha256 for document in self.documents},
            "counts": {
                "documents": len(self.documents),
                "entities": len(self.entities),
                "statements": len(self.statements),
                "rejections": len(self.rejections),
            },
        }


def build(
    inputs: str | Path | Document | Sequence[str | Path | Document],
    *,
    config: BuildConfig | None = None,
    progress: Progress | None = None,
) -> Result:
    """Build a graph of documents.

    Args:
        inputs: Paths, folders, globs, `-`, documents, or texts (a string that is blank, has a line break or ends like a
            sentence; give a path that looks like one as a `Path`).
        config: How to build.
        progress: Called with the number of documents read and the name of the last.

    Returns:
        The graph with what stands behind it.

    Raises:
        KgraphError: If an input, the ontology, the shapes or the model cannot be used.

    Example:
        >>> result = build("Acme Corp. acquired Initech Ltd. for $5 million in 2004.")
        >>> [statement.object.amount for statement in result.statements if statement.predicate.endswith("#sum")]
        ['5000000']
    """
    config = config or BuildConfig()
    Minter(config.base)  # a bad base is told before anything is read
    ontology = load_ontology(config.ontology)
    require_sound(ontology)
    kb = open_knowledge_bases(config.kb, ontology)
    documents, unread = _read(inputs)
    return conclude(_understand(documents, config, ontology, progress), unread, config, kb)


def conclude(
    readings: Iterable[Reading], unread: Sequence[Rejection], config: BuildConfig, kb: NameIndex | None = None
) -> Result:
    """Do all that comes after reading: check, ground, resolve, merge, validate.

    Args:
        readings: What was read, with ids local to each document.
        unread: Documents that could not be read.
        config: How to build.
        kb: The knowledge bases, where they are open already.

    Returns:
        The graph with what stands behind it.
    """
    minter, ontology = Minter(config.base), load_ontology(config.ontology)
    checked = [check(reading, ontology) for reading in readings]
    grounded = ground(checked, kb or open_knowledge_bases(config.kb, ontology), ontology, minter)
    resolved = (name_events(reading, minter) for reading in resolve(grounded, ontology, minter, config.decisions))
    # Two names may have become one thing, and a class another: what was checked is checked again.
    rechecked = tuple(check(reading, ontology) for reading in resolved)
    return _conforming(rechecked, unread, config, ontology, minter)


def _read(inputs: str | Path | Document | Sequence[str | Path | Document]) -> tuple[list[Document], list[Rejection]]:
    """Read the inputs; of several, one that cannot be read is a rejection and stops nothing."""
    if isinstance(inputs, str) and is_text(inputs):
        return [read_text_string(inputs)], []
    given = [inputs] if isinstance(inputs, str | Path | Document) else list(inputs)
    found = list(iter_documents(given))
    documents = sorted((item for item in found if isinstance(item, Document)), key=lambda document: document.id)
    return documents, [item for item in found if isinstance(item, Rejection)]


def _understand(
    documents: Sequence[Document], config: BuildConfig, ontology: Ontology, progress: Progress | None
) -> Iterator[Reading]:
    """Run the reader over the documents."""
    nlp = load_pipeline(
        config.model,
        config=config.config,
        ontology=config.ontology,
        open_statements=config.open_statements,
        model_dir=config.model_dir,
        kb=config.kb,
    )
    for number, reading in enumerate(iter_readings(documents, nlp, ontology, workers=config.workers), start=1):
        if progress is not None:
            progress(number, reading.document.source)
        yield reading


def _conforming(
    readings: Sequence[Reading], unread: Sequence[Rejection], config: BuildConfig, ontology: Ontology, minter: Minter
) -> Result:
    """Validate, keep out what violates a shape, and build again until the graph conforms."""
    kept_out = [*unread, *(rejection for reading in readings for rejection in reading.rejections)]
    own = [config.ontology] if config.ontology else None
    while True:
        readings = [prune(reading) for reading in readings]
        entities = merge_entities(entity for reading in readings for entity in reading.entities)
        statements = merge(statement for reading in readings for statement in reading.statements)
        rdf = build_graph(readings, entities, statements, ontology=ontology, minter=minter, plain=config.plain)
        report = validate(rdf, shapes=config.shapes, ontology_files=own)
        offending = offending_claims(report, statements, entities, minter)
        if not offending:
            break
        bad = {minter.statement(statements[index]) for index in offending}
        known = {entity.id: entity for entity in entities}
        kept_out += [_rejection(statements[i], result, known, ontology) for i, result in offending.items()]
        readings = [_without(reading, bad, minter) for reading in readings]
    documents = tuple(reading.document for reading in readings)
    return Result(documents, entities, statements, tuple(sorted(kept_out, key=repr)), report, rdf, config, ontology)


def _without(reading: Reading, bad: set[str], minter: Minter) -> Reading:
    return replace(reading, statements=tuple(s for s in reading.statements if minter.statement(s) not in bad))


def _rejection(
    statement: Statement, result: ValidationResult, entities: Mapping[str, Entity], ontology: Ontology
) -> Rejection:
    return Rejection(
        item=describe(statement, entities, ontology),
        reason="shape",
        detail=result.message,
        document=statement.evidence[0].document,
        sentence=statement.evidence[0].sentence,
        shape=result.shape,
        statement=statement,
    )


class _CallableModule(ModuleType):
    """This module, callable as `build`: importing it makes `kgraph.build` name the module, which must do the same."""

    def __call__(self, *args: Any, **kwargs: Any) -> Result:  # noqa: ANN401 - passes on whatever `build` takes
        """Call `build`."""
        return build(*args, **kwargs)


sys.modules[__name__].__class__ = _CallableModule
