"""Measure how far confidence can be believed: how often statements of each confidence are right.

    python benchmarks/reliability.py                            what the development gold decides
    python benchmarks/reliability.py benchmarks/judged/*.jsonl  and what was judged in articles
    python benchmarks/reliability.py --no-gold FILE…            only what was judged

A statement of the gold's sentences is right if gold has it with the same property, arguments and status; a judged
triple is right if its verdict is `correct`. Open statements are decided by judged triples only. The test part of the
gold is never read: thresholds are tuned on what is printed here. Needs the language model, and about fifteen seconds.
"""

from __future__ import annotations

import argparse
import sys
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from kgraph import build
from kgraph.evaluation import GoldRecord, gold_documents, read_gold
from kgraph.evaluation.pairing import Matcher
from kgraph.model import Statement
from kgraph.ontology.vocab import RDF_TYPE, local_name

if TYPE_CHECKING:
    from benchmarks.judgements import read_judgements, wilson
    from benchmarks.plain import frames_of, is_plain, kind_of
    from numpy.typing import NDArray

    Numbers = NDArray[np.float64]
else:
    from judgements import read_judgements, wilson
    from plain import frames_of, is_plain, kind_of

GOLD = Path(__file__).resolve().parents[1] / "data" / "gold" / "dev.jsonl"
TARGET, FEWEST, FOLDS = 0.9, 5, 10


@dataclass(frozen=True, slots=True)
class Decided:
    """A statement of which it is known whether it is right.

    Args:
        confidence: What kgraph gives it.
        is_right: Whether it is right.
        kind: Kind of rule (`plain.kind_of`).
        predicate: Local name of the property; `(open)` for all open ones.
        unit: Sentence or document; those of one unit are right or wrong together.
    """

    confidence: float
    is_right: bool
    kind: str
    predicate: str
    unit: str


# ------------------------------------------------------------------ what is decided


def decided_by_gold(path: Path, *, plain_only: bool) -> Iterator[Decided]:
    """Read the gold's sentences and decide what gold decides."""
    records = read_gold(path)
    result = build(gold_documents(records))
    frames = frames_of(result.ontology)
    covered = frozenset(local_name(item.predicate) for record in records for item in record.statements)
    matcher = Matcher({entity.id: entity for entity in result.entities}, result.ontology, covered)
    read: defaultdict[str, list[Statement]] = defaultdict(list)
    for statement in result.statements:
        for document in {evidence.document for evidence in statement.evidence}:
            read[document].append(statement)
    for record in records:
        for statement in read[record.id]:
            if not _is_decided(statement, record, matcher) or (plain_only and not is_plain(statement, result)):
                continue
            is_right = any(matcher.is_right(item, statement) for item in record.statements)
            kind, predicate = kind_of(statement, frames), local_name(statement.predicate)
            yield Decided(statement.confidence, is_right, kind, predicate, record.id)


def _is_decided(statement: Statement, record: GoldRecord, matcher: Matcher) -> bool:
    """Tell whether gold says all there is of a property: of a role only where it lists that role."""
    if statement.phrase or statement.predicate == RDF_TYPE:
        return False
    if matcher.is_role(statement.predicate):
        return any(local_name(item.predicate) == local_name(statement.predicate) for item in record.statements)
    return matcher.is_covered(statement.predicate)


def decided_by_judge(path: Path) -> Iterator[Decided]:
    """Give the judged triples; what is partly right is not right."""
    for item in read_judgements(path):
        predicate = "(open)" if item.rule == "open" else item.predicate
        yield Decided(item.confidence, item.is_correct, item.kind, predicate, item.document)


# ------------------------------------------------------------------ figures


def arrays(decided: Sequence[Decided]) -> tuple[Numbers, Numbers]:
    """Give confidences and outcomes."""
    return np.array([item.confidence for item in decided]), np.array([float(item.is_right) for item in decided])


def brier(confidence: Numbers, right: Numbers) -> float:
    """Give the mean squared difference of confidence and outcome (Brier 1950); less is better."""
    return float(np.mean((confidence - right) ** 2))


def calibration_error(confidence: Numbers, right: Numbers) -> float:
    """Give the expected calibration error: how far shares and confidences differ, over bins of one twentieth.

    The confidences that kgraph gives are twentieths, so that each is a bin of its own.

    Example:
        >>> round(calibration_error(np.array([0.8, 0.8]), np.array([1.0, 0.0])), 2)
        0.3
    """
    bins = np.round(confidence * 20)
    masks = [bins == value for value in np.unique(bins)]
    return float(sum(mask.mean() * abs(right[mask].mean() - confidence[mask].mean()) for mask in masks))


def rank_share(confidence: Numbers, right: Numbers) -> float:
    """Give how often a right statement has more confidence than a wrong one, ties counting half (area under the ROC).

    Example:
        >>> rank_share(np.array([0.8, 0.8, 0.6]), np.array([1.0, 0.0, 0.0]))
        0.75
    """
    over = confidence[right == 1][:, None] - confidence[right == 0][None, :]
    return float((np.sign(over) / 2 + 0.5).mean()) if over.size else float("nan")


def fit_isotonic(confidence: Numbers, right: Numbers) -> tuple[Numbers, Numbers]:
    """Fit the monotone map from confidence to share right that is nearest to the outcomes (pool adjacent violators)."""
    from scipy.optimize import isotonic_regression  # noqa: PLC0415 - slow to import

    values, places, counts = np.unique(np.round(confidence, 2), return_inverse=True, return_counts=True)
    shares = np.bincount(places, weights=right) / counts
    return values, np.asarray(isotonic_regression(shares, weights=counts).x)


def apply_map(points: tuple[Numbers, Numbers], confidence: Numbers) -> Numbers:
    """Read a map off between its points, flat beyond their ends."""
    return np.interp(confidence, *points)


