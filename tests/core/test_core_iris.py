"""IRIs: readable, the same for the same thing, different for different things, and legal whatever the label."""

from __future__ import annotations

import hashlib
import re
from dataclasses import replace
from random import Random

import pyoxigraph as ox
import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph_samples import DENIED, FUNDS, OPEN, SUBMITTED, SUBMITTED_AGAIN
from kgraph.errors import OntologyError
from kgraph.iris import DEFAULT_BASE, KINDS, Minter, claim_key, digest, slug, value_key
from kgraph.model import Evidence, Statement, Status, Value, ValueKind
from kgraph.ontology.vocab import kg
from strategies import HOSTILE, labels, values

MINTER = Minter()
MONEY = Value(kind=ValueKind.MONEY, text="$5", amount="5", unit="USD")
LONG = "Commission for the Protection of Very Long Names in Official Documents and Elsewhere in the Republic"
SLUGS = {
    "case": ("Kim Moon-soo", "kim-moon-soo"),
    "dots": ("U.S.", "u-s"),
    "accents": ("São Paulo", "sao-paulo"),
    "hangul": ("통일부", "tongilbu"),
    "greek": ("Αθήνα", "athina"),
    "cyrillic": ("Киев", "kiev"),
    "arabic": ("مصر", "msr"),
    "han": ("北京", "beijing"),
    "digits": ("9/11", "9-11"),
    "runs": ("  a -- b  ", "a-b"),
    "ligature": ("ﬁnance", "finance"),
}
# Pairs that a careless local name would make one.
APART = {
    "romanisation": ("통일부", "tongilbu"),
    "accent": ("Möller", "Moller"),
    "two-accents": ("Möller", "Mòller"),
    "plus": ("C++", "C"),
    "sharp": ("C#", "C"),
    "trailing-plus": ("Canal+", "Canal"),
    "exclamation": ("Wham!", "Wham"),
    "long": (LONG + " of Ardenia", LONG + " of Borduria"),
    "unreadable": ("†", "‡"),
}
BASES = ("https://example.org/", "http://example.org/g#", "urn:example:", "https://例え.jp/グラフ/")
BAD_BASES = {
    "empty": "",
    "relative": "graph/",
    "open-end": "https://example.org/g",
    "blank": "https://example.org/a b/",
    "newline": "https://example.org/\n",
    "bracket": "https://example.org/<g>/",
    "quote": 'https://example.org/"/',
    "brace": "https://example.org/{g}/",
    "backslash": "https://example.org\\/",
    "nul": "https://example.org/\x00/",
    "control": "https://example.org/\x85/",
    "scheme-only": "https:",
}


def test_digest_is_the_start_of_sha256() -> None:
    """The recipe is the decision record's: 16 hex digits of SHA-256 over parts joined by the unit separator."""
    assert hashlib.sha256(b"a\x1fb").hexdigest()[:16] == digest("a", "b")
    assert digest("ab") != digest("a", "b")


def test_digest_takes_half_a_character() -> None:
    """A lone surrogate has no UTF-8 form and must not stop a build."""
    assert 16 == len(digest("\ud800"))
    assert digest("\ud800") != digest("\udfff")


@pytest.mark.parametrize(("label", "expected"), SLUGS.values(), ids=SLUGS)
def test_slug_is_readable(label: str, expected: str) -> None:
    """Any script becomes lower-case ASCII words with single hyphens."""
    assert expected == slug(label)


def test_slug_corpus_is_whole() -> None:
    """The scripts above are all there."""
    assert (11, 9, 12) == (len(SLUGS), len(APART), len(BAD_BASES))


@pytest.mark.parametrize("label", ["", " ", "†", "!!!", "\x00"], ids=ascii)
def test_slug_of_nothing_readable_is_a_hash(label: str) -> None:
    """Where no letter or digit is left, the hash of the label stands for it."""
    assert digest(label) == slug(label)


def test_slug_of_a_long_label_is_cut_and_hashed() -> None:
    """A long name keeps its beginning, and a hash tells it from others that begin alike."""
    assert 80 >= len(slug(LONG))
    assert slug(LONG).startswith("commission-for-the-protection-of-very-long-names-in-official")
    assert slug(LONG).endswith(f"-{digest(LONG)}")
    assert f"{'a' * 62}-{digest('a' * 62 + ' ' + 'b' * 40)}" == slug("a" * 62 + " " + "b" * 40)


