"""Read lines of a head without a label: an outlet's name, and a date with a place, an outlet or a byline beside it.

Such a line is told by its words, and where they are ambiguous by its neighbours; a name that could as well be a
place's, a person's or a heading's gives nothing.
"""

from __future__ import annotations

import re

from kgraph.documents.cues import load_cues
from kgraph.documents.dates import HeadDate, read_date_line
from kgraph.documents.layout import is_terminal

_WORD = r"[^\W_][\w.'\u2019&+-]*"
_SEPARATOR = re.compile(r"\s*[,|/·•:]\s*|\s+[\u2013—-]+\s+|\s+(?=\()|\s+on\s+|\s+(?=by\s)")
_YEAR = re.compile(r"(?<![0-9])[12][0-9]{3}(?![0-9])")
_LONGEST_LABEL = 60
_MOST_LABEL_WORDS = 7
_LONGEST_PLACE = 45
_MOST_PLACE_WORDS = 6
_WHOLE_DATE = len("2024-03-04")


def is_label(line: str) -> bool:
    """Tell whether a line is short, no sentence, and all its longer words are capitalised.

    Example:
        >>> is_label("Harbour Business Daily"), is_label("Harbour business is daily")
        (True, False)
    """
    words = line.split()
    if not words or len(words) > _MOST_LABEL_WORDS or len(line) > _LONGEST_LABEL or is_terminal(line):
        return False
    if not all(word == "&" or re.fullmatch(rf"{_WORD},?", word) for word in words):
        return False
    small = load_cues().place_particles | load_cues().particles
    return words[0][0].isupper() and all(not word[0].islower() or word in small for word in words)


def is_outlet(line: str, *, is_inside: bool = False) -> bool:
    """Tell whether a line is nothing but the name of an outlet.

    Args:
        line: The line.
        is_inside: Whether it stands between a byline and a date, where less is needed.

    Example:
        >>> is_outlet("Harbour Business Daily"), is_outlet("Nairobi"), is_outlet("World news")
        (True, False, False)
        >>> is_outlet("The Valdoria Post"), is_outlet("The Valdoria Post", is_inside=True)
        (False, True)
    """
    cues = load_cues()
    name = line.strip()
    if name.lower() in cues.outlets:
        return True
    if not is_label(name) or "," in name or name.lower() in cues.noise | cues.article_places:
        return False
    return bool(cues.outlet.search(name) or (is_inside and cues.outlet_inside.search(name)))


def is_known_outlet(line: str) -> bool:
    """Tell whether a line is an outlet of the lexicon."""
    return line.strip().lower() in load_cues().outlets


def is_place(text: str) -> bool:
    """Tell whether a text has the form of a place's name, with or without the country's after a comma.

    Example:
        >>> is_place("Dar es Salaam, Tanzania"), is_place("Workers march in Nairobi"), is_place("Chapter 3")
        (True, False, False)
    """
    words = text.strip().split()
    if not 0 < len(words) <= _MOST_PLACE_WORDS or len(text) > _LONGEST_PLACE:
        return False
    if any(character.isdigit() for character in text) or not all(re.fullmatch(rf"{_WORD},?", word) for word in words):
        return False
    small = load_cues().place_particles
    return words[0][0].isupper() and words[-1][0].isupper() and all(w[0].isupper() or w in small for w in words)


def split_date(line: str) -> tuple[str, HeadDate] | None:
    """Cut a line that opens or ends with a whole date into the rest of it and the date.

    Returns:
        The rest and the date, or None if there is no such date or nothing beside it.

    Example:
        >>> rest, date = split_date("Nairobi, 22 February 2024")
        >>> rest, date.value
        ('Nairobi', '2024-02-22')
        >>> split_date("The fund ends in 2024") is None
        True
    """
    if not _YEAR.search(line):
        return None
    cuts = list(_SEPARATOR.finditer(line))
    for cut in cuts:
        if date := _whole_date(line[cut.end() :]):
            return _rest(line[: cut.start()], date)
    for cut in reversed(cuts):
        if date := _whole_date(line[: cut.start()]):
            return _rest(line[cut.end() :], date)
    return None


def _whole_date(text: str) -> HeadDate | None:
    date = read_date_line(text) if _YEAR.search(text) else None
    return date if date and len(date.value) >= _WHOLE_DATE else None


def _rest(text: str, date: HeadDate) -> tuple[str, HeadDate] | None:
    rest = text.strip(" *_`|,·•-\u2013—")
    return (rest, date) if rest else None
