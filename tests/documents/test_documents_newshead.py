"""Tests of heads and feet of articles: what is read from them, and that prose is left alone."""

from __future__ import annotations

import pytest

from kgraph.documents import read_text_string
from kgraph.model import Document

PROSE = "The harbour board chose a new director on Monday, and she will start work in the autumn."
MORE = "Her predecessor had led the board for eleven years before he fell ill last winter."


def segments(document: Document) -> list[str]:
    """Give the words of the segments."""
    return [document.text[segment.start : segment.end] for segment in document.segments]


def said(document: Document) -> tuple[str, str, tuple[str, ...], str]:
    """Give what head and foot say."""
    return document.title, document.published, document.authors, document.publisher


HEADS = {
    "doubled headline and dotted month": (
        "Go to contents\n\nBoard Picks Director\n\nBoard Picks Director\n\nPosted September. 6, 2005 06:15,   \n\n\n",
        ("Board Picks Director", "2005-09-06T06:15", (), ""),
    ),
    "doubled headline that ends with an abbreviation": (
        "Harbour Director Leaves Post for the U.S.\n\nHarbour Director Leaves Post for the U.S.\n\n",
        ("Harbour Director Leaves Post for the U.S.", "", (), ""),
    ),
    "headline that ends with an abbreviation, once": (
        "Harbour Director Leaves Post for the U.S.\n\n",
        ("Harbour Director Leaves Post for the U.S.", "", (), ""),
    ),
    "underlined headline": ("Board picks director\n====================\n\n", ("Board picks director", "", (), "")),
    "marked headline and quoted stamp": (
        "# Board picks  director\n\nPublished :`2024-07-18 23:37:20`\n\n---\n\n",
        ("Board picks director", "2024-07-18T23:37:20", (), ""),
    ),
    "kicker above headline": (
        "Port news\n\nBoard picks director after long search\n\nMay 3, 2024\n\n",
        ("Board picks director after long search", "2024-05-03", (), ""),
    ),
    "section above headline": (
        "U.S. news\n\nBoard picks director\n\nMay 3, 2024\n\n",
        ("Board picks director", "2024-05-03", (), ""),
    ),
    "byline and date": (
        "Board picks director\n\nBy Jane Roe\n\nFriday, 3 May 2024 4:55 PM MYT\n\n",
        ("Board picks director", "2024-05-03T16:55+08:00", ("Jane Roe",), ""),
    ),
    "stacked lines": (
        "Board picks director\nBy Jane Roe and Li Wei, Staff writer\nPublished: 24 Feb 2024 10.30 GMT\n\n",
        ("Board picks director", "2024-02-24T10:30+00:00", ("Jane Roe", "Li Wei"), ""),
    ),
    "one line with parts": (
        "Board picks director\n\nBy JANE ROE | May 3, 2024 | 5:10 a.m.\n\n",
        ("Board picks director", "2024-05-03T05:10", ("Jane Roe",), ""),
    ),
    "bare name beside a date": (
        "Board picks director\n\nPublished Wed, Nov 20 2019 4:29 AM EST\n\nNatalia van Doe\n\n",
        ("Board picks director", "2019-11-20T04:29-05:00", ("Natalia van Doe",), ""),
    ),
    "role instead of a name": (
        "Board picks director\n\nGazette staff reporter\n\nSat 24 Feb 2024 11.42 GMT\n\n",
        ("Board picks director", "2024-02-24T11:42+00:00", ("Gazette staff reporter",), ""),
    ),
    "agency and place": (
        "Board picks director\n\nWed, Oct 16, 2024\n\nAFP, MANILA\n\n",
        ("Board picks director", "2024-10-16", ("AFP",), ""),
    ),
    "agency in brackets": ("Board picks director\n\n(Reuters)\n\n", ("Board picks director", "", ("Reuters",), "")),
    "outlet as byline": (
        "Board picks director\n\nBy Euronews\n\nPublished on 30/04/2024 - 16:38 GMT+2\n\n",
        ("Board picks director", "2024-04-30T16:38+02:00", ("Euronews",), "Euronews"),
    ),
    "agency beside a person": (
        "Board picks director\n\nBy Ann Doe, AP\n\n",
        ("Board picks director", "", ("Ann Doe",), ""),
    ),
    "date of change is no date of publication": (
        "Board picks director\n\nUpdated 5 May 2024\n\n",
        ("Board picks director", "", (), ""),
    ),
    "both dates": (
        "Board picks director\n\nPublished: 4 May 2024 | Updated: 5 May 2024\n\n",
        ("Board picks director", "2024-05-04", (), ""),
    ),
    "dateline with agency": (
        "Board picks director\n\nPARIS, May 3 (Reuters) - ",
        ("Board picks director", "", ("Reuters",), ""),
    ),
    "dateline with a whole date": (
        "Board picks director\n\nPARIS, May 3, 2024 (AFP) - ",
        ("Board picks director", "2024-05-03", ("AFP",), ""),
    ),
    "dateline without agency": (
        "Board picks director\n\nDUBAI, United Arab Emirates — ",
        ("Board picks director", "", (), ""),
    ),
    "weekday and date before the sentence": (
        "Board picks director\n\nFriday, May 3, 2024 ",
        ("Board picks director", "2024-05-03", (), ""),
    ),
    "kicker in capitals": ("Board picks director\n\nHARBOUR NEWS: ", ("Board picks director", "", (), "")),
    "navigation": (
        "Share\nPrint\nBoard picks director\n\nAdvertisement\n\nRead more: Ten harbours to see\n\n",
        ("Board picks director", "", (), ""),
    ),
    "byline, outlet and date in one block": (
        "Board picks director\n\nBy Jane Roe and Li Wei\nHarbour Business Daily\nMarch 4, 2024\n\nOSLO - ",
        ("Board picks director", "2024-03-04", ("Jane Roe", "Li Wei"), "Harbour Business Daily"),
    ),
    "outlet above the byline": (
        "Board picks director\n\nThe Southern Courier\nBy Jane Roe\n16 October 2022\n\n",
        ("Board picks director", "2022-10-16", ("Jane Roe",), "The Southern Courier"),
    ),
    "outlet between byline and date, each on its own": (
        "Board picks director\n\nBy Jane Roe\n\nThe Jutland Post\n\nMay 3, 2024\n\n",
        ("Board picks director", "2024-05-03", ("Jane Roe",), "The Jutland Post"),
    ),
    "outlet below the date": (
        "Board picks director\n\nMay 3, 2024\nHarbour Gazette\n\n",
        ("Board picks director", "2024-05-03", (), "Harbour Gazette"),
    ),
    "name, outlet and date without a label": (
        "Board picks director\n\nJane Roe\nHarbour Gazette\nMay 3, 2024\n\n",
        ("Board picks director", "2024-05-03", ("Jane Roe",), "Harbour Gazette"),
    ),
    "head block without blank lines": (
        "Board picks director\nBy Jane Roe\nHarbour Gazette\nMay 3, 2024\n",
        ("Board picks director", "2024-05-03", ("Jane Roe",), "Harbour Gazette"),
    ),
    "name and date in one block": (
        "Board picks director\n\nJane Roe\nMay 3, 2024\n\n",
        ("Board picks director", "2024-05-03", ("Jane Roe",), ""),
    ),
    "role between byline and date": (
        "Board picks director\n\nBy Jane Roe\nBusiness Correspondent\nMay 3, 2024\n\n",
        ("Board picks director", "2024-05-03", ("Jane Roe",), ""),
    ),
    "place between byline and date": (
        "Board picks director\n\nBy Jane Roe\nThe Hague\nMay 3, 2024\n\n",
        ("Board picks director", "2024-05-03", ("Jane Roe",), ""),
    ),
    "place and date on one line": (
        "Board picks director\n\nBy Jane Roe\nNairobi, 22 February 2024\n\n",
        ("Board picks director", "2024-02-22", ("Jane Roe",), ""),
    ),
    "place with its country, weekday and time": (
        "Board picks director\n\nDar es Salaam, Tanzania | Thursday, 22 February 2024, 10:30 EAT\n\n",
        ("Board picks director", "2024-02-22T10:30+03:00", (), ""),
    ),
    "date before the place": (
        "Board picks director\n\n22 February 2024, Nairobi\n\n",
        ("Board picks director", "2024-02-22", (), ""),
    ),
    "outlet and date on one line": (
        "Board picks director\n\nHarbour Gazette, May 3, 2024\n\n",
        ("Board picks director", "2024-05-03", (), "Harbour Gazette"),
    ),
    "all on one line, with a reading time": (
        "Board picks director\n\nBy Jane Roe • Harbour Gazette • May 3, 2024 • 5 min read\n\n",
        ("Board picks director", "2024-05-03", ("Jane Roe",), "Harbour Gazette"),
    ),
    "byline, place and date with commas": (
        "Board picks director\n\nBy Jane Roe, Nairobi, May 3, 2024\n\n",
        ("Board picks director", "2024-05-03", ("Jane Roe",), ""),
    ),
    "date and byline in words": (
        "Board picks director\n\nPosted on May 3, 2024 by Jane Roe\n\n",
        ("Board picks director", "2024-05-03", ("Jane Roe",), ""),
    ),
    "byline on two lines": (
        "Board picks director\n\nBy Jane Roe\nand Li Wei\nMay 3, 2024\n\n",
        ("Board picks director", "2024-05-03", ("Jane Roe", "Li Wei"), ""),
    ),
    "byline that runs on": (
        "Board picks director\n\nBy Jane Roe and\nLi Wei\nMay 3, 2024\n\n",
        ("Board picks director", "2024-05-03", ("Jane Roe", "Li Wei"), ""),
    ),
    "two bylines": (
        "Board picks director\n\nBy Jane Roe\nBy Li Wei\n\n",
        ("Board picks director", "", ("Jane Roe", "Li Wei"), ""),
    ),
    "byline with the name below it": (
        "Board picks director\n\nBy:\nJane Roe\nMay 3, 2024\n\n",
        ("Board picks director", "2024-05-03", ("Jane Roe",), ""),
    ),
    "labelled publisher": (
        "Board picks director\n\nPublisher: Harbour House\nAuthor: Jane Roe\nDate: 3 May 2024\n\n",
        ("Board picks director", "2024-05-03", ("Jane Roe",), "Harbour House"),
    ),
    "rest of the headline that ends as an outlet's name does": (
        "Board Picks Director\nIn Hard Times\nBy Jane Roe\nMay 3, 2024\n\n",
        ("Board Picks Director", "2024-05-03", ("Jane Roe",), ""),
    ),
    "caption with a date": (
        "Board picks director at last\n\nThe old harbour in Oslo, May 3, 2024\n\nMay 5, 2024\n\n",
        ("Board picks director at last", "2024-05-05", (), ""),
    ),
    "crosshead below the date": (
        "Board picks director\n\nBy Jane Roe\n\nMay 3, 2024\n\nJudicial Review\n\n",
        ("Board picks director", "2024-05-03", ("Jane Roe",), ""),
    ),
    "carriage returns": (
        "Board picks director\r\n\r\nBy Jane Roe\r\n\r\n3 May 2024\r\n\r\n",
        ("Board picks director", "2024-05-03", ("Jane Roe",), ""),
    ),
}


