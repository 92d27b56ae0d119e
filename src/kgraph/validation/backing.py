"""Find plain triples that no statement backs: what a graph claims outright, a text must assert or report.

SHACL Core cannot ask for a node that holds the three parts of a triple, so this is done here. A property is judged
where some statement of the graph has it as its predicate; a graph without statements is not judged.
"""

from __future__ import annotations

from collections.abc import Iterator

import pyoxigraph as ox
from rdflib import SH

from kgraph.model import Status
from kgraph.ontology.vocab import RDF, RDF_TYPE, kg
from kgraph.validation.data import Data
from kgraph.validation.report import VIOLATION, ValidationResult
from kgraph.validation.shapes import BACKED_TRIPLE, Shapes

_PARTS = (RDF + "subject", RDF + "predicate", RDF + "object")
_STATUS = kg("status")
_CLAIMABLE = frozenset((kg(Status.ASSERTED), kg(Status.REPORTED)))
Key = tuple[str, str, str]


def unbacked(data: Data, shapes: Shapes) -> Iterator[ValidationResult]:
    """Report each plain triple that no asserted or reported statement has as its claim.

    Args:
        data: The graph.
        shapes: For the message.

    Yields:
        A violation for each such triple.
    """
    backed, judged = _claims(data)
    for triple in data if judged else ():
        if triple.predicate.value in judged and _key(triple) not in backed:
            focus, path, value = _text(triple.subject), triple.predicate.value, _text(triple.object)
            message = shapes.messages[BACKED_TRIPLE]
            component = str(SH.SPARQLConstraintComponent)
            yield ValidationResult(focus, path, value, component, VIOLATION, BACKED_TRIPLE, message)


def _claims(data: Data) -> tuple[set[Key], set[str]]:
    """Collect what statements may claim, and the properties of all statements."""
    found: dict[str, dict[str, str]] = {}
    for triple in data:
        if triple.predicate.value in _PARTS or triple.predicate.value == _STATUS:
            found.setdefault(_text(triple.subject), {})[triple.predicate.value] = _text(triple.object)
    # The class of an event brings the classes above it, which no statement names.
    judged = {parts[_PARTS[1]] for parts in found.values() if _PARTS[1] in parts} - {RDF_TYPE}
    claims = (parts for parts in found.values() if parts.get(_STATUS) in _CLAIMABLE)
    return {tuple(parts.get(part, "") for part in _PARTS) for parts in claims}, judged  # type: ignore[misc]  # of three


def _key(triple: ox.Triple) -> Key:
    return _text(triple.subject), triple.predicate.value, _text(triple.object)


def _text(term: object) -> str:
    return term.value if isinstance(term, ox.NamedNode) else str(term)
