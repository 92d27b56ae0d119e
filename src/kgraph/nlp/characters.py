"""Find the people of a text who are characters of fiction: what is told of them is not so in the world.

A character is whom somebody is "cast as" or plays in a film, has "a role as" or acts as "the character of", and after
whom the actor stands in brackets; so is whom an apposition names as its relative. "The role of Ada Park" may be what
somebody real did, and who plays her without a word of a film may play tennis.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from spacy.tokens import Doc, Token

from kgraph.nlp.mentions import MentionRecord
from kgraph.nlp.syntax import children, is_verb, iter_ancestors, with_conjuncts
from kgraph.ontology import Ontology
from kgraph.ontology.vocab import kg

_BRACKETED = 4


class Characters:
    """Find the characters of fiction of one Doc.

    Args:
        doc: A Doc.
        mentions: Its mentions, in chains.
        ontology: For the words that bring in a character.
    """

    def __init__(self, doc: Doc, mentions: Sequence[MentionRecord], ontology: Ontology) -> None:
        self._nouns = ontology.words("part-noun")
        self._fictional = ontology.words("character-noun")
        self._verbs = ontology.words("acting-verb")
        people = [m for m in mentions if m.kind == "name" and m.cls == kg("Person")]
        self._playing = ontology.words("playing-verb")
        self._screen = ontology.words("screen-noun")
        heads = {m.head for m in people}
        brought_in = {head for head in heads if self._is_character(doc[head]) or _has_actor(doc[head], heads)}
        told = {token.i for head in brought_in for token in _beside(doc[head])}
        self.chains = frozenset(m.chain for m in people if m.head in brought_in | told)

    def _is_character(self, name: Token) -> bool:
        """Tell whether a name is one that an actor is told to have in a work."""
        first = next((above for above in (name, *iter_ancestors(name)) if above.dep_ != "conj"), name)
        link, above = first.head, first.head.head
        if first.dep_ == "dobj" and link.lemma_.lower() in self._playing:
            return any(word.lemma_.lower() in self._screen for word in name.sent)
        if first.dep_ != "pobj" or link.lower_ not in {"as", "of"}:
            return False
        if link.lower_ == "of":
            return above.lemma_.lower() in self._fictional
        parts = [above, *children(above, "dobj")] if is_verb(above) else [above]
        is_acting = is_verb(above) and above.lemma_.lower() in self._verbs
        return is_acting or any(part.lemma_.lower() in self._nouns for part in parts)


def _has_actor(name: Token, people: set[int]) -> bool:
    """Tell whether the name of somebody else stands in brackets right after a name: "Ned Holt (Ada Park)"."""
    after = name.doc[name.i + 1 : name.i + _BRACKETED]
    is_bracketed = len(after) == _BRACKETED - 1 and (after[0].text, after[-1].text) == ("(", ")")
    return is_bracketed and after[1].i in people


def _beside(name: Token) -> Iterator[Token]:
    """Give the names that an apposition of a name leads to ("the father of Ada Park")."""
    for noun in children(name, "appos"):
        for preposition in children(noun, "prep"):
            yield from (token for inner in children(preposition, "pobj") for token in with_conjuncts(inner))
