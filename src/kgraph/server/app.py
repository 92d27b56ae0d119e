"""Put the parts of the server together as an ASGI application."""

from __future__ import annotations

import asyncio
import contextlib
import time
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import BaseRoute, Route
from starlette.types import Receive, Scope, Send

from kgraph.iris import KINDS
from kgraph.server.config import ServeConfig
from kgraph.server.endpoint import Endpoint
from kgraph.server.errors import Refusal
from kgraph.server.indexing import Indexing
from kgraph.server.metrics import Metrics
from kgraph.server.pages import Pages
from kgraph.server.pool import Pool
from kgraph.server.protocol import check_reader
from kgraph.server.search import INDEX

Handler = Callable[[Request], Awaitable[Response]]

_METHODS = "GET, HEAD, POST, PUT, DELETE, OPTIONS"
_GONE = 499


def create_app(config: ServeConfig) -> Starlette:
    """Make the application.

    Args:
        config: What is served and what is allowed.

    Returns:
        An ASGI application; its workers start and end with it.
    """
    pool, metrics = Pool(config), Metrics()
    indexing = Indexing(config.store, config.work / INDEX, pool.version)
    endpoint = Endpoint(config, pool)
    pages = Pages(config, endpoint)

    async def health(_request: Request) -> Response:
        await endpoint.run("ASK { }")
        return PlainTextResponse("ok\n")

    async def show_metrics(_request: Request) -> Response:
        gauges = {
            "workers": pool.alive,
            "queries_waiting": pool.waiting + pool.paused,
            "worker_restarts": pool.restarts,
            "search_behind": int(indexing.is_behind),
        }
        return PlainTextResponse(metrics.to_text(gauges), media_type="text/plain; version=0.0.4")

    @contextlib.asynccontextmanager
    async def lifespan(_app: Starlette) -> AsyncIterator[None]:
        await pool.start()
        index = asyncio.create_task(indexing.keep())
        try:
            yield
        finally:
            index.cancel()
            await pool.close()

    table: Sequence[tuple[str, Handler, tuple[str, ...]]] = (
        ("/", pages.home, ("GET",)),
        ("/sparql", endpoint.query, ("GET", "POST")),
        ("/query", pages.editor, ("GET", "POST")),
        ("/update", endpoint.update, ("POST",)),
        ("/store", endpoint.graph, ("GET", "PUT", "POST", "DELETE")),
        ("/explore", pages.explore, ("GET",)),
        ("/search", pages.search, ("GET",)),
        ("/resource", pages.resource, ("GET",)),
        ("/health", health, ("GET",)),
        ("/metrics", show_metrics, ("GET",)),
        ("/static/{name:path}", pages.static, ("GET",)),
        *((f"/{kind}/{{local:path}}", pages.thing, ("GET",)) for kind in KINDS),
    )
    guard = _Guard(config, metrics)
    routes: list[BaseRoute] = [
        Route(path, guard.around(path.partition("{")[0], handler, methods), methods=[*methods, "OPTIONS"])
        for path, handler, methods in table
    ]
    return Starlette(routes=routes, lifespan=lifespan, exception_handlers={HTTPException: guard.on_unknown})


class _Guard:
    """What every answer has in common: who may ask, what refusals look like, what is counted."""

    def __init__(self, config: ServeConfig, metrics: Metrics) -> None:
        self._config = config
        self._metrics = metrics

    def around(self, route: str, handler: Handler, methods: tuple[str, ...]) -> _Endpoint:
        """Give a handler that checks, refuses and counts."""

        async def answer(request: Request) -> Response:
            start = time.perf_counter()
            try:
                self._check_host(request)
                if request.method != "OPTIONS":
                    check_reader(request, self._config)
                response = _options(methods) if request.method == "OPTIONS" else await _unless_gone(handler, request)
            except Refusal as refusal:
                response = _refuse(refusal)
            self._dress(response, request)
            self._metrics.count(route, response.status_code, time.perf_counter() - start)
            return response

        return _Endpoint(answer)

    async def on_unknown(self, request: Request, error: Exception) -> Response:
        """Answer for paths and methods that there are not."""
        status = error.status_code if isinstance(error, HTTPException) else 500
        headers = dict(getattr(error, "headers", None) or {})
        response = _refuse(Refusal(status, "There is nothing here by this address and method.", headers))
        self._dress(response, request)
        self._metrics.count("other", status, 0.0)
        return response

    def _check_host(self, request: Request) -> None:
        """Refuse requests for other names: a page could point its own name at this machine to read what it serves."""
        hosts = request.headers.getlist("host")
        if len(hosts) != 1:
            raise Refusal(400, "A request has one Host header.")
        if not self._config.is_local:
            return
        name = hosts[0].rpartition(":")[0] if hosts[0].rpartition(":")[2].isdecimal() else hosts[0]
        if name.strip("[]").lower() not in {"127.0.0.1", "localhost", "::1"}:
            raise Refusal(421, "This server answers on this machine only.")

    def _dress(self, response: Response, request: Request) -> None:
        response.headers.setdefault("X-Content-Type-Options", "nosniff")
        response.headers.setdefault("Referrer-Policy", "no-referrer")
        response.headers.setdefault("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'")
        origin = request.headers.get("origin", "")
        if self._config.cors and origin and self._config.cors in {"*", origin}:
            response.headers["Access-Control-Allow-Origin"] = self._config.cors
            response.headers["Access-Control-Allow-Methods"] = _METHODS
            response.headers["Access-Control-Allow-Headers"] = "Accept, Content-Type, Authorization"
            response.headers["Access-Control-Max-Age"] = "600"
            response.headers.add_vary_header("Origin")


class _Endpoint:
    """A handler as an ASGI application, which gets every method of its route."""

    def __init__(self, answer: Handler) -> None:
        self._answer = answer

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        response = await self._answer(Request(scope, receive))
        await response(scope, receive, send)


async def _unless_gone(handler: Handler, request: Request) -> Response:
    """Answer, and stop the work if the client has left."""
    work = asyncio.ensure_future(handler(request))
    try:
        while not work.done():
            await asyncio.wait({work}, timeout=1.0)
            if not work.done() and request.method in {"GET", "HEAD"} and await request.is_disconnected():
                raise Refusal(_GONE, "The client left.")
        return await work
    finally:
        work.cancel()


def _options(methods: tuple[str, ...]) -> Response:
    return Response(status_code=204, headers={"Allow": ", ".join((*methods, "OPTIONS"))})


def _refuse(refusal: Refusal) -> Response:
    return PlainTextResponse(refusal.message + "\n", refusal.status, headers=refusal.headers)
