"""What the parent and its workers tell each other, pickled, over the pipes of standard input and output."""

from __future__ import annotations

from dataclasses import dataclass

from kgraph.errors import KgraphError


@dataclass(frozen=True, slots=True)
class Ready:
    """A worker has loaded its pipeline."""


@dataclass(frozen=True, slots=True)
class Done:
    """A worker has committed a shard.

    Args:
        shard: Its name.
    """

    shard: str


@dataclass(frozen=True, slots=True)
class Failed:
    """A worker cannot work.

    Args:
        error: Why.
    """

    error: KgraphError


Message = Ready | Done | Failed
