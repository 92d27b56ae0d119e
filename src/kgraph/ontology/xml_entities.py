"""Refuse XML whose entities reach out to other files or grow without bound, before anything parses it.

Protégé declares entities for its namespaces, so that declarations as such are allowed; what a stranger's file may not
do is name another file (XXE) or build entities of entities (https://cwe.mitre.org/data/definitions/776.html).
"""

from __future__ import annotations

from pathlib import Path
from xml.parsers import expat

from kgraph.errors import OntologyError

# A namespace is no longer; a long entity that is used often enough fills the memory too.
_LONGEST = 2_000


class _PrologRead(Exception):  # noqa: N818 - no error: it stops the parser where entities can no longer be declared
    """The first element has begun."""


def require_plain_entities(file: Path, content: bytes) -> None:
    """Refuse an entity of another file, of other entities, or of great length.

    Args:
        file: Where the XML is from.
        content: The XML; what does not parse is left to its parser to complain of.

    Raises:
        OntologyError: If one is declared.
    """

    def declared(name: str, is_parameter: bool, value: str | None, *_outside: object) -> None:
        if is_parameter or value is None or "&" in value or len(value) > _LONGEST:
            raise OntologyError(
                "unsafe-entity",
                f"'{file}' declares the XML entity {name!r}, which stands for more than a short text of its own.",
                "Write the text where the entity is used.",
            )

    def begun(_name: str, _attributes: object) -> None:
        raise _PrologRead

    parser = expat.ParserCreate()
    parser.EntityDeclHandler = declared
    parser.StartElementHandler = begun
    try:
        parser.Parse(content, True)
    except (_PrologRead, expat.ExpatError):
        return
