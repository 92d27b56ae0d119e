"""Tell numbers that count from those that name: `Boeing 777`, `No. 10`, `F-16`, `3-1`, `10:30`, `020 7946 0958`."""

from __future__ import annotations

from kgraph.nlp.values.measures import Side
from kgraph.nlp.values.page import Page

_YEARS = range(1900, 2101)
_OLD_YEARS = range(1500, 1900)
# Marks that may touch a number from before and from behind: brackets, quotes, dashes, stops.
_OPENING = frozenset("([{\"'*`>|,;\u201c\u2018\u00ab\u2013\u2014\u2026")
_CLOSING = frozenset(".,;:!?)]}\"'*`<|\u201d\u2019\u00bb\u2013\u2014\u2026")


def is_free(page: Page, first: int, after: int) -> bool:
    """Tell whether nothing touches a number, or stands beside it, that would make it part of something else."""
    is_citation = page.text(first - 1) == "[" and page.text(after) == "]"
    is_pair = _is_paired(page, first - 1, first - 2) or _is_paired(page, after, after + 1)
    is_series = page.kind(after) == "number" and not _is_model(page, first, after)
    is_series = is_series or page.kind(first - 1) == "number" or _is_counted_model(page, first)
    return not (is_citation or is_pair or is_series) and _is_free_before(page, first) and _is_free_behind(page, after)


def _is_model(page: Page, first: int, at: int) -> bool:
    """Tell whether a number after a number names what the first one counts: `30 787-9 jets`, `two 747s`."""
    text = page.text(at)
    if page.is_glued(at) or not text.isdigit() or len(text) < len("10"):
        return False
    if page.is_in(at, "model-number"):
        return True
    is_numbered = page.text(at + 1) == "-" and page.is_glued(at + 1) and page.is_glued(at + 2)
    is_lettered = page.is_glued(at + 1) and page.kind(at + 1) == "word" and not page.is_in(at + 1, "magnitude-letter")
    # Digits after digits may be thousands with a blank between them ("12 500 people"); after a word they are not.
    return is_numbered or is_lettered or (page.kind(first) == "word" and page.is_capitalised(at + 1))


def _is_counted_model(page: Page, at: int) -> bool:
    return page.kind(at) == "number" and page.is_in(at - 1, "number-word") and _is_model(page, at - 1, at)


def _is_free_before(page: Page, first: int) -> bool:
    if not page.is_glued(first):
        return True
    is_joined = page.kind(first - 2) == "number" and page.is_glued(first - 1)
    return page.text(first - 1) in _OPENING and not is_joined


def _is_free_behind(page: Page, after: int) -> bool:
    is_number_next = page.is_glued(after + 1) and page.kind(after + 1) == "number"
    if not page.is_glued(after) or page.text(after) == "+":
        return True
    if page.text(after) == "-":
        return page.kind(after + 1) == "word" or not page.is_glued(after + 1)
    return page.text(after) in _CLOSING and not is_number_next


def _is_paired(page: Page, dash: int, other: int) -> bool:
    """Tell whether a dash with spaces joins two numbers, as in scores."""
    return page.is_in(dash, "range-dash") and page.kind(other) == "number"


def is_cut(page: Page, at: int) -> bool:
    """Tell whether a number is the end of something that began before it: `1/2 year`, `10:30 km`."""
    if not page.is_glued(at) or page.kind(at) != "number":
        return False
    is_joined = page.text(at - 1) in {"/", ":", ".", ","} and page.is_glued(at - 1) and page.kind(at - 2) == "number"
    return is_joined or page.kind(at - 1) == "word"


def is_labelled(page: Page, side: Side, after: int) -> bool:
    """Tell whether a number is a label: after a name or `chapter`, before `p.m.` or `BC`, at the head of a line."""
    before = side.first - 1
    label = page.lexicon.phrases("number-label").before(page.tokens, side.first)
    if label or page.text(before) in {"#", "№"} or page.lexicon.phrases("after-number").at(page.tokens, after):
        return True
    is_plain = side.number.scale == 1 and "," not in page.words(side.first, side.after)
    return is_plain and (_is_after_name(page, side) or _is_line_number(page, side) or _is_bare_model(page, side, after))


def _is_bare_model(page: Page, side: Side, after: int) -> bool:
    """Tell whether a long number without a comma stands for a thing: `the 3230 and 7710`."""
    is_long = page.text(side.first).isdigit() and len(page.text(side.first)) >= len("3230")
    is_alone = not page.is_lower_word(after) or page.is_in(after, "value-function-word")
    is_joined = page.is_in(side.first - 1, "year-list-joiner") and page.kind(side.first - 2) == "number"
    is_first = not is_joined or page.is_in(side.first - 3, "article-the")
    return is_long and is_alone and is_first and (is_joined or page.is_in(side.first - 1, "article-the"))


def _is_after_name(page: Page, side: Side) -> bool:
    before = side.first - 1
    has_capital = page.kind(before) == "word" and page.text(before) != page.lower(before)
    is_name = has_capital and not _is_plain_capital(page, before)
    is_title = side.number.form == "words" and page.is_capitalised(side.first) and page.is_capitalised(side.after)
    if (is_title and page.kind(before) == "word") or _is_address(page, side):
        return True
    if is_name or side.number.form != "digits":
        return is_name and (side.number.form == "digits" or page.is_capitalised(side.first))
    return page.is_in(side.first, "model-number") or _is_listed(page, side.first)


def _is_listed(page: Page, first: int) -> bool:
    """Tell whether a number goes on a list of labels: `articles 5 and 6`."""
    is_joined = page.is_in(first - 1, "year-list-joiner") and page.kind(first - 2) == "number"
    return is_joined and page.lexicon.phrases("number-label").before(page.tokens, first - 2) is not None


def _is_plain_capital(page: Page, at: int) -> bool:
    """Tell whether a capital is no sign of a name: at the head of a sentence, or of a month or day."""
    lists = ("value-function-word", "month-word", "weekday-word")
    return any(page.is_in(at, name) for name in lists)


def _is_address(page: Page, side: Side) -> bool:
    """Tell whether a number is a house's: `300 Slater Street`."""
    after = side.after
    return page.is_capitalised(after) and any(page.is_in(at, "street-noun") for at in (after + 1, after + 2))


def _is_line_number(page: Page, side: Side) -> bool:
    start = page.tokens[side.first].start
    is_first = start == 0 or page.source[start - 1] == "\n"
    return is_first and page.text(side.after) in {".", ")"} and page.is_glued(side.after)


def is_year_like(page: Page, side: Side) -> bool:
    """Tell whether a number could be a year and nothing says that it counts."""
    text = page.words(side.first, side.after)
    if not text.isdigit() or len(text) != len("1900"):
        return False
    if int(text) not in _YEARS:
        is_after = page.is_in(side.first - 1, "article-the") or page.is_in(side.first - 1, "preposition-of")
        is_named = int(text) in _OLD_YEARS and is_after
        return is_named and not page.is_plural(side.after)
    is_bounded = page.lexicon.phrases("bound-word").before(page.tokens, side.first) is not None
    return not (page.is_in(side.after, "counted-noun") or (is_bounded and page.is_lower_word(side.after)))


def is_score(page: Page, after: int) -> bool:
    """Tell whether two numbers with a dash are a score or a vote, by the word after them."""
    return not page.is_lower_word(after) or page.is_in(after, "score-word")
