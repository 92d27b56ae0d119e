"""Check a graph against SHACL shapes and the ontology's domains and ranges.

Comes in: the triples of a built graph, or any RDF file. Goes out: `ValidationReport`, as Turtle, as text, or as the
statements to keep out.
"""

from kgraph.validation.claims import offending_claims
from kgraph.validation.files import validate_file
from kgraph.validation.render import report_text, report_turtle
from kgraph.validation.report import ShapeNote, ValidationReport, ValidationResult
from kgraph.validation.validate import validate

__all__ = [
    "ShapeNote",
    "ValidationReport",
    "ValidationResult",
    "offending_claims",
    "report_text",
    "report_turtle",
    "validate",
    "validate_file",
]
