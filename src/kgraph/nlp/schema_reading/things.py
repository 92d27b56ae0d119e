"""The things of a sentence that a property may relate: names, descriptions, values, and nouns before nouns."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from spacy.tokens import Doc, Span, Token

from kgraph.model import Value, ValueKind
from kgraph.nlp.mentions import MentionRecord, get_mentions
from kgraph.nlp.records import get_values, span_at
from kgraph.ontology.vocab import kg

_ARTICLES = frozenset(("a", "an", "the"))
_SMALL = frozenset(("ADP", "CCONJ", "DET", "PART", "PUNCT", "SYM", "NUM", "X"))
_OPENING = frozenset(("IN", "PRP", "PRP$", "RB", "VBN", "VBG", "WRB"))
_SHORT, _MANY = 3, 2
_BEFORE = frozenset(("compound", "amod", "nmod"))


class Thing(NamedTuple):
    """Something that may be a subject or an object.

    Args:
        token: Head token.
        start: First character.
        end: Character after it.
        label: How it is shown.
        cls: IRI of its class; empty for values.
        kind: `name`, `description`, `group`, `pronoun`, `demonym`, `modifier` or `value`.
        chain: Number of the chain of its mentions, or -1.
        value: The value, if it is one.
        is_title: Whether the text begins with it as with a title.
        source: `reading` for what kgraph's components have read, else what `guesses.py` takes it from.
    """

    token: Token
    start: int
    end: int
    label: str
    cls: str = ""
    kind: str = "name"
    chain: int = -1
    value: Value | None = None
    is_title: bool = False
    source: str = "reading"


def iter_things(doc: Doc, names: frozenset[str] = frozenset()) -> Iterator[Thing]:
    """Find the things of a Doc that the components of kgraph have read, and what it begins with as with a title.

    Args:
        doc: A Doc with mentions and values.
        names: Words in lower case that name something wherever they stand capitalised (languages).

    Yields:
        Things in the order of the text; of things that begin and end at the same place only the first.
    """
    title = _title(doc)
    found = [*_values(doc), *_mentions(doc), *_modifiers(doc), *_listed(doc, names)]
    if title is not None:
        chain = next((thing.chain for thing in found if thing.token.i == title.token.i), -1)
        inside = [thing for thing in found if title.start <= thing.start and thing.end <= title.end]
        cls = next((thing.cls for thing in inside if thing.end == title.end and thing.cls), title.cls)
        found = [
            title._replace(chain=chain, cls=cls),
            *(thing for thing in found if thing not in inside or _is_place_of(thing, title)),
        ]
    seen: set[tuple[int, int]] = set()
    for thing in sorted(found, key=lambda thing: thing.start):
        if (thing.start, thing.end) not in seen and thing.end > thing.start:
            seen.add((thing.start, thing.end))
            yield thing


def _title(doc: Doc) -> Thing | None:
    """Find the capitalised words that a text begins with, up to its first verb, comma or bracket.

    Titles of works are seldom known to the model as names: "Allegro Non Troppo is a film".
    """
    # A designation may begin with a bracket: "(15788) 1993 SB was discovered".
    start = next((token.i + 1 for token in doc[:4] if token.text == ")"), 0) if doc[:1].text == "(" else 0
    end = next((token.i for token in doc[start:] if _ends_title(token)), 0)
    end = _with_place(doc, end)
    words = doc[:end]
    is_opened = bool(end) and words[0].is_quote
    words = doc[1 : end - 1] if is_opened and end > 1 and words[-1].is_quote else words
    telling = [token for token in words if token.pos_ not in _SMALL]
    if not telling or not all(_is_of_title(token, words) for token in telling):
        return None
    head = next((token for token in telling if token.head.i >= end or token.head.i == token.i), telling[-1])
    is_long = len(telling) > _MANY and words[-1].text[0].isupper() and end < len(doc) and doc[end].pos_ == "AUX"
    if not is_long and (any(token.pos_ == "PRON" for token in telling) or words[0].tag_ in _OPENING):
        return None
    return Thing(
        head, words.start_char, words.end_char, " ".join(words.text.split()), kg("Entity"), "name", is_title=True
    )


def _is_of_title(token: Token, words: Span) -> bool:
    """Tell whether a word may be one of a title: a capitalised one, or a short one between such ("di", "del")."""
    is_between = words.start < token.i < words.end - 1 and len(token) <= _SHORT
    is_between = is_between and token.nbor(-1).text[0].isupper() and token.nbor(1).text[0].isupper()
    return token.text[0].isupper() or token.text[0].isdigit() or is_between


def _is_place_of(thing: Thing, title: Thing) -> bool:
    """Tell whether a thing is what stands after the comma of a title."""
    return thing.end == title.end and ", " in title.label and title.label.endswith(f", {thing.label}")


def _with_place(doc: Doc, end: int) -> int:
    """Go on past a comma to the name of the place around ("Akron, Ohio is"), if the verb follows it."""
    if not 0 < end < len(doc) or doc[end].text != ",":
        return end
    after = next((token.i for token in doc[end + 1 : end + 4] if token.pos_ != "PROPN"), end)
    return after if after > end + 1 and doc[after].pos_ in {"AUX", "VERB"} and doc[after].text[0].islower() else end


def _ends_title(token: Token) -> bool:
    is_verb = token.pos_ in {"AUX", "VERB"} and token.text[0].islower()
    return is_verb or token.text in {",", "(", ".", ";", "'s", "\N{RIGHT SINGLE QUOTATION MARK}s"}


def _values(doc: Doc) -> Iterator[Thing]:
    for found in get_values(doc):
        span = span_at(doc, found.start, found.end)
        if span is not None and found.value.kind is not ValueKind.TEXT:
            yield Thing(span.root, found.start, found.end, found.value.text, kind="value", value=found.value)


def _mentions(doc: Doc) -> Iterator[Thing]:
    for mention in get_mentions(doc):
        yield to_thing(doc, mention)


def to_thing(doc: Doc, mention: MentionRecord) -> Thing:
    """Give a mention as a thing."""
    start, end = _bounds(doc, mention)
    label = mention.label if mention.kind == "demonym" else " ".join(doc.text[start:end].split())
    return Thing(doc[mention.head], start, end, label, mention.cls, mention.kind, mention.chain)


def _bounds(doc: Doc, mention: MentionRecord) -> tuple[int, int]:
    """Give the bounds of a mention: an article before a description is no part of it."""
    text = doc.text[mention.start : mention.end]
    first = text.split(" ", 1)[0]
    cut = len(first) + 1 if mention.kind != "name" and first.lower() in _ARTICLES else 0
    return mention.start + cut, mention.end


def _modifiers(doc: Doc) -> Iterator[Thing]:
    """Give nouns and adjectives before a noun ("a science fiction novel"), as one thing where they stand together."""
    heads = {mention.head for mention in get_mentions(doc) if mention.kind in {"name", "demonym"}}
    for token in doc:
        if token.pos_ != "NOUN" or token.i in heads:
            continue
        before = [child for child in token.children if child.dep_ in _BEFORE and child.i < token.i]
        plain = [child for child in before if child.i not in heads and child.text[0].isalpha()]
        if plain and plain[-1].i - plain[0].i == len(plain) - 1:
            low, high = plain[0].idx, plain[-1].idx + len(plain[-1])
            yield Thing(plain[-1], low, high, doc.text[low:high], kg("Concept"), "modifier")


def _listed(doc: Doc, names: frozenset[str]) -> Iterator[Thing]:
    for token in doc:
        if token.lower_ in names and token.text[0].isupper():
            yield Thing(token, token.idx, token.idx + len(token), token.text, kg("Concept"), "modifier")
