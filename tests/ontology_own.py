"""Three small ontologies such as users bring: films, airports and chemistry. None has a frame."""

from __future__ import annotations

PREFIXES = """\
@prefix kg: <https://w3id.org/kgraph/ns#> .
@prefix owl: <http://www.w3.org/2002/07/owl#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
@prefix x: <https://example.org/own#> .
"""
FILMS = (
    PREFIXES
    + """
x:Film a owl:Class ; rdfs:label "Film"@en, "Spielfilm"@de ; skos:altLabel "movie"@en .
x:Human a owl:Class ; rdfs:label "human" .
x:Studio a owl:Class ; rdfs:label "film studio" .
x:director a owl:ObjectProperty ; rdfs:label "director"@en, "Regisseur"@de ; rdfs:domain x:Film ; rdfs:range x:Human .
x:producedBy a owl:ObjectProperty ; rdfs:label "produced by" ; rdfs:domain x:Film ;
    rdfs:range [ a owl:Class ; owl:unionOf ( x:Human x:Studio ) ] .
x:released a owl:ObjectProperty ; rdfs:label "releaseDate" ; rdfs:domain x:Film ; rdfs:range x:Date .
x:runtime a owl:DatatypeProperty, owl:FunctionalProperty ; rdfs:label "runtime" ; rdfs:domain x:Film ;
    rdfs:range xsd:duration .
x:directed a owl:ObjectProperty ; rdfs:label "directed" ; owl:inverseOf x:director ;
    rdfs:domain x:Human ; rdfs:range x:Film .
x:filmedBy a owl:ObjectProperty ; rdfs:label "filmed by" ; owl:deprecated true ; rdfs:domain x:Film ;
    rdfs:range x:Human .
"""
)
AIRPORTS = (
    PREFIXES
    + """
x:Airport a owl:Class ; rdfs:label "Airport" .
x:City a owl:Class ; rdfs:label "City" .
x:Operator a owl:Class ; rdfs:label "organisation" .
x:cityServed a owl:ObjectProperty ; rdfs:label "cityServed" ; rdfs:domain x:Airport ; rdfs:range x:City .
x:operator a owl:ObjectProperty ; rdfs:label "operator" ; rdfs:domain x:Airport ; rdfs:range x:Operator .
x:runwayLength a owl:ObjectProperty ; rdfs:label "runwayLength" ; rdfs:domain x:Airport ; rdfs:range x:number .
x:openingYear a owl:ObjectProperty ; rdfs:label "openingYear" ; rdfs:domain x:Airport ; rdfs:range x:Year .
"""
)
CHEMISTRY = (
    PREFIXES
    + """
x:Element a owl:Class ; rdfs:label "chemical element" .
x:Chemist a owl:Class ; rdfs:label "chemist" ; rdfs:subClassOf x:Person .
x:Person a owl:Class ; rdfs:label "person" .
x:discoverer a owl:ObjectProperty ; rdfs:label "discoverer" ; skos:altLabel "found by" ;
    rdfs:domain x:Element ; rdfs:range x:Person .
x:discoveryDate a owl:DatatypeProperty ; rdfs:label "discovery date" ; rdfs:domain x:Element ; rdfs:range xsd:date .
x:namedAfter a owl:ObjectProperty ; rdfs:label "named after" ; rdfs:domain x:Element .
"""
)
OWN = {"films": FILMS, "airports": AIRPORTS, "chemistry": CHEMISTRY}


def own(name: str) -> str:
    """Give the IRI of a term of one of them."""
    return f"https://example.org/own#{name}"
