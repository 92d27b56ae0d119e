"""The view as an address: opened again, undone, and what it is made of: paths, hidden and pinned nodes."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from explorer_visits import Visit, visit

pytestmark = pytest.mark.browser


def fragment(seen: Visit) -> str:
    """Give the part of the address after the file."""
    seen.explorer("shown()")  # whatever is under way reaches the address at last
    return "#" + seen.page.url.partition("#")[2]


def test_a_link_opens_the_whole_view(news: Visit, browser: Browser, file: Path) -> None:
    """Filters, depth, pinned and hidden nodes, the table and its words come back from the address alone."""
    news.page.get_by_role("checkbox", name=re.compile("^denied")).check()
    news.page.get_by_role("checkbox", name=re.compile("^country")).uncheck()
    news.page.get_by_role("button", name="Only Minister leaves after audit").focus()
    news.page.keyboard.press("Enter")
    news.page.get_by_label("Published from").fill("2021-04-01")
    news.explorer("select('ent:petrov')")
    news.page.get_by_role("button", name="Hide", exact=True).click()
    news.explorer("select('ent:parliament')")
    news.page.get_by_role("button", name="Pin", exact=True).click()
    news.explorer("select('ent:dana-holt')")
    for depth in ("1 step", "2 steps", "3"):
        news.page.get_by_role("button", name=depth, exact=True).click()
    shown = news.explorer("shown()")
    news.page.locator("#view-table").click()
    news.page.get_by_label("Only rows with these words").fill("holt")
    rows = news.page.locator("#table tbody tr").count()
    again = visit(browser, file, fragment=fragment(news))
    assert again.explorer("shown()") == shown
    assert "ent:parliament" in shown["nodes"]
    assert "ent:petrov" not in shown["nodes"]
    expect(again.page.locator("#table tbody tr")).to_have_count(rows)
    expect(again.page.locator("#panel h2")).to_have_text("Dana Holt")
    assert fragment(again) == fragment(news)
    again.assert_clean()
    again.page.context.close()


def test_undo_goes_back_step_by_step(news: Visit) -> None:
    """Each step that changed the view is undone, in turn, until the view is as it was at first."""
    first = news.explorer("shown()")
    expect(news.page.get_by_role("button", name="Undo")).to_be_disabled()
    news.page.get_by_role("checkbox", name=re.compile("^person")).uncheck()
    news.explorer("select('ent:sunward')")
    news.page.get_by_role("button", name="1 step").click()
    news.page.locator("#panel").focus()
    news.page.keyboard.press("Control+z")
    expect(news.page.locator("#panel h2")).to_have_text("Sunward Energy")
    assert len(news.explorer("shown().nodes")) > 10
    news.page.get_by_role("button", name="Undo").click()
    expect(news.page.locator("#panel")).to_be_hidden()
    news.page.get_by_role("button", name="Undo").click()
    assert news.explorer("shown()") == first
    assert fragment(news) == "#"
    expect(news.page.get_by_role("button", name="Undo")).to_be_disabled()


def test_a_path_shows_each_step_with_its_sentence(news: Visit, browser: Browser, file: Path) -> None:
    """The shortest chain of shown facts is drawn alone, and its link opens it again."""
    news.explorer("select('ent:north-bank')")
    news.page.get_by_role("button", name="Path to").click()
    news.page.keyboard.type("port elin")
    news.page.keyboard.press("Enter")
    expect(news.page.locator("#panel .count")).to_have_text("2 steps")
    assert set(news.explorer("shown().nodes")) == {"ent:north-bank", "ent:sunward", "ent:port-elin"}
    expect(news.page.locator("#panel mark")).to_have_text(
        ["North Bank advised Sunward", "Sunward, based in Port Elin,"]
    )
    again = visit(browser, file, fragment=fragment(news))
    expect(again.page.locator("#panel h2")).to_have_text("North Bank to Port Elin")
    again.page.get_by_role("button", name="Whole graph").click()
    assert len(again.explorer("shown().nodes")) == 38
    again.page.context.close()


def test_no_path_is_said_in_words(news: Visit) -> None:
    """Where only facts of other statuses would lead on, the panel says so."""
    news.explorer("select('ent:dana-holt')")
    news.page.get_by_role("button", name="Path to").click()
    news.explorer("select('ent:north-bank')")
    expect(news.page.locator("#panel .count")).to_contain_text("No chain of facts that are shown")
    news.page.get_by_role("checkbox", name=re.compile("^denied")).check()
    assert "ent:coastal-build" in news.explorer("shown().nodes")


def test_hidden_nodes_come_back(news: Visit) -> None:
    """What was hidden is counted, and shown again on demand."""
    news.explorer("select('ent:westmark')")
    news.page.get_by_role("button", name="Hide", exact=True).click()
    assert "ent:westmark" not in news.explorer("shown().nodes")
    expect(news.page.locator("#state")).to_contain_text("1 hidden.")
    news.page.get_by_role("button", name="Show them").click()
    assert "ent:westmark" in news.explorer("shown().nodes")


@pytest.mark.parametrize(
    "words",
    ["n=ent:nobody&around=x&steps=-4&sure=abc", "only.cls=nothing&no.status=", "path=ent:dana-holt&to=ent:none&view=x"],
    ids=["unknown", "nothing", "half"],
)
def test_an_address_that_does_not_fit_does_no_harm(browser: Browser, file: Path, words: str) -> None:
    """What the graph does not have is passed over."""
    seen = visit(browser, file, fragment=f"#{words}")
    seen.page.get_by_role("button", name="Reset").click()
    assert len(seen.explorer("shown().nodes")) == 38
    seen.assert_clean()
    seen.page.context.close()
