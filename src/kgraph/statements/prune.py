"""Leave out the things that nothing is said of: descriptions and events whose statements are all gone."""

from __future__ import annotations

from dataclasses import replace

from kgraph.model import Reading, Statement


def prune(reading: Reading) -> Reading:
    """Drop entities without a name that no statement uses.

    Args:
        reading: A reading after statements were kept out.

    Returns:
        The reading with the entities that are named or take part in a statement.
    """
    used = {node for statement in reading.statements for node in _nodes(statement)}
    kept = tuple(entity for entity in reading.entities if entity.id in used or entity.is_named)
    return replace(reading, entities=kept)


def _nodes(statement: Statement) -> tuple[str, ...]:
    object_ = statement.object if isinstance(statement.object, str) else ""
    return (statement.subject, object_, statement.speaker, statement.event)
