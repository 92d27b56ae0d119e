"""Build a graph: the one place where the stages meet. `build` reads as the table of contents.

documents ─▶ nlp ─▶ statements ─▶ grounding ─▶ resolution ─▶ graph ─▶ validation ─▶ export · explorer
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from types import ModuleType
from typing import Any

from kgraph.archive import Archive, Chosen, Collection, Journal, collect
from kgraph.config import BuildConfig, Digests, digests, versions
from kgraph.corroboration import Sources, find_ends
from kgraph.documents import Share, find_documents, is_text, read_text_string, unique
from kgraph.engine import read_documents
from kgraph.export import chosen_exporters
from kgraph.garbage import rarely_searched
from kgraph.graph import Assembler, Comparison, Run, statement_iri
from kgraph.grounding import ground, name_events
from kgraph.inference import infer
from kgraph.iris import Minter
from kgraph.kb import NameIndex
from kgraph.kb.opening import open_knowledge_bases
from kgraph.model import Document, Entity, Reading, Rejection, Statement
from kgraph.ontology import Ontology, load_ontology
from kgraph.ontology.check import require_sound
from kgraph.ontology.loader import own_files
from kgraph.progress import Progress
from kgraph.resolution import leave_out, read_corrections, resolve
from kgraph.result import Result
from kgraph.shelf import arrange, shelve
from kgraph.statements import check, describe, merge, merge_entities, prune
from kgraph.validation import ValidationResult, offending_claims, validate
from kgraph.validation.shapes import load_shapes, schema_files

__all__ = ["BuildConfig", "Progress", "Result", "build", "build_collection", "conclude"]


def build(
    inputs: str | Path | Document | Sequence[str | Path | Document],
    *,
    config: BuildConfig | None = None,
    progress: Progress | None = None,
    kept: Archive | None = None,
    journal: Journal | None = None,
) -> Result:
    """Build a graph of documents.

    Args:
        inputs: Paths, folders, globs, `-`, documents, or texts (a string that is blank, has a line break or ends like a
            sentence; give a path that looks like one as a `Path`).
        config: How to build.
        progress: Called with the number of documents read, the name of the last, and how many there are to read.
        kept: What the same reader read before; what is in it is not read again.
        journal: Where to keep what is read while it is read, for a build that goes on where this one was stopped.

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
    kb = _require_usable(config)  # a bad setting is told before anything is read
    found = collect(_find(inputs, config.share))
    return build_collection(found, config=config, progress=progress, kept=kept, journal=journal, kb=kb)


def build_collection(
    collection: Collection,
    *,
    config: BuildConfig | None = None,
    progress: Progress | None = None,
    kept: Archive | None = None,
    journal: Journal | None = None,
    kb: NameIndex | None = None,
) -> Result:
    """Build a graph of a collection of documents, and read only those that nobody has read yet.

    Args:
        collection: Documents, and inputs that could not be read.
        config: How to build.
        progress: As for `build`.
        kept: As for `build`.
        journal: As for `build`.
        kb: The knowledge bases, where they are open already.

    Returns:
        The graph, the same as if all had been read now.

    Raises:
        KgraphError: As `build`.
    """
    config = config or BuildConfig()
    kb = kb or _require_usable(config)
    found = [*unique(collection.documents), *collection.unread]
    documents = [item for item in found if isinstance(item, Document)]
    known = Chosen(documents, [kept.readings if kept else {}, journal.load(documents) if journal else {}])
    unknown = [document for document in documents if document not in known]
    used = digests(config)
    read = read_documents(unknown, config, used.reader, journal=journal, progress=progress)
    readings = Chosen(documents, [known, read])
    unread = [item for item in found if isinstance(item, Rejection)]
    result = conclude(readings.values(), unread, config, kb, used)
    return replace(result, archive=Archive(collection, readings), taken_over=len(known))


