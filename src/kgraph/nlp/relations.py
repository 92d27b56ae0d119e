"""Read statements: match frames, add status, speaker, time and event roles, and leave the result on the Doc."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from spacy.tokens import Doc, Token

from kgraph.model import Status, ValueKind
from kgraph.nlp import syntax
from kgraph.nlp.amounts import per_of
from kgraph.nlp.clauses import span_of_words
from kgraph.nlp.frames import FrameMatcher, Match
from kgraph.nlp.mentions import MentionRecord
from kgraph.nlp.nodes import Node, Nodes
from kgraph.nlp.open_relations import OpenReader
from kgraph.nlp.status import get_status, strongest
from kgraph.ontology import Ontology
from kgraph.ontology.vocab import RDF_TYPE, kg

_KEY = "kgraph.statements"
_DATES = frozenset((ValueKind.DATE, ValueKind.INTERVAL))
_PRONOUN_PENALTY = 0.05


class StatementRecord(NamedTuple):
    """A statement on a Doc, its arguments by reference.

    Args:
        subject_kind: `mention` or `event`.
        subject: Index of the mention, or key of the event.
        predicate: IRI of the property.
        object_kind: `mention`, `value`, `event`, `role`, `class`, or `text` (given as words).
        object: Index of the mention, first character of the value, key of the event, index of the token whose words are
            given, or 0.
        object_class: IRI of the class where the object is one.
        per: What a value is for, found beside it, or empty.
        status: How the text puts it.
        speaker: Index of the speaker's mention, or -1.
        time: First character of the value that dates it, or -1.
        confidence: 0 to 1.
        start: First character of the words that say it.
        end: Character after them.
        rule: Name of the frame.
        event: Key of the event it belongs to, or -1.
        phrase: Relation words of an open statement, or empty.
    """

    subject_kind: str
    subject: int
    predicate: str
    object_kind: str
    object: int
    object_class: str
    per: str
    status: str
    speaker: int
    time: int
    confidence: float
    start: int
    end: int
    rule: str
    event: int
    phrase: str


def get_statements(doc: Doc) -> tuple[StatementRecord, ...]:
    """Read the statements of a Doc, in the order of their words."""
    return tuple(StatementRecord(*row) for row in doc.user_data.get(_KEY, ()))


class RelationsComponent:
    """Leave the statements that the ontology's frames find.

    Args:
        ontology: Where the frames are.
        open_statements: Whether to offer what no frame covers as open statements.
    """

    def __init__(self, ontology: Ontology, *, open_statements: bool = True) -> None:
        self._ontology = ontology
        self._matcher = FrameMatcher(ontology)
        self._open = OpenReader(ontology) if open_statements else None
        self._periods = ontology.meanings("period-adjective")
        self._anchors = ontology.words("anchoring-preposition")

    def __call__(self, doc: Doc) -> Doc:
        """Leave the statements.

        Args:
            doc: A Doc with mentions, values and statuses.

        Returns:
            The same Doc.
        """
        nodes = Nodes(doc, self._ontology)
        context = _Context(doc, nodes, self._periods, self._anchors)
        found: dict[tuple[object, ...], StatementRecord] = {}
        for match in self._matcher.iter_matches(doc, nodes):
            for record in context.records(match):
                key = (
                    record.subject_kind,
                    record.subject,
                    record.predicate,
                    record.object_kind,
                    record.object,
                    record.object_class,
                )
                if key not in found or record.confidence > found[key].confidence:
                    found[key] = record
        for record in self._open_records(doc, nodes, context, list(found.values())):
            found.setdefault((record.subject, record.phrase, record.object_kind, record.object), record)
        doc.user_data[_KEY] = [tuple(record) for record in sorted(found.values(), key=lambda r: (r.start, r.end, r))]
        return doc

    def _open_records(
        self, doc: Doc, nodes: Nodes, context: _Context, known: list[StatementRecord]
    ) -> Iterator[StatementRecord]:
        """Give the open statements between things that no property relates yet in the same words."""
        if self._open is None:
            return
        related = {(record.subject_kind, record.subject, record.object_kind, record.object) for record in known}
        in_events = {(record.object_kind, record.object) for record in known if record.subject_kind == "event"}
        for phrase, match in self._open.iter_matches(doc, nodes):
            for record in context.records(match):
                object_ = (record.object_kind, record.object)
                if object_ not in in_events and (record.subject_kind, record.subject, *object_) not in related:
                    yield record._replace(phrase=phrase, rule="open")


class _Context:
    """Turn matches into records: what they share in one Doc."""

    def __init__(self, doc: Doc, nodes: Nodes, periods: Mapping[str, str], anchors: frozenset[str]) -> None:
        self._doc = doc
        self._mentions = nodes.mentions
        self._by_head = nodes.by_head
        self._values = nodes.values
        self._periods = periods
        self._anchors = anchors
        self._times = self._dated_predicates()

    # ------------------------------------------------------------ time

    def _dated_predicates(self) -> dict[int, int]:
        """Give the value that dates each predicate, by the predicate's index.

        Of several it is the one that hangs on it most directly, prepositions not counted; then the one after it.
        """
        dated: dict[int, tuple[int, bool, int]] = {}
        for token in self._doc:
            value = self._values.get(token.idx)
            if value is None or value.value.kind not in _DATES:
                continue
            steps = 0
            for ancestor in syntax.iter_ancestors(token):
                place = (steps, ancestor.i > token.i, value.start)
                dated[ancestor.i] = min(dated.get(ancestor.i, place), place)
                if syntax.is_verb(ancestor):
                    break
                steps += ancestor.pos_ != "ADP"
        return {index: start for index, (_, _, start) in dated.items()}

    def _time(self, trigger: Token) -> int:
        if trigger.dep_ in {"appos", "compound", "nmod"} and not syntax.is_verb(trigger):
            # A title or an apposition is said in passing; dates beside it belong to the clause.
            return -1
        token = trigger
        while token.i not in self._times and token.dep_ == "conj" and syntax.is_verb(token):
            token = token.head
        return self._times.get(token.i, -1)

    # ------------------------------------------------------------ records

    def records(self, match: Match) -> Iterator[StatementRecord]:
        """Give the statements of a match: the property itself, and the event with its roles."""
        for subject in match.subjects:
            for object_ in match.objects:
                yield self._record(match, subject, match.frame.property, object_, -1)
        if match.frame.event and (match.roles or not match.subjects or self._time(match.trigger) >= 0):
            yield from self._event_records(match)

    def _event_records(self, match: Match) -> Iterator[StatementRecord]:
        frame = match.frame
        shared = [(frame.subject.role, node) for node in match.subjects] + [
            (frame.object.role, node) for node in match.objects
        ]
        series = [(role, nodes) for role, nodes in match.roles if len(nodes) > 1 and nodes[0].kind == "value"]
        lengths = {len(nodes) for _, nodes in series}
        if len(lengths) > 1 or len(series) == 1:
            # What has no partner in the other role belongs elsewhere: only the first of each is sure.
            series, lengths = [], set()
        paired = {role for role, _ in series}
        single = [
            (role, node)
            for role, nodes in match.roles
            if role not in paired
            for node in (nodes if nodes[0].kind != "value" else nodes[:1])
        ]
        for number in range(max(lengths, default=1)):
            key = match.trigger.i + number * len(self._doc)
            event = Node("event", key, match.trigger)
            typed = self._record(match, event, RDF_TYPE, Node("class", 0, match.trigger), key)
            yield typed._replace(object_class=frame.event)
            roles = shared + single + [(role, nodes[number]) for role, nodes in series if number < len(nodes)]
            for role, node in roles:
                if role and node.kind in {"mention", "value", "role"}:
                    yield self._record(match, event, role, node, key)
            if typed.time >= 0:
                yield typed._replace(predicate=kg("date"), object_kind="value", object=typed.time, object_class="")

    def _record(self, match: Match, subject: Node, predicate: str, object_: Node, event: int) -> StatementRecord:
        trigger = match.trigger
        status, speaker = get_status(self._doc, trigger)
        if status is Status.ASSERTED and self._only_names(match):
            status = Status.HEDGED
        if match.frame.status:
            status = strongest(status, Status(match.frame.status))
        source = self._by_head.get(speaker, -1)
        source = source if source >= 0 and self._is_known(self._mentions[source]) else -1
        if status is Status.REPORTED and source < 0:
            status = Status.HEDGED
        start, end = self._extent(subject, trigger, object_)
        return StatementRecord(
            subject.kind,
            subject.ref,
            predicate,
            object_.kind,
            object_.ref,
            "",
            per_of(object_.token, self._values, self._periods) if object_.kind == "value" else "",
            str(status),
            source,
            self._time(trigger),
            round(self._confidence(match, subject, object_), 2),
            start,
            end,
            match.frame.id,
            event,
            "",
        )

    def _only_names(self, match: Match) -> bool:
        """Tell whether a noun only names an event ("the takeover of UFJ") and nothing beside it says it happened."""
        trigger = match.trigger
        if trigger.pos_ not in {"NOUN", "PROPN"} or not match.frame.event:
            return False
        return not (trigger.dep_ == "pobj" and trigger.head.lower_ in self._anchors)

    def _is_known(self, mention: MentionRecord) -> bool:
        return mention.kind != "pronoun" or mention.cls != kg("Entity")

    def _confidence(self, match: Match, *nodes: Node) -> float:
        pronouns = sum(node.kind == "mention" and self._mentions[node.ref].kind == "pronoun" for node in nodes)
        return max(0.05, match.confidence - _PRONOUN_PENALTY * pronouns)

    def _extent(self, *parts: Node | Token) -> tuple[int, int]:
        """Measure the words that say it: from the first to the last of subject, trigger and object."""
        spans = []
        for part in parts:
            if isinstance(part, Token):
                spans.append((part.idx, part.idx + len(part)))
            elif part.kind == "text":
                spans.append(span_of_words(part.token))
            elif part.kind == "mention":
                spans.append((self._mentions[part.ref].start, self._mentions[part.ref].end))
            else:
                spans.append((part.token.idx, part.token.idx + len(part.token)))
        return min(start for start, _ in spans), max(end for _, end in spans)
