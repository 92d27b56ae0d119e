"""Judging a possible triple beside its rivals, and dividing examples so that no model judges what it has seen."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from kgraph.learning.comparing import Judge
from kgraph.learning.cues import find_cues
from kgraph.learning.describing import ODDS, Described
from kgraph.learning.examples import Example, ExampleTriple
from kgraph.learning.judging import NEVER, Counts, Crowd, judge_features
from kgraph.learning.labels import Label
from kgraph.learning.lessons import count_objects, divide
from kgraph.learning.linear import Floats, to_linear
from kgraph.learning.senses import Sense, stems_of
from kgraph.learning.view import View
from kgraph.ontology import load_ontology
from learning_samples import parsed

SUBJECT, BUILDER, PORT = (0, 1), (4, 5), (6, 7)
RELATIONS = {
    "builder": Sense(stems_of("builder"), domain="ship", range="person"),
    "home port": Sense(stems_of("home port"), prepositions=frozenset(("in",))),
}


def _crowd(odds: list[list[float]]) -> Crowd:
    text = "Marrowby , built by Tolland in Mere ."
    table: Floats = np.array(odds, np.float32)
    return Crowd(
        View(parsed(text), find_cues(load_ontology())),
        [(SUBJECT, BUILDER), (SUBJECT, PORT)],
        RELATIONS,
        table,
        {SUBJECT: 2.0},
        {BUILDER: 1.0, PORT: 0.5},
        lambda _stretch, _slot, _relation: Label("x", "as written"),
    )


def _judged(odds: list[list[float]]) -> dict[tuple[tuple[int, int], str], Described]:
    counts = Counts({"builder": 3}, {"builder": 5})
    return {(found.object, found.relation): features for found, features in judge_features(_crowd(odds), counts)}


def test_a_triple_is_measured_against_its_rivals() -> None:
    """How far its odds are over those of other relations, other pairs and all others is seen."""
    seen = _judged([[2.0, -1.0], [0.0, 1.0]])
    best = seen[BUILDER, "builder"]
    assert 2.0 == best[ODDS]
    assert [3.0, 2.0, 1.0] == [4 * best[name] for name in ("over-relations", "over-pairs", "over-all")]
    assert -1.0 == 4 * seen[PORT, "builder"]["over-relations"]


def test_a_joined_object_is_seen() -> None:
    """The odds of the first of joined objects are a feature of the second."""
    crowd = _crowd([[2.0, -1.0], [0.0, 1.0]])
    crowd.view.dep[PORT[0]], crowd.view.head[PORT[0]] = "conj", BUILDER[0]
    seen = {(found.object, found.relation): features for found, features in judge_features(crowd, Counts({}, {}))}
    assert 2.0 == 4 * seen[PORT, "builder"]["joined"]
    assert 0.0 > _judged([[2.0, -1.0], [0.0, 1.0]])[PORT, "builder"]["joined"]


def test_the_words_of_a_relation_are_seen_where_they_stand() -> None:
    """The stem of a relation's label is found between subject and object, and just before the object."""
    seen = _judged([[2.0, -1.0], [0.0, 1.0]])
    assert [1.0, 1.0] == [seen[BUILDER, "builder"][f"said-{name}"] for name in ("between", "before-object")]
    assert 0.0 == seen[PORT, "home port"]["said-text"]


@pytest.mark.parametrize(
    ("odds", "count"),
    [([[2.0, -9.0], [-9.0, 1.0]], 2), ([[-9.0, -9.5], [-8.0, -7.0]], 1), ([], 0)],
    ids=["two likely", "the best of unlikely ones", "none"],
)
def test_only_what_is_not_unlikely_is_judged(odds: list[list[float]], count: int) -> None:
    """Triples that no judgement will save are left out, but never the best one."""
    crowd = replace(_crowd(odds), relations={"owner": Sense(stems_of("owner")), "home port": RELATIONS["home port"]})
    assert count == len(judge_features(crowd, Counts({}, {})))


def test_a_relation_that_no_example_shows_is_judged_where_its_label_stands() -> None:
    """The text names the relation by its label, and the judge sees that nothing was learnt of it."""
    seen = _judged([[NEVER, 0.0], [NEVER, -1.0]])
    assert {BUILDER, PORT} == {object_ for object_, relation in seen if relation == "builder"}
    assert [0.0, 1.0] == [seen[PORT, relation]["#learnt"] for relation in ("builder", "home port")]


