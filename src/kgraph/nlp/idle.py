"""Leave out what says of a place no more than its own words: "the coast of Norway" is a coast of Norway."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from kgraph.nlp.mentions import MentionRecord
from kgraph.nlp.statement_records import StatementRecord
from kgraph.ontology import Ontology
from kgraph.ontology.vocab import kg


def without_idle(
    records: Sequence[StatementRecord], mentions: Sequence[MentionRecord], ontology: Ontology
) -> Iterator[StatementRecord]:
    """Leave out the statements that repeat the description of a place of which nothing else is said.

    Args:
        records: The statements of a Doc.
        mentions: Its mentions, with chains.
        ontology: For classes.

    Yields:
        The other statements, in their order.
    """
    used = {chain for record in records if not _repeats(record, mentions) for chain in _chains(record, mentions)}
    told = {m.chain for m in mentions if m.kind != "description" or not ontology.is_a(m.cls, kg("Place"))}
    for record in records:
        is_idle = _repeats(record, mentions) and mentions[record.subject].chain not in used | told
        if not is_idle:
            yield record


def _repeats(record: StatementRecord, mentions: Sequence[MentionRecord]) -> bool:
    """Tell whether an open statement relates a description to what stands in it."""
    if not record.phrase or (record.subject_kind, record.object_kind) != ("mention", "mention"):
        return False
    subject, object_ = mentions[record.subject], mentions[record.object]
    return subject.start <= object_.start and object_.end <= subject.end


def _chains(record: StatementRecord, mentions: Sequence[MentionRecord]) -> Iterable[int]:
    """Give the chains of mentions that a statement speaks of."""
    indices = [record.subject] if record.subject_kind == "mention" else []
    indices += [record.object] if record.object_kind == "mention" else []
    return [mentions[index].chain for index in (*indices, *([record.speaker] if record.speaker >= 0 else []))]
