"""Take the labels of classes and properties apart: `birthPlace`, `birth place`, `has_birth-place` are two words."""

from __future__ import annotations

import re
from collections.abc import Iterable

_WORD = re.compile(r"[^\W_\d]+|\d+")
_CAPITAL = re.compile(r"(?<=[^\W\d_A-Z])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])")


def split_label(label: str) -> tuple[str, ...]:
    """Give the words of a label in lower case, camel case taken apart.

    Example:
        >>> split_label("birthPlace"), split_label("place of birth"), split_label("ISBNNumber")
        (('birth', 'place'), ('place', 'of', 'birth'), ('isbn', 'number'))
    """
    return tuple(part.lower() for word in _WORD.findall(label) for part in _CAPITAL.split(word))


def bases(word: str, endings: Iterable[tuple[str, str]]) -> tuple[str, ...]:
    """Guess the verbs that a word of a label comes from; what is no verb never meets a word of a text.

    Args:
        word: Such as `director` or `adaptation`.
        endings: Ending with what stands for it in the verb: alternatives separated by blanks, `-` for nothing.

    Example:
        >>> bases("director", [("or", "- e")])
        ('direct', 'directe')
    """
    found: dict[str, None] = {}
    for ending, replacements in endings:
        stem = word.removesuffix(ending)
        if stem == word or len(stem) < len("xxx"):
            continue
        for replacement in replacements.split():
            found[stem + replacement.replace("-", "")] = None
        if stem[-1] == stem[-2]:
            # "runner", "planning"
            found[stem[:-1]] = None
    return tuple(found)
