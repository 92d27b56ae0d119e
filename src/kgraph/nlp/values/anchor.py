"""Count days, months and years from the day of publication.

Dates are ISO 8601 strings as precise as they are known: `2005`, `2005-09`, `2005-09-26`.
"""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta

_ISO = re.compile(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?(?![0-9])")
_MONTHS = 12
_WEEK = 7
_SATURDAY = 6
_LEAP_YEAR_DAYS = 366


def iso_day(year: int, month: int, day: int) -> str:
    """Give a day as ISO 8601, or an empty string if there is no such day.

    Example:
        >>> iso_day(2005, 9, 26), iso_day(2005, 2, 30)
        ('2005-09-26', '')
    """
    if not (1 <= year <= date.max.year and 1 <= month <= _MONTHS and 1 <= day <= monthrange(year, month)[1]):
        return ""
    return f"{year:04}-{month:02}-{day:02}"


def iso_month(year: int, month: int) -> str:
    """Give a month as ISO 8601; months outside 1 to 12 count on into other years.

    Example:
        >>> iso_month(2005, -2), iso_month(2005, 9)
        ('2004-10', '2005-09')
    """
    index = year * _MONTHS + month - 1
    return f"{index // _MONTHS:04}-{index % _MONTHS + 1:02}"


@dataclass(frozen=True, slots=True)
class Anchor:
    """The time of publication, as far as it is known.

    Args:
        year: Its year; 0 if nothing is known, then nothing relative can be resolved.
        month: Its month, or 0.
        day: Its day, or 0.

    Example:
        >>> Anchor.parse("2005-09-26T06:15").shift("D", -1)
        '2005-09-25'
    """

    year: int = 0
    month: int = 0
    day: int = 0

    @classmethod
    def parse(cls, published: str) -> Anchor:
        """Read an ISO 8601 date or date-time; anything else means that nothing is known."""
        match = _ISO.match(published)
        if not match:
            return cls()
        year, month, day = (int(part or 0) for part in match.groups())
        if day and not iso_day(year, month, day):
            return cls()
        return cls(year, month, day) if month <= _MONTHS else cls()

    @property
    def today(self) -> date | None:
        """The day of publication, if known to the day."""
        return date(self.year, self.month, self.day) if self.day else None

    def shift(self, unit: str, count: int) -> str:
        """Go years (`Y`), months (`M`) or days (`D`) on or back; empty if not known that precisely or out of range."""
        if unit == "Y":
            year = self.year + count
            return f"{year:04}" if self.year and 1 <= year <= date.max.year else ""
        if unit == "M":
            found = iso_month(self.year, self.month + count) if self.month else ""
            return found if "0001" <= found[:4] <= "9999" and len(found) == len("2005-09") else ""
        return self._day(count)

    def week(self, count: int) -> tuple[str, str]:
        """Give Monday and Sunday of the week that many weeks on or back; empty strings if not known."""
        if not self.today:
            return "", ""
        monday = count * _WEEK - self.today.weekday()
        return self._day(monday), self._day(monday + _WEEK - 1)

    def weekend(self, direction: int, *, is_ahead: bool = False) -> tuple[str, str]:
        """Give Saturday and Sunday of a weekend; empty strings if not known.

        Args:
            direction: The last one before or at publication (-1), the one closest to it (0), the one after that (1).
            is_ahead: Whether one that is over is not meant; on a Monday the closest one is.
        """
        if not self.today:
            return "", ""
        weekday = self.today.isoweekday()
        saturday = _SATURDAY - weekday
        is_over = saturday > 0 and (direction < 0 or (direction == 0 and weekday == 1 and not is_ahead))
        first = saturday + _WEEK * (max(direction, 0) - is_over)
        return self._day(first), self._day(first + 1)

    def weekday(self, number: int, direction: int) -> str:
        """Give the nearest such weekday (1 is Monday): strictly before (-1), strictly after (1), or up to today (0)."""
        if not self.today:
            return ""
        gap = (number - self.today.isoweekday()) % _WEEK
        if direction > 0:
            return self._day(gap or _WEEK)
        return self._day(gap - _WEEK if gap or direction else 0)

    def month_named(self, month: int, direction: int) -> str:
        """Give the nearest such month: before (-1) or after (1) the month of publication, or up to it (0)."""
        if not self.month:
            return ""
        gap = (month - self.month) % _MONTHS
        if direction > 0:
            return self.shift("M", gap or _MONTHS)
        return self.shift("M", gap - _MONTHS if gap or direction else 0)

    def closest_year(self, month: int, day: int, *, is_ahead: bool = False) -> int:
        """Give the year that brings a day and month closest to publication; 0 if not known.

        Args:
            month: The month.
            day: The day.
            is_ahead: Whether the text says that it is to come; else the past is taken unless it is twice as far.
        """
        if not self.today:
            return 0
        past = self._gap(month, day, (self.year, self.year - 1), 1)
        ahead = self._gap(month, day, (self.year, self.year + 1), -1)
        is_next = is_ahead or 2 * ahead[0] < past[0]
        return ahead[1] if is_next and past[0] else past[1]

    def _gap(self, month: int, day: int, years: tuple[int, int], sign: int) -> tuple[int, int]:
        """Give the days from (1) or to (-1) the nearest such day, and its year."""
        if not self.today:
            return 0, 0
        dates = [(date.fromisoformat(text), year) for year in years if (text := iso_day(year, month, day))]
        gaps = [(sign * (self.today - found).days, year) for found, year in dates]
        return min((gap for gap in gaps if gap[0] >= 0), default=(_LEAP_YEAR_DAYS, self.year))

    def _day(self, count: int) -> str:
        try:
            return (self.today + timedelta(days=count)).isoformat() if self.today else ""
        except OverflowError:
            return ""
