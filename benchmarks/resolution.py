"""Measure how resolution grows: time and peak memory for made-up mentions in made-up documents.

    python benchmarks/resolution.py                  10,000, 100,000 and 1,000,000 mentions
    python benchmarks/resolution.py --sizes 1000     others

A document has 20 mentions. Two of five mentions are of people, the rest of bodies; a few names are very frequent, most
are rare; one in ten is written in another way (a middle initial, a legal form, a surname alone), one in twenty has a
fact or a date of birth, one person in ten a name that many bear. Every size is measured in a process of its own.
"""

from __future__ import annotations

import argparse
import json
import resource
import subprocess
import sys
import time
from collections.abc import Iterator
from random import Random

from kgraph.iris import Minter
from kgraph.kb import fold
from kgraph.ontology import load_ontology
from kgraph.ontology.vocab import kg
from kgraph.resolution.profiles import DATE, Fact, Record, Trait, gather
from kgraph.resolution.resolve import resolve_profiles

SIZES = (10_000, 100_000, 1_000_000)
_IN_DOCUMENT = 20
_SYLLABLES = ("ar", "bel", "cor", "dan", "el", "fen", "gor", "hin", "is", "jo", "kal", "lor", "min", "nor", "os", "pel")
_FORMS = ("", "", "", " Inc", " Corp", " Ltd")
_GIVEN = ("Ada", "Alan", "David", "Emma", "John", "Karen", "Mary", "Paul", "Peter", "Susan")
_COMMON = ("Anderson", "Brown", "Clark", "Davies", "Evans", "Garcia", "Harris", "Jones", "Khan", "Smith", "Wilson")
_PERSON, _ORGANIZATION = "Person", "Organization"


def main() -> int:
    """Measure each size."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sizes", type=int, nargs="+", default=SIZES)
    parser.add_argument("--one", type=int, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.one:
        print(json.dumps(measure(options.one)))
        return 0
    columns = ("mentions", "names", "CPU s", "µs each", "peak MB", "merged", "decided")
    print("  ".join(f"{column:>9}" for column in columns))
    for size in options.sizes:
        command = [sys.executable, __file__, "--one", str(size)]
        done = subprocess.run(command, capture_output=True, text=True, check=True)  # noqa: S603 - this very script
        found = json.loads(done.stdout)
        rate = found["seconds"] / size * 1e6
        counts = f"{found['merged']:>9,}  {found['things']:>9,}"
        cost = f"{found['seconds']:>9.1f}  {rate:>9.0f}  {found['peak']:>9.0f}"
        print(f"{size:>9,}  {found['names']:>9,}  {cost}  {counts}", flush=True)
    return 0


def measure(size: int) -> dict[str, float]:
    """Gather and resolve one corpus."""
    ontology, minter = load_ontology(), Minter()
    started = time.process_time()
    gathered = gather(records(size), minter)
    resolution = resolve_profiles(gathered, ontology)
    return {
        "seconds": time.process_time() - started,
        "names": len(gathered.sorted()),
        "merged": len(resolution.iris),
        "things": len(resolution.things),
        "peak": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
    }


def records(size: int) -> Iterator[Record]:
    """Make up mentions."""
    chance = Random(7)  # noqa: S311 - names, not secrets
    minter = Minter()
    for number in range(size):
        # A name's rank falls off as in real texts: few names have most of the mentions.
        rank = int(size ** (chance.random() ** 0.5))
        is_person = rank % 5 < 2  # noqa: PLR2004 - two of five
        label = person(rank, chance) if is_person else body(rank, chance)
        family = _PERSON if is_person else _ORGANIZATION
        has_facts = chance.random() < 0.05  # noqa: PLR2004 - one in twenty
        born = str(1930 + rank % 70)
        yield Record(
            document=f"d{number // _IN_DOCUMENT}",
            iri=minter.entity(family, fold(label)),
            label=label,
            cls=kg(family),
            family=family,
            is_partial=is_person and " " not in label,
            is_common=label.endswith(_COMMON),
            company=frozenset(company(number, size)) if label.endswith(_COMMON) else frozenset(),
            facts=(Fact("head of {}", f"x:{rank // 3}", f"body {rank // 3}"),) if has_facts else (),
            traits=(Trait(kg("bornOn"), "born on", born, DATE, born),) if is_person and has_facts else (),
        )


def person(rank: int, chance: Random) -> str:
    """Make up a person's name, one in ten in another form."""
    if rank % 50 < 2:  # noqa: PLR2004 - one person in ten
        return f"{_GIVEN[rank % len(_GIVEN)]} {_COMMON[rank % len(_COMMON)]}"
    given, middle, family = word(rank % 900 + 16), word(rank % 37 + 16), word(rank * 31 + 7)
    other = chance.random()
    if other < 0.03:  # noqa: PLR2004 - one of the other forms
        return family
    if other < 0.06:  # noqa: PLR2004 - one of the other forms
        return f"{given[0]}. {family}"
    return f"{given} {middle[0]}. {family}" if other < 0.1 else f"{given} {family}"  # noqa: PLR2004 - likewise


def company(number: int, size: int) -> Iterator[str]:
    """Give the IRIs of some that the document of a mention names too."""
    document = number // _IN_DOCUMENT
    chance = Random(document)  # noqa: S311 - names, not secrets
    for _ in range(_IN_DOCUMENT):
        yield Minter().entity(_ORGANIZATION, fold(body(int(size ** (chance.random() ** 0.5)), chance)))


def body(rank: int, chance: Random) -> str:
    """Make up a body's name, some with one legal form or another."""
    return f"{word(rank * 7 + 3)} {word(rank)}{chance.choice(_FORMS)}"


def word(number: int) -> str:
    """Make up a word for a number."""
    letters = []
    while number:
        number, rest = divmod(number, len(_SYLLABLES))
        letters.append(_SYLLABLES[rest])
    return "".join(letters).capitalize() or "O"


if __name__ == "__main__":
    sys.exit(main())
