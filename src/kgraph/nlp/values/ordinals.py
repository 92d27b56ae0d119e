"""Read ordinals: `first`, `17th`, `twenty-first`, `second-largest`."""

from __future__ import annotations

from decimal import Decimal

from kgraph.model import Value, ValueKind
from kgraph.nlp.values.numerals import canonical
from kgraph.nlp.values.page import Found, Page

_OPENING = frozenset('("\u201c\u2018\u2014')  # may touch an ordinal from before


def read_ordinal(page: Page, at: int) -> tuple[Decimal, int] | None:
    """Read the ordinal that begins at a token: its number and the token after it."""
    lexicon = page.lexicon
    if page.kind(at) == "number":
        is_suffixed = page.is_glued(at + 1) and page.is_in(at + 1, "ordinal-suffix")
        return (Decimal(page.text(at).replace(",", "")), at + 2) if is_suffixed else None
    amount = lexicon.ordinals.get(page.lower(at))
    if amount is not None:
        return amount, at + 1
    tens, last = lexicon.numbers.get(page.lower(at)), lexicon.ordinals.get(page.lower(at + 2))
    is_joined = tens is not None and tens >= 2 * 10 and page.text(at + 1) == "-"
    if is_joined and tens is not None and last is not None and last < 10:  # noqa: PLR2004 - tens and ones
        return tens + last, at + 3
    return None


def read_ordinals(page: Page, at: int) -> Found | None:
    """Read the ordinal at a token as a value, unless it is part of a name, a fraction or an idiom."""
    found = read_ordinal(page, at)
    if found is None or found[0] != found[0].to_integral_value() or _is_other(page, at, found[1]):
        return None
    amount, after = found
    value = Value(kind=ValueKind.ORDINAL, text=page.words(at, after), amount=canonical(amount))
    return page.found(at, after, value)


def _is_other(page: Page, at: int, after: int) -> bool:
    if page.is_glued(at) and page.text(at - 1) not in _OPENING:
        return True
    if page.lexicon.phrases("not-after-ordinal").at(page.tokens, after) or page.is_in(after, "ordinal-name-noun"):
        return True
    if page.text(after) == "-" and page.is_glued(after):
        return not page.is_in(after + 1, "ordinal-superlative")
    if page.is_in(at - 1, "not-before-ordinal") and _is_fraction(page, at, after):
        return True
    is_name = page.is_capitalised(at) and page.is_capitalised(after)
    return is_name or (page.is_in(at - 1, "not-before-first") and page.is_in(at, "ordinal-word") and at + 1 == after)


def _is_fraction(page: Page, at: int, after: int) -> bool:
    """Tell whether an ordinal after `a` is a part of something: `a third of them`, `nearly a fifth (21%)`."""
    is_bounded = page.lexicon.phrases("bound-word").before(page.tokens, at - 1) is not None
    return (
        is_bounded
        or page.is_in(at, "time-unit")
        or not page.is_lower_word(after)
        or (page.is_in(after, "value-function-word"))
    )
