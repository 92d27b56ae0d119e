"""Tell which descriptions are of any or some of a kind: "a foreign buyer", "Danish firms", "some plants".

What a text brings in so may be told of itself ("a lorry killed two men"), but says little as what somebody else does
something to: a reader of the triple alone cannot know whom. A number tells ("two plants"), and so does a name behind
("leaders in Oslo"); a country before only says where from.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from spacy.tokens import Doc, Token

from kgraph.nlp.holders import holder
from kgraph.nlp.mentions import MentionRecord
from kgraph.nlp.syntax import children
from kgraph.nlp.words import words_of
from kgraph.ontology import Ontology
from kgraph.ontology.vocab import kg

_DESCRIBED = frozenset(("description", "group"))
_NAMES = frozenset(("name", "demonym"))
_PLURAL = "NNS"
_STANDING = (kg("Person"), kg("Organization"), kg("Group"), kg("Place"), kg("Facility"))
"""What there is before anybody does something to it; a campaign or a report is of whoever makes it."""
_PLACES = (kg("Place"),)
_PEOPLE = (kg("Person"),)


class Indefinites:
    """Which descriptions of one Doc say no more than of what kind something is.

    Args:
        doc: A parsed Doc.
        mentions: Its mentions, with chains.
        ontology: For classes, articles, and words that pick some out of many.
    """

    def __init__(self, doc: Doc, mentions: Sequence[MentionRecord], ontology: Ontology) -> None:
        self._doc = words_of(doc)
        self._ontology = ontology
        self._articles = ontology.words("indefinite-article")
        self._definite = ontology.words("definite-determiner")
        self._picking = ontology.words("picking-word")
        self._prizes = ontology.words("prize-noun")
        self._occasions = ontology.words("occasion-noun")
        self._unique = ontology.words("unique-noun")
        self._national = ontology.words("national-force")
        self._former = ontology.words("former-adjective")
        self._parts = ontology.words("part-adjective")
        self._by_head = {mention.head: mention for mention in mentions}
        self._named = {mention.chain for mention in mentions if mention.kind in _NAMES}
        self._told: dict[int, list[MentionRecord]] = {}
        for mention in mentions:
            if mention.kind in _DESCRIBED and mention.chain not in self._named:
                self._told.setdefault(mention.chain, []).append(mention)
        # Most chains are never asked for.
        self._known: dict[tuple[int, bool], bool] = {}

    def is_any(self, mention: MentionRecord, *, is_told: bool = False) -> bool:
        """Tell whether all descriptions of a chain are of any or some of a kind.

        Args:
            mention: A description, or a pronoun that stands for one.
            is_told: Whether the statement is about it: then one alone is brought in by it ("a lorry killed two men").
        """
        key = mention.chain, is_told
        if key not in self._known:
            told = self._told.get(mention.chain, ())
            self._known[key] = bool(told) and all(self._is_vague(each, is_told=is_told) for each in told)
        return self._known[key]

    def is_part(self, mention: MentionRecord) -> bool:
        """Tell whether only a part of a place is meant, and its name says the whole ("the southern United States").

        Args:
            mention: A mention.
        """
        if mention.kind != "name" or not self._ontology.is_any(mention.cls, _PLACES):
            return False
        return any(child.lower_ in self._parts for child in children(self._doc[mention.head], "amod", "compound"))

    def _is_vague(self, mention: MentionRecord, *, is_told: bool) -> bool:
        head = self._doc[mention.head]
        if head.lower_ in self._picking and mention.counted_by < 0:
            # "one of the firms", "some of its pilots"
            return True
        if self._is_told_by(mention, head):
            return False
        is_one = any(child.lower_ in self._articles for child in children(head, "det"))
        is_former = not (is_one and is_told) and self._is_one_of_former(mention, head)
        if is_former or self._is_any_occasion(mention, head):
            return True
        is_plural = head.tag_ == _PLURAL
        owner = holder(head)
        if owner is not None or (is_told and not is_plural):
            # "won his battle", "took her second title"
            is_open = owner is not None and owner.tag_ == "PRP$" and head.lemma_.lower() in self._prizes
            return is_open and not self._has_owner_before(mention, head)
        if mention.counted_by >= 0 or any(child.lower_ in self._definite for child in children(head, "det")):
            return False
        picked = any(child.lower_ in self._picking for child in children(head, "det", "amod"))
        return picked or ((is_plural or is_one) and self._is_of_kind(mention, head))

    def _is_any_occasion(self, mention: MentionRecord, head: Token) -> bool:
        """Tell whether something is an occasion among many ("a keynote speech")."""
        is_open = head.lemma_.lower() in self._occasions and holder(head) is None
        return is_open and not self._has_owner_before(mention, head)

    def _is_one_of_former(self, mention: MentionRecord, head: Token) -> bool:
        """Tell whether somebody is told by what others have been, too ("the former Brann striker")."""
        is_former = any(child.lower_ in self._former for child in children(head, "amod", "advmod"))
        return is_former and self._ontology.is_any(mention.cls, _PEOPLE)

    def _is_of_kind(self, mention: MentionRecord, head: Token) -> bool:
        lemma = head.lemma_.lower()
        if lemma in self._prizes:
            return not self._has_owner_before(mention, head)
        is_sole = lemma in self._unique or lemma in self._national
        return self._is_standing(mention) and not is_sole and not self._has_owner_before(mention, head)

    def _is_standing(self, mention: MentionRecord) -> bool:
        return self._ontology.is_any(mention.cls, _STANDING)

    def _is_told_by(self, mention: MentionRecord, head: Token) -> bool:
        """Tell whether a name or a year behind its noun says which one is meant ("a port in Norway")."""
        return any(self._is_name(token) for token in self._inside(mention, head) if token.i > head.i)

    def _has_owner_before(self, mention: MentionRecord, head: Token) -> bool:
        """Tell whether a name before its noun says whose it is ("Corvane directors"), and not just where from."""
        return any(self._is_name(token) and not self._is_origin(token) for token in self._inside(mention, head))

    def _is_origin(self, name: Token) -> bool:
        inner = self._by_head.get(name.i)
        if inner is None or inner.kind not in _NAMES:
            return name.pos_ == "ADJ" or name.dep_ == "amod"
        return inner.kind == "demonym" or self._ontology.is_any(inner.cls, _PLACES)

    def _is_name(self, token: Token) -> bool:
        inner = self._by_head.get(token.i)
        if inner is not None and (inner.kind in _NAMES or inner.chain in self._named):
            return True
        return (token.text[0].isupper() and not token.is_sent_start) or token.text[0].isdigit()

    def _inside(self, mention: MentionRecord, head: Token) -> Iterator[Token]:
        """Give the words of a description; the parser may have attached the last ones elsewhere."""
        for at in range(head.left_edge.i, len(self._doc)):
            token = self._doc[at]
            if token.idx >= mention.end:
                return
            if token.idx >= mention.start:
                yield token
