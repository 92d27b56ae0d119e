"""Fit what makes a confidence: how often readings of a property were judged right, and what else tells right and wrong.

    python benchmarks/confidence_weights.py benchmarks/judged/*.jsonl           the figures, list by list
    python benchmarks/confidence_weights.py --write benchmarks/judged/*.jsonl   and ontology/lexicon/confidence.ttl

A share is drawn towards the share of all as if 40 more of those had been judged. The weights are fitted to shares of
the other lists (logistic regression), so that they do not trust a share more than it deserves. Every list's figure
comes from shares and weights of the others. Needs no language model; the same files give the same numbers.
"""

from __future__ import annotations

import argparse
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from textwrap import fill
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

if TYPE_CHECKING:
    from benchmarks.judgements import Judgement, read_judgements
    from benchmarks.reliability import brier, rank_share
    from numpy.typing import NDArray

    Numbers = NDArray[np.float64]
else:
    from judgements import Judgement, read_judgements
    from reliability import brier, rank_share

OUT = Path(__file__).resolve().parents[1] / "ontology" / "lexicon" / "confidence.ttl"
DRAWN, FAR, PENALTY, STEPS = 40, 160, 1.0, 30
WEIGHTS = ("share", "named", "length", "base")
_APART = frozenset(("open", "mention-group"))
_SMALL = frozenset(("of", "the", "for", "and", "de"))
_HEAD = """\
@prefix cue: <https://w3id.org/kgraph/cue#> .
@prefix kg: <https://w3id.org/kgraph/ns#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .

# How sure a statement is: written by benchmarks/confidence_weights.py, from what judges found right in these lists:
"""
_LISTS, _INDENT = "# of ", " " * 8


class Fitted(NamedTuple):
    """Shares and weights.

    Args:
        shares: Share judged right, by local name of the property; that of all under the empty name.
        weights: What each sign adds to the log-odds, in the order of `WEIGHTS`.
    """

    shares: Mapping[str, float]
    weights: Numbers


def is_named(label: str) -> bool:
    """Tell whether a label is a name: all its words are capitalised, but for small ones.

    Example:
        >>> is_named("Bank of Norway"), is_named("chairman of Hexa"), is_named("percent amount=5")
        (True, False, False)
    """
    return all(word[:1].isupper() or word in _SMALL for word in label.split())


def shares_of(judged: Sequence[Judgement]) -> dict[str, float]:
    """Give the share judged right of each property, drawn towards that of all."""
    total, right = Counter(item.predicate for item in judged), Counter[str]()
    right.update(item.predicate for item in judged if item.is_correct)
    mean = right.total() / total.total()
    shares = {name: (right[name] + DRAWN * mean) / (count + DRAWN) for name, count in total.items()}
    return {name: round(share, 2) for name, share in {**shares, "": mean}.items()}


def _row(item: Judgement, shares: Mapping[str, float]) -> list[float]:
    share = shares.get(item.predicate, shares[""])
    length = min(item.end - item.start, FAR) / 100
    return [float(np.log(share / (1 - share))), float(is_named(item.object)), length, 1.0]


def _right(judged: Sequence[Judgement]) -> Numbers:
    return np.array([float(item.is_correct) for item in judged])


def fit(lists: Sequence[Sequence[Judgement]]) -> Fitted:
    """Fit the weights to the shares that the other lists give, and take the shares of all."""
    rows: list[list[float]] = []
    judged: list[Judgement] = []
    for at, held in enumerate(lists):
        shares = shares_of([item for other, items in enumerate(lists) if other != at for item in items])
        rows += [_row(item, shares) for item in held]
        judged += held
    signs, right = np.array(rows), _right(judged)
    weights, ridge = np.zeros(len(WEIGHTS)), PENALTY * np.diag([1.0, 1.0, 1.0, 0.0])
    for _ in range(STEPS):
        chance = 1 / (1 + np.exp(-signs @ weights))
        slope = signs.T @ (chance - right) + ridge @ weights
        weights -= np.linalg.solve((signs.T * (chance * (1 - chance))) @ signs + ridge, slope)
    return Fitted(shares_of(judged), np.round(weights, 2))


