"""The lean client of the benchmarks reads every way an answer may be sent."""

from __future__ import annotations

import asyncio
import importlib
from contextlib import suppress
from pathlib import Path

import pytest

BENCHMARKS = Path(__file__).resolve().parents[2] / "benchmarks"
OK = b"HTTP/1.1 200 OK\r\n"


@pytest.mark.parametrize(
    "answer",
    [
        OK + b"Content-Length: 5\r\n\r\nabcde",
        OK + b"Transfer-Encoding: chunked\r\n\r\n3\r\nabc\r\na\r\n0123456789\r\n0\r\n\r\n",
        OK + b"Connection: close\r\nContent-Length: 0\r\n\r\n",
    ],
    ids=["length", "chunks", "close"],
)
def test_one_answer_after_the_other_is_read(answer: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing of an answer is left for the next, and a server that closes is asked again."""
    monkeypatch.syspath_prepend(str(BENCHMARKS))
    client = importlib.import_module("http_client")
    ended: asyncio.Queue[None] = asyncio.Queue()

    async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        with suppress(asyncio.IncompleteReadError):
            while head := await reader.readuntil(b"\r\n\r\n"):
                await reader.readexactly(int(head.partition(b"Content-Length: ")[2]))
                writer.write(answer)
                if b"close" in answer:
                    break
        writer.close()
        await writer.wait_closed()
        ended.put_nowait(None)

    async def ask() -> list[int]:
        server = await asyncio.start_server(serve, "127.0.0.1", 0)
        connection = client.Connection(f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}/sparql")
        codes = [await connection.ask("ASK { }") for _ in range(3)]
        await connection.close()
        server.close()
        for _ in range(3 if b"close" in answer else 1):
            await ended.get()
        return codes

    assert asyncio.run(ask()) == [200, 200, 200]
