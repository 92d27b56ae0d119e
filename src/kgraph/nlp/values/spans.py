"""Turn a measure of time into a duration, an age or a date: `three years`, `45-year-old`, `a decade ago`."""

from __future__ import annotations

from decimal import Decimal

from kgraph.model import Value, ValueKind
from kgraph.nlp.values.bounds import read_bound, read_per
from kgraph.nlp.values.durations import add_durations, iso_duration
from kgraph.nlp.values.measures import Measure, Side, read_side
from kgraph.nlp.values.moments import year_at
from kgraph.nlp.values.page import Found, Page
from kgraph.nlp.values.quantities import make_quantity

_BACK = {
    "about": "about",
    "moreThan": "lessThan",
    "lessThan": "moreThan",
    "atLeast": "atMost",
    "atMost": "atLeast",
    "": "",
}
_WEEK_DAYS = 7
_OLDEST = 115  # years of a person
_LOOSE = ("P10Y", "P100Y")  # a decade or a century ago is no exact year


def read_time(page: Page, measure: Measure) -> Found | None:
    """Read a measure of kind `time`; None if it is none (`a second suspect`)."""
    side = measure.high or measure.low
    unit = page.lower(side.after - 1)
    if _is_numbered_day(page, side):
        return None
    is_ordinal = unit in page.lexicon.ordinals and page.text(side.after - 2) != "-"
    if is_ordinal and (side.number.form != "words" or side.amount != 1):
        return None
    after = measure.after
    for name, read in (("age-after", _age), ("ago-word", _ago)):
        hit = page.lexicon.phrases(name).at(page.tokens, after + 1 if page.text(after) == "-" else after)
        if hit:
            return read(page, measure, hit.edge)
    if page.lexicon.phrases("age-before").before(page.tokens, measure.first) or _is_age_range(page, measure):
        return _age(page, measure, after)
    if page.is_in(after, "unanchored-word"):
        return page.found(measure.first, after + 1, None)
    return _duration(page, measure)


def _is_numbered_day(page: Page, side: Side) -> bool:
    """Tell whether a year stands before a day that is numbered itself: `World Cup 2018 day five`."""
    is_single = side.code == "P1D" and side.amount > 1 and not page.lower(side.after - 1).endswith("s")
    return is_single and bool(year_at(page, side.after - 2))


def _is_age_range(page: Page, measure: Measure) -> bool:
    return page.is_in(measure.first, "range-between") and page.is_in(measure.first - 1, "age-before")


def _age(page: Page, measure: Measure, after: int) -> Found | None:
    units = {"P1Y": "year", "P1M": "month", "P7D": "week", "P1D": "day"}
    unit = units.get(measure.low.code)
    if unit is None or measure.low.number.form not in {"digits", "words", "article"}:
        return None
    return make_quantity(page, Measure(measure.first, after, measure.low, measure.high), ValueKind.QUANTITY, unit)


def _ago(page: Page, measure: Measure, after: int) -> Found:
    bound, first, _ = read_bound(page, measure.first, measure.after)
    value = None
    if measure.high is None and measure.low.number.form in {"digits", "words", "article", "half"}:
        start, end = _counted_back(page, measure.low)
        bound = bound or ("about" if measure.low.code in _LOOSE else "")
        if start:
            value = Value(
                kind=ValueKind.INTERVAL if end else ValueKind.DATE,
                text=page.words(first, after),
                start=start,
                end=end,
                bound=_BACK[bound],
            )
    return page.found(first, after, value)