def conclude(
    readings: Iterable[Reading],
    unread: Sequence[Rejection],
    config: BuildConfig,
    kb: NameIndex | None = None,
    used: Digests | None = None,
) -> Result:
    """Do all that comes after reading: check, ground, resolve, merge, validate.

    Args:
        readings: What was read, with ids local to each document.
        unread: Documents that could not be read.
        config: How to build.
        kb: The knowledge bases, where they are open already.
        used: What the build depends on, where that is known already.

    Returns:
        The graph with what stands behind it.
    """
    minter, ontology, used = Minter(config.base), load_ontology(config.ontology), used or digests(config)
    checked, iri_of = (check(reading, ontology) for reading in readings), partial(statement_iri, minter=minter)
    with rarely_searched():
        # One name for the work of each step: what a step has taken over must stay neither in memory nor on disk.
        work = shelve(arrange(checked, key=lambda reading: reading.document.id))
        work = ground(work, kb or open_knowledge_bases(config.kb, ontology), ontology, minter)
        work = resolve(work, ontology, minter, config.decisions)
        # Two names may have become one thing, and a class another: what was checked is checked again.
        wrong = read_corrections(config.decisions).wrong if config.decisions else frozenset[str]()
        named = (check(name_events(reading, minter), ontology) for reading in work)
        work = shelve(prune(leave_out(reading, wrong, iri_of, ontology)) for reading in named)
        return replace(_conforming(work, unread, config, _run(used)), digests=used)


def _require_usable(config: BuildConfig) -> NameIndex:
    """Check what the user gives besides documents, and open the knowledge bases."""
    Minter(config.base)
    ontology = load_ontology(config.ontology)
    require_sound(ontology)
    load_shapes(config.shapes, [config.ontology] if config.ontology else None)
    chosen_exporters(config.formats)
    if config.decisions:
        read_corrections(config.decisions)
    return open_knowledge_bases(config.kb, ontology)


def _find(
    inputs: str | Path | Document | Sequence[str | Path | Document], share: Share
) -> Iterable[Document | Rejection]:
    """Read the inputs; of several, one that cannot be read is a rejection and stops nothing."""
    if isinstance(inputs, str) and is_text(inputs):
        return [read_text_string(inputs)]
    several = [inputs] if isinstance(inputs, str | Path | Document) else list(inputs)
    return find_documents(several, share=share)


def _conforming(readings: Sequence[Reading], unread: Sequence[Rejection], config: BuildConfig, run: Run) -> Result:
    """Validate, keep out what violates a shape, and build again until the graph conforms."""
    ontology, minter = load_ontology(config.ontology), Minter(config.base)
    own = [config.ontology] if config.ontology else None
    documents = tuple(reading.document for reading in readings)
    kept_out = list(unread)
    assembler, sources = Assembler(ontology, minter, config.plain, run), Sources(documents)
    while True:
        entities = merge_entities(entity for reading in readings for entity in reading.entities)
        statements = merge(statement for reading in readings for statement in reading.statements)
        ends = find_ends(statements, documents, entities, ontology, minter)
        counts = shelve(len(sources.of([statement])) for statement in statements)
        rdf = assembler.merge(documents, entities, statements, Comparison(ends, counts))
        report = validate(rdf, shapes=config.shapes, ontology_files=own)
        offending = offending_claims(report, statements, entities, minter)
        if not offending:
            break
        bad = {minter.statement(statements[index]) for index in offending}
        known = {entity.id: entity for entity in entities}
        kept_out += [_rejection(statements[i], result, known, ontology) for i, result in offending.items()]
        readings = shelve(prune(_without(reading, bad, minter)) for reading in readings)
    rdf = assembler.split(rdf, readings)
    if config.infer:
        files = own_files(config.ontology) if config.ontology else schema_files()
        rdf = replace(rdf, inferred=infer(rdf, files, minter, run.iri(minter)))
    kept_out += (rejection for reading in readings for rejection in reading.rejections)
    rejections = shelve(arrange(kept_out, key=repr))
    return Result(documents, entities, statements, rejections, report, rdf, config, ontology)


def _run(used: Digests) -> Run:
    """Say what makes the graph, for its provenance."""
    return Run(versions(), used.model, used.ontology, used.build)


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
