"""Normal forms of the words of a stretch: dates and numbers as data sets write them, and strings to compare by.

Every form has a name, which goes out with a triple as the normalisation it went through.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from kgraph.learning.cues import Cues

WORDS = "words"
NUMBERED = "name with a number first"
_ISO = re.compile(r"(\d{4})-(\d{2})-(\d{2})")
_DAY_FIRST = re.compile(r"(\d{1,2})(?:st|nd|rd|th)?(?: of)? ([^\W\d]+)\.?,? (\d{4})")
_MONTH_FIRST = re.compile(r"([^\W\d]+)\.? (\d{1,2})(?:st|nd|rd|th)? ?,? (\d{4})")
_MONTH = re.compile(r"([^\W\d]+)\.?,? (\d{4})")
_IN_NUMBERS = re.compile(r"(\d{1,2})([/.-])(\d{1,2})\2(\d{4})")
_YEAR = re.compile(r"1\d{3}|20\d{2}")
_NUMBER = re.compile(r"-?[\d,]*\.?\d+(?:[eE]\d+)?")
_ONLY_DIGITS = re.compile(r"[\d,.\-\u2212]+")
_SIGNS = frozenset(",.-\u2212")
_NUMBERED = re.compile(r"[\d,.]+ [A-Z]")
_DIGIT = re.compile(r"\d")
_MINUS = "\u2212"
_LETTERS = str.maketrans(
    {"Æ": "Ae", "æ": "ae", "Ø": "O", "ø": "o", "Ł": "L", "ł": "l", "ß": "ss", "\u0131": "i", "Đ": "D", "đ": "d"}
)
_MONTHS = 12


class Day(NamedTuple):
    """A date as far as it is given."""

    year: int
    month: int | None = None
    day: int | None = None


@lru_cache(maxsize=65536)
def fold(text: str) -> str:
    """Reduce a string to what two spellings of a name share.

    Example:
        >>> fold("Göteborg_(harbour)")
        'goteborgharbour'
    """
    plain = "".join(letter for letter in unicodedata.normalize("NFKD", text) if not unicodedata.combining(letter))
    return re.sub(r"[\W_]+", "", plain.replace("&", " and ").translate(_LETTERS).lower())


def read_day(text: str, cues: Cues) -> Day | None:
    """Read a date; None if the text is none.

    Example:
        >>> from kgraph.ontology import load_ontology
        >>> from kgraph.learning.cues import find_cues
        >>> read_day("March 3, 1961", find_cues(load_ontology()))
        Day(year=1961, month=3, day=3)
    """
    bare = text.strip().strip('"')
    if found := _ISO.fullmatch(bare):
        return Day(*map(int, found.groups()))
    if found := _YEAR.fullmatch(bare):
        return Day(int(found[0]))
    for shape, (year, month, day) in ((_DAY_FIRST, (3, 2, 1)), (_MONTH_FIRST, (3, 1, 2)), (_MONTH, (2, 1, 0))):
        found = shape.fullmatch(bare)
        number = cues.months.get(found[month].lower()) if found else None
        if found and number:
            return Day(int(found[year]), number, int(found[day]) if day else None)
    return None


def read_number(text: str) -> float | None:
    """Read the number that a text begins with; None if it begins with none.

    Example:
        >>> read_number("1,250 metres")
        1250.0
    """
    bare = text.strip().strip('"').replace(_MINUS, "-")
    found = _NUMBER.match(bare)
    return float(found[0].replace(",", "")) if found else None


def kind_of(text: str, cues: Cues) -> str:
    """Tell what a stretch looks like: a date by its precision, a number with its unit or in a name, or words."""
    if _DIGIT.search(text):
        if _IN_NUMBERS.fullmatch(text):
            return "date_n"
        if day := read_day(text, cues):
            return "date_y" if day.month is None else "date_m" if day.day is None else "date_d"
    elif text[:1] not in _SIGNS:
        return WORDS
    if _ONLY_DIGITS.fullmatch(text):
        return "number"
    if _NUMBERED.match(text):
        return NUMBERED
    return "measure" if re.match(r"[\d,.]+ ", text) else WORDS


def forms_of(text: str, cues: Cues) -> dict[str, str]:
    """List the strings that may stand for a stretch in a data set, by the name of the form.

    Example:
        >>> from kgraph.ontology import load_ontology
        >>> from kgraph.learning.cues import find_cues
        >>> forms_of("3 March 1961", find_cues(load_ontology()))["iso-date"]
        '1961-03-03'
    """
    forms = {"as written": text}
    if not _DIGIT.search(text):
        return forms
    day = read_day(text, cues)
    if day:
        forms.update(_date_forms(day, cues))
    if found := _IN_NUMBERS.fullmatch(text):
        return forms | dict(_number_dates(int(found[1]), int(found[3]), int(found[4]), cues))
    number = read_number(text)
    if number is not None and not _NUMBERED.match(text):
        forms["decimal"] = str(number)
        forms["digits"] = re.sub(r"[^\d.\-]", "", text)
        forms["integer"] = str(int(number)) if abs(number) < 1e18 else text  # noqa: PLR2004 - beyond, floats are inexact
    return forms


def _number_dates(one: int, two: int, year: int, cues: Cues) -> Iterator[tuple[str, str]]:
    """Read a date in numbers both ways where both are possible; which the data set means is learnt."""
    for order, day, month in (("day first", one, two), ("month first", two, one)):
        if month <= _MONTHS:
            for name, form in _date_forms(Day(year, month, day), cues).items():
                yield f"{name}, {order}", form


def _date_forms(day: Day, cues: Cues) -> dict[str, str]:
    month = cues.month_names.get(day.month or 0, "")
    if day.month is None or not 1 <= day.month <= _MONTHS:
        return {
            "first of year": f"01 {cues.month_names[1]} {day.year}",
            "first of year, iso": f"{day.year}-01-01",
            "year": str(day.year),
        }
    if day.day is None:
        return {
            "first of month": f"01 {month} {day.year}",
            "first of month, iso": f"{day.year}-{day.month:02d}-01",
            "month, iso": f"{day.year}-{day.month:02d}",
            "year": str(day.year),
        }
    return {
        "day month year": f"{day.day:02d} {month} {day.year}",
        "iso-date": f"{day.year}-{day.month:02d}-{day.day:02d}",
        "year": str(day.year),
    }
