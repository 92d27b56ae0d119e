"""Describe how a text may say a property of two things: where they stand, what they are, and what else may be meant.

None of the features names a property or a class of the user's, or a word but prepositions and other small ones between
things: the same weights serve every ontology.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from spacy.tokens import Token

from kgraph.nlp.schema_reading.things import Thing
from kgraph.nlp.syntax import is_verb

if TYPE_CHECKING:
    from kgraph.nlp.schema_reading.objects import Candidate
    from kgraph.nlp.schema_reading.scene import Scene
    from kgraph.nlp.schema_reading.subjects import Subject

# Characters between things that stand beside each other, and what kinds of words.
_BESIDE = 12
_SMALL = frozenset(("ADP", "AUX", "CCONJ", "DET", "PART", "PUNCT"))
_DISTANCES = ((0, "0"), (1, "1"), (2, "2"), (4, "4"), (8, "8"), (16, "16"))


class Said(NamedTuple):
    """The word that says a property, if one does.

    Args:
        cue: The word, or None.
        source: `label`, `verb`, `synonym`; else how it is said without a word: `by`, `kind`, `demonym`, `role`, `fit`.
        steps: Steps in the tree between it and the object.
        place: The object's place beside it.
        coverage: Share of the words of the label that the sentence has.
        rivals: How many properties of the ontology the same word says.
        beside: How well the object stands beside it.
    """

    cue: Token | None
    source: str
    steps: int = 99
    place: str = "-"
    coverage: float = 0.0
    rivals: int = 0
    beside: float = 0.0


class Rank(NamedTuple):
    """How an object and a property do among others.

    Args:
        object: Number of properties that say more of the object.
        property: Number of objects that fit the property better.
        fitting: Number of properties whose range fits the object well.
    """

    object: int
    property: int
    fitting: int


class Kinds(NamedTuple):
    """What kinds of things a property relates.

    Args:
        domain: Kind of its domain.
        range: Kind of its range.
        is_only: Whether no other property of the ontology relates such things.
    """

    domain: str
    range: str
    is_only: bool


def object_features(candidate: Candidate, kinds: Kinds, scene: Scene) -> Iterator[str]:
    """Describe an object of a property, whatever the subject.

    Args:
        candidate: The object, and what says the property of it.
        kinds: What kinds of things are asked for.
        scene: The text.
    """
    range_ = kinds.range
    thing, words, said, fitted = candidate.thing, candidate.words, candidate.said, f"{candidate.fit:.1f}"
    is_said, is_topic = said.cue is not None, thing is scene.topic
    yield f"source={said.source} fit={fitted}"
    yield f"range={range_} kind={thing.kind}"
    yield f"range={range_} fit={fitted} said={is_said}"
    yield f"kind={thing.kind} from={thing.source}"
    yield f"kind={thing.kind} source={said.source}"
    yield f"pos={thing.token.pos_} capital={thing.label[:1].isupper()} range={range_}"
    yield f"shape={_shape(thing)} kind={thing.kind}"
    yield f"dep={thing.token.dep_}"
    yield f"size={scene.sizes[thing.start, thing.end]} from={thing.source}"
    yield f"object topic={is_topic} title={thing.is_title}"
    yield f"near={round(candidate.near * 10)}"
    if thing.value is not None:
        # A day, a month or a year, where the label asks for a date or a year.
        yield f"exact={len(thing.value.start or '')} asks={words.asks}"
    preposition = _leading(thing.token)
    yield f"after={preposition} range={range_}"
    yield f"after={preposition} source={said.source}"
    for kind in sorted(words.cues.kinds):
        yield f"label={kind} kind={thing.kind}"
        yield f"label={kind} fit={fitted}"
    if said.cue is not None:
        yield from _cue_features(candidate, said.cue, range_)


def _cue_features(candidate: Candidate, cue: Token, range_: str) -> Iterator[str]:
    thing, words, said = candidate.thing, candidate.words, candidate.said
    part, source = _part(cue), said.source
    yield f"steps={_bucket(said.steps)}"
    yield f"gap={_bucket(abs(cue.i - thing.token.i))} after={thing.token.i > cue.i}"
    yield f"beside={said.beside}"
    yield f"covered={said.coverage:.1f} source={source} words={min(len(words.cues.words), 3)}"
    yield f"rivals={_bucket(said.rivals)} source={source}"
    yield f"leads={_preposition(thing.token) in words.prepositions} source={source}"
    yield f"cue={cue.pos_} source={source}"
    yield f"{part} agent={words.cues.is_agent} source={source} object={said.place}"
    yield f"{part} object={said.place} range={range_}"


def pair_features(subject: Subject, number: int, candidate: Candidate, kinds: Kinds, scene: Scene) -> Iterator[str]:
    """Describe a subject beside an object.

    Args:
        subject: The subject.
        number: How many are likelier at first sight.
        candidate: The object, and what says the property of it.
        kinds: What kinds of things are asked for.
        scene: The text.
    """
    thing, said, is_topic = subject.thing, candidate.said, subject.is_topic
    is_here = scene.nearness.sentence(thing.token) == scene.nearness.sentence(candidate.thing.token)
    yield f"subject rank={number}"
    yield f"subject={thing.kind} topic={is_topic}"
    yield f"subject from={thing.source} topic={is_topic} title={thing.is_title}"
    yield f"subject fit={subject.fit:.1f} topic={is_topic}"
    yield f"subject={thing.kind} domain={kinds.domain} fit={subject.fit:.1f}"
    yield f"subject dep={thing.token.dep_}"
    yield f"subject shape={_shape(thing)}"
    yield f"subject size={scene.sizes[thing.start, thing.end]} topic={is_topic}"
    yield f"first={thing.start < candidate.thing.start} topic={is_topic}"
    yield f"here={is_here} subject={thing.kind} topic={is_topic}"
    yield f"subject steps={_bucket(subject.steps)} said={said.cue is not None}"
    yield f"both={round(10 * candidate.near * min(subject.quick, 1.5))}"
    between = _between(thing, candidate.thing)
    yield f"between={between} said={said.cue is not None}"
    yield f"between={between} {kinds.domain}>{kinds.range}"
    if said.cue is not None:
        part = _part(said.cue)
        agent = candidate.words.cues.is_agent
        yield f"{part} agent={agent} {subject.place}>{said.place}"
        yield f"{part} source={said.source} {subject.place}>{said.place}"


def rank_features(rank: Rank, said: Said, kinds: Kinds) -> Iterator[str]:
    """Describe what else may be meant.

    Args:
        rank: Places among the others.
        said: What says the property here.
        kinds: What kinds of things are asked for.
    """
    is_said = said.cue is not None
    yield f"of object={min(rank.object, 4)} said={is_said}"
    yield f"of property={min(rank.property, 4)} said={is_said}"
    yield f"fitting={_bucket(rank.fitting)} said={is_said}"
    yield f"only={kinds.is_only} source={said.source}"
    yield f"of object={min(rank.object, 2)} of property={min(rank.property, 2)} source={said.source}"


def _part(cue: Token) -> str:
    return "verb" if is_verb(cue) else "noun"


def _preposition(token: Token) -> str:
    return token.head.lower_ if token.dep_ == "pobj" else ""


def _leading(token: Token) -> str:
    """Give the preposition before a thing or before the first of several joined things."""
    while token.dep_ == "conj" and token.head.i < token.i:
        token = token.head
    return token.head.lower_ if token.dep_ == "pobj" and token.head.pos_ == "ADP" else "-"


def _between(one: Thing, other: Thing) -> str:
    """Give the small words and signs between two things that stand beside each other, and in which order they stand."""
    first, second = (one, other) if one.start < other.start else (other, one)
    order, doc = "<" if first is one else ">", first.token.doc
    if second.start - first.end > _BESIDE:
        return "far"
    span = doc.char_span(first.end, second.start, alignment_mode="contract")
    words = [] if span is None else [token for token in span if not token.is_space]
    is_small = first.end <= second.start and all(token.pos_ in _SMALL for token in words)
    return f"{order}{' '.join(token.lower_ for token in words)}" if is_small else "far"


def _shape(thing: Thing) -> str:
    """Tell how a thing is written: how many words, what the first and the last are."""
    words = thing.label.split()
    first, last = thing.label[:1], words[-1][:1] if words else ""
    return f"{min(len(words), 5)}{_letter(first)}{_letter(last)}"


def _letter(letter: str) -> str:
    if letter.isupper():
        return "X"
    return "d" if letter.isdigit() else "x"


def _bucket(number: int) -> str:
    return next((name for most, name in _DISTANCES if number <= most), "more")
