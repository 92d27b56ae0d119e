"""What a film or a book tells is told from what a text says of the world."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from kgraph.nlp.plots import Plots
from nlp_notation import Reader, words
from nlp_ontology import small_ontology

if TYPE_CHECKING:
    from spacy.vocab import Vocab

# Each case: the sentence, and which of its words tell a plot.
CASES = {
    "a film about": (
        (
            "Lang{Person}/NNP/nsubj/1 made/VBD/ROOT/1 a/DT/det/3 film/NN/dobj/1 about/IN/prep/3 a/DT/det/6"
            " clerk/NN/pobj/4 who/WP/nsubjpass/9 was/VBD/auxpass/9 killed/VBN/relcl/6"
        ),
        "a clerk who was killed",
    ),
    "the film is about": (
        (
            "The/DT/det/1 film/NN/nsubj/2 is/VBZ/ROOT/2 about/IN/prep/2 a/DT/det/5 clerk/NN/pobj/3 who/WP/nsubj/7"
            " fled/VBD/relcl/5"
        ),
        "a clerk who fled",
    ),
    "the talks are about": (
        "The/DT/det/1 talks/NNS/nsubj/2 are|be/VBP/ROOT/2 about/IN/prep/2 a/DT/det/5 merger/NN/pobj/3",
        "",
    ),
    "a novel in which": (
        (
            "It/PRP/nsubj/1 is/VBZ/ROOT/1 a/DT/det/3 novel/NN/attr/1 in/IN/prep/8 which/WDT/pobj/4 a/DT/det/7"
            " clerk/NN/nsubj/8 flees|flee/VBZ/relcl/3"
        ),
        "in which a clerk flees",
    ),
    "a film in which somebody acts": (
        (
            "It/PRP/nsubj/1 is/VBZ/ROOT/1 a/DT/det/3 film/NN/attr/1 in/IN/prep/7 which/WDT/pobj/4"
            " Lang{Person}/NNP/nsubj/7 stars|star/VBZ/relcl/3"
        ),
        "",
    ),
    "the novel follows": (
        (
            "The/DT/det/1 novel/NN/nsubj/5 ,/,/punct/1 bought|buy/VBN/acl/1 in/IN/prep/3 follows|follow/VBZ/ROOT/5"
            " a/DT/det/7 clerk/NN/dobj/5"
        ),
        "a clerk",
    ),
    "a named work tells": (
        ("Hollin_End{Work}/NNP/nsubj/1 tells|tell/VBZ/ROOT/1 of/IN/prep/1 a/DT/det/4 clerk/NN/pobj/2"),
        "of a clerk",
    ),
    "what is called a novel follows": (
        (
            "Hollin_End{Place}/NNP/nsubj/6 ,/,/punct/0 her/PRP$/poss/4 fourth/JJ/amod/4 novel/NN/appos/0 ,/,/punct/0"
            " follows|follow/VBZ/ROOT/6 a/DT/det/8 clerk/NN/dobj/6"
        ),
        "a clerk",
    ),
    "the novel is set in": (
        "The/DT/det/1 novel/NN/nsubjpass/3 is/VBZ/auxpass/3 set/VBN/ROOT/3 in/IN/prep/3 Oslo{City}/NNP/pobj/4",
        "in Oslo",
    ),
    "police follow": (
        "Police/NNS/nsubj/1 followed|follow/VBD/ROOT/1 a/DT/det/3 clerk/NN/dobj/1",
        "",
    ),
    "somebody tells the story of": (
        (
            "Lang{Person}/NNP/nsubj/1 tells|tell/VBZ/ROOT/1 the/DT/det/3 story/NN/dobj/1 of/IN/prep/3 a/DT/det/6"
            " clerk/NN/pobj/4"
        ),
        "a clerk",
    ),
    "a story goes on": (
        (
            "The/DT/det/1 novel/NN/nsubj/2 follows|follow/VBZ/ROOT/2 a/DT/det/4 clerk/NN/dobj/2 ././punct/2"
            " He/PRP/nsubj/7 flees|flee/VBZ/ROOT/7 ././punct/7 Lang{Person}/NNP/nsubj/10 wrote|write/VBD/ROOT/10"
            " it/PRP/dobj/10"
        ),
        "a clerk He flees .",
    ),
    "a story ends with its paragraph": (
        (
            "The/DT/det/1 novel/NN/nsubj/2 follows|follow/VBZ/ROOT/2 a/DT/det/4 clerk/NN/dobj/2 ././punct/2"
            " ¶/_SP/dep/2 Lang{Person}/NNP/nsubj/8 lives|live/VBZ/ROOT/8 here/RB/advmod/8"
        ),
        "a clerk",
    ),
    "stars as": (
        (
            "Lang{Person}/NNP/nsubj/1 starred|star/VBD/ROOT/1 in/IN/prep/1 a/DT/det/4 film/NN/pobj/2 as/IN/prep/1"
            " husband/NN/pobj/5 of/IN/prep/6 Moen{Person}/NNP/pobj/7"
        ),
        "husband of Moen",
    ),
    "appears as, in court": (
        "Lang{Person}/NNP/nsubj/1 appeared|appear/VBD/ROOT/1 as/IN/prep/1 a/DT/det/4 witness/NN/pobj/2",
        "",
    ),
    "plays somebody in a film": (
        (
            "Lang{Person}/NNP/nsubj/1 plays|play/VBZ/ROOT/1 the/DT/det/3 mayor/NN/dobj/1 of/IN/prep/3"
            " Oslo{City}/NNP/pobj/4 in/IN/prep/1 the/DT/det/8 film/NN/pobj/6"
        ),
        "the mayor of Oslo",
    ),
    "plays somebody and is somebody": (
        (
            "Lang{Person}/NNP/nsubj/1 played|play/VBD/ROOT/1 the/DT/det/3 mayor/NN/dobj/1 in/IN/prep/1 a/DT/det/6"
            " film/NN/pobj/4 and/CC/cc/1 was/VBD/conj/1 clerk/NN/compound/10 Ned_Holt{Person}/NNP/attr/8"
        ),
        "the mayor clerk Ned Holt",
    ),
    "plays somebody in a text of films": (
        (
            "The/DT/det/1 film/NN/nsubj/2 failed|fail/VBD/ROOT/2 ././punct/2 The/DT/det/5 drama/NN/nsubj/8 and/CC/cc/5"
            " series/NN/conj/5 sold|sell/VBD/ROOT/8 ././punct/8 Lang{Person}/NNP/nsubj/11 played|play/VBD/ROOT/11"
            " a/DT/det/13 clerk/NN/dobj/11"
        ),
        "a clerk",
    ),
    "plays the role of": (
        (
            "Lang{Person}/NNP/nsubj/1 plays|play/VBZ/ROOT/1 the/DT/det/3 role/NN/dobj/1 of/IN/prep/3 a/DT/det/6"
            " mayor/NN/pobj/4 in/IN/prep/1 the/DT/det/9 film/NN/pobj/7"
        ),
        "a mayor",
    ),
    "plays tennis with somebody": (
        "Lang{Person}/NNP/nsubj/1 plays|play/VBZ/ROOT/1 the/DT/det/3 champion/NN/dobj/1",
        "",
    ),
    "played by": (
        (
            "The/DT/det/1 film/NN/nsubj/2 has/VBZ/ROOT/2 a/DT/det/4 mayor/NN/dobj/2 ,/,/punct/4 played|play/VBN/acl/4"
            " by/IN/agent/6 Lang{Person}/NNP/pobj/7"
        ),
        "a mayor ,",
    ),
}


@pytest.mark.parametrize(("tree", "expected"), CASES.values(), ids=CASES)
def test_nlp_plots_are_found(tree: str, expected: str, blank_vocab: Vocab) -> None:
    """What a work is about, what it follows and whom somebody plays is a plot; who made it is not."""
    doc = Reader(small_ontology(), blank_vocab).read(tree)
    found = Plots(small_ontology()).words(doc)
    assert expected == " ".join(words([token for token in doc if token.i in found]))


def test_nlp_plots_corpus_is_whole() -> None:
    """The corpus has lost no case."""
    assert len(CASES) == 21
