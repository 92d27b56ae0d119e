"""Read dates that count from publication: `last October`, `next Monday`, `yesterday`, `the past three years`."""

from __future__ import annotations

from datetime import date, timedelta

from kgraph.nlp.values.durations import iso_duration
from kgraph.nlp.values.moments import Moment, month_at
from kgraph.nlp.values.numerals import read_numeral
from kgraph.nlp.values.page import Page

_CENTURY = 100
_DAY_HOURS = 24
_CLAUSE = 10  # words before a weekday in which "will" makes it a coming one


def read_relative_day(page: Page, at: int) -> Moment | None:
    """Read `yesterday`, `last night`, `the day after tomorrow`."""
    hit = page.lexicon.phrases("relative-day").at(page.tokens, at)
    if hit is None or (page.is_capitalised(at) and page.kind(at - 1) == "word"):
        return None
    after = hit.edge + 1 if page.is_in(hit.edge, "day-part") else hit.edge
    return Moment(at, after, page.anchor.shift("D", int(hit.means)))


def read_directed(page: Page, at: int) -> Moment | None:
    """Read `last October`, `this week`, `next year`, `last Friday`, `this coming Monday`."""
    means = page.lexicon.means("direction-word").get(page.lower(at))
    if means is None:
        return None
    direction, noun = int(means), at + 1
    further = page.lexicon.means("span-word").get(page.lower(noun))
    if direction == 0 and further is not None:
        direction, noun = int(further), noun + 1
    month, after = month_at(page, noun)
    if month:
        found = page.anchor.month_named(month, direction) if direction else _this_month(page, month)
        return Moment(at, after, found)
    weekday = page.lexicon.means("weekday-word").get(page.lower(noun))
    if weekday is not None and page.is_capitalised(noun):
        found = page.anchor.weekday(int(weekday), direction) if direction else _this_weekday(page, int(weekday))
        return Moment(at, noun + 1 + page.is_in(noun + 1, "day-part"), found)
    if page.is_in(noun, "weekend-word"):
        return Moment(at, noun + 1, *page.anchor.weekend(direction, is_ahead=is_future(page, at)))
    return _unit(page, at, noun, direction)


def read_weekend(page: Page, at: int) -> Moment | None:
    """Read `over the weekend` as the last one up to publication, or the coming one after `will`."""
    is_meant = page.is_in(at - 1, "article-the") and page.is_in(at - 2, "weekend-preposition")
    if not page.is_in(at, "weekend-word") or not is_meant or page.is_in(at + 1, "preposition-of"):
        return None
    direction = 0 if is_future(page, at) else -1
    return Moment(at - 1, at + 1, *page.anchor.weekend(direction, is_ahead=True))


def _this_month(page: Page, month: int) -> str:
    return f"{page.anchor.year:04}-{month:02}" if page.anchor.year else ""


def _this_weekday(page: Page, weekday: int) -> str:
    today = page.anchor.today
    if today and today.isoweekday() == weekday:
        return today.isoformat()
    return page.anchor.weekday(weekday, 1)


def _unit(page: Page, at: int, noun: int, direction: int) -> Moment | None:
    """Read `last year`, `this month`, `next week`; `the last year` is a span of its own (`read_span`)."""
    code = page.lexicon.means("time-unit").get(page.lower(noun))
    if page.is_in(noun, "season-word") or page.is_in(noun, "winter-word"):
        return Moment(at, noun + 1)
    if code is None or page.lower(noun).endswith("s") or (direction and page.is_in(at - 1, "article-the")):
        return None
    start, end = unit_around(page, code, direction)
    return Moment(at, noun + 1, start, end) if start else None


def unit_around(page: Page, code: str, direction: int) -> tuple[str, str]:
    """Give the year, month, week or century of publication, or the one before or after."""
    if code in {"P1Y", "P1M"}:
        return page.anchor.shift(code[-1], direction), ""
    if code == "P7D":
        return page.anchor.week(direction)
    if code == "P100Y" and direction <= 0 and page.anchor.year:
        start = (page.anchor.year - 1) // _CENTURY * _CENTURY + direction * _CENTURY
        return f"{start + 1:04}", f"{start + _CENTURY:04}"
    return "", ""


def read_span(page: Page, at: int) -> Moment | None:
    """Read `past three years`, `next 10 days`, `the past year`, and `over the last month`."""
    means = page.lexicon.means("span-word").get(page.lower(at))
    if means is None or _is_verb(page, at):
        return None
    number = read_numeral(page, at + 1)
    if number and number.form not in {"digits", "words"}:
        return None
    noun = number.after if number else at + 1
    noun = noun + 1 if page.text(noun) == "-" else noun
    code = page.lexicon.means("time-unit").get(page.lower(noun))
    if code is None or (number is None and not _is_whole(page, at, noun)):
        return None
    if page.is_in(at, "unanchored-span-word") or page.is_in(noun + 1, "span-ending"):
        # "the past four weeks ending on 6 July": it does not end at publication.
        return Moment(at, noun + 1)
    start, end = _reach(page, iso_duration(number.amount, code) if number else code, int(means))
    return Moment(at, noun + 1, start, end)


