"""Find what a text says to be the same thing: what is said of one of the two, is said of the other.

"Kim is one of the lawyers hired by Oslo" says who hired Kim; "the bank is 60% owned by the state" says who owns the
bank. "Regional carrier Widerøe" and "Widerøe, a regional carrier" say what Widerøe is.
"""

from __future__ import annotations

from spacy.tokens import Token

from kgraph.model import Status
from kgraph.nlp import syntax
from kgraph.nlp.status import get_status
from kgraph.nlp.syntax import children, with_conjuncts

_SAID = frozenset((Status.ASSERTED, Status.REPORTED))
_ONE = "one"
PREDICATED = frozenset(("attr", "pobj"))
"""Where a noun may stand that something is said to be, or to be one of."""
_BEFORE = frozenset(("compound", "nmod"))


def said_to_be(noun: Token) -> list[Token]:
    """Find what a copula says to be a noun, or one of several.

    Args:
        noun: A noun or value; "lawyers" in "Kim is one of the lawyers".

    Returns:
        The subjects of the copula; none where that is denied, planned, or no more than possible.
    """
    if noun.dep_ not in PREDICATED:
        return []
    if noun.dep_ == "pobj" and noun.head.lower_ == "of" and noun.head.head.pos_ == "NUM":
        noun = noun.head.head
    verb = noun.head
    if noun.dep_ != "attr" or verb.lemma_ != "be" or get_status(verb.doc, verb).status not in _SAID:
        return []
    subject = syntax.surface_subject(verb)
    # "One of the critics is Kim, who left": the critics did not.
    return with_conjuncts(subject) if subject is not None and subject.pos_ != "NUM" else []


def descriptions(name: Token) -> list[Token]:
    """Find the nouns beside a name that say what it is: its appositions, the noun it is one of, and its title."""
    found = [noun for noun in children(name, "appos") if noun.pos_ == "NOUN"]
    # "One Rohingya, Ada Park": a people's name stands for one of them.
    if name.dep_ == "appos" and (name.head.pos_ == "NOUN" or _is_one(name.head)):
        found.append(name.head)
    title = name.nbor(-1) if name.i else name
    # "a blue-chip index", "pretty-boy Norwegian": what a hyphen joins is no title.
    is_whole = title.i == 0 or title.nbor(-1).tag_ != "HYPH"
    if title.head == name and title.dep_ in _BEFORE and title.tag_ == "NN" and is_whole:
        found.append(title)
    return found


def _is_one(noun: Token) -> bool:
    return any(number.lower_ == _ONE for number in children(noun, "nummod"))
