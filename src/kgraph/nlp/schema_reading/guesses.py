"""Guess what else may be meant: names by capitals and numbers, parts of noun phrases, identifiers, numerals."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from spacy.tokens import Doc, Span, Token

from kgraph.model import Value, ValueKind
from kgraph.nlp.records import span_at
from kgraph.nlp.schema_reading.runs import iter_runs
from kgraph.nlp.schema_reading.things import Thing
from kgraph.ontology.vocab import kg

_NUMBERS = frozenset(("CARDINAL", "DATE", "MONEY", "ORDINAL", "PERCENT", "QUANTITY", "TIME"))
_BEFORE_PHRASE = frozenset(("DET", "PRON", "PUNCT"))
_NAMES = frozenset(("capitals", "entity", "place", "numbered"))
_LONG = 3
# A numeral or an identifier: what has a digit and goes on to the next blank, without the stop or comma after it.
_CODE = re.compile(r"(?<!\S)[\"'(\[]?([A-Z]{0,4}-?\d(?:[\w./-]|,(?=\d))*\w|\d)(?=[\s\"')\],.;]|$)")
_NUMERAL = re.compile(r"\d+(?:,\d{3})*(?:\.\d+)?")


def iter_guessed(doc: Doc, found: Sequence[Thing]) -> Iterator[Thing]:
    """Give what may be a name, a description or a value, each place once, and nothing that has been read.

    Args:
        doc: A parsed Doc.
        found: What has been read.
    """
    seen = {(thing.start, thing.end) for thing in found}
    heads = {thing.token.i: thing for thing in reversed(found) if thing.value is None and thing.kind != "modifier"}
    for span, source in _spans(doc, found):
        if len(span) and (span.start_char, span.end_char) not in seen:
            seen.add((span.start_char, span.end_char))
            yield _named(span, source, heads)
    for start, end in _codes(doc.text, found):
        covered = span_at(doc, start, end)
        if covered is not None and (start, end) not in seen:
            seen.add((start, end))
            yield _coded(covered.root, start, end)


def _coded(token: Token, start: int, end: int) -> Thing:
    """Give a numeral as a count, and what else has a digit as an identifier: "0004319" is no number."""
    text = token.doc.text[start:end]
    is_number = _NUMERAL.fullmatch(text) is not None and not text.startswith("00")
    kind, amount = (ValueKind.COUNT, text.replace(",", "")) if is_number else (ValueKind.TEXT, "")
    value = Value(kind=kind, text=text, amount=amount)
    return Thing(token, start, end, text, kind="value", value=value, source="code")


def _named(span: Span, source: str, heads: dict[int, Thing]) -> Thing:
    known = heads.get(span.root.i) or next((heads[token.i] for token in span if token.i in heads), None)
    is_name = source in _NAMES or span[-1].pos_ == "PROPN"
    return Thing(
        span.root,
        span.start_char,
        span.end_char,
        " ".join(span.text.split()),
        known.cls if known is not None else kg("Entity"),
        "name" if is_name else "description",
        known.chain if known is not None and known.token.i == span.root.i else -1,
        source=source,
    )


def _spans(doc: Doc, found: Sequence[Thing]) -> Iterator[tuple[Span, str]]:
    dates = [(thing.start, thing.end) for thing in found if thing.value is not None]
    for run in iter_runs(doc):
        yield run, "capitals"
        if (start := _numbered(doc, run, dates)) < run.start:
            yield doc[start : run.end], "numbered"
    for span in doc.ents:
        if span.label_ not in _NUMBERS:
            yield _without_article(span), "entity"
    for chunk in doc.noun_chunks:
        phrase = _without_article(chunk)
        yield phrase, "phrase"
        yield from _of_phrase(phrase)
    for span in _places(doc, found):
        yield span, "place"
    for token in doc:
        if token.dep_ == "compound" and token.pos_ in {"NOUN", "PROPN"}:
            # One of several nouns before a noun: "a coupe body style".
            yield doc[token.i : token.i + 1], "part"


def _without_article(span: Span) -> Span:
    """Leave out the articles and possessives that a phrase begins with, and what is no word."""
    start = next((token.i for token in span if token.pos_ not in _BEFORE_PHRASE), span.end)
    end = span.end - 1 if span[-1].tag_ == "POS" else span.end
    return span.doc[start : max(start, end)]


def _of_phrase(phrase: Span) -> Iterator[tuple[Span, str]]:
    """Give the parts of a noun phrase, and the phrase with what follows its "of".

    "a professional basketball player" is a basketball player, and "rhythm and blues music" rhythm and blues.
    """
    if len(phrase) >= _LONG:
        yield phrase[1:], "end"
        yield phrase[:-1], "beginning"
    if len(phrase) > 1:
        yield phrase[len(phrase) - 1 :], "end"
    doc, end = phrase.doc, phrase.end
    if len(phrase) and end < len(doc) - 1 and doc[end].lower_ == "of" and doc[end].head.i == phrase.root.i:
        object_ = next((child for child in doc[end].children if child.dep_ == "pobj"), None)
        if object_ is not None:
            yield doc[phrase.start : object_.i + 1], "of"
            if len(phrase) > 1:
                yield doc[end - 1 : object_.i + 1], "of"


def _numbered(doc: Doc, run: Span, values: Sequence[tuple[int, int]]) -> int:
    """Find where a name with a number ahead begins: "1097 Vicia", "(410777) 2009 FD", "1634: The Bavarian Crisis"."""
    start = run.start
    if start and doc[start - 1].lower_ == "the" and doc[start - 1].text[0].isupper():
        start -= 1
    if start > 1 and doc[start - 1].text in {":", "."} and doc[start - 2].text.isdigit():
        return start - 2
    if start and _is_number(doc[start - 1]) and not _is_inside(doc[start - 1], values):
        start -= 1
        is_bracketed = start >= _LONG and doc[start - 1].text == ")" and doc[start - 3].text == "("
        return start - _LONG if is_bracketed else start
    return run.start


def _is_number(token: Token) -> bool:
    return token.text[0].isdigit() and token.text.isalnum()


def _is_inside(token: Token, values: Sequence[tuple[int, int]]) -> bool:
    """Tell whether a number is part of a longer value ("on 3 May 2012 Lund")."""
    return any(start < token.idx < end or (start == token.idx and end > start + len(token)) for start, end in values)


def _places(doc: Doc, found: Sequence[Thing]) -> Iterator[Span]:
    """Join a place with the one around it ("Akron, Ohio")."""
    starts = {thing.start: thing for thing in found if thing.kind == "name"}
    for thing in found:
        if thing.kind != "name" or doc.text[thing.end : thing.end + 2] != ", " or thing.end + 2 not in starts:
            continue
        around = starts[thing.end + 2]
        span = doc.char_span(thing.start, around.end)
        if span is not None and around.token.ent_type_ == "GPE":
            yield span


def _codes(text: str, found: Sequence[Thing]) -> Iterator[tuple[int, int]]:
    """Find numerals and identifiers that have not been read as values."""
    values = [(thing.start, thing.end) for thing in found if thing.value is not None]
    for match in _CODE.finditer(text):
        start, end = match.span(1)
        if not any(low < end and start < high for low, high in values):
            yield start, end
