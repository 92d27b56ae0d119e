"""Time passing: two handles, and articles that come one after the other."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from explorer_graphs import Writer, iri
from explorer_visits import Visit, visit, write
from kgraph.explorer import render
from kgraph.ontology import load_ontology
from kgraph.ontology.vocab import kg

pytestmark = pytest.mark.browser


def test_the_handles_choose_the_time(news: Visit) -> None:
    """Keys move a handle from article to article; neither passes the other; the fields of the legend follow."""
    start = news.page.get_by_label("Time from")
    start.focus()
    news.page.keyboard.press("ArrowRight")
    assert "ent:bridge-act" not in news.explorer("shown().nodes")
    expect(start).to_have_attribute("aria-valuetext", "2021-04-17")
    expect(start).to_be_focused()
    expect(news.page.get_by_label("Published from", exact=True)).to_have_value("2021-04-17")
    end = news.page.get_by_label("Time until")
    end.focus()
    for _ in range(9):
        news.page.keyboard.press("ArrowLeft")
    expect(end).to_have_attribute("aria-valuetext", "2021-04-17")
    expect(news.page.locator("#timeline .told")).to_have_text("2021-04-17 to 2021-04-17")
    assert "ent:petrov" in news.explorer("shown().nodes")
    assert not {"ent:sunward", "ent:river-accord"} & set(news.explorer("shown().nodes"))
    assert "until=2021-04-17" in news.page.url


def test_time_plays_until_its_end(news: Visit) -> None:
    """Play begins with the first article, adds one after the other, and stops at the last."""
    whole = news.explorer("shown()")
    news.page.get_by_role("button", name="Play the time").click()
    expect(news.page.get_by_role("button", name="Pause")).to_be_visible()
    assert len(news.explorer("shown().nodes")) < len(whole["nodes"])
    expect(news.page.get_by_role("button", name="Play the time")).to_be_visible(timeout=15_000)
    assert news.explorer("shown()") == whole


def test_playing_is_paused(news: Visit) -> None:
    """Space pauses and leaves what is shown as it is; undo goes back to before."""
    whole = news.explorer("shown()")
    news.page.get_by_role("button", name="Play the time").focus()
    news.page.keyboard.press("Space")
    news.page.keyboard.press("Space")
    shown = news.explorer("shown()")
    assert 0 < len(shown["nodes"]) < len(whole["nodes"])
    news.page.wait_for_timeout(800)
    assert news.explorer("shown()") == shown
    news.page.get_by_role("button", name="Undo").click()
    assert news.explorer("shown()") == whole


def test_without_dates_there_is_no_time(browser: Browser, tmp_path: Path) -> None:
    """A graph of one day or of no day has no timeline."""
    writer = Writer()
    writer.document("one", "One article", "2021-01-01")
    writer.add(iri("entity", "0"), kg("near"), iri("entity", "1"))
    seen = visit(browser, write(tmp_path, render(writer.triples, load_ontology())))
    expect(seen.page.locator("#timeline")).to_be_hidden()
    seen.assert_clean()
    seen.page.context.close()
