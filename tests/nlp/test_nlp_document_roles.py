"""Roles of one document: what one place leaves out, another may tell."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from kgraph.nlp.document_roles import DocumentRoles
from kgraph.nlp.statement_records import get_statements
from nlp_notation import Reader
from nlp_ontology import small_ontology

if TYPE_CHECKING:
    from spacy.vocab import Vocab

    from kgraph.ontology import Ontology

_FIRST = (
    "Ada_Park{Person}/NNP/nsubj/5 ,/,/punct/0 mayor/NN/appos/0 of/IN/prep/2 Oslo{City}/NNP/pobj/3 spoke/VBD/ROOT/5"
    " ././punct/5 "
)
_SECOND = (
    "Ada_Park{Person}/NNP/nsubj/5 ,/,/punct/0 mayor/NN/appos/0 of/IN/prep/2 Bergen{City}/NNP/pobj/3 spoke/VBD/ROOT/5"
    " ././punct/5 "
)


def _moved(tree: str, by: int) -> str:
    """Write a tree for a place further on in a text."""
    parts = (part.rpartition("/") for part in tree.split())
    return " ".join(f"{word}/{int(head) + by}" for word, _, head in parts)


_TITLE = "Mayor/NNP/compound/1 Ada_Park{Person}/NNP/nsubj/2 left|leave/VBD/ROOT/2"
_BODY = "Fjordvik{Organization}/NNP/nsubj/1 grew/VBD/ROOT/1 ././punct/1 "
_NOTHING = "Sales/NNS/nsubj/1 fell/VBD/ROOT/1 ././punct/1 "
_BODIES = "Fjordvik{Organization}/NNP/nsubj/3 and/CC/cc/0 Norfell{Organization}/NNP/conj/0 grew/VBD/ROOT/3 ././punct/3 "
_TOLD = "He/PRP/nsubj/1 told|tell/VBD/ROOT/1 Fjordvik{Organization}/NNP/dobj/1 ././punct/1 "
_BARE = "Chairman/NNP/compound/1 Ada_Park{Person}/NNP/nsubj/2 left|leave/VBD/ROOT/2"
_COMMITTEE = (
    "The/DT/det/2 Fjordvik{Organization}/NNP/compound/2 committee/NN/nsubj/4 itself/PRP/npadvmod/2 met|meet/VBD/ROOT/4"
    " today/NN/npadvmod/4 ././punct/4 "
)
_CHAIRMAN = "Committee/NN/compound/1 chairman/NN/compound/2 Ada_Park{Person}/NNP/nsubj/3 left|leave/VBD/ROOT/3"
CASES = {
    "once": (_TITLE, ["mayor"]),
    "told elsewhere": (f"{_FIRST}{_moved(_TITLE, 7)}", ["mayor of Oslo", "mayor of Oslo"]),
    "told elsewhere of two bodies": (
        f"{_FIRST}{_moved(_SECOND, 7)} {_moved(_TITLE, 14)}",
        ["mayor of Oslo", "mayor of Bergen", "mayor"],
    ),
    "told elsewhere, only planned": (
        (
            "Ada_Park{Person}/NNP/nsubj/2 may/MD/aux/2 become|become/VB/ROOT/2 mayor/NN/attr/2 of/IN/prep/3"
            f" Oslo{{City}}/NNP/pobj/4 ././punct/2 {_moved(_TITLE, 7)}"
        ),
        ["mayor of Oslo", "mayor"],
    ),
    "body that a description stands for": (
        (
            "The/DT/det/1 city/NN/nsubj/4 of/IN/prep/1 Oslo{City}/NNP/pobj/2 grew/VBD/ROOT/4 ././punct/4"
            " The/DT/det/7 city/NN/poss/9 's/POS/case/7 mayor/NN/compound/10 Ada_Park{Person}/NNP/nsubj/11"
            " left|leave/VBD/ROOT/11"
        ),
        ["mayor of Oslo"],
    ),
    "committee": (
        f"{_COMMITTEE}{_moved(_CHAIRMAN, 7)}",
        ["chairman of Fjordvik committee"],
    ),
    "one of two committees": (
        f"{_COMMITTEE}{_moved(_COMMITTEE.replace('Fjordvik', 'Norfell'), 7)} {_moved(_CHAIRMAN, 14)}",
        ["committee chairman"],
    ),
    "only body": (f"{_BODY}{_moved(_BARE, 3)}", ["chairman of Fjordvik"]),
    "only body of the whole text": (f"{_BODY}{_moved(_NOTHING, 3)} {_moved(_BARE, 6)}", ["chairman of Fjordvik"]),
    "one of two bodies": (
        f"{_BODY.replace('Fjordvik', 'Norfell')} {_moved(_BODY, 3)} {_moved(_BARE, 6)}",
        ["chairman of Fjordvik"],
    ),
    "two bodies": (f"{_BODIES}{_moved(_BARE, 5)}", ["chairman"]),
    "body that is told": (f"{_TOLD}{_moved(_BARE, 4)}", ["chairman"]),
    "contest": (f"{_BODY.replace('Fjordvik', 'Fjordvik_Cup')} {_moved(_BARE, 3)}", ["chairman"]),
    "firm that nobody knows": (
        (
            f"{_BODY}Ada_Park{{Person}}/NNP/nsubj/9 ,/,/punct/3 Lund{{Person}}/NNP/conj/3 and/CC/cc/5 Co/NNP/conj/5"
            " chairman/NN/appos/3 left|leave/VBD/ROOT/9"
        ),
        ["chairman"],
    ),
    "role that few bodies have": (f"{_BODY}{_moved(_BARE.replace('Chairman', 'Editor'), 3)}", ["editor"]),
}


@pytest.mark.parametrize(("tree", "expected"), CASES.values(), ids=CASES)
def test_nlp_document_roles_complete_each_other(tree: str, expected: list[str], blank_vocab: Vocab) -> None:
    """A role takes the body that the document gives it elsewhere, if it gives one only."""
    doc = Reader(small_ontology(), blank_vocab).read(tree)
    records = [record for record in get_statements(doc) if record.object_kind == "role"]
    roles = DocumentRoles(doc, small_ontology(), records)
    assert expected == [roles.role(record).name for record in sorted(records, key=lambda found: found.object)]


_WAS = "Ada_Park{Person}/NNP/nsubj/1 was/VBD/ROOT/1 the/DT/det/3 mayor/NN/attr/1 of/IN/prep/3 Oslo{City}/NNP/pobj/4"
_FORMER = (
    "Former/JJ/amod/3 Oslo{City}/NNP/compound/3 mayor/NN/compound/3 Ada_Park{Person}/NNP/nsubj/4 left|leave/VBD/ROOT/4"
)


@pytest.mark.parametrize(
    ("tree", "expected"),
    [
        (f"{_FIRST}{_moved(_WAS, 7)} ././punct/8", [False, True]),
        (f"{_FIRST}{_moved(_FORMER, 7)}", [True, False]),
        (_FIRST, [False]),
        (_WAS, [False]),
        (f"{_SECOND}{_moved(_WAS, 7)}", [False, False]),
    ],
    ids=["was so and is so", "is so and former", "is so", "was so", "other role"],
)
def test_nlp_document_roles_contradict_each_other(
    tree: str, expected: list[bool], ontology: Ontology, blank_vocab: Vocab
) -> None:
    """Of a role that is held and over, the document says the less sure in vain."""
    doc = Reader(ontology, blank_vocab).read(tree)
    records = [record for record in get_statements(doc) if record.object_kind == "role"]
    roles = DocumentRoles(doc, ontology, records)
    assert expected == [roles.is_contradicted(record) for record in sorted(records, key=lambda found: found.object)]


def test_nlp_document_roles_corpus_is_whole() -> None:
    """The corpus has lost no case."""
    assert len(CASES) == 15
