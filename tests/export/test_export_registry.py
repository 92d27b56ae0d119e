"""Exporters are found by name and suffix; what is missing or broken is said clearly."""

from __future__ import annotations

from importlib.metadata import EntryPoint

import pytest

from kgraph.errors import ExportError
from kgraph.export import exporters, find_exporter, registry
from kgraph.export.turtle import export_turtle

SUFFIXES = {
    "graphml": ".graphml",
    "jsonld": ".jsonld",
    "nquads": ".nq",
    "ntriples": ".nt",
    "trig": ".trig",
    "turtle": ".ttl",
}


def test_all_formats_are_installed() -> None:
    """Each format has its suffix, and a docstring for the help."""
    assert SUFFIXES == {name: exporter.suffix for name, exporter in exporters().items()}
    assert all(exporter.__doc__ for exporter in exporters().values())


@pytest.mark.parametrize("name", ["turtle", ".ttl"])
def test_a_format_is_found_by_name_or_suffix(name: str) -> None:
    """Both lead to the same function."""
    assert export_turtle is find_exporter(name)


@pytest.mark.parametrize("name", ["excel", ".xlsx", ""])
def test_an_unknown_format_is_an_error(name: str) -> None:
    """The known ones are named."""
    with pytest.raises(ExportError, match=r"\[unknown-format\].*graphml, jsonld"):
        find_exporter(name)


@pytest.mark.parametrize("value", ["no_such_package:export", "kgraph.export.turtle:nothing"])
def test_a_broken_exporter_is_an_error(monkeypatch: pytest.MonkeyPatch, value: str) -> None:
    """A package that declares what it does not have is named."""
    broken = EntryPoint("mine", value, registry.GROUP)
    monkeypatch.setattr(registry, "entry_points", lambda **_: [broken])
    with pytest.raises(ExportError, match=r"\[broken-exporter\] exporter 'mine'"):
        find_exporter("mine")
