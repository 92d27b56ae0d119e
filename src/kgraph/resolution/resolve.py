"""Resolve profiles into things: one IRI, name and class each, with every decision that made it."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from kgraph.model import Decision, Verdict
from kgraph.ontology import Ontology
from kgraph.resolution.clusters import Clusters, cluster, fullness
from kgraph.resolution.corrections import Corrections, apply_to
from kgraph.resolution.decide import Judgement, Words
from kgraph.resolution.homonyms import part
from kgraph.resolution.profiles import Fact, Profile, Profiles
from kgraph.resolution.surnames import Surnames
from kgraph.resolution.union import Edges, Pair, edges, ways


@dataclass(frozen=True, slots=True)
class Thing:
    """What several profiles are, or one that something was decided about.

    Args:
        iri: Its IRI.
        label: Its name.
        cls: IRI of its class.
        is_known: Whether it is a known individual, whose name and class stay.
        same_as: IRIs of it elsewhere.
        decisions: What was decided about it.
    """

    iri: str
    label: str
    cls: str
    is_known: bool
    same_as: tuple[str, ...] = ()
    decisions: tuple[Decision, ...] = ()


@dataclass(frozen=True, slots=True)
class Resolution:
    """What became of the IRIs of grounding.

    Args:
        iris: New IRI by old one, where they differ.
        moved: New IRI by document and old one, where the document says more of it than its name.
        things: Things by IRI, where there is something to say of them.
        ignored: IRIs, as they are now, of what the user says is no entity.
    """

    iris: Mapping[str, str] = field(default_factory=dict)
    moved: Mapping[tuple[str, str], str] = field(default_factory=dict)
    things: Mapping[str, Thing] = field(default_factory=dict)
    ignored: frozenset[str] = frozenset()

    def iri(self, document: str, iri: str) -> str:
        """Give the IRI that an entity of a document has now."""
        own = self.moved.get((document, iri), iri)
        return self.iris.get(own, own)


def resolve_profiles(gathered: Profiles, ontology: Ontology, corrections: Corrections | None = None) -> Resolution:
    """Resolve gathered profiles.

    Args:
        gathered: The profiles of all documents.
        ontology: For words and classes.
        corrections: What the user has decided.

    Returns:
        The new IRIs and what to say of them; the same for any order of records.
    """
    corrections, words, alone = corrections or Corrections(), Words.of(ontology), gathered.sorted()
    documents = gathered.documents
    people = part(alone, len(documents), words.people, apply_to(alone, corrections).pairs)
    profiles = people.profiles
    _follow(profiles, people.moved)
    told = apply_to(profiles, corrections)
    found = {**people.proposed, **Surnames(profiles, documents, words.people).judge()}
    clusters = cluster(profiles, words, told.pairs, found)
    groups, names = _named(profiles, clusters)
    renamed = {profile.iri: name for profile, name in zip(profiles, names, strict=True) if profile.iri != name}
    if _follow(profiles, renamed):
        # Two who head one company under two of its names head one company.
        clusters = cluster(profiles, words, told.pairs, found)
        groups, names = _named(profiles, clusters)
    decisions = _decisions(profiles, clusters, names)
    joined = (number for number, profile in enumerate(profiles) if profile.joined)
    touched = {number for pair in clusters.open for number in pair}.union(groups, told.links, joined)
    things: dict[str, Thing] = {}
    for number in sorted(touched):
        if names[number] not in things:
            numbers = groups.get(number, (number,))
            links = {link for member in numbers for link in told.links.get(member, ())}
            members = [profiles[member] for member in numbers]
            things[names[number]] = _thing(names[number], members, ontology, decisions[names[number]], links)
    iris = {profile.iri: names[number] for number, profile in enumerate(profiles) if profile.iri != names[number]}
    iris |= {own: iris.get(iri, iri) for own, iri in people.moved.items()}
    ignored = frozenset(names[number] for number in told.ignored)
    return Resolution(iris, dict(gathered.moved), things, ignored)


def _named(profiles: Sequence[Profile], clusters: Clusters) -> tuple[Mapping[int, tuple[int, ...]], list[str]]:
    groups = {number: members for members in clusters.members for number in members}
    return groups, _iris(profiles, groups)


def _follow(profiles: Sequence[Profile], now: Mapping[str, str]) -> bool:
    """Let facts relate to the things that names turned out to be; tell whether any changed."""
    new = set(now.values())
    labels = {profile.iri: profile.label for profile in profiles if profile.iri in new}
    is_changed = False
    for profile in profiles:
        if profile.facts and any(fact.other in now for fact in profile.facts):
            profile.facts = frozenset(_renamed(fact, now, labels) for fact in profile.facts)
            is_changed = True
    return is_changed


def _renamed(fact: Fact, now: Mapping[str, str], labels: Mapping[str, str]) -> Fact:
    iri = now.get(fact.other, fact.other)
    return Fact(fact.words, iri, labels.get(iri, fact.label))


def _iris(profiles: Sequence[Profile], groups: Mapping[int, tuple[int, ...]]) -> list[str]:
    """Choose the IRI of each profile's cluster.

    It is that of a known individual, else that of the fullest name. Where nothing else of that name is something
    else, the name alone is enough for it.
    """
    chosen = [_canonical(profiles, groups.get(number, (number,))) for number in range(len(profiles))]
    claims: dict[str, set[int]] = defaultdict(set)
    for number in chosen:
        profile = profiles[number]
        if profile.traits and not profile.is_common:
            claims[profile.base].add(number)
    bases = {profile.iri for profile in profiles}
    return [_iri(number, profiles[number], claims, bases) for number in chosen]


def _canonical(profiles: Sequence[Profile], members: Iterable[int]) -> int:
    def rank(number: int) -> tuple[bool, int, int, bool, bool, str]:
        profile = profiles[number]
        letters, words = fullness(profile.label)
        return not profile.is_known, -letters, -words, profile.is_partial, profile.iri != profile.base, profile.iri

    return min(members, key=rank)


def _iri(number: int, profile: Profile, claims: Mapping[str, set[int]], taken: set[str]) -> str:
    is_alone = claims.get(profile.base) == {number} and profile.base not in taken
    return profile.base if is_alone else profile.iri


def _thing(
    iri: str, members: Sequence[Profile], ontology: Ontology, decisions: Iterable[Decision], links: set[str]
) -> Thing:
    known = next((member for member in members if member.is_known), None)
    fullest = known or min(members, key=lambda member: (*(-part for part in fullness(member.label)), member.label))
    counts: Counter[str] = Counter()
    # A name of one word is soon taken for somebody's: what else it is called tells more.
    for member in [member for member in members if not member.is_partial] or members:
        counts.update(member.classes)
    votes = known.classes if known else counts
    cls = min(votes, key=lambda found: (-votes[found], -len(ontology.ancestors(found)), found))
    ordered = tuple(sorted(decisions, key=lambda decision: (decision.verdict, decision.other)))
    same_as = tuple(sorted(links.union(*(member.same_as for member in members))))
    return Thing(iri, fullest.label, cls, known is not None, same_as, ordered)


def _decisions(profiles: Sequence[Profile], clusters: Clusters, names: Sequence[str]) -> Mapping[str, list[Decision]]:
    """Give the decisions about each thing by its IRI."""
    found: dict[str, list[Decision]] = defaultdict(list)
    near = edges(clusters.joins)
    for members in clusters.members:
        found[names[members[0]]] += _joined(profiles, members, clusters.joins, near, names[members[0]])
    for name, profile in zip(names, profiles, strict=True):
        if profile.joined:
            found[name] += profile.joined
    best: dict[tuple[str, str], tuple[Pair, Judgement]] = {}
    for pair, judgement in sorted(clusters.open.items()):
        ends = tuple(sorted((names[pair[0]], names[pair[1]])))
        key = (ends[0], ends[1])
        if key not in best or _rank(judgement) > _rank(best[key][1]):
            best[key] = pair, judgement
    for pair, judgement in best.values():
        for one, other in (pair, pair[::-1]):
            if judgement.verdict is not None:
                label = profiles[other].label
                told = Decision(judgement.verdict, names[other], label, judgement.score, judgement.reasons)
                found[names[one]].append(told)
    return found


def _rank(judgement: Judgement) -> tuple[bool, float]:
    return judgement.verdict is Verdict.DIFFERENT, judgement.score


def _joined(
    profiles: Sequence[Profile], members: Sequence[int], joins: Mapping[Pair, Judgement], near: Edges, iri: str
) -> Iterator[Decision]:
    """Say of each other name of a thing why it is the same: the decision that led from it to the thing's own name."""
    start = next((number for number in members if profiles[number].iri == iri), _canonical(profiles, members))
    for one, other in ways(start, near):
        profile = profiles[other]
        if profile.traits and profile.iri != profile.base == profiles[one].base:
            continue  # the same name with a date: it never had an IRI that anybody saw
        judgement = joins[min(one, other), max(one, other)]
        yield Decision(Verdict.SAME, profile.iri, profile.label, judgement.score, judgement.reasons)
