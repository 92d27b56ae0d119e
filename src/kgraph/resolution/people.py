"""Personal names: their parts, and how alike two of them are."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache, partial

from kgraph.kb import fold
from kgraph.ontology import Ontology
from kgraph.resolution.likeness import Likeness, Match
from kgraph.resolution.words import is_comparable, plain, solid, words_of

_SUFFIX_NEEDS = 3
_FAMILY_FIRST_WORDS = (2, 3)
_LONGEST_SYLLABLE = 6
# "Joana Silva e Costa" has a particle, "Joana E. Costa" a middle name.
_INITIAL = re.compile(r"\b(\w)\.")
# Field of `PersonWords` to the cue list it is read from.
_LISTS = {
    "honorifics": "name-honorific",
    "suffixes": "name-suffix",
    "particles": "name-particle",
    "articles": "identity-article",
    "surnames": "name-surname",
    "given": "name-given",
    "common": "identity-common-family",
}


@dataclass(frozen=True, slots=True)
class PersonName:
    """A personal name in its parts, folded.

    Args:
        given: Given and middle names, or their initials; of a name that opens with the family, all of them as one.
        family: Family name without particles and hyphens.
        particles: Those before the family name: `van`, `de`, `al`.
        suffix: Which of a family: `jr`, `iii`; empty if not said.
        turned: Family and given names, if the name is one of those that open with the family and may be read both ways.
    """

    given: tuple[str, ...]
    family: str
    particles: tuple[str, ...] = ()
    suffix: str = ""
    turned: tuple[str, str] | None = None

    @property
    def readings(self) -> set[tuple[str, str]]:
        """Give family and given names, each as one word, in every way the name can be read."""
        return {(self.family, solid(self.given))} | ({self.turned} if self.turned else set())


@dataclass(frozen=True)
class PersonWords:
    """The words that names of people are parsed by, from the ontology's lexicon.

    Args:
        honorifics: Titles before a name.
        suffixes: Words after it.
        particles: Lower-case words inside it.
        articles: Particles that may be left out.
        surnames: Family names that come first.
        given: Given names.
        common: Family names that many bear.
    """

    honorifics: frozenset[str]
    suffixes: frozenset[str]
    particles: frozenset[str]
    articles: frozenset[str]
    surnames: frozenset[str]
    given: frozenset[str]
    common: frozenset[str]

    @classmethod
    def of(cls, ontology: Ontology) -> PersonWords:
        """Read them."""
        return cls(**{field: frozenset(map(fold, ontology.words(name))) for field, name in _LISTS.items()})

    @cached_property
    def parse(self) -> Callable[[str], PersonName | None]:
        """Give the parser of these words: None for a name of less than two parts, or one that may not be compared."""
        return lru_cache(maxsize=1 << 16)(partial(_parse, words=self))

    def commonness(self, name: str) -> int:
        """Say how many parts of a name are those of many: 0 to 2, and 0 of a name that a middle name tells apart.

        Example:
            >>> from kgraph.ontology import load_ontology
            >>> words = PersonWords.of(load_ontology())
            >>> [words.commonness(name) for name in ("Ada Okoro", "Folasade Smith", "Ada Smith", "Ada T. Smith")]
            [0, 1, 2, 0]
        """
        parsed = self.parse(name)
        if parsed is None or len(parsed.given) > 1 or parsed.particles or parsed.suffix:
            return 0
        if parsed.family not in self.common:
            return 0
        return 1 + (parsed.given[0] in self.given or len(parsed.given[0]) == 1)


def _parse(name: str, words: PersonWords) -> PersonName | None:
    if not is_comparable(name):
        return None
    found = [word for word in words_of(name) if not word.startswith(('"', "("))]
    while found and found[0] in words.honorifics:
        found.pop(0)
    found, suffix = _take_suffix(found, words)
    if "," in found:
        # "Okoro, Ines": only one comma says so.
        family, _, given = " ".join(found).partition(" , ")
        found = [*given.split(), *family.split()] if "," not in given else []
    found = [word for word in found if word != ","]
    if len(found) < len(_FAMILY_FIRST_WORDS) or not all(map(solid, zip(found))):
        return None
    return _family_first(found, suffix, words) or _given_first(found, suffix, words, _INITIAL.findall(name.casefold()))


def _take_suffix(found: list[str], words: PersonWords) -> tuple[list[str], str]:
    """Take what stands after a name off it; "Malcolm X" has no suffix."""
    is_long = len([word for word in found if word != ","]) >= _SUFFIX_NEEDS
    if not is_long or found[-1] not in words.suffixes:
        return found, ""
    return found[: -2 if found[-2] == "," else -1], found[-1]


def _family_first(found: list[str], suffix: str, words: PersonWords) -> PersonName | None:
    """Parse a name such as Kim Moon-soo, Moon-soo Kim or Xi Jinping Kim; None if it is of another kind."""
    if len(found) not in _FAMILY_FIRST_WORDS:
        return None
    ends = ((found[0], found[1:]), (found[-1], found[:-1]))
    read = [
        (family, solid(tuple(rest)))
        for family, rest in ends
        if family in words.surnames and _are_syllables(rest, words)
    ]
    if not read:
        return None
    (family, given), *other = read
    return PersonName((given,), family, (), suffix, other[0] if other else None)


def _are_syllables(rest: list[str], words: PersonWords) -> bool:
    """Tell whether given names are two short syllables, with a hyphen or apart, and of no other kind of name."""
    parts = rest[0].split("-") if len(rest) == 1 else rest
    is_short = all(1 < len(part) <= _LONGEST_SYLLABLE and part.isalpha() for part in parts)
    return len(parts) == len(_FAMILY_FIRST_WORDS) and is_short and not {*rest, *parts} & words.given


def _given_first(found: list[str], suffix: str, words: PersonWords, initials: Sequence[str]) -> PersonName:
    family = found[-1]
    start = len(found) - 1
    while start > 1 and found[start - 1] in words.particles and found[start - 1] not in initials:
        start -= 1
    particles = found[start:-1]
    before, hyphen, after = family.partition("-")
    if hyphen and before in words.articles:
        particles, family = [*particles, before], after
    return PersonName(tuple(found[:start]), solid((family,)), tuple(particles), suffix)


def compare_people(one: PersonName, other: PersonName, words: PersonWords) -> Match:
    """Say how alike two names of people are.

    Example:
        >>> from kgraph.ontology import load_ontology
        >>> words = PersonWords.of(load_ontology())
        >>> def alike(*names):
        ...     return str(compare_people(*map(words.parse, names), words).likeness)
        >>> alike("Kim Moon-soo", "Moon Soo Kim"), alike("Ines Okoro", "Ines A. Okoro")
        ('equal', 'fitting')
    """
    straight = _compare(one, other, words)
    if straight.likeness in {Likeness.EQUAL, Likeness.OPPOSED} or not _is_turned(one, other, words):
        return straight
    return Match(Likeness.EQUAL, "the same name with the family name at the other end")


def _is_turned(one: PersonName, other: PersonName, words: PersonWords) -> bool:
    """Tell whether two names are one another turned round, and it is known which word is the family's."""
    if len(one.given) != 1 or len(other.given) != 1 or one.particles or other.particles or one.suffix != other.suffix:
        return False
    if one.readings & other.readings:
        return True
    names = {one.given[0], one.family}
    is_telling = bool(names & words.surnames) or len(names & words.given) == 1
    return (one.given[0], one.family) == (other.family, other.given[0]) and is_telling


