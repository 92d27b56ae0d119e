"""Stage 1: read inputs into documents, the head and foot of an article told from its prose."""

from kgraph.documents.errors import UnreadableError
from kgraph.documents.registry import is_text, iter_documents
from kgraph.documents.text import read_text_string

__all__ = ["UnreadableError", "is_text", "iter_documents", "read_text_string"]
