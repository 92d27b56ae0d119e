"""Tests of Markdown, HTML, JSON Lines and PDF."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from kgraph.documents import UnreadableError, iter_documents
from kgraph.documents.html import read_html
from kgraph.documents.jsonl import read_jsonl
from kgraph.documents.markdown import read_markdown
from kgraph.documents.pdf import read_pdf
from kgraph.model import Document, Rejection

FIRST = "The harbour board chose a new director on Monday, and she will start work in the autumn."
SECOND = "Her predecessor had led the board for eleven years before he fell ill last winter."
THIRD = "The town pays her about 90,000 euros a year, the mayor told the Harbour Gazette on Tuesday."


def segments(document: Document) -> list[str]:
    """Give the words of the segments, without the blanks that stand for markup."""
    words = (" ".join(document.text[segment.start : segment.end].split()) for segment in document.segments)
    return [re.sub(r" (?=[,.])", "", text) for text in words]


MARKDOWN = f"""---
title: "Board picks director"
author: Jane Roe
date: 2024-05-03
tags: [harbour, board]
---

# Board picks director

{FIRST.replace("director", "**director**").replace("Monday", "[Monday](https://example.org/a_(b) 'On Monday')")}

## A long search

![The old harbour](harbour.png)

> {SECOND.replace("eleven", "`eleven`")}

| Year | Cost |
|------|------|
| 2024 | 5    |

```python
print("The board chose nobody.")
```

- the town pays *her* well
- the town pays him &amp; her badly
1. 1 was the first

<div>The board chose nobody.</div>
"""


def test_markdown_keeps_offsets_of_the_file() -> None:
    """Markup is blanked in place: the text has the file's length, and each word stands where the file has it."""
    (document,) = read_markdown(MARKDOWN.encode(), "a.md")
    assert len(document.text) == len(MARKDOWN)
    changed = [new for old, new in zip(MARKDOWN, document.text, strict=True) if new not in {old, " "}]
    assert changed == []


def test_markdown_segments_have_no_blanks_around_them() -> None:
    """Where markup opens or closes a paragraph, its segment opens and closes with words, at the file's offsets."""
    text = f"# Board picks director\n\n**{FIRST}**\n\n> *{SECOND}*\n\n- [{THIRD}](https://example.org/pay)\n"
    (document,) = read_markdown(text.encode(), "a.md")
    assert [FIRST, SECOND, THIRD] == [text[segment.start : segment.end] for segment in document.segments]
    assert [FIRST, SECOND, THIRD] == [document.text[segment.start : segment.end] for segment in document.segments]


def test_markdown_head_block_is_read() -> None:
    """Lines of byline, outlet and date in one paragraph are the head, as in plain text."""
    head = "By **Jane Roe**\nHarbour Gazette\nOslo, 3 May 2024"
    (document,) = read_markdown(f"# Board picks director\n\n{head}\n\n{FIRST}\n".encode(), "a.md")
    assert (("Jane Roe",), "Harbour Gazette", "2024-05-03") == (
        document.authors,
        document.publisher,
        document.published,
    )
    assert [FIRST] == segments(document)


def test_markdown_gives_prose_only() -> None:
    """Headings, images, tables, code and HTML are no prose; quotes and items of lists are."""
    (document,) = read_markdown(MARKDOWN.encode(), "a.md")
    items = ["the town pays her well", "the town pays him & her badly", "1 was the first"]
    assert [FIRST, SECOND, *items] == segments(document)


def test_markdown_front_matter_is_read() -> None:
    """Front matter says title, author and date."""
    (document,) = read_markdown(MARKDOWN.encode(), "a.md")
    assert ("Board picks director", ("Jane Roe",), "2024-05-03") == (
        document.title,
        document.authors,
        document.published,
    )


