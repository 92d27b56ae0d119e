"""Write a report: as a `sh:ValidationReport` in Turtle, and as text for people."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby

import pyoxigraph as ox

from kgraph.iris import Minter, digest
from kgraph.ontology.vocab import NS, RDF_TYPE, SH, XSD, local_name
from kgraph.validation.convert import Term, read_literal
from kgraph.validation.report import INFO, VIOLATION, WARNING, ValidationReport, ValidationResult

_KIND = "report"
_SHOWN = 20
_MAX_VALUE = 120
_TITLES = {VIOLATION: ("violation", "violations"), WARNING: ("warning", "warnings"), INFO: ("info", "infos")}


def report_turtle(report: ValidationReport, minter: Minter | None = None) -> bytes:
    """Write a report as RDF (https://www.w3.org/TR/shacl/#validation-report) without blank nodes.

    Args:
        report: The report.
        minter: Gives the base of the IRIs of the report and its results; the default one if None.

    Returns:
        Turtle in UTF-8, the same bytes for the same results.

    Example:
        >>> "sh:ValidationReport" in report_turtle(ValidationReport(())).decode()
        True
    """
    namespace = (minter or Minter()).namespace(_KIND)
    names = {"kg": NS, "report": namespace, "sh": SH, "xsd": XSD}
    return ox.serialize(_triples(report, namespace), format=ox.RdfFormat.TURTLE, prefixes=names) or b""


def _triples(report: ValidationReport, namespace: str) -> Iterator[ox.Triple]:
    rows = [(_result_iri(result, namespace), result) for result in report.results]
    node = ox.NamedNode(namespace + digest("report", *(iri.value for iri, _ in rows)))
    yield ox.Triple(node, ox.NamedNode(RDF_TYPE), _sh("ValidationReport"))
    yield ox.Triple(node, _sh("conforms"), ox.Literal(report.conforms))
    for iri, _ in rows:
        yield ox.Triple(node, _sh("result"), iri)
    for iri, result in rows:
        yield from _result_triples(iri, result, namespace)


def _result_iri(result: ValidationResult, namespace: str) -> ox.NamedNode:
    parts = (result.focus, result.path, result.value, result.component, result.severity, result.shape, result.message)
    return ox.NamedNode(namespace + digest(*parts))


def _result_triples(iri: ox.NamedNode, result: ValidationResult, namespace: str) -> Iterator[ox.Triple]:
    yield ox.Triple(iri, ox.NamedNode(RDF_TYPE), _sh("ValidationResult"))
    terms = {
        "focusNode": result.focus,
        "resultPath": result.path,
        "value": result.value,
        "sourceConstraintComponent": result.component,
        "resultSeverity": result.severity,
        "sourceShape": result.shape,
    }
    for name, text in terms.items():
        term = _term(text, namespace)
        if term is not None:
            yield ox.Triple(iri, _sh(name), term)
    if result.message:
        yield ox.Triple(iri, _sh("resultMessage"), ox.Literal(result.message))


def _term(text: str, namespace: str) -> Term | None:
    """Read a term as `ValidationResult` keeps it; a blank node becomes an IRI, a longer path is left out."""
    if not text:
        return None
    if text.startswith('"'):
        return read_literal(text)
    if text.startswith("_:"):
        return ox.NamedNode(f"{namespace}blank-{text.removeprefix('_:')}")
    try:
        return ox.NamedNode(text)
    except ValueError:
        return None


def _sh(name: str) -> ox.NamedNode:
    return ox.NamedNode(SH + name)


def report_text(report: ValidationReport, labels: Mapping[str, str] | None = None) -> str:
    """Write a report for people: counts first, then the results of each shape with what to do about them.

    Args:
        report: The report.
        labels: Labels of nodes by IRI, besides those that the report has.

    Returns:
        Text of several lines, with a line break at the end.

    Example:
        >>> print(report_text(ValidationReport(())), end="")
        The graph conforms: no results.
    """
    known = {**report.labels, **(labels or {})}
    lines = [_headline(report)]
    for (severity, shape), found in groupby(report.results, key=lambda result: (result.severity, result.shape)):
        lines.append("")
        lines.extend(_shape_lines(report, severity, shape, tuple(found), known))
    return "\n".join(lines) + "\n"


def _headline(report: ValidationReport) -> str:
    verdict = "The graph conforms" if report.conforms else "The graph does not conform"
    severities = dict.fromkeys((*_TITLES, *(result.severity for result in report.results)))
    counts = {severity: sum(result.severity == severity for result in report.results) for severity in severities}
    parts = [f"{count} {_title(severity, count)}" for severity, count in counts.items() if count]
    shapes = len({result.shape for result in report.results})
    return f"{verdict}: {', '.join(parts)} of {shapes} shape(s)." if parts else f"{verdict}: no results."


def _title(severity: str, count: int) -> str:
    singular, plural = _TITLES.get(severity, (local_name(severity), local_name(severity)))
    return singular if count == 1 else plural


def _shape_lines(
    report: ValidationReport,
    severity: str,
    shape: str,
    results: tuple[ValidationResult, ...],
    labels: Mapping[str, str],
) -> Iterator[str]:
    note = report.notes.get(shape)
    name = f"{note.name} ({local_name(shape)})" if note else local_name(shape) or "unnamed shape"
    times = f", {len(results)} times" if len(results) > 1 else ""
    yield f"{_title(severity, 1).capitalize()}: {name}{times}"
    for message, same in groupby(sorted(results, key=lambda result: result.message), key=lambda found: found.message):
        yield f"  {message}"
        yield from _result_lines(tuple(same), labels)
    if note and note.advice:
        yield f"  What to do: {note.advice}"
    if note and note.see_also:
        yield f"  See {note.see_also}"


def _result_lines(results: Iterable[ValidationResult], labels: Mapping[str, str]) -> Iterator[str]:
    rows = tuple(results)
    for result in rows[:_SHOWN]:
        path = f", {local_name(result.path)}" if result.path else ""
        value = f" = {_shown(result.value, labels)}" if result.value and result.value != result.focus else ""
        yield f"    - {_shown(result.focus, labels)}{path}{value}"
    if len(rows) > _SHOWN:
        yield f"    - and {len(rows) - _SHOWN} more; the Turtle report has all"


def _shown(term: str, labels: Mapping[str, str]) -> str:
    """Show a term on one line, with its label where it has one."""
    text = f"{labels[term]} <{term}>" if term in labels else term
    text = " ".join(text.split())
    return text if len(text) <= _MAX_VALUE else f"{text[: _MAX_VALUE - 1]}…"
