"""Tell the head and foot of an article from its prose, and read what they say.

Comes in: the decoded text, and what is known from elsewhere. Goes out: title, authors, publisher, date of publication,
and the paragraphs of prose. Only lines recognised as head or foot say anything of the document; nothing is guessed from
the prose. The words are those of `ontology/lexicon/newshead.ttl`; the layouts are told in
`docs/explanation/documents.md`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from kgraph.documents.cues import load_cues
from kgraph.documents.dates import read_date_line
from kgraph.documents.layout import Line, group_paragraphs, is_terminal, read_lines
from kgraph.documents.names import Byline, read_agency_line, read_bare_name, read_byline, read_mail_line, read_names
from kgraph.documents.prose import prose_segments, whole_segments
from kgraph.documents.title import find_title, fold
from kgraph.model import Segment

_HEAD_LINES = 12
_FOOT_LINES = 8
_LONGEST_HEAD_LINE = 160
_PROSE_WORDS = 25
_LONGEST_HOLDER = 7
_PARTS = re.compile(r"\s+[|•·]\s+|\t+|\s{3,}|\s[\u2013—-]\s")


@dataclass(slots=True)
class Head:
    """What head and foot say, filled line by line; the first to say a thing wins.

    Args:
        title: Headline, or empty.
        authors: Names of the authors.
        publisher: Name of the publisher, or empty.
        published: ISO 8601, or empty.
        segments: The paragraphs of prose.
    """

    title: str = ""
    authors: tuple[str, ...] = ()
    publisher: str = ""
    published: str = ""
    segments: tuple[Segment, ...] = ()
    dropped: set[int] = field(default_factory=set)
    dated: set[int] = field(default_factory=set)

    def add(self, byline: Byline) -> None:
        """Take over what a byline says, unless it is known already."""
        self.authors = self.authors or byline.authors
        self.publisher = self.publisher or byline.publisher


def read_head(text: str, known: Head | None = None) -> Head:
    r"""Tell head and foot from prose.

    Args:
        text: The whole text.
        known: What metadata say already; they win over the text.

    Returns:
        What is known, completed, and the segments of prose. A text in which every line looks like head or foot is all
        prose.

    Example:
        >>> text = "Bridge opens\n\nBy Jane Roe\n\nMay 3, 2024\n\nThe mayor opened the bridge."
        >>> head = read_head(text)
        >>> head.title, head.authors, head.published, [text[s.start : s.end] for s in head.segments]
        ('Bridge opens', ('Jane Roe',), '2024-05-03', ['The mayor opened the bridge.'])
    """
    head = known or Head()
    lines = read_lines(text)
    _mark_noise(lines, head)
    _mark_head(lines[:_HEAD_LINES], head)
    _mark_foot(lines[-_FOOT_LINES:], head)
    paragraphs = list(group_paragraphs(lines, frozenset(head.dropped)))
    title, prose = find_title(text, paragraphs, known=head.title, has_head=bool(head.dated))
    head.title = head.title or title
    segments, dateline = prose_segments(text, prose)
    head.add(Byline((dateline.agency,) if dateline.agency else ()))
    head.published = head.published or dateline.published
    head.segments = segments or whole_segments(text, list(group_paragraphs(lines)))
    return head


def _mark_noise(lines: Sequence[Line], head: Head) -> None:
    """Drop rules, navigation and pointers to other articles, wherever they stand."""
    cues = load_cues()
    for number, line in enumerate(lines):
        if len(line.text) > _LONGEST_HEAD_LINE or not _stands_alone(lines, number, head):
            continue
        bare = _undecorate(line.text)
        if not bare or bare.lower().rstrip(":.…>») ") in cues.noise or cues.noise_prefix.match(bare):
            head.dropped.add(line.start)


def _undecorate(text: str) -> str:
    """Strip marks of emphasis, bullets and brackets; a rule loses all it has."""
    return text if any(character.isalnum() for character in text[:1]) else text.strip(" #*_`=~-\u2013—|•·<>()[]»«.")


def _stands_alone(lines: Sequence[Line], number: int, head: Head) -> bool:
    """Tell whether a line is no part of a wrapped paragraph."""
    before = lines[number - 1] if number else None
    after = lines[number + 1] if number + 1 < len(lines) else None
    opens = before is None or lines[number].has_gap or before.start in head.dropped or number == 1
    return opens or (after is not None and after.has_gap and is_terminal(before.text if before else ""))


def _mark_head(lines: Sequence[Line], head: Head) -> None:
    has_prose = False
    for number, line in enumerate(lines):
        if line.start in head.dropped or not _stands_alone(lines, number, head):
            continue
        if len(line.text) <= _LONGEST_HEAD_LINE and _read_head_line(line, head, has_prose=has_prose):
            continue
        has_prose = has_prose or _is_prose(line)
    _mark_bare_names(lines, head)


def _is_prose(line: Line) -> bool:
    return is_terminal(line.text) and len(line.text.split()) >= _PROSE_WORDS


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
        if all(_read_part(piece, line, trial, has_prose=has_prose) or _is_noise(piece) for piece in pieces):
            break
    else:
        return False
    head.add(Byline(trial.authors, trial.publisher))
    head.published = head.published or trial.published
    head.dropped.add(line.start)
    head.dated |= trial.dated
    return True


def _is_noise(text: str) -> bool:
    return _undecorate(text).lower() in load_cues().noise


def _read_part(text: str, line: Line, head: Head, *, has_prose: bool) -> bool:
    date = read_date_line(text)
    # After prose a bare date may be the crosshead of a chronicle; with a time or a cue it is the article's own.
    if date and (date.has_cue or (len(date.value) >= len("2005-09-26") and (date.has_time or not has_prose))):
        head.published = head.published or date.value
        head.dated.add(line.start)
        head.dropped.add(line.start)
        return True
    byline = read_byline(text) or read_agency_line(text)
    if byline and not is_terminal(text):
        head.add(byline)
        head.dropped.add(line.start)
        return True
    return False


def _mark_bare_names(lines: Sequence[Line], head: Head) -> None:
    """Take names beside a date line for authors, where no byline names any; the headline is none, however short."""
    first = next((line for line in lines if line.start not in head.dropped), None)
    headline = fold(head.title or (first.text if first else ""))
    for number, line in enumerate(lines):
        neighbours = {other.start for other in (*lines[max(0, number - 1) : number], *lines[number + 1 : number + 2])}
        if line.start in head.dropped or not neighbours & head.dated or fold(line.text) == headline:
            continue
        byline = read_bare_name(line.text)
        if byline and not head.authors:
            head.add(byline)
            head.dropped.add(line.start)


def _mark_foot(lines: Sequence[Line], head: Head) -> None:
    """Drop lines about the article from its end upwards; the first line of prose ends the foot."""
    for number in range(len(lines) - 1, -1, -1):
        line = lines[number]
        if line.start in head.dropped:
            continue
        if not _read_foot_line(line.text, head):
            return
        head.dropped.add(line.start)


def _read_foot_line(text: str, head: Head) -> bool:
    cues = load_cues()
    bare = text.strip(" *_`[]")
    mark = cues.copyright.match(bare)
    if mark and _is_copyright(bare, bare[mark.end() :]):
        head.publisher = head.publisher or _copyright_holder(bare[mark.end() :])
        return True
    mail = read_mail_line(bare) if len(bare) <= _LONGEST_HEAD_LINE else None
    if mail is not None:
        head.add(mail)
        return True
    return _read_credits(bare.strip("()"), head)


def _read_credits(bare: str, head: Head) -> bool:
    """Read "Reporting by Jane Roe; Editing by Li Wei": the first names the author, the others are left."""
    cues = load_cues()
    helped = cues.editor.match(bare)
    if helped and read_names(bare[helped.end() :].lstrip(" :")):
        return True
    byline = read_byline(bare.split(";", maxsplit=1)[0].rstrip("."))
    if byline and len(bare) <= _LONGEST_HEAD_LINE:
        head.add(byline)
        return True
    return cues.foot_prefix.match(bare) is not None or cues.noise_prefix.match(bare) is not None


def _is_copyright(line: str, rest: str) -> bool:
    """Tell a copyright line from a sentence about copyright and from point (c) of a list."""
    if re.match(r"\W*(?:[0-9]{4}|by\b)", rest) or "rights reserved" in line.lower():
        return True
    return not line.startswith("(") and not is_terminal(line) and len(rest.split()) <= _LONGEST_HOLDER


def _copyright_holder(rest: str) -> str:
    """Read the name after a copyright mark, without years and reservations of rights."""
    named = re.sub(r"^[\W\d]*(?:[0-9]{4}[\s,\u2013-]*)*(?:by\s+)?", "", rest, flags=re.IGNORECASE)
    name = re.split(r"[.,;|(]|\ball rights\b", named, maxsplit=1, flags=re.IGNORECASE)[0].strip()
    return name if name[:1].isupper() and len(name.split()) <= _LONGEST_HOLDER else ""
