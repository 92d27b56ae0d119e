"""How far a long step is, for whoever waits."""

from __future__ import annotations

from typing import Protocol


class Progress(Protocol):
    """Called now and then while something takes long."""

    def __call__(self, done: int, name: str, total: int = 0, /) -> None:
        """Take how much is done, the name of the last, and how much there is in all, 0 where nobody knows."""
