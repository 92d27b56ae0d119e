"""Decide about two profiles: the same, possibly the same, different, or nothing, with score and reasons in words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from kgraph.agreement import dates_agree
from kgraph.model import Verdict
from kgraph.ontology import Ontology
from kgraph.ontology.vocab import local_name
from kgraph.resolution.blocks import ORGANIZATION, PERSON
from kgraph.resolution.bodies import BodyWords, compare_bodies, is_acronym
from kgraph.resolution.likeness import Likeness, Match
from kgraph.resolution.people import PersonWords, compare_people
from kgraph.resolution.profiles import DATE, SPORT, Fact, Profile, Trait
from kgraph.resolution.words import is_comparable, plain, solid, words_of

_SAME_NAME, _SPELT_OUT, _DEFINED, _SHARED = 0.95, 0.9, 0.9, 0.85
_FITTING, _CALLED, _WEAK, _SURNAME, _SOMEWHERE = 0.6, 0.6, 0.4, 0.5, 0.3
_PROVED, _SAID, _SURNAME_PROVED = 1.0, 0.95, 0.8
_OTHER_KIND = 0.75
_TEAM = "SportsTeam"
# What is often called after something else.
_NAMED_AFTER = frozenset(("Document", "Law", "Work"))
_SHORT_ACRONYM = 3
# So many others must be named with a surname alone and with a whole name that have a role in common and no body.
_COMPANY_OF_ROLE = 2


@dataclass(frozen=True)
class Words:
    """The words that names are compared by.

    Args:
        people: Of personal names.
        bodies: Of names of bodies and other things.
    """

    people: PersonWords
    bodies: BodyWords

    @classmethod
    def of(cls, ontology: Ontology) -> Words:
        """Read them from the lexicon."""
        return cls(PersonWords.of(ontology), BodyWords.of(ontology))


@dataclass(frozen=True, slots=True)
class Judgement:
    """What is decided about two profiles.

    Args:
        verdict: None where nothing speaks for or against.
        score: How sure it is, 0 to 1.
        reasons: Why, in words.
        is_apart: Whether they may not be in one cluster, however they came there.
        is_loose: Whether it holds only if no third profile that is another thing fits as well.
    """

    verdict: Verdict | None
    score: float = 0.0
    reasons: tuple[str, ...] = ()
    is_apart: bool = False
    is_loose: bool = False


_NOTHING = Judgement(None)
_KEPT_APART = Judgement(None, is_apart=True)


def decide(one: Profile, other: Profile, words: Words) -> Judgement:
    """Decide about two profiles; which comes first does not matter.

    Args:
        one: A profile.
        other: Another one.
        words: What names are compared by.

    Returns:
        The verdict with its reasons.

    Example:
        >>> from kgraph.ontology import load_ontology
        >>> one = Profile("x:1", "x:1", "Person", labels={"Ed Vane Jr.": 1})
        >>> other = Profile("x:2", "x:2", "Person", labels={"Ed Vane Sr.": 1})
        >>> judged = decide(one, other, Words.of(load_ontology()))
        >>> str(judged.verdict), judged.reasons
        ('different', ('one is Jr, the other Sr',))
    """
    if one.family != other.family or (one.is_known and other.is_known):
        return _decide_kinds(one, other, words.people)
    if one.is_partial or other.is_partial:
        return _decide_surname(one, other, words.people)
    match = _compare(one, other, words)
    if match.likeness is Likeness.OPPOSED:
        return Judgement(Verdict.DIFFERENT, _SAID, (match.reason,), is_apart=True)
    if match.likeness is Likeness.APART or (match.likeness is Likeness.UNLIKE and one.family == PERSON):
        return _KEPT_APART
    proof = contradiction(one.traits, other.traits)
    if proof:
        # A text about one sport may speak of a team of another: that keeps two apart, and proves nothing.
        is_proof = any(trait.kind != SPORT for trait in (*one.traits, *other.traits))
        is_claimed = is_proof and match.likeness in {Likeness.EQUAL, Likeness.SPELT_OUT, Likeness.FITTING}
        return Judgement(Verdict.DIFFERENT, _PROVED, (proof,), is_apart=True) if is_claimed else _KEPT_APART
    return _weigh(one, other, match, words)


def _decide_kinds(one: Profile, other: Profile, people: PersonWords) -> Judgement:
    """Decide about things that are read as two kinds: a name of several words is of one thing, however it was read.

    It is not where both kinds often have one name: a body has that of its founder, a work that of whom it is about, a
    team that of its place, a parliament that of others.
    """
    first, second = words_of(one.label), words_of(other.label)
    families = {one.family, other.family}
    if first == second and any(part.is_partial and part.family == PERSON for part in (one, other)):
        return _NOTHING  # one word that was taken for somebody may be whatever else has that name
    is_one_name = first == second and is_comparable(one.label)
    is_known = one.is_known or other.is_known
    is_own = not any(
        part.is_partial or part.traits or (part.is_common and part.family == ORGANIZATION) for part in (one, other)
    )
    if not is_one_name or not is_own or (PERSON in families and first[0] in people.given):
        return _KEPT_APART
    if (one.is_known and other.is_known) or not families.isdisjoint(_NAMED_AFTER):
        return _KEPT_APART
    reason = f"one name, read as {' and '.join(sorted(families)).lower()}"
    is_somebody = PERSON in families and families != {PERSON, ORGANIZATION}
    if len(first) > 1 and not is_somebody:
        return Judgement(Verdict.SAME, _OTHER_KIND, (reason,), is_loose=True)
    if is_known:
        return _KEPT_APART
    return Judgement(Verdict.POSSIBLY, _WEAK, (reason,), is_apart=True, is_loose=True)


def _compare(one: Profile, other: Profile, words: Words) -> Match:
    if one.base == other.base:
        return Match(Likeness.EQUAL, "one name and one kind of thing")
    first, second = one.label, other.label
    if not (is_comparable(first) and is_comparable(second)):
        return Match(Likeness.UNLIKE, "a name that is not compared")
    if one.family != PERSON:
        return compare_bodies(first, second, words.bodies)
    names = words.people.parse(first), words.people.parse(second)
    if names[0] is None or names[1] is None:
        return Match(Likeness.UNLIKE, "no full name")
    return compare_people(names[0], names[1], words.people)


def _weigh(one: Profile, other: Profile, match: Match, words: Words) -> Judgement:
    """Decide where nothing contradicts."""
    if one.family != ORGANIZATION and one.is_common and one.base == other.base:
        return _NOTHING  # `homonyms` has found out what there is to say of the two
    if one.family == ORGANIZATION and (one.is_common or other.is_common) and not _is_of_one_country(one, other):
        return _decide_common(one, other, match)
    written = _written(one, other, match.reason)
    match match.likeness:
        case Likeness.EQUAL:
            is_loose = one.traits != other.traits
            return Judgement(Verdict.SAME, _SAME_NAME, (written,), is_loose=is_loose)
        case Likeness.SPELT_OUT if _is_sure_kind(one, other):
            return Judgement(Verdict.SAME, _SPELT_OUT, (written,), is_loose=True)
        case Likeness.SPELT_OUT | Likeness.FITTING | Likeness.WEAK:
            return _decide_unproved(one, other, match.likeness, written, words.bodies)
        case _:
            return _decide_alias(one, other, words.bodies)


def _is_of_one_country(one: Profile, other: Profile) -> bool:
    return bool(one.country) and one.country == other.country


def _is_sure_kind(one: Profile, other: Profile) -> bool:
    """Tell whether it is known what both are: a mountain range read as some organisation is not the company's name."""
    return one.family == PERSON or all(
        any(local_name(cls) != profile.family for cls in profile.classes) for profile in (one, other)
    )


