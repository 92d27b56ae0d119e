"""The plain statements of a build: those that are triples of `graph.ttl` by themselves, and of what kind they are."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from kgraph import Result
from kgraph.model import Statement
from kgraph.ontology import Frame, Ontology
from kgraph.ontology.vocab import RDF_TYPE, kg


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
    """Name the kind of rule: open, mention or frame.

    Args:
        statement: A statement.
        frames: Frame by name.
    """
    rule = statement.evidence[0].rule
    return "frame" if rule in frames else rule.partition("-")[0]
