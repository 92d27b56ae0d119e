"""What may stand in a slot: the mentions and values of a Doc, looked up by token, and checked by their class."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from spacy.tokens import Doc, Span, Token

from kgraph.model import ValueKind
from kgraph.nlp.mentions import MentionRecord, get_mentions
from kgraph.nlp.predications import Filler, fill
from kgraph.nlp.records import ValueSpan, get_values, span_at
from kgraph.nlp.syntax import Verbs, children
from kgraph.nlp.words import words_of
from kgraph.ontology import Ontology, Slot
from kgraph.ontology.vocab import kg

_ENTITY, _ROLE = kg("Entity"), kg("Role")
_OFFICES = frozenset((kg("Person"), _ROLE))


class Node(NamedTuple):
    """What fills a slot: a mention, a value or an event.

    Args:
        kind: `mention`, `value`, `event`, `role` (what a role noun names), `class`, `word`, or `text` (given as words).
        ref: Index of the mention, first character of the value, or index of the token.
        token: Head token.
        is_loose: Whether the parser attached it elsewhere.
    """

    kind: str
    ref: int
    token: Token
    is_loose: bool = False


class Nodes:
    """Lead the tokens of one Doc to mentions and values; every slot of a predication is filled once.

    Args:
        doc: A Doc with mentions and values.
        ontology: For the classes that a slot takes.
    """

    def __init__(self, doc: Doc, ontology: Ontology) -> None:
        self._ontology = ontology
        self._prizes = ontology.words("prize-adjective")
        self._honours = ontology.words("honour-noun")
        self.mentions: tuple[MentionRecord, ...] = get_mentions(doc)
        self.by_head: Mapping[int, int] = _by_head(doc, self.mentions)
        self.values: Mapping[int, ValueSpan] = {value.start: value for value in get_values(doc)}
        self.value_tokens: Mapping[int, Token] = {
            token.idx: token for token in words_of(doc) if token.idx in self.values
        }
        spans = {value.start: span_at(doc, value.start, value.end) for value in self.values.values()}
        self.value_spans: Mapping[int, Span] = {start: span for start, span in spans.items() if span is not None}
        self.verbs = Verbs()
        self._filled: dict[tuple[int, str], list[Filler]] = {}

    def fill(self, trigger: Token, path: str) -> list[Filler]:
        """Find what fills a slot; see `predications.fill`."""
        key = (trigger.i, path)
        found = self._filled.get(key)
        if found is None:
            found = self._filled[key] = fill(trigger, path, self.verbs)
        return found

    def mention(self, token: Token) -> MentionRecord | None:
        """Give the mention whose head a token is."""
        index = self.by_head.get(token.i, -1)
        return self.mentions[index] if index >= 0 else None

    def holds(self, trigger: Token, slot: Slot) -> bool:
        """Tell whether anything fills a slot, or any of its nouns and classes where it names some."""
        fillers = (filler.token for path in slot.paths for filler in self.fill(trigger, path))
        return any(
            (not slot.nouns or token.lemma_.lower() in slot.nouns)
            and (not slot.classes or self._is_of_class(token, slot.classes))
            for token in fillers
        )

    def _is_of_class(self, token: Token, classes: tuple[str, ...]) -> bool:
        mention = self.mention(token)
        return mention is not None and mention.kind != "demonym" and self._ontology.is_any(mention.cls, classes)

    def is_any(self, node: Node, classes: tuple[str, ...]) -> bool:
        """Tell whether a node is a mention of one of several classes."""
        return node.kind == "mention" and self._ontology.is_any(self.mentions[node.ref].cls, classes)

    def choose(self, trigger: Token, slot: Slot) -> tuple[Node, ...]:
        """Take the fillers of the first path that has fitting ones."""
        for path in slot.paths:
            fillers = self.fill(trigger, path)
            fitting = (
                [node for filler in fillers if (node := self._node(filler, slot, path, trigger))] if fillers else ()
            )
            if not fitting:
                continue
            firm = tuple(node for node in fitting if not node.is_loose)
            # A series of amounts belongs together ("from A to B … and from C to D"), however it is attached; of several
            # loose things only one could be meant, so none is taken.
            if all(node.kind == "value" for node in fitting):
                return tuple(sorted(fitting, key=lambda node: node.token.i))
            if firm or len(fitting) == 1:
                return firm or tuple(fitting)
        return ()

    def _node(self, filler: Filler, slot: Slot, path: str, trigger: Token) -> Node | None:
        token = filler.token
        if path == "trigger":
            is_role = self._ontology.is_any(_ROLE, slot.classes)
            return None if is_role and self._is_prize(token) else Node("role" if is_role else "event", trigger.i, token)
        if slot.nouns and token.lemma_.lower() not in slot.nouns and token.lower_ not in slot.nouns:
            return None
        value = self.values.get(token.idx)
        if value is not None and value.value.kind is not ValueKind.ORDINAL:
            fits = not slot.classes or self._ontology.holds(slot.classes, value.value.kind)
            if fits or token.i not in self.by_head:
                return Node("value", value.start, token, filler.is_loose) if fits else None
        return self._mention_node(filler, slot, path)

    def _mention_node(self, filler: Filler, slot: Slot, path: str) -> Node | None:
        token = filler.token
        mention = self.mention(token)
        if mention is None:
            # A required word ("came into effect") need not be a mention.
            return Node("word", token.i, token, filler.is_loose) if slot.nouns and not slot.classes else None
        if (mention.kind == "demonym") != (path == "demonym"):
            # "the Irish minister" is Ireland's; an "Irish singer" does nothing for Ireland.
            return None
        is_unresolved = mention.kind == "pronoun" and mention.cls == _ENTITY
        asks_for_role = _ROLE in slot.classes
        if asks_for_role and self._is_prize(token):
            return None
        if asks_for_role and mention.kind == "description" and mention.cls in _OFFICES:
            # "appointed her as finance minister": the noun names the office, not somebody.
            return Node("role", token.i, token, filler.is_loose)
        if is_unresolved or not self._ontology.is_any(mention.cls, slot.classes):
            return None
        return Node("mention", self.by_head[token.i], token, filler.is_loose)

    def _is_prize(self, noun: Token) -> bool:
        """Tell whether a noun names a prize or an honour ("named best director", "Officer of the Order of Merit")."""
        bodies = (body for link in children(noun, "prep") for body in children(link, "pobj"))
        capitals = (word for body in bodies for word in body.text.split() if word[0].isupper())
        is_honour = any(word.lower() in self._honours for word in capitals)
        return is_honour or any(child.lower_ in self._prizes for child in children(noun, "amod", "advmod"))


def _by_head(doc: Doc, mentions: tuple[MentionRecord, ...]) -> dict[int, int]:
    """Lead tokens to the mentions they head; in "three of its commanders" the commanders lead to the three."""
    heads = {mention.head: index for index, mention in enumerate(mentions)}
    for index, mention in enumerate(mentions):
        for preposition in children(words_of(doc)[mention.head], "prep") if mention.counted_by >= 0 else ():
            for noun in children(preposition, "pobj") if preposition.lower_ == "of" else ():
                heads.setdefault(noun.i, index)
    return heads
