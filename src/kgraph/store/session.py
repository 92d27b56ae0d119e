"""Talk to one SPARQL server: with patience where it is busy, and its own words where it refuses."""

from __future__ import annotations

import random
import time
from collections.abc import Mapping
from types import TracebackType
from typing import Self

import httpx

from kgraph.errors import StoreError
from kgraph.store.credentials import ChallengeAuth, find_credentials

# Busy, or not there for now: https://www.rfc-editor.org/rfc/rfc9110#section-15.6.4.
_PASSING = frozenset((429, 502, 503, 504))
_TRIES = 6
_FIRST_WAIT = 0.5
_LONGEST_WAIT = 60.0
_MAX_REASON = 200
_CONNECT_SECONDS = 10.0
_ANSWER_SECONDS = 600.0


class Session:
    """Requests to one server. TLS certificates are verified; redirects are told, never followed.

    Args:
        url: Address of the service.
        timeout: Seconds to wait for an answer; ten minutes if not given, as for a large graph.
        tries: How often a request is sent before its failure counts.

    Raises:
        StoreError: If the address is none, or holds credentials.
    """

    def __init__(self, url: str, *, timeout: float | None = None, tries: int = _TRIES) -> None:
        try:
            self.url = httpx.URL(url)
        except httpx.InvalidURL as error:
            raise StoreError("bad-address", f"'{url}' is no address: {error}.", "Give one with http(s)://.") from error
        limit = httpx.Timeout(timeout or _ANSWER_SECONDS, connect=min(_CONNECT_SECONDS, timeout or _CONNECT_SECONDS))
        self._client = httpx.Client(
            auth=ChallengeAuth(find_credentials(self.url)), timeout=limit, headers={"User-Agent": "kgraph"}
        )
        self._tries = tries
        self._is_reached = False

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._client.close()

    def send(
        self,
        method: str,
        *,
        url: httpx.URL | None = None,
        params: Mapping[str, str] | None = None,
        headers: Mapping[str, str] | None = None,
        body: bytes = b"",
    ) -> httpx.Response:
        """Send a request, again where the server is busy or drops the connection.

        Every request of ours may be sent twice: what it does is the same then.

        Returns:
            The last answer, whatever its status.

        Raises:
            StoreError: If the server cannot be reached.
        """
        target = (url or self.url).copy_merge_params(dict(params or {}))
        wait = _FIRST_WAIT
        for left in reversed(range(self._tries)):
            try:
                response = self._client.request(method, target, headers=dict(headers or {}), content=body)
            except (httpx.TransportError, httpx.InvalidURL, httpx.UnsupportedProtocol) as error:
                # Nobody there at the very first is a wrong address sooner than a server that is down for a moment.
                is_wrong = not self._is_reached and isinstance(error, httpx.ConnectError)
                if not left or is_wrong or isinstance(error, httpx.UnsupportedProtocol):
                    raise self._unreachable(error) from error
                asked = None
            else:
                self._is_reached = True
                if response.status_code not in _PASSING or not left:
                    return response
                asked = _asked_wait(response)
            # Many clients that were refused together should not come back together.
            time.sleep(min(asked if asked is not None else wait * (1 + random.random()), _LONGEST_WAIT))  # noqa: S311
            wait *= 2
        raise AssertionError  # pragma: no cover - the last try returns or raises

    def refuse(self, response: httpx.Response) -> StoreError:
        """Make an error of an answer that is not the wanted one, in the server's words."""
        moved = f" to {response.headers['location']}" if "location" in response.headers else ""
        reason = " ".join(response.text.split())[:_MAX_REASON]
        return StoreError(
            "endpoint-refused",
            f"'{self.url}' answered {response.status_code} {response.reason_phrase}{moved}: {reason}",
            "Check query and address, and KGRAPH_USER and KGRAPH_PASSWORD or KGRAPH_TOKEN where it asks for them.",
        )

    def _unreachable(self, error: Exception) -> StoreError:
        return StoreError(
            "endpoint-unreachable",
            f"'{self.url}' cannot be reached: {str(error) or type(error).__name__}.",
            "Check that the endpoint runs.",
        )


def _asked_wait(response: httpx.Response) -> float | None:
    """Read `Retry-After` in seconds; the form with a date is left to our own waiting."""
    try:
        return max(0.0, float(response.headers.get("retry-after", "")))
    except ValueError:
        return None
