"""Read a sentence for an ontology by the labels of its properties.

Comes in: a Doc that kgraph's components have read, and the user's ontology. Goes out: scored triples. For the things of
a text (`things.py`, `guesses.py`) and the properties it is weighed which word says which property of which
(`objects.py`), which subject grammar, domain and topic choose (`subjects.py`), and what else may be meant
(`choosing.py`). `features.py` describes all that, and `weights.json` says how much each feature tells.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from spacy.tokens import Doc, Token

from kgraph.model import Status
from kgraph.nlp.schema_reading.choosing import Pair, choose
from kgraph.nlp.schema_reading.features import Kinds, object_features, pair_features, rank_features
from kgraph.nlp.schema_reading.fitting import Fitting
from kgraph.nlp.schema_reading.labels import shown
from kgraph.nlp.schema_reading.objects import Candidate, find_candidates
from kgraph.nlp.schema_reading.scene import Scene, look, overlap
from kgraph.nlp.schema_reading.subjects import find_subjects
from kgraph.nlp.schema_reading.things import Thing
from kgraph.nlp.schema_reading.weights import Weights, read_weights
from kgraph.nlp.schema_reading.words import read_words, to_sayings
from kgraph.nlp.status import get_status
from kgraph.ontology import Ontology, Property
from kgraph.parsed import Extracted, Name

_THRESHOLD = 0.05
_MOST = 25


class _Weighed(NamedTuple):
    """An object of a property with what tells of it whatever the subject, and how much."""

    base: float
    candidate: Candidate
    shared: tuple[str, ...]


class SchemaReader:
    """Read sentences by the labels of an ontology.

    Args:
        ontology: The user's ontology, as `kgraph.ontology.load_ontology` gives it.
        threshold: Score below which only the surest triple of a text is given.
        weights: How much each feature tells; None for those that come with kgraph.
    """

    def __init__(self, ontology: Ontology, threshold: float = _THRESHOLD, weights: Weights | None = None) -> None:
        self._ontology = ontology
        self._threshold = threshold
        self._weights = read_weights() if weights is None else weights
        self._fitting = Fitting(ontology)
        self._names = frozenset(ontology.cue_lists.get("language-name", {}))
        self._words = list(read_words(ontology))
        self._sayings = to_sayings(self._words)
        ends = Counter((found.domain, found.range) for found, _ in self._words)
        self._kinds = {found.iri: self._kinds_of(found, ends) for found, _ in self._words}

    def read(self, doc: Doc) -> list[Extracted]:
        """Extract the triples of a Doc, the best first.

        Args:
            doc: A Doc with mentions and values.
        """
        scene = self.look(doc)
        return [self.extracted(pair, scene) for pair in choose(list(self.weigh(scene, _MOST)), self._threshold)]

    def weigh(self, scene: Scene, most: int | None = None) -> Iterator[Pair]:
        """Weigh the triples that a text may mean.

        Args:
            scene: The text.
            most: How many objects of properties, the likeliest, are looked at with their subjects; None for all.
        """
        found: list[_Weighed] = []
        for candidate, rank in find_candidates(scene, self._words, self._fitting):
            cue = candidate.said.cue
            if _is_asserted(cue if cue is not None else candidate.thing.token):
                kinds = self._kinds[candidate.property.iri]
                shared = (*object_features(candidate, kinds, scene), *rank_features(rank, candidate.said, kinds))
                found.append(_Weighed(self._weights.total(shared), candidate, shared))
        found.sort(key=lambda one: -one.base)
        for one in found[:most]:
            yield from self._pairs(one, scene)

    def look(self, doc: Doc) -> Scene:
        """Look at a Doc for what may be said in it."""
        return look(doc, self._sayings, self._names)

    def extracted(self, pair: Pair, scene: Scene) -> Extracted:
        """Show what a pair says."""
        pair = _of_topic(pair, scene.topic)
        found, cue = pair.property, pair.cue
        return Extracted(
            self._name(_best_name(pair.subject, scene.things), found.domain),
            found.label,
            self._name(pair.object, found.range),
            round(pair.score, 3),
            (cue.idx, cue.idx + len(cue)) if cue is not None else None,
        )

    def _name(self, thing: Thing, classes: tuple[str, ...]) -> Name:
        return Name(*shown(thing, classes, self._ontology), thing.start, thing.end)

    def _pairs(self, one: _Weighed, scene: Scene) -> Iterator[Pair]:
        """Weigh an object of a property with each of its likeliest subjects."""
        candidate = one.candidate
        found, kinds = candidate.property, self._kinds[candidate.property.iri]
        for number, subject in enumerate(find_subjects(candidate, scene, self._fitting)):
            own = tuple(pair_features(subject, number, candidate, kinds, scene))
            score = self._weights.score(own, one.base)
            yield Pair(score, subject.thing, found, candidate.thing, candidate.said.cue, (*one.shared, *own))

    def _kinds_of(self, found: Property, ends: Counter[tuple[tuple[str, ...], tuple[str, ...]]]) -> Kinds:
        return Kinds(
            self._fitting.kind_of(found.domain),
            self._fitting.kind_of(found.range),
            bool(found.range) and ends[found.domain, found.range] == 1,
        )


def _is_asserted(word: Token) -> bool:
    """Tell whether the text says so: neither denied nor planned, and in nobody else's name."""
    return get_status(word.doc, word).status is Status.ASSERTED


def _of_topic(pair: Pair, topic: Thing | None) -> Pair:
    """Give what a text is about for a subject without a name ("it", "the film"), where the object is something else."""
    if topic is None or topic.kind != "name" or overlap(topic, pair.object):
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
