"""Write an evaluation as a table for people or as JSON for programs."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict

from kgraph.evaluation.figures import Evaluation, Figure, Rate

_TOTALS = {
    "overall": "all statements (property, subject, object and status right)",
    "loose": "all statements, whatever the property",
    "roles": "roles of events that gold lists",
}
_SECTIONS = ("property", "status", "value")


def to_table(evaluation: Evaluation) -> str:
    """Write the figures as text, with 95 % intervals in brackets."""
    return "\n".join(_lines(evaluation)) + "\n"


def to_json(evaluation: Evaluation) -> str:
    """Write everything as one JSON object; a rate is None where nothing is counted."""
    content = {
        "sentences": evaluation.sentences,
        "figures": {name: asdict(figure) for name, figure in evaluation.figures.items()},
        "counts": dict(evaluation.counts),
        "shares": {name: {"right": right, "counted": of} for name, (right, of) in evaluation.shares.items()},
        "findings": list(evaluation.findings),
    }
    return json.dumps(content, indent=2, ensure_ascii=False, sort_keys=True) + "\n"


def _lines(evaluation: Evaluation) -> Iterator[str]:
    yield f"{evaluation.sentences} sentences; precision, recall and F1 in percent [95 % interval over sentences]"
    yield ""
    totals = {name: evaluation.figures[name] for name in _TOTALS if name in evaluation.figures}
    yield from _table("", totals)
    for name in totals:
        yield f"  {name}: {_TOTALS[name]}"
    for section in _SECTIONS:
        prefix = f"{section}:"
        named = {name: figure for name, figure in evaluation.figures.items() if name.startswith(prefix)}
        if named:
            yield ""
            yield from _table(section, {name.removeprefix(prefix): figure for name, figure in named.items()})
    yield ""
    yield from _counts(evaluation.shares, evaluation.counts)


def _table(title: str, figures: Mapping[str, Figure]) -> Iterator[str]:
    heads = (title, "gold", "read", "right", "precision", "recall", "F1")
    rows = [heads, *(_row(name, figure) for name, figure in figures.items())]
    widths = [max(len(row[column]) for row in rows) for column in range(len(heads))]
    for row in rows:
        cells = (
            f"{cell:<{width}}" if not column else f"{cell:>{width}}" for column, (cell, width) in _cells(row, widths)
        )
        yield "  ".join(cells).rstrip()


def _cells(row: Iterable[str], widths: Iterable[int]) -> Iterator[tuple[int, tuple[str, int]]]:
    return enumerate(zip(row, widths, strict=True))


def _row(name: str, figure: Figure) -> tuple[str, ...]:
    sizes = (figure.right + figure.missed, figure.right + figure.extra, figure.right)
    rates = (figure.precision, figure.recall, figure.f1)
    return (name, *map(str, sizes), *map(_rate, rates))


def _rate(rate: Rate) -> str:
    if rate.value is None or rate.low is None or rate.high is None:
        return "-"
    return f"{100 * rate.value:.1f} [{100 * rate.low:.0f}-{100 * rate.high:.0f}]"


def _counts(shares: Mapping[str, tuple[int, int]], counts: Mapping[str, int]) -> Iterator[str]:
    names = {"status": "of statements found", "speaker": "of statements right", "time": "of statements right"}
    for name, (right, counted) in shares.items():
        share = f"{100 * right / counted:.1f} %" if counted else "-"
        yield f"{name} right: {right} of {counted} ({share}), {names[name]}"
    for name, count in counts.items():
        yield f"{name}: {count}"
