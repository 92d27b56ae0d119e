"""Let Python search for objects that refer to each other in circles more rarely while a graph is made."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager

_MANY = 200_000
_SELDOM = 100


@contextmanager
def rarely_searched() -> Iterator[None]:
    """Search only what is new, and that once in 200,000 objects.

    Records and triples make no circles, but are so many that searching them all again and again takes a quarter of the
    time of a build after reading.

    Example:
        >>> before = gc.get_threshold()
        >>> with rarely_searched():
        ...     gc.get_threshold() == before
        False
        >>> gc.get_threshold() == before
        True
    """
    before = gc.get_threshold()
    if before[0]:  # who has turned it off wants it off
        gc.set_threshold(_MANY, _SELDOM, _SELDOM)
    try:
        yield
    finally:
        gc.set_threshold(*before)
