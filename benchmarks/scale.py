"""Measure how `kgraph build` grows: time, memory of the parent and of its workers, and what more workers give.

    python benchmarks/scale.py                                  the sample articles, repeated to 200
    python benchmarks/scale.py FOLDER --articles 2000           other articles, repeated to 2,000
    python benchmarks/scale.py FOLDER --articles 20000 --workers 2

The articles are repeated with other names in every copy, as JSON Lines, so that copies are other people and bodies.
Reading ends when the last worker does; what follows it is resolving, validating and writing. Times are of the clock:
compare rows of one run on a quiet machine. Memory is the peak that Linux gives for each process.
"""

from __future__ import annotations

import argparse
import calendar
import hashlib
import json
import re
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from kgraph.documents import find_documents
from kgraph.model import Document

ROOT = Path(__file__).resolve().parents[1]
_NAME = re.compile(r"(?<=[a-z,] )[A-Z][a-z]{3,}\b")
_KEPT = frozenset((*calendar.month_name, *calendar.day_name))
_ENDINGS = ("ov", "ham", "ster", "ini", "berg", "ides", "wick", "aro")
_EVERY = 0.2
_COLUMNS = ("articles", "workers", "reading s", "a second", "all s", "parent MB", "worker MB")


@dataclass(slots=True)
class Run:
    """What one build took.

    Args:
        reading: Seconds until the last worker ended.
        seconds: Of the whole build.
        parent: Peak of the parent in megabytes.
        worker: Peak of the largest worker in megabytes.
    """

    reading: float = 0.0
    seconds: float = 0.0
    parent: float = 0.0
    worker: float = 0.0


def main() -> int:
    """Build with each number of workers, and once more without a change."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path, nargs="?", default=ROOT / "data" / "articles")
    parser.add_argument("--articles", type=int, default=200)
    parser.add_argument("--workers", type=int, nargs="+", default=(1, 2))
    options = parser.parse_args()
    with TemporaryDirectory() as place:
        inputs = Path(place, "articles.jsonl")
        with inputs.open("w", encoding="utf-8") as stream:
            stream.writelines(repeated(options.folder, options.articles))
        print(" ".join(f"{name:>10}" for name in _COLUMNS))
        runs = {}
        for workers in options.workers:
            run = runs[workers] = build(inputs, Path(place, f"out{workers}"), workers)
            print(row(options.articles, workers, run), flush=True)
        first, last = min(runs), max(runs)
        again = build(inputs, Path(place, f"out{last}"), last)
        print(f"unchanged rerun: {again.seconds:.2f} s")
        if first != last:
            gain = runs[first].reading / runs[last].reading
            share = gain * first / last
            print(f"reading with {last} workers is {gain:.2f} times as fast as with {first}: {share:.0%} of linear")
    return 0


def row(articles: int, workers: int, run: Run) -> str:
    """Write a row of the table."""
    rate = articles / run.reading if run.reading else 0.0
    figures = (articles, workers, run.reading, rate, run.seconds, run.parent, run.worker)
    return " ".join(f"{figure:>10,.1f}" if isinstance(figure, float) else f"{figure:>10,}" for figure in figures)


def repeated(folder: Path, count: int) -> Iterator[str]:
    """Give lines of JSON Lines: the articles of a folder, as often as needed, under other names in every copy."""
    sample = [found for found in find_documents([folder]) if isinstance(found, Document)]
    for number in range(count):
        document, copy = sample[number % len(sample)], number // len(sample)
        text = renamed(document.text, copy) if copy else document.text
        yield json.dumps({"id": f"{copy}-{document.id}", "title": document.title, "text": text}) + "\n"


def renamed(text: str, copy: int) -> str:
    """Give half of the names inside sentences another ending in each copy, the same all through the text.

    Example:
        >>> renamed("He met Harrow in Lindholm in March.", 1) != renamed("He met Harrow in Lindholm in March.", 2)
        True
    """

    def other(match: re.Match[str]) -> str:
        word = match[0]
        chance = hashlib.sha256(f"{copy} {word}".encode()).digest()
        return word if word in _KEPT or chance[0] % 2 else word + _ENDINGS[chance[1] % len(_ENDINGS)]

    return _NAME.sub(other, text)


def build(inputs: Path, output: Path, workers: int) -> Run:
    """Build in processes of their own, and watch them."""
    run = Run()
    begun = time.monotonic()
    command = [sys.executable, "-m", "kgraph", "build", str(inputs), "-o", str(output), "--workers", str(workers)]
    process = subprocess.Popen(command, stderr=subprocess.DEVNULL)  # noqa: S603 - our own command
    while process.poll() is None:
        run.parent = max(run.parent, peak(process.pid))
        sizes = [peak(child) for child in children(process.pid)]
        if sizes:
            run.worker = max(run.worker, *sizes)
            run.reading = time.monotonic() - begun
        time.sleep(_EVERY)
    run.seconds = time.monotonic() - begun
    if process.returncode:
        raise SystemExit(process.returncode)
    return run


def children(process: int) -> list[int]:
    """List the processes that a process started."""
    try:
        return [int(word) for word in Path(f"/proc/{process}/task/{process}/children").read_text("ascii").split()]
    except OSError:
        return []


def peak(process: int) -> float:
    """Give the most memory that a process has had so far, in megabytes."""
    try:
        lines = Path(f"/proc/{process}/status").read_text("ascii", errors="replace").splitlines()
    except OSError:
        return 0.0
    return next((int(line.split()[1]) / 1024 for line in lines if line.startswith("VmHWM:")), 0.0)


if __name__ == "__main__":
    sys.exit(main())
