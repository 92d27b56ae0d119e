"""Read the sentences that hold words once more, and look up what became of what was read in them.

Comes in: a built folder and words. Goes out: the traces of the sentences, each statement with its fate in the graph.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kgraph.build import BuildConfig, conclude
from kgraph.documents import is_text, read_text_string
from kgraph.errors import PipelineError, StoreError
from kgraph.export import load_documents, load_entities, load_rejections, load_statements
from kgraph.graph import statement_iri
from kgraph.iris import DEFAULT_BASE, Minter
from kgraph.model import Document, Entity, Reading, Rejection, Statement, Status
from kgraph.nlp import Tracer, find_words, load_pipeline, prose_of
from kgraph.ontology import Ontology, load_ontology
from kgraph.ontology.vocab import kg
from kgraph.rdf import prefixes

if TYPE_CHECKING:
    from kgraph.nlp.trace_records import Trace, TracedFrame, TracedSentence, TracedStatement

MANIFEST = "manifest.json"
_MAX_SENTENCES = 5
_Place = tuple[str, int, int, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadAgain:
    """The sentences that were read again.

    Args:
        note: Why there are none, or what else one has to know; may be empty.
        documents: The sentences by the short IRI of their document; an empty key for a text that is in none.
    """

    note: str = ""
    documents: Mapping[str, tuple[TracedSentence, ...]] = field(default_factory=dict)


def read_again(folder: Path, words: str, told: Sequence[tuple[str, str]], config: BuildConfig) -> ReadAgain:
    """Read the sentences that hold words with the pipeline that built a folder.

    A text that is in no document is read by itself if it ends like a sentence.

    Args:
        folder: The built folder.
        words: What the sentences hold.
        told: Document and sentence of what is stored, for a folder that does not keep its documents.
        config: Ontology and pipeline file that the user names.

    Returns:
        The sentences, or the reason why they cannot be read.

    Raises:
        KgraphError: If a file of the folder, the ontology or the pipeline file is broken.
    """
    manifest = _read_manifest(folder / MANIFEST)
    if manifest is None:
        return ReadAgain(note=f"cannot be read again: '{folder}' has no {MANIFEST}, which names model and ontology")
    ontology = load_ontology(config.ontology)
    obstacle = _difference(manifest, config, ontology)
    if obstacle:
        return ReadAgain(note=f"cannot be read again: {obstacle}")
    settings = _settings(manifest, config)
    try:
        reader = _Reader(settings, ontology)
    except PipelineError as error:
        if error.slug not in {"unknown-model", "no-model"}:
            raise
        return ReadAgain(note=f"cannot be read again: {error.message}")
    found = _read_documents(folder, words, told, reader)
    if found.documents or not is_text(words):
        return found
    return ReadAgain(
        note="not in this graph; read by itself, with the IRIs it would get", documents={"": reader.alone(words)}
    )


def _read_manifest(file: Path) -> Mapping[str, Any] | None:
    try:
        manifest = json.loads(file.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return None
    except (OSError, ValueError) as error:
        raise StoreError("bad-manifest", f"'{file}' cannot be read: {error}.", "Build the graph again.") from error
    if not isinstance(manifest, dict) or not {"model", "ontology"} <= set(manifest):
        raise StoreError("bad-manifest", f"'{file}' names no model and ontology.", "Build the graph again.")
    return manifest


def _difference(manifest: Mapping[str, Any], config: BuildConfig, ontology: Ontology) -> str:
    """Say what the graph was built with that is not here."""
    used = list(manifest["ontology"])
    if used != list(ontology.sources):
        own = [name for name in used if name not in ontology.sources] or used[:1]
        return f"it was built with the ontology {', '.join(own)}; name it with --ontology"
    file = str(manifest.get("config", ""))
    if file != (config.config.name if config.config else ""):
        return f"it was built with the pipeline file {file or 'of kgraph'}; name it with --config"
    return ""


def _settings(manifest: Mapping[str, Any], config: BuildConfig) -> BuildConfig:
    return replace(
        config,
        model=str(manifest["model"]),
        base=str(manifest.get("base", DEFAULT_BASE)),
        plain=frozenset(map(Status, manifest.get("plain", (Status.ASSERTED,)))),
        open_statements=bool(manifest.get("open_statements", True)),
    )


class _Reader:
    """Read documents again, and look up their statements."""

    def __init__(self, config: BuildConfig, ontology: Ontology) -> None:
        self.config = config
        self.ontology = ontology
        nlp = load_pipeline(
            config.model, config=config.config, ontology=config.ontology, open_statements=config.open_statements
        )
        self._tracer = Tracer(nlp, ontology, open_statements=config.open_statements)

    def trace(self, document: Document, words: str) -> Trace:
        """Read a whole document again and trace the sentences that hold words."""
        return self._tracer.trace(document, words)

    def alone(self, text: str) -> tuple[TracedSentence, ...]:
        """Read a text by itself, and say what its graph would hold."""
        trace = self._tracer.trace(read_text_string(text))
        result = conclude([trace.reading], (), self.config)
        return Fates(result.entities, result.statements, result.rejections, self).looked_up(trace)


def _read_documents(folder: Path, words: str, told: Sequence[tuple[str, str]], reader: _Reader) -> ReadAgain:
    """Read the documents that hold words; sentence by sentence where the folder does not keep its documents."""
    file = folder / "documents.jsonl"
    if not file.is_file():
        sentences = list(dict.fromkeys(told))[:_MAX_SENTENCES]
        note = "'documents.jsonl' is not there: each sentence was read without the rest of its document"
        return ReadAgain(
            note=note if sentences else "", documents={name: reader.alone(sentence) for name, sentence in sentences}
        )
    fates = Fates(
        load_entities(folder / "entities.jsonl"),
        load_statements(folder / "statements.jsonl"),
        load_rejections(folder / "rejections.jsonl"),
        reader,
    )
    found: dict[str, tuple[TracedSentence, ...]] = {}
    room, unread = _MAX_SENTENCES, 0
    for document in load_documents(file):
        places = find_words(prose_of(document), words)
        if not places:
            continue
        if not room:
            unread += 1
            continue
        trace = reader.trace(document, words)
        found[fates.short(Minter(reader.config.base).document(document.id))] = fates.looked_up(
            replace(trace, sentences=trace.sentences[:room])
        )
        unread += len(trace.sentences) > room
        room -= min(room, len(trace.sentences))
    more = f"{unread} more documents hold these words; give more of the sentence" if unread else ""
    return ReadAgain(note=more, documents=found)


class Fates:
    """Look up in a graph what became of what a document says.

    Args:
        entities: Things of the graph.
        statements: Its statements.
        rejections: What was kept out of it.
        reader: How it was built.
    """

    def __init__(
        self,
        entities: Iterable[Entity],
        statements: Iterable[Statement],
        rejections: Iterable[Rejection],
        reader: _Reader,
    ) -> None:
        self._reader = reader
        self._minter = Minter(reader.config.base)
        self._prefixes = prefixes(self._minter)
        self._things = {
            _place(e.document, e.start, e.end, e.rule): entity for entity in entities for e in entity.evidence
        }
        self._kept: dict[_Place, list[Statement]] = {}
        for statement in statements:
            for place in _places(statement):
                self._kept.setdefault(place, []).append(statement)
        self._kept_out: dict[_Place, list[Rejection]] = {}
        for rejection in rejections:
            for place in _places(rejection.statement) if rejection.statement is not None else ():
                self._kept_out.setdefault(place, []).append(rejection)

    def short(self, iri: str) -> str:
        """Shorten an IRI by its prefix."""
        for prefix, namespace in self._prefixes.items():
            if iri.startswith(namespace) and iri != namespace:
                return f"{prefix}:{iri.removeprefix(namespace)}"
        return iri

    def looked_up(self, trace: Trace) -> tuple[TracedSentence, ...]:
        """Give the sentences of a trace with the IRIs and fates of what is in them."""
        iris = dict(self._iris(trace.reading))
        return tuple(
            replace(
                sentence,
                mentions=tuple(replace(m, entity=self.short(iris.get(m.entity, ""))) for m in sentence.mentions),
                frames=tuple(self._frame(frame, iris) for frame in sentence.frames),
            )
            for sentence in trace.sentences
        )

    def _iris(self, reading: Reading) -> Iterator[tuple[str, str]]:
        """Lead the local ids of a reading to the things of the graph, by the place of their evidence."""
        for entity in reading.entities:
            for e in entity.evidence:
                found = self._things.get(_place(e.document, e.start, e.end, e.rule))
                if found is not None:
                    yield entity.id, found.id

    def _frame(self, frame: TracedFrame, iris: Mapping[str, str]) -> TracedFrame:
        return replace(frame, statements=tuple(self._statement(statement, iris) for statement in frame.statements))

    def _statement(self, traced: TracedStatement, iris: Mapping[str, str]) -> TracedStatement:
        iri, fate = "", "left out: the role has no name that says something by itself"
        if traced.covered_by:
            fate = f"left out: {traced.covered_by} says it already"
        elif traced.statement is not None:
            iri, fate = self._fate(traced.statement, iris)
        return replace(traced, statement=None, iri=iri, fate=fate)

    def _fate(self, statement: Statement, iris: Mapping[str, str]) -> tuple[str, str]:
        places = list(_places(statement))
        kept = [found for place in places for found in self._kept.get(place, []) if _is_same(found, statement)]
        if kept:
            # Two statements may be said by the same words; then subject and object tell which one is meant.
            best = max(kept, key=lambda found: _likeness(found, statement, iris))
            return self.short(statement_iri(best, self._minter)), self._plainness(best)
        refused = [found for place in places for found in self._kept_out.get(place, [])]
        if refused:
            return "", f"kept out ({refused[0].reason}): {refused[0].detail}"
        return "", "not in this graph, which was built from another reading: build it again"

    def _plainness(self, statement: Statement) -> str:
        """Say whether a statement became a plain triple, or why not."""
        if statement.status not in self._reader.config.plain:
            return f"no plain triple: it is {statement.status}"
        found = self._reader.ontology.properties.get(kg("related") if statement.phrase else statement.predicate)
        if found is not None and statement.confidence < found.threshold:
            return f"no plain triple: confidence {statement.confidence:g} is below {found.threshold:g}"
        return "plain triple"


def _place(document: str, start: int, end: int, rule: str) -> _Place:
    return (document, start, end, rule)


def _places(statement: Statement) -> Iterator[_Place]:
    return (_place(e.document, e.start, e.end, e.rule) for e in statement.evidence)


def _is_same(one: Statement, other: Statement) -> bool:
    """Tell whether two statements of the same words say the same; in a graph an open one has a property of its own."""
    return (one.phrase or one.predicate, one.status) == (other.phrase or other.predicate, other.status)


def _likeness(found: Statement, statement: Statement, iris: Mapping[str, str]) -> int:
    object_ = iris.get(statement.object, statement.object) if isinstance(statement.object, str) else statement.object
    return (found.subject == iris.get(statement.subject)) + (found.object == object_)