def lowest_threshold(confidence: Numbers, right: Numbers) -> float | None:
    """Find the lowest confidence from which at least nine of ten are right; None where no confidence does.

    Example:
        >>> lowest_threshold(np.array([0.6, 0.8, 0.8]), np.array([0.0, 1.0, 1.0]))
        0.8
    """
    for threshold in np.unique(np.round(confidence, 2)):
        if right[confidence >= threshold - 1e-9].mean() >= TARGET:
            return float(threshold)
    return None


# ------------------------------------------------------------------ tables


def print_reliability(title: str, decided: Sequence[Decided]) -> None:
    """Print share right by kind and confidence."""
    confidence, right = arrays(decided)
    print(f"\n== {title}: {len(decided)} statements, {right.mean():.1%} right, mean confidence {confidence.mean():.1%}")
    error = calibration_error(confidence, right)
    print(f"   Brier score {brier(confidence, right):.4f}, expected calibration error {error:.4f}")
    print(f"   a right statement is surer than a wrong one: {rank_share(confidence, right):.1%} (50 % is chance)")
    print(f"{'kind':<18} {'confidence':>10} {'n':>5} {'right':>7}  95 % interval   right - confidence")
    for (kind, value), group in _groups(decided, lambda item: (item.kind, f"{item.confidence:.2f}")):
        _print_bin(kind, value, group)
    for (value,), group in _groups(decided, lambda item: (f"{item.confidence:.2f}",)):
        _print_bin("(all kinds)", value, group)


def _print_bin(kind: str, value: str, group: Sequence[Decided]) -> None:
    right = sum(item.is_right for item in group)
    low, high = wilson(right, len(group))
    share = right / len(group)
    interval = f"{low:>5.0%} to {high:>4.0%}"
    print(f"{kind:<18} {value:>10} {len(group):>5} {share:>7.1%}  {interval}   {share - float(value):+.2f}")


def _groups(
    decided: Iterable[Decided], key: Callable[[Decided], tuple[str, ...]]
) -> list[tuple[tuple[str, ...], list[Decided]]]:
    found: defaultdict[tuple[str, ...], list[Decided]] = defaultdict(list)
    for item in decided:
        found[key(item)].append(item)
    return sorted(found.items())


def print_thresholds(decided: Sequence[Decided]) -> None:
    """Print for each property from which confidence on its statements are right often enough."""
    print(f"\n== lowest threshold with precision >= {TARGET:.0%}, by property with at least {FEWEST} statements")
    print(f"{'property':<28} {'n':>5} {'right':>7} {'threshold':>10} {'kept':>5} {'right':>7}")
    for (name,), group in _groups(decided, lambda item: (item.predicate,)):
        if len(group) >= FEWEST:
            print(_threshold_row(name, group))


def _threshold_row(name: str, group: Sequence[Decided]) -> str:
    confidence, right = arrays(group)
    row = f"{name:<28} {len(group):>5} {right.mean():>7.1%}"
    threshold = lowest_threshold(confidence, right)
    if threshold is None:
        return f"{row} {'none':>10}"
    kept = right[confidence >= threshold - 1e-9]
    return f"{row} {threshold:>10.2f} {len(kept):>5} {kept.mean():>7.1%}"


def print_maps(decided: Sequence[Decided]) -> None:
    """Print what a map from confidence to share right would gain on units that it was not fitted on, and the map."""
    confidence, right = arrays(decided)
    kinds = np.array([item.kind for item in decided])
    folds = np.array([int(sha256(item.unit.encode()).hexdigest(), 16) % FOLDS for item in decided])
    one, by_kind, base = (np.zeros_like(confidence) for _ in range(3))
    for fold in np.unique(folds):
        held, fit = folds == fold, folds != fold
        base[held] = right[fit].mean()
        one[held] = apply_map(fit_isotonic(confidence[fit], right[fit]), confidence[held])
        by_kind[held] = one[held]
        for kind in np.unique(kinds[fit]):
            mine, theirs = held & (kinds == kind), fit & (kinds == kind)
            by_kind[mine] = apply_map(fit_isotonic(confidence[theirs], right[theirs]), confidence[mine])
    print(f"\n== what a map from confidence to share right gains, in {FOLDS} folds of sentences or documents")
    print(f"{'map':<44} {'Brier':>7} {'calibration error':>18}")
    names = (
        "none: confidence as it is",
        "the share right of all",
        "one monotone map",
        "one monotone map a kind of rule",
    )
    for name, values in zip(names, (confidence, base, one, by_kind), strict=True):
        print(f"{name:<44} {brier(values, right):>7.4f} {calibration_error(values, right):>18.4f}")
    points = zip(*fit_isotonic(confidence, right), strict=True)
    print("the one monotone map, of all: " + ", ".join(f"{value:.2f} -> {share:.2f}" for value, share in points))


def main() -> None:
    """Print the tables."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("judged", type=Path, nargs="*", help="judged files (benchmarks/judged.py)")
    parser.add_argument("--no-gold", action="store_true", help="leave the gold out, and the language model with it")
    parser.add_argument("--plain", action="store_true", help="of the gold, only what is a plain triple")
    options = parser.parse_args()
    parts = {} if options.no_gold else {"gold": list(decided_by_gold(GOLD, plain_only=options.plain))}
    for path in options.judged:
        parts[path.stem] = list(decided_by_judge(path))
    decided = [item for part in parts.values() for item in part]
    if not decided:
        sys.exit("nothing is decided: give judged files, or leave out --no-gold")
    for name, part in parts.items():
        print_reliability(name, part)
    if len(parts) > 1:
        print_reliability("all together", decided)
    print_thresholds(decided)
    print_maps(decided)


if __name__ == "__main__":
    main()
