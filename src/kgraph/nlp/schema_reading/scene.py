"""What a text holds, looked at once: its things, what it is about, and the words that say each property."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from spacy.tokens import Doc, Token

from kgraph.nlp.schema_reading.evidence import Nearness
from kgraph.nlp.schema_reading.grammar import Grammar
from kgraph.nlp.schema_reading.guesses import iter_guessed
from kgraph.nlp.schema_reading.things import Thing, iter_things
from kgraph.nlp.schema_reading.words import Sayings

Cues = Mapping[tuple[str, int], Sequence[tuple[Token, float]]]


class Scene(NamedTuple):
    """A text as it is read for an ontology.

    Args:
        things: What may be subject or object, in the order of the text.
        topic: What the text is about, or None.
        nearness: How near words are.
        grammar: The places around words.
        cues: Words with their weights, by property and sentence.
        rivals: How many properties each word says, by its number.
        sizes: How each thing lies among the others, by its characters.
    """

    things: Sequence[Thing]
    topic: Thing | None
    nearness: Nearness
    grammar: Grammar
    cues: Cues
    rivals: Mapping[int, int]
    sizes: Mapping[tuple[int, int], str]


def look(doc: Doc, sayings: Sayings, names: frozenset[str]) -> Scene:
    """Look at a text.

    Args:
        doc: A Doc with mentions and values.
        sayings: By word, the properties that it may say.
        names: Words that name something wherever they stand capitalised.
    """
    things = list(iter_things(doc, names))
    things += list(iter_guessed(doc, things))
    nearness = Nearness(doc)
    cues = _find_cues(doc, sayings, nearness)
    rivals = Counter(token.i for said in cues.values() for token, _ in said)
    return Scene(things, _topic(things), nearness, Grammar(), cues, rivals, _sizes(things))


def _find_cues(doc: Doc, sayings: Sayings, nearness: Nearness) -> Cues:
    found: dict[tuple[str, int], list[tuple[Token, float]]] = {}
    for token in doc:
        said = dict((*sayings.get(token.lemma_.lower(), ()), *sayings.get(token.lower_, ())))
        for iri, words in said.items():
            weight = words.weight(token)
            if weight:
                found.setdefault((iri, nearness.sentence(token)), []).append((token, weight))
    return found


def _topic(things: Sequence[Thing]) -> Thing | None:
    """Find what a text is about: the title it begins with, the subject of its first sentence, or its first name."""
    read = [thing for thing in things if thing.source == "reading"]
    titles = [thing for thing in read if thing.is_title]
    subjects = [t for t in read if t.token.dep_ in {"nsubj", "nsubjpass"} and t.value is None and t.kind != "pronoun"]
    names = [thing for thing in read if thing.kind == "name"]
    return next(iter((*titles, *subjects, *names)), None)


def _sizes(things: Sequence[Thing]) -> dict[tuple[int, int], str]:
    """Tell of each thing whether it is inside another, is around another, or crosses one."""
    spans = [(thing.start, thing.end) for thing in things]
    return {span: "".join(_lies(span, spans)) or "alone" for span in spans}


def _lies(span: tuple[int, int], spans: Iterable[tuple[int, int]]) -> list[str]:
    start, end = span
    kinds = set()
    for other_start, other_end in spans:
        if other_end <= start or end <= other_start or (other_start, other_end) == span:
            continue
        if other_start <= start and end <= other_end:
            kinds.add("inside")
        else:
            kinds.add("around" if start <= other_start and other_end <= end else "across")
    return sorted(kinds)


def is_same(one: Thing, other: Thing) -> bool:
    """Tell whether two things are known to be the same."""
    return one is other or (one.chain >= 0 and one.chain == other.chain)


def overlap(one: Thing, other: Thing) -> bool:
    """Tell whether two things share characters."""
    return one.start < other.end and other.start < one.end
