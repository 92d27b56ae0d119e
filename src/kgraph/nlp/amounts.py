"""Find what an amount is for, where the words stand beside it: "an annual fund of $24 million", "… for one person"."""

from __future__ import annotations

from collections.abc import Mapping

from spacy.tokens import Token

from kgraph.model import ValueKind
from kgraph.nlp.records import ValueSpan
from kgraph.nlp.syntax import children


def per_of(token: Token, values: Mapping[int, ValueSpan], periods: Mapping[str, str]) -> str:
    """Tell what an amount is for.

    Args:
        token: The token of the amount.
        values: Values by first character.
        periods: ISO 8601 duration by adjective (`annual` → `P1Y`).

    Returns:
        A duration, a count with its noun (`1 person`), or an empty string.
    """
    value = values.get(token.idx)
    if value is None or value.value.kind is not ValueKind.MONEY or value.value.per:
        return ""
    noun = token.head.head if token.dep_ == "pobj" else token.head
    for adjective in children(noun, "amod"):
        if adjective.lower_ in periods:
            return periods[adjective.lower_]
    return _counted_share(token, values)


def _counted_share(token: Token, values: Mapping[int, ValueSpan]) -> str:
    """Read "for one person" after an amount, or after the "to" amount that goes with it."""
    following = token.i + 1
    doc = token.doc
    if following + 1 < len(doc) and doc[following].lower_ == "to" and doc[following + 1].idx in values:
        following += 2
    if following + 2 >= len(doc) or doc[following].lower_ != "for":
        return ""
    number, noun = doc[following + 1], doc[following + 2]
    counted = values.get(number.idx)
    if counted is None or counted.value.kind is not ValueKind.COUNT or noun.pos_ != "NOUN":
        return ""
    return f"{counted.value.amount} {noun.lower_}"
