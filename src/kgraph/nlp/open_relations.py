"""Offer what no property of the ontology covers as open statements: a clause's subject with each of its arguments.

They stay in the statement layer: their confidence is below the threshold of `kg:related`. An argument without a class
of its own ("personal information about them") is given as words, not as an entity.
"""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Doc, Token

from kgraph.model import ValueKind
from kgraph.nlp import syntax
from kgraph.nlp.clauses import (
    Argument,
    iter_arguments,
    iter_name_arguments,
    iter_noun_arguments,
    iter_object_arguments,
    iter_owners,
    iter_passive_arguments,
    passive_words,
    receivers,
)
from kgraph.nlp.confidence import OPEN
from kgraph.nlp.frames import Match
from kgraph.nlp.nodes import Node, Nodes
from kgraph.ontology import Frame, Ontology, Slot
from kgraph.ontology.vocab import kg

_MODIFIERS = frozenset(("compound", "nmod"))
_AMOUNTS = frozenset((ValueKind.MONEY, ValueKind.PERCENT, ValueKind.QUANTITY))
_COUNTS = frozenset((ValueKind.COUNT, ValueKind.DURATION))
_MAX_PHRASE = 5


class OpenReader:
    """Read open relations.

    Args:
        ontology: For its prepositions.
    """

    def __init__(self, ontology: Ontology) -> None:
        self._prepositions = ontology.words("preposition") - {"by", "than"}

    def iter_matches(self, doc: Doc, nodes: Nodes) -> Iterator[tuple[str, Match]]:
        """Find open relations.

        Args:
            doc: A Doc with mentions and values.
            nodes: Its mentions and values.

        Yields:
            The relation's phrase and the match.
        """
        found = _Found(nodes)
        for token in doc:
            if syntax.is_verb(token):
                yield from self._of_verb(token, found)
            elif token.pos_ in {"NOUN", "PROPN"}:
                yield from self._of_name(token, found) if found.is_name(token) else self._of_noun(token, found)

    def _of_verb(self, verb: Token, found: _Found) -> Iterator[tuple[str, Match]]:
        subjects = syntax.logical_subjects(verb)
        if subjects:
            for argument in iter_arguments(verb, self._prepositions):
                yield from self._matches(verb, subjects, argument, found)
        done_to = syntax.logical_objects(verb)
        if done_to:
            others = iter_passive_arguments if syntax.is_passive(verb) else iter_object_arguments
            for argument in others(verb, self._prepositions):
                yield from self._matches(verb, done_to, argument, found)
            sums = [token for token in done_to if found.is_value(token)]
            for token in sums if not syntax.is_passive(verb) else ():
                yield from self._matches(verb, receivers(verb), Argument(passive_words(verb), token), found)

    def _matches(
        self, verb: Token, subjects: list[Token], argument: Argument, found: _Found
    ) -> Iterator[tuple[str, Match]]:
        if argument.token in subjects or len(argument.phrase.split()) > _MAX_PHRASE:
            return
        for object_ in found.objects(argument):
            related = [node for node in found.subjects(subjects) if found.is_named(object_) or found.is_telling(node)]
            if related:
                yield argument.phrase, open_match(verb, related, object_)
            for subject in subjects:
                yield from self._of_owner(verb, subject, argument, object_, found)

    def _of_owner(
        self, verb: Token, subject: Token, argument: Argument, object_: Node, found: _Found
    ) -> Iterator[tuple[str, Match]]:
        """Say of the thing itself what a clause says of a side of it ("the cost of the jet is $3m": jet, cost be)."""
        if subject.pos_ != "NOUN" or not all(map(found.is_unnamed, found.subjects([subject]))):
            return
        for owner in iter_owners(subject):
            owners = [node for node in found.subjects([owner.token]) if found.is_telling(node)]
            phrase = f"{owner.phrase} {argument.phrase}"
            if owners and owner.token != argument.token and len(phrase.split()) <= _MAX_PHRASE:
                yield phrase, open_match(verb, owners, object_)

    def _of_noun(self, noun: Token, found: _Found) -> Iterator[tuple[str, Match]]:
        """Relate a noun to what follows its prepositions and to whose it is.

        A role is said of who holds it: "Sars commissioner Kim" gives Kim, be commissioner of, Sars.
        """
        holders = found.holders(noun)
        subjects = holders or [node for node in found.subjects([noun]) if found.is_telling(node)]
        is_part = noun.dep_ in _MODIFIERS and (not holders or noun.nbor(1).text == "-")
        if not subjects or is_part:
            return
        has_name = bool(holders) or not found.is_unnamed(subjects[0])
        for argument in iter_noun_arguments(noun, self._prepositions):
            phrase = f"be {noun.lemma_.lower()} {argument.phrase}" if has_name else argument.phrase
            for object_ in found.objects(argument):
                if found.is_named(object_) and found.are_apart(subjects, object_):
                    yield phrase, open_match(noun, subjects, object_)

    def _of_name(self, name: Token, found: _Found) -> Iterator[tuple[str, Match]]:
        """Relate a name to what follows its prepositions ("the embassy in Oslo"), and a place to the one around it."""
        subjects = found.subjects([name])
        for argument in iter_name_arguments(name, self._prepositions):
            for object_ in found.objects(argument):
                is_around = argument.token.head.pos_ != "ADP"
                fits = all(map(found.is_place, (*subjects, object_))) if is_around else found.has_name((object_,))
                if fits and found.are_apart(subjects, object_):
                    yield argument.phrase, open_match(name, subjects, object_)


