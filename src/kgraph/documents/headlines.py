"""Read the head of an article: lines of date, byline and outlet, each on a line or in a block without blank lines.

Lines that say what they are ("By …", a whole date) are read first. Lines without a label are then read by their
neighbours: names beside a date, an outlet beside a byline or a date. The headline is never one of them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from kgraph.documents.cues import load_cues
from kgraph.documents.dates import read_date_line
from kgraph.documents.head import Head
from kgraph.documents.layout import Line, is_terminal
from kgraph.documents.masthead import is_known_outlet, is_label, is_outlet, is_place, split_date
from kgraph.documents.names import (
    Byline,
    ends_with_suffix,
    read_agency_line,
    read_bare_name,
    read_byline,
    read_continuation,
)
from kgraph.documents.title import fold

LONGEST_HEAD_LINE = 160
_PROSE_WORDS = 25
_MOST_BLOCK_LINES = 7
_WHOLE_DATE = len("2005-09-26")
_PARTS = re.compile(r"\s+[|•·]\s+|\t+|\s{3,}|\s(?:[\u2013—-]|--)\s")


def mark_head(lines: Sequence[Line], head: Head) -> None:
    r"""Read the first lines of a text and mark those that are no prose.

    Args:
        lines: The first lines.
        head: What is known; it is completed.

    Example:
        >>> from kgraph.documents.layout import read_lines
        >>> head = Head()
        >>> text = "Bridge opens\n\nBy Jane Roe\nHarbour Daily\nOslo, May 3, 2024\n\nThe mayor opened the bridge."
        >>> mark_head(read_lines(text), head)
        >>> head.authors, head.publisher, head.published
        (('Jane Roe',), 'Harbour Daily', '2024-05-03')
    """
    opening = _mark_said(lines, head)
    _mark_stamps(opening, head)
    _mark_outlets(opening, head)
    _mark_bare_names(lines, head)
    _mark_outlets(opening, head)


def stands_alone(lines: Sequence[Line], number: int, head: Head) -> bool:
    """Tell whether a line is no part of a wrapped paragraph."""
    before = lines[number - 1] if number else None
    after = lines[number + 1] if number + 1 < len(lines) else None
    opens = before is None or lines[number].has_gap or before.start in head.dropped or number == 1
    return opens or (after is not None and after.has_gap and is_terminal(before.text if before else ""))


def undecorate(text: str) -> str:
    """Strip marks of emphasis, bullets and brackets; a rule loses all it has."""
    return text if any(character.isalnum() for character in text[:1]) else text.strip(" #*_`=~-\u2013—|•·<>()[]»«.")


def _mark_said(lines: Sequence[Line], head: Head) -> list[Line]:
    """Read lines that say what they are; give the lines before the first paragraph of prose."""
    is_known, blocks = bool(head.authors), _head_blocks(lines)
    prose = len(lines)
    for number, line in enumerate(lines):
        if line.start in head.dropped:
            continue
        is_free = prose == len(lines) and (line.start in blocks or _follows_label(lines, number, head))
        if not is_free and not stands_alone(lines, number, head):
            continue
        if not is_known and _continue_byline(lines, number, head):
            continue
        has_prose = prose < len(lines)
        if len(line.text) > LONGEST_HEAD_LINE or not _read_head_line(line, head, has_prose=has_prose):
            prose = min(prose, number) if _is_prose(line) else prose
    return list(lines[:prose])


def _is_prose(line: Line) -> bool:
    return is_terminal(line.text) and len(line.text.split()) >= _PROSE_WORDS


def _head_blocks(lines: Sequence[Line]) -> set[int]:
    """Find lines of blocks in which every line is short and none ends as a sentence; several dates are a list's."""
    found: set[int] = set()
    for block in _blocks(lines):
        # A block of one line stands alone as it is.
        if not 1 < len(block) <= _MOST_BLOCK_LINES or not all(_is_short(line) or line == lines[0] for line in block):
            continue
        dates = [date for line in block if (date := read_date_line(line.text)) and not date.has_cue]
        if len(dates) <= 1:
            found.update(line.start for line in block)
    return found


def _blocks(lines: Sequence[Line]) -> Iterator[list[Line]]:
    starts = [number for number, line in enumerate(lines) if line.has_gap]
    for start, end in pairwise([*starts, len(lines)]):
        yield list(lines[start:end])


def _is_short(line: Line) -> bool:
    if len(line.text) > LONGEST_HEAD_LINE:
        return False
    return not is_terminal(line.text) or ends_with_suffix(line.text) or read_date_line(line.text) is not None


def _follows_label(lines: Sequence[Line], number: int, head: Head) -> bool:
    """Tell whether a short line that may be an outlet's name parts a line from the head above it."""
    if number < len("ab") or not is_label(lines[number - 1].text):
        return False
    is_below = lines[number - len("ab")].start in head.dropped
    return is_below or (is_outlet(lines[number - 1].text) and stands_alone(lines, number - 1, head))


def _continue_byline(lines: Sequence[Line], number: int, head: Head) -> bool:
    """Read more authors on the line below a byline."""
    line, before = lines[number], lines[number - 1]
    if not number or line.has_gap or before.start not in head.signed:
        return False
    more = read_continuation(before.text, line.text)
    if more is None:
        return False
    head.authors = tuple(dict.fromkeys((*head.authors, *more.authors)))
    head.publisher = head.publisher or more.publisher
    _take(line, head, head.signed)
    return True


def _take(line: Line, head: Head, *kinds: set[int]) -> None:
    head.dropped.add(line.start)
    for kind in kinds:
        kind.add(line.start)


