"""The token vectors of a spaCy model (`spacy.Tok2Vec.v2`): the embedding remembered, the encoder in exact layers.

What `MultiHashEmbed` gives a token depends on a few of its attributes alone, and most tokens of a text have been seen
before. `MaxoutWindowEncoder` is a small convolution. See `layers.py` for why the outcome depends on the text alone.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np
from spacy.tokens import Doc
from thinc.api import Model, NumpyOps
from threadpoolctl import ThreadpoolController

from kgraph.nlp.faster.layers import ExactMaxout

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Floats = NDArray[np.float64]

_LAYER = ["maxout", "layernorm", "dropout"]
_EMBEDDED = ["ints-getitem", "hashembed"]
_HASHES = 4
"""How many rows of a table `HashEmbed` adds up."""
_MOST = 32_768
_BLOCK = 256
"""Rows that are worked on at a time: they stay in the processor's cache."""
_THREADS = ThreadpoolController()


class _Known(NamedTuple):
    """The embedded vectors of the kinds of tokens met so far, and which row is whose."""

    rows: Mapping[bytes, int]
    vectors: Floats


def quicken(component: object) -> bool:
    """Let a component compute the vectors of tokens in less time, if they are of the kind described above.

    Args:
        component: A component of a pipeline; those that listen to another's vectors have none of their own.

    Returns:
        Whether it does.
    """
    model: Any = getattr(component, "model", None)
    for node in model.walk() if isinstance(model, Model) else ():
        if isinstance(node.ops, NumpyOps) and _is_tok2vec(node):
            vectors = Vectors(node)
            if vectors.is_fine:
                node._func = vectors  # noqa: SLF001 - another node would change how the model is written to disk
                return True
    return False


class Vectors:
    """The vectors of tokens, until the model is trained further: then spaCy computes them again.

    Args:
        model: A `spacy.Tok2Vec.v2` of `MultiHashEmbed` without static vectors and `MaxoutWindowEncoder`.
        most: How many kinds of tokens to remember.
    """

    def __init__(self, model: Model[Any, Any], *, most: int = _MOST) -> None:
        embed, encode = model.layers
        self._stock = model._func  # noqa: SLF001 - still needed for training
        self._features, self._tables = embed.layers[0], embed.layers[2]
        self._mix = ExactMaxout(*_parts(embed), _longest_embedding(embed))
        self._pad = encode.attrs["pad"]
        self._layers: list[ExactMaxout] = []
        longest = self._mix.longest
        for layer in _residuals(encode):
            self._window = 2 * layer.layers[0].layers[0].attrs["window_size"] + 1
            self._layers.append(ExactMaxout(*_parts(layer), longest * self._window**0.5))
            longest += self._layers[-1].longest
        self.is_fine = all(layer.is_fine for layer in (self._mix, *self._layers))
        """Whether the layers are as fine as they should be."""
        self._most = most
        self._known = _Known({}, np.zeros((0, self._mix.width)))

    def __call__(self, model: Model[Any, Any], docs: Sequence[Doc], is_train: bool) -> tuple[Any, Callable[..., Any]]:
        """Give the vectors of each Doc, as thinc's models do.

        Args:
            model: The model this was made of.
            docs: Docs.
            is_train: Whether it is to learn, which spaCy's own does.

        Returns:
            An array a Doc, and how to learn from it.
        """
        if is_train:
            model._func = self._stock  # noqa: SLF001 - as in `quicken`
            learnt: tuple[Any, Callable[..., Any]] = self._stock(model, docs, is_train)
            return learnt
        with _THREADS.limit(limits=1, user_api="blas"):
            return self._encode(self._embed(docs)), _learn_nothing

    def _embed(self, docs: Sequence[Doc]) -> list[Floats]:
        """Look up what is known of each token, after all that is not known yet has been computed."""
        features = [np.ascontiguousarray(found) for found in self._features.predict(docs)]
        keys = [_as_keys(found) for found in features]
        # Another thread may read with the same model: what is known is replaced, never changed.
        known, met = self._known, {key for row in keys for key in row}
        fresh = met.difference(known.rows)
        if fresh and len(fresh) + len(known.rows) > self._most:
            known, fresh = _Known({}, known.vectors[:0]), met
        if fresh:
            known = self._known = self._more(known, sorted(fresh), features[0].dtype)
        return [known.vectors[[known.rows[key] for key in row]] for row in keys]

    def _more(self, known: _Known, keys: list[bytes], kind: np.dtype[Any]) -> _Known:
        """Compute the vectors of kinds of tokens, and give them with those known before."""
        features = np.frombuffer(b"".join(keys), dtype=kind).reshape(len(keys), -1)
        embedded = self._tables.predict(features).astype(np.float64)
        blocks = (embedded[start : start + _BLOCK] for start in range(0, len(embedded), _BLOCK))
        rows = {**known.rows, **{key: place for place, key in enumerate(keys, len(known.rows))}}
        return _Known(rows, np.concatenate([known.vectors, *map(self._mix, blocks)]))

    def _encode(self, embedded: list[Floats]) -> list[NDArray[np.float32]]:
        """Run the layers over all Docs, with so many empty rows between that none reaches into another."""
        reach = self._window // 2
        starts = np.cumsum([reach + self._pad, *(len(vectors) + self._pad for vectors in embedded)])
        rows = np.zeros((starts[-1] + reach, self._mix.width))
        for start, vectors in zip(starts, embedded, strict=False):
            rows[start : start + len(vectors)] = vectors
        for layer in self._layers:
            after = np.zeros_like(rows)
            for low in range(0, len(rows) - 2 * reach, _BLOCK):
                high = min(low + _BLOCK, len(rows) - 2 * reach)
                inside = slice(low + reach, high + reach)
                after[inside] = rows[inside] + layer(self._windows(rows[low : high + 2 * reach]))
            rows = after
        return [
            rows[start : start + len(vectors)].astype(np.float32)
            for start, vectors in zip(starts, embedded, strict=False)
        ]

    def _windows(self, rows: Floats) -> Floats:
        """Give each row with those before and after it, side by side; nothing is copied."""
        shape = len(rows) - self._window + 1, self._window * rows.shape[1]
        return np.lib.stride_tricks.as_strided(rows, shape, rows.strides, writeable=False)


