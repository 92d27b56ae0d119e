"""Read records out of grounded documents: who is named, and what is asserted of them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from kgraph.iris import Minter
from kgraph.kb import fold
from kgraph.model import Decision, Entity, Reading, Statement, Status, Value, ValueKind, Verdict
from kgraph.ontology import Ontology
from kgraph.ontology.families import family
from kgraph.ontology.vocab import RDF_TYPE, kg
from kgraph.resolution.blocks import ORGANIZATION, PERSON
from kgraph.resolution.contexts import Contexts
from kgraph.resolution.decide import Words
from kgraph.resolution.profiles import DATE, MONTH, ROLE, SPORT, Fact, Record, Trait, own_iri

_EVENT, _PLACE = "Event", "Place"
_TEAM = "SportsTeam"
_MOST_COMPANY = 64
_OF_COUNTRY = 0.85


def iter_records(readings: Iterable[Reading], ontology: Ontology, minter: Minter) -> Iterator[Record]:
    """Give a record for each entity of each document that has a name.

    Args:
        readings: Grounded documents.
        ontology: For classes, labels and words.
        minter: Makes the IRIs.
    """
    words, contexts = Words.of(ontology), Contexts.of(ontology)
    for reading in readings:
        yield from _Reader(reading, ontology, words, contexts).records(minter)


class _Reader:
    def __init__(self, reading: Reading, ontology: Ontology, words: Words, contexts: Contexts) -> None:
        self._reading = reading
        self._ontology = ontology
        self._bodies = words.bodies
        self._people = words.people
        self._contexts = contexts
        self._sport = contexts.sport(reading)
        self._entities = {entity.id: entity for entity in reading.entities}

    def records(self, minter: Minter) -> Iterator[Record]:
        told = self._told()
        named = [entity for entity in self._entities.values() if entity.is_named]
        alone = (self._record(entity, told.get(entity.id, ())) for entity in named)
        records = {record.iri: self._of_country(record, minter) for record in alone}
        # A fact relates to what the other one is by itself: to the ministry of this country, not of any.
        own = {iri: own_iri(record, minter) for iri, record in records.items()}
        named_here = self._company(records, own)
        for iri, record in records.items():
            facts = {fact for one in told.get(iri, ()) for fact in self._facts(self._entities[iri], one, own)}
            company = named_here - {record.iri} if _is_of_several(record) else frozenset()
            yield replace(record, facts=tuple(sorted(facts)), company=company) if facts or company else record

    def _company(self, records: Mapping[str, Record], own: Mapping[str, str]) -> frozenset[str]:
        """Collect what the text names that others may name too; what has a common name by the name alone."""
        named = (
            iri if record.family == PERSON or record.is_partial or _is_of_several(record) else own[iri]
            for iri, record in records.items()
            if not (record.is_partial and record.family == PERSON) and not _is_of_nowhere(record)
        )
        month = self._reading.document.published[: len("2024-07")]
        about = [SPORT + self._sport] if self._sport else []
        return frozenset([*sorted(named)[:_MOST_COMPANY], *about, *([MONTH + month] if month else [])])

    def _told(self) -> Mapping[str, Sequence[Statement]]:
        """Give the statements that are surely asserted, by those that they are about."""
        told: dict[str, list[Statement]] = defaultdict(list)
        for statement in self._reading.statements:
            if statement.status is Status.ASSERTED and statement.predicate != RDF_TYPE and self._is_sure(statement):
                told[statement.subject].append(statement)
                if isinstance(statement.object, str):
                    told[statement.object].append(statement)
        return told

    def _is_sure(self, statement: Statement) -> bool:
        found = self._ontology.properties.get(kg("related") if statement.phrase else statement.predicate)
        return found is not None and statement.confidence >= found.threshold

    def _record(self, entity: Entity, told: Sequence[Statement]) -> Record:
        coarse = family(entity.cls, self._ontology)
        is_known = bool(entity.individual)
        is_common = not is_known and self._is_common(entity.label, coarse)
        text = self._reading.document.text
        is_body = is_common and coarse == ORGANIZATION
        country = self._contexts.country(entity, self._entities.values(), text) if is_body else ("", "")
        return Record(
            document=self._reading.document.id,
            iri=entity.id,
            label=entity.label,
            cls=entity.cls,
            family=coarse,
            aliases=entity.aliases,
            is_known=is_known,
            same_as=entity.same_as,
            is_partial=not is_known and self._is_partial(entity, coarse),
            is_common=is_common,
            country=country[0],
            country_label=country[1],
            traits=() if is_known else tuple(sorted({*self._sports(entity, coarse), *self._told_traits(entity, told)})),
        )

    def _of_country(self, record: Record, minter: Minter) -> Record:
        """Lead a body of a common name to the known one that the country of its text has of this name."""
        known = self._contexts.body(record.label, record.country) if record.country else None
        if known is None:
            return record
        reason = f"{record.label!r} in a text about {record.country_label}"
        return replace(
            record,
            label=known.label,
            cls=known.cls,
            aliases=tuple(sorted({record.label, *record.aliases} - {known.label})),
            is_known=True,
            is_common=False,
            same_as=known.same_as,
            individual=known.iri,
            joined=(Decision(Verdict.SAME, own_iri(record, minter), record.label, _OF_COUNTRY, (reason,)),),
        )

    def _is_common(self, label: str, coarse: str) -> bool:
        if coarse == PERSON:
            return self._people.commonness(label) > 0
        if coarse == _PLACE:
            return len(label.split()) == 1  # of the towns called Kensington none is known
        return coarse == ORGANIZATION and self._bodies.is_common(label)

    def _is_partial(self, entity: Entity, coarse: str) -> bool:
        """Tell whether a name is only a part of one, so that it names something in its own document only.

        A team that is called after a place has the name of those of other sports.
        """
        if coarse == PERSON:
            return len(entity.label.split()) == 1
        if coarse == _EVENT:
            is_told_apart = bool(self._sport) and self._bodies.is_contest_of_anybody(entity.label)
            return self._bodies.is_recurring(entity.label) and not is_told_apart
        if self._is_team_of_place(entity):
            return not self._sport
        return self._bodies.is_fragment(entity.label)

    def _sports(self, entity: Entity, coarse: str) -> Iterator[Trait]:
        """Give the sport of a team that is called after a place, and of a contest: several have a World Cup."""
        is_contest = coarse in {_EVENT, ORGANIZATION} and self._bodies.is_contest_of_anybody(entity.label)
        if self._sport and (is_contest or self._is_team_of_place(entity)):
            yield Trait(SPORT, SPORT, self._sport, SPORT, self._sport)

    def _is_team_of_place(self, entity: Entity) -> bool:
        """Tell whether a team has the name of its place and nothing else, as those of other sports do."""
        is_place = len(entity.label.split()) == 1 or bool(self._contexts.kb.lookup(entity.label))
        return is_place and self._ontology.is_a(entity.cls, kg(_TEAM))

    def _told_traits(self, entity: Entity, told: Sequence[Statement]) -> Iterator[Trait]:
        for statement in told:
            yield from self._traits(entity, statement)

    def _traits(self, entity: Entity, statement: Statement) -> Iterator[Trait]:
        found = self._ontology.properties.get(statement.predicate)
        if found is None or not found.is_functional or statement.subject != entity.id:
            return
        object_ = statement.object
        if isinstance(object_, Value):
            if object_.kind is ValueKind.DATE and object_.start and not (object_.end or object_.bound):
                yield Trait(found.iri, found.label, object_.start, DATE, object_.start)
        elif (other := self._entities.get(object_)) and other.individual:
            yield Trait(found.iri, found.label, other.id, other.cls, other.label)

    def _facts(self, entity: Entity, statement: Statement, own: Mapping[str, str]) -> Iterator[Fact]:
        """Put into words what relates an entity to another that all documents call so."""
        object_ = statement.object
        if isinstance(object_, Value):
            if object_.kind is ValueKind.TEXT and not statement.phrase and self._is_tenure(statement):
                yield Fact(f"{self._ontology.label(statement.predicate)} {{}}", ROLE + fold(object_.text), object_.text)
            return
        is_subject = statement.subject == entity.id
        other = self._entities.get(object_ if is_subject else statement.subject)
        if other is None or not other.is_named or other.id == entity.id or not self._is_telling(statement, other):
            return
        verb = (statement.phrase or self._ontology.label(statement.predicate)).replace("{", "(").replace("}", ")")
        yield Fact(f"{verb} {{}}" if is_subject else f"{{}} {verb} …", own[other.id], other.label)

    def _is_telling(self, statement: Statement, other: Entity) -> bool:
        """Tell whether few can share it: to head a country tells, to visit it does not."""
        is_partial = len(other.label.split()) == 1 and family(other.cls, self._ontology) == PERSON
        is_place = self._ontology.is_a(other.cls, kg("Place"))
        return not is_partial and (self._is_tenure(statement) or not (is_place or statement.phrase))

    def _is_tenure(self, statement: Statement) -> bool:
        found = self._ontology.properties.get(statement.predicate)
        return found is not None and found.is_tenure


def _is_of_nowhere(record: Record) -> bool:
    """Tell whether a record is of a body of a common name whose country its text does not tell."""
    return record.is_common and record.family == ORGANIZATION and not record.country


def _is_of_several(record: Record) -> bool:
    """Tell whether a record is of somebody or something whose name is that of several."""
    return record.is_common and record.family != ORGANIZATION
