"""When two names, values, times and speakers are the same."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kgraph.evaluation.gold import GoldTerm
from kgraph.evaluation.matching import fold_name, same_speaker, same_term, same_time, same_value
from kgraph.model import Entity, Value, ValueKind
from kgraph.ontology.vocab import kg

SAME = [
    ("The Finance Ministry", "finance ministry"),
    ("U.S. Congress", "US Congress"),
    ("Viktoria Lang's", "Viktoria Lang"),
    ("Fishers\N{RIGHT SINGLE QUOTATION MARK} Union", "Fishers' Union"),
    ("Al-Harbi family", "al Harbi family"),
    ("its report", "the report"),
    ("a 40-page report", "40 page report"),
    ("\uff21\uff43\uff4d\uff45", "Acme"),
]
DIFFERENT = [("Acme", "Acme Foods"), ("Sofía", "Sofia"), ("North Korea", "South Korea"), ("the", ""), ("Theo", "O")]
MONEY = Value(
    kind=ValueKind.MONEY, text="at least $5m a year", amount="5000000", unit="USD", per="P1Y", bound="atLeast"
)
COUNT = Value(kind=ValueKind.COUNT, text="20 to 30", amount="20", upper="30", unit="jet")
DATE = Value(kind=ValueKind.DATE, text="December 2004", start="2004-12")
INTERVAL = Value(kind=ValueKind.INTERVAL, text="since 1991", start="1991")


def _gold(**fields: str | tuple[str, ...]) -> GoldTerm:
    contents = {name: (value,) if isinstance(value, str) else value for name, value in fields.items()}
    return GoldTerm(value=tuple(contents.items()))


GOLD_MONEY = {"kind": "money", "amount": "5000000.0", "unit": "usd", "per": "P1Y", "bound": "atLeast"}
ALL_VALUES = [
    (_gold(**GOLD_MONEY), MONEY, True),
    (_gold(**GOLD_MONEY | {"amount": "5000001"}), MONEY, False),
    (_gold(**GOLD_MONEY | {"unit": "EUR"}), MONEY, False),
    (_gold(**GOLD_MONEY | {"unit": ("CAD", "USD")}), MONEY, True),
    (_gold(**GOLD_MONEY | {"per": ""}), MONEY, False),
    (_gold(kind="money", amount="5000000", unit="USD", per="P1Y"), MONEY, False),
    (_gold(kind="money", amount="5000000", per="P1Y", bound="atLeast"), MONEY, False),
    (_gold(kind="count", amount="20", upper="30"), COUNT, True),
    (_gold(kind="count", amount="20", upper="30", unit="the jet"), COUNT, True),
    (_gold(kind="count", amount="20", upper="30", unit="car"), COUNT, False),
    (_gold(kind="count", amount="20"), COUNT, False),
    (_gold(kind="quantity", amount="20", upper="30"), COUNT, False),
    (_gold(kind=("count", "quantity"), amount="20", upper="30", unit="jet"), COUNT, True),
    (_gold(kind="duration", start="P2W"), Value(kind=ValueKind.DURATION, text="two weeks", start="P14D"), True),
    (_gold(kind="duration", start="P2W"), Value(kind=ValueKind.DURATION, text="two days", start="P2D"), False),
    (_gold(kind="date", start="2004-12"), DATE, True),
    (_gold(kind="date", start="2004"), DATE, False),
    (_gold(kind="interval", start="1991"), INTERVAL, True),
    (_gold(kind="interval", start="1991", end="1992"), INTERVAL, False),
]


@pytest.mark.parametrize(("one", "other"), SAME)
def test_names_that_are_the_same(one: str, other: str) -> None:
    """Case, articles, possessives, punctuation and width tell no two names apart."""
    assert fold_name(one) == fold_name(other)


@pytest.mark.parametrize(("one", "other"), DIFFERENT)
def test_names_that_differ(one: str, other: str) -> None:
    """Other words and letters do."""
    assert fold_name(one) != fold_name(other)


def test_every_pair_of_names_is_tried() -> None:
    """The lists above are complete."""
    assert (8, 5, 19) == (len(SAME), len(DIFFERENT), len(ALL_VALUES))


@given(st.text())
def test_folding_twice_only_drops_more_determiners(name: str) -> None:
    """Folding gives no capital letters, no punctuation but `_`, and no blanks at the ends."""
    folded = fold_name(name)
    assert folded == folded.strip() == " ".join(folded.split())
    assert all(letter.isalnum() or letter.isspace() or not letter.isascii() or letter == "_" for letter in folded)


@pytest.mark.parametrize(("gold", "value", "is_same"), ALL_VALUES)
def test_values(gold: GoldTerm, value: Value, is_same: bool) -> None:
    """Kind, number, unit, period and bound must agree; units of counts only where gold gives one."""
    assert is_same is same_value(gold, value)


ACME = Entity(id="#1", label="Acme Corp.", cls=kg("Company"), aliases=("Acme",))
PAYMENT = Entity(id="#2", label="payment (Acme)", cls=kg("Payment"))
ENTITIES = {ACME.id: ACME, PAYMENT.id: PAYMENT}
TERMS = [
    (GoldTerm(names=("ACME Corp",)), "#1", True),
    (GoldTerm(names=("The company", "Acme")), "#1", True),
    (GoldTerm(names=("Acme Foods",)), "#1", False),
    (GoldTerm(), "#1", True),
    (GoldTerm(), MONEY, True),
    (GoldTerm(names=("Acme",)), MONEY, False),
    (GoldTerm(event="Payment"), "#2", True),
    (GoldTerm(event="Payment"), "#1", False),
    (GoldTerm(names=("Acme",)), "#9", False),
    (GoldTerm(names=("...",)), "#1", False),
    (_gold(**GOLD_MONEY), "#1", False),
    (_gold(**GOLD_MONEY), MONEY, True),
]


@pytest.mark.parametrize(("gold", "term", "is_same"), TERMS)
def test_terms(gold: GoldTerm, term: str | Value, is_same: bool) -> None:
    """An entity matches by label or alias, an event by class, a value by its fields; nothing set matches all."""
    assert is_same is same_term(gold, term, ENTITIES)


@pytest.mark.parametrize(
    ("gold", "time", "is_same"),
    [
        (("2004-12",), DATE, True),
        (("2004",), DATE, False),
        (("",), DATE, False),
        (("", "2004-12"), DATE, True),
        (("",), None, True),
        (("2004-12",), None, False),
        (("1991/",), INTERVAL, True),
        (("1991",), INTERVAL, False),
    ],
)
def test_times(gold: tuple[str, ...], time: Value | None, is_same: bool) -> None:
    """A time agrees to its precision; an interval is written with a slash."""
    assert is_same is same_time(gold, time)


@pytest.mark.parametrize(
    ("gold", "speaker", "is_same"),
    [
        (None, "", True),
        (None, "#1", False),
        (GoldTerm(names=("Acme",)), "", False),
        (GoldTerm(names=("Acme",)), "#1", True),
        (GoldTerm(names=("Ada",)), "#1", False),
    ],
)
def test_speakers(gold: GoldTerm | None, speaker: str, is_same: bool) -> None:
    """Nobody agrees with nobody only."""
    assert is_same is same_speaker(gold, speaker, ENTITIES)
