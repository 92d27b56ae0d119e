"""Blocks: which profiles are compared at all, so that a million names need no million times a million comparisons.

Profiles are compared where they share a key: initial and family name, what counts of a body's name, an acronym, a
fact. A block that many share is parted by whole names; what is still large is compared with its neighbours in the
alphabet only. What is lost by that is a merge or a proposal, never the truth of one.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kgraph.kb import fold
from kgraph.resolution.bodies import BodyWords, is_acronym
from kgraph.resolution.people import PersonWords
from kgraph.resolution.profiles import Profile
from kgraph.resolution.words import is_comparable, plain, solid, words_of

PERSON, ORGANIZATION = "Person", "Organization"
LARGEST = 48
NEIGHBOURS = 8
_SEPARATOR = "\x1f"


def pairs(profiles: Sequence[Profile], people: PersonWords, bodies: BodyWords) -> Iterator[tuple[int, int]]:
    """Give the positions of profiles to compare, the smaller first; a pair may come more than once.

    Args:
        profiles: Sorted by IRI.
        people: Words of personal names.
        bodies: Words of names of bodies.
    """
    for block in _blocks(profiles, people, bodies):
        for part in _parts(block, profiles):
            reach = len(part) if len(part) <= LARGEST else NEIGHBOURS
            for place, one in enumerate(part):
                for other in part[place + 1 : place + 1 + reach]:
                    yield (one, other) if one < other else (other, one)


def _blocks(profiles: Sequence[Profile], people: PersonWords, bodies: BodyWords) -> Iterator[list[int]]:
    # Most keys have one profile: a number takes less room than a list of one.
    blocks: dict[str, int | list[int]] = {}
    for number, profile in enumerate(profiles):
        for key in _keys(profile, people, bodies):
            held = blocks.setdefault(key, number)
            if isinstance(held, list):
                held.append(number)
            elif held != number:
                blocks[key] = [held, number]
    return (sorted(set(block)) for block in blocks.values() if isinstance(block, list))


def _parts(block: list[int], profiles: Sequence[Profile]) -> Iterator[list[int]]:
    """Part a block that is too large by whole names."""
    if len(block) <= LARGEST:
        yield block
        return
    yield sorted(block, key=lambda number: (_whole(profiles[number]), number))


def _whole(profile: Profile) -> str:
    return plain(solid(words_of(profile.label)))


def _keys(profile: Profile, people: PersonWords, bodies: BodyWords) -> set[str]:
    yielded = _person_keys(profile, people) if profile.family == PERSON else _body_keys(profile, bodies)
    # One name that means several things, or was read as several kinds of thing, is compared whatever is in it.
    is_whole = not profile.is_partial and (profile.family != PERSON or " " in profile.label)
    return {*yielded, _SEPARATOR.join(("n", fold(profile.label) if is_whole else profile.base))}


def _person_keys(profile: Profile, people: PersonWords) -> Iterator[str]:
    if profile.is_partial:
        for fact in profile.facts:
            yield _SEPARATOR.join(("f", plain(solid(words_of(profile.label))), fact.words, fact.other))
        return
    name = people.parse(profile.label)
    if name is None:
        return
    for family, given in name.readings:
        yield _SEPARATOR.join(("p", plain(family), plain(given)[:1]))
    if len(name.given) == 1:
        # The same two words in either order.
        yield _SEPARATOR.join(("o", *sorted((plain(name.given[0]), plain(name.family)))))
    for fact in profile.facts:
        yield _SEPARATOR.join(("f", plain(name.family), fact.words, fact.other))


def _body_keys(profile: Profile, bodies: BodyWords) -> Iterator[str]:
    label = profile.label
    if not is_comparable(label):
        return
    core = bodies.core(label)
    yield _SEPARATOR.join(("b", profile.family, plain(solid(core))))
    if not (bodies.inverted | bodies.learning).isdisjoint(core):
        yield _SEPARATOR.join(("t", profile.family, bodies.turned(core)))
    if label.isupper():
        yield _SEPARATOR.join(("a", profile.family, label.replace(".", "")))
    for alias in profile.aliases:
        if is_acronym(alias, label):
            yield _SEPARATOR.join(("a", profile.family, alias.replace(".", "")))
        elif is_comparable(alias):
            yield _SEPARATOR.join(("b", profile.family, plain(solid(bodies.core(alias)))))
