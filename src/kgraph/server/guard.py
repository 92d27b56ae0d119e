"""Refuse queries by their text, before anything parses them."""

from __future__ import annotations

import re

import pyoxigraph as ox

from kgraph.errors import StoreError
from kgraph.server.errors import Refusal
from kgraph.store.federation import refuse_federation
from kgraph.store.query import refuse_update

_UPDATE_WORDS = re.compile(r"\b(?:LOAD|SERVICE)\b", re.IGNORECASE)
_QUIET = re.compile(
    r"\"\"\"(?:\"{0,2}(?:[^\"\\]|\\.))*\"\"\"|'''(?:'{0,2}(?:[^'\\]|\\.))*'''"
    r"|\"(?:[^\"\\\n]|\\.)*\"|'(?:[^'\\\n]|\\.)*'|<[^<>\"{}|^`\\\x00-\x20]*>|#[^\n]*",
    re.DOTALL,
)


def check_query(sparql: str, depth: int) -> None:
    """Refuse what is no query, asks other services, or nests too deep to be parsed safely.

    Raises:
        Refusal: With what is wrong.
    """
    try:
        refuse_update(sparql)
        refuse_federation(sparql)
    except StoreError as error:
        raise Refusal(400, error.message) from error
    _check_depth(sparql, depth)


def check_update(update: str, depth: int) -> None:
    """Refuse an update that would fetch something from elsewhere, or nests too deep.

    Raises:
        Refusal: With what is wrong.
    """
    if _UPDATE_WORDS.search(_QUIET.sub(" ", update)):
        raise Refusal(403, "LOAD and SERVICE are off: this server sends nothing to other hosts.")
    _check_depth(update, depth)


def check_iris(iris: list[str]) -> None:
    """Refuse names of graphs that are no IRIs.

    Raises:
        Refusal: If one is none.
    """
    for iri in iris:
        try:
            ox.NamedNode(iri)
        except ValueError as error:
            raise Refusal(400, f"A graph is named by an absolute IRI, not {iri[:100]!r}.") from error


def decode(content: bytes, what: str) -> str:
    """Decode UTF-8.

    Raises:
        Refusal: If it is not, or holds NUL.
    """
    try:
        text = content.decode()
    except UnicodeDecodeError as error:
        raise Refusal(400, f"The {what} is not in UTF-8: byte {error.start}.") from error
    if "\0" in text:
        raise Refusal(400, f"The {what} holds a NUL character.")
    return text


def _check_depth(sparql: str, most: int) -> None:
    deep = deepest = 0
    for bracket in re.findall(r"[(){}\[\]]", _QUIET.sub(" ", sparql)):
        deep += 1 if bracket in "({[" else -1
        deepest = max(deepest, deep)
    if deepest > most:
        raise Refusal(400, f"Brackets nest {deepest} deep; {most} is the most.")
