"""Judge what may be an argument of an open relation: mentions, amounts, and what is given as words."""

from __future__ import annotations

from functools import cache

from spacy.tokens import Token

from kgraph.model import ValueKind
from kgraph.nlp import syntax
from kgraph.nlp.clauses import Argument
from kgraph.nlp.complements import clause_span
from kgraph.nlp.confidence import OPEN
from kgraph.nlp.examples import Examples
from kgraph.nlp.frames import Match
from kgraph.nlp.identities import PREDICATED, said_to_be
from kgraph.nlp.nodes import Node, Nodes
from kgraph.ontology import Frame, Ontology, Slot
from kgraph.ontology.vocab import kg

_AMOUNTS = frozenset((ValueKind.MONEY, ValueKind.PERCENT, ValueKind.QUANTITY))
_COUNTS = frozenset((ValueKind.COUNT, ValueKind.DURATION))
_CONCEPT = kg("Concept")
_ROLE = kg("Role")
_PEOPLE = frozenset(map(kg, ("Person", "Group")))
_OFFICES = frozenset((kg("Person"), _ROLE))
_PLACES = (kg("Place"), kg("Country"))
_AGENTS = (kg("Agent"),)
# Rules of coreference by which a description stands beside its name, which says what that is already.
_BESIDE = frozenset(("name beside", "name within"))
_MADE = (kg("Event"), kg("Document"))
# Classes of mentions that stand for nothing one could talk about.
_UNKNOWN = frozenset((kg("Entity"), _ROLE))


def relating_prepositions(ontology: Ontology) -> frozenset[str]:
    """Give the prepositions that relate what is before them to what follows, of one word or two."""
    single = (ontology.words("preposition") | ontology.words("anchoring-preposition")) - {"by", "than"}
    return single | ontology.words("preposition-of-two")


