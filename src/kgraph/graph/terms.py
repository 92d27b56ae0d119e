"""RDF terms in their N-Triples form: checked IRIs, clean strings, and typed literals in canonical form.

Stores normalise what is not canonical (`0.90` becomes `0.9`), so only canonical lexical forms are written; then every
engine gives back what the file says. The forms are those of XML Schema 1.1, part 2
(https://www.w3.org/TR/xmlschema11-2/); Oxigraph's casts check and normalise them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from decimal import Decimal, InvalidOperation
from functools import lru_cache

import pyoxigraph as ox

from kgraph.errors import KgraphError
from kgraph.ontology.vocab import RDF_TYPE, XSD
from kgraph.ordered import Block

Term = str
"""A term in its N-Triples form: https://www.w3.org/TR/n-triples/#grammar-production-object."""

_SURROGATE = re.compile("[\ud800-\udfff]")
_MINUTES_ONLY = re.compile(r"(?P<date>\d{4}-\d\d-\d\dT\d\d:\d\d)(?P<zone>Z|[+-]\d\d:\d\d)?")
_WEEKS = re.compile(r"P(?P<weeks>\d+)W")
_DATE_TYPES = ("date", "dateTime", "gYearMonth", "gYear", "gMonthDay", "gMonth")
_EMPTY_STORE = ox.Store()
_TYPE = f"<{RDF_TYPE}>"
_DECIMAL, _INTEGER = f"^^<{XSD}decimal>", f"^^<{XSD}integer>"


@lru_cache(maxsize=1 << 16)
def node(iri: str) -> Term:
    """Write an absolute IRI.

    Raises:
        KgraphError: If it is not one.

    Example:
        >>> node("https://example.org/kim")
        '<https://example.org/kim>'
    """
    try:
        return str(ox.NamedNode(iri))
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


def text(words: str, language: str = "") -> Term:
    """Write a string literal, with a language tag where one is given.

    Example:
        >>> text("two men", "en")
        '"two men"@en'
    """
    is_plain = words.isprintable() and '"' not in words and "\\" not in words
    quoted = f'"{words}"' if is_plain else str(ox.Literal(clean(words)))
    return f"{quoted}@{language}" if language else quoted


@lru_cache(maxsize=1 << 14)
def typed(lexical: str, datatype: str) -> Term | None:
    """Write a literal of an XSD datatype in canonical form.

    Args:
        lexical: What to write.
        datatype: Local name of the datatype.

    Returns:
        The literal, or None where `lexical` is not of that datatype.

    Example:
        >>> typed("P12M", "duration"), typed("2004-02-30", "date")
        ('"P1Y"^^<http://www.w3.org/2001/XMLSchema#duration>', None)
    """
    query = f"SELECT (<{XSD}{datatype}>({text(lexical)}) AS ?value) {{}}"
    solutions = _EMPTY_STORE.query(query)
    found = next(iter(solutions))["value"] if isinstance(solutions, ox.QuerySolutions) else None
    return str(found) if isinstance(found, ox.Literal) else None


@lru_cache(maxsize=1 << 14)
def date(lexical: str) -> Term | None:
    """Write a date, date-time, month or year of an ISO 8601 form, as precise as it is.

    Example:
        >>> [date(form).split("#")[1] for form in ("2004", "2004-12", "2004-12-01", "2004-12-01T06:15")]
        ['gYear>', 'gYearMonth>', 'date>', 'dateTime>']
    """
    minutes = _MINUTES_ONLY.fullmatch(lexical)
    full = f"{minutes['date']}:00{minutes['zone'] or ''}" if minutes else lexical
    return next((found for name in _DATE_TYPES if (found := typed(full, name)) is not None), None)


def duration(lexical: str) -> Term | None:
    """Write a duration of an ISO 8601 form; XSD has no weeks, so they become days.

    Example:
        >>> duration("P2W")
        '"P14D"^^<http://www.w3.org/2001/XMLSchema#duration>'
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


def decimal(value: Decimal) -> Term:
    """Write an `xsd:decimal` without trailing zeros (`1`, not `1.0`: XML Schema 1.1 and Oxigraph write it so).

    Example:
        >>> decimal(Decimal("0.90")), decimal(Decimal("1.0")).split("^^")[0]
        ('"0.9"^^<http://www.w3.org/2001/XMLSchema#decimal>', '"1"')
    """
    return f'"{plain_digits(value)}"{_DECIMAL}'


def integer(value: int) -> Term:
    """Write an `xsd:integer`."""
    return f'"{value}"{_INTEGER}'


def described(subject: Term, tails: Iterable[str]) -> Block:
    """Put together what is said of a subject: predicate and object of each triple, in any order, repeated or not."""
    return subject, tuple(sorted(set(tails)))


def types(*classes: str) -> tuple[str, ...]:
    """Say of what classes something is, each by its IRI.

    Example:
        >>> types("https://example.org/Person")
        ('<http://www.w3.org/1999/02/22-rdf-syntax-ns#type> <https://example.org/Person>',)
    """
    return tuple(f"{_TYPE} {node(cls)}" for cls in classes)


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
