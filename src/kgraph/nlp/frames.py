"""Match the ontology's frames on predications.

A frame names the words that evoke a property and the slots that hold its subject and object. A filler is taken if what
it mentions has one of the slot's classes. Where the parser's own attachment gives no such filler, the loose ones are
tried: domain and range decide what the parser got wrong ("the administration submitted by" is no document).
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from spacy.tokens import Doc, Token

from kgraph.model import ValueKind
from kgraph.nlp import syntax
from kgraph.nlp.mentions import MentionRecord, get_mentions
from kgraph.nlp.predications import Filler, cues, fill
from kgraph.nlp.records import ValueSpan, get_values
from kgraph.ontology import Frame, Ontology, Slot
from kgraph.ontology.vocab import kg

_LOOSE_PENALTY = 0.1


class Node(NamedTuple):
    """What fills a slot: a mention, a value or an event.

    Args:
        kind: `mention`, `value`, `event`, `role` (what a role noun names), `class` or `word`.
        ref: Index of the mention, first character of the value, or index of the token.
        token: Head token.
        is_loose: Whether the parser attached it elsewhere.
    """

    kind: str
    ref: int
    token: Token
    is_loose: bool = False


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

    @property
    def confidence(self) -> float:
        """The frame's own confidence, less for loose attachments."""
        loose = any(node.is_loose for node in self.subjects) + any(node.is_loose for node in self.objects)
        return max(0.05, self.frame.confidence - _LOOSE_PENALTY * loose)


class FrameMatcher:
    """The frames of an ontology by the words that evoke them.

    Args:
        ontology: Where the frames are.
    """

    def __init__(self, ontology: Ontology) -> None:
        self._ontology = ontology
        self._verbs: dict[str, list[Frame]] = {}
        self._nouns: dict[str, list[Frame]] = {}
        self._adjectives: dict[str, list[Frame]] = {}
        self._not_now = ontology.words("former-adjective") | ontology.words("future-adjective")
        self._ending_verbs = ontology.words("ending-verb")
        for property_ in ontology.properties.values():
            for frame in property_.frames:
                for table, words in (
                    (self._verbs, frame.verbs),
                    (self._nouns, frame.nouns),
                    (self._adjectives, frame.adjectives),
                ):
                    for word in words:
                        table.setdefault(word, []).append(frame)

    def frames(self, token: Token) -> list[Frame]:
        """Give the frames that a token evokes; a verb with its particle goes before the bare verb."""
        if syntax.is_verb(token) or (token.tag_ in {"VBN", "VBG"} and token.dep_ in {"amod", "acl"}):
            table = self._verbs
        elif token.pos_ in {"NOUN", "PROPN"}:
            table = self._nouns
        elif token.pos_ == "ADJ":
            table = self._adjectives
        else:
            return []
        # The longest cue wins: "go back" is not also "go".
        evoked = (table[cue] for cue in (*_compound_cues(token), *cues(token)) if cue in table)
        return list(next(evoked, ()))

    def match(self, doc: Doc, trigger: Token, frame: Frame) -> Match | None:
        """Try a frame on a token.

        Args:
            doc: A Doc with mentions and values.
            trigger: A token that evokes the frame.
            frame: The frame.

        Returns:
            The match, or None where a slot stays empty.
        """
        nodes = _Nodes(doc, self._ontology)
        if any(fill(trigger, path) for path in frame.excludes) or not self._holds_now(trigger, frame):
            return None
        if frame.excluded_words and _words_before(trigger) & set(frame.excluded_words):
            return None
        subjects = nodes.choose(trigger, frame.subject)
        objects = nodes.choose(trigger, frame.object)
        taken = {node.token.i for node in subjects}
        objects = tuple(node for node in objects if node.token.i not in taken)
        if not objects or not (subjects or _is_agentless(trigger, frame)):
            return None
        roles = []
        for slot in frame.requires:
            found = nodes.choose(trigger, slot)
            if not found:
                return None
            roles.append((slot.role, found))
        roles.extend((slot.role, found) for slot in frame.optional if (found := nodes.choose(trigger, slot)))
        return Match(frame, trigger, subjects, objects, tuple((role, found) for role, found in roles if role))

    def _holds_now(self, trigger: Token, frame: Frame) -> bool:
        """Tell whether a role noun names a role held now, or a frame for past or future roles asks for just that."""
        if "holder" not in frame.subject.paths:
            return True
        if trigger.dep_ == "pobj" and trigger.head.head.lemma_.lower() in self._ending_verbs:
            # "resigned as mayor"
            return False
        start = trigger.left_edge.i if trigger.dep_ not in {"compound", "nmod"} else trigger.head.left_edge.i
        # A name nobody knows may have taken in the word before it ("Former Nordvale Energy chairman").
        beside = {word for token in trigger.doc[start : trigger.i + 2] for word in token.lower_.split()}
        asked = {noun for slot in frame.requires for noun in slot.nouns}
        return bool(asked & self._not_now) or not beside & self._not_now


