"""Figures with their uncertainty: precision, recall and F1 of counts per sentence, bootstrapped over sentences.

The interval is the percentile bootstrap (Efron 1979): sentences are drawn with replacement, because the statements of
one sentence are right or wrong together. The same seed gives the same interval.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Counts = NDArray[np.float64]

RESAMPLES = 1000
_PERCENTILES = (2.5, 97.5)


class Tally(NamedTuple):
    """How many of one sentence's statements were found, made up and missed."""

    right: int = 0
    extra: int = 0
    missed: int = 0


@dataclass(frozen=True, slots=True)
class Rate:
    """A share between 0 and 1, None where nothing is counted, with the ends of its 95 % interval."""

    value: float | None
    low: float | None = None
    high: float | None = None


@dataclass(frozen=True, slots=True)
class Figure:
    """How well one group of statements was read.

    Args:
        right: Statements that are in gold and were read.
        extra: Statements that were read and are not in gold.
        missed: Statements that are in gold and were not read.
        precision: right / (right + extra).
        recall: right / (right + missed).
        f1: Their harmonic mean.
    """

    right: int
    extra: int
    missed: int
    precision: Rate
    recall: Rate
    f1: Rate


@dataclass(frozen=True, slots=True)
class Evaluation:
    """What a comparison with gold found.

    Args:
        sentences: How many sentences were compared.
        figures: Figure by group: `overall`, `loose`, `roles`, and `property`, `status` or `value` with a name after a
            colon.
        counts: `must_not`, `must_not violated`, `duplicates`, `open`, `optional`, `wrong status`, `asserted wrongly`.
        shares: Right and counted: `status` of statements found, `speaker` and `time` of statements matched.
        findings: One line for each miss, extra, wrong status and violation, with its sentence's id.
    """

    sentences: int
    figures: Mapping[str, Figure]
    counts: Mapping[str, int]
    shares: Mapping[str, tuple[int, int]]
    findings: tuple[str, ...]


def bootstrap(tallies: Sequence[Mapping[str, Tally]], seed: int) -> dict[str, Figure]:
    """Add up tallies by group, with intervals over sentences.

    Args:
        tallies: For each sentence, a tally by group.
        seed: Of the random draws.

    Returns:
        A figure for each group, sorted by name.
    """
    import numpy as np  # noqa: PLC0415 - importing a stage stays light

    groups = sorted({group for tally in tallies for group in tally})
    if not groups:
        return {}
    table = np.array([[tally.get(group, Tally()) for group in groups] for tally in tallies], dtype=float)
    draws = np.random.default_rng(seed).integers(len(tallies), size=(RESAMPLES, len(tallies)))
    weights = np.stack([np.bincount(draw, minlength=len(tallies)) for draw in draws]).astype(float)
    samples = np.einsum("rs,sgc->rgc", weights, table)
    totals = table.sum(axis=0)
    return {group: _figure(totals[index], samples[:, index]) for index, group in enumerate(groups)}


def _figure(total: Counts, samples: Counts) -> Figure:
    right, extra, missed = (int(count) for count in total)
    rates = (_rate(total, samples, weights) for weights in ((1, 1, 0), (1, 0, 1), (2, 1, 1)))
    precision, recall, f1 = rates
    return Figure(right, extra, missed, precision, recall, f1)


def _rate(total: Counts, samples: Counts, weights: tuple[int, int, int]) -> Rate:
    """Divide the right ones by a weighted sum of counts, for the whole and for each draw that counts something."""
    import numpy as np  # noqa: PLC0415 - as above

    def divide(counts: Any) -> Any:  # noqa: ANN401 - one row or many
        return weights[0] * counts[..., 0] / (counts @ np.array(weights, dtype=float))

    drawn = samples[samples @ np.array(weights, dtype=float) > 0]
    if not total @ np.array(weights, dtype=float) or not len(drawn):
        return Rate(None)
    low, high = np.percentile(divide(drawn), _PERCENTILES)
    return Rate(float(divide(total)), float(low), float(high))
