"""Decide how many processes read: as many as the machine has cores and memory for, and as pay for their start."""

from __future__ import annotations

import os
from pathlib import Path

_MEMORY_EACH = 1_000_000_000
_DOCUMENTS_EACH = 100  # Starting a process costs as much as reading some dozens.
_MEMORY = Path("/proc/meminfo")
_LIMIT, _USED = Path("/sys/fs/cgroup/memory.max"), Path("/sys/fs/cgroup/memory.current")


def plan_workers(asked: int, documents: int) -> int:
    """Decide how many worker processes to start.

    Args:
        asked: How many the user wants; 0 to decide by documents, cores and memory.
        documents: How many there are to read.

    Returns:
        How many; 0 to read in this process.

    Example:
        >>> plan_workers(3, 10), plan_workers(0, 10)
        (3, 0)
    """
    if asked or documents < 2 * _DOCUMENTS_EACH:
        return asked
    fitting = max(1, free_memory() // _MEMORY_EACH)
    return min(_cores(), fitting, documents // _DOCUMENTS_EACH)


def free_memory() -> int:
    """Give how many bytes may still be used, by the machine and by the limit of the container."""
    try:
        lines = _MEMORY.read_text(encoding="ascii").splitlines()
        free = next(int(line.split()[1]) * 1024 for line in lines if line.startswith("MemAvailable:"))
    except (OSError, StopIteration, ValueError):
        free = os.cpu_count() or 1
        free *= _MEMORY_EACH
    try:
        return min(free, int(_LIMIT.read_text(encoding="ascii")) - int(_USED.read_text(encoding="ascii")))
    except (OSError, ValueError):
        return free


def _cores() -> int:
    try:
        return len(os.sched_getaffinity(0))
    except AttributeError:  # pragma: no cover - only some systems tell
        return os.cpu_count() or 1
