"""Tell people of one common name, and unknown places of one word, apart.

Where several are called so, their texts must have more in common than the name.

Who is proved to be one becomes one profile; others stay apart, and are proposed.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import combinations, pairwise

from kgraph.model import Decision, Verdict
from kgraph.resolution.blocks import LARGEST, NEIGHBOURS, ORGANIZATION, PERSON
from kgraph.resolution.company import HALF, MUCH, PROOF, Item, shared, weights
from kgraph.resolution.decide import Judgement, contradiction
from kgraph.resolution.people import PersonWords
from kgraph.resolution.profiles import SPORT, Profile, Trait, combined
from kgraph.resolution.union import Edges, Pair, Union, edges, ways

# What the texts of two must share by how many parts of their name are those of many.
_NEEDED = (0.0, 0.0, MUCH)
_LOWEST, _HIGHEST, _WELL_KNOWN = 0.8, 0.95, 0.75
_UNPROVED, _PLAUSIBLE, _UNITS = 0.3, 0.4, 0.4
# So many texts make somebody the one who is meant by a name, where nobody else of it has more than one.
_MANY = 3


@dataclass(frozen=True, slots=True)
class People:
    """Profiles, those of common names put together as far as that is proved.

    Args:
        profiles: Sorted by IRI.
        moved: IRI of the profile that another one, of one text, became a part of.
        proposed: Decisions about positions: people of one name who may be one.
    """

    profiles: Sequence[Profile]
    moved: Mapping[str, str] = field(default_factory=dict)
    proposed: Mapping[Pair, Judgement] = field(default_factory=dict)


def part(profiles: Sequence[Profile], documents: int, words: PersonWords, told: Mapping[Pair, Judgement]) -> People:
    """Put the profiles of common names together.

    Args:
        profiles: Sorted by IRI; those of common names are of one document each.
        documents: How many documents there are.
        words: What names are parsed by.
        told: What the user has decided, by position.
    """
    groups: dict[str, list[int]] = defaultdict(list)
    for number, profile in enumerate(profiles):
        if _is_of_several(profile):
            groups[profile.base].append(number)
    if not groups:
        return People(profiles)
    items = weights(profiles, {number for group in groups.values() if len(group) > 1 for number in group}, documents)
    namesakes = _Namesakes(profiles, items, words, told)
    kept = [profile for profile in profiles if not _is_of_several(profile)]
    moved: dict[str, str] = {}
    proposed: dict[tuple[str, str], Judgement] = {}
    for base in sorted(groups):
        made, open_ = namesakes.part(groups[base])
        for profile, members in made:
            kept.append(profile)
            moved |= {profiles[number].iri: profile.iri for number in members}
        proposed |= open_
    kept.sort(key=lambda profile: profile.iri)
    places = {profile.iri: number for number, profile in enumerate(kept)}
    pairs = {(places[one], places[other]): judgement for (one, other), judgement in proposed.items()}
    return People(kept, {own: iri for own, iri in moved.items() if own != iri}, pairs)


@dataclass(frozen=True, slots=True)
class _Namesakes:
    """Puts profiles of one name together."""

    profiles: Sequence[Profile]
    items: Mapping[str, Item]
    words: PersonWords
    told: Mapping[Pair, Judgement]

    def part(
        self, group: Sequence[int]
    ) -> tuple[list[tuple[Profile, tuple[int, ...]]], Mapping[tuple[str, str], Judgement]]:
        """Give the people of a name with the positions of each, and what is possible between two of them."""
        judged = {pair: self._judge(*pair) for pair in self._pairs(group)}
        union = Union(self._may_join)
        joins = self._join(judged, union)
        sets = _sets(group, union)
        if max(map(len, sets)) >= _MANY and sum(len(members) > 1 for members in sets) == 1:
            joins |= self._join(_meant(judged, max(sets, key=len)), union)
            sets = _sets(group, union)
        near = edges(joins)
        made = [(self._person(members, near, joins), members) for members in sets]
        owner = {number: profile.iri for profile, members in made for number in members}
        proposed: dict[tuple[str, str], Judgement] = {}
        for (one, other), judgement in sorted(judged.items(), key=lambda item: (item[1].score, item[0])):
            ends = sorted((owner[one], owner[other]))
            if ends[0] != ends[1] and judgement.verdict is Verdict.POSSIBLY:
                proposed[ends[0], ends[1]] = judgement
        return made, proposed

    def _join(self, judged: Mapping[Pair, Judgement], union: Union) -> dict[Pair, Judgement]:
        """Join the pairs that are the same, the surest first, and give those that were."""
        return {
            pair: judgement
            for pair, judgement in sorted(judged.items(), key=lambda item: (-item[1].score, item[0]))
            if judgement.verdict is Verdict.SAME and union.join(*pair, is_told=pair in self.told)
        }

    def _pairs(self, group: Sequence[int]) -> Iterator[Pair]:
        """Give the pairs to compare: all of a small group, else neighbours, and those who share something rare."""
        if len(group) <= LARGEST:
            yield from combinations(group, 2)
            return
        base = self.profiles[group[0]].base
        for place, one in enumerate(group):
            yield from ((one, other) for other in group[place + 1 : place + 1 + NEIGHBOURS])
        yield from (pair for pair in self.told if self.profiles[pair[0]].base == self.profiles[pair[1]].base == base)
        sharing: dict[str, list[int]] = defaultdict(list)
        for number in group:
            for iri in self.profiles[number].company:
                if iri in self.items and self.items[iri].weight >= PROOF:
                    sharing[iri].append(number)
        for _, numbers in sorted(sharing.items()):
            yield from pairwise(numbers)

    def _judge(self, one: int, other: int) -> Judgement:
        if (one, other) in self.told:
            return self.told[one, other]
        first, second = self.profiles[one], self.profiles[other]
        if contradiction(first.traits, second.traits):
            return Judgement(None, is_apart=True)
        weight, told = shared(first, second, self.items)
        if weight >= self._needed(first, second):
            reason = f"{first.label!r} is the name of several" if told else "one name, which few bear"
            return Judgement(Verdict.SAME, round(min(_HIGHEST, _LOWEST + weight / 10), 2), (reason, *told))
        reasons = (
            f"{first.label!r} is the name of many",
            *(told or ("nothing else in the texts tells whose it is",)),
        )
        return Judgement(Verdict.POSSIBLY, round(_UNPROVED + weight * _UNITS, 2), reasons)

    def _needed(self, one: Profile, other: Profile) -> float:
        """Say how much the texts must share: more where one is about a sport and the other is not."""
        sports = [{told for told in profile.company if told.startswith(SPORT)} for profile in (one, other)]
        least = _NEEDED[self.words.commonness(one.label)] if one.family == PERSON else HALF
        return least if sports[0] == sports[1] else max(HALF, least)

    def _may_join(self, ones: Sequence[int], others: Sequence[int], is_told: bool) -> bool:
        if self.told:
            between = ((min(one, other), max(one, other)) for one in ones for other in others)
            if any(self.told[pair].verdict is Verdict.DIFFERENT for pair in between if pair in self.told):
                return False
        return is_told or not contradiction(self._traits(ones), self._traits(others))

    def _traits(self, numbers: Sequence[int]) -> tuple[Trait, ...]:
        return tuple({trait for number in numbers for trait in self.profiles[number].traits})

    def _person(self, members: Sequence[int], near: Edges, joins: Mapping[Pair, Judgement]) -> Profile:
        """Make one profile; its IRI is the first one of its members, so that no other article takes it away."""
        start = members[0]
        joined: list[Decision] = []
        for one, other in ways(start, near):
            own, told = self.profiles[other], joins[min(one, other), max(one, other)]
            joined.append(Decision(Verdict.SAME, own.iri, own.label, told.score, told.reasons))
        return combined([self.profiles[number] for number in members], tuple(joined))


def _is_of_several(profile: Profile) -> bool:
    """Tell whether a name is that of several people or places; bodies are told apart by their countries."""
    return profile.is_common and profile.family != ORGANIZATION


def _sets(group: Sequence[int], union: Union) -> list[tuple[int, ...]]:
    several = list(union.clusters())
    alone = set(group).difference(*several)
    return sorted([*several, *((number,) for number in alone)])


def _meant(judged: Mapping[Pair, Judgement], members: Sequence[int]) -> Mapping[Pair, Judgement]:
    """Take those of whom a little is shared with somebody whom many texts name for the same."""
    reason = f"{len(members)} texts name somebody of this name, and nothing else tells of another one"
    return {
        pair: Judgement(Verdict.SAME, _WELL_KNOWN, (*judgement.reasons, reason))
        for pair, judgement in judged.items()
        if judgement.verdict is Verdict.POSSIBLY
        and judgement.score >= _PLAUSIBLE
        and (pair[0] in members) != (pair[1] in members)
    }
