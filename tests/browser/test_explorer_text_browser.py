"""The articles as texts in the explorer: marked where things are named and said, whole or as far as quoted."""

from __future__ import annotations

import re
from pathlib import Path

import pyoxigraph as ox
import pytest
from playwright.sync_api import Browser, expect

from explorer_graphs import Writer
from explorer_visits import Visit, visit, write
from kgraph.explorer import render
from kgraph.ontology import load_ontology
from kgraph.ontology.vocab import SCHEMA, kg

pytestmark = pytest.mark.browser

FIRST = "🙂 Ada Quill runs the Mill House in Tarn."
SECOND = "The Mill House, <b onclick=alert(1)>she</b> said, will not close."
TEXT = f"Local news\n\n{FIRST} {SECOND}\n\nEnd."


def article(tmp_path: Path, browser: Browser, *, whole: bool) -> Visit:
    """Open an article of two sentences, with or without its text."""
    writer = Writer()
    document = writer.document("mill", "Mill stays open", "2022-05-01")
    writer.add(document, f"{SCHEMA}sha256", ox.Literal("f00d"))
    ada = writer.entity("ada", "Person", "Ada Quill")
    mill = writer.entity("mill-house", "Company", "Mill House")
    said = {
        quote: writer.evidence("mill", quote, sentence, TEXT.index(quote))
        for quote, sentence in (
            ("Ada Quill", FIRST),
            ("Ada Quill runs the Mill House", FIRST),
            ("Mill House in Tarn", FIRST),
            ("The Mill House, <b onclick=alert(1)>she</b> said, will not close", SECOND),
        )
    }
    writer.add(ada, kg("mentionedBy"), said["Ada Quill"])
    runs, inside, closes = (said[quote] for quote in list(said)[1:])
    writer.statement(ada, kg("leads"), mill, runs)
    writer.statement(mill, kg("locatedIn"), ox.Literal("Tarn"), inside)
    writer.statement(mill, kg("closes"), ox.Literal("doors"), closes, status="denied")
    texts = {"f00d": TEXT} if whole else {}
    page = render(writer.graph(), load_ontology(), texts=texts)
    seen = visit(browser, write(tmp_path, page))
    seen.page.locator("#view-text").click()
    return seen


def test_the_whole_text_is_shown_with_its_marks(browser: Browser, tmp_path: Path) -> None:
    """The words are those of the text, whatever they hold; a name leads to its node, other words to their fact."""
    seen = article(tmp_path, browser, whole=True)
    assert seen.page.locator(".words").text_content() == TEXT
    named = seen.page.locator(".words .named")
    expect(named).to_have_text("Ada Quill")
    named.press("Enter")
    expect(seen.page.locator("#panel h2")).to_have_text("Ada Quill")
    expect(seen.page.locator(".words .named.chosen")).to_have_count(1)
    seen.page.locator(".words .said", has_text="in Tarn").click()
    expect(seen.page.locator("#panel .line")).to_have_text("Mill House located in Tarn")
    seen.assert_clean()
    seen.page.context.close()


def test_a_fact_shows_the_paragraph_around_its_sentence(browser: Browser, tmp_path: Path) -> None:
    """The page that has the text shows what stands around the sentence, no more than its paragraph, and leads there."""
    seen = article(tmp_path, browser, whole=True)
    seen.page.locator(".words .said", has_text="in Tarn").click()
    expect(seen.page.locator("#panel blockquote")).to_have_text(f"{FIRST} {SECOND}")
    expect(seen.page.locator("#panel mark")).to_have_text("Mill House in Tarn")
    seen.page.locator("#view-graph").click()
    seen.page.get_by_role("button", name="in the text of Mill stays open").click()
    expect(seen.page.locator(".words .chosen").first).to_be_in_viewport()
    seen.page.context.close()


def test_words_of_several_facts_list_them(browser: Browser, tmp_path: Path) -> None:
    """Where two quotes overlap, the panel shows the facts of both."""
    seen = article(tmp_path, browser, whole=True)
    seen.page.locator(".words .said").get_by_text("Mill House", exact=True).click()
    expect(seen.page.locator("#panel h2")).to_have_text("2 facts")
    expect(seen.page.locator("#panel .fact")).to_have_count(2)
    seen.page.context.close()


def test_filters_reach_the_text(browser: Browser, tmp_path: Path) -> None:
    """What is denied is not marked until its status is ticked."""
    seen = article(tmp_path, browser, whole=True)
    expect(seen.page.locator(".words .said.denied")).to_have_count(0)
    seen.page.get_by_role("checkbox", name=re.compile("^denied")).check()
    expect(seen.page.locator(".words .said.denied")).to_contain_text("<b onclick=alert(1)>she</b>")
    seen.page.locator(".words .said.denied").press(" ")
    expect(seen.page.locator("#panel .badge")).to_have_text("denied")
    seen.assert_clean()
    seen.page.context.close()


def test_without_its_text_the_sentences_are_shown(browser: Browser, tmp_path: Path) -> None:
    """A page without texts shows the sentences that facts quote, in their order, and says so."""
    seen = article(tmp_path, browser, whole=False)
    assert (seen.page.locator(".words").text_content() or "").split("\n\n") == [FIRST, SECOND, ""]
    expect(seen.page.locator("#text [role=status]")).to_contain_text("Only the sentences that its facts quote")
    expect(seen.page.locator(".words .named")).to_have_text("Ada Quill")
    seen.page.context.close()


def test_the_text_turns_to_what_is_chosen(news: Visit) -> None:
    """Coming from the graph, the text opens the article that names what was chosen."""
    news.explorer("select('ent:ines-kaur')")
    news.page.locator("#view-text").click()
    expect(news.page.locator("#text h2")).to_have_text("Two neighbours sign river accord")
    expect(news.page.locator("#text .chosen").first).to_be_in_viewport()
    news.page.get_by_label("Article").select_option(label="Solar makers join forces")
    expect(news.page.locator("#text h2")).to_have_text("Solar makers join forces")
