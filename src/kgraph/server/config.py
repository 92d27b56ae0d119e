"""What a server may do and how much of it."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path


def default_workers() -> int:
    """Give as many workers as there are processors, and two at least."""
    return max(2, os.cpu_count() or 2)


@dataclass(frozen=True, slots=True, kw_only=True)
class ServeConfig:
    """How a graph is served.

    Args:
        store: Folder of the store on disk.
        work: Folder for what the server writes meanwhile.
        prefixes: Namespaces that need no declaration.
        explorer: Page to explore the graph with, if there is one.
        host: Address to listen on.
        port: Port to listen on.
        cors: Origin whose pages may ask, or `*`; empty for none but our own.
        token: What updates, and readers at other addresses, need.
        updates: Whether those with the token may change the graph.
        public: Whether everybody may read at another address.
        query_seconds: Longest time of a query.
        light_seconds: Time after which a query counts as heavy.
        workers: How many light queries run at once.
        heavy: How many heavy queries run at once.
        paused: How many heavy queries may wait, begun and held still.
        waiting: How many queries may wait.
        query_bytes: Longest query.
        update_bytes: Longest update or graph.
        answer_bytes: Longest answer.
        memory_bytes: Most memory of one query.
        depth: How deep brackets of a query may nest.
    """

    store: Path
    work: Path
    prefixes: Mapping[str, str] = field(default_factory=dict)
    explorer: Path | None = None
    host: str = "127.0.0.1"
    port: int = 7878
    cors: str = ""
    token: str = field(default="", repr=False)
    updates: bool = False
    public: bool = False
    query_seconds: float = 30.0
    light_seconds: float = 0.5
    workers: int = field(default_factory=default_workers)
    heavy: int = field(default_factory=lambda: max(1, (os.cpu_count() or 2) // 2))
    paused: int = 16
    waiting: int = 200
    query_bytes: int = 256_000
    update_bytes: int = 64_000_000
    answer_bytes: int = 64_000_000
    memory_bytes: int = 2_000_000_000
    depth: int = 100

    @property
    def is_local(self) -> bool:
        """Tell whether only this machine can ask."""
        return self.host in {"127.0.0.1", "localhost", "::1"}
