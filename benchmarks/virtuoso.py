"""A Virtuoso of one's own for a measurement: Debian's package virtuoso-opensource-7, on the loopback."""

from __future__ import annotations

import shutil
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

_WAIT = 0.2
_TRIES = 300
# Room for some million triples, and a thread for each of many clients.
_SETTINGS = """
[Database]
DatabaseFile = {folder}/v.db
ErrorLogFile = {folder}/v.log
LockFile = {folder}/v.lck
TransactionFile = {folder}/v.trx
xa_persistent_file = {folder}/v.pxa
[TempDatabase]
DatabaseFile = {folder}/t.db
TransactionFile = {folder}/t.trx
[Parameters]
ServerPort = 127.0.0.1:{sql}
ServerThreads = 100
MaxClientConnections = 100
NumberOfBuffers = 85000
MaxDirtyBuffers = 62500
DirsAllowed = {data}
[HTTPServer]
ServerPort = 127.0.0.1:{port}
ServerThreads = 100
KeepAliveTimeout = 60
"""


def is_installed() -> bool:
    """Tell whether the server and its SQL client are there."""
    return all(map(shutil.which, ("virtuoso-t", "isql-vt")))


@contextmanager
def filled(folder: Path, quads: Path, port: int, sql: int) -> Iterator[int]:
    """Run a server whose database holds the graphs of a file, at /sparql.

    Args:
        folder: A new folder for its database.
        quads: N-Quads.
        port: Where it answers HTTP.
        sql: Where it answers its SQL client.

    Yields:
        The number of its process.
    """
    folder.mkdir()
    settings = folder / "virtuoso.ini"
    settings.write_text(_SETTINGS.format(folder=folder, data=quads.parent, sql=sql, port=port), encoding="utf-8")
    command = ["virtuoso-t", "+configfile", str(settings), "+foreground"]
    with subprocess.Popen(command, cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as process:  # noqa: S603 - of the system's path
        try:
            _ask(sql, "status();", tries=_TRIES)
            _ask(sql, f"ld_dir('{quads.parent}', '{quads.name}', 'urn:default'); rdf_loader_run(); checkpoint;")
            yield process.pid
        finally:
            process.terminate()


def _ask(sql: int, commands: str, tries: int = 1) -> None:
    """Send commands, again while the server does not listen yet; its first user's password is known to all."""
    words = ["isql-vt", f"127.0.0.1:{sql}", "dba", "dba", "VERBOSE=OFF", "ERRORS=STDERR", f"exec={commands}"]
    for _ in range(tries - 1):
        if subprocess.run(words, capture_output=True, check=False).returncode == 0:  # noqa: S603 - of the system's path
            return
        time.sleep(_WAIT)
    subprocess.run(words, check=True, stdout=subprocess.DEVNULL)  # noqa: S603 - of the system's path
