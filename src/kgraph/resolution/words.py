"""The words of a name: how they are compared, and when a name is not compared at all.

A name takes part in comparing only where a look-alike can do no harm: one alphabet in each word, nothing invisible,
and no longer than names are. What does not take part is still itself: equal names are one by their IRI.
"""

from __future__ import annotations

import unicodedata
from functools import lru_cache

from kgraph.kb import fold

# No name of a person or body is longer; work on a name stays bounded by it.
_LONGEST = 120
_MOST_WORDS = 16
_HIDDEN = frozenset(("Cc", "Cf", "Co", "Cs", "Cn"))
# Letters of several of these in one word are a look-alike: https://www.unicode.org/reports/tr39/#Confusable_Detection.
_ALPHABETS = frozenset(("LATIN", "CYRILLIC", "GREEK", "ARMENIAN", "CHEROKEE", "COPTIC", "GEORGIAN", "HEBREW", "ARABIC"))


def words_of(name: str) -> tuple[str, ...]:
    """Give the words of a name as they are compared: folded, initials apart, commas as words of their own.

    Example:
        >>> words_of("J.K. Rowling"), words_of("The Okoro Group, Inc.")
        (('j', 'k', 'rowling'), ('okoro', 'group', ',', 'inc'))
    """
    return tuple(fold(name.replace(".", " ").replace(",", " , ")).split())


def is_comparable(name: str) -> bool:
    r"""Tell whether a name may be compared with names that are spelt otherwise.

    Example:
        >>> is_comparable("Ines Okoro"), is_comparable("\u0410cme"), is_comparable("x" * 999)
        (True, False, False)
    """
    if not 0 < len(name) <= _LONGEST or any(unicodedata.category(letter) in _HIDDEN for letter in name):
        return False
    found = name.split()
    return 0 < len(found) <= _MOST_WORDS and not any(map(_is_mixed, found))


@lru_cache(maxsize=1 << 16)
def _is_mixed(word: str) -> bool:
    """Tell whether a word has letters of two alphabets that resemble each other."""
    if word.isascii():
        return False
    alphabets = {unicodedata.name(letter, "").partition(" ")[0] for letter in word if letter.isalpha()}
    return len(alphabets & _ALPHABETS) > 1


@lru_cache(maxsize=1 << 16)
def plain(word: str) -> str:
    """Take the accents off the letters of a word, each in its own alphabet.

    Example:
        >>> plain("gérald"), plain("łódź") == "lodz"
        ('gerald', False)
    """
    if word.isascii():
        return word
    letters = unicodedata.normalize("NFD", word)
    return "".join(letter for letter in letters if not unicodedata.combining(letter))


def solid(words: tuple[str, ...]) -> str:
    """Write words as one, without hyphens, blanks and apostrophes.

    Example:
        >>> solid(("moon-soo",)) == solid(("moon", "soo"))
        True
    """
    return "".join(words).replace("-", "").replace("'", "").replace(",", "")
