"""Show things as the range of a property wants them: dates as ISO 8601, numbers as numerals, all else as it stands."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import NamedTuple

from spacy.tokens import Token

from kgraph.model import Value, ValueKind
from kgraph.nlp.schema_reading.things import Thing
from kgraph.ontology import Ontology
from kgraph.ontology.vocab import kg

_AS_WRITTEN, _ISO, _NUMERAL_FORM, _COUNTRY = "as written", "iso-date", "numeral", "country of the adjective"
_NUMERAL = re.compile(r"\d+(?:\.\d+)?")
_WORKS = (kg("Work"), kg("Document"))


class Shown(NamedTuple):
    """A label, and the form that makes it of the words: as `kgraph.learning.forms` names forms."""

    label: str
    form: str


def shown(thing: Thing, ranges: tuple[str, ...], ontology: Ontology) -> Shown:
    """Give the label of a thing.

    Args:
        thing: What is shown.
        ranges: Range of the property; where it holds dates or numbers, values are normalised.
        ontology: For the kinds of value that a range holds.
    """
    value = thing.value
    if value is None:
        is_named = thing.kind in {"name", "demonym"}
        label = _named(thing, ranges, ontology) if is_named else _described(thing, ontology)
        return Shown(label, _COUNTRY if thing.kind == "demonym" else _AS_WRITTEN)
    if value.kind is ValueKind.DURATION and ontology.holds(ranges, ValueKind.COUNT):
        numerals = _NUMERAL.findall(value.text)
        return Shown(numerals[0], _NUMERAL_FORM) if len(numerals) == 1 else Shown(value.text, _AS_WRITTEN)
    if not ontology.holds(ranges, value.kind):
        return Shown(value.text, _AS_WRITTEN)
    if value.kind in {ValueKind.DATE, ValueKind.INTERVAL}:
        return Shown(value.start, _ISO) if value.start else Shown(value.text, _AS_WRITTEN)
    if value.text.replace(".", "", 1).lstrip("-").isdigit():
        return Shown(value.text, _AS_WRITTEN)
    return Shown(_numeral(value), _NUMERAL_FORM) if value.amount else Shown(value.text, _AS_WRITTEN)


def _numeral(value: Value) -> str:
    """Give the amount of a value as precise as the text has it: "2777.0 metres" are 2777.0."""
    said = next(iter(_NUMERAL.findall(value.text.replace(",", ""))), "")
    return said if said and Decimal(said) == Decimal(value.amount) else value.amount


def _named(thing: Thing, classes: tuple[str, ...], ontology: Ontology) -> str:
    """Leave out the article of a name; that of a work is a part of its title."""
    if not thing.label.startswith("The ") or any(ontology.is_any(cls, _WORKS) for cls in classes):
        return thing.label
    return thing.label.removeprefix("The ")


def _described(thing: Thing, ontology: Ontology) -> str:
    """Leave out what a description has before its noun that says something else of it: whose, when, which of several.

    "a former Norwegian speed skater of the club" is a speed skater.
    """
    span = thing.token.doc.char_span(thing.start, thing.end, alignment_mode="expand")
    if span is None:
        return thing.label
    words, others = list(span), ontology.cue_lists.get("former-adjective", {})
    while len(words) > 1 and words[0] != thing.token and (words[0].lower_ in others or _is_beside(words[0])):
        words.pop(0)
    if thing.token.text[0].islower() and thing.token in words:
        words = words[: words.index(thing.token) + 1]
    return thing.token.doc[words[0].i : words[-1].i + 1].text


def _is_beside(word: Token) -> bool:
    is_adjective = word.pos_ == "ADJ" and (word.text[0].isupper() or word.ent_type_ in {"NORP", "ORDINAL", "DATE"})
    return is_adjective or word.pos_ in {"NUM", "PUNCT"} or word.ent_type_ in {"NORP", "GPE"}
