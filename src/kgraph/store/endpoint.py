"""Ask a SPARQL endpoint over HTTP: https://www.w3.org/TR/sparql11-protocol/#query-operation."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import urlencode

import pyoxigraph as ox

from kgraph.errors import StoreError
from kgraph.iris import Minter
from kgraph.rdf import prefixes
from kgraph.store.answer import QueryAnswer
from kgraph.store.results import collect, collect_triples
from kgraph.store.session import Session

_ACCEPT = "application/sparql-results+json, application/n-triples;q=0.9, text/turtle;q=0.8"
_DEFAULT_TIMEOUT = 60.0


def is_url(source: str | Path) -> bool:
    """Tell whether a source is the address of an endpoint.

    Example:
        >>> is_url("http://127.0.0.1:7878/query"), is_url("out")
        (True, False)
    """
    return str(source).lower().startswith(("http://", "https://"))


def query_endpoint(url: str, sparql: str, *, limit: int | None = None, timeout: float | None = None) -> QueryAnswer:
    """Ask an endpoint by POST, with the default prefixes declared in front of the query.

    Args:
        url: Address of the endpoint's query service.
        sparql: The query.
        limit: Most rows or triples to give; None for all.
        timeout: Seconds to wait for the endpoint; None for a minute.

    Raises:
        StoreError: If the endpoint cannot be reached, refuses the query, or answers what is no SPARQL result.
    """
    known = prefixes(Minter())
    # One line, so that the line numbers in the endpoint's own errors stay true.
    prologue = " ".join(f"PREFIX {name}: <{namespace}>" for name, namespace in sorted(known.items()))
    media_type, body = _post(url, f"{prologue} {sparql}", timeout or _DEFAULT_TIMEOUT)
    try:
        return _read(media_type, body, limit)
    except (SyntaxError, ValueError) as error:
        raise StoreError(
            "bad-endpoint-answer",
            f"'{url}' answered {media_type or 'without a media type'}, which is no SPARQL result.",
            "Give the address of its query service, such as 'http://127.0.0.1:7878/query'.",
        ) from error


def _post(url: str, sparql: str, timeout: float) -> tuple[str, bytes]:
    headers = {"Accept": _ACCEPT, "Content-Type": "application/x-www-form-urlencoded"}
    # A person waits: no second try.
    with Session(url, timeout=timeout, tries=1) as session:
        response = session.send("POST", headers=headers, body=urlencode({"query": sparql}).encode())
        if not response.is_success:
            raise session.refuse(response)
        media_type = response.headers.get("content-type", "").partition(";")[0].strip().lower()
        return media_type, response.content


def _read(media_type: str, body: bytes, limit: int | None) -> QueryAnswer:
    known = prefixes(Minter())
    rdf_format = ox.RdfFormat.from_media_type(media_type)
    results_format = ox.QueryResultsFormat.from_media_type(media_type)
    if results_format is None and rdf_format is not None:
        return collect_triples((quad.triple for quad in ox.parse(body, format=rdf_format)), known, limit)
    # Some endpoints call their JSON results plain JSON.
    return collect(ox.parse_query_results(body, format=results_format or ox.QueryResultsFormat.JSON), known, limit)
