"""Find what a description takes up in other words: by a noun of like meaning, or a class noun for its one name.

Every rule asks that nothing else can be meant (see `antecedents.py`).
"""

from __future__ import annotations

from collections import Counter

from spacy.tokens import Token

from kgraph.nlp.discourse import Discourse, Rules
from kgraph.nlp.mentions import MentionRecord
from kgraph.nlp.resolver import Resolver
from kgraph.nlp.syntax import children, children_of
from kgraph.ontology.vocab import kg

_NEAR = 2
_TOPIC = 4
_LEAD = 3
# Of several of them "the company" is the one that the sentence names.
_BEFORE = frozenset(("compound", "nmod"))
_NEARBY = frozenset((kg("Company"), kg("Country")))


class Paraphrases(Resolver):
    """Find what descriptions and groups say in other words."""

    def __init__(self, discourse: Discourse, rules: Rules) -> None:
        super().__init__(discourse, rules)
        self._headlined: list[MentionRecord] = []

    # ------------------------------------------------------------ by like nouns

    def like_noun(self, mention: MentionRecord, _token: Token) -> MentionRecord | None:
        """Find the one thing that a noun of like meaning takes up: "the blaze" after "a fire"."""
        like = self._rules.alike(self._discourse.lemma(mention))
        if len(like) == 1:
            return None
        same = (m for m in self._discourse.described_as(like) if m.kind == mention.kind)
        return self._discourse.only(m for m in same if m.cls == mention.cls)

    def like_words(self, mention: MentionRecord, _token: Token) -> MentionRecord | None:
        """Find the one thing with the same words before a noun of like meaning: "the rescue plan", "… package"."""
        like = self._rules.alike(self._discourse.lemma(mention))
        words = self._discourse.words_before_head(mention)
        if len(like) == 1 or self._discourse.has_tail(mention):
            return None
        same = (m for m in self._discourse.described_as(like) if m.kind == mention.kind)
        return self._discourse.only(m for m in same if self._discourse.words_before_head(m)[-len(words) :] == words)

    def like_name(self, mention: MentionRecord, _token: Token) -> MentionRecord | None:
        """Find the one body whose name has a like word for each: "the tax authority", "Revenue Service"."""
        if self._discourse.has_tail(mention):
            return None
        return self._discourse.only(m for m in self._discourse.done if m.kind == "name" and self._is_like(mention, m))

    def _is_like(self, mention: MentionRecord, name: MentionRecord) -> bool:
        noun = self._discourse.lemma(mention)
        if mention.kind != "description" or noun not in self._rules.body_nouns:
            return False
        words = frozenset(name.label.casefold().split())
        # A "mission" may be many a thing, but a noun of like meaning in the name tells that it is an embassy.
        is_told = noun not in words and self._rules.ontology.is_a(name.cls, kg("Organization"))
        if not is_told and not self._rules.is_compatible(name.cls, mention.cls):
            return False
        return not any(
            self._rules.alike(w).isdisjoint(words) for w in (*self._discourse.words_before_head(mention), noun)
        )

    # ------------------------------------------------------------ of a summary

    def note_headline(self, mention: MentionRecord, token: Token) -> None:
        """Keep in mind a body that a summary speaks of without article, until its name comes."""
        if self._is_headlined(mention, token):
            self._headlined.append(mention)

    def _is_headlined(self, mention: MentionRecord, token: Token) -> bool:
        """Tell whether a summary speaks of a body without article: "Tax agency will hire 1,000"."""
        is_body = " " in mention.label and self._discourse.lemma(mention) in self._rules.body_nouns
        is_bare = is_body and token.tag_ in {"NN", "NNP"} and not children(token, "det", "poss")
        return is_bare and not self._discourse.has_tail(mention)

    def headlined(self, name: MentionRecord) -> list[int]:
        """Give the chains of what a summary spoke of without article, before its name came."""
        return [mention.chain for mention in self._headlined if self._is_like(mention, name)]

    def in_summary(self, mention: MentionRecord, token: Token) -> MentionRecord | None:
        """Find the event that a summary told in the style of headlines: "after blaze that …" before "a fire"."""
        if mention.kind != "description" or mention.cls != kg("Event") or not self._is_indefinite(token):
            return None
        like = self._rules.alike(self._discourse.lemma(mention))
        told = [m for m in self._discourse.described_as(like) if m.kind == "description"]
        found = self._discourse.only(iter(told))
        return found if found is not None and all(self._has_no_article(self._doc[m.head]) for m in told) else None

    def _is_indefinite(self, token: Token) -> bool:
        # With words of its own it may be another one: "a second fire", "a fire in Oslo".
        return [child.lower_ for child in children_of(token) if child.i < token.i] in (["a"], ["an"])

    def _has_no_article(self, token: Token) -> bool:
        return token.tag_ == "NN" and not children(token, "det", "poss", "nummod", "amod", "compound")

    # ------------------------------------------------------------ by class

    def of_class(self, mention: MentionRecord, token: Token) -> MentionRecord | None:
        """Find the one name of a class that its noun stands for: "the company", "the low-cost airline"."""
        if mention.kind != "description" or mention.cls == kg("Role") or self._discourse.has_tail(mention):
            return None
        noun, words = self._discourse.lemma(mention), self._discourse.words_before_head(mention)
        if mention.cls == kg("Person"):
            is_profile = noun in self._rules.profiles and all(map(self._rules.is_demonym, words))
            return self._topic(token) if is_profile else None
        if any(map(self._rules.is_demonym, words)):
            return self._at_home(noun, words)
        cls = self._rules.class_of(noun)
        # A body of no special class is a newspaper only if the text has called it so.
        if not cls or (cls == kg("Organization") and noun in self._rules.evident):
            return None
        return self._one_of(cls, token) if all(word in self._rules.describing for word in words) else None

    def _one_of(self, cls: str, token: Token) -> MentionRecord | None:
        """Find the one body of a class, or the one company that the sentence names before."""
        named = [m for m in self._discourse.done if m.kind == "name"]
        if cls == kg("Country"):
            # "US troops in the south of the country": a country before a noun is named in passing.
            named = [m for m in named if self._doc[m.head].dep_ not in _BEFORE]
        fitting = {m.chain for m in self._discourse.done if m.cls == cls} & {m.chain for m in named}
        # A body that the text does not classify may be meant as well.
        is_body = self._rules.is_compatible(cls, kg("Organization"))
        open_ = {m.chain for m in named if is_body and m.cls == kg("Organization") and not m.individual}
        found = self._leading(named, fitting | open_)
        if found is not None and found.chain in fitting:
            return found
        return self._nearest(token, named, fitting | open_) if cls in _NEARBY else None

    def _nearest(self, token: Token, named: list[MentionRecord], chains: set[int]) -> MentionRecord | None:
        """Give the only one of the chains that the sentence names before a token, in or out of quotes like it."""
        found = self._discourse.only(m for m in named if m.chain in chains and self._discourse.distance(m, token) == 0)
        is_told = found is not None and self._discourse.quotation(found.head) == self._discourse.quotation(token.i)
        return found if is_told else None

    def _at_home(self, noun: str, words: list[str]) -> MentionRecord | None:
        """Find the one known company of a country, named before or after: "the French manufacturer"."""
        country, *rest = words
        trades = [word.removesuffix("-") for word in rest]
        if noun not in self._rules.company_nouns or any(word not in self._rules.describing for word in trades):
            return None
        return self._discourse.only(m for m in self._discourse.named() if self._rules.is_at_home(m.label, country))

    def _leading(self, named: list[MentionRecord], chains: set[int]) -> MentionRecord | None:
        """Give the name of the only chain, or of the one that is named far more often than every other."""
        ranked = Counter(m.chain for m in named if m.chain in chains).most_common(2)
        if not ranked or (len(ranked) > 1 and (ranked[0][1] < _TOPIC or ranked[0][1] < _LEAD * ranked[1][1])):
            return None
        return next(m for m in named if m.chain == ranked[0][0])

    def _topic(self, token: Token) -> MentionRecord | None:
        """Find the person that the document is about: named far more often than any other, and lately."""
        people = [m for m in self._discourse.named() if m.cls == kg("Person")]
        found = self._leading(people, {m.chain for m in people}) if len(people) >= _TOPIC else None
        if found is None:
            return None
        return next((m for m in self._discourse.recent(token, _NEAR) if m.chain == found.chain), None)
