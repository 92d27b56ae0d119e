"""The legend as a filter: every facet, the ranges, and counts that follow."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, expect

from explorer_graphs import Writer, iri
from explorer_visits import Visit, visit, write
from kgraph.explorer import render
from kgraph.ontology import load_ontology
from kgraph.ontology.vocab import RDF_TYPE, kg

pytestmark = pytest.mark.browser


def row(seen: Visit, name: str) -> Locator:
    """Find a row of the legend by its name."""
    return seen.page.locator("#legend .row").filter(has=seen.page.locator(".name", has_text=re.compile(f"^{name}$")))


def edges(seen: Visit) -> int:
    """Count the links that are drawn."""
    return len(seen.explorer("shown().edges"))


def test_a_source_can_be_looked_at_alone(news: Visit) -> None:
    """*Only* leaves the facts of one article; the counts of the other facets follow."""
    before = row(news, "person").locator(".number").inner_text()
    row(news, "Harbour bridge gets its money").hover()
    news.page.get_by_role("button", name="Only Harbour bridge gets its money").click()
    assert 0 < edges(news) < 20
    assert set(news.explorer("shown().nodes")) & {"ent:harbour-bridge", "ent:ines-kaur"} == {"ent:harbour-bridge"}
    assert row(news, "person").locator(".number").inner_text() != before
    expect(row(news, "Minister leaves after audit").locator(".number")).not_to_have_text("0")


def test_a_property_is_switched_off(news: Visit) -> None:
    """A property that is switched off is neither drawn nor listed in the panel, which says so."""
    before = edges(news)
    news.page.get_by_role("checkbox", name=re.compile("^located in")).uncheck()
    assert edges(news) == before - 3
    news.explorer("select('ent:port-elin')")
    expect(news.page.locator("#panel")).to_contain_text("hidden by the filters.")
    news.page.get_by_role("button", name="Show all facts").click()
    expect(news.page.locator("#panel")).not_to_contain_text("hidden by the filters.")


def test_the_slider_leaves_what_is_surer(news: Visit) -> None:
    """Confidence at least 70 % hides the fact of 66 %, and the slider keeps the focus while it is moved."""
    news.page.get_by_role("checkbox", name=re.compile("^without a fact")).uncheck()
    before = edges(news)
    slider = news.page.get_by_label("Confidence at least")
    slider.focus()
    for _ in range(14):
        news.page.keyboard.press("ArrowRight")
    expect(slider).to_be_focused()
    expect(news.page.locator(".range").first).to_contain_text("70 %")
    assert edges(news) == before - 1
    news.page.get_by_role("button", name="Reset").click()
    assert edges(news) == before


def test_dates_leave_the_articles_between_them(news: Visit) -> None:
    """Only what was published in June is left; an address of a fact outside widens the range again."""
    news.page.get_by_label("Published from").fill("2021-06-01")
    news.page.get_by_label("Published until").fill("2021-06-10")
    shown = set(news.explorer("shown().nodes"))
    assert "ent:river-accord" in shown
    assert not shown & {"ent:dana-holt", "ent:sunward", "ent:harbour-bridge"}
    expect(row(news, "Solar makers join forces").locator(".number")).to_have_text("0")


def test_open_facts_are_told_apart(browser: Browser, tmp_path: Path) -> None:
    """Facts in the text's own words can be switched off."""
    writer = Writer()
    for number, is_open in enumerate((True, True, False)):
        ends = iri("entity", f"a{number}"), iri("entity", f"b{number}")
        statement = writer.statement(ends[0], kg(f"likes{number}"), ends[1])
        if is_open:
            writer.add(statement, RDF_TYPE, kg("OpenStatement"))
    seen = visit(browser, write(tmp_path, render(writer.graph(), load_ontology())))
    expect(row(seen, "words of the text").locator(".number")).to_have_text("2")
    seen.page.get_by_role("checkbox", name=re.compile("^words of the text")).uncheck()
    assert edges(seen) == 1
    seen.assert_clean()
    seen.page.context.close()


def test_communities_are_coloured_and_filtered(news: Visit, browser: Browser, file: Path) -> None:
    """What belongs together has one colour on request; a community is a row of the legend; the address keeps both."""
    before = news.explorer("colors()")
    news.page.get_by_role("button", name="Community", exact=True).click()
    colors = news.explorer("colors()")
    assert len(set(colors.values())) >= 4
    assert colors != before
    assert colors["ent:sunward"] == colors["ent:helio"] != colors["ent:dana-holt"]
    row(news, "Harbour Bridge").locator("input").uncheck()
    assert "ent:harbour-bridge" not in news.explorer("shown().nodes")
    assert "ent:dana-holt" in news.explorer("shown().nodes")
    again = visit(browser, file, fragment="#" + news.page.url.partition("#")[2])
    assert again.explorer("shown()") == news.explorer("shown()")
    assert again.explorer("colors()") == news.explorer("colors()")
    again.page.context.close()
    news.page.get_by_role("button", name="Class", exact=True).click()
    assert news.explorer("colors()")["ent:dana-holt"] == before["ent:dana-holt"]


def test_other_statuses_get_places_of_their_own(news: Visit) -> None:
    """Asserted facts stand close together; with others, everything has its place; back again, all is as before."""
    before = news.explorer("nodeSpot('ent:dana-holt')")
    news.page.get_by_role("checkbox", name=re.compile("^denied")).check()
    assert news.explorer("nodeSpot('ent:dana-holt')") != before
    news.page.get_by_role("checkbox", name=re.compile("^denied")).uncheck()
    assert news.explorer("nodeSpot('ent:dana-holt')") == before