@given(label=labels() | st.text(min_size=70, max_size=120))
def test_slug_of_any_label_is_a_plain_local_name(label: str) -> None:
    """Whatever the label holds, its slug is a short ASCII word without slash, dot or colon."""
    assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", slug(label))
    assert 80 >= len(slug(label))


@pytest.mark.parametrize(("one", "other"), APART.values(), ids=APART)
def test_different_names_get_different_iris(one: str, other: str) -> None:
    """Labels that romanise alike, differ by a symbol, or are cut alike stay apart."""
    assert MINTER.entity("thing", one) != MINTER.entity("thing", other)


@pytest.mark.parametrize("label", ["Johnson & Johnson", "St. Mary's (North)", "Lee, Park/Choi", 'The "Star"'])
def test_ordinary_punctuation_costs_no_hash(label: str) -> None:
    """A name of ASCII letters and separators has an IRI without a hash."""
    assert f"{DEFAULT_BASE}entity/company-{slug(label)}" == MINTER.entity("company", label)


def test_families_keep_names_apart() -> None:
    """A person and a place of one name are two things."""
    assert f"{DEFAULT_BASE}entity/person-paris" == MINTER.entity("Person", "Paris")
    assert f"{DEFAULT_BASE}entity/place-paris" == MINTER.entity("Place", "Paris")


def test_scopes_keep_descriptions_apart() -> None:
    """A described thing is another one in another document, and stays itself in its own."""
    monday, tuesday = (MINTER.entity("document", "the report", scope) for scope in ("monday", "tuesday"))
    assert monday != tuesday != MINTER.entity("document", "the report")
    assert monday == MINTER.entity("document", "the report", "monday")
    assert monday.startswith(f"{DEFAULT_BASE}entity/document-the-report-")


@given(label=labels(), family=st.sampled_from(("person", "place")), scope=st.sampled_from(("", "doc-1")))
def test_entity_iris_are_legal(label: str, family: str, scope: str) -> None:
    """The IRI of any label is one that RDF libraries take, with one local name and no slash in it."""
    iri = MINTER.entity(family, label, scope)
    assert iri == ox.NamedNode(iri).value
    assert re.fullmatch(rf"{family}-[a-z0-9-]+", iri.removeprefix(f"{DEFAULT_BASE}entity/"))


@pytest.mark.parametrize("name", [*HOSTILE, "\ud800", "a/b#c?d", "ü"], ids=ascii)
def test_document_iris_are_legal_and_reversible(name: str) -> None:
    """Any id of a document becomes a legal IRI that no other id has."""
    iri = MINTER.document(name)
    assert iri == ox.NamedNode(iri).value
    assert "/" not in iri.removeprefix(f"{DEFAULT_BASE}document/")
    assert 1 == [MINTER.document(other) for other in (*HOSTILE, "\ud800", "a/b#c?d", "ü")].count(iri)


@given(roles=st.lists(st.text(max_size=6), max_size=4), shuffled=st.randoms(use_true_random=False))
def test_event_iris_ignore_the_order_of_roles(roles: list[str], shuffled: Random) -> None:
    """An event is what its roles say, in whatever order they were found."""
    other = list(roles)
    shuffled.shuffle(other)
    assert MINTER.event(kg("Reduction"), *roles) == MINTER.event(kg("Reduction"), *other)


def test_event_iris_tell_classes_and_roles_apart() -> None:
    """Another class or another role is another event; the class is readable."""
    iris = {
        MINTER.event(kg("Reduction"), "a"),
        MINTER.event(kg("Reduction"), "b"),
        MINTER.event(kg("Reduction"), "a", "b"),
        MINTER.event(kg("Increase"), "a"),
        MINTER.event("https://example.org/ns/Reduction", "a"),
    }
    assert 5 == len(iris)
    assert all(re.search(r"event/(reduction|increase)-[0-9a-f]{16}$", iri) for iri in iris)


def test_value_iris_are_shared_and_readable() -> None:
    """Equal amounts share a node however the text words them; the node tells what it holds."""
    assert MINTER.value(MONEY) == MINTER.value(replace(MONEY, text="five dollars"))
    assert re.fullmatch(r"money-5-usd-[0-9a-f]{8}", MINTER.value(MONEY).removeprefix(f"{DEFAULT_BASE}value/"))


