"""Join the names of one document: the same name, a part of a full name, the first words of a body's name.

Names are compared all at once, so that the order in which the long and the short form come does not matter.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple, Protocol

from kgraph.nlp.mentions import MentionRecord
from kgraph.ontology import Ontology
from kgraph.ontology.vocab import kg

_Key = tuple[str, str]
_MAX_DEMONYM = 2


class _Name(NamedTuple):
    """A name by all its mentions: its words, those in front that say of which country it is, and where it stands.

    The branch is how many of its last words say of which country or continent a branch is ("Corvane Europe").
    """

    words: tuple[str, ...]
    demonym: tuple[str, ...]
    individual: str
    first: int
    last: int
    branch: int = 0


class PlaceWords(Protocol):
    """What tells the words of a body's name that say where it is from."""

    def is_demonym(self, word: str) -> bool:
        """Tell whether words say of which country something is ("Italian")."""

    def is_region(self, words: str) -> bool:
        """Tell whether words name a country or a continent."""


class NameChains:
    """Lead each name of a document to its chain.

    Args:
        mentions: All mentions of the document.
        ontology: For classes.
        suffixes: Words after a personal name that do not tell people apart (`Jr.`).
        places: Tells the words that say where a body is from.
        relatives: Given names that the text only calls somebody's relatives ("his mother Ida"): they are a part of a
            longer name only where somebody else in the text has the same family name.
        spouses: Where names start that are of the wife of somebody else in the text ("Mrs Lund" beside "Mr Lund").
    """

    def __init__(
        self,
        mentions: Sequence[MentionRecord],
        ontology: Ontology,
        suffixes: Iterable[str],
        places: PlaceWords,
        relatives: Iterable[str] = (),
        spouses: Iterable[int] = (),
    ) -> None:
        self._spouses = frozenset(spouses)
        self._relatives = frozenset(relatives)
        self._ontology = ontology
        self._suffixes = frozenset(suffixes)
        self._places = places
        self._body_nouns = ontology.words("body-noun")
        self._chains: dict[_Key, int] = {}
        self._names: dict[_Key, _Name] = {}
        self._acronyms = {m.label.casefold() for m in mentions if m.kind == "name" and m.label.isupper()}
        first_of: dict[str, int] = {}
        for mention in mentions:
            if mention.kind == "name":
                # The first name with the same individual gives the chain, else the name's own first mention.
                own = first_of.setdefault(mention.individual, mention.chain) if mention.individual else mention.chain
                key = self._key(mention)
                self._chains.setdefault(key, own)
                known = self._names.get(key)
                self._names[key] = known._replace(last=mention.start) if known else self._name(mention, key)
        # The longest first: where "Norsk Hydro" is part of a longer name, "Norsk" is part of one thing only.
        for key in sorted(self._names, key=lambda key: (-len(self._names[key].words), self._names[key].first)):
            self._join_longer(key)

    def chain(self, mention: MentionRecord) -> int:
        """Give the number of a name's chain."""
        return self._chains[self._key(mention)]

    def _key(self, mention: MentionRecord) -> _Key:
        is_person = self._ontology.is_a(mention.cls, kg("Person"))
        is_body = self._ontology.is_a(mention.cls, kg("Organization"))
        family = (
            "spouse"
            if mention.start in self._spouses
            else "person"
            if is_person
            else "body"
            if is_body
            else mention.cls
        )
        return mention.label.casefold(), family

    def _name(self, mention: MentionRecord, key: _Key) -> _Name:
        words = tuple(word for word in mention.label.split() if word.strip(",") not in self._suffixes)
        length = self._demonym_length(words) if key[1] == "body" else 0
        folded = tuple(word.casefold() for word in words) if key[1] == "body" else words
        branch = self._branch_length(words) if key[1] == "body" else 0
        return _Name(folded[length:], folded[:length], mention.individual, mention.start, mention.start, branch)

    def _demonym_length(self, words: tuple[str, ...]) -> int:
        """Count the words in front of a body's name that say of which country it is: "Italian Supreme Court"."""
        longest = min(_MAX_DEMONYM, len(words) - _MAX_DEMONYM)
        return next((n for n in range(longest, 0, -1) if self._places.is_demonym(" ".join(words[:n]))), 0)

    def _branch_length(self, words: tuple[str, ...]) -> int:
        """Count the words at the end of a body's name that say of which country or continent it is the branch."""
        longest = min(_MAX_DEMONYM, len(words) - 1)
        return next((n for n in range(longest, 0, -1) if self._places.is_region(" ".join(words[-n:]))), 0)

    def _join_longer(self, key: _Key) -> None:
        """Join a short name to the one longer name it is a part of; where two fit, neither is taken.

        Its first mention is looked at before its last: by then a still longer form of the same name may have come.
        """
        name = self._names[key]
        for at in dict.fromkeys((name.first, name.last)):
            old = self._chains[key]
            known = [self._names[other].words for other, chain in self._chains.items() if chain == old]
            fitting = [
                other
                for other in self._names
                if self._chains[other] != old and self._is_part(key, other, at) and self._goes_on(other, known)
            ]
            # "Air Force" is the "Italian Air Force" before it is the "Air Force Academy".
            whole = [other for other in fitting if self._names[other].words == name.words]
            longer = {self._chains[other] for other in whole or fitting}
            if len(longer) == 1 and not self._is_in_another(key, longer, at):
                new = longer.pop()
                self._chains.update({other: new for other, chain in self._chains.items() if chain == old})

    def _is_in_another(self, short: _Key, longer: set[int], at: int) -> bool:
        """Tell whether a body's short name also stands in the name of another body: "Arbor" in "First Arbor Bank"."""
        words, own = self._names[short].words, self._chains[short]
        long = [self._names[key].words for key, chain in self._chains.items() if chain in longer]
        others = (
            name
            for key, name in self._names.items()
            if key[1] == short[1] == "body" and name.first < at and self._chains[key] not in longer | {own}
        )
        return any(
            len(words) < len(name.words)
            and _stands_in(words, name.words)
            and not any(_stands_in(whole, name.words) for whole in long)
            for name in others
        )

    def _goes_on(self, long: _Key, known: Sequence[tuple[str, ...]]) -> bool:
        """Tell whether a body's name goes on where every name so far taken for it ends."""
        words = self._names[long].words
        return long[1] != "body" or all(
            words[: len(short)] == short or self._is_turned(short, words) for short in known
        )

    def _is_part(self, short_key: _Key, long_key: _Key, at: int) -> bool:
        if short_key[1] != long_key[1]:
            return False
        short, long = self._names[short_key], self._names[long_key]
        words, parts = short.words, long.words
        if short_key[1] == "person":
            is_within = len(words) < len(parts) and (_stands_in(words, parts) or _leaves_out_middle(words, parts))
            return is_within and (not self._is_relative(words, parts) or self._has_family(long_key))
        if short_key[1] == kg("Product"):
            # "Datu Cabaylo" is the "BRP Datu Cabaylo": the sign before a ship's name may be left out.
            return len(parts) > len(words) > 1 and parts[1:] == words and parts[0].isupper()
        # A body's short form is how its name begins, and follows the full form; two known bodies are two.
        are_known = bool(short.individual and long.individual)
        if short_key[1] == "body" and not are_known and self._is_turned(words, parts):
            return True
        is_shorter = len(words) < len(parts) or (words == parts and not short.demonym and bool(long.demonym))
        is_one_country = not short.demonym or short.demonym == long.demonym
        # "ABX" is a whole name: the "ABX Border Watch Desk" is one of its desks, "ABX News" is itself.
        is_whole = len(words) == 1 and words[0] in self._acronyms and len(parts) > len(words) + 1
        is_branch = long.branch > 0 and len(parts) - long.branch == len(words)
        is_body = short_key[1] == "body" and not (are_known or is_whole or is_branch)
        is_body = is_body and is_shorter and is_one_country
        return is_body and parts[: len(words)] == words and long.first < at

    def _is_relative(self, words: tuple[str, ...], parts: tuple[str, ...]) -> bool:
        """Tell whether a name is the given name of a longer one, and one of somebody's relatives."""
        return len(words) == 1 and words[0] in self._relatives and parts[0] == words[0]

    def _has_family(self, key: _Key) -> bool:
        """Tell whether somebody else has the family name of a person."""
        words = self._names[key].words
        others = (name.words for other, name in self._names.items() if other[1] == "person" and len(name.words) > 1)
        return any(other[-1] == words[-1] and other[0] != words[0] for other in others)

    def _is_turned(self, words: tuple[str, ...], parts: tuple[str, ...]) -> bool:
        """Tell whether a name is another one turned round, with its noun or without: "Department of Fair Trade"."""
        if len(parts) <= _MAX_DEMONYM or parts[1] != "of" or parts[0] not in self._body_nouns:
            return False
        rest = parts[2:]
        return words == (*rest, parts[0]) or (len(words) > 1 and words == rest)


def _leaves_out_middle(words: tuple[str, ...], parts: tuple[str, ...]) -> bool:
    """Tell whether a name is another one without its middle names: "Eva Lang", "Eva Maria Lang"."""
    return len(words) > 1 and (words[0], words[-1]) == (parts[0], parts[-1]) and set(words) <= set(parts)


def _stands_in(words: tuple[str, ...], parts: tuple[str, ...]) -> bool:
    return any(parts[i : i + len(words)] == words for i in range(len(parts) - len(words) + 1))
