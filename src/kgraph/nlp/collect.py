"""Turn what the components left on a Doc into model records with character offsets into the document.

Comes in: the Doc of a document's prose. Goes out: a `Reading` whose entity ids are local (`#3`).
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from operator import itemgetter
from typing import NamedTuple

from spacy.tokens import Doc

from kgraph.model import Document, Entity, Evidence, Reading, Statement, Status, Value, ValueKind
from kgraph.nlp.confidence import OVER, PART_OF_ROLE
from kgraph.nlp.document_roles import DocumentRoles
from kgraph.nlp.idle import without_idle
from kgraph.nlp.mentions import MentionRecord, get_mentions
from kgraph.nlp.phrases import span_of_words
from kgraph.nlp.prose import Offsets
from kgraph.nlp.records import ValueSpan, get_names, get_values
from kgraph.nlp.reliability import Reliability
from kgraph.nlp.statement_records import StatementRecord, get_statements
from kgraph.nlp.words import kept_tree, text_of, words_of
from kgraph.ontology import Ontology

# The number of a group is rated by what says it.
_GROUP_RULE = "mention-group"
_NAMING = frozenset(("name", "demonym"))
_KIND_ORDER = {"name": 0, "demonym": 1, "description": 2, "group": 2, "pronoun": 3}


class _Span(NamedTuple):
    start: int
    end: int


class Collector:
    """Collect one Doc.

    Args:
        doc: A Doc that went through the pipeline.
        document: What it was made of.
        ontology: For labels of classes.
    """

    def __init__(self, doc: Doc, document: Document, ontology: Ontology) -> None:
        self._doc = doc
        self._prose = text_of(doc)
        self._document = document
        self._ontology = ontology
        self._roles = DocumentRoles(doc, ontology, get_statements(doc))
        self._offset = Offsets(document)
        self._mentions = get_mentions(doc)
        self._named = frozenset(mention.chain for mention in self._mentions if mention.kind in _NAMING)
        self._reliability = Reliability(ontology)
        self._individuals = {name.start: name.individual for name in get_names(doc)}
        self._spoken_of = {mention.individual for mention in self._mentions}
        self._values = {value.start: value for value in get_values(doc)}
        self._sentences = [_Span(sent.start_char, sent.end_char) for sent in doc.sents]

    def collect(self) -> Reading:
        """Give the reading: entities that are named or take part in a statement, and the statements."""
        with kept_tree(self._doc):
            return self._reading()

    def _reading(self) -> Reading:
        records = tuple(without_idle(get_statements(self._doc), self._mentions, self._ontology))
        chains = self._chains()
        used = self._used_chains(records)
        entities = [
            self._entity(chain, mentions) for chain, mentions in chains.items() if self._is_kept(chain, mentions, used)
        ]
        entities += self._events(records)
        statements = tuple(self._statement(record) for record in records if self._is_telling(record))
        return Reading(self._document, tuple(entities), statements)

    def statement(self, record: StatementRecord) -> Statement | None:
        """Give the statement of one record, or None for a role without a name that says something by itself."""
        return self._statement(record) if self._is_telling(record) else None

    # ------------------------------------------------------------ evidence

    def _evidence(self, start: int, end: int, rule: str) -> Evidence:
        sentence = self._sentence(start, end)
        text = self._document.text
        low, high = self._offset(start), self._offset(end - 1) + 1
        around = self._offset(sentence.start), self._offset(sentence.end - 1) + 1
        return Evidence(self._document.id, low, high, text[low:high], *around, text[slice(*around)], rule)

    def _sentence(self, start: int, end: int) -> _Span:
        first = bisect_right(self._sentences, start, key=itemgetter(1))
        last = bisect_left(self._sentences, end, key=itemgetter(0)) - 1
        low, high = self._sentences[first].start, self._sentences[last].end
        while high > low and self._prose[high - 1].isspace():
            high -= 1
        while low < high and self._prose[low].isspace():
            low += 1
        return _Span(low, max(high, end))

    # ------------------------------------------------------------ entities

    def _chains(self) -> dict[int, list[MentionRecord]]:
        chains: dict[int, list[MentionRecord]] = {}
        for mention in self._mentions:
            chains.setdefault(mention.chain, []).append(mention)
        return chains

    def _used_chains(self, records: tuple[StatementRecord, ...]) -> set[int]:
        used = {r.subject for r in records if r.subject_kind == "mention"}
        used |= {r.object for r in records if r.object_kind == "mention"}
        used |= {r.speaker for r in records if r.speaker >= 0}
        return {self._mentions[index].chain for index in used}

    def _is_kept(self, chain: int, mentions: list[MentionRecord], used: set[int]) -> bool:
        has_name = any(mention.kind == "name" for mention in mentions)
        has_count = any(mention.counted_by >= 0 for mention in mentions)
        return chain in used or has_name or has_count

    def _entity(self, chain: int, mentions: list[MentionRecord]) -> Entity:
        best = min(mentions, key=lambda mention: (_KIND_ORDER[mention.kind], -len(mention.label), mention.start))
        named = [mention for mention in mentions if mention.kind == "name"]
        is_told = best.label not in {self._words(mention) for mention in mentions}
        names = {mention.label for mention in named} | {self._words(m) for m in named if not self._is_metonym(m)}
        if not named:
            # "trio" for "three managers": what has no name is found by whatever it is called.
            called = {m.label.casefold(): m.label for m in reversed(mentions) if m.kind in {"description", "group"}}
            names |= {label for folded, label in called.items() if folded != best.label.casefold()}
            # The label may say whose it is, which its own words do not.
            names |= {self._words(m) for m in mentions if m.kind in {"description", "group"}} if is_told else set()
        counted = next((m.counted_by for m in mentions if m.counted_by >= 0), -1)
        return Entity(
            id=f"#{chain}",
            label=best.label,
            cls=best.cls,
            aliases=tuple(sorted(names - {best.label})),
            is_named=best.kind in {"name", "demonym"},
            count=self._count(counted) if counted >= 0 else None,
            evidence=(self._evidence(best.start, best.end, f"mention-{best.kind}"),),
            individual=best.individual,
        )

    def _is_metonym(self, mention: MentionRecord) -> bool:
        """Tell whether a mention is the name of something else that the text also speaks of.

        A country that acts as its government is no other name of it; a capital may be, where it is nothing else.
        """
        own = self._individuals.get(mention.start, "")
        return own not in {"", mention.individual} and own in self._spoken_of

    def _words(self, mention: MentionRecord) -> str:
        return " ".join(self._prose[mention.start : mention.end].split())

    def _count(self, start: int) -> Value:
        value = self._values[start].value
        return Value(
            kind=value.kind,
            text=value.text,
            amount=value.amount,
            upper=value.upper,
            unit="",
            bound=value.bound,
        )

    def _events(self, records: tuple[StatementRecord, ...]) -> Iterator[Entity]:
        for record in records:
            if record.object_kind == "class":
                token = self._doc[record.subject % len(self._doc)]
                evidence = self._evidence(token.idx, token.idx + len(token), record.rule)
                label = self._ontology.label(record.object_class)
                yield Entity(
                    id=f"#event {record.subject}",
                    label=label,
                    cls=record.object_class,
                    is_named=False,
                    evidence=(evidence,),
                )

    # ------------------------------------------------------------ statements

    def _is_telling(self, record: StatementRecord) -> bool:
        """Tell whether a role has a name that says something by itself."""
        return record.object_kind != "role" or bool(self._roles.role(record).name)

    def _statement(self, record: StatementRecord) -> Statement:
        return Statement(
            subject=self.ref(record.subject_kind, record.subject),
            predicate=record.predicate,
            object=self._object(record),
            status=Status(record.status),
            confidence=self._confidence(record),
            evidence=(self._evidence(record.start, record.end, record.rule),),
            speaker=self.ref("mention", record.speaker) if record.speaker >= 0 else "",
            time=self._values[record.time].value if record.time >= 0 else None,
            phrase=record.phrase,
            event=f"#event {record.event}" if record.event >= 0 else "",
        )

    def _confidence(self, record: StatementRecord) -> float:
        """Give the confidence of a record: less for a role that does not say what it is of, else by what was judged."""
        if record.object_kind == "role" and record.event < 0 and not self._roles.role(record).is_whole:
            return min(record.confidence, PART_OF_ROLE)
        if record.object_kind == "role" and self._roles.is_contradicted(record):
            return round(record.confidence - OVER, 2)
        if record.phrase or record.rule == _GROUP_RULE:
            return record.confidence
        is_named = record.object_kind == "mention" and self._mentions[record.object].chain in self._named
        length = record.end - record.start
        return self._reliability.rate(record.predicate, record.confidence, length, is_named=is_named)

    def ref(self, kind: str, ref: int) -> str:
        """Give the local id of an entity, by the index of a mention of it or the key of an event."""
        if kind == "mention":
            return f"#{self._mentions[ref].chain}"
        return f"#event {ref}"

    def _object(self, record: StatementRecord) -> str | Value:
        if record.object_kind == "class":
            return record.object_class
        if record.object_kind == "value":
            return _with_per(self._values[record.object], record.per)
        if record.object_kind == "role":
            return Value(kind=ValueKind.TEXT, text=self._roles.role(record).name)
        if record.object_kind == "text":
            low, high = span_of_words(words_of(self._doc)[record.object])
            return Value(kind=ValueKind.TEXT, text=" ".join(self._prose[low:high].split()))
        return self.ref(record.object_kind, record.object)


def _with_per(found: ValueSpan, per: str) -> Value:
    value = found.value
    if not per:
        return value
    return Value(
        kind=value.kind,
        text=value.text,
        amount=value.amount,
        upper=value.upper,
        unit=value.unit,
        per=per,
        bound=value.bound,
    )
