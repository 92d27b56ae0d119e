"""Tests of dates in head lines: precision as written, nothing invented."""

from __future__ import annotations

import pytest

from kgraph.documents.dates import read_date, read_date_line

DATES = {
    "September. 26, 2005 06:15,   ": "2005-09-26T06:15",
    "Monday, May 18, 2015": "2015-05-18",
    "Friday, 22 Nov 2024 4:55 PM MYT": "2024-11-22T16:55+08:00",
    "Sat 24 Feb 2024 11.42 GMT": "2024-02-24T11:42+00:00",
    "20 Nov 2019 08:02 GMT": "2019-11-20T08:02+00:00",
    "Nov. 19, 2019, 8:41 AM UTC": "2019-11-19T08:41+00:00",
    "November 20th, 2019 - 07:50 GMT": "2019-11-20T07:50+00:00",
    "30/04/2024 - 16:38 GMT+2": "2024-04-30T16:38+02:00",
    "04/30/2024": "2024-04-30",
    "04/05/2024": "2024",
    "05/05/2024": "2024-05-05",
    "2024-07-18 23:37:20": "2024-07-18T23:37:20",
    "2019-11-20T07:50:10+0000": "2019-11-20T07:50:10+00:00",
    "2019-11-20T07:50:10Z": "2019-11-20T07:50:10+00:00",
    "2019-11-20T07:50:10.123456Z": "2019-11-20T07:50:10+00:00",
    "2019-11-20": "2019-11-20",
    "2019-11": "2019-11",
    "2019/11/20": "2019-11-20",
    "May 2015": "2015-05",
    "3 Sept. 2020": "2020-09-03",
    "Thurs, 3rd of Sept 2020 at 9am": "2020-09-03T09:00",
    "10:30 GMT, 3 May 2024": "2024-05-03T10:30+00:00",
    "5 May 2024 10:00 CST": "2024-05-05T10:00",
    "5 May 2024 10:00 (KST)": "2024-05-05T10:00+09:00",
    "March 5, 2024, 12:15 a.m. ET": "2024-03-05T00:15",
}
NO_DATES = (
    "",
    "today",
    "2 hours ago",
    "May 3",
    "2005",
    "31 Feb 2020",
    "2020-02-31",
    "May 3, 2005 in Paris",
    "It began on May 3, 2005",
    "5 4 3",
    "10:30",
    "99/99/2024",
    "May 3, 2005 25:61",
)


@pytest.mark.parametrize(("text", "expected"), DATES.items(), ids=DATES)
def test_date_is_as_precise_as_written(text: str, expected: str) -> None:
    """A date keeps the precision and the offset that the text gives."""
    assert expected == read_date(text)


@pytest.mark.parametrize("text", NO_DATES)
def test_no_date_is_invented(text: str) -> None:
    """What is no whole date gives none."""
    assert read_date(text) == ""


def test_corpora_are_all_there() -> None:
    """The corpora of dates have not shrunk."""
    assert (len(DATES), len(NO_DATES)) == (25, 13)


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Published: 3 May 2024", ("2024-05-03", True)),
        ("Published 3 May 2024, updated 4 May 2024", ("2024-05-03", True)),
        ("Last updated on 4 May 2024", ("", True)),
        ("Updated 4 May 2024 10:15 GMT", ("", True)),
        ("3 May 2024", ("2024-05-03", False)),
    ],
)
def test_date_line_tells_cue_and_value(line: str, expected: tuple[str, bool]) -> None:
    """A line with a date says whether a word such as "Published" stands before it."""
    found = read_date_line(line)
    assert found is not None
    assert expected == (found.value, found.has_cue)
