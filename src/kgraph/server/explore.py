"""The explorer of what is around one thing, made of queries: for graphs too large for one page."""

from __future__ import annotations

import json
from collections.abc import Iterable
from functools import lru_cache
from typing import TypeGuard

import anyio.to_thread
import pyoxigraph as ox
from starlette.requests import Request

from kgraph.explorer import render
from kgraph.ontology import Ontology, load_ontology
from kgraph.rdf import RdfGraph
from kgraph.server.config import ServeConfig
from kgraph.server.endpoint import Endpoint
from kgraph.server.errors import Refusal
from kgraph.server.guard import check_iris

MOST_STATEMENTS = 300
_MOST_TRIPLES = 400
_STATEMENTS = """SELECT DISTINCT ?st ?one ?other {
  { BIND(<%s> AS ?one) ?st rdf:subject ?one ; rdf:object ?other } UNION
  { BIND(<%s> AS ?one) ?st rdf:object ?one ; rdf:subject ?other }
} ORDER BY ?st LIMIT %d"""
_TOLD = """CONSTRUCT { ?st ?p ?o . ?e ?ep ?eo . ?d ?dp ?do . ?s ?r ?t } WHERE { VALUES ?st { %s } {
  { ?st ?p ?o } UNION { ?st kg:evidence ?e . ?e ?ep ?eo } UNION
  { ?st kg:evidence/prov:wasDerivedFrom ?d . ?d ?dp ?do } UNION
  { ?st rdf:subject ?s ; rdf:predicate ?r ; rdf:object ?t . ?s ?r ?t } } }"""
_THINGS = """CONSTRUCT { ?x ?p ?o } WHERE { VALUES ?x { %s } ?x ?p ?o
  FILTER(?p IN (rdf:type, rdfs:label, skos:prefLabel, skos:altLabel, owl:sameAs) || STRSTARTS(STR(?p), STR(kg:)))
  FILTER(isLiteral(?o) || ?p IN (rdf:type, owl:sameAs, kg:mentionedBy)) }"""
_PLAIN = """CONSTRUCT { <%s> ?p ?o . ?s ?q <%s> } WHERE {
  { <%s> ?p ?o } UNION { ?s ?q <%s> FILTER(?q NOT IN (rdf:subject, rdf:object)) } } LIMIT %d"""
_EVIDENCE = """CONSTRUCT { ?e ?p ?o . ?d ?dp ?do } WHERE { <%s> kg:mentionedBy ?e {
  { ?e ?p ?o } UNION { ?e prov:wasDerivedFrom ?d . ?d ?dp ?do } } } LIMIT %d"""


class Around:
    """Explorers of what is around a thing.

    Args:
        config: What is served.
        endpoint: Answers the queries.
    """

    def __init__(self, config: ServeConfig, endpoint: Endpoint) -> None:
        self._config = config
        self._endpoint = endpoint

    async def page(self, request: Request) -> str:
        """Write the explorer of the thing that the address names: `/explore?iri=…`.

        Raises:
            Refusal: If the graph says nothing of it.
        """
        iri = request.query_params.get("iri", "")
        check_iris([iri])
        triples = await self._triples(iri)
        if not triples:
            raise Refusal(404, "The graph says nothing of this.")
        graph = RdfGraph(tuple(sorted(triples, key=str)), prefixes=dict(self._config.prefixes))
        title = _label(triples, iri)
        return await anyio.to_thread.run_sync(lambda: render(graph, _ontology(), title=f"Around {title}"))

    async def _triples(self, iri: str) -> set[ox.Triple]:
        rows = json.loads(await self._endpoint.run(_STATEMENTS % (iri, iri, MOST_STATEMENTS)))["results"]["bindings"]
        statements = sorted({row["st"]["value"] for row in rows if row["st"]["type"] == "uri"})
        found = await self._construct(_PLAIN % (iri, iri, iri, iri, _MOST_TRIPLES))
        found |= await self._construct(_EVIDENCE % (iri, _MOST_TRIPLES))
        if statements:
            found |= await self._construct(_TOLD % _values(statements))
        things = {term.value for triple in found for term in (triple.subject, triple.object) if _is_named(term)}
        return found | await self._construct(_THINGS % _values(sorted(things)[: 4 * _MOST_TRIPLES]))

    async def _construct(self, sparql: str) -> set[ox.Triple]:
        answer = await self._endpoint.run(sparql)
        return {quad.triple for quad in ox.parse(answer, ox.RdfFormat.N_TRIPLES)}


def _values(iris: Iterable[str]) -> str:
    return " ".join(f"<{iri}>" for iri in iris)


def _is_named(term: object) -> TypeGuard[ox.NamedNode]:
    return isinstance(term, ox.NamedNode)


def _label(triples: Iterable[ox.Triple], iri: str) -> str:
    labels = sorted(
        triple.object.value
        for triple in triples
        if triple.subject == ox.NamedNode(iri)
        and triple.predicate.value.endswith(("#label", "#prefLabel"))
        and isinstance(triple.object, ox.Literal)
    )
    return labels[0] if labels else iri


@lru_cache(maxsize=1)
def _ontology() -> Ontology:
    return load_ontology()
