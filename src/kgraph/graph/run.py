"""The run of kgraph that made a graph, as an activity of PROV-O (https://www.w3.org/TR/prov-o/#Activity).

It used the documents, and the rules that found the evidence are parts of it: so every statement leads to it by way of
its evidence, and no triple is written for each. It has no time, so that equal builds are equal.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

import pyoxigraph as ox

from kgraph.graph.terms import node, text
from kgraph.iris import Minter
from kgraph.ontology.vocab import DCTERMS, PROV, RDF_TYPE, RDFS_LABEL, kg

_TYPES = (kg("Run"), PROV + "Activity")


@dataclass(frozen=True, slots=True)
class Run:
    """What made a graph.

    Args:
        software: Version by name of each package, kgraph first.
        model: Name and version of the spaCy model.
        ontology: Digest of the ontology with its lexicon and gazetteer.
        configuration: Digest of all that the graph depends on but its documents.
    """

    software: Mapping[str, str] = field(default_factory=dict)
    model: str = ""
    ontology: str = ""
    configuration: str = ""

    def iri(self, minter: Minter) -> str:
        """Mint the IRI of the run: the same for whatever is built in the same way."""
        return minter.run(self.configuration)


def run_triples(run: Run, documents: Iterable[str], minter: Minter) -> Iterator[ox.Triple]:
    """Describe a run, and the documents by their IRIs that it used."""
    subject = node(run.iri(minter))
    for cls in _TYPES:
        yield ox.Triple(subject, node(RDF_TYPE), node(cls))
    software = [f"{name} {version}" for name, version in run.software.items()]
    yield ox.Triple(subject, node(RDFS_LABEL), text(", ".join((*software[:1], run.model))))
    texts = (
        *(("software", words) for words in software),
        ("languageModel", run.model),
        ("ontologyDigest", run.ontology),
        ("configurationDigest", run.configuration),
    )
    yield from (ox.Triple(subject, node(kg(name)), text(words)) for name, words in texts if words)
    yield from (ox.Triple(subject, node(PROV + "used"), node(document)) for document in documents)


def part_of_run(rule: ox.NamedNode, run: Run, minter: Minter) -> ox.Triple:
    """Say that a rule was at work in a run."""
    return ox.Triple(rule, node(DCTERMS + "isPartOf"), node(run.iri(minter)))
