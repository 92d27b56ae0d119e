"""Offer what stands beside a name as open statements: what it is, where it is."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from kgraph.nlp import syntax
from kgraph.nlp.clauses import iter_name_arguments
from kgraph.nlp.frames import Match
from kgraph.nlp.identities import descriptions
from kgraph.nlp.nodes import Node
from kgraph.nlp.open_arguments import OpenArguments, open_match, relating_prepositions
from kgraph.ontology import Ontology


class NameRelations:
    """Relate names to what stands beside them, and places to each other.

    Args:
        ontology: For the prepositions that relate, and words of position.
    """

    def __init__(self, ontology: Ontology) -> None:
        self._prepositions = relating_prepositions(ontology)
        self._positions = ontology.words("position-phrase")
        self.position_words = frozenset(phrase.split()[0] for phrase in self._positions)
        """The words that may say where a place is from another."""

    def iter_matches(self, name: Token, found: OpenArguments) -> Iterator[tuple[str, Match]]:
        """Relate a name to what follows its prepositions ("the embassy in Oslo"), and a place to the one around it.

        Args:
            name: A name.
            found: The mentions and values of its Doc.

        Yields:
            The relation's phrase and the match.
        """
        subjects = found.subjects([name])
        if not subjects:
            return
        for noun in descriptions(name):
            yield from self._described(subjects, noun, found)
        for argument in iter_name_arguments(name, self._prepositions):
            for object_ in found.objects(argument):
                is_around = argument.token.head.pos_ != "ADP"
                fits = all(map(found.is_place, (*subjects, object_))) if is_around else found.has_name(object_)
                if fits and found.are_apart(subjects, object_):
                    yield argument.phrase, open_match(name, subjects, object_)

    def iter_positions(self, word: Token, found: OpenArguments) -> Iterator[tuple[str, Match]]:
        """Relate a place to the one from which the words between tell where it is ("a town south of Oslo").

        Args:
            word: A word of position.
            found: The mentions and values of its Doc.

        Yields:
            The relation's phrase and the match.
        """
        before = word.nbor(-1) if word.i else word
        before = before.nbor(-1) if before.text == "," and before.i else before
        subjects = [node for node in found.subjects([before]) if found.is_in_space(node)]
        for preposition in syntax.children(word, "prep") if subjects else ():
            phrase = f"{word.lower_} {preposition.lower_}"
            for object_ in found.subjects(syntax.children(preposition, "pobj")):
                if phrase in self._positions and found.is_in_space(object_) and found.are_apart(subjects, object_):
                    yield phrase, open_match(word, subjects, object_)

    @staticmethod
    def _described(name: list[Node], noun: Token, found: OpenArguments) -> Iterator[tuple[str, Match]]:
        """Relate a name to the noun beside it that says what it is, and to the group that one is taken out of."""
        if not found.describes(noun, name[0]):
            return
        yield "be", open_match(noun, name, Node("text", noun.i, noun))
        group = found.group_of(noun)
        if group is not None and found.are_apart(name, group):
            yield "be one of", open_match(noun, name, group)
