"""What a request is refused with: a status of HTTP and one sentence for the client."""

from __future__ import annotations


class Refusal(Exception):  # noqa: N818 - it is the client's error, not ours
    """A request cannot be answered.

    Args:
        status: Of HTTP.
        message: Why.
        headers: To send along.
    """

    def __init__(self, status: int, message: str, headers: dict[str, str] | None = None) -> None:
        super().__init__(message)
        self.status = status
        self.message = message
        self.headers = headers or {}
