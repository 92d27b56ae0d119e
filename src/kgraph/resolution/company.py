"""What two texts that give one name have in common, and how much of a proof it is that they mean one by it.

It counts by how few other texts have it: a harbour trust that both name is proof, a country that half of all texts
speak of next to nothing.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from kgraph.resolution.profiles import MONTH, SPORT, Profile

PROOF, MUCH, HALF, LITTLE = 1.0, 0.75, 0.5, 0.25
_PLACE = "Place"
# How many texts, or which part of all, may name something that is hardly named in two by chance.
_FEW, _PART = 5, 50
# Several of a kind that is no proof by itself are not much more than one.
_MOST_OF_A_KIND = MUCH
_MOST_REASONS = 3


@dataclass(frozen=True, slots=True)
class Item:
    """Something that texts may share.

    Args:
        words: What is said where two do.
        kind: All of a kind together are not quite a proof; empty where each counts.
        weight: How much of a proof it is.
    """

    words: str
    kind: str
    weight: float


def weights(profiles: Sequence[Profile], numbers: Iterable[int], documents: int) -> Mapping[str, Item]:
    """Weigh what the texts of some profiles name.

    Args:
        profiles: All of them.
        numbers: Positions of those whose texts may be compared.
        documents: How many documents there are.
    """
    wanted = {iri for number in numbers for iri in profiles[number].company}
    counts: dict[str, int] = defaultdict(int)
    found: dict[str, Profile] = {}
    holders: dict[str, set[str]] = defaultdict(set)
    for profile in profiles:
        iri = profile.iri if profile.iri in wanted else profile.base
        if iri in wanted:
            counts[iri] += len(profile.documents)
            found[iri] = profile
        for fact in profile.facts:
            if fact.is_role:
                holders[fact.other].add(profile.base)
    told = {iri: weigh(profile, counts[iri], documents) for iri, profile in sorted(found.items())}
    least = max(_FEW, documents // _PART)
    roles = {role: Item("", "role", MUCH if len(bearers) <= least else HALF) for role, bearers in holders.items()}
    return told | roles | {iri: _about(iri) for iri in wanted if iri.startswith((SPORT, MONTH))}


def _about(told: str) -> Item:
    if told.startswith(SPORT):
        return Item(f"both texts are about {told.removeprefix(SPORT)}", SPORT, LITTLE)
    return Item(f"both texts are of {told.removeprefix(MONTH)}", MONTH, LITTLE)


def weigh(profile: Profile, texts: int, documents: int) -> Item:
    """Say how much of a proof it is that two texts name something.

    Args:
        profile: What they name; what all the world knows is rare only where there are many texts.
        texts: How many texts name it.
        documents: How many there are.
    """
    is_rare = texts <= (documents // _PART if profile.is_known else max(_FEW, documents // _PART))
    words = f"both texts name {profile.label}"
    if profile.is_known and profile.family == _PLACE:
        return Item(words, "known place", HALF if is_rare else LITTLE)
    if profile.is_known:
        return Item(words, "known", MUCH if is_rare else HALF)
    if profile.is_partial:
        return Item(words, "partial", HALF)
    return Item(words, "", PROOF) if is_rare else Item(words, "frequent", HALF)


def shared(one: Profile, other: Profile, items: Mapping[str, Item]) -> tuple[float, tuple[str, ...]]:
    """Weigh what the texts of two profiles share, and say what it is."""
    found = [items[iri] for iri in one.company & other.company if iri in items]
    for fact in one.facts & other.facts:
        words = f"of both a text says: {fact}"
        found.append(Item(words, "role", items[fact.other].weight) if fact.is_role else Item(words, "", PROOF))
    found += [Item(f"{trait.label}: {trait.words}", "", PROOF) for trait in {*one.traits} & {*other.traits}]
    return in_common(found)


def in_common(items: Iterable[Item]) -> tuple[float, tuple[str, ...]]:
    """Add up what two texts share, and say what it is."""
    found = sorted(items, key=lambda item: (-item.weight, item.words))
    kinds: dict[str, float] = defaultdict(float)
    for item in found:
        kinds[item.kind] += item.weight
    weight = kinds.pop("", 0.0) + sum(min(told, _MOST_OF_A_KIND) for told in kinds.values())
    return weight, tuple(item.words for item in found[:_MOST_REASONS])
