"""Find the stretches of a text that may name a subject or an object, each with the sources that propose it.

Many are proposed and few are meant: which, is learnt (`kgraph.learning.choice`).
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterator
from itertools import pairwise

from kgraph.learning.forms import fold
from kgraph.learning.view import View

Stretch = tuple[int, int]
_LONGEST = 14
_LONGEST_BRACKET = 8
_LONGEST_MET = 7
MET = "met"
_DAY = re.compile(r"\d{1,4}(st|nd|rd|th)?")
_DIGIT = re.compile(r"\d")
_NUMBER_TAG = "CD"
_NOUN_LIKE = frozenset(("ADJ", "NOUN", "NUM", "PROPN"))


def find_stretches(view: View, met: Container[str] = ()) -> dict[Stretch, frozenset[str]]:
    """Find the stretches of a text.

    Args:
        view: The parsed text.
        met: Names that were objects in other examples, folded: they are proposed wherever they stand.

    Returns:
        The names of its sources by stretch, in order of place.
    """
    found: dict[Stretch, set[str]] = {}
    for start, end, source in (*_proposals(view), *_met(view, met)):
        if not source.startswith("exact "):
            start, end = _trim(view, start, end)  # noqa: PLW2901 - the same stretch, trimmed
        if 0 <= start < end <= view.size and end - start <= _LONGEST:
            found.setdefault((start, end), set()).add(source.removeprefix("exact "))
    return {stretch: frozenset(found[stretch]) for stretch in sorted(found)}


def _proposals(view: View) -> Iterator[tuple[int, int, str]]:
    for start, end, _ in view.parsed.entities:
        yield start, end, "entity"
    yield from _chunks(view)
    yield from _names(view)
    yield from _quotes(view)
    yield from _brackets(view)
    yield from _numbers(view)
    for place in range(view.size):
        if view.pos[place] in {"NOUN", "PROPN"} or (view.pos[place] == "ADJ" and view.is_capital[place]):
            yield place, place + 1, "exact word"


def _trim(view: View, start: int, end: int) -> Stretch:
    cues = view.cues
    while start < end and (view.lower[start] in cues.not_first or view.text[start].isspace()):
        start += 1
    while end > start and (view.lower[end - 1] in cues.not_last or view.text[end - 1].isspace()):
        end -= 1
    return start, end


def _met(view: View, met: Container[str]) -> Iterator[tuple[int, int, str]]:
    folded = [fold(text) for text in view.text]
    for start in range(view.size):
        name = ""
        for end in range(start, min(start + _LONGEST_MET, view.size) if folded[start] else start):
            name += folded[end]
            if folded[end] and name in met:
                yield start, end + 1, f"exact {MET}"


def _chunks(view: View) -> Iterator[tuple[int, int, str]]:
    starts = dict(view.parsed.chunks)
    for start, end in view.parsed.chunks:
        yield start, end, "chunk"
        for place in range(start, end):
            if view.tag[place] == "POS":
                yield start, place, "owner"
                yield place + 1, end, "owned"
            elif view.dep[place] == "poss":
                yield start, place + 1, "owner"
        if view.pos[view.head_of(start, end)] != "PRON":
            for place in range(start + 1, end):
                if view.pos[place] in _NOUN_LIKE:
                    yield place, end, "tail"
                if view.pos[place - 1] in _NOUN_LIKE:
                    yield start, place, "beginning"
        if end < view.size and view.lower[end] in view.cues.extensions and end + 1 in starts:
            yield start, starts[end + 1], "extended"
            yield view.head_of(start, end), starts[end + 1], "extended noun"


def _names(view: View) -> Iterator[tuple[int, int, str]]:
    """Propose capitalised runs: with joiners, without a comma, and without any."""
    cap = [capital or text[:1].isdigit() for capital, text in zip(view.is_capital, view.text, strict=True)]
    place = 0
    while place < view.size:
        if not cap[place]:
            place += 1
            continue
        strict = place + 1
        while strict < view.size and cap[strict]:
            strict += 1
        yield place, strict, "strict name"
        yield place, _joined(view, cap, place, with_comma=True), "name"
        yield place, _joined(view, cap, place, with_comma=False), "name without comma"
        place = strict


def _joined(view: View, cap: list[bool], start: int, *, with_comma: bool) -> int:
    """Find where a name that goes on over joiners ends."""
    end, place = start + 1, start + 1
    joiners = view.cues.joiners
    while place < view.size and place - start < _LONGEST:
        following = cap[place + 1 : place + 2] == [True]
        later = (
            view.lower[place + 1 : place + 2] and view.lower[place + 1] in joiners and any(cap[place + 2 : place + 3])
        )
        if cap[place]:
            end = place + 1
        elif (
            view.lower[place] not in joiners or (view.text[place] == "," and not with_comma) or not (following or later)
        ):
            break
        place += 1
    return end


def _quotes(view: View) -> Iterator[tuple[int, int, str]]:
    marks = [place for place in range(view.size) if view.text[place] in view.cues.quotes]
    for opening, closing in pairwise(marks):
        if 1 < closing - opening <= _LONGEST:
            yield opening + 1, closing, "exact quote"


def _brackets(view: View) -> Iterator[tuple[int, int, str]]:
    opened: list[int] = []
    for place in range(view.size):
        if view.text[place] == "(":
            opened.append(place)
        elif view.text[place] == ")" and opened:
            start = opened.pop() + 1
            if place - start <= _LONGEST_BRACKET:
                yield start, place, "bracket"


def _numbers(view: View) -> Iterator[tuple[int, int, str]]:
    months = view.cues.months
    for place in range(view.size):
        if view.tag[place] != _NUMBER_TAG and not _DIGIT.search(view.text[place]):
            continue
        yield place, place + 1, "exact number"
        if place + 1 < view.size and view.is_alpha[place + 1]:
            yield place, place + 2, "exact measure"
        start, end = place, place + 1
        while start > 0 and _is_dated(view, start - 1):
            start -= 1
        while end < view.size and _is_dated(view, end):
            end += 1
        if end - start > 1 and any(view.lower[inner] in months for inner in range(start, end)):
            yield start, end, "date"


def _is_dated(view: View, place: int) -> bool:
    return view.lower[place] in view.cues.months or view.text[place] == "," or bool(_DAY.fullmatch(view.text[place]))