@pytest.mark.parametrize(
    ("text", "title", "expected"),
    [
        (f"# Board *picks* [director](x)\r\n\r\n{FIRST}\r\n", "Board picks director", [FIRST]),
        (f"Board picks director\n====\n\n{FIRST}\n", "Board picks director", [FIRST]),
        (f"---\n{FIRST}\n---\n\n{SECOND}\n", FIRST, [SECOND]),
        (f"{FIRST}\\\n{SECOND}\n", "", [f"{FIRST} {SECOND}"]),
        (f"Some \\*stars\\* and <b>tags</b> stay away. {FIRST}", "", [f"Some * stars* and tags stay away. {FIRST}"]),
        (f"# T\n\nPublished: 3 May 2024\n\n{FIRST}", "T", [FIRST]),
    ],
    ids=[
        "CRLF and marks in the title",
        "underlined",
        "underlined between rules, no front matter",
        "hard break",
        "escapes and tags",
        "head",
    ],
)
def test_markdown_variants(text: str, title: str, expected: list[str]) -> None:
    """Kinds of Markdown are told apart."""
    (document,) = read_markdown(text.encode(), "a.md")
    assert (title, expected) == (document.title, segments(document))


LINKED = {
    "@context": "https://schema.org",
    "@graph": [
        {
            "@type": "NewsArticle",
            "headline": "Board picks director",
            "datePublished": "2024-05-03T07:50:10+0000",
            "author": [{"@type": "Person", "name": "Jane Roe"}, {"name": "Harbour-Gazette"}],
            "publisher": {"name": "Harbour-Gazette"},
        }
    ],
}
NAVIGATION = "".join(f"<li><a href='/{n}'>Other story number {n} of the day</a></li>" for n in range(9))


def page(head: str = "", *, body: str = "") -> bytes:
    """Make a page with navigation, a list of other stories and a footer around an article."""
    article = f"<h1>Board picks director</h1>{body}<p>{FIRST}</p><h2>A long search</h2><p>{SECOND}</p><p>{THIRD}</p>"
    return (
        f"<html><head><meta charset='utf-8'><title>Board picks director | Harbour Gazette</title>{head}</head><body>"
        f"<nav><ul>{NAVIGATION}</ul></nav><article>{article}</article>"
        "<aside><p>Published 1 January 1999</p></aside><footer>© 2020 Others. 5 June 2001</footer></body></html>"
    ).encode()


def test_html_gives_the_article_only() -> None:
    """Navigation, headings, other stories and the footer are left out."""
    (document,) = read_html(page(), "a.html")
    assert [FIRST, SECOND, THIRD] == segments(document)


def test_html_line_break_ends_a_paragraph() -> None:
    """A line break between sentences parts two paragraphs of the article."""
    (document,) = read_html(page(body=f"<p>{THIRD[:-1]} again.<br/>{SECOND[:-1]} too.</p>"), "a.html")
    assert [f"{THIRD[:-1]} again.", f"{SECOND[:-1]} too.", FIRST, SECOND, THIRD] == segments(document)


def test_html_invents_no_date() -> None:
    """Without metadata there is no date, whatever dates stand around the article."""
    (document,) = read_html(page(), "a.html")
    assert ("", (), "") == (document.published, document.authors, document.publisher)


def test_html_reads_linked_data() -> None:
    """JSON-LD says who, what and when; the publisher is no author."""
    scripts = (f"<script type='application/ld+json'>{data}</script>" for data in (json.dumps(LINKED), "{"))
    site = "<meta property='og:site_name' content='Harbour Gazette'>"
    (document,) = read_html(page("".join(scripts) + site), "a.html")
    assert (document.title, document.published) == ("Board picks director", "2024-05-03T07:50:10+00:00")
    assert (document.authors, document.publisher) == (("Jane Roe",), "Harbour Gazette")


def test_html_reads_meta_tags() -> None:
    """Meta tags say the same where there is no JSON-LD; the site's name is cut off the title."""
    tags = {
        "og:title": "Board picks director - Harbour Gazette",
        "og:site_name": "Harbour Gazette",
        "article:published_time": "2024-05-03T07:50Z",
        "author": "Jane Roe",
        "article:author": "https://example.org/jane",
    }
    (document,) = read_html(page("".join(f"<meta property='{k}' content='{v}'>" for k, v in tags.items())), "a.html")
    assert (document.title, document.published) == ("Board picks director", "2024-05-03T07:50+00:00")
    assert (document.authors, document.publisher) == (("Jane Roe",), "Harbour Gazette")


