"""Building with ontologies of the user's own that have no frames: labels and classes are all there is."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from build_samples import View
from ontology_own import AIRPORTS, FILMS, own

if TYPE_CHECKING:
    from pathlib import Path

    from kgraph.build import Result

pytestmark = pytest.mark.model
FILM_TEXT = "The film Night Harbour was directed by Greta Olsen. Peter Lund is the director of the film Cold Rain."
AIRPORT_TEXT = "Kestrel Airport opened in 1971. The minister opened the inquiry in 1972."


def build_own(folder: Path, ontology: str, text: str) -> Result:
    """Build a text with an ontology."""
    from kgraph.build import BuildConfig, build  # noqa: PLC0415 - tests without spaCy must start fast

    (folder / "own.ttl").write_text(ontology, "utf-8")
    return build(text, config=BuildConfig(ontology=folder / "own.ttl", open_statements=False))


def test_labels_are_enough_for_who_directed_what(tmp_path: Path) -> None:
    """A verb, a role noun and both directions of an inverse; the graph keeps to the user's domains and ranges."""
    result = build_own(tmp_path, FILMS, FILM_TEXT)
    view = View(result.rdf.triples)
    (harbour,), (rain,) = view.called("Night Harbour"), view.called("Cold Rain")
    (olsen,), (lund,) = view.called("Greta Olsen"), view.called("Peter Lund")
    plain = view.plain()
    assert (harbour, f"<{own('director')}>", olsen) in plain
    assert (olsen, f"<{own('directed')}>", harbour) in plain
    assert (rain, f"<{own('director')}>", lund) in plain
    assert result.report.conforms
    assert {own("Film")} == {entity.cls for entity in result.entities if entity.label in {"Night Harbour", "Cold Rain"}}


def test_what_is_no_airport_has_no_opening_year(tmp_path: Path) -> None:
    """Domain and range decide what a frame made of a label takes."""
    result = build_own(tmp_path, AIRPORTS, AIRPORT_TEXT)
    labels = {entity.id: entity.label for entity in result.entities}
    years = [s for s in result.statements if s.predicate == own("openingYear")]
    assert ["Kestrel Airport"] == [labels[statement.subject] for statement in years]
