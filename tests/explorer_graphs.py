"""Graphs as the graph stage makes them, for the tests of the explorer; every sentence in them is invented."""

from __future__ import annotations

from dataclasses import dataclass, field

import pyoxigraph as ox

from kgraph.iris import Minter, digest
from kgraph.ontology.vocab import DCTERMS, OA, PROV, RDF, RDF_TYPE, RDFS_LABEL, SCHEMA, SKOS, XSD, kg
from kgraph.rdf import RdfGraph, prefixes

BASE = "https://w3id.org/kgraph/id/"
DOCUMENTS = {
    "harbour-bridge": (
        "Harbour bridge gets its money",
        "2021-03-09",
        "The Westmark Courier",
        "https://news.example/harbour-bridge",
    ),
    "minister-resigns": (
        "Minister leaves after audit",
        "2021-04-17",
        "The Westmark Courier",
        "texts/minister-resigns.txt",
    ),
    "river-talks": ("Two neighbours sign river accord", "2021-06-02", "Lowland Wire", "texts/river-talks.txt"),
    "solar-merger": ("Solar makers join forces", "2021-06-20", "Market Day", "texts/solar-merger.txt"),
}


def iri(kind: str, name: str) -> str:
    """Name a node of the test graphs."""
    return f"{BASE}{kind}/{name}"


@dataclass
class Writer:
    """Collect triples, one helper per kind of node."""

    triples: list[ox.Triple] = field(default_factory=list)

    def add(self, subject: str, predicate: str, object_: str | ox.Literal) -> None:
        """Add one triple; a string is an IRI."""
        term = ox.NamedNode(object_) if isinstance(object_, str) else object_
        self.triples.append(ox.Triple(ox.NamedNode(subject), ox.NamedNode(predicate), term))

    def document(self, name: str, title: str, date: str = "", publisher: str = "", source: str = "") -> str:
        """Add a document."""
        node = iri("document", name)
        self.add(node, RDF_TYPE, f"{SCHEMA}NewsArticle")
        self.add(node, f"{SCHEMA}headline", ox.Literal(title))
        if date:
            self.add(node, f"{SCHEMA}datePublished", ox.Literal(date, datatype=ox.NamedNode(f"{XSD}date")))
        if publisher:
            self.add(node, f"{SCHEMA}publisher", ox.Literal(publisher))
        if source:
            self.add(node, f"{DCTERMS}source", ox.Literal(source))
        return node

    def evidence(self, document: str, quote: str, sentence: str, start: int = 0) -> str:
        """Add an evidence; `start` is where the quote stands in the document."""
        node = iri("evidence", digest(document, quote, sentence, str(start)))
        self.add(node, RDF_TYPE, kg("Evidence"))
        self.add(node, f"{OA}start", ox.Literal(start))
        self.add(node, f"{OA}end", ox.Literal(start + len(quote)))
        self.add(node, f"{OA}exact", ox.Literal(quote))
        self.add(node, kg("sentence"), ox.Literal(sentence))
        self.add(node, f"{PROV}wasDerivedFrom", iri("document", document))
        self.add(node, f"{PROV}wasGeneratedBy", iri("rule", "funds-1"))
        return node

    def entity(self, name: str, cls: str, label: str, *aliases: str, kind: str = "entity") -> str:
        """Add an entity, event or value."""
        node = iri(kind, name)
        self.add(node, RDF_TYPE, kg(cls))
        self.add(node, RDFS_LABEL, ox.Literal(label))
        if kind == "entity":
            self.add(node, f"{SKOS}prefLabel", ox.Literal(label, language="en"))
        for alias in aliases:
            self.add(node, f"{SKOS}altLabel", ox.Literal(alias, language="en"))
        return node

    def statement(
        self,
        subject: str,
        predicate: str,
        object_: str | ox.Literal,
        *evidence: str,
        status: str = "asserted",
        confidence: str = "0.80",
        speaker: str = "",
        time: str = "",
        words: str = "",
        event: str = "",
    ) -> str:
        """Add a statement, and its plain triple if it is asserted."""
        node = iri("statement", digest(subject, predicate, str(object_), status))
        self.add(node, RDF_TYPE, kg("Statement"))
        self.add(node, f"{RDF}subject", subject)
        self.add(node, f"{RDF}predicate", predicate)
        self.add(node, f"{RDF}object", object_)
        self.add(node, kg("status"), kg(status))
        self.add(node, kg("confidence"), ox.Literal(confidence, datatype=ox.NamedNode(f"{XSD}decimal")))
        for one in evidence:
            self.add(node, kg("evidence"), one)
        if speaker:
            self.add(node, f"{PROV}wasAttributedTo", speaker)
        if time:
            self.add(node, kg("time"), ox.Literal(time, datatype=ox.NamedNode(f"{XSD}date")))
        if words:
            self.add(node, kg("objectWords"), ox.Literal(words))
        if event:
            self.add(node, kg("partOfEvent"), event)
        if status == "asserted":
            self.add(subject, predicate, object_)
        return node

    def graph(self) -> RdfGraph:
        """Give what was collected as a built graph."""
        return RdfGraph(tuple(sorted(set(self.triples), key=str)), prefixes=prefixes(Minter(BASE)))


