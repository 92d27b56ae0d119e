"""A description that nothing is said of any more goes; names and whatever a statement uses stay."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given

from kgraph.model import Reading, Statement, Status
from kgraph.statements import prune
from reading_samples import described, named, reading, says, won
from strategies import readings

MAN = described("#1", "man", "Person")
ACME = named("#2", "Acme", "Company")
USES = {
    "subject": says("#1", "memberOf", "#2"),
    "object": says("#2", "employs", "#1"),
    "speaker": replace(says("#2", "acquired", "#2", Status.REPORTED), speaker="#1"),
    "event": says("#2", "acquired", "#2", event="#1"),
}


@pytest.mark.parametrize("statement", USES.values(), ids=USES)
def test_description_in_use_stays(statement: Statement) -> None:
    """Subject, object, speaker and event each keep a description."""
    before = reading("d", MAN, ACME, statement)
    assert before == prune(before)


def test_description_without_statement_goes() -> None:
    """A man of whom nothing is said is not in the graph; a named company is."""
    before = reading("d", MAN, ACME, says("#2", "sum", won("1")))
    assert ["Acme"] == [entity.label for entity in prune(before).entities]


def test_event_goes_with_its_last_statement() -> None:
    """An event of which no role and no class is left is gone."""
    event = described("#event 1", "acquisition", "Acquisition")
    assert () == prune(reading("d", event)).entities
    assert 1 == len(prune(reading("d", event, says("#event 1", "type", "Acquisition"))).entities)


@given(reading=readings())
def test_pruning_keeps_all_that_is_said(reading: Reading) -> None:
    """Statements, document and rejections stay; what they use stays; doing it twice changes nothing."""
    pruned = prune(reading)
    assert (reading.document, reading.statements, reading.rejections) == (
        pruned.document,
        pruned.statements,
        pruned.rejections,
    )
    before = {entity.id for entity in reading.entities}
    kept = {entity.id for entity in pruned.entities}
    used = {node for s in reading.statements for node in (s.subject, s.object, s.speaker, s.event)} & before
    assert used <= kept <= before
    assert all(entity.id in used or entity.is_named for entity in pruned.entities)
    assert pruned == prune(pruned)
