"""Match the ontology's frames on predications.

A frame names the words that evoke a property and the slots that hold its subject and object. A filler is taken if what
it mentions has one of the slot's classes. Where the parser's own attachment gives no such filler, the loose ones are
tried: domain and range decide what the parser got wrong ("the administration submitted by" is no document).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from spacy.tokens import Doc, Token

from kgraph.nlp import syntax
from kgraph.nlp.nodes import Node, Nodes
from kgraph.nlp.predications import cues
from kgraph.nlp.syntax import children
from kgraph.nlp.words import words_of
from kgraph.ontology import Frame, Ontology

_HOLDERS = frozenset(("holder", "former-holder"))
_BEFORE = frozenset(("compound", "nmod", "amod"))
_EVOKING = frozenset(("VERB", "AUX", "NOUN", "PROPN", "ADJ"))
_PARTICIPLES = frozenset(("VBN", "VBG"))
# With a date they tell when a role was held.
_SPANS = frozenset(("from", "between", "until", "till", "in", "during"))
_ENDS = frozenset(("before", "until", "till"))
_TITLES = frozenset(("compound", "nmod"))


class Match(NamedTuple):
    """A frame that fits.

    Args:
        frame: The frame.
        trigger: The word that evokes it.
        subjects: What stands as subject; empty for an event in the passive that does not say who did it.
        objects: What stands as object, at least one.
        roles: Further fillers, by role property.
    """

    frame: Frame
    trigger: Token
    subjects: tuple[Node, ...]
    objects: tuple[Node, ...]
    roles: tuple[tuple[str, tuple[Node, ...]], ...]


class Attempt(NamedTuple):
    """What became of a frame that a token evokes.

    Args:
        frame: The frame.
        trigger: The token.
        match: What it found, or None.
        obstacle: Why it found nothing: `subject` or `object` where no filler fits, `requires …`, `excludes …`, or
            `not now` (a role that is over or to come).
    """

    frame: Frame
    trigger: Token
    match: Match | None
    obstacle: str = ""


class FrameMatcher:
    """The frames of an ontology by the words that evoke them.

    Args:
        ontology: Where the frames are.
    """

    def __init__(self, ontology: Ontology) -> None:
        self._verbs: dict[str, list[Frame]] = {}
        self._nouns: dict[str, list[Frame]] = {}
        self._adjectives: dict[str, list[Frame]] = {}
        self._not_now = ontology.words("former-adjective") | ontology.words("future-adjective")
        self._ending_verbs = ontology.words("ending-verb") | ontology.words("calling-verb")
        self._serving_verbs = ontology.words("serving-verb")
        self._sequence = ontology.words("sequence-adverb")
        self._pairing = ontology.words("pairing-adverb")
        self._neutral_particles = ontology.words("neutral-particle")
        for property_ in ontology.properties.values():
            for frame in property_.frames:
                for table, words in (
                    (self._verbs, frame.verbs),
                    (self._nouns, frame.nouns),
                    (self._adjectives, frame.adjectives),
                ):
                    for word in dict.fromkeys(words):
                        table.setdefault(word, []).append(frame)
        cue_lists = (self._verbs, self._nouns, self._adjectives)
        self._cue_words = frozenset(word for table in cue_lists for cue in table for word in cue.split())

    def _evoking(self, doc: Doc) -> list[Token]:
        """Give the words that may evoke a frame; most cannot, and only of the others the grammar is looked at."""
        known = self._cue_words
        return [
            token
            for token in words_of(doc)
            if (token.pos_ in _EVOKING or token.tag_ in _PARTICIPLES)
            and ((lemma := token.lemma_.lower()) in known or (" " in lemma and lemma.rpartition(" ")[2] in known))
        ]

    def frames(self, token: Token) -> Sequence[Frame]:
        """Give the frames that a token evokes; a verb with its particle goes before the bare verb."""
        lemma = token.lemma_.lower()
        if syntax.is_verb(token) or (token.tag_ in _PARTICIPLES and token.dep_ in {"amod", "acl"}):
            table = self._verbs
        elif token.pos_ in {"NOUN", "PROPN"}:
            table = self._nouns
        elif token.pos_ == "ADJ":
            table = self._adjectives
        else:
            return ()
        # The longest cue wins: "go back" is not also "go". Only what gives the role as words is told by the noun alone.
        evoked = [table[cue] for cue in (*_compound_cues(token), *cues(token)) if cue in table]
        if not evoked or (evoked[0] is table.get(lemma) and self._is_changed(token)):
            return ()
        first, bare = evoked[0], evoked[-1]
        roles = () if bare is first else (frame for frame in bare if "trigger" in frame.object.paths)
        found = [*first, *(frame for frame in roles if frame not in first)]
        if table is self._nouns and self._opens_title(token):
            return [frame for frame in found if not _HOLDERS & set(frame.subject.paths)]
        return found

    def _opens_title(self, noun: Token) -> bool:
        """Tell whether a role noun is only the start of another role ("General Manager", "party leader candidate")."""
        if noun.dep_ not in _BEFORE or noun.head.i < noun.i:
            return False
        between = noun.doc[noun.i + 1 : noun.head.i + 1]
        if any(token.pos_ in {"CCONJ", "PUNCT"} for token in between):
            return False
        return any(
            token.ent_type_ != "PERSON"
            and token.head in {noun.head, noun.head.head}
            and any(_HOLDERS & set(frame.subject.paths) for frame in self._nouns.get(token.lemma_.lower(), ()))
            for token in between
        )

    def _is_changed(self, token: Token) -> bool:
        """Tell whether a particle makes another verb of a verb ("fought off", "backs up")."""
        return any(child.lower_ not in self._neutral_particles for child in syntax.children(token, "prt"))

    def iter_attempts(self, doc: Doc, nodes: Nodes) -> Iterator[Attempt]:
        """Try each frame on each token that evokes it.

        Args:
            doc: A Doc with mentions and values.
            nodes: Its mentions and values.

        Yields:
            What became of each frame, in the order of the tokens.
        """
        for token in self._evoking(doc):
            for frame in self.frames(token):
                yield self._attempt(nodes, token, frame)

    def iter_matches(self, doc: Doc, nodes: Nodes) -> Iterator[Match]:
        """Give the frames that fit; see `iter_attempts`."""
        for token in self._evoking(doc):
            for frame in self.frames(token):
                # What a frame requires rules most of them out, then its slots; only the others may be forbidden.
                if not frame.requires or all(nodes.choose(token, slot) for slot in frame.requires):
                    found = _filled(nodes, token, frame)
                    if isinstance(found, Match) and not self._obstacle(nodes, token, frame):
                        yield found

    def _attempt(self, nodes: Nodes, trigger: Token, frame: Frame) -> Attempt:
        obstacle = self._obstacle(nodes, trigger, frame)
        found = obstacle or _filled(nodes, trigger, frame)
        match, obstacle = (found, "") if isinstance(found, Match) else (None, found)
        return Attempt(frame, trigger, match, obstacle)

    def _obstacle(self, nodes: Nodes, trigger: Token, frame: Frame) -> str:
        """Name what forbids a frame here, or nothing."""
        for slot in frame.excludes:
            if nodes.holds(trigger, slot):
                return f"excludes {' '.join((*slot.paths, *slot.nouns))}"
        if frame.excluded_words and (found := sorted(_words_before(trigger) & set(frame.excluded_words))):
            return f"excludes word {found[0]}"
        if self._pairs_off(trigger):
            return "pairs off"
        return "" if self._holds_now(trigger, frame) else "not now"

    def _pairs_off(self, trigger: Token) -> bool:
        """Tell whether the first of one list goes with the first of another ("rose by 2% and 3% respectively")."""
        if self._pairing.isdisjoint(syntax.words_below(trigger)):
            return False
        return any(word.lower_ in self._pairing for word in syntax.subtree(trigger) if word.dep_ == "advmod")

    def _holds_now(self, trigger: Token, frame: Frame) -> bool:
        """Tell whether a role noun names a role held now, or a frame for past or future roles asks for just that."""
        if "holder" not in frame.subject.paths:
            return True
        is_after = trigger.dep_ == "pobj" and self._is_over(trigger.head.head)
        if is_after or (trigger.dep_ == "attr" and self._is_told_of(trigger.head)):
            return False
        beside = _words_around(trigger)
        if _is_dated(trigger):
            return False
        asked = {noun for slot in frame.requires for noun in slot.nouns}
        return bool(asked & self._not_now) or not beside & self._not_now

    def _is_over(self, verb: Token) -> bool:
        """Tell whether a verb before "as" says that a role is over or a name ("served as mayor", "known as mayor")."""
        lemma = verb.lemma_.lower()
        return lemma in self._ending_verbs or (lemma in self._serving_verbs and syntax.tense(verb) == "past")

    def _is_told_of(self, verb: Token) -> bool:
        """Tell whether a verb tells of a stage in a life ("eventually became mayor"), which may be over."""
        is_stage = any(child.lower_ in self._sequence for child in children(verb, "advmod"))
        return is_stage and syntax.tense(verb) == "past"


def _filled(nodes: Nodes, trigger: Token, frame: Frame) -> Match | str:
    """Fill the slots of a frame, or name the one that nothing fills."""
    subjects = nodes.choose(trigger, frame.subject)
    if not subjects and not _is_agentless(trigger, frame, nodes):
        return "subject"
    objects = nodes.choose(trigger, frame.object)
    if subjects and objects:
        taken = {node.token.i for node in subjects}
        objects = tuple(node for node in objects if node.token.i not in taken)
    if not objects:
        return "object"
    required = []
    for slot in frame.requires:
        found = nodes.choose(trigger, slot)
        if not found:
            return f"requires {' '.join(slot.paths)}"
        required.append((slot.role, found))
    further = ((slot.role, found) for slot in frame.optional if (found := nodes.choose(trigger, slot)))
    named = tuple((role, found) for role, found in (*required, *further) if role)
    return Match(frame, trigger, subjects, objects, named)


def _is_dated(trigger: Token) -> bool:
    """Tell whether a role noun says when it was held ("president from 2001 to 2005", "the chief at the time")."""
    for preposition in children(trigger, "prep"):
        nouns = children(preposition, "pobj")
        is_then = preposition.lower_ == "at" and any(noun.lower_ == "time" for noun in nouns)
        is_span = preposition.lower_ in _SPANS and any(noun.ent_type_ == "DATE" for noun in nouns)
        # "secretary before Ada Park"
        is_span |= preposition.lower_ in _ENDS and any(noun.ent_type_ in {"DATE", "PERSON"} for noun in nouns)
        if is_then or is_span:
            return True
    return False


def _words_around(trigger: Token) -> set[str]:
    """Give the words of a role and the one after it: by themselves, and as hyphens join them ("would-be")."""
    words = words_of(trigger.doc)
    start = trigger.left_edge.i if trigger.dep_ not in {"compound", "nmod"} else trigger.head.left_edge.i
    while start > 0 and "-" in {words[start].lower_, words[start - 1].lower_}:
        # "Then-Prime Minister"
        start -= 1
    # A name nobody knows may have taken in the word before it ("Former Nordvale Energy chairman").
    beside = {word for token in words[start : trigger.i + 2] for word in token.lower_.split()}
    for before in words[max(0, start - 2) : start]:
        # "Then deputy chairman Ada Park was cleared": who is it now? The parser may make a verb of the rank.
        if before.dep_ == "advmod" and (before.i == start - 1 or before.i == before.sent.start):
            beside.add(before.lower_)
    joined = "".join(token.text_with_ws for token in words[start : trigger.i + 1])
    return beside | set(joined.lower().split())


def _words_before(trigger: Token) -> set[str]:
    """Give the words before a noun that belong to it, also those inside a merged name or before a hyphen."""
    # "Deputy Corvane chairman Ada Park": the parser hangs the first word on what stands between or on the name.
    heads = [trigger, trigger.head] if trigger.dep_ in _TITLES else [trigger]
    heads += [child for child in syntax.children(trigger, *_TITLES) if child.i < trigger.i]
    belonging = (child for head in heads for child in syntax.children_of(head) if child.i < trigger.i)
    before = [trigger.nbor(-1)] if trigger.i else []
    if trigger.i > 1 and before[0].lower_ == "-":
        before.append(trigger.nbor(-2))
    return {word for token in (*belonging, *before) for word in token.lower_.split()}


def _is_agentless(trigger: Token, frame: Frame, nodes: Nodes) -> bool:
    is_done = bool(frame.event) and "object" in frame.object.paths
    return is_done and syntax.is_verb(trigger) and nodes.verbs.is_passive(trigger)


def _compound_cues(token: Token) -> list[str]:
    """Give two-word cues of a noun with its compound ("prime minister")."""
    if token.pos_ not in {"NOUN", "PROPN"} or not token.i:
        return []
    before = token.nbor(-1)
    return [f"{before.lower_} {token.lemma_.lower()}"] if before.dep_ in {"compound", "amod", "nmod"} else []
