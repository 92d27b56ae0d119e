"""Find exporters through entry points: ours and those of other packages use the same door."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from importlib.metadata import EntryPoint, entry_points

from kgraph.errors import ExportError
from kgraph.export.exporter import Exporter

GROUP = "kgraph.exporters"
EVERY = "all"


def exporters() -> Mapping[str, Exporter]:
    """Load all installed exporters by name, sorted.

    Raises:
        ExportError: If one cannot be loaded.

    Example:
        >>> exporters()["turtle"].suffix
        '.ttl'
    """
    return {name: _load(point) for name, point in sorted(_points().items())}


def find_exporter(name: str) -> Exporter:
    """Load one exporter by its name (`turtle`) or by the suffix of its files (`.ttl`).

    Raises:
        ExportError: If there is none, or it cannot be loaded.

    Example:
        >>> find_exporter(".nt") is find_exporter("ntriples")
        True
    """
    points = _points()
    if name in points:
        return _load(points[name])
    if name.startswith("."):
        for exporter in exporters().values():
            if exporter.suffix == name:
                return exporter
    raise ExportError("unknown-format", f"there is no exporter {name!r}.", f"Known are: {', '.join(sorted(points))}.")


def chosen_exporters(extra: Collection[str] = ()) -> Mapping[str, Exporter]:
    """Load the exporters of what a build writes by name, sorted: all but those of extra formats that nobody asked for.

    Args:
        extra: Names of the formats that are asked for; `all` is all of them.

    Raises:
        ExportError: If there is none of a name, or one cannot be loaded.

    Example:
        >>> ["jsonld" in chosen_exporters(extra) for extra in ((), ("jsonld",), ("all",))]
        [False, True, True]
    """
    for name in sorted(extra):
        if name != EVERY:
            find_exporter(name)
    # A format of another package may not say.
    return {
        name: exporter
        for name, exporter in exporters().items()
        if EVERY in extra or name in extra or exporter.suffix in extra or not getattr(exporter, "is_extra", False)
    }


def _points() -> Mapping[str, EntryPoint]:
    return {point.name: point for point in entry_points(group=GROUP)}


def _load(point: EntryPoint) -> Exporter:
    try:
        exporter: Exporter = point.load()
    except (ImportError, AttributeError) as error:
        raise ExportError(
            "broken-exporter",
            f"exporter {point.name!r} ({point.value}) cannot be loaded: {error}.",
            "Install or remove the package that declares it.",
        ) from error
    return exporter
