"""What validation found: results and the report that holds them (https://www.w3.org/TR/shacl/#validation-report)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from kgraph.errors import ValidationError
from kgraph.ontology.vocab import SH, local_name

VIOLATION = SH + "Violation"
WARNING = SH + "Warning"
INFO = SH + "Info"
_SEVERITIES = (VIOLATION, WARNING, INFO)


@dataclass(frozen=True, slots=True)
class ValidationResult:
    """One node that breaks one shape.

    Terms are strings: an IRI as it is, a blank node as `_:b0`, a literal in its N-Triples form (`"45"^^<…>`), and
    empty where there is none.

    Args:
        focus: The focus node.
        path: IRI of the property, or the property path in SPARQL's syntax; empty for a node shape.
        value: The value node.
        component: IRI of the constraint component (`sh:MinCountConstraintComponent`).
        severity: IRI of the severity (`sh:Violation`, `sh:Warning`, `sh:Info`).
        shape: IRI of the source shape.
        message: What is wrong, in one sentence.
    """

    focus: str
    path: str
    value: str
    component: str
    severity: str
    shape: str
    message: str

    @property
    def is_violation(self) -> bool:
        """Tell whether the graph does not conform because of it."""
        return self.severity == VIOLATION


@dataclass(frozen=True, slots=True)
class ShapeNote:
    """What a shape says of itself.

    Args:
        name: `sh:name`, or the local name of its IRI.
        advice: `sh:description`: what to do about a result.
        see_also: `rdfs:seeAlso`: the specification it follows.
    """

    name: str
    advice: str = ""
    see_also: str = ""


def sort_key(result: ValidationResult) -> tuple[object, ...]:
    """Order results: violations first, then by shape, focus node, path and value.

    Example:
        >>> early = ValidationResult("x:b", "", "", "", VIOLATION, "x:s", "")
        >>> late = ValidationResult("x:a", "", "", "", WARNING, "x:s", "")
        >>> sorted([late, early], key=sort_key)[0].focus
        'x:b'
    """
    rank = _SEVERITIES.index(result.severity) if result.severity in _SEVERITIES else len(_SEVERITIES)
    parts = (result.shape, result.focus, result.path, result.value, result.component, result.message)
    return (rank, result.severity, *parts)


@dataclass(frozen=True, slots=True)
class ValidationReport:
    """What validation found in a graph, sorted, each result once.

    Args:
        results: The results, in any order.
        notes: What the shapes say of themselves, by IRI.
        labels: Labels of focus nodes and values, by IRI.

    Example:
        >>> ValidationReport(()).conforms
        True
    """

    results: tuple[ValidationResult, ...] = ()
    notes: Mapping[str, ShapeNote] = field(default_factory=dict)
    labels: Mapping[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        object.__setattr__(self, "results", tuple(sorted(set(self.results), key=sort_key)))

    @property
    def violations(self) -> tuple[ValidationResult, ...]:
        """Give the results of severity `sh:Violation`."""
        return tuple(result for result in self.results if result.is_violation)

    @property
    def conforms(self) -> bool:
        """Tell whether nothing is violated; warnings and infos leave a graph conforming."""
        return not self.violations

    def raise_for_results(self) -> None:
        """Raise if the graph does not conform.

        Raises:
            ValidationError: If a result is a violation.

        Example:
            >>> ValidationReport(()).raise_for_results()
        """
        violations = self.violations
        if not violations:
            return
        first = violations[0]
        shapes = sorted({local_name(result.shape) for result in violations})
        raise ValidationError(
            "graph-does-not-conform",
            f"{len(violations)} violation(s) of {', '.join(shapes)}; the first at {first.focus!r}: {first.message}",
            "Run `kgraph validate` on the graph to see every result and what to do about it.",
        )
