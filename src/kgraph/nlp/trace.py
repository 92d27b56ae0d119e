"""Trace how sentences are read: mentions, values, status, every frame that was tried and where it died.

Reads a document once more with the pipeline that read it before. What a frame needed to know is worked out again from
the Doc, so ordinary reading pays nothing for it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import chain

from spacy.language import Language
from spacy.tokens import Doc, Span, Token

from kgraph.model import Document, Statement, Value
from kgraph.nlp import syntax
from kgraph.nlp.claims import Claims
from kgraph.nlp.collect import Collector
from kgraph.nlp.frames import FrameMatcher, Match
from kgraph.nlp.mentions import MentionRecord
from kgraph.nlp.nodes import Node, Nodes
from kgraph.nlp.open_arguments import open_match
from kgraph.nlp.open_relations import OpenReader
from kgraph.nlp.prose import Offsets
from kgraph.nlp.read import start_doc
from kgraph.nlp.refusals import Refusals
from kgraph.nlp.statement_records import StatementRecord, get_statements
from kgraph.nlp.status import get_status
from kgraph.nlp.trace_records import (
    Trace,
    TracedFrame,
    TracedMention,
    TracedPredicate,
    TracedSentence,
    TracedStatement,
    TracedValue,
)
from kgraph.nlp.value_relations import ValueReader
from kgraph.ontology import Ontology

_LEFT_OUT = "another rule"


def find_words(text: str, words: str) -> list[tuple[int, int]]:
    r"""Find where a text holds words, whatever the case and the white space.

    Returns:
        First character and the one after the last, of each place.

    Example:
        >>> find_words("He paid.\nHe  PAID again.", "he paid")
        [(0, 7), (9, 17)]
    """
    parts = [re.escape(part) for part in words.split()]
    return [found.span() for found in re.finditer(r"\s+".join(parts), text, re.IGNORECASE)] if parts else []


class Tracer:
    """Trace the reading of documents.

    Args:
        nlp: A pipeline made by `load_pipeline`.
        ontology: The ontology it was made with.
        open_statements: Whether it offers what no property covers.
    """

    def __init__(self, nlp: Language, ontology: Ontology, *, open_statements: bool = True) -> None:
        self._nlp = nlp
        self._ontology = ontology
        self._open_statements = open_statements

    def trace(self, document: Document, words: str = "") -> Trace:
        """Read a whole document again and trace the sentences that hold words.

        Args:
            document: The document.
            words: What the sentences must hold, whatever the case and the white space; empty for all sentences.

        Returns:
            The trace; its reading is that of the whole document.
        """
        doc = self._nlp(start_doc(document, self._nlp))
        return trace_doc(doc, document, self._ontology, words=words, open_statements=self._open_statements)


def trace_doc(
    doc: Doc, document: Document, ontology: Ontology, *, words: str = "", open_statements: bool = True
) -> Trace:
    """Trace a Doc that went through the pipeline; see `Tracer.trace`."""
    traced = _DocTrace(doc, document, ontology)
    places = find_words(doc.text, words)
    held = [sent for sent in doc.sents if sent.text.strip() and (not words or _touches(sent, places))]
    wanted = frozenset(token.i for sent in held for token in sent)
    frames = sorted(
        chain(traced.attempts(wanted), traced.others(wanted, open_statements=open_statements)),
        key=lambda item: (bool(item[1].obstacle), _distance(item[1]), item[0].i),
    )
    sentences = tuple(traced.sentence(sent, frames) for sent in held)
    return Trace(traced.collector.collect(), sentences)


def _distance(frame: TracedFrame) -> int:
    """Count what kept a frame from matching."""
    return sum(slot.is_missing for slot in frame.slots)


def _touches(sent: Span, places: Iterable[tuple[int, int]]) -> bool:
    return any(start < sent.end_char and end > sent.start_char for start, end in places)


class _DocTrace:
    """Everything of one Doc that its sentences are traced by."""

    def __init__(self, doc: Doc, document: Document, ontology: Ontology) -> None:
        self._doc = doc
        self._prose = doc.text
        self._ontology = ontology
        self._offset = Offsets(document)
        self._nodes = Nodes(doc, ontology)
        self._claims = Claims(doc, self._nodes, ontology)
        self._refusals = Refusals(self._prose, self._nodes, ontology)
        self._final = get_statements(doc)
        self.collector = Collector(doc, document, ontology)
        self._labels = {entity.id: entity.label for entity in self.collector.collect().entities}

    # ------------------------------------------------------------ frames

    def attempts(self, wanted: frozenset[int]) -> Iterator[tuple[Token, TracedFrame]]:
        """Give each frame that was tried on one of the tokens wanted."""
        for attempt in FrameMatcher(self._ontology).iter_attempts(self._doc, self._nodes):
            frame, trigger = attempt.frame, attempt.trigger
            if trigger.i not in wanted:
                continue
            records = self._claims.records(attempt.match) if attempt.match is not None else ()
            traced = TracedFrame(
                rule=frame.id,
                property=self._ontology.label(frame.property),
                trigger=trigger.text,
                start=self._offset(trigger.idx),
                confidence=frame.confidence,
                obstacle=attempt.obstacle,
                slots=self._refusals.slots(attempt),
                statements=tuple(self._statement(record) for record in records),
            )
            yield trigger, traced

    def others(self, wanted: frozenset[int], *, open_statements: bool) -> Iterator[tuple[Token, TracedFrame]]:
        """Give the statements of the rules without frames: numbers of groups, and open statements."""
        for record in self._claims.counts():
            token = self._doc[self._nodes.mentions[record.subject].head]
            if token.i in wanted:
                yield self._other(token, [record])
        for phrase, match in self._open_matches() if open_statements else ():
            if match.trigger.i in wanted:
                records = [record._replace(phrase=phrase, rule="open") for record in self._claims.records(match)]
                yield self._other(match.trigger, records)

    def _open_matches(self) -> Iterator[tuple[str, Match]]:
        yield from OpenReader(self._ontology).iter_matches(self._doc, self._nodes)
        for measure in ValueReader(self._ontology).iter_relations(self._doc, self._nodes):
            head = self._doc[self._nodes.mentions[measure.mention].head]
            value = Node("value", measure.value, self._nodes.value_tokens[measure.value])
            subject = Node("mention", measure.mention, head)
            yield measure.phrase, open_match(measure.head, [subject], value, measure.confidence)

    def _other(self, trigger: Token, records: list[StatementRecord]) -> tuple[Token, TracedFrame]:
        first = records[0]
        traced = TracedFrame(
            rule=first.rule,
            property=first.phrase or self._ontology.label(first.predicate),
            trigger=trigger.text,
            start=self._offset(trigger.idx),
            statements=tuple(self._statement(record) for record in records),
        )
        return trigger, traced

    # ------------------------------------------------------------ statements

    def _statement(self, record: StatementRecord) -> TracedStatement:
        """Trace a statement: the one that was left on the Doc, or the one that says the same already."""
        kept = self._kept(record)
        own = kept if kept is not None and kept.rule == record.rule else record
        covered_by = "" if own is kept else kept.rule if kept is not None else _LEFT_OUT
        told = self.collector.statement(own)
        if told is None:
            # A role without a name that says something by itself: its word is all there is to show.
            subject, object_ = (
                self._label(self.collector.ref(own.subject_kind, own.subject)),
                self._doc[own.object].text,
            )
        else:
            subject, object_ = self._label(told.subject), self._object(told)
        return TracedStatement(
            subject=subject,
            predicate=own.phrase or self._ontology.label(own.predicate),
            object=object_,
            status=own.status,
            confidence=own.confidence,
            covered_by=covered_by,
            statement=told,
        )

    def _kept(self, record: StatementRecord) -> StatementRecord | None:
        """Find what was left on the Doc for a statement: itself, or what says the same of the same things."""
        same = [kept for kept in self._final if _claim(kept) == _claim(record)]
        if not same and record.phrase:
            same = [kept for kept in self._final if _pair(kept) == _pair(record)]
            same = same or [kept for kept in self._final if _tells_value(kept, record)]
        return next((kept for kept in same if kept.rule == record.rule), same[0] if same else None)

    def _label(self, entity: str) -> str:
        return self._labels.get(entity, entity)

    def _object(self, statement: Statement) -> str:
        if isinstance(statement.object, Value):
            return statement.object.text
        return self._labels.get(statement.object) or self._ontology.label(statement.object)

    # ------------------------------------------------------------ sentences

    def sentence(self, sent: Span, frames: list[tuple[Token, TracedFrame]]) -> TracedSentence:
        """Trace one sentence, with those of all frames that stand in it."""
        start, end = _stripped(self._prose, sent.start_char, sent.end_char)
        inside = range(start, end)
        own = [(token, frame) for token, frame in frames if token.idx in inside]
        evoking = {token.i for token, frame in own if frame.rule not in {"open", "mention-group"}}
        return TracedSentence(
            text=" ".join(self._prose[start:end].split()),
            start=self._offset(start),
            end=self._offset(end - 1) + 1,
            mentions=tuple(self._mention(i, m) for i, m in enumerate(self._nodes.mentions) if m.start in inside),
            values=tuple(self._values(inside)),
            predicates=tuple(self._predicate(token) for token in sent if syntax.is_verb(token) or token.i in evoking),
            frames=tuple(frame for _, frame in own),
        )

    def _mention(self, index: int, mention: MentionRecord) -> TracedMention:
        others = [other for other in self._nodes.mentions if other.chain == mention.chain and other != mention]
        before = [other for other in others if other.start < mention.start]
        nearest = before[-1] if before else others[0] if others else None
        return TracedMention(
            text=self._words(mention),
            start=self._offset(mention.start),
            end=self._offset(mention.end - 1) + 1,
            label=mention.label,
            cls=self._ontology.label(mention.cls),
            kind=mention.kind,
            entity=self.collector.ref("mention", index),
            joined=self._words(nearest) if nearest is not None else "",
            is_before=bool(before),
            rule=(mention.rule or nearest.rule) if nearest is not None else "",
        )

    def _words(self, mention: MentionRecord) -> str:
        return " ".join(self._prose[mention.start : mention.end].split())

    def _values(self, inside: range) -> Iterator[TracedValue]:
        for start, span in self._nodes.values.items():
            if start in inside:
                low, high = self._offset(start), self._offset(span.end - 1) + 1
                yield TracedValue(text=span.value.text, start=low, end=high, value=span.value)

    def _predicate(self, token: Token) -> TracedPredicate:
        status, index = get_status(self._doc, token)
        speaker = self._nodes.mention(self._doc[index]) if index >= 0 else None
        words = self._words(speaker) if speaker is not None else self._doc[index].text if index >= 0 else ""
        return TracedPredicate(text=token.text, start=self._offset(token.idx), status=str(status), speaker=words)


def _claim(record: StatementRecord) -> tuple[object, ...]:
    """Give what two statements of a Doc have in common that say the same."""
    own = record.phrase or (record.predicate, record.object_class)
    return (record.subject_kind, record.subject, own, record.object_kind, record.object)


def _pair(record: StatementRecord) -> tuple[object, ...]:
    return (record.subject_kind, record.subject, record.object_kind, record.object)


def _tells_value(kept: StatementRecord, record: StatementRecord) -> bool:
    """Tell whether a statement has the object of another as its time, or as what takes part in its event."""
    is_time = record.object_kind == "value" and kept.time == record.object
    return is_time or (kept.subject_kind == "event" and _pair(kept)[2:] == _pair(record)[2:])


def _stripped(text: str, start: int, end: int) -> tuple[int, int]:
    words = text[start:end]
    return start + len(words) - len(words.lstrip()), end - len(words) + len(words.rstrip())