def _words_before(trigger: Token) -> set[str]:
    """Give the words that belong to a noun and stand before it, those of merged names among them."""
    belonging = (child for child in trigger.children if child.i < trigger.i)
    before = [trigger.nbor(-1)] if trigger.i else []
    return {word for token in (*belonging, *before) for word in token.lower_.split()}


def _is_agentless(trigger: Token, frame: Frame) -> bool:
    return (
        bool(frame.event) and "object" in frame.object.paths and syntax.is_verb(trigger) and syntax.is_passive(trigger)
    )


def _compound_cues(token: Token) -> list[str]:
    """Give two-word cues of a noun with its compound ("prime minister")."""
    if token.pos_ not in {"NOUN", "PROPN"} or not token.i:
        return []
    before = token.doc[token.i - 1]
    return [f"{before.lower_} {token.lemma_.lower()}"] if before.dep_ in {"compound", "amod", "nmod"} else []


class _Nodes:
    """Lead tokens to mentions and values, and check their classes."""

    def __init__(self, doc: Doc, ontology: Ontology) -> None:
        self._ontology = ontology
        self._mentions: Mapping[int, tuple[int, MentionRecord]] = {
            mention.head: (index, mention) for index, mention in enumerate(get_mentions(doc))
        }
        self._values: Mapping[int, ValueSpan] = {value.start: value for value in get_values(doc)}

    def choose(self, trigger: Token, slot: Slot) -> tuple[Node, ...]:
        """Take the fillers of the first path that has fitting ones."""
        for path in slot.paths:
            fitting = [node for filler in fill(trigger, path) if (node := self._node(filler, slot, path, trigger))]
            firm = tuple(node for node in fitting if not node.is_loose)
            # A series of amounts belongs together ("from A to B … and from C to D"), however it is attached; of several
            # loose things only one could be meant, so none is taken.
            if fitting and all(node.kind == "value" for node in fitting):
                return tuple(sorted(fitting, key=lambda node: node.token.i))
            if firm or len(fitting) == 1:
                return firm or tuple(fitting)
        return ()

    def _node(self, filler: Filler, slot: Slot, path: str, trigger: Token) -> Node | None:
        token = filler.token
        if path == "trigger":
            return Node("role" if self._ontology.is_any(kg("Role"), slot.classes) else "event", trigger.i, token)
        if slot.nouns and token.lemma_.lower() not in slot.nouns and token.lower_ not in slot.nouns:
            return None
        value = self._values.get(token.idx)
        if value is not None and value.value.kind is not ValueKind.ORDINAL:
            fits = not slot.classes or self._ontology.holds(slot.classes, value.value.kind)
            if fits or token.i not in self._mentions:
                return Node("value", value.start, token, filler.is_loose) if fits else None
        return self._mention_node(filler, slot)

    def _mention_node(self, filler: Filler, slot: Slot) -> Node | None:
        token = filler.token
        index, mention = self._mentions.get(token.i, (-1, None))
        if mention is None:
            # A required word ("came into effect") need not be a mention.
            return Node("word", token.i, token, filler.is_loose) if slot.nouns and not slot.classes else None
        is_unresolved = mention.kind == "pronoun" and mention.cls == kg("Entity")
        asks_for_role = kg("Role") in slot.classes
        if asks_for_role and mention.kind == "description" and mention.cls in {kg("Person"), kg("Role")}:
            # "appointed her as finance minister": the noun names the office, not somebody.
            return Node("role", token.i, token, filler.is_loose)
        if is_unresolved or not self._ontology.is_any(mention.cls, slot.classes):
            return None
        return Node("mention", index, token, filler.is_loose)
