"""The features of a possible triple, in parts that many triples share: what a part weighs is then looked up once.

A feature that begins with `#` is for the trees alone (`comparing.py`).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cached_property, lru_cache

import numpy as np

ODDS = "odds"
ONLY_TREES = "#"
FAR = 12.0
STEP = 2
GRADED = (
    "own",
    "over-relations",
    "over-pairs",
    "over-all",
    "best",
    "overlapping",
    "overlapping-same",
    "joined",
    "subject",
    "object",
)
PLACES = ("between", "before-object", "object", "above-object", "text")
_COUNTED = frozenset(("between", "before-object", "above-object"))
_RELATION_SHARE = 0.5
_LOWEST = -6.0
_OFTEN = 3
_MANY = 65536
Part = tuple[Callable[..., dict[str, float]], *tuple[object, ...]]
"""What describes a part, and what it is given."""


class Described(Mapping[str, float]):
    """The features of a possible triple with their values.

    Args:
        graded: Numbers in the order of `GRADED`; each is a feature, and so is the step it is on.
        loose: Features that no other triple shares.
        parts: What gives the others.

    Example:
        >>> found = Described((3.0,) * 10, {ODDS: 3.0}, ((ranked, 0, 2),))
        >>> found["own"], found["own~2"], found["object-rank=2"]
        (0.75, 1.0, 1.0)
    """

    def __init__(self, graded: Sequence[float], loose: Mapping[str, float], parts: tuple[Part, ...]) -> None:
        self.graded = graded
        self.loose = loose
        self.parts = parts

    @cached_property
    def _all(self) -> dict[str, float]:
        found = {**grade(GRADED, self.graded), **self.loose}
        for part in self.parts:
            found |= features_of(part)
        return found

    def __getitem__(self, name: str) -> float:
        """Give the value of a feature."""
        return self._all[name]

    def __iter__(self) -> Iterator[str]:
        """Go through the names."""
        return iter(self._all)

    def __len__(self) -> int:
        """Count the features."""
        return len(self._all)


@lru_cache(maxsize=_MANY)
def features_of(part: Part) -> dict[str, float]:
    """Give the features of a part."""
    return part[0](*part[1:])


def grade(names: Sequence[str], values: Sequence[float]) -> dict[str, float]:
    """Give numbers as they are, and as steps so that their weights need not grow evenly."""
    graded: dict[str, float] = {}
    for name, value in zip(names, values, strict=True):
        cut = -FAR if value < -FAR else min(value, FAR)
        graded[name] = cut / 4
        graded[step_of(name, int(cut // STEP))] = 1.0
    return graded


def step_of(name: str, step: int) -> str:
    """Name the feature of a step."""
    return f"{name}~{STEP * step}"


def by_itself(relation: str, odds: float, leads: tuple[float, float]) -> dict[str, float]:
    """Describe what no two triples share.

    Args:
        relation: Its key.
        odds: Its log-odds.
        leads: By how much the labels of subject and object lead.
    """
    return {
        ODDS: max(_LOWEST, odds),
        f"relation-odds={relation}": _RELATION_SHARE * max(-FAR, odds) / 4,
        "#subject-lead": leads[0],
        "#object-lead": leads[1],
    }


def related(relation: str, learnt: int) -> dict[str, float]:
    """Tell the relation, and whether anything was learnt of it."""
    return {f"relation={relation}": _RELATION_SHARE, f"learnt={learnt}": 1.0, "#learnt": float(learnt)}


def ranked(subject: int, object_: int) -> dict[str, float]:
    """Tell the ranks of subject and object among those of the text."""
    return {
        f"subject-rank={subject}": 1.0,
        "#subject-rank": float(subject),
        f"object-rank={object_}": 1.0,
        "#object-rank": float(object_),
    }


def shown(own: int, total: int, all_own: int) -> dict[str, float]:
    """Tell how many examples a relation has, in the ontology itself and in all, and how many all its relations have."""
    return {
        **grade(("share",), (float(np.log(own / max(1, all_own) + 1e-3)),)),
        f"examples={total.bit_length()}": 1.0,
        f"own-examples={own.bit_length()}": 1.0,
        "#examples": float(total.bit_length()),
        "#own-examples": float(own.bit_length()),
    }


def said(shares: Sequence[float], told: Sequence[bool], wanted: int, known: int) -> dict[str, float]:
    """Tell which share of the words of the relation's label stand in some places, and whether others that say it do.

    Args:
        shares: In the order of `PLACES`.
        told: The same of the others.
        wanted: How many words the label has.
        known: How well the examples show the relation: 0, 1 or 2.
    """
    found: dict[str, float] = {}
    for name, share, is_told in zip(PLACES, shares, told, strict=True):
        found[f"said-{name}"], found[f"told-{name}"] = share, float(is_told)
        if is_told:
            found[f"told-{name}|{known}"] = 1.0
        if share and name in _COUNTED:
            found[f"said-{name}|{min(3, wanted)}|{known}"] = share
    return found


def led(known: int, is_led: int) -> dict[str, float]:
    """Tell whether a preposition of the relation leads to the object."""
    return {"led": float(is_led), f"led|{known}": float(is_led)}


def placed(distance: int, is_first: int, pairs: int, words: int) -> dict[str, float]:
    """Tell how far apart two stretches are, which comes first, and how much there is in the text (powers of two)."""
    return {
        f"distance={distance}": 1.0,
        f"first={'subject' if is_first else 'object'}": 1.0,
        f"pairs={pairs}": 1.0,
        f"words={words}": 1.0,
        "#distance": float(distance),
        "#is-first": float(is_first),
        "#pairs": float(pairs),
        "#words": float(words),
    }


def ending(domain: str, subject: str, range_: str, object_: str) -> dict[str, float]:
    """Tell what subject and object look like beside domain and range."""
    return {f"domain={domain}|{subject}": 1.0, f"range={range_}|{object_}": 1.0}


def met(own: int, total: int) -> dict[str, float]:
    """Tell how often the object was one in other examples: of this relation, and of any."""
    return {
        f"met={min(_OFTEN, own)}of{min(_OFTEN, total)}": 1.0,
        "#met-own": float(own),
        "#met-others": float(total - own),
    }


def formed(subject: str, object_: str) -> dict[str, float]:
    """Tell the forms of the labels."""
    return {f"subject-form={subject}": 1.0, f"object-form={object_}": 1.0}
