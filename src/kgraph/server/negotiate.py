"""Choose the type of an answer by what the client accepts: https://www.rfc-editor.org/rfc/rfc9110#section-12.5.1."""

from __future__ import annotations

from collections.abc import Sequence

HTML = "text/html"
RESULTS = (
    "application/sparql-results+json",
    "application/sparql-results+xml",
    "text/csv",
    "text/tab-separated-values",
)
RDF = ("text/turtle", "application/n-triples", "application/rdf+xml", "application/ld+json", "text/n3")
_ALSO = {"application/json": RESULTS[0], "application/xml": RESULTS[1], "text/xml": RESULTS[1]}
_RDF_ALSO = {"application/json": "application/ld+json", "application/xml": "application/rdf+xml"}
_FORMATS = {
    "json": (RESULTS[0], "application/ld+json"),
    "xml": (RESULTS[1], "application/rdf+xml"),
    "csv": (RESULTS[2], None),
    "tsv": (RESULTS[3], None),
    "ttl": (None, "text/turtle"),
    "nt": (None, "application/n-triples"),
    "rdf": (None, "application/rdf+xml"),
    "jsonld": (None, "application/ld+json"),
}


def best(accept: str, offered: Sequence[str], also: dict[str, str] | None = None) -> str | None:
    """Choose the type that a client likes best.

    Args:
        accept: The header; empty for anything.
        offered: What can be given, the preferred first.
        also: Other names for what is offered.

    Returns:
        One of `offered`, or None if the client accepts none of them.

    Example:
        >>> best("text/*;q=0.5, text/csv", ["text/html", "text/csv"])
        'text/csv'
    """
    wanted = _parse(accept)
    if not wanted:
        return offered[0]
    scored = [(_quality(wanted, one), -float(index), one) for index, one in enumerate(offered)]
    scored += [
        (_exact(wanted, name), -index - 0.5, one)
        for name, one in (also or {}).items()
        for index, other in enumerate(offered)
        if other == one
    ]
    quality, _, chosen = max(scored)
    return chosen if quality > 0 else None


def results_type(accept: str) -> str | None:
    """Choose a type for rows."""
    return best(accept, RESULTS, _ALSO)


def rdf_type(accept: str) -> str | None:
    """Choose a type for triples."""
    return best(accept, RDF, _RDF_ALSO)


def by_format(name: str) -> tuple[str | None, str | None] | None:
    """Give the types of rows and of triples for a short name such as `csv` or `ttl`."""
    return _FORMATS.get(name)


def _parse(accept: str) -> list[tuple[str, float]]:
    found = []
    for part in accept.split(",")[:100]:
        media_type, *parameters = (piece.strip().lower() for piece in part.split(";"))
        quality = 1.0
        for parameter in parameters:
            if parameter.startswith("q="):
                try:
                    quality = min(max(float(parameter[2:]), 0.0), 1.0)
                except ValueError:
                    quality = 0.0
        if "/" in media_type:
            found.append((media_type, quality))
    return found


def _exact(wanted: list[tuple[str, float]], name: str) -> float:
    return max((quality for media_type, quality in wanted if media_type == name), default=0.0)


def _quality(wanted: list[tuple[str, float]], offered: str) -> float:
    """Give the quality of the most specific range that a type falls into."""
    group = offered.partition("/")[0]
    for name in (offered, f"{group}/*", "*/*"):
        found = [quality for media_type, quality in wanted if media_type == name]
        if found:
            return max(found)
    return 0.0
