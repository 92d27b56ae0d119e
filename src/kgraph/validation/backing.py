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
_Parts = dict[str, str]


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
        focus, path, value = _text(triple.subject), triple.predicate.value, _text(triple.object)
        if path in judged and hash((focus, path, value)) not in backed:
            message = shapes.messages[BACKED_TRIPLE]
            component = str(SH.SPARQLConstraintComponent)
            yield ValidationResult(focus, path, value, component, VIOLATION, BACKED_TRIPLE, message)


def _claims(data: Data) -> tuple[frozenset[int], frozenset[str]]:
    """Collect what statements may claim, as hashes of its three parts, and the properties of all statements."""
    backed: set[int] = set()
    judged: set[str] = set()
    for parts in _statements(data):
        judged.update([parts[_PARTS[1]]] if _PARTS[1] in parts else ())
        if parts.get(_STATUS) in _CLAIMABLE:
            backed.add(hash(tuple(parts.get(part, "") for part in _PARTS)))
    # The class of an event brings the classes above it, which no statement names.
    return frozenset(backed), frozenset(judged - {RDF_TYPE})


def _statements(data: Data) -> Iterator[_Parts]:
    """Give the parts of each statement once all are there, so that memory does not hold the statements of a graph."""
    wanted = frozenset((*_PARTS, _STATUS))
    open_: dict[str, _Parts] = {}
    for triple in data:
        if triple.predicate.value in wanted:
            parts = open_.setdefault(_text(triple.subject), {})
            parts[triple.predicate.value] = _text(triple.object)
            if len(parts) == len(wanted):
                yield open_.pop(_text(triple.subject))
    yield from open_.values()


def _text(term: object) -> str:
    return term.value if isinstance(term, ox.NamedNode) else str(term)
