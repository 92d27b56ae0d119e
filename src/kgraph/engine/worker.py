"""A process that reads shards: `python -m kgraph.engine.worker`, started by `pool.py` and by nobody else.

It ends as soon as its parent does: the end of standard input tells it, even in the middle of a shard, which is then not
committed.
"""

from __future__ import annotations

import os
import pickle
import signal
import sys
from queue import SimpleQueue
from threading import Thread
from typing import BinaryIO

from kgraph.archive import Shard
from kgraph.engine.messages import Done, Failed, Message, Ready
from kgraph.engine.shard import Job, load_reader, read_shard
from kgraph.errors import KgraphError, PipelineError


def main() -> None:
    """Read the shards that come in until there are no more."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C reaches all processes; the parent decides what it means.
    requests, replies = _take_pipes()
    waiting: SimpleQueue[Job | Shard] = SimpleQueue()
    Thread(target=_listen, args=(requests, waiting), daemon=True).start()
    try:
        _work(waiting, replies)
    except KgraphError as error:
        _send(Failed(error), replies)
    except Exception as error:  # noqa: BLE001 - what cannot be told in a reply is lost
        reason = f"a worker failed: {type(error).__name__}: {error}"
        _send(Failed(PipelineError("worker-failed", reason, "Read with --workers 0 to see where.")), replies)


def _work(waiting: SimpleQueue[Job | Shard], replies: BinaryIO) -> None:
    job = waiting.get()
    assert isinstance(job, Job)  # noqa: S101 - the parent says so first
    load_reader(job.config, job.reader)
    _send(Ready(), replies)
    while True:
        shard = waiting.get()
        assert isinstance(shard, Shard)  # noqa: S101 - as above
        _send(Done(read_shard(shard, job)), replies)


def _take_pipes() -> tuple[BinaryIO, BinaryIO]:
    """Take standard input and output for messages; what else is printed goes to standard error."""
    requests, replies = os.fdopen(os.dup(0), "rb"), os.fdopen(os.dup(1), "wb")
    os.dup2(os.open(os.devnull, os.O_RDONLY), 0)
    os.dup2(2, 1)
    return requests, replies


def _listen(requests: BinaryIO, waiting: SimpleQueue[Job | Shard]) -> None:
    while True:
        try:
            waiting.put(pickle.load(requests))  # noqa: S301 - from our own parent
        except (EOFError, OSError, pickle.UnpicklingError):
            os._exit(0)


def _send(message: Message, replies: BinaryIO) -> None:
    try:
        pickle.dump(message, replies)
        replies.flush()
    except OSError:
        sys.exit()


if __name__ == "__main__":
    main()
