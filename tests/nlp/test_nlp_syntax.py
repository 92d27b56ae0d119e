"""What a tree says about a verb: voice, subjects and objects, through every gap that English grammar leaves."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

import pytest

from kgraph.nlp import syntax
from nlp_notation import at, parse, words

if TYPE_CHECKING:
    from spacy.vocab import Vocab

TREES = {
    "active": "The/DT/det/1 agency/NN/nsubj/2 seized/VBD/ROOT/2 the/DT/det/4 vessel/NN/dobj/2 ././punct/2",
    "passive": """The/DT/det/1 vessel/NN/nsubjpass/3 was/VBD/auxpass/3 seized/VBN/ROOT/3 by/IN/agent/3 the/DT/det/6
        agency/NN/pobj/4 ././punct/3""",
    "agentless": "The/DT/det/1 vessel/NN/nsubjpass/3 was/VBD/auxpass/3 seized/VBN/ROOT/3 ././punct/3",
    "two agents": """The/DT/det/1 vessel/NN/nsubjpass/3 was/VBD/auxpass/3 seized/VBN/ROOT/3 by/IN/agent/3
        Norway/NNP/pobj/4 and/CC/cc/5 Finland/NNP/conj/5 ././punct/3""",
    "perfect": """The/DT/det/1 agency/NN/nsubj/3 has/VBZ/aux/3 seized/VBN/ROOT/3 the/DT/det/5 vessel/NN/dobj/3
        ././punct/3""",
    "coordinated verbs": """The/DT/det/1 agency/NN/nsubj/2 seized/VBD/ROOT/2 the/DT/det/4 vessel/NN/dobj/2
        and/CC/cc/2 sold/VBD/conj/2 the/DT/det/8 cargo/NN/dobj/6 ././punct/2""",
    "infinitive after a finite verb": """The/DT/det/1 agency/NN/nsubj/2 funds/VBZ/ROOT/2 groups/NNS/dobj/2
        asking/VBG/acl/3 to/TO/aux/6 close/VB/xcomp/4 ports/NNS/dobj/6 and/CC/cc/2 sell/VB/conj/2 ships/NNS/dobj/9""",
    "shared object": """The/DT/det/1 auditors/NNS/nsubj/2 drafted/VBD/ROOT/2 and/CC/cc/2 signed/VBD/conj/2
        the/DT/det/6 report/NN/dobj/4 ././punct/2""",
    "far object": """The/DT/det/1 auditors/NNS/nsubj/2 left/VBD/ROOT/2 early/RB/advmod/2 and/CC/cc/2
        later/RB/advmod/6 signed/VBD/conj/2 the/DT/det/8 report/NN/dobj/6 ././punct/2""",
    "coordinated passives": """The/DT/det/1 vessel/NN/nsubjpass/3 was/VBD/auxpass/3 seized/VBN/ROOT/3 and/CC/cc/3
        sold/VBN/conj/3 ././punct/3""",
    "passive then active": """The/DT/det/1 vessel/NN/nsubjpass/3 was/VBD/auxpass/3 seized/VBN/ROOT/3 and/CC/cc/3
        sank/VBD/conj/3 ././punct/3""",
    "coordinated subjects": """Norway/NNP/nsubj/3 and/CC/cc/0 Finland/NNP/conj/0 signed/VBD/ROOT/3 the/DT/det/5
        treaty/NN/dobj/3 ././punct/3""",
    "coordinated objects": """The/DT/det/1 court/NN/nsubj/2 fined/VBD/ROOT/2 the/DT/det/4 bank/NN/dobj/2 ,/,/punct/4
        the/DT/det/7 broker/NN/conj/4 and/CC/cc/7 the/DT/det/10 insurer/NN/conj/7 ././punct/2""",
    "own subject": """The/DT/det/1 court/NN/nsubj/2 fined/VBD/ROOT/2 the/DT/det/4 bank/NN/dobj/2 and/CC/cc/2
        the/DT/det/7 broker/NN/nsubj/8 fled/VBD/conj/2 ././punct/2""",
    "relative subject": """The/DT/det/1 inspector/NN/nsubj/6 who/WP/nsubj/3 filed/VBD/relcl/1 the/DT/det/5
        complaint/NN/dobj/3 resigned/VBD/ROOT/6 ././punct/6""",
    "relative object": """The/DT/det/1 complaint/NN/nsubjpass/7 that/WDT/dobj/5 the/DT/det/4 inspector/NN/nsubj/5
        filed/VBD/relcl/1 was/VBD/auxpass/7 dropped/VBN/ROOT/7 ././punct/7""",
    "bare relative": """The/DT/det/1 complaint/NN/nsubjpass/6 the/DT/det/3 inspector/NN/nsubj/4 filed/VBD/relcl/1
        was/VBD/auxpass/6 dropped/VBN/ROOT/6 ././punct/6""",
    "passive relative": """The/DT/det/1 complaint/NN/nsubjpass/8 that/WDT/nsubjpass/4 was/VBD/auxpass/4
        filed/VBN/relcl/1 by/IN/agent/4 Lang/NNP/pobj/5 was/VBD/auxpass/8 dropped/VBN/ROOT/8 ././punct/8""",
    "relative of a preposition": """The/DT/det/1 fund/NN/nsubjpass/7 on/IN/prep/5 which/WDT/pobj/2 we/PRP/nsubj/5
        rely/VBP/relcl/1 was/VBD/auxpass/7 closed/VBN/ROOT/7 ././punct/7""",
    "relative of an owner": """The/DT/det/1 firm/NN/nsubjpass/6 whose/WP$/poss/3 shares/NNS/nsubj/4 fell/VBD/relcl/1
        was/VBD/auxpass/6 sold/VBN/ROOT/6 ././punct/6""",
    "passive participle": """The/DT/det/1 complaint/NN/nsubjpass/6 filed/VBN/acl/1 by/IN/agent/2 Lang/NNP/pobj/3
        was/VBD/auxpass/6 dropped/VBN/ROOT/6 ././punct/6""",
    "active participle": """The/DT/det/1 firm/NN/nsubj/5 building/VBG/acl/1 the/DT/det/4 bridge/NN/dobj/2
        hired/VBD/ROOT/5 Lang/NNP/dobj/5 ././punct/5""",
    "participle before its noun": """The/DT/det/2 seized/VBN/amod/2 cargo/NN/nsubjpass/4 was/VBD/auxpass/4
        sold/VBN/ROOT/4 ././punct/4""",
    "participle after two nouns": """Police/NNS/nsubj/1 found/VBD/ROOT/1 a/DT/det/3 car/NN/dobj/1 and/CC/cc/3
        a/DT/det/6 boat/NN/conj/3 owned/VBN/acl/3 by/IN/agent/7 Lang/NNP/pobj/8 ././punct/1""",
    "subject on the auxiliary": """The/DT/det/1 clerks/NNS/nsubj/2 had/VBD/aux/6 for/IN/prep/1 years/NNS/pobj/3
        been/VBN/auxpass/6 paid/VBN/ROOT/6 late/RB/advmod/6 ././punct/6""",
    "coordinated subject beside": """The/DT/det/1 market/NN/nsubj/5 and/CC/cc/1 most/JJS/amod/4 owners/NNS/nsubj/5
        backed/VBD/ROOT/5 the/DT/det/7 merger/NN/dobj/5 ././punct/5""",
    "two subjects": """The/DT/det/1 day/NN/nsubj/3 Norway/NNP/nsubj/3 left/VBD/ROOT/3 ././punct/3""",
    "infinitive of a noun": """The/DT/det/1 decision/NN/nsubj/6 to/TO/aux/3 close/VB/acl/1 the/DT/det/5
        plant/NN/dobj/3 angered/VBD/ROOT/6 workers/NNS/dobj/6 ././punct/6""",
    "subject control": """The/DT/det/1 minister/NN/nsubj/2 wants/VBZ/ROOT/2 to/TO/aux/4 visit/VB/xcomp/2
        Oslo/NNP/dobj/4 ././punct/2""",
    "object control": """The/DT/det/1 minister/NN/nsubj/2 asked/VBD/ROOT/2 the/DT/det/4 envoy/NN/dobj/2 to/TO/aux/6
        visit/VB/xcomp/2 Oslo/NNP/dobj/6 ././punct/2""",
    "passive control": """The/DT/det/1 envoy/NN/nsubjpass/3 was/VBD/auxpass/3 asked/VBN/ROOT/3 to/TO/aux/5
        visit/VB/xcomp/3 Oslo/NNP/dobj/5 ././punct/3""",
    "two subjects, a comma": """Both/DT/det/2 unbeaten/JJ/amod/2 clubs/NNS/nsubj/9 going/VBG/acl/2 in/RP/prt/3
        ,/,/punct/9 the/DT/det/8 Danish/JJ/amod/8 side/NN/nsubj/9 won/VBD/ROOT/9 ././punct/9""",
    "anybody's gerund": """They/PRP/nsubj/1 charged/VBD/ROOT/1 Lang/NNP/dobj/1 with/IN/prep/1 fraud/NN/pobj/3
        by/IN/prep/1 selling/VBG/pcomp/5 it/PRP/dobj/6 ././punct/1""",
    "own gerund": """They/PRP/nsubj/1 helped/VBD/ROOT/1 Lang/NNP/dobj/1 by/IN/prep/1 selling/VBG/pcomp/3 it/PRP/dobj/4
        ././punct/1""",
    "raising": """The/DT/det/1 envoy/NN/nsubj/2 seems/VBZ/ROOT/2 to/TO/aux/5 have/VB/aux/5 visited/VBN/xcomp/2
        Oslo/NNP/dobj/5 ././punct/2""",
    "chain of control": """The/DT/det/1 envoy/NN/nsubj/2 hopes/VBZ/ROOT/2 to/TO/aux/4 try/VB/xcomp/2 to/TO/aux/6
        visit/VB/xcomp/4 Oslo/NNP/dobj/6 ././punct/2""",
    "adverbial participle": """Leaving/VBG/advcl/5 Oslo/NNP/dobj/0 ,/,/punct/5 the/DT/det/4 envoy/NN/nsubj/5
        praised/VBD/ROOT/5 Finland/NNP/dobj/5 ././punct/5""",
    "participle after a preposition": """The/DT/det/1 envoy/NN/nsubj/2 left/VBD/ROOT/2 Oslo/NNP/dobj/2 after/IN/prep/2
        signing/VBG/pcomp/4 the/DT/det/7 treaty/NN/dobj/5 ././punct/2""",
    "content clause": """The/DT/det/1 envoy/NN/nsubj/2 said/VBD/ROOT/2 Norway/NNP/nsubj/4 signed/VBD/ccomp/2
        the/DT/det/6 treaty/NN/dobj/4 ././punct/2""",
    "content clause without a subject": """The/DT/det/1 envoy/NN/nsubj/2 said/VBD/ROOT/2 signing/VBG/ccomp/2
        the/DT/det/5 treaty/NN/dobj/3 helps/VBZ/ccomp/2 ././punct/2""",
    "relative after two nouns": """Park/NNP/nsubj/8 and/CC/cc/0 Moen/NNP/conj/0 ,/,/punct/0 who/WP/nsubj/5
        signed/VBD/relcl/0 it/PRP/dobj/5 ,/,/punct/0 left/VBD/ROOT/8""",
    "relative between two nouns": """Park/NNP/nsubj/8 ,/,/punct/0 who/WP/nsubj/3 signed/VBD/relcl/0 it/PRP/dobj/3
        ,/,/punct/0 and/CC/cc/0 Moen/NNP/conj/0 left/VBD/ROOT/8""",
    "relative of several": """Park/NNP/nsubj/9 and/CC/cc/0 Moen/NNP/conj/0 ,/,/punct/0 who/WP/nsubj/6 had/VBP/aux/6
        signed/VBN/relcl/0 it/PRP/dobj/6 ,/,/punct/0 left/VBD/ROOT/9""",
    "relative object of two nouns": """Lang/NNP/nsubj/1 read/VBD/ROOT/1 bills/NNS/dobj/1 and/CC/cc/2 pleas/NNS/conj/2
        ,/,/punct/2 which/WDT/dobj/8 Moen/NNP/nsubj/8 rejected/VBD/relcl/2""",
    "imperative": "Sign/VB/ROOT/0 the/DT/det/2 treaty/NN/dobj/0 ././punct/0",
    "participle after a copular clause": """Brann/NNP/nsubj/1 was/VBD/ROOT/1 part/NN/attr/1 of/IN/prep/2
        Halden/NNP/pobj/3 ,/,/punct/1 bought|buy/VBN/advcl/1 by/IN/agent/6 Lang/NNP/pobj/7""",
    "participle after another clause": """Lang/NNP/nsubj/1 left/VBD/ROOT/1 for/IN/prep/1 Oslo/NNP/pobj/2 ,/,/punct/1
        followed|follow/VBN/advcl/1 by/IN/agent/5 guards/NNS/pobj/6""",
}

VOICES = [
    ("active", "seized", False),
    ("passive", "seized", True),
    ("agentless", "seized", True),
    ("perfect", "seized", False),
    ("coordinated passives", "sold", True),
    ("passive then active", "sank", False),
    ("passive relative", "filed", True),
    ("passive participle", "filed", True),
    ("active participle", "building", False),
    ("participle before its noun", "seized", True),
    ("relative object", "filed", False),
]
SURFACE_SUBJECTS = [
    ("two subjects, a comma", "won", "side"),
    ("anybody's gerund", "selling", None),
    ("own gerund", "selling", "They"),
    ("active", "seized", "agency"),
    ("passive", "seized", "vessel"),
    ("coordinated verbs", "sold", "agency"),
    ("infinitive after a finite verb", "sell", None),
    ("coordinated passives", "sold", "vessel"),
    ("own subject", "fled", "broker"),
    ("relative subject", "filed", "inspector"),
    ("relative object", "filed", "inspector"),
    ("bare relative", "filed", "inspector"),
    ("passive relative", "filed", "complaint"),
    ("passive participle", "filed", "complaint"),
    ("active participle", "building", "firm"),
    ("participle before its noun", "seized", "cargo"),
    ("participle after two nouns", "owned", "boat"),
    ("infinitive of a noun", "close", None),
    ("subject control", "visit", "minister"),
    ("object control", "visit", "envoy"),
    ("passive control", "visit", "envoy"),
    ("raising", "visited", "envoy"),
    ("chain of control", "visit", "envoy"),
    ("adverbial participle", "Leaving", "envoy"),
    ("participle after a preposition", "signing", "envoy"),
    ("content clause", "signed", "Norway"),
    ("content clause without a subject", "signing", None),
    ("imperative", "Sign", None),
]
SUBJECTS = [
    ("active", "seized", ["agency"]),
    ("passive", "seized", ["agency"]),
    ("agentless", "seized", []),
    ("two agents", "seized", ["Norway", "Finland"]),
    ("coordinated subjects", "signed", ["Norway", "Finland"]),
    ("coordinated verbs", "sold", ["agency"]),
    ("shared object", "signed", ["auditors"]),
    ("passive participle", "filed", ["Lang"]),
    ("participle before its noun", "seized", []),
    ("imperative", "Sign", []),
    ("coordinated subject beside", "backed", ["market", "owners"]),
    ("two subjects", "left", ["day"]),
    ("relative after two nouns", "signed", ["Moen"]),
    ("relative between two nouns", "signed", ["Park"]),
    ("relative of several", "signed", ["Park", "Moen"]),
]
OBJECTS = [
    ("active", "seized", ["vessel"]),
    ("passive", "seized", ["vessel"]),
    ("coordinated verbs", "seized", ["vessel"]),
    ("coordinated verbs", "sold", ["cargo"]),
    ("shared object", "drafted", ["report"]),
    ("shared object", "signed", ["report"]),
    ("far object", "left", []),
    ("coordinated objects", "fined", ["bank", "broker", "insurer"]),
    ("relative subject", "filed", ["complaint"]),
    ("relative object", "filed", ["complaint"]),
    ("bare relative", "filed", ["complaint"]),
    ("relative of a preposition", "rely", []),
    ("relative of an owner", "fell", []),
    ("passive participle", "filed", ["complaint"]),
    ("active participle", "building", ["bridge"]),
    ("passive then active", "sank", []),
    ("infinitive of a noun", "close", ["plant"]),
    ("subject on the auxiliary", "paid", ["clerks"]),
    ("relative object of two nouns", "rejected", ["pleas"]),
    ("participle after a copular clause", "bought", ["Halden"]),
    ("participle after another clause", "followed", ["Lang"]),
]


def case_ids(cases: list[tuple[str, str, object]]) -> list[str]:
    """Name each case by its tree and its word."""
    return [f"{tree}: {word}" for tree, word, _ in cases]


def test_nlp_syntax_corpus_is_whole() -> None:
    """The corpus has lost no tree and no case, and each tree is used."""
    cases = [*VOICES, *SURFACE_SUBJECTS, *SUBJECTS, *OBJECTS]
    assert (47, 11, 28, 15, 21) == (len(TREES), len(VOICES), len(SURFACE_SUBJECTS), len(SUBJECTS), len(OBJECTS))
    assert set(TREES) == {tree for tree, _, _ in cases}


@pytest.mark.parametrize(("tree", "verb", "expected"), VOICES, ids=case_ids([*VOICES]))
def test_nlp_syntax_tells_voice(tree: str, verb: str, expected: bool, blank_vocab: Vocab) -> None:
    """A verb is passive by its own children, as a participle, or as the conjunct of a passive."""
    assert expected == syntax.is_passive(at(parse(TREES[tree], blank_vocab), verb))


@pytest.mark.parametrize(("tree", "verb", "expected"), SURFACE_SUBJECTS, ids=case_ids([*SURFACE_SUBJECTS]))
def test_nlp_syntax_finds_surface_subject(tree: str, verb: str, expected: str | None, blank_vocab: Vocab) -> None:
    """The subject is found over coordination, relative clauses, participles and control."""
    subject = syntax.surface_subject(at(parse(TREES[tree], blank_vocab), verb))
    assert expected == (subject.text if subject is not None else None)


@pytest.mark.parametrize(("tree", "verb", "expected"), SUBJECTS, ids=case_ids([*SUBJECTS]))
def test_nlp_syntax_finds_logical_subjects(tree: str, verb: str, expected: list[str], blank_vocab: Vocab) -> None:
    """Who does it is the subject of an active verb and the agent of a passive one."""
    assert expected == words(syntax.logical_subjects(at(parse(TREES[tree], blank_vocab), verb)))


@pytest.mark.parametrize(("tree", "verb", "expected"), OBJECTS, ids=case_ids([*OBJECTS]))
def test_nlp_syntax_finds_logical_objects(tree: str, verb: str, expected: list[str], blank_vocab: Vocab) -> None:
    """What it is done to is the object of an active verb, the subject of a passive one, or the gap's noun."""
    assert expected == words(syntax.logical_objects(at(parse(TREES[tree], blank_vocab), verb)))


