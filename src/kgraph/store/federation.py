"""Refuse queries that would send parts of themselves to other services.

kgraph runs offline, and a query may come from somebody else: `SERVICE` (https://www.w3.org/TR/sparql11-federated-query/)
would let it reach any address that this machine reaches. Oxigraph has no switch for it, so it is found in the text.
"""

from __future__ import annotations

import re

from kgraph.errors import StoreError

_ESCAPE = re.compile(r"\\u([0-9A-Fa-f]{4})|\\U([0-9A-Fa-f]{8})")
_IRI = r"<[^<>\"{}|^`\\\x00-\x20]*>"
_LONG = r"\"\"\"(?:\"{0,2}(?:[^\"\\]|\\.))*\"\"\"|'''(?:'{0,2}(?:[^'\\]|\\.))*'''"
_SHORT = r"\"(?:[^\"\\\n]|\\.)*\"|'(?:[^'\\\n]|\\.)*'"
_QUIET = re.compile(rf"({_LONG}|{_SHORT})|({_IRI})|(#[^\n]*)", re.DOTALL)
# No word boundary before it: a lenient parser needs none.
_SERVICE = re.compile(r"SERVICE\s*(?:SILENT)?\s*(?:<>|[?$]\w+|[\w.-]*:[^\s{]*)\s*\{", re.IGNORECASE)


def refuse_federation(sparql: str) -> None:
    """Refuse a query with a `SERVICE` clause.

    Args:
        sparql: The query.

    Raises:
        StoreError: If it has one.

    Example:
        >>> refuse_federation("SELECT ?service { ?service ?p 'SERVICE <x:y> { }' }")
    """
    plain = _ESCAPE.sub(_character, sparql)
    # Strings and comments say nothing; of an IRI only that it is one.
    bare = _QUIET.sub(lambda found: "<>" if found.group(2) else " ", plain)
    if _SERVICE.search(bare):
        raise StoreError(
            "federation-refused",
            "the query asks another service (SERVICE), and kgraph sends nothing out.",
            "Leave the SERVICE clause out, or give the query to a SPARQL endpoint by its address.",
        )


def _character(found: re.Match[str]) -> str:
    code = int(found.group(1) or found.group(2), 16)
    return chr(code) if code < 0x110000 else found.group()  # noqa: PLR2004 - the end of Unicode
