"""Give every entity its IRI, independent of the order of documents.

A named entity takes the IRI of its individual in the knowledge base, else one made of its name and family (person,
organisation, place, …). A described thing ("a document for the inspection") is one thing in its document only.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace

from kgraph.grounding.candidates import candidates, choose
from kgraph.grounding.events import ground_events
from kgraph.iris import Minter
from kgraph.kb import Individual, NameIndex, fold
from kgraph.model import Entity, Reading, Rejection, Statement
from kgraph.ontology import Ontology
from kgraph.ontology.families import family
from kgraph.ontology.vocab import RDF_TYPE, kg
from kgraph.shelf import shelve


def ground(readings: Sequence[Reading], kb: NameIndex, ontology: Ontology, minter: Minter) -> Sequence[Reading]:
    """Ground the readings of a corpus.

    Args:
        readings: One a document, in any order; their entity ids are local.
        kb: The knowledge base.
        ontology: For classes.
        minter: Mints the IRIs.

    Returns:
        The readings in the same order, their entity ids IRIs.
    """
    classes = _common_classes(readings, ontology)
    return shelve(_ground_reading(reading, kb, ontology, minter, classes) for reading in readings)


def _common_classes(readings: Sequence[Reading], ontology: Ontology) -> dict[tuple[str, str], str]:
    """Choose one class for each name and family: that of most documents, then the most specific."""
    votes: dict[tuple[str, str], Counter[str]] = {}
    for reading in readings:
        for entity in reading.entities:
            if entity.is_named:
                votes.setdefault(_name_key(entity, ontology), Counter())[entity.cls] += 1
    return {
        key: min(counts, key=lambda cls: (-counts[cls], -len(ontology.ancestors(cls)), cls))
        for key, counts in votes.items()
    }


def _name_key(entity: Entity, ontology: Ontology) -> tuple[str, str]:
    return fold(entity.label), family(entity.cls, ontology)


def _ground_reading(
    reading: Reading,
    kb: NameIndex,
    ontology: Ontology,
    minter: Minter,
    classes: Mapping[tuple[str, str], str],
) -> Reading:
    grounded: dict[str, Entity] = {}
    individuals = _individuals(reading, kb, ontology)
    # An event that a frame tells of has its class by a statement; "the flood" is a described thing like any other.
    told = {statement.subject for statement in reading.statements if statement.predicate == RDF_TYPE}
    for entity in reading.entities:
        if entity.id not in told:
            known = individuals.get(entity.id)
            grounded[entity.id] = (
                _as_individual(entity, known) if known else _ground_entity(entity, reading, ontology, minter, classes)
            )
    ground_events(reading, grounded, minter)
    statements = tuple(_ground_statement(statement, grounded, minter) for statement in reading.statements)
    rejections = tuple(_ground_rejection(rejection, grounded, minter) for rejection in reading.rejections)
    return replace(reading, entities=tuple(grounded.values()), statements=statements, rejections=rejections)


def _individuals(reading: Reading, kb: NameIndex, ontology: Ontology) -> dict[str, Individual]:
    """Find the individuals that a document names: first those that nothing else could be, then what lies in them."""
    found: dict[str, Individual] = {}
    people = _names_of_people(reading, ontology)
    for _ in range(2):
        around = {iri for known in found.values() for iri in (known.iri, *known.same_as, known.place, known.country)}
        for entity in reading.entities:
            if entity.is_named and entity.id not in found:
                chosen = choose(candidates(entity, kb, ontology, frozenset(around)))
                if chosen is not None and not (chosen.individual.needs_country and fold(entity.label) in people):
                    found[entity.id] = chosen.individual
    return _without_strangers(found, reading, ontology)


def _without_strangers(found: Mapping[str, Individual], reading: Reading, ontology: Ontology) -> dict[str, Individual]:
    """Leave out parties of a country that nothing else in a text is of, where the text names another country.

    Many countries have a Labour Party: in a text about the elections of Malta it is not that of Britain.
    """
    homes: dict[str, set[str]] = defaultdict(set)
    for known in found.values():
        for country in {known.country, known.place, *([known.iri] if known.cls == kg("Country") else ())} - {""}:
            homes[country].add(known.iri)
    parties = {known.iri for known in found.values() if ontology.is_a(known.cls, kg("PoliticalParty"))}
    alone = {iri for iri in parties for own in homes.values() if own == {iri}}
    strangers = alone if any(not own <= parties for own in homes.values()) else set()
    named = {entity.id: entity.label for entity in reading.entities}
    return {
        id_: known
        for id_, known in found.items()
        if known.iri not in strangers or not _is_of_many(named[id_], ontology)
    }


def _is_of_many(name: str, ontology: Ontology) -> bool:
    """Tell whether parties of many countries may have a name: common words, or initials."""
    words = (ontology.words(cues) for cues in ("identity-common-party", "identity-common-body", "identity-party-noun"))
    return name.isupper() or frozenset().union(*words).issuperset(fold(name).split())


def _names_of_people(reading: Reading, ontology: Ontology) -> frozenset[str]:
    """Collect the words of personal names: in a text of a Lewis Hamilton, Hamilton is hardly the city."""
    people = (entity for entity in reading.entities if entity.is_named and ontology.is_a(entity.cls, kg("Person")))
    return frozenset(fold(word) for entity in people for word in entity.label.split())


def _ground_entity(
    entity: Entity,
    reading: Reading,
    ontology: Ontology,
    minter: Minter,
    classes: Mapping[tuple[str, str], str],
) -> Entity:
    if not entity.is_named:
        # Two men are two, though both are "a man"; "new residents" are the same people all through an article.
        scope = reading.document.id if entity.cls == kg("Group") else f"{reading.document.id}{entity.id}"
        return replace(entity, id=minter.entity(family(entity.cls, ontology), entity.label, scope))
    cls = classes.get(_name_key(entity, ontology), entity.cls)
    is_part = ontology.is_a(cls, kg("Person")) and len(entity.label.split()) == 1
    # A surname alone names somebody in its own document only.
    scope = reading.document.id if is_part else ""
    return replace(entity, id=minter.entity(family(cls, ontology), fold(entity.label), scope), cls=cls, individual="")


def _as_individual(entity: Entity, individual: Individual) -> Entity:
    names = {entity.label, *entity.aliases} - {individual.label}
    return replace(
        entity,
        id=individual.iri,
        label=individual.label,
        cls=individual.cls,
        aliases=tuple(sorted(names)),
        individual=individual.iri,
        same_as=individual.same_as,
    )


def _ground_statement(statement: Statement, grounded: Mapping[str, Entity], minter: Minter) -> Statement:
    object_ = statement.object
    return replace(
        statement,
        predicate=minter.relation(statement.phrase) if statement.phrase else statement.predicate,
        subject=grounded[statement.subject].id,
        object=grounded[object_].id if isinstance(object_, str) and object_ in grounded else object_,
        speaker=grounded[statement.speaker].id if statement.speaker else "",
        event=grounded[statement.event].id if statement.event else "",
    )


def _ground_rejection(rejection: Rejection, grounded: Mapping[str, Entity], minter: Minter) -> Rejection:
    statement = rejection.statement
    return replace(rejection, statement=_ground_statement(statement, grounded, minter)) if statement else rejection
