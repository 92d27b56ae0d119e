"""Draw merged entities and pairs of names for a careful reader to judge, and count what they say.

    python benchmarks/judged_entities.py sample OUT COUNT SEED FILE.jsonl   of a built folder
    python benchmarks/judged_entities.py keep FILE.jsonl KEPT.jsonl         ids and verdicts without any words
    python benchmarks/judged_entities.py score FILE.jsonl                   share right, by kind

`cluster`: one node that several documents name, with a sentence of each of up to four. `pair`: two documents' names
that are equal or near, with what was decided about them. The judge fills in `verdict` (right, wrong or missed). The
file holds sentences of the articles, so it is not to be kept.
"""

from __future__ import annotations

import argparse
import hashlib
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations
from typing import TYPE_CHECKING

from kgraph.export.jsonl import load_entities
from kgraph.kb import fold
from kgraph.model import Entity, Evidence

if TYPE_CHECKING:
    from benchmarks.drawn import Line, draw, main, write_lines
else:  # run as a script, its folder is where modules are looked for
    from drawn import Line, draw, main, write_lines

_SHOWN, _LONGEST = 4, 300


def clusters(entities: Iterable[Entity]) -> Iterator[Line]:
    """Give a line for each named entity that several documents or names make."""
    for entity in entities:
        places = _by_document(entity)
        if entity.is_named and len(places) > 1:
            shown = [_show(place) for place in sorted(places.values(), key=_order)[:_SHOWN]]
            yield {"kind": "cluster", "id": entity.id, "names": [entity.label, *entity.aliases], "said": shown}


def pairs(entities: Iterable[Entity]) -> Iterator[Line]:
    """Give a line for each two documents' names that are equal or near."""
    named = [entity for entity in entities if entity.is_named]
    for entity in named:
        for first, second in combinations(sorted(_by_document(entity).values(), key=_order), 2):
            yield _pair("same node", "same", entity, entity, first, second)
    near: dict[str, list[Entity]] = defaultdict(list)
    for entity in named:
        for key in {fold(entity.label), fold(entity.label).split()[-1] if entity.label.split() else ""}:
            near[key].append(entity)
    seen: set[tuple[str, str]] = set()
    for key in sorted(near):
        for one, other in combinations(near[key], 2):
            if (one.id, other.id) not in seen and one.evidence and other.evidence and _are_near(one, other):
                seen.add((one.id, other.id))
                told = {decision.other: str(decision.verdict) for decision in one.decisions}
                yield _pair("two nodes", told.get(other.id, "nothing"), one, other, one.evidence[0], other.evidence[0])


def _are_near(one: Entity, other: Entity) -> bool:
    """Tell whether one name is the other or a part of it."""
    words = fold(one.label).split(), fold(other.label).split()
    documents = {place.document for place in one.evidence} & {place.document for place in other.evidence}
    return not documents and (set(words[0]) <= set(words[1]) or set(words[1]) <= set(words[0]))


def _pair(nodes: str, decided: str, one: Entity, other: Entity, first: Evidence, second: Evidence) -> Line:
    said = [_show(first), _show(second)]
    names = [f"{entity.label} ({entity.cls.rpartition('#')[2]})" for entity in (one, other)]
    identity = f"{one.id} {other.id} {first.document} {second.document}"
    return {"kind": "pair", "id": identity, "nodes": nodes, "decided": decided, "names": names, "said": said}


def _by_document(entity: Entity) -> dict[str, Evidence]:
    places: dict[str, Evidence] = {}
    for place in entity.evidence:
        places.setdefault(place.document, place)
    return places


def _order(place: Evidence) -> str:
    return hashlib.sha256(place.document.encode()).hexdigest()


def _show(place: Evidence) -> str:
    sentence = " ".join(place.sentence.split())
    return f"{place.document[:30]}: [{place.quote}] {sentence[:_LONGEST]}"


def sample(options: argparse.Namespace) -> None:
    """Write the lines to judge: clusters, pairs of one node, and pairs of two nodes."""
    entities = load_entities(options.folder / "entities.jsonl")
    found = list(pairs(entities))
    kinds = [
        draw(clusters(entities), options.count, options.seed),
        draw((line for line in found if line["nodes"] == "same node"), options.count // 2, options.seed),
        draw((line for line in found if line["nodes"] == "two nodes"), options.count // 2, options.seed),
    ]
    lines = [line for kind in kinds for line in kind]
    write_lines(options.file, lines)
    print(f"to judge: {options.file}, {len(lines)} of {sum(1 for _ in clusters(entities)) + len(found)} lines")


def score(lines: Sequence[Line]) -> None:
    """Print the shares."""
    judged = Counter(_kind(line) for line in lines)
    right = Counter(_kind(line) for line in lines if line["verdict"] == "right")
    for kind in sorted(judged):
        print(f"{kind:<20} {right[kind]:>4} of {judged[kind]:>4}  {right[kind] / judged[kind]:.1%}")


def _kind(line: Line) -> str:
    return f"{line['kind']} {line.get('nodes', '')}"


if __name__ == "__main__":
    main(__doc__, sample, score)
