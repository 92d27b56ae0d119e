"""Read statements: match frames, add status, speaker, time and event roles, and leave the result on the Doc."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import product

from spacy.tokens import Doc

from kgraph.nlp.claims import Claims
from kgraph.nlp.frames import FrameMatcher, Match
from kgraph.nlp.holders import Holders
from kgraph.nlp.mentions import get_mentions, set_mentions
from kgraph.nlp.nodes import Node, Nodes
from kgraph.nlp.open_arguments import open_match
from kgraph.nlp.open_relations import OpenReader
from kgraph.nlp.own_classes import OwnClasses
from kgraph.nlp.statement_records import StatementRecord, set_statements
from kgraph.nlp.value_relations import ValueReader
from kgraph.nlp.words import kept_tree, words_of
from kgraph.ontology import Ontology


class RelationsComponent:
    """Leave the statements that the ontology's frames find.

    Args:
        ontology: Where the frames are.
        open_statements: Whether to offer what no frame covers as open statements.
    """

    def __init__(self, ontology: Ontology, *, open_statements: bool = True) -> None:
        self._ontology = ontology
        self._matcher = FrameMatcher(ontology)
        self._classes = OwnClasses.of(ontology)
        self._open = OpenReader(ontology) if open_statements else None
        self._measures = ValueReader(ontology) if open_statements else None

    def __call__(self, doc: Doc) -> Doc:
        """Leave the statements.

        Args:
            doc: A Doc with mentions, values and statuses.

        Returns:
            The same Doc.
        """
        with kept_tree(doc):
            set_statements(doc, self._records(doc))
        return doc

    def _records(self, doc: Doc) -> Iterable[StatementRecord]:
        self._classes.narrow(doc)
        set_mentions(doc, Holders(doc, get_mentions(doc)).labelled())
        nodes = Nodes(doc, self._ontology)
        claims = Claims(doc, nodes, self._ontology)
        found: dict[tuple[object, ...], StatementRecord] = {}
        for match in self._matcher.iter_matches(doc, nodes):
            for record in claims.records(match):
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
        for record in claims.counts():
            found[record.subject_kind, record.subject, record.predicate] = record
        return [*found.values(), *self._open_records(doc, nodes, claims, list(found.values()))]

    def _open_records(
        self, doc: Doc, nodes: Nodes, claims: Claims, known: list[StatementRecord]
    ) -> Iterator[StatementRecord]:
        """Give the open statements between things that no property relates yet, each in the same words once.

        A date that is the time of a statement already is not an object too.
        """
        told = _told(known)
        given = set()
        for phrase, match in self._open_matches(doc, nodes):
            for subject, object_ in product(match.subjects, match.objects):
                thing, related = subject.ref, (object_.kind, object_.ref)
                if (thing, *related) not in told and (thing, phrase, related) not in given:
                    given.add((thing, phrase, related))
                    yield claims.record(match, subject, object_, phrase)

    def _open_matches(self, doc: Doc, nodes: Nodes) -> Iterator[tuple[str, Match]]:
        if self._open is not None and self._measures is not None:
            yield from self._open.iter_matches(doc, nodes)
            for measure in self._measures.iter_relations(doc, nodes):
                if measure.value not in nodes.value_tokens:
                    # A value that begins inside a token is part of a name.
                    continue
                subject = Node("mention", measure.mention, words_of(doc)[nodes.mentions[measure.mention].head])
                value = Node("value", measure.value, nodes.value_tokens[measure.value])
                yield measure.phrase, open_match(measure.head, [subject], value, measure.confidence)


def _told(known: list[StatementRecord]) -> set[tuple[int, str, int]]:
    """Give the mentions with what statements tell of them: objects, the other roles of their events, and times."""
    told = {(record.subject, _kind(record), record.object) for record in known if record.subject_kind == "mention"}
    told |= {(record.subject, "value", record.time) for record in known if record.time >= 0}
    roles: dict[int, set[tuple[str, int]]] = {}
    for record in known:
        if record.subject_kind == "event":
            roles.setdefault(record.subject, set()).add((_kind(record), record.object))
    for filled in roles.values():
        who = [ref for kind, ref in filled if kind == "mention"]
        told |= {(subject, *other) for subject in who for other in filled}
    return told


def _kind(record: StatementRecord) -> str:
    """Give the kind of an object; a role is told in the same words as an open statement would give."""
    return "text" if record.object_kind == "role" else record.object_kind
