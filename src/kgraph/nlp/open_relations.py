"""Offer what no property of the ontology covers as open statements.

A clause relates what it is about to each of its arguments (`open_verbs.py`), a noun what it names to what hangs on it
(`open_nouns.py`), a name itself to what stands beside it (`open_names.py`). They stay in the statement layer: their
confidence is below the threshold of `kg:related`. An argument without a class of its own ("personal information about
them"), and a clause ("that the cause was unknown") is given as words, not as an entity (`open_arguments.py`).
"""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Doc

from kgraph.nlp import syntax
from kgraph.nlp.examples import Examples
from kgraph.nlp.frames import Match
from kgraph.nlp.nodes import Nodes
from kgraph.nlp.open_arguments import OpenArguments
from kgraph.nlp.open_names import NameRelations
from kgraph.nlp.open_nouns import NounRelations
from kgraph.nlp.open_verbs import VerbRelations
from kgraph.nlp.words import words_of
from kgraph.ontology import Ontology

_VERBAL = frozenset(("VERB", "AUX"))
_NOMINAL = frozenset(("NOUN", "PROPN"))


class OpenReader:
    """Read open relations.

    Args:
        ontology: For its prepositions, the words before examples, and the classes of nouns.
    """

    def __init__(self, ontology: Ontology) -> None:
        self._verbs = VerbRelations(ontology)
        self._nouns = NounRelations(ontology)
        self._names = NameRelations(ontology)
        self._light = ontology.words("light-verb")
        self._ontology = ontology
        self._table = ontology.class_nouns

    def iter_matches(self, doc: Doc, nodes: Nodes) -> Iterator[tuple[str, Match]]:
        """Find open relations.

        Args:
            doc: A Doc with mentions and values.
            nodes: Its mentions and values.

        Yields:
            The relation's phrase and the match.
        """
        found = OpenArguments(nodes, self._light, Examples(doc, nodes, self._ontology, self._table))
        positions = self._names.position_words
        for token in words_of(doc):
            pos = token.pos_
            if token.dep_ == "amod" and token.tag_ == "VBN":
                yield from self._nouns.iter_joined(token, found)
            if pos in _VERBAL and syntax.is_verb(token):
                yield from self._verbs.iter_matches(token, found)
            elif token.lower_ in positions:
                yield from self._names.iter_positions(token, found)
            elif pos in _NOMINAL:
                reader = self._names if found.is_name(token) else self._nouns
                yield from reader.iter_matches(token, found)
