"""What head and foot of an article say."""

from __future__ import annotations

from dataclasses import dataclass, field

from kgraph.documents.names import Byline
from kgraph.model import Segment


@dataclass(slots=True)
class Head:
    """What head and foot say, filled line by line; the first to say a thing wins.

    Args:
        title: Headline, or empty.
        authors: Names of the authors.
        publisher: Name of the publisher, or empty.
        published: ISO 8601, or empty.
        segments: The paragraphs of prose.
        dropped: Starts of lines that are no prose.
        dated: Starts of lines that give a date, and of outlets' names beside such.
        signed: Starts of lines that name authors, and of outlets' names beside such.
    """

    title: str = ""
    authors: tuple[str, ...] = ()
    publisher: str = ""
    published: str = ""
    segments: tuple[Segment, ...] = ()
    dropped: set[int] = field(default_factory=set)
    dated: set[int] = field(default_factory=set)
    signed: set[int] = field(default_factory=set)

    def add(self, byline: Byline) -> None:
        """Take over what a byline says, unless it is known already."""
        self.authors = self.authors or byline.authors
        self.publisher = self.publisher or byline.publisher
