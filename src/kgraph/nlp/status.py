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
from kgraph.nlp.beside import Beside
from kgraph.nlp.governors import Governors
from kgraph.nlp.plots import Plots
from kgraph.nlp.prospects import Prospects
from kgraph.nlp.quotations import Quotation, find_quotations, is_in_scare_quotes
from kgraph.nlp.syntax import children
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
        plots: Indices of the tokens that tell the plot of a work.
    """

    def __init__(self, doc: Doc, quotations: tuple[Quotation, ...], plots: frozenset[int]) -> None:
        self.quoted = {i: quotation for quotation in quotations for i in range(quotation.start, quotation.end)}
        self.unreal = _asked(doc) | plots
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
        self._beside = Beside(ontology)
        self._governors = Governors(ontology, self._beside)
        self._plots = Plots(ontology)
        self._speech_verbs = words("speech-verb")
        self._attribution = words("attribution-preposition")
        self._onward = words("onward-preposition")
        self._timetable_verbs = words("timetable-verb")
        self._hosting_verbs = words("hosting-verb")
        self._open_pronouns = words("open-pronoun")
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
        known = _Known(doc, find_quotations(doc, self._speech_verbs), self._plots.words(doc))
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
        found, speaker = ([*self._findings(token, known)], None) if in_passing else self._climb(token, known)
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
        if token.i in known.unreal:
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
        if not syntax.is_verb(token) or not syntax.is_present(token) or children(token, "aux", "auxpass", "xcomp"):
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
                beside = self._findings(current, known)
                found += [status for status in beside if status is not Status.DENIED] if is_weak else beside
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
                    known.governed[place] = self._governors.of_clause(current, governor, is_scope=is_scope)
                status, source = known.governed[place]
                found.extend(status)
                speaker = speaker or source
            elif is_scope:
                found.extend(self._governors.of_noun(current, governor))
            is_weak = is_weak or current.dep_ in {"acl", "relcl"}
            is_scope = is_scope and (
                self._passes_scope(current, governor) or self._is_of_no_one_thing(current, governor)
            )
            current = governor
        return found, speaker

    def _findings(self, token: Token, known: _Known) -> list[Status]:
        """Give what the words beside a predicate do to its status."""
        found = known.beside.get(token.i)
        if found is None:
            found = known.beside[token.i] = self._beside.findings(token)
        return found

    def _according_to(self, token: Token) -> Token | None:
        for child in children(token, "prep", "advmod"):
            if child.lower_ in self._attribution:
                inner = next(iter(children(child, "prep")), child)
                return next(iter(children(inner, "pobj")), None)
        return None

    def _is_of_no_one_thing(self, clause: Token, noun: Token) -> bool:
        """Tell whether a clause says what is asked of a thing that may not exist ("a fund for groups helping …")."""
        if clause.dep_ not in {"acl", "relcl"} or noun.pos_ != "NOUN":
            return False
        determiners = children(noun, "det", "poss", "nummod")
        is_indefinite = not any(d.lower_ not in {"a", "an", "any"} for d in determiners)
        first = clause.left_edge
        if clause.dep_ == "relcl" and first.i and first.nbor(-1).text == ",":
            # "ways of raising turnout, which fell in May"
            return False
        return is_indefinite

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
        if word.dep_ != "prep" or word.lower_ not in self._onward:
            return False
        return any(clause.tag_ == "VBG" for clause in children(word, "pcomp"))


def _asked(doc: Doc) -> frozenset[int]:
    """Find the tokens in questions; asking each for its sentence is slow."""
    questions = (sent for sent in doc.sents if any(token.text == "?" for token in sent[-2:]))
    return frozenset(i for sent in questions for i in range(sent.start, sent.end))
