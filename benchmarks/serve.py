"""Measure `kgraph serve` under many clients while a heavy query runs, beside Oxigraph's own server and Virtuoso.

    python benchmarks/serve.py [--triples N] [--seconds S] [--warm-up S] [--clients C] [--also NAME=URL …]

Every client asks light queries of five kinds one after the other; one more asks a heavy query all the time. They do
so for some seconds before anything is counted (`--warm-up`), because every worker fills caches of its own, 32 MB each.
Each server gets the same graph and queries, where it is installed; `--also` names one that runs already and holds the
graph. To Virtuoso the default graph is all graphs together.
"""

from __future__ import annotations

import argparse
import asyncio
import os
import random
import shutil
import socket
import statistics
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

import httpx

if TYPE_CHECKING:
    from benchmarks.http_client import Connection
    from benchmarks.synthetic import write_folder, write_quads

    from benchmarks import virtuoso
else:
    import virtuoso
    from http_client import Connection
    from synthetic import write_folder, write_quads

_PREFIXES = (
    "PREFIX kg: <https://w3id.org/kgraph/ns#> PREFIX ent: <https://w3id.org/kgraph/id/entity/> "
    "PREFIX doc: <https://w3id.org/kgraph/id/document/> PREFIX rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#> "
    "PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#> PREFIX prov: <http://www.w3.org/ns/prov#> "
)
_LIGHT = {
    "thing": "SELECT ?p ?o {{ ent:{name}-0 ?p ?o }}",
    "join": "SELECT ?s ?label {{ ?st rdf:object ent:{name}-1 ; rdf:subject ?s . ?s rdfs:label ?label }}",
    "evidence": "SELECT ?words {{ ?e prov:wasDerivedFrom doc:{name} ; kg:sentence ?words }}",
    "ask": "ASK {{ ent:{name}-2 kg:locatedIn ?o }}",
    "construct": "CONSTRUCT {{ ?s ?p ?o }} WHERE {{ GRAPH doc:{name} {{ ?s a kg:Statement ; ?p ?o }} }}",
}
_HEAVY = (
    "SELECT (COUNT(*) AS ?n) { ?a rdf:predicate ?p ; kg:confidence ?c . ?b rdf:predicate ?p ; kg:confidence ?d "
    "FILTER(?c < ?d) }"
)


@dataclass
class Figures:
    """What the clients of one server saw."""

    seconds: dict[str, list[float]] = field(default_factory=lambda: {kind: [] for kind in _LIGHT})
    codes: Counter[int] = field(default_factory=Counter)
    heavy: Counter[int] = field(default_factory=Counter)
    memory: list[float] = field(default_factory=list)


