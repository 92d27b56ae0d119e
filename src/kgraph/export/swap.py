"""Exchange two folders in one step, so that whoever looks finds the one or the other whole."""

from __future__ import annotations

import ctypes
import os
import sys
from pathlib import Path

_HERE = -100  # AT_FDCWD: paths are as they are given
_EXCHANGE = 2  # RENAME_EXCHANGE of Linux, RENAME_SWAP of macOS


def exchange(one: Path, other: Path) -> bool:
    """Exchange two folders of one file system.

    Returns:
        Whether it was done; False where the system or its file system cannot, and nothing was changed.
    """
    first, second = os.fsencode(one), os.fsencode(other)
    calls = {
        "linux": ("renameat2", (_HERE, first, _HERE, second, _EXCHANGE)),
        "darwin": ("renamex_np", (first, second, _EXCHANGE)),
    }
    name, arguments = calls.get(sys.platform, ("", ()))
    try:
        return bool(name) and getattr(ctypes.CDLL(None), name)(*arguments) == 0
    except (AttributeError, OSError):
        return False
