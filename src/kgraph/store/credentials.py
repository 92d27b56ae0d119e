"""Who we are to a SPARQL server: from the environment or the keyring, told only to a server that asks for it.

Schemes: Basic (https://www.rfc-editor.org/rfc/rfc7617), Digest (RFC 7616), Bearer (RFC 6750).
"""

from __future__ import annotations

import os
from collections.abc import Generator
from dataclasses import dataclass, field

import httpx

from kgraph.errors import StoreError

USER, PASSWORD, TOKEN = "KGRAPH_USER", "KGRAPH_PASSWORD", "KGRAPH_TOKEN"
_UNAUTHORISED = 401


@dataclass(frozen=True, slots=True)
class Credentials:
    """A name with its password, or a token; their text never shows in a representation."""

    user: str = ""
    password: str = field(default="", repr=False)
    token: str = field(default="", repr=False)


def find_credentials(url: httpx.URL) -> Credentials:
    """Find what the environment says: `KGRAPH_TOKEN`, or `KGRAPH_USER` and `KGRAPH_PASSWORD`.

    The password of a user may also be in the system's keyring, under the service `kgraph:HOST`.

    Args:
        url: Where it will be used.

    Raises:
        StoreError: If the address itself holds credentials, or a user has no password.
    """
    if url.userinfo:
        raise StoreError(
            "credentials-in-address",
            f"the address of {url.host} holds a user name or password, which other processes can see.",
            f"Set {USER} and {PASSWORD}, or {TOKEN}, and leave them out of the address.",
        )
    token, user = os.environ.get(TOKEN, ""), os.environ.get(USER, "")
    if token or not user:
        return Credentials(token=token)
    password = os.environ.get(PASSWORD)
    return Credentials(user=user, password=_from_keyring(url.host, user) if password is None else password)


def _from_keyring(host: str, user: str) -> str:
    try:
        import keyring  # type: ignore[import-not-found,unused-ignore]  # noqa: PLC0415 - an extra
        from keyring.errors import KeyringError  # type: ignore[import-not-found,unused-ignore]  # noqa: PLC0415

        password = keyring.get_password(f"kgraph:{host}", user)
    except ImportError:
        password = None
    except KeyringError:
        password = None
    if password is None:
        raise StoreError(
            "no-password",
            f"{USER} is set, but there is no password for {user!r} at {host}.",
            f"Set {PASSWORD}, or keep it in the keyring as 'kgraph:{host}' (needs kgraph[keyring]).",
        )
    return str(password)


class ChallengeAuth(httpx.Auth):
    """Give credentials to a server that answers 401, by the scheme it names, and from then on at once."""

    def __init__(self, credentials: Credentials) -> None:
        self._credentials = credentials
        self._chosen: httpx.Auth | None = None

    def auth_flow(self, request: httpx.Request) -> Generator[httpx.Request, httpx.Response, None]:
        """Send a request, and again with credentials if the server asks for them."""
        if self._chosen is not None:
            yield from self._chosen.auth_flow(request)
            return
        response = yield request
        challenge = response.headers.get("www-authenticate", "").lower()
        if response.status_code != _UNAUTHORISED:
            return
        self._chosen = self._choose(challenge)
        if self._chosen is not None:
            yield from self._chosen.auth_flow(request)

    def _choose(self, challenge: str) -> httpx.Auth | None:
        if self._credentials.token:
            return _Bearer(self._credentials.token)
        if not self._credentials.user:
            return None
        if "digest" in challenge:
            return httpx.DigestAuth(self._credentials.user, self._credentials.password)
        return httpx.BasicAuth(self._credentials.user, self._credentials.password)


class _Bearer(httpx.Auth):
    def __init__(self, token: str) -> None:
        self._token = token

    def auth_flow(self, request: httpx.Request) -> Generator[httpx.Request, httpx.Response, None]:
        request.headers["Authorization"] = f"Bearer {self._token}"
        yield request
