"""Stage `archive`: keep what was read, so that a graph is added to, corrected and cut down without reading all again.

Comes in: documents, inputs that could not be read, and readings. Goes out: parts of readings beside the graph
(`readings/*.jsonl.gz`), and from these, later, the same documents and readings.
"""

from kgraph.archive.collection import Collection, add_documents, collect, find_in, replaced, without
from kgraph.archive.current import agrees
from kgraph.archive.digests import digest_files, digest_parts, digest_tree
from kgraph.archive.files import read_part
from kgraph.archive.journal import Journal
from kgraph.archive.manifest import read_manifest
from kgraph.archive.parts import FOLDER, Archive, load_archive, write_parts
from kgraph.archive.readings import Chosen, Readings
from kgraph.archive.shards import Shard, cut

__all__ = [
    "FOLDER",
    "Archive",
    "Chosen",
    "Collection",
    "Journal",
    "Readings",
    "Shard",
    "add_documents",
    "agrees",
    "collect",
    "cut",
    "digest_files",
    "digest_parts",
    "digest_tree",
    "find_in",
    "load_archive",
    "read_manifest",
    "read_part",
    "replaced",
    "without",
    "write_parts",
]