_ENTITIES = """
westmark|Country|Westmark|Republic of Westmark
lowland|Country|Lowland
port-elin|City|Port Elin|Élin
greyford|City|Greyford
harbour-bridge|Facility|Harbour Bridge
river-orla|Place|River Orla
works-ministry|GovernmentBody|Ministry of Works|the ministry|MoW
finance-ministry|GovernmentBody|Ministry of Finance
audit-office|GovernmentBody|National Audit Office|NAO
parliament|GovernmentBody|Parliament of Westmark
lowland-gov|GovernmentBody|Government of Lowland
progress|PoliticalParty|Progress Party
green-list|PoliticalParty|Green List
dana-holt|Person|Dana Holt|Minister Holt|Ms. Holt
ravi-menon|Person|Ravi Menon
ines-kaur|Person|Inés Kaur|Ines
tomas-brandt|Person|Tomas Brandt
ola-fjeld|Person|Ola Fjeld
miriam-sand|Person|Miriam Sand
petrov|Person|Gregor Petrov
sunward|Company|Sunward Energy|Sunward
helio|Company|Helio Panels
north-bank|Company|North Bank
coastal-build|Company|Coastal Builders
bridge-fund|Fund|Harbour Bridge Fund
river-accord|Document|Orla River Accord|the accord
audit-report|Document|audit report on road contracts
bridge-act|Law|Bridge Finance Act
residents|Group|residents of Port Elin
fishers|Group|river fishers' union
works-minister|Role|minister of works
chair-role|Role|chair of the audit office
merger-plan|Programme|panel factory plan
"""

_EVENTS = """
funding-1|funding of Harbour Bridge
resignation-1|resignation of Dana Holt
signing-1|signing of the Orla River Accord
merger-1|merger of Sunward and Helio
"""

