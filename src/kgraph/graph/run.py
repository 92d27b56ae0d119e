"""The run of kgraph that made a graph, as an activity of PROV-O (https://www.w3.org/TR/prov-o/#Activity).

It used the documents, and the rules that found the evidence are parts of it: so every statement leads to it by way of
its evidence, and no triple is written for each. It has no time, so that equal builds are equal.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from kgraph.graph.terms import described, node, text, types
from kgraph.iris import Minter
from kgraph.ontology.vocab import DCTERMS, PROV, RDFS_LABEL, kg
from kgraph.ordered import Block

_USED = node(PROV + "used")
_TYPES = types(kg("Run"), PROV + "Activity")


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


def run_block(run: Run, documents: Iterable[str], minter: Minter) -> Block:
    """Describe a run, and the documents by their IRIs that it used."""
    software = [f"{name} {version}" for name, version in run.software.items()]
    texts = (
        *(("software", words) for words in software),
        ("languageModel", run.model),
        ("ontologyDigest", run.ontology),
        ("configurationDigest", run.configuration),
    )
    tails = [
        *_TYPES,
        f"{node(RDFS_LABEL)} {text(', '.join((*software[:1], run.model)))}",
        *(f"{node(kg(name))} {text(words)}" for name, words in texts if words),
        *(f"{_USED} {node(document)}" for document in documents),
    ]
    return described(node(run.iri(minter)), tails)


def part_of_run(run: Run, minter: Minter) -> str:
    """Say of a rule that it was at work in a run."""
    return f"{node(DCTERMS + 'isPartOf')} {node(run.iri(minter))}"
