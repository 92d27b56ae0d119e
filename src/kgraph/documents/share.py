"""One machine's share of the inputs: each file, or line of a file of lines, is in one, told by its name."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from kgraph.errors import ReadError

_WRITTEN = re.compile(r"([0-9]{1,6})/([0-9]{1,6})")


@dataclass(frozen=True, slots=True)
class Share:
    """A share of the inputs.

    Args:
        number: Which, from 1.
        count: Of how many.

    Raises:
        ReadError: If there is no such share.

    Example:
        >>> [Share(number, 2).takes(b"a.txt") for number in (1, 2)]
        [False, True]
    """

    number: int = 1
    count: int = 1

    def __post_init__(self) -> None:
        if not 1 <= self.number <= self.count:
            raise ReadError(
                "bad-shard", f"--shard {self}: there is no such share.", "Give one from 1/N to N/N, such as 3/64."
            )

    def __str__(self) -> str:
        return f"{self.number}/{self.count}"

    @classmethod
    def parse(cls, text: str) -> Share:
        """Read a share as a user writes it.

        Raises:
            ReadError: If it is none.

        Example:
            >>> Share.parse("3/64")
            Share(number=3, count=64)
        """
        match = _WRITTEN.fullmatch(text.strip())
        if match is None:
            raise ReadError("bad-shard", f"--shard {text!r} is no share.", "Give one from 1/N to N/N, such as 3/64.")
        return cls(int(match[1]), int(match[2]))

    def takes(self, name: bytes) -> bool:
        """Tell whether what is called so is in this share."""
        return int.from_bytes(hashlib.sha256(name).digest()[:8]) % self.count == self.number - 1

    def lines(self, lines: Iterable[bytes]) -> Iterator[bytes]:
        """Give the lines of this share, and empty ones in the place of the others, so that their numbers stay."""
        return (line if self.takes(line.strip()) else b"\n" for line in lines)


WHOLE = Share()