@pytest.mark.parametrize(("head", "expected"), HEADS.values(), ids=HEADS)
def test_head_is_read_and_is_no_prose(head: str, expected: tuple[object, ...]) -> None:
    """A head says title, date, authors and publisher, and only the prose after it becomes segments."""
    document = read_text_string(f"{head}{PROSE}\n\n{MORE}\n", "a")
    assert (expected, [PROSE, MORE]) == (said(document), segments(document))


@pytest.mark.parametrize("title", ["Gazette names new editor", "Jane Roe", "Board Picks Director"])
def test_short_headline_is_no_byline(title: str) -> None:
    """A headline that looks like a name or a role stays the headline."""
    document = read_text_string(f"{title}\n\nMay 3, 2024\n\n{PROSE}\n\n{MORE}\n", "a")
    assert (title, "2024-05-03", ()) == said(document)[:3]


def test_heads_are_all_there() -> None:
    """The corpus of heads has not shrunk."""
    assert len(HEADS) == 49


BYLINES = {
    "By Fatima al-Sayed": (("Fatima al-Sayed",), ""),
    "By Jan de la Cruz, Omar el-Khatib & Ngũgĩ wa Thiong'o": (
        ("Jan de la Cruz", "Omar el-Khatib", "Ngũgĩ wa Thiong'o"),
        "",
    ),
    "By Jean d\u2019Arc and Gerard 't Doe": (("Jean d\u2019Arc", "Gerard 't Doe"), ""),
    "By Ludwig van den Doe": (("Ludwig van den Doe",), ""),
    "By van der Doe": (("van der Doe",), ""),
    "By JANE ROE and LI WEI": (("Jane Roe", "Li Wei"), ""),
    "By Jae Doe Jr.": (("Jae Doe Jr.",), ""),
    "By Jae Doe, Jr., and Li Wei III": (("Jae Doe Jr.", "Li Wei III"), ""),
    "By Jane Roe, Senior Business Reporter, and Li Wei, Professor of Law": (("Jane Roe", "Li Wei"), ""),
    "By Jane Roe in Nairobi and Li Wei in Oslo": (("Jane Roe", "Li Wei"), ""),
    "By Jane Roe, Nairobi": (("Jane Roe",), ""),
    "By Jane Roe, Harbour Gazette": (("Jane Roe",), "Harbour Gazette"),
    "By Jane Roe (Harbour Gazette)": (("Jane Roe",), "Harbour Gazette"),
    "By Jane Roe for The Southern Courier": (("Jane Roe",), "The Southern Courier"),
    "Published by Harbour Gazette": ((), "Harbour Gazette"),
    "Published by Jane Roe": (("Jane Roe",), ""),
}


