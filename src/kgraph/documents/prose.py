"""Make segments of paragraphs of prose: crossheads left out, datelines and picture credits cut off."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from kgraph.documents.cues import load_cues
from kgraph.documents.dates import read_date, read_date_line
from kgraph.documents.layout import Paragraph, is_terminal, trim
from kgraph.model import Segment

_DASH = r"\s*(?:—|\u2013|--|-)\s*"
_AGENCY = r"\(\s*(?P<agency>[\w .&\u2019'-]{2,40}?)\s*\)"
_PLACE = r"[^\W\d_a-z][\w.\u2019'-]*(?:[ ,/.]+[^\W_a-z][\w.\u2019'-]*){0,7}?[.,]?"
_DATELINE = re.compile(
    rf"(?:(?P<agency_place>{_PLACE})?\s*{_AGENCY}(?:{_DASH}|\s+(?=[A-Z“\"\u2018])|:\s+)"
    rf"|(?P<place>{_PLACE})\s*(?:—|\u2013|--|\s-)\s+)(?=[\"“\u2018'(]?[A-Z0-9])"
)
_KICKER = re.compile(r"(?=[^:]*\s)[A-Z][A-Z0-9 .\u2019'&-]{4,50}:\s+(?=\S)")
_LONGEST_DATELINE = 90
_LONGEST_OPENING_DATE = 40
_CROSSHEAD_WORDS = 8
_LONGEST_CROSSHEAD = 70
_OPENING_PARAGRAPHS = 2


@dataclass(frozen=True, slots=True)
class Dateline:
    """What stands before the first words of an article.

    Args:
        end: Where the prose begins.
        agency: Agency that it names, or empty.
        published: ISO 8601 date that it gives in full, or empty.
    """

    end: int
    agency: str = ""
    published: str = ""


def prose_segments(text: str, paragraphs: Sequence[Paragraph]) -> tuple[tuple[Segment, ...], Dateline]:
    """Make the segments of a text.

    Args:
        text: The whole text.
        paragraphs: Its paragraphs, head and foot left out.

    Returns:
        The segments, in order, and what datelines say.

    Example:
        >>> from kgraph.documents.layout import group_paragraphs, read_lines
        >>> text = "OSLO, May 3 (Reuters) - The bank raised its rate."
        >>> (segment,), dateline = prose_segments(text, list(group_paragraphs(read_lines(text))))
        >>> text[segment.start : segment.end], dateline.agency
        ('The bank raised its rate.', 'Reuters')
    """
    segments: list[Segment] = []
    said = Dateline(0)
    for number, paragraph in enumerate(paragraphs, start=1):
        if _is_crosshead(paragraph, paragraphs[number] if number < len(paragraphs) else None):
            continue
        start, end = paragraph.start, paragraph.end
        if len(segments) < _OPENING_PARAGRAPHS:
            found = _read_dateline(text, start, end)
            start = found.end
            said = Dateline(0, said.agency or found.agency, said.published or found.published)
        segments.append(trim(text, start, _before_credit(text, start, end)))
    return tuple(segment for segment in segments if _has_words(text, segment)), said


def whole_segments(text: str, paragraphs: Sequence[Paragraph]) -> tuple[Segment, ...]:
    """Make one segment of each paragraph as it is."""
    segments = (trim(text, paragraph.start, paragraph.end) for paragraph in paragraphs)
    return tuple(segment for segment in segments if _has_words(text, segment))


def _has_words(text: str, segment: Segment) -> bool:
    return any(character.isalnum() for character in text[segment.start : segment.end])


def _is_crosshead(paragraph: Paragraph, following: Paragraph | None) -> bool:
    """Tell whether a short line without a full stop stands above a paragraph of prose."""
    words = paragraph.text
    is_short = len(words.split()) <= _CROSSHEAD_WORDS and len(words) <= _LONGEST_CROSSHEAD
    if not is_short or is_terminal(words) or words.endswith((":", ",", ";")) or words[:1].islower():
        return False
    return following is not None and is_terminal(following.text)


def _read_dateline(text: str, start: int, end: int) -> Dateline:
    """Read "PARIS, May 3, 2024 (Reuters) - " or a kicker in capitals at the start of a paragraph."""
    kicker = _KICKER.match(text, start, end)
    if kicker:
        return Dateline(kicker.end())
    match = _DATELINE.match(text, start, min(end, start + _LONGEST_DATELINE))
    if not match:
        return _read_dated_opening(text, start, end)
    agency = match["agency"] or ""
    place, _, when = (match["agency_place"] or match["place"] or "").partition(",")
    is_agency = agency.lower() in load_cues().agencies
    if not is_agency and (not _is_in_capitals(place) or (not when and _has_dash(text[match.end() : end]))):
        return Dateline(start)
    dates = (read_date(when[match_.start() :]) for match_ in re.finditer(r"\S+", when))
    return Dateline(match.end(), agency if is_agency else "", next((date for date in dates if date), ""))


def _read_dated_opening(text: str, start: int, end: int) -> Dateline:
    """Read a weekday and date that run into the first sentence without a comma: "Friday, May 3, 2024 The mayor …"."""
    for gap in re.finditer(r"\s+(?=[A-Z])", text[start : min(end, start + _LONGEST_OPENING_DATE)]):
        date = read_date_line(text[start : start + gap.start()])
        if date and date.has_time and len(date.value) >= len("2024-05-03"):
            return Dateline(start + gap.end(), published=date.value)
    return Dateline(start)


def _has_dash(prose: str) -> bool:
    """Tell whether a second dash follows in the sentence: "NATO — Acme's client — said" opens with a subject."""
    return re.match(r"[^.!?]*\s(?:—|\u2013|--|-)\s", prose) is not None


def _is_in_capitals(place: str) -> bool:
    first = re.split(r"[ .]", place.strip())[0]
    return len(place.strip(". ")) > 1 and first.isupper()


def _before_credit(text: str, start: int, end: int) -> int:
    credit = load_cues().credit.search(text, max(start, end - _LONGEST_DATELINE), end)
    return credit.start() if credit and credit.start() > start else end
