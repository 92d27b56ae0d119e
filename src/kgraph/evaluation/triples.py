"""Score triples that are strings, sentence by sentence, as Text2KGBench does, and strictly.

The benchmark (https://doi.org/10.5281/zenodo.7916716) compares strings in lower case without blanks and `_`, and throws
away predicted triples whose relation the sentence's gold does not have; the strict figures let them count. Figures are
means over sentences, then over groups of them (ontologies), with percentile bootstrap intervals over the sentences.
"""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Scores = NDArray[np.float64]

StringTriple = tuple[str, str, str]
NAMES = ("P", "R", "F1", "sP", "sR", "sF1", "conf", "halS", "halO")
"""Official and strict figures, conformance, and hallucinated subjects and objects."""
_DRAWS = 1000
_PERCENTILES = (2.5, 97.5)


def score_triples(
    predicted: Sequence[StringTriple], gold: Sequence[StringTriple], text: str, relations: AbstractSet[str]
) -> tuple[float, ...]:
    """Score the triples of one sentence.

    Args:
        predicted: Subject, label of the property and object of each.
        gold: The same, as they should be.
        text: The sentence; names that it does not hold, case, accents and punctuation aside, are hallucinated.
        relations: Labels of the ontology's properties.

    Returns:
        A number for each of `NAMES`.

    Example:
        >>> score_triples([("a", "r", "b"), ("a", "q", "c")], [("a", "r", "b")], "a and b", {"r", "q"})
        (1.0, 1.0, 1.0, 0.5, 1.0, 0.6666666666666666, 1.0, 0.0, 0.5)
    """
    wanted = {_key(triple[1]) for triple in gold}
    kept = {_key(*triple) for triple in predicted if _key(triple[1]) in wanted}
    right = {_key(*triple) for triple in gold}
    count = len(predicted)
    words = _letters(text)
    return (
        *_rates(kept, right),
        *_rates({_key(*triple) for triple in predicted}, right),
        sum(triple[1] in relations for triple in predicted) / count if count else 1.0,
        *(
            sum(_letters(triple[slot]) not in words for triple in predicted) / count if count else 0.0
            for slot in (0, 2)
        ),
    )


def _key(*parts: str) -> str:
    return re.sub(r"[_\s]+", "", "\t".join(parts)).lower()


def _letters(text: str) -> str:
    return "".join(letter for letter in unicodedata.normalize("NFKD", text).casefold() if letter.isalnum())


def _rates(predicted: AbstractSet[str], gold: AbstractSet[str]) -> tuple[float, float, float]:
    right = len(predicted & gold)
    if not right:
        return 0.0, 0.0, 0.0
    precision, recall = right / len(predicted), right / len(gold)
    return precision, recall, 2 * precision * recall / (precision + recall)


def interval(scores: Sequence[Scores], seed: int) -> tuple[Scores, Scores]:
    """Give the 95 % interval of the mean over groups.

    Args:
        scores: For each group, a row of figures for each sentence.
        seed: Of the random draws.
    """
    import numpy as np  # noqa: PLC0415 - importing a stage stays light

    draws = np.random.default_rng(seed)
    means = np.zeros((_DRAWS, scores[0].shape[1]))
    for rows in scores:
        for draw in range(_DRAWS):
            means[draw] += rows[draws.integers(len(rows), size=len(rows))].mean(axis=0) / len(scores)
    low, high = np.percentile(means, _PERCENTILES, axis=0)
    return low, high


def triples_to_table(scores: Mapping[str, Scores], seed: int = 0) -> str:
    """Write the figures of each group, and their mean with its 95 % interval, as text.

    Args:
        scores: For each group, a row of figures for each sentence.
        seed: Of the random draws.
    """
    return "\n".join(_lines(scores, seed)) + "\n"


def _lines(scores: Mapping[str, Scores], seed: int) -> Iterator[str]:
    width = max(map(len, (*scores, "mean")))
    yield f"{'':{width}}  {'n':>4}  " + "  ".join(f"{name:>6}" for name in NAMES)
    for name, rows in scores.items():
        yield _line(name, str(len(rows)), rows.mean(axis=0), width)
    means = [rows.mean(axis=0) for rows in scores.values()]
    mean: Scores = sum(means[1:], means[0]) / len(means)
    low, high = interval(list(scores.values()), seed)
    yield _line("mean", str(sum(map(len, scores.values()))), mean, width)
    yield _line("low", "", low, width)
    yield _line("high", "", high, width)


def _line(name: str, count: str, figures: Scores, width: int) -> str:
    return f"{name:{width}}  {count:>4}  " + "  ".join(f"{figure:6.3f}" for figure in figures)


def triples_to_json(scores: Scores, seed: int = 0) -> str:
    """Write the figures of one group as a JSON object: value, low and high of each."""
    low, high = interval([scores], seed)
    mean = scores.mean(axis=0)
    figures = {
        name: {"value": float(mean[number]), "low": float(low[number]), "high": float(high[number])}
        for number, name in enumerate(NAMES)
    }
    return json.dumps({"sentences": len(scores), "figures": figures}, indent=2) + "\n"
