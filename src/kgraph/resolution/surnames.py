"""Names of one word that a text gives alone: whose they are is told by what else the text names.

A text that calls somebody Riedl, or something that was read as somebody Firefly, means one that another text tells of
where both name what few others do, and nobody else of the name fits.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from heapq import nsmallest

from kgraph.kb import fold
from kgraph.model import Verdict
from kgraph.resolution.blocks import LARGEST, ORGANIZATION, PERSON
from kgraph.resolution.company import HALF, PROOF, Item, in_common, weigh
from kgraph.resolution.decide import Judgement
from kgraph.resolution.people import PersonWords
from kgraph.resolution.profiles import Profile
from kgraph.resolution.union import Pair
from kgraph.resolution.words import is_comparable, plain, solid, words_of

_MOST_TEXTS = 64
_SAME, _LEAST = 0.8, 0.3
# What must be shared, but with somebody of whom so many texts tell one proof is enough.
_NEEDED, _MANY = PROOF + HALF, 3
# How much less must be shared with anybody else of the name.
_RIVAL = 0.25


@dataclass(frozen=True)
class Surnames:
    """Proves whose a name of one word is.

    Args:
        profiles: Sorted by IRI.
        documents: Ids of the documents, by number.
        words: Words of personal names.
    """

    profiles: Sequence[Profile]
    documents: Sequence[str]
    words: PersonWords
    _items: dict[int, Item] = field(default_factory=dict)

    def judge(self) -> Mapping[Pair, Judgement]:
        """Give what is proved or possible, by position."""
        judged: dict[Pair, Judgement] = {}
        for name, alone in sorted(self._alone.items()):
            bearers = self._bearers.get(name, [])
            if len(alone) + len(bearers) <= LARGEST:
                for number in alone:
                    judged |= self._of_whom(number, bearers, is_common=name in self.words.common)
                judged |= self._of_what(alone, [] if bearers else self._things.get(name, []), is_open=bool(bearers))
        return judged

    @cached_property
    def _alone(self) -> Mapping[str, list[int]]:
        found: dict[str, list[int]] = defaultdict(list)
        for number, profile in enumerate(self.profiles):
            if profile.family == PERSON and profile.is_partial and is_comparable(profile.label):
                name = _name(profile.label)
                if name not in self.words.given:
                    found[name].append(number)
        return found

    @cached_property
    def _bearers(self) -> Mapping[str, list[int]]:
        """Give those who have a name for a family name."""
        found: dict[str, list[int]] = defaultdict(list)
        for number, profile in enumerate(self.profiles):
            if profile.family == PERSON and not profile.is_partial:
                parsed = self.words.parse(profile.label)
                if parsed is not None and plain(parsed.family) in self._alone:
                    found[plain(parsed.family)].append(number)
        return found

    @cached_property
    def _things(self) -> Mapping[str, list[int]]:
        """Give what is no person and has a name of that one word."""
        found: dict[str, list[int]] = defaultdict(list)
        for number, profile in enumerate(self.profiles):
            if profile.family != PERSON and " " not in profile.label and not profile.is_partial:
                name = fold(profile.label)
                if name in self._alone and not profile.is_common and not profile.traits:
                    found[name].append(number)
        return found

    @cached_property
    def _named(self) -> Mapping[int, frozenset[int]]:
        """Give what each of the documents in question names, but for names of one word of somebody."""
        numbers = [
            number for group in (self._alone, self._bearers, self._things) for held in group.values() for number in held
        ]
        wanted = {text for number in numbers for text in self._texts(number)}
        found: dict[int, set[int]] = {text: set() for text in wanted}
        for number, profile in enumerate(self.profiles):
            if not (profile.is_partial and profile.family == PERSON) and not _is_of_nowhere(profile):
                for text in wanted.intersection(profile.documents):
                    found[text].add(number)
        return {text: frozenset(numbers) for text, numbers in found.items()}

    def _texts(self, number: int) -> Sequence[int]:
        """Give the documents of a profile; of many, those of the first ids."""
        texts = self.profiles[number].documents
        return texts if len(texts) <= _MOST_TEXTS else nsmallest(_MOST_TEXTS, texts, key=self.documents.__getitem__)

    def _of_whom(self, number: int, bearers: Sequence[int], *, is_common: bool) -> Iterator[tuple[Pair, Judgement]]:
        """Find who of a family name is meant, where the same text names none of them in full."""
        own = set(self.profiles[number].documents)
        if any(not own.isdisjoint(self.profiles[bearer].documents) for bearer in bearers):
            return
        found = sorted(
            ((*self._shared(number, bearer), bearer) for bearer in bearers), key=lambda told: (-told[0], told[2])
        )
        if not found or found[0][0] < HALF:
            return
        weight, reasons, bearer = found[0]
        rival = found[1][0] if len(found) > 1 else 0.0
        if rival < weight:
            needed = PROOF if len(self.profiles[bearer].documents) >= _MANY else _NEEDED
            is_proved = weight >= needed and rival <= (0.0 if is_common else weight * _RIVAL)
            yield self._told(number, bearer, weight, reasons, is_proved=is_proved)

    def _of_what(
        self, alone: Sequence[int], things: Sequence[int], *, is_open: bool
    ) -> Iterator[tuple[Pair, Judgement]]:
        """Compare one word with itself in other texts; where somebody has it for a family name, it stays open."""
        for place, number in enumerate(alone):
            for other in (*alone[place + 1 :], *things):
                if set(self.profiles[number].documents).isdisjoint(self.profiles[other].documents):
                    weight, reasons = self._shared(number, other)
                    if weight >= HALF:
                        is_proved = weight >= _NEEDED and not is_open
                        yield self._told(number, other, weight, reasons, is_proved=is_proved)

    def _told(
        self, one: int, other: int, weight: float, reasons: tuple[str, ...], *, is_proved: bool
    ) -> tuple[Pair, Judgement]:
        first, second = self.profiles[one].label, self.profiles[other].label
        reason = "one name" if first == second else f"{first!r} may be {second!r}"
        pair = (one, other) if one < other else (other, one)
        if is_proved:
            return pair, Judgement(Verdict.SAME, _SAME, (reason, *reasons))
        return pair, Judgement(Verdict.POSSIBLY, round(min(_SAME - 0.1, _LEAST + weight / 5), 2), (reason, *reasons))

    def _shared(self, one: int, other: int) -> tuple[float, tuple[str, ...]]:
        """Weigh what the texts of two share, in the best of the pairs of texts."""
        best: tuple[float, tuple[str, ...]] = (0.0, ())
        for text in self._texts(one):
            for further in sorted(self._texts(other), key=self.documents.__getitem__):
                both = (self._named[text] & self._named[further]) - {one, other}
                best = max(best, in_common(self._item(number) for number in both), key=lambda told: told[0])
        return best

    def _item(self, number: int) -> Item:
        if number not in self._items:
            profile = self.profiles[number]
            self._items[number] = weigh(profile, len(profile.documents), len(self.documents))
        return self._items[number]


def _name(label: str) -> str:
    return plain(solid(words_of(label)))


def _is_of_nowhere(profile: Profile) -> bool:
    return profile.is_common and profile.family == ORGANIZATION and not profile.country
