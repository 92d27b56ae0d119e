"""Which mentions are one entity: rule by rule, and where a rule must stay silent."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from kgraph.kb import load_knowledge_base
from kgraph.nlp.coreference import CoreferenceComponent
from kgraph.nlp.mentions import MentionsComponent, get_mentions
from kgraph.ontology.vocab import kg
from nlp_notation import Case, params, parse, read_cases

if TYPE_CHECKING:
    from spacy.tokens import Doc
    from spacy.vocab import Vocab

    from kgraph.ontology import Ontology

ROOT = Path(__file__).resolve().parents[2]

# One file for each module of coreference. Expected: the chains of more than one mention, each as its labels joined by
# equals signs.
CORPORA = {
    path.stem: read_cases(path.read_text(encoding="utf-8"))
    for path in sorted(Path(__file__).with_name("coreference").glob("*.txt"))
}
CASES = [case for corpus in CORPORA.values() for case in corpus]
# How many cases of each file there are, and in how many of them the rules must stay silent.
SIZES = {
    "aliases": (27, 7),
    "antecedents": (23, 10),
    "bodies": (11, 6),
    "coreference": (18, 7),
    "general_nouns": (9, 5),
    "paraphrases": (20, 7),
    "possessions": (6, 1),
    "pronouns": (44, 20),
    "repetitions": (36, 14),
    "speakers": (10, 3),
}


@pytest.fixture(scope="module")
def components(ontology: Ontology) -> tuple[MentionsComponent, CoreferenceComponent]:
    """Give the two components that find mentions and join them."""
    return MentionsComponent(ontology), CoreferenceComponent(ontology, load_knowledge_base())


def _written(doc: Doc) -> str:
    chains: dict[int, list[str]] = {}
    for mention in get_mentions(doc):
        chains.setdefault(mention.chain, []).append(mention.label)
    return "; ".join(" = ".join(labels) for labels in chains.values() if len(labels) > 1)


def test_nlp_coreference_corpus_is_whole() -> None:
    """The corpus has lost no case, and shows where rules are silent about as often as where they speak."""
    assert {name: (len(cases), sum(not c.expected for c in cases)) for name, cases in CORPORA.items()} == SIZES
    assert len(CASES) == len({case.name for case in CASES})


@pytest.mark.parametrize("case", params(CASES))
def test_nlp_coreference_joins(
    case: Case, components: tuple[MentionsComponent, CoreferenceComponent], blank_vocab: Vocab
) -> None:
    """A mention joins an earlier one only where the rule leaves no other choice."""
    mentions, coreference = components
    assert case.expected == _written(coreference(mentions(parse(case.tree, blank_vocab))))


def test_every_join_names_a_documented_rule(
    components: tuple[MentionsComponent, CoreferenceComponent], blank_vocab: Vocab
) -> None:
    """Of each chain all mentions but one name the rule that joined them, and `kgraph explain` documents each rule.

    It documents no other rule either, and each one is in a case.
    """
    mentions, coreference = components
    page = (ROOT / "docs/how-to/explain.md").read_text(encoding="utf-8")
    table = page[page.index("## Which rule") : page.index("## Graphs")]
    cells = [line.split("|")[1] for line in table.splitlines() if line.count("|") > 1]
    documented = {rule.strip() for cell in cells[2:] for rule in cell.split(",")}
    used: set[str] = set()
    for case in CASES:
        chains: dict[int, list[str]] = {}
        for mention in get_mentions(coreference(mentions(parse(case.tree, blank_vocab)))):
            chains.setdefault(mention.chain, []).append(mention.rule)
        assert all(rules.count("") == 1 for rules in chains.values()), case.name
        used.update(rule for rules in chains.values() for rule in rules if rule)
    assert documented == used


def test_nlp_coreference_gives_pronoun_its_class(
    components: tuple[MentionsComponent, CoreferenceComponent], blank_vocab: Vocab
) -> None:
    """A pronoun that stands for a person has its class; one that stands for nothing has the root class."""
    mentions, coreference = components
    trees = {case.name: case.tree for case in CASES}
    docs = [coreference(mentions(parse(trees[name], blank_vocab))) for name in ("he", "it of a person")]
    assert [kg("Person"), kg("Entity")] == [get_mentions(doc)[-1].cls for doc in docs]
