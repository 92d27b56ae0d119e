"""What is told of a past moment, or of the end of a role, is less sure to be so now."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from kgraph.nlp.records import set_published
from kgraph.nlp.relations import RelationsComponent
from kgraph.nlp.statement_records import get_statements
from kgraph.ontology.vocab import local_name
from nlp_notation import Case, Reader, read_cases

if TYPE_CHECKING:
    from spacy.vocab import Vocab

    from kgraph.ontology import Ontology

# Expected: the property and its confidence.
CASES = read_cases("""
told now: headOf 0.85
Corvane{Company}/NNP/compound/1 chairman/NN/compound/2 Ada_Park{Person}/NNP/nsubj/3 left|leave/VBD/ROOT/3
Oslo{City}/NNP/dobj/3 in/IN/prep/3 May_2011{date;start=2011-05}/NNP/pobj/5

told of long ago: headOf 0.5
Corvane{Company}/NNP/compound/1 chairman/NN/compound/2 Ada_Park{Person}/NNP/nsubj/3 left|leave/VBD/ROOT/3
Oslo{City}/NNP/dobj/3 in/IN/prep/3 1991{date;start=1991}/CD/pobj/5

since long ago: headOf 0.85
Corvane{Company}/NNP/compound/1 chairman/NN/compound/2 Ada_Park{Person}/NNP/nsubj/3 painted/VBD/ROOT/3
houses/NNS/dobj/3 since_1991{interval;start=1991}/CD/npadvmod/3

resigned: headOf 0.5
Corvane{Company}/NNP/compound/1 chairman/NN/compound/2 Ada_Park{Person}/NNP/nsubj/3 resigned|resign/VBD/ROOT/3

resigned, name beside the role: headOf 0.5
Corvane{Company}/NNP/poss/2 's/POS/case/0 chairman/NN/nsubj/5 ,/,/punct/2 Ada_Park{Person}/NNP/appos/2
resigned|resign/VBD/ROOT/5

resigned as something else: headOf 0.85
Corvane{Company}/NNP/compound/1 chairman/NN/compound/2 Ada_Park{Person}/NNP/nsubj/3 resigned|resign/VBD/ROOT/3
as/IN/prep/3 trustee/NN/pobj/4

resigned from something else: headOf 0.85
Corvane{Company}/NNP/compound/1 chairman/NN/compound/2 Ada_Park{Person}/NNP/nsubj/3 resigned|resign/VBD/ROOT/3
from/IN/prep/3 parliament/NN/pobj/4

retired from it all: headOf 0.5
Corvane{Company}/NNP/compound/1 chairman/NN/compound/2 Ada_Park{Person}/NNP/nsubj/3 retired|retire/VBD/ROOT/3
from/IN/prep/3 business/NN/pobj/4

was replaced: headOf 0.5
Corvane{Company}/NNP/compound/1 chairman/NN/compound/2 Ada_Park{Person}/NNP/nsubjpass/4 was/VBD/auxpass/4
replaced|replace/VBN/ROOT/4

replaced somebody: headOf 0.85
Corvane{Company}/NNP/compound/1 chairman/NN/compound/2 Ada_Park{Person}/NNP/nsubj/3 replaced|replace/VBD/ROOT/3
Ben_Moe{Person}/NNP/dobj/3

headed: headOf 0.4
Ada_Park{Person}/NNP/nsubj/1 headed|head/VBD/ROOT/1 Corvane{Company}/NNP/dobj/1

heads: headOf 0.75
Ada_Park{Person}/NNP/nsubj/1 heads|head/VBZ/ROOT/1 Corvane{Company}/NNP/dobj/1

said she headed: headOf 0.75
Ada_Park{Person}/NNP/nsubj/1 said/VBD/ROOT/1 Ben_Moe{Person}/NNP/nsubj/3 headed|head/VBD/ccomp/1
Corvane{Company}/NNP/dobj/3

became: holdsRole 0.5
Ada_Park{Person}/NNP/nsubj/1 became|become/VBD/ROOT/1 an/DT/det/3 economist/NN/attr/1

before becoming: holdsRole 0.5
Ada_Park{Person}/NNP/nsubj/1 painted|paint/VBD/ROOT/1 before/IN/prep/1 becoming|become/VBG/pcomp/2 an/DT/det/5
economist/NN/attr/3

started out as: holdsRole 0.5
Ada_Park{Person}/NNP/nsubj/1 started|start/VBD/ROOT/1 out/RP/prt/1 as/IN/prep/1 an/DT/det/5 economist/NN/pobj/3

has become: holdsRole 0.85
Ada_Park{Person}/NNP/nsubj/2 has/VBZ/aux/2 become/VBN/ROOT/2 an/DT/det/4 economist/NN/attr/2

a calling: holdsRole 0.85
economist/NN/compound/1 Ada_Park{Person}/NNP/nsubj/2 left|leave/VBD/ROOT/2 Oslo{City}/NNP/dobj/2 in/IN/prep/2
1991{date;start=1991}/CD/pobj/4

an office: holdsRole 0.5
chairman/NN/compound/1 Ada_Park{Person}/NNP/nsubj/2 left|leave/VBD/ROOT/2 Oslo{City}/NNP/dobj/2 in/IN/prep/2
1991{date;start=1991}/CD/pobj/4
""")


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_nlp_tenures_of_past_moments_are_less_sure(case: Case, ontology: Ontology, blank_vocab: Vocab) -> None:
    """A role of a past moment is not sure to be held now."""
    doc = Reader(ontology, blank_vocab).read(case.tree)
    set_published(doc, "2011-06-01")
    RelationsComponent(ontology, open_statements=False)(doc)
    predicate, confidence = case.expected.split()
    record = next(found for found in get_statements(doc) if local_name(found.predicate) == predicate)
    assert float(confidence) == record.confidence


def test_nlp_tenures_corpus_is_whole() -> None:
    """The corpus has lost no case."""
    assert len(CASES) == 19
