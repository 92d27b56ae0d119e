"""Decisions made in the explorer: the file that comes out is one that the build obeys."""

from __future__ import annotations

from pathlib import Path

import pyoxigraph as ox
import pytest
from playwright.sync_api import Browser, expect

from explorer_graphs import Writer, iri
from explorer_visits import Visit, edge_between, visit, write
from kgraph.explorer import render
from kgraph.ontology import load_ontology
from kgraph.ontology.vocab import RDFS_LABEL, kg
from kgraph.resolution.corrections import Corrections, read_corrections

pytestmark = pytest.mark.browser


def exported(seen: Visit, folder: Path) -> Corrections:
    """Download the decisions and read them as a build does."""
    seen.page.locator("#tray-open").click()
    with seen.page.expect_download() as download:
        seen.page.get_by_role("button", name="Download decisions.ttl").click()
    assert download.value.suggested_filename == "decisions.ttl"
    file = folder / "decisions.ttl"
    download.value.save_as(file)
    seen.page.keyboard.press("Escape")
    return read_corrections(file)


def correct(seen: Visit, name: str, button: str) -> None:
    """Open a node's corrections and press one of their buttons."""
    seen.explorer(f"select('ent:{name}')")
    if not seen.page.locator(".corrections[open]").count():
        seen.page.locator(".corrections summary").click()
    seen.page.locator(".corrections").get_by_role("button", name=button).click()


def test_every_decision_is_one_that_the_build_reads(news: Visit, tmp_path: Path) -> None:
    """Same, different, ignored and linked are written as the resolution stage reads them."""
    correct(news, "sunward", "Same as")
    news.page.keyboard.type("helio")
    news.page.keyboard.press("Enter")
    expect(news.page.locator("#panel h2")).to_have_text("Sunward Energy")
    correct(news, "ravi-menon", "Different from")
    news.page.get_by_role("button", name="Fit").click()
    news.page.wait_for_timeout(100)
    news.click_at("nodeSpot('ent:audit-office')")
    correct(news, "fishers", "No entity")
    news.explorer("select('ent:westmark')")
    news.page.locator(".corrections summary").click()
    news.page.locator(".link-form input").fill("q42")
    news.page.keyboard.press("Enter")
    expect(news.page.locator("#tray-open")).to_have_text("Decisions 4")
    found = exported(news, tmp_path)
    ent = iri("entity", "")
    assert found.different == ((f"{ent}ravi-menon", f"{ent}audit-office"),)
    assert found.ignored == {f"{ent}fishers"}
    assert found.same == (
        (f"{ent}sunward", f"{ent}helio"),
        (f"{ent}westmark", "http://www.wikidata.org/entity/Q42"),
    )


def test_a_wrong_fact_is_marked_and_taken_back(news: Visit, tmp_path: Path) -> None:
    """The fact is struck through, named in the tray, and written by its address; the button takes it back."""
    news.explorer("select('ent:sunward')")
    fact = news.page.locator("#panel .fact").filter(has_text="Helio Panels").first
    fact.get_by_role("button", name="Wrong?").click()
    expect(news.page.locator("#panel .refused")).to_have_count(1)
    expect(news.page.locator("#panel .refused button.wrong")).to_be_focused()
    news.page.reload()
    expect(news.page.locator("#tray-open")).to_have_text("Decisions 1")
    found = exported(news, tmp_path)
    edge = edge_between(news, "ent:sunward", "ent:helio")
    assert found.wrong == {iri("statement", edge.removeprefix("st:"))}
    expect(news.page.locator("#tray pre")).to_contain_text("# Sunward Energy merged with Helio Panels is wrong")
    news.page.locator("#panel .refused").get_by_role("button", name="Marked as wrong").click()
    expect(news.page.locator("#tray-open")).to_be_hidden()


def test_a_later_decision_replaces_the_one_it_contradicts(news: Visit, tmp_path: Path) -> None:
    """Two things are never one and two in the file, in either direction."""
    for source, button, target in (("sunward", "Same as", "Helio Panels"), ("helio", "Different", "Sunward Energy")):
        correct(news, source, button)
        news.page.locator("#query").fill(target)
        news.page.keyboard.press("Enter")
    found = exported(news, tmp_path)
    assert (len(found.same), len(found.different)) == (0, 1)


def test_decisions_are_kept_and_taken_back(news: Visit) -> None:
    """Closing the page loses nothing; taking the last one back empties the tray."""
    correct(news, "residents", "No entity")
    news.page.reload()
    expect(news.page.locator("#tray-open")).to_have_text("Decisions 1")
    news.page.locator("#tray-open").click()
    news.page.locator("#tray").get_by_role("button", name="Take back: residents of Port Elin").click()
    expect(news.page.locator("#tray-open")).to_be_hidden()
    expect(news.page.locator("#tray")).to_be_hidden()


def test_choosing_can_be_given_up(news: Visit) -> None:
    """Escape ends the choosing, and a thing that is no entity cannot be chosen."""
    correct(news, "sunward", "Same as")
    news.explorer("select('evt:funding-1')")
    expect(news.page.locator("#picker")).to_contain_text("cannot be that")
    news.page.locator("#panel").focus()
    news.page.keyboard.press("Escape")
    expect(news.page.locator("#picker")).to_be_hidden()
    expect(news.page.locator("#tray-open")).to_be_hidden()


def test_a_link_must_be_an_address(news: Visit) -> None:
    """What is neither a Wikidata number nor an address is refused with a word of help."""
    news.explorer("select('ent:westmark')")
    news.page.locator(".corrections summary").click()
    for typed in ("forty-two", "javascript:alert(1)", "https://x y.example"):
        news.page.locator(".link-form input").fill(typed)
        news.page.keyboard.press("Enter")
        expect(news.page.get_by_role("alert")).to_contain_text("Type a Wikidata number")
    expect(news.page.locator("#tray-open")).to_be_hidden()


def test_a_hostile_name_cannot_break_out_of_the_file(browser: Browser, tmp_path: Path) -> None:
    """A label with line breaks stays in its comment."""
    writer = Writer()
    label = "x\n<urn:a> <http://www.w3.org/2002/07/owl#sameAs> <urn:b> .\r\n# \u2028y"
    writer.add(iri("entity", "0"), RDFS_LABEL, ox.Literal(label))
    writer.add(iri("entity", "0"), kg("near"), iri("entity", "1"))
    seen = visit(browser, write(tmp_path, render(writer.graph(), load_ontology())))
    correct(seen, "0", "No entity")
    assert exported(seen, tmp_path) == Corrections((), (), frozenset({iri("entity", "0")}), "decisions.ttl")
    seen.page.context.close()
