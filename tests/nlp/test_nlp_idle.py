"""What a text says of a place no more than its own words is no statement."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from kgraph.nlp.idle import without_idle
from kgraph.nlp.mentions import MentionRecord
from kgraph.nlp.statement_records import StatementRecord
from kgraph.ontology.vocab import kg

if TYPE_CHECKING:
    from kgraph.ontology import Ontology

COAST = MentionRecord(0, 0, 15, kg("Place"), "description", "coast of Norway", chain=0)
NORWAY = MentionRecord(2, 9, 15, kg("Country"), "name", "Norway", chain=1)
AGAIN = MentionRecord(4, 40, 45, kg("Place"), "description", "coast", chain=0)
BOAT = MentionRecord(6, 50, 54, kg("Product"), "description", "boat", chain=2)
NAMED = MentionRecord(8, 60, 69, kg("Place"), "name", "Helgeland", chain=0)
MUSEUM = COAST._replace(cls=kg("Group"))
OF, NEAR = "of", "lie near"


def _record(subject: int, phrase: str, object_: int, speaker: int = -1) -> StatementRecord:
    return StatementRecord(
        "mention",
        subject,
        kg("related"),
        "mention",
        object_,
        "",
        "",
        "asserted",
        speaker,
        -1,
        0.5,
        0,
        15,
        "open",
        -1,
        phrase,
    )


IDLE = [
    pytest.param([COAST, NORWAY], [_record(0, OF, 1)], id="nothing else is said of it"),
    pytest.param([COAST, NORWAY], [_record(0, OF, 1), _record(0, OF, 1)], id="the same is said twice"),
]
KEPT = [
    pytest.param(
        [COAST, NORWAY, AGAIN, BOAT], [_record(0, OF, 1), _record(3, NEAR, 2)], id="more is said of it elsewhere"
    ),
    pytest.param([COAST, NORWAY, NAMED], [_record(0, OF, 1)], id="it has a name"),
    pytest.param([MUSEUM, NORWAY], [_record(0, OF, 1)], id="it is no place"),
    pytest.param([COAST, NORWAY, BOAT], [_record(0, OF, 1), _record(1, NEAR, 2, 0)], id="it speaks"),
    pytest.param([COAST, NORWAY], [_record(0, "", 1)], id="a property says it"),
]


@pytest.mark.parametrize(("mentions", "records"), IDLE)
def test_idle_statements_are_left_out(
    mentions: list[MentionRecord], records: list[StatementRecord], ontology: Ontology
) -> None:
    """A place of which nothing is said but what its own words say needs no statement."""
    assert [] == list(without_idle(records, mentions, ontology))


@pytest.mark.parametrize(("mentions", "records"), KEPT)
def test_telling_statements_stay(
    mentions: list[MentionRecord], records: list[StatementRecord], ontology: Ontology
) -> None:
    """Where anything else is said of it, or it is no unnamed place, all statements stay."""
    assert records == list(without_idle(records, mentions, ontology))
