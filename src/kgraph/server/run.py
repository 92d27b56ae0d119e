"""Make ready what is served, and serve it until told to stop."""

from __future__ import annotations

import signal
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

from kgraph.errors import StoreError
from kgraph.server.config import ServeConfig
from kgraph.store import load
from kgraph.store.source import graph_file, is_store, marked_prefixes

_PAGE = "graph.html"
_GRACE_SECONDS = 10


def serve(source: Path, config: ServeConfig, ready: Callable[[ServeConfig], None]) -> None:
    """Serve a store on disk, or a built folder by way of one.

    Args:
        source: Folder of a store, built folder, or RDF file.
        config: What is allowed; store, work folder, prefixes and explorer are filled in here.
        ready: Called with the configuration before the first request.

    Raises:
        StoreError: If there is nothing to serve, or a part is not installed.
    """
    try:
        import uvicorn  # noqa: PLC0415 - an extra

        from kgraph.server.app import create_app  # noqa: PLC0415 - as above
    except ImportError as error:
        raise StoreError(
            "no-server", f"the server is not installed: {error}.", "Run: pip install 'kgraph[serve]'."
        ) from error
    if config.updates and not is_store(source):
        raise StoreError(
            "nothing-to-update", f"'{source}' is no store, so updates would be lost.", "Load it into one: kgraph load."
        )
    # Uvicorn ends in order on SIGTERM and then raises it again: it must not end the process before the folder is gone.
    signal.signal(signal.SIGTERM, _stop)
    with TemporaryDirectory(prefix="kgraph-serve-") as work:
        prepared = _prepare(source, replace(config, work=Path(work)))
        ready(prepared)
        settings = uvicorn.Config(
            create_app(prepared),
            host=prepared.host,
            port=prepared.port,
            loop="asyncio",  # uvloop, which is taken where it is installed, cannot put workers into a process group
            log_level="warning",
            access_log=False,
            server_header=False,
            timeout_graceful_shutdown=_GRACE_SECONDS,
            limit_concurrency=1000,
        )
        with suppress(KeyboardInterrupt):
            uvicorn.Server(settings).run()


def _stop(_number: int, _frame: object) -> None:
    raise SystemExit(0)


def _prepare(source: Path, config: ServeConfig) -> ServeConfig:
    if is_store(source):
        return replace(config, store=source.resolve(), prefixes=_prefixes(source))
    file = graph_file(source)
    named = file.with_suffix(".trig")
    store = config.work / "store"
    load([file, named] if source.is_dir() and named.is_file() else [file], store)
    page = source / _PAGE
    explorer = page.resolve() if source.is_dir() and page.is_file() else None
    return replace(config, store=store, prefixes=_prefixes(store), explorer=explorer)


def _prefixes(store: Path) -> dict[str, str]:
    from kgraph.iris import Minter  # noqa: PLC0415 - only here
    from kgraph.rdf import prefixes  # noqa: PLC0415 - only here

    return {**prefixes(Minter()), **marked_prefixes(store)}