class _Found:
    """Judge the mentions and values of a Doc as arguments of open relations."""

    def __init__(self, nodes: Nodes) -> None:
        self._nodes = nodes

    def subjects(self, tokens: list[Token]) -> list[Node]:
        """Give the mentions among tokens that may be talked about."""
        return [node for token in tokens if (node := self._entity(token))]

    def objects(self, argument: Argument) -> Iterator[Node]:
        """Give what an argument is: a mention, an amount, or words; and how many there are of it."""
        token = argument.token
        if argument.depth and (mention := self._nodes.mention(token)) is not None and mention.head != token.i:
            # "30 of the jets" are given already.
            return
        value = self._nodes.values.get(token.idx)
        kind = value.value.kind if value is not None else None
        if kind in _AMOUNTS or (kind in _COUNTS and token.dep_ in {"pobj", "dobj"}):
            yield Node("value", token.idx, token)
        if kind not in _AMOUNTS and (node := self._entity(token)):
            if self.is_telling(node):
                yield node
            elif not argument.depth:
                yield Node("text", token.i, token)
            counted_by = self._nodes.mentions[node.ref].counted_by
            if counted_by >= 0 and counted_by != token.idx:
                yield Node("value", counted_by, token)
        elif kind is None and not argument.depth and token.pos_ in {"NOUN", "ADJ"}:
            yield Node("text", token.i, token)

    def holders(self, noun: Token) -> list[Node]:
        """Give who holds the role that a noun names, or which bank the noun "bank" stands before."""
        tokens = [filler.token for filler in self._nodes.fill(noun, "holder") if not filler.is_loose]
        return [node for node in self.subjects(tokens) if self.has_name((node,))]

    def are_apart(self, subjects: list[Node], object_: Node) -> bool:
        """Tell whether none of the subjects is the object."""
        if object_.kind != "mention":
            return True
        chains = {self._nodes.mentions[node.ref].chain for node in subjects}
        return self._nodes.mentions[object_.ref].chain not in chains

    def is_telling(self, node: Node) -> bool:
        """Tell whether a node is a value or a thing with a class of its own."""
        return node.kind == "value" or (node.kind == "mention" and self._nodes.mentions[node.ref].cls != kg("Concept"))

    def is_name(self, token: Token) -> bool:
        """Tell whether a token is a name."""
        mention = self._nodes.mention(token)
        return mention is not None and mention.kind == "name"

    def is_value(self, token: Token) -> bool:
        """Tell whether a token is a value."""
        return token.idx in self._nodes.values

    def is_place(self, node: Node) -> bool:
        """Tell whether a node is the name of a place."""
        return self.has_name((node,)) and self._nodes.is_any(node, (kg("Place"), kg("Country")))

    def is_unnamed(self, node: Node) -> bool:
        """Tell whether a node is a description that no other mention has been joined with."""
        return self._nodes.mentions[node.ref].chain == node.ref

    def is_named(self, node: Node) -> bool:
        """Tell whether a node is a value or has a name."""
        return node.kind == "value" or self.has_name((node,))

    def has_name(self, nodes: tuple[Node, ...]) -> bool:
        """Tell whether one of the nodes has a name."""
        return any(node.kind == "mention" and self._nodes.mentions[node.ref].kind == "name" for node in nodes)

    def _entity(self, token: Token) -> Node | None:
        mention = self._nodes.mention(token)
        if mention is None or mention.kind == "demonym" or mention.cls in {kg("Entity"), kg("Role")}:
            return None
        return Node("mention", self._nodes.by_head[token.i], token)


def open_match(token: Token, subjects: list[Node], object_: Node, confidence: float = OPEN) -> Match:
    """Give a match of no frame: things that words of the text relate."""
    frame = Frame("open", kg("related"), Slot(("subject",)), Slot(("object",)), confidence=confidence)
    return Match(frame, token, tuple(subjects), (object_,), ())