@pytest.mark.parametrize(("byline", "expected"), BYLINES.items(), ids=BYLINES)
def test_byline_names_authors_and_outlet(byline: str, expected: tuple[tuple[str, ...], str]) -> None:
    """A byline gives names with their particles and suffixes, and neither roles nor places."""
    document = read_text_string(f"Board picks director\n\n{byline}\n\n{PROSE}\n\n{MORE}\n", "a")
    assert (expected, [PROSE, MORE]) == ((document.authors, document.publisher), segments(document))


def test_bylines_are_all_there() -> None:
    """The corpus of bylines has not shrunk."""
    assert len(BYLINES) == 16


@pytest.mark.parametrize("opening", ["By mid-June", "By order of the court", "By the Sea", "By 2008"])
def test_by_without_a_name_is_no_byline(opening: str) -> None:
    """Words in lower case that are no particles make no name."""
    document = read_text_string(f"Board picks director\n\n{opening}\n\n{PROSE}\n\n{MORE}\n", "a")
    assert document.authors == ()


def test_several_dates_in_a_block_are_a_list() -> None:
    """None of the dates of a list is the date of publication, and the list is kept."""
    dates = "Steps\nMay 3, 2024\nMay 8, 2024\nJune 1, 2024"
    document = read_text_string(f"Board picks director\n\n{dates}\n\n{PROSE}\n\n{MORE}\n", "a")
    assert ("", True) == (document.published, "May 8, 2024" in " ".join(segments(document)))


