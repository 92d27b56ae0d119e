"""Where the processes of a server stand in the system's scheduler."""

from __future__ import annotations

import asyncio
import os
import sys
from contextlib import suppress
from pathlib import Path

import pytest

from kgraph.server.config import ServeConfig
from kgraph.server.pool import Pool
from kgraph.store import load
from store_samples import sample, write

HEAVY = f"SELECT (COUNT(*) AS ?n) {{ {' '.join(f'?s{one} ?p{one} ?o{one} .' for one in range(9))} }}"


def _workers() -> list[int]:
    """Find those of this process: servers of other tests are its children too."""
    found = []
    for folder in Path("/proc").glob("[0-9]*"):
        with suppress(OSError):
            parent = int((folder / "stat").read_text(encoding="utf-8").rpartition(")")[2].split()[1])
            if parent == os.getpid() and b"kgraph.server.worker" in (folder / "cmdline").read_bytes():
                found.append(int(folder.name))
    return sorted(found)


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="/proc is of Linux")
def test_a_heavy_query_steps_back_where_the_system_looks(tmp_path: Path) -> None:
    """Linux compares priorities within a session only, and Ctrl-C must reach no worker all the same."""
    load(write(sample(quay=("crane",), pier=("ferry",)), tmp_path), tmp_path / "store")
    config = ServeConfig(store=tmp_path / "store", work=tmp_path, workers=1, light_seconds=0.1)

    async def look() -> list[tuple[int, bool]]:
        pool = Pool(config)
        await pool.start()
        query = asyncio.ensure_future(pool.query({"prefixes": {}, "results": "text/csv", "rdf": None}, HEAVY))
        try:
            for _ in range(200):
                await asyncio.sleep(0.05)
                seen = [(os.getpriority(os.PRIO_PROCESS, one), os.getpgid(one) == os.getpgrp()) for one in _workers()]
                assert {os.getsid(one) for one in _workers()} == {os.getsid(0)}
                if any(nice > os.nice(0) for nice, _ in seen):
                    return seen
            return []
        finally:
            query.cancel()
            await asyncio.gather(query, return_exceptions=True)
            await pool.close()

    seen = asyncio.run(look())
    assert max(seen)[0] == 15
    assert not any(is_ours for _, is_ours in seen)