@pytest.mark.parametrize("field", ["amount", "upper", "unit", "start", "end", "per", "bound"])
def test_value_iris_tell_every_part_apart(field: str) -> None:
    """A value that differs in one part is another value, also where the readable words are the same."""
    assert MINTER.value(MONEY) != MINTER.value(replace(MONEY, **{field: "-5"}))  # type: ignore[arg-type]


def test_words_are_part_of_a_text_value_only() -> None:
    """A text is its words; an amount is not."""
    text = Value(kind=ValueKind.TEXT, text="cash")
    assert value_key(text) != value_key(replace(text, text="shares"))
    assert value_key(MONEY) == value_key(replace(MONEY, text="5 USD"))
    assert () == value_key(None)


@given(value=values())
def test_value_iris_are_legal(value: Value) -> None:
    """The IRI of any value is one that RDF libraries take."""
    iri = MINTER.value(value)
    assert iri == ox.NamedNode(iri).value


def test_claims_ignore_who_wrote_them_where() -> None:
    """Evidence, confidence and the event do not change what is claimed."""
    assert claim_key(SUBMITTED) == claim_key(SUBMITTED_AGAIN)
    assert MINTER.statement(SUBMITTED) == MINTER.statement(replace(SUBMITTED_AGAIN, event="", confidence=0.1))


@pytest.mark.parametrize(
    "other",
    [
        replace(SUBMITTED, subject="x:s"),
        replace(SUBMITTED, predicate=kg("submitted")),
        replace(SUBMITTED, object="x:o"),
        replace(SUBMITTED, object=MONEY),
        replace(SUBMITTED, status=Status.DENIED),
        replace(SUBMITTED, speaker="x:speaker"),
        replace(SUBMITTED, time=Value(kind=ValueKind.DATE, text="2004", start="2004")),
    ],
    ids=["subject", "predicate", "object", "value", "status", "speaker", "time"],
)
def test_claims_differ_by_what_is_said(other: Statement) -> None:
    """Each part of a claim makes another claim of it."""
    assert MINTER.statement(SUBMITTED) != MINTER.statement(other)


def test_speaker_and_time_do_not_mix() -> None:
    """A claim with the speaker x is not one whose time reads x."""
    timed = replace(SUBMITTED, time=Value(kind=ValueKind.TEXT, text="speaker"))
    assert 5 == len({claim_key(each) for each in (SUBMITTED, timed, FUNDS, DENIED, OPEN)})


def test_evidence_iris_follow_document_place_and_rule() -> None:
    """Each of document, start, end and rule makes another evidence; the quote follows from them."""
    one = Evidence("d", 0, 4, "Text", 0, 5, "Text.", "funds-1")
    others = (
        replace(one, document="e"),
        replace(one, start=1),
        replace(one, end=3),
        replace(one, rule="funds-2"),
    )
    assert 5 == len({MINTER.evidence(evidence) for evidence in (one, *others)})
    assert MINTER.evidence(one) == MINTER.evidence(replace(one, sentence_start=1))


def test_relations_are_readable_and_apart() -> None:
    """The property of an open statement is its phrase; phrases of one romanisation are two."""
    assert f"{DEFAULT_BASE}relation/call-on" == MINTER.relation("call on")
    assert MINTER.relation("währen") != MINTER.relation("wahren")


def test_rules_keep_their_names() -> None:
    """The IRI of a rule ends in its name."""
    assert f"{DEFAULT_BASE}rule/funds-1" == MINTER.rule("funds-1")
    assert f"{DEFAULT_BASE}rule/a%20b" == MINTER.rule("a b")


@pytest.mark.parametrize("base", BASES)
def test_every_kind_has_a_namespace_below_the_base(base: str) -> None:
    """A base is taken as given, and each kind is a legal namespace of its own below it."""
    namespaces = {Minter(base).namespace(kind) for kind in KINDS}
    assert len(KINDS) == len(namespaces)
    assert all(name == ox.NamedNode(name).value and name.startswith(base) for name in namespaces)


@pytest.mark.parametrize("base", BAD_BASES.values(), ids=BAD_BASES)
def test_a_bad_base_is_refused(base: str) -> None:
    """What is no absolute IRI with an open end is refused before anything is built, and named."""
    with pytest.raises(OntologyError) as caught:
        Minter(base)
    assert ("bad-base", True) == (caught.value.slug, repr(base) in caught.value.message)
