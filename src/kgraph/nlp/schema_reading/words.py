"""The words that say each property of an ontology, with weights: those of its label before their synonyms."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from kgraph.ontology import Ontology, Property
from kgraph.ontology.alignment import forms
from kgraph.ontology.cues import CueReader, Cues, expressed
from kgraph.ontology.vocab import NS, kg

_LABEL, _SYNONYM = 1.0, 0.6
# A property whose label only tells of the object's kind ("country") needs no word that says it.
_KIND_ONLY, _DEMONYM, _BY = 0.3, 0.35, 0.5


class Words(NamedTuple):
    """What says a property.

    Args:
        cues: What its labels say.
        weights: Weight of each lemma.
        prepositions: Those that lead to its object.
        floor: Score where no word says it.
        by: Score of what stands after "by" beside a noun of the domain.
        demonym: Score of the adjective of a country.
        domain: Nouns for things of the domain.
    """

    cues: Cues
    weights: Mapping[str, float]
    prepositions: frozenset[str]
    floor: float
    by: float
    demonym: float
    domain: frozenset[str]


def read_words(ontology: Ontology) -> Iterator[tuple[Property, Words]]:
    """Give the properties that texts are read for, with the words that say them."""
    reader = CueReader(ontology)
    for found in ontology.properties.values():
        if found.is_deprecated or found.iri.startswith(NS):
            continue
        cues = reader.read(found)
        weights = {
            word: _SYNONYM for kind in ("verbs", "nouns", "adjectives") for word in expressed(cues.synonyms, kind)
        }
        share = _LABEL if len(cues.words) == 1 else 0.9
        weights.update(dict.fromkeys((*cues.words, *cues.verbs), share))
        prepositions = frozenset((*cues.prepositions, *expressed(cues.synonyms, "prepositions")))
        is_kind = "place" in cues.kinds and len(cues.words) == 1
        is_of_country = any(ontology.is_a(cls, kg("Country")) for cls in found.range)
        yield (
            found,
            Words(
                cues=cues,
                weights=weights,
                prepositions=prepositions,
                floor=_KIND_ONLY if is_kind else 0.0,
                by=_BY if cues.is_agent else 0.0,
                demonym=_DEMONYM if is_of_country else 0.0,
                domain=frozenset(
                    form.split()[-1]
                    for cls in found.domain
                    if cls in ontology.classes
                    for form in forms(ontology.classes[cls])
                    if form
                ),
            ),
        )
