"""Run queries in worker processes: light ones at once, heavy ones few at a time and with low priority.

Every query starts as a light one. One that takes longer keeps its worker, which steps back in the system's scheduler,
and a fresh worker takes its place for the light ones; if too many are heavy already, it is held still until its turn.
"""

from __future__ import annotations

import asyncio
import contextlib
import hashlib
import os
import signal
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from kgraph.server.config import ServeConfig
from kgraph.server.errors import Refusal
from kgraph.server.frames import Head, encode, receive_frame
from kgraph.store.source import MARKER

_NICE = 15
# Ready for the place of a worker that got a heavy query: starting one takes longer than most queries.
_SPARE = 2
_MOST_REMEMBERED = 500
_LONGEST_LINE = 1_000_000
_SECRETS = "KGRAPH_"


@dataclass(frozen=True, slots=True)
class Answer:
    """What a worker said.

    Args:
        status: Of HTTP.
        media_type: Of the body.
        body: The answer, unless it is in a file.
        path: The file; whoever sends it deletes it.
    """

    status: int
    media_type: str
    body: bytes
    path: Path | None = None


class Pool:
    """Worker processes that share one store.

    Args:
        config: How many, and how long a query may take.
    """

    def __init__(self, config: ServeConfig) -> None:
        self._config = config
        self._note = str(config.store / MARKER)
        self._idle: asyncio.Queue[asyncio.subprocess.Process] = asyncio.Queue()
        self._heavy = asyncio.Semaphore(config.heavy)
        self._all: set[asyncio.subprocess.Process] = set()
        self._light = asyncio.Semaphore(config.workers)
        self._was_heavy: dict[bytes, None] = {}
        self._tasks: set[asyncio.Task[Any]] = set()
        self._lock = asyncio.Lock()
        self.waiting = 0
        self.paused = 0
        self.restarts = 0
        self._changes = 0

    async def start(self) -> None:
        """Start the workers."""
        await asyncio.gather(*(self._spawn() for _ in range(self._config.workers + _SPARE)))

    async def close(self) -> None:
        """End the workers."""
        for task in list(self._tasks):
            task.cancel()
        for process in list(self._all):
            await self._kill(process)

    @property
    def alive(self) -> int:
        """Count the workers."""
        return len(self._all)

    def version(self) -> str:
        """Name the state of the store: a worker that opened another one opens it again before it answers."""
        try:
            note = os.stat(self._note)  # noqa: PTH116 - for every query: Path takes four times as long
        except OSError:
            return str(self._changes)
        # `kgraph load` writes its note anew whenever it changes or replaces a store.
        return f"{self._changes}-{note.st_mtime_ns}-{note.st_ino}"

    async def query(self, head: Head, sparql: str) -> Answer:
        """Answer a query.

        Raises:
            Refusal: If there are too many queries, or this one takes too long.
        """
        if self.waiting >= self._config.waiting:
            raise Refusal(503, "Too many queries are waiting.", {"Retry-After": "2"})
        frame = encode({**head, "most": self._config.answer_bytes, "version": self.version()}, sparql.encode())
        key = hashlib.sha256(sparql.encode()).digest()
        is_heavy = key in self._was_heavy
        start = time.monotonic()
        try:
            async with asyncio.timeout(self._config.query_seconds):
                answer = await (self._run_heavy(frame) if is_heavy else self._run_light(frame, key))
        except TimeoutError:
            seconds = f"{self._config.query_seconds:g}"
            raise Refusal(503, f"The query took longer than {seconds} seconds.", {"Retry-After": "60"}) from None
        if is_heavy and time.monotonic() - start < self._config.light_seconds:
            self._was_heavy.pop(key, None)
        return answer

    def _remember(self, key: bytes) -> None:
        """Note a heavy query: asked again, it does not stand in the way of light ones at first."""
        self._was_heavy[key] = None
        while len(self._was_heavy) > _MOST_REMEMBERED:
            del self._was_heavy[next(iter(self._was_heavy))]

    async def _run_light(self, frame: bytes, key: bytes) -> Answer:
        """Run a query in the light lane, and move it to the heavy one when it takes long."""
        with self._counted():
            await self._light.acquire()
        process: asyncio.subprocess.Process | None = None
        is_light, is_done = True, False
        try:
            process = await self._idle.get()
            reading = self._ask(process, frame)
            if not await self._is_light(process, reading):
                is_light = False
                self._remember(key)
                self._light.release()
                self._step_back(process)
                await self._take_turn(process)
                try:
                    return _told(await reading)
                finally:
                    self._heavy.release()
            answer = _told(await reading)
            is_done = reading.result() is not None
            return answer
        finally:
            if is_light:
                self._light.release()
            if process is not None and is_done:
                self._idle.put_nowait(process)
            elif process is not None:
                self._retire(process, is_replaced=is_light)

    async def _is_light(self, process: asyncio.subprocess.Process, reading: asyncio.Task[Any]) -> bool:
        """Wait until a query is answered, or has used as much of a processor as makes it heavy.

        On a busy machine a light query may take long too, and should not be held still for that.
        """
        limit = self._config.light_seconds
        start = time.monotonic()
        before = _processor_seconds(process.pid)
        while True:
            await asyncio.wait({reading}, timeout=limit / 2)
            if reading.done():
                return True
            now = _processor_seconds(process.pid)
            used = time.monotonic() - start if before is None or now is None else now - before
            if used >= limit:
                return False

    async def _run_heavy(self, frame: bytes) -> Answer:
        """Run a query that is known to be heavy."""
        with self._counted():
            await self._heavy.acquire()
        try:
            process = await self._idle.get()
            self._step_back(process)
            try:
                return _told(await self._ask(process, frame))
            finally:
                self._retire(process, is_replaced=False)
        finally:
            self._heavy.release()

    def _ask(self, process: asyncio.subprocess.Process, frame: bytes) -> asyncio.Task[tuple[Head, bytes] | None]:
        assert process.stdin is not None  # noqa: S101 - it was asked for
        process.stdin.write(frame)
        reading = asyncio.ensure_future(receive_frame(_pipe(process)))
        # Whoever stops waiting kills the process, which ends the reading.
        self._tasks.add(reading)
        reading.add_done_callback(self._tasks.discard)
        return reading

    @contextlib.contextmanager
    def _counted(self) -> Iterator[None]:
        self.waiting += 1
        try:
            yield
        finally:
            self.waiting -= 1

    async def _take_turn(self, process: asyncio.subprocess.Process) -> None:
        """Wait until few enough heavy queries run, the process held still meanwhile; what it has done is not lost.

        Raises:
            Refusal: If too many wait already.
        """
        if not self._heavy.locked():
            await self._heavy.acquire()
            return
        if self.paused >= self._config.paused:
            raise Refusal(503, "Too many heavy queries are waiting.", {"Retry-After": "10"})
        self.paused += 1
        self._signal(process, signal.SIGSTOP)
        try:
            await self._heavy.acquire()
        finally:
            self.paused -= 1
            self._signal(process, signal.SIGCONT)

    async def change(self, head: Head, body: bytes) -> Answer:
        """Change the store by a process of its own; queries after it see the change.

        Raises:
            Refusal: If it takes too long.
        """
        async with self._lock:
            process = await self._start("kgraph.server.writer", str(self._config.store))
            try:
                assert process.stdin is not None  # noqa: S101 - it was asked for
                process.stdin.write(encode({**head, "prefixes": dict(self._config.prefixes)}, body))
                async with asyncio.timeout(self._config.query_seconds * 10):
                    answer = _told(await receive_frame(_pipe(process)))
            except TimeoutError:
                raise Refusal(503, "The change took too long, and was not made.") from None
            finally:
                await self._kill(process)
            self._changes += 1
            return answer

    def _step_back(self, process: asyncio.subprocess.Process) -> None:
        """Let light queries go first; and put a fresh worker in the place of this one."""
        with contextlib.suppress(OSError):
            os.setpriority(os.PRIO_PROCESS, process.pid, _NICE)
        self._later(self._spawn())

    def _signal(self, process: asyncio.subprocess.Process, number: int) -> None:
        with contextlib.suppress(ProcessLookupError):
            process.send_signal(number)

    def _retire(self, process: asyncio.subprocess.Process, *, is_replaced: bool) -> None:
        self.restarts += 1
        self._later(self._kill(process))
        if is_replaced:
            self._later(self._spawn())

    def _later(self, work: Any) -> None:  # noqa: ANN401 - a coroutine of any result
        task = asyncio.ensure_future(work)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def _spawn(self) -> None:
        config = self._config
        process = await self._start(
            "kgraph.server.worker", str(config.store), str(config.work), str(config.memory_bytes), self.version()
        )
        if await receive_frame(_pipe(process)) is None:
            await self._kill(process)
            message = "A worker ended before its first query."
            raise RuntimeError(message)
        self._idle.put_nowait(process)

    async def _start(self, module: str, *arguments: str) -> asyncio.subprocess.Process:
        environment = {name: value for name, value in os.environ.items() if not name.startswith(_SECRETS)}
        process = await asyncio.create_subprocess_exec(
            sys.executable,
            "-m",
            module,
            *arguments,
            stdin=asyncio.subprocess.PIPE,
            stdout=asyncio.subprocess.PIPE,
            stderr=asyncio.subprocess.DEVNULL,
            env=environment,
            limit=_LONGEST_LINE,
            # Ctrl-C is for the server, which ends its workers in order. A session of its own would keep it away too,
            # but Linux shares processors among sessions (sched(7), autogroup): stepping back in one means nothing.
            process_group=0,
        )
        self._all.add(process)
        return process

    async def _kill(self, process: asyncio.subprocess.Process) -> None:
        with contextlib.suppress(ProcessLookupError):
            process.kill()
        await process.wait()
        self._all.discard(process)


def _pipe(process: asyncio.subprocess.Process) -> asyncio.StreamReader:
    assert process.stdout is not None  # noqa: S101 - it was asked for
    return process.stdout


def _processor_seconds(pid: int) -> float | None:
    """Give how long a process has run on a processor; None where the system does not tell."""
    if not sys.platform.startswith("linux"):
        return None
    try:
        # How Linux names the clock of another process: clock_getcpuclockid(3), which Python does not offer.
        return time.clock_gettime(~pid << 3 | 2)
    except OSError:
        return None


def _told(frame: tuple[Head, bytes] | None) -> Answer:
    """Read what a worker said; one that ended had a query that nests too deep, or too little memory."""
    if frame is None:
        text = "The query nests too deep, or needs more memory than there is for it."
        return Answer(400, "text/plain", text.encode())
    head, body = frame
    path = Path(head["path"]) if head.get("path") else None
    return Answer(head["status"], head.get("type", "text/plain"), body, path)