def _is_verb(page: Page, at: int) -> bool:
    """Tell whether `last` is what a thing does: `did not last 48 hours`, `will last two weeks`."""
    return page.lower(at) in page.lexicon.words("span-word-also-verb") and page.is_in(at - 1, "verb-cue")


def _is_whole(page: Page, at: int, noun: int) -> bool:
    """Tell whether `the past year` or `over the last year` is a span up to now, not `the last year of the war`."""
    is_plural = page.lower(noun).endswith("s")
    if is_plural or not page.is_in(at - 1, "article-the") or page.is_in(noun + 1, "preposition-of"):
        return False
    return page.is_in(at, "open-span-word") or page.is_in(at - 2, "span-preposition")


def _reach(page: Page, duration: str, direction: int) -> tuple[str, str]:
    """Give both ends of a span before or after publication, as exact as its unit."""
    count, unit = duration[1:-1].removeprefix("T"), duration[-1:]
    if duration.startswith("PT"):
        is_days = unit == "H" and count.isdigit() and int(count) % _DAY_HOURS == 0
        count, unit = (str(int(count) // _DAY_HOURS), "D") if is_days else ("", "")
    if not count.isdigit() or unit not in {"Y", "M", "D"}:
        return "", ""
    ends = sorted((0, direction * int(count)))
    start, end = (page.anchor.shift(unit, shift) for shift in ends)
    return (start, end) if start and end else ("", "")


def read_current(page: Page, at: int) -> Moment | None:
    """Read `the year` of `by the end of the year` as the year of publication; `at` is the article."""
    code = page.lexicon.means("time-unit").get(page.lower(at + 1))
    if code not in {"P1Y", "P1M", "P7D"} or page.is_in(at + 2, "preposition-of"):
        return None
    start, end = unit_around(page, code, 0)
    return Moment(at, at + 2, start, end)


def read_weekday(page: Page, at: int) -> Moment | None:
    """Read `Monday` as the last one up to publication, or the next after `will`; also `Wednesday next week`."""
    number = page.lexicon.means("weekday-word").get(page.lower(at))
    if number is None or not page.is_capitalised(at) or _is_no_day(page, at):
        return None
    after = at + 1 + page.is_in(at + 1, "day-part")
    direction = page.lexicon.means("direction-word").get(page.lower(after))
    if direction is not None and page.lexicon.means("time-unit").get(page.lower(after + 1)) == "P7D":
        monday = page.anchor.week(int(direction))[0]
        return Moment(at, after + 2, _days_on(monday, int(number) - 1))
    is_plan = page.is_in(at - 1, "plan-preposition") and not page.is_in(after, "possessive-ending")
    is_ahead = is_plan or is_future(page, at)
    is_today = page.anchor.today is not None and page.anchor.today.isoweekday() == int(number)
    return Moment(at, after, page.anchor.weekday(int(number), 1 if is_ahead and not is_today else 0))


def _days_on(day: str, count: int) -> str:
    return (date.fromisoformat(day) + timedelta(days=count)).isoformat() if day else ""


def _is_no_day(page: Page, at: int) -> bool:
    """Tell whether a weekday is generic or part of a name: `every Monday`, `Black Monday`, `Sunday Times`."""
    before = at - 1
    is_named = (
        page.is_capitalised(before) and not page.is_in(before, "value-function-word") and page.kind(before) == "word"
    )
    is_dash = page.text(before) == "-" and page.is_glued(at)
    # "on a Friday" is any; "in a Friday letter" is one.
    is_beside = page.is_in(before, "weekday-article") and page.is_in(at + 1, "dated-noun")
    is_generic = page.is_in(before, "weekday-generic-before") and not page.is_in(before, "direction-word")
    is_generic = is_generic and not is_beside
    return is_named or is_dash or is_generic or page.is_in(at + 1, "weekday-name-after")


def is_future(page: Page, at: int) -> bool:
    """Tell whether a word such as `will` stands before a token in its clause, or after one at its head."""
    if _ends(page, at - 1) or (_ends(page, at - 2) and page.kind(at - 1) == "word"):
        return _is_announced(page, at)
    for before in range(at - 1, max(at - _CLAUSE, 0) - 1, -1):
        if page.text(before) == "," or _ends(page, before):
            return False
        if page.is_lower_word(before) and page.lexicon.phrases("value-future-word").at(page.tokens, before):
            return True
    return False


def _is_announced(page: Page, at: int) -> bool:
    """Tell whether a date at the head of a sentence is that of what will be: `On Friday, voters will choose`."""
    for after in range(at + 1, at + _CLAUSE):
        if _ends(page, after) or page.is_in(after, "clause-end-word"):
            return False
        if page.is_lower_word(after) and page.lexicon.phrases("value-future-word").at(page.tokens, after):
            return True
    return False


def _ends(page: Page, at: int) -> bool:
    return page.text(at) in {".", ";", "?", "!", '"', "”"} or page.kind(at) == "break"
