"""Tests of what importing the stage brings with it."""

from __future__ import annotations

import subprocess
import sys

HEAVY = ("rdflib", "spacy", "dateparser", "babel", "trafilatura", "lxml", "markdown_it", "pypdf")


def test_import_is_light() -> None:
    """Importing the stage loads no RDF library and no library of one format."""
    code = f"import sys, kgraph.documents; sys.stdout.write(' '.join(n for n in {HEAVY} if n in sys.modules))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, timeout=60)
    assert done.stdout == ""
