"""The prose of a document as it is read, and the way back from its characters to those of the document.

A reader sees one space where markup was taken out or a line ends: with several of them spaCy makes tokens of blanks,
which stand between words that belong together.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from operator import itemgetter

from kgraph.model import Document

_BREAK = "\n\n"
_BLANKS = re.compile(r"\s+")


def prose_of(document: Document) -> str:
    r"""Join a document's paragraphs for reading: inside a paragraph line breaks and runs of blanks become one space.

    Example:
        >>> from kgraph.model import Segment
        >>> text = "Head\n\nOne\nshort  line.\n\n\nTwo."
        >>> segments = (Segment(6, 22), Segment(25, 29))
        >>> prose_of(Document("d", text, "d.txt", "text/plain", "", segments))
        'One short line.\n\nTwo.'
    """
    parts = (document.text[segment.start : segment.end] for segment in document.segments)
    return _BREAK.join(_BLANKS.sub(" ", part) for part in parts)


class Offsets:
    r"""Lead characters of the prose back to characters of the document.

    Args:
        document: What the prose was made of.

    Example:
        >>> from kgraph.model import Segment
        >>> text = "Head\n\nOne  line."
        >>> [Offsets(Document("d", text, "d.txt", "text/plain", "", (Segment(6, 16),)))(place) for place in (0, 4)]
        [6, 11]
    """

    def __init__(self, document: Document) -> None:
        # Where each stretch without a run of blanks starts, in the prose and in the document.
        self._starts: list[tuple[int, int]] = []
        position = 0
        for segment in document.segments:
            self._starts.append((position, segment.start))
            position -= segment.start
            for blanks in _BLANKS.finditer(document.text, segment.start, segment.end):
                if (lost := len(blanks.group()) - 1) > 0:
                    position -= lost
                    self._starts.append((position + blanks.end(), blanks.end()))
            position += segment.end + len(_BREAK)

    def __call__(self, position: int) -> int:
        """Give the document's character for one of the prose."""
        place = bisect_right(self._starts, position, key=itemgetter(0))
        start, origin = self._starts[place - 1] if place else (0, 0)
        return origin + position - start
