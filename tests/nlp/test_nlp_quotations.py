"""Where quotations are and who speaks them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from kgraph.nlp.quotations import find_quotations
from nlp_notation import Case, params, parse, read_cases

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.vocab import Vocab

    from kgraph.ontology import Ontology

# Expected: the head of each quotation's speaker, or a hyphen; lines: the quotations.
CASES = read_cases("""
said behind: Riedl
“/``/punct/2 Lang/NNP/nsubj/2 bought/VBD/ccomp/7 it/PRP/dobj/2 ,/,/punct/7 ”/''/punct/7 Riedl/NNP/nsubj/7
said/VBD/ROOT/7 ././punct/7
= Lang bought it,

said before: Riedl
Riedl/NNP/nsubj/1 said/VBD/ROOT/1 :/:/punct/1 “/``/punct/1 Lang/NNP/nsubj/5 bought/VBD/ccomp/1 it/PRP/dobj/5
././punct/1 ”/''/punct/1
= Lang bought it.

straight marks: Riedl
"/``/punct/2 Lang/NNP/nsubj/2 bought/VBD/ccomp/7 it/PRP/dobj/2 ,/,/punct/7 "/''/punct/7 Riedl/NNP/nsubj/7
said/VBD/ROOT/7 ././punct/7
= Lang bought it,

guillemets: Riedl
«/``/punct/2 Lang/NNP/nsubj/2 bought/VBD/ccomp/7 it/PRP/dobj/2 ,/,/punct/7 »/''/punct/7 Riedl/NNP/nsubj/7
said/VBD/ROOT/7 ././punct/7
= Lang bought it,

two sentences: Riedl
“/``/punct/2 Lang/NNP/nsubj/2 bought/VBD/ROOT/2 it/PRP/dobj/2 ././punct/2 It/PRP/nsubj/6 failed/VBD/ccomp/10
,/,/punct/10 ”/''/punct/10 Riedl/NNP/nsubj/10 said/VBD/ROOT/10 ././punct/10
= Lang bought it. It failed,

broken in two: Riedl Riedl
“/``/punct/2 Lang/NNP/nsubj/2 bought/VBD/ccomp/7 it/PRP/dobj/2 ,/,/punct/7 ”/''/punct/7 Riedl/NNP/nsubj/7
said/VBD/ROOT/7 ,/,/punct/7 “/``/punct/7 and/CC/cc/2 it/PRP/nsubj/12 failed/VBD/conj/2 ././punct/7 ”/''/punct/7
= Lang bought it,
= and it failed.

speaker in the sentence after: Riedl
“/``/punct/2 Lang/NNP/nsubj/2 bought/VBD/ROOT/2 it/PRP/dobj/2 ././punct/2 ”/''/punct/2 Riedl/NNP/nsubj/7
said/VBD/ROOT/7 this/DT/dobj/7 ././punct/7
= Lang bought it.

speaker in the sentence before: Riedl
Riedl/NNP/nsubj/1 said/VBD/ROOT/1 this/DT/dobj/1 ././punct/1 “/``/punct/6 Lang/NNP/nsubj/6 bought/VBD/ROOT/6
it/PRP/dobj/6 ././punct/6 ”/''/punct/6
= Lang bought it.

speaker in another paragraph: -
Riedl/NNP/nsubj/1 said/VBD/ROOT/1 this/DT/dobj/1 ././punct/1 ¶/_SP/dep/3 “/``/punct/7 Lang/NNP/nsubj/7
bought/VBD/ROOT/7 it/PRP/dobj/7 ././punct/7 ”/''/punct/7
= Lang bought it.

said at the end of a paragraph: Riedl
“/``/punct/2 Lang/NNP/nsubj/2 bought/VBD/ccomp/7 it/PRP/dobj/2 ,/,/punct/7 ”/''/punct/7 Riedl/NNP/nsubj/7
said/VBD/ROOT/7 ././punct/7 ¶/_SP/dep/8 Lang/NNP/nsubj/11 left/VBD/ROOT/11
= Lang bought it,

saying inside the quotation: -
“/``/punct/2 Lang/NNP/nsubj/2 said/VBD/ROOT/2 it/PRP/dobj/2 ././punct/2 ”/''/punct/2
= Lang said it.

passive saying: Riedl
“/``/punct/2 Lang/NNP/nsubj/2 bought/VBD/ccomp/8 it/PRP/dobj/2 ,/,/punct/8 ”/''/punct/8 was/VBD/auxpass/8
what/WP/nsubjpass/8 announced|announce/VBN/ROOT/8 by/IN/agent/8 Riedl/NNP/pobj/9 ././punct/8
= Lang bought it,

unclosed over a paragraph: Riedl Riedl
“/``/punct/2 Lang/NNP/nsubj/2 bought/VBD/ROOT/2 it/PRP/dobj/2 ././punct/2 ¶/_SP/dep/4 “/``/punct/8 It/PRP/nsubj/8
failed/VBD/ccomp/13 badly/RB/advmod/8 ,/,/punct/13 ”/''/punct/13 Riedl/NNP/nsubj/13 said/VBD/ROOT/13 ././punct/13
= Lang bought it.
= It failed badly,

scare quotes:
Lang/NNP/nsubj/1 bought/VBD/ROOT/1 the/DT/det/6 “/``/punct/6 green/JJ/amod/6 ”/''/punct/6 plant/NN/dobj/1 ././punct/1

title without a verb:
Lang/NNP/nsubj/1 read/VBD/ROOT/1 “/``/punct/5 The/DT/det/5 Long/JJ/amod/5 Road/NN/dobj/1 ”/''/punct/5 ././punct/1

never closed:
“/``/punct/2 Lang/NNP/nsubj/2 bought/VBD/ROOT/2 it/PRP/dobj/2 ././punct/2
""")


def test_nlp_quotations_corpus_is_whole() -> None:
    """The corpus has lost no case."""
    assert 16 == len(CASES)


@pytest.mark.parametrize("case", params(CASES))
def test_nlp_quotations_are_found(case: Case, ontology: Ontology, blank_vocab: Vocab) -> None:
    """A quotation runs between its marks, over sentences, and has the speaker of a verb of saying near it."""
    doc = parse(case.tree, blank_vocab)
    found = find_quotations(doc, ontology.words("speech-verb"))
    assert list(case.lines) == [doc[item.start : item.end].text for item in found]
    assert case.expected.split() == [item.speaker.text if item.speaker is not None else "-" for item in found]


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            'Ada Park said: "They gave me no notice. "I do not know why." Bo Lind was late. "She left," he said.',
            ["They gave me no notice.", "I do not know why.", "She left,"],
        ),
        ('She left." Bo Lind was late. "She came back," he said.', ["She came back,"]),
    ],
    ids=["not closed", "not opened"],
)
def test_nlp_quotations_are_found_where_a_mark_is_missing(nlp: Language, text: str, expected: list[str]) -> None:
    """One mark that a writer forgot does not turn what follows inside out."""
    doc = nlp(text)
    found = find_quotations(doc, frozenset({"say"}))
    assert expected == [doc[quotation.start : quotation.end].text for quotation in found]
