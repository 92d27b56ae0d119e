"""Read one number, in digits or words: `5,000`, `1.2 million`, `24m`, `two and a half million`, `dozens`."""

from __future__ import annotations

import unicodedata
from decimal import Decimal
from typing import NamedTuple

from kgraph.nlp.values.page import Page

_HUNDRED = Decimal(100)
_HALF = Decimal("0.5")
_LONGEST = 21  # digits of the longest number that a text can mean as an amount
_EXACT_FRACTIONS = frozenset("½¼¾⅛⅜⅝⅞")  # a third has no exact decimal


class Numeral(NamedTuple):
    """A number and its tokens.

    Args:
        first: Its first token.
        after: The token after it.
        amount: Its value.
        scale: What `amount` was multiplied by (`1000000` in `24 million`).
        form: `digits`, `words`, `article` (a bare `a`), `half` (a bare `half a`), or `vague` (`dozens`).
        letter: The letter that stands for the magnitude (`m` in `24m`), or empty.
    """

    first: int
    after: int
    amount: Decimal
    scale: Decimal = Decimal(1)
    form: str = "words"
    letter: str = ""


def canonical(amount: Decimal) -> str:
    """Write a decimal without exponent or trailing zeros.

    Example:
        >>> canonical(Decimal("24.50E+6"))
        '24500000'
    """
    text = format(amount, "f")
    text = text.rstrip("0").rstrip(".") if "." in text else text
    return "0" if text in {"", "-0"} else text


def read_numeral(page: Page, at: int) -> Numeral | None:
    """Read the number that begins at a token, as long as possible."""
    if page.kind(at) == "number":
        return _digits(page, at)
    return _half(page, at) or _quarter(page, at) or _vague(page, at) or _words(page, at)


def _digits(page: Page, at: int) -> Numeral | None:
    text = page.text(at).replace(",", "")
    if len(text) > _LONGEST or (text[0] == "0" and text[1:2] not in {"", "."}):
        return None
    amount, after = Decimal(text), at + 1
    if page.is_glued(after) and unicodedata.category(page.text(after)[0]) == "No":
        if page.text(after) not in _EXACT_FRACTIONS:
            return None
        amount, after = amount + Decimal(str(unicodedata.numeric(page.text(after)))), after + 1
    if page.is_glued(after) and page.text(after).isalpha() and page.lower(after) in page.lexicon.letters:
        scale = page.lexicon.letters[page.lower(after)]
        return Numeral(at, after + 1, amount * scale, scale, "digits", page.lower(after))
    scale, end = read_magnitude(page, after)
    return Numeral(at, end, amount * scale, scale, "digits")


def read_magnitude(page: Page, at: int) -> tuple[Decimal, int]:
    """Multiply the magnitude words from a token on; a hyphen before each is skipped."""
    scale = Decimal(1)
    while True:
        word = at + 1 if page.text(at) == "-" and page.is_glued(at) else at
        factor = page.lexicon.magnitudes.get(page.lower(word))
        if factor is None or scale * factor >= Decimal(10) ** _LONGEST:
            return scale, at
        scale, at = scale * factor, word + 1


def _half(page: Page, at: int) -> Numeral | None:
    """Read `half a million`, `half-million`, `a half-million`, and a bare `half a`."""
    word = at + 1 if page.is_in(at, "value-article") else at
    if not page.is_in(word, "half-word"):
        return None
    after = word + 1
    if page.text(after) == "-" and page.is_glued(after):
        after += 1
    if page.is_in(after, "value-article"):
        after += 1
    elif after == word + 1:
        return None
    scale, end = read_magnitude(page, after)
    if end == after:
        return Numeral(at, after, _HALF, Decimal(1), "half")
    return Numeral(at, end, _HALF * scale, scale)


def _quarter(page: Page, at: int) -> Numeral | None:
    """Read `a quarter of a million`, and `a quarter of an` before a unit."""
    word = at + 1
    is_part = page.is_in(word + 1, "preposition-of") and page.is_in(word + 2, "value-article")
    if not (page.is_in(at, "value-article") and page.is_in(word, "quarter-word") and is_part):
        return None
    scale, end = read_magnitude(page, word + 3)
    return Numeral(at, end, _HALF * _HALF * scale, scale, "words" if end > word + 3 else "half")


