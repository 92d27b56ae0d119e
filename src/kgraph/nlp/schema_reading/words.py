"""The words that say each property of an ontology, with weights: those of its label before their synonyms."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from spacy.tokens import Token

from kgraph.nlp.syntax import is_verb
from kgraph.ontology import Ontology, Property
from kgraph.ontology.alignment import forms
from kgraph.ontology.cues import CueReader, Cues, expressed
from kgraph.ontology.labels import split_label
from kgraph.ontology.schema import english
from kgraph.ontology.vocab import NS, kg

_LABEL, _SYNONYM = 1.0, 0.6
# A property whose label only tells of the object's kind ("country") needs no word that says it.
_KIND_ONLY, _DEMONYM, _BY, _ROLE = 0.2, 0.35, 0.5, 0.6
_ASKED = frozenset(("date", "number"))
_KINDS = (("verbs", "VERB"), ("nouns", "NOUN"), ("adjectives", "ADJ"))
_SAME_POS = {"AUX": "VERB", "PROPN": "NOUN", "ADV": "ADJ"}


class Words(NamedTuple):
    """What says a property.

    Args:
        cues: What its labels say.
        weights: Weight of each word of its labels, whatever its part of speech.
        lemmas: Weight of each lemma of a part of speech.
        prepositions: Those that lead to its object.
        floor: Score where no word says it.
        by: Score of what stands after "by" beside a noun of the domain.
        demonym: Score of the adjective of a country.
        role: Score of the noun that says what somebody is ("is a swimmer").
        domain: Nouns for things of the domain.
        asks: The first word of its label or range that tells what kind of value the object is, or empty.
    """

    cues: Cues
    weights: Mapping[str, float]
    lemmas: Mapping[tuple[str, str], float]
    prepositions: frozenset[str]
    floor: float
    by: float
    demonym: float
    role: float
    domain: frozenset[str]
    asks: str = ""

    def weight(self, token: Token) -> float:
        """Give the weight of a token: as a word of the labels, or by its lemma as what it is in the sentence."""
        lemma = token.lemma_.lower()
        said = max(self.weights.get(lemma, 0.0), self.weights.get(token.lower_, 0.0))
        return max(said, self.lemmas.get((_SAME_POS.get(token.pos_, token.pos_), lemma), 0.0))

    def source(self, token: Token) -> str:
        """Tell where a word that says the property is from: `label`, `verb` of the label, or `synonym`."""
        lemma = token.lemma_.lower()
        if lemma in self.weights or token.lower_ in self.weights:
            return "label"
        return "verb" if is_verb(token) and lemma in self.cues.verbs else "synonym"


Sayings = Mapping[str, Sequence[tuple[str, Words]]]


def read_words(ontology: Ontology) -> Iterator[tuple[Property, Words]]:
    """Give the properties that texts are read for, with the words that say them."""
    reader = CueReader(ontology)
    for found in ontology.properties.values():
        if found.is_deprecated or found.iri.startswith(NS):
            continue
        cues = reader.read(found)
        share = _LABEL if len(cues.words) == 1 else 0.9
        lemmas = {(pos, word): _SYNONYM for kind, pos in _KINDS for word in expressed(cues.synonyms, kind)}
        lemmas.update({("VERB", verb): share for verb in cues.verbs})
        prepositions = frozenset((*cues.prepositions, *expressed(cues.synonyms, "prepositions")))
        is_kind = "place" in cues.kinds and len(cues.words) == 1
        is_of_country = any(ontology.is_a(cls, kg("Country")) for cls in found.range)
        yield (
            found,
            Words(
                cues=cues,
                weights=dict.fromkeys(cues.words, share),
                lemmas=lemmas,
                prepositions=prepositions,
                floor=_KIND_ONLY if is_kind else 0.0,
                by=_BY if cues.is_agent else 0.0,
                role=_ROLE if "role" in cues.kinds else 0.0,
                demonym=_DEMONYM if is_of_country else 0.0,
                domain=frozenset(
                    form.split()[-1]
                    for cls in found.domain
                    if cls in ontology.classes
                    for form in forms(ontology.classes[cls])
                    if form
                ),
                asks=_asked(found, ontology),
            ),
        )


def to_sayings(properties: Iterable[tuple[Property, Words]]) -> Sayings:
    """Give the properties that each word may say, by the word, each with its IRI.

    Args:
        properties: Properties with the words that say them.
    """
    found: dict[str, dict[str, Words]] = {}
    for property_, words in properties:
        for word in (*words.weights, *(lemma for _, lemma in words.lemmas)):
            found.setdefault(word, {})[property_.iri] = words
    return {word: tuple(said.items()) for word, said in found.items()}


def _asked(found: Property, ontology: Ontology) -> str:
    """Find the word of a label or of a range that tells of values: "year", "date", "number"."""
    kinds = ontology.cue_lists.get("label-kind", {})
    names = (*(english(found.labels) or (found.label,)), *(ontology.label(iri) for iri in found.range))
    words = [word for name in names for word in split_label(name) if kinds.get(word) in _ASKED]
    return next(iter(words), "")
