"""Write graphs of any size in the shape of ours: documents, entities, statements, evidence; the same every time."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from kgraph.export.blocks import prefix_lines
from kgraph.iris import Minter
from kgraph.rdf import prefixes

_ENTITIES = 6
_STATEMENTS = 10
_WORDS = [
    "harbour",
    "bridge",
    "council",
    "ferry",
    "budget",
    "tender",
    "quay",
    "lighthouse",
    "survey",
    "crane",
    "dredger",
    "pilot",
    "tariff",
    "berth",
    "pier",
    "mole",
    "signal",
    "channel",
    "ballast",
    "rudder",
    "anchor",
    "cargo",
    "manifest",
    "wharf",
]
_KINDS = ("Person", "Company", "City", "GovernmentBody", "Project", "Fund")
_PROPERTIES = ("funds", "worksFor", "locatedIn", "visited", "memberOf", "owns")
# Triples of one document as `_document` writes them.
TRIPLES_PER_DOCUMENT = 4 + _ENTITIES * 4 + _STATEMENTS * (1 + 6 + 7)

Block = tuple[str, tuple[str, ...]]


def write_folder(folder: Path, triples: int, *, changed: frozenset[int] = frozenset()) -> int:
    """Write `graph.ttl` and `graph.trig` with about as many triples as asked for in the merged graph.

    Args:
        folder: Where to; made if missing.
        triples: How many triples the merged graph should have.
        changed: Numbers of documents that say something else than by default.

    Returns:
        How many documents there are.
    """
    folder.mkdir(parents=True, exist_ok=True)
    count = max(1, triples // TRIPLES_PER_DOCUMENT)
    head = "".join(prefix_lines(prefixes(Minter())))
    with (folder / "graph.ttl").open("w", encoding="utf-8") as merged:
        merged.write(head)
        merged.writelines(_merged(count, changed))
    with (folder / "graph.trig").open("w", encoding="utf-8") as named:
        named.write(head)
        for number in range(count):
            named.write(f"\ndoc:d{number:08} {{\n")
            named.writelines(_text(block) for block in sorted(_document(number, is_changed=number in changed)))
            named.write("}\n")
    return count


def write_quads(folder: Path, file: Path) -> None:
    """Write both files of a folder as one of N-Quads."""
    import pyoxigraph as ox  # noqa: PLC0415 - only here

    with file.open("wb") as stream:
        for name in ("graph.ttl", "graph.trig"):
            ox.serialize(ox.parse(path=folder / name), stream, format=ox.RdfFormat.N_QUADS)


def _merged(count: int, changed: frozenset[int]) -> Iterator[str]:
    """Give the blocks of all documents sorted by subject, one kind after the other to keep memory small."""
    for kind in ("doc:", "ent:", "evd:", "st:"):
        for number in range(count):
            document = sorted(_document(number, is_changed=number in changed))
            yield from (_text(block) for block in document if block[0].startswith(kind))


def _document(number: int, *, is_changed: bool) -> Iterator[Block]:
    """Give the blocks of one document, each with its own entities."""
    name = f"d{number:08}"
    title = f"{_word(number)} {_word(number + 7)} {number}"
    yield (
        f"doc:{name}",
        ("a schema:NewsArticle", f'schema:headline "{title}"', f'dcterms:source "{name}.txt"', _day(number)),
    )
    for index in range(_ENTITIES):
        yield _entity(name, number, index)
    for index in range(_STATEMENTS):
        yield from _statement(name, number, index, is_changed=is_changed and index == 0)


def _day(number: int) -> str:
    return f'schema:datePublished "2024-{number % 12 + 1:02}-{number % 28 + 1:02}"^^xsd:date'


def _entity(name: str, number: int, index: int) -> Block:
    label = f"{_word(number + index)} {_word(number * 3 + index)} {number}-{index}"
    links = () if index >= _ENTITIES else (f"kg:{_PROPERTIES[index]} ent:{name}-{(index + 1) % _ENTITIES}",)
    return f"ent:{name}-{index}", (
        f"a kg:{_KINDS[index]}",
        f'rdfs:label "{label}"@en',
        f'skos:prefLabel "{label}"@en',
        *links,
    )


def _statement(name: str, number: int, index: int, *, is_changed: bool) -> Iterator[Block]:
    subject, target = index % _ENTITIES, (index + 1) % _ENTITIES
    words = f"{_word(number + index)} of the {_word(index)} pays the {_word(number)}{' twice' if is_changed else ''}"
    yield (
        f"st:{name}-{index}",
        (
            "a kg:Statement",
            f"kg:confidence 0.{50 + index * 4}",
            f"kg:evidence evd:{name}-{index}",
            "kg:status kg:asserted",
            f"rdf:object ent:{name}-{target}",
            f"rdf:predicate kg:{_PROPERTIES[subject]}",
            f"rdf:subject ent:{name}-{subject}",
        ),
    )
    yield (
        f"evd:{name}-{index}",
        (
            "a kg:Evidence",
            f"oa:end {index * 90 + len(words)}",
            f'oa:exact "{words}"',
            f"oa:start {index * 90}",
            f'kg:sentence "The {words} in the year {number % 40 + 1980}."',
            f"prov:wasDerivedFrom doc:{name}",
            f"prov:wasGeneratedBy rule:{_PROPERTIES[subject]}-1",
        ),
    )


def _word(number: int) -> str:
    return _WORDS[number % len(_WORDS)]


def _text(block: Block) -> str:
    subject, lines = block
    return f"\n{subject}\n{''.join(f'    {line} ;{chr(10)}' for line in lines)}.\n"
