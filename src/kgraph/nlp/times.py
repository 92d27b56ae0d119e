"""Tell which date is the time of a predicate: its own, or one that another clause lends it.

A date dates the verb that it hangs on. A clause without one takes that of the clause beside it where both tell of the
same moment: "was hurt on Friday when a bus crashed", "left in 2004, taking two aides along", "in 2004 signed and
ratified". It takes none from a clause in another tense, and none that only tells which noun is meant; of coordinated
verbs a date between them is only the first one's ("was arrested on Friday and charged").
"""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Doc, Token

from kgraph.model import ValueKind
from kgraph.nlp import syntax
from kgraph.nlp.dating import Dates
from kgraph.nlp.nodes import Nodes
from kgraph.nlp.records import get_published
from kgraph.nlp.syntax import children
from kgraph.ontology import Ontology

# From a noun up to the verb that says how many or how much there is of it.
_UPWARD = frozenset(("dobj", "attr", "pobj", "prep", "nummod", "quantmod"))
_MAX_STEPS = 5
_DAY = len("2005-09-26")


class Times:
    """Find the dates of the predicates of one Doc.

    Args:
        doc: A Doc with mentions and values.
        nodes: Its mentions and values.
        ontology: For the words that tell how clauses stand to each other.
    """

    def __init__(self, doc: Doc, nodes: Nodes, ontology: Ontology) -> None:
        self._doc, self._published = doc, get_published(doc)
        self._dates = Dates(doc, nodes, ontology)
        self._same_moment = ontology.words("same-moment-mark")
        self._when = ontology.words("when-word")
        self._sequence = ontology.words("sequence-adverb")
        self._implicative = ontology.words("implicative-verb")
        self._stative = ontology.words("light-verb")
        self._occasions = ontology.words("occasion-preposition")
        self._utterances = ontology.words("utterance-noun")
        self._accusing = ontology.words("accusing-verb")
        self._charging = ontology.words("accusing-preposition")
        self._harming = ontology.words("harming-verb")
        self._deciding = ontology.words("deciding-verb")
        self._gathering = ontology.words("gathering-verb")
        self._known: dict[tuple[int, bool], int] = {}

    def of(self, trigger: Token, *, is_amount: bool = False) -> int:
        """Give the first character of the value that dates a predicate; -1 if none does.

        Args:
            trigger: Its verb or noun.
            is_amount: Whether it says how much or how many there is of a thing: as much as when the clause holds.
        """
        key = (trigger.i, is_amount)
        found = self._known.get(key)
        if found is None:
            found = self._known[key] = self._find(trigger, is_amount=is_amount)
        return found

    def _find(self, trigger: Token, *, is_amount: bool) -> int:
        if trigger.dep_ in {"appos", "compound", "nmod"} and not syntax.is_verb(trigger):
            # A title or an apposition is said in passing; dates beside it belong to the clause.
            return -1
        if syntax.is_verb(trigger):
            return self._of_verb(trigger, _MAX_STEPS)
        own = self._dates.on(trigger)
        if own >= 0 or not is_amount:
            return own
        verb = self._holding_verb(trigger)
        return self._of_verb(verb, _MAX_STEPS) if verb is not None else -1

    def _holding_verb(self, noun: Token) -> Token | None:
        """Find the verb that says that there is so much of a noun ("in 2004 it had a fleet of 270 ships")."""
        current = noun
        while current.dep_ in _UPWARD and not syntax.is_verb(current):
            current = current.head
        return current if syntax.is_verb(current) and current.lemma_.lower() in self._stative else None

    # ------------------------------------------------------------ the date of another clause

    def _of_verb(self, verb: Token, steps: int) -> int:
        """Give the date of a verb: its own, or the one that it is lent."""
        own = self._dates.on(verb)
        if own >= 0:
            return own if not self._is_of_governor(verb) else -1
        beside = self._of_words_beside(verb)
        if beside >= 0:
            return beside
        for lender in self._lenders(verb) if steps else ():
            time = self._of_verb(lender, steps - 1)
            if time >= 0 and (verb.dep_ != "conj" or not lender.idx < time < verb.idx):
                return time
        return self._lent(verb)

    def _of_words_beside(self, verb: Token) -> int:
        """Give the date of a noun or date that a clause explains, or of the event in or at which it happens."""
        for when in children(verb, "advmod", "mark"):
            if when.lower_ in self._when and syntax.tense(verb) == "past":
                before = when.i - 2 if when.i and when.nbor(-1).text == "," else when.i - 1
                time = self._dates.at(self._doc[before]) if before >= 0 else -1
                if time >= 0:
                    return time
        if syntax.tense(verb) != "past":
            return -1
        for preposition in children(verb, "prep"):
            for noun in children(preposition, "pobj"):
                if (
                    self._is_occasion(preposition, noun)
                    and not self._is_of_charge(verb, preposition)
                    and (time := self._dates.telling(noun)) >= 0
                ):
                    return time
        if verb.lemma_.lower() in self._harming and not syntax.is_passive(verb):
            return next((time for noun in children(verb, "nsubj") if (time := self._dates.telling(noun)) >= 0), -1)
        return -1

    def _is_occasion(self, preposition: Token, noun: Token) -> bool:
        """Tell whether a noun is when a thing was done or said ("during the Saturday debate", "in a May 7 memo")."""
        is_said = preposition.lower_ == "in" and noun.lemma_.lower() in self._utterances
        return is_said or preposition.lower_ in self._occasions

    def _is_of_charge(self, verb: Token, preposition: Token) -> bool:
        """Tell whether an occasion is that of what somebody is held to have done ("accused of it during a race")."""
        before = (link for link in children(verb, "prep") if link.i < preposition.i)
        return verb.lemma_.lower() in self._accusing and any(link.lower_ in self._charging for link in before)

    def _lenders(self, verb: Token) -> Iterator[Token]:
        """Give the verb above a clause that tells of the same moment."""
        above = _verb_above(verb)
        if above is None:
            return
        tense, other = syntax.tense(verb), syntax.tense(above)
        is_agreeing = tense == other or not tense
        if verb.dep_ == "conj":
            if (is_agreeing or not other) and not self._has_own_time(verb):
                yield above
        elif verb.dep_ == "xcomp":
            if above.lemma_.lower() in self._implicative:
                yield above
        elif other in {"past", "modal"} and is_agreeing and (self._is_beside(verb) or self._is_same_moment(verb)):
            yield above

    def _has_own_time(self, verb: Token) -> bool:
        """Tell whether a verb says itself when, if not on which day ("cancelled it two months later")."""
        return any(child.lower_ in self._sequence for child in children(verb, "advmod", "npadvmod"))

    def _is_same_moment(self, clause: Token) -> bool:
        marks = {child.lower_ for child in children(clause, "mark", "advmod")}
        return clause.dep_ in {"advcl", "relcl"} and not marks.isdisjoint(self._same_moment)

    def _is_beside(self, clause: Token) -> bool:
        """Tell whether a participle tells what goes with the clause ("quit on Monday, taking her files")."""
        if clause.tag_ != "VBG" and not any(child.tag_ == "VBG" for child in children(clause, "auxpass")):
            return False
        if clause.dep_ == "acl":
            # "was dropped in 2004 with no charges being brought"
            return clause.head.dep_ == "pobj" and clause.head.head.lower_ == "with"
        return clause.dep_ == "advcl" and not children(clause, "mark", "aux", "advmod")

    def _has_when(self, clause: Token) -> bool:
        return any(child.lower_ in self._when for child in children(clause, "advmod", "mark"))

    def _lent(self, verb: Token) -> int:
        """Give the date of a clause below that a verb tells the moment of."""
        if syntax.tense(verb) != "past":
            return self._gathered(verb)
        for clause in children(verb, "advcl"):
            if self._has_when(clause) and syntax.tense(clause) == "past" and self._dates.on(clause) >= 0:
                return self._dates.on(clause)
        for clause in children(verb, "xcomp"):
            if self._is_of_governor(clause):
                return self._dates.on(clause)
        return self._gathered(verb)

    def _is_of_governor(self, clause: Token) -> bool:
        """Tell whether the day of an infinitive was past when it was still to come ("agreed to sell it on Monday")."""
        above = clause.head
        if clause.dep_ != "xcomp" or not syntax.is_infinitive(clause) or not syntax.is_verb(above):
            return False
        is_decided = (
            syntax.tense(above) == "past" and above.lemma_.lower() in self._deciding and not syntax.is_passive(above)
        )
        if not is_decided or self._dates.on(above) >= 0 or self._dates.on(clause) < 0:
            return False
        value = self._dates.value(self._dates.on(clause))
        is_day = value.kind is ValueKind.DATE and len(value.start) >= _DAY
        return is_day and value.start[:_DAY] <= self._published[:_DAY]

    def _gathered(self, verb: Token) -> int:
        """Give the date of what people come together for ("will meet the envoy to discuss the plan on Tuesday")."""
        if verb.lemma_.lower() not in self._gathering:
            return -1
        aims = (clause for clause in children(verb, "advcl", "xcomp") if syntax.is_infinitive(clause))
        return next((time for aim in aims if (time := self._dates.on(aim)) >= 0), -1)


def _verb_above(verb: Token) -> Token | None:
    """Give the verb that a clause hangs on; over the noun and "with" of "with troops guarding the gate"."""
    above = verb.head
    if verb.dep_ == "acl" and above.dep_ == "pobj":
        above = above.head.head
    return above if above.i != verb.i and syntax.is_verb(above) else None
