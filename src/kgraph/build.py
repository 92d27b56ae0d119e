"""Build a graph: the one place where the stages meet. `build` reads as the table of contents.

documents ─▶ nlp ─▶ statements ─▶ grounding ─▶ resolution ─▶ graph ─▶ validation ─▶ export · explorer
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from types import ModuleType
from typing import Any

from kgraph.archive import Archive, Collection, collect
from kgraph.config import BuildConfig, Digests, digests, versions
from kgraph.documents import find_documents, is_text, read_text_string, unique
from kgraph.graph import Run, build_graph
from kgraph.grounding import ground, name_events
from kgraph.iris import Minter
from kgraph.kb import NameIndex
from kgraph.kb.opening import open_knowledge_bases
from kgraph.model import Document, Entity, Reading, Rejection, Statement
from kgraph.ontology import Ontology, load_ontology
from kgraph.ontology.check import require_sound
from kgraph.resolution import resolve
from kgraph.result import Result
from kgraph.statements import check, describe, merge, merge_entities, prune
from kgraph.validation import ValidationResult, offending_claims, validate

__all__ = ["BuildConfig", "Progress", "Result", "build", "build_collection", "conclude"]

Progress = Callable[[int, str], None]


def build(
    inputs: str | Path | Document | Sequence[str | Path | Document],
    *,
    config: BuildConfig | None = None,
    progress: Progress | None = None,
    kept: Archive | None = None,
) -> Result:
    """Build a graph of documents.

    Args:
        inputs: Paths, folders, globs, `-`, documents, or texts (a string that is blank, has a line break or ends like a
            sentence; give a path that looks like one as a `Path`).
        config: How to build.
        progress: Called with the number of documents read and the name of the last.
        kept: What the same reader read before; what is in it is not read again.

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
    return build_collection(collect(_find(inputs)), config=config, progress=progress, kept=kept, kb=kb)


def build_collection(
    collection: Collection,
    *,
    config: BuildConfig | None = None,
    progress: Progress | None = None,
    kept: Archive | None = None,
    kb: NameIndex | None = None,
) -> Result:
    """Build a graph of a collection of documents, and read only those that nobody has read yet.

    Args:
        collection: Documents, and inputs that could not be read.
        config: How to build.
        progress: As for `build`.
        kept: As for `build`.
        kb: The knowledge bases, where they are open already.

    Returns:
        The graph, the same as if all had been read now.

    Raises:
        KgraphError: As `build`.
    """
    config = config or BuildConfig()
    kb = kb or _require_usable(config)
    found = [*unique(collection.documents), *collection.unread]
    documents = sorted((item for item in found if isinstance(item, Document)), key=lambda document: document.id)
    known = kept.readings if kept else {}
    readings: dict[Document, Reading] = {}
    result = conclude(
        _recorded(_understand(documents, known, config, progress), readings),
        [item for item in found if isinstance(item, Rejection)],
        config,
        kb,
    )
    taken_over = sum(document in known for document in documents)
    return replace(result, archive=Archive(collection, readings), taken_over=taken_over)


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
    minter, ontology, used = Minter(config.base), load_ontology(config.ontology), digests(config)
    checked = [check(reading, ontology) for reading in readings]
    grounded = ground(checked, kb or open_knowledge_bases(config.kb, ontology), ontology, minter)
    resolved = (name_events(reading, minter) for reading in resolve(grounded, ontology, minter, config.decisions))
    # Two names may have become one thing, and a class another: what was checked is checked again.
    rechecked = tuple(check(reading, ontology) for reading in resolved)
    return replace(_conforming(rechecked, unread, config, _run(used)), digests=used)


def _require_usable(config: BuildConfig) -> NameIndex:
    """Check what the user gives besides documents, and open the knowledge bases."""
    Minter(config.base)
    ontology = load_ontology(config.ontology)
    require_sound(ontology)
    return open_knowledge_bases(config.kb, ontology)


def _find(inputs: str | Path | Document | Sequence[str | Path | Document]) -> Iterable[Document | Rejection]:
    """Read the inputs; of several, one that cannot be read is a rejection and stops nothing."""
    if isinstance(inputs, str) and is_text(inputs):
        return [read_text_string(inputs)]
    return find_documents([inputs] if isinstance(inputs, str | Path | Document) else list(inputs))


def _understand(
    documents: Sequence[Document], known: Mapping[Document, Reading], config: BuildConfig, progress: Progress | None
) -> Iterator[Reading]:
    """Give what is known of each document, and run the reader over the others."""
    fresh = _run_reader([document for document in documents if document not in known], config, progress)
    for document in documents:
        yield known[document] if document in known else next(fresh)


def _run_reader(documents: Sequence[Document], config: BuildConfig, progress: Progress | None) -> Iterator[Reading]:
    if not documents:
        return
    from kgraph.nlp import iter_readings, load_pipeline  # noqa: PLC0415 - starts spaCy, which not every build needs

    nlp = load_pipeline(
        config.model,
        config=config.config,
        ontology=config.ontology,
        open_statements=config.open_statements,
        model_dir=config.model_dir,
        kb=config.kb,
    )
    ontology = load_ontology(config.ontology)
    for number, reading in enumerate(iter_readings(documents, nlp, ontology, workers=config.workers), start=1):
        if progress is not None:
            progress(number, reading.document.source)
        yield reading


def _recorded(readings: Iterable[Reading], record: dict[Document, Reading]) -> Iterator[Reading]:
    for reading in readings:
        record[reading.document] = reading
        yield reading


def _conforming(readings: Sequence[Reading], unread: Sequence[Rejection], config: BuildConfig, run: Run) -> Result:
    """Validate, keep out what violates a shape, and build again until the graph conforms."""
    ontology, minter = load_ontology(config.ontology), Minter(config.base)
    kept_out = [*unread, *(rejection for reading in readings for rejection in reading.rejections)]
    own = [config.ontology] if config.ontology else None
    while True:
        readings = [prune(reading) for reading in readings]
        entities = merge_entities(entity for reading in readings for entity in reading.entities)
        statements = merge(statement for reading in readings for statement in reading.statements)
        rdf = build_graph(readings, entities, statements, ontology=ontology, minter=minter, plain=config.plain, run=run)
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
