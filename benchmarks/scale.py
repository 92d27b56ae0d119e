"""Measure how `kgraph build` grows: time, memory of the parent and of its workers, and what more workers give.

    python benchmarks/scale.py                                  the sample articles, repeated to 200
    python benchmarks/scale.py FOLDER --articles 2000           other articles, repeated to 2,000
    python benchmarks/scale.py FOLDER --articles 20000 --workers 2
    python benchmarks/scale.py FOLDER --articles 20000 --copied     the sample is read, its readings are copied

The articles are repeated with other names in every copy, as JSON Lines, so that copies are other people and bodies.
Reading ends when the last worker does; what follows it is resolving, validating and writing. Times are of the clock:
compare rows of one run on a quiet machine. Memory is the peak that Linux gives for each process.

With `--copied` only the sample is read, by the workers whose memory is told. Its readings are copied with other names
of the same length, in the text as in what was read of it, so that all offsets stay right. A build takes the copies
over, as one does that was stopped after its last article, and does all that comes after reading: that part, and the
memory of the parent, are those of a build of as many articles. What is not measured is reading them all, whose memory
does not grow with their number. The copies tell the same of other people and bodies; known places are the same in all.
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
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from kgraph.archive import Journal, cut, load_archive
from kgraph.config import BuildConfig, digests
from kgraph.documents import find_documents
from kgraph.model import Document, Reading
from kgraph.records import from_json, to_line

ROOT = Path(__file__).resolve().parents[1]
_NAME = re.compile(r"(?<=[a-z,] )[A-Z][a-z]{3,}\b")
_KEPT = frozenset((*calendar.month_name, *calendar.day_name))
_ENDINGS = ("ov", "ham", "ster", "ini", "berg", "ides", "wick", "aro")
_CAPITALISED = re.compile(r"[A-Z][a-z]{3,}")
_LETTERS = ("aeiou", "bcdfghklmnprstvwz")
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
    parser.add_argument("--copied", action="store_true", help="Read the sample alone, and copy what was read.")
    options = parser.parse_args()
    if options.copied:
        return build_copied(options.folder, options.articles, max(options.workers))
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


def build_copied(folder: Path, count: int, workers: int) -> int:
    """Read the articles of a folder, and build of so many copies of what was read."""
    with TemporaryDirectory() as place:
        sample, copies, output = (Path(place, name) for name in ("sample", "copies.jsonl", "out"))
        read = build(folder, sample, workers)
        print(f"reading the sample: worker {read.worker:,.0f} MB, parent {read.parent:,.0f} MB, {read.seconds:,.0f} s")
        print(f"copied {copy_readings(sample, copies, output, count):,} readings", flush=True)
        run = build(copies, output, workers)
        print(f"{count:,} articles: parent {run.parent:,.0f} MB, {run.seconds:,.0f} s after reading")
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


def copy_readings(sample: Path, copies: Path, output: Path, count: int) -> int:
    """Write so many articles, and the journal of a build that has read them all.

    Args:
        sample: The built folder of a sample.
        copies: The file of JSON Lines to write.
        output: The folder that will be built of it.
        count: How many articles, those of the sample included.

    Returns:
        How many readings were copied.
    """
    reader = digests(BuildConfig()).reader
    known = {document.id: reading for document, reading in load_archive(sample, reader).readings.items()}
    kept = {id_: _KEPT | _known_names(reading) for id_, reading in known.items()}
    ids = sorted(known)
    with copies.open("w", encoding="utf-8") as stream:
        for number in range(count):
            id_, copy = ids[number % len(ids)], number // len(ids)
            document = known[id_].document
            head = {"published": document.published, "publisher": document.publisher, "author": document.authors}
            text = with_names(document.text, copy, kept[id_])
            record = {"id": f"{copy}-{id_}", "title": document.title, "text": text, **head}
            stream.write(json.dumps(record) + "\n")
    journal, done = Journal.beside(output, reader), 0
    for shard in cut(found for found in find_documents([copies]) if isinstance(found, Document)):
        journal.commit(shard, [_copied(known, kept, document) for document in shard.documents])
        done += len(shard.documents)
    return done


def _known_names(reading: Reading) -> frozenset[str]:
    """Give the words of names of known individuals: these are the same in every copy."""
    known = (entity for entity in reading.entities if entity.individual)
    names = (name for entity in known for name in (entity.label, *entity.aliases))
    return frozenset(word for name in names for word in _CAPITALISED.findall(name))


def _copied(known: Mapping[str, Reading], kept: Mapping[str, frozenset[str]], document: Document) -> Reading:
    """Change the names in a reading as they are changed in the text of its new document."""
    copy, _, origin = document.id.partition("-")

    def changed(item: Any) -> Any:  # noqa: ANN401 - JSON in, JSON out
        if isinstance(item, dict):
            new = {name: changed(part) for name, part in item.items()}
            return {**new, **_quoted(item, document.text)} if "quote" in item else new
        if isinstance(item, list):
            return [changed(part) for part in item]
        if not isinstance(item, str) or item.startswith("http"):
            return item
        return document.id if item == origin else with_names(item, int(copy), kept[origin])

    old = changed(json.loads(to_line(known[origin])))
    return from_json({**old, "document": json.loads(to_line(document))}, Reading)


def _quoted(evidence: Mapping[str, Any], text: str) -> dict[str, str]:
    """Take the words of an evidence from the new text: it may begin or end inside a word."""
    sentence = slice(evidence["sentence_start"], evidence["sentence_end"])
    return {"quote": text[evidence["start"] : evidence["end"]], "sentence": text[sentence]}


def with_names(text: str, copy: int, kept: frozenset[str] = _KEPT) -> str:
    """Give half of the capitalised words other letters in each copy, as many as before; the first copy is the text.

    Example:
        >>> with_names("Harrow met Lindholm.", 0), len(with_names("Harrow met Lindholm.", 1))
        ('Harrow met Lindholm.', 20)
    """

    def other(match: re.Match[str]) -> str:
        word = match[0]
        chance = hashlib.sha256(f"{copy} {word}".encode()).digest()
        return word if word in kept or chance[0] % 2 else "".join(_letters(word, chance)).capitalize()

    return _CAPITALISED.sub(other, text) if copy else text


def _letters(word: str, chance: Iterable[int]) -> Iterator[str]:
    """Give a vowel for a vowel and a consonant for a consonant."""
    for letter, number in zip(word.lower(), (*chance, *([0] * len(word))), strict=False):
        kind = _LETTERS[letter not in _LETTERS[0]]
        yield kind[(number + ord(letter)) % len(kind)]


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
