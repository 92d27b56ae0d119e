"""Read the requests of the SPARQL 1.1 Protocol: https://www.w3.org/TR/sparql11-protocol/#protocol."""

from __future__ import annotations

import asyncio
import base64
import hmac
from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import parse_qsl

from starlette.requests import ClientDisconnect, Request

from kgraph.server.config import ServeConfig
from kgraph.server.errors import Refusal
from kgraph.server.guard import check_iris, decode

FORM = "application/x-www-form-urlencoded"
QUERY = "application/sparql-query"
UPDATE = "application/sparql-update"
_BODY_SECONDS = 30.0
_MOST_FIELDS = 1000

Fields = Sequence[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Asked:
    """A query or an update with its dataset.

    Args:
        text: The query or update; None if there is none.
        default_graphs: IRIs of `default-graph-uri`; None if not given.
        named_graphs: IRIs of `named-graph-uri`; None if not given.
        form: Value of `format`, a short name of a type.
    """

    text: str | None
    default_graphs: list[str] | None = None
    named_graphs: list[str] | None = None
    form: str = ""


async def read_body(request: Request, most: int) -> bytes:
    """Read a body, as far as it is allowed to be long.

    Raises:
        Refusal: If it is longer, comes too slowly, or is compressed.
    """
    if request.headers.get("content-encoding", "identity") != "identity":
        raise Refusal(415, "The body may not be compressed.")
    length = request.headers.get("content-length", "0")
    if not length.isdecimal() or int(length) > most:
        raise Refusal(413, f"The body is longer than {most} bytes.", {"Connection": "close"})
    held = bytearray()
    try:
        async with asyncio.timeout(_BODY_SECONDS):
            async for chunk in request.stream():
                held += chunk
                if len(held) > most:
                    raise Refusal(413, f"The body is longer than {most} bytes.", {"Connection": "close"})
    except TimeoutError:
        raise Refusal(408, "The body comes too slowly.", {"Connection": "close"}) from None
    except ClientDisconnect as error:
        raise Refusal(400, "The body ended too early.") from error
    return bytes(held)


def media_type(request: Request) -> str:
    """Give the type of a request's body without parameters.

    Raises:
        Refusal: If it names an encoding other than UTF-8.
    """
    name, *parameters = (part.strip().lower() for part in request.headers.get("content-type", "").split(";"))
    for parameter in parameters:
        if parameter.startswith("charset=") and parameter[8:].strip('"') not in {"utf-8", "utf8"}:
            raise Refusal(415, "The body must be in UTF-8.")
    return name


def read_fields(content: bytes) -> Fields:
    """Read form fields from a query string or a body.

    Raises:
        Refusal: If they are not in UTF-8, or too many.
    """
    try:
        text = content.decode("ascii")
        fields = parse_qsl(text, keep_blank_values=True, errors="strict", max_num_fields=_MOST_FIELDS)
    except UnicodeDecodeError as error:
        raise Refusal(400, "The parameters are not in percent-encoded UTF-8.") from error
    except ValueError as error:
        raise Refusal(400, f"There are more than {_MOST_FIELDS} parameters.") from error
    for name, value in fields:
        decode(f"{name}{value}".encode(errors="replace"), "parameter")
    return fields


async def read_query(request: Request, config: ServeConfig) -> Asked:
    """Read a query: by GET, by POST of a form, or by POST of the query itself.

    Raises:
        Refusal: If the request is none of these, or too long.
    """
    outer = read_fields(request.scope["query_string"])
    if request.method in {"GET", "HEAD"}:
        return _limited(_asked(outer, "query"), config)
    kind = media_type(request)
    body = await read_body(request, config.query_bytes * 3 if kind == FORM else config.query_bytes)
    if kind == FORM:
        return _limited(_asked([*read_fields(body), *_only_format(outer)], "query"), config)
    if kind != QUERY:
        raise Refusal(415, f"A query is posted as {FORM} or {QUERY}, not as {kind[:100] or 'nothing'}.")
    if any(name == "query" for name, _ in outer):
        raise Refusal(400, "The query is in the body, and must not be in the address too.")
    asked = _asked(outer, "query")
    return Asked(decode(body, "query"), asked.default_graphs, asked.named_graphs, asked.form)


async def read_update(request: Request, config: ServeConfig) -> str:
    """Read an update: by POST of a form, or of the update itself.

    Raises:
        Refusal: If the request is none of these.
    """
    kind = media_type(request)
    body = await read_body(request, config.update_bytes)
    outer = read_fields(request.scope["query_string"])
    if kind == UPDATE:
        fields, text = outer, decode(body, "update")
    elif kind == FORM:
        fields = read_fields(body)
        text = _asked(fields, "update").text or ""
    else:
        raise Refusal(415, f"An update is posted as {FORM} or {UPDATE}, not as {kind[:100] or 'nothing'}.")
    if any(name.startswith("using-") for name, _ in fields):
        raise Refusal(400, "using-graph-uri and using-named-graph-uri are not supported: write USING in the update.")
    if not text.strip():
        raise Refusal(400, "There is no update.")
    return text


def check_token(request: Request, config: ServeConfig) -> None:
    """Let only those change the graph who know the token: https://www.rfc-editor.org/rfc/rfc6750#section-2.1.

    Raises:
        Refusal: If changes are off, or the token is missing or wrong.
    """
    if not config.updates:
        raise Refusal(403, "This server only reads: updates are off.")
    if not has_token(request, config):
        raise Refusal(401, "A change needs the token of this server.", {"WWW-Authenticate": 'Bearer realm="kgraph"'})


def check_reader(request: Request, config: ServeConfig) -> None:
    """Let everybody read on this machine, and elsewhere who knows the token unless the graph is public.

    Raises:
        Refusal: If the token is missing or wrong.
    """
    if not (config.is_local or config.public or has_token(request, config)):
        asked = {"WWW-Authenticate": 'Basic realm="kgraph", Bearer realm="kgraph"'}
        raise Refusal(401, "Reading needs the token of this server.", asked)


def has_token(request: Request, config: ServeConfig) -> bool:
    """Tell whether a request gives the token: as Bearer, or as the password of Basic, which browsers ask for."""
    scheme, _, given = request.headers.get("authorization", "").partition(" ")
    if scheme.lower() == "basic":
        given = _password(given)
    elif scheme.lower() != "bearer":
        return False
    return bool(config.token) and hmac.compare_digest(given.encode(errors="replace"), config.token.encode())


def _password(encoded: str) -> str:
    try:
        return base64.b64decode(encoded, validate=True).decode(errors="replace").partition(":")[2]
    except ValueError:
        return ""


def _asked(fields: Fields, name: str) -> Asked:
    texts = [value for field, value in fields if field == name]
    if len(texts) > 1:
        raise Refusal(400, f"There is more than one {name}.")
    other = {"query": "update", "update": "query"}[name]
    if any(field == other for field, _ in fields):
        raise Refusal(400, f"This is the address for {name}: there is a parameter '{other}'.")
    default = [value for field, value in fields if field == "default-graph-uri"]
    named = [value for field, value in fields if field == "named-graph-uri"]
    check_iris([*default, *named])
    # Who names one of the two has said what the dataset is: https://www.w3.org/TR/sparql11-protocol/#dataset.
    is_given = bool(default or named)
    form = next((value for field, value in fields if field == "format"), "")
    return Asked(texts[0] if texts else None, default if is_given else None, named if is_given else None, form)


def _only_format(fields: Fields) -> Fields:
    return [(name, value) for name, value in fields if name == "format"]


def _limited(asked: Asked, config: ServeConfig) -> Asked:
    if asked.text is not None and len(asked.text.encode()) > config.query_bytes:
        raise Refusal(413, f"The query is longer than {config.query_bytes} bytes.")
    return asked
