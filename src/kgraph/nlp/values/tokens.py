"""Split raw text into the tokens that the values reader walks over, before any spaCy tokenisation."""

from __future__ import annotations

import re
from typing import NamedTuple

_PLAIN = r"""
    (?P<word>[^\W\d_]+|['\u2019]s(?![^\W_]))
  | (?P<number>[0-9]{1,3}(?:,[0-9]{3})+(?![0-9])(?:\.[0-9]+)?
              |[0-9]{1,2}(?:,[0-9]{2})+,[0-9]{3}(?![0-9])
              |[0-9]+(?:\.[0-9]+)?)
  | (?P<break>\n[^\S\n]*\n\s*)
  | (?P<mark>\S)
"""
_ADDRESS = r"(?P<address>(?:https?://|www\.)\S+|[\w.+-]{1,64}@\w[\w.-]*\w|@\w+) |"
_TOKEN = re.compile(_PLAIN, re.VERBOSE)
_TOKEN_OR_ADDRESS = re.compile(_ADDRESS + _PLAIN, re.VERBOSE)


class Token(NamedTuple):
    """A stretch of text without spaces.

    Args:
        start: First character.
        end: Character after it.
        text: Its characters.
        lower: The same in lower case.
        kind: `number`, `word`, `mark`, `address` (nothing in it is read) or `break` (between paragraphs).
    """

    start: int
    end: int
    text: str
    lower: str
    kind: str


def tokenise(text: str) -> tuple[Token, ...]:
    """Split text into tokens.

    Example:
        >>> [token.text for token in tokenise("US$1.5bn, today's 5,000")]
        ['US', '$', '1.5', 'bn', ',', 'today', "'s", '5,000']
    """
    # Most texts have no address, and looking for one at every word takes longer than all else here.
    pattern = _TOKEN_OR_ADDRESS if "@" in text or "://" in text or "www." in text else _TOKEN
    return tuple(
        Token(*match.span(), word := match.group(), word.lower(), match.lastgroup)  # type: ignore[arg-type]
        for match in pattern.finditer(text)
    )
