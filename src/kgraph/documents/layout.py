"""Cut a text into lines and lines into paragraphs, by offsets.

Three layouts are met: paragraphs between blank lines, one paragraph per line, and lines wrapped at a width. A line
break inside a block is a wrap if the next line's first word would not have fitted, and else it ends a paragraph.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kgraph.model import Segment

_LINE = re.compile(r"[^\r\n\f\v\x85\u2028\u2029]+|\r\n|[\r\n\f\v\x85\u2028\u2029]")
_TERMINAL = re.compile(r"[.!?…。\uff01\uff1f][\"'”\u2019»)\]]*\Z")
_NARROWEST_WRAP = 45
_WIDEST_WRAP = 140
_RAGGED = 0.8  # proportional fonts and long words leave wrapped lines short by up to a fifth


@dataclass(frozen=True, slots=True)
class Line:
    """A line that is not blank, trimmed.

    Args:
        start: First character.
        end: Character after the last.
        text: What it says.
        has_gap: Whether the text begins or a blank line stands before it.
    """

    start: int
    end: int
    text: str
    has_gap: bool


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Lines that belong together."""

    lines: tuple[Line, ...]

    @property
    def start(self) -> int:
        """First character."""
        return self.lines[0].start

    @property
    def end(self) -> int:
        """Character after the last."""
        return self.lines[-1].end

    @property
    def text(self) -> str:
        """Say what it says on one line, single-spaced."""
        return " ".join(" ".join(line.text for line in self.lines).split())


def read_lines(text: str) -> list[Line]:
    r"""List the lines that are not blank.

    Example:
        >>> [(line.start, line.text, line.has_gap) for line in read_lines("One\n two\n\nThree")]
        [(0, 'One', True), (5, 'two', False), (10, 'Three', True)]
    """
    lines: list[Line] = []
    has_gap = True
    breaks = 0
    for match in _LINE.finditer(text):
        content = match.group()
        stripped = content.strip()
        if stripped:
            start = match.start() + len(content) - len(content.lstrip())
            lines.append(Line(start, start + len(stripped), stripped, has_gap))
            has_gap, breaks = False, 0
        elif content in {"\f", "\v"}:
            has_gap = True
        elif content in {"\r\n", "\r", "\n", "\x85", "\u2028", "\u2029"}:
            breaks += 1
            has_gap = has_gap or breaks > 1 or content == "\u2029"
    return lines


def group_paragraphs(lines: Sequence[Line], barriers: frozenset[int] = frozenset()) -> Iterator[Paragraph]:
    """Group lines into paragraphs.

    Args:
        lines: All lines of a text, in order.
        barriers: Starts of lines that belong to no paragraph.

    Yields:
        The paragraphs, in order.
    """
    for block in _blocks(lines, barriers):
        width = max(len(line.text) for line in block)
        current = [block[0]]
        for line in block[1:]:
            if _is_wrap(current[-1].text, line.text, width):
                current.append(line)
            else:
                yield Paragraph(tuple(current))
                current = [line]
        yield Paragraph(tuple(current))


def _blocks(lines: Sequence[Line], barriers: frozenset[int]) -> Iterator[list[Line]]:
    block: list[Line] = []
    for line in lines:
        is_barrier = line.start in barriers
        if block and (line.has_gap or is_barrier):
            yield block
            block = []
        if not is_barrier:
            block.append(line)
    if block:
        yield block


def _is_wrap(line: str, following: str, width: int) -> bool:
    if following[0].islower() and not is_terminal(line):
        return True
    fills = len(line) + 1 + len(following.split(maxsplit=1)[0]) > width * _RAGGED
    return fills and _NARROWEST_WRAP <= width <= _WIDEST_WRAP


def is_terminal(text: str) -> bool:
    """Tell whether a text ends as a sentence does.

    Example:
        >>> is_terminal("He said so.”"), is_terminal("Election results")
        (True, False)
    """
    return _TERMINAL.search(text[-8:]) is not None


def trim(text: str, start: int, end: int) -> Segment:
    """Make a segment of a stretch of text, without the blanks around it."""
    content = text[start:end]
    stripped = content.strip()
    start += len(content) - len(content.lstrip())
    return Segment(start, start + len(stripped))
