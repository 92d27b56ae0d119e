"""Read names in hand-made Docs: no statistical model, its entities are set by hand."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import pytest
import spacy

from kgraph.kb import load_knowledge_base
from kgraph.model import Value, ValueKind
from kgraph.nlp.names import NamesComponent
from kgraph.nlp.records import ValueSpan, get_names, set_values
from kgraph.ontology import Ontology, ontology_folder
from kgraph.ontology.loader import read_graph
from kgraph.ontology.parsing import parse_file
from kgraph.ontology.vocab import local_name

Found = tuple[str, str, str]
Reader = Callable[..., list[Found]]


@pytest.fixture(scope="session")
def names_ontology() -> Ontology:
    """Read the classes and the lexicon of names alone, so that these tests stand by themselves."""
    folder = ontology_folder()
    lexicon = (parse_file(folder / "lexicon" / name) for name in ("names.ttl", "sports.ttl"))
    return read_graph(sum(lexicon, parse_file(folder / "kgraph.ttl")))


@pytest.fixture(scope="session")
def read_names(names_ontology: Ontology) -> Reader:
    """Give a function that reads the names of a text as (words, local name of the class, label)."""
    nlp = spacy.blank("en")
    component = NamesComponent(names_ontology, load_knowledge_base())

    def read(text: str, ents: Sequence[tuple[str, str]] = (), values: Sequence[str] = ()) -> list[Found]:
        doc = nlp(text)
        spans = []
        at = 0
        for words, label in ents:
            at = text.index(words, at)
            span = doc.char_span(at, at + len(words), label=label)
            assert span is not None, f"{words!r} is not made of whole tokens"
            spans.append(span)
            at += len(words)
        doc.set_ents(spans)
        places = [(text.index(words), words) for words in values]
        set_values(doc, [ValueSpan(start, start + len(v), Value(kind=ValueKind.DATE, text=v)) for start, v in places])
        names = get_names(component(doc))
        return [(text[name.start : name.end], local_name(name.cls), name.label) for name in names]

    return read
