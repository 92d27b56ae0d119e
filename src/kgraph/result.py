"""A built graph with what stands behind it: every form it is given in, and the folder it is written to."""

from __future__ import annotations

import io
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from importlib import metadata
from pathlib import Path
from typing import TYPE_CHECKING

from kgraph.archive import Archive, write_parts
from kgraph.config import BuildConfig, Digests, versions
from kgraph.explorer import render, show_inline
from kgraph.export import Write, chosen_exporters, export_nanopub, exporters, to_networkx, write_folder, write_jsonl
from kgraph.garbage import rarely_searched
from kgraph.iris import Minter
from kgraph.model import Document, Entity, Rejection, Statement
from kgraph.nlp import choose_model
from kgraph.ontology import Ontology
from kgraph.rdf import RdfGraph
from kgraph.records import Record
from kgraph.validation import ValidationReport, report_text, report_turtle

if TYPE_CHECKING:
    import networkx as nx
    import rdflib


@dataclass(frozen=True, slots=True)
class Result:
    """A built graph with what stands behind it.

    Args:
        documents: What was read, sorted by id.
        entities: Things with their IRIs, sorted by IRI.
        statements: Distinct claims with their evidence, sorted by claim.
        rejections: What was kept out, and why.
        report: The result of validation.
        rdf: The graph as triples, merged and by document.
        config: How it was built.
        ontology: What it was built with.
        digests: What it depends on.
        archive: What was read, to build on later.
        taken_over: How many readings were kept from an earlier build.
    """

    documents: tuple[Document, ...]
    entities: Sequence[Entity]
    statements: Sequence[Statement]
    rejections: Sequence[Rejection]
    report: ValidationReport
    rdf: RdfGraph
    config: BuildConfig
    ontology: Ontology
    digests: Digests = field(default_factory=Digests)
    archive: Archive = field(default_factory=Archive)
    taken_over: int = 0

    @property
    def graph(self) -> rdflib.Graph:
        """Give the merged view as a graph of rdflib."""
        import rdflib  # noqa: PLC0415 - only where asked for

        return rdflib.Graph().parse(data=self.serialize("ntriples"), format="nt")

    def serialize(self, name: str = "turtle") -> bytes:
        """Write the graph in one format (a name of the entry point group `kgraph.exporters`)."""
        return _written(partial(exporters()[name], self.rdf))

    def to_networkx(self) -> nx.MultiDiGraph[str]:
        """Give entities and plain triples as a graph of networkx."""
        return to_networkx(self.rdf, self.ontology)

    def show(self, height: int = 640) -> object:
        """Give the explorer as an object that a notebook shows inline."""
        return show_inline(self.html(), height=height)

    def html(self) -> str:
        """Give the explorer as one HTML page."""
        texts = {document.sha256: document.text for document in self.documents}
        title = self.documents[0].title if len(self.documents) == 1 else ""
        return render(self.rdf, self.ontology, title=title or "kgraph", texts=texts)

    @property
    def left_out(self) -> Mapping[str, int]:
        """Give the files that the graph is too large for, and how many triples they can have."""
        size, chosen = len(self.rdf.triples), chosen_exporters(self.config.formats)
        # A format of another package may not say.
        limits = {f"graph{export.suffix}": getattr(export, "most", 0) for export in chosen.values()}
        return {name: most for name, most in sorted(limits.items()) if 0 < most < size}

    def save(self, folder: str | Path) -> Path:
        """Write every output into a folder, whole or not at all.

        Args:
            folder: A new or empty folder, or one that kgraph wrote.

        Returns:
            The folder.

        Raises:
            ExportError: If it cannot be written.
        """
        with rarely_searched():
            write_folder(Path(folder), self._writers())
        return Path(folder)

    def files(self) -> Iterator[tuple[str, bytes]]:
        """Give the name and content of every file of the folder."""
        for name, content in self._writers():
            yield name, content if isinstance(content, bytes) else _written(content)

    def _writers(self) -> Iterator[tuple[str, bytes | Write]]:
        """Give the name of every file with its content, or what writes it where it may be large."""
        left_out = self.left_out
        for export in chosen_exporters(self.config.formats).values():
            if f"graph{export.suffix}" not in left_out:
                yield f"graph{export.suffix}", partial(export, self.rdf)
        if self.config.nanopub:
            yield f"graph{export_nanopub.suffix}", partial(export_nanopub, self.rdf)
        if self.config.infer:
            yield "inferred.ttl", self._inferred()
        yield "graph.html", self.html().encode()
        records: Mapping[str, Iterable[Record]] = {
            "documents": self.documents,
            "entities": self.entities,
            "statements": self.statements,
            "rejections": self.rejections,
        }
        for kind, found in records.items():
            yield f"{kind}.jsonl", partial(write_jsonl, found)
        yield "report.ttl", report_turtle(self.report, Minter(self.config.base))
        yield "report.txt", report_text(self.report, self._labels()).encode()
        yield from write_parts(self.archive, self.digests.reader)
        yield "manifest.json", json.dumps(self._manifest(), indent=2, sort_keys=True).encode()

    def _labels(self) -> Mapping[str, str]:
        """Name the entities that the report speaks of."""
        told = {term for result in self.report.results for term in (result.focus, result.value)}
        return {entity.id: entity.label for entity in self.entities if entity.id in told} if told else {}

    def _inferred(self) -> bytes:
        """Write what is inferred as Turtle."""
        stream = io.BytesIO()
        triples = tuple(triple for found in self.rdf.inferred.values() for triple in found)
        exporters()["turtle"](RdfGraph(triples, prefixes=self.rdf.prefixes), stream)
        return stream.getvalue()

    def _manifest(self) -> dict[str, object]:
        """Say what went in and with what: no time and no machine, so that equal builds are equal."""
        return {
            "kgraph": metadata.version("kgraph"),
            "versions": versions(),
            "model": choose_model(self.config.model),
            "config": self.config.config.name if self.config.config else "",
            "shapes": self.config.shapes.name if self.config.shapes else "",
            "ontology": list(self.ontology.sources),
            "kb": [file.name for file in self.config.kb],
            "decisions": self.config.decisions.name if self.config.decisions else "",
            "base": self.config.base,
            "plain": sorted(self.config.plain),
            "open_statements": self.config.open_statements,
            "nanopub": self.config.nanopub,
            "formats": sorted(self.config.formats),
            "infer": self.config.infer,
            "model_dir": self.config.model_dir.name if self.config.model_dir else "",
            "digests": {**self.digests.files, "reader": self.digests.reader, "build": self.digests.build},
            "conforms": self.report.conforms,
            **({"left_out": self.left_out} if self.left_out else {}),
            "inputs": self.archive.collection.inputs,
            "documents": {document.id: document.sha256 for document in self.documents},
            "counts": {
                "documents": len(self.documents),
                "entities": len(self.entities),
                "statements": len(self.statements),
                "rejections": len(self.rejections),
            },
        }


def _written(write: Write) -> bytes:
    stream = io.BytesIO()
    write(stream)
    return stream.getvalue()
