"""Learn a model from lessons: the stages are fitted one after the other, each on what the one before gives.

The pair stage sees scores of stretches; for training these come from models that have not seen the example
(cross-fitting), as they will for new texts.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from functools import partial
from importlib.util import find_spec
from typing import Any

from kgraph.errors import PipelineError
from kgraph.learning.examples import ExampleTriple, Problem, relations_of
from kgraph.learning.fit_judging import CrossFitted, fit_judging, odds_of_parts
from kgraph.learning.fit_labels import fit_labels
from kgraph.learning.fit_pairs import fit_pairs, make_table
from kgraph.learning.fit_stretches import fit_stretches
from kgraph.learning.judging import Counts
from kgraph.learning.labels import LabelForms
from kgraph.learning.lessons import Item, Lesson, count_objects, prepare
from kgraph.learning.linear import to_linear
from kgraph.learning.model import LearntOntology, Model, count_examples, fingerprint
from kgraph.learning.senses import find_senses
from kgraph.ontology import Ontology

Progress = Callable[[int, str], None]
_FOLDS = 3


@dataclass(frozen=True, slots=True)
class Settings:
    """How to learn.

    Args:
        seed: Decides how examples are split for cross-fitting.
        looseness: Inverse strength of the penalty on large weights of the pair stage.
        unlabelled: Weight of a pair that no triple of the example names.
    """

    seed: int = 0
    looseness: float = 0.5
    unlabelled: float = 0.3


def learn(
    lessons: Sequence[Lesson],
    settings: Settings | None = None,
    progress: Progress | None = None,
    base: Model | None = None,
) -> tuple[Model, list[Problem]]:
    """Learn one model from several lessons.

    Args:
        lessons: Files of examples with their ontologies.
        settings: How to learn.
        progress: Called with the number of steps done and the name of the next.
        base: An earlier model to start from.

    Returns:
        The model, and a problem for each name that is not found in its sentence.

    Raises:
        PipelineError: If no triple of the examples can be found in its sentence, or scikit-learn is not installed.
    """
    if find_spec("sklearn") is None:
        raise PipelineError("no-scikit-learn", "training needs scikit-learn.", "Run: pip install 'kgraph[train]'")
    settings = settings or Settings()
    steps = _Steps(progress)
    steps.tell("aligning examples")
    ontologies = {fingerprint(lesson.ontology): lesson.ontology for lesson in lessons}
    items, problems = _prepare(lessons, settings.seed)
    learnt = _learnt(ontologies, items, base)
    steps.tell("learning what a subject looks like")
    subjects, own = fit_stretches(items, tuple(learnt), "subject", _FOLDS, base.subjects if base else None)
    steps.tell("learning what an object looks like")
    objects, other = fit_stretches(items, tuple(learnt), "object", _FOLDS, base.objects if base else None)
    earlier = base.pairs if base else None
    table = make_table(items, own, other, earlier)
    if not table.right:
        raise PipelineError(
            "nothing-aligned",
            "no triple of the examples has its subject and its object in its sentence.",
            "Write subjects and objects as the sentences name them.",
        )
    strength = (settings.looseness, settings.unlabelled)
    columns = fit_pairs(table, learnt, earlier, strength, steps.tell)
    steps.tell("learning to judge triples beside each other")
    fit_without = partial(fit_pairs, table, learnt, earlier, strength, _quiet)
    seen = CrossFitted(
        odds_of_parts(table, learnt, fit_without, _FOLDS),
        own,
        other,
        {part: _without(part, ontologies, items, base) for part in range(_FOLDS)},
    )
    senses = {mark: find_senses(ontology, learnt[mark].relations) for mark, ontology in ontologies.items()}
    judge, coverage = fit_judging(items, table, seen, senses, base.judge if base else None)
    model = Model(
        about=_about(lessons, settings, problems, base),
        ontologies=tuple(learnt.values()),
        subjects=subjects,
        objects=objects,
        pairs=to_linear(table.features, columns),
        judge=judge,
        labels=fit_labels(items, base.labels if base else None),
        coverage=coverage,
        always=all(example.triples for lesson in lessons for example in lesson.examples),
    )
    return model, problems


class _Steps:
    """Count the steps of learning and tell each."""

    def __init__(self, progress: Progress | None) -> None:
        self._progress = progress
        self._done = 0

    def tell(self, what: str) -> None:
        """Tell the next step."""
        if self._progress is not None:
            self._progress(self._done, what)
        self._done += 1


def _prepare(lessons: Sequence[Lesson], seed: int) -> tuple[list[Item], list[Problem]]:
    items: list[Item] = []
    problems: list[Problem] = []
    for lesson in lessons:
        own, not_found = prepare(lesson, fingerprint(lesson.ontology), seed, _FOLDS)
        items += own
        problems += not_found
    return items, problems


def _quiet(_: str) -> None:
    """Tell nothing: steps of cross-fitting are not counted."""


def _learnt(ontologies: Mapping[str, Ontology], items: Sequence[Item], base: Model | None) -> dict[str, LearntOntology]:
    """Describe the ontologies, with how many triples of the examples each relation has."""
    before = {learnt.fingerprint: learnt for learnt in base.ontologies} if base else {}
    counts = {mark: Counter(before[mark].examples if mark in before else {}) for mark in ontologies}
    objects = {mark: count_objects(_triples_of(items, mark)) for mark in ontologies}
    for item in items:
        counts[item.ontology].update(found.relation for found in item.triples)
    for mark in set(before) & set(ontologies):
        for name, earlier in before[mark].objects.items():
            objects[mark].setdefault(name, Counter()).update(earlier)
    return {
        mark: LearntOntology(
            ontology.sources[0] if ontology.sources else "",
            mark,
            relations_of(ontology),
            dict(counts[mark]),
            {name: dict(found) for name, found in objects[mark].items()},
        )
        for mark, ontology in ontologies.items()
    }


def _triples_of(items: Sequence[Item], ontology: str) -> Iterator[list[ExampleTriple]]:
    return ([found.triple for found in item.triples] for item in items if item.ontology == ontology)


def _without(
    part: int, ontologies: Mapping[str, Ontology], items: Sequence[Item], base: Model | None
) -> tuple[LabelForms, dict[str, Counts]]:
    """Learn labels and counts without a part of the examples."""
    others = [item for item in items if item.part != part]
    return fit_labels(others, base.labels if base else None), count_examples(_learnt(ontologies, others, base).values())


def _about(
    lessons: Sequence[Lesson], settings: Settings, problems: Sequence[Problem], base: Model | None
) -> dict[str, Any]:
    return {
        "settings": asdict(settings),
        "lessons": [
            {
                "file": lesson.file,
                "ontology": lesson.ontology.sources[0] if lesson.ontology.sources else "",
                "examples": len(lesson.examples),
                "triples": sum(len(example.triples) for example in lesson.examples),
            }
            for lesson in lessons
        ],
        "names not found": len(problems),
        "base": base.about if base else None,
    }