def _as_keys(features: NDArray[np.uint64]) -> list[bytes]:
    """Give the bytes of each row."""
    if not len(features):
        return []
    return features.view(f"V{features.shape[1] * features.itemsize}").ravel().tolist()


def _learn_nothing(_: object) -> list[object]:
    return []


def _is_tok2vec(model: Model[Any, Any]) -> bool:
    """Tell whether a model is made of the parts that are known, and of no others."""
    if len(model.layers) != 2:  # noqa: PLR2004 - embedding and encoder
        return False
    embed, encode = model.layers
    tables = sum(node.name == "hashembed" for node in embed.walk())
    depth = len(_residuals(encode))
    expected = ["extract_features", "list2ragged", *_EMBEDDED * tables, *_LAYER, "ragged2list"]
    windows = {node.attrs["window_size"] for node in encode.walk() if node.name == "expand_window"}
    return (
        _leaves(embed) == expected
        and _leaves(encode) == ["expand_window", *_LAYER] * depth
        and len(windows) == 1
        and encode.attrs.get("pad", 0) >= depth * min(windows)
    )


def _leaves(model: Model[Any, Any]) -> list[str]:
    """Name the layers that have none below, in order."""
    return [name for layer in model.layers for name in _leaves(layer)] if model.layers else [model.name]


def _residuals(encode: Model[Any, Any]) -> list[Model[Any, Any]]:
    return [node for node in encode.walk() if node.name.startswith("residual(") and len(node.layers) == 1]


def _parts(model: Model[Any, Any]) -> tuple[Model[Any, Any], Model[Any, Any]]:
    """Find the maxout layer and the normalization in a model that has one of each."""
    by_name = {node.name: node for node in model.walk()}
    return by_name["maxout"], by_name["layernorm"]


def _longest_embedding(embed: Model[Any, Any]) -> float:
    """Give a bound of the length of what the tables give for a token."""
    tables = [np.asarray(node.get_param("E"), dtype=np.float64) for node in embed.walk() if node.name == "hashembed"]
    longest = [float(np.square(table).sum(axis=1).max()) for table in tables]
    return _HASHES * float(np.sqrt(sum(longest)))