def _vague(page: Page, at: int) -> Numeral | None:
    """Read `dozens`, `thousands`, `tens of thousands`, `hundreds of millions`."""
    amount = page.lexicon.vague.get(page.lower(at))
    if amount is None:
        return None
    after = at + 1
    while page.is_in(after, "preposition-of") and page.lower(after + 1) in page.lexicon.vague:
        amount, after = amount * page.lexicon.vague[page.lower(after + 1)], after + 2
    return Numeral(at, after, amount, Decimal(1), "vague") if amount < Decimal(10) ** _LONGEST else None


def _small(page: Page, at: int) -> tuple[Decimal, int] | None:
    """Read a number word below one hundred: `seven`, `fifty`, `fifty-seven`, `fifty seven`."""
    numbers = page.lexicon.numbers
    first = numbers.get(page.lower(at))
    if first is None:
        return None
    nxt = at + 2 if page.text(at + 1) == "-" else at + 1
    second = numbers.get(page.lower(nxt), Decimal(0))
    if first >= 2 * 10 and first % 10 == 0 and 0 < second < 10:  # noqa: PLR2004 - tens and ones
        return first + second, nxt + 1
    return first, at + 1


def _words(page: Page, at: int) -> Numeral | None:
    total, scale, after = Decimal(0), Decimal(0), at
    while True:
        start = after
        if scale and page.is_in(after, "number-and"):
            if page.is_in(at - 1, "range-between"):
                break
            start = after + 1
        group = _group(page, start, is_first=not scale)
        if group is None or (scale and not group[0] < scale) or (scale and group[1] >= scale):
            break
        total, scale, after = total + group[0], group[1], group[2]
        if scale < _HUNDRED:
            break
    if after == at:
        return _article(page, at)
    return Numeral(at, after, total, scale)


def _article(page: Page, at: int) -> Numeral | None:
    return Numeral(at, at + 1, Decimal(1), Decimal(1), "article") if page.is_in(at, "value-article") else None


def _group(page: Page, at: int, *, is_first: bool) -> tuple[Decimal, Decimal, int] | None:
    """Read `two hundred and fifty thousand`, `a million and a half`: amount, scale and the token after."""
    small = _small(page, at)
    if small is None:
        if not (is_first and page.is_in(at, "value-article")):
            return None
        scale, after = read_magnitude(page, at + 1)
        if after == at + 1:
            return None
        return _extra_half(page, Decimal(1), scale, after)
    amount, after = _decimal_words(page, *_and_a_half(page, *small))
    if page.lexicon.magnitudes.get(page.lower(after)) == _HUNDRED:
        amount, after = _hundreds(page, amount * _HUNDRED, after + 1)
        scale, end = read_magnitude(page, after)
        return amount * scale, scale if end > after else _HUNDRED, end
    scale, after = read_magnitude(page, after)
    return _extra_half(page, amount, scale, after)


def _extra_half(page: Page, amount: Decimal, scale: Decimal, after: int) -> tuple[Decimal, Decimal, int]:
    if scale > _HUNDRED:
        half, end = _and_a_half(page, Decimal(0), after)
        if end > after:
            return (amount + half) * scale, scale, end
    return amount * scale, scale, after


def _hundreds(page: Page, amount: Decimal, after: int) -> tuple[Decimal, int]:
    """Add what follows `hundred`: `and fifty-seven`, `fifty-seven`; not the next hundred."""
    joined = page.is_in(after, "number-and")
    if joined and page.is_in(after - 3, "range-between"):
        return amount, after
    rest = _small(page, after + 1 if joined else after)
    if rest is None or page.lexicon.magnitudes.get(page.lower(rest[1])) == _HUNDRED:
        return amount, after
    return amount + rest[0], rest[1]


def _and_a_half(page: Page, amount: Decimal, after: int) -> tuple[Decimal, int]:
    """Add `and a half`, with or without hyphens."""
    start = after + 1 if page.text(after) == "-" else after
    hit = page.lexicon.phrases("half-more").at(page.tokens, start)
    return (amount + _HALF, hit.edge) if hit else (amount, after)


def _decimal_words(page: Page, amount: Decimal, after: int) -> tuple[Decimal, int]:
    """Add `point five`, `point two five`."""
    if not page.is_in(after, "number-point"):
        return amount, after
    place, at = Decimal("0.1"), after + 1
    while (digit := page.lexicon.numbers.get(page.lower(at))) is not None and digit < 10:  # noqa: PLR2004 - one digit
        amount, place, at = amount + digit * place, place / 10, at + 1
        if place < Decimal("0.000001"):
            break
    return amount, at if at > after + 1 else after
