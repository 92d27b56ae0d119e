"""Score statements against gold.

A statement is right if gold has one with the same property, subject, object and status. Each counts once: a second one
like it is a duplicate, neither right nor wrong. What gold calls optional counts neither way.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence

from kgraph.errors import ReadError
from kgraph.evaluation.figures import Evaluation, bootstrap
from kgraph.evaluation.gold import GoldRecord
from kgraph.evaluation.pairing import Matcher
from kgraph.evaluation.sentence import compare
from kgraph.model import Entity, Statement
from kgraph.ontology import Ontology
from kgraph.ontology.vocab import RDF_TYPE, local_name

DEFAULT_SEED = 13
_SHARES = ("status", "speaker", "time")
_COUNTS = (
    "must_not",
    "must_not violated",
    "wrong status",
    "asserted wrongly",
    "duplicates",
    "optional",
    "of a property that gold does not cover",
    "open",
    "open with the arguments of a missed statement",
)


def evaluate(
    gold: Sequence[GoldRecord],
    entities: Iterable[Entity],
    statements: Iterable[Statement],
    ontology: Ontology,
    *,
    seed: int = DEFAULT_SEED,
) -> Evaluation:
    """Compare statements with gold.

    Args:
        gold: Sentences with their statements.
        entities: What the system's statements speak of.
        statements: What the system read; those of other documents do not count.
        ontology: What both were written with.
        seed: Of the bootstrap.

    Returns:
        The figures.

    Raises:
        ReadError: If gold names a property that the ontology does not have.
    """
    _require_known(gold, ontology)
    covered = frozenset(
        local_name(item.predicate) for record in gold for item in (*record.statements, *record.must_not)
    )
    matcher = Matcher({entity.id: entity for entity in entities}, ontology, covered)
    read = _by_document(statements)
    sentences = [compare(record, read.get(record.id, ()), matcher) for record in gold]
    counts: Counter[str] = Counter()
    for sentence in sentences:
        counts.update(sentence.counts)
    return Evaluation(
        sentences=len(gold),
        figures=bootstrap([sentence.tallies for sentence in sentences], seed),
        counts={name: counts[name] for name in _COUNTS},
        shares={name: (counts[f"{name} right"], counts[f"{name} counted"]) for name in _SHARES},
        findings=tuple(finding for sentence in sentences for finding in sentence.findings),
    )


def _require_known(gold: Iterable[GoldRecord], ontology: Ontology) -> None:
    known = {*ontology.properties, *(local_name(iri) for iri in ontology.properties)}
    for record in gold:
        for item in (*record.statements, *record.must_not):
            if item.predicate not in known:
                raise ReadError(
                    "unknown-gold-property",
                    f"gold record {record.id!r} names {item.predicate!r}, which the ontology does not have.",
                    "Correct the name, or give the ontology that the gold was written with (--ontology).",
                )


def _by_document(statements: Iterable[Statement]) -> Mapping[str, Sequence[Statement]]:
    """Sort statements by the documents that say them, in a fixed order; types of events are no statements of gold."""
    found: defaultdict[str, list[Statement]] = defaultdict(list)
    for statement in sorted(statements, key=repr):
        if statement.predicate != RDF_TYPE:
            for document in sorted({evidence.document for evidence in statement.evidence}):
                found[document].append(statement)
    return found
