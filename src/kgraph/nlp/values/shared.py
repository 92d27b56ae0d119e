"""Tell which currency a word means that several countries share: `pesos`, `crowns`, `rupees`.

The places that the sentence names decide, else those of the whole text, where only one of them pays in such a currency.
"""

from __future__ import annotations

from collections.abc import Iterator

from kgraph.nlp.values.measures import Side
from kgraph.nlp.values.page import Page

NO_CURRENCY = "XXX"  # ISO 4217: the words name no one currency
_ENDS = frozenset(".!?")


def which_currency(page: Page, side: Side) -> str:
    """Give the currency of a number with its unit.

    Args:
        page: The text.
        side: The number, with what its unit means by itself.

    Returns:
        An ISO 4217 code, with `/100` for a hundredth of one; `XXX` where the words do not tell.
    """
    shared = page.lexicon.means("shared-currency").get(page.lower(side.after - 1)) if _is_bare(page, side) else None
    if shared is None:
        return side.code
    codes = frozenset(shared.split())
    # A word that means one currency unless told otherwise needs more than a place in passing ("Syrian guests paid £5").
    near = _places(page, *_sentence(page, side.first), codes) if side.code == NO_CURRENCY else frozenset[str]()
    found = near or _places(page, 0, page.size, codes)
    return next(iter(found)) if len(found) == 1 else side.code


def _is_bare(page: Page, side: Side) -> bool:
    """Tell whether the unit is one word, without its country (`Swiss francs`)."""
    first = side.number.after + (page.text(side.number.after) == "-")
    return not side.is_prefixed and first == side.after - 1


def _sentence(page: Page, at: int) -> tuple[int, int]:
    """Give the tokens of the sentence around a token: up to a stop before a capital, or a paragraph's end."""
    first, after = at, at
    while first > 0 and not _is_end(page, first - 1):
        first -= 1
    while after < page.size and not _is_end(page, after):
        after += 1
    return first, after


def _is_end(page: Page, at: int) -> bool:
    is_stop = page.text(at) in _ENDS and (page.is_capitalised(at + 1) or page.kind(at + 1) == "break")
    return page.kind(at) == "break" or is_stop


def _places(page: Page, first: int, after: int, codes: frozenset[str]) -> frozenset[str]:
    return frozenset(_named(page, first, after)) & codes


def _named(page: Page, first: int, after: int) -> Iterator[str]:
    """Give the currencies of the places that a stretch names; the longest name counts (`South Sudan`)."""
    places, at = page.lexicon.phrases("currency-place"), first
    while at < after:
        hit = places.at(page.tokens, at) if page.is_capitalised(at) else None
        if hit:
            yield hit.means
        at = hit.edge if hit else at + 1
