"""Keep the index of names and sentences as the store is, in a process of its own that lets everything else go first."""

from __future__ import annotations

import asyncio
import contextlib
import os
import sys
from collections.abc import Callable
from pathlib import Path

_NICE = 19
_LOOK_SECONDS = 2.0
_AGAIN_SECONDS = 30.0


class Indexing:
    """The index of one server; searches use the last that was finished.

    Args:
        store: Folder of the store.
        file: Where the index is written.
        version: Names the state of the store.
    """

    def __init__(self, store: Path, file: Path, version: Callable[[], str]) -> None:
        self._store = store
        self._file = file
        self._version = version
        self._indexed = ""

    @property
    def is_behind(self) -> bool:
        """Tell whether the store has changed since the index was begun, or there is none yet."""
        return self._indexed != self._version()

    async def keep(self) -> None:
        """Build the index, and again whenever the store has changed, until cancelled."""
        while True:
            version = self._version()
            if version == self._indexed:
                await asyncio.sleep(_LOOK_SECONDS)
            elif await self._build():
                self._indexed = version
            else:
                await asyncio.sleep(_AGAIN_SECONDS)

    async def _build(self) -> bool:
        """Build the index; a store that is replaced meanwhile may stop that."""
        process = await asyncio.create_subprocess_exec(
            sys.executable, "-m", "kgraph.server.search", str(self._store), str(self._file), process_group=0
        )
        try:
            with contextlib.suppress(OSError):
                os.setpriority(os.PRIO_PROCESS, process.pid, _NICE)
            return await process.wait() == 0
        finally:
            with contextlib.suppress(ProcessLookupError):
                process.kill()
