"""What counts as right, extra, missed and violated, on gold and records made by hand."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest

from kgraph.errors import ReadError
from kgraph.evaluation import Evaluation, GoldRecord, GoldStatement, GoldTerm, evaluate
from kgraph.evaluation.figures import Tally, bootstrap
from kgraph.model import Entity, Evidence, Statement, Status, Value, ValueKind
from kgraph.ontology import Ontology
from kgraph.ontology.vocab import RDF_TYPE, kg

TEXT = "Acme bought Initech for $5 million."
ENTITIES = (
    Entity(id="#acme", label="Acme", cls=kg("Company")),
    Entity(id="#initech", label="Initech", cls=kg("Company")),
    Entity(id="#ada", label="Ada", cls=kg("Person")),
    Entity(id="#deal", label="acquisition (Acme, Initech)", cls=kg("Acquisition")),
)
MONEY = Value(kind=ValueKind.MONEY, text="$5 million", amount="5000000", unit="USD")
GOLD_MONEY = GoldTerm(value=(("kind", ("money",)), ("amount", ("5000000",)), ("unit", ("USD",))))


def _name(name: str) -> GoldTerm:
    return GoldTerm(names=(name,))


BOUGHT = GoldStatement(_name("Acme"), "acquired", _name("Initech"))
SUM = GoldStatement(GoldTerm(event="Acquisition"), "sum", GOLD_MONEY)


def _read(
    predicate: str = "acquired", subject: str = "#acme", object_: str | Value = "#initech", document: str = "a"
) -> Statement:
    evidence = Evidence(document, 0, 4, TEXT[:4], 0, len(TEXT), TEXT, "test")
    return Statement(
        subject=subject,
        predicate=kg(predicate) if ":" not in predicate else predicate,
        object=object_,
        status=Status.ASSERTED,
        confidence=0.9,
        evidence=(evidence,),
    )


def _score(
    ontology: Ontology,
    statements: Sequence[Statement],
    gold: Sequence[GoldStatement] = (BOUGHT,),
    must_not: Sequence[GoldStatement] = (),
) -> Evaluation:
    record = GoldRecord("a", TEXT, statements=tuple(gold), must_not=tuple(must_not))
    # Another sentence looks for the properties that these tests use, so that gold covers them.
    other = GoldRecord("z", TEXT, must_not=(BOUGHT, replace(BOUGHT, predicate="owns")))
    return evaluate([record, other], ENTITIES, statements, ontology)


def _counts(found: Evaluation, group: str = "overall") -> tuple[int, int, int]:
    figure = found.figures.get(group)
    return (figure.right, figure.extra, figure.missed) if figure else (0, 0, 0)


def test_right(ontology: Ontology) -> None:
    """The same property, subject, object and status is right, in every group it belongs to."""
    found = _score(ontology, [_read()])
    assert [(1, 0, 0)] * 4 == [
        _counts(found, group) for group in ("overall", "loose", "property:acquired", "status:asserted")
    ]
    assert (1.0, 1.0, 1.0) == tuple(
        rate.value
        for rate in (found.figures["overall"].precision, found.figures["overall"].recall, found.figures["overall"].f1)
    )
    assert () == found.findings


def test_missed_and_extra(ontology: Ontology) -> None:
    """The wrong direction is both a miss and an extra."""
    found = _score(ontology, [_read(subject="#initech", object_="#acme")])
    assert (0, 1, 1) == _counts(found)
    assert ["missed", "extra"] == [line.split()[0] for line in found.findings]


def test_symmetric_property_reads_both_ways(ontology: Ontology) -> None:
    """A merged with B says that B merged with A."""
    merged = replace(BOUGHT, predicate="mergedWith")
    assert (1, 0, 0) == _counts(_score(ontology, [_read("mergedWith", "#initech", "#acme")], [merged]))


def test_wrong_property_is_loosely_right(ontology: Ontology) -> None:
    """The loose figure ignores the property, the strict ones do not."""
    found = _score(ontology, [_read("owns")])
    assert ((0, 1, 1), (1, 0, 0)) == (_counts(found), _counts(found, "loose"))
    assert ((0, 1, 0), (0, 0, 1)) == (_counts(found, "property:owns"), _counts(found, "property:acquired"))


def test_a_property_that_gold_does_not_look_for_is_not_judged(ontology: Ontology) -> None:
    """Where no sentence of gold looks for a property, its silence says nothing."""
    found = _score(ontology, [_read("visited")], [])
    assert ((0, 0, 0), 1) == (_counts(found), found.counts["of a property that gold does not cover"])


def test_wrong_status(ontology: Ontology) -> None:
    """A denial read as a fact is wrong, and told apart from other errors."""
    found = _score(ontology, [_read()], [replace(BOUGHT, statuses=(Status.DENIED,))])
    assert ((0, 1, 1), (0, 1)) == (_counts(found), found.shares["status"])
    assert (1, 1) == (found.counts["wrong status"], found.counts["asserted wrongly"])
    assert ["status    a: Acme | acquired | Initech (denied) read as asserted"] == list(found.findings)


def test_alternative_status(ontology: Ontology) -> None:
    """Gold may allow several statuses."""
    either = replace(BOUGHT, statuses=(Status.REPORTED, Status.ASSERTED))
    assert (1, 0, 0) == _counts(_score(ontology, [_read()], [either]))


def test_duplicates_count_once(ontology: Ontology) -> None:
    """A second statement like a right one is neither right nor wrong."""
    later = replace(_read(), time=Value(kind=ValueKind.DATE, text="2004", start="2004"))
    found = _score(ontology, [_read(), later])
    assert ((1, 0, 0), 1) == (_counts(found), found.counts["duplicates"])


def test_one_statement_answers_one(ontology: Ontology) -> None:
    """A statement that two of gold's would match is right for one of them; the other is missed."""
    found = _score(ontology, [_read()], [BOUGHT, replace(BOUGHT, predicate="owns"), replace(BOUGHT, times=("2004",))])
    assert ((1, 0, 2), (1, 0, 2)) == (_counts(found), _counts(found, "loose"))


