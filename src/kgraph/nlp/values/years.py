"""Read years and what is made of them: `in 2008`, `1998-2003`, `the 1970s`, `the 19th century`, `fiscal 2005`."""

from __future__ import annotations

from dataclasses import replace

from kgraph.nlp.values.anchor import iso_month
from kgraph.nlp.values.labels import is_free
from kgraph.nlp.values.moments import YEARS, Moment, named_year, year_at
from kgraph.nlp.values.numerals import read_numeral
from kgraph.nlp.values.ordinals import read_ordinal
from kgraph.nlp.values.page import Page

_MODERN = range(1900, 2101)
_NAMED_LEAST = 1500  # "his 1861 address" names a year, "the 1200 workers" counts
_DECADE = 10
_SHORT_DECADES = 1900  # "the 70s" are those of the twentieth century
_MILLENNIUM = 2000  # "the 2000s" are taken for ten years, "the 1900s" could be a hundred
_CENTURY = 100
_QUARTERS = 4
_QUARTER_MONTHS = 3
_HALF_MONTHS = 6
_YEAR_MONTHS = 12


def read_year(page: Page, at: int, *, is_cued: bool) -> Moment | None:
    """Read a bare number as a year where the words around say so."""
    found = _decade(page, at) or _year_range(page, at)
    if found:
        return found
    year = year_at(page, at)
    if not year or page.lexicon.phrases("era-word").at(page.tokens, at + 1):
        return None
    is_after_hyphen = page.text(at - 1) == "-" and page.is_in(at - 2, "strong-year-cue")
    if not (is_after_hyphen or is_free(page, at, at + 1)):
        return None
    if is_cued or is_after_hyphen or _is_cued(page, at, year):
        return Moment(at, at + 1, f"{year:04}")
    return None


def _is_cued(page: Page, at: int, year: int) -> bool:
    if page.is_in(at + 1, "counted-noun") or page.is_in(at - 1, "strong-year-cue"):
        return not page.is_in(at + 1, "counted-noun")
    if page.is_in(at - 1, "value-determiner") and year >= _NAMED_LEAST:
        return page.kind(at + 1) == "word" and (year in _MODERN or not page.is_plural(at + 1))
    return year in _MODERN and _is_modern_cued(page, at)


def _is_modern_cued(page: Page, at: int) -> bool:
    if page.is_in(at - 1, "year-list-joiner"):
        return year_at(page, at - 2) in _MODERN
    if page.text(at - 1) == "(":
        return page.text(at + 1) in {")", ",", ";"} or page.is_in(at + 1, "range-dash")
    is_closed = not page.is_lower_word(at + 1) or page.is_in(at + 1, "value-function-word")
    return page.is_in(at - 1, "year-cue") and is_closed


def _decade(page: Page, at: int) -> Moment | None:
    """Read `1970s`, `1970's`, `the 70s`; the 1900s could be a century and are left unread."""
    text = page.text(at)
    if not page.is_glued(at + 1) or not page.is_in(at + 1, "decade-ending") or not text.isdigit() or text[-1] != "0":
        return None
    if len(text) == len("70"):
        is_short = page.is_in(at - 1, "apostrophe") and page.is_glued(at)
        is_meant = is_short or (page.is_in(at - 1, "article-the") and int(text) >= 2 * _DECADE)
        return _ten_years(page, at, at + 2, _SHORT_DECADES + int(text)) if is_meant else None
    if int(text) not in YEARS:
        return None
    is_ten = int(text) % _CENTURY or int(text) == _MILLENNIUM
    return _ten_years(page, at, at + 2, int(text)) if is_ten else Moment(at, at + 2)


def read_decade_word(page: Page, at: int) -> Moment | None:
    """Read `the nineties`; not the years of a life (`in her nineties`)."""
    start = page.lexicon.means("decade-word").get(page.lower(at))
    is_age = page.is_in(at - 1, "age-decade-before") or not page.is_in(at - 1, "article-the")
    return None if start is None or is_age else Moment(at, at + 1, start, str(int(start) + _DECADE - 1))


def _ten_years(page: Page, at: int, after: int, start: int) -> Moment | None:
    if page.is_in(at - 1, "age-decade-before") and len(page.text(at)) == len("70"):
        return None
    return Moment(at, after, f"{start:04}", f"{start + _DECADE - 1:04}")


