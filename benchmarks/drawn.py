"""Lines drawn for a careful reader to judge, one JSON object each: what the scripts that draw and count them share."""

from __future__ import annotations

import argparse
import hashlib
import json
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

Line = dict[str, object]
_KEPT = ("kind", "class", "id", "link", "nodes", "decided", "verdict", "note")


def draw(lines: Iterable[Line], count: int, seed: int) -> list[Line]:
    """Draw lines, not judged yet, in an order that depends on seed and id only."""

    def key(line: Line) -> str:
        return hashlib.sha256(f"{seed} {line['id']}".encode()).hexdigest()

    return [{**line, "verdict": ""} for line in sorted(lines, key=key)[:count]]


def read_lines(file: Path) -> list[Line]:
    """Read lines."""
    return [json.loads(line) for line in file.read_text("utf-8").splitlines()]


def write_lines(file: Path, lines: Iterable[Line]) -> None:
    """Write lines."""
    file.write_text("".join(f"{json.dumps(line, ensure_ascii=False)}\n" for line in lines), "utf-8")


def main(
    doc: str | None, sample: Callable[[argparse.Namespace], None], score: Callable[[Sequence[Line]], None]
) -> None:
    """Draw, keep or count.

    Args:
        doc: The script's docstring.
        sample: Draws from `folder` `count` lines with `seed`, and writes them to `file`.
        score: Prints the shares of judged lines.
    """
    parser = argparse.ArgumentParser(description=(doc or "").partition("\n")[0])
    commands = parser.add_subparsers(required=True)
    drawing = commands.add_parser("sample", help="draw lines to judge")
    drawing.add_argument("folder", type=Path, help="built folder")
    drawing.add_argument("count", type=int, help="how many")
    drawing.add_argument("seed", type=int, help="of the draw")
    drawing.add_argument("file", type=Path, help="file to write (JSON Lines)")
    drawing.set_defaults(run=sample)
    keeping = commands.add_parser("keep", help="write what may be kept of a judged file")
    keeping.add_argument("file", type=Path, help="judged file")
    keeping.add_argument("kept", type=Path, help="file to write")
    keeping.set_defaults(run=lambda options: write_lines(options.kept, map(_without_words, _judged(options.file))))
    counting = commands.add_parser("score", help="count the verdicts")
    counting.add_argument("file", type=Path, help="judged file")
    counting.set_defaults(run=lambda options: score(_judged(options.file)))
    options = parser.parse_args()
    options.run(options)


def _judged(file: Path) -> list[Line]:
    return [line for line in read_lines(file) if line["verdict"]]


def _without_words(line: Line) -> Line:
    """Leave out the words of the texts."""
    return {key: line[key] for key in _KEPT if key in line}
