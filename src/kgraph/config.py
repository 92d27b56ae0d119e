"""How to build, and digests that tell whether two builds would read and write the same."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from importlib import metadata
from pathlib import Path

from kgraph.archive import digest_files, digest_parts, digest_tree
from kgraph.documents import WHOLE, Share
from kgraph.errors import KgraphError, OntologyError, PipelineError, ReadError
from kgraph.iris import DEFAULT_BASE
from kgraph.model import Engine, Status
from kgraph.nlp import choose_model, model_version
from kgraph.ontology.loader import ontology_folder, own_files

_PACKAGE = Path(__file__).parent
# What reads: a change of its code is another reader. The stages after it run in every build.
_READING_CODE = ("nlp", "ontology", "kb", "learning", "extraction.py", "iris.py", "model.py", "parsed.py")
_PACKAGED_ONTOLOGY = "_ontology"
_READING_ONTOLOGY = ("kgraph.ttl", "provenance.ttl", "properties", "lexicon", "gazetteer")
_READING_DISTRIBUTIONS = ("spacy", "thinc")
_UNREADABLE: Mapping[str, tuple[type[KgraphError], str]] = {
    "shapes": (OntologyError, "missing-shapes"),
    "config": (PipelineError, "bad-config"),
    "decisions": (ReadError, "bad-decisions"),
    "kb": (OntologyError, "missing-kb"),
}
DISTRIBUTIONS = ("kgraph", "spacy", "rdflib", "pyoxigraph", "pyshacl", "shacl")
_INFERRING_DISTRIBUTIONS = ("owlrl",)


@dataclass(frozen=True, slots=True, kw_only=True)
class BuildConfig:
    """How to build.

    Args:
        ontology: The user's own ontology; None for ours.
        shapes: The user's own SHACL shapes; None for ours.
        model: spaCy model; empty for the default.
        config: Pipeline file in the form of `nlp/default.cfg`; None for ours.
        base: Base of the IRIs that are made.
        plain: Statuses that become plain triples.
        open_statements: Whether to keep statements that no property covers.
        workers: Processes to read with; 0 for as many as the machine has cores and memory for, and this one for few
            documents.
        model_dir: Folder of a model that `kgraph train` wrote for the ontology; None for none.
        kb: The user's own knowledge bases, as `kgraph kb build` writes them or reads them; the first counts most.
        decisions: What the user has decided about entities (`docs/how-to/entities.md`); None for nothing.
        nanopub: Whether to write nanopublications too.
        formats: Other formats to write besides Turtle, TriG and N-Quads, by their names; `all` is all of them.
        infer: Whether to infer what follows by the ontology's axioms, into a graph of its own.
        share: Which share of the inputs to build, where several machines build one each.
        engine: What hands the documents out to be read.
        scheduler: Address of the scheduler of a cluster of Dask's; empty to start one here.
    """

    ontology: Path | None = None
    shapes: Path | None = None
    model: str = ""
    config: Path | None = None
    base: str = DEFAULT_BASE
    plain: frozenset[Status] = frozenset((Status.ASSERTED,))
    open_statements: bool = True
    workers: int = 0
    model_dir: Path | None = None
    kb: tuple[Path, ...] = ()
    decisions: Path | None = None
    nanopub: bool = False
    formats: frozenset[str] = frozenset()
    infer: bool = False
    share: Share = WHOLE
    engine: Engine = Engine.LOCAL
    scheduler: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Digests:
    """What a build depends on, each as the digest of its bytes.

    Args:
        files: Those that the user named, by the name of the setting; empty for ours.
        model: Name and version of the spaCy model, no digest.
        ontology: The ontology with its lexicon and gazetteer.
        reader: All that a reading depends on, but for the document.
        build: All that the files of a build depend on, but for the documents.
    """

    files: Mapping[str, str] = field(default_factory=dict)
    model: str = ""
    ontology: str = ""
    reader: str = ""
    build: str = ""


def digests(config: BuildConfig) -> Digests:
    """Digest what a build with a configuration depends on; nothing is parsed that need not be.

    Raises:
        KgraphError: If a file that is named cannot be read.
    """
    files = {
        "ontology": digest_files(own_files(config.ontology)) if config.ontology else "",
        "shapes": _of("shapes", config.shapes),
        "config": _of("config", config.config),
        "model_dir": digest_tree(config.model_dir) if config.model_dir else "",
        "decisions": _of("decisions", config.decisions),
        "kb": digest_parts(*(_of("kb", file) for file in config.kb)) if config.kb else "",
    }
    ontology = digest_parts(digest_tree(ontology_folder(), *_READING_ONTOLOGY), files["ontology"])
    model = choose_model(config.model)
    reader = digest_parts(
        *_versions(_READING_DISTRIBUTIONS),
        digest_tree(_PACKAGE, *_READING_CODE),
        ontology,
        Path(model).name,
        model_version(model),
        digest_tree(Path(model)) if Path(model).is_dir() else "",
        *(files[name] for name in ("config", "model_dir", "kb")),
        str(config.open_statements),
    )
    build = digest_parts(
        reader,
        *_versions(DISTRIBUTIONS),
        digest_tree(_PACKAGE, *(entry.name for entry in _PACKAGE.iterdir() if entry.name != _PACKAGED_ONTOLOGY)),
        digest_tree(ontology_folder(), "shapes.ttl"),
        files["shapes"],
        files["decisions"],
        config.base,
        *sorted(config.plain),
        str(config.nanopub),
        *(_versions(_INFERRING_DISTRIBUTIONS) if config.infer else ()),
    )
    named = f"{Path(model).name} {model_version(model)}".rstrip()
    return Digests(files=files, model=named, ontology=ontology, reader=reader, build=build)


def versions() -> dict[str, str]:
    """Give the version of each package that makes a graph, kgraph first."""
    return {found.name: found.version for name in DISTRIBUTIONS for found in metadata.distributions(name=name)}


def _of(setting: str, file: Path | None) -> str:
    """Digest a file that the user named; one that cannot be read is told as whoever reads it would."""
    try:
        return digest_files([file]) if file else ""
    except ReadError as error:
        kind, slug = _UNREADABLE[setting]
        raise kind(slug, error.message, f"Check the path given with --{setting}.") from error


def _versions(names: Iterable[str]) -> list[str]:
    return [metadata.version(name) for name in names]
