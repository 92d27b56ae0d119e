"""Which groups are named without a noun."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from kgraph.nlp import nounless
from nlp_notation import Case, params, parse, read_cases

if TYPE_CHECKING:
    from spacy.tokens import Doc
    from spacy.vocab import Vocab

# Expected: the groups found, separated by semicolons.
CASES = read_cases("""
clause of a participle: those stranded
He/PRP/nsubj/1 saw/VBD/ROOT/1 those/DT/dobj/1 stranded/VBN/acl/2 ././punct/1

clause of who: those who fled
He/PRP/nsubj/1 saw/VBD/ROOT/1 those/DT/dobj/1 who/WP/nsubj/4 fled/VBD/relcl/2 ././punct/1

long clause cut: those left
Those|those/DT/nsubj/10 left/VBN/acl/0 by/IN/agent/1 the/DT/det/6 two/CD/nummod/6 great/JJ/amod/6 floods/NNS/pobj/2
of/IN/prep/6 the/DT/det/9 year/NN/pobj/7 wept/VBD/ROOT/10

long clause left out:
He/PRP/nsubj/1 saw/VBD/ROOT/1 those/DT/dobj/1 who/WP/nsubj/4 said/VBD/relcl/2 that/IN/mark/9 the/DT/det/8 old/JJ/amod/8
dam/NN/nsubj/9 broke/VBD/ccomp/4 ././punct/1

no clause:
He/PRP/nsubj/1 saw/VBD/ROOT/1 those/DT/dobj/1 ././punct/1

adjective: the dead
He/PRP/nsubj/1 saw/VBD/ROOT/1 the/DT/det/3 dead/JJ/dobj/1 ././punct/1

adjective of a verb:
He/PRP/nsubj/1 was/VBD/ROOT/1 dead/JJ/acomp/1 ././punct/1

adjective of a noun:
He/PRP/nsubj/1 saw/VBD/ROOT/1 the/DT/det/4 dead/JJ/amod/4 seal/NN/dobj/1 ././punct/1

adjective that names nobody:
He/PRP/nsubj/1 saw/VBD/ROOT/1 the/DT/det/3 blue/JJ/dobj/1 ././punct/1

more as the head: 40 more
He/PRP/nsubj/1 saw/VBD/ROOT/1 40/CD/nummod/3 more/JJR/dobj/1 ././punct/1

number as the head: 40 more
40/CD/nsubj/2 more/JJR/amod/0 fled/VBD/ROOT/2 ././punct/2

more before a noun:
He/PRP/nsubj/1 saw/VBD/ROOT/1 40/CD/nummod/4 more/JJR/amod/4 seals/NNS/dobj/1 ././punct/1

measure:
It/PRP/nsubj/1 fell/VBD/ROOT/1 40/CD/nummod/3 more/JJR/npadvmod/1 ././punct/1
""")


def _found(doc: Doc) -> list[str]:
    added = (found for token in doc if (found := nounless.added(token, {"more"})))
    spans = [nounless.pointed(token) or nounless.characterised(token, {"dead"}) for token in doc]
    return [span.text for span in (*(span for span in spans if span), *(span for _, span in added))]


def test_nlp_nounless_corpus_is_whole() -> None:
    """The corpus has lost no case."""
    assert 13 == len(CASES)


@pytest.mark.parametrize("case", params(CASES))
def test_nlp_nounless_groups_are_found(case: Case, blank_vocab: Vocab) -> None:
    """A clause after "those", an adjective after "the" and "more" after a number name a group where no noun does."""
    found = "; ".join(_found(parse(case.tree, blank_vocab)))
    assert case.expected == found[:1].lower() + found[1:]
