"""Stage `graph`: grounded records in, RDF out.

Comes in: documents, entities with IRIs, statements with evidence. Goes out: `RdfGraph`, the merged view and one named
graph per document. The model is described in `docs/explanation/rdf.md`; terms come from RDF 1.1
(https://www.w3.org/TR/rdf11-concepts/), PROV-O and the Web Annotation Data Model.
"""

from kgraph.graph.assemble import ASSERTED_ONLY, Assembler, assemble, build_graph
from kgraph.graph.compared import Comparison
from kgraph.graph.run import Run
from kgraph.graph.statements import statement_iri

__all__ = ["ASSERTED_ONLY", "Assembler", "Comparison", "Run", "assemble", "build_graph", "statement_iri"]
