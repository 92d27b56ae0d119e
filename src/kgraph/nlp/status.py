"""Tell how the text puts each predicate, and who says so.

A predicate's status is gathered on the way from it to the root of its sentence: negation, modals and adverbs beside it;
the verb that governs it (plan, fail, deny, seem, say); the clause it is in (if, to); quotation marks around it;
"according to". The words are those of `ontology/lexicon/status.ttl`. The strongest finding wins: denied, conditional,
hedged, planned, reported, asserted.
"""

from __future__ import annotations

from typing import NamedTuple

from spacy.tokens import Doc, Token

from kgraph.model import Status
from kgraph.nlp import syntax
from kgraph.nlp.prospects import Prospects, is_inverted_condition
from kgraph.nlp.quotations import Quotation, find_quotations, is_in_scare_quotes
from kgraph.nlp.syntax import children, children_of
from kgraph.nlp.words import kept_tree, words_of
from kgraph.ontology import Ontology

_STRENGTH = (
    Status.ASSERTED,
    Status.REPORTED,
    Status.PLANNED,
    Status.HEDGED,
    Status.CONDITIONAL,
    Status.DENIED,
)
_KEY = "kgraph.status"
_MAX_CHAIN = 12


class StatusReading(NamedTuple):
    """How the text puts a predicate.

    Args:
        status: The strongest finding.
        speaker: Index of the head token of who says so, or -1.
    """

    status: Status
    speaker: int = -1


def strongest(*statuses: Status) -> Status:
    """Give the strongest of several statuses."""
    return max(statuses, key=_STRENGTH.index, default=Status.ASSERTED)


def get_status(doc: Doc, token: Token) -> StatusReading:
    """Read the status of a predicate that `StatusComponent` left on the Doc; asserted if it left none."""
    status, speaker = doc.user_data.get(_KEY, {}).get(token.i, (Status.ASSERTED, -1))
    return StatusReading(Status(status), speaker)


class _Known:
    """What is known of one Doc: most predicates climb over words that others have climbed over before.

    Args:
        doc: A parsed Doc.
        quotations: Its quotations.
    """

    def __init__(self, doc: Doc, quotations: tuple[Quotation, ...]) -> None:
        self.quoted = {i: quotation for quotation in quotations for i in range(quotation.start, quotation.end)}
        self.asked = _asked(doc)
        self.beside: dict[int, list[Status]] = {}
        self.sources: dict[int, Token | None] = {}
        self.governed: dict[tuple[int, bool], tuple[list[Status], Token | None]] = {}