# By document: subject, property, object, status unless asserted: the sentence, the words that say it in asterisks.
_FACTS = {
    "harbour-bridge": """
finance-ministry funds harbour-bridge: *The Ministry of Finance will pay for Harbour Bridge* from this year's budget.
finance-ministry contributesTo bridge-fund: The Ministry of Finance *paid into the Harbour Bridge Fund* on Tuesday.
coastal-build builds harbour-bridge: *Coastal Builders began work on Harbour Bridge* before dawn.
harbour-bridge locatedIn port-elin: Traffic over *Harbour Bridge in Port Elin* has doubled in a decade.
port-elin locatedIn westmark: *Port Elin, Westmark's largest port,* has waited for it since the storm.
north-bank lendsTo coastal-build: *North Bank lent Coastal Builders* the rest.
residents opposes harbour-bridge reported: "*Residents of Port Elin do not want the bridge*," said Ola Fjeld.
ola-fjeld memberOf green-list: *Ola Fjeld of the Green List* asked for another study.
bridge-act mandates bridge-fund: *The Bridge Finance Act sets up the Harbour Bridge Fund.*
parliament passed bridge-act: *Parliament passed the Bridge Finance Act* by nine votes.
works-ministry oversees bridge-fund planned: *The Ministry of Works is to oversee the fund* from July.
""",
    "minister-resigns": """
dana-holt holdsRole works-minister: *Dana Holt, the minister of works,* stepped down on Friday.
dana-holt memberOf progress: *Holt, a Progress Party member since her youth,* gave no reason.
audit-office published audit-report: *The National Audit Office published its report on roads* a week earlier.
audit-report criticizes works-ministry: *The report faults the Ministry of Works* for eleven contracts.
dana-holt tookMoneyFrom coastal-build denied: *Holt did not take money from Coastal Builders*, the auditors found.
petrov accuses dana-holt reported: *Gregor Petrov accused Holt* of knowing about the contracts, two colleagues said.
miriam-sand holdsRole chair-role: *Miriam Sand, who chairs the audit office,* declined to comment.
miriam-sand worksFor audit-office: *Miriam Sand of the National Audit Office* signed every page.
ravi-menon succeeds dana-holt hedged: *Ravi Menon may succeed Holt*, party officials believe.
ravi-menon memberOf progress: *Ravi Menon, a Progress Party whip,* was seen at the ministry.
petrov memberOf parliament: *Petrov, who sits in parliament,* asked for a debate.
""",
    "river-talks": """
westmark signed river-accord: *Westmark signed the Orla River Accord* in Greyford.
lowland signed river-accord: *Lowland, too, put its name to the accord.*
river-accord about river-orla: *The accord shares the water of the River Orla* between the two.
lowland-gov governs lowland: *Lowland's government* called the day historic.
ines-kaur worksFor lowland-gov: *Inés Kaur, who negotiated for Lowland's government,* smiled for once.
tomas-brandt metWith ines-kaur: *Tomas Brandt met Inés Kaur* on the bridge at noon.
tomas-brandt worksFor works-ministry: *Brandt, of the Ministry of Works,* had drafted the text.
fishers opposes river-accord reported: *The fishers' union is against the accord*, its lawyer said.
greyford locatedIn lowland: It was raining in *Greyford, in the south of Lowland*.
lowland payTo fishers conditional: *Lowland would pay the fishers* if catches fell.
""",
    "solar-merger": """
sunward mergedWith helio: *Sunward Energy merged with Helio Panels* on Sunday.
sunward basedIn port-elin: *Sunward, based in Port Elin,* keeps its name.
helio basedIn greyford: *Helio, of Greyford,* brings the patents.
north-bank advises sunward: *North Bank advised Sunward* and will be paid in shares.
sunward plans merger-plan planned: *Sunward intends to carry out its panel factory plan* by 2024.
helio dismisses residents denied: *Helio will not dismiss anyone in Port Elin*, it said.
""",
}


def _spread(sentence: str) -> tuple[str, str]:
    before, quote, after = sentence.split("*")
    return quote, before + quote + after


def news_graph() -> RdfGraph:
    """Make the graph of four invented articles: about forty nodes, every status, events, values and literals."""
    writer = Writer()
    for name, parts in DOCUMENTS.items():
        writer.document(name, *parts)
    for line in _ENTITIES.split("\n"):
        if line:
            name, cls, label, *aliases = line.split("|")
            writer.entity(name, cls, label, *aliases)
    for line in _EVENTS.split("\n"):
        if line:
            name, label = line.split("|")
            writer.entity(name, "Event", label, kind="event")
    _facts(writer)
    _events(writer)
    return writer.graph()


def _facts(writer: Writer) -> None:
    speakers = {"residents": "ola-fjeld", "fishers": "miriam-sand"}
    for document, lines in _FACTS.items():
        for number, line in enumerate(lines.strip().split("\n")):
            claim, _, marked = line.partition(": ")
            subject, predicate, object_, status = (*claim.split(" "), "asserted")[:4]
            quote, sentence = _spread(marked)
            evidence = writer.evidence(document, quote, sentence, 200 * number + sentence.index(quote))
            speaker = iri("entity", speakers[subject]) if status == "reported" and subject in speakers else ""
            things = iri("entity", subject), kg(predicate), iri("entity", object_)
            writer.statement(*things, evidence, status=status, speaker=speaker)
            writer.add(iri("entity", subject), kg("mentionedBy"), evidence)


