"""What coreference knows of a document while it reads on: the mentions so far, sentence numbers, names, word lists."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from types import MappingProxyType
from typing import NamedTuple

from spacy.tokens import Doc, Token

from kgraph.kb import KnowledgeBase
from kgraph.nlp.aliases import NameChains
from kgraph.nlp.mentions import MentionRecord
from kgraph.nlp.quotations import Quotation, find_quotations
from kgraph.nlp.records import get_values
from kgraph.nlp.syntax import children
from kgraph.nlp.words import text_of, words_of
from kgraph.ontology import Ontology
from kgraph.ontology.vocab import kg

_TITLE_REACH = 60
_DESCRIBED = frozenset(("description", "group"))
_ROLE = kg("Role")


class Link(NamedTuple):
    """The chain that a mention belongs to, and the name of the rule that says so."""

    chain: int
    rule: str


class Rules:
    """Word lists and classes that coreference goes by.

    Args:
        ontology: Where classes and cue words are.
        kb: Whose demonyms tell one body from another.
    """

    def __init__(self, ontology: Ontology, kb: KnowledgeBase) -> None:
        self.ontology = ontology
        self.kb = kb
        self.class_words = ontology.words("class-noun")
        self._class_by_noun = ontology.class_nouns
        self.suffixes = ontology.words("name-suffix")
        self.naming = ontology.words("naming-noun")
        self.classifying = ontology.words("classifying-noun")
        self.evident = ontology.words("evident-noun")
        self.default_bodies = ontology.words("default-body")
        self.telling_apart = ontology.words("distinguishing-word")
        self.describing = ontology.words("describing-word")
        self.body_nouns = ontology.words("body-noun")
        self.company_nouns = ontology.words("company-noun")
        self._homes = ontology.meanings("company-home")
        self.profiles = ontology.words("profile-noun")
        self.picking = ontology.words("picking-word")
        self.introducing = ontology.words("introducing-word")
        self.counting = ontology.meanings("counting-word")
        self.generic_groups = ontology.words("generic-group")
        self.honorifics = ontology.words("name-honorific")
        self.lessening = ontology.words("lessening-word") | ontology.words("former-adjective")
        self.gathering = ontology.words("gathering-noun")
        self.staffed: dict[str, list[str]] = {}
        for words, people in ontology.meanings("staffed-body").items():
            self.staffed.setdefault(people, []).append(words)
        self.sole_nouns = ontology.words("sole-noun")
        self.incidents = ontology.words("incident")
        self.incident_nouns = ontology.words("incident-noun")
        self.incident_words = ontology.words("incident-word")
        self.person_nouns = ontology.words("person-noun")
        self.quarters = ontology.words("quarter-noun")
        self.partitives = ontology.words("partitive-noun")
        self.held_bodies = ontology.words("held-body")
        self.definite = ontology.words("definite-determiner")
        self._genders = ontology.meanings("gendered-word")
        self._things = ontology.words("thing-pronoun")
        self._plurals = ontology.words("plural-pronoun")
        self.first_persons = ontology.meanings("first-person")
        self.speech_verbs = ontology.words("speech-verb")
        self.occurring_verbs = ontology.words("occurring-verb")
        self.killing_verbs = ontology.words("killing-verb")
        self.dying_verbs = ontology.words("dying-verb")
        self.dead_nouns = ontology.words("dead-noun")
        self.speaking_roles = ontology.words("speaking-role")
        self.former = ontology.words("former-adjective")
        self.kin = ontology.words("kin-noun")
        self._alike = _by_meaning(ontology.meanings("alike-noun"))

    def is_compatible(self, one: str, other: str) -> bool:
        """Tell whether two classes may be of one thing."""
        return self.ontology.is_a(one, other) or self.ontology.is_a(other, one)

    def is_place(self, cls: str) -> bool:
        """Tell whether a class is one of places."""
        return self.ontology.is_a(cls, kg("Place"))

    def is_definite(self, token: Token) -> bool:
        """Tell whether a description is definite, its partitive's noun included ("many of the residents")."""
        inner = (noun for child in children(token, "prep") for noun in children(child, "pobj"))
        # "The prosecutor's office" is one body; "the museum's spokesman" need not be one man.
        holders = children(token, "poss") if token.lemma_.lower() in self.held_bodies else ()
        return any(map(self.has_article, (token, *inner, *holders)))

    def has_article(self, token: Token) -> bool:
        """Tell whether a noun has a definite article or the like of its own."""
        return any(child.lower_ in self.definite for child in children(token, "det"))

    def gender(self, token: Token, *, is_described: bool = False) -> str:
        """Tell the gender that a pronoun, a title before a name, or the noun of a description gives."""
        words = [token] if token.pos_ == "PRON" else children(token, "compound", "nmod", "amod")
        words += [token] if is_described else []
        return next((self._genders[word.lower_] for word in words if word.lower_ in self._genders), "")

    def class_of(self, noun: str) -> str:
        """Give the class of a class noun that may stand for the one name of its class, or an empty string."""
        return self._class_by_noun.get(noun, "") if noun in self.class_words else ""

    def is_thing(self, token: Token) -> bool:
        """Tell whether a token is "it" or a form of it."""
        return token.lower_ in self._things

    def is_plural(self, token: Token) -> bool:
        """Tell whether a token is "they" or a form of it."""
        return token.lower_ in self._plurals

    def alike(self, noun: str) -> frozenset[str]:
        """Give the nouns that may take up a noun: "blaze" and "fire"; the noun itself is among them."""
        return self._alike.get(noun, frozenset((noun,)))

    def is_demonym(self, word: str) -> bool:
        """Tell whether a word says of which country something is: an adjective or the country's name."""
        return bool(self.kb.lookup_demonym(word) or any(found.government for found in self.kb.lookup(word)))

    def is_region(self, words: str) -> bool:
        """Tell whether words name a country or a continent, and no city."""
        return any(found.cls in {kg("Country"), kg("Place")} for found in self.kb.lookup(words))

    def is_at_home(self, company: str, demonym: str) -> bool:
        """Tell whether a known company is one of the country that a demonym tells."""
        home = self._homes.get(company)
        return home is not None and any(
            home == found.iri for found in self.kb.lookup_demonym(demonym) or self.kb.lookup(demonym)
        )

    def names_countries(self, word: str) -> bool:
        """Tell whether every part of a word says of which country something is ("US-Philippine")."""
        return all(map(self.is_demonym, word.split("-")))


