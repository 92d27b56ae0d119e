"""Lead pronouns to what they stand for: "he" and "she" to a near person, "it" and "they" to the subject before."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from kgraph.nlp import syntax
from kgraph.nlp.discourse import Discourse, Rules
from kgraph.nlp.mentions import MentionRecord
from kgraph.nlp.resolver import Resolver
from kgraph.nlp.syntax import children
from kgraph.ontology.vocab import kg

_WINDOW = 2
_SUBJECTS = frozenset(("nsubj", "nsubjpass"))
_CORE = _SUBJECTS | {"dobj", "dative"}
_FINITE = frozenset(("VBD", "VBP", "VBZ"))
_PREDICATIVE = frozenset(("attr", "appos", "oprd", "compound", "nmod"))


class Pronouns(Resolver):
    """Find the antecedents of pronouns."""

    def __init__(self, discourse: Discourse, rules: Rules) -> None:
        super().__init__(discourse, rules)
        self._gender: dict[int, str] = {}

    def note_gender(self, mention: MentionRecord) -> None:
        """Note the gender that a mention gives to its chain."""
        gender = self._rules.gender(self._doc[mention.head], is_described=mention.kind == "description")
        if gender:
            self._gender.setdefault(mention.chain, gender)

    def antecedent(self, token: Token) -> MentionRecord | None:
        """Find the antecedent of a pronoun, or None where the rules leave a choice."""
        if token.tag_ == "WP$":
            return self._discourse.at(syntax.antecedent(token))
        amount = self._amount(token)
        if amount:
            return self._discourse.counted_alike(amount, token, _WINDOW)
        person = self._person(token)
        if person is not None and self._is_of_the_dead(token) and self._speaks(person):
            # "The book was taken from his body after he was killed": not who tells of it.
            return None
        return person or self._thing(token)

    def _amount(self, token: Token) -> str:
        """Give the number of "the three" and "both"."""
        if token.idx in self._discourse.counts:
            return self._discourse.counts[token.idx].amount
        return self._rules.counting.get(token.lower_, "")

    # ------------------------------------------------------------ "he" and "she"

    def _person(self, token: Token) -> MentionRecord | None:
        gender = self._rules.gender(token)
        if not gender:
            return None
        speaker = self._speaker(token)
        people = [m for m in self._discourse.recent(token, _WINDOW) if self._is_person(m) and m.chain != speaker]
        actor = self._actor(token)
        acting = {m.chain for m in people if actor is not None and m.head == actor.i}
        fitting = [m for m in people if self._gender.get(m.chain, gender) == gender and m.chain not in acting]
        owner = self._beside(token)
        if owner is not None:
            return next((m for m in fitting if m.head == owner.i), None)
        subjects = [m for m in fitting if self._is_subject(m)]
        if not subjects:
            named = [m for m in fitting if m.kind != "description"]
            return named[0] if len({m.chain for m in named}) == 1 else None
        continued = self._continued(token, subjects)
        if continued is not None:
            return continued
        # "Eva and Bernhard left. He …": two subjects of one verb, and no telling which.
        verbs = [syntax.first_conjunct(self._doc[m.head]).head.i for m in subjects]
        rivals = {m.chain for m, verb in zip(subjects, verbs, strict=True) if verb == verbs[0]}
        if len(rivals) > 1 or self._is_outdone(subjects[0], fitting) or self._has_owner(token, subjects[0], fitting):
            return None
        return subjects[0]

    def _continued(self, token: Token, subjects: list[MentionRecord]) -> MentionRecord | None:
        """Find what a sentence goes on with: "He lost when Lang won. He left" is of one, whoever won."""
        is_main = token.dep_ in _SUBJECTS and token.head.dep_ == "ROOT"
        if not is_main or self._discourse.distance(subjects[0], token) != 1:
            return None
        before = (m for m in subjects if self._discourse.distance(m, token) == 1 and self._is_main_subject(m))
        first = next(before, None)
        return first if first is not None and self._doc[first.head].lower_ == token.lower_ else None

    @staticmethod
    def _actor(token: Token) -> Token | None:
        """Find who acts on a pronoun and thus is somebody else: "Riedl restored him"."""
        if token.dep_ not in {"dobj", "dative"} or token.tag_ != "PRP" or not syntax.is_verb(token.head):
            return None
        return syntax.surface_subject(token.head)

    def _is_of_the_dead(self, token: Token) -> bool:
        """Tell whether a pronoun stands for somebody who is dead ("he was killed", "his body")."""
        if token.dep_ == "poss":
            return token.head.lemma_.lower() in self._rules.dead_nouns
        verb = token.head
        is_killed = token.dep_ in {"nsubjpass", "dobj"} and verb.lemma_.lower() in self._rules.killing_verbs
        return is_killed or (token.dep_ == "nsubj" and verb.lemma_.lower() in self._rules.dying_verbs)

    def _speaks(self, person: MentionRecord) -> bool:
        """Tell whether the text has quoted or reported a person as a speaker."""
        heads = (self._doc[m.head] for m in self._discourse.done if m.chain == person.chain)
        return any(h.dep_ == "nsubj" and h.head.lemma_.lower() in self._rules.speech_verbs for h in heads)

    def _is_person(self, mention: MentionRecord) -> bool:
        """Tell whether a mention brings in a person: by name, by pronoun, or as one who is not named."""
        if mention.cls != kg("Person") or mention.kind not in {"name", "pronoun", "description"}:
            return False
        return mention.kind != "description" or self._brings_in(self._doc[mention.head])

    def _brings_in(self, noun: Token) -> bool:
        """Tell whether a description brings in a person of its own, as "the singer was Eva" and "as mayor" do not."""
        determiners = {child.lower_ for child in children(noun, "det")}
        if noun.dep_ in _PREDICATIVE or (noun.dep_ == "pobj" and noun.head.lower_ == "as"):
            return False
        if (noun.dep_ == "conj" and not determiners) or not determiners.isdisjoint(self._rules.picking):
            return False
        return not (noun.dep_ in _SUBJECTS and children(noun.head, "attr"))

    def _is_outdone(self, subject: MentionRecord, fitting: list[MentionRecord]) -> bool:
        """Tell whether beside a description that tells no gender stands somebody of the pronoun's own."""
        if subject.kind != "description" or subject.chain in self._gender:
            return False
        noun = self._doc[subject.head]
        beside = (m for m in fitting if self._discourse.distance(m, noun) == 0)
        return any(m.chain in self._gender and m.chain != subject.chain for m in beside)

    def _is_subject(self, mention: MentionRecord) -> bool:
        """Tell whether a mention is the subject of a clause; "with Eva trailing behind" is said in passing."""
        noun = syntax.first_conjunct(self._doc[mention.head])
        is_in_passing = noun.head.dep_ == "pcomp" and noun.head.head.lower_ == "with"
        return noun.dep_ in _SUBJECTS and not is_in_passing

    def _speaker(self, token: Token) -> int:
        """Give the chain of who says the quotation that a pronoun is in, or -1: nobody calls themselves "he"."""
        quotation = self._discourse.quotation(token.i)
        speaker = quotation.speaker if quotation is not None else None
        if speaker is None or speaker == token:
            return -1
        if speaker.i in self._discourse.name_at:
            return self._discourse.names.chain(self._discourse.name_at[speaker.i])
        found = self._person(speaker) if self._discourse.quotation(speaker.i) is None else None
        return found.chain if found is not None else -1

    @staticmethod
    def _beside(token: Token) -> Token | None:
        """Find whom "his" is said of by the noun beside it: "Bernhard Lang and his son"."""
        noun = token.head
        is_beside = token.dep_ == "poss" and noun.dep_ == "conj" and noun.head.pos_ == "PROPN"
        return noun.head if is_beside and noun.head.i < token.i else None

    def _has_owner(self, token: Token, subject: MentionRecord, fitting: list[MentionRecord]) -> bool:
        """Tell whether "his" may be of somebody between it and its subject: "Riedl asked Lang about his wife".

        In "Riedl asked Lang, his deputy" it is not: nobody is their own deputy.
        """
        own = token.head.head.i if token.head.dep_ == "appos" else -1
        return token.dep_ == "poss" and any(
            m.head > subject.head and m.chain != subject.chain and self._discourse.distance(m, token) == 0
            for m in fitting
            if m.head != own
        )

    # ------------------------------------------------------------ "it" and "they"

    def _thing(self, token: Token) -> MentionRecord | None:
        """Find what "it" or "they" stands for: the subject of a clause above, else that of the sentence before."""
        is_it, is_they = self._rules.is_thing(token), self._rules.is_plural(token)
        if not (is_it or is_they) or (is_it and self._is_expletive(token)):
            return None
        rivals = [m for m in self._discourse.recent(token, 0) if self._is_rival(m, is_they=is_they)]
        if token.dep_ in _SUBJECTS and (not rivals or token.head.dep_ == "ROOT"):
            found = self._before(token, is_they=is_they)
        else:
            found = self._above(token, rivals, is_they=is_they)
        is_odd = found is not None and found.cls != kg("Event") and self._occurs(token)
        return None if is_odd else found

    def _occurs(self, token: Token) -> bool:
        """Tell whether a pronoun stands for what takes place or happens."""
        verb = token.head
        lemma = verb.lemma_.lower()
        phrases = (f"{lemma} {noun.lower_}" for noun in children(verb, "dobj"))
        is_event = lemma in self._rules.occurring_verbs or any(map(self._rules.occurring_verbs.__contains__, phrases))
        return token.dep_ in _SUBJECTS and is_event

    def _above(self, token: Token, rivals: list[MentionRecord], *, is_they: bool) -> MentionRecord | None:
        """Find the subject of a clause that a pronoun is in, if nothing else in the sentence so far can be meant."""
        above = {noun.i for noun in self._subjects_above(token)}
        found = next((m for m in rivals if m.head in above and self._fits(m, is_they=is_they)), None)
        if found is None and not is_they:
            found = next((m for m in rivals if self._is_body(m) and self._is_receiver(m, token)), None)
        if found is None or self._is_apposition(token, self._doc[found.head]):
            return None
        if children(self._doc[found.head], "conj"):
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
        receiver = self._doc[mention.head]
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
        token = self._doc[mention.head]
        return token.dep_ in _SUBJECTS and token.head.dep_ == "ROOT"

    def _is_rival(self, mention: MentionRecord, *, is_they: bool) -> bool:
        """Tell whether a pronoun may stand for a mention, by number and class; ideas only as arguments of a verb."""
        if self._fits(mention, is_they=is_they):
            return True
        is_idea = mention.cls in {kg("Entity"), kg("Concept")} and (mention.kind == "group") == is_they
        return is_idea and mention.kind != "pronoun" and self._doc[mention.head].dep_ in _CORE

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
