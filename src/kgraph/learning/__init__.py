"""Stage `learning`: learn from example sentences how a text expresses an ontology's properties, and extract with it.

Comes in: parsed texts (`kgraph.parsed`), an ontology, and examples without offsets. Goes out: a model, and triples with
the characters they stand on. No spaCy here: `kgraph.nlp.parse` makes the parsed texts.
"""

from kgraph.learning.examples import Example, ExampleTriple, Problem, parts_of, read_examples, read_lines, text_of
from kgraph.learning.fit import Settings, learn
from kgraph.learning.folder import load_model_folder, save_model
from kgraph.learning.lessons import Lesson
from kgraph.learning.model import Extractor, Model

__all__ = [
    "Example",
    "ExampleTriple",
    "Extractor",
    "Lesson",
    "Model",
    "Problem",
    "Settings",
    "learn",
    "load_model_folder",
    "parts_of",
    "read_examples",
    "read_lines",
    "save_model",
    "text_of",
]
