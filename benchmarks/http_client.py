"""One connection that asks SPARQL queries one after the other and costs next to nothing.

A client of httpx needs two to three milliseconds of a processor a request, several times what the server needs, and
gives the connections that many clients share out of turn: latencies measured with it are its own.
"""

from __future__ import annotations

import asyncio
from urllib.parse import urlencode, urlsplit


class Connection:
    """A connection that is kept open.

    Args:
        url: Address of the endpoint.
    """

    def __init__(self, url: str) -> None:
        parts = urlsplit(url)
        self._host, self._port = parts.hostname or "", parts.port or 80
        self._head = f"POST {parts.path} HTTP/1.1\r\nHost: {self._host}:{self._port}\r\n".encode()
        self._streams: tuple[asyncio.StreamReader, asyncio.StreamWriter] | None = None

    async def ask(self, sparql: str) -> int:
        """Ask a query, read the answer, and give its status."""
        if self._streams is None:
            self._streams = await asyncio.open_connection(self._host, self._port)
        reader, writer = self._streams
        body = urlencode({"query": sparql}).encode()
        kind = b"Content-Type: application/x-www-form-urlencoded\r\nContent-Length: %d\r\n\r\n" % len(body)
        writer.write(self._head + kind + body)
        head = (await reader.readuntil(b"\r\n\r\n")).lower()
        await _read_body(reader, head)
        if b"\r\nconnection: close" in head:
            await self.close()
        return int(head[9:12])

    async def close(self) -> None:
        """Close the connection; the next query opens another."""
        if self._streams is not None:
            self._streams[1].close()
            await self._streams[1].wait_closed()
            self._streams = None


async def _read_body(reader: asyncio.StreamReader, head: bytes) -> None:
    if b"\r\ntransfer-encoding: chunked" not in head:
        _, _, length = head.partition(b"\r\ncontent-length:")
        await reader.readexactly(int(length.split(b"\r\n", 1)[0] or 0))
        return
    while size := int(await reader.readline(), 16):
        await reader.readexactly(size + 2)
    await reader.readline()
