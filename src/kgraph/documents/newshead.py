"""Tell the head and foot of an article from its prose, and read what they say.

Comes in: the decoded text, and what is known from elsewhere. Goes out: title, authors, publisher, date of publication,
and the paragraphs of prose. Only lines recognised as head or foot say anything of the document; nothing is guessed from
the prose. The words are those of `ontology/lexicon/newshead.ttl`; the layouts are told in
`docs/explanation/documents.md`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from kgraph.documents.cues import load_cues
from kgraph.documents.head import Head
from kgraph.documents.headlines import LONGEST_HEAD_LINE, is_noise, mark_head, stands_alone, undecorate
from kgraph.documents.layout import Line, group_paragraphs, is_terminal, read_lines
from kgraph.documents.names import Byline, read_byline, read_mail_line, read_names
from kgraph.documents.prose import prose_segments, whole_segments
from kgraph.documents.title import find_title

_HEAD_LINES = 12
_FOOT_LINES = 8
_LONGEST_HOLDER = 7


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
    mark_head(lines[:_HEAD_LINES], head)
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
        if len(line.text) > LONGEST_HEAD_LINE or not stands_alone(lines, number, head):
            continue
        bare = undecorate(line.text)
        if is_noise(line.text) or cues.noise_prefix.match(bare):
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
    mail = read_mail_line(bare) if len(bare) <= LONGEST_HEAD_LINE else None
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
    if byline and len(bare) <= LONGEST_HEAD_LINE:
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
