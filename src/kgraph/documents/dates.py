"""Read the date of a head line, as precise as it is written; never a date that is not there.

A line counts only if it is nothing but a date and time in one of the forms below. dateparser
(https://dateparser.readthedocs.io) then turns its words into numbers. Dates are written as ISO 8601
(https://www.w3.org/TR/NOTE-datetime).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from typing import Literal

from kgraph.documents.cues import load_cues, weekday_abbreviations

_SEPARATOR = r"[\s,|·•\u2013—-]*"
_HALF = r"(?:\s*[ap]\.?m\.?)"
_TIME = rf"(?P<time>[0-9]{{1,2}}[:.][0-9]{{2}}(?P<seconds>[:.][0-9]{{2}}(?:\.[0-9]+)?)?{_HALF}?|[0-9]{{1,2}}{_HALF})"
_ZONE = r"(?P<zone>\(?\s*(?:[A-Za-z]{1,5}|local\s+time)?\s*(?P<offset>[+-][0-9]{1,2}(?::?[0-9]{2})?)?\s*\)?)"
_YEAR = r"(?:1[5-9]|20)[0-9]{2}"
_LAST_MONTH = 12


@dataclass(frozen=True, slots=True)
class HeadDate:
    """A date that a head line gives.

    Args:
        value: ISO 8601, or empty for a date of change.
        has_cue: Whether a word such as "Published" stands before it.
        has_time: Whether it gives a time of day or a day of the week.
    """

    value: str
    has_cue: bool
    has_time: bool


def read_date_line(line: str) -> HeadDate | None:
    """Read a line that is nothing but a date of publication or of change.

    Args:
        line: A line of a head or foot.

    Returns:
        What it gives, or None for any other line.

    Example:
        >>> read_date_line("Posted September. 26, 2005 06:15,").value
        '2005-09-26T06:15'
        >>> read_date_line("It began on May 3, 2005") is None
        True
    """
    cues = load_cues()
    bare = line.replace("`", "").replace("*", "").strip()
    cut = re.search(cues.updated.pattern, bare, re.IGNORECASE)
    if cut and not bare[: cut.start()].strip(" |,;·•-\u2013—("):
        return HeadDate("", has_cue=True, has_time=False) if _rest_is_date(bare[cut.end() :]) else None
    if cut and _rest_is_date(bare[cut.end() :]):
        bare = bare[: cut.start()]
    cue = cues.published.match(bare)
    value = read_date(bare[cue.end() :] if cue else bare)
    if not value:
        return None
    has_weekday = re.match(rf"\W*(?:{_names('day')})\b", bare, re.IGNORECASE) is not None
    return HeadDate(value, has_cue=cue is not None, has_time="T" in value or has_weekday)


def read_date(text: str) -> str:
    """Read a text that is nothing but a date, with or without a time.

    Returns:
        ISO 8601 with the precision of the text, or an empty string. Where day and month cannot be told apart
        (`04/05/2024`), only the year is sure.

    Example:
        >>> read_date("Tue, 30/04/2024 - 16:38 GMT+2"), read_date("May 2015")
        ('2024-04-30T16:38+02:00', '2015-05')
        >>> read_date("04/05/2024"), read_date("today")
        ('2024', '')
    """
    bare = text.strip(" \t:,;.|-\u2013—([]`*'\"\xa0")
    bare = bare if "(" in bare else bare.rstrip(") ")
    iso = _read_iso(bare)
    if iso:
        return iso
    match = _line_pattern().fullmatch(bare)
    return _resolve(match) if match else ""


def _rest_is_date(rest: str) -> bool:
    return bool(read_date(rest)) or not rest.strip(" :.,")


def _read_iso(text: str) -> str:
    match = re.fullmatch(
        rf"{_YEAR}-[0-9]{{2}}(?:-[0-9]{{2}}(?:[T ][0-9:.]+(?:\s?Z|[+-][0-9]{{2}}:?[0-9]{{2}})?)?)?", text
    )
    if not match:
        return ""
    month_only = len(text) == len("2005-09")
    try:
        moment = datetime.fromisoformat(f"{text}-01" if month_only else text.replace(" Z", "Z"))
    except ValueError:
        return ""
    if len(text) <= len("2005-09-26"):
        return text
    has_seconds = len(re.split(r"[T ]", text)[1].split("+")[0].split("-")[0].rstrip("Z").split(":")) > len(("h", "m"))
    return _iso_time(moment, has_seconds=has_seconds) + (moment.strftime("%z") and _colon(moment.strftime("%z")))


def _iso_time(moment: datetime, *, has_seconds: bool) -> str:
    return moment.strftime("%Y-%m-%dT%H:%M:%S" if has_seconds else "%Y-%m-%dT%H:%M")


def _colon(offset: str) -> str:
    return f"{offset[:3]}:{offset[3:5]}"


@lru_cache(maxsize=2)
def _names(kind: str) -> str:
    from babel.dates import get_day_names, get_month_names  # noqa: PLC0415 - kept out of light imports

    get = get_day_names if kind == "day" else get_month_names
    # British English writes "Sept" where American English writes "Sep".
    widths: tuple[Literal["wide", "abbreviated"], ...] = ("wide", "abbreviated")
    found = {name for locale in ("en", "en_GB") for width in widths for name in get(width, "format", locale).values()}
    extra = {name[:3] for name in found} | (set(weekday_abbreviations()) if kind == "day" else set())
    return "|".join(sorted(found | extra, key=lambda name: (-len(name), name)))


@lru_cache(maxsize=1)
def _line_pattern() -> re.Pattern[str]:
    day, month = rf"(?:(?:{_names('day')})\.?,?\s+)?", rf"(?:{_names('month')})\.?"
    number = r"[0-9]{1,2}(?:st|nd|rd|th)?"
    forms = (
        rf"(?P<words>{day}{number}[\s-]+(?:of\s+)?{month},?[\s-]+{_YEAR}|{day}{month}\s*{number},?\s+{_YEAR})",
        rf"(?P<month>{month},?\s+{_YEAR})",
        rf"{day}(?P<iso>{_YEAR}[-/.][0-9]{{1,2}}[-/.][0-9]{{1,2}})",
        rf"{day}(?P<numbers>(?P<first>[0-9]{{1,2}})[/.-](?P<second>[0-9]{{1,2}})[/.-](?P<year>{_YEAR}))",
    )
    date = rf"(?P<date>{'|'.join(forms)})"
    time = rf"(?:{_SEPARATOR}(?:at\s+|T)?{_TIME}\s*{_ZONE}?)?"
    early = rf"(?P<early>[0-9]{{1,2}}[:.][0-9]{{2}}{_HALF}?)\s*(?P<early_zone>[A-Z]{{2,4}})?"
    return re.compile(rf"(?:{early}{_SEPARATOR}(?:on\s+)?)?{date}{time}", re.IGNORECASE)


def _resolve(match: re.Match[str]) -> str:
    from dateparser.date import DateDataParser  # noqa: PLC0415 - heavy, and few documents need it

    found = match.groupdict()
    order = "YMD" if found["iso"] else "DMY"
    if found["numbers"]:
        first, second = int(found["first"]), int(found["second"])
        if first != second and max(first, second) <= _LAST_MONTH:
            return str(found["year"])
        order = "DMY" if first > _LAST_MONTH else "MDY"
    time = _clean_time(found["time"] or found["early"] or "")
    settings = {"DATE_ORDER": order, "REQUIRE_PARTS": ["year", "month"], "PREFER_DAY_OF_MONTH": "first"}
    words = re.sub(rf"\b(?:{_names('day')}|of)\b|(?<=[a-z])\.|,", " ", found["date"], flags=re.IGNORECASE)
    parser = DateDataParser(languages=["en"], settings=settings)
    moment = parser.get_date_data(f"{words} {time}".strip()).date_obj
    if moment is None:
        return ""
    if not time:
        return str(moment.strftime("%Y-%m" if found["month"] else "%Y-%m-%d"))
    return _iso_time(moment, has_seconds=bool(found["seconds"])) + _zone(found)


def _clean_time(time: str) -> str:
    half = re.search(r"([ap])\.?m", time, re.IGNORECASE)
    digits = re.sub(r"[^0-9:]", "", time.replace(".", ":")).rstrip(":")
    return f"{digits} {half.group(1)}m" if half else digits


def _zone(found: dict[str, str | None]) -> str:
    """Write the offset of a time zone; nothing where its name is unknown or ambiguous."""
    if found["offset"]:
        sign, digits = found["offset"][0], found["offset"][1:].replace(":", "")
        hours, minutes = (digits, "00") if len(digits) <= len("02") else (digits[:-2], digits[-2:])
        return f"{sign}{hours.zfill(2)}:{minutes}"
    name = re.sub(r"[^a-z ]", "", (found["zone"] or found["early_zone"] or "").lower()).strip()
    return load_cues().zones.get(name, "")