def _counted_back(page: Page, side: Side) -> tuple[str, str]:
    """Give the date so long before publication, as exact as the unit: a year, a month, a week as interval, a day."""
    duration = iso_duration(side.amount, side.code)
    if "T" in duration or not duration[1:-1].isdigit():
        return "", ""
    count = int(duration[1:-1])
    if side.code.endswith("D") and side.code != "P1D":
        return page.anchor.week(-count // _WEEK_DAYS)
    return page.anchor.shift(duration[-1], -count), ""


def _duration(page: Page, measure: Measure) -> Found | None:
    low, after = measure.low, measure.after
    if low.number.form == "article" and not _stands_alone(page, measure):
        return None
    if low.number.form == "vague" or (measure.high and page.is_in(measure.first - 1, "span-word")):
        # "in recent years" by another name: "the last two or three years" begins nowhere exactly.
        return page.found(measure.first, after, None)
    start = iso_duration(low.amount, low.code)
    end = iso_duration(measure.high.amount, measure.high.code) if measure.high else ""
    if start and not measure.high:
        start, after = _more(page, low, start, after)
    if page.text(after) == "-" and page.is_in(after + 1, "duration-after"):
        after += 2
    return _made(page, Measure(measure.first, after, low, measure.high), start, end)


def _made(page: Page, measure: Measure, start: str, end: str) -> Found:
    bound, first, after = read_bound(page, measure.first, measure.after)
    if page.is_in(first, "duration-preposition") and not page.is_in(first - 1, "duration-bound-before"):
        bound, first = "", measure.first
    if not start or (measure.high and not end):
        return page.found(first, after, None)
    per, after = read_per(page, after)
    value = Value(kind=ValueKind.DURATION, text=page.words(first, after), start=start, end=end, per=per, bound=bound)
    return page.found(first, after, value)


def _stands_alone(page: Page, measure: Measure) -> bool:
    """Tell whether `a year` is a length of time, not a rate (`twice a year`) or a point (`a year later`)."""
    before, unit = measure.first - 1, measure.low.code
    if page.is_in(before, "frequency-word"):
        return False
    is_long = page.text(measure.after) == "-" and page.is_in(measure.after + 1, "duration-after")
    return unit in _LOOSE or is_long or page.is_in(before, "duration-before-article")


def _more(page: Page, low: Side, start: str, after: int) -> tuple[str, int]:
    """Add what follows the first unit: `an hour and a half`, `two years and three months`, `1 hour 20 minutes`."""
    half = page.lexicon.phrases("half-more").at(page.tokens, after)
    if half:
        return iso_duration(low.amount + Decimal("0.5"), low.code), half.edge
    rest = read_side(page, after + 1 if page.is_in(after, "number-and") else after)
    if rest and rest.kind == "time" and rest.number.form in {"digits", "words"}:
        joined = add_durations(start, iso_duration(rest.amount, rest.code) or "P0Y")
        if joined:
            return joined, rest.after
    return start, after


def read_bare_age(page: Page, measure: Measure) -> Found | None:
    """Read `aged 45`, `aged between 18 and 25`, and the age of a person in commas (`Ann Hill, 45, said`)."""
    hit = page.lexicon.phrases("age-before").before(page.tokens, measure.first)
    is_age = (
        hit is not None or _is_apposition(page, measure) or _is_said_age(page, measure) or _is_at_head(page, measure)
    )
    return make_quantity(page, measure, ValueKind.QUANTITY, "year") if is_age else None


def _is_at_head(page: Page, measure: Measure) -> bool:
    """Tell whether a number at the head of a sentence is somebody's age: `At 29, Ann Hill became a judge`."""
    at, person = measure.first - 1, measure.after + 1
    is_head = page.is_in(at, "age-head") and page.is_capitalised(at) and page.text(measure.after) == ","
    is_name = page.is_capitalised(person) and not page.is_in(person, "value-function-word")
    is_plain = measure.low.number.form == "digits" and measure.low.amount <= _OLDEST and not measure.high
    return is_head and is_plain and (is_name or page.is_in(person, "age-pronoun"))


def _is_said_age(page: Page, measure: Measure) -> bool:
    """Tell whether a number after `when he was` or `she turned` is an age: nothing is counted after it."""
    is_said = page.lexicon.phrases("age-verb").before(page.tokens, measure.first) is not None
    return is_said and measure.low.amount <= _OLDEST and page.kind(measure.after) != "word"


def _is_apposition(page: Page, measure: Measure) -> bool:
    number, first = measure.low.number, measure.first
    is_plain = number.form == "digits" and number.scale == 1 and 0 < number.amount <= _OLDEST and not measure.high
    last = first - 3 if page.is_in(first - 3, "name-suffix") and page.text(first - 2) == "." else first - 2
    is_name = page.is_capitalised(last) and page.text(last)[1:].islower() and not page.is_in(last, "month-word")
    return is_plain and is_name and page.text(first - 1) == "," and page.text(measure.after) in {",", ".", ";", ")"}
