"""Draw places that carry an IRI of Wikidata or GeoNames for a careful reader to judge, and count what they say.

    python benchmarks/judged_links.py sample OUT COUNT SEED FILE.jsonl   of a built folder
    python benchmarks/judged_links.py keep FILE.jsonl KEPT.jsonl         ids, verdicts, notes without any words
    python benchmarks/judged_links.py score FILE.jsonl                   precision, by class

A line is one document's mention of a linked country, city or other place, drawn so that one that is named in many
documents is as likely as it is common. The judge fills in `verdict`: `right` where the words mean what the IRI does, or
the government that sits there, else `wrong`: a team, a person or a company of that name is not the place. The file
holds sentences, so it is not to be kept.
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from kgraph.export.jsonl import load_entities
from kgraph.kb import load_knowledge_base
from kgraph.model import Entity
from kgraph.ontology import load_ontology
from kgraph.ontology.vocab import kg, local_name

if TYPE_CHECKING:
    from benchmarks.drawn import Line, draw, main, write_lines
    from benchmarks.judgements import wilson
else:  # run as a script, its folder is where modules are looked for
    from drawn import Line, draw, main, write_lines
    from judgements import wilson

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
    lines = draw(found, options.count, options.seed)
    write_lines(options.file, lines)
    print(f"to judge: {options.file}, {len(lines)} of {len(found)} mentions")


def score(lines: Sequence[Line]) -> None:
    """Print the shares."""
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


if __name__ == "__main__":
    main(__doc__, sample, score)
