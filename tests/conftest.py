"""Fixtures that tests of several stages share; spaCy is imported only by the fixtures that need it."""

from __future__ import annotations

import os
import signal
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

import pytest
from hypothesis import settings

from build_samples import ARTICLES, TEXTS
from kgraph.ontology.loader import load_ontology
from kgraph.ontology.schema import Ontology

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc
    from spacy.vocab import Vocab

    from kgraph.build import Result

# Time limits fail on a busy machine; CI must find the same cases on every run.
settings.register_profile("kgraph", deadline=None)
settings.register_profile("ci", deadline=None, derandomize=True)
settings.load_profile("ci" if os.environ.get("CI") else "kgraph")

# A shell starts what runs in the background deaf to Ctrl-C, and so would be every command that a test starts.
if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
    signal.signal(signal.SIGINT, signal.default_int_handler)


class MakeDoc(Protocol):
    """The call that the `make_doc` fixture gives."""

    def __call__(
        self,
        words: str | Sequence[str],
        *,
        heads: Sequence[int] | None = None,
        deps: Sequence[str] | None = None,
        tags: Sequence[str] | None = None,
        pos: Sequence[str] | None = None,
        lemmas: Sequence[str] | None = None,
        ents: Sequence[str] | None = None,
        spaces: Sequence[bool] | None = None,
    ) -> Doc:
        """Build a parsed `Doc` by hand.

        Args:
            words: The tokens, or one string of them with blanks between.
            heads: Index of each token's head; a root is its own head.
            deps: Dependency label of each token.
            tags: Fine-grained tag of each token.
            pos: Universal part of speech of each token.
            lemmas: Lemma of each token; the words themselves by default.
            ents: IOB tag of each token, such as `B-PERSON`.
            spaces: Whether a blank follows each token; by default none precedes closing punctuation.
        """


def pytest_addoption(parser: pytest.Parser) -> None:
    """Offer to write the golden graph anew; the diff of the file then shows what a change does to it."""
    parser.addoption("--update-golden", action="store_true", help="write tests/golden/graph.ttl as it is built now")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark every test that uses the statistical model, so that `-m "not model"` is quick."""
    for item in items:
        if "nlp" in getattr(item, "fixturenames", ()):
            item.add_marker(pytest.mark.model)


@pytest.fixture(scope="session")
def ontology() -> Ontology:
    """Give the default ontology."""
    return load_ontology()


@pytest.fixture(scope="session")
def nlp() -> Language:
    """Give kgraph's whole pipeline with the statistical model."""
    from kgraph.nlp.load import load_pipeline  # noqa: PLC0415 - tests without spaCy must start fast

    return load_pipeline()


@pytest.fixture(scope="session")
def built_articles() -> Result:
    """Build the graph of the sample articles, once for all tests."""
    from kgraph.build import build  # noqa: PLC0415 - tests without spaCy must start fast

    return build([ARTICLES])


@pytest.fixture(scope="session")
def saved_articles(built_articles: Result, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Save the graph of the sample articles."""
    return built_articles.save(tmp_path_factory.mktemp("articles") / "out")


@pytest.fixture(scope="session")
def built_texts() -> Result:
    """Build the graph of three short texts, once for all tests."""
    from kgraph.build import build  # noqa: PLC0415 - tests without spaCy must start fast

    return build(list(TEXTS))


@pytest.fixture(scope="session")
def blank_vocab() -> Vocab:
    """Give the vocabulary of a blank English pipeline."""
    import spacy  # noqa: PLC0415 - tests without spaCy must start fast

    return spacy.blank("en").vocab


@pytest.fixture(scope="session")
def make_doc(blank_vocab: Vocab) -> MakeDoc:
    """Give a call that builds a parsed `Doc` by hand: `make_doc("Ada met Bob .", heads=[1, 1, 1, 1], …)`."""
    from spacy.tokens import Doc  # noqa: PLC0415 - tests without spaCy must start fast

    def make(
        words: str | Sequence[str],
        *,
        heads: Sequence[int] | None = None,
        deps: Sequence[str] | None = None,
        tags: Sequence[str] | None = None,
        pos: Sequence[str] | None = None,
        lemmas: Sequence[str] | None = None,
        ents: Sequence[str] | None = None,
        spaces: Sequence[bool] | None = None,
    ) -> Doc:
        tokens = words.split() if isinstance(words, str) else list(words)
        return Doc(
            blank_vocab,
            words=tokens,
            spaces=list(spaces) if spaces is not None else _spaces(tokens),
            tags=_copy(tags),
            pos=_copy(pos),
            lemmas=_copy(lemmas) or tokens,
            heads=None if heads is None else list(heads),
            deps=_copy(deps) or (None if heads is None else ["dep"] * len(tokens)),
            ents=_copy(ents),
        )

    return make


def _copy(labels: Sequence[str] | None) -> list[str] | None:
    return None if labels is None else list(labels)


def _spaces(tokens: Sequence[str]) -> list[bool]:
    """Put a blank after each token but the last, and but those before closing punctuation."""
    return [following not in {".", ",", ";", ":", "?", "!", ")", "'s", "%", "n't"} for following in tokens[1:]] + [
        False
    ]
