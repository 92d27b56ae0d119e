"""How frames are chosen and matched, with a small ontology of the tests' own."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from rdflib import Graph

from kgraph.nlp.frames import FrameMatcher, Match
from kgraph.nlp.mentions import MentionsComponent
from kgraph.nlp.nodes import Nodes
from kgraph.ontology.loader import lexicon_files, read_graph
from kgraph.ontology.parsing import parse_file
from kgraph.ontology.vocab import local_name
from nlp_notation import at, parse

if TYPE_CHECKING:
    from spacy.vocab import Vocab

    from kgraph.ontology import Ontology

ONTOLOGY = """
@prefix kg: <https://w3id.org/kgraph/ns#> .
@prefix owl: <http://www.w3.org/2002/07/owl#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
kg:Entity a owl:Class .
kg:Agent a owl:Class ; rdfs:subClassOf kg:Entity .
kg:Person a owl:Class ; rdfs:subClassOf kg:Agent ; kg:noun "envoy", "mayor" .
kg:Country a owl:Class ; rdfs:subClassOf kg:Agent .
kg:Document a owl:Class ; rdfs:subClassOf kg:Entity ; kg:noun "letter", "dossier", "review" .
kg:Concept a owl:Class ; rdfs:subClassOf kg:Entity .
kg:Role a owl:Class ; rdfs:subClassOf kg:Entity .
kg:Sending a owl:Class .
kg:MonetaryAmount a owl:Class ; kg:valueKind "money" .
kg:sent a owl:ObjectProperty ; rdfs:domain kg:Agent ; rdfs:range kg:Document ; kg:event kg:Sending ;
    kg:frame [ kg:verb "send" ; kg:subjectSlot "subject" ; kg:objectSlot "object" ; kg:frameConfidence 0.9 ;
        kg:optional [ kg:slot "to indirect" ; kg:ofClass kg:Agent ; kg:role kg:recipient ] ] .
kg:sentBack a owl:ObjectProperty ; rdfs:domain kg:Agent ; rdfs:range kg:Document ;
    kg:frame [ kg:verb "send back" ; kg:subjectSlot "subject" ; kg:objectSlot "object" ] .
kg:sentTo a owl:ObjectProperty ; rdfs:domain kg:Agent ; rdfs:range kg:Agent ;
    kg:frame [ kg:verb "post" ; kg:subjectSlot "subject" ; kg:objectSlot "indirect to" ;
        kg:requires [ kg:slot "object" ; kg:ofNoun "letter" ; kg:role kg:theme ] ] .
kg:kept a owl:ObjectProperty ; rdfs:domain kg:Agent ; rdfs:range kg:Document ;
    kg:frame [ kg:verb "keep" ; kg:subjectSlot "subject" ; kg:objectSlot "object" ; kg:excludes "from" ] .
kg:cost a owl:ObjectProperty ; rdfs:domain kg:Document ; rdfs:range kg:MonetaryAmount ;
    kg:frame [ kg:verb "cost" ; kg:subjectSlot "subject" ; kg:objectSlot "object" ] .
kg:leads a owl:ObjectProperty ; rdfs:domain kg:Person ; rdfs:range kg:Country ;
    kg:frame [ kg:noun "mayor" ; kg:subjectSlot "holder" ; kg:objectSlot "of possessor" ] .
kg:led a owl:ObjectProperty ; rdfs:domain kg:Person ; rdfs:range kg:Country ;
    kg:frame [ kg:noun "mayor" ; kg:subjectSlot "holder" ; kg:objectSlot "of" ;
        kg:requires [ kg:slot "modifier" ; kg:ofNoun "former" ] ] .
kg:heads a owl:ObjectProperty ; rdfs:domain kg:Person ; rdfs:range kg:Country ;
    kg:frame [ kg:noun "chief" ; kg:subjectSlot "holder" ; kg:objectSlot "of" ;
        kg:excludes [ kg:slot "modifier" ; kg:ofClass kg:City ] ] .
kg:ill a owl:ObjectProperty ; rdfs:domain kg:Agent ; rdfs:range kg:Role ;
    kg:frame [ kg:adjective "loyal" ; kg:subjectSlot "subject" ; kg:objectSlot "trigger" ] .