def chances(fitted: Fitted, judged: Sequence[Judgement]) -> Numbers:
    """Give how likely each is right."""
    signs = np.array([_row(item, fitted.shares) for item in judged])
    return np.asarray(1 / (1 + np.exp(-signs @ fitted.weights)))


def turtle(fitted: Fitted, names: Iterable[str]) -> str:
    """Write the lists, then shares and weights as cue lists: properties of one share together, the greatest first."""
    by_share: defaultdict[float, list[str]] = defaultdict(list)
    for name, share in sorted(fitted.shares.items()):
        by_share[share].append(name or "any")
    lines = [_HEAD.rstrip(), *(f"{_LISTS}{name}" for name in names)]
    lines.append('\n# How often statements of a property were right; "any" stands for those that nobody judged.')
    for share, told in sorted(by_share.items(), reverse=True):
        words = fill(", ".join(f'"{name}"' for name in told), 140, initial_indent=_INDENT, subsequent_indent=_INDENT)
        cue = f"cue:property-share-{round(100 * share)} a kg:Cue ; kg:inList cue:property-share"
        lines.append(f'{cue} ; kg:means "{share:.2f}" ;\n    kg:word\n{words} .')
    lines.append("\n# What is added to the log-odds; the length is in hundreds of characters.")
    for name, weight in zip(WEIGHTS, fitted.weights, strict=True):
        cue = f"cue:confidence-{name} a kg:Cue ; kg:inList cue:confidence-weight"
        lines.append(f'{cue} ; kg:means "{weight:.2f}" ; kg:word "{name}" .')
    return "\n".join(lines) + "\n"


def read_lists(paths: Sequence[Path]) -> dict[str, list[Judgement]]:
    """Read judged lists by name; open statements and numbers of groups are rated by their own rules."""
    read = {path.stem: list(read_judgements(path)) for path in sorted(paths)}
    return {name: [item for item in items if item.rule not in _APART] for name, items in read.items()}


def lists_of(text: str) -> list[str]:
    """Give the names of the lists that a written file was fitted to."""
    return [line.removeprefix(_LISTS) for line in text.splitlines() if line.startswith(_LISTS)]


def print_figures(lists: Mapping[str, list[Judgement]]) -> None:
    """Print for each list how well what the others give tells right from wrong in it."""
    print(f"{'list':<20} {'n':>5}  a right statement is surer than a wrong one     Brier score")
    print(f"{'':<20} {'':>5}  {'as recorded':>12} {'fitted':>8} {'as recorded':>28} {'fitted':>8}")
    known, found, right = [], [], []
    for name, held in lists.items():
        fitted = fit([items for other, items in lists.items() if other != name])
        now, then, truth = chances(fitted, held), np.array([item.confidence for item in held]), _right(held)
        _print_row(name, then, now, truth)
        known.append(then)
        found.append(now)
        right.append(truth)
    _print_row("all together", np.concatenate(known), np.concatenate(found), np.concatenate(right))


def _print_row(name: str, then: Numbers, now: Numbers, right: Numbers) -> None:
    ranks = f"{rank_share(then, right):>12.1%} {rank_share(now, right):>8.1%}"
    print(f"{name:<20} {len(right):>5}  {ranks} {brier(then, right):>28.4f} {brier(now, right):>8.4f}")


def main() -> None:
    """Print the figures, and write the file where that is asked for."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("judged", type=Path, nargs="+", help="judged files (benchmarks/judged.py)")
    parser.add_argument("--write", action="store_true", help=f"write {OUT.name}")
    options = parser.parse_args()
    lists = read_lists(options.judged)
    print_figures(lists)
    if options.write:
        OUT.write_text(turtle(fit(list(lists.values())), lists), encoding="utf-8")


if __name__ == "__main__":
    main()
