"""Ill-typed literals: words that are not in the lexical space of their datatype.

RDF 1.1 (https://www.w3.org/TR/rdf11-concepts/#section-Graph-Literal) lets a graph hold them, so parsers keep them
silently. Numbers are matched against the grammar of XML Schema (https://www.w3.org/TR/xmlschema11-2/); dates and
times, which need a calendar, are cast by Oxigraph. Datatypes outside XML Schema are not judged.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

import pyoxigraph as ox

from kgraph.ontology.vocab import XSD

_FLOAT = re.compile(r"[+-]?([0-9]+(\.[0-9]*)?|\.[0-9]+)([Ee][+-]?[0-9]+)?|[+-]?INF|NaN")
_GRAMMARS = {
    "boolean": re.compile(r"true|false|1|0"),
    "decimal": re.compile(r"[+-]?([0-9]+(\.[0-9]*)?|\.[0-9]+)"),
    "double": _FLOAT,
    "float": _FLOAT,
}
_INTEGER = re.compile(r"[+-]?[0-9]+")
_INTEGER_RANGES: dict[str, tuple[int | None, int | None]] = {
    "integer": (None, None),
    "long": (-(2**63), 2**63 - 1),
    "int": (-(2**31), 2**31 - 1),
    "short": (-(2**15), 2**15 - 1),
    "byte": (-(2**7), 2**7 - 1),
    "nonNegativeInteger": (0, None),
    "positiveInteger": (1, None),
    "nonPositiveInteger": (None, 0),
    "negativeInteger": (None, -1),
    "unsignedLong": (0, 2**64 - 1),
    "unsignedInt": (0, 2**32 - 1),
    "unsignedShort": (0, 2**16 - 1),
    "unsignedByte": (0, 2**8 - 1),
}
_CAST = (
    *("date", "dateTime", "dateTimeStamp", "time", "gYear", "gYearMonth", "gMonth", "gMonthDay", "gDay"),
    *("duration", "dayTimeDuration", "yearMonthDuration"),
)
_MAX_DIGITS = 4000  # Python refuses to read longer numbers
_CHUNK = 2000


def ill_typed(literals: Iterable[ox.Literal]) -> frozenset[ox.Literal]:
    """Find the literals whose words their datatype does not allow.

    Args:
        literals: Any literals.

    Returns:
        Those that are ill-typed.

    Example:
        >>> date = ox.NamedNode(XSD + "date")
        >>> found = ill_typed([ox.Literal("2004-13-45", datatype=date), ox.Literal("2004-12-31", datatype=date)])
        >>> [literal.value for literal in found]
        ['2004-13-45']
    """
    wrong: set[ox.Literal] = set()
    to_cast: dict[str, list[ox.Literal]] = {}
    for literal in dict.fromkeys(literals):
        datatype = literal.datatype.value
        if not datatype.startswith(XSD):
            continue
        name = datatype.removeprefix(XSD)
        if name in _CAST:
            to_cast.setdefault(name, []).append(literal)
        elif not _fits(literal.value.strip(" \t\n\r"), name):
            wrong.add(literal)
    for name, found in to_cast.items():
        for start in range(0, len(found), _CHUNK):
            wrong.update(_not_castable(name, found[start : start + _CHUNK]))
    return frozenset(wrong)


def _fits(text: str, datatype: str) -> bool:
    if datatype in _INTEGER_RANGES:
        return _fits_integer(text, *_INTEGER_RANGES[datatype])
    grammar = _GRAMMARS.get(datatype)
    return grammar is None or grammar.fullmatch(text) is not None


def _fits_integer(text: str, low: int | None, high: int | None) -> bool:
    if _INTEGER.fullmatch(text) is None:
        return False
    if len(text) > _MAX_DIGITS:
        return low is None and high is None
    number = int(text)
    return (low is None or low <= number) and (high is None or number <= high)


def _not_castable(datatype: str, literals: list[ox.Literal]) -> list[ox.Literal]:
    """Cast the words of literals to a datatype in one query; Oxigraph leaves unbound what it cannot cast."""
    by_words = {literal.value.strip(" \t\n\r"): literal for literal in literals}
    rows = " ".join(str(ox.Literal(words)) for words in by_words)
    cast = f"BIND(<{XSD}{datatype}>(?words) AS ?value) FILTER(!BOUND(?value))"
    solutions = ox.Store().query(f"SELECT ?words WHERE {{ VALUES ?words {{ {rows} }} {cast} }}")
    found = (solution["words"] for solution in solutions) if isinstance(solutions, ox.QuerySolutions) else ()
    failed = {words.value for words in found if isinstance(words, ox.Literal)}
    return [literal for literal in literals if literal.value.strip(" \t\n\r") in failed]
