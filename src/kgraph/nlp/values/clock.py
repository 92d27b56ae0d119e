"""Read times of day: `6:15`, `06:15:30`, `10 a.m.`, `6.15pm GMT`."""

from __future__ import annotations

from typing import NamedTuple

from kgraph.nlp.values.page import Page

_NOON = 12
_HOURS = 24
_MINUTES = 60


class Clock(NamedTuple):
    """A time of day as the end of an ISO 8601 date-time, and the token after it."""

    time: str
    after: int


def read_clock(page: Page, at: int) -> Clock | None:
    """Read the time of day that begins at a token; a bare number is none."""
    if page.kind(at) != "number" or "," in page.text(at):
        return None
    parts, after = page.text(at).split("."), at + 1
    while _goes_on(page, after):
        parts, after = [*parts, page.text(after + 1)], after + 2
    is_marked = after > at + 1
    half = page.lexicon.phrases("clock-half").at(page.tokens, after)
    if half is None and not is_marked:
        return None
    after = half.edge if half else after
    time = _time(parts, half.means if half else "")
    return Clock(time + _zone(page, after), after + page.is_in(after, "timezone-word")) if time else None


def _goes_on(page: Page, at: int) -> bool:
    """Tell whether minutes or seconds follow: a colon and two digits, without spaces."""
    is_glued = page.is_glued(at) and page.is_glued(at + 1)
    return page.text(at) == ":" and is_glued and len(page.text(at + 1)) == len("15")


def _time(parts: list[str], half: str) -> str:
    if len(parts) > len("hms") or not all(part.isdigit() for part in parts):
        return ""
    hour, minute, second = (*(int(part) for part in parts), 0, 0)[:3]
    if half:
        if not 1 <= hour <= _NOON:
            return ""
        hour = hour % _NOON + int(half)
    is_time = hour < _HOURS and minute < _MINUTES and second < _MINUTES
    return f"T{hour:02}:{minute:02}:{second:02}" if is_time else ""


def _zone(page: Page, at: int) -> str:
    return "Z" if page.is_in(at, "zero-timezone") else ""
