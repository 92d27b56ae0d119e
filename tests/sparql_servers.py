"""Real SPARQL servers on the loopback, started by the tests that need them."""

from __future__ import annotations

import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx


def free_port() -> int:
    """Find a port that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def oxigraph_program() -> str | None:
    """Find the server of the package `oxigraph`: beside this Python, or on the path."""
    beside = Path(sys.executable).with_name("oxigraph")
    return str(beside) if beside.is_file() else shutil.which("oxigraph")


@contextmanager
def oxigraph_server(folder: Path) -> Iterator[str]:
    """Run Oxigraph's own server and give its address."""
    port = free_port()
    program = oxigraph_program()
    assert program is not None
    command = [program, "serve", "--location", str(folder), "--bind", f"127.0.0.1:{port}"]
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as process:
        try:
            yield _ready(f"http://127.0.0.1:{port}", process)
        finally:
            process.terminate()


def virtuoso_program() -> str | None:
    """Find the server of Debian's package virtuoso-opensource-7."""
    return shutil.which("virtuoso-t")


@contextmanager
def virtuoso_server(folder: Path) -> Iterator[str]:
    """Run Virtuoso with a database of its own and give its address; user and password are `dba`."""
    folder.mkdir()
    port, sql = free_port(), free_port()
    (folder / "virtuoso.ini").write_text(
        f"[Database]\nDatabaseFile={folder}/v.db\nErrorLogFile={folder}/v.log\nLockFile={folder}/v.lck\n"
        f"TransactionFile={folder}/v.trx\nxa_persistent_file={folder}/v.pxa\n"
        f"[TempDatabase]\nDatabaseFile={folder}/t.db\nTransactionFile={folder}/t.trx\n"
        f"[Parameters]\nServerPort=127.0.0.1:{sql}\n[HTTPServer]\nServerPort=127.0.0.1:{port}\n"
        "[SPARQL]\nResultSetMaxRows=100000\n",
        encoding="ascii",
    )
    command = ["virtuoso-t", "+configfile", str(folder / "virtuoso.ini"), "+foreground"]
    with subprocess.Popen(command, cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as process:
        try:
            yield _ready(f"http://127.0.0.1:{port}", process, "/sparql")
        finally:
            process.terminate()


def _ready(url: str, process: subprocess.Popen[bytes], path: str = "/") -> str:
    """Wait until a server answers."""
    for _ in range(600):
        assert process.poll() is None, "the server ended"
        try:
            httpx.get(url + path, timeout=5)
        except httpx.TransportError:
            time.sleep(0.1)
        else:
            return url
    message = f"no answer from {url}"
    raise AssertionError(message)
