"""Pages of things, a search, an editor of queries: https://www.w3.org/TR/cooluris/#conneg."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from importlib.resources import files
from pathlib import Path
from typing import Any
from urllib.parse import quote

import anyio.to_thread
import jinja2
import pyoxigraph as ox
from starlette.requests import Request
from starlette.responses import FileResponse, HTMLResponse, Response

from kgraph.iris import KINDS, Minter
from kgraph.rdf import prefixes
from kgraph.server import search
from kgraph.server.config import ServeConfig
from kgraph.server.endpoint import Endpoint
from kgraph.server.errors import Refusal
from kgraph.server.explore import Around
from kgraph.server.guard import check_iris, decode
from kgraph.server.negotiate import HTML, RDF, best, by_format
from kgraph.server.protocol import Asked, read_fields
from kgraph.store.answer import shorten_term

_STATIC = Path(str(files("kgraph.server") / "static"))
_HITS = 50
_MOST = 500
_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src data:;"
    " connect-src 'self'; base-uri 'none'; frame-ancestors 'none'; form-action 'self'"
)
_EXPLORER_POLICY = "frame-ancestors 'none'"
_ROOT = '<html lang="en"'
_TOOLS = '<div class="tools">'
_LINKS = '<a href="/query">Query</a> <a href="/search">Search</a>'
_OUT = """SELECT ?p ?o ?label { <%s> ?p ?o OPTIONAL { ?o rdfs:label ?label } } ORDER BY ?p ?o LIMIT 500"""
_IN = """SELECT ?s ?p ?label {
  ?s ?p <%s> FILTER(?p NOT IN (rdf:subject, rdf:object, rdf:predicate)) OPTIONAL { ?s rdfs:label ?label }
} ORDER BY ?p ?s LIMIT 200"""
_CLAIMS = """SELECT DISTINCT ?st ?status ?s ?slabel ?p ?o ?olabel ?sentence ?doc {
  { ?st rdf:subject <%s> } UNION { ?st rdf:object <%s> } UNION { BIND(<%s> AS ?st) }
  ?st kg:status ?status ; rdf:subject ?s ; rdf:predicate ?p ; rdf:object ?o .
  OPTIONAL { ?s rdfs:label ?slabel } OPTIONAL { ?o rdfs:label ?olabel }
  OPTIONAL { ?st kg:evidence ?e . ?e kg:sentence ?sentence OPTIONAL { ?e prov:wasDerivedFrom ?doc } }
} ORDER BY ?status ?p ?o ?doc LIMIT 200"""
_DATA = "CONSTRUCT { <%s> ?p ?o . ?s ?q <%s> } WHERE { { <%s> ?p ?o } UNION { ?s ?q <%s> } } LIMIT 5000"


class Pages:
    """Pages of one server.

    Args:
        config: What is served.
        endpoint: Answers the queries that pages are made of.
    """

    def __init__(self, config: ServeConfig, endpoint: Endpoint) -> None:
        self._config = config
        self._endpoint = endpoint
        self._around = Around(config, endpoint)
        self._known = {**prefixes(Minter()), **config.prefixes}
        loader = jinja2.PackageLoader("kgraph.server", "templates")
        self._templates = jinja2.Environment(loader=loader, autoescape=True, undefined=jinja2.StrictUndefined)

    async def home(self, request: Request) -> Response:
        """Show the explorer, or what there is where the graph is too large for one."""
        if self._config.explorer is not None and request.query_params.get("page") != "home":
            page = await anyio.Path(self._config.explorer).read_text(encoding="utf-8")
            return self._explorer(page)
        return self._page("home.html.j2", title="kgraph")

    async def explore(self, request: Request) -> Response:
        """Show what is around a thing: `/explore?iri=…`."""
        return self._explorer(await self._around.page(request))

    def _explorer(self, page: str) -> Response:
        """Send a page of the explorer, which learns where it is served."""
        told = page.replace(_TOOLS, _TOOLS + _LINKS, 1).replace(_ROOT, _ROOT + ' data-server="/explore"', 1)
        return _html(told, _EXPLORER_POLICY)

    async def editor(self, request: Request) -> Response:
        """Show the editor of queries, or answer the query of the address."""
        has_query = any(name == "query" for name, _ in read_fields(request.scope["query_string"]))
        accept = request.headers.get("accept", "")
        if request.method == "POST" or has_query or best(accept, (HTML, *RDF)) != HTML:
            return await self._endpoint.query(request)
        has_editor = await anyio.Path(_STATIC / "vendor" / "yasgui.min.js").is_file()
        return self._page(
            "query.html.j2", title="Query", has_editor=has_editor, examples=_examples(), known=self._known
        )

    async def search(self, request: Request) -> Response:
        """Find names and sentences: as a page, or as JSON."""
        words = decode(request.query_params.get("q", "").encode(errors="replace"), "search")[:1000]
        index = self._config.work / search.INDEX
        if not await anyio.Path(index).is_file():
            raise Refusal(503, "The index of names and sentences is still being built.", {"Retry-After": "5"})
        try:
            hits = await anyio.to_thread.run_sync(search.find, index, words, _HITS)
        except TimeoutError:
            raise Refusal(503, "The search took too long.", {"Retry-After": "5"}) from None
        if best(request.headers.get("accept", ""), (HTML, "application/json")) == HTML:
            return self._page(
                "search.html.j2",
                title="Search",
                words=words,
                hits=[(hit, self._link(hit.iri), quote(hit.iri, safe="")) for hit in hits],
            )
        told = [{"iri": hit.iri, "kind": hit.kind, "text": hit.text} for hit in hits]
        return Response(json.dumps({"hits": told}, ensure_ascii=False), media_type="application/json")

    async def thing(self, request: Request) -> Response:
        """Show a thing of ours, as a page or as RDF."""
        # The path as it was sent: an IRI may hold escapes that a path has lost.
        raw = request.scope.get("raw_path", request.scope["path"].encode()).decode("ascii").partition("?")[0]
        kind, _, local = raw.removeprefix("/").partition("/")
        namespace = next((self._known[name] for name, other in _KIND_PREFIXES.items() if other == kind), "")
        return await self._show(namespace + local, request)

    async def resource(self, request: Request) -> Response:
        """Show any thing by its IRI: `/resource?iri=…`."""
        return await self._show(request.query_params.get("iri", ""), request)

    async def static(self, request: Request) -> Response:
        """Send a file of the package; nothing else has a name here."""
        path = _static_files().get(request.path_params["name"])
        if path is None:
            raise Refusal(404, "There is no such file.")
        return FileResponse(path, headers={"Cache-Control": "max-age=3600"})

    async def _show(self, iri: str, request: Request) -> Response:
        check_iris([iri])
        accept = ", ".join(request.headers.getlist("accept"))
        form = request.query_params.get("format", "")
        if by_format(form) is None and best(accept, (HTML, *RDF)) == HTML:
            return await self._show_page(iri)
        found = await self._endpoint.run(f"ASK {{ {{ <{iri}> ?p ?o }} UNION {{ ?s ?q <{iri}> }} }}")
        if b"true" not in found:
            raise Refusal(404, "The graph says nothing of this.")
        return await self._endpoint.answer(Asked(_DATA % ((iri,) * 4), form=form), request)

    async def _show_page(self, iri: str) -> Response:
        told, pointing, claims = [
            json.loads(await self._endpoint.run(query % ((iri,) * query.count("%s"))))["results"]["bindings"]
            for query in (_OUT, _IN, _CLAIMS)
        ]
        if not told and not pointing:
            raise Refusal(404, "The graph says nothing of this.")
        label = next((row["o"]["value"] for row in told if row["p"]["value"].endswith(("#label", "headline"))), iri)
        return self._page(
            "thing.html.j2",
            title=label,
            iri=iri,
            told=told,
            pointing=pointing,
            claims=claims,
            show=self._term,
            most=_MOST,
        )

    def _term(self, row: Mapping[str, Any], name: str, label: str = "") -> dict[str, str]:
        """Give the text of a term, and where it leads."""
        term = row.get(name)
        if term is None:
            return {"text": "", "link": ""}
        if term["type"] != "uri":
            return {"text": term["value"], "link": ""}
        text = row[label]["value"] if label in row else shorten_term(_node(term["value"]), self._known)
        return {"text": text, "link": self._link(term["value"])}

    def _link(self, iri: str) -> str:
        for name, kind in _KIND_PREFIXES.items():
            local = iri.removeprefix(self._known[name])
            if local != iri and not re.search(r"[?#]", local):
                return f"/{kind}/{local}"
        return f"/resource?iri={quote(iri, safe='')}"

    def _page(self, template: str, **told: object) -> Response:
        return _html(self._templates.get_template(template).render(**told), _POLICY)


_KIND_PREFIXES = {
    name: kind
    for kind in KINDS
    for name, namespace in prefixes(Minter()).items()
    if namespace == Minter().namespace(kind)
}


def _static_files() -> dict[str, Path]:
    return {path.relative_to(_STATIC).as_posix(): path for path in _STATIC.rglob("*") if path.is_file()}


def _node(iri: str) -> ox.NamedNode:
    return ox.NamedNode(iri)


def _html(page: str, policy: str) -> Response:
    return HTMLResponse(
        page, headers={"Content-Security-Policy": policy, "Vary": "Accept", "Cache-Control": "no-cache"}
    )


def _examples() -> list[dict[str, str]]:
    """Give the queries of the cookbook."""
    folder = files("kgraph.store") / "queries"
    found = sorted((entry for entry in folder.iterdir() if entry.name.endswith(".rq")), key=lambda entry: entry.name)
    return [
        {"name": entry.name.removesuffix(".rq").replace("-", " "), "query": entry.read_text(encoding="utf-8")}
        for entry in found
    ]
