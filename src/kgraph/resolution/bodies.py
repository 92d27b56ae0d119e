"""Names of organisations and other things: what of them counts, and how alike two of them are."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from kgraph.kb import fold
from kgraph.ontology import Ontology
from kgraph.resolution.likeness import Likeness, Match
from kgraph.resolution.words import plain, solid, words_of

_ACRONYM = range(2, 9)
_AND = "and"
_FORMS = "identity-legal-form"
# Field of `BodyWords` to the cue list it is read from.
_LISTS = {
    "common": "identity-common-body",
    "party_words": "identity-common-party",
    "parties": "identity-party-noun",
    "inverted": "identity-inverted-head",
    "links": "identity-inverted-link",
    "learning": "identity-place-of-learning",
    "ands": "name-and",
    "recurring": "identity-recurring-event",
    "contests": "identity-contest",
    "anybodys": "identity-contest-of-anybody",
}


@dataclass(frozen=True)
class BodyWords:
    """The words that names of bodies are compared by, from the ontology's lexicon.

    Args:
        legal_forms: At the end of a company's name, with the full word for each.
        common: Words of bodies that many countries have.
        party_words: Words of parties that many countries have, but for the last.
        parties: Last words of names of parties.
        inverted: Heads that stand before or after what they are for.
        links: Words that fall away where a name is turned round.
        learning: Heads whose turned name may be another body's.
        ands: Ways to write "and".
        recurring: Last words of names of events that come again.
        contests: Those among them of contests, which are one thing from year to year.
        anybodys: Words that do not tell one contest from another.
    """

    legal_forms: Mapping[str, str]
    common: frozenset[str]
    party_words: frozenset[str]
    parties: frozenset[str]
    inverted: frozenset[str]
    links: frozenset[str]
    learning: frozenset[str]
    ands: frozenset[str]
    recurring: frozenset[str]
    contests: frozenset[str]
    anybodys: frozenset[str]

    @classmethod
    def of(cls, ontology: Ontology) -> BodyWords:
        """Read them."""
        forms = ontology.meanings(_FORMS)
        lists = {field: frozenset(map(fold, ontology.words(name))) for field, name in _LISTS.items()}
        return cls(legal_forms={form: forms[form] or form for form in forms}, **lists)

    def core(self, name: str) -> tuple[str, ...]:
        """Give what counts of a name: no legal form at its end, no commas, one way to write "and".

        Example:
            >>> from kgraph.ontology import load_ontology
            >>> BodyWords.of(load_ontology()).core("Vane & Okoro Co., Inc.")
            ('vane', 'and', 'okoro')
        """
        found = [_AND if word in self.ands else word for word in words_of(name) if word != ","]
        while len(found) > 1 and (found[-1] in self.legal_forms or found[-1] == _AND):
            found.pop()
        return tuple(found)

    def form(self, name: str) -> str:
        """Give the legal form at the end of a name, or nothing."""
        found = [word for word in words_of(name) if word != ","]
        return self.legal_forms.get(found[-1], "") if len(found) > 1 else ""

    def is_fragment(self, name: str) -> bool:
        """Tell whether a name is the end of one: nothing of it but legal forms is left."""
        core = self.core(name)
        return len(core) == 1 and core[0] in self.legal_forms

    def is_recurring(self, name: str) -> bool:
        """Tell whether a name is of an event that comes again, and does not say which time: World Cup, Vane summit.

        A contest of a name of its own (Vane Cup) is one thing from year to year.
        """
        found = words_of(name)
        if not found or found[-1] not in self.recurring or any(letter.isdigit() for letter in name):
            return False
        return found[-1] not in self.contests or self.is_contest_of_anybody(name)

    def is_contest_of_anybody(self, name: str) -> bool:
        """Tell whether a name is of a contest, of which each sport and year has one: World Cup, Winter Olympics."""
        found = words_of(name)
        return bool(found) and found[-1] in self.contests and self.anybodys.issuperset(found[:-1])

    def is_common(self, name: str) -> bool:
        """Tell whether a name says nothing but what kind of body it is, so that many countries have one of it."""
        parts = [part for word in words_of(name) for part in word.split("-")]
        is_party = bool(parts) and parts[-1] in self.parties and (self.common | self.party_words).issuperset(parts[:-1])
        return is_party or self.common.issuperset(parts)

    def turned(self, core: tuple[str, ...]) -> str:
        """Give what a name and the same name turned round have in common."""
        return " ".join(sorted(word for word in core if word not in self.links and word != _AND))


def is_acronym(short: str, long: str) -> bool:
    """Tell whether a name is made of the initials of another: of all its words, or of those with a capital.

    Example:
        >>> is_acronym("WHO", "World Health Organization"), is_acronym("WHO", "World Trade Organization")
        (True, False)
    """
    letters = short.replace(".", "")
    if len(letters) not in _ACRONYM or not letters.isalpha() or not letters.isupper():
        return False
    words = [word for word in long.replace("-", " ").split() if word[:1].isalpha()]
    everything = "".join(word[0].upper() for word in words)
    capitals = "".join(word[0] for word in words if word[0].isupper())
    return letters in {everything, capitals}


def compare_bodies(one: str, other: str, words: BodyWords) -> Match:
    """Say how alike two names of bodies or other things are.

    Example:
        >>> from kgraph.ontology import load_ontology
        >>> words = BodyWords.of(load_ontology())
        >>> str(compare_bodies("Vane & Okoro", "Vane and Okoro Ltd", words).likeness)
        'spelt out'
        >>> str(compare_bodies("Ministry of Harbours", "Harbours Ministry", words).likeness)
        'equal'
    """
    first, second = words.core(one), words.core(other)
    if solid(first) == solid(second):
        return _compare_forms(words.form(one), words.form(other), len(" ".join(first).replace("-", " ").split()))
    if is_acronym(one, other) or is_acronym(other, one):
        return Match(Likeness.FITTING, "one is made of the initials of the other")
    if plain(solid(first)) == plain(solid(second)):
        return Match(Likeness.FITTING, "only one is written with accents")
    return _compare_turned(first, second, words)


def _compare_forms(one: str, other: str, length: int) -> Match:
    if one == other:
        return Match(Likeness.EQUAL, "the same name, written in another way")
    if one and other:
        return Match(Likeness.WEAK, "the same name with another legal form")
    # "Target Corp" may be another than "Target"; a name of two words is hardly another's.
    level = Likeness.SPELT_OUT if length > 1 else Likeness.FITTING
    return Match(level, "the same name, one with its legal form")


def _compare_turned(one: tuple[str, ...], other: tuple[str, ...], words: BodyWords) -> Match:
    if len(one) > 1 and len(other) > 1 and words.turned(one) == words.turned(other):
        if not words.inverted.isdisjoint(one):
            return Match(Likeness.EQUAL, "the same name turned round")
        if not words.learning.isdisjoint(one):
            return Match(Likeness.WEAK, "the same words in another order")
    return Match(Likeness.UNLIKE, "other names")