def _read_head_line(line: Line, head: Head, *, has_prose: bool) -> bool:
    """Take over what a line of the head says; tell whether it says nothing else."""
    if _read_part(line.text, line, head, has_prose=has_prose):
        return True
    parts = [part for part in _PARTS.split(line.text) if part.strip()]
    if len(parts) == 1:
        return False
    # A date and its time may be two parts: "By Jane Roe | May 3, 2024 | 10:30".
    for pieces in ((parts[0], " ".join(parts[1:])), tuple(parts)):
        trial = Head()
        is_read = all(_read_part(part, line, trial, has_prose=has_prose) or _is_beside(part, trial) for part in pieces)
        # An outlet's name is one only beside a date or a byline.
        if is_read and (trial.dropped or not trial.publisher):
            break
    else:
        return False
    head.add(Byline(trial.authors, trial.publisher))
    head.published = head.published or trial.published
    head.dated |= trial.dated
    head.signed |= trial.signed
    _take(line, head)
    return True


def _is_beside(text: str, trial: Head) -> bool:
    """Take over an outlet's name that is a part of a line, or tell that a part is navigation."""
    if is_outlet(text):
        trial.publisher = trial.publisher or text.strip()
        return True
    return is_noise(text)


def is_noise(text: str) -> bool:
    """Tell whether a line is nothing but navigation, a section's name or a reading time."""
    bare = undecorate(text).lower().rstrip(":.…>») ")
    return not bare or bare in load_cues().noise or load_cues().reading_time.match(bare) is not None


def _read_part(text: str, line: Line, head: Head, *, has_prose: bool) -> bool:
    date = read_date_line(text)
    # After prose a bare date may be the crosshead of a chronicle; with a time or a cue it is the article's own.
    if date and (date.has_cue or (len(date.value) >= _WHOLE_DATE and (date.has_time or not has_prose))):
        head.published = head.published or date.value
        _take(line, head, head.dated)
        return True
    byline = read_byline(text) or read_agency_line(text)
    if byline and (not is_terminal(text) or ends_with_suffix(text)):
        head.add(byline)
        _take(line, head, head.signed)
        return True
    return False


def _headline(lines: Sequence[Line], head: Head) -> str:
    first = next((line for line in lines if line.start not in head.dropped), None)
    return fold(head.title or (first.text if first else ""))


def _mark_stamps(lines: Sequence[Line], head: Head) -> None:
    """Read dates with a place, an outlet or a byline beside them: "Nairobi, 22 February 2024"."""
    blocks, headline = _head_blocks(lines), _headline(lines, head)
    for number, line in enumerate(lines):
        is_free = line.start in blocks or stands_alone(lines, number, head)
        if line.start in head.dropped or len(line.text) > LONGEST_HEAD_LINE or not is_free:
            continue
        found = split_date(line.text)
        beside = _read_beside(found[0], is_headline=fold(line.text) == headline) if found else None
        if found and beside is not None:
            head.add(beside)
            head.published = head.published or found[1].value
            _take(line, head, head.dated, *((head.signed,) if beside.authors else ()))


def _read_beside(text: str, *, is_headline: bool) -> Byline | None:
    """Read what stands beside a date on one line; a place says nothing of the document, and a name may be a place."""
    byline = read_byline(text[:1].upper() + text[1:]) or read_agency_line(text)
    if byline or is_headline:
        return byline
    if is_outlet(text):
        return Byline((), text)
    return Byline(()) if is_place(text) or is_noise(text) else None


def _mark_outlets(lines: Sequence[Line], head: Head) -> None:
    """Take a line beside a byline or a date for the outlet's name, where its words say so."""
    headline = _headline(lines, head)
    for number, line in enumerate(lines):
        if line.start in head.dropped or fold(line.text) == headline:
            continue
        above = lines[number - 1] if number else None
        below = lines[number + 1] if number + 1 < len(lines) else None
        _read_outlet(line, above, below, head, is_wrap=above is not None and fold(above.text) == headline)


def _read_outlet(line: Line, above: Line | None, below: Line | None, head: Head, *, is_wrap: bool) -> None:
    beside = [other for other in (above, below) if other and other.start in head.dated | head.signed]
    close = [other for other in beside if not (line if other is above else other).has_gap]
    is_dated = any(other.start in head.dated for other in beside)
    is_signed = any(other.start in head.signed for other in beside)
    is_inside = len(beside) == len("ab") and is_dated and is_signed
    # Right below the headline it may be the rest of it.
    is_close = bool(close) and (line.has_gap or not is_wrap)
    if is_outlet(line.text, is_inside=is_inside):
        if is_inside or is_close or (beside and is_known_outlet(line.text)):
            head.publisher = head.publisher or line.text.strip()
            _take(line, head, *((head.dated,) if is_dated else ()), *((head.signed,) if is_signed else ()))
    elif is_inside and len(close) == len("ab") and is_label(line.text):
        _take(line, head)  # a place, a desk or a role


def _mark_bare_names(lines: Sequence[Line], head: Head) -> None:
    """Take names beside a date line for authors, where no byline names any; the headline is none, however short."""
    headline = _headline(lines, head)
    for number, line in enumerate(lines):
        neighbours = {other.start for other in (*lines[max(0, number - 1) : number], *lines[number + 1 : number + 2])}
        if line.start in head.dropped or not neighbours & head.dated or fold(line.text) == headline:
            continue
        byline = read_bare_name(line.text)
        if byline and not head.authors:
            head.add(byline)
            _take(line, head, head.signed)