def test_best_agreeing_duplicate_is_taken(ontology: Ontology) -> None:
    """Of two like statements, the one with gold's time and speaker is judged."""
    timed = replace(_read(), time=Value(kind=ValueKind.DATE, text="2004", start="2004"), speaker="#ada")
    gold = replace(BOUGHT, times=("2004",), speaker=_name("Ada"))
    found = _score(ontology, [_read(), timed], [gold])
    assert ((1, 1), (1, 1)) == (found.shares["time"], found.shares["speaker"])


def test_time_and_speaker_are_judged_apart(ontology: Ontology) -> None:
    """A wrong time or speaker leaves the statement right."""
    timed = replace(_read(), time=Value(kind=ValueKind.DATE, text="2005", start="2005"), speaker="#initech")
    found = _score(ontology, [timed], [replace(BOUGHT, times=("2004",), speaker=_name("Ada"))])
    assert ((1, 0, 0), (0, 1), (0, 1)) == (_counts(found), found.shares["time"], found.shares["speaker"])
    assert ["time", "speaker"] == [line.split()[0] for line in found.findings]


def test_absent_time_and_speaker_do_not_count(ontology: Ontology) -> None:
    """Where neither side gives a time or a speaker there is nothing to get right."""
    found = _score(ontology, [_read()])
    assert ((0, 0), (0, 0)) == (found.shares["time"], found.shares["speaker"])


def test_optional_counts_neither_way(ontology: Ontology) -> None:
    """What gold calls optional may be read or left out; in another status it is wrong."""
    optional = replace(BOUGHT, is_optional=True)
    read, left_out = _score(ontology, [_read()], [optional]), _score(ontology, [], [optional])
    denied = _score(ontology, [replace(_read(), status=Status.DENIED)], [optional])
    assert ((0, 0, 0), (0, 0, 0), (0, 1, 0)) == (_counts(read), _counts(left_out), _counts(denied))
    assert 1 == read.counts["optional"]


def test_open_statements_are_counted_apart(ontology: Ontology) -> None:
    """An open statement is no false positive, and one with a missed statement's arguments is told."""
    opened = replace(_read("urn:snap-up"), phrase="snap up")
    found = _score(ontology, [opened])
    assert ((0, 0, 1), 1) == (_counts(found), found.counts["open"])
    assert 1 == found.counts["open with the arguments of a missed statement"]


def test_types_and_other_documents_are_left_out(ontology: Ontology) -> None:
    """The type of an event is no statement of gold, and other documents are not judged."""
    typed = _read(RDF_TYPE, "#deal", kg("Acquisition"))
    assert (0, 0, 1) == _counts(_score(ontology, [typed, _read(document="b")]))


