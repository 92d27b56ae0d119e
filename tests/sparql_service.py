"""`kgraph serve` in a process of its own, as its users run it."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx

from sparql_servers import free_port

TOKEN = "a-token-of-our-own-0123456789"  # noqa: S105 - only of this test's server


@contextmanager
def served(source: Path, *options: str, token: str = TOKEN) -> Iterator[str]:
    """Serve a graph and give the address."""
    port = free_port()
    command = [sys.executable, "-m", "kgraph", "serve", str(source), "--port", str(port), *options]
    environment = {**os.environ, "KGRAPH_TOKEN": token}
    with subprocess.Popen(command, stderr=subprocess.DEVNULL, env=environment) as process:
        try:
            yield _ready(f"http://127.0.0.1:{port}", process)
        finally:
            process.terminate()
            assert process.wait(timeout=60) == 0


def _ready(url: str, process: subprocess.Popen[bytes]) -> str:
    """Wait until the first query is answered and the index is built."""
    for _ in range(600):
        assert process.poll() is None, "the server ended"
        try:
            headers = {"Authorization": f"Bearer {TOKEN}"}
            if httpx.get(f"{url}/search?q=x", timeout=20, headers=headers).status_code == httpx.codes.OK:
                return url
        except httpx.TransportError:
            pass
        time.sleep(0.1)
    message = f"no answer from {url}"
    raise AssertionError(message)
