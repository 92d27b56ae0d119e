"""Namespaces used across kgraph; the terms of `kg:` are checked against `ontology/*.ttl` by a test."""

from __future__ import annotations

from functools import cache

NS = "https://w3id.org/kgraph/ns#"
RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
RDFS = "http://www.w3.org/2000/01/rdf-schema#"
OWL = "http://www.w3.org/2002/07/owl#"
XSD = "http://www.w3.org/2001/XMLSchema#"
SKOS = "http://www.w3.org/2004/02/skos/core#"
PROV = "http://www.w3.org/ns/prov#"
OA = "http://www.w3.org/ns/oa#"
SCHEMA = "https://schema.org/"
DCTERMS = "http://purl.org/dc/terms/"
SH = "http://www.w3.org/ns/shacl#"

RDF_TYPE = RDF + "type"
RDFS_LABEL = RDFS + "label"
RDFS_SUBCLASSOF = RDFS + "subClassOf"
OWL_SAME_AS = OWL + "sameAs"
OWL_DIFFERENT_FROM = OWL + "differentFrom"


@cache
def kg(name: str) -> str:
    """Give the IRI of a kgraph term.

    Example:
        >>> kg("Person")
        'https://w3id.org/kgraph/ns#Person'
    """
    return NS + name


def local_name(iri: str) -> str:
    """Give the part of an IRI after its last `#`, `/` or `:`.

    Example:
        >>> local_name("https://w3id.org/kgraph/ns#Person")
        'Person'
    """
    return iri.replace("/", "#").replace(":", "#").rstrip("#").rsplit("#", 1)[-1]
