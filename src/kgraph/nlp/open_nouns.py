"""Offer what hangs on a noun as open statements: whose it is, what it is for, its examples."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from kgraph.nlp import syntax
from kgraph.nlp.clauses import OF, Argument, iter_noun_arguments, iter_pairs
from kgraph.nlp.frames import Match
from kgraph.nlp.nodes import Node
from kgraph.nlp.open_arguments import OpenArguments, open_match, relating_prepositions
from kgraph.nlp.syntax import children, relations_of
from kgraph.ontology import Ontology

_MODIFIERS = frozenset(("compound", "nmod"))
THE = "the"
_INCLUDE = "include"


class NounRelations:
    """Relate nouns, and who holds the roles that they name, to what hangs on them.

    Args:
        ontology: For the prepositions that relate, and nouns and participles that say something else.
    """

    def __init__(self, ontology: Ontology) -> None:
        self._prepositions = relating_prepositions(ontology)
        # After a noun "by" tells whose doing it is; after a verb it may be anything.
        self._after_deeds = self._prepositions | {"by"}
        self._role_prepositions = ontology.words("role-preposition")
        self._agentless = ontology.words("agentless-participle")
        self._partitives = ontology.words("partitive-noun") | ontology.words("sum-noun")

    def iter_matches(self, noun: Token, found: OpenArguments) -> Iterator[tuple[str, Match]]:
        """Relate what a noun names to what hangs on it.

        Args:
            noun: A noun that is no name.
            found: The mentions and values of its Doc.

        Yields:
            The relation's phrase and the match.
        """
        if found.has_examples:
            yield from self._of_examples(noun, found)
        below = relations_of(noun)
        if below:
            if "prep" in below:
                yield from self._of_pairs(noun, found)
            if "acl" in below or "relcl" in below:
                yield from self._of_purpose(noun, found)
            if "det" in below:
                yield from self._of_itself(noun, found)
        elif noun.dep_ not in _MODIFIERS and (not noun.i or noun.nbor(-1).lower_ != "-"):
            return
        yield from self._beside(noun, found)

    def iter_joined(self, participle: Token, found: OpenArguments) -> Iterator[tuple[str, Match]]:
        """Relate what a hyphen joins to a participle to its noun ("a government-run institute").

        Args:
            participle: A participle before a noun.
            found: The mentions and values of its Doc.

        Yields:
            The relation's phrase and the match.
        """
        is_joined = participle.i > 1 and participle.nbor(-1).text == "-" and participle.i < participle.head.i
        if not is_joined or participle.lower_ in self._agentless:
            return
        subjects = found.joined(participle.nbor(-2))
        for object_ in found.subjects([participle.head]) if subjects else ():
            if found.is_telling(object_) and found.are_apart(subjects, object_):
                yield participle.lemma_.lower(), open_match(participle, subjects, object_)

    def _beside(self, noun: Token, found: OpenArguments) -> Iterator[tuple[str, Match]]:
        """Relate a noun to what follows its prepositions and to whose it is.

        A role is said of who holds it: "Sars commissioner Kim" gives Kim, be commissioner of, Sars.
        """
        has_deeds = "prep" in relations_of(noun) and found.is_made(noun)
        prepositions = self._after_deeds if has_deeds else self._prepositions
        related = [
            (argument.phrase, object_)
            for argument in iter_noun_arguments(noun, prepositions)
            for object_ in found.objects(argument)
        ]
        if not related:
            return
        holders = [*found.holders(noun), *found.examples(noun)]
        subjects = holders or [node for node in found.subjects([noun]) if found.is_telling(node)]
        is_part = noun.dep_ in _MODIFIERS and (not holders or noun.nbor(1).text == "-")
        if not subjects or is_part:
            return
        has_name = bool(holders) or not found.is_unnamed(subjects[0])
        for words, object_ in related:
            is_told = found.is_named(object_) or (has_name and found.is_telling(object_))
            is_told = is_told or self._is_enough(noun, words, object_, found, has_holder=bool(holders))
            if is_told and found.are_apart(subjects, object_):
                yield f"be {noun.lemma_.lower()} {words}" if has_name else words, open_match(noun, subjects, object_)

    def _is_enough(self, noun: Token, words: str, object_: Node, found: OpenArguments, *, has_holder: bool) -> bool:
        """Tell whether a thing without a name says enough: in what somebody is or does."""
        if has_holder and found.is_office(noun) and words in self._role_prepositions:
            # "Helga Moen, undersecretary to the premier": of a role its words are enough.
            return True
        return found.is_made(noun) and words != OF and found.is_telling(object_)

    def _of_pairs(self, noun: Token, found: OpenArguments) -> Iterator[tuple[str, Match]]:
        """Relate whose a noun is to what follows its prepositions.

        "People of all faiths in Oslo" are no faiths in Oslo, but a body's people somewhere are its own.
        """
        is_measure = noun.lower_ in self._partitives or noun.lemma_.lower() in self._partitives
        if is_measure or (found.is_somebody(noun) and not children(noun, "poss")):
            return
        for owner, argument in iter_pairs(noun, self._prepositions):
            subjects = [node for node in found.subjects([owner]) if found.is_telling(node)]
            for object_ in found.objects(argument) if subjects else ():
                if found.are_apart(subjects, object_) and (found.is_named(object_) or object_.kind == "mention"):
                    yield argument.phrase, open_match(noun, subjects, object_)

    @staticmethod
    def _of_itself(noun: Token, found: OpenArguments) -> Iterator[tuple[str, Match]]:
        """Relate a name to the words by which the text takes it up ("the Australian national": Kim, be)."""
        is_definite = any(word.lower_ == THE for word in children(noun, "det"))
        if not is_definite or not children(noun, "amod", "compound", "nmod"):
            return
        for node in found.subjects([noun]) if found.takes_up(noun) else ():
            yield "be", open_match(noun, [node], Node("text", noun.i, noun))

    @staticmethod
    def _of_purpose(noun: Token, found: OpenArguments) -> Iterator[tuple[str, Match]]:
        """Relate a noun to what its infinitive is to do something with ("a deal to buy 30 jets")."""
        clauses = [verb for verb in children(noun, "acl", "relcl") if syntax.is_infinitive(verb)]
        subjects = [node for node in found.subjects([noun]) if found.is_telling(node)] if clauses else []
        for verb in clauses if subjects else ():
            if not found.verbs.is_passive(verb) and not found.holders(noun):
                phrase = " ".join(("to", verb.lemma_.lower(), *(word.lower_ for word in children(verb, "prt"))))
                for token in found.verbs.objects(verb):
                    for object_ in found.objects(Argument(phrase, token)):
                        if found.are_apart(subjects, object_):
                            yield phrase, open_match(verb, subjects, object_)

    @staticmethod
    def _of_examples(noun: Token, found: OpenArguments) -> Iterator[tuple[str, Match]]:
        """Relate several things to their examples."""
        examples = found.examples(noun)
        several = [node for node in found.subjects([noun]) if found.is_telling(node)] if examples else []
        for example in examples if several else ():
            yield _INCLUDE, open_match(noun, several, example)