class Discourse:
    """The mentions of one Doc from first to last.

    Args:
        doc: A parsed Doc with mentions.
        mentions: All of them.
        rules: Word lists.
    """

    def __init__(self, doc: Doc, mentions: Sequence[MentionRecord], rules: Rules) -> None:
        self.doc = words_of(doc)
        self.text = text_of(doc)
        self._bare = doc
        self._rules = rules
        relatives = {m.label for m in mentions if m.kind == "name" and self._is_relative(m)}
        self.spouses = frozenset(self._find_spouses(mentions))
        self.names = NameChains(mentions, rules.ontology, rules.suffixes, rules, relatives, self.spouses)
        self.counts = {value.start: value.value for value in get_values(doc)}
        self.done: list[MentionRecord] = []
        self.name_at: Mapping[int, MentionRecord] = MappingProxyType({m.head: m for m in mentions if m.kind == "name"})
        self._lemmas: dict[int, str] = {}
        self._by_label: dict[str, list[int]] = {}
        # Descriptions and groups by their noun, names by each word.
        self._by_noun: dict[str, list[int]] = {}
        self._by_word: dict[str, list[int]] = {}
        self._by_head: dict[int, int] = {}
        self._titles: dict[int, list[str]] = {}
        # Asking spaCy for a token's sentence is slow.
        self._sentence = [number for number, sent in enumerate(doc.sents) for _ in range(len(sent))]

    def _find_spouses(self, mentions: Sequence[MentionRecord]) -> Iterator[int]:
        """Find the names of two people of one family name that only a title tells apart: "Mr Lund" and "Mrs Lund"."""
        titled: dict[str, dict[str, list[int]]] = {}
        for mention in mentions:
            if mention.kind == "name" and mention.cls == kg("Person") and " " not in mention.label:
                gender = self._rules.gender(self.doc[mention.head])
                titled.setdefault(mention.label, {}).setdefault(gender, []).append(mention.start)
        for by_gender in titled.values():
            if {"female", "male"} <= by_gender.keys():
                yield from by_gender["female"]

    def _is_relative(self, name: MentionRecord) -> bool:
        """Tell whether a name is brought in as somebody's relative ("his mother Ida", "Ada Park's son, Ben")."""
        token = self.doc[name.head]
        before = token.i - 2 if token.i > 1 and token.nbor(-1).text == "," else token.i - 1
        noun = self.doc[max(before, 0)]
        is_kin = noun.lemma_.lower() in self._rules.kin and any(children(word, "poss") for word in (noun, token))
        return " " not in name.label and is_kin

    def lemma(self, mention: MentionRecord) -> str:
        """Give the lemma of a mention's head noun, in lower case."""
        found = self._lemmas.get(mention.head)
        if found is None:
            found = self._lemmas[mention.head] = self.doc[mention.head].lemma_.lower()
        return found

    def add(self, mention: MentionRecord) -> None:
        """Take down the next mention."""
        place = len(self.done)
        self._by_label.setdefault(folded(mention.label), []).append(place)
        if mention.kind != "pronoun":
            self._by_head[mention.head] = place
        if mention.kind in _DESCRIBED:
            self._by_noun.setdefault(self.lemma(mention), []).append(place)
        elif mention.kind == "name":
            for word in dict.fromkeys(mention.label.lower().split()):
                self._by_word.setdefault(word, []).append(place)
        self.done.append(mention)

    def labelled(self, label: str) -> Iterator[MentionRecord]:
        """Give the mentions of a label, whatever its case and apostrophes, the latest first."""
        return (self.done[i] for i in reversed(self._by_label.get(folded(label), [])))

    def named(self) -> Iterator[MentionRecord]:
        """Give the names of the whole document, with their chains, those still to come among them."""
        return (m._replace(chain=self.names.chain(m)) for m in self.name_at.values())

    def described(self) -> Iterator[MentionRecord]:
        """Give the descriptions and groups so far, the latest last."""
        return (m for m in self.done if m.kind in _DESCRIBED and m.cls != _ROLE)

    def described_as(self, nouns: Iterable[str]) -> Iterator[MentionRecord]:
        """Give the descriptions and groups of some nouns so far, the latest last."""
        places = sorted(place for noun in nouns for place in self._by_noun.get(noun, ()))
        return (m for m in map(self.done.__getitem__, places) if m.cls != _ROLE)

    def called(self, noun: str) -> list[MentionRecord]:
        """Give the names with a noun in them, and the descriptions and groups of it, so far; the latest last."""
        places = sorted((*self._by_noun.get(noun, ()), *self._by_word.get(noun, ())))
        return [self.done[place] for place in places]

    def distance(self, mention: MentionRecord, token: Token) -> int:
        """Count the sentences from a mention to a token."""
        return self._sentence[token.i] - self._sentence[mention.head]

    def sentence(self, token: Token) -> int:
        """Give the number of a token's sentence."""
        return self._sentence[token.i]

    def recent(self, token: Token, window: int) -> Iterator[MentionRecord]:
        """Give the mentions up to `window` sentences before a token, the nearest first."""
        for mention in reversed(self.done):
            if self.distance(mention, token) > window:
                return
            yield mention

    @cached_property
    def _quotations(self) -> Mapping[int, Quotation]:
        found = find_quotations(self._bare, self._rules.speech_verbs)
        return MappingProxyType({i: quotation for quotation in found for i in range(quotation.start, quotation.end)})

    def quotation(self, token: int) -> Quotation | None:
        """Give the quotation that a token is in."""
        return self._quotations.get(token)

    def at(self, token: Token) -> MentionRecord | None:
        """Give the mention that a token heads, if it was read already."""
        place = self._by_head.get(token.i)
        return None if place is None else self.done[place]

    def counted_alike(self, amount: str, token: Token, window: int) -> MentionRecord | None:
        """Give the latest group of so many, if no other one of as many was spoken of in the sentences before."""
        groups = (m for m in self.recent(token, window) if m.counted_by in self.counts and m.kind == "group")
        return self.only(m for m in groups if self.counts[m.counted_by].amount == amount)

    def only(self, mentions: Iterator[MentionRecord]) -> MentionRecord | None:
        """Give the last of mentions that are all of one chain, else None."""
        chains = {mention.chain: mention for mention in mentions}
        return next(iter(chains.values())) if len(chains) == 1 else None

    def words_before_head(self, mention: MentionRecord) -> list[str]:
        """Give the words of a description before its head noun, in lower case."""
        return self.text[mention.start : max(mention.start, self.doc[mention.head].idx)].casefold().split()

    def has_tail(self, mention: MentionRecord) -> bool:
        """Tell whether a description goes on after its head noun."""
        token = self.doc[mention.head]
        return token.idx + len(token) != mention.end

    def refined(self) -> Iterator[MentionRecord]:
        """Give all mentions, bodies that only the model knows with the class that a description tells ("airline")."""
        body = kg("Organization")
        told: dict[int, str] = {}
        for mention in self.done:
            if mention.kind == "description" and self.lemma(mention) in self._rules.class_words:
                told.setdefault(mention.chain, mention.cls)
        for mention in self.done:
            is_open = mention.kind == "name" and mention.cls == body and not mention.individual
            cls = told.get(mention.chain, body) if is_open else mention.cls
            is_told = cls != mention.cls and self._rules.ontology.is_a(cls, mention.cls)
            yield mention._replace(cls=cls) if is_told else mention

    def is_called(self, name: MentionRecord, words: str) -> bool:
        """Tell whether words are the last right before a name: "daily" in "the daily Morgenbladet"."""
        before = self._before(name)
        title = words.casefold().split()
        rest = before[: len(before) - len(title)]
        # A vice president is no president.
        return before[len(rest) :] == title and not (rest and rest[-1] in self._rules.lessening)

    def _before(self, name: MentionRecord) -> list[str]:
        """Give the words before a name, an honorific left out."""
        if name.start not in self._titles:
            before = self.text[max(0, name.start - _TITLE_REACH) : name.start].casefold().split()
            self._titles[name.start] = before[:-1] if before and before[-1] in self._rules.honorifics else before
        return self._titles[name.start]


def folded(label: str) -> str:
    """Give a label in lower case with straight apostrophes, so that the same words are the same."""
    return label.casefold().replace("\N{RIGHT SINGLE QUOTATION MARK}", "'")


def _by_meaning(meanings: Mapping[str, str]) -> Mapping[str, frozenset[str]]:
    """Group words that mean the same, each word leading to its whole group."""
    groups: dict[str, set[str]] = {}
    for word, meaning in meanings.items():
        groups.setdefault(meaning, set()).add(word)
    return MappingProxyType({word: frozenset(groups[meaning]) for word, meaning in meanings.items()})
