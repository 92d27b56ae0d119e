"""Stage `export`: write a graph and the records behind it to files, the same bytes every time.

Comes in: `RdfGraph` or records. Goes out: bytes of one format a module. Formats are found through the entry point
group `kgraph.exporters`; `OutputFolder` makes a whole folder of them appear at once.
"""

from kgraph.export.exporter import Exporter, exports
from kgraph.export.folder import MANIFEST, OutputFolder, Write, write_folder
from kgraph.export.jsonl import dump_jsonl, load_documents, load_entities, load_rejections, load_statements, write_jsonl
from kgraph.export.lock import hold
from kgraph.export.nanopub import export_nanopub
from kgraph.export.networkx import to_networkx
from kgraph.export.registry import chosen_exporters, exporters, find_exporter
from kgraph.export.writers import write_nquads, write_trig, write_turtle

__all__ = [
    "MANIFEST",
    "Exporter",
    "OutputFolder",
    "Write",
    "chosen_exporters",
    "dump_jsonl",
    "export_nanopub",
    "exporters",
    "exports",
    "find_exporter",
    "hold",
    "load_documents",
    "load_entities",
    "load_rejections",
    "load_statements",
    "to_networkx",
    "write_folder",
    "write_jsonl",
    "write_nquads",
    "write_trig",
    "write_turtle",
]
