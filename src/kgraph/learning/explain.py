"""Read what a model has learnt of a relation: its strongest cues, and those of them that a frame can say.

Weights belong to features of pairs (`pairs.py`). "phrase=by>build" is an object after "by" below "build"; such features
of grammar become frames, which need no model.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple

import numpy as np

from kgraph.errors import PipelineError
from kgraph.learning.examples import relation_key
from kgraph.learning.model import Model

_PHRASE, _GRAMMAR, _VERB, _NOUN = "phrase=", "dep-head=", "near-verb=", "near-noun="
_SHARE, _SURE, _SPAN = 0.25, 0.6, 0.25
_FRAMES = 6
# Where the object stands beside a verb, and where the subject then is.
_SLOTS = {"dobj": ("subject", "object"), "nsubj": ("object", "subject"), "nsubjpass": ("subject", "object")}


class Cue(NamedTuple):
    """A feature of pairs and its weight for one relation."""

    feature: str
    weight: float


class LearntFrame(NamedTuple):
    """A frame that cues make.

    Args:
        kind: `verb` or `noun`.
        lemma: The word that evokes it.
        subject: Slots of the subject.
        object: Slot of the object.
        confidence: 0 to 1.
    """

    kind: str
    lemma: str
    subject: str
    object: str
    confidence: float


def find_cues_of(model: Model, relation: str) -> list[Cue]:
    """Give the cues of a relation, the strongest first.

    Args:
        model: What was learnt.
        relation: Label of a property.

    Raises:
        PipelineError: If the model does not know it.
    """
    key = relation_key(relation)
    if key not in model.pairs.columns:
        known = ", ".join(repr(name) for name in model.pairs.columns[:8])
        raise PipelineError(
            "unknown-relation",
            f"the model has learnt no property {relation!r}; it knows {len(model.pairs.columns)}, such as {known}.",
            "Give the rdfs:label of one of them, or * for all.",
        )
    column = model.pairs.dense([model.pairs.columns.index(key)])[:, 0]
    names = list(model.pairs.features)
    # Equal weights in the order of their names.
    order = sorted(np.flatnonzero(column).tolist(), key=lambda number: (-float(column[number]), names[number]))
    return [Cue(names[number], round(float(column[number]), 3)) for number in order]


def to_frames(cues: list[Cue]) -> list[LearntFrame]:
    """Make frames of the cues of a relation that grammar can say.

    Example:
        >>> to_frames([Cue("phrase=by>build", 1.0), Cue("near-verb=build", 0.5)])
        [LearntFrame(kind='verb', lemma='build', subject='object', object='subject', confidence=0.85)]
    """
    weights = {cue.feature: cue.weight for cue in cues}
    found: dict[tuple[str, ...], LearntFrame] = {}
    strongest = max((cue.weight for cue in cues), default=0.0)
    for cue in cues:
        if cue.weight < _SHARE * strongest or len(found) == _FRAMES:
            break
        confidence = round(_SURE + _SPAN * cue.weight / strongest, 2)
        for frame in _frames_of(cue.feature, weights, confidence):
            found.setdefault(frame[:4], frame)
    return list(found.values())


def _frames_of(feature: str, weights: Mapping[str, float], confidence: float) -> Iterator[LearntFrame]:
    name, _, rest = feature.partition("=")
    first, _, lemma = rest.partition(">")
    # Entities stand as their labels, in capitals: they evoke nothing.
    if not lemma.isalpha() or not lemma.islower() or not first.isalpha():
        return
    is_verb = f"{_VERB}{lemma}" in weights
    if f"{name}=" == _PHRASE and is_verb:
        subject, slot = ("object", "subject") if first == "by" else ("object subject", first)
        yield LearntFrame("verb", lemma, subject, slot, confidence)
    elif f"{name}=" == _PHRASE and f"{_NOUN}{lemma}" in weights:
        yield LearntFrame("noun", lemma, "holder" if first == "of" else "possessor of", first, confidence)
    elif f"{name}=" == _GRAMMAR and is_verb and first in _SLOTS:
        yield LearntFrame("verb", lemma, *_SLOTS[first], confidence)
