"""Offer what a clause says as open statements: what it is about, with each of its arguments."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from kgraph.nlp import syntax
from kgraph.nlp.clauses import (
    Argument,
    existing,
    iter_arguments,
    iter_object_arguments,
    iter_owners,
    iter_passive_arguments,
    iter_places,
    passive_words,
    receivers,
)
from kgraph.nlp.frames import Match
from kgraph.nlp.nodes import Node
from kgraph.nlp.open_arguments import OpenArguments, open_match, relating_prepositions
from kgraph.ontology import Ontology

_MAX_PHRASE = 5


class VerbRelations:
    """Relate the arguments of verbs.

    Args:
        ontology: For the prepositions that relate.
    """

    def __init__(self, ontology: Ontology) -> None:
        self._prepositions = relating_prepositions(ontology)
        self._before_examples = ontology.words("example-preposition")

    def iter_matches(self, verb: Token, found: OpenArguments) -> Iterator[tuple[str, Match]]:
        """Relate who does something to what it is done to and with, and what it is done to to the rest.

        Args:
            verb: A verb.
            found: The mentions and values of its Doc.

        Yields:
            The relation's phrase and the match.
        """
        verbs = found.verbs
        subjects, done_to, is_passive = verbs.subjects(verb), verbs.objects(verb), verbs.is_passive(verb)
        if subjects:
            yield from self._about(verb, subjects, iter_arguments(verb, self._prepositions, verbs), found)
        if there := existing(verb):
            yield from self._about(verb, there, iter_places(verb, self._prepositions), found)
        if not done_to:
            return
        others = iter_passive_arguments if is_passive else iter_object_arguments
        yield from self._about(verb, done_to, others(verb, self._prepositions), found)
        sums = [token for token in done_to if not is_passive and found.is_given(token)]
        if sums:
            words = passive_words(verb)
            sums += [token for sum_ in sums for token in syntax.children(sum_, "appos") if found.is_given(token)]
            yield from self._about(verb, receivers(verb), (Argument(words, token) for token in sums), found)

    def _about(
        self, verb: Token, subjects: list[Token], arguments: Iterator[Argument], found: OpenArguments
    ) -> Iterator[tuple[str, Match]]:
        """Relate what a clause is about to its arguments, which are read only if anything known is spoken of."""
        nodes = [*found.subjects(subjects), *found.others(*subjects)]
        owners = [owner for subject in subjects for owner in self._owners(subject, found)]
        if not nodes and not owners:
            return
        examples = [node for noun in subjects for node in found.examples(noun)] if found.has_examples else ()
        telling = [node for node in nodes if found.is_telling(node)]
        taken = {subject.i for subject in subjects}
        for argument in arguments:
            token = argument.token
            if token.i in taken:
                continue
            objects, phrase = found.objects(argument), argument.phrase
            if others := found.others(token):
                objects += [node for node in others if node not in nodes]
            for object_ in objects:
                related = nodes if found.is_named(object_) else telling
                if examples and object_.kind == "value":
                    # What several pay or win together is not what each of them does.
                    related = [node for node in related if node not in examples]
                if related and found.are_apart(related, object_) and _is_short(phrase):
                    yield phrase, open_match(verb, related, object_)
                for owner, owning in owners:
                    longer = f"{owner.phrase} {phrase}"
                    if owner.token.i != token.i and not _does(owner.token, verb) and _is_short(longer):
                        yield longer, open_match(verb, owning, object_)

    def _owners(self, subject: Token, found: OpenArguments) -> Iterator[tuple[Argument, list[Node]]]:
        """Find the thing itself where a clause is about a side of it ("the cost of the jet is $3m": jet, cost be)."""
        if subject.pos_ != "NOUN" or not all(map(found.is_unnamed, found.subjects([subject]))):
            return
        for owner in iter_owners(subject, self._before_examples):
            owning = [node for node in found.subjects([owner.token]) if found.is_telling(node)]
            if owning:
                yield owner, owning


def _does(owner: Token, verb: Token) -> bool:
    """Tell whether an owner is one only as who does what the verb says ("the cost borne by the state")."""
    return owner.head.dep_ == "agent" and owner.head.head == verb


def _is_short(phrase: str) -> bool:
    return len(phrase.split()) <= _MAX_PHRASE
