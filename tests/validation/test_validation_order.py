"""Dates that cannot be: asserted for a day after the article, or a death before a birth."""

from __future__ import annotations

from pathlib import Path

import pyoxigraph as ox
import pytest

from kgraph.ontology.vocab import kg, local_name
from kgraph.validation import ValidationReport, validate
from kgraph.validation.shapes import shapes_file

HEAD = """
@prefix : <https://example.org/> .
@prefix kg: <https://w3id.org/kgraph/ns#> .
@prefix prov: <http://www.w3.org/ns/prov#> .
@prefix rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#> .
@prefix schema: <https://schema.org/> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
"""
ORDERED = {kg(name) for name in ("FutureTimeShape", "FutureDateShape", "LifeOrderShape", "ArticleDateDoubtShape")}


def _said(*times: str, status: str = "asserted", predicate: str = ":met", articles: str = ":a") -> str:
    """Write statements with one evidence, each with a time."""
    evidence = [f":e{number}" for number, _ in enumerate(articles.split())]
    lines = [f"{one} prov:wasDerivedFrom {article} ." for one, article in zip(evidence, articles.split(), strict=True)]
    for number, time in enumerate(times):
        lines.append(
            f":s{number} kg:status kg:{status} ; rdf:predicate {predicate} ; kg:time {time} ;"
            f" kg:evidence {', '.join(evidence)} ."
        )
    return "\n".join(lines)


def _report(text: str, shapes: Path | None = None) -> ValidationReport:
    return validate([quad.triple for quad in ox.parse(HEAD + text, format=ox.RdfFormat.TURTLE)], shapes=shapes)


def _broken(text: str, shapes: Path | None = None) -> list[str]:
    return [local_name(found.shape) for found in _report(text, shapes).results if found.shape in ORDERED]


MAY = ':a schema:datePublished "2011-05-04"^^xsd:date .\n'
LATER = ':b schema:datePublished "2014"^^xsd:gYear .\n'
STAMP = ':a schema:datePublished "2011-05-04T23:10:00Z"^^xsd:dateTime .\n'
PLAUSIBLE = {
    "the day itself": MAY + _said('"2011-05-04"^^xsd:date'),
    "the month": MAY + _said('"2011-05"^^xsd:gYearMonth'),
    "the year": MAY + _said('"2011"^^xsd:gYear'),
    "the day of a time stamp": STAMP + _said('"2011-05-04"^^xsd:date'),
    "a day without a year": MAY + _said('"--12-24"^^xsd:gMonthDay'),
    "words": MAY + _said('"next year"'),
    "a day that is none": MAY + _said('"2011-13-45"^^xsd:string'),
    "a term that began": MAY + _said(":t") + ':t kg:from "2010"^^xsd:gYear ; kg:until "2015"^^xsd:gYear .',
    "a term without a beginning": MAY + _said(":t") + ':t kg:until "2015"^^xsd:gYear .',
    "a plan": MAY + _said('"2012"^^xsd:gYear', status="planned"),
    "a report": MAY + _said('"2012"^^xsd:gYear', status="reported"),
    "an article without a date": _said('"2012"^^xsd:gYear'),
    "one of two articles without a date": MAY + _said('"2012"^^xsd:gYear', articles=":a :b"),
    "a later article": MAY + LATER + _said('"2012"^^xsd:gYear', articles=":a :b"),
    "no more than a date": MAY + _said('"2012"^^xsd:gYear') + ':s0 rdf:object "2012"^^xsd:gYear .',
    "another property": MAY
    + _said('"2010"^^xsd:gYear', predicate="kg:tookPlaceOn")
    + ':s0 rdf:object "2012"^^xsd:gYear .',
    "a life of a day": ':m kg:bornOn "1950-03-02"^^xsd:date ; kg:diedOn "1950-03-02"^^xsd:date .',
    "a year and a day in it": ':m kg:bornOn "1950-03-02"^^xsd:date ; kg:diedOn "1950"^^xsd:gYear .',
    "another date of death": ':m kg:bornOn "1950"^^xsd:gYear ; kg:diedOn "1940"^^xsd:gYear, "1999"^^xsd:gYear .',
    "no date of death": ':m kg:bornOn "1950"^^xsd:gYear .',
}
IMPLAUSIBLE = {
    "the next day": (MAY + _said('"2011-05-05"^^xsd:date'), ["FutureTimeShape"]),
    "the next month": (MAY + _said('"2011-06"^^xsd:gYearMonth'), ["FutureTimeShape"]),
    "a term to come": (MAY + _said(":t") + ':t kg:from "2012"^^xsd:gYear .', ["FutureTimeShape"]),
    "two articles": (MAY + LATER + _said('"2015"^^xsd:gYear', articles=":a :b"), ["FutureTimeShape"]),
    "two of two dates": (MAY + _said('"2012"^^xsd:gYear', '"2013"^^xsd:gYear'), ["FutureTimeShape"] * 2),
    "one date three times": (MAY + _said(*['"2012"^^xsd:gYear'] * 3), ["FutureTimeShape"] * 3),
    "three dates": (
        MAY + _said('"2012"^^xsd:gYear', '"2013"^^xsd:gYear', '"2014-01"^^xsd:gYearMonth'),
        ["ArticleDateDoubtShape"],
    ),
    "a birth": (
        MAY + _said('"2010"^^xsd:gYear', predicate="kg:bornOn") + ':s0 rdf:object "2012"^^xsd:gYear .',
        ["FutureDateShape"],
    ),
    "a life": (':m kg:bornOn "1950"^^xsd:gYear ; kg:diedOn "1949-12-31"^^xsd:date .', ["LifeOrderShape"] * 2),
}


