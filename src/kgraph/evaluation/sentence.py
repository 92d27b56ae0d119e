"""Compare what was read in one sentence with its gold."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from kgraph.evaluation.figures import Tally
from kgraph.evaluation.gold import GoldRecord, GoldStatement
from kgraph.evaluation.matching import same_predicate, same_speaker, same_time, show_time
from kgraph.evaluation.pairing import Matcher, Pair
from kgraph.model import Statement, Status, Value
from kgraph.ontology import Ontology
from kgraph.ontology.vocab import local_name

_RIGHT, _EXTRA, _MISSED = range(3)


@dataclass(frozen=True, slots=True)
class Sentence:
    """The comparison of one sentence.

    Args:
        tallies: Right, extra and missed statements by group.
        counts: How often something else was met, by name.
        findings: One line for each error.
    """

    tallies: Mapping[str, Tally]
    counts: Mapping[str, int]
    findings: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Outcome:
    """What the pairing of one sentence gave."""

    right: list[Pair]
    loose: list[Pair]
    wrong_status: list[Pair]
    missed: list[GoldStatement]
    extra: list[Statement]
    duplicates: int
    optional: int


def compare(record: GoldRecord, statements: Sequence[Statement], matcher: Matcher) -> Sentence:
    """Compare one sentence.

    Args:
        record: Its gold.
        statements: What the system read in it, in a fixed order, open statements and roles of events included.
        matcher: What counts as the same.

    Returns:
        Counts and errors.
    """
    closed = [item for item in statements if not item.phrase]
    judged = [item for item in closed if _is_judged(item, record, matcher)]
    outcome = _pair(record, judged, matcher)
    violated = [
        item
        for item in record.must_not
        if any(_is_plain(found, matcher.ontology) and matcher.same_claim(item, found) for found in closed)
    ]
    counts = _count(record, outcome, matcher)
    counts["must_not violated"] = len(violated)
    counts["open"] = len(statements) - len(closed)
    counts["of a property that gold does not cover"] = sum(not matcher.is_covered(item.predicate) for item in closed)
    opened = [item for item in statements if item.phrase]
    counts["open with the arguments of a missed statement"] = len(
        matcher.pair(outcome.missed, opened, matcher.is_loosely_right)
    )
    tallies = _tally(outcome, matcher)
    return Sentence(tallies, counts, tuple(_findings(record, outcome, violated, matcher)))


def _pair(record: GoldRecord, judged: Sequence[Statement], matcher: Matcher) -> _Outcome:
    required = [item for item in record.statements if not item.is_optional]
    optional = [item for item in record.statements if item.is_optional]
    right = matcher.pair(required, judged, matcher.is_right)
    found = {id(item) for item, _ in right}
    missed = [item for item in required if id(item) not in found]
    used = {id(statement) for _, statement in right}
    left = [item for item in judged if id(item) not in used]
    again = [item for item in left if any(matcher.is_right(gold, item) for gold in required)]
    allowed = [item for item in left if any(matcher.is_right(gold, item) for gold in optional)]
    excused = {id(item) for item in (*again, *allowed)}
    extra = [item for item in left if id(item) not in excused]
    wrong_status = matcher.pair(missed, extra, matcher.same_claim)
    loose = matcher.pair(required, [item for item in judged if id(item) not in excused], matcher.is_loosely_right)
    return _Outcome(right, loose, wrong_status, missed, extra, len(again), len(excused) - len(again))


def _is_judged(statement: Statement, record: GoldRecord, matcher: Matcher) -> bool:
    """Judge roles of events only where gold lists the role, since the binary statement speaks for the rest."""
    if not matcher.is_role(statement.predicate):
        return matcher.is_covered(statement.predicate)
    return any(same_predicate(item.predicate, statement.predicate) for item in record.statements)


def _is_plain(statement: Statement, ontology: Ontology) -> bool:
    """Tell whether a statement becomes a plain triple by default."""
    found = ontology.properties.get(statement.predicate)
    return statement.status is Status.ASSERTED and statement.confidence >= (found.threshold if found else 0.0)


def _count(record: GoldRecord, outcome: _Outcome, matcher: Matcher) -> Counter[str]:
    counts = Counter(
        {
            "must_not": len(record.must_not),
            "wrong status": len(outcome.wrong_status),
            "asserted wrongly": sum(found.status is Status.ASSERTED for _, found in outcome.wrong_status),
            "duplicates": outcome.duplicates,
            "optional": outcome.optional,
            "status right": len(outcome.right),
            "status counted": len(outcome.right) + len(outcome.wrong_status),
        }
    )
    for gold, found in _binary(outcome, matcher):
        if gold.times != ("",) or found.time:
            counts["time counted"] += 1
            counts["time right"] += same_time(gold.times, found.time)
        if gold.speaker or found.speaker:
            counts["speaker counted"] += 1
            counts["speaker right"] += same_speaker(gold.speaker, found.speaker, matcher.entities)
    return counts


def _binary(outcome: _Outcome, matcher: Matcher) -> Iterator[Pair]:
    """Leave out roles: they have time and speaker of their event, which gold gives once, on the binary statement."""
    return (pair for pair in outcome.right if not matcher.is_role(pair[1].predicate))


def _tally(outcome: _Outcome, matcher: Matcher) -> dict[str, Tally]:
    """Count by group: a missed statement as gold has it, all others as the system has them."""
    counts: Counter[tuple[str, int]] = Counter()
    for _, found in outcome.right:
        counts.update((group, _RIGHT) for group in _groups_of(found, matcher))
    for found in outcome.extra:
        counts.update((group, _EXTRA) for group in _groups_of(found, matcher))
    for gold in outcome.missed:
        groups = _groups(gold.predicate, gold.statuses[0], gold.object.kind, matcher)
        counts.update((group, _MISSED) for group in groups)
    tallies = {
        group: Tally(counts[group, _RIGHT], counts[group, _EXTRA], counts[group, _MISSED])
        for group in sorted({group for group, _ in counts})
    }
    return tallies | {"loose": _loose(outcome, matcher)}


def _loose(outcome: _Outcome, matcher: Matcher) -> Tally:
    """Count the statements that are no roles, whatever their property."""
    right = sum(not matcher.is_role(found.predicate) for _, found in outcome.loose)
    read = [*(found for _, found in outcome.right), *outcome.extra]
    wanted = [*(gold for gold, _ in outcome.right), *outcome.missed]
    extra = sum(not matcher.is_role(item.predicate) for item in read) - right
    missed = sum(not matcher.is_role(item.predicate) for item in wanted) - right
    return Tally(right, max(0, extra), max(0, missed))


def _groups_of(found: Statement, matcher: Matcher) -> Iterator[str]:
    kind = found.object.kind.value if isinstance(found.object, Value) else ""
    return _groups(found.predicate, found.status, kind, matcher)


def _groups(predicate: str, status: Status, kind: str, matcher: Matcher) -> Iterator[str]:
    """Name the groups that a statement counts in."""
    yield f"property:{local_name(predicate)}"
    if kind:
        yield f"value:{kind}"
    if matcher.is_role(predicate):
        yield "roles"
        return
    yield "overall"
    yield f"status:{status}"


def _findings(
    record: GoldRecord, outcome: _Outcome, violated: Sequence[GoldStatement], matcher: Matcher
) -> Iterator[str]:
    paired = {id(item) for pair in outcome.wrong_status for item in pair}
    for gold, found in outcome.wrong_status:
        yield f"status    {record.id}: {gold} read as {found.status}"
    for gold in outcome.missed:
        if id(gold) not in paired:
            yield f"missed    {record.id}: {gold}"
    for found in outcome.extra:
        if id(found) not in paired:
            yield f"extra     {record.id}: {_show(found, matcher)}"
    for gold, found in _binary(outcome, matcher):
        if not same_time(gold.times, found.time):
            yield f"time      {record.id}: {gold} {'|'.join(gold.times) or 'never'} read as {show_time(found.time)}"
        if not same_speaker(gold.speaker, found.speaker, matcher.entities):
            said = matcher.entities[found.speaker].label if found.speaker in matcher.entities else "nobody"
            yield f"speaker   {record.id}: {gold} read as said by {said}"
    for gold in violated:
        yield f"violated  {record.id}: {gold}"


def _show(statement: Statement, matcher: Matcher) -> str:
    def name(term: str | Value) -> str:
        if isinstance(term, Value):
            return f"{term.kind} {term.text!r}"
        entity = matcher.entities.get(term)
        return entity.label if entity else term

    predicate = local_name(statement.predicate)
    return f"{name(statement.subject)} | {predicate} | {name(statement.object)} ({statement.status})"