def test_html_head_lines_are_read_where_metadata_are_silent() -> None:
    """A dateline and a byline in the article are read and are no prose."""
    (document,) = read_html(page(body="<p>By Jane Roe</p><p>Published November 20th, 2019 - 07:50 GMT</p>"), "a.html")
    assert (("Jane Roe",), "2019-11-20T07:50+00:00") == (document.authors, document.published)
    assert [FIRST, SECOND, THIRD] == segments(document)


def test_html_reads_a_marked_time() -> None:
    """A time element marked as the date of publication counts; another does not."""
    body = "<time datetime='1999-01-01'>then</time><time itemprop='datePublished' datetime='2024-05-03'>now</time>"
    (document,) = read_html(page(body=body), "a.html")
    assert document.published == "2024-05-03"


def test_html_in_a_declared_encoding() -> None:
    """A page that is no UTF-8 is read as it says of itself."""
    data = (
        page().decode().replace("utf-8", "iso-8859-1").replace("harbour board", "harbour “café” board").encode("cp1252")
    )
    (document,) = read_html(data, "a.html")
    assert "“café”" in document.text


@pytest.mark.parametrize(
    "data", [b"<html><body></body></html>", b"<<<>>>", b"\x00\x01", "<p>Café".encode("cp1252"), b""]
)
def test_html_without_an_article_is_unreadable(data: bytes) -> None:
    """A page without an article, or no page at all, says so."""
    with pytest.raises(UnreadableError):
        list(read_html(data, "a.html"))


LINES: dict[str, tuple[object, str]] = {
    "no JSON": ("{", "it is no JSON"),
    "a list": ([1], "it is no JSON object"),
    "no text": ({"id": "x"}, "it has no 'text'"),
    "text is a number": ({"text": 5}, "'text' is int"),
    "empty text": ({"text": "  "}, "it is empty"),
    "NUL": ({"text": "a\0b"}, "it is binary"),
    "lone surrogate": ({"text": "a\ud800b"}, "lone surrogate"),
    "id is a list": ({"id": [], "text": FIRST}, "'id' is neither"),
    "id is not printable": ({"id": "a\nb", "text": FIRST}, "not printable"),
}


@pytest.mark.parametrize(("record", "detail"), LINES.values(), ids=LINES)
def test_bad_line_is_rejected_with_its_number(record: object, detail: str) -> None:
    """A bad line becomes a rejection that names the line, and the next is read."""
    bad = record if isinstance(record, str) else json.dumps(record)
    rejection, document = read_jsonl(f"{bad}\n{json.dumps({'id': 7, 'text': FIRST})}\n".encode(), "a.jsonl")
    assert isinstance(rejection, Rejection)
    assert isinstance(document, Document)
    assert (rejection.item, document.id) == ("a.jsonl, line 1", "7")
    assert detail in rejection.detail


def test_line_says_what_is_known() -> None:
    """Fields of a line say title, authors, date and publisher; a date that is none is left out."""
    record = {
        "text": FIRST,
        "title": "T",
        "author": ["Jane Roe", "Li Wei"],
        "published": "yesterday",
        "publisher": "Gazette",
    }
    (document,) = read_jsonl(json.dumps(record).encode(), "a.jsonl")
    assert isinstance(document, Document)
    assert (document.title, document.authors, document.published) == ("T", ("Jane Roe", "Li Wei"), "")
    assert (document.publisher, segments(document)) == ("Gazette", [FIRST])