@pytest.mark.parametrize("text", PLAUSIBLE.values(), ids=PLAUSIBLE)
def test_dates_that_can_be_draw_no_result(text: str) -> None:
    """Neither plans nor what no date tells apart is taken for a mistake."""
    assert [] == _broken(text)


@pytest.mark.parametrize(("text", "shapes"), IMPLAUSIBLE.values(), ids=IMPLAUSIBLE)
def test_dates_that_cannot_be_break_their_shape(text: str, shapes: list[str]) -> None:
    """What is asserted for a day to come breaks a shape; of many such days the article's own date is in doubt."""
    assert shapes == _broken(text)


def test_the_cases_are_all_there() -> None:
    """Both tables are as long as they are meant to be."""
    assert (20, 9) == (len(PLAUSIBLE), len(IMPLAUSIBLE))


def test_a_result_names_statement_property_value_and_message() -> None:
    """A result leads to the statement and says what is wrong."""
    (found,) = (found for found in _report(IMPLAUSIBLE["the next day"][0]).results if found.shape in ORDERED)
    assert ("https://example.org/s0", kg("time")) == (found.focus, found.path)
    assert found.value.startswith('"2011-05-05"')
    assert kg("NotAfterConstraintComponent") == found.component
    assert "lies after every article" in found.message


def test_an_impossible_life_names_both_dates() -> None:
    """Which of the two is wrong nobody knows, so both are reported."""
    found = [found for found in _report(IMPLAUSIBLE["a life"][0]).results if found.shape in ORDERED]
    dates = {(one.path, one.value.split('"')[1]) for one in found}
    assert {(kg("bornOn"), "1950"), (kg("diedOn"), "1949-12-31")} == dates


LOANS = """
@prefix sh: <http://www.w3.org/ns/shacl#> .
:LoanShape a sh:PropertyShape ; sh:targetSubjectsOf :lent ; sh:path :lent ; kg:notAfter :due ;
    sh:severity sh:Warning ; sh:message "Late."@en .
"""
DATES = "kg:FutureTimeShape a sh:PropertyShape ;"
RELAXED = {
    "deactivated": (DATES, f"{DATES} sh:deactivated true ;"),
    "for plans": ("kg:forStatus kg:asserted ; kg:exceptEqual", "kg:forStatus kg:planned ; kg:exceptEqual"),
}


@pytest.mark.parametrize(("old", "new"), RELAXED.values(), ids=RELAXED)
def test_a_relaxed_shape_lets_pass(old: str, new: str, tmp_path: Path) -> None:
    """What a shapes file does not ask for is no mistake."""
    text = shapes_file().read_text("utf-8")
    assert old in text
    (tmp_path / "shapes.ttl").write_text(text.replace(old, new), "utf-8")
    assert [] == _broken(IMPLAUSIBLE["the next day"][0], tmp_path / "shapes.ttl")
    assert ["LifeOrderShape"] * 2 == _broken(IMPLAUSIBLE["a life"][0], tmp_path / "shapes.ttl")


def test_a_shape_of_the_users_may_order_dates(tmp_path: Path) -> None:
    """Any property shape may say kg:notAfter, with one property or a list of them."""
    shapes = tmp_path / "shapes.ttl"
    shapes.write_text(f"{HEAD}{LOANS}", "utf-8")
    report = _report(':loan :lent "2012"^^xsd:gYear ; :due "2011"^^xsd:gYear .', shapes)
    assert (True, ["Late."] * 2) == (report.conforms, [found.message for found in report.results])