def test_the_label_of_a_relation_may_stand_above_the_object() -> None:
    """The words that an object depends on are searched, with the subject beside it."""
    crowd = _crowd([[2.0, -1.0], [0.0, 1.0]])
    crowd.view.head[BUILDER[0]] = BUILDER[0]
    found = {(one.object, one.relation): features for one, features in judge_features(crowd, Counts({}, {}))}
    assert 0.0 == found[BUILDER, "builder"]["said-above-object"]
    crowd.view.head[BUILDER[0]], crowd.view.children[2] = 2, [4]
    found = {(one.object, one.relation): features for one, features in judge_features(crowd, Counts({}, {}))}
    assert 1.0 == found[BUILDER, "builder"]["said-above-object"]


def test_a_synonym_is_enough_where_no_example_shows_a_relation() -> None:
    """The text says it by another word of the lexicon; where examples show it, they decide whether it is likely."""
    owner = Sense(stems_of("owner"), others=frozenset(("buil",)))
    for odds, count in ((NEVER, 2), (-9.0, 0)):
        crowd = replace(_crowd([[odds, 0.0], [odds, -1.0]]), relations={**RELATIONS, "builder": owner})
        found = {one.object: seen for one, seen in judge_features(crowd, Counts({}, {})) if one.relation == "builder"}
        assert count == len(found)
        assert all(1.0 == seen["told-between"] for seen in found.values())


def test_the_ends_of_a_relation_and_what_leads_to_its_object_are_seen() -> None:
    """The class of domain and range stands beside what the things look like, and a preposition may lead to one."""
    crowd = _crowd([[2.0, -1.0], [0.0, 1.0]])
    crowd.view.head[PORT[0]] = 5
    seen = {(one.object, one.relation): features for one, features in judge_features(crowd, Counts({}, {}))}
    assert {"domain=ship|capital", "range=person|capital"} <= set(seen[BUILDER, "builder"])
    assert [1.0, 0.0] == [seen[PORT, relation]["led"] for relation in ("home port", "builder")]


def test_an_object_that_other_examples_have_is_seen() -> None:
    """How often an object was one of the relation, and of others."""
    counts = Counts({}, {}, count_objects([[ExampleTriple("x", "home_port", "Mere_(town)")] * 2]))
    seen = {(one.object, one.relation): features for one, features in judge_features(_crowd([[2, 1], [1, 2]]), counts)}
    assert "met=2of2" in seen[PORT, "home port"]
    assert [0.0, 2.0] == [seen[PORT, "builder"][f"#met-{whose}"] for whose in ("own", "others")]
    assert "met=0of0" in seen[BUILDER, "home port"]


def test_weights_of_parts_add_up_to_those_of_features() -> None:
    """What a triple weighs is the sum over its features, however they are kept."""
    counts = Counts({"builder": 3}, {"builder": 5}, count_objects([[ExampleTriple("x", "builder", "Tolland")]]))
    judged = judge_features(_crowd([[2.0, -1.0], [0.0, 1.0]]), counts)
    names = sorted({name for _, features in judged for name in features if not name.startswith("#")})
    weights = np.arange(len(names) + 1, dtype=np.float32)
    expected = [
        weights[-1] + sum(features.get(name, 0.0) * weight for name, weight in zip(names, weights, strict=False))
        for _, features in judged
    ]
    linear = to_linear({name: number for number, name in enumerate(names)}, {"": weights})
    assert expected == pytest.approx(Judge(linear).odds(judged).tolist())
    assert len(names) > 50


def _examples(*subjects: str) -> list[Example]:
    return [
        Example(str(line), f"text {line}", tuple(ExampleTriple(name, "builder", "x") for name in names.split()), line)
        for line, names in enumerate(subjects)
    ]


def test_examples_about_one_thing_stay_together() -> None:
    """Whatever triple comes first, a thing that several examples are about is in one part."""
    parts = divide(_examples("Mere Marrowby", "Marrowby", "Marrowby Pelloway", "Pelloway", "Stavering", "Orsay"), 0, 3)
    assert 1 == len(set(parts[:3]))
    assert 3 == len(set(parts))


def test_examples_about_a_single_thing_are_divided() -> None:
    """Where nearly all examples are about one thing, there is still something to learn from for each part."""
    assert [2, 2, 2] == sorted(map(divide(_examples(*["Marrowby"] * 6), 0, 3).count, range(3)))


def test_dividing_depends_on_the_seed() -> None:
    """The same seed gives the same parts, another one others."""
    names = _examples(*(f"ship{number}" for number in range(20)))
    assert divide(names, 1, 3) == divide(names, 1, 3) != divide(names, 2, 3)
