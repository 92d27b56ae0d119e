"""Names and codes of the world's currencies, from CLDR through Babel; short forms come from the lexicon.

Spec: ISO 4217 (codes), https://cldr.unicode.org/ (names).
"""

from __future__ import annotations

from functools import cache


@cache
def currency_names() -> dict[str, str]:
    """Give the names with a country in them, in lower case, and the code of each.

    Names with brackets (out of use) are left out; a name of two currencies is too.

    Example:
        >>> currency_names()["south korean won"]
        'KRW'
    """
    from babel.numbers import get_currency_name, list_currencies  # noqa: PLC0415 - importing kgraph stays light

    found: dict[str, set[str]] = {}
    for code in sorted(list_currencies("en")):
        for count in (1, 2):
            name = get_currency_name(code, count=count, locale="en").lower()
            if " " in name and "(" not in name:
                found.setdefault(name, set()).add(code)
    return {name: codes.pop() for name, codes in sorted(found.items()) if len(codes) == 1}


@cache
def currency_codes() -> frozenset[str]:
    """Give all ISO 4217 codes that CLDR knows.

    Example:
        >>> "KRW" in currency_codes()
        True
    """
    from babel.numbers import list_currencies  # noqa: PLC0415 - importing kgraph stays light

    return frozenset(list_currencies("en"))