@pytest.mark.parametrize(("tree", "verb", "expected"), OBJECTS, ids=case_ids([*OBJECTS]))
def test_nlp_syntax_remembers_verbs(tree: str, verb: str, expected: list[str], blank_vocab: Vocab) -> None:
    """Verbs answer twice in the same words, and hold no object of one verb for another's."""
    doc = parse(TREES[tree], blank_vocab)
    verbs = syntax.Verbs()
    once = [(verbs.is_passive(token), verbs.subjects(token), verbs.objects(token)) for token in doc]
    assert once == [(verbs.is_passive(token), verbs.subjects(token), verbs.objects(token)) for token in doc]
    assert expected == words(verbs.objects(at(doc, verb)))


def test_nlp_syntax_knows_auxiliaries_from_verbs(blank_vocab: Vocab) -> None:
    """An auxiliary of another verb is no verb of its own."""
    doc = parse(TREES["raising"], blank_vocab)
    assert ["seems", "visited"] == words([token for token in doc if syntax.is_verb(token)])


def test_nlp_syntax_leads_relative_pronoun_to_noun(blank_vocab: Vocab) -> None:
    """A relative pronoun stands for the noun its clause hangs on; any other token for itself."""
    doc = parse(TREES["relative of a preposition"], blank_vocab)
    assert ["fund", "we"] == words([syntax.antecedent(at(doc, "which")), syntax.antecedent(at(doc, "we"))])


