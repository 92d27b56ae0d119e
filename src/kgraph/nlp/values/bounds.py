"""Read what limits an amount (`at least`, `up to`, `or more`) and what it is counted for (`a year`, `per barrel`)."""

from __future__ import annotations

from kgraph.nlp.values.durations import iso_duration
from kgraph.nlp.values.numerals import read_numeral
from kgraph.nlp.values.page import Page
from kgraph.nlp.values.phrases import Hit


def read_bound(page: Page, first: int, after: int) -> tuple[str, int, int]:
    """Read the bound before or after an amount.

    Args:
        page: The text.
        first: First token of the amount.
        after: The token after it.

    Returns:
        The bound or an empty string, and the first token and the token after with the words of the bound.
    """
    bound, start = "", first
    if page.is_in(first - 1, "value-article") and not page.is_in(first, "value-article") and _before(page, first - 1):
        if page.is_in(first - 2, "bound-preposition") and "-" in map(page.text, range(first, after)):
            # "a film about an 18-year-old girl": the article is the girl's.
            return "", first, after
        start = first - 1
    while hit := _before(page, start):
        bound = hit.means if bound in {"", "about"} else bound
        start = hit.edge
    if bound:
        return bound, start, after
    behind = page.lexicon.phrases("bound-after").at(page.tokens, _skip_hyphen(page, after))
    if behind and (page.text(after) != "+" or page.is_glued(after)):
        return behind.means, first, behind.edge
    return "", first, after


def _before(page: Page, first: int) -> Hit | None:
    hit = page.lexicon.phrases("bound-word").before(page.tokens, first)
    if hit is None or (hit.edge == first - 1 and page.is_in(hit.edge - 1, "preposition-governor")):
        return None
    return hit


def _skip_hyphen(page: Page, at: int) -> int:
    return at + 1 if page.text(at) == "-" and page.is_glued(at) else at


def read_per(page: Page, at: int) -> tuple[str, int]:
    """Read what an amount is counted for, after it.

    Args:
        page: The text.
        at: The token after the amount.

    Returns:
        An ISO 8601 duration, a noun phrase or an empty string, and the token after.
    """
    start = _skip_hyphen(page, at)
    for name in ("period-word", "per-each"):
        hit = page.lexicon.phrases(name).at(page.tokens, start)
        if hit and not _is_past(page, hit.edge) and not page.is_in(hit.edge, "preposition-of"):
            return hit.means, hit.edge
    if not page.is_in(start, "per-word"):
        return "", at
    noun = _skip_hyphen(page, start + 1)
    per, after = _counted_for(page, noun, page.is_in(start, "per-any")) or ("", at)
    _, end = read_per(page, after) if per and page.is_in(after, "per-any") else ("", after)
    return (page.words(noun, end), end) if end > after else (per, after)


def _counted_for(page: Page, at: int, is_open: bool) -> tuple[str, int] | None:
    number = read_numeral(page, at)
    noun = number.after if number else at
    unit = page.lexicon.phrases("time-unit").at(page.tokens, noun)
    if unit and not _is_past(page, unit.edge):
        period = iso_duration(number.amount, unit.means) if number else unit.means
        return (period, unit.edge) if period else None
    hit = page.lexicon.phrases("per-noun").at(page.tokens, noun)
    if hit and number is None:
        return hit.means, hit.edge
    if is_open and page.is_lower_word(noun) and not page.is_in(noun, "percent-part"):
        return page.words(at, noun + 1), noun + 1
    return None


def _is_past(page: Page, at: int) -> bool:
    return page.is_in(at, "ago-word") or page.is_in(at, "unanchored-word")
