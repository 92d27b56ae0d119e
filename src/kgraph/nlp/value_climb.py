"""Lead a value up the dependency tree to the mention that it measures, and gather the words on the way."""

from __future__ import annotations

from typing import NamedTuple

from spacy.tokens import Token

from kgraph.model import ValueKind
from kgraph.nlp import syntax
from kgraph.nlp.nodes import Nodes
from kgraph.nlp.syntax import children
from kgraph.ontology.vocab import kg

_NOUNS = frozenset(("NOUN", "PROPN", "X", "SYM"))
_MODIFIERS = frozenset(("nummod", "amod", "compound", "nmod", "npadvmod", "quantmod", "poss", "appos", "advmod"))
_ARGUMENTS = frozenset((*syntax.OBJECTS, "attr", "oprd", "acomp", "npadvmod", "advmod", "dative", "dep"))
_PREPOSITIONS = frozenset(("prep", "agent", "dative"))
_DESCRIBING = frozenset(("amod", "compound", "nmod"))
_PARTS = frozenset(("amod", "compound", "nmod", "nummod", "npadvmod"))
_TIMES = frozenset((ValueKind.DATE, ValueKind.INTERVAL))
_OWN = _TIMES | {ValueKind.QUANTITY}

_CONCEPT = kg("Concept")
# Classes of mentions that stand for nothing known.
_UNKNOWN = frozenset(map(kg, ("Entity", "Role")))


class Found(NamedTuple):
    """A mention that a value was led to.

    Args:
        mention: Its index.
        phrase: The words on the way, or empty.
        head: The verb or noun whose status the relation has.
    """

    mention: int
    phrase: str
    head: Token


class Climb(NamedTuple):
    """How far a value has been led up the tree.

    Args:
        token: Where it is.
        kind: What the value is.
        words: The words passed, in the order of the phrase.
        fallback: The nearest mention without a class of its own.
    """

    token: Token
    kind: ValueKind
    words: tuple[str, ...] = ()
    fallback: Found | None = None

    def past(self, token: Token, *words: str) -> Climb:
        """Go on to a token, over words."""
        return Climb(token, self.kind, (*words, *self.words), self.fallback)


