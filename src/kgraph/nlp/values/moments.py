"""Read dates that name their year, month or day: `September 26, 2005`, `26/09/2005`, `October 2004`, `Sept. 26`."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from kgraph.nlp.values.anchor import iso_day, iso_month
from kgraph.nlp.values.measures import read_unit
from kgraph.nlp.values.numerals import read_numeral
from kgraph.nlp.values.ordinals import read_ordinal
from kgraph.nlp.values.page import Page

_ISO = re.compile(
    r"(?P<year>[0-9]{4})(?P<mark>[-/])(?P<month>[0-9]{1,2})(?P=mark)(?P<day>[0-9]{1,2})"
    r"(?:[T ](?P<clock>[0-9]{2}:[0-9]{2}(?::[0-9]{2})?)(?:\.[0-9]+)?(?P<zone>Z|[+-][0-9]{2}:?[0-9]{2})?)?(?![\w/])"
)
_NUMERIC = re.compile(r"([0-9]{1,2})([/.])([0-9]{1,2})\2([0-9]{4})(?![\w/])")
_DAYS = 31
_LEAP_YEAR = 2000  # any day that some year has
NO_YEAR = "--"
_OPENING = frozenset('(["`\u201c\u2018\u2014')  # may touch a day from before
_MONTHS = 12
_ABBREVIATED = 4  # letters of the longest short name of a month
YEARS = range(1000, 2101)


@dataclass(frozen=True, slots=True)
class Moment:
    """A date or an interval with its tokens.

    Args:
        first: Its first token.
        after: The token after it.
        start: ISO 8601, empty while the year is not known (`month` is set) or if it cannot be normalised.
        end: Last day, month or year of an interval, or empty.
        month: The month of a date without a year, or 0.
        day: Its day, or 0.
        last_day: The last day of a range of days in one month, or 0.
    """

    first: int
    after: int
    start: str = ""
    end: str = ""
    month: int = 0
    day: int = 0
    last_day: int = 0


def dated(moment: Moment, year: int) -> Moment:
    """Give a date without a year its year; a day that the month does not have leaves it unread."""
    if not moment.day:
        return replace(moment, start=iso_month(year, moment.month), month=0)
    start = iso_day(year, moment.month, moment.day)
    end = iso_day(year, moment.month, moment.last_day) if moment.last_day else ""
    return replace(moment, start=start, end=end, month=0)


def undated(moment: Moment) -> Moment:
    """Give a date that keeps no year its form without one: `--09`, `--09-26`.

    Spec: https://www.w3.org/TR/xmlschema11-2/#gMonthDay (ISO 8601 dropped this form in 2004).
    """
    dates = dated(moment, _LEAP_YEAR)
    start, end = (NO_YEAR + date[len(f"{_LEAP_YEAR}-") :] if date else "" for date in (dates.start, dates.end))
    return replace(moment, start=start, end=end, month=0)


def year_at(page: Page, at: int) -> int:
    """Read a token as a year from 1000 to 2100, or 0."""
    text = page.text(at)
    is_year = page.kind(at) == "number" and len(text) == len("2005") and text.isdigit() and int(text) in YEARS
    is_cut = page.is_glued(at + 1) and page.kind(at + 1) == "word" and not page.is_in(at + 1, "possessive-ending")
    return int(text) if is_year and not is_cut else 0


def month_at(page: Page, at: int) -> tuple[int, int]:
    """Read a token as a month: its number and the token after it, or zeros."""
    number = page.lexicon.means("month-word").get(page.lower(at)) if page.is_capitalised(at) else None
    if number is None:
        return 0, at
    is_short = len(page.text(at)) <= _ABBREVIATED or page.text(at + 1) == "."
    has_dot = is_short and page.text(at + 1) == "." and page.is_glued(at + 1)
    return int(number), at + 2 if has_dot and _goes_on(page, at + 2) else at + 1


def _goes_on(page: Page, at: int) -> bool:
    return page.kind(at) == "number" or page.is_lower_word(at) or page.text(at) == ","


def day_at(page: Page, at: int) -> tuple[int, int]:
    """Read a token as a day of a month, with or without `th`: its number and the token after it, or zeros."""
    number, after = 0, at
    found = read_ordinal(page, at)
    if found and found[0] <= _DAYS:
        number, after = int(found[0]), found[1]
    elif page.kind(at) == "number" and page.text(at).isdigit() and len(page.text(at)) <= len("26"):
        number, after = int(page.text(at)), at + 1
        if page.is_glued(after) and (page.kind(after) == "word" or page.text(after) in {":", "/", "%", "°"}):
            return 0, at
        if page.is_in(after, "counted-noun"):
            return 0, at
        numeral = read_numeral(page, at)
        if numeral and (numeral.scale != 1 or read_unit(page, numeral)[0]):
            return 0, at
    return (number, after) if 1 <= number <= _DAYS else (0, at)


def read_numeric(page: Page, at: int) -> Moment | None:
    """Read `2005-09-26`, `2005-09-26T06:15:00Z`, `26/09/2005`; `05/06/2005` could be two days and is left unread."""
    start = page.tokens[at].start
    if start and (page.source[start - 1].isalnum() or page.source[start - 1] in "/.-"):
        return None
    match = _ISO.match(page.source, start)
    if match:
        day = iso_day(int(match["year"]), int(match["month"]), int(match["day"]))
        clock = f"T{match['clock']}{'' if match['clock'].count(':') > 1 else ':00'}" if match["clock"] else ""
        return Moment(at, _token_after(page, at, match.end()), day and day + clock + (match["zone"] or ""))
    match = _NUMERIC.match(page.source, start)
    if match is None:
        return None
    first, second, year = int(match[1]), int(match[3]), int(match[4])
    day = iso_day(year, second, first) if first > _MONTHS or first == second else ""
    day = iso_day(year, first, second) if second > _MONTHS else day
    return Moment(at, _token_after(page, at, match.end()), day)


def _token_after(page: Page, at: int, end: int) -> int:
    while at < len(page.tokens) and page.tokens[at].start < end:
        at += 1
    return at


def read_month_first(page: Page, at: int, *, is_cued: bool) -> Moment | None:
    """Read `September 26, 2005`, `Sept. 26`, `October 2004`, and a month alone where a cue stands before it."""
    month, after = month_at(page, at)
    if not month:
        return None
    day, end = day_at(page, after)
    if day:
        last, end = _last_day(page, at, end, day)
        moment = Moment(at, end, month=month, day=day, last_day=last)
        return _with_year(page, moment)
    moment = _with_year(page, Moment(at, after, month=month))
    if moment.start or is_cued or _is_cued_month(page, at):
        return moment
    return None


def read_day_first(page: Page, at: int) -> Moment | None:
    """Read `26 September 2005`, `the 26th of September`, `26-28 September`."""
    day, after = day_at(page, at)
    if not day or (page.is_glued(at) and page.text(at - 1) not in _OPENING):
        return None
    last, after = _last_day(page, at, after, day)
    month, end = month_at(page, after + 1 if page.is_in(after, "preposition-of") else after)
    return _with_year(page, Moment(at, end, month=month, day=day, last_day=last)) if month else None


def _last_day(page: Page, first: int, at: int, day: int) -> tuple[int, int]:
    """Read the second day of `26-28`, `26 to 28`, `26 and 27`."""
    joins = ("range-dash", "range-to", "range-and")
    is_between = page.is_in(first - 1, "range-between")
    if not any(page.is_in(at, name) for name in joins) or year_at(page, at + 1):
        return 0, at
    last, after = day_at(page, at + 1)
    is_next = is_between or not page.is_in(at, "range-and") or last == day + 1
    is_end = page.kind(after) != "word" or not page.is_lower_word(after) or page.is_in(after, "value-function-word")
    return (last, after) if last > day and is_next and is_end else (0, at)


def _with_year(page: Page, moment: Moment) -> Moment:
    at = moment.after
    if page.text(at) == "," or page.is_in(at, "preposition-of"):
        at += 1
    year, after = named_year(page, at)
    is_count = page.is_in(after, "counted-noun") or (at > moment.after and page.is_in(after, "preposition-of"))
    if year and not is_count:
        return dated(replace(moment, after=after), year)
    year = _listed_year(page, moment.after)
    return dated(moment, year) if year else moment


def _listed_year(page: Page, at: int) -> int:
    """Read the year at the end of a list of months or days: `April, May and June 2004`; 0 if there is none."""
    while page.is_in(at, "year-list-joiner"):
        at = at + 1 if page.text(at) == "," and page.is_in(at + 1, "year-list-joiner") else at
        month, after = month_at(page, at + 1)
        if not month:
            return 0
        _, after = day_at(page, after)
        year = year_at(page, after + 1 if page.text(after) == "," else after)
        if year:
            return year
        at = after
    return 0


def named_year(page: Page, at: int) -> tuple[int, int]:
    """Read `2010` or `last year`: the year and the token after it, or zeros."""
    year = year_at(page, at)
    if year:
        return year, at + 1
    direction = page.lexicon.means("direction-word").get(page.lower(at))
    unit = page.lexicon.means("time-unit").get(page.lower(at + 1))
    is_year = direction is not None and unit == "P1Y" and page.anchor.year
    return (page.anchor.year + int(direction or 0), at + 2) if is_year else (0, at)


def _is_cued_month(page: Page, at: int) -> bool:
    before = page.lower(at - 1)
    if page.is_in(at + 1, "possessive-ending"):
        return not page.is_in(at, "month-also-name")
    is_name = page.is_in(at, "month-also-name")
    cues = page.lexicon.words("month-cue-strong" if is_name else "month-cue")
    is_followed_by_name = is_name and page.is_capitalised(at + 1)
    return before in cues and not is_followed_by_name
