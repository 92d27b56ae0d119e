"""Say where a SPARQL query stops making sense: the line and column, with a mark below it."""

from __future__ import annotations

import re
from collections.abc import Mapping

from kgraph.errors import QuerySyntaxError

PROLOGUE = re.compile(
    r"""(?: \s+ | \#[^\n]* | BASE\s*<[^>]*> | PREFIX\s+([^\s:]*):\s*<[^>]*> | VERSION\s+["'][^"'\n]*["'] )""",
    re.IGNORECASE | re.VERBOSE,
)
_EXCERPT = 40
_WIDTH = 100
_HINT = "See https://www.w3.org/TR/sparql11-query/ and docs/how-to/query.md."


def syntax_error(error: SyntaxError, sparql: str, prefixes: Mapping[str, str]) -> QuerySyntaxError:
    """Turn what Oxigraph says of a query into an error that shows the place.

    Args:
        error: What it raised; its list of all it would have taken helps nobody.
        sparql: The query.
        prefixes: Namespaces that are known without being declared.
    """
    match = re.match(r"error at (\d+):(\d+)", str(error))
    if not match:
        return QuerySyntaxError(
            "query-syntax", f"the query does not parse: {' '.join(str(error).split())[:200]}.", _HINT
        )
    line, column = (int(number) for number in match.groups())
    lines = sparql.split("\n")
    before = "\n".join([*lines[: line - 1], lines[line - 1][: column - 1]])
    words = " ".join(before.split())[-_EXCERPT:].lstrip()
    # Oxigraph names the furthest place that it looked at, which may be some words too far.
    place = f"at or before line {line}, column {column}" + (f", after {words!r}" if words else "")
    hint = _HINT
    if "Prefix not found" in str(error) and (unknown := _unknown_prefixes(sparql, prefixes)):
        hint = f"Declare the prefix {', '.join(unknown)}; known without declaring: {', '.join(sorted(prefixes))}."
    return QuerySyntaxError(
        "query-syntax",
        f"the query does not parse {place}.",
        hint,
        line=line,
        column=column,
        excerpt=show_place(lines[line - 1], column),
    )


def show_place(line: str, column: int) -> str:
    """Show a place in a line by a mark below it.

    Example:
        >>> print(show_place("ASK { ?s }", 10))
        ASK { ?s }
                 ^
    """
    start = max(0, column - 1 - _WIDTH // 2) if len(line) > _WIDTH else 0
    shown = "".join(letter if letter.isprintable() else " " for letter in line[start : start + _WIDTH])
    return f"{shown}\n{' ' * (column - 1 - start)}^"


def skip_prologue(sparql: str) -> tuple[int, frozenset[str]]:
    """Find where the query proper begins, and which prefixes are declared before it."""
    position = 0
    declared: set[str] = set()
    while match := PROLOGUE.match(sparql, position):
        position = match.end()
        if match.group(1) is not None:
            declared.add(match.group(1))
    return position, frozenset(declared)


def _unknown_prefixes(sparql: str, prefixes: Mapping[str, str]) -> list[str]:
    position, declared = skip_prologue(sparql)
    bare = re.sub(r"""<[^<>\s]*>|"[^"\n]*"|'[^'\n]*'""", " ", sparql[position:])
    used = re.findall(r"(?<![\w:?$])([A-Za-z][\w.-]*):", bare)
    return sorted({f"{name}:" for name in used if name not in declared and name not in prefixes})
