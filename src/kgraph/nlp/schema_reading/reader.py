"""Read a sentence for an ontology by the labels of its properties.

Comes in: a Doc that kgraph's components have read, and the user's ontology. Goes out: scored triples. For every thing
of a sentence and every property it is weighed how near the words that say the property stand to it (`evidence.py`), and
how well the thing's class or kind of value fits the range. Domain, grammar and topic choose the subject.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from spacy.tokens import Doc, Token

from kgraph.model import Status
from kgraph.nlp.schema_reading.evidence import Nearness, fit_beside, is_what_somebody_is, share_object
from kgraph.nlp.schema_reading.fitting import Fitting
from kgraph.nlp.schema_reading.labels import shown
from kgraph.nlp.schema_reading.things import Thing, iter_things
from kgraph.nlp.schema_reading.words import Words, read_words
from kgraph.nlp.status import get_status
from kgraph.ontology import Ontology, Property
from kgraph.parsed import Extracted, Name

_THRESHOLD, _FLOOR = 0.17, 0.02
_Said = dict[tuple[str, int], list[tuple[Token, float]]]


class _Pair(NamedTuple):
    score: float
    subject: Thing
    property: Property
    object: Thing
    cue: Token | None


class SchemaReader:
    """Read sentences by the labels of an ontology.

    Args:
        ontology: The user's ontology, as `kgraph.ontology.load_ontology` gives it.
        threshold: Score from which a triple is given; the best of a sentence is given in any case.
    """

    def __init__(self, ontology: Ontology, threshold: float = _THRESHOLD) -> None:
        self._ontology = ontology
        self._threshold = threshold
        self._fitting = Fitting(ontology)
        self._names = frozenset(ontology.cue_lists.get("language-name", {}))
        self._words = [(found, words) for found, words in read_words(ontology)]

    def read(self, doc: Doc) -> list[Extracted]:
        """Extract the triples of a Doc, the best first.

        Args:
            doc: A Doc with mentions and values.
        """
        things = list(iter_things(doc, self._names))
        nearness = Nearness(doc)
        topic = _topic(things)
        said = self._said_words(doc, nearness)
        pairs: list[_Pair] = []
        for thing in things:
            if thing.kind == "pronoun":
                continue
            pairs.extend(self._pairs(things, thing, nearness, topic, said))
        return [self._extracted(_of_topic(pair, topic), things) for pair in self._chosen(pairs)]

    # ------------------------------------------------------------ choosing

    def _chosen(self, pairs: Sequence[_Pair]) -> list[_Pair]:
        ordered = sorted(pairs, key=lambda pair: (-pair.score, pair.object.start, pair.property.iri))
        chosen: list[_Pair] = []
        for pair in ordered:
            if pair.score < self._threshold and chosen:
                break
            if not any(_rivals(pair, other) for other in chosen):
                chosen.append(pair)
        return chosen

    def _extracted(self, pair: _Pair, things: Iterable[Thing]) -> Extracted:
        found, cue = pair.property, pair.cue
        subject = _best_name(pair.subject, things)
        return Extracted(
            self._name(subject, found.domain),
            found.label,
            self._name(pair.object, found.range),
            round(pair.score, 3),
            (cue.idx, cue.idx + len(cue)) if cue is not None else None,
        )

    def _name(self, thing: Thing, classes: tuple[str, ...]) -> Name:
        return Name(*shown(thing, classes, self._ontology), thing.start, thing.end)

    # ------------------------------------------------------------ scoring

    def _said_words(self, doc: Doc, nearness: Nearness) -> _Said:
        """Find the words of each sentence that say each property, with their weights."""
        found: _Said = {}
        for token in doc:
            for property_, words in self._words:
                weight = words.weight(token)
                if weight:
                    found.setdefault((property_.iri, nearness.sentence(token)), []).append((token, weight))
        return found

    def _pairs(
        self, things: Sequence[Thing], thing: Thing, nearness: Nearness, topic: Thing | None, said: _Said
    ) -> list[_Pair]:
        best: list[_Pair] = []
        for found, words in self._words:
            fit = 0.0 if self._fitting.is_common(thing, found, words) else self._fitting.fit(thing, found, words)
            if not fit:
                continue
            score, cue = _said(thing, words, said.get((found.iri, nearness.sentence(thing.token)), ()), nearness)
            score *= fit
            if score <= _FLOOR:
                continue
            subject = self._subject(things, thing, found, cue, nearness, topic)
            if subject is not None and _is_asserted(cue if cue is not None else thing.token):
                best.append(_Pair(score * subject[0], subject[1], found, thing, cue))
        return best

    def _subject(
        self,
        things: Sequence[Thing],
        object_: Thing,
        found: Property,
        cue: Token | None,
        nearness: Nearness,
        topic: Thing | None,
    ) -> tuple[float, Thing] | None:
        best: tuple[float, Thing] | None = None
        for thing in things:
            if thing.value is not None or thing.kind in {"demonym", "modifier"} or _overlap(thing, object_):
                continue
            if (thing.chain >= 0 and thing.chain == object_.chain) or _says_what(object_, thing):
                continue
            score = self._fitting.class_fit(thing, found.domain) ** 0.5
            score *= 0.4 + 0.6 * (
                nearness(cue, thing.token) if cue is not None else nearness(object_.token, thing.token)
            )
            score *= 1.0 if thing.kind in {"name", "pronoun"} else 0.6
            if topic is not None and (thing is topic or thing.chain == topic.chain):
                score *= 1.6
            score *= 1.0 if thing.start < object_.start else 0.75
            if best is None or score > best[0]:
                best = (min(score, 1.0), thing)
        return best


def _says_what(one: Thing, other: Thing) -> bool:
    """Tell whether a description only says what the other is ("the ferry Kestrel")."""
    is_beside = one.token.head == other.token and one.token.dep_ in {"compound", "nmod", "appos"}
    return one.kind == "description" and is_beside


def _is_asserted(word: Token) -> bool:
    """Tell whether the text says so: neither denied nor planned, and in nobody else's name."""
    return get_status(word.doc, word).status is Status.ASSERTED