def narrow_decade(moment: Moment, years: str) -> Moment:
    """Keep the first, middle or last years of a decade (`0-3`: early)."""
    if not (moment.end and len(moment.start) == len("1970") and int(moment.end) - int(moment.start) == _DECADE - 1):
        return moment
    low, high = years.split("-")
    return replace(moment, start=str(int(moment.start) + int(low)), end=str(int(moment.start) + int(high)))


def _year_range(page: Page, at: int) -> Moment | None:
    """Read `1998-2003`, `2004/05`."""
    start, text = year_at(page, at), page.text(at + 2)
    is_joined = page.is_in(at + 1, "range-dash") or page.text(at + 1) == "/"
    if start not in _MODERN or not is_joined or not (page.is_glued(at + 1) and page.is_glued(at + 2)):
        return None
    is_longer = page.is_glued(at + 3) and page.text(at + 3) in {"-", "/"}
    if not text.isdigit() or is_longer:
        return None
    end = int(text) if len(text) == len("2003") else start - start % _CENTURY + int(text)
    is_short = len(text) == len("05") and end > start
    is_range = end in _MODERN and end > start and (len(text) == len("2003") or is_short)
    return Moment(at, at + 3, str(start), str(end)) if is_range else None


def read_century(page: Page, at: int) -> Moment | None:
    """Read `19th century` as 1801 to 1900."""
    ordinal = read_ordinal(page, at)
    if ordinal is None:
        return None
    after = ordinal[1] + 1 if page.text(ordinal[1]) == "-" else ordinal[1]
    if not page.is_in(after, "century-word") or not 1 <= ordinal[0] <= _CENTURY // 4:
        return None
    if page.lexicon.phrases("era-word").at(page.tokens, after + 1):
        return Moment(at, after + 2)
    if page.is_capitalised(after) and page.is_capitalised(after + 1):
        return Moment(at, after + 1)
    start = (int(ordinal[0]) - 1) * _CENTURY
    return Moment(at, after + 1, f"{start + 1:04}", f"{start + _CENTURY:04}")


def read_part_of_year(page: Page, at: int) -> Moment | None:
    """Read `third quarter of 2010`, `second half of last year`, `first six months of 2004`, `Q3 2010`."""
    first, last, after = _months(page, at)
    if not last:
        return None
    after = after + 1 if page.is_in(after, "preposition-of") or page.text(after) == "," else after
    year, end = named_year(page, after)
    if not year:
        return None
    return Moment(at, end, iso_month(year, first), iso_month(year, last))


def _months(page: Page, at: int) -> tuple[int, int, int]:
    if page.is_in(at, "quarter-letter") and page.is_glued(at + 1) and page.text(at + 1) in {"1", "2", "3", "4"}:
        number = int(page.text(at + 1))
        return _QUARTER_MONTHS * (number - 1) + 1, _QUARTER_MONTHS * number, at + 2
    ordinal = read_ordinal(page, at)
    if ordinal is None or not 1 <= ordinal[0] <= _QUARTERS:
        return 0, 0, at
    number, after = int(ordinal[0]), ordinal[1] + 1 if page.text(ordinal[1]) == "-" else ordinal[1]
    if page.is_in(after, "quarter-word"):
        return _QUARTER_MONTHS * (number - 1) + 1, _QUARTER_MONTHS * number, after + 1
    if page.is_in(after, "half-word"):
        return _HALF_MONTHS * (number - 1) + 1, min(_HALF_MONTHS * number, _YEAR_MONTHS), after + 1
    months = read_numeral(page, after)
    unit = page.lexicon.phrases("time-unit").at(page.tokens, months.after) if months else None
    if number == 1 and months and unit and unit.means == "P1M" and 1 < months.amount <= _YEAR_MONTHS:
        return 1, int(months.amount), unit.edge
    return 0, 0, at


def read_season(page: Page, at: int) -> Moment | None:
    """Read `spring 2004` and `fiscal 2005` as the year; a winter lies in two and is left unread."""
    for name in ("season-word", "fiscal-word"):
        hit = page.lexicon.phrases(name).at(page.tokens, at)
        if hit:
            after = hit.edge + 1 if page.is_in(hit.edge, "preposition-of") else hit.edge
            years = _year_range(page, after)
            if years:
                return replace(years, first=at)
            year = year_at(page, after)
            return Moment(at, after + 1, f"{year:04}") if year in _MODERN else None
    if page.is_in(at, "winter-word"):
        after = at + 2 if page.is_in(at + 1, "preposition-of") else at + 1
        return Moment(at, after + 1) if year_at(page, after) else None
    return None
