"""The facts as a table in the explorer: sorted, narrowed, opened and downloaded."""

from __future__ import annotations

import csv
import re
from pathlib import Path

import pytest
from playwright.sync_api import expect

from explorer_visits import Visit

pytestmark = pytest.mark.browser


def column(seen: Visit, number: int) -> list[str]:
    """Read a column of the table."""
    return [cell.strip() for cell in seen.page.locator(f"#table tbody td:nth-child({number})").all_inner_texts()]


def test_the_table_lists_what_the_filters_allow(news: Visit) -> None:
    """The rows are the asserted facts at first; a status that is ticked adds its own."""
    news.page.locator("#view-table").click()
    expect(news.page.locator("#table [role=status]")).to_have_text("39 facts")
    expect(news.page.locator("#table tbody tr")).to_have_count(39)
    news.page.get_by_role("checkbox", name=re.compile("^denied")).check()
    expect(news.page.locator("#table tbody tr")).to_have_count(41)


def test_columns_sort_up_and_down(news: Visit) -> None:
    """A click on a header sorts by it, a second one turns the order; the header says so."""
    news.page.locator("#view-table").click()
    subjects = column(news, 1)
    assert subjects == sorted(subjects, key=str.casefold)
    header = news.page.get_by_role("columnheader", name="Property")
    header.get_by_role("button").click()
    assert column(news, 2) == sorted(column(news, 2), key=str.casefold)
    header.get_by_role("button").press("Enter")
    expect(header).to_have_attribute("aria-sort", "descending")
    assert column(news, 2) == sorted(column(news, 2), key=str.casefold, reverse=True)


def test_a_row_opens_its_fact_and_keeps_the_table(news: Visit) -> None:
    """Words narrow the rows; a row shows its sentence beside the table; the graph then shows the same fact."""
    news.page.locator("#view-table").click()
    news.page.get_by_label("Only rows with these words").fill("ines LOWLAND")
    expect(news.page.locator("#table tbody tr")).to_have_count(1)
    news.page.locator("#table tbody td").nth(3).click()
    expect(news.page.locator("#panel mark")).to_have_text("Inés Kaur, who negotiated for Lowland's government,")
    expect(news.page.locator("#table tbody tr.chosen")).to_have_count(1)
    news.page.get_by_label("Only rows with these words").fill("nothing like this")
    expect(news.page.locator("#table")).to_contain_text("No fact fits the filters and the words.")
    news.page.locator("#view-graph").click()
    expect(news.page.locator("#panel h2")).to_have_text("works for")
    expect(news.page.locator("#table")).to_be_hidden()


def test_the_view_is_downloaded_as_csv(news: Visit, tmp_path: Path) -> None:
    """The file has the rows of the table in its order, with the sentence and the statement of each."""
    news.page.locator("#view-table").click()
    news.page.get_by_label("Only rows with these words").fill("greyford")
    with news.page.expect_download() as download:
        news.page.get_by_role("button", name="Download CSV").click()
    file = tmp_path / "facts.csv"
    download.value.save_as(file)
    with file.open(encoding="utf-8-sig", newline="") as lines:
        rows = list(csv.DictReader(lines))
    assert [row["Subject"] for row in rows] == column(news, 1) == ["Greyford", "Helio Panels"]
    assert rows[1]["Sentence"] == "Helio, of Greyford, brings the patents."
    assert rows[1]["Statement"].startswith("st:")


def test_a_spreadsheet_gets_no_formula(news: Visit) -> None:
    """A cell that begins like a formula is made text, and quotes are doubled."""
    assert news.explorer("""csvCell('=HYPERLINK("x")')""") == """"'=HYPERLINK(""x"")\""""
    assert news.explorer("csvCell('plain')") == "plain"
