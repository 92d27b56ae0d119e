"""Lead pronouns to what they stand for: "he" and "she" to a near person, "it" and "they" to the subject before."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from kgraph.nlp import syntax
from kgraph.nlp.discourse import Discourse, Rules
from kgraph.nlp.mentions import MentionRecord
from kgraph.nlp.syntax import children
from kgraph.ontology.vocab import kg

_WINDOW = 2
_SUBJECTS = frozenset(("nsubj", "nsubjpass"))
_CORE = _SUBJECTS | {"dobj", "dative"}
_FINITE = frozenset(("VBD", "VBP", "VBZ"))


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
        if token.tag_ == "WP$":
            return self._discourse.at(syntax.antecedent(token))
        amount = self._amount(token)
        if amount:
            return self._discourse.counted_alike(amount, token, _WINDOW)
        return self._person(token) or self._thing(token)

    def _amount(self, token: Token) -> str:
        """Give the number of "the three" and "both"."""
        if token.idx in self._discourse.counts:
            return self._discourse.counts[token.idx].amount
        return self._rules.counting.get(token.lower_, "")

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

    # ------------------------------------------------------------ "it" and "they"

    def _thing(self, token: Token) -> MentionRecord | None:
        """Find what "it" or "they" stands for: the subject of a clause above, else that of the sentence before."""
        is_it, is_they = self._rules.is_thing(token), self._rules.is_plural(token)
        if not (is_it or is_they) or (is_it and self._is_expletive(token)):
            return None
        rivals = [m for m in self._discourse.recent(token, 0) if self._is_rival(m, is_they=is_they)]
        if token.dep_ in _SUBJECTS and (not rivals or token.head.dep_ == "ROOT"):
            return self._before(token, is_they=is_they)
        return self._above(token, rivals, is_they=is_they)

    def _above(self, token: Token, rivals: list[MentionRecord], *, is_they: bool) -> MentionRecord | None:
        """Find the subject of a clause that a pronoun is in, if nothing else in the sentence so far can be meant."""
        above = {noun.i for noun in self._subjects_above(token)}
        found = next((m for m in rivals if m.head in above and self._fits(m, is_they=is_they)), None)
        if found is None and not is_they:
            found = next((m for m in rivals if self._is_body(m) and self._is_receiver(m, token)), None)
        if found is None or self._is_apposition(token, self._discourse.doc[found.head]):
            return None
        if children(self._discourse.doc[found.head], "conj"):
            return None
        return found if {m.chain for m in rivals if self._is_as_likely(m, found)} == {found.chain} else None

    def _is_as_likely(self, rival: MentionRecord, found: MentionRecord) -> bool:
        """Tell whether a pronoun may stand for another mention as well: people own things, bodies act in places."""
        if found.cls == kg("Group"):
            return rival.cls in {kg("Group"), kg("Concept"), kg("Entity")}
        return not (self._is_body(found) and self._rules.is_place(rival.cls))

    @staticmethod
    def _is_apposition(token: Token, noun: Token) -> bool:
        """Tell whether a pronoun is in an apposition, which tells what a thing is to another one ("its main rival")."""
        return any(word.dep_ == "appos" and word.head == noun for word in token.ancestors)

    def _is_body(self, mention: MentionRecord) -> bool:
        return self._rules.ontology.is_a(mention.cls, kg("Organization"))

    def _is_receiver(self, mention: MentionRecord, token: Token) -> bool:
        """Tell whether a mention gets what shall help it: "gave it to the ministry to help it"."""
        receiver = self._discourse.doc[mention.head]
        if receiver.dep_ != "pobj" or receiver.head.lower_ != "to":
            return False
        giving = receiver.head.head
        above = list(token.ancestors)
        return giving in above and any(map(syntax.is_infinitive, above[: above.index(giving)]))

    def _subjects_above(self, token: Token) -> Iterator[Token]:
        """Give the subjects of the clauses that a pronoun is in, the nearest first."""
        verb = syntax.governing_verb(token)
        # "people can buy them": what is done is done to others.
        own = syntax.surface_subject(verb) if verb is not None and _is_object(token) else None
        while verb is not None and verb.dep_ != "csubj":
            subject = syntax.surface_subject(verb)
            if subject is not None and subject.i < token.i and subject != own:
                yield subject
            verb = syntax.governing_verb(verb)

    def _before(self, token: Token, *, is_they: bool) -> MentionRecord | None:
        """Find the one subject of the sentence before."""
        before = [
            m
            for m in self._discourse.recent(token, _WINDOW)
            if self._discourse.distance(m, token) == 1
            and self._is_main_subject(m)
            and self._discourse.quotation(m.head) == self._discourse.quotation(token.i)
        ]
        return before[0] if len({m.chain for m in before}) == 1 and self._fits(before[0], is_they=is_they) else None

    def _is_main_subject(self, mention: MentionRecord) -> bool:
        token = self._discourse.doc[mention.head]
        return token.dep_ in _SUBJECTS and token.head.dep_ == "ROOT"

    def _is_rival(self, mention: MentionRecord, *, is_they: bool) -> bool:
        """Tell whether a pronoun may stand for a mention, by number and class; ideas only as arguments of a verb."""
        if self._fits(mention, is_they=is_they):
            return True
        is_idea = mention.cls in {kg("Entity"), kg("Concept")} and (mention.kind == "group") == is_they
        return is_idea and mention.kind != "pronoun" and self._discourse.doc[mention.head].dep_ in _CORE

    def _fits(self, mention: MentionRecord, *, is_they: bool) -> bool:
        is_group = mention.cls == kg("Group") or mention.kind == "group"
        if is_they:
            # "the reports say they are": papers tell of somebody else.
            return is_group and mention.cls != kg("Document")
        return not is_group and mention.kind != "demonym" and self._may_be_it(mention)

    def _may_be_it(self, mention: MentionRecord) -> bool:
        return mention.cls not in {kg("Person"), kg("Group"), kg("Entity"), kg("Concept"), kg("Role")}

    @staticmethod
    def _is_expletive(token: Token) -> bool:
        """Tell whether "it" stands for a clause ("it was found that", "it is clear")."""
        if token.dep_ not in _SUBJECTS:
            return False
        verb = token.head
        return verb.lemma_ == "be" or bool(children(verb, "ccomp", "csubj", "csubjpass")) or syntax.is_passive(verb)


def _is_object(pronoun: Token) -> bool:
    """Tell whether a pronoun is the object of its verb, or the subject of a clause that is ("makes it easier")."""
    if pronoun.dep_ in {"dobj", "dative", "pobj"}:
        return True
    clause = pronoun.head
    is_small = clause.tag_ not in _FINITE and not children(clause, "aux", "auxpass", "cop")
    return pronoun.dep_ in _SUBJECTS and clause.dep_ in {"ccomp", "xcomp"} and is_small
