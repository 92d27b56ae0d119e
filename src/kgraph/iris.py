"""Mint every IRI: the only place where they are made.

All are deterministic and independent of document order. Flat local names keep Turtle short: the base IRI and a kind
make a namespace (`…/entity/`), and no local name holds a slash. Hashes are the first 16 hex digits of SHA-256 over the
unit-separated parts: at one million statements the odds of any collision are about 3 in 10^8.
"""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from functools import lru_cache
from urllib.parse import quote

from anyascii import anyascii

from kgraph.errors import OntologyError
from kgraph.model import Evidence, Statement, Value

DEFAULT_BASE = "https://w3id.org/kgraph/id/"
KINDS = (
    "decision",
    "document",
    "entity",
    "event",
    "evidence",
    "nanopub",
    "relation",
    "rule",
    "run",
    "statement",
    "value",
)
_COMPARED = "graph/compared"
_INFERRED = "graph/inferred"
_HASH_DIGITS = 16
_MAX_SLUG = 80
_UNIT_SEPARATOR = "\x1f"
# What a slug leaves out although it may tell two names apart; separators and quotation marks do not.
_TELLING = re.compile(r"[^\w\s.,:;'\"&/()-]", re.ASCII)
# IRIs hold no controls and none of these characters: https://www.rfc-editor.org/rfc/rfc3987#section-2.2.
_BASE = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:[^\x00-\x20\x7f-\x9f\s<>\"{}|\\^`]*[/#:]")


def is_inferred(graph: str) -> bool:
    """Tell whether a named graph holds what is inferred, whatever the base."""
    return graph.endswith(_INFERRED)


def digest(*parts: str) -> str:
    """Hash parts into 16 hex digits.

    Example:
        >>> digest("a", "b") == digest("a", "b") != digest("ab")
        True
    """
    # Half a surrogate pair has no UTF-8 form, but must not stop a build.
    joined = _UNIT_SEPARATOR.join(parts).encode(errors="surrogatepass")
    return hashlib.sha256(joined).hexdigest()[:_HASH_DIGITS]


def slug(label: str) -> str:
    """Make a readable local name of a label in any script.

    Args:
        label: Any text.

    Returns:
        Lower-case ASCII letters, digits and single hyphens; a hash where nothing readable is left or it is too long.

    Example:
        >>> slug("Kim Moon-soo"), slug("U.S."), slug("통일부")
        ('kim-moon-soo', 'u-s', 'tongilbu')
    """
    plain = re.sub(r"[^a-z0-9]+", "-", anyascii(label).lower()).strip("-")
    if not plain:
        return digest(label)
    if len(plain) > _MAX_SLUG:
        return f"{plain[: _MAX_SLUG - _HASH_DIGITS - 1].rstrip('-')}-{digest(label)}"
    return plain


@lru_cache(maxsize=1 << 14)
def _telling_slug(label: str) -> str:
    """Make a slug that tells labels apart which differ by more than case and separators.

    Two labels of other scripts may share one romanisation, and "C" and "C++" are not the same.
    """
    name = slug(label)
    is_plain = anyascii(label) == label and not _TELLING.search(label)
    return name if is_plain or name == digest(label) else f"{name}-{digest(label)}"


def value_key(value: Value | None) -> tuple[str, ...]:
    """Give what makes a value the value it is: everything but the words of the text."""
    if value is None:
        return ()
    parts = (value.kind, value.amount, value.upper, value.unit, value.start, value.end, value.per, value.bound)
    return (*parts, value.text) if value.kind == "text" else parts


def claim_key(statement: Statement) -> tuple[str, ...]:
    """Give what a statement claims, apart from who wrote it where.

    Two statements with the same key are the same claim; their evidence adds up.
    """
    object_ = statement.object
    return (
        statement.subject,
        statement.predicate,
        *(value_key(object_) if isinstance(object_, Value) else (object_,)),
        statement.status,
        "time",
        *value_key(statement.time),
        "speaker",
        statement.speaker,
    )


