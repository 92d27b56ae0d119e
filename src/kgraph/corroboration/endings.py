"""Find what is over: a tenure that another statement ends, in the same article or a later one.

Nothing is deleted. Which properties and events end what, the ontology says (`kg:ends` and its like). An end counts only
if the order is plain: the articles that tell the tenure have a date, none of them later than the first that tells the
end. Who is called chairman again afterwards may have come back.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from kgraph.iris import Minter
from kgraph.model import Document, End, Entity, Statement, Status, Value, ValueKind
from kgraph.ontology import Ontology
from kgraph.ontology.vocab import RDF_TYPE, kg

_DAY = 10  # letters of a day in ISO 8601
_ALL = kg("TenureProperty")
_WORD = re.compile(r"\w+")


def find_ends(
    statements: Sequence[Statement],
    documents: Iterable[Document],
    entities: Iterable[Entity],
    ontology: Ontology,
    minter: Minter,
) -> tuple[End, ...]:
    """Find the ends of what a graph asserts.

    Args:
        statements: Grounded, each claim once.
        documents: Their dates tell what came first.
        entities: Their names tell which body a position is at.
        ontology: Tells what ends what.
        minter: Names the statements.

    Returns:
        One for each pair of a statement and what ends it, sorted; all those of one statement have the same date.

    Example:
        >>> from kgraph.ontology import load_ontology
        >>> find_ends([], [], [], load_ontology(), Minter())
        ()
    """
    told = sorted(_that_matter(statements, ontology), key=repr)
    tenures = _Tenures(told, entities, ontology)
    dates = {document.id: document.published[:_DAY] for document in documents}
    found: dict[str, dict[str, tuple[Statement, Statement]]] = {}
    for statement in told:
        for over in tenures.ended_by(statement) if _is_sure(statement, ontology) else ():
            if over != statement and _is_in_order(over, statement, dates):
                ends = found.setdefault(minter.statement(over), {})
                ends[minter.statement(statement)] = (over, statement)
    return tuple(end for iri in sorted(found) for end in _ends(iri, found[iri], dates))


def _that_matter(statements: Sequence[Statement], ontology: Ontology) -> Iterator[Statement]:
    """Give what may be over or end something: one statement in many, so that memory need not hold all of them."""
    asserted = (one for one in statements if one.status is Status.ASSERTED and one.event and one.predicate == RDF_TYPE)
    events = {one.event for one in asserted if isinstance(one.object, str) and _ends_tenures(one.object, ontology)}
    for one in statements:
        known = ontology.properties.get(one.predicate)
        is_end = known is not None and (known.ends or known.ends_inverse or known.ends_named)
        if one.status is Status.ASSERTED and (is_end or one.predicate in ontology.tenures or one.event in events):
            yield one


def _ends_tenures(cls: str, ontology: Ontology) -> bool:
    """Tell whether events of a class end what somebody is or holds."""
    known = ontology.classes.get(cls)
    return known is not None and bool(known.ends_role_of or known.ends_all_at)


def _is_sure(statement: Statement, ontology: Ontology) -> bool:
    known = ontology.properties.get(statement.predicate)
    is_sure = known is None or statement.confidence >= known.threshold
    return statement.status is Status.ASSERTED and is_sure and not statement.phrase


def _is_in_order(over: Statement, end: Statement, dates: Mapping[str, str]) -> bool:
    """Tell whether a tenure was told before its end, and not again after it."""
    told, ended = _documents(over), _documents(end)
    began, ended_on = (_day(one.time) if one.time else "" for one in (over, end))
    if ended_on and began > ended_on:
        return False
    if told <= ended:
        return True
    known = [dates.get(id_, "") for id_ in (*told, *ended)]
    return all(known) and max(dates[id_] for id_ in told) <= min(dates[id_] for id_ in ended)


def _documents(statement: Statement) -> set[str]:
    return {evidence.document for evidence in statement.evidence}


def _day(time: Value) -> str:
    """Give the day, month or year of a time, if it is one with a year."""
    is_date = time.kind is ValueKind.DATE and not time.start.startswith("-")
    return time.start if is_date and not time.bound else ""


def _ends(iri: str, pairs: Mapping[str, tuple[Statement, Statement]], dates: Mapping[str, str]) -> Iterator[End]:
    """Give the ends of one statement, all with the earliest date that a text gives, or else of an article."""
    said = [_day(end.time) for _, end in pairs.values() if end.time is not None and _day(end.time)]
    written = [dates[id_] for _, end in pairs.values() for id_ in _documents(end) if dates.get(id_)]
    until = min(said or written or [""])
    for by in sorted(pairs):
        yield End(iri, by, until)


class _Tenures:
    """What somebody is or holds, by who and by where."""

    def __init__(self, statements: Sequence[Statement], entities: Iterable[Entity], ontology: Ontology) -> None:
        self._ontology = ontology
        self._by_subject: dict[str, list[Statement]] = {}
        self._by_object: dict[str, list[Statement]] = {}
        self._roles: dict[str, list[Statement]] = {}
        for statement in statements:
            if statement.predicate in ontology.tenures:
                self._by_subject.setdefault(statement.subject, []).append(statement)
                if isinstance(statement.object, str):
                    self._by_object.setdefault(statement.object, []).append(statement)
            elif statement.event:
                self._roles.setdefault(statement.event, []).append(statement)
        bodies = self._by_object.keys()
        self._names = {entity.id: (entity.label, *entity.aliases) for entity in entities if entity.id in bodies}

    def ended_by(self, end: Statement) -> Iterator[Statement]:
        """Give what a statement ends."""
        known = self._ontology.properties.get(end.predicate)
        if known is not None:
            yield from (one for one in self._of(end.subject, known.ends) if one.object == end.object)
            if isinstance(end.object, str):
                yield from (one for one in self._of(end.object, known.ends_inverse) if one.object == end.subject)
            yield from self._named(end.subject, end, known.ends_named)
        if end.event:
            yield from self._by_event(end)

    def _of(self, subject: str, properties: Sequence[str]) -> Iterator[Statement]:
        is_any = _ALL in properties
        yield from (one for one in self._by_subject.get(subject, ()) if is_any or one.predicate in properties)

    def _by_event(self, end: Statement) -> Iterator[Statement]:
        """Give what an event ends: by the statement of the position it is about, or of the body."""
        roles = self._roles.get(end.event, ())
        for cls in (one.object for one in roles if one.predicate == RDF_TYPE and isinstance(one.object, str)):
            known = self._ontology.classes.get(cls)
            if known is None:
                continue
            for holder in (one.object for one in roles if one.predicate in known.ends_role_of):
                yield from self._named(str(holder), end, (_ALL,)) if end.predicate not in known.ends_role_of else ()
            if end.predicate in known.ends_all_at and isinstance(end.object, str):
                yield from self._by_object.get(end.object, ())

    def _named(self, subject: str, end: Statement, properties: Sequence[str]) -> Iterator[Statement]:
        """Give what somebody holds by the words of a position: the position, and what is said with it."""
        if not isinstance(end.object, Value) or end.object.kind is not ValueKind.TEXT or not properties:
            return
        held = list(self._of(subject, (_ALL,)))
        position = _words(end.object.text)
        same = [one for one in held if isinstance(one.object, Value) and _are_one(_words(one.object.text), position)]
        places = {_place(one) for one in same}
        for one in self._of(subject, properties):
            if one in same or (
                isinstance(one.object, str) and _place(one) & set().union(*places) and self._names_it(one.object, end)
            ):
                yield one

    def _names_it(self, body: str, end: Statement) -> bool:
        """Tell whether the sentence of an end names a body."""
        sentences = " ".join(evidence.sentence for evidence in end.evidence)
        return any(name in sentences for name in self._names.get(body, ()) if name)


def _place(statement: Statement) -> frozenset[tuple[str, int]]:
    return frozenset((evidence.document, evidence.sentence_start) for evidence in statement.evidence)


def _words(text: str) -> list[str]:
    return _WORD.findall(text.casefold())


def _are_one(one: list[str], other: list[str]) -> bool:
    """Tell whether two positions may be one: "chief executive" and "chief executive of Brill"."""
    short, long = sorted((one, other), key=len)
    return bool(short) and long[: len(short)] == short
