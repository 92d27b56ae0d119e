"""Hand shards out to worker processes, replace those that die, and find the document that kills them.

This process never loads the language model. It hands out the next shard when a worker is free, so that no more than one
shard for each is in the pipes.
"""

from __future__ import annotations

import signal
from collections import Counter, deque
from collections.abc import Iterable
from queue import SimpleQueue
from typing import Self

from kgraph.archive import Shard
from kgraph.engine.messages import Done, Failed, Message
from kgraph.engine.process import Worker
from kgraph.engine.shard import Job, set_aside, singly
from kgraph.errors import PipelineError
from kgraph.progress import Progress

_DEATHS = 2
_MOST_STILLBORN = 3


def read_in_workers(shards: Iterable[Shard], job: Job, workers: int, progress: Progress | None = None) -> None:
    """Read shards in worker processes, and commit them.

    A shard that kills two workers is read document by document; a document that kills two is committed as one that
    holds nothing, with a rejection that says so. Ctrl-C lets the workers finish the shards that they are at.

    Args:
        shards: What to read.
        job: How, and where to commit it.
        workers: How many processes.
        progress: Told after each shard.

    Raises:
        KgraphError: If the pipeline cannot be loaded.
        KeyboardInterrupt: If the user stops it.
    """
    waiting = deque(shards)
    if waiting:
        with _Pool(waiting, job, progress) as pool:
            pool.run(workers)


class _Pool:
    def __init__(self, waiting: deque[Shard], job: Job, progress: Progress | None) -> None:
        self._waiting = waiting
        self._job = job
        self._progress = progress
        self._news: SimpleQueue[tuple[Worker, Message | None]] = SimpleQueue()
        self._workers: set[Worker] = set()
        self._deaths: Counter[str] = Counter()
        self._total = sum(len(shard.documents) for shard in waiting)
        self._done = 0
        self._stillborn = 0
        self._is_stopped = False

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        for worker in self._workers:
            worker.end()

    def run(self, workers: int) -> None:
        """Work until nothing is left; when it is interrupted, until nobody is at work any more."""
        for _ in range(min(workers, len(self._waiting))):
            self._workers.add(Worker(self._job, self._news))
        try:
            self._follow()
        except KeyboardInterrupt:
            self._is_stopped = True
            self._waiting.clear()
            self._follow()
            raise

    def _follow(self) -> None:
        while self._waiting or any(worker.shard for worker in self._workers):
            worker, message = self._news.get()
            if message is None:
                self._bury(worker)
            elif isinstance(message, Failed):
                raise message.error
            else:
                self._took(worker, message)

    def _took(self, worker: Worker, message: Message) -> None:
        """Give a worker that is ready, or done with a shard, the next one."""
        worker.is_ready = True
        self._stillborn = 0
        if isinstance(message, Done) and worker.shard is not None:
            self._committed(worker.shard)
        worker.shard = None
        if self._waiting:
            worker.read(self._waiting.popleft())

    def _committed(self, shard: Shard) -> None:
        self._done += len(shard.documents)
        if self._progress is not None:
            self._progress(self._done, shard.documents[-1].source, self._total)

    def _bury(self, worker: Worker) -> None:
        """Put another worker in the place of one that died, and see to the shard that it was at."""
        self._workers.remove(worker)
        code = worker.end()
        self._stillborn += not worker.is_ready
        if self._stillborn > _MOST_STILLBORN:
            raise PipelineError(
                "worker-died",
                f"workers die before they can read anything ({_cause(code)}).",
                "See what they printed, give them more memory, or read with fewer --workers.",
            )
        if worker.shard is not None and not self._is_stopped:
            self._see_to(worker.shard)
        if self._waiting:
            self._workers.add(Worker(self._job, self._news))

    def _see_to(self, shard: Shard) -> None:
        self._deaths[shard.name] += 1
        if self._deaths[shard.name] < _DEATHS:
            self._waiting.appendleft(shard)
        elif len(shard.documents) > 1:
            self._waiting.extendleft(singly(shard))
        else:
            set_aside(shard, self._job)
            self._committed(shard)


def _cause(code: int) -> str:
    """Say how a process ended.

    Example:
        >>> _cause(-9), _cause(3)
        ('SIGKILL', 'exit code 3')
    """
    return signal.Signals(-code).name if code < 0 else f"exit code {code}"
