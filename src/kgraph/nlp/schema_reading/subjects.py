"""Find the subjects that a property may be said of, given its object and the word that says it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from kgraph.nlp.schema_reading.fitting import Fitting
from kgraph.nlp.schema_reading.objects import Candidate
from kgraph.nlp.schema_reading.scene import Scene, is_same, overlap
from kgraph.nlp.schema_reading.things import Thing

_MOST = 4
_TOPIC, _BESIDE, _UNNAMED = 1.6, 1.3, 0.6


class Subject(NamedTuple):
    """A thing that a property may be said of.

    Args:
        quick: How likely it is at first sight.
        thing: The subject.
        fit: How well it fits the domain.
        place: Its place beside the word that says the property.
        steps: Steps in the tree between it and that word, or the object.
        is_topic: Whether the text is about it.
    """

    quick: float
    thing: Thing
    fit: float
    place: str
    steps: int
    is_topic: bool


def find_subjects(candidate: Candidate, scene: Scene, fitting: Fitting) -> list[Subject]:
    """Find the likeliest subjects of what is said, the likeliest first.

    Args:
        candidate: The object, and what says the property of it.
        scene: The text.
        fitting: How things fit domains.
    """
    found = sorted(_iter_subjects(candidate, scene, fitting), key=lambda s: (-s.quick, s.thing.start, s.thing.end))
    return found[:_MOST]


def _iter_subjects(candidate: Candidate, scene: Scene, fitting: Fitting) -> Iterator[Subject]:
    cue, object_ = candidate.said.cue, candidate.thing
    near_to = cue if cue is not None else object_.token
    for thing in scene.things:
        if thing.value is not None or thing.kind in {"demonym", "modifier"} or overlap(thing, object_):
            continue
        if is_same(thing, object_) or _says_what(object_, thing):
            continue
        if cue is not None and thing.start <= cue.idx < thing.end and not thing.is_title:
            continue
        is_topic = scene.topic is not None and is_same(thing, scene.topic)
        place = scene.grammar.place(cue, thing.token) if cue is not None else "-"
        fit = fitting.class_fit(thing, candidate.property.domain)
        quick = fit**0.5 * (0.4 + 0.6 * scene.nearness(near_to, thing.token)) * (_TOPIC if is_topic else 1.0)
        quick *= (1.0 if thing.kind in {"name", "pronoun"} else _UNNAMED) * (_BESIDE if place != "-" else 1.0)
        yield Subject(quick, thing, fit, place, scene.nearness.steps(near_to, thing.token), is_topic)


def _says_what(one: Thing, other: Thing) -> bool:
    """Tell whether a description only says what the other is ("the ferry Kestrel")."""
    is_beside = one.token.head == other.token and one.token.dep_ in {"compound", "nmod", "appos"}
    return one.kind == "description" and is_beside