class StatusComponent:
    """Leave the status of every verb, noun and adjective that may evoke a frame.

    Args:
        ontology: Where the cue words are.
    """

    def __init__(self, ontology: Ontology) -> None:
        words = ontology.words
        self._prospects = Prospects(ontology)
        self._negative_words = words("negative-word")
        self._negative_pronouns = words("negative-pronoun") | words("negative-person")
        self._negative_verbs = words("negative-verb")
        self._denying_verbs = words("denying-verb")
        self._preventing_verbs = words("preventing-verb")
        self._clearing_verbs = words("clearing-verb")
        self._unfulfilled = words("unfulfilled-adverb")
        self._hedging_modals = words("hedging-modal")
        self._hedging_adverbs = words("hedging-adverb")
        self._hedging_adjectives = words("hedging-adjective")
        self._hedging_verbs = words("hedging-verb")
        self._impersonal_hedges = words("impersonal-hedging-verb")
        self._planning_modals = words("planning-modal")
        self._planning_verbs = words("planning-verb")
        self._planning_nouns = words("planning-noun")
        self._planning_adjectives = words("planning-adjective")
        self._condition_marks = words("condition-mark")
        self._speech_verbs = words("speech-verb")
        self._factive_verbs = words("factive-verb")
        self._attribution = words("attribution-preposition")
        self._implicative_verbs = words("implicative-verb")
        self._implicative_adjectives = words("implicative-adjective")
        self._accusing_verbs = words("accusing-verb")
        self._accusing = words("accusing-preposition")
        self._onward = words("onward-preposition")
        self._negative_prepositions = words("negative-preposition")
        self._unreal_prepositions = words("unreal-preposition")
        self._times_ahead = words("time-ahead-mark")
        self._times = words("time-mark")
        self._timetable_verbs = words("timetable-verb")
        self._hosting_verbs = words("hosting-verb")
        self._open_pronouns = words("open-pronoun")
        self._open_nouns = words("open-noun")
        self._placing_participles = words("placing-participle")

    def __call__(self, doc: Doc) -> Doc:
        """Leave the statuses on a Doc.

        Args:
            doc: A parsed Doc.

        Returns:
            The same Doc.
        """
        with kept_tree(doc):
            doc.user_data[_KEY] = self._readings(doc)
        return doc

    def _readings(self, doc: Doc) -> dict[int, tuple[str, int]]:
        known = _Known(doc, find_quotations(doc, self._speech_verbs))
        readings = {}
        for token in words_of(doc):
            if token.pos_ in {"VERB", "AUX", "NOUN", "ADJ", "PROPN"}:
                reading = self._read(token, known)
                if reading != StatusReading(Status.ASSERTED):
                    readings[token.i] = (str(reading.status), reading.speaker)
        return readings

    def _read(self, token: Token, known: _Known) -> StatusReading:
        """Read the status of one verb, noun or adjective."""
        # A title or an apposition is said in passing: only what stands beside it bears on it.
        in_passing = token.dep_ in {"appos", "compound", "nmod"} and not syntax.is_verb(token)
        found, speaker = ([*self._beside(token, known)], None) if in_passing else self._climb(token, known)
        if self._only_describes(token) or (syntax.is_verb(token) and is_in_scare_quotes(token)):
            found.append(Status.HEDGED)
        if self._is_on_timetable(token) or self._prospects.is_to_come(token) or syntax.is_stray_infinitive(token):
            found.append(Status.PLANNED)
        quotation = known.quoted.get(token.i)
        if quotation is not None:
            found.append(Status.REPORTED)
            speaker = quotation.speaker if speaker is None or speaker.i == token.i else speaker
            if speaker is not None and speaker.i in known.quoted and quotation.speaker is not None:
                speaker = quotation.speaker
        if token.i in known.asked:
            found.append(Status.HEDGED)
        return StatusReading(strongest(*found), speaker.i if speaker is not None else -1)

    def _only_describes(self, token: Token) -> bool:
        """Tell whether a participle only says of which kind a thing is ("damaged roads"), not what happened."""
        if token.tag_ not in {"VBN", "VBG"}:
            return False
        # "Oslo-based" says where; of an "army-occupied north" too little is said.
        is_placed = token.i and token.nbor(-1).text == "-" and token.lower_ in self._placing_participles
        is_before = token.dep_ == "amod" and token.i < token.head.i and not is_placed
        return is_before or (token.dep_ == "acl" and token.head.lower_ in self._open_pronouns)

    def _is_on_timetable(self, token: Token) -> bool:
        """Tell whether a verb in the present tense says what is to come ("the fair opens on Friday")."""
        if not syntax.is_verb(token) or not _is_present(token) or children(token, "aux", "auxpass", "xcomp"):
            return False
        has_object = bool(children(token, *syntax.OBJECTS))
        return token.lemma_.lower() in (self._hosting_verbs if has_object else self._timetable_verbs)

    def _climb(self, token: Token, known: _Known) -> tuple[list[Status], Token | None]:
        """Gather findings from a predicate to the root; stop taking modality where a new clause begins."""
        found: list[Status] = []
        speaker: Token | None = None
        current, is_scope, is_weak = token, True, False
        for _ in range(_MAX_CHAIN):
            if is_scope:
                beside = self._beside(current, known)
                found.extend(status for status in beside if status is not Status.DENIED or not is_weak)
            if current.i not in known.sources:
                known.sources[current.i] = self._according_to(current)
            source = known.sources[current.i]
            if source is not None:
                found.append(Status.REPORTED)
                speaker = speaker or source
            if current.head.i == current.i:
                break
            governor = current.head
            if syntax.is_verb(current) or current.dep_ in {"ccomp", "xcomp"}:
                place = (current.i, is_scope)
                if place not in known.governed:
                    known.governed[place] = self._governed(current, governor, is_scope=is_scope)
                status, source = known.governed[place]
                found.extend(status)
                speaker = speaker or source
            elif is_scope:
                found.extend(self._noun_governed(current, governor))
            is_weak = is_weak or current.dep_ in {"acl", "relcl"}
            is_scope = is_scope and (
                self._passes_scope(current, governor) or self._is_of_no_one_thing(current, governor)
            )
            current = governor
        return found, speaker

    # ------------------------------------------------------------ beside the predicate

    def _beside(self, token: Token, known: _Known) -> list[Status]:
        """Give what the words beside a predicate do to its status."""
        found = known.beside.get(token.i)
        if found is None:
            found = known.beside[token.i] = self._local(token)
        return found

    def _local(self, token: Token) -> list[Status]:
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
        found = self._negative_arguments(verb) + [Status.DENIED for word in complements if _is_negated(word)]
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
            if self._is_none(noun) or noun.lower_ in self._negative_pronouns:
                return [Status.DENIED]
        return []

    def _is_none(self, noun: Token) -> bool:
        """Tell whether a noun stands for nothing ("no charges")."""
        # "not one minister"
        numbered = [word for number in children(noun, "nummod") for word in children_of(number)]
        beside = [*children(noun, "det", "preconj", "neg"), *numbered]
        return any(word.lower_ in self._negative_words for word in beside)

    def _according_to(self, token: Token) -> Token | None:
        for child in children(token, "prep", "advmod"):
            if child.lower_ in self._attribution:
                inner = next(iter(children(child, "prep")), child)
                return next(iter(children(inner, "pobj")), None)
        return None

    # ------------------------------------------------------------ above the predicate

    def _governed(self, verb: Token, governor: Token, *, is_scope: bool) -> tuple[list[Status], Token | None]:
        """Tell what the verb or noun above makes of a clause."""
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
        if relation in {"acl", "relcl"} and self._is_none(governor):
            # "with no charges brought": there is nothing of which the clause holds.
            return [Status.DENIED]
        is_aim = relation in {"advcl", "acl", "relcl"} and _is_infinitive(verb)
        if is_aim or (relation == "advcl" and self._is_to_come(verb, governor)):
            return [Status.PLANNED]
        if relation == "pcomp":
            return self._after_preposition(governor)
        if relation != "xcomp":
            return []
        lemma = governor.lemma_.lower()
        return self._under(lemma, governor) or self._left_open(verb, governor, lemma)

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
        if not _is_present(clause):
            is_gerund = clause.tag_ == "VBG" and not children(clause, "aux", *syntax.SUBJECTS)
            marks = {child.lower_ for child in children(clause, "mark")}
            if marks & self._times_ahead:
                return is_gerund and self._is_ahead(governor)
            return is_gerund and not marks and Status.PLANNED in self._local(governor)
        marks = {child.lower_ for child in children(clause, "mark", "advmod")}
        return bool(marks & self._times_ahead) or (
            bool(marks & self._times) and Status.PLANNED in self._local(governor)
        )

    def _is_ahead(self, verb: Token) -> bool:
        """Tell whether a verb speaks of what is to come: by its modal, or as an infinitive that says what for."""
        return Status.PLANNED in self._local(verb) or (_is_infinitive(verb) and verb.dep_ in {"acl", "advcl", "relcl"})

    def _left_open(self, clause: Token, governor: Token, lemma: str) -> list[Status]:
        """Tell what becomes of an infinitive or gerund whose verb leaves it open ("criticised sending")."""
        is_open = syntax.is_verb(governor) or governor.pos_ == "ADJ"
        if not is_open or lemma in (
            self._implicative_adjectives if governor.pos_ == "ADJ" else self._implicative_verbs
        ):
            return []
        if _is_infinitive(clause):
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
            return [Status.HEDGED if _is_negated(governor) else Status.DENIED]
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
            status = Status.HEDGED if _is_negated(governor) else Status.DENIED
            return [status], None if is_impersonal else speaker
        # "told him that it had bought": a past clause is a report, whatever else the verb may govern.
        is_plan = lemma in self._planning_verbs and not (lemma in self._speech_verbs and _is_past(clause))
        if is_plan or lemma in self._hedging_verbs:
            return [Status.PLANNED if is_plan else Status.HEDGED], speaker
        if _is_negated(governor):
            return [Status.HEDGED], None
        if is_impersonal:
            return [] if lemma in self._factive_verbs or not syntax.is_passive(governor) else [Status.HEDGED], None
        if not syntax.is_verb(governor):
            return [], None
        return [Status.REPORTED], speaker

    def _noun_governed(self, noun: Token, governor: Token) -> list[Status]:
        """Tell what the word above a noun makes of the event the noun names."""
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

    def _is_of_no_one_thing(self, clause: Token, noun: Token) -> bool:
        """Tell whether a clause says what is asked of a thing that may not exist ("a fund for groups helping …")."""
        determiners = children(noun, "det", "poss", "nummod")
        is_indefinite = not any(d.lower_ not in {"a", "an", "any"} for d in determiners)
        first = clause.left_edge
        if clause.dep_ == "relcl" and first.i and first.nbor(-1).text == ",":
            # "ways of raising turnout, which fell in May"
            return False
        return clause.dep_ in {"acl", "relcl"} and noun.pos_ == "NOUN" and is_indefinite

    def _passes_scope(self, token: Token, governor: Token) -> bool:
        """Tell whether what stands beside the governor also bears on the predicate."""
        if token.dep_ == "xcomp":
            return True
        if token.dep_ == "conj" and syntax.is_verb(token):
            # "did not fine the bank and left": the second verb has a tense of its own.
            is_apart = governor.tag_ in {"VB", "VBG"} and token.tag_ in {"VBD", "VBZ"}
            return not is_apart and not children(token, "aux", "auxpass", *syntax.SUBJECTS)
        if token.dep_ in {"attr", "acomp", "oprd", "dobj", "nsubjpass", "prt"}:
            return not syntax.is_verb(token)
        if self._leads_on(token) or self._leads_on(governor):
            # "may help by selling", "may turn its attention to selling"
            return token.dep_ == "pcomp" or governor.dep_ == "dobj" or syntax.is_verb(governor)
        return token.dep_ in {"prep", "pobj"} and governor.pos_ in {"ADP", "VERB", "AUX"} and not syntax.is_verb(token)

    def _leads_on(self, word: Token) -> bool:
        """Tell whether a gerund after a preposition is as sure as the clause is ("by selling")."""
        gerunds = (clause for clause in children(word, "pcomp") if clause.tag_ == "VBG")
        return word.dep_ == "prep" and word.lower_ in self._onward and any(gerunds)


def _asked(doc: Doc) -> frozenset[int]:
    """Find the tokens in questions; asking each for its sentence is slow."""
    questions = (sent for sent in doc.sents if any(token.text == "?" for token in sent[-2:]))
    return frozenset(i for sent in questions for i in range(sent.start, sent.end))


def _is_present(verb: Token) -> bool:
    """Tell whether a verb is in the present tense, its auxiliaries too."""
    return all(part.tag_ in {"VBZ", "VBP"} for part in children(verb, "aux", "auxpass")[:1] or [verb])


def _is_past(verb: Token) -> bool:
    return verb.tag_ == "VBD" or any(child.tag_ == "VBD" for child in children(verb, "aux", "auxpass"))


def _is_infinitive(verb: Token) -> bool:
    return any(child.tag_ == "TO" for child in children(verb, "aux"))


def _is_negated(verb: Token) -> bool:
    return any(child.dep_ == "neg" for child in children_of(verb))
