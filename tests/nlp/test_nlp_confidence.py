"""A statement is less sure where what it relates was found in a way that was often wrong."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from kgraph.nlp.statement_records import get_statements
from kgraph.ontology.vocab import local_name
from nlp_notation import Reader
from nlp_ontology import small_ontology

if TYPE_CHECKING:
    from spacy.vocab import Vocab

    from kgraph.ontology import Ontology

TREATY = "signed/VBD/ROOT/1 a/DT/det/4 new/JJ/amod/4 treaty/NN/dobj/1"
CASES = {
    "names": (f"Norway{{Country}}/NNP/nsubj/1 {TREATY}", 0.8),
    "a bare noun": ("Norway{Country}/NNP/nsubj/1 signed/VBD/ROOT/1 the/DT/det/3 treaty/NN/dobj/1", 0.5),
    "two bare nouns": ("The/DT/det/1 envoy/NN/nsubj/2 signed/VBD/ROOT/2 the/DT/det/4 treaty/NN/dobj/2", 0.5),
    "a noun that is one of its kind": (
        "Parliament/NN/nsubj/1 signed/VBD/ROOT/1 a/DT/det/4 new/JJ/amod/4 treaty/NN/dobj/1",
        0.8,
    ),
    "one of a kind of which there are many": (
        "The/DT/det/1 agency/NN/nsubj/2 signed/VBD/ROOT/2 a/DT/det/5 new/JJ/amod/5 treaty/NN/dobj/2",
        0.45,
    ),
    "what the text points at": (
        "Norway{Country}/NNP/nsubj/1 signed/VBD/ROOT/1 the/DT/det/4 new/JJ/amod/4 treaty/NN/dobj/1",
        0.5,
    ),
    "what a person has not": (
        "Lang{Person}/NNP/nsubj/1 signed/VBD/ROOT/1 its/PRP$/poss/4 peace/NN/compound/4 treaty/NN/dobj/1",
        0.5,
    ),
    "a prize among others": (
        "Norway{Country}/NNP/nsubj/1 signed/VBD/ROOT/1 best/JJS/amod/3 treaty/NN/dobj/1",
        0.5,
    ),
    "what is told from another": (
        "Norway{Country}/NNP/nsubj/1 signed/VBD/ROOT/1 other/JJ/amod/4 peace/NN/compound/4 treaties|treaty/NNS/dobj/1",
        0.5,
    ),
    "what a clause tells that is left out": (
        (
            "Norway{Country}/NNP/nsubj/1 signed/VBD/ROOT/1 the/DT/det/4 peace/NN/compound/4 treaties|treaty/NNS/dobj/1"
            " of/IN/prep/4 2003{date;start=2003}/CD/pobj/5 that/WDT/nsubj/8 failed|fail/VBD/relcl/4"
        ),
        0.5,
    ),
    "what is more than before": (
        (
            "Norway{Country}/NNP/nsubj/1 signed/VBD/ROOT/1 fewer/JJR/amod/4 peace/NN/compound/4"
            " treaties|treaty/NNS/dobj/1 than/IN/prep/3 planned/VBN/pcomp/5"
        ),
        0.5,
    ),
    "what is for something of its": (
        (
            "Norway{Country}/NNP/nsubj/1 signed/VBD/ROOT/1 new/JJ/amod/4 peace/NN/compound/4"
            " treaties|treaty/NNS/dobj/1 for/IN/prep/4 its/PRP$/poss/7 islands/NNS/pobj/5"
        ),
        0.5,
    ),
    "what a content clause tells that is left out": (
        (
            "Norway{Country}/NNP/nsubj/1 signed/VBD/ROOT/1 Denmark{Country}/NNP/poss/4 's/POS/case/2 treaty/NN/dobj/1"
            " that/IN/mark/7 ships/NNS/nsubj/7 stop/VBP/acl/4"
        ),
        0.5,
    ),
    "what is named after it": (
        (
            "Norway{Country}/NNP/nsubj/1 signed/VBD/ROOT/1 an/DT/det/4 old/JJ/amod/4 peace/NN/dobj/1 and/CC/cc/4"
            " reform/NN/compound/7 treaty/NN/conj/4 Corvane{Work}/NNP/appos/4"
        ),
        0.5,
    ),
    "what an adjective does not tell": (
        "Norway{Country}/NNP/nsubj/1 signed/VBD/ROOT/1 urgent/JJ/amod/4 similar/JJ/amod/4 treaties|treaty/NNS/dobj/1",
        0.5,
    ),
    "what only a weekday tells": (
        (
            "Norway{Country}/NNP/nsubj/1 signed/VBD/ROOT/1 Sunday{date;start=2005-09-25}/NNP/poss/5 's/POS/case/2"
            " new/JJ/amod/5 treaty/NN/dobj/1"
        ),
        0.5,
    ),
    "what the text points at by a name": (
        (
            "Norway{Country}/NNP/nsubj/1 signed/VBD/ROOT/1 the/DT/det/4 new/JJ/amod/4 treaty/NN/dobj/1 on/IN/prep/4"
            " Svalbard{Place}/NNP/pobj/5"
        ),
        0.75,
    ),
    "what the text points at by a number": (
        (
            "Norway{Country}/NNP/nsubj/1 signed/VBD/ROOT/1 the/DT/det/4 2003{date;start=2003}/CD/nummod/4"
            " treaty/NN/dobj/1"
        ),
        0.75,
    ),
    "what the text points at by its home": (
        (
            "Norway{Country}/NNP/nsubj/1 signed/VBD/ROOT/1 the/DT/det/6 Oslo{City}/NNP/npadvmod/5 -/HYPH/punct/5"
            " based|base/VBN/amod/6 treaty/NN/dobj/1"
        ),
        0.5,
    ),
    "of nobody known": (
        (
            "Norway{Country}/NNP/nsubj/1 signed/VBD/ROOT/1 the/DT/det/3 council/NN/poss/6 's/POS/case/3 new/JJ/amod/6"
            " treaty/NN/dobj/1 on/IN/prep/6 Svalbard{Place}/NNP/pobj/7"
        ),
        0.5,
    ),
    "of somebody known": (
        (
            "Norway{Country}/NNP/nsubj/1 signed/VBD/ROOT/1 Denmark{Country}/NNP/poss/5 's/POS/case/2 new/JJ/amod/5"
            " treaty/NN/dobj/1"
        ),
        0.75,
    ),
    "what is named beside its description": (
        (
            "Norway{Country}/NNP/nsubj/1 signed/VBD/ROOT/1 a/DT/det/4 new/JJ/amod/4 treaty/NN/dobj/1 ,/,/punct/4"
            " Corvane/NNP/appos/4"
        ),
        0.5,
    ),
    "of the one who acts": (
        "Norway{Country}/NNP/nsubj/1 signed/VBD/ROOT/1 its/PRP$/poss/4 new/JJ/amod/4 treaty/NN/dobj/1",
        0.75,
    ),
    "of one who acts and is not known": (
        (
            "The/DT/det/2 new/JJ/amod/2 council/NN/nsubj/3 signed/VBD/ROOT/3 its/PRP$/poss/6 new/JJ/amod/6"
            " treaty/NN/dobj/3"
        ),
        0.5,
    ),
    "what is inside points": (
        (
            "Norway{Country}/NNP/nsubj/1 signed/VBD/ROOT/1 a/DT/det/3 treaty/NN/dobj/1 on/IN/prep/3 the/DT/det/6"
            " island/NN/pobj/4"
        ),
        0.5,
    ),
    "a pronoun": (
        (
            "Tomas_Riedl{Person}/NNP/nsubj/1 resigned/VBD/ROOT/1 ././punct/1 He/PRP/nsubj/4 signed/VBD/ROOT/4"
            " a/DT/det/7 new/JJ/amod/7 treaty/NN/dobj/4"
        ),
        0.75,
    ),
    "a pronoun for a bare noun": (
        (
            "The/DT/det/1 envoy/NN/nsubj/2 resigned/VBD/ROOT/2 ././punct/2 He/PRP/nsubj/5 signed/VBD/ROOT/5"
            " a/DT/det/8 new/JJ/amod/8 treaty/NN/dobj/5"
        ),
        0.4,
    ),
    "a clause inside another's words": (
        (
            "Norway{Country}/NNP/nsubj/8 ,/,/punct/0 which/WDT/nsubj/3 signed/VBD/relcl/0 a/DT/det/6 new/JJ/amod/6"
            " treaty/NN/dobj/3 ,/,/punct/0 waved|wave/VBD/ROOT/8"
        ),
        0.75,
    ),
    "who has a role": (
        "Tomas_Riedl{Person}/NNP/nsubj/4 ,/,/punct/0 a/DT/det/3 minister/NN/appos/0 waved|wave/VBD/ROOT/4",
        0.8,
    ),
    "who has a role, not named": (
        "The/DT/det/2 old/JJ/amod/2 pilot/NN/nsubj/6 ,/,/punct/2 a/DT/det/5 minister/NN/appos/2 waved|wave/VBD/ROOT/6",
        0.45,
    ),
    "who may be of the same family": (
        (
            "Riedl{Person}/NNP/nsubj/1 arrested/VBD/ROOT/1 Tomas_Riedl{Person}/NNP/dobj/1 ,/,/punct/1"
            " not/RB/neg/5 Eva_Riedl{Person}/NNP/conj/2"
        ),
        0.45,
    ),
    "a number": ("40{count;amount=40}/CD/nummod/2 Irish/JJ/amod/2 pilots/NNS/nsubj/3 waved|wave/VBD/ROOT/3", 0.85),
    "a number of a bare noun": ("40{count;amount=40}/CD/nummod/1 pilots/NNS/nsubj/2 waved|wave/VBD/ROOT/2", 0.5),
    "no number": (
        (
            "Dozens{count;amount=12;bound=atLeast}/NNS/nsubj/4 of/IN/prep/0 Irish/JJ/amod/3 pilots/NNS/pobj/1"
            " waved|wave/VBD/ROOT/4"
        ),
        0.5,
    ),
}


@pytest.fixture(scope="module")
def reader(blank_vocab: Vocab) -> Reader:
    """Give the components after the parser."""
    return Reader(small_ontology(), blank_vocab)


@pytest.mark.parametrize(("tree", "expected"), CASES.values(), ids=CASES)
def test_nlp_confidence_is_less_for_what_was_often_wrong(tree: str, expected: float, reader: Reader) -> None:
    """Names are surest, bare nouns and vague numbers below the threshold."""
    confidence, *_ = [record.confidence for record in get_statements(reader.read(tree))]
    assert expected == confidence


HELD = "Norway{{Country}}/NNP/nsubj/1 arrested/VBD/ROOT/1 {0}".format
INDEFINITE = {
    "one of a kind": (HELD("a/DT/det/4 foreign/JJ/amod/4 pilot/NN/dobj/1"), False),
    "some of a kind": (HELD("foreign/JJ/amod/3 pilots/NNS/dobj/1"), False),
    "some of a country's": (HELD("Danish{Country}/JJ/amod/3 pilots/NNS/dobj/1"), False),
    "many of what somebody has": (HELD("many/JJ/amod/4 Telmar{Company}/NNP/compound/4 pilots/NNS/dobj/1"), False),
    "all that somebody has": (HELD("Telmar{Company}/NNP/compound/3 pilots/NNS/dobj/1"), True),
    "so many of a kind": (
        HELD("two{count;amount=2}/CD/nummod/4 foreign/JJ/amod/4 pilots/NNS/dobj/1"),
        True,
    ),
    "told by a name behind": (
        HELD("a/DT/det/4 small/JJ/amod/4 pilot/NN/dobj/1 in/IN/prep/4 Oslo{City}/NNP/pobj/5"),
        True,
    ),
    "told by a name behind that hangs elsewhere": (
        (
            "Norway{Country}/NNP/nsubj/1 reduced|reduce/VBD/ROOT/1 numerous/JJ/amod/3 awards/NNS/dobj/1 for/IN/prep/1"
            " Corvane{Company}/NNP/pobj/4"
        ),
        True,
    ),
    "somebody's": (HELD("Telmar{Company}/NNP/poss/5 's/POS/case/2 foreign/JJ/amod/5 pilots/NNS/dobj/1"), True),
    "one brought in by what it does": (
        "A/DT/det/2 foreign/JJ/amod/2 pilot/NN/nsubj/3 arrested/VBD/ROOT/3 Lang{Person}/NNP/dobj/3",
        True,
    ),
    "some, whatever they do": (
        "Foreign/JJ/amod/1 pilots/NNS/nsubj/2 arrested/VBD/ROOT/2 Lang{Person}/NNP/dobj/2",
        False,
    ),
    "what a pronoun takes up": (
        (
            "Foreign/JJ/amod/1 pilots/NNS/nsubj/2 waved|wave/VBD/ROOT/2 ././punct/2 They/PRP/nsubj/5"
            " arrested/VBD/ROOT/5 Lang{Person}/NNP/dobj/5"
        ),
        False,
    ),
    "a country's own": (
        "Danish{Country}/JJ/amod/1 troops/NNS/nsubj/2 arrested/VBD/ROOT/2 Lang{Person}/NNP/dobj/2",
        True,
    ),
    "who has been one of many": (
        HELD("the/DT/det/5 former/JJ/amod/5 Brann{Company}/NNP/compound/5 pilot/NN/dobj/1"),
        False,
    ),
    "one of many, brought in by what is done": (
        (
            "A/DT/det/3 former/JJ/amod/3 Brann{Company}/NNP/compound/3 pilot/NN/nsubj/4 arrested/VBD/ROOT/4"
            " Lang{Person}/NNP/dobj/4"
        ),
        True,
    ),
    "a prize of whoever wins it": (
        "Lang{Person}/NNP/nsubj/1 reduced|reduce/VBD/ROOT/1 her/PRP$/poss/4 long/JJ/amod/4 battle/NN/dobj/1",
        False,
    ),
    "one of a group": (
        (
            "Norway{Country}/NNP/nsubj/1 arrested/VBD/ROOT/1 one/CD/dobj/1 of/IN/prep/2 Telmar{Company}/NNP/poss/7"
            " 's/POS/case/4 senior/JJ/amod/7 pilots/NNS/pobj/3"
        ),
        False,
    ),
    "a part of what is named": (
        "Norway{Country}/NNP/nsubj/1 reduced|reduce/VBD/ROOT/1 northern/JJ/amod/3 Oslo{City}/NNP/dobj/1",
        False,
    ),
    "all of what is named": (
        "Norway{Country}/NNP/nsubj/1 reduced|reduce/VBD/ROOT/1 old/JJ/amod/3 Oslo{City}/NNP/dobj/1",
        True,
    ),
    "any prize": ("Lang{Person}/NNP/nsubj/1 reduced|reduce/VBD/ROOT/1 acting/NN/compound/3 awards/NNS/dobj/1", False),
    "an occasion among many": (
        "Norway{Country}/NNP/nsubj/1 reduced|reduce/VBD/ROOT/1 keynote/NN/compound/3 speeches|speech/NNS/dobj/1",
        False,
    ),
    "an occasion of somebody": (
        (
            "Norway{Country}/NNP/nsubj/1 reduced|reduce/VBD/ROOT/1 Telmar{Company}/NNP/compound/3"
            " speeches|speech/NNS/dobj/1"
        ),
        True,
    ),
    "what is no thing of its own": (
        "Norway{Country}/NNP/nsubj/1 reduced|reduce/VBD/ROOT/1 interest/NN/compound/3 rates/NNS/dobj/1",
        True,
    ),
}


@pytest.mark.parametrize(("tree", "is_plain"), INDEFINITE.values(), ids=INDEFINITE)
def test_nlp_confidence_of_any_of_a_kind(tree: str, is_plain: bool, reader: Reader) -> None:
    """A triple about any or some of a kind tells its reader nothing."""
    found = [record.confidence for record in get_statements(reader.read(tree)) if record.subject_kind == "mention"]
    assert is_plain == (max(found) > 0.6)


FALL = (
    "fell|fall/VBD/ROOT/{0} to/IN/prep/{0} 3m_euros{{money;amount=3000000;unit=EUR}}/CD/pobj/{1} in/IN/prep/{0}"
    " 2002{{date;start=2002}}/CD/pobj/{2}"
)
SUBMITTED = "was|be/VBD/auxpass/{0} submitted|submit/VBN/ROOT/{0} in/IN/prep/{0} 2002{{date;start=2002}}/CD/pobj/{1}"
EVENTS = {
    "of nobody": ("Output/NN/nsubj/1 " + FALL.format(1, 2, 4), 0.5),
    "of nobody, with an adjective": ("Yearly/JJ/amod/1 turnover/NN/nsubj/2 " + FALL.format(2, 3, 5), 0.5),
    "of somebody": (
        "Norway{Country}/NNP/poss/2 's/POS/case/0 turnover/NN/nsubj/3 " + FALL.format(3, 4, 6),
        0.85,
    ),
    "of all the world": ("Global/JJ/amod/1 output/NN/nsubj/2 " + FALL.format(2, 3, 5), 0.85),
    "of all but one": ("Non-EU{Organization}/NNP/compound/1 turnover/NN/nsubj/2 " + FALL.format(2, 3, 5), 0.5),
    "done to one of many": ("A/DT/det/2 new/JJ/amod/2 report/NN/nsubjpass/4 " + SUBMITTED.format(4, 5), 0.45),
    "done to so many": (
        "Two{count;amount=2}/CD/nummod/2 new/JJ/amod/2 reports/NNS/nsubjpass/4 " + SUBMITTED.format(4, 5),
        0.8,
    ),
    "done to one with a name": (
        "A/DT/det/1 report/NN/nsubjpass/5 on/IN/prep/1 Oslo{City}/NNP/pobj/2 " + SUBMITTED.format(5, 6),
        0.8,
    ),
    "by some, to nothing known": (
        (
            "Some/DT/det/1 banks/NNS/nsubj/2 reduced|reduce/VBD/ROOT/2 interest/NN/compound/4 rates/NNS/dobj/2"
            " in/IN/prep/2 2002{date;start=2002}/CD/pobj/5"
        ),
        0.45,
    ),
    "of all of a kind": ("Output/NN/nsubj/3 of/IN/prep/0 steel/NN/pobj/1 " + FALL.format(3, 4, 6), 0.85),
}


@pytest.mark.parametrize(("tree", "expected"), EVENTS.values(), ids=EVENTS)
def test_nlp_confidence_of_an_event_is_that_of_what_it_happens_to(tree: str, expected: float, reader: Reader) -> None:
    """How far something fell says nothing where nobody can know what fell."""
    records = get_statements(reader.read(tree))
    assert max(record.confidence for record in records if record.subject_kind == "event") == expected


def test_nlp_confidence_of_an_event_that_nobody_takes_part_in(ontology: Ontology, blank_vocab: Vocab) -> None:
    """An amount says nothing where the text tells neither who pays nor what for."""
    tree = (
        "Lang{Person}/NNP/nsubj/1 counted/VBD/ROOT/1 3m_euros{money;amount=3000000;unit=EUR}/CD/dobj/1"
        " spent|spend/VBN/acl/2 yearly/RB/advmod/3"
    )
    records = get_statements(Reader(ontology, blank_vocab).read(tree))
    assert [0.4] == [record.confidence for record in records if local_name(record.predicate) == "sum"]


def test_nlp_confidence_of_an_amount_that_nobody_spends(ontology: Ontology, blank_vocab: Vocab) -> None:
    """An amount says little where nothing tells who pays, and what for is called by no name."""
    tree = (
        "3m_euros{money;amount=3000000;unit=EUR}/CD/nsubjpass/2 was/VBD/auxpass/2 spent|spend/VBN/ROOT/2 on/IN/prep/2"
        " foreign/JJ/amod/5 sales/NNS/pobj/3"
    )
    records = get_statements(Reader(ontology, blank_vocab).read(tree))
    assert all(record.confidence <= 0.5 for record in records if record.subject_kind == "event")


def test_nlp_confidence_corpus_is_whole() -> None:
    """The corpus has lost no case."""
    assert (len(CASES), len(INDEFINITE), len(EVENTS)) == (34, 23, 10)
