"""Pair the statements of gold and of the system, each at most once, the best agreeing first."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from kgraph.evaluation.gold import GoldStatement
from kgraph.evaluation.matching import Entities, same_arguments, same_predicate, same_speaker, same_time
from kgraph.model import Statement
from kgraph.ontology import Ontology
from kgraph.ontology.vocab import local_name

Pair = tuple[GoldStatement, Statement]
Match = Callable[[GoldStatement, Statement], bool]


class Matcher:
    """What counts as the same statement.

    Args:
        entities: What the system's statements speak of, by id.
        ontology: Says which properties are symmetric.
        covered: Local names of the properties that gold looks for; None for all.
    """

    def __init__(self, entities: Entities, ontology: Ontology, covered: frozenset[str] | None = None) -> None:
        self.entities = entities
        self.ontology = ontology
        self._covered = covered
        roles = [iri for iri, found in ontology.properties.items() if found.is_role]
        self._roles = frozenset((*roles, *map(local_name, roles)))

    def is_role(self, predicate: str) -> bool:
        """Tell whether a property, by IRI or local name, ties an event to a participant."""
        return predicate in self._roles

    def is_covered(self, predicate: str) -> bool:
        """Tell whether gold looks for a property: of others its silence says nothing."""
        return self._covered is None or local_name(predicate) in self._covered

    def same_claim(self, gold: GoldStatement, statement: Statement) -> bool:
        """Tell whether property, subject and object agree."""
        return same_predicate(gold.predicate, statement.predicate) and self.same_arguments(gold, statement)

    def same_arguments(self, gold: GoldStatement, statement: Statement) -> bool:
        """Tell whether subject and object agree."""
        return same_arguments(gold, statement, self.entities, self.ontology)

    def is_right(self, gold: GoldStatement, statement: Statement) -> bool:
        """Tell whether property, subject, object and status agree."""
        return statement.status in gold.statuses and self.same_claim(gold, statement)

    def is_loosely_right(self, gold: GoldStatement, statement: Statement) -> bool:
        """Tell whether subject, object and status agree."""
        return statement.status in gold.statuses and self.same_arguments(gold, statement)

    def agreement(self, gold: GoldStatement, statement: Statement) -> int:
        """Count what agrees besides: property, time and speaker."""
        is_same = same_predicate(gold.predicate, statement.predicate)
        is_timed = same_time(gold.times, statement.time)
        return 4 * is_same + 2 * is_timed + same_speaker(gold.speaker, statement.speaker, self.entities)

    def pair(self, gold: Sequence[GoldStatement], statements: Sequence[Statement], matches: Match) -> list[Pair]:
        """Pair what matches, the best agreeing first; ties go to what comes first."""
        found = [
            (-self.agreement(item, statement), row, column)
            for row, item in enumerate(gold)
            for column, statement in enumerate(statements)
            if matches(item, statement)
        ]
        pairs: dict[int, int] = {}
        for _, row, column in sorted(found):
            if row not in pairs and column not in pairs.values():
                pairs[row] = column
        return [(gold[row], statements[column]) for row, column in sorted(pairs.items())]
