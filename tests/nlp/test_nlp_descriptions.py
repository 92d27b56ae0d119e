"""Which words name an unnamed thing."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from spacy.tokens import Span

from kgraph.nlp.descriptions import extent
from nlp_notation import Case, at, params, parse, read_cases

if TYPE_CHECKING:
    from spacy.vocab import Vocab

# Expected: the head noun, an equals sign, the description.
CASES = read_cases("""
determiner left out: report = report
The/DT/det/1 report/NN/nsubj/2 vanished/VBD/ROOT/2 ././punct/2

adjective kept: report = annual report
The/DT/det/2 annual/JJ/amod/2 report/NN/nsubj/3 vanished/VBD/ROOT/3 ././punct/3

compound kept: quota = steel quota
The/DT/det/2 steel/NN/compound/2 quota/NN/nsubj/3 fell/VBD/ROOT/3 ././punct/3

number kept: residents = 57 residents
The/DT/det/2 57/CD/nummod/2 residents/NNS/nsubj/3 left/VBD/ROOT/3 ././punct/3

possessor left out: report = new report
Their/PRP$/poss/2 new/JJ/amod/2 report/NN/nsubj/3 vanished/VBD/ROOT/3 ././punct/3

possessor with a name kept: report = Riedl's new report
Riedl/NNP/poss/3 's/POS/case/0 new/JJ/amod/3 report/NN/nsubj/4 vanished/VBD/ROOT/4 ././punct/4

what a comma cuts off left out: shares = Corvane's shares
By/IN/prep/7 0900/CD/pobj/0 GMT/NNP/nmod/4 ,/,/punct/2 Corvane/NNP/poss/6 's/POS/case/4 shares/NNS/nsubj/7
fell/VBD/ROOT/7

possessor without a name left out: report = report
The/DT/det/1 firm/NN/poss/3 's/POS/case/1 report/NN/nsubj/4 vanished/VBD/ROOT/4 ././punct/4

phrase with a pronoun left out: collapse = sudden collapse
The/DT/det/2 sudden/JJ/amod/2 collapse/NN/nsubj/6 of/IN/prep/2 its/PRP$/poss/5 bridge/NN/pobj/3 worried/VBD/ROOT/6
him/PRP/dobj/6

whole of a part kept: Three = Three of its pilots
Three|three/CD/nsubj/4 of/IN/prep/0 its/PRP$/poss/3 pilots/NNS/pobj/1 left/VBD/ROOT/4 ././punct/4

of and for kept: dossier = dossier for the annual review of the coastal agency
The/DT/det/1 dossier/NN/nsubj/10 for/IN/prep/1 the/DT/det/5 annual/JJ/amod/5 review/NN/pobj/2 of/IN/prep/5
the/DT/det/9 coastal/JJ/amod/9 agency/NN/pobj/6 vanished/VBD/ROOT/10 ././punct/10

of inside: agency = coastal agency
The/DT/det/1 dossier/NN/nsubj/6 of/IN/prep/1 the/DT/det/5 coastal/JJ/amod/5 agency/NN/pobj/2 vanished/VBD/ROOT/6

other preposition left out: report = report
A/DT/det/1 report/NN/nsubj/5 by/IN/prep/1 the/DT/det/4 council/NN/pobj/2 vanished/VBD/ROOT/5 ././punct/5

relative clause left out: report = report
The/DT/det/1 report/NN/nsubj/5 that/WDT/nsubj/3 angered/VBD/relcl/1 Lang/NNP/dobj/3 vanished/VBD/ROOT/5 ././punct/5

participle left out: report = report
The/DT/det/1 report/NN/nsubj/5 drafted/VBN/acl/1 in/IN/prep/2 Oslo/NNP/pobj/3 vanished/VBD/ROOT/5 ././punct/5

apposition left out: report = report
The/DT/det/1 report/NN/nsubj/6 ,/,/punct/1 a/DT/det/4 dossier/NN/appos/1 ,/,/punct/1 vanished/VBD/ROOT/6 ././punct/6

amount left out: grant = grant
A/DT/det/1 grant/NN/nsubj/4 of/IN/prep/1 90_euros/CD/pobj/2 vanished/VBD/ROOT/4 ././punct/4

for phrase hung on the verb: money = money for residents
The/DT/det/1 council/NN/nsubj/2 cut/VBD/ROOT/2 money/NN/dobj/2 for/IN/prep/2 residents/NNS/pobj/4 ././punct/2

hyphen kept: group = far-right group
The/DT/det/4 far/RB/advmod/3 -/HYPH/punct/3 right/JJ/amod/4 group/NN/nsubj/5 vanished/VBD/ROOT/5 ././punct/5

determiner before a hyphen kept: group = all-party group
The/DT/det/4 all/DT/det/3 -/HYPH/punct/3 party/NN/compound/4 group/NN/nsubj/5 vanished/VBD/ROOT/5 ././punct/5

