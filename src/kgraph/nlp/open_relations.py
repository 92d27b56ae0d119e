"""Offer what no property of the ontology covers as open statements: a clause's subject with each of its arguments.

They stay in the statement layer: their confidence is below the threshold of `kg:related`. An argument without a class
of its own ("personal information about them"), and a clause ("that the cause was unknown") is given as words, not as an
entity.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from spacy.tokens import Doc, Token

from kgraph.model import ValueKind
from kgraph.nlp import syntax
from kgraph.nlp.clauses import (
    OF,
    Argument,
    iter_arguments,
    iter_name_arguments,
    iter_noun_arguments,
    iter_object_arguments,
    iter_owners,
    iter_pairs,
    iter_passive_arguments,
    passive_words,
    receivers,
)
from kgraph.nlp.complements import clause_span
from kgraph.nlp.confidence import OPEN
from kgraph.nlp.examples import Examples
from kgraph.nlp.frames import Match
from kgraph.nlp.identities import descriptions, said_to_be
from kgraph.nlp.mentions import class_nouns
from kgraph.nlp.nodes import Node, Nodes
from kgraph.ontology import Frame, Ontology, Slot
from kgraph.ontology.vocab import kg

_MODIFIERS = frozenset(("compound", "nmod"))
_AMOUNTS = frozenset((ValueKind.MONEY, ValueKind.PERCENT, ValueKind.QUANTITY))
_COUNTS = frozenset((ValueKind.COUNT, ValueKind.DURATION))
_MAX_PHRASE = 5
_INCLUDE = "include"
_CONCEPT = kg("Concept")
_PEOPLE = frozenset(map(kg, ("Person", "Group")))
_ROLE = kg("Role")
_OFFICES = frozenset((kg("Person"), _ROLE))
_PLACES = (kg("Place"), kg("Country"))
# Classes of mentions that stand for nothing one could talk about.
_UNKNOWN = frozenset((kg("Entity"), _ROLE))
_MADE = (kg("Event"), kg("Document"))


class OpenReader:
    """Read open relations.

    Args:
        ontology: For its prepositions, the words before examples, and the classes of nouns.
    """

    def __init__(self, ontology: Ontology) -> None:
        self._prepositions = (ontology.words("preposition") | ontology.words("anchoring-preposition")) - {"by", "than"}
        # After a noun "by" tells whose doing it is; after a verb it may be anything.
        self._noun_prepositions = self._prepositions | {"by"}
        self._role_prepositions = ontology.words("role-preposition")
        self._positions = ontology.words("position-phrase")
        self._position_words = frozenset(phrase.split()[0] for phrase in self._positions)
        self._before_examples = ontology.words("example-preposition")
        self._light = ontology.words("light-verb")
        self._agentless = ontology.words("agentless-participle")
        self._partitives = ontology.words("partitive-noun") | ontology.words("sum-noun")
        self._ontology = ontology
        self._table = class_nouns(ontology)

    def iter_matches(self, doc: Doc, nodes: Nodes) -> Iterator[tuple[str, Match]]:
        """Find open relations.

        Args:
            doc: A Doc with mentions and values.
            nodes: Its mentions and values.

        Yields:
            The relation's phrase and the match.
        """
        found = _Found(nodes, self._light, Examples(doc, nodes, self._ontology, self._table))
        for token in doc:
            if token.tag_ == "VBN" and token.dep_ == "amod":
                yield from self._of_participle(token, found)
            if syntax.is_verb(token):
                yield from self._of_verb(token, found)
            elif token.lower_ in self._position_words:
                yield from self._of_position(token, found)
            elif token.pos_ in {"NOUN", "PROPN"}:
                yield from self._of_name(token, found) if found.is_name(token) else self._of_noun(token, found)

    def _of_verb(self, verb: Token, found: _Found) -> Iterator[tuple[str, Match]]:
        verbs = found.verbs
        subjects, done_to, is_passive = verbs.subjects(verb), verbs.objects(verb), verbs.is_passive(verb)
        yield from self._about(verb, subjects, iter_arguments(verb, self._prepositions, verbs), found)
        others = iter_passive_arguments if is_passive else iter_object_arguments
        yield from self._about(verb, done_to, others(verb, self._prepositions), found)
        sums = [token for token in done_to if not is_passive and found.is_value(token)]
        if sums:
            words = passive_words(verb)
            sums += [token for sum_ in sums for token in syntax.children(sum_, "appos") if found.is_value(token)]
            yield from self._about(verb, receivers(verb), (Argument(words, token) for token in sums), found)

    def _about(
        self, verb: Token, subjects: list[Token], arguments: Iterator[Argument], found: _Found
    ) -> Iterator[tuple[str, Match]]:
        """Relate what a clause is about to its arguments, which are read only if anything known is spoken of."""
        nodes = [*found.subjects(subjects), *found.others(*subjects)]
        examples = [node for noun in subjects for node in found.examples(noun)]
        owners = [owner for subject in subjects for owner in self._owners(subject, found)]
        if not nodes and not owners:
            return
        for argument in arguments:
            if argument.token in subjects:
                continue
            others = (node for node in found.others(argument.token) if node not in nodes)
            for object_ in (*found.objects(argument), *others):
                related = [node for node in nodes if found.is_named(object_) or found.is_telling(node)]
                # What several pay or win together is not what each of them does.
                unfit = examples if object_.kind == "value" else []
                related = [node for node in related if node not in unfit] if found.are_apart(related, object_) else []
                if related and _is_short(argument.phrase):
                    yield argument.phrase, open_match(verb, related, object_)
                for owner, owning in owners:
                    phrase = f"{owner.phrase} {argument.phrase}"
                    if owner.token != argument.token and not _does(owner.token, verb) and _is_short(phrase):
                        yield phrase, open_match(verb, owning, object_)

    def _owners(self, subject: Token, found: _Found) -> Iterator[tuple[Argument, list[Node]]]:
        """Find the thing itself where a clause is about a side of it ("the cost of the jet is $3m": jet, cost be)."""
        if subject.pos_ != "NOUN" or not all(map(found.is_unnamed, found.subjects([subject]))):
            return
        for owner in iter_owners(subject, self._before_examples):
            owning = [node for node in found.subjects([owner.token]) if found.is_telling(node)]
            if owning:
                yield owner, owning

    def _of_noun(self, noun: Token, found: _Found) -> Iterator[tuple[str, Match]]:
        """Relate a noun to what follows its prepositions and to whose it is.

        A role is said of who holds it: "Sars commissioner Kim" gives Kim, be commissioner of, Sars.
        """
        yield from self._of_examples(noun, found)
        yield from self._of_pairs(noun, found)
        yield from self._of_purpose(noun, found)
        is_made = found.is_made(noun)
        prepositions = self._noun_prepositions if is_made else self._prepositions
        related = [
            (argument.phrase, object_)
            for argument in iter_noun_arguments(noun, prepositions)
            for object_ in found.objects(argument)
        ]
        if not related:
            return
        holders = [*found.holders(noun), *found.examples(noun)]
        subjects = holders or [node for node in found.subjects([noun]) if found.is_telling(node)]
        is_part = noun.dep_ in _MODIFIERS and (not holders or noun.nbor(1).text == "-")
        if not subjects or is_part:
            return
        has_name = bool(holders) or not found.is_unnamed(subjects[0])
        is_role = bool(holders) and found.is_office(noun)
        for words, object_ in related:
            # "Helga Moen, undersecretary to the premier": of a role its words are enough.
            is_known = found.is_named(object_) or (has_name and found.is_telling(object_))
            is_known = is_known or (is_role and words in self._role_prepositions)
            is_known = is_known or (is_made and words != OF and found.is_telling(object_))
            # "classed as a pathogen by the body"
            is_known = is_known and not (holders and words not in self._prepositions)
            if is_known and found.are_apart(subjects, object_):
                yield f"be {noun.lemma_.lower()} {words}" if has_name else words, open_match(noun, subjects, object_)

    def _of_pairs(self, noun: Token, found: _Found) -> Iterator[tuple[str, Match]]:
        """Relate whose a noun is to what follows its prepositions.

        "People of all faiths in Oslo" are no faiths in Oslo, but a body's people somewhere are its own.
        """
        is_measure = noun.lower_ in self._partitives or noun.lemma_.lower() in self._partitives
        if is_measure or (found.is_somebody(noun) and not syntax.children(noun, "poss")):
            return
        for owner, argument in iter_pairs(noun, self._prepositions):
            subjects = [node for node in found.subjects([owner]) if found.is_telling(node)]
            for object_ in found.objects(argument) if subjects else ():
                if found.are_apart(subjects, object_) and (found.is_named(object_) or object_.kind == "mention"):
                    yield argument.phrase, open_match(noun, subjects, object_)

    def _of_participle(self, participle: Token, found: _Found) -> Iterator[tuple[str, Match]]:
        """Relate what a hyphen joins to a participle to its noun ("a government-run institute")."""
        is_joined = participle.i > 1 and participle.nbor(-1).text == "-" and participle.i < participle.head.i
        if not is_joined or participle.lower_ in self._agentless:
            return
        subjects = found.joined(participle.nbor(-2))
        for object_ in found.subjects([participle.head]) if subjects else ():
            if found.is_telling(object_) and found.are_apart(subjects, object_):
                yield participle.lemma_.lower(), open_match(participle, subjects, object_)

    @staticmethod
    def _of_purpose(noun: Token, found: _Found) -> Iterator[tuple[str, Match]]:
        """Relate a noun to what its infinitive is to do something with ("a deal to buy 30 jets")."""
        subjects = [node for node in found.subjects([noun]) if found.is_telling(node)]
        for verb in syntax.children(noun, "acl", "relcl") if subjects else ():
            if syntax.is_infinitive(verb) and not found.verbs.is_passive(verb) and not found.holders(noun):
                phrase = " ".join(("to", verb.lemma_.lower(), *(word.lower_ for word in syntax.children(verb, "prt"))))
                for token in found.verbs.objects(verb):
                    for object_ in found.objects(Argument(phrase, token)):
                        if found.are_apart(subjects, object_):
                            yield phrase, open_match(verb, subjects, object_)

    def _of_position(self, word: Token, found: _Found) -> Iterator[tuple[str, Match]]:
        """Relate a place to the one from which the words between tell where it is ("a town south of Oslo")."""
        before = word.nbor(-1) if word.i else word
        before = before.nbor(-1) if before.text == "," and before.i else before
        subjects = [node for node in found.subjects([before]) if found.is_in_space(node)]
        for preposition in syntax.children(word, "prep") if subjects else ():
            phrase = f"{word.lower_} {preposition.lower_}"
            for object_ in found.subjects(syntax.children(preposition, "pobj")):
                if phrase in self._positions and found.is_in_space(object_) and found.are_apart(subjects, object_):
                    yield phrase, open_match(word, subjects, object_)

    @staticmethod
    def _of_examples(noun: Token, found: _Found) -> Iterator[tuple[str, Match]]:
        """Relate several things to their examples."""
        several = [node for node in found.subjects([noun]) if found.is_telling(node)]
        for example in found.examples(noun) if several else ():
            yield _INCLUDE, open_match(noun, several, example)

    @staticmethod
    def _described(name: list[Node], noun: Token, found: _Found) -> Iterator[tuple[str, Match]]:
        """Relate a name to the noun beside it that says what it is, and to the group that one is taken out of."""
        if not found.describes(noun, name[0]):
            return
        yield "be", open_match(noun, name, Node("text", noun.i, noun))
        group = found.group_of(noun)
        if group is not None and found.are_apart(name, group):
            yield "be one of", open_match(noun, name, group)

    def _of_name(self, name: Token, found: _Found) -> Iterator[tuple[str, Match]]:
        """Relate a name to what follows its prepositions ("the embassy in Oslo"), and a place to the one around it."""
        subjects = found.subjects([name])
        for noun in descriptions(name) if subjects else ():
            yield from self._described(subjects, noun, found)
        for argument in iter_name_arguments(name, self._prepositions):
            for object_ in found.objects(argument):
                is_around = argument.token.head.pos_ != "ADP"
                fits = all(map(found.is_place, (*subjects, object_))) if is_around else found.has_name((object_,))
                if fits and found.are_apart(subjects, object_):
                    yield argument.phrase, open_match(name, subjects, object_)


class _Found:
    """Judge the mentions and values of a Doc as arguments of open relations."""

    def __init__(self, nodes: Nodes, light: frozenset[str], examples: Examples) -> None:
        self._nodes = nodes
        self._light = light
        self._examples = examples
        self.verbs = nodes.verbs

    def examples(self, noun: Token) -> list[Node]:
        """Give the examples of a noun that may be talked about."""
        return [node for node in self.subjects(self._examples.of(noun)) if self.is_telling(node)]

    def others(self, *nouns: Token) -> list[Node]:
        """Give what else is meant by nouns: their examples, and what is said to be one of them."""
        found = [node for noun in nouns for node in self.examples(noun)]
        for noun in nouns:
            found += [node for node in self.subjects(self._examples.beside(noun)) if self.is_telling(node)]
            found += [node for node in self.subjects(said_to_be(noun)) if self.is_telling(node)]
        return found

    def subjects(self, tokens: list[Token]) -> list[Node]:
        """Give the mentions among tokens that may be talked about."""
        return [node for token in tokens if (node := self._entity(token))]

    def objects(self, argument: Argument) -> Iterator[Node]:
        """Give what an argument is: a mention, an amount, or words; and how many there are of it."""
        token = argument.token
        if argument.depth and (mention := self._nodes.mention(token)) is not None and mention.head != token.i:
            # "30 of the jets" are given already.
            return
        if syntax.is_verb(token):
            # "do" alone tells nothing.
            if token.lemma_ not in self._light or clause_span(token) != (token.idx, token.idx + len(token)):
                yield Node("text", token.i, token)
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
        elif kind is None and not argument.depth and _is_worded(token):
            yield Node("text", token.i, token)

    def joined(self, token: Token) -> list[Node]:
        """Give what stands before a hyphen: a thing of its own, or the country of an adjective."""
        mention = self._nodes.mention(token)
        if mention is None or mention.cls in _UNKNOWN or mention.cls == _CONCEPT:
            return []
        return [Node("mention", self._nodes.by_head[token.i], token)]

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

    def describes(self, noun: Token, name: Node) -> bool:
        """Tell whether a noun beside a name says what it is, without "his" and the like."""
        mention, named = self._nodes.mention(noun), self._nodes.mentions[name.ref]
        if mention is None or any(child.tag_ == "PRP$" for child in noun.children):
            return False
        return mention.chain == named.chain or (mention.cls == _ROLE and noun.i < name.token.i)

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

    def is_value(self, token: Token) -> bool:
        """Tell whether a token is a value."""
        return token.idx in self._nodes.values

    def is_office(self, noun: Token) -> bool:
        """Tell whether a noun names what somebody is."""
        mention = self._nodes.mention(noun)
        return mention is not None and mention.cls in _OFFICES

    def is_in_space(self, node: Node) -> bool:
        """Tell whether a node is a place, named or not."""
        return self._nodes.is_any(node, _PLACES)

    def is_place(self, node: Node) -> bool:
        """Tell whether a node is the name of a place."""
        return self.has_name((node,)) and self._nodes.is_any(node, _PLACES)

    def is_made(self, noun: Token) -> bool:
        """Tell whether a noun is called something that somebody does or writes: a report by, not an official by."""
        return any(self._nodes.is_any(node, _MADE) for node in self.subjects([noun]))

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
        index = self._nodes.by_head.get(token.i)
        if index is None:
            return None
        mention = self._nodes.mentions[index]
        is_known = mention.kind != "demonym" and mention.cls not in _UNKNOWN
        return Node("mention", index, token) if is_known else None


def _does(owner: Token, verb: Token) -> bool:
    """Tell whether an owner is one only as who does what the verb says ("the cost borne by the state")."""
    return owner.head.dep_ == "agent" and owner.head.head == verb


def _is_worded(token: Token) -> bool:
    """Tell whether an argument without a mention can be given as words."""
    return token.pos_ in {"NOUN", "ADJ"} and any(character.isalnum() for character in token.text)


def _is_short(phrase: str) -> bool:
    return len(phrase.split()) <= _MAX_PHRASE


@cache
def _frame(confidence: float) -> Frame:
    return Frame("open", kg("related"), Slot(("subject",)), Slot(("object",)), confidence=confidence)


def open_match(token: Token, subjects: list[Node], object_: Node, confidence: float = OPEN) -> Match:
    """Give a match of no frame: things that words of the text relate."""
    return Match(_frame(confidence), token, tuple(subjects), (object_,), ())