def test_nlp_syntax_finds_governing_verb(blank_vocab: Vocab) -> None:
    """The governing verb of a noun is the nearest above it, and the root has none."""
    doc = parse(TREES["participle after a preposition"], blank_vocab)
    treaty, root = syntax.governing_verb(at(doc, "treaty")), syntax.governing_verb(at(doc, "left"))
    assert (at(doc, "signing"), None) == (treaty, root)


def test_nlp_syntax_walks_to_the_root(blank_vocab: Vocab) -> None:
    """Ancestors come nearest first and end with the root."""
    doc = parse(TREES["participle after a preposition"], blank_vocab)
    ancestors = syntax.iter_ancestors(at(doc, "treaty"))
    # Tokens are made anew at each look: a walk that compares them with "is" never ends.
    assert ["signing", "after", "left"] == words([*islice(ancestors, len(doc))])


@pytest.mark.parametrize("name", TREES)
def test_nlp_syntax_gives_what_hangs_on_a_token(name: str, blank_vocab: Vocab) -> None:
    """A token and all that hangs on it come in order, and their words are known as a whole."""
    doc = parse(TREES[name], blank_vocab)
    assert [sorted(token.subtree) for token in doc] == [syntax.subtree(token) for token in doc]
    assert [{below.lower_ for below in token.subtree} for token in doc] == [syntax.words_below(token) for token in doc]
