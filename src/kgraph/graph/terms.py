"""RDF terms: checked IRIs, clean strings, and typed literals in canonical form.

Stores normalise what is not canonical (`0.90` becomes `0.9`), so only canonical lexical forms are written; then every
engine gives back what the file says. The forms are those of XML Schema 1.1, part 2
(https://www.w3.org/TR/xmlschema11-2/); Oxigraph's casts check and normalise them.
"""

from __future__ import annotations

import re
from decimal import Decimal, InvalidOperation
from functools import lru_cache

import pyoxigraph as ox

from kgraph.errors import KgraphError
from kgraph.ontology.vocab import XSD

Term = ox.NamedNode | ox.Literal

_SURROGATE = re.compile("[\ud800-\udfff]")
_MINUTES_ONLY = re.compile(r"(?P<date>\d{4}-\d\d-\d\dT\d\d:\d\d)(?P<zone>Z|[+-]\d\d:\d\d)?")
_WEEKS = re.compile(r"P(?P<weeks>\d+)W")
_DATE_TYPES = ("date", "dateTime", "gYearMonth", "gYear", "gMonthDay", "gMonth")
_EMPTY_STORE = ox.Store()


@lru_cache(maxsize=1 << 16)
def node(iri: str) -> ox.NamedNode:
    """Make a node of an absolute IRI.

    Raises:
        KgraphError: If it is not one.

    Example:
        >>> print(node("https://example.org/kim"))
        <https://example.org/kim>
    """
    try:
        return ox.NamedNode(iri)
    except ValueError as error:
        raise KgraphError(
            "bad-iri", f"{iri!r} is not an absolute IRI: {error}.", "Ground entities before a graph is made of them."
        ) from error


def clean(words: str) -> str:
    r"""Replace lone surrogates, which no encoding can carry, by U+FFFD.

    Example:
        >>> ascii(clean("a" + chr(0xD800)))
        "'a\\ufffd'"
    """
    return _SURROGATE.sub("\ufffd", words)


def text(words: str, language: str | None = None) -> ox.Literal:
    """Make a string literal, with a language tag where one is given.

    Example:
        >>> print(text("two men", "en"))
        "two men"@en
    """
    return ox.Literal(clean(words), language=language)


@lru_cache(maxsize=1 << 14)
def typed(lexical: str, datatype: str) -> ox.Literal | None:
    """Make a literal of an XSD datatype in canonical form.

    Args:
        lexical: What to write.
        datatype: Local name of the datatype.

    Returns:
        The literal, or None where `lexical` is not of that datatype.

    Example:
        >>> typed("P12M", "duration").value, typed("2004-02-30", "date")
        ('P1Y', None)
    """
    query = f"SELECT (<{XSD}{datatype}>({text(lexical)}) AS ?value) {{}}"
    solutions = _EMPTY_STORE.query(query)
    found = next(iter(solutions))["value"] if isinstance(solutions, ox.QuerySolutions) else None
    return found if isinstance(found, ox.Literal) else None


def date(lexical: str) -> ox.Literal | None:
    """Make a date, date-time, month or year of an ISO 8601 form, as precise as it is.

    Example:
        >>> [date(form).datatype.value.split("#")[1] for form in ("2004", "2004-12", "2004-12-01", "2004-12-01T06:15")]
        ['gYear', 'gYearMonth', 'date', 'dateTime']
    """
    minutes = _MINUTES_ONLY.fullmatch(lexical)
    full = f"{minutes['date']}:00{minutes['zone'] or ''}" if minutes else lexical
    return next((found for name in _DATE_TYPES if (found := typed(full, name)) is not None), None)


def duration(lexical: str) -> ox.Literal | None:
    """Make a duration of an ISO 8601 form; XSD has no weeks, so they become days.

    Example:
        >>> print(duration("P2W").value)
        P14D
    """
    weeks = _WEEKS.fullmatch(lexical)
    return typed(f"P{7 * int(weeks['weeks'])}D" if weeks else lexical, "duration")


def number(digits: str) -> Decimal | None:
    """Read a finite decimal; None where it is none."""
    try:
        found = Decimal(digits)
    except InvalidOperation:
        return None
    return found if found.is_finite() else None


def decimal(value: Decimal) -> ox.Literal:
    """Make an `xsd:decimal` without trailing zeros (`1`, not `1.0`: XML Schema 1.1 and Oxigraph write it so).

    Example:
        >>> decimal(Decimal("0.90")).value, decimal(Decimal("1.0")).value
        ('0.9', '1')
    """
    return ox.Literal(plain_digits(value), datatype=node(XSD + "decimal"))


def integer(value: int) -> ox.Literal:
    """Make an `xsd:integer`."""
    return ox.Literal(str(value), datatype=node(XSD + "integer"))


def plain_digits(value: Decimal, grouping: str = "") -> str:
    """Write a decimal without exponent and trailing zeros.

    Args:
        value: The number.
        grouping: `,` to group the digits by thousands.

    Example:
        >>> plain_digits(Decimal("2.40E7"), ","), plain_digits(Decimal("-0.0"))
        ('24,000,000', '0')
    """
    digits = format(value, f"{grouping}f")
    if "." in digits:
        digits = digits.rstrip("0").rstrip(".")
    return "0" if digits == "-0" else digits
