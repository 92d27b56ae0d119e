"""One worker as its parent sees it: a process with two pipes."""

from __future__ import annotations

import os
import pickle
import subprocess
import sys
from contextlib import suppress
from queue import SimpleQueue
from threading import Thread

from kgraph.archive import Shard
from kgraph.engine.messages import Message
from kgraph.engine.shard import Job

# With more threads a worker takes more time of the processor for hardly less of the clock.
THREADS = ("OMP_NUMTHREADS", "OPENBLAS_NUMTHREADS", "MKL_NUMTHREADS")
_PATIENCE = 10.0


class Worker:
    """A process that reads shards.

    Args:
        job: What it has to know.
        news: Where it puts its messages, and None when it has ended.
    """

    def __init__(self, job: Job, news: SimpleQueue[tuple[Worker, Message | None]]) -> None:
        path = os.pathsep.join(filter(None, sys.path))
        self._process = subprocess.Popen(
            [sys.executable, "-P", "-m", "kgraph.engine.worker"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            env={**os.environ, **dict.fromkeys(THREADS, "1"), "PYTHONPATH": path},
        )
        self._news = news
        self.is_ready = False
        self.shard: Shard | None = None
        self._send(job)
        Thread(target=self._listen, daemon=True).start()

    def read(self, shard: Shard) -> None:
        """Give it a shard; one that is dead says so by its last message."""
        self.shard = shard
        self._send(shard)

    def end(self) -> int:
        """Wait until it has ended, which closing its input makes it do at once; give its exit code."""
        assert self._process.stdin is not None  # noqa: S101 - it has pipes
        with suppress(OSError):
            self._process.stdin.close()
        try:
            return self._process.wait(_PATIENCE)
        except subprocess.TimeoutExpired:
            self._process.kill()
            return self._process.wait()

    def _send(self, item: Job | Shard) -> None:
        assert self._process.stdin is not None  # noqa: S101 - as above
        with suppress(OSError):
            pickle.dump(item, self._process.stdin)
            self._process.stdin.flush()

    def _listen(self) -> None:
        assert self._process.stdout is not None  # noqa: S101 - as above
        with self._process.stdout as replies:
            while True:
                try:
                    self._news.put((self, pickle.load(replies)))  # noqa: S301 - from our own worker
                except (EOFError, OSError, pickle.UnpicklingError):
                    self._news.put((self, None))
                    return
