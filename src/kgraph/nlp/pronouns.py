"""Lead pronouns to what they stand for: "he" and "she" to a near person, "it" and "they" to the subject before."""

from __future__ import annotations

from spacy.tokens import Token

from kgraph.nlp import syntax
from kgraph.nlp.discourse import Discourse, Rules
from kgraph.nlp.mentions import MentionRecord
from kgraph.nlp.syntax import children
from kgraph.ontology.vocab import kg

_WINDOW = 2
_SUBJECTS = frozenset(("nsubj", "nsubjpass"))


class Pronouns:
    """Find the antecedents of pronouns.

    Args:
        discourse: The mentions so far.
        rules: Word lists.
    """

    def __init__(self, discourse: Discourse, rules: Rules) -> None:
        self._discourse = discourse
        self._rules = rules
        self._gender: dict[int, str] = {}

    def note_gender(self, mention: MentionRecord) -> None:
        """Note the gender that a mention gives to its chain."""
        gender = self._rules.gender(self._discourse.doc[mention.head])
        if gender:
            self._gender.setdefault(mention.chain, gender)

    def antecedent(self, token: Token) -> MentionRecord | None:
        """Find the antecedent of a pronoun, or None where the rules leave a choice."""
        return self._person(token) or self._subject(token)

    def _person(self, token: Token) -> MentionRecord | None:
        gender = self._rules.gender(token)
        if not gender:
            return None
        people = [
            m for m in self._discourse.recent(token, _WINDOW) if m.cls == kg("Person") and m.kind in {"name", "pronoun"}
        ]
        fitting = [m for m in people if self._gender.get(m.chain, gender) == gender]
        subjects = [m for m in fitting if syntax.first_conjunct(self._discourse.doc[m.head]).dep_ in _SUBJECTS]
        if subjects:
            # "Eva and Bernhard left. He …": two subjects of one verb, and no telling which.
            verbs = [syntax.first_conjunct(self._discourse.doc[m.head]).head.i for m in subjects]
            rivals = {m.chain for m, verb in zip(subjects, verbs, strict=True) if verb == verbs[0]}
            return subjects[0] if len(rivals) == 1 else None
        return fitting[0] if len({m.chain for m in fitting}) == 1 else None

    def _subject(self, token: Token) -> MentionRecord | None:
        """Find the subject of the sentence before for "it" and "they" at the head of theirs."""
        is_it, is_they = self._rules.is_thing(token), self._rules.is_plural(token)
        if not (is_it or is_they) or token.dep_ not in _SUBJECTS or self._is_expletive(token):
            return None
        before = [
            m
            for m in self._discourse.recent(token, _WINDOW)
            if self._discourse.distance(m, token) == 1 and self._is_main_subject(m)
        ]
        if len({m.chain for m in before}) != 1:
            return None
        found = before[0]
        is_group = found.cls == kg("Group") or found.kind == "group"
        return found if (is_they and is_group) or (is_it and not is_group and self._may_be_it(found)) else None

    def _is_main_subject(self, mention: MentionRecord) -> bool:
        token = self._discourse.doc[mention.head]
        return token.dep_ in _SUBJECTS and token.head.dep_ == "ROOT"

    def _may_be_it(self, mention: MentionRecord) -> bool:
        return mention.cls not in {kg("Person"), kg("Group"), kg("Entity"), kg("Concept"), kg("Role")}

    @staticmethod
    def _is_expletive(token: Token) -> bool:
        """Tell whether "it" stands for a clause ("it was found that", "it is clear")."""
        verb = token.head
        return verb.lemma_ == "be" or bool(children(verb, "ccomp", "csubj", "csubjpass")) or syntax.is_passive(verb)