class OpenArguments:
    """The mentions and values of one Doc as arguments of open relations.

    Args:
        nodes: Mentions and values.
        light: Verbs that tell nothing by themselves.
        examples: What the text gives as examples of what.
    """

    def __init__(self, nodes: Nodes, light: frozenset[str], examples: Examples) -> None:
        self._nodes = nodes
        self._light = light
        self._examples = examples
        self.verbs = nodes.verbs
        self._entities: dict[int, Node | None] = {}
        self.has_examples = examples.are_given
        """Whether the text gives examples of anything."""

    def examples(self, noun: Token) -> list[Node]:
        """Give the examples of a noun that may be talked about."""
        return self._telling(self._examples.of(noun)) if self.has_examples else []

    def others(self, *nouns: Token) -> list[Node]:
        """Give what else is meant by nouns: their examples, and what is said to be one of them."""
        found = [node for noun in nouns for node in self.examples(noun)] if self.has_examples else []
        for noun in nouns:
            if self.has_examples:
                found += self._telling(self._examples.beside(noun))
            if noun.dep_ in PREDICATED:
                found += self._telling(said_to_be(noun))
        return found

    def _telling(self, tokens: list[Token]) -> list[Node]:
        """Give the mentions among tokens, mostly none, that have a class of their own."""
        return [node for node in self.subjects(tokens) if self.is_telling(node)] if tokens else []

    def subjects(self, tokens: list[Token]) -> list[Node]:
        """Give the mentions among tokens that may be talked about."""
        return [node for token in tokens if (node := self._entity(token))]

    def objects(self, argument: Argument) -> list[Node]:
        """Give what an argument is: a mention, an amount, or words; and how many there are of it."""
        token, depth = argument.token, argument.depth
        if depth and (mention := self._nodes.mention(token)) is not None and mention.head != token.i:
            # "30 of the jets" are given already.
            return []
        if syntax.is_verb(token):
            # "do" alone tells nothing.
            is_told = token.lemma_ not in self._light or clause_span(token) != (token.idx, token.idx + len(token))
            return [Node("text", token.i, token)] if is_told else []
        value = self._nodes.values.get(token.idx)
        node = self._entity(token)
        if value is None:
            if node is not None:
                return self._things(node, depth)
            return [Node("text", token.i, token)] if not depth and _is_worded(token) else []
        kind = value.value.kind
        is_amount = kind in _AMOUNTS
        is_given = is_amount or (kind in _COUNTS and token.dep_ in {"pobj", "dobj"})
        found = [Node("value", token.idx, token)] if is_given else []
        return found if is_amount or node is None else [*found, *self._things(node, depth)]

    def _things(self, node: Node, depth: int) -> list[Node]:
        """Give a mention, or its words where it has no class of its own, and how many it is."""
        token, mention = node.token, self._nodes.mentions[node.ref]
        found = [node] if mention.cls != _CONCEPT else [] if depth else [Node("text", token.i, token)]
        if mention.counted_by >= 0 and mention.counted_by != token.idx:
            found.append(Node("value", mention.counted_by, token))
        return found

    def joined(self, token: Token) -> list[Node]:
        """Give what stands before a hyphen: a thing of its own, or the country of an adjective."""
        mention = self._nodes.mention(token)
        if mention is None or mention.cls in _UNKNOWN or mention.cls == _CONCEPT:
            return []
        return [Node("mention", self._nodes.by_head[token.i], token)]

    def holders(self, noun: Token) -> list[Node]:
        """Give who holds the role that a noun names, or which bank the noun "bank" stands before."""
        tokens = [filler.token for filler in self._nodes.fill(noun, "holder") if not filler.is_loose]
        return [node for node in self.subjects(tokens) if self.has_name(node)]

    def are_apart(self, subjects: list[Node], object_: Node) -> bool:
        """Tell whether none of the subjects is the object."""
        if object_.kind != "mention":
            return True
        chains = {self._nodes.mentions[node.ref].chain for node in subjects}
        return self._nodes.mentions[object_.ref].chain not in chains

    def describes(self, noun: Token, name: Node) -> bool:
        """Tell whether a noun beside a name says what it is, without "his" and the like."""
        mention, named = self._nodes.mention(noun), self._nodes.mentions[name.ref]
        if mention is None or any(child.tag_ == "PRP$" for child in syntax.children_of(noun)):
            return False
        return mention.chain == named.chain or (mention.cls == _ROLE and noun.i < name.token.i)

    def takes_up(self, noun: Token) -> bool:
        """Tell whether a description stands for somebody or a body that has a name in another place."""
        node = self._entity(noun)
        mention = self._nodes.mentions[node.ref] if node is not None else None
        if node is None or mention is None or mention.kind != "description" or mention.rule in _BESIDE:
            return False
        first = self._nodes.mentions[mention.chain]
        return first.kind == "name" and first.head < noun.i and self._nodes.is_any(node, _AGENTS)

    def group_of(self, noun: Token) -> Node | None:
        """Find the one group before that a noun takes one out of ("one plaintiff, Ada Park" after "plaintiffs")."""
        numbers = (self._nodes.values.get(child.idx) for child in syntax.children(noun, "nummod"))
        if not any(number is not None and number.value.amount == "1" for number in numbers):
            return None
        same = [
            (index, mention)
            for index, mention in enumerate(self._nodes.mentions)
            if mention.kind == "group"
            and mention.head < noun.i
            and noun.doc[mention.head].lemma_.lower() == noun.lemma_.lower()
        ]
        # "Plaintiffs" are meant before "plaintiffs of other lawsuits".
        same = [found for found in same if found[1].label.endswith(noun.doc[found[1].head].text)] or same
        is_one = len({mention.chain for _, mention in same}) == 1
        return Node("mention", same[-1][0], noun) if is_one else None

    def is_telling(self, node: Node) -> bool:
        """Tell whether a node is a value or a thing with a class of its own."""
        return node.kind == "value" or (node.kind == "mention" and self._nodes.mentions[node.ref].cls != _CONCEPT)

    def is_name(self, token: Token) -> bool:
        """Tell whether a token is a name."""
        mention = self._nodes.mention(token)
        return mention is not None and mention.kind == "name"

    def is_somebody(self, token: Token) -> bool:
        """Tell whether a noun stands for people."""
        mention = self._nodes.mention(token)
        return mention is not None and mention.cls in _PEOPLE

    def is_given(self, token: Token) -> bool:
        """Tell whether a token is an amount that somebody may get; one travels 500 miles to a place that gets none."""
        value = self._nodes.values.get(token.idx)
        return value is not None and value.value.kind in {ValueKind.MONEY, ValueKind.COUNT}

    def is_office(self, noun: Token) -> bool:
        """Tell whether a noun names what somebody is."""
        mention = self._nodes.mention(noun)
        return mention is not None and mention.cls in _OFFICES

    def is_in_space(self, node: Node) -> bool:
        """Tell whether a node is a place, named or not."""
        return self._nodes.is_any(node, _PLACES)

    def is_place(self, node: Node) -> bool:
        """Tell whether a node is the name of a place."""
        return self.has_name(node) and self._nodes.is_any(node, _PLACES)

    def is_made(self, noun: Token) -> bool:
        """Tell whether a noun is called something that somebody does or writes: a report by, not an official by."""
        node = self._entity(noun)
        return node is not None and self._nodes.is_any(node, _MADE)

    def is_unnamed(self, node: Node) -> bool:
        """Tell whether a node is a description that no other mention has been joined with."""
        return self._nodes.mentions[node.ref].chain == node.ref

    def is_named(self, node: Node) -> bool:
        """Tell whether a node is a value or has a name."""
        return node.kind == "value" or self.has_name(node)

    def has_name(self, node: Node) -> bool:
        """Tell whether a node is a name."""
        return node.kind == "mention" and self._nodes.mentions[node.ref].kind == "name"

    def _entity(self, token: Token) -> Node | None:
        index = self._nodes.by_head.get(token.i)
        if index is None:
            return None
        if token.i not in self._entities:
            mention = self._nodes.mentions[index]
            is_known = mention.kind != "demonym" and mention.cls not in _UNKNOWN
            self._entities[token.i] = Node("mention", index, token) if is_known else None
        return self._entities[token.i]


def _is_worded(token: Token) -> bool:
    """Tell whether an argument without a mention can be given as words."""
    return token.pos_ in {"NOUN", "ADJ"} and any(character.isalnum() for character in token.text)


@cache
def _frame(confidence: float) -> Frame:
    return Frame("open", kg("related"), Slot(("subject",)), Slot(("object",)), confidence=confidence)


def open_match(token: Token, subjects: list[Node], object_: Node, confidence: float = OPEN) -> Match:
    """Give a match of no frame: things that words of the text relate."""
    return Match(_frame(confidence), token, tuple(subjects), (object_,), ())
