"""A small ontology for tests of the reader's rules: the classes and cue words of ours, and a few properties that stay.

The default ontology grows; a rule must not fail because a sentence says one thing more.
"""

from __future__ import annotations

from functools import lru_cache

from rdflib import Graph

from kgraph.ontology.loader import lexicon_files, ontology_folder, read_graph
from kgraph.ontology.parsing import parse_file
from kgraph.ontology.schema import Ontology

PROPERTIES = """
@prefix kg: <https://w3id.org/kgraph/ns#> .
@prefix owl: <http://www.w3.org/2002/07/owl#> .
@prefix rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .

kg:Submission a owl:Class ; rdfs:subClassOf kg:Event .
kg:Arrest a owl:Class ; rdfs:subClassOf kg:Event .
kg:Acquisition a owl:Class ; rdfs:subClassOf kg:Event .
kg:Reduction a owl:Class ; rdfs:subClassOf kg:Event .
kg:Appointment a owl:Class ; rdfs:subClassOf kg:Event .

kg:signed a owl:ObjectProperty ; rdfs:domain kg:Agent ; rdfs:range kg:Document ;
    kg:frame [ kg:verb "sign", "ratify" ; kg:subjectSlot "subject" ; kg:objectSlot "object" ;
        kg:frameConfidence 0.85 ] .
kg:submitted a owl:ObjectProperty ; rdfs:domain kg:Agent ; rdfs:range kg:Document ; kg:event kg:Submission ;
    kg:subjectRole kg:agent ; kg:objectRole kg:theme ;
    kg:frame [ kg:verb "submit" ; kg:subjectSlot "subject" ; kg:objectSlot "object" ;
        kg:optional [ kg:slot "to" ; kg:ofClass kg:Agent ; kg:role kg:recipient ] ] .
kg:submittedDocumentTo a owl:ObjectProperty ; rdfs:domain kg:Agent ; rdfs:range kg:Agent ; kg:event kg:Submission ;
    kg:subjectRole kg:agent ; kg:objectRole kg:recipient ;
    kg:frame [ kg:verb "submit" ; kg:subjectSlot "subject" ; kg:objectSlot "to" ;
        kg:requires [ kg:slot "object" ; kg:ofClass kg:Document ; kg:role kg:theme ] ] .
kg:arrested a owl:ObjectProperty ; rdfs:domain kg:Agent ; rdfs:range kg:Agent ; kg:event kg:Arrest ;
    kg:subjectRole kg:agent ; kg:objectRole kg:theme ;
    kg:frame [ kg:verb "arrest" ; kg:subjectSlot "subject" ; kg:objectSlot "object" ;
        kg:optional [ kg:slot "in at" ; kg:ofClass kg:Place ; kg:role kg:place ] ] .
kg:acquired a owl:ObjectProperty ; rdfs:domain kg:Agent ; kg:event kg:Acquisition ;
    rdfs:range [ a owl:Class ; owl:unionOf ( kg:Organization kg:Product kg:Facility ) ] ;
    kg:subjectRole kg:agent ; kg:objectRole kg:theme ;
    kg:frame [ kg:verb "buy" ; kg:subjectSlot "subject" ; kg:objectSlot "object" ;
        kg:optional [ kg:slot "for" ; kg:ofClass kg:MonetaryAmount ; kg:role kg:sum ] ;
        kg:optional [ kg:slot "from" ; kg:ofClass kg:Agent ; kg:role kg:origin ] ] ;
    kg:frame [ kg:noun "acquisition" ; kg:subjectSlot "by possessor" ; kg:objectSlot "of" ] .
kg:funds a owl:ObjectProperty ; rdfs:domain kg:Agent ; rdfs:range kg:MonetaryAmount ;
    kg:frame [ kg:verb "approve" ; kg:subjectSlot "subject" ; kg:objectSlot "object.of" ;
        kg:requires [ kg:slot "object" ; kg:ofNoun "grant", "fund" ] ] .
kg:reduced a owl:ObjectProperty ; rdfs:domain kg:Agent ; rdfs:range kg:Entity ; kg:event kg:Reduction ;
    kg:subjectRole kg:agent ; kg:objectRole kg:theme ;
    kg:frame [ kg:verb "reduce" ; kg:subjectSlot "subject" ; kg:objectSlot "object" ;
        kg:optional [ kg:slot "from" ; kg:ofClass kg:Value ; kg:role kg:fromAmount ] ;
        kg:optional [ kg:slot "to" ; kg:ofClass kg:Value ; kg:role kg:toAmount ] ] .
kg:fellTo a rdf:Property ; rdfs:domain kg:Concept ; rdfs:range kg:MonetaryAmount ; kg:event kg:Reduction ;
    kg:subjectRole kg:theme ; kg:objectRole kg:toAmount ;
    kg:frame [ kg:verb "fall" ; kg:subjectSlot "subject" ; kg:objectSlot "to" ; kg:frameConfidence 0.85 ] .
kg:memberOf a owl:ObjectProperty ; rdfs:domain kg:Agent ; rdfs:range kg:Organization ;
    kg:frame [ kg:noun "lawmaker" ; kg:subjectSlot "holder" ; kg:objectSlot "modifier of possessor" ] .
kg:headOf a owl:ObjectProperty ; rdfs:domain kg:Person ;
    rdfs:range [ a owl:Class ; owl:unionOf ( kg:Organization kg:Place ) ] ;
    kg:frame [ kg:noun "mayor" ; kg:subjectSlot "holder" ; kg:objectSlot "of modifier possessor" ] .
kg:holdsRole a owl:DatatypeProperty ; rdfs:domain kg:Person ; rdfs:range xsd:string ;
    kg:frame [ kg:noun "mayor", "lawmaker", "minister", "chairman", "editor" ; kg:subjectSlot "holder" ;
        kg:objectSlot "trigger" ; kg:objectClass kg:Role ] .
kg:formerlyHeld a owl:DatatypeProperty ; rdfs:domain kg:Person ; rdfs:range xsd:string ;
    kg:frame [ kg:noun "mayor" ; kg:subjectSlot "holder" ; kg:objectSlot "trigger" ; kg:objectClass kg:Role ;
        kg:requires [ kg:slot "modifier" ; kg:ofNoun "former" ] ] .
kg:appointed a owl:ObjectProperty ; rdfs:domain kg:Agent ; rdfs:range kg:Person ; kg:event kg:Appointment ;
    kg:subjectRole kg:agent ; kg:objectRole kg:theme ;
    kg:frame [ kg:verb "appoint" ; kg:subjectSlot "subject" ; kg:objectSlot "object" ;
        kg:optional [ kg:slot "complement as" ; kg:ofClass kg:Role, kg:Person ; kg:role kg:position ] ] .
kg:grantedAsylumTo a owl:ObjectProperty ; rdfs:domain kg:Country ; rdfs:range kg:Agent ;
    kg:frame [ kg:verb "grant" ; kg:subjectSlot "subject" ; kg:objectSlot "indirect to object" ;
        kg:requires [ kg:slot "object complement" ; kg:ofNoun "asylum" ] ] .
kg:fledFrom a owl:ObjectProperty ; rdfs:domain kg:Agent ; rdfs:range kg:Place ;
    kg:frame [ kg:verb "flee" ; kg:subjectSlot "subject" ; kg:objectSlot "object from" ] .
kg:cameIntoEffect a rdf:Property ; rdfs:domain kg:Document ; rdfs:range kg:DateValue ;
    kg:frame [ kg:verb "come" ; kg:subjectSlot "subject" ; kg:objectSlot "time" ;
        kg:requires [ kg:slot "into" ; kg:ofNoun "effect", "force" ] ] .
"""


@lru_cache(maxsize=1)
def small_ontology() -> Ontology:
    """Give our classes, roles and cue words with the properties above."""
    graph = Graph().parse(data=PROPERTIES, format="turtle")
    folder = ontology_folder()
    for file in (folder / "kgraph.ttl", folder / "properties" / "events.ttl", *lexicon_files()):
        graph += parse_file(file)
    return read_graph(graph)
