"""Put dates together: prepositions that bound them, intervals, times of day, and years that the text leaves out."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from kgraph.model import Value, ValueKind
from kgraph.nlp.values.clock import read_clock
from kgraph.nlp.values.moments import (
    NO_YEAR,
    Moment,
    dated,
    read_day_first,
    read_month_first,
    read_numeric,
    undated,
)
from kgraph.nlp.values.page import Found, Page
from kgraph.nlp.values.phrases import Hit
from kgraph.nlp.values.relative import (
    is_future,
    read_current,
    read_directed,
    read_relative_day,
    read_span,
    read_weekday,
    read_weekend,
)
from kgraph.nlp.values.years import (
    narrow_decade,
    read_century,
    read_decade_word,
    read_part_of_year,
    read_season,
    read_year,
)

_DAY = len("2005-09-26")
_MIDDLE = 15  # day of a month that stands for the whole of it


def read_dates(page: Page, at: int) -> Found | None:
    """Read the date or interval that begins at a token."""
    moment = read_moment(page, at)
    if moment is None:
        return _clock_first(page, at)
    moment = _with_clock(page, moment)
    interval = _interval(page, moment)
    if interval:
        return interval
    moment = _resolved(page, moment)
    if not moment.start:
        return page.found(moment.first, moment.after, None)
    return _bounded(page, moment)


def read_moment(page: Page, at: int, *, is_cued: bool = False) -> Moment | None:
    """Read one date, without the words before it that bound it.

    Args:
        page: The text.
        at: Its first token.
        is_cued: Whether words before have already said that a date follows.
    """
    if page.kind(at) == "number":
        found = read_numeric(page, at) or read_day_first(page, at)
        found = found or read_century(page, at) or read_part_of_year(page, at)
        return found or read_year(page, at, is_cued=is_cued)
    if page.kind(at) != "word":
        return None
    month = read_month_first(page, at, is_cued=is_cued)
    return month or _weekday(page, at) or _part(page, at) or _first(_WORD_READERS, page, at)


_WORD_READERS: tuple[Callable[[Page, int], Moment | None], ...] = (
    read_relative_day,
    read_weekend,
    read_span,
    read_directed,
    read_day_first,
    read_century,
    read_part_of_year,
    read_season,
    read_decade_word,
)


def _first(readers: tuple[Callable[[Page, int], Moment | None], ...], page: Page, at: int) -> Moment | None:
    for reader in readers:
        found = reader(page, at)
        if found:
            return found
    return None


def _weekday(page: Page, at: int) -> Moment | None:
    """Read a weekday, with the full date after it if there is one."""
    if not (page.is_in(at, "weekday-word") or page.is_in(at, "weekday-short")) or not page.is_capitalised(at):
        return None
    after = at + 1
    while page.text(after) in {",", ".", "("} or page.is_in(after, "day-part"):
        after += 1
    full = _first((read_numeric, read_day_first), page, after) if page.kind(after) == "number" else None
    full = full or read_month_first(page, after, is_cued=False)
    if full and (full.day or len(full.start) >= _DAY):
        return replace(full, first=at)
    return read_weekday(page, at)


def _part(page: Page, at: int) -> Moment | None:
    """Read `early 1990s`, `mid-September`, `late last year`, `end of 2005`, `later in the year`."""
    hit = page.lexicon.phrases("date-part").at(page.tokens, at)
    if hit is None:
        return None
    inner = hit.edge + 1 if page.text(hit.edge) == "-" or page.is_in(hit.edge, "part-preposition") else hit.edge
    if page.is_in(inner, "article-the"):
        moment = read_current(page, inner) or read_moment(page, inner + 1, is_cued=True)
    else:
        moment = read_moment(page, inner, is_cued=True)
    return narrow_decade(replace(moment, first=at), hit.means) if moment else None


def _with_clock(page: Page, moment: Moment) -> Moment:
    """Add the time of day after a date: `Monday at 10 a.m.`, `September 26, 2005 06:15`."""
    at = moment.after
    while page.text(at) == "," or page.is_in(at, "clock-preposition"):
        at += 1
    clock = read_clock(page, at)
    if clock is None or moment.end or moment.last_day or not (moment.day or len(moment.start) == _DAY):
        return moment
    resolved = _resolved(page, moment)
    is_day = resolved.start and not resolved.start.startswith(NO_YEAR)
    return replace(resolved, start=resolved.start + clock.time, after=clock.after) if is_day else moment


def _clock_first(page: Page, at: int) -> Found | None:
    """Read `10:30 a.m. on Monday`; a time of day without a day is blank."""
    clock = read_clock(page, at)
    if clock is None:
        return None
    after = clock.after
    while page.text(after) == "," or page.is_in(after, "clock-day-preposition"):
        after += 1
    moment = read_moment(page, after)
    if moment:
        moment = _resolved(page, moment)
        if len(moment.start) == _DAY and not moment.end:
            return _bounded(page, replace(moment, first=at, start=moment.start + clock.time))
    return page.found(at, clock.after, None)


def _resolved(page: Page, moment: Moment) -> Moment:
    """Give a date without a year the year closest to publication."""
    if not moment.month:
        return moment
    if not page.anchor.month:
        # Without a date published the year is not known; ISO 8601 has no form for that, XML Schema has.
        return undated(moment)
    if moment.day:
        year = page.anchor.closest_year(moment.month, moment.day, is_ahead=is_future(page, moment.first))
        return dated(moment, year) if year else undated(moment)
    if is_future(page, moment.first):
        is_now = moment.month == page.anchor.month
        return replace(moment, start=page.anchor.month_named(moment.month, 0 if is_now else 1), month=0)
    if page.is_in(moment.first - 1, "ahead-preposition"):
        year = page.anchor.closest_year(moment.month, _MIDDLE)
        return dated(moment, year) if year else undated(moment)
    return replace(moment, start=page.anchor.month_named(moment.month, 0), month=0)


def _interval(page: Page, left: Moment) -> Found | None:
    """Read `from 1998 to 2003`, `between March and May 2005`, `1 March - 3 April 2005`."""
    opening = _before(page, left.first, "interval-opening")
    joint = _joint(page, left.after, opening)
    if not joint:
        return None
    nxt = joint + 1 if page.is_in(joint, "article-the") else joint
    right = read_moment(page, nxt, is_cued=opening is not None)
    if right is None or (left.end and not right.end) or left.last_day or right.last_day:
        return None
    left, right = _aligned(page, left, right)
    first = opening.edge if opening else left.first
    if not (left.start and right.start) or (right.end or right.start)[: len(left.start)] < left.start:
        return page.found(first, right.after, None)
    text = page.words(first, right.after)
    end = right.end or right.start
    return page.found(first, right.after, Value(kind=ValueKind.INTERVAL, text=text, start=left.start, end=end))


def _joint(page: Page, at: int, opening: Hit | None) -> int:
    """Find the token after the word that joins two dates; 0 if there is none."""
    if opening and page.is_in(opening.edge, "range-between"):
        return at + 1 if page.is_in(at, "range-and") else 0
    if page.is_in(at, "range-dash") or page.is_in(at, "range-to"):
        return at + 1
    hit = page.lexicon.phrases("interval-closing").at(page.tokens, at) if opening else None
    return hit.edge if hit else 0


def _aligned(page: Page, left: Moment, right: Moment) -> tuple[Moment, Moment]:
    """Give the left date the year of the right one, or the year before where it would come later."""
    right = _resolved(page, right)
    if left.month and right.start and not right.start.startswith(NO_YEAR):
        year = int(right.start[:4])
        candidate = dated(left, year)
        return (candidate if candidate.start[: len(right.start)] <= right.start else dated(left, year - 1)), right
    return _resolved(page, left), right


def _bounded(page: Page, moment: Moment) -> Found:
    """Read the preposition before a date: `since` and `until` make it an interval, `by` and `before` bound it."""
    start, end, first = moment.start, moment.end, moment.first
    hit = _before(page, first, "date-preposition")
    bound = hit.means if hit and not page.is_in(moment.after, "possessive-ending") else ""
    kind = ValueKind.INTERVAL if end else ValueKind.DATE
    if hit and bound in {"since", "until"}:
        kind, first = ValueKind.INTERVAL, hit.edge
        start, end = (start, "") if bound == "since" else ("", end or start)
        bound = ""
    elif hit and bound == "about":
        first = hit.edge
    elif moment.last_day and page.is_in(first - 1, "interval-opening"):
        first -= 1
    value = Value(kind=kind, text=page.words(first, moment.after), start=start, end=end, bound=bound)
    return page.found(first, moment.after, value)


def _before(page: Page, first: int, cue_list: str) -> Hit | None:
    """Find a preposition before a date, past an article."""
    at = first - 1 if page.is_in(first - 1, "article-the") else first
    return page.lexicon.phrases(cue_list).before(page.tokens, at)
