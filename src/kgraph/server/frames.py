"""Messages between the server and its workers: a line of JSON that says how many bytes follow."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Mapping
from typing import Any, BinaryIO

Head = Mapping[str, Any]


def write_frame(stream: BinaryIO, head: Head, body: bytes = b"") -> None:
    """Write one message."""
    stream.write(encode(head, body))
    stream.flush()


def read_frame(stream: BinaryIO) -> tuple[Head, bytes] | None:
    """Read one message; None at the end."""
    line = stream.readline()
    if not line:
        return None
    head = json.loads(line)
    return head, stream.read(head["size"])


async def receive_frame(stream: asyncio.StreamReader) -> tuple[Head, bytes] | None:
    """Read one message without blocking; None if the other side ended."""
    try:
        head = json.loads(await stream.readuntil(b"\n"))
        return head, await stream.readexactly(head["size"])
    except (asyncio.IncompleteReadError, ConnectionError):
        return None


def encode(head: Head, body: bytes = b"") -> bytes:
    r"""Write one message as bytes.

    Example:
        >>> encode({"op": "x"}, b"abc")
        b'{"op": "x", "size": 3}\nabc'
    """
    return json.dumps({**head, "size": len(body)}).encode() + b"\n" + body
