"""Write the difference of two graphs as an RDF Patch (https://afs.github.io/rdf-patch/), which stores can apply."""

from __future__ import annotations

import pyoxigraph as ox

from kgraph.errors import StoreError
from kgraph.store.diff import Difference


def to_patch(difference: Difference) -> str:
    r"""Write a patch in one transaction: what goes, then what comes, each sorted; the merged graph has no graph name.

    Raises:
        StoreError: If a blank node differs, which no patch can name.

    Example:
        >>> kim, knows = (ox.NamedNode(f"https://example.org/{name}") for name in ("kim", "knows"))
        >>> to_patch(Difference(quads_added=(ox.Quad(kim, knows, ox.Literal("Ada")),)))
        'TX .\nA <https://example.org/kim> <https://example.org/knows> "Ada" .\nTC .\n'
    """
    rows = [
        *(_row("D", quad) for quad in difference.quads_removed),
        *(_row("A", quad) for quad in difference.quads_added),
    ]
    return "\n".join(("TX .", *rows, "TC .", ""))


def _row(code: str, quad: ox.Quad) -> str:
    terms = [quad.subject, quad.predicate, quad.object]
    if not isinstance(quad.graph_name, ox.DefaultGraph):
        terms.append(quad.graph_name)
    if any(isinstance(term, ox.BlankNode) for term in terms):
        raise StoreError(
            "blank-node-patch",
            f"a blank node differs ({quad.triple}), which a patch cannot name.",
            "Give its node an IRI, or load the whole graph.",
        )
    return f"{code} {' '.join(map(str, terms))} ."
