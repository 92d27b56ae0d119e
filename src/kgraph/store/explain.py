"""Say what a built graph holds of one thing or one sentence: statements, their evidence, and what was kept out."""

from __future__ import annotations

import difflib
import json
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import pyoxigraph as ox

from kgraph.errors import StoreError
from kgraph.store.claims import Claim, Names, read_claim
from kgraph.store.decisions import Decided, count_documents, own_node, read_decisions
from kgraph.store.source import Source, graph_file, open_source
from kgraph.store.terms import (
    KG_EVIDENCE,
    KG_SENTENCE,
    LINKS,
    RDF_OBJECT,
    RDF_PREDICATE,
    RDF_SUBJECT,
    objects,
    subjects,
)

REJECTIONS = "rejections.jsonl"
_MAX_SUGGESTIONS = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Explanation:
    """All that a graph says of one thing, or in one sentence.

    Args:
        topic: Short IRI of the thing, or the text that was asked for.
        label: Its label, or empty for a text.
        classes: Labels of its classes.
        aliases: Its other names.
        claims: Statements about it.
        rejections: Records of `rejections.jsonl` about it.
        documents: How many documents name it.
        decisions: Which names were merged in it, what it may be, and what it is not.
    """

    topic: str
    label: str = ""
    classes: tuple[str, ...] = ()
    aliases: tuple[str, ...] = ()
    claims: tuple[Claim, ...] = ()
    rejections: tuple[Mapping[str, object], ...] = ()
    documents: int = 0
    decisions: tuple[Decided, ...] = ()


def explain(source: str | Path, asked: str) -> tuple[Explanation, ...]:
    """Explain a triple, an IRI, a label, or a piece of a sentence.

    Args:
        source: Folder made by `kgraph build`.
        asked: Triple in Turtle, IRI (also short: `ent:person-ada`), label or alias of a thing, or words of a text.

    Returns:
        One explanation for a text, one for each statement of a triple or thing of that name otherwise.

    Raises:
        StoreError: If the folder cannot be read, or nothing in it is meant.
    """
    opened = open_source(source)
    rejections = tuple(_read_rejections(graph_file(Path(source)).parent / REJECTIONS))
    names = Names(opened.store, opened.prefixes)
    things = _find_things(opened, names, asked)
    if things:
        return tuple(_explain_thing(opened.store, names, thing, rejections) for thing in things)
    return (_explain_text(opened.store, names, asked, rejections),)


def _find_things(source: Source, names: Names, asked: str) -> list[ox.NamedNode]:
    """Find what is meant: the statements of a triple, an IRI of the graph, else everything of that name."""
    if statements := _statements_of(source, asked):
        return statements
    iri = _expand(asked.strip(), source.prefixes)
    if iri is not None and names.is_known(iri):
        return [own_node(source.store, iri)]
    return names.called(asked)


def _statements_of(source: Source, asked: str) -> list[ox.NamedNode]:
    """Find the statements that make a claim, if what is asked is one triple in Turtle or N-Triples."""
    head = "".join(f"@prefix {prefix}: <{namespace}> .\n" for prefix, namespace in source.prefixes.items())
    try:
        triples = [quad.triple for quad in ox.parse(f"{head}{asked.strip(' .')} .", format=ox.RdfFormat.TURTLE)]
    except SyntaxError:
        return []
    if len(triples) != 1:
        return []
    subject, predicate, object_ = triples[0]
    found = subjects(source.store, RDF_SUBJECT, subject)
    return sorted(
        (
            one
            for one in found
            if predicate in objects(source.store, one, RDF_PREDICATE)
            and object_ in objects(source.store, one, RDF_OBJECT)
        ),
        key=str,
    )


def _expand(asked: str, prefixes: Mapping[str, str]) -> ox.NamedNode | None:
    prefix, colon, local = asked.partition(":")
    if not colon or re.search(r"\s", asked):
        return None
    try:
        return ox.NamedNode(prefixes[prefix] + local if prefix in prefixes else asked.strip("<>"))
    except ValueError:
        return None


def _explain_thing(
    store: ox.Store, names: Names, thing: ox.NamedNode, rejections: Iterable[Mapping[str, object]]
) -> Explanation:
    statements = {statement for link in LINKS for statement in subjects(store, link, thing)}
    if names.is_statement(thing):
        statements.add(thing)
    words = (names.label(thing), *names.aliases(thing))
    concerned = [found for found in rejections if _concerns(found, thing.value, words)]
    return Explanation(
        topic=names.short(thing),
        label=names.label(thing),
        classes=names.classes(thing),
        aliases=names.aliases(thing),
        claims=_claims(store, names, statements),
        rejections=tuple(concerned),
        documents=count_documents(store, thing),
        decisions=read_decisions(store, names, thing),
    )


def _explain_text(store: ox.Store, names: Names, asked: str, rejections: Iterable[Mapping[str, object]]) -> Explanation:
    wanted = _fold(asked)
    evidence = {
        quad.subject
        for quad in store.quads_for_pattern(None, KG_SENTENCE, None, ox.DefaultGraph())
        if wanted and isinstance(quad.object, ox.Literal) and wanted in _fold(quad.object.value)
    }
    statements = {statement for found in evidence for statement in subjects(store, KG_EVIDENCE, found)}
    concerned = [found for found in rejections if wanted and wanted in _fold(str(found.get("sentence", "")))]
    if not evidence and not concerned:
        raise StoreError("not-in-graph", f"nothing in the graph is called or says {asked!r}.", _suggest(names, asked))
    return Explanation(topic=asked, claims=_claims(store, names, statements), rejections=tuple(concerned))


def _suggest(names: Names, asked: str) -> str:
    near = difflib.get_close_matches(asked, names.all_labels(), n=_MAX_SUGGESTIONS)
    if near:
        return f"Did you mean {' or '.join(repr(label) for label in near)}?"
    return "Give an IRI, a label, or words of a sentence; a new sentence with a full stop is read by itself."


def _claims(store: ox.Store, names: Names, statements: Iterable[ox.NamedNode]) -> tuple[Claim, ...]:
    """Read statements in the order in which the documents say them."""
    claims = [read_claim(store, names, statement) for statement in statements if names.is_statement(statement)]
    return tuple(sorted(claims, key=lambda claim: (*_place(claim), claim.iri)))


def _place(claim: Claim) -> tuple[str, int]:
    return (claim.passages[0].document, claim.passages[0].start) if claim.passages else ("", 0)


def _concerns(rejection: Mapping[str, object], iri: str, words: tuple[str, ...]) -> bool:
    """Tell whether a rejection names the thing, by IRI in its statement or by name in its item or sentence."""
    statement = rejection.get("statement")
    if isinstance(statement, dict) and iri in (statement.get("subject"), statement.get("object")):
        return True
    text = f"{rejection.get('item', '')}\n{rejection.get('sentence', '')}"
    return any(re.search(rf"(?<!\w){re.escape(word)}(?!\w)", text) for word in words if word)


def _read_rejections(file: Path) -> Iterator[Mapping[str, object]]:
    if not file.is_file():
        return
    try:
        # `splitlines` would also split at the Unicode separators that a sentence may hold.
        for line in filter(str.strip, file.read_text(encoding="utf-8").split("\n")):
            record = json.loads(line)
            if isinstance(record, dict):
                yield record
    except (OSError, ValueError) as error:
        raise StoreError("bad-rejections", f"'{file}' cannot be read: {error}.", "Build the graph again.") from error


def _fold(text: str) -> str:
    return " ".join(text.casefold().split())
