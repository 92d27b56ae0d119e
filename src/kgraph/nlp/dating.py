"""Tell what the dates of a Doc hang on: a verb, or a noun, which some of them only tell from others of its kind."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Doc, Token

from kgraph.model import Value, ValueKind
from kgraph.nlp import syntax
from kgraph.nlp.nodes import Nodes
from kgraph.nlp.syntax import children, children_of
from kgraph.ontology import Ontology

_NOUNS = frozenset(("NOUN", "PROPN", "NUM"))
# Where a date on a noun may belong to the verb above it; where it tells which noun is meant.
_OPEN_PLACES = frozenset(("dobj", "attr", "oprd", "pobj", "conj"))
_TELLING = frozenset(("compound", "nmod", "amod", "poss", "appos", "nummod"))
# Clauses that dashes may set off, and the dashes.
_ASIDES = frozenset(("relcl", "acl", "advcl"))
_DASHES = frozenset(("-", "--", "\N{EN DASH}", "\N{EM DASH}"))
_DATES = frozenset((ValueKind.DATE, ValueKind.INTERVAL))
_DAY = len("2005-09-26")


class Dates:
    """Lead the dates of one Doc to what they date.

    Args:
        doc: A Doc with mentions and values.
        nodes: Its mentions and values.
        ontology: For the words that keep a date from its verb.
    """

    def __init__(self, doc: Doc, nodes: Nodes, ontology: Ontology) -> None:
        self._doc, self._nodes = doc, nodes
        self._values, self._value_tokens = nodes.values, nodes.value_tokens
        self._inward = ontology.words("inward-preposition")
        self._comparing = ontology.words("comparing-word")
        self._levels = ontology.words("level-preposition")
        self._forecasts = ontology.words("forecast-noun")
        # The first characters of the values, by the tokens in them.
        self._inside = {token.i: start for start in self._values for token in self._tokens(start)}
        self._dated = self._dated_predicates()

    def on(self, token: Token) -> int:
        """Give the first character of the date that hangs on a verb or noun; -1 if none does."""
        return self._dated.get(token.i, -1)

    def value(self, start: int) -> Value:
        """Give the value that begins at a character."""
        return self._values[start].value

    def at(self, token: Token) -> int:
        """Give the date that a token is part of, or that tells which thing it names."""
        start = self._inside.get(token.i, -1)
        if start >= 0:
            return start if self._values[start].value.kind in _DATES else -1
        return self.telling(token) if token.pos_ in _NOUNS else -1

    def telling(self, noun: Token) -> int:
        """Give the date that tells which thing a noun names ("the May 2003 attack", "a report published on Monday")."""
        if noun.i in self._dated and any(self._dated[noun.i] == self._inside.get(word.i) for word in noun.lefts):
            return self._dated[noun.i]
        issued = [clause for clause in children(noun, "acl") if clause.tag_ == "VBN" and clause.i in self._dated]
        return self._dated[issued[0].i] if issued else -1

    def _tokens(self, start: int) -> list[Token]:
        return list(self._nodes.value_spans.get(start, ()))

    def _dated_predicates(self) -> dict[int, int]:
        """Give the value that dates each predicate, by the predicate's index.

        Of several it is the one that hangs on it most directly, prepositions not counted; then the one after it. A verb
        between two dates that cannot both be its own has none ("Besides the order on Friday, it sold two on Monday").
        """
        dated: dict[int, tuple[int, bool, int]] = {}
        unsure = set()
        for start, token in self._value_tokens.items():
            if self._values[start].value.kind not in _DATES:
                continue
            for steps, host in enumerate(self._dated_by(token, start)):
                place = (steps, host.i > token.i, start)
                other = dated.get(host.i, place)
                if host.i < token.i and other[0] == steps and other[1] and not self._is_within(start, other[2]):
                    unsure.add(host.i)
                dated[host.i] = min(other, place)
        return {index: start for index, (_, _, start) in dated.items() if index not in unsure}

    def _is_within(self, one: int, other: int) -> bool:
        """Tell whether two dates may be of one moment ("in 2005 … on 4 May")."""
        first, second = sorted((self._values[one].value.start, self._values[other].value.start), key=len)
        return second.startswith(first)

    def _dated_by(self, date: Token, start: int) -> Iterator[Token]:
        """Walk from a date to what it dates: the noun it hangs on, and its verb unless the date only tells which noun.

        "Rejected two plans, the first on Monday" and "fled after the attacks of 2001" date no rejection and no flight;
        "an order of 50 jets on Monday" may be the parser's way of putting what belongs to the verb.
        """
        is_of_noun = self._is_of_object(date) or self._is_forecast(date, start)
        if is_of_noun or is_of_level(self._doc, self._nodes, start, self._levels):
            return
        current = date
        while current.head.i != current.i:
            head = current.head
            if current is date and head.pos_ == "PROPN" and current.dep_ in _TELLING:
                # "On Monday Kim left": no date tells which Kim is meant.
                current = date = head
                continue
            is_inward = current.dep_ == "pobj" and head.lower_ in self._inward
            is_closed = current.pos_ in _NOUNS and (is_inward or current.dep_ not in _OPEN_PLACES)
            is_further = current is not date and (is_closed or current.dep_ == "appos")
            if is_further or head.lower_ in self._comparing or _is_past_dash(current, head):
                return
            if head.pos_ == "ADP":
                if self._is_of_object(head):
                    return
            else:
                yield head
            if self._is_verb(head) or (current is date and current.dep_ in _TELLING):
                return
            if current.dep_ == "prep" and current.lower_ in self._inward and self._keeps_its_date(head):
                return
            current = head

    def _keeps_its_date(self, noun: Token) -> bool:
        """Tell whether a date inside a noun's words is not its verb's ("the first loss since 2000", "a plan for 2006").

        "has seen a fall of 9% since May" tells how long it has been so.
        """
        if noun.pos_ != "NOUN":
            return False
        above = syntax.governing_verb(noun)
        is_lasting = above is not None and syntax.tense(above) in {"perfect", "before"}
        return not is_lasting or self._is_singled_out(noun)

    def _is_singled_out(self, noun: Token) -> bool:
        ordinals = (self._inside.get(child.i) for child in children_of(noun))
        is_ranked = any(self._values[i].value.kind is ValueKind.ORDINAL for i in ordinals if i is not None)
        return is_ranked or any(child.tag_ == "JJS" for child in children_of(noun))

    def _is_of_object(self, preposition: Token) -> bool:
        """Tell whether words between an object and a date make the date the object's ("its first loss since 2000")."""
        verb, before = preposition.head, preposition.nbor(-1) if preposition.i else preposition
        # "released two films and another in 2007": the second one's date.
        noun = before.head if before.dep_ == "conj" and before.pos_ in {"DET", "PRON"} else before
        if noun != before and noun.dep_ == "dobj" and noun.head == verb:
            return True
        is_after = before.dep_ == "dobj" and before.head.i == verb.i
        return is_after and preposition.lower_ in self._inward and syntax.tense(verb) == "past"

    def _is_forecast(self, date: Token, start: int) -> bool:
        """Tell whether a month or year is the one that an object speaks of ("cut its forecast for sales this year")."""
        verb = syntax.governing_verb(date)
        edge = date.head.left_edge.i if date.dep_ == "pobj" else date.left_edge.i
        if verb is None or len(self._values[start].value.start) >= _DAY:
            return False
        objects = [noun for noun in children(verb, "dobj") if noun.lemma_.lower() in self._forecasts]
        # The parser may hang "for growth" on the verb, so what counts is that it stands between.
        return any(noun.i + 1 < edge and self._doc[noun.i + 1].pos_ == "ADP" for noun in objects)

    def _is_verb(self, token: Token) -> bool:
        """Tell whether a token is a verb; the tagger may take a sum after "to" for one ("cut from $5m to $3m")."""
        return syntax.is_verb(token) and token.i not in self._inside


