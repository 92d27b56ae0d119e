"""Stage 1: read inputs into documents, the head and foot of an article told from its prose."""

from kgraph.documents.errors import UnreadableError
from kgraph.documents.jsonl import iter_jsonl as read_lines
from kgraph.documents.registry import find_documents, is_text, iter_documents, list_sources, unique
from kgraph.documents.share import WHOLE, Share
from kgraph.documents.text import read_text_string

__all__ = [
    "WHOLE",
    "Share",
    "UnreadableError",
    "find_documents",
    "is_text",
    "iter_documents",
    "list_sources",
    "read_lines",
    "read_text_string",
    "unique",
]
