"""How much each feature tells: numbers fitted once on other ontologies, kept in `weights.json`."""

from __future__ import annotations

import json
import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path


@dataclass(frozen=True)
class Weights:
    """Weights of features.

    Args:
        bias: Where no feature tells anything.
        features: Weight of each feature.
    """

    bias: float
    features: Mapping[str, float]

    def total(self, features: Iterable[str]) -> float:
        """Add up the weights of features; those that have none tell nothing."""
        known = self.features
        return sum(known.get(feature, 0.0) for feature in features)

    def score(self, features: Iterable[str], total: float = 0.0) -> float:
        """Give how sure features make it, 0 to 1.

        Args:
            features: What is known.
            total: Weights of further features, added up.

        Example:
            >>> round(Weights(-1.0, {"near": 2.0}).score(["near", "new"]), 2)
            0.73
        """
        return 1 / (1 + math.exp(-(self.bias + total + self.total(features))))


@cache
def read_weights() -> Weights:
    """Read the weights that come with kgraph."""
    data = json.loads(Path(__file__).with_name("weights.json").read_text("utf-8"))
    return Weights(data["bias"], data["features"])