def _compare(one: PersonName, other: PersonName, words: PersonWords) -> Match:
    if plain(one.family) != plain(other.family):
        return Match(Likeness.UNLIKE, "other family names")
    given = _compare_given(one.given, other.given)
    if given.likeness in {Likeness.UNLIKE, Likeness.APART, Likeness.WEAK}:
        return given
    if one.suffix and other.suffix and one.suffix != other.suffix:
        first, second = sorted((one.suffix.title(), other.suffix.title()))
        return Match(Likeness.OPPOSED, f"one is {first}, the other {second}")
    notes = [given.reason] if given.likeness is Likeness.FITTING else []
    if one.suffix != other.suffix:
        notes.append(f"only one is said to be {(one.suffix or other.suffix).title()}")
    if one.particles != other.particles:
        only = {*one.particles} ^ {*other.particles}
        notes.append(f"only one has {_listed(only)}" if only else "particles in another order")
        if only - words.articles and one.particles and other.particles:
            return Match(Likeness.UNLIKE, "other particles")
    if one.family != other.family or any(map(_differ_by_accent, one.given, other.given)):
        notes.append("only one is written with accents")
    return Match(Likeness.FITTING, "; ".join(notes)) if notes else given


def _listed(words: Iterable[str]) -> str:
    return ", ".join(repr(word) for word in sorted(words))


def _differ_by_accent(one: str, other: str) -> bool:
    return one != other and plain(one) == plain(other)


def _compare_given(one: tuple[str, ...], other: tuple[str, ...]) -> Match:
    if plain(solid(one)) == plain(solid(other)):
        return Match(Likeness.EQUAL, "the same name, written in another way")
    short, long = sorted((one, other), key=lambda names: (len(names), len(solid(names))))
    first = _fits(short[0], long[0])
    if not first:
        return Match(Likeness.UNLIKE, "other given names")
    pairs = list(zip(short[1:], long[1:], strict=False))
    if not all(_fits(*pair) for pair in pairs):
        return Match(Likeness.APART, "other middle names")
    is_full = first == len(long[0]) and len(short[0]) == len(long[0])
    if not is_full:
        # "J. K." is worth more than "J.", and less than a name.
        is_several = len(pairs) > 0 and len(short) == len(long)
        level = Likeness.FITTING if is_several else Likeness.WEAK
        return Match(level, "one has initials where the other has given names")
    if len(short) == len(long):
        return Match(Likeness.SPELT_OUT, "the same first and family name, and the middle initial fits")
    return Match(Likeness.FITTING, "a middle name is left out")


def _fits(one: str, other: str) -> int:
    """Give how many letters two given names share where one is the other, or its initial; 0 where neither."""
    one, other = plain(solid((one,))), plain(solid((other,)))
    short, long = sorted((one, other), key=len)
    return len(short) if short == long or (len(short) == 1 and long.startswith(short)) else 0