def _events(writer: Writer) -> None:
    amount = writer.entity("money-24-million", "MonetaryAmount", "24 million crowns", kind="value")
    writer.add(amount, kg("amount"), ox.Literal("24000000", datatype=ox.NamedNode(f"{XSD}decimal")))
    writer.add(amount, kg("currency"), ox.Literal("WMC"))
    quote, sentence = "24 million crowns", "The state gives 24 million crowns, or about a third, for the bridge."
    evidence = writer.evidence("harbour-bridge", quote, sentence, 9000 + sentence.index(quote))
    funding = iri("event", "funding-1")
    writer.statement(funding, RDF_TYPE, kg("Event"), evidence)
    writer.statement(funding, kg("funder"), iri("entity", "finance-ministry"), evidence, event=funding)
    writer.statement(funding, kg("amountFunded"), amount, evidence, words="24 million crowns", event=funding)
    writer.statement(funding, kg("recipient"), iri("entity", "harbour-bridge"), evidence, event=funding)
    left = writer.evidence("minister-resigns", "stepped down on Friday", "She stepped down on Friday.", 12004)
    day = ox.Literal("2021-04-16", datatype=ox.NamedNode(f"{XSD}date"))
    writer.statement(iri("event", "resignation-1"), kg("who"), iri("entity", "dana-holt"), left)
    writer.statement(iri("event", "resignation-1"), kg("onDate"), day, left, words="on Friday", time="2021-04-16")
    writer.statement(iri("event", "signing-1"), kg("signedDocument"), iri("entity", "river-accord"))
    writer.statement(iri("event", "merger-1"), kg("party"), iri("entity", "sunward"))
    writer.statement(iri("event", "merger-1"), kg("party"), iri("entity", "helio"))
    writer.statement(
        iri("entity", "fishers"), kg("memberCount"), ox.Literal(57), words="some 57 members", confidence="0.66"
    )


HOSTILE = (
    "<img src=x onerror=alert(1)>",
    "</script><script>alert(1)</script>",
    "\"quoted\" 'and' `ticked` onmouseover=alert(1)",
    "line\u2028break</style>",
    '<a href="javascript:alert(1)">href</a>',
    "${alert(1)}{{ alert(1) }}",
)
HOSTILE_TEXTS = {
    str(number): f"{text}\n\nOnce. before {text} after Twice.\n\n{text}" for number, text in enumerate(HOSTILE)
}
"""By SHA-256."""
_OTHERS = ("reported", "denied", "hedged", "planned", "conditional", "asserted")


def hostile_graph() -> RdfGraph:
    """Put every hostile text everywhere a text can stand: names, properties, quotes, titles, publishers, some dates."""
    writer = Writer()
    for number, text in enumerate(HOSTILE):
        name = str(number)
        date = text if number < 2 else f"2021-0{number}-01"
        document = writer.document(name, text, date, text, text if number else "javascript:alert(1)//https://x")
        writer.add(document, f"{SCHEMA}sha256", ox.Literal(name))
        node = iri("entity", name)
        writer.add(node, RDFS_LABEL, ox.Literal(text))
        writer.add(node, f"{SKOS}altLabel", ox.Literal(f"alias {text}"))
        writer.add(kg(f"says{number}"), RDFS_LABEL, ox.Literal(text))
        sentence = f"before {text} after"
        evidence = writer.evidence(name, text, sentence, HOSTILE_TEXTS[name].index(sentence) + 7)
        writer.add(node, kg("mentionedBy"), evidence)
        writer.statement(node, kg(f"says{number}"), iri("entity", "0"), evidence, words=text, speaker=node)
        writer.statement(node, kg(f"says{number}"), iri("entity", str((number + 1) % 6)), evidence, confidence="0.60")
        writer.statement(node, kg("denies"), iri("entity", "0"), evidence, status=_OTHERS[number])
        writer.statement(node, kg("literally"), ox.Literal(text), evidence)
    return writer.graph()
