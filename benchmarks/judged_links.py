"""Draw places that carry an IRI of Wikidata or GeoNames for a careful reader to judge, and count what they say.

    python benchmarks/judged_links.py sample OUT COUNT SEED FILE.jsonl   of a built folder
    python benchmarks/judged_links.py score FILE.jsonl                   precision, by class

A line is one document's mention of a linked country, city or other place, drawn so that one that is named in many
documents is as likely as it is common. The judge fills in `verdict`: `right` where the words mean what the IRI does, or
the government that sits there, else `wrong`: a team, a person or a company of that name is not the place. The file
holds sentences, so it is not to be kept; `keep FILE.jsonl KEPT.jsonl` writes what may be: ids, verdicts, notes.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from kgraph.export.jsonl import load_entities
from kgraph.kb import load_knowledge_base
from kgraph.model import Entity
from kgraph.ontology import load_ontology
from kgraph.ontology.vocab import kg, local_name

if TYPE_CHECKING:
    from benchmarks.judged_entities import draw
    from benchmarks.judgements import wilson
else:  # run as a script, its folder is where modules are looked for
    from judged_entities import draw
    from judgements import wilson

Line = dict[str, object]
_KEPT = ("id", "class", "link", "verdict", "note")
_LONGEST = 400
# What a precision of 0.97 is asked of.
_ASKED = ("Country", "Capital")


def linked(entities: Iterable[Entity]) -> Iterator[Line]:
    """Give a line for each document's first mention of each place that is linked."""
    ontology, kb = load_ontology(), load_knowledge_base()
    for entity in entities:
        links = [link for link in entity.same_as if "wikidata.org" in link or "geonames.org" in link]
        known = kb.get(entity.id)
        is_capital = known is not None and bool(known.place)
        if links and ontology.is_a(entity.cls, kg("Place")):
            for place in {place.document: place for place in reversed(entity.evidence)}.values():
                yield {
                    "id": f"{local_name(entity.id)} {place.document}",
                    "class": "Capital" if is_capital else local_name(entity.cls),
                    "link": links[0],
                    "label": entity.label,
                    "said": f"[{place.quote}] {' '.join(place.sentence.split())[:_LONGEST]}",
                }


def sample(options: argparse.Namespace) -> None:
    """Write the lines to judge."""
    found = list(linked(load_entities(options.folder / "entities.jsonl")))
    lines = [{**line, "verdict": ""} for line in draw(found, options.count, options.seed)]
    _write(options.file, lines)
    print(f"to judge: {options.file}, {len(lines)} of {len(found)} mentions")


def keep(options: argparse.Namespace) -> None:
    """Write the judged lines without any words of the texts."""
    judged = (line for line in _read(options.file) if line["verdict"])
    _write(options.kept, [{key: line[key] for key in _KEPT if key in line} for line in judged])


def score(options: argparse.Namespace) -> None:
    """Print the shares."""
    lines = [line for line in _read(options.file) if line["verdict"]]
    judged = Counter(kind for line in lines for kind in _kinds(line))
    right = Counter(kind for line in lines if line["verdict"] == "right" for kind in _kinds(line))
    for kind in sorted(judged):
        low, high = wilson(right[kind], judged[kind])
        share = right[kind] / judged[kind]
        print(f"{kind:<24} {right[kind]:>4} of {judged[kind]:>4}  {share:.1%}  ({low:.1%} to {high:.1%})")


def _kinds(line: Line) -> Iterator[str]:
    yield from ("all", str(line["class"]))
    if line["class"] in _ASKED:
        yield "countries and capitals"


def _read(file: Path) -> list[Line]:
    return [json.loads(line) for line in file.read_text("utf-8").splitlines()]


def _write(file: Path, lines: Iterable[Line]) -> None:
    file.write_text("".join(f"{json.dumps(line, ensure_ascii=False)}\n" for line in lines), "utf-8")


def main() -> None:
    """Draw, keep or count."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    commands = parser.add_subparsers(required=True)
    drawing = commands.add_parser("sample", help="draw linked mentions to judge")
    drawing.add_argument("folder", type=Path, help="built folder")
    drawing.add_argument("count", type=int, help="how many")
    drawing.add_argument("seed", type=int, help="of the draw")
    drawing.add_argument("file", type=Path, help="file to write (JSON Lines)")
    drawing.set_defaults(run=sample)
    keeping = commands.add_parser("keep", help="write what may be kept of a judged file")
    keeping.add_argument("file", type=Path, help="judged file")
    keeping.add_argument("kept", type=Path, help="file to write")
    keeping.set_defaults(run=keep)
    counting = commands.add_parser("score", help="count the verdicts")
    counting.add_argument("file", type=Path, help="judged file")
    counting.set_defaults(run=score)
    options = parser.parse_args()
    options.run(options)


if __name__ == "__main__":
    main()
