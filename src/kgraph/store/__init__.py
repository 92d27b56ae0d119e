"""Keep built graphs where SPARQL reaches them.

Comes in: the RDF files of a built folder (`graph.ttl`, `graph.trig`). Goes out: an Oxigraph store on disk, answers to
SPARQL 1.1 queries (https://www.w3.org/TR/sparql11-query/), what the graph says of one thing with its evidence, and
what makes two graphs differ.
"""

from kgraph.store.answer import AnswerFormat, QueryAnswer
from kgraph.store.diff import Difference, diff
from kgraph.store.explain import Explanation, explain
from kgraph.store.load import Loaded, load
from kgraph.store.patch import to_patch
from kgraph.store.plan import Plan, explain_query
from kgraph.store.query import query
from kgraph.store.read import read_graph
from kgraph.store.remote import How, Pushed, Way, push

__all__ = [
    "AnswerFormat",
    "Difference",
    "Explanation",
    "How",
    "Loaded",
    "Plan",
    "Pushed",
    "QueryAnswer",
    "Way",
    "diff",
    "explain",
    "explain_query",
    "load",
    "push",
    "query",
    "read_graph",
    "to_patch",
]
