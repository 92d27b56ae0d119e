"""Say how likely a reading is right, from what judges said of readings like it.

A statement that is sure enough to be made outright gets the share of such statements that judges found right: by its
property, by whether its object is named, and by how far its words lie apart. The numbers are in
`ontology/lexicon/confidence.ttl`, as `benchmarks/confidence_weights.py` writes them; a property that was never judged
has the share of all, one of somebody else's ontology keeps the confidence of its frame.
"""

from __future__ import annotations

from math import exp, log

from kgraph.ontology import Ontology
from kgraph.ontology.vocab import kg, local_name

_MOST = 0.99
_FAR = 160
"""Characters beyond which a statement's words lie no further apart."""
_HUNDRED = 100


class Reliability:
    """Rate readings by what was judged.

    Args:
        ontology: Where the shares and weights are.
    """

    def __init__(self, ontology: Ontology) -> None:
        self._properties = ontology.properties
        self._shares = {name: float(share) for name, share in ontology.meanings("property-share").items()}
        self._weights = {name: float(weight) for name, weight in ontology.meanings("confidence-weight").items()}

    def rate(self, predicate: str, confidence: float, length: int, *, is_named: bool) -> float:
        """Give the confidence of a statement.

        Args:
            predicate: IRI of its property.
            confidence: What its frame and its arguments leave of it.
            length: How many characters its words take.
            is_named: Whether its object is named.

        Returns:
            The same where it is below the threshold of its property, or that is not ours; else at least that threshold,
            in hundredths.
        """
        found = self._properties.get(predicate)
        name = local_name(predicate)
        if found is None or predicate != kg(name) or confidence < found.threshold:
            return confidence
        share, weights = self._shares.get(name, self._shares["any"]), self._weights
        chance = weights["base"] + weights["share"] * log(share / (1 - share))
        chance += weights["named"] * is_named + weights["length"] * min(length, _FAR) / _HUNDRED
        return round(min(_MOST, max(found.threshold, 1 / (1 + exp(-chance)))), 2)
