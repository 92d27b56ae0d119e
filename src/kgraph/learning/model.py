"""A learnt model, and extraction with it.

Stretches → subjects and objects → pairs with relations → triples beside their rivals → triples with their labels.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import chain
from typing import Any

import numpy as np

from kgraph.errors import OntologyError
from kgraph.learning.choice import UNLIKELY, Scored, best_part, decide, iter_pairs
from kgraph.learning.comparing import Judge
from kgraph.learning.cues import find_cues
from kgraph.learning.examples import relations_of
from kgraph.learning.features import Kinds, StretchRows, stretch_kinds
from kgraph.learning.judging import NEVER, Counts, Crowd, Labeller, judge_features
from kgraph.learning.labels import LabelForms, labeller
from kgraph.learning.linear import Floats, Grouped, Linear, Scorer
from kgraph.learning.pairs import PairLookUps, PairRows
from kgraph.learning.senses import find_senses
from kgraph.learning.stretches import Stretch, find_stretches
from kgraph.learning.view import View
from kgraph.ontology import Ontology
from kgraph.parsed import Extracted, Name, ParsedText

SHARED = ""


@dataclass(frozen=True, slots=True)
class LearntOntology:
    """An ontology that a model serves.

    Args:
        file: Name of its file.
        fingerprint: Of its properties with their domains and ranges; names its own columns of weights.
        relations: Label by key of each property.
        examples: How many triples of its examples each relation has.
        objects: How many of them each object has, by relation; objects by their folded names.
    """

    file: str
    fingerprint: str
    relations: Mapping[str, str]
    examples: Mapping[str, int] = field(default_factory=dict)
    objects: Mapping[str, Mapping[str, int]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Model:
    """What was learnt.

    Args:
        about: What it was learnt from and with: examples, problems, seed, versions.
        ontologies: The ontologies it serves.
        subjects: Scores a stretch as a subject; a column shared by all ontologies, and one for each.
        objects: The same for objects.
        pairs: Scores a pair for each relation.
        judge: Scores a possible triple beside the others of its text.
        labels: Which form a name takes.
        coverage: Which share of the triples that texts say is among the possible ones.
        always: Whether each text says at least one triple, as each example does.
    """

    about: Mapping[str, Any]
    ontologies: tuple[LearntOntology, ...]
    subjects: Linear
    objects: Linear
    pairs: Linear
    judge: Judge
    labels: LabelForms
    coverage: float
    always: bool


def fingerprint(ontology: Ontology) -> str:
    """Give a hash of what a model depends on: the properties of an ontology, their domains and ranges."""
    lines = sorted(
        "\t".join((found.iri, found.label, *found.domain, "-", *found.range)) for found in ontology.properties.values()
    )
    return hashlib.sha256("\n".join(lines).encode()).hexdigest()[:16]


class Extractor:
    """Extraction for one ontology.

    Args:
        model: What was learnt.
        ontology: The ontology to extract for.

    Raises:
        OntologyError: If the model was not learnt for this ontology.
    """

    def __init__(self, model: Model, ontology: Ontology) -> None:
        self._model = model
        self._ontology = _find(model, ontology)
        self._cues = find_cues(ontology)
        own = self._ontology.fingerprint
        self._stretches = _side_by_side(_combined(model.subjects, own), _combined(model.objects, own))
        self._relations = find_senses(ontology, self._ontology.relations)
        self._pairs = _of_relations(model.pairs, list(self._relations))
        self._kinds: Kinds[int] = stretch_kinds(self._stretches.numbers)
        self._pair_look_ups: PairLookUps[int] = PairLookUps(self._pairs.numbers)
        self._counts = count_examples(model.ontologies)[own]

    def extract(self, parsed: ParsedText, threshold: float | None = None) -> list[Extracted]:
        """Extract the triples of a text, the likeliest first.

        Args:
            parsed: The text.
            threshold: Probability that a triple must have; None for the choice that promises the best F1.
        """
        view = View(parsed, self._cues)
        label = labeller(self._model.labels, view, self._ontology.fingerprint)
        candidates = self._score(view, label)
        chosen = decide(candidates, 0.0 if threshold is None else threshold, always=False)
        if threshold is None:
            expected = sum(found.probability for found in candidates) / self._model.coverage
            chosen = best_part(chosen, expected, always=self._model.always)
        return [self._named(view, found, label) for found in chosen]

    def _score(self, view: View, label: Labeller) -> list[Scored]:
        """Give the possible triples of a text with their probabilities, the best odds first."""
        stretches = find_stretches(view, self._ontology.objects)
        if not stretches or not self._relations:
            return []
        subjects, objects = self._score_stretches(view, stretches)
        # Learnt from with all its rivals, an object that is none by itself is as a rule not worth its pairs.
        pairs = list(iter_pairs(subjects, objects, UNLIKELY))
        if not pairs:
            return []
        best = max(subjects.values())
        rows = Grouped(self._pairs)
        described = PairRows(view, self._pair_look_ups, rows.group)
        odds = rows.score(
            [
                described.describe(one, other, (subjects[one], objects[other]), is_best=subjects[one] == best)
                for one, other in pairs
            ]
        )
        judged = judge_features(Crowd(view, pairs, self._relations, odds, subjects, objects, label), self._counts)
        chances = 1 / (1 + np.exp(-self._model.judge.odds(judged)))
        return [found._replace(probability=chance) for (found, _), chance in zip(judged, chances.tolist(), strict=True)]

    def _score_stretches(
        self, view: View, stretches: Mapping[Stretch, frozenset[str]]
    ) -> tuple[dict[Stretch, float], dict[Stretch, float]]:
        rows = Grouped(self._stretches)
        described = StretchRows(view, rows.numbers, self._kinds, rows.group)
        scores = rows.score(
            [
                described.describe(stretch, sources) + described.describe_words(stretch)
                for stretch, sources in stretches.items()
            ]
        )
        subjects, objects = (dict(zip(stretches, column, strict=True)) for column in scores.T.tolist())
        return subjects, objects

    def _named(self, view: View, found: Scored, label: Labeller) -> Extracted:
        names = []
        for slot, stretch in (("subject", found.subject), ("object", found.object)):
            given = label(stretch, slot, found.relation)
            names.append(Name(given.text, given.form, *view.characters(*stretch)))
        return Extracted(names[0], self._ontology.relations[found.relation], names[1], round(found.probability, 4))


def count_examples(ontologies: Iterable[LearntOntology]) -> dict[str, Counts]:
    """Count the triples of the examples by relation: of each ontology by its fingerprint, and of all."""
    ontologies = tuple(ontologies)
    total: Counter[str] = Counter()
    for learnt in ontologies:
        total.update(learnt.examples)
    return {learnt.fingerprint: Counts(learnt.examples, total, learnt.objects) for learnt in ontologies}


def _of_relations(stage: Linear, names: Sequence[str]) -> Scorer:
    """Give a column to each relation; one that no example shows is never likely by itself."""
    places = {name: number for number, name in enumerate(stage.columns)}
    known = [number for number, name in enumerate(names) if name in places]
    columns = [places[names[number]] for number in known]
    weights = np.zeros((len(stage.features), len(names)), np.float32)
    bias = np.full(len(names), NEVER, np.float32)
    weights[:, known], bias[known] = stage.dense(columns), stage.bias[columns]
    return Scorer(stage.features, weights, bias)


def _side_by_side(*columns: tuple[Mapping[str, int], Floats, Floats]) -> Scorer:
    """Put columns of weights together whose features differ."""
    number = {name: number for number, name in enumerate(dict.fromkeys(chain(*(names for names, _, _ in columns))))}
    weights = np.zeros((len(number), len(columns)), np.float32)
    for place, (names, own, _) in enumerate(columns):
        weights[[number[name] for name in names], place] = own
    return Scorer(number, weights, np.concatenate([bias for _, _, bias in columns]))


def _combined(stage: Linear, own: str) -> tuple[Mapping[str, int], Floats, Floats]:
    """Add an ontology's own weights to the shared ones."""
    columns = [number for number, name in enumerate(stage.columns) if name in {SHARED, own}]
    weights: Floats = stage.dense(columns).sum(axis=1)
    bias: Floats = stage.bias[columns].sum(keepdims=True)
    return stage.features, weights, bias


def _find(model: Model, ontology: Ontology) -> LearntOntology:
    """Find the ontology of a model that is the one given."""
    mark = fingerprint(ontology)
    for learnt in model.ontologies:
        if learnt.fingerprint == mark:
            return learnt
    known = ", ".join(f"{learnt.file} ({len(learnt.relations)} relations)" for learnt in model.ontologies)
    missing = _differences(model.ontologies, relations_of(ontology))
    raise OntologyError(
        "ontology-mismatch",
        f"the model was not learnt for the ontology {_file_of(ontology)!r}{missing}; it was learnt for {known}.",
        "Give one of these with --ontology, or train anew.",
    )


def _file_of(ontology: Ontology) -> str:
    return ontology.sources[0] if ontology.sources else "given"


def _differences(learnt: Sequence[LearntOntology], relations: Mapping[str, str]) -> str:
    """Say what the most similar ontology of a model lacks."""
    nearest = max(learnt, key=lambda other: len(set(relations) & set(other.relations)), default=None)
    new = sorted(set(relations) - set(nearest.relations)) if nearest else []
    return f", whose properties {', '.join(map(repr, new[:3]))} it does not know" if new else ""
