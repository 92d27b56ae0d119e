"""Assemble the pipeline: an installed spaCy model with kgraph's components around it (`default.cfg`)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

import spacy
from spacy.language import Language
from spacy.util import registry
from thinc.api import Config

from kgraph.errors import PipelineError
from kgraph.nlp.faster import speed_up
from kgraph.nlp.models import choose_model, installed_models

DEFAULT_CONFIG = Path(__file__).with_name("default.cfg")
# spaCy keeps these as initials; at the end of "lost $3m." that hides the end of the sentence.
_UNITS_WITH_STOP = frozenset(("g.", "m.", "t."))


def load_pipeline(
    model: str = "",
    *,
    config: str | Path | None = None,
    ontology: str | Path | None = None,
    open_statements: bool = True,
    model_dir: str | Path | None = None,
    kb: Sequence[Path] = (),
) -> Language:
    """Load a spaCy model with kgraph's components.

    Args:
        model: Installed package or folder; empty for the default.
        config: File in the form of `default.cfg`.
        ontology: The user's own ontology; None for the default.
        open_statements: Whether to offer what no property covers as open statements.
        model_dir: Folder of a model that `kgraph train` wrote for the ontology.
        kb: The user's own knowledge bases; names of those that are not too large are looked for.

    Returns:
        A spaCy pipeline whose Docs carry mentions and statements.

    Raises:
        PipelineError: If the model or the config cannot be loaded.
        OntologyError: If the ontology cannot, or the learnt model is of another.

    Example:
        >>> nlp = load_pipeline()
        >>> "kgraph_relations" in nlp.pipe_names
        True
    """
    nlp = load_model(model)
    _split_units(nlp)
    settings = _read_config(Path(config) if config else DEFAULT_CONFIG)
    path = str(Path(ontology).resolve()) if ontology else None
    options: dict[str, Any] = {"ontology": {"@misc": "kgraph.Ontology.v1", "path": path}}
    if kb:
        options["kb"] = [str(file.resolve()) for file in kb]
    if not open_statements:
        options["open_statements"] = False
    for name in settings["kgraph"]["first"]:
        if name == "ner":
            _move_first(nlp, name, settings["kgraph"]["first"])
        else:
            _add(nlp, name, settings, options, before=_first_of_model(nlp))
    for name in settings["kgraph"]["last"]:
        _add(nlp, name, settings, options)
    if model_dir is not None:
        reader = {"@misc": "kgraph.LearntReader.v1", "model_dir": str(model_dir), "ontology": path, "model": model}
        _add(nlp, "kgraph_learnt", settings, {**options, "reader": reader})
    return nlp


def load_model(model: str = "", *, quick: bool = True) -> Language:
    """Load a spaCy model; components that kgraph knows a quicker way for take less time to give the same.

    Args:
        model: Installed package or folder; empty for the default.
        quick: Whether to put kgraph's quicker components in.

    Returns:
        The model's own pipeline.

    Raises:
        PipelineError: If it cannot be loaded.
    """
    name = choose_model(model)
    try:
        nlp = spacy.load(name, exclude=["senter"])
    except (OSError, ValueError) as error:
        known = ", ".join(installed_models()) or "none"
        raise PipelineError(
            "unknown-model",
            f"the spaCy model {name!r} cannot be loaded; installed English models: {known}.",
            "Install it with pip, or name another with --model.",
        ) from error
    return speed_up(nlp) if quick else nlp


def _split_units(nlp: Language) -> None:
    """Make the stop after a unit a token of its own; a tokenizer that is not spaCy's is left as it is."""
    tokenizer: Any = nlp.tokenizer
    if hasattr(tokenizer, "rules"):
        tokenizer.rules = {word: rule for word, rule in tokenizer.rules.items() if word not in _UNITS_WITH_STOP}


def _read_config(path: Path) -> Config:
    try:
        settings = Config().from_disk(path, interpolate=True)
    except (OSError, ValueError) as error:
        reason = " ".join(str(error).split())[:200]
        raise PipelineError("bad-config", f"'{path}' cannot be read: {reason}", "See nlp/default.cfg.") from error
    if not {"first", "last"} <= set(settings.get("kgraph", {})):
        raise PipelineError(
            "bad-config", f"'{path}' has no [kgraph] block with 'first' and 'last'.", "See nlp/default.cfg."
        )
    return settings


def _first_of_model(nlp: Language) -> str | None:
    """Find the first component that is not kgraph's and has not been moved to the front."""
    ours = [name for name in nlp.pipe_names if name.startswith("kgraph_") or name == "ner"]
    return next((name for name in nlp.pipe_names if name not in ours), None)


def _move_first(nlp: Language, name: str, first: Iterable[str]) -> None:
    """Move the entity recognizer before the parser, right after the components that precede it in the config."""
    if not nlp.has_pipe(name):
        return
    ahead = list(first)[: list(first).index(name)]
    order = nlp.pipe_names
    position = sum(other in ahead for other in order)
    nlp._components.insert(position, nlp._components.pop(order.index(name)))  # noqa: SLF001 - spaCy has no public move


def _add(nlp: Language, name: str, settings: Config, options: Mapping[str, Any], before: str | None = None) -> None:
    """Add a component; the options that its factory knows go before the config file's."""
    block = dict(settings.get("components", {}).get(name, {}))
    factory = block.pop("factory", name)
    try:
        if Language.has_factory(factory):
            # One of another package is known by its name only, until somebody asks for it.
            registry.factories.get(factory)
        known = Language.get_factory_meta(factory).default_config or {}
        block.update({key: value for key, value in options.items() if key in known})
        nlp.add_pipe(factory, name=name, config=block, before=before)
    except ValueError as error:
        reason = " ".join(str(error).split())[:200]
        raise PipelineError("bad-config", f"component {name!r} cannot be made: {reason}", "Check --config.") from error
