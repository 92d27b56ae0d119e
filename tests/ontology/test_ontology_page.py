"""The page about a user's ontology tells its terms, its frames and its examples."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from kgraph.ontology.page import render_page, to_html
from ontology_own import FILMS

if TYPE_CHECKING:
    from pathlib import Path

EXAMPLE = 'x:director <http://www.w3.org/2004/02/skos/core#example> "Greta Olsen directed <Night Harbour>." .'


@pytest.fixture
def page(tmp_path: Path) -> str:
    """Render the ontology of films, with an example."""
    (tmp_path / "films.ttl").write_text(FILMS + EXAMPLE, "utf-8")
    return render_page(tmp_path / "films.ttl")


def test_page_tells_frames_examples_and_notes(page: str) -> None:
    """Each property has its words, its names in other languages, and what its marks mean."""
    assert "| `x:Film` Film |" in page
    assert "### director\n\nAlso: Regisseur (de).\n\n- The inverse of directed." in page
    assert "verb director, direct" in page
    assert "- Greta Olsen directed <Night Harbour>." in page
    assert "- Deprecated: no text is read for it." in page


def test_html_is_escaped_and_whole(page: str) -> None:
    """Nothing in a label or an example can break the page, and it loads nothing."""
    found = to_html(page, "films & more")
    assert "<title>films &amp; more</title>" in found
    assert "directed &lt;Night Harbour&gt;." in found
    assert found.count("<table>") == found.count("</table>") == 2
    assert "http-equiv" not in found
    assert "<script" not in found
