"""Tell of a clause in the present or the past tense that what it says has not happened: it is to come, or nearly was.

"The ministers meet on Friday" and "has talks scheduled for May" tell of what is to come, "nearly bought it" and "had it
bought the bank, it would have paid" of what never came.
"""

from __future__ import annotations

from spacy.tokens import Token

from kgraph.nlp import syntax
from kgraph.nlp.syntax import children, children_of
from kgraph.ontology import Ontology

_HAVE = frozenset(("have",))
_PRESENT = frozenset(("VBZ", "VBP"))
_INVERTED = frozenset(("had", "were", "should"))


class Prospects:
    """Know the words that tell what is to come from what has come.

    Args:
        ontology: Where the words are.
    """

    def __init__(self, ontology: Ontology) -> None:
        self._ahead = ontology.words("ahead-word") | ontology.words("weekday-word")
        self._day_prepositions = ontology.words("day-preposition")
        self._scheduling = ontology.words("scheduling-verb")
        self._holding = ontology.words("engagement-verb")
        self._nearly = ontology.words("near-miss-adverb")
        self._scaling = ontology.words("scaling-verb")
        self._accomplishing = ontology.words("accomplishing-verb")

    def is_to_come(self, verb: Token) -> bool:
        """Tell whether a verb in the present tense has a day ahead of it ("the ministers meet on Friday").

        Args:
            verb: A verb.
        """
        if not _is_simple_present(verb):
            return False
        if verb.tag_ == "VBG" and verb.lemma_.lower() in self._accomplishing:
            # "is writing a song"
            return True
        if verb.lemma_.lower() in self._holding and any(map(self._is_scheduled, children(verb, "dobj"))):
            return True
        days = children(verb, "npadvmod", "advmod")
        for preposition in children(verb, "prep"):
            if preposition.lower_ in self._day_prepositions:
                days += children(preposition, "pobj")
        return any(map(self._is_day_ahead, days))

    def _is_scheduled(self, noun: Token) -> bool:
        """Tell whether a noun is of something on the calendar ("talks with the union scheduled for May")."""
        below = [noun, *(word for link in children(noun, "prep") for word in children(link, "pobj"))]
        clauses = (clause for word in below for clause in children(word, "acl"))
        return any(clause.tag_ == "VBN" and clause.lemma_.lower() in self._scheduling for clause in clauses)

    def _is_day_ahead(self, day: Token) -> bool:
        beside = (word for word in children_of(day) if word.i < day.i)
        words = {part for word in (day, *beside) for part in word.lower_.split()}
        return not words.isdisjoint(self._ahead)

    def is_missed(self, verb: Token) -> bool:
        """Tell whether a verb says what only nearly happened; "nearly doubled" is as good as happened.

        Args:
            verb: A verb.
        """
        is_near = any(child.lower_ in self._nearly for child in children(verb, "advmod"))
        return is_near and verb.lemma_.lower() not in self._scaling


def is_inverted_condition(verb: Token) -> bool:
    """Tell whether a clause is a condition without a word for it ("had it bought the bank, it would have paid").

    Args:
        verb: The verb of the clause.
    """
    first = verb.left_edge
    is_above = first.i < verb.i and first.head == verb and first.dep_ == "aux"
    if verb.dep_ != "advcl" or first.lower_ not in _INVERTED or not (is_above or first == verb):
        return False
    return any(subject.i > first.i for subject in children(verb, *syntax.SUBJECTS))


def _is_simple_present(verb: Token) -> bool:
    """Tell whether a verb is in the simple or the continuous present."""
    helpers = children(verb, "aux", "auxpass")
    if not helpers:
        return verb.tag_ in _PRESENT
    first = helpers[0]
    return first.tag_ in _PRESENT and first.lemma_.lower() not in _HAVE and verb.tag_ in {"VBG", "VBN"}
