"""Turn matches into statement records: their status, speaker, time and confidence, events with their roles, counts."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Doc, Token

from kgraph.model import Status, ValueKind
from kgraph.nlp import syntax
from kgraph.nlp.amounts import per_of
from kgraph.nlp.anchoring import Anchors
from kgraph.nlp.characters import Characters
from kgraph.nlp.confidence import COUNT, FICTION, OVER, VAGUE_COUNT, Confidence
from kgraph.nlp.frames import Match
from kgraph.nlp.indefinites import Indefinites
from kgraph.nlp.mentions import MentionRecord
from kgraph.nlp.nodes import Node, Nodes
from kgraph.nlp.phrases import span_of_words
from kgraph.nlp.roles import COPULAR
from kgraph.nlp.statement_records import StatementRecord
from kgraph.nlp.status import get_status, strongest
from kgraph.nlp.tenures import Tenures
from kgraph.nlp.times import Times
from kgraph.nlp.words import words_of
from kgraph.ontology import Frame, Ontology, Slot
from kgraph.ontology.vocab import RDF_TYPE, kg

_NOUNS = frozenset(("NOUN", "PROPN", "NUM"))
_PRESENT = frozenset(("VBZ", "VBP"))
_DAY = len("2005-09-26")
_RELATED = kg("related")
_AMOUNTS = frozenset((ValueKind.COUNT, ValueKind.MONEY, ValueKind.PERCENT, ValueKind.QUANTITY))


class Claims:
    """Turn the matches of one Doc into statement records.

    Args:
        doc: A Doc with mentions, values and statuses.
        nodes: Its mentions and values.
        ontology: For words of periods, sums, and prepositions that vouch for an event.
    """

    def __init__(self, doc: Doc, nodes: Nodes, ontology: Ontology) -> None:
        self._doc = doc
        self._mentions = nodes.mentions
        self._by_head = nodes.by_head
        self._values = nodes.values
        self._periods = ontology.meanings("period-adjective")
        self._anchors = ontology.words("anchoring-preposition")
        self._sums = ontology.words("sum-noun")
        self._negative_words = ontology.words("negative-word")
        anchors = Anchors(doc, nodes.mentions, ontology)
        indefinites = Indefinites(doc, nodes.mentions, ontology)
        self._confidence = Confidence(nodes, ontology, anchors, indefinites)
        self._times = Times(doc, nodes, ontology)
        self._characters = Characters(doc, nodes.mentions, ontology).chains
        self._tenures = Tenures(doc, nodes, self._times, ontology)
        self._statuses: dict[int, tuple[Status, int]] = {}
        self._scheduled: dict[int, bool] = {}

    # ------------------------------------------------------------ records

    def record(self, match: Match, subject: Node, object_: Node, phrase: str = "") -> StatementRecord:
        """Give the statement that a match makes of one of its subjects and objects.

        Args:
            match: The match.
            subject: One of its subjects.
            object_: One of its objects.
            phrase: The relation words of an open statement.

        Returns:
            The statement.
        """
        return self._record(match, subject, match.frame.property, object_, -1, phrase)

    def records(self, match: Match) -> Iterator[StatementRecord]:
        """Give the statements of a match: the property itself, and the event with its roles."""
        for subject in match.subjects:
            for object_ in match.objects:
                yield self.record(match, subject, object_)
        if match.frame.event and (match.roles or not match.subjects or self._times.of(match.trigger) >= 0):
            yield from self._event_records(match)

    def counts(self) -> Iterator[StatementRecord]:
        """Give how many each group is, in the status of the clause that speaks of it.

        Who are not rescued, or may come, are as many all the same; but nobody says that they exist.
        """
        seen = set()
        for index, mention in enumerate(self._mentions):
            if mention.counted_by >= 0 and mention.chain not in seen:
                seen.add(mention.chain)
                head = words_of(self._doc)[mention.head]
                number = Node("value", mention.counted_by, head)
                frame = Frame(
                    "mention-group", kg("memberCount"), Slot(()), Slot(()), confidence=self._count_confidence(mention)
                )
                trigger = syntax.governing_verb(head) or head
                match = Match(frame, trigger, (Node("mention", index, head),), (number,), ())
                record = self._record(match, match.subjects[0], kg("memberCount"), number, -1)
                status = Status.HEDGED if record.status == Status.DENIED else record.status
                yield record._replace(status=str(status), time=-1, per="", start=mention.start, end=mention.end)

    def _count_confidence(self, mention: MentionRecord) -> float:
        """Rate a count: "dozens" and "hundreds of thousands" tell no number."""
        first = self._values[mention.counted_by].value.text.split()[0].lower()
        return VAGUE_COUNT if first in self._sums else COUNT

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

    def _record(
        self, match: Match, subject: Node, predicate: str, object_: Node, event: int, phrase: str = ""
    ) -> StatementRecord:
        trigger = match.trigger
        status, source = self._status(match)
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
            self._times.of(trigger, is_amount=self._is_amount(object_)),
            self._rate(match, subject, object_),
            start,
            end,
            match.frame.id,
            event,
            phrase,
        )

    def _rate(self, match: Match, subject: Node, object_: Node) -> float:
        is_over = self._tenures.is_over(match, subject)
        is_fiction = bool(self._characters) and (self._is_character(subject) or self._is_character(object_))
        start = match.frame.confidence - OVER * is_over - FICTION * is_fiction
        if subject.kind == "event":
            return self._confidence.rate_event(start, match, subject, object_)
        rate = self._confidence.rate_role if "holder" in match.frame.subject.paths else self._confidence.rate
        return rate(start, match.trigger, subject, object_)

    def _is_character(self, node: Node) -> bool:
        return node.kind == "mention" and self._mentions[node.ref].chain in self._characters

    def _status(self, match: Match) -> tuple[Status, int]:
        """Give how the text puts a match, and the index of the mention of who says so."""
        status, source = self._put(match.trigger)
        if status is Status.ASSERTED and self._only_names(match):
            status = Status.HEDGED
        if status is Status.DENIED and self._is_taken_for_granted(match):
            status = Status.HEDGED
        if status is Status.ASSERTED and self._is_scheduled(match.trigger):
            status = Status.PLANNED
        if match.frame.status:
            status = strongest(status, Status(match.frame.status))
        return (Status.HEDGED if status is Status.REPORTED and source < 0 else status), source

    def _put(self, trigger: Token) -> tuple[Status, int]:
        """Give how the text puts a predicate, and the index of the mention of who says so."""
        found = self._statuses.get(trigger.i)
        if found is None:
            status, speaker = get_status(self._doc, trigger)
            source = self._by_head.get(speaker, -1)
            source = source if source >= 0 and self._is_known(self._mentions[source]) else -1
            found = self._statuses[trigger.i] = status, source
        return found

    def _is_scheduled(self, trigger: Token) -> bool:
        """Tell whether a verb in the present tense says what happens on a day ("the city holds a vote on Friday")."""
        known = self._scheduled.get(trigger.i)
        if known is None:
            known = self._scheduled[trigger.i] = self._has_its_day(trigger)
        return known

    def _has_its_day(self, trigger: Token) -> bool:
        auxiliaries = syntax.children(trigger, "aux", "auxpass")
        # "is taking place on 16 January"
        is_going_on = trigger.tag_ == "VBG" and [aux.tag_ in _PRESENT for aux in auxiliaries] == [True]
        if not syntax.is_verb(trigger) or not (is_going_on or (trigger.tag_ in _PRESENT and not auxiliaries)):
            return False
        time = self._times.of(trigger)
        # A text without a date leaves its weekdays without a value.
        days = (word for word in syntax.children(trigger, "npadvmod") if word.ent_type_ == "DATE")
        start = self._values[time].value.start if time >= 0 else ""
        return any(day.pos_ == "PROPN" for day in days) or len(start) >= _DAY or start.startswith("--")

    def _is_taken_for_granted(self, match: Match) -> bool:
        """Tell whether the denial is of the verb above, not of what a noun says ("did not visit the fair in Oslo")."""
        noun = match.trigger
        is_noun = match.frame.property == _RELATED and noun.pos_ in _NOUNS and noun.dep_ not in COPULAR
        return is_noun and not any(child.lower_ in self._negative_words for child in syntax.children_of(noun))

    def _only_names(self, match: Match) -> bool:
        """Tell whether a noun only names an event ("the takeover of UFJ") and nothing beside it says it happened."""
        trigger = match.trigger
        if trigger.pos_ not in {"NOUN", "PROPN"} or not match.frame.event:
            return False
        return not (trigger.dep_ == "pobj" and trigger.head.lower_ in self._anchors)

    def _is_amount(self, node: Node) -> bool:
        return node.kind == "value" and self._values[node.ref].value.kind in _AMOUNTS

    def _is_known(self, mention: MentionRecord) -> bool:
        return mention.kind != "pronoun" or mention.cls != kg("Entity")

    def _extent(self, subject: Node, trigger: Token, object_: Node) -> tuple[int, int]:
        """Measure the words that say it: from the first to the last of subject, trigger and object."""
        start = trigger.idx
        first, second = self._span(subject), self._span(object_)
        return min(first[0], start, second[0]), max(first[1], start + len(trigger), second[1])

    def _span(self, part: Node) -> tuple[int, int]:
        if part.kind == "mention":
            mention = self._mentions[part.ref]
            return mention.start, mention.end
        if part.kind == "text":
            return span_of_words(part.token)
        return part.token.idx, part.token.idx + len(part.token)