def _written(one: Profile, other: Profile, reason: str) -> str:
    first, second = sorted((one.label, other.label))
    return reason if first == second else f"{first!r} and {second!r}: {reason}"


def _decide_common(one: Profile, other: Profile, match: Match) -> Judgement:
    """Decide about bodies of a name that many countries have a body of."""
    if match.likeness is Likeness.EQUAL and not (one.country and other.country):
        whose = "one text does" if one.country or other.country else "no text does"
        reason = f"many countries have a body of this name, and {whose} not say whose it is"
        return Judgement(Verdict.POSSIBLY, _SOMEWHERE, (_written(one, other, reason),), is_apart=True, is_loose=True)
    return _KEPT_APART


def _decide_unproved(one: Profile, other: Profile, likeness: Likeness, written: str, words: BodyWords) -> Judgement:
    """Decide about names that fit but do not prove anything; a text that tells of both as two knew better."""
    if not set(one.documents).isdisjoint(other.documents):
        return _NOTHING
    shared = sorted(fact for fact in one.facts & other.facts if not fact.is_role)
    if likeness is Likeness.WEAK:
        return Judgement(Verdict.POSSIBLY, _FITTING if shared else _WEAK, (written, *map(_both, shared[:1])))
    if shared:
        return Judgement(Verdict.SAME, _SHARED, (written, *map(_both, shared[:3])), is_loose=True)
    definition = _definition(one, other, words) or _definition(other, one, words)
    if definition:
        return Judgement(Verdict.SAME, _DEFINED, (definition,), is_loose=True)
    if (is_acronym(one.label, other.label) or is_acronym(other.label, one.label)) and not (
        one.label in other.aliases or other.label in one.aliases
    ):
        return _NOTHING
    return Judgement(Verdict.POSSIBLY, _FITTING, (written,))


