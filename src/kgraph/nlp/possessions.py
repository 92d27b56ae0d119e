"""Find what somebody has one of, however the text says whose it is: "its fleet", "the fleet of Lorvik Air"."""

from __future__ import annotations

from spacy.tokens import Token

from kgraph.nlp import syntax
from kgraph.nlp.mentions import MentionRecord
from kgraph.nlp.resolver import Resolver
from kgraph.nlp.syntax import children
from kgraph.ontology.vocab import kg

_BEFORE = frozenset(("compound", "nmod"))
# What stands before a noun and does not tell it from another one.
_PLAIN = frozenset(("det", "case", "poss", "punct"))


class Possessions(Resolver):
    """Find things by their owners."""

    def same_possession(self, mention: MentionRecord, token: Token) -> MentionRecord | None:
        """Find the one thing of a noun that somebody has: "Brann's fleet", where "Brann had a fleet of 20 ships"."""
        owner = self._owner(mention, token)
        if owner < 0:
            return None
        noun = token.lemma_.lower()
        same = self._discourse.described_as((noun,))
        is_sole = noun in self._rules.sole_nouns
        fitting = (m for m in same if is_sole or m.kind == mention.kind)
        return self._discourse.only(m for m in fitting if self._owner(m, self._doc[m.head]) == owner)

    def _owner(self, mention: MentionRecord, noun: Token) -> int:
        """Give the chain of who has the one thing that a description means, or -1."""
        lemma = noun.lemma_.lower()
        if mention.cls == kg("Role") or lemma in self._rules.partitives:
            return -1
        is_sole = lemma in self._rules.sole_nouns
        is_counted = mention.kind == "group" or any(not self._is_definite(child) for child in children(noun, "det"))
        if is_counted and not is_sole:
            return -1
        owner = self._owner_of(noun, is_sole=is_sole)
        # A name after its noun is read after it.
        name = self._discourse.name_at.get(owner.i) if owner is not None else None
        if name is not None:
            return self._discourse.names.chain(name)
        return next((m.chain for m in reversed(self._discourse.done) if owner is not None and m.head == owner.i), -1)

    def _owner_of(self, noun: Token, *, is_sole: bool) -> Token | None:
        """Give who has a thing that no other word describes."""
        described = [child for child in noun.lefts if child.dep_ not in _PLAIN]
        owners = [*children(noun, "poss"), *(child for child in described if self._is_name(child))]
        for link in children(noun, "prep"):
            if link.lower_ != "of":
                return None
            owners += [item for item in children(link, "pobj") if self._is_name(item)]
        if not owners and not described and is_sole:
            owners = _had_by(noun)
        return owners[0] if len(owners) == 1 and all(child in owners for child in described) else None

    def _is_name(self, token: Token) -> bool:
        return token.i in self._discourse.name_at and (token.dep_ in _BEFORE or token.dep_ == "pobj")

    def _is_definite(self, determiner: Token) -> bool:
        return determiner.lower_ in self._rules.definite


def _had_by(noun: Token) -> list[Token]:
    """Give who has a thing by the verb: "Brann had a fleet"."""
    verb = noun.head
    has = noun.dep_ == "dobj" and verb.lemma_.lower() == "have" and not children(verb, "neg")
    subject = syntax.surface_subject(verb) if has else None
    return [subject] if subject is not None else []
