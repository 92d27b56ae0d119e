"""Measure how fast this machine runs a spaCy model: as spaCy loads it, and with kgraph's quicker components."""

from __future__ import annotations

import time
from collections.abc import Sequence
from typing import NamedTuple

from spacy.language import Language

from kgraph.nlp.faster import speed_up
from kgraph.nlp.load import load_model

_WARM_UP = 5
_LEAST_SECONDS = 1e-3
"""Clocks of some machines stand still for a while."""


class Speed(NamedTuple):
    """Words that one core reads in a second.

    Args:
        plain: With the model as spaCy loads it.
        quick: With kgraph's quicker components; what kgraph itself reads of the text is not in it.
    """

    plain: float
    quick: float


def measure_speed(texts: Sequence[str], model: str = "") -> Speed:
    """Measure how fast a model reads texts, in CPU time.

    Args:
        texts: Texts of some thousand words in all; every fifth is read before the clock starts.
        model: Installed package or folder; empty for the default.

    Returns:
        Both speeds.

    Raises:
        PipelineError: If the model cannot be loaded.

    Example:
        >>> measure_speed(["The ferry left Bergen."] * 10).plain > 0
        True
    """
    nlp = load_model(model, quick=False)
    return Speed(_words_a_second(nlp, texts), _words_a_second(speed_up(nlp), texts))


def _words_a_second(nlp: Language, texts: Sequence[str]) -> float:
    measured = [text for number, text in enumerate(texts) if number % _WARM_UP]
    list(nlp.pipe(texts[::_WARM_UP]))
    started = time.process_time()
    list(nlp.pipe(measured))
    seconds = time.process_time() - started
    return sum(len(text.split()) for text in measured) / max(seconds, _LEAST_SECONDS)
