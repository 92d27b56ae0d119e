"""Find the examples that a text gives of several things ("firms such as Norfell", "officials, including Ada Park").

What is said of the things is said of their examples too.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from spacy.tokens import Doc, Token

from kgraph.nlp import syntax
from kgraph.nlp.nodes import Nodes
from kgraph.nlp.syntax import children, with_conjuncts
from kgraph.nlp.words import words_of
from kgraph.ontology import Ontology
from kgraph.ontology.vocab import kg

_AS = "as"
_PLURALS = frozenset(("NNS", "NNPS"))
_AGENT, _GROUP = kg("Agent"), kg("Group")
_MAX_STEPS = 4
_LINKS = frozenset(("pobj", "prep", "acl", "dobj", "conj", "appos"))


def leads_examples(preposition: Token) -> bool:
    """Tell whether "as" is a part of "such as"."""
    return preposition.lower_ == _AS and preposition.i > 0 and preposition.nbor(-1).lower_ == "such"


class Examples:
    """The examples that one Doc gives.

    Args:
        doc: A Doc with mentions.
        nodes: Its mentions.
        ontology: For the words before examples, and the classes above one.
        table: The class of each class noun.
    """

    def __init__(self, doc: Doc, nodes: Nodes, ontology: Ontology, table: Mapping[str, str]) -> None:
        self._nodes = nodes
        self._ontology = ontology
        self._table = table
        self._found: dict[int, list[Token]] = {}
        words = ontology.words("example-preposition")
        for token in words_of(doc):
            if token.lower_ in words:
                for noun, example in self._read(token):
                    self._found.setdefault(noun.i, []).append(example)

    @property
    def are_given(self) -> bool:
        """Tell whether there are any."""
        return bool(self._found)

    def of(self, noun: Token) -> list[Token]:
        """Give the examples of a noun."""
        return self._found.get(noun.i, [])

    def beside(self, noun: Token) -> list[Token]:
        """Give the examples of a second plural beside a noun ("some ministers, parties like Norvik, and others")."""
        if not self._found:
            return []
        return [example for other in children(noun, "appos") if other.tag_ == "NNS" for example in self.of(other)]

    def _read(self, word: Token) -> Iterator[tuple[Token, Token]]:
        """Give each example after a word with the noun whose example it is."""
        preposition = word.nbor() if word.i + 1 < len(word.doc) and leads_examples(word.nbor()) else word
        if preposition.dep_ != "prep":
            return
        for first in children(preposition, "pobj", "dobj"):
            for example in with_conjuncts(first):
                noun = self._category(preposition, example)
                if noun is not None:
                    yield noun, example

    def _category(self, preposition: Token, example: Token) -> Token | None:
        """Find the plural whose example something is: what the preposition hangs on, or one above it of fitting class.

        In "countries near the U.S., such as Canada" the parser hangs the example on the nearest noun.
        """
        noun = preposition.head
        for step in range(_MAX_STEPS):
            plurals = [n for n in with_conjuncts(noun) if n.tag_ in _PLURALS and n.i < preposition.i]
            if plurals:
                return plurals[-1] if not step or self._is_of_class(example, plurals[-1]) else None
            if noun.dep_ not in _LINKS:
                break
            noun = noun.head
        return self._before(preposition, example)

    def _before(self, preposition: Token, example: Token) -> Token | None:
        """Find the nearest several of fitting class in the clause before, where the parser hung examples on its verb.

        In "Officials met on Friday, including Ada Park" she is one of the officials.
        """
        verb = preposition.head
        if not syntax.is_verb(verb):
            return None
        start = verb.head.i if verb.dep_ in {"acl", "relcl"} else verb.left_edge.i
        words = reversed(verb.doc[start : preposition.i])
        return next((word for word in words if self._is_several(word) and self._is_of_class(example, word)), None)

    def _is_several(self, word: Token) -> bool:
        """Tell whether a word is a plural, or "those" with a clause."""
        mention = self._nodes.mention(word)
        return mention is not None and (word.tag_ in _PLURALS or (word.tag_ == "DT" and mention.cls == _GROUP))

    def _is_of_class(self, example: Token, noun: Token) -> bool:
        mention, cls = self._nodes.mention(example), self._table.get(noun.lemma_.lower())
        if noun.tag_ == "DT":
            cls = _AGENT
        return mention is not None and cls is not None and self._ontology.is_any(mention.cls, (cls,))
