"""Weigh how near the words that say a property stand to a thing: in the tree, and in the line of the text."""

from __future__ import annotations

from collections.abc import Mapping

from spacy.tokens import Doc, Token

from kgraph.nlp.syntax import governing_verb, is_verb

_STEP, _WORD = 0.72, 0.85
_MAX_STEPS = 6
_APART, _FAR = 3, 99
_OTHER_VERB, _WRONG_SIDE = 0.5, 0.3


class Nearness:
    """Measure how near the tokens of a Doc are, along its trees and its text.

    Args:
        doc: A parsed Doc.
    """

    def __init__(self, doc: Doc) -> None:
        self._above = [_above(token) for token in doc]
        self._sentences = [sent.start for sent in doc.sents for _ in sent]
        self._steps: dict[tuple[int, int], int] = {}
        self._near: dict[tuple[int, int], float] = {}

    def __call__(self, one: Token, other: Token) -> float:
        """Give 1 for the same token, and less the farther they are apart."""
        key = (one.i, other.i)
        if key not in self._near:
            self._near[key] = self._measure(one, other)
        return self._near[key]

    def _measure(self, one: Token, other: Token) -> float:
        steps = self.steps(one, other)
        words = abs(one.i - other.i)
        return max(_STEP**steps if steps <= _MAX_STEPS else 0.0, 0.5 * _WORD**words if words <= _MAX_STEPS else 0.0)

    def sentence(self, token: Token) -> int:
        """Give the number of the first token of the sentence of a token."""
        return self._sentences[token.i]

    def steps(self, one: Token, other: Token) -> int:
        """Count the steps between two tokens in the tree; prepositions and further conjuncts cost nothing."""
        key = (one.i, other.i)
        if key not in self._steps:
            first, second = self._above[one.i], self._above[other.i]
            self._steps[key] = min((first[token] + second[token] for token in first if token in second), default=_FAR)
        return self._steps[key]


def _above(token: Token) -> Mapping[int, int]:
    """Give a token and those above it with the number of steps up to each."""
    found, steps, current = {token.i: 0}, 0, token
    while current.head.i != current.i:
        steps += _cost(current)
        current = current.head
        found.setdefault(current.i, steps)
    return found


def _cost(token: Token) -> int:
    """Say how far a token is from its head: further verbs say something else, further nouns the same."""
    if token.dep_ == "conj":
        return _APART if token.pos_ in {"VERB", "AUX"} else 0
    return 0 if token.dep_ in {"pobj", "pcomp", "auxpass", "cc"} else 1


def fit_beside(cue: Token, thing: Token, *, is_agent: bool) -> float:
    """Tell how well a thing stands beside the word that says a property, as its object.

    What another verb governs is no object of a verb: "directed by A, written by B". Nor is what is done to when the
    property asks for who does it.
    """
    if not is_verb(cue):
        return 1.0
    if is_agent and ((thing.head == cue and thing.dep_ in {"nsubjpass", "dobj"}) or _describes(cue, thing)):
        return _WRONG_SIDE
    above = governing_verb(thing)
    return 1.0 if above is None or above == cue or share_object(cue, above) else _OTHER_VERB


def _describes(verb: Token, noun: Token) -> bool:
    """Tell whether a participle or clause says what is done to a noun ("a film directed by")."""
    return verb.dep_ in {"acl", "relcl"} and verb.head == noun


def share_object(one: Token, other: Token) -> bool:
    """Tell whether two verbs are joined and the first has nothing of its own: "written and directed by"."""
    first, second = sorted((one, other))
    is_joined = second.dep_ == "conj" and second.head == first
    return is_joined and not any(child.dep_ in {"dobj", "agent", "prep"} for child in first.children)


def is_what_somebody_is(noun: Token) -> bool:
    """Tell whether a noun says what the subject is: after "is" or "as", beside a name, or joined to one that does."""
    while noun.dep_ == "conj" and noun.head.pos_ in {"NOUN", "PROPN"}:
        noun = noun.head
    is_as = noun.dep_ == "pobj" and noun.head.lower_ == "as"
    return noun.dep_ in {"attr", "appos", "oprd"} or is_as
