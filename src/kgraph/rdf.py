"""The RDF that the stages after `graph` share: triples of pyoxigraph, merged and by document."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Any

import pyoxigraph as ox

from kgraph.iris import KINDS, Minter
from kgraph.ontology.vocab import DCTERMS, NS, OA, OWL, PROV, RDF, RDFS, SCHEMA, SKOS, XSD

_PREFIX_BY_KIND = {
    "decision": "dec",
    "document": "doc",
    "entity": "ent",
    "event": "evt",
    "evidence": "evd",
    "nanopub": "npub",
    "relation": "rel",
    "rule": "rule",
    "run": "run",
    "statement": "st",
    "value": "val",
}


@dataclass(frozen=True, slots=True)
class RdfGraph:
    """A built graph.

    Args:
        triples: The merged view, without duplicates, sorted by their N-Triples form.
        named: The triples of each document by its IRI, sorted likewise; and what comparing them shows by that
            of a graph of its own.
        prefixes: Namespace by prefix, for readable output.
        inferred: What no text says but follows, by the IRI of its graph; in neither of the other two.
    """

    triples: Sequence[ox.Triple]
    named: Mapping[str, Sequence[ox.Triple]] = field(default_factory=dict)
    prefixes: Mapping[str, str] = field(default_factory=dict)
    inferred: Mapping[str, tuple[ox.Triple, ...]] = field(default_factory=dict)
    kept: dict[str, Any] = field(default_factory=dict, init=False, repr=False, compare=False)
    """What one writer of the graph keeps for the next."""

    def by_name(self) -> Sequence[tuple[str, Sequence[ox.Triple]]]:
        """Give the named graphs sorted by IRI; the merged view, without a name, where no document has one."""
        return sorted({**(self.named or {"": self.triples}), **self.inferred}.items())


def prefixes(minter: Minter) -> Mapping[str, str]:
    """Give the namespaces of our output by prefix.

    Example:
        >>> prefixes(Minter())["ent"]
        'https://w3id.org/kgraph/id/entity/'
    """
    own = {_PREFIX_BY_KIND[kind]: minter.namespace(kind) for kind in KINDS}
    shared = {
        "kg": NS,
        "rdf": RDF,
        "rdfs": RDFS,
        "owl": OWL,
        "xsd": XSD,
        "skos": SKOS,
        "prov": PROV,
        "oa": OA,
        "schema": SCHEMA,
        "dcterms": DCTERMS,
    }
    return MappingProxyType({**shared, **own})