def test_roles_are_judged_where_gold_lists_them(ontology: Ontology) -> None:
    """A sum is right or wrong if gold gives one, and does not matter otherwise; neither moves the overall figure."""
    other = _read("sum", "#deal", replace(MONEY, amount="6000000"))
    right = _read("sum", "#deal", MONEY)
    listed = _score(ontology, [_read(), right, other], [BOUGHT, SUM])
    unlisted = _score(ontology, [_read(), other])
    assert ((1, 1, 0), (1, 0, 0)) == (_counts(listed, "roles"), _counts(listed))
    assert ((1, 1, 0), (1, 1, 0)) == (_counts(listed, "value:money"), _counts(listed, "property:sum"))
    assert ((0, 0, 0), (1, 0, 0)) == (_counts(unlisted, "roles"), _counts(unlisted))


def test_plain_triples_that_gold_forbids(ontology: Ontology) -> None:
    """Only an asserted statement violates; nothing set stands for anything."""
    anything = GoldStatement(GoldTerm(), "acquired", _name("Initech"))
    asserted = _score(ontology, [_read()], [], [anything])
    hedged = _score(ontology, [replace(_read(), status=Status.HEDGED)], [], [anything])
    assert ((3, 1), (3, 0)) == tuple(
        (found.counts["must_not"], found.counts["must_not violated"]) for found in (asserted, hedged)
    )
    assert "violated  a: {*} | acquired | Initech (asserted)" == asserted.findings[-1]


def test_below_the_threshold_nothing_is_plain(ontology: Ontology) -> None:
    """A statement that is too unsure for a plain triple violates nothing."""
    iri = kg("acquired")
    properties = {**ontology.properties, iri: replace(ontology.properties[iri], threshold=0.95)}
    found = _score(replace(ontology, properties=properties), [_read()], [], [BOUGHT])
    assert 0 == found.counts["must_not violated"]


def test_unknown_property_is_refused(ontology: Ontology) -> None:
    """Gold of another ontology is an error of use, not a row of misses."""
    with pytest.raises(ReadError) as caught:
        _score(ontology, [], [replace(BOUGHT, predicate="bougth")])
    assert "unknown-gold-property" == caught.value.slug


def test_property_may_be_an_iri(ontology: Ontology) -> None:
    """A full IRI names a property as well."""
    assert (1, 0, 0) == _counts(_score(ontology, [_read()], [replace(BOUGHT, predicate=kg("acquired"))]))


def test_empty_gold(ontology: Ontology) -> None:
    """No gold gives no figures and no error."""
    found = evaluate([], ENTITIES, [_read()], ontology)
    assert (0, {}, ()) == (found.sentences, dict(found.figures), found.findings)


def test_empty_system(ontology: Ontology) -> None:
    """Nothing read gives a recall of 0 and no precision."""
    found = _score(ontology, [])
    overall = found.figures["overall"]
    assert (None, 0.0, 0.0) == (overall.precision.value, overall.recall.value, overall.f1.value)
    assert (0.0, 0.0) == (overall.recall.low, overall.recall.high)


def test_sentence_without_statements(ontology: Ontology) -> None:
    """A sentence that says nothing still catches what is made up."""
    assert (0, 1, 0) == _counts(_score(ontology, [_read()], []))


TALLIES = [{"overall": Tally(number % 3, number % 2, (number + 1) % 2)} for number in range(40)]


def test_bootstrap_is_deterministic() -> None:
    """The same seed gives the same interval, another seed another one."""
    assert bootstrap(TALLIES, 13) == bootstrap(TALLIES, 13)
    assert bootstrap(TALLIES, 13) != bootstrap(TALLIES, 14)


def test_interval_holds_the_value() -> None:
    """The interval lies around the value, inside 0 and 1, and is narrower with more sentences."""
    few, many = bootstrap(TALLIES, 13)["overall"].f1, bootstrap(TALLIES * 10, 13)["overall"].f1
    for rate in (few, many):
        assert rate.value is not None
        assert rate.low is not None
        assert rate.high is not None
        assert 0 <= rate.low < rate.value < rate.high <= 1
    assert (many.high or 0) - (many.low or 0) < (few.high or 0) - (few.low or 0)


def test_sums_are_exact() -> None:
    """Counts add up over sentences, and the rates follow from them."""
    figure = bootstrap([{"overall": Tally(2, 1, 0)}, {"overall": Tally(1, 0, 3)}, {}], 13)["overall"]
    assert (3, 1, 3) == (figure.right, figure.extra, figure.missed)
    assert (0.75, 0.5, 0.6) == (figure.precision.value, figure.recall.value, figure.f1.value)
