"""Say that one document cannot be read: raised by readers, turned into a rejection by `iter_documents`."""

from __future__ import annotations

from kgraph.errors import ReadError


class UnreadableError(ReadError):
    """One document cannot be read; the others can.

    Args:
        detail: What is wrong with it and what to do, in one sentence.
        reason: Slug of the rejection: `unreadable` or `too-long`.

    Example:
        >>> UnreadableError("it is empty.").slug
        'unreadable'
    """

    def __init__(self, detail: str, reason: str = "unreadable") -> None:
        super().__init__(reason, detail)
        # Exceptions are pickled by their arguments when a worker process raises them.
        self.args = (detail, reason)
