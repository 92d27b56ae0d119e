"""The plain statements of a build: those that are triples of `graph.ttl` by themselves, and of what kind they are."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from kgraph import Result
from kgraph.model import Statement
from kgraph.ontology import Frame, Ontology
from kgraph.ontology.vocab import RDF_TYPE, kg

# What a reading loses of its frame's confidence where the parser's attachment was not believed.
_LOOSE = 0.1


def plain_statements(result: Result) -> Iterator[Statement]:
    """Give every statement that is a plain triple and says something: classes of events are left out."""
    for statement in result.statements:
        if statement.predicate != RDF_TYPE and is_plain(statement, result):
            yield statement


def is_plain(statement: Statement, result: Result) -> bool:
    """Tell whether a statement is claimed outright: by its status, and sure enough for its property."""
    found = result.ontology.properties.get(kg("related") if statement.phrase else statement.predicate)
    threshold = found.threshold if found else 0.0
    return statement.status in result.config.plain and statement.confidence >= threshold


def frames_of(ontology: Ontology) -> Mapping[str, Frame]:
    """Give the frames of an ontology by name."""
    return {frame.id: frame for found in ontology.properties.values() for frame in found.frames}


def kind_of(statement: Statement, frames: Mapping[str, Frame]) -> str:
    """Name the kind of rule: open, mention, frame, or a frame that lost confidence (loose attachment, pronoun).

    Args:
        statement: Its confidence is compared with that of the frame that found it.
        frames: Frame by name.
    """
    rule = statement.evidence[0].rule
    if rule not in frames:
        return rule.partition("-")[0]
    lost = round(frames[rule].confidence - statement.confidence, 2)
    if lost >= _LOOSE:
        return "frame, loose"
    return "frame, pronoun" if lost > 0 else "frame"
