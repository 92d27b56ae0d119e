"""Find names by their first word or their form: `Hurricane Ida`, `Bill C-69`, `Boeing 777`, `F-16`, quoted titles."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kgraph.nlp.names.candidate import RANK_HEAD, RANK_MODEL, Candidate
from kgraph.nlp.names.ground import Ground
from kgraph.nlp.names.lexicon import match
from kgraph.nlp.names.signs import CLOSING_QUOTES

_DESIGNATION = re.compile(r"[A-Z]{1,2}-\d{1,3}[A-Z]{0,2}")
_MODEL_NUMBER = re.compile(r"[A-Z]\d{3}[a-z]*(?:-\d+)?|7\d7(?:-\d{1,4}|[xX])(?:ER|LR)?")
_MODEL_DIGITS = frozenset({1, 3})
_DIGIT = re.compile(r"\d")
_MAX_RUN = 4
_MAX_TITLE = 10


def prefixed(ground: Ground) -> Iterator[Candidate]:
    """Find names that open with a telling word and go on with a name or number."""
    words, lexicon = ground.words, ground.lexicon
    for i in range(len(words)):
        length = match(ground.phrases.prefix_heads, words.text, i)
        if not length or i in words.headline:
            continue
        cls = lexicon.prefix_heads[tuple(words.text[i : i + length])]
        end = _after_prefix(ground, i, i + length, cls)
        if end > i + length:
            yield Candidate(i, end, cls, "prefix", RANK_HEAD)


def _after_prefix(ground: Ground, i: int, after: int, cls: str) -> int:
    """Give the token after the name or number that follows a prefix; `after` if none does."""
    words, kinds = ground.words, ground.lexicon.kinds
    is_numbered = cls == kinds["law"] or (cls == kinds["product"] and not _is_vessel(ground, i, after))
    if is_numbered:
        at = after + (words.at(after) in ground.lexicon.number_words)
        end = _joined(ground, at)
        number = "".join(words.text[at:end])
        # "fined Airbus 151 million euros": the number goes on into an amount.
        is_amount = at + 1 < len(words) and not (words.is_open(at) or words.is_open(at + 1))
        is_number = bool(_DIGIT.search(number)) and "," not in number and not is_amount
        return end if is_number and _is_model_number(number, cls == kinds["product"]) else after
    end = after
    if words.at(end).isdigit() and ground.is_name_word(end + 1):
        end += 1
    while end - after < _MAX_RUN and ground.is_name_word(end) and not ground.title_length(end):
        end += 1
    return end


def _is_vessel(ground: Ground, i: int, after: int) -> bool:
    """Tell whether a prefix goes before a name (USS, Space Shuttle); makers and models go before a number."""
    return ground.words.text[i].isupper() or after - i > 1


def _is_model_number(number: str, is_product: bool) -> bool:
    """Tell whether digits name a model rather than count things: "Boeing 777", not "Boeing 20"."""
    return not is_product or not number.isdigit() or len(number) in _MODEL_DIGITS


def _joined(ground: Ground, i: int) -> int:
    """Give the token after a word with its hyphenated parts (`C-69`, `787-9`)."""
    words = ground.words
    if i >= len(words) or not words.text[i][0].isalnum():
        return i
    end = i + 1
    while ground.joins(end) and words.at(end + 1)[:1].isdigit():
        end += 2
    return end


def country_bodies(ground: Ground) -> Iterator[Candidate]:
    """Find bodies named by their matter and a country: `Environment Canada`."""
    words, lexicon = ground.words, ground.lexicon
    for known in ground.known:
        i = known.start - 1
        is_body = known.cls == lexicon.kinds["country"] and words.at(i) in lexicon.country_bodies
        if is_body and i not in words.headline and not ground.is_name_word(i - 1):
            yield Candidate(i, known.end, lexicon.kinds["organization"], "head", RANK_HEAD)


def called(ground: Ground) -> Iterator[Candidate]:
    """Find what stands right after "the" and a noun that tells a class: `the startup Ruxon`."""
    words, lexicon = ground.words, ground.lexicon
    for i in words.capitals:
        if i < 2 or words.low(i - 2) not in lexicon.articles or words.text[i - 1] != words.low(i - 1):  # noqa: PLR2004
            continue
        cls = lexicon.nouns_before.get((words.low(i - 1),))
        if (
            cls is None
            or not ground.is_name_word(i)
            or ground.title_length(i)
            or i in ground.hit_at
            or i in ground.model_at
        ):
            continue
        if words.text[i].istitle() and words.text[i].isalpha() and not ground.is_name_word(i + 1):
            yield Candidate(i, i + 1, cls, "called", RANK_HEAD)


def designations(ground: Ground) -> Iterator[Candidate]:
    """Find types of aircraft, missiles and vessels by their form: `F-16`, `T-72`."""
    words, lexicon = ground.words, ground.lexicon
    for i in words.capitals:
        end = _joined(ground, i)
        name = "".join(words.text[i:end])
        if _DESIGNATION.fullmatch(name) and name not in lexicon.not_names and i not in ground.hit_at:
            yield Candidate(i, end, lexicon.kinds["product"], "designation", RANK_MODEL)


def model_numbers(ground: Ground) -> Iterator[Candidate]:
    """Find models that go by a number where their maker is named: `737 Max`, `787-9`, `A330neo`."""
    words, lexicon = ground.words, ground.lexicon
    if lexicon.makers.isdisjoint(words.text):
        return
    for i in range(len(words)):
        if not words.text[i][-1].isalnum() or not any(map(str.isdigit, words.text[i])):
            continue
        end = _joined(ground, i)
        number = "".join(words.text[i:end])
        has_name = words.is_capital(end) and words.text[end].isalpha() and not ground.is_title(end)
        if _MODEL_NUMBER.fullmatch(number) or (number.isdigit() and len(number) == max(_MODEL_DIGITS) and has_name):
            yield Candidate(i, end + has_name, lexicon.kinds["product"], "designation", RANK_HEAD)


def quoted_works(ground: Ground) -> Iterator[Candidate]:
    """Find titles in quotation marks after a word for a work: `the novel “Night Train”`."""
    words, lexicon = ground.words, ground.lexicon
    for i in range(1, len(words) - 2):
        closing = CLOSING_QUOTES.get(words.text[i])
        if (
            closing is None
            or not words.is_capital(i + 1)
            or words.low(i - 1 - (words.at(i - 1) == ",")) not in lexicon.anchors
        ):
            continue
        ends = [j for j in range(i + 2, min(i + 2 + _MAX_TITLE, len(words))) if words.text[j] == closing]
        if ends and _is_title_case(ground, i + 1, ends[0]):
            end = ends[0] - (words.text[ends[0] - 1] in {",", "."})
            yield Candidate(i + 1, end, lexicon.kinds["work"], "quoted", RANK_HEAD)


def _is_title_case(ground: Ground, start: int, end: int) -> bool:
    """Tell whether the words are capitalised as a title is: all but short ones and function words."""
    words = ground.words
    return all(
        words.capital[i]
        or not words.text[i].isalpha()
        or ground.is_function(i)
        or words.text[i] in ground.lexicon.connectors
        for i in range(start, end)
    )
