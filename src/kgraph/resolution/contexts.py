"""What a document is about, where a name does not say whose it is: the country of a parliament, the sport of a team."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from kgraph.kb import Individual, KnowledgeBase, load_knowledge_base
from kgraph.model import Entity, Reading
from kgraph.ontology import Ontology
from kgraph.ontology.sports import Sports
from kgraph.ontology.vocab import kg

# What is known of a country in the sentence that names a body counts as much as three mentions in the text.
_BESIDE = 2
_NOWHERE = ("", "")


@dataclass(frozen=True)
class Contexts:
    """Tells what documents are about.

    Args:
        kb: Known individuals.
        homes: IRI of the country of each that has one.
        bodies: IRIs of the bodies among these, but for governments, which any country's text speaks of.
        sports: Words of sport.
    """

    kb: KnowledgeBase
    homes: Mapping[str, str]
    bodies: frozenset[str]
    sports: Sports

    @classmethod
    def of(cls, ontology: Ontology) -> Contexts:
        """Read what is needed from the gazetteer and the lexicon."""
        kb = load_knowledge_base()
        homes = _homes(kb)
        governments = {individual.government for individual in kb.by_iri.values()}
        bodies = (iri for iri in homes if ontology.is_a(kb.by_iri[iri].cls, kg("Organization")))
        return cls(kb, homes, frozenset(bodies) - governments, Sports.of(ontology))

    def sport(self, reading: Reading) -> str:
        """Give the sport that a document is about, or nothing."""
        text = reading.document.text
        return self.sports.sport(text) if self.sports.is_about(text) else ""

    def country(self, body: Entity, entities: Iterable[Entity], text: str) -> tuple[str, str]:
        """Find the country that a body of a common name is of: the one the text speaks of most, above all beside it.

        Where the text names known bodies, such as parties, it is one of theirs: a parliament that debates a war abroad
        is not of the country of that war.

        Returns:
            IRI and name of the country, both empty where the text does not tell.
        """
        sentences = {evidence.sentence_start for evidence in body.evidence}
        counts: Counter[tuple[str, str]] = Counter()
        own: set[tuple[str, str]] = set()
        for entity in entities:
            home = self._home(entity)
            if home[0]:
                own.update([home] if entity.individual in self.bodies else ())
                beside = any(evidence.sentence_start in sentences for evidence in entity.evidence)
                counts[home] += self._mentions(entity, text) + _BESIDE * beside
        told = {home: count for home, count in counts.items() if not own or home in own}
        ordered = sorted(told.items(), key=lambda item: (-item[1], item[0]))
        is_clear = len(ordered) == 1 or (len(ordered) > 1 and ordered[0][1] > ordered[1][1])
        return ordered[0][0] if is_clear else _NOWHERE

    def body(self, name: str, country: str) -> Individual | None:
        """Find the known body that a common name means in a text of a country: of the U.S., its Supreme Court."""
        home = self.kb.get(country)
        names = (home.label, *home.aliases, *home.demonyms) if home else ()
        found = {known.iri: known for own in names for known in self.kb.lookup(f"{own} {name}")}
        of_country = [known for iri, known in found.items() if self.homes.get(iri) == country]
        return of_country[0] if len(of_country) == 1 else None

    def _home(self, entity: Entity) -> tuple[str, str]:
        """Give the country that a known individual is of; one of the user's own is known as a country only."""
        known = self.kb.get(self.homes.get(entity.individual, ""))
        if known is not None:
            return known.iri, known.label
        return (entity.individual, entity.label) if entity.individual and entity.cls == kg("Country") else _NOWHERE

    def _mentions(self, entity: Entity, text: str) -> int:
        """Count how often a text names an individual, or calls something after it."""
        known = self.kb.get(entity.individual)
        names = {entity.label, *entity.aliases, *(known.demonyms if known else ())}
        longest_first = sorted(map(re.escape, names), key=lambda name: (-len(name), name))
        return max(1, len(re.findall(rf"\b(?:{'|'.join(longest_first)})\b", text)))


def _homes(kb: KnowledgeBase) -> Mapping[str, str]:
    """Give the country of each individual: of a country itself, its government, and what lies in it or is its own."""
    homes: dict[str, str] = {}
    for individual in kb.by_iri.values():
        is_country = individual.cls == kg("Country")
        if home := individual.iri if is_country else individual.place or individual.country:
            homes[individual.iri] = home
        if is_country and individual.government:
            homes[individual.government] = individual.iri
    return homes
