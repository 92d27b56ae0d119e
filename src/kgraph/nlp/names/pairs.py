"""Find two names of one thing that the document gives together, and misprints, so that one label serves both.

`Thitu Island (Jhongye Island)`, `Burma, also known as Myanmar`, `Untied Nations` in a text of the `United Nations`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from itertools import pairwise, permutations

from kgraph.nlp.names.candidate import Candidate
from kgraph.nlp.names.ground import Ground

_CLOSERS = frozenset({")", ",", ";"})
_MIN_WORD = 5
_LONGEST_LINK = 3


def paired(ground: Ground, chosen: list[Candidate]) -> list[Candidate]:
    """Give the second name of each pair the class, label and individual of the first.

    Args:
        ground: The document.
        chosen: Its names, classes settled.

    Returns:
        The names, every mention of a second name relabelled.
    """
    firsts = {
        _text(ground, second): first
        for first, second in (*_given_together(ground, chosen), *_misprints(ground, chosen))
    }
    return [_as_first(ground, found, firsts) for found in chosen] if firsts else chosen


def _as_first(ground: Ground, found: Candidate, firsts: dict[str, Candidate]) -> Candidate:
    first = firsts.get(_text(ground, found))
    if first is None or found.label:
        return found
    return found._replace(cls=first.cls, label=first.label or _text(ground, first), individual=first.individual)


def _text(ground: Ground, found: Candidate) -> str:
    return ground.words.folded(found.start, found.end)


def _given_together(ground: Ground, chosen: list[Candidate]) -> Iterator[tuple[Candidate, Candidate]]:
    """Find pairs with nothing but a bracket, or a comma and words for another name, between them."""
    for first, second in pairwise(chosen):
        between = ground.words.lower[first.end : second.start]
        if len(between) > _LONGEST_LINK + 2 or not between or second.individual or second.label:
            continue
        is_closed = ground.words.at(second.end) in _CLOSERS
        if _names_again(ground, between, is_closed=is_closed) or (
            between == ["("] and is_closed and _has_same_head(ground, first, second)
        ):
            yield first, second


def _names_again(ground: Ground, between: list[str], *, is_closed: bool) -> bool:
    opening, link = between[0], tuple(word for word in between[1:] if word not in ground.lexicon.articles)
    # "Oslo, or Bergen" are two cities unless a comma closes the second name too.
    return opening in {"(", ","} and link in ground.lexicon.other_names and (is_closed or len(link) > 1)


def _has_same_head(ground: Ground, first: Candidate, second: Candidate) -> bool:
    """Tell whether two names of several words end in the same one: "Thitu Island (Jhongye Island)"."""
    words = ground.words
    is_long = first.end - first.start > 1 and second.end - second.start > 1
    return is_long and first.cls == second.cls and words.text[first.end - 1] == words.text[second.end - 1]


def _misprints(ground: Ground, chosen: list[Candidate]) -> Iterator[tuple[Candidate, Candidate]]:
    """Find names of several words that differ from a known or more frequent one by two letters changed round."""
    counts = Counter(_text(ground, found) for found in chosen)
    several = {text: found for found in chosen if " " in (text := _text(ground, found))}
    by_letters: dict[tuple[str, ...], list[str]] = {}
    for text in several:
        by_letters.setdefault(tuple("".join(sorted(word)) for word in text.split()), []).append(text)
    sureness = {text: (bool(found.individual), counts[text]) for text, found in several.items()}
    for wrong, right in (pair for texts in by_letters.values() for pair in permutations(texts, 2)):
        is_surer = sureness[right] > sureness[wrong] and not several[wrong].individual
        if is_surer and _is_transposed(wrong.split(), right.split()):
            yield several[right], several[wrong]


def _is_transposed(wrong: list[str], right: list[str]) -> bool:
    """Tell whether the words differ in one, and that one in two neighbouring letters after the first."""
    pairs = [(one, other) for one, other in zip(wrong, right, strict=True) if one != other]
    if len(pairs) != 1 or len(pairs[0][0]) < _MIN_WORD:
        return False
    one, other = pairs[0]
    at = [i for i in range(len(one)) if one[i] != other[i]]
    return len(at) == 2 and at[0] > 0 and at[1] == at[0] + 1  # noqa: PLR2004 - two letters change places
