"""The two ways in which SPARQL servers take graphs.

Graph Store HTTP Protocol: https://www.w3.org/TR/sparql11-http-rdf-update/; SPARQL Update over the SPARQL Protocol:
https://www.w3.org/TR/sparql11-protocol/#update-operation.
"""

from __future__ import annotations

import gzip
from collections.abc import Iterator
from typing import Protocol

import httpx
import pyoxigraph as ox

from kgraph.errors import StoreError
from kgraph.store.session import Session

_TRIPLES = "application/n-triples"
_NOT_FOUND = 404
# How servers say that they do not know a coding: 415 by the book, others by failing to parse it.
_CODING_REFUSED = frozenset((400, 415, 500, 501))


class Service(Protocol):
    """What can be done with the graphs of a server; an empty IRI is the default graph."""

    def replace(self, graph: str, piece: bytes) -> None:
        """Make a graph hold a piece and nothing else."""

    def add(self, graph: str, piece: bytes) -> None:
        """Add a piece to a graph."""

    def delete(self, graph: str) -> bool:
        """Delete a graph; False if it was not there, where the server tells."""

    def read(self, graph: str) -> list[ox.Triple] | None:
        """Read a graph; None if the server does not give it."""


class GraphStore:
    """The Graph Store HTTP Protocol.

    Args:
        session: Where the requests go.
    """

    def __init__(self, session: Session) -> None:
        self._session = session
        self._is_compressing = True

    def replace(self, graph: str, piece: bytes) -> None:
        """Make a graph hold a piece and nothing else."""
        self._write("PUT", graph, piece)

    def add(self, graph: str, piece: bytes) -> None:
        """Add a piece to a graph."""
        self._write("POST", graph, piece)

    def delete(self, graph: str) -> bool:
        """Delete a graph; False if it was not there."""
        response = self._session.send("DELETE", params=_named(graph))
        if not response.is_success and response.status_code != _NOT_FOUND:
            raise self._session.refuse(response)
        return response.is_success

    def read(self, graph: str) -> list[ox.Triple] | None:
        """Read a graph; an absent one is empty, and None if the server does not speak this protocol."""
        response = self._session.send("GET", params=_named(graph), headers={"Accept": _TRIPLES})
        if response.status_code == _NOT_FOUND:
            return []
        if response.status_code == httpx.codes.UNAUTHORIZED:
            raise self._session.refuse(response)
        return read_triples(response) if response.is_success else None

    def _write(self, method: str, graph: str, piece: bytes) -> None:
        response = self._send(method, graph, piece)
        if self._is_compressing and response.status_code in _CODING_REFUSED:
            plain = self._send(method, graph, gzip.decompress(piece), is_compressed=False)
            if plain.is_success:
                self._is_compressing = False
            response = plain
        if not response.is_success:
            raise self._session.refuse(response)

    def _send(self, method: str, graph: str, piece: bytes, *, is_compressed: bool | None = None) -> httpx.Response:
        is_coded = self._is_compressing if is_compressed is None else is_compressed
        headers = {"Content-Type": _TRIPLES, **({"Content-Encoding": "gzip"} if is_coded else {})}
        body = piece if is_coded or is_compressed is False else gzip.decompress(piece)
        return self._session.send(method, params=_named(graph), headers=headers, body=body)


class Update:
    """SPARQL Update, for servers that have nothing else; queries go to `queries` where that answers.

    Args:
        session: Where the updates go.
        queries: Addresses that may be the query service beside it.
    """

    def __init__(self, session: Session, queries: tuple[str, ...] = ()) -> None:
        self._session = session
        self._queries = queries

    def replace(self, graph: str, piece: bytes) -> None:
        """Make a graph hold a piece and nothing else, in one request."""
        self._update(f"{_drop(graph)} ;\n{_insert(graph, piece)}")

    def add(self, graph: str, piece: bytes) -> None:
        """Add a piece to a graph."""
        self._update(_insert(graph, piece))

    def delete(self, graph: str) -> bool:
        """Delete a graph; the server does not tell whether it was there."""
        self._update(_drop(graph))
        return True

    def read(self, graph: str) -> list[ox.Triple] | None:
        """Read a graph by the first address that answers a query; None if none does."""
        sparql = f"CONSTRUCT {{ ?s ?p ?o }} WHERE {{ GRAPH <{graph}> {{ ?s ?p ?o }} }}"
        for address in self._queries:
            headers = {"Accept": _TRIPLES, "Content-Type": "application/sparql-query"}
            response = self._session.send("POST", url=httpx.URL(address), headers=headers, body=sparql.encode())
            found = read_triples(response) if response.is_success else None
            if found is not None:
                return found
        return None

    def _update(self, sparql: str) -> None:
        headers = {"Content-Type": "application/sparql-update"}
        response = self._session.send("POST", headers=headers, body=sparql.encode())
        if not response.is_success:
            raise self._session.refuse(response)


def read_triples(response: httpx.Response) -> list[ox.Triple] | None:
    """Read the triples of an answer in whatever RDF format; None if it holds none, such as a web page."""
    media_type = response.headers.get("content-type", "").partition(";")[0].strip()
    rdf_format = ox.RdfFormat.from_media_type(media_type)
    if rdf_format is None:
        return None
    try:
        return [quad.triple for quad in ox.parse(response.content, format=rdf_format)]
    except SyntaxError:
        return None


def query_addresses(update: str) -> tuple[str, ...]:
    """Guess where the query service of an update service is.

    Example:
        >>> query_addresses("http://h/ds/update")
        ('http://h/ds/query', 'http://h/ds/sparql', 'http://h/ds/update')
    """

    def _guesses() -> Iterator[str]:
        base = update.rstrip("/")
        if base.endswith("/update"):
            yield f"{base.removesuffix('/update')}/query"
            yield f"{base.removesuffix('/update')}/sparql"
        if base.endswith("/statements"):
            yield base.removesuffix("/statements")
        yield update

    return tuple(_guesses())


def check_iri(graph: str) -> None:
    """Refuse a graph name that is no IRI: it goes into requests as it is.

    Raises:
        StoreError: If it is none.
    """
    try:
        ox.NamedNode(graph)
    except ValueError as error:
        raise StoreError("bad-graph-name", f"'{graph}' is no IRI.", "Give an absolute IRI.") from error


def _named(graph: str) -> dict[str, str]:
    return {"graph": graph} if graph else {"default": ""}


def _drop(graph: str) -> str:
    return f"DROP SILENT GRAPH <{graph}>" if graph else "DROP SILENT DEFAULT"


def _insert(graph: str, piece: bytes) -> str:
    text = gzip.decompress(piece).decode()
    return f"INSERT DATA {{ GRAPH <{graph}> {{\n{text}}} }}" if graph else f"INSERT DATA {{\n{text}}}"
