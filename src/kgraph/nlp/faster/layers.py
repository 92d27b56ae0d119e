"""One maxout layer of a spaCy model with its normalization, in whole numbers: the same on every machine.

Floating-point sums depend on their order, which every BLAS chooses by processor and by batch. Here inputs and weights
are rounded to a grid so fine that the difference is that of 32-bit numbers, and so coarse that no sum of their
products leaves the whole numbers that a 64-bit number holds (2 to the 53rd). Such sums are exact in whatever order, so
numpy's fast BLAS may be used, and what a text gives depends on nothing but the text.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray
    from thinc.api import Model

_EXACT_BITS = 52
"""One less than a 64-bit number holds, as rounding may add to a sum."""
_LEAST_BITS = 18
_EPSILON = 1e-8


class ExactMaxout:
    """A maxout layer with its normalization.

    Args:
        maxout: thinc's maxout layer.
        normalization: The layer normalization after it.
        longest: No input row is longer (the root of the sum of squares).
    """

    def __init__(self, maxout: Model[Any, Any], normalization: Model[Any, Any], longest: float) -> None:
        weights = np.asarray(maxout.get_param("W"), dtype=np.float64)
        self.width, pieces, inputs = weights.shape
        # The pieces one after the other: their maximum is then one of whole rows.
        rows = weights.transpose(1, 0, 2).reshape(pieces * self.width, inputs)
        heaviest = float(np.sqrt((rows**2).sum(axis=1)).max())
        # A sum of products, and each part of it, is no more than the product of both lengths.
        bits = _EXACT_BITS - int(np.ceil(np.log2(max(heaviest * longest, 1.0))))
        self.is_fine = bits // 2 >= _LEAST_BITS
        """Whether the grid is as fine as it should be."""
        self._scale, weight_scale = 2.0 ** (bits // 2), 2.0 ** (bits - bits // 2)
        self._weights = np.ascontiguousarray(np.rint(rows * weight_scale).T)
        self._unit = 1 / (self._scale * weight_scale)
        self._bias = np.asarray(maxout.get_param("b"), dtype=np.float64).T.reshape(-1)
        self._gain = np.asarray(normalization.get_param("G"), dtype=np.float64)
        self._shift = np.asarray(normalization.get_param("b"), dtype=np.float64)
        self.longest = float(np.sqrt(self.width) * np.abs(self._gain).max() + np.sqrt((self._shift**2).sum()))
        """No output row is longer."""

    def __call__(self, inputs: NDArray[np.float64]) -> NDArray[np.float64]:
        """Give the layer's output.

        Args:
            inputs: A row a token.

        Returns:
            A row a token.
        """
        scaled = inputs * self._scale
        np.rint(scaled, out=scaled)
        sums = scaled @ self._weights
        sums *= self._unit
        sums += self._bias
        return self._normalized(sums)

    def _normalized(self, sums: NDArray[np.float64]) -> NDArray[np.float64]:
        best = sums[:, : self.width]
        for start in range(self.width, sums.shape[1], self.width):
            np.maximum(best, sums[:, start : start + self.width], out=best)
        best -= best.mean(axis=1, keepdims=True)
        spread = np.square(best).mean(axis=1, keepdims=True)
        best /= np.sqrt(spread + _EPSILON)
        best *= self._gain
        best += self._shift
        return best
