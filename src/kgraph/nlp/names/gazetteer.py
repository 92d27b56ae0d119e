"""Find known names: a trie over the letters and signs of the names in the knowledge base, in the case they are written.

Case is kept because so many short names are words (`US`, `WHO`, `Turkey`); a known name may also stand all in
capitals, and a lower-case word of it may be capitalised ("South Korean Government").
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

from kgraph.kb import Individual, KnowledgeBase
from kgraph.nlp.names.candidate import RANK_GAZETTEER, Candidate
from kgraph.nlp.names.lexicon import Lexicon
from kgraph.nlp.names.signs import APOSTROPHE
from kgraph.nlp.names.words import Words

_ATOM = re.compile(r"\w+|[^\w\s]")
_GAP = re.compile(r"[^\S\n]*\n?[^\S\n]*")
_MIN_SHOUTED = 4
_LEAF = ""
# A parliament is taken for that of a country that is named at least half as often as any other.
_RIVAL_SHARE = 2


class Hit(NamedTuple):
    """A known name or demonym in a text.

    Args:
        start: First token.
        end: Token after it.
        name: The name as the gazetteer writes it.
        individuals: Whom it names.
        is_demonym: Whether it is an adjective or a noun for people, not a name.
    """

    start: int
    end: int
    name: str
    individuals: tuple[Individual, ...]
    is_demonym: bool


class Gazetteer:
    """Known names of a knowledge base.

    Args:
        kb: Individuals with their names.
        lexicon: Says which names are ambiguous or count only in context.
        country: IRI of the class of countries.
    """

    def __init__(self, kb: KnowledgeBase, lexicon: Lexicon, country: str) -> None:
        self._lexicon = lexicon
        self._by_iri = kb.by_iri
        self._countries = frozenset(iri for iri, individual in kb.by_iri.items() if individual.cls == country)
        self._trie: dict[str, object] = {}
        names: dict[tuple[bool, str], list[Individual]] = {}
        for individual in kb.by_iri.values():
            for name in (individual.label, *individual.aliases):
                names.setdefault((False, name), []).append(individual)
            for name in individual.demonyms:
                names.setdefault((True, name), []).append(individual)
        # Demonyms are entered first, so that a name of the same letters ("Vatican") wins.
        for (is_demonym, name), found in sorted(names.items(), key=lambda item: (not item[0][0], item[0][1])):
            for written in _ways_to_write(name):
                self._enter(written, (name, tuple(found), is_demonym))

    def _enter(self, written: str, leaf: tuple[str, tuple[Individual, ...], bool]) -> None:
        node = self._trie
        for atom in _ATOM.findall(written):
            child = node.setdefault(atom, {})
            assert isinstance(child, dict)  # noqa: S101 - tells mypy what the trie is made of
            node = child
        node[_LEAF] = leaf

    def find(self, words: Words) -> list[Hit]:
        """Find the longest known names and demonyms, left to right, not overlapping."""
        ends = {words.end(i): i + 1 for i in range(len(words))}
        hits: list[Hit] = []
        free = 0
        for i, text in enumerate(words.text):
            if i < free or not text[0].isalnum():
                continue
            first = _ATOM.match(text)
            if first is None or first.group() not in self._trie or not words.is_open(i):
                continue
            hit = self._longest(words, i, ends)
            if hit is not None:
                hits.append(hit)
                free = hit.end
        return hits

    def _longest(self, words: Words, i: int, ends: dict[int, int]) -> Hit | None:
        best: Hit | None = None
        node: dict[str, object] = self._trie
        at = words.start[i]
        while (atom := _ATOM.match(words.raw, at)) and (child := node.get(atom.group())) is not None:
            assert isinstance(child, dict)  # noqa: S101 - tells mypy what the trie is made of
            node = child
            leaf = node.get(_LEAF)
            if isinstance(leaf, tuple) and atom.end() in ends:
                best = Hit(i, ends[atom.end()], *leaf)
            gap = _GAP.match(words.raw, atom.end())
            at = gap.end() if gap else atom.end()
        return best

    def candidates(self, words: Words, hits: list[Hit]) -> Iterator[Candidate]:
        """Turn the names among the hits into candidates, with what the whole document speaks of in mind."""
        support = self._support(hits)
        for hit in hits:
            if hit.is_demonym or not self._counts(words, hit, support) or self._is_somebody(words, hit):
                continue
            individual = self._meant(hit, support)
            start = hit.start + (words.low(hit.start) == "the" and hit.end - hit.start > 1)
            yield Candidate(
                start, hit.end, individual.cls, "gazetteer", RANK_GAZETTEER, individual.label, individual.iri
            )

    def states(self, words: Words) -> Iterator[Candidate]:
        """Find the codes and abbreviations of states after a place and a comma: "Nashville, TN"."""
        for i in words.capitals:
            individual = self._by_iri.get(self._lexicon.state_codes.get(words.text[i], ""))
            if individual is not None and words.at(i - 1) == "," and words.is_capital(i - 2):
                yield Candidate(i, i + 1, individual.cls, "gazetteer", RANK_GAZETTEER, individual.label, individual.iri)

    def _support(self, hits: list[Hit]) -> Counter[str]:
        """Count how often the document names each individual, or what lies in it or belongs to it."""
        support: Counter[str] = Counter()
        for hit in hits:
            if len(hit.individuals) == 1 and hit.name not in self._lexicon.in_context:
                individual = hit.individuals[0]
                support[individual.iri] += 1
                if home := individual.place or individual.country:
                    support[home] += 1
        return support

    def _counts(self, words: Words, hit: Hit, support: Counter[str]) -> bool:
        country = self._lexicon.in_context.get(hit.name)
        if country is None:
            return True
        if hit.individuals[0].iri in self._countries:
            # "the North" is a country only after the article, and not in "the North Sea" or "the north of England".
            is_bare = words.low(hit.start - 1) == "the" and words.low(hit.end) not in {"of", "-"}
            is_country = is_bare and not words.is_capital(hit.end)
            return support[country] > 0 and (is_country or hit.name in hit.individuals[0].label.split()[1:])
        rivals = (count for iri, count in support.items() if iri in self._countries)
        return _RIVAL_SHARE * support[country] >= max(rivals, default=0)

    def _is_somebody(self, words: Words, hit: Hit) -> bool:
        """Tell whether a name of one word is somebody's given name in this document: Oscar, beside an Oscar Vane."""
        if hit.end - hit.start > 1 or words.text[hit.start] not in self._lexicon.given:
            return False
        places = (i for i, text in enumerate(words.text) if text == words.text[hit.start])
        return any(words.is_capital(i + 1) and words.low(i + 1) not in self._lexicon.function_words for i in places)

    def _meant(self, hit: Hit, support: Counter[str]) -> Individual:
        default = self._lexicon.ambiguous.get(hit.name, "")
        return max(hit.individuals, key=lambda found: (support[found.iri], found.iri == default, found.iri))


def _ways_to_write(name: str) -> set[str]:
    """Give the ways in which a text may write a name.

    Example:
        >>> sorted(_ways_to_write("Thai government"))
        ['THAI GOVERNMENT', 'Thai Government', 'Thai government']

    A lower-case word is no name with a capital: Leone is not the leone.

        >>> sorted(_ways_to_write("leone"))
        ['leone']
    """
    if name.islower() and name.isalpha():
        return {name}
    ways = {
        name,
        " ".join(word if word in {"of", "the", "and"} else word[0].upper() + word[1:] for word in name.split()),
    }
    if sum(letter.isalpha() for letter in name) >= _MIN_SHOUTED:
        ways.add(name.upper())
    return ways | {way.replace("'", APOSTROPHE) for way in ways}
