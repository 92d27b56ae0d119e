"""Tell what the words beside a predicate make of it: negation, modals, adverbs, and what is none of its arguments.

The words are those of `ontology/lexicon/status.ttl`.
"""

from __future__ import annotations

from spacy.tokens import Token

from kgraph.model import Status
from kgraph.nlp import syntax
from kgraph.nlp.prospects import Prospects, is_inverted_condition
from kgraph.nlp.syntax import children, children_of
from kgraph.ontology import Ontology


class Beside:
    """Know the words that stand beside a predicate and change its status.

    Args:
        ontology: Where the words are.
    """

    def __init__(self, ontology: Ontology) -> None:
        words = ontology.words
        self._prospects = Prospects(ontology)
        self._negative_words = words("negative-word")
        self._negative_pronouns = words("negative-pronoun") | words("negative-person")
        self._hedging_modals = words("hedging-modal")
        self._hedging_adverbs = words("hedging-adverb")
        self._hedging_adjectives = words("hedging-adjective")
        self._planning_modals = words("planning-modal")
        self._planning_adjectives = words("planning-adjective")
        self._condition_marks = words("condition-mark")

    def findings(self, token: Token) -> list[Status]:
        """Give what the words beside a predicate do to its status.

        Args:
            token: The predicate.
        """
        found: list[Status] = []
        for child in children_of(token):
            word, relation = child.lower_, child.dep_
            is_hedging_modal = relation == "aux" and word in self._hedging_modals
            # "left without signing": what follows "without" is denied, not the leaving.
            is_negative = word in self._negative_words and relation not in {"prep", "mark"}
            # "no longer", "not yet"
            inner = children_of(child) if relation == "advmod" else ()
            is_ended = any(word.lower_ in self._negative_words for word in inner)
            if relation == "neg" or is_negative or is_ended:
                found.append(Status.DENIED)
            elif relation == "aux" and word in self._planning_modals:
                found.append(Status.PLANNED)
            elif (
                is_hedging_modal
                or word in self._hedging_adverbs
                or (relation == "amod" and word in self._hedging_adjectives)
            ):
                found.append(Status.HEDGED)
            elif relation == "amod" and word in self._planning_adjectives:
                found.append(Status.PLANNED)
            elif (relation == "mark" and word in self._condition_marks) or (
                relation == "advcl" and any(m.lower_ in self._condition_marks for m in children(child, "mark"))
            ):
                found.append(Status.CONDITIONAL)
        if token.dep_ == "conj" and any(w.lower_ in self._negative_words for w in children(token.head, "cc")):
            # "neither the mayor nor a member of the council"
            found.append(Status.DENIED)
        return found + self._of_verb(token) if syntax.is_verb(token) else found

    def _of_verb(self, verb: Token) -> list[Status]:
        """Tell what the arguments of a verb, its complements and the order of its words make of it."""
        # "pleaded not guilty"
        complements = children(verb, "acomp", "oprd", "attr")
        found = self._negative_arguments(verb) + [Status.DENIED for word in complements if is_negated(word)]
        if self._prospects.is_missed(verb):
            found.append(Status.DENIED)
        if is_inverted_condition(verb):
            found.append(Status.CONDITIONAL)
        return found

    def _negative_arguments(self, verb: Token) -> list[Status]:
        """Find "no one", "nobody", "no document" among the arguments of a verb."""
        arguments = children(verb, "nsubj", "nsubjpass", "dobj", "attr", "dative")
        arguments += [noun for agent in children(verb, "agent") for noun in children(agent, "pobj")]
        for noun in arguments:
            if self.is_none(noun) or noun.lower_ in self._negative_pronouns:
                return [Status.DENIED]
        return []

    def is_none(self, noun: Token) -> bool:
        """Tell whether a noun stands for nothing ("no charges").

        Args:
            noun: A noun.
        """
        # "not one minister"
        numbered = [word for number in children(noun, "nummod") for word in children_of(number)]
        beside = [*children(noun, "det", "preconj", "neg"), *numbered]
        return any(word.lower_ in self._negative_words for word in beside)


def is_negated(verb: Token) -> bool:
    """Tell whether "not" stands beside a verb.

    Args:
        verb: A verb.
    """
    return any(child.dep_ == "neg" for child in children_of(verb))
