"""Relate values that no frame takes to what they measure: "a 12m euro fine", "a fleet of 270 aircraft", "aged 47".

A value is led up the tree (`value_climb.py`) to the nearest noun that is a thing of its own, and past nouns without a
class ("a sentence of ten years") to the subject of the clause. The words on the way are the relation's phrase ("face
sentence of"). The number of a group belongs to the group already and is left out.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from spacy.tokens import Doc, Span, Token

from kgraph.model import ValueKind
from kgraph.nlp import syntax
from kgraph.nlp.dating import is_of_level
from kgraph.nlp.nodes import Nodes
from kgraph.nlp.records import ValueSpan
from kgraph.nlp.syntax import children
from kgraph.nlp.value_climb import Climb, Found, Things
from kgraph.nlp.words import text_of
from kgraph.ontology import Ontology

_NEAR, _FAR = 0.45, 0.4
_FAR_WORDS = 3
_MAX_STEPS = 8
_TIMES = frozenset((ValueKind.DATE, ValueKind.INTERVAL))
_AMOUNTS = frozenset((ValueKind.MONEY, ValueKind.PERCENT, ValueKind.QUANTITY))
_YEAR = "year"
# A bracket with the blanks around it.
_BRACKET = 3


class ValueRelation(NamedTuple):
    """A value with what it measures.

    Args:
        mention: Index of the mention.
        value: First character of the value.
        phrase: The words between them, the verb as a lemma, or what they leave unsaid ("number", "aged").
        head: The verb or noun whose status the relation has.
        confidence: 0 to 1.
    """

    mention: int
    value: int
    phrase: str
    head: Token
    confidence: float


class ValueReader:
    """Read what values measure.

    Args:
        ontology: For its superlatives, the verbs that say too little for a date, and the words of relations that the
            text leaves unsaid.

    Example:
        >>> from spacy.lang.en import English
        >>> from kgraph.nlp.nodes import Nodes
        >>> from kgraph.ontology import load_ontology
        >>> doc, ontology = English()("No value here."), load_ontology()
        >>> list(ValueReader(ontology).iter_relations(doc, Nodes(doc, ontology)))
        []
    """

    def __init__(self, ontology: Ontology) -> None:
        self._superlatives = ontology.words("ordinal-superlative")
        self._light, self._speech = ontology.words("light-verb"), ontology.words("speech-verb")
        self._ages = ontology.words("age-before")
        self._each = ontology.words("each-word")
        self._unranked = ontology.words("time-unit") | ontology.words("unranked-noun")
        self._turning = ontology.words("unanchored-preposition")
        self._unsaid = ontology.meanings("unsaid-relation")
        self._levels = ontology.words("level-preposition")

    def iter_relations(self, doc: Doc, nodes: Nodes) -> Iterator[ValueRelation]:
        """Relate each value of a Doc that no mention is counted by.

        What a frame or an open relation says already is given too: the caller knows those and leaves out a relation
        whose mention and value they have, and a date that is the time of one of them.

        Args:
            doc: A Doc with mentions and values.
            nodes: Its mentions and values.

        Yields:
            Relations in the order of the values; the sum in brackets after another has the relations of that one.
        """
        things = Things(nodes)
        before: tuple[ValueSpan, list[ValueRelation]] | None = None
        for value in nodes.values.values():
            span = nodes.value_spans.get(value.start)
            is_one = value.value.kind is ValueKind.COUNT and value.value.amount == "1"
            if span is None or is_one or things.is_taken(value.start, span.root):
                continue
            if value.value.kind in _TIMES and is_of_level(doc, nodes, value.start, self._levels):
                continue
            if before and _is_converted(nodes, before[0], value):
                related = [relation._replace(value=value.start) for relation in before[1]]
            else:
                related = [self._relation(value, found) for found in self._found(things, value, span)]
                before = value, related
            yield from related

    def _found(self, things: Things, value: ValueSpan, span: Span) -> list[Found]:
        kind, root = value.value.kind, span.root
        if kind is ValueKind.ORDINAL:
            return self._ranked(things, root)
        is_beside_name = kind in _TIMES and root.head.pos_ == "PROPN" and root.dep_ in {"compound", "nmod", "nummod"}
        if is_beside_name or (kind is ValueKind.DURATION and self._is_turned(span)):
            # "On Monday Kim left" says nothing of Kim by itself.
            return []
        found = self._climbed(things, Climb(root, kind, (*self._first_words(span), *_counted(root, kind))))
        if kind in _TIMES and found and self._says_little(found[0]):
            return []
        if found and found[0].head.lower_ in self._ages:
            # "at age 17": whose age it is stands elsewhere.
            return []
        if kind is ValueKind.COUNT and found and not found[0].phrase:
            found += self._contained(things, found[0].head)
        if not found and kind in _AMOUNTS:
            found = [Found(index, "", root) for noun in _spent_on(root) if (index := things.index(noun)) is not None]
        return found

    def _contained(self, things: Things, noun: Token) -> list[Found]:
        """Give what holds so many things ("a fleet of 270 aircraft")."""
        if noun.dep_ != "pobj" or noun.head.lower_ != "of":
            return []
        return self._climbed(things, Climb(noun.head, ValueKind.COUNT, ("of", noun.lower_)))

    def _climbed(self, things: Things, climb: Climb | None) -> list[Found]:
        for _ in range(_MAX_STEPS):
            if climb is None:
                break
            found = things.reached(climb)
            if found:
                return found
            climb = things.step(climb)
        return []

    def _relation(self, value: ValueSpan, found: Found) -> ValueRelation:
        kind, is_years = value.value.kind, value.value.unit == _YEAR
        unsaid = "time" if kind in _TIMES else "age" if kind is ValueKind.QUANTITY and is_years else str(kind)
        phrase = found.phrase or self._unsaid.get(unsaid, "")
        confidence = _FAR if len(phrase.split()) > _FAR_WORDS else _NEAR
        return ValueRelation(found.mention, value.start, phrase, found.head, confidence)

    def _ranked(self, things: Things, root: Token) -> list[Found]:
        """Give what has a rank: by a superlative ("the third-largest bank"), or as what it is ("the third envoy")."""
        for word in root.doc[root.i + 1 : root.i + 3]:
            noun = next((token for token in syntax.iter_ancestors(word) if token.pos_ in {"NOUN", "PROPN"}), None)
            if word.lower_ in self._superlatives and noun is not None and noun.i > word.i:
                return self._rank(things, noun, noun, f"{word.lower_} {noun.lemma_.lower()}")
        noun = root.head
        if root.dep_ != "amod" or noun.pos_ != "NOUN" or noun.lemma_.lower() in self._unranked:
            return []
        named = noun.head if noun.dep_ == "appos" else None
        if noun.dep_ == "attr" and syntax.is_verb(noun.head):
            named = syntax.surface_subject(noun.head)
        return (
            self._rank(things, named, noun, noun.lemma_.lower()) if named is not None and things.is_name(named) else []
        )

    def _rank(self, things: Things, ranked: Token, noun: Token, words: str) -> list[Found]:
        index = things.index(ranked)
        unsaid = self._unsaid.get(str(ValueKind.ORDINAL), "")
        return [Found(index, f"{unsaid} {words}", noun)] if index is not None else []

    def _first_words(self, span: Span) -> tuple[str, ...]:
        """Give the preposition that a value begins with ("since March"), and "every" or a preposition beside it."""
        root, before = span.root, span.doc[span.start - 1] if span.start else None
        if span[0].pos_ in {"ADP", "SCONJ"}:
            return (span[0].lower_,)
        if before is None:
            return ()
        is_loose = root.dep_ != "pobj" and before.dep_ == "quantmod" and before.tag_ in {"IN", "TO"}
        return (before.lower_,) if is_loose or before.lower_ in self._each else ()

    def _says_little(self, found: Found) -> bool:
        """Tell whether a date only belongs to a verb of speech, or to one that says nothing by itself."""
        lemma, words = found.head.lemma_.lower(), found.phrase.split()
        is_speech = lemma in self._speech and len(words) <= len(("verb", "preposition"))
        return syntax.is_verb(found.head) and (is_speech or (lemma in self._light and len(words) == 1))

    def _is_turned(self, span: Span) -> bool:
        """Tell whether a length of time only leads to a point in time ("two hours into the match")."""
        return span.end < len(span.doc) and span.doc[span.end].lower_ in self._turning


def _counted(root: Token, kind: ValueKind) -> tuple[str, ...]:
    """Give what a number before "of" counts ("carried hundreds of boxes"), or what a share is of."""
    nouns = [noun for of in children(root, "prep") if of.lower_ == "of" for noun in children(of, "pobj")]
    if kind is ValueKind.COUNT:
        return tuple(noun.lower_ for noun in nouns[:1])
    return tuple(f"of {noun.text}" for noun in nouns[:1]) if kind is ValueKind.PERCENT else ()


def _spent_on(root: Token) -> list[Token]:
    """Give what a sum without anybody who pays it consists of ("to pay $5m in damages")."""
    return [noun for word in children(root, "prep") if word.lower_ == "in" for noun in children(word, "pobj")]


def _is_converted(nodes: Nodes, first: ValueSpan, second: ValueSpan) -> bool:
    """Tell whether a value says in brackets what the one before it says in another unit."""
    one, other = nodes.value_spans[first.start], nodes.value_spans[second.start]
    if other.start - one.end > _BRACKET:
        return False
    text = text_of(one.doc)
    between = text[first.end : second.start].strip()
    return between == "(" and first.value.kind is second.value.kind and text[second.end : second.end + 1] == ")"