FEET = {
    "name and mail address": ("Jae-Min Doe jmdoe@example.org", ("Jae-Min Doe",), ""),
    "mail address alone": ("desk@example.org", (), ""),
    "copyright": ("© 2024 Harbour Gazette. All rights reserved.", (), "Harbour Gazette"),
    "copyright in words": ("Copyright 2019 Harbour News Now. All rights reserved.", (), "Harbour News Now"),
    "credits": ("(Reporting by Jane Roe; Editing by Li Wei)", ("Jane Roe",), ""),
    "note on the story": ("This story has been updated with more details.", (), ""),
    "pointer": ("Follow us on every network.", (), ""),
    "address without a name": ("Contact the desk at desk@example.org.", (), ""),
    "helpers": ("Additional reporting by Li Wei and Ann Doe", (), ""),
    "rule": ("___", (), ""),
    "several": ("Jane Roe jane@example.org\n\nCopyright © Harbour Gazette\n\n---", ("Jane Roe",), "Harbour Gazette"),
}


@pytest.mark.parametrize(("foot", "authors", "publisher"), FEET.values(), ids=FEET)
def test_foot_is_read_and_is_no_prose(foot: str, authors: tuple[str, ...], publisher: str) -> None:
    """A foot says author and publisher, and is left out of the segments."""
    document = read_text_string(f"{PROSE}\n\n{MORE}\n\n{foot}\n", "a")
    assert (authors, publisher, [PROSE, MORE]) == (document.authors, document.publisher, segments(document))


