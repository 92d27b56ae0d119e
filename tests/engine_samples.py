"""A pipeline that starts at once and names the second word, fails, or kills its process, where the text asks for it.

The component comes from a package that is made on the spot and put on the path, as a third party's would be.
"""

from __future__ import annotations

import sys
from importlib import import_module
from pathlib import Path

import spacy

from kgraph.config import BuildConfig
from kgraph.documents import read_text_string
from kgraph.model import Document

FAILING, KILLING = "the reader fails", "the reader dies"
_MODULE = f"""
import os, signal
from spacy.language import Language
from kgraph.nlp.records import NameSpan, set_names
from kgraph.ontology.vocab import kg

@Language.component("kgraph_test_danger")
def danger(doc):
    if {FAILING!r} in doc.text:
        raise ValueError("no such lemma")
    if {KILLING!r} in doc.text:
        os.kill(os.getpid(), signal.SIGKILL)
    second = doc[1]
    set_names(doc, [NameSpan(second.idx, second.idx + len(second), kg("Place"), "Place " + second.text)])
    return doc
"""
_FIRST = ["kgraph_paragraphs", "kgraph_values"]
_LAST = ["kgraph_test_danger", "kgraph_mentions"]


def dangerous(folder: Path) -> BuildConfig:
    """Make the package in a folder, put that on the path, and give the configuration that uses it."""
    about = folder / "kgraph_danger-1.dist-info"
    about.mkdir()
    (about / "METADATA").write_text("Metadata-Version: 2.1\nName: kgraph-danger\nVersion: 1\n", encoding="utf-8")
    (about / "entry_points.txt").write_text(
        "[spacy_factories]\nkgraph_test_danger = kgraph_danger:danger\n", encoding="utf-8"
    )
    (folder / "kgraph_danger.py").write_text(_MODULE, encoding="utf-8")
    sys.path.insert(0, str(folder))
    import_module("kgraph_danger")  # spaCy has looked for packages already in this process
    nlp = spacy.blank("en")
    nlp.add_pipe("sentencizer")
    nlp.to_disk(folder / "model")
    config = folder / "pipeline.cfg"
    components = "".join(f'\n[components.{name}]\nfactory = "{name}"\n' for name in (*_FIRST, *_LAST))
    lines = f"[kgraph]\nfirst = {_FIRST}\nlast = {_LAST}\n\n[components]\n{components}".replace("'", '"')
    config.write_text(lines, encoding="utf-8")
    return BuildConfig(model=str(folder / "model"), config=config)


def notes(count: int, **asking: str) -> list[Document]:
    """Make short documents; those whose number is named (`n3`) also ask for something."""
    wishes = [asking.get(f"n{number}", "all is well") for number in range(count)]
    texts = [f"Note {number} cost $ {number} million; {wish}." for number, wish in enumerate(wishes)]
    return [read_text_string(text, f"note-{number}") for number, text in enumerate(texts)]