bare noun beside the last kept: office = office for ports and harbours
The/DT/det/1 office/NN/nsubj/6 for/IN/prep/1 ports/NNS/pobj/2 and/CC/cc/3 harbours/NNS/conj/3 closed/VBD/ROOT/6

noun of its own beside the last left out: office = office for ports
The/DT/det/1 office/NN/nsubj/7 for/IN/prep/1 ports/NNS/pobj/2 and/CC/cc/3 a/DT/det/6 mill/NN/conj/3 closed/VBD/ROOT/7
""")


def test_nlp_descriptions_corpus_is_whole() -> None:
    """The corpus has lost no case."""
    assert (22, 6) == (len(CASES), len(AIMS))


@pytest.mark.parametrize("case", params(CASES))
def test_nlp_descriptions_are_measured(case: Case, blank_vocab: Vocab) -> None:
    """A description runs from the first modifier to the end of its "of", "for" and "on" phrases."""
    head, _, expected = case.expected.partition(" = ")
    doc = parse(case.tree, blank_vocab)
    start, end, label = extent(at(doc, head), ("of", "for", "on"))
    assert (expected, expected) == (label, doc.text[start:end])


AIMS = read_cases("""
infinitive kept: powers = powers to detain suspects
Police/NN/nsubj/1 got|get/VBD/ROOT/1 powers/NNS/dobj/1 to/TO/aux/4 detain/VB/acl/2 suspects/NNS/dobj/4 ././punct/1

infinitive hung on the verb kept: powers = powers to detain suspects
Police/NN/nsubj/1 got|get/VBD/ROOT/1 powers/NNS/dobj/1 to/TO/aux/4 detain/VB/advcl/1 suspects/NNS/dobj/4 ././punct/1

infinitive that needs its text left out: powers = powers
Police/NN/nsubj/1 got|get/VBD/ROOT/1 powers/NNS/dobj/1 to/TO/aux/4 detain/VB/acl/2 them/PRP/dobj/4 ././punct/1

infinitive of another verb left out: powers = powers
Powers/NNS/nsubjpass/2 were|be/VBD/auxpass/2 used|use/VBN/ROOT/2 to/TO/aux/4 detain/VB/xcomp/2 suspects/NNS/dobj/4

infinitive with a clause left out: powers = powers
Police/NN/nsubj/1 got|get/VBD/ROOT/1 powers/NNS/dobj/1 to/TO/aux/4 detain/VB/acl/2 who/WP/nsubj/6 fled|flee/VBD/ccomp/4

to before a noun left out: threat = threat
A/DT/det/1 threat/NN/nsubj/4 to/IN/prep/1 Oslo/NNP/pobj/2 grew|grow/VBD/ROOT/4 ././punct/4
""")


@pytest.mark.parametrize("case", params(AIMS))
def test_nlp_descriptions_of_powers_and_plans_tell_their_aim(case: Case, blank_vocab: Vocab) -> None:
    """An infinitive right after such a noun belongs to it, wherever the parser hung it, if it is short and clear."""
    head, _, expected = case.expected.partition(" = ")
    doc = parse(case.tree, blank_vocab)
    word = next(token for token in doc if token.lower_ == head)
    assert expected == extent(word, ("of",), has_aim=True)[2].lower()


def test_nlp_descriptions_keep_determiners_that_tell_a_part(blank_vocab: Vocab) -> None:
    """Some plaintiffs are not the plaintiffs, so the determiner belongs to the description."""
    doc = parse("Some/DT/det/1 plaintiffs/NNS/nsubj/2 agreed/VBD/ROOT/2", blank_vocab)
    assert "Some plaintiffs" == extent(doc[1], ("of",), telling=("some",))[2]
    assert "plaintiffs" == extent(doc[1], ("of",))[2]


def test_nlp_descriptions_stop_at_long_tails(blank_vocab: Vocab) -> None:
    """A tail of more than fourteen words names nothing; the description ends before it."""
    adjectives = " ".join(f"a{i}/JJ/amod/17" for i in range(3, 17))
    doc = parse(
        f"The/DT/det/1 report/NN/ROOT/1 on/IN/prep/1 {adjectives} quotas/NNS/pobj/2",
        blank_vocab,
    )
    assert "report" == extent(doc[1], ("on",))[2]


def test_nlp_descriptions_take_in_all_countries(blank_vocab: Vocab) -> None:
    """A description is of every country that its phrase names."""
    tree = "plan/NN/nsubj/5 for/IN/prep/0 Norway/NNP/pobj/1 and/CC/cc/2 Kenya/NNP/conj/2 failed/VBD/ROOT/5"
    doc = parse(tree, blank_vocab)
    doc.ents = [Span(doc, place, place + 1, "GPE") for place in (2, 4)]
    assert extent(at(doc, "plan"), ("for",))[2] == "plan for Norway and Kenya"