def is_of_level(doc: Doc, nodes: Nodes, start: int, levels: frozenset[str]) -> bool:
    """Tell whether a date stands behind the level that something rose or fell from ("to 5% from 4% in 2003").

    Args:
        doc: A Doc with values.
        nodes: Its mentions and values.
        start: First character of the date.
        levels: The prepositions before such levels.

    Returns:
        Whether it is the date of the level, and not of the rise or fall.
    """
    date, values = nodes.value_spans.get(start), nodes.values
    edge = date.start - 1 if date is not None else -1
    while edge > 0 and doc[edge].pos_ in {"ADP", "DET"}:
        edge -= 1
    place = doc[edge].idx if edge >= 0 else -1
    level = next((v for v in values.values() if v.start <= place < v.end and v.value.kind not in _DATES), None)
    span = nodes.value_spans.get(level.start) if level is not None else None
    return span is not None and span.start > 0 and doc[span.start - 1].lower_ in levels


def _is_past_dash(word: Token, verb: Token) -> bool:
    """Tell whether a clause set off by dashes ends before words that the parser hung on its verb."""
    if verb.dep_ not in _ASIDES or not syntax.is_verb(verb) or verb.i > word.i:
        return False
    opening = verb.left_edge.i - 1
    doc = verb.doc
    is_open = any(doc[index].text in _DASHES for index in range(max(opening, 0), verb.i))
    return is_open and any(token.text in _DASHES for token in doc[verb.i : word.left_edge.i])
