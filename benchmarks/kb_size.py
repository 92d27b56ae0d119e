"""Measure how a knowledge base grows: time and memory to write it, time to look a name up.

    python benchmarks/kb_size.py                     10,000, 100,000 and 1,000,000 individuals
    python benchmarks/kb_size.py --sizes 10000000    others

Each individual has a label of two made-up words and two aliases. Every size is measured in a process of its own; the
look-ups are of 20,000 names drawn at random, half of them known, by name and by spelling.
"""

from __future__ import annotations

import argparse
import json
import resource
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

from kgraph.kb import Individual
from kgraph.kb.database import DatabaseKnowledgeBase
from kgraph.kb.writer import write_database

SIZES = (10_000, 100_000, 1_000_000)
_ASKED = 10_000
_SYLLABLES = ("ar", "bel", "cor", "dan", "el", "fen", "gor", "hin", "is", "jo", "kal", "lor", "min", "nor", "os", "pel")


def main() -> int:
    """Measure each size."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sizes", type=int, nargs="+", default=SIZES)
    parser.add_argument("--one", type=int, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.one:
        print(json.dumps(measure(options.one)))
        return 0
    print(f"{'individuals':>12}  {'CPU s/100k':>10}  {'peak MB':>8}  {'file MB':>8}  {'µs a look-up':>12}")
    for size in options.sizes:
        command = [sys.executable, __file__, "--one", str(size)]
        done = subprocess.run(command, capture_output=True, text=True, check=True)  # noqa: S603 - this very script
        found = json.loads(done.stdout)
        rate, peak, file, asked = found["rate"], found["peak"], found["file"], found["asked"]
        print(f"{size:>12,}  {rate:>10.2f}  {peak:>8.0f}  {file:>8.0f}  {asked:>12.1f}")
    return 0


def measure(size: int) -> dict[str, float]:
    """Write and ask one knowledge base."""
    with TemporaryDirectory() as folder:
        file = Path(folder) / "size.kb"
        started = time.process_time()
        write_database(individuals(size), file)
        rate = (time.process_time() - started) / size * 100_000
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        known = Random(1)  # noqa: S311 - names, not secrets
        names = [name(known.randrange(2 * size)) for _ in range(_ASKED)]
        with DatabaseKnowledgeBase(file) as kb:
            started = time.process_time()
            hits = sum(bool(kb.lookup(one)) + bool(kb.resembling(one)) for one in names)
            asked = (time.process_time() - started) / (2 * _ASKED) * 1e6
        if not hits:
            raise AssertionError
        return {"rate": rate, "peak": peak, "file": file.stat().st_size / 2**20, "asked": asked}


def individuals(size: int) -> Iterator[Individual]:
    """Make up individuals."""
    for number in range(size):
        aliases = (f"{name(number)} of {word(number)}", f"Old {name(number)}")
        yield Individual(f"https://example.org/{number}", name(number), "x:City", aliases, prior=number)


def name(number: int) -> str:
    """Make up a name for a number."""
    return f"{word(number)} {word(number * 7 + 3)}"


def word(number: int) -> str:
    """Make up a word for a number."""
    letters = []
    while number:
        number, rest = divmod(number, len(_SYLLABLES))
        letters.append(_SYLLABLES[rest])
    return "".join(letters).capitalize() or "O"


if __name__ == "__main__":
    sys.exit(main())
