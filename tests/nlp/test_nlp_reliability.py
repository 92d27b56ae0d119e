"""How sure a statement is, from what judges found right."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from kgraph.nlp.reliability import Reliability
from kgraph.ontology.vocab import kg

if TYPE_CHECKING:
    from kgraph.ontology import Ontology


@pytest.fixture(scope="module")
def reliability(ontology: Ontology) -> Reliability:
    """Give the rating by the default ontology."""
    return Reliability(ontology)


def test_nlp_reliability_keeps_what_is_not_sure_enough(reliability: Reliability) -> None:
    """A statement below the threshold of its property stays as unsure as it was."""
    assert 0.5 == reliability.rate(kg("worksFor"), 0.5, 20, is_named=True)


def test_nlp_reliability_keeps_what_is_sure_enough_so(reliability: Reliability, ontology: Ontology) -> None:
    """However far its words lie apart, a statement made outright is not taken back."""
    for name, found in ontology.properties.items():
        assert reliability.rate(name, 0.95, 10_000, is_named=False) >= found.threshold


def test_nlp_reliability_leaves_other_ontologies_alone(reliability: Reliability) -> None:
    """Nothing was judged of somebody else's property, whatever it is called."""
    assert 0.8 == reliability.rate("https://example.org/worksFor", 0.8, 20, is_named=True)


def test_nlp_reliability_tells_properties_apart(reliability: Reliability) -> None:
    """Of two statements of one form the one whose property was right more often is surer."""
    rates = [reliability.rate(kg(name), 0.8, 40, is_named=True) for name in ("worksFor", "headOf", "reduced")]
    assert sorted(rates, reverse=True) == rates
    assert 3 == len(set(rates))


def test_nlp_reliability_reads_the_signs(reliability: Reliability) -> None:
    """A named object adds to it, distance takes something off; what nobody judged has the share of all."""
    near, far = (reliability.rate(kg("headOf"), 0.8, length, is_named=True) for length in (20, 120))
    described = reliability.rate(kg("headOf"), 0.8, 20, is_named=False)
    assert far < near
    assert described < near
    assert 0.6 < reliability.rate(kg("endorsedBy"), 0.8, 20, is_named=True) < 1