def main() -> None:
    """Measure each server and print a table."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--triples", type=int, default=1_000_000)
    options.add_argument("--seconds", type=float, default=60.0)
    options.add_argument("--warm-up", type=float, default=20.0)
    options.add_argument("--clients", type=int, default=32)
    options.add_argument("--also", action="append", default=[], metavar="NAME=URL")
    chosen = options.parse_args()
    with tempfile.TemporaryDirectory() as place:
        documents = write_folder(Path(place, "out"), chosen.triples)
        store = Path(place, "store")
        subprocess.run(  # noqa: S603 - our own command
            [sys.executable, "-m", "kgraph", "load", Path(place, "out"), "--to", store], check=True
        )
        print("server     light queries  number  errors  median ms  p95 ms  p95/median")
        for name, command in _commands(store):
            port = _free_port()
            words = [word.replace("PORT", str(port)) for word in command]
            with _running(words, f"http://127.0.0.1:{port}") as pid:
                url = f"http://127.0.0.1:{port}/{'sparql' if name == 'kgraph' else 'query'}"
                _report(name, asyncio.run(_measure(url, documents, chosen, pid)))
        if virtuoso.is_installed():
            quads = Path(place, "quads", "graph.nq")
            quads.parent.mkdir()
            write_quads(Path(place, "out"), quads)
            port = _free_port()
            with virtuoso.filled(Path(place, "virtuoso"), quads, port, _free_port()) as pid:
                _report("virtuoso", asyncio.run(_measure(f"http://127.0.0.1:{port}/sparql", documents, chosen, pid)))
        for name, _, url in (server.partition("=") for server in chosen.also):
            _report(name, asyncio.run(_measure(url, documents, chosen, None)))


def _commands(store: Path) -> Iterator[tuple[str, list[str]]]:
    yield "kgraph", [sys.executable, "-m", "kgraph", "serve", str(store), "--port", "PORT"]
    beside = Path(sys.executable).with_name("oxigraph")
    program = str(beside) if beside.is_file() else shutil.which("oxigraph")
    if program:
        yield "oxigraph", [program, "serve-read-only", "--location", str(store), "--bind", "127.0.0.1:PORT"]


async def _measure(url: str, documents: int, options: argparse.Namespace, pid: int | None) -> Figures:
    """Ask for a while to fill the caches, and then for the figures."""
    await _ask_all(url, documents, options.clients, options.warm_up, None)
    return await _ask_all(url, documents, options.clients, options.seconds, pid)


async def _ask_all(url: str, documents: int, clients: int, seconds: float, pid: int | None) -> Figures:
    figures = Figures()
    end = time.monotonic() + seconds
    async with httpx.AsyncClient(timeout=120, trust_env=False) as client:
        await asyncio.gather(
            _ask_heavy(client, url, end, figures),
            _watch(pid, end, figures),
            *(_ask_light(Connection(url), end, figures, random.Random(seed), documents) for seed in range(clients)),  # noqa: S311 - not for secrets
        )
    return figures


async def _ask_light(
    connection: Connection, end: float, figures: Figures, chance: random.Random, documents: int
) -> None:
    while time.monotonic() < end:
        kind = chance.choice(sorted(_LIGHT))
        query = _PREFIXES + _LIGHT[kind].format(name=f"d{chance.randrange(documents):08}")
        start = time.perf_counter()
        figures.codes[await connection.ask(query)] += 1
        figures.seconds[kind].append(time.perf_counter() - start)
    await connection.close()


async def _ask_heavy(client: httpx.AsyncClient, url: str, end: float, figures: Figures) -> None:
    while time.monotonic() < end:
        try:
            async with asyncio.timeout(max(end - time.monotonic(), 1)):
                answer = await client.post(url, data={"query": _PREFIXES + _HEAVY})
            figures.heavy[answer.status_code] += 1
        except TimeoutError:
            figures.heavy[0] += 1


async def _watch(pid: int | None, end: float, figures: Figures) -> None:
    while time.monotonic() < end and pid is not None:
        figures.memory.append(_memory(pid))
        await asyncio.sleep(5)


def _memory(pid: int) -> float:
    """Give the memory of a process and its children in MB, what they share counted once."""
    total = 0.0
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            parent = int((folder / "stat").read_text(encoding="ascii").rpartition(")")[2].split()[1])
            if int(folder.name) == pid or parent == pid:
                rollup = (folder / "smaps_rollup").read_text(encoding="ascii")
                total += int(rollup.split("Pss:", 1)[1].split()[0]) / 1024
        except (OSError, ValueError, IndexError):
            continue
    return total


def _report(name: str, figures: Figures) -> None:
    rows = {"all": [one for seconds in figures.seconds.values() for one in seconds], **figures.seconds}
    errors: int | str = sum(count for code, count in figures.codes.items() if code != httpx.codes.OK)
    for kind, seconds in rows.items():
        ordered = sorted(seconds)
        median, high = statistics.median(ordered), ordered[int(len(ordered) * 0.95)]
        print(
            f"{name:10} {kind:13} {len(ordered):7} {errors:7} {median * 1000:10.1f} {high * 1000:7.1f}"
            f" {high / median:11.1f}"
        )
        errors = ""
    memory = ", ".join(f"{size:.0f}" for size in figures.memory)
    print(f"{name:10} heavy queries by status (0: not done at the end) {dict(figures.heavy)}; MB {memory or '-'}")


@contextmanager
def _running(command: list[str], url: str) -> Iterator[int]:
    environment = {**os.environ, "KGRAPH_TOKEN": ""}
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env=environment) as process:  # noqa: S603 - our own command
        for _ in range(600):
            try:
                httpx.get(f"{url}/", timeout=5, trust_env=False)
                break
            except httpx.TransportError:
                time.sleep(0.1)
        try:
            yield process.pid
        finally:
            process.terminate()


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


if __name__ == "__main__":
    main()
