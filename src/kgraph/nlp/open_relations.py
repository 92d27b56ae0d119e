"""Offer what no property of the ontology covers as open statements: a verb, or "of", between two things.

Every clause gives its subject with each of its arguments. What stands in a plain main clause between things that have
a name, a count or a class is offered with a confidence above the threshold of `kg:related`, so that it may become a
plain triple; all else stays in the statement layer. An argument without a class of its own ("personal information")
is given as words, not as an entity.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from spacy.tokens import Doc, Token

from kgraph.model import ValueKind
from kgraph.nlp import syntax
from kgraph.nlp.frames import Match, Node
from kgraph.nlp.mentions import MentionRecord, get_mentions
from kgraph.nlp.predications import fill
from kgraph.nlp.records import get_values
from kgraph.nlp.syntax import children
from kgraph.ontology import Frame, Ontology, Slot
from kgraph.ontology.vocab import kg

_SURE, _UNSURE = 0.6, 0.45
_OF = "of"
_MAIN = frozenset(("ROOT", "ccomp", "conj"))
_AMOUNTS = frozenset((ValueKind.MONEY, ValueKind.PERCENT, ValueKind.QUANTITY))


class _Argument(NamedTuple):
    """A pair of arguments with the words that relate them."""

    phrase: str
    subjects: list[Token]
    objects: list[Token]


class OpenReader:
    """Read open relations.

    Args:
        ontology: For its prepositions and the verbs that say too little by themselves.
    """

    def __init__(self, ontology: Ontology) -> None:
        self._light = ontology.words("light-verb")
        self._speech = ontology.words("speech-verb")
        self._prepositions = tuple(sorted(ontology.words("preposition") - {"as", "by", "than"}))

    def iter_matches(self, doc: Doc) -> Iterator[tuple[str, Match]]:
        """Find open relations.

        Args:
            doc: A Doc with mentions and values.

        Yields:
            The relation's phrase and the match.
        """
        nodes = _Nodes(doc)
        for token in doc:
            for argument in self._arguments(token):
                objects = [node for node in nodes.objects(argument.objects) if node.token not in argument.subjects]
                is_named = nodes.has_name(tuple(objects)) or any(node.kind == "value" for node in objects)
                subjects = [node for node in nodes.subjects(argument.subjects) if is_named or nodes.is_telling(node)]
                if argument.phrase == _OF:
                    # "the leader of the party" stands for its leader, who has a name: the role says it already.
                    subjects = [node for node in subjects if is_named and nodes.is_unnamed(node)]
                if subjects and objects:
                    confidence = _SURE if self._is_sure(token, argument, nodes, (*subjects, *objects)) else _UNSURE
                    yield argument.phrase, _match(token, subjects, objects, confidence)

    def _arguments(self, token: Token) -> Iterator[_Argument]:
        if syntax.is_verb(token):
            yield from self._verb_arguments(token)
        elif token.pos_ == "NOUN" and token.dep_ not in {"compound", "nmod"}:
            yield _Argument(_OF, [token], _firm(token, _OF))

    def _verb_arguments(self, verb: Token) -> Iterator[_Argument]:
        """Give the arguments a verb relates.

        An active verb relates its subject to its object and to what follows its prepositions; a passive one relates
        its agent to its subject, and its subject to what follows its prepositions ("was founded in Bilbao").
        """
        words = " ".join((verb.lemma_.lower(), *(child.lower_ for child in children(verb, "prt"))))
        subjects, done_to = _firm(verb, "subject"), _firm(verb, "object")
        yield _Argument(words, subjects, done_to)
        if verb.lemma_.lower() == "be":
            yield _Argument("be", subjects, children(verb, "attr"))
        if syntax.is_passive(verb):
            subjects, words = done_to, f"be {verb.lower_}"
        elif done_to and done_to[0].pos_ == "NOUN" and done_to[0].text.isalpha():
            words = f"{words} {done_to[0].lemma_.lower()}"
        for preposition in self._prepositions if children(verb, "prep", "dative") else ():
            objects = _firm(verb, preposition)
            if objects and (syntax.is_passive(verb) or not done_to or done_to[0].pos_ == "NOUN"):
                yield _Argument(f"{words} {preposition}", subjects, objects)

    def _is_sure(self, token: Token, argument: _Argument, nodes: _Nodes, found: tuple[Node, ...]) -> bool:
        lemma = token.lemma_.lower()
        is_plain = token.dep_ in _MAIN and lemma not in self._light | self._speech
        has_own_subject = any(child.dep_ in syntax.SUBJECTS for child in token.children)
        is_whole = (
            not children(token, "xcomp", "ccomp") and len(argument.phrase.split()) <= len(("verb", "preposition")) + 1
        )
        return is_plain and has_own_subject and is_whole and all(map(nodes.is_telling, found)) and nodes.has_name(found)


class _Nodes:
    """Lead tokens to mentions and values."""

    def __init__(self, doc: Doc) -> None:
        self._mentions = {mention.head: (index, mention) for index, mention in enumerate(get_mentions(doc))}
        self._values = {value.start: value.value.kind for value in get_values(doc)}

    def subjects(self, tokens: list[Token]) -> list[Node]:
        """Give the mentions among tokens that may be talked about."""
        return [Node("mention", *found) for token in tokens if (found := self._entity(token))]

    def objects(self, tokens: list[Token]) -> list[Node]:
        """Give the mentions and amounts among tokens; what has no class of its own as words."""
        nodes = []
        for token in tokens:
            kind = self._values.get(token.idx)
            if kind in _AMOUNTS or (kind is ValueKind.COUNT and token.dep_ == "pobj"):
                nodes.append(Node("value", token.idx, token))
            elif kind is None and (found := self._entity(token)):
                is_text = self._mention(token).cls == kg("Concept")
                nodes.append(Node("text" if is_text else "mention", *found))
        return nodes

    def is_telling(self, node: Node) -> bool:
        """Tell whether a node is a value or a thing with a class of its own."""
        return node.kind == "value" or (node.kind == "mention" and self._mention(node.token).cls != kg("Concept"))

    def is_unnamed(self, node: Node) -> bool:
        """Tell whether a node is a description that no other mention has been joined with."""
        return self._mention(node.token).chain == node.ref

    def has_name(self, nodes: tuple[Node, ...]) -> bool:
        """Tell whether one of the nodes has a name."""
        return any(node.kind == "mention" and self._mention(node.token).kind == "name" for node in nodes)

    def _mention(self, token: Token) -> MentionRecord:
        return self._mentions[token.i][1]

    def _entity(self, token: Token) -> tuple[int, Token] | None:
        index, mention = self._mentions.get(token.i, (-1, None))
        if mention is None or mention.cls in {kg("Entity"), kg("Role")}:
            return None
        return index, token


def _firm(token: Token, slot: str) -> list[Token]:
    return [filler.token for filler in fill(token, slot) if not filler.is_loose]


def _match(token: Token, subjects: list[Node], objects: list[Node], confidence: float) -> Match:
    frame = Frame("open", kg("related"), Slot(("subject",)), Slot(("object",)), confidence=confidence)
    return Match(frame, token, tuple(subjects), tuple(objects), ())