def _both(fact: Fact) -> str:
    return f"of both a text says: {fact}"


def _definition(short: Profile, long: Profile, words: BodyWords) -> str:
    """Say that a text gives the one name as short for the other: its initials, or all but its legal form."""
    if short.family == PERSON or short.label not in long.aliases:
        return ""
    if is_acronym(short.label, long.label):
        # Three letters are soon those of somebody else too.
        is_telling = len(short.label.replace(".", "")) > _SHORT_ACRONYM or long.aliases[short.label] > 1
        return f"a text gives {short.label!r} as short for {long.label!r}" if is_telling else ""
    if words.core(short.label) == words.core(long.label):
        first, second = sorted((short.label, long.label))
        return f"a text uses both names, {first!r} and {second!r}"
    return ""


def _decide_alias(one: Profile, other: Profile, bodies: BodyWords) -> Judgement:
    """Decide about a name that some text uses for a thing that has another name."""
    for called, owner in sorted(((one, other), (other, one)), key=lambda pair: pair[0].label):
        names = {solid(bodies.core(alias)) for alias in owner.aliases if is_comparable(alias)}
        if solid(bodies.core(called.label)) in names and set(one.documents).isdisjoint(other.documents):
            reason = f"a text calls {owner.label!r} {called.label!r} too"
            return Judgement(Verdict.POSSIBLY, _CALLED, (reason,))
    return _NOTHING


def _decide_surname(one: Profile, other: Profile, people: PersonWords) -> Judgement:
    """Decide about a surname alone: never more than a proposal, and that only where a text says the same of both."""
    part, whole = (one, other) if one.is_partial else (other, one)
    if _family(part, people) != _family(whole, people):
        return _KEPT_APART
    shared = sorted(one.facts & other.facts)
    if not shared:
        return _decide_team(one, other)
    reason = f"{part.label!r} may be {whole.label!r}" if part.label != whole.label else "one name"
    return Judgement(Verdict.POSSIBLY, _SURNAME, (reason, *map(_both, shared[:3])))


def _decide_team(one: Profile, other: Profile) -> Judgement:
    """Decide about teams of one place, of which a text does not say what they play."""
    if one.base != other.base or not all(_TEAM in map(local_name, part.classes) for part in (one, other)):
        return _NOTHING
    reason = "the teams of one place, and a text does not say of which sport"
    return Judgement(Verdict.POSSIBLY, _SOMEWHERE, (reason,), is_loose=True)


def prove_surname(proposed: Judgement, one: Profile, other: Profile, company: Sequence[str]) -> Judgement:
    """Decide that a surname alone is somebody's whose whole name another text gives.

    Args:
        proposed: What was decided by the two alone.
        one: A profile.
        other: Another one.
        company: Names of others whom the texts of both name.

    Returns:
        The same as proposed, unless both are named in the same company: of several people where only their role is the
        same ("president"), of one where it is said of what too.
    """
    is_one_partial = one.is_partial != other.is_partial and one.family == PERSON
    needed = _COMPANY_OF_ROLE if all(fact.is_role for fact in one.facts & other.facts) else 1
    if len(company) < needed or not is_one_partial or proposed.verdict is not Verdict.POSSIBLY:
        return proposed
    reasons = (*proposed.reasons, f"the texts of both name {' and '.join(company[:needed])} too")
    return Judgement(Verdict.SAME, _SURNAME_PROVED, reasons, is_loose=True)


def _family(profile: Profile, people: PersonWords) -> str:
    """Give the family name, which of a name of one word is all there is."""
    name = None if profile.is_partial else people.parse(profile.label)
    return plain(name.family if name else solid(words_of(profile.label)))


def contradiction(one: tuple[Trait, ...], other: tuple[Trait, ...]) -> str:
    """Say which functional property has two values, or nothing."""
    for first in one:
        for second in other:
            if first.property == second.property and first.kind == second.kind and not _agree(first, second):
                values = " and ".join(sorted((first.words, second.words)))
                return f"{first.label}: {values}"
    return ""


def _agree(one: Trait, other: Trait) -> bool:
    if one.kind != DATE:
        return one.value == other.value
    return dates_agree(one.value, other.value)
