"""Find the things that may be objects of a property, with the word that says it, or what says it without a word."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from spacy.tokens import Token

from kgraph.nlp.schema_reading.evidence import fit_beside, is_what_somebody_is
from kgraph.nlp.schema_reading.features import Rank, Said
from kgraph.nlp.schema_reading.fitting import Fitting
from kgraph.nlp.schema_reading.scene import Scene
from kgraph.nlp.schema_reading.things import Thing
from kgraph.nlp.schema_reading.words import Words
from kgraph.ontology import Property

_FLOOR, _FITS, _FAIR = 0.03, 0.9, 0.6
# How many properties are weighed for a thing: those said nearest, and those that only its class tells of.
_SAID, _UNSAID = 5, 8
_NO_PLACE, _LED = 0.8, 1.15


class Candidate(NamedTuple):
    """A thing that may be the object of a property.

    Args:
        thing: The object.
        property: Property of the ontology.
        words: What says the property.
        said: What says it here.
        fit: How well the object fits the range.
        near: How near the object is to what says it, and how well it fits.
    """

    thing: Thing
    property: Property
    words: Words
    said: Said
    fit: float
    near: float


def find_candidates(
    scene: Scene, properties: Sequence[tuple[Property, Words]], fitting: Fitting
) -> list[tuple[Candidate, Rank]]:
    """Find what may be said of what, with the ranks among what else may be.

    Args:
        scene: The text.
        properties: Properties with the words that say them.
        fitting: How things fit ranges.
    """
    found: list[tuple[Candidate, int]] = []
    for thing in scene.things:
        if thing.kind == "pronoun":
            continue
        own = list(_of_thing(thing, scene, properties, fitting))
        fits = sum(candidate.fit >= _FITS for candidate in own)
        own.sort(key=lambda candidate: (-candidate.near, candidate.property.iri))
        said = [candidate for candidate in own if candidate.near > _FLOOR][:_SAID]
        unsaid = [candidate for candidate in own if candidate.near <= _FLOOR and _is_telling(candidate)]
        unsaid = unsaid if len(unsaid) <= _UNSAID else [one for one in unsaid if one.fit >= _FITS]
        chosen = [*said, *(unsaid if len(unsaid) <= _UNSAID else ())]
        found.extend((candidate, fits) for candidate in chosen)
    return _ranked(found)


def _is_telling(candidate: Candidate) -> bool:
    """Tell whether a thing may be meant though no word says so: it is a name, or of the class that is asked for."""
    return bool(candidate.property.range) and (
        candidate.fit >= _FITS or (candidate.thing.kind == "name" and candidate.fit >= _FAIR)
    )


def _ranked(found: Sequence[tuple[Candidate, int]]) -> list[tuple[Candidate, Rank]]:
    by_thing, by_property = defaultdict(list), defaultdict(list)
    for candidate, _ in found:
        by_thing[candidate.thing.start, candidate.thing.end].append(candidate.near)
        by_property[candidate.property.iri].append(candidate.near)
    return [
        (
            candidate,
            Rank(
                sum(near > candidate.near for near in by_thing[candidate.thing.start, candidate.thing.end]),
                sum(near > candidate.near for near in by_property[candidate.property.iri]),
                fits,
            ),
        )
        for candidate, fits in found
    ]


def _of_thing(
    thing: Thing, scene: Scene, properties: Sequence[tuple[Property, Words]], fitting: Fitting
) -> Iterator[Candidate]:
    sentence = scene.nearness.sentence(thing.token)
    for found, words in properties:
        here = scene.cues.get((found.iri, sentence), ())
        fit = fitting.fit(thing, found, words)
        if not fit or fitting.is_common(thing, found, words):
            continue
        said, near = _said(thing, words, here, scene)
        if near or fit >= _FAIR:
            yield Candidate(thing, found, words, said, fit, near * fit)


def _said(thing: Thing, words: Words, here: Sequence[tuple[Token, float]], scene: Scene) -> tuple[Said, float]:
    """Find what says a property of a thing best, and how near it is."""
    best, near = _unsaid(thing, words)
    lemmas = {name for token, _ in here for name in (token.lemma_.lower(), token.lower_)}
    coverage = sum(word in lemmas for word in words.cues.words) / max(len(words.cues.words), 1)
    for token, weight in here:
        if thing.start <= token.idx < thing.end and thing.value is None:
            continue
        beside = fit_beside(token, thing.token, is_agent=words.cues.is_agent)
        score = weight * scene.nearness(token, thing.token) * beside
        place = scene.grammar.place(token, thing.token)
        score *= _NO_PLACE if place == "-" else 1.0
        score *= _LED if thing.token.head.lower_ in words.prepositions else 1.0
        if score > near:
            steps, rivals = scene.nearness.steps(token, thing.token), scene.rivals[token.i]
            best, near = Said(token, words.source(token), steps, place, coverage, rivals, beside), score
    return best, min(near, 1.0)


def _unsaid(thing: Thing, words: Words) -> tuple[Said, float]:
    """Find what says a property without a word of its label: "by", an adjective of a country, what somebody is."""
    ways = [
        ("kind", words.floor),
        ("by", words.by if words.by and _is_by(thing, words) else 0.0),
        ("demonym", words.demonym if thing.kind == "demonym" else 0.0),
        ("role", words.role if words.role and is_what_somebody_is(thing.token) else 0.0),
    ]
    source, near = max(ways, key=lambda way: way[1])
    return Said(None, source if near else "fit"), near


def _is_by(thing: Thing, words: Words) -> bool:
    """Tell whether a thing stands after "by" beside a noun of the domain ("a novel by her")."""
    preposition = thing.token.head
    return preposition.lower_ == "by" and preposition.head.lemma_.lower() in words.domain
