"""The SPARQL endpoint: queries, updates, and graphs by the Graph Store HTTP Protocol."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import anyio
import pyoxigraph as ox
from starlette.background import BackgroundTask
from starlette.requests import Request
from starlette.responses import Response, StreamingResponse

from kgraph.server.config import ServeConfig
from kgraph.server.errors import Refusal
from kgraph.server.guard import check_iris, check_query, check_update
from kgraph.server.negotiate import RDF, by_format, rdf_type, results_type
from kgraph.server.pool import Answer, Pool
from kgraph.server.protocol import (
    Asked,
    check_token,
    media_type,
    read_body,
    read_fields,
    read_query,
    read_update,
)

_CHUNK = 256_000
_SD = "http://www.w3.org/ns/sparql-service-description#"
_FORMATS = "http://www.w3.org/ns/formats/"


class Endpoint:
    """Answers of one server.

    Args:
        config: What is allowed.
        pool: Where queries run.
    """

    def __init__(self, config: ServeConfig, pool: Pool) -> None:
        self._config = config
        self._pool = pool

    async def query(self, request: Request) -> Response:
        """Answer a query; describe the service where there is none."""
        asked = await read_query(request, self._config)
        if asked.text is None:
            if request.method == "POST":
                raise Refusal(400, "There is no query.")
            return self._describe(request)
        return await self.answer(asked, request)

    async def answer(self, asked: Asked, request: Request) -> Response:
        """Run a query and send what it gives in the type that the client likes best."""
        sparql = asked.text or ""
        check_query(sparql, self._config.depth)
        accept = ", ".join(request.headers.getlist("accept"))
        types = by_format(asked.form)
        rows, triples = (results_type(accept), rdf_type(accept)) if types is None else types
        if rows is None and triples is None:
            raise Refusal(406, "The answer cannot be written as any type asked for.")
        head = {
            "prefixes": dict(self._config.prefixes),
            "results": rows,
            "rdf": triples,
            "default_graphs": asked.default_graphs,
            "named_graphs": asked.named_graphs,
        }
        return _respond(await self._pool.query(head, sparql))

    async def run(self, sparql: str) -> bytes:
        """Run a query of our own and give its answer, JSON for rows and N-Triples for triples."""
        head = {
            "prefixes": dict(self._config.prefixes),
            "results": "application/sparql-results+json",
            "rdf": "application/n-triples",
        }
        answer = await self._pool.query(head, sparql)
        if answer.status != 200:  # noqa: PLR2004 - of HTTP
            raise Refusal(answer.status, answer.body.decode(errors="replace"))
        if answer.path is None:
            return answer.body
        path = anyio.Path(answer.path)
        try:
            return await path.read_bytes()
        finally:
            await path.unlink()

    async def update(self, request: Request) -> Response:
        """Change the graph by SPARQL Update."""
        check_token(request, self._config)
        update = await read_update(request, self._config)
        check_update(update, self._config.depth)
        return _respond(await self._pool.change({"op": "update"}, update.encode()))

    async def graph(self, request: Request) -> Response:
        """Read or change one graph: https://www.w3.org/TR/sparql11-http-rdf-update/."""
        graph = _graph_name(request)
        if request.method in {"GET", "HEAD"}:
            return await self._read_graph(graph, request)
        check_token(request, self._config)
        if request.method == "DELETE":
            return _respond(await self._pool.change({"op": "delete", "graph": graph}, b""))
        kind = media_type(request)
        if ox.RdfFormat.from_media_type(kind) is None:
            raise Refusal(415, f"A graph is sent as one of {', '.join(RDF)}.")
        body = await read_body(request, self._config.update_bytes)
        head = {"op": request.method.lower(), "graph": graph, "type": kind}
        return _respond(await self._pool.change(head, body))

    async def _read_graph(self, graph: str, request: Request) -> Response:
        if not graph:
            return await self.answer(Asked("CONSTRUCT { ?s ?p ?o } WHERE { ?s ?p ?o }"), request)
        if b"false" in await self.run(f"ASK {{ GRAPH <{graph}> {{ ?s ?p ?o }} }}"):
            raise Refusal(404, "There is no such graph.")
        return await self.answer(Asked(f"CONSTRUCT {{ ?s ?p ?o }} WHERE {{ GRAPH <{graph}> {{ ?s ?p ?o }} }}"), request)

    def _describe(self, request: Request) -> Response:
        """Describe the service: https://www.w3.org/TR/sparql11-service-description/."""
        chosen = rdf_type(", ".join(request.headers.getlist("accept")))
        if chosen is None:
            raise Refusal(406, f"The description is written as one of {', '.join(RDF)}.")
        formats = ("SPARQL_Results_JSON", "SPARQL_Results_XML", "SPARQL_Results_CSV", "SPARQL_Results_TSV")
        described = " , ".join(
            f"<{_FORMATS}{name}>" for name in (*formats, "Turtle", "N-Triples", "RDF_XML", "JSON-LD")
        )
        address = str(request.url.replace(query=""))
        text = (
            f"@prefix sd: <{_SD}> .\n[] a sd:Service ; sd:endpoint <{address}> ; "
            "sd:supportedLanguage sd:SPARQL11Query ; "
            f"sd:resultFormat {described} ; sd:feature sd:EmptyGraphs ;"
            " sd:defaultDataset [ a sd:Dataset ; sd:defaultGraph [ a sd:Graph ] ] ."
        )
        quads = ox.parse(text, format=ox.RdfFormat.TURTLE)
        rdf_format = ox.RdfFormat.from_media_type(chosen) or ox.RdfFormat.TURTLE
        body = ox.serialize((quad.triple for quad in quads), format=rdf_format) or b""
        return Response(body, media_type=rdf_format.media_type, headers={"Vary": "Accept"})


def _graph_name(request: Request) -> str:
    fields = read_fields(request.scope["query_string"])
    graphs = [value for name, value in fields if name == "graph"]
    is_default = any(name == "default" for name, _ in fields)
    if len(graphs) + is_default != 1:
        raise Refusal(400, "Name one graph: ?default, or ?graph=IRI.")
    check_iris(graphs)
    return graphs[0] if graphs else ""


def _respond(answer: Answer) -> Response:
    headers = {"Vary": "Accept", "Cache-Control": "no-cache"}
    if answer.path is None:
        # Starlette would name an encoding of its own for text.
        kind = f"{answer.media_type}; charset=utf-8" if answer.media_type.startswith("text/") else answer.media_type
        return Response(
            answer.body or None, answer.status, headers={**headers, **({"Content-Type": kind} if answer.body else {})}
        )
    size = answer.path.stat().st_size
    return StreamingResponse(
        _chunks(answer.path),
        answer.status,
        headers={**headers, "Content-Type": answer.media_type, "Content-Length": str(size)},
        background=BackgroundTask(answer.path.unlink, missing_ok=True),
    )


async def _chunks(path: Path) -> AsyncIterator[bytes]:
    async with await anyio.open_file(path, "rb") as stream:
        while chunk := await stream.read(_CHUNK):
            yield chunk
