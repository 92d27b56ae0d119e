"""The drawing saved as a picture: PNG of the screen, SVG of all that is shown."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from pathlib import Path

import pyoxigraph as ox
import pytest
from playwright.sync_api import Browser, expect

from explorer_graphs import Writer, iri
from explorer_visits import Visit, visit, write
from kgraph.explorer import render
from kgraph.ontology import load_ontology
from kgraph.ontology.vocab import RDFS_LABEL, kg

pytestmark = pytest.mark.browser

SVG = "{http://www.w3.org/2000/svg}"


def saved(seen: Visit, button: str, folder: Path) -> Path:
    """Save by the menu and give the file."""
    seen.page.locator("#save summary").click()
    with seen.page.expect_download() as download:
        seen.page.get_by_role("button", name=button).click()
    file = folder / download.value.suggested_filename
    download.value.save_as(file)
    expect(seen.page.locator("#save")).not_to_have_attribute("open", "")
    return file


def test_the_screen_is_saved_as_png(news: Visit, tmp_path: Path) -> None:
    """The file is a PNG of the drawing with its ground."""
    file = saved(news, "Picture (PNG)", tmp_path)
    assert file.name == "graph.png"
    assert file.read_bytes().startswith(b"\x89PNG")
    assert file.stat().st_size > 10_000


def test_the_drawing_is_saved_as_svg(news: Visit, tmp_path: Path) -> None:
    """Every node and link that is shown is in the file, with its name and status."""
    shown = news.explorer("shown()")
    root = ET.parse(saved(news, "Drawing (SVG)", tmp_path)).getroot()  # noqa: S314 - the page made it
    titles = [title.text for title in root.iter(f"{SVG}title")]
    assert len(titles) == 1 + len(shown["nodes"]) + len(shown["edges"])
    assert "Harbour Bridge located in Port Elin (asserted)" in titles
    assert not list(root.iter(f"{SVG}script"))


def test_hostile_names_are_words_of_the_drawing(browser: Browser, tmp_path: Path) -> None:
    """A label that looks like markup, or holds what XML forbids, is text in the file."""
    writer = Writer()
    label = "<script>alert(1)</script>\u0001&"
    writer.add(iri("entity", "0"), RDFS_LABEL, ox.Literal(label))
    writer.add(iri("entity", "0"), kg("near"), iri("entity", "1"))
    seen = visit(browser, write(tmp_path, render(writer.graph(), load_ontology())))
    root = ET.parse(saved(seen, "Drawing (SVG)", tmp_path)).getroot()  # noqa: S314 - the page made it
    assert "<script>alert(1)</script> &" in [text.text for text in root.iter(f"{SVG}text")]
    assert not list(root.iter(f"{SVG}script"))
    seen.page.context.close()
