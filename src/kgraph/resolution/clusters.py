"""Put profiles that are the same together, never two that are proved different, in an order of its own."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from kgraph.model import Verdict
from kgraph.resolution.blocks import PERSON, pairs
from kgraph.resolution.decide import Judgement, Words, decide, prove_surname
from kgraph.resolution.profiles import Profile
from kgraph.resolution.union import Pair, Union

_MOST_COMPARISONS = 400
_MOST_NEIGHBOURS = 12
_MOST_PROPOSALS = 5
_AMBIGUOUS, _REFUSED = 0.5, 0.5


@dataclass(frozen=True, slots=True)
class Clusters:
    """What belongs together.

    Args:
        members: Positions of the profiles of each cluster of several, sorted.
        joins: The decisions that joined them.
        open: Decisions that join nothing: possibly the same, or different.
    """

    members: tuple[tuple[int, ...], ...]
    joins: Mapping[Pair, Judgement]
    open: Mapping[Pair, Judgement] = field(default_factory=dict)


def cluster(
    profiles: Sequence[Profile],
    words: Words,
    told: Mapping[Pair, Judgement] | None = None,
    proposed: Mapping[Pair, Judgement] | None = None,
) -> Clusters:
    """Cluster profiles.

    Args:
        profiles: Sorted by IRI, so that nothing depends on the order in which documents came.
        words: What names are compared by.
        told: What the user has decided; it counts before all else.
        proposed: What was found out before; it counts where nothing surer is decided.

    Returns:
        Clusters that hold no two profiles that are different.
    """
    told = told or {}
    judged = dict(_judgements(profiles, words, told))
    _prove_surnames(judged, profiles)
    _add(judged, proposed or {})
    _weaken(judged, profiles, words)
    bounds = _Bounds(profiles, words, told)
    union = Union(bounds.may_join)
    joins: dict[Pair, Judgement] = {}
    for pair, judgement in sorted(judged.items(), key=lambda item: (-item[1].score, item[0])):
        if judgement.verdict is Verdict.SAME:
            if union.join(*pair, is_told=pair in told):
                joins[pair] = judgement
            else:
                reason = (*judgement.reasons, "but that would join two that are different")
                judged[pair] = Judgement(Verdict.POSSIBLY, _REFUSED, reason)
    rest = {
        pair: judgement
        for pair, judgement in judged.items()
        if judgement.verdict is not Verdict.SAME and not union.is_joined(*pair)
    }
    return Clusters(tuple(union.clusters()), joins, _few(rest))


def _judgements(
    profiles: Sequence[Profile], words: Words, told: Mapping[Pair, Judgement]
) -> Iterator[tuple[Pair, Judgement]]:
    for one, other in pairs(profiles, words.people, words.bodies):
        if (one, other) not in told:
            judgement = decide(profiles[one], profiles[other], words)
            if judgement.verdict is not None:
                yield (one, other), judgement
    yield from told.items()


def _add(judged: dict[Pair, Judgement], proposed: Mapping[Pair, Judgement]) -> None:
    """Let what was found out before count where nothing surer is decided."""
    for pair, judgement in proposed.items():
        held = judged.get(pair)
        if held is None or (held.verdict is Verdict.POSSIBLY and held.score < judgement.score):
            judged[pair] = judgement


def _prove_surnames(judged: dict[Pair, Judgement], profiles: Sequence[Profile]) -> None:
    """Join surnames alone to whole names where both texts name somebody else too."""
    proposed = [pair for pair, judgement in judged.items() if judgement.verdict is Verdict.POSSIBLY]
    pairs_of_surnames = [pair for pair in proposed if profiles[pair[0]].is_partial != profiles[pair[1]].is_partial]
    if pairs_of_surnames:
        named = _named_in(profiles, {number for pair in pairs_of_surnames for number in pair})
        for pair in pairs_of_surnames:
            one, other = profiles[pair[0]], profiles[pair[1]]
            shared = sorted(profiles[number].label for number in named(one) & named(other) - {*pair})
            judged[pair] = prove_surname(judged[pair], one, other, shared)


def _named_in(profiles: Sequence[Profile], numbers: Iterable[int]) -> Callable[[Profile], set[int]]:
    """Make the function that gives the people of whole names in the documents of a profile."""
    wanted = {document for number in numbers for document in profiles[number].documents}
    people: dict[int, list[int]] = defaultdict(list)
    for number, profile in enumerate(profiles):
        if profile.family == PERSON and not profile.is_partial:
            for document in wanted.intersection(profile.documents):
                people[document].append(number)
    return lambda profile: {number for document in profile.documents for number in people[document]}


def _weaken(judged: dict[Pair, Judgement], profiles: Sequence[Profile], words: Words) -> None:
    """Make proposals of loose decisions where a name fits several that are not one."""
    fitting: dict[int, list[int]] = defaultdict(list)
    for (one, other), judgement in judged.items():
        if judgement.verdict is Verdict.SAME and judgement.is_loose:
            short, long = sorted((one, other), key=lambda number: _fullness(profiles[number]))
            fitting[short].append(long)
    for short, longer in sorted(fitting.items()):
        if not _are_one([profiles[number] for number in longer], words):
            for number in longer:
                pair = (short, number) if short < number else (number, short)
                reasons = (*judged[pair].reasons, f"{profiles[short].label!r} fits another one too")
                judged[pair] = Judgement(Verdict.POSSIBLY, _AMBIGUOUS, reasons)


def _are_one(profiles: Sequence[Profile], words: Words) -> bool:
    if len(profiles) > _MOST_NEIGHBOURS:
        return False
    return all(
        decide(one, other, words).verdict is Verdict.SAME
        for place, one in enumerate(profiles)
        for other in profiles[place + 1 :]
    )


def _fullness(profile: Profile) -> tuple[int, int, str]:
    return fullness(profile.label)[0], len(profile.traits), profile.iri


def fullness(name: str) -> tuple[int, int]:
    """Say how full a name is: by its letters, then by how few words it is written in.

    Example:
        >>> max("J. K. Vane", "Jane Kate Vane", key=fullness)
        'Jane Kate Vane'
    """
    return sum(map(str.isalnum, name)), -len(name.split())


def _few(judged: Mapping[Pair, Judgement]) -> Mapping[Pair, Judgement]:
    """Leave out proposals about what has many, the least likely first: what may be anything is no help."""
    kept: dict[Pair, Judgement] = {}
    counts: Counter[int] = Counter()
    loose = Counter(number for pair, judgement in judged.items() if _is_loose_proposal(judgement) for number in pair)
    for pair, judgement in sorted(judged.items(), key=lambda item: (-item[1].score, item[0])):
        if _is_loose_proposal(judgement) and min(map(loose.__getitem__, pair)) > 1:
            continue
        if judgement.verdict is Verdict.DIFFERENT or all(counts[number] < _MOST_PROPOSALS for number in pair):
            kept[pair] = judgement
            counts.update(pair)
    return kept


def _is_loose_proposal(judgement: Judgement) -> bool:
    return judgement.verdict is Verdict.POSSIBLY and judgement.is_loose


@dataclass(frozen=True)
class _Bounds:
    """Keeps apart what is different."""

    profiles: Sequence[Profile]
    words: Words
    told: Mapping[Pair, Judgement]

    def may_join(self, ones: Sequence[int], others: Sequence[int], is_told: bool) -> bool:
        between = [(min(one, other), max(one, other)) for one in ones for other in others]
        if any(self.told[pair].verdict is Verdict.DIFFERENT for pair in between if pair in self.told):
            return False
        if is_told:
            return True
        if len(between) > _MOST_COMPARISONS:
            return False
        return not any(self._is_apart(pair) for pair in between)

    def _is_apart(self, pair: Pair) -> bool:
        if pair in self.told:
            return False
        return decide(self.profiles[pair[0]], self.profiles[pair[1]], self.words).is_apart