def test_two_lines_with_one_id(tmp_path: Path) -> None:
    """Of two texts with one id the second is rejected, for ids are unique."""
    lines = [json.dumps({"id": "a", "text": text}) for text in (FIRST, SECOND, FIRST)]
    (tmp_path / "a.jsonl").write_text("\n".join(lines), encoding="utf-8")
    document, *rejections = iter_documents([tmp_path / "a.jsonl"])
    assert isinstance(document, Document)
    assert [item.reason for item in rejections if isinstance(item, Rejection)] == ["duplicate", "duplicate"]


def make_pdf(*pages: list[tuple[int, str]]) -> bytes:
    """Write a PDF by hand: on each page, lines at heights (https://pdfa.org/resource/iso-32000-2/, 7.5)."""
    objects = ["<< /Type /Catalog /Pages 2 0 R >>", ""]
    kids = []
    for lines in pages:
        drawn = "".join(f"BT /F1 11 Tf 1 0 0 1 60 {height} Tm ({text}) Tj ET\n" for height, text in lines)
        objects.append(f"<< /Length {len(drawn)} >>\nstream\n{drawn}endstream")
        font = "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents {len(objects)} 0 R "
            f"/Resources << /Font << /F1 {font} >> >> >>"
        )
        kids.append(f"{len(objects)} 0 R")
    objects[1] = f"<< /Type /Pages /Kids [{' '.join(kids)}] /Count {len(kids)} >>"
    data = "%PDF-1.4\n"
    offsets = []
    for number, content in enumerate(objects, start=1):
        offsets.append(len(data))
        data += f"{number} 0 obj\n{content}\nendobj\n"
    table = "".join(f"{offset:010} 00000 n \n" for offset in offsets)
    trailer = f"trailer\n<< /Size {len(objects) + 1} /Root 1 0 R >>\nstartxref\n{len(data)}\n%%EOF\n"
    return f"{data}xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}{trailer}".encode("latin-1")


def test_pdf_paragraphs_are_found_by_gaps() -> None:
    """Lines close together are a paragraph, cut words are joined, running heads and page numbers are left out."""
    first = [(820, "Harbour Gazette 1"), (780, "Board picks director"), (750, "By Jane Roe"), (720, "3 May 2024")]
    body = [
        (690, "The harbour board chose a new director on Mon-"),
        (676, "day, and she will start work in the well-known town"),
        (662, "of Port Ada in the first days of next autumn."),
        (630, "Her predecessor had led the well-"),
        (616, "known board for eleven years before he fell ill."),
    ]
    other = [
        [(820, f"Harbour Gazette {n}"), (780, f"The board said so in letter number {n} to the town.")] for n in (2, 3)
    ]
    (document,) = read_pdf(make_pdf(first + body, *other), "a.pdf")
    assert (document.title, document.authors, document.published) == (
        "Board picks director",
        ("Jane Roe",),
        "2024-05-03",
    )
    assert segments(document) == [
        f"{FIRST.split(' in the', maxsplit=1)[0]} in the well-known town of Port Ada in the first days of next autumn.",
        "Her predecessor had led the well-known board for eleven years before he fell ill.",
        "The board said so in letter number 2 to the town.",
        "The board said so in letter number 3 to the town.",
    ]


def test_pdf_gap_parts_paragraphs_of_full_lines() -> None:
    """A wide gap ends a paragraph even where its last line is full."""
    lines = [
        "The harbour board chose a new director on Monday and",
        "she will start to work for the town in next autumn.",
    ]
    drawn = [(760, lines[0]), (746, lines[1]), (714, lines[0]), (700, f"{lines[1]} Yes.")]
    (document,) = read_pdf(make_pdf(drawn), "a.pdf")
    assert segments(document) == [" ".join(lines), f"{' '.join(lines)} Yes."]


@pytest.mark.parametrize(
    ("data", "detail"),
    [(b"%PDF-1.4\nbroken", "no readable PDF"), (make_pdf([]), "no text layer"), (b"", "no readable PDF")],
)
def test_pdf_that_cannot_be_read(data: bytes, detail: str) -> None:
    """A damaged file or one without text says so."""
    with pytest.raises(UnreadableError, match=detail):
        list(read_pdf(data, "a.pdf"))