"""

TREES = {
    "sent": """Norway{Country}/NNP/nsubj/1 sent|send/VBD/ROOT/1 the/DT/det/3 letter/NN/dobj/1 to/IN/prep/1
        Lang{Person}/NNP/pobj/4""",
    "sent a person": "Norway{Country}/NNP/nsubj/1 sent|send/VBD/ROOT/1 Lang{Person}/NNP/dobj/1",
    "sent by nobody": """The/DT/det/1 letter/NN/nsubjpass/3 was/VBD/auxpass/3 sent|send/VBN/ROOT/3 to/IN/prep/3
        Lang{Person}/NNP/pobj/4""",
    "sent it": "Norway{Country}/NNP/nsubj/1 sent|send/VBD/ROOT/1 it/PRP/dobj/1",
    "sent back": """Norway{Country}/NNP/nsubj/1 sent|send/VBD/ROOT/1 back/RP/prt/1 the/DT/det/4 letter/NN/dobj/1""",
    "sent up": """Norway{Country}/NNP/nsubj/1 sent|send/VBD/ROOT/1 up/RP/prt/1 the/DT/det/4 letter/NN/dobj/1""",
    "sent out": """Norway{Country}/NNP/nsubj/1 sent|send/VBD/ROOT/1 out/RP/prt/1 the/DT/det/4 letter/NN/dobj/1""",
    "dossier": """The/DT/det/1 dossier/NN/nsubjpass/8 for/IN/prep/1 the/DT/det/4 envoy/NN/pobj/2 sent|send/VBN/acl/4
        by/IN/agent/5 Norway{Country}/NNP/pobj/6 burnt/VBD/ROOT/8""",
    "two dossiers": """The/DT/det/1 dossier/NN/nsubjpass/11 for/IN/prep/1 the/DT/det/4 review/NN/pobj/2 of/IN/prep/4
        the/DT/det/7 envoy/NN/pobj/5 sent|send/VBN/acl/7 by/IN/agent/8 Norway{Country}/NNP/pobj/9 burnt/VBD/ROOT/11""",
    "posted": """Norway{Country}/NNP/nsubj/1 posted|post/VBD/ROOT/1 Lang{Person}/NNP/dative/1 the/DT/det/4
        letter/NN/dobj/1 to/IN/prep/1 Finland{Country}/NNP/pobj/5""",
    "posted a dossier": """Norway{Country}/NNP/nsubj/1 posted|post/VBD/ROOT/1 Lang{Person}/NNP/dative/1 the/DT/det/4
        dossier/NN/dobj/1""",
    "posted to": """Norway{Country}/NNP/nsubj/1 posted|post/VBD/ROOT/1 the/DT/det/3 letter/NN/dobj/1 to/IN/prep/1
        Finland{Country}/NNP/pobj/4""",
    "kept": "Norway{Country}/NNP/nsubj/1 kept|keep/VBD/ROOT/1 the/DT/det/3 letter/NN/dobj/1",
    "kept from": """Norway{Country}/NNP/nsubj/1 kept|keep/VBD/ROOT/1 the/DT/det/3 letter/NN/dobj/1 from/IN/prep/1
        Finland{Country}/NNP/pobj/4""",
    "cost": "The/DT/det/1 letter/NN/nsubj/2 cost/VBD/ROOT/2 9_euros{money;amount=9;unit=EUR}/CD/dobj/2",
    "cost a share": "The/DT/det/1 letter/NN/nsubj/2 cost/VBD/ROOT/2 9_percent{percent;amount=9}/CD/dobj/2",
    "mayor": "Lang{Person}/NNP/nsubj/1 is/VBZ/ROOT/1 mayor/NN/attr/1 of/IN/prep/2 Norway{Country}/NNP/pobj/3",
    "former mayor": """Lang{Person}/NNP/nsubj/1 is/VBZ/ROOT/1 the/DT/det/4 former/JJ/amod/4 mayor/NN/attr/1 of/IN/prep/4
        Norway{Country}/NNP/pobj/5""",
    "mayor-elect": """Lang{Person}/NNP/nsubj/1 is/VBZ/ROOT/1 mayor/NN/attr/1 elect/NN/npadvmod/2 of/IN/prep/2
        Norway{Country}/NNP/pobj/4""",
    "then-mayor": """Then/RB/advmod/2 -/HYPH/punct/2 mayor/NN/compound/3 Lang{Person}/NNP/nsubj/6 of/IN/prep/3
        Norway{Country}/NNP/pobj/4 left/VBD/ROOT/6""",
    "then the mayor": """Then/RB/advmod/5 Mayor/NNP/compound/2 Lang{Person}/NNP/nsubj/5 of/IN/prep/1
        Norway{Country}/NNP/pobj/3 left/VBD/ROOT/5""",
    "then a deputy mayor": """Then/RB/advmod/6 deputy|deputy/VB/nsubjpass/6 Mayor/NNP/compound/3 Lang{Person}/NNP/dobj/1
        of/IN/prep/2 Norway{Country}/NNP/pobj/4 left/VBD/ROOT/6""",
    "soon the mayor": """Soon/RB/advmod/5 Mayor/NNP/compound/2 Lang{Person}/NNP/nsubj/5 of/IN/prep/1
        Norway{Country}/NNP/pobj/3 left/VBD/ROOT/5""",
    "mayor at the time": """Lang{Person}/NNP/nsubj/1 is/VBZ/ROOT/1 mayor/NN/attr/1 of/IN/prep/2
        Norway{Country}/NNP/pobj/3 at/IN/prep/2 the/DT/det/7 time/NN/pobj/5""",
    "chief": "Lang{Person}/NNP/nsubj/1 is/VBZ/ROOT/1 chief/NN/attr/1 of/IN/prep/2 Norway{Country}/NNP/pobj/3",
    "chief of a part": """Lang{Person}/NNP/nsubj/1 is/VBZ/ROOT/1 Oslo{City}/NNP/compound/3 chief/NN/attr/1 of/IN/prep/3
        Norway{Country}/NNP/pobj/4""",
    "chief mayor": """Chief/NNP/compound/1 Mayor/NNP/compound/2 Lang{Person}/NNP/nsubj/5 of/IN/prep/0
        Norway{Country}/NNP/pobj/3 left/VBD/ROOT/5""",
    "loyal": "The/DT/det/2 loyal/JJ/amod/2 envoy/NN/nsubj/3 left/VBD/ROOT/3",
}
MATCHES = [
    ("sent", "sent", ["sent: Norway → letter (0.9), recipient Lang"]),
    ("sent a person", "sent", []),
    ("sent by nobody", "sent", ["sent:  → letter (0.9), recipient Lang"]),
    ("sent it", "sent", []),
    ("sent back", "sent", ["sentBack: Norway → letter (0.8)"]),
    ("sent up", "sent", []),
    ("sent out", "sent", ["sent: Norway → letter (0.9)"]),
    ("dossier", "sent", ["sent: Norway → dossier (0.9)"]),
    ("two dossiers", "sent", []),
    ("posted", "posted", ["sentTo: Norway → Lang (0.8), theme letter"]),
    ("posted a dossier", "posted", []),
    ("posted to", "posted", ["sentTo: Norway → Finland (0.8), theme letter"]),
    ("kept", "kept", ["kept: Norway → letter (0.8)"]),
    ("kept from", "kept", []),
    ("cost", "cost", ["cost: letter → 9 euros (0.8)"]),
    ("cost a share", "cost", []),
    ("mayor", "mayor", ["leads: Lang → Norway (0.8)"]),
    ("former mayor", "mayor", ["led: Lang → Norway (0.8)"]),
    ("mayor-elect", "mayor", []),
    ("then-mayor", "mayor", []),
    ("then the mayor", "Mayor", []),
    ("then a deputy mayor", "Mayor", []),
    ("soon the mayor", "Mayor", ["leads: Lang → Norway (0.8)"]),
    ("mayor at the time", "mayor", []),
    ("chief", "chief", ["heads: Lang → Norway (0.8)"]),
    ("chief of a part", "chief", []),
    ("chief mayor", "Chief", []),
    ("loyal", "loyal", ["ill: envoy → loyal (0.8)"]),
    ("sent", "Norway", []),
    ("sent", "letter", []),
]


@pytest.fixture(scope="module")
def small() -> Ontology:
    """Give the ontology above with the default lexicon."""
    graph = Graph().parse(data=ONTOLOGY, format="turtle")
    for file in lexicon_files():
        graph += parse_file(file)
    return read_graph(graph)


def _written(match: Match) -> str:
    subjects = " ".join(node.token.text for node in match.subjects)
    objects = " ".join(node.token.text for node in match.objects)
    roles = "".join(f", {local_name(role)} {nodes[0].token.text}" for role, nodes in match.roles)
    return f"{local_name(match.frame.property)}: {subjects} → {objects} ({match.frame.confidence:.2g}){roles}"


def test_nlp_frames_corpus_is_whole() -> None:
    """The corpus has lost no tree and no case."""
    assert (28, 30) == (len(TREES), len(MATCHES))
    assert set(TREES) == {tree for tree, _, _ in MATCHES}


@pytest.mark.parametrize(("tree", "word", "expected"), MATCHES, ids=[f"{tree}: {word}" for tree, word, _ in MATCHES])
def test_nlp_frames_match(tree: str, word: str, expected: list[str], small: Ontology, blank_vocab: Vocab) -> None:
    """A frame matches where all its slots have fillers of their classes, the longest cue first."""
    matcher = FrameMatcher(small)
    doc = MentionsComponent(small)(parse(TREES[tree], blank_vocab))
    trigger = at(doc, word)
    matches = (match for match in matcher.iter_matches(doc, Nodes(doc, small)) if match.trigger == trigger)
    assert expected == [_written(match) for match in matches]
