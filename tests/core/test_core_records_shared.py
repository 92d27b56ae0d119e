"""A reading that comes back from disk keeps each text once, however often it stands in it."""

from __future__ import annotations

from kgraph.model import Document, Entity, Evidence, Reading
from kgraph.records import from_line, to_line


def test_the_same_text_is_one_object() -> None:
    """Sentences, ids and IRIs are shared among the entities of a reading."""
    sentence = "Ada Lovelace met Charles Babbage in London."
    evidence = [Evidence("d", start, start + 3, sentence[start : start + 3], 0, 43, sentence, "r") for start in (0, 17)]
    entities = tuple(Entity(id=f"#{n}", label="A", cls="x:Person", evidence=(one,)) for n, one in enumerate(evidence))
    reading = Reading(Document("d", sentence, "d.txt", "text/plain", "", ()), entities)
    found = from_line(to_line(reading), Reading)
    first, second = (entity.evidence[0] for entity in found.entities)
    assert reading == found
    assert first.sentence is second.sentence
    assert first.document is second.document
    assert found.entities[0].cls is found.entities[1].cls
