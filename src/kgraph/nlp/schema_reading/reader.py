"""Read a sentence for an ontology by the labels of its properties.

Comes in: a Doc that kgraph's components have read, and the user's ontology. Goes out: scored triples. For every thing
of a sentence and every property it is weighed how near the words that say the property stand to it (`evidence.py`), and
how well the thing's class or kind of value fits the range. Domain, grammar and topic choose the subject.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from spacy.tokens import Doc, Span, Token

from kgraph.model import Status, ValueKind
from kgraph.nlp.schema_reading.evidence import Nearness
from kgraph.nlp.schema_reading.labels import shown
from kgraph.nlp.schema_reading.things import Thing, iter_things
from kgraph.nlp.schema_reading.words import Words, read_words
from kgraph.nlp.status import get_status
from kgraph.ontology import Ontology, Property
from kgraph.ontology.alignment import forms
from kgraph.ontology.vocab import NS, kg
from kgraph.parsed import Extracted, Name

_UNKNOWN = frozenset((kg("Concept"), kg("Entity"), kg("Role"), kg("Work"), kg("Product")))
_THRESHOLD, _FLOOR = 0.15, 0.02
_NUMERIC = 0.8
_FIT, _MAYBE, _MIXED, _FAR, _HARDLY, _NEVER = 1.0, 0.65, 0.6, 0.6, 0.15, 0.0
_AGENTS = frozenset((kg("Person"), kg("Organization")))
_NAMED = frozenset((*_AGENTS, kg("Place"), kg("Country"), kg("City"), kg("Company")))


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
        pairs: list[_Pair] = []
        for thing in things:
            if thing.kind == "pronoun":
                continue
            pairs.extend(self._pairs(things, thing, nearness, topic))
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

    def _pairs(self, things: Sequence[Thing], thing: Thing, nearness: Nearness, topic: Thing | None) -> list[_Pair]:
        sentence = thing.token.sent
        best: list[_Pair] = []
        for found, words in self._words:
            if self._is_common(thing, found, words):
                continue
            fit = self._fit(thing, found, words)
            if not fit:
                continue
            score, cue = _said(sentence, thing, words, nearness)
            score *= fit
            if score <= _FLOOR:
                continue
            subject = self._subject(things, thing, found, cue, nearness, topic)
            if subject is not None and _is_asserted(cue if cue is not None else thing.token):
                best.append(_Pair(score * subject[0], subject[1], found, thing, cue))
        return best

    def _is_common(self, thing: Thing, found: Property, words: Words) -> bool:
        """Tell whether a noun only repeats the property or its range ("serves the city of Lindby")."""
        heads = {form.split()[-1] for cls in found.range if cls in self._ontology.classes for form in self._forms(cls)}
        lemma = thing.token.lemma_.lower()
        return thing.token.text[0].islower() and (lemma in words.cues.words or lemma in heads)

    def _fit(self, thing: Thing, found: Property, words: Words) -> float:
        """Tell how well a thing fits the range of a property."""
        holds = {kind for iri in found.range for kind in self._ontology.value_kinds.get(iri, ())}
        if thing.value is not None:
            if holds:
                is_year = "date" in words.cues.kinds and thing.value.kind in {ValueKind.DATE, ValueKind.INTERVAL}
                return _FIT if thing.value.kind in holds or is_year else _NEVER
            known = any(iri.startswith(NS) for cls in found.range for iri in self._ontology.ancestors(cls))
            return _value_fit(thing.value.kind, words.cues.kinds, has_range=known)
        if holds and "text" not in holds:
            return _NEVER
        if "date" in words.cues.kinds and "place" not in words.cues.kinds and not found.range:
            return _HARDLY
        return self._class_fit(thing, found.range)

    def _class_fit(self, thing: Thing, classes: tuple[str, ...]) -> float:
        if not classes:
            return _MAYBE
        if self._ontology.is_any(thing.cls, classes) or self._is_named_as(thing, classes):
            return _FIT
        known = {iri for cls in classes for iri in self._ontology.ancestors(cls) if iri.startswith(NS)}
        if known & _NAMED and thing.kind not in {"name", "demonym"} and not thing.label[:1].isupper():
            # People, bodies and places are called by their names.
            return _HARDLY
        if thing.cls in _UNKNOWN or any(self._ontology.is_a(cls, thing.cls) for cls in classes):
            return _MAYBE
        if thing.kind == "name" and known & _AGENTS and self._ontology.is_any(thing.cls, tuple(_AGENTS)):
            return _MIXED
        return _HARDLY if known else _FAR

    def _is_named_as(self, thing: Thing, classes: tuple[str, ...]) -> bool:
        """Tell whether the class is a part of the name ("Litchfield Observatory"), or a list of names has it."""
        words = thing.label.lower().split()
        heads = {form.split()[-1] for cls in classes if cls in self._ontology.classes for form in self._forms(cls)}
        if thing.kind == "name" and len(words) > 1 and heads & set(words):
            return True
        return bool(words) and any(
            words[-1] in self._ontology.cue_lists.get(f"{head}-name", {}) for head in sorted(heads)
        )

    def _forms(self, cls: str) -> tuple[str, ...]:
        return tuple(form for form in forms(self._ontology.classes[cls]) if form)

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
            if thing.chain >= 0 and thing.chain == object_.chain:
                continue
            score = self._class_fit(thing, found.domain) ** 0.5
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


def _is_asserted(word: Token) -> bool:
    """Tell whether the text says so: neither denied nor planned, and in nobody else's name."""
    return get_status(word.doc, word).status is Status.ASSERTED


def _value_fit(kind: str, kinds: frozenset[str], has_range: bool) -> float:
    if kind in {ValueKind.DATE, ValueKind.INTERVAL}:
        return _FIT if "date" in kinds and not has_range else _NEVER
    return _NUMERIC if not has_range and not kinds & {"date", "place", "kind"} else _NEVER


def _said(sentence: Span, thing: Thing, words: Words, nearness: Nearness) -> tuple[float, Token | None]:
    """Weigh the words of a sentence that say a property, as seen from a thing."""
    best, cue = (max(words.floor, words.by) if _is_by(thing, words) else words.floor), None
    if thing.kind == "demonym":
        best = max(best, words.demonym)
    for token in sentence:
        weight = words.weights.get(token.lemma_.lower()) or words.weights.get(token.lower_)
        if not weight or (thing.start <= token.idx < thing.end and token.i == thing.token.i):
            continue
        score = weight * nearness(token, thing.token)
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
    """Find what a text is about: the subject of its first sentence, or its first name."""
    subjects = [t for t in things if t.token.dep_ in {"nsubj", "nsubjpass"} and t.value is None and t.kind != "pronoun"]
    names = [thing for thing in things if thing.kind == "name"]
    return (subjects or names or [None])[0]  # type: ignore[list-item]


def _of_topic(pair: _Pair, topic: Thing | None) -> _Pair:
    """Give what a text is about for a subject without a name ("it", "the film"), where the object is something else."""
    if pair.subject.kind == "name" or topic is None or topic.kind != "name" or _overlap(topic, pair.object):
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
    if _overlap(one.object, other.object):
        return True
    is_same = one.property.iri == other.property.iri
    return is_same and one.property.is_functional and one.subject.chain == other.subject.chain
