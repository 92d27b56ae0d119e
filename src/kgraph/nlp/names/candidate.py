"""A stretch of words that may be a name."""

from __future__ import annotations

from typing import NamedTuple


class Candidate(NamedTuple):
    """A possible name, by token numbers.

    Args:
        start: First token.
        end: Token after the name.
        cls: IRI of the class of what it names.
        source: What found it: `gazetteer`, `model` or the name of a rule.
        rank: Which of two candidates of one length wins: the greater.
        label: Shown form where it is not the words of the text.
        individual: IRI in the knowledge base, or empty.
    """

    start: int
    end: int
    cls: str
    source: str
    rank: int
    label: str = ""
    individual: str = ""


RANK_MODEL = 1
RANK_REPEAT = 2
RANK_PERSON = 3
RANK_HEAD = 4
RANK_GAZETTEER = 5


def choose(candidates: list[Candidate]) -> list[Candidate]:
    """Choose candidates that do not overlap: the longest first, then the most certain, then the first in the text.

    Args:
        candidates: In any order.

    Returns:
        The chosen ones in the order of the text.

    Example:
        >>> short, long = Candidate(0, 1, "x:P", "model", 1), Candidate(0, 2, "x:P", "model", 1)
        >>> choose([short, long]) == [long]
        True
    """
    taken: set[int] = set()
    chosen = []
    for candidate in sorted(candidates, key=lambda item: (item.start - item.end, -item.rank, item)):
        tokens = range(candidate.start, candidate.end)
        if taken.isdisjoint(tokens):
            taken.update(tokens)
            chosen.append(candidate)
    return sorted(chosen)