@dataclass(frozen=True, slots=True)
class Minter:
    """Mint IRIs under one base.

    Args:
        base: Absolute IRI that ends in `/` or `#`.

    Raises:
        OntologyError: If `base` is no such IRI.

    Example:
        >>> Minter().entity("person", "Kim Moon-soo")
        'https://w3id.org/kgraph/id/entity/person-kim-moon-soo'
    """

    base: str = DEFAULT_BASE

    def __post_init__(self) -> None:
        if not _BASE.fullmatch(self.base):
            raise OntologyError(
                "bad-base",
                f"base IRI {self.base!r} is not an absolute IRI that ends in '/', '#' or ':'.",
                "Give one such as 'https://example.com/graph/'.",
            )

    def namespace(self, kind: str) -> str:
        """Name the namespace of one kind (one of `KINDS`)."""
        return f"{self.base}{kind}/"

    def document(self, document_id: str) -> str:
        """Mint a document's IRI from its id."""
        return self.namespace("document") + quote(document_id, safe="-._~", errors="surrogatepass")

    def entity(self, family: str, label: str, scope: str = "") -> str:
        """Mint an entity's IRI.

        Args:
            family: Coarse class, so that a person and a place of one name stay apart.
            label: Canonical label.
            scope: Document id for a thing without a name of its own; it never merges across documents.
        """
        name = f"{slug(label)}-{digest(scope, family, label)}" if scope else _telling_slug(label)
        return f"{self.namespace('entity')}{slug(family)}-{name}"

    def event(self, cls: str, *roles: str) -> str:
        """Mint an event's IRI from its class and sorted roles, time included."""
        local = re.split(r"[/#]", cls)[-1]
        return f"{self.namespace('event')}{slug(local)}-{digest(cls, *sorted(roles))}"

    def value(self, value: Value) -> str:
        """Mint a value node's IRI from its normalised parts; equal values share one node."""
        parts = value_key(value)
        readable = slug("-".join(part for part in parts if part))
        return f"{self.namespace('value')}{readable}-{digest(*parts)[:8]}"

    def statement(self, statement: Statement) -> str:
        """Mint a statement's IRI from its claim (`claim_key`)."""
        return self.namespace("statement") + digest(*claim_key(statement))

    def evidence(self, evidence: Evidence) -> str:
        """Mint an evidence's IRI from its document, offsets and rule."""
        span = (evidence.document, str(evidence.start), str(evidence.end), evidence.rule)
        return self.namespace("evidence") + digest(*span)

    def decision(self, one: str, other: str) -> str:
        """Mint the IRI of what was decided about two entities; which comes first does not matter."""
        return self.namespace("decision") + digest(*sorted((one, other)))

    def relation(self, phrase: str) -> str:
        """Mint the property of an open statement from its phrase."""
        return self.namespace("relation") + _telling_slug(phrase)

    def rule(self, name: str) -> str:
        """Mint the IRI of a rule of the reader."""
        return self.namespace("rule") + quote(name, safe="-._~")

    def run(self, configuration: str) -> str:
        """Mint the IRI of a run from the digest of what the graph depends on besides its documents."""
        return self.namespace("run") + digest(configuration)

    def inferred(self) -> str:
        """Mint the IRI of the graph of what is inferred.

        Example:
            >>> is_inferred(Minter().inferred()), is_inferred(Minter().document("inferred"))
            (True, False)
        """
        return self.base + _INFERRED

    def compared(self) -> str:
        """Mint the IRI of the graph of what comparing documents shows.

        Example:
            >>> Minter("https://example.org/").compared()
            'https://example.org/graph/compared'
        """
        return self.base + _COMPARED

    def nanopub(self, *content: str) -> str:
        """Mint a nanopublication's IRI from its content, which never changes under one IRI."""
        return self.namespace("nanopub") + digest(*content)
