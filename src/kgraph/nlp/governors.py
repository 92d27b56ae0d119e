"""Tell what the verb, noun or preposition above makes of a clause or an event: a plan, a denial, a report, a rumour.

The words are those of `ontology/lexicon/status.ttl`.
"""

from __future__ import annotations

from spacy.tokens import Token

from kgraph.model import Status
from kgraph.nlp import syntax
from kgraph.nlp.beside import Beside, is_negated
from kgraph.nlp.syntax import children, children_of
from kgraph.ontology import Ontology


class Governors:
    """Know the words that govern clauses and events and change their status.

    Args:
        ontology: Where the words are.
        beside: Tells what stands beside the governor itself.
    """

    def __init__(self, ontology: Ontology, beside: Beside) -> None:
        words = ontology.words
        self._beside = beside
        self._negative_verbs = words("negative-verb")
        self._denying_verbs = words("denying-verb")
        self._preventing_verbs = words("preventing-verb")
        self._clearing_verbs = words("clearing-verb")
        self._unfulfilled = words("unfulfilled-adverb")
        self._hedging_adjectives = words("hedging-adjective")
        self._hedging_verbs = words("hedging-verb")
        self._impersonal_hedges = words("impersonal-hedging-verb")
        self._planning_verbs = words("planning-verb")
        self._planning_nouns = words("planning-noun")
        self._planning_adjectives = words("planning-adjective")
        self._speech_verbs = words("speech-verb")
        self._factive_verbs = words("factive-verb")
        self._implicative_verbs = words("implicative-verb")
        self._implicative_adjectives = words("implicative-adjective")
        self._accusing_verbs = words("accusing-verb")
        self._accusing = words("accusing-preposition")
        self._negative_prepositions = words("negative-preposition")
        self._unreal_prepositions = words("unreal-preposition")
        self._times_ahead = words("time-ahead-mark")
        self._times = words("time-mark")
        self._open_nouns = words("open-noun")
        self._ranks = words("ranking-adjective")

    def of_clause(self, verb: Token, governor: Token, *, is_scope: bool) -> tuple[list[Status], Token | None]:
        """Tell what the verb or noun above makes of a clause.

        Args:
            verb: The verb of the clause.
            governor: What it hangs on.
            is_scope: Whether what bears on the governor bears on the clause, too.

        Returns:
            Findings, and who says so.
        """
        relation, lemma = verb.dep_, governor.lemma_.lower()
        if self._is_content(verb, governor):
            return [Status.HEDGED], None
        if relation == "ccomp":
            return self._reported(verb, governor, lemma)
        return self._in_scope(verb, governor) if is_scope else [], None

    def _in_scope(self, verb: Token, governor: Token) -> list[Status]:
        """Tell what stands above makes of a clause that is no content of it."""
        relation = verb.dep_
        if relation == "advcl" and self._is_not_chosen(verb):
            return [Status.DENIED]
        if relation in {"acl", "relcl"} and self._beside.is_none(governor):
            # "with no charges brought": there is nothing of which the clause holds.
            return [Status.DENIED]
        is_aim = relation in {"advcl", "acl", "relcl"} and syntax.is_infinitive(verb)
        is_aim |= relation == "relcl" and self._is_first_to_come(governor)
        if is_aim or (relation == "advcl" and self._is_to_come(verb, governor)):
            return [Status.PLANNED]
        if relation == "pcomp":
            return self._after_preposition(governor)
        if relation != "xcomp":
            return []
        lemma = governor.lemma_.lower()
        return self._under(lemma, governor) or self._left_open(verb, governor, lemma)

    def _is_first_to_come(self, noun: Token) -> bool:
        """Tell whether a noun is what something will be the first of ("would be the first deal that it signed")."""
        is_to_be = noun.dep_ == "attr" and Status.PLANNED in self._beside.findings(noun.head)
        return is_to_be and any(child.lower_ in self._ranks for child in children(noun, "amod"))

    def _is_not_chosen(self, clause: Token) -> bool:
        """Tell whether a clause says what somebody did not do but something else ("rather than sue")."""
        words = (word for mark in children(clause, "mark", "advmod") for word in (mark, *children_of(mark)))
        return any(word.lower_ in self._negative_prepositions for word in words)

    def _is_content(self, clause: Token, noun: Token) -> bool:
        """Tell whether a clause says what a noun is about that vouches for nothing ("rumours that", "claims that")."""
        is_about = clause.dep_ == "ccomp" or (clause.dep_ in {"acl", "relcl"} and bool(children(clause, "mark")))
        return is_about and noun.pos_ == "NOUN" and noun.lemma_.lower() in self._open_nouns

    def _is_to_come(self, clause: Token, governor: Token) -> bool:
        """Tell whether an adverbial clause speaks of the future: one of time, or what a plan comes with.

        "before the fair opens in May" is to come; so is the ban in "a bill will be tabled, banning the trade".
        """
        if not syntax.is_present(clause):
            is_gerund = clause.tag_ == "VBG" and not children(clause, "aux", *syntax.SUBJECTS)
            marks = {child.lower_ for child in children(clause, "mark")}
            if marks & self._times_ahead:
                return is_gerund and self._is_ahead(governor)
            return is_gerund and not marks and self._is_open(governor)
        marks = {child.lower_ for child in children(clause, "mark", "advmod")}
        return bool(marks & self._times_ahead) or (
            bool(marks & self._times) and Status.PLANNED in self._beside.findings(governor)
        )

    def _is_open(self, verb: Token) -> bool:
        """Tell whether a verb speaks of what is to come, or of what is only tried ("is trying to expand")."""
        is_tried = verb.dep_ == "xcomp" and syntax.is_infinitive(verb)
        above = self._in_scope(verb, verb.head) if is_tried else []
        return Status.PLANNED in (*self._beside.findings(verb), *above)

    def _is_ahead(self, verb: Token) -> bool:
        """Tell whether a verb speaks of what is to come: by its modal, or as an infinitive that says what for."""
        return Status.PLANNED in self._beside.findings(verb) or (
            syntax.is_infinitive(verb) and verb.dep_ in {"acl", "advcl", "relcl"}
        )

    def _left_open(self, clause: Token, governor: Token, lemma: str) -> list[Status]:
        """Tell what becomes of an infinitive or gerund whose verb leaves it open ("criticised sending")."""
        is_open = syntax.is_verb(governor) or governor.pos_ == "ADJ"
        if not is_open or lemma in (
            self._implicative_adjectives if governor.pos_ == "ADJ" else self._implicative_verbs
        ):
            return []
        if syntax.is_infinitive(clause):
            return [Status.PLANNED]
        return [Status.HEDGED] if clause.tag_ == "VBG" else []

    def _after_preposition(self, preposition: Token) -> list[Status]:
        """Tell what a preposition and the word it hangs on make of a gerund ("without", "accused of", "plans for")."""
        beside = {child.lower_ for child in children(preposition, "advmod")}
        if {preposition.lower_, preposition.head.lower_, *beside} & self._negative_prepositions:
            return [Status.DENIED]
        if preposition.lower_ in self._unreal_prepositions or preposition.head.lemma_.lower() in self._open_nouns:
            return [Status.HEDGED]
        if preposition.head.lemma_.lower() in self._planning_nouns:
            return [Status.PLANNED]
        if preposition.lower_ in self._accusing and preposition.head.lemma_.lower() in self._accusing_verbs:
            # "arrested for selling it": no court has found so yet.
            return [Status.HEDGED]
        above = syntax.governing_verb(preposition)
        return self._below(preposition, above) if above is not None else []

    def _below(self, preposition: Token, above: Token) -> list[Status]:
        """Tell what a verb makes of a gerund after a preposition that hangs on it."""
        if preposition.lower_ in self._times_ahead and self._is_ahead(above):
            # "will visit Oslo before chairing the summit"
            return [Status.PLANNED]
        if above.lemma_.lower() in {"from": self._preventing_verbs, "of": self._clearing_verbs}.get(
            preposition.lower_, ()
        ):
            return [Status.DENIED]
        return self._under(above.lemma_.lower(), above)

    def _under(self, lemma: str, governor: Token) -> list[Status]:
        """Tell what a verb makes of the infinitive or participle it governs."""
        is_adjective = governor.pos_ == "ADJ"
        # "is to open", "is going to open"
        is_future = not is_adjective and (lemma == "be" or (lemma == "go" and governor.tag_ == "VBG"))
        is_said = lemma in self._impersonal_hedges and syntax.is_passive(governor)
        is_open = lemma == "have" and any(child.lower_ in self._unfulfilled for child in children(governor, "advmod"))
        if is_open or lemma in self._negative_verbs or lemma in self._denying_verbs:
            # "did not deny": neither denied nor said.
            return [Status.HEDGED if is_negated(governor) else Status.DENIED]
        if is_future or lemma in (self._planning_adjectives if is_adjective else self._planning_verbs):
            return [Status.PLANNED]
        if is_said or lemma in (self._hedging_adjectives if is_adjective else self._hedging_verbs):
            return [Status.HEDGED]
        return []

    def _reported(self, clause: Token, governor: Token, lemma: str) -> tuple[list[Status], Token | None]:
        """Tell what a verb makes of the clause that is its content."""
        speaker = next(iter(syntax.logical_subjects(governor)), None)
        # "it said" is somebody's word, whoever "it" is; "it seems" is nobody's.
        is_impersonal = speaker is None or (speaker.lower_ == "it" and lemma not in self._speech_verbs)
        if lemma in self._denying_verbs:
            status = Status.HEDGED if is_negated(governor) else Status.DENIED
            return [status], None if is_impersonal else speaker
        # "told him that it had bought": a past clause is a report, whatever else the verb may govern.
        is_plan = lemma in self._planning_verbs and not (lemma in self._speech_verbs and _is_past(clause))
        if is_plan or lemma in self._hedging_verbs:
            return [Status.PLANNED if is_plan else Status.HEDGED], speaker
        if is_negated(governor):
            return [Status.HEDGED], None
        if is_impersonal:
            return [] if lemma in self._factive_verbs or not syntax.is_passive(governor) else [Status.HEDGED], None
        if not syntax.is_verb(governor):
            return [], None
        return [Status.REPORTED], speaker

    def of_noun(self, noun: Token, governor: Token) -> list[Status]:
        """Tell what the word above a noun makes of the event the noun names.

        Args:
            noun: The noun.
            governor: What it hangs on.
        """
        lemma = governor.lemma_.lower()
        # "rejected by the board" says nothing against the board.
        if noun.dep_ in {"dobj", "pobj", "nsubjpass"} and governor.dep_ != "agent":
            verb = governor.head if noun.dep_ == "pobj" else governor
            lemma = verb.lemma_.lower()
            if lemma in self._denying_verbs or lemma in self._negative_verbs:
                return [Status.DENIED]
            if lemma in self._planning_verbs or lemma in self._planning_nouns:
                return [Status.PLANNED]
        return []


def _is_past(verb: Token) -> bool:
    return verb.tag_ == "VBD" or any(child.tag_ == "VBD" for child in children(verb, "aux", "auxpass"))