def _said(
    thing: Thing, words: Words, said: Iterable[tuple[Token, float]], nearness: Nearness
) -> tuple[float, Token | None]:
    """Weigh the words of a sentence that say a property, as seen from a thing."""
    best, cue = (max(words.floor, words.by) if _is_by(thing, words) else words.floor), None
    if thing.kind == "demonym":
        best = max(best, words.demonym)
    if words.role and is_what_somebody_is(thing.token):
        best = max(best, words.role)
    for token, weight in said:
        if token.i == thing.token.i:
            continue
        score = weight * nearness(token, thing.token) * fit_beside(token, thing.token, is_agent=words.cues.is_agent)
        if thing.token.head.lower_ in words.prepositions:
            score *= 1.15
        if score > best:
            best, cue = score, token
    return min(best, 1.0), cue


def _is_by(thing: Thing, words: Words) -> bool:
    """Tell whether a thing stands after "by" beside a noun of the domain ("a novel by her")."""
    preposition = thing.token.head
    return preposition.lower_ == "by" and preposition.head.lemma_.lower() in words.domain


def _topic(things: Sequence[Thing]) -> Thing | None:
    """Find what a text is about: the title it begins with, the subject of its first sentence, or its first name."""
    titles = [thing for thing in things if thing.is_title]
    subjects = [t for t in things if t.token.dep_ in {"nsubj", "nsubjpass"} and t.value is None and t.kind != "pronoun"]
    names = [thing for thing in things if thing.kind == "name"]
    return (titles or subjects or names or [None])[0]  # type: ignore[list-item]


def _of_topic(pair: _Pair, topic: Thing | None) -> _Pair:
    """Give what a text is about for a subject without a name ("it", "the film"), where the object is something else."""
    if topic is None or topic.kind != "name" or _overlap(topic, pair.object):
        return pair
    if pair.subject.kind == "name" and (topic.chain < 0 or pair.subject.chain != topic.chain):
        return pair
    return pair._replace(subject=topic)


def _best_name(thing: Thing, things: Iterable[Thing]) -> Thing:
    """Give the name of a chain for a pronoun or description of it."""
    if thing.kind == "name" or thing.chain < 0:
        return thing
    named = [other for other in things if other.chain == thing.chain and other.kind == "name"]
    return max(named, key=lambda other: (other.end - other.start, -other.start), default=thing)


def _overlap(one: Thing, other: Thing) -> bool:
    return one.start < other.end and other.start < one.end


def _rivals(one: _Pair, other: _Pair) -> bool:
    """Tell whether of two triples only one can be meant."""
    if _overlap(one.object, other.object) and {one.object.kind, other.object.kind} != {"demonym", "description"}:
        is_shared = one.object is other.object and one.property.iri != other.property.iri
        return not (is_shared and one.cue is not None and other.cue is not None and share_object(one.cue, other.cue))
    is_same = one.property.iri == other.property.iri
    return is_same and one.property.is_functional and one.subject.chain == other.subject.chain
