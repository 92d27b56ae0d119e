"""The ways in which a data set may write the name that a stretch of its text stands for.

Each way is a form with a name, which goes out with a triple as the normalisation it went through. All of them are made
of the words of the text; what only the examples can add (tails, remembered labels) is in `labels.py`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from kgraph.learning.forms import NUMBERED, WORDS, forms_of, read_number
from kgraph.learning.stretches import Stretch
from kgraph.learning.view import View

AS_WRITTEN = "as written"
QUOTED = " in quotes"
ARTICLE = "with its article"
FULLER = "fuller name in the text"
PLACE_AFTER = "with the place after it"
PLACES = tuple(f"with place {number} of the text" for number in (1, 2, 3))
# Forms that take words from elsewhere in the text, so that they say nothing of the name by itself.
BORROWING = frozenset((FULLER, PLACE_AFTER, *PLACES))
UNSURE = frozenset((FULLER, *PLACES, "first and last word", "before the comma"))
_INITIAL = re.compile(r"\b([A-Z])(?:\.\s*|\s+)(?=[A-Z])")
_LETTERS = re.compile(r"\b(?![IVX]+\b)([A-Z]{2,4})(?=\s|$)")
_SHORTENED = re.compile(r"(?<=[A-Za-z])\.")
_MINUS = "\u2212"
_DASH = "\u2013"
_APOSTROPHE = "\u2019"
_THREE = 3
_PLURAL = frozenset(("NNS", "NNPS"))
_PLACES = frozenset(("GPE", "LOC"))


def variants(view: View, stretch: Stretch) -> dict[str, str]:
    """List the forms of a stretch by name; the stretch as written comes first."""
    words = view.words(*stretch)
    found = {**forms_of(words, view.cues), **dict(_units(view, stretch, words))}
    if view.kind_of(*stretch) in {WORDS, NUMBERED}:
        for name, text in (*_spellings(words), *_shorter(view, stretch, words), *_longer(view, stretch, words)):
            if text and text != words:
                found.setdefault(name, text)
    elif "-" in words[:1]:
        found["minus sign"] = _MINUS + words[1:]
    return found


def article_of(view: View, stretch: Stretch) -> str:
    """Give the article before a stretch; a capital one may belong to the name."""
    before = stretch[0] - 1
    return view.text[before] if before >= 0 and view.lower[before] in view.cues.articles else ""


def _units(view: View, stretch: Stretch, words: str) -> Iterator[tuple[str, str]]:
    """Write a number with the words after it in brackets."""
    number = read_number(words) if view.kind_of(*stretch) in {"number", "measure"} else None
    if number is None:
        return
    start, end = stretch
    first = next((place for place in range(start, end) if view.is_alpha[place]), end)
    first += view.text[first : first + 1] == ["-"]
    for count, name in ((1, "with its unit"), (2, "with its two-word unit")):
        after = range(first, min(first + count, view.size))
        if len(after) == count and all(view.is_alpha[place] for place in after):
            unit = view.words(first, first + count)
            yield name, f"{number} ({unit})"
            if not unit.endswith("s"):
                yield f"{name} in the plural", f"{number} ({unit}s)"


def _spellings(words: str) -> Iterator[tuple[str, str]]:
    yield "initials with points", _INITIAL.sub(r"\1. ", words)
    yield "letters with points", _LETTERS.sub(lambda found: "".join(f"{letter}." for letter in found[1]), words)
    yield "without points", _SHORTENED.sub("", words)
    yield "without its last point", words.removesuffix(".")
    yield "dash for hyphen", words.replace("-", _DASH)
    yield "hyphen for blank", words.replace(" ", "-")
    yield "plain apostrophe", words.replace(_APOSTROPHE, "'")
    yield "sign for and", words.replace(" and ", " & ")


def _shorter(view: View, stretch: Stretch, words: str) -> Iterator[tuple[str, str]]:
    start, end = stretch
    last = end - 1
    if ", " in words:
        yield "before the comma", words.partition(", ")[0]
    # Of more words nobody can say which are the surname, and of a part of a name not which is the first.
    if end - start == _THREE and all(view.is_capital[start:end]) and not _goes_on_before(view, start):
        yield "first and last word", f"{view.text[start]} {view.text[last]}"
    if end - start > 1 and not view.is_capital[last] and view.is_alpha[last]:
        yield "last word in brackets", f"{view.words(start, last)} ({view.text[last]})"
    if view.tag[last] in _PLURAL:
        rest = f"{view.words(start, last)} " if last > start else ""
        yield "singular", rest + view.parsed.words[last].lemma


def _goes_on_before(view: View, start: int) -> bool:
    """Tell whether a name began before some of its words."""
    return start > 0 and view.entity[start] >= 0 and view.entity[start - 1] == view.entity[start]


def _longer(view: View, stretch: Stretch, words: str) -> Iterator[tuple[str, str]]:
    article = article_of(view, stretch)
    if article:
        yield ARTICLE, f"{article.capitalize()} {words}"
    if not view.is_capital[stretch[0]]:
        return
    fuller = _fuller(view, stretch)
    if fuller:
        yield FULLER, fuller
    places = list(_places(view, stretch))
    if places and places[0][0] == stretch[1]:
        yield PLACE_AFTER, f"{words}, {places.pop(0)[1]}"
    for name, (_, place) in zip(PLACES, places, strict=False):
        yield name, f"{words}, {place}"


def _fuller(view: View, stretch: Stretch) -> str:
    """Find a longer name elsewhere in the text that begins or ends with these words."""
    start, end = stretch
    own = view.text[start:end]
    size = end - start
    for first in range(view.size - size):
        if view.text[first : first + size] != own or first == start:
            continue
        low, high = first, first + size
        while (
            low > 0
            and view.is_capital[low - 1]
            and view.is_alpha[low - 1]
            and view.entity[low - 1] == view.entity[first]
        ):
            low -= 1
        while high < view.size and view.is_capital[high] and view.entity[high] == view.entity[first]:
            high += 1
        before, after = view.text[low:first], view.text[first + size : high]
        if (before or after) and view.entity[first] >= 0:
            inside = view.text[start - len(before) : start] == before and view.text[end : end + len(after)] == after
            if not inside:
                return view.words(low, high)
    return ""


def _places(view: View, stretch: Stretch) -> Iterator[tuple[int, str]]:
    """Find the names of places behind a stretch, then those elsewhere; one right behind it is given its end."""
    start, end = stretch
    own = view.words(start, end)
    seen = {own}
    following = end + (end < view.size and view.text[end] == ",")
    ranges = [(first, last, label) for first, last, label in view.parsed.entities if label in _PLACES]
    ranges.sort(key=lambda found: (found[0] != following, found[0] < end, found[0]))
    if (
        end < following < view.size
        and view.is_capital[following]
        and not any(first == following for first, _, _ in ranges)
    ):
        last = following + 1
        while last < view.size and view.is_capital[last]:
            last += 1
        ranges.insert(0, (following, last, ""))
    for first, last, _ in ranges:
        has_article = view.lower[first] in view.cues.articles and last - first > 1
        text = view.words(first + has_article, last)
        if (last <= start or first >= end) and text not in seen:
            seen.add(text)
            yield (end if first == following else first), text