class Things:
    """The mentions of a Doc, and how a climb goes on between them.

    Args:
        nodes: Its mentions and values.
    """

    def __init__(self, nodes: Nodes) -> None:
        self._mentions = nodes.mentions
        self._by_head = {mention.head: index for index, mention in enumerate(self._mentions)}
        names = (mention for mention in self._mentions if mention.kind == "name")
        self._in_names = frozenset(place for name in names for place in range(name.start, name.end))
        self._values = frozenset(token.i for span in nodes.value_spans.values() for token in span)
        self._counting = {mention.counted_by for mention in self._mentions if mention.counted_by >= 0}

    def is_taken(self, value: int, root: Token) -> bool:
        """Tell whether a value is the number of a group or a part of a name."""
        return value in self._counting or root.idx in self._in_names

    def is_name(self, token: Token) -> bool:
        """Tell whether a noun is the head of a name."""
        index = self._by_head.get(token.i)
        return index is not None and self._mentions[index].kind == "name"

    def index(self, token: Token) -> int | None:
        """Give the mention of a noun; None if it has none, or one that stands for nothing known."""
        index = self._by_head.get(token.i)
        if index is None or token.i in self._values:
            return None
        return None if self._mentions[index].cls in _UNKNOWN else index

    def reached(self, climb: Climb) -> list[Found]:
        """Give the mentions that a climb has come to; none while it goes on."""
        token = climb.token
        if self._is_verb(token):
            return self._subjects(climb)
        if token.i in self._values:
            return self._wholes(token)
        index = self.index(token)
        if index is not None and self._is_thing(index, token, climb):
            return [Found(index, " ".join(climb.words), token)]
        is_top = token.head.i == token.i or token.dep_ in syntax.SUBJECTS
        return [climb.fallback] if is_top and climb.fallback else []

    def _is_thing(self, index: int, noun: Token, climb: Climb) -> bool:
        """Tell whether a mention is what a value measures, not only a word on the way to it."""
        mention = self._mentions[index]
        if noun.dep_ in _PARTS and mention.kind != "name":
            return False
        # "bought land from a 30-acre farm", "the 2004 race": a size or date beside its noun is not that of the clause.
        is_own = climb.kind in _OWN or (climb.kind is ValueKind.DURATION and noun.dep_ not in syntax.OBJECTS)
        return (is_own and not climb.words) or mention.cls != _CONCEPT

    def _subjects(self, climb: Climb) -> list[Found]:
        verb = climb.token
        subject = syntax.surface_subject(verb)
        nouns = syntax.with_conjuncts(subject) if subject is not None else []
        phrase = " ".join((*_predicate(verb), *climb.words))
        found = [Found(index, phrase, verb) for noun in nouns if (index := self.index(noun)) is not None]
        return found or ([climb.fallback] if climb.fallback and self._above(climb) is None else [])

    def _wholes(self, part: Token) -> list[Found]:
        """Give the whole that a value as a subject is a part of ("half of them voted", "of the fund, $5m was paid")."""
        if part.dep_ not in syntax.SUBJECTS:
            return []
        words = (*children(part, "prep"), *children(part.head, "prep"))
        nouns = [noun for word in words if word.lower_ == "of" for noun in children(word, "pobj")]
        phrase = " ".join(_predicate(part.head))
        return [Found(index, phrase, part.head) for noun in nouns if (index := self.index(noun)) is not None]

    def step(self, climb: Climb) -> Climb | None:
        """Go one step up; None where the tree leads nowhere."""
        token, head = climb.token, climb.token.head
        if head.i == token.i or self._is_verb(token):
            return self._above(climb) if self._is_verb(token) else None
        climb = self._with_fallback(climb)
        if token.tag_ == "VB" and token.i in self._values:
            # "cut from $5m to $3m": the parser may take the sum after "to" for a verb.
            return climb.past(head, *(child.lower_ for child in children(token, "aux")))
        if token.dep_ == "conj":
            return self._past_conjunct(climb, head)
        if head.i in self._values:
            return climb.past(head)
        return self._past_verb(climb, head) if self._is_verb(head) else self._past_other(climb, head)

    def _past_conjunct(self, climb: Climb, first: Token) -> Climb | None:
        """Stand in the place of the first of coordinated words; what that one is, the value does not measure."""
        if first.i in self._values:
            return climb.past(first)
        if climb.kind is ValueKind.COUNT:
            # "35 fires burned in Oslo, 12 in Bergen": a number alone counts what the first words do, but elsewhere.
            return None
        if self._is_verb(first):
            return climb.past(first)
        if self._is_verb(first.head):
            return self._past_verb(climb._replace(token=first), first.head)
        return self._past_other(climb._replace(token=first), first.head)

    def _past_verb(self, climb: Climb, verb: Token) -> Climb | None:
        token = climb.token
        if token.dep_ in _PREPOSITIONS:
            noun = _set_off(token, verb)
            return climb.past(noun) if noun is not None else climb.past(verb, *self._object_words(verb, token))
        return climb.past(verb) if token.dep_ in _ARGUMENTS else None

    def _past_other(self, climb: Climb, head: Token) -> Climb | None:
        token = climb.token
        if token.dep_ == "pobj":
            return climb.past(head, head.lower_)
        if token.dep_ in _MODIFIERS and head.pos_ == "ADJ":
            return climb.past(head, *((head.lower_,) if head.dep_ == "amod" else ()))
        is_beside = token.dep_ in _MODIFIERS | _PREPOSITIONS
        return self._past_noun(climb, head) if is_beside and (head.pos_ in _NOUNS or head.dep_ in _PARTS) else None

    def _past_noun(self, climb: Climb, noun: Token) -> Climb | None:
        """Go on to a noun; one that is no thing of its own becomes a part of the phrase."""
        index = self.index(noun)
        # "300 Harbour Street": a number before a name in the singular counts nothing.
        is_label = climb.kind is ValueKind.COUNT and noun.tag_ == "NNP"
        if not climb.words and (is_label or (climb.kind in _TIMES and index is None)):
            return None
        if index is not None and self._is_thing(index, noun, climb):
            return climb.past(noun)
        climb = self._with_fallback(climb._replace(token=noun))
        return climb.past(noun, *(word for word in _described(noun) if word not in climb.words))

    def _with_fallback(self, climb: Climb) -> Climb:
        index = self.index(climb.token)
        if climb.fallback or index is None or climb.token.dep_ in _PARTS:
            return climb
        return climb._replace(fallback=Found(index, " ".join(climb.words), climb.token))

    def _above(self, climb: Climb) -> Climb | None:
        """Go on from a verb without a subject to the noun it tells about ("plans to expand the fleet by")."""
        verb = climb.token
        if verb.dep_ not in {"acl", "relcl"}:
            return None
        if verb.head.i in self._values:
            # "costs $3m, which is 5% of the budget": the second value measures what the first one does.
            return climb._replace(token=verb.head, words=())
        if verb.dep_ == "relcl" or verb.head.pos_ not in _NOUNS:
            return None
        climb = climb.past(verb.head, *_described(verb.head), "to", verb.lemma_.lower())
        return climb.past(verb.head.head) if verb.head.dep_ in _ARGUMENTS else climb

    def _is_verb(self, token: Token) -> bool:
        # "including" is a preposition that the tagger takes for a verb.
        return syntax.is_verb(token) and token.i not in self._values and token.dep_ not in _PREPOSITIONS

    def _object_words(self, verb: Token, preposition: Token) -> tuple[str, ...]:
        """Give the object that stands between a verb and a preposition."""
        objects = [noun for noun in children(verb, *syntax.OBJECTS) if noun.i < preposition.i]
        words = (noun.text if noun.pos_ == "PROPN" else noun.lemma_.lower() for noun in objects[:1])
        return () if objects and objects[0].i in self._values else tuple(words)


def _predicate(verb: Token) -> tuple[str, ...]:
    """Give a verb as the phrase begins: a passive with "be", else the lemma; with its particle and adjective."""
    words = ("be", verb.lower_) if syntax.is_passive(verb) else (verb.lemma_.lower(),)
    rest = (child.lower_ for child in children(verb, "prt", "acomp") if child.text.isalpha())
    return (*words, *rest)


def _set_off(preposition: Token, verb: Token) -> Token | None:
    """Find the subject that words between commas belong to, where the parser hung them on the verb."""
    is_between = 0 < preposition.i < verb.i and preposition.nbor(-1).text == ","
    return next((noun for noun in children(verb, *syntax.SUBJECTS) if is_between and noun.i < preposition.i), None)


def _described(noun: Token) -> tuple[str, ...]:
    """Give a noun with the words that describe it."""
    before = [child.lower_ for child in children(noun, *_DESCRIBING) if child.i < noun.i and child.text.isalpha()]
    return (*before, noun.lower_)