PLAIN = {
    "one sentence": ["Ada Lovelace worked for Acme."],
    "one sentence without a full stop": ["Ada Lovelace worked for Acme"],
    "first paragraph is a sentence": ["Ada works for Acme.", "Bob joined Acme in May 2004."],
    "first sentence ends with an abbreviation": ["Ada works for Acme Inc.", "Bob joined Acme in May 2004."],
    "unpunctuated facts": ["Ada works for Acme", "Bob works for Beta", "Cara works for Gamma"],
    "dash that is no dateline": ["NASA said the five companies — Acme, Beta and three more — may bid."],
    "by without an author": ["By 2008 the fund was spent.", "By May 3, 2005 nobody had asked for more."],
    "date inside prose": ["The board met on May 3, 2005.", "It will meet again on May 4, 2006 in Oslo."],
    "openings that could be a foot": [
        "The board met.",
        "For more than a decade the ministry funded the harbour.",
        "Follow-up talks will be held in Geneva on Monday.",
        "Copyright law was reformed by the ministry in 2004.",
        "Reporting by the Gazette showed that the fund was empty.",
        "Contact between the two ministries broke off in May.",
        "Provided by the ministry, the money was spent within a year.",
        "(c) The ministry shall fund the harbour until 2008.",
        "Residents can write to the board at desk@example.org before the end of May.",
    ],
    "subject between dashes": ["NATO — Acme's oldest client — said it would sue.", "Acme denied it."],
    "title that ends with a colon": ["The board named three people:", "It chose Ada, Bob and Cara."],
}


@pytest.mark.parametrize("paragraphs", PLAIN.values(), ids=PLAIN)
def test_prose_without_a_head_is_all_prose(paragraphs: list[str]) -> None:
    """Nothing is invented for a text without head or foot, and nothing of it is lost."""
    document = read_text_string("\n\n".join(paragraphs), "a")
    assert (("", "", (), ""), paragraphs) == (said(document), segments(document))


def test_chronicle_gives_no_date() -> None:
    """A date between paragraphs is a crosshead of the chronicle, not the date of publication."""
    parts = ["The harbour board", f"{PROSE} {MORE}", "May 3, 2005", f"{PROSE} Yes.", "May 4, 2005", f"{MORE} Yes."]
    assert read_text_string("\n\n".join(parts), "a").published == ""


def test_crossheads_and_credits_are_no_prose() -> None:
    """Short lines above paragraphs and the makers of pictures are left out."""
    caption = "The old harbour at dusk. Image: Jane Roe."
    parts = ["Board picks director", PROSE, "A long search", MORE, caption, f"{PROSE} Yes."]
    assert segments(read_text_string("\n\n".join(parts), "a")) == [
        PROSE,
        MORE,
        "The old harbour at dusk.",
        f"{PROSE} Yes.",
    ]


def test_wrapped_lines_are_one_paragraph() -> None:
    """Lines wrapped at a width are joined; the line breaks stay in the text."""
    wrapped = (
        "The harbour board chose a new director on Monday, and she will start\n"
        "work in the autumn. Her predecessor had led the board for eleven years\n"
        "before he fell ill last winter."
    )
    document = read_text_string(f"Board picks director\n\n{wrapped}\n\n{MORE}\n", "a")
    assert segments(document) == [wrapped, MORE]


def test_one_paragraph_per_line() -> None:
    """Without blank lines, each full line is a paragraph."""
    long = f"{PROSE} {MORE}"
    document = read_text_string(f"Board picks director\n{long}\n{long} Again.\n", "a")
    assert ("Board picks director", [long, f"{long} Again."]) == (document.title, segments(document))


def test_title_alone_is_prose() -> None:
    """A text in which every line looks like a head is kept as prose rather than lost."""
    assert segments(read_text_string("By Jane Roe\n\nMay 3, 2024\n", "a")) == ["By Jane Roe", "May 3, 2024"]
