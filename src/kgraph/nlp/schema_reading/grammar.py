"""Name the places that the grammar of a sentence gives to things around the word that says a property.

A thing beside a verb is who does it (`A`), what it is done to (`P`), what is said of it (`C`), or stands after a
preposition (`X`). Beside a noun it is whose it is (`H`), who or what fills it (`F`), stands before it (`M`), is what
it stands before (`E`), counts it (`N`), or follows a preposition (`h`): "the capital (cue) of Norway (H) is Oslo (F)".
"""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from kgraph.nlp.schema_reading.evidence import share_object
from kgraph.nlp.syntax import is_verb

_NO_PLACE = "-"
_SUBJECTS = frozenset(("nsubj", "nsubjpass"))
_RELATIVES = frozenset(("who", "which", "that", "whom"))


class Grammar:
    """Tell the places around words, each word looked at once."""

    def __init__(self) -> None:
        self._places: dict[int, dict[int, str]] = {}

    def place(self, cue: Token, thing: Token) -> str:
        """Give the place of a thing beside a word, `-` for none.

        Args:
            cue: A verb, noun or adjective.
            thing: Head of the thing.
        """
        if cue.i not in self._places:
            self._places[cue.i] = _find(cue)
        return self._places[cue.i].get(thing.i, _NO_PLACE)


def _find(cue: Token) -> dict[int, str]:
    found: dict[int, str] = {}
    for token, place in _around_verb(cue) if is_verb(cue) else _around_noun(cue):
        for other in _joined(token):
            found.setdefault(other.i, place)
    return found


def _joined(token: Token) -> Iterator[Token]:
    """Give a word, what is joined to it by "and", and the names that explain it."""
    yield token
    for child in token.children:
        if child.dep_ in {"conj", "appos"} and child.i > token.i:
            yield from _joined(child)


# ---------------------------------------------------------------- verbs


def _around_verb(verb: Token) -> Iterator[tuple[Token, str]]:
    yield from _arguments(verb)
    for child in verb.children:
        if child.dep_ == "conj" and share_object(verb, child):
            yield from ((token, place) for token, place in _arguments(child) if token.dep_ not in _SUBJECTS)
    if not any(child.dep_ in _SUBJECTS and child.lower_ not in _RELATIVES for child in verb.children):
        yield from _subject_above(verb)


def _arguments(verb: Token) -> Iterator[tuple[Token, str]]:
    for child in verb.children:
        if child.dep_ in _SUBJECTS and child.lower_ not in _RELATIVES:
            yield child, "A" if child.dep_ == "nsubj" else "P"
        elif child.dep_ in {"dobj", "dative"}:
            yield child, "P"
        elif child.dep_ in {"attr", "oprd", "acomp"}:
            yield child, "C"
        elif child.dep_ in {"npadvmod", "advmod"}:
            yield child, "X"
        elif child.dep_ in {"agent", "prep"}:
            is_by = child.lower_ == "by"
            for object_ in _objects(child):
                yield object_, "A" if is_by else "X"


def _objects(preposition: Token) -> Iterator[Token]:
    """Give what follows a preposition, and what follows the next ("in the city of Lund", "on 3 May in Oslo")."""
    for child in preposition.children:
        if child.dep_ in {"pobj", "pcomp"}:
            yield child
        elif child.dep_ == "prep":
            yield from _objects(child)


def _subject_above(verb: Token) -> Iterator[tuple[Token, str]]:
    """Give the subject of a verb that has none of its own: what it describes, or that of the verb it is joined to."""
    is_done = verb.tag_ == "VBN" and not any(child.dep_ in {"dobj", "aux"} for child in verb.children)
    if verb.dep_ in {"acl", "relcl"}:
        pronoun = next((child for child in verb.children if child.lower_ in _RELATIVES), None)
        if verb.dep_ == "acl" or pronoun is not None:
            is_object = is_done if pronoun is None else pronoun.dep_ in {"nsubjpass", "dobj"}
            yield from _described(verb.head, "P" if is_object else "A")
    elif verb.dep_ in {"conj", "xcomp", "advcl"} and is_verb(verb.head) and verb.head.i != verb.i:
        above = list(_arguments(verb.head))
        subject = next((t for t, place in above if t.dep_ in _SUBJECTS), None)
        if subject is not None:
            yield subject, "P" if is_done else "A"
        else:
            for token, place in _subject_above(verb.head):
                yield token, "P" if is_done else place


def _described(noun: Token, place: str) -> Iterator[tuple[Token, str]]:
    """Give a noun that a clause describes, and what that noun is said of: "X is a film directed by"."""
    yield noun, place
    if noun.dep_ in {"attr", "appos"}:
        named = noun.head if noun.dep_ == "appos" else _subject(noun.head)
        if named is not None:
            yield named, place


def _subject(verb: Token) -> Token | None:
    return next((child for child in verb.children if child.dep_ in _SUBJECTS), None)


# ---------------------------------------------------------------- nouns


def _around_noun(noun: Token) -> Iterator[tuple[Token, str]]:
    yield from _below_noun(noun)
    while noun.dep_ == "conj" and noun.head.i != noun.i:
        noun = noun.head
    above = noun.head
    if noun.dep_ in {"compound", "amod", "nmod"}:
        yield above, "E"
        yield from ((token, place) for token, place in _around_noun(above) if token.i != noun.i and place != "M")
    elif noun.dep_ == "appos":
        yield above, "F"
    elif noun.dep_ in {"attr", "oprd"} or (noun.dep_ == "pobj" and above.lower_ == "as"):
        verb = above.head if noun.dep_ == "pobj" else above
        subject = _subject(verb)
        if subject is not None:
            yield subject, "F"
    elif noun.dep_ in _SUBJECTS:
        yield from ((child, "F") for child in above.children if child.dep_ in {"attr", "acomp", "oprd", "dobj"})
        if above.dep_ == "relcl" and any(child.lower_ == "whose" for child in noun.children):
            yield above.head, "H"
    elif noun.dep_ in {"dobj", "pobj"}:
        yield from _holders(noun)


def _below_noun(noun: Token) -> Iterator[tuple[Token, str]]:
    for child in noun.children:
        if child.dep_ == "poss":
            yield child, "H"
        elif child.dep_ == "prep":
            for object_ in _objects(child):
                yield object_, "H" if child.lower_ == "of" else "h"
        elif child.dep_ == "appos":
            yield child, "F"
        elif child.dep_ in {"compound", "amod", "nmod"}:
            yield child, "M"
        elif child.dep_ in {"nummod", "quantmod"}:
            yield child, "N"


def _holders(noun: Token) -> Iterator[tuple[Token, str]]:
    """Give who has a noun: the subject of its verb ("has a length of"), or what "with" belongs to."""
    above = noun.head
    if noun.dep_ == "pobj":
        above = above.head
        if not is_verb(above):
            yield above, "H"
            return
    subject = _subject(above)
    if subject is not None and subject.lower_ not in _RELATIVES:
        yield subject, "H"
    else:
        yield from ((token, "H") for token, _ in _subject_above(above))
