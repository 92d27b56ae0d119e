"""Kill a process that replaces an output at each of its file operations, and look what it left: `killing.py FOLDER`.

FOLDER holds `old`, a built folder, and `texts`, what the new one is built of. Prints one record of JSON for each point:
whether the output was the old or the new one then, whether the next run made the new one, and what lay beside it after.
A fork for each point, so that the stages are imported and the graph is built only once.
"""

from __future__ import annotations

import json
import os
import shutil
import signal
import sys
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from pathlib import Path

from kgraph.archive import load_archive
from kgraph.build import build_collection
from kgraph.config import BuildConfig, digests
from kgraph.export import write_folder

_WATCHED = ("open", "os.", "shutil.", "ctypes.")
_MOST = 80


def tree(folder: Path) -> dict[str, bytes]:
    """Read all files of a folder."""
    return {file.relative_to(folder).as_posix(): file.read_bytes() for file in folder.rglob("*") if file.is_file()}


def in_child(act: Callable[[], None]) -> int:
    """Run something in a process of its own; give its exit code, negative for the signal that killed it."""
    child = os.fork()
    if child == 0:
        act()
        os._exit(0)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


def kill_at(point: int) -> None:
    """Kill this process at its file operation of this number, before that is done."""
    left = point

    def watch(event: str, _: object) -> None:
        nonlocal left
        if event.startswith(_WATCHED):
            left -= 1
            if left == 0:
                os.kill(os.getpid(), signal.SIGKILL)

    sys.addaudithook(watch)


def killed(point: int, act: Callable[[], None]) -> None:
    """Do something, and be killed on the way."""
    kill_at(point)
    act()


def count_operations(act: Callable[[], None], note: Path) -> int:
    """Count the file operations of something."""

    def counting() -> None:
        seen = 0

        def watch(event: str, _: object) -> None:
            nonlocal seen
            seen += event.startswith(_WATCHED)

        sys.addaudithook(watch)
        act()
        note.write_text(str(seen), encoding="utf-8")

    assert in_child(counting) == 0
    return int(note.read_text(encoding="utf-8"))


def records(folder: Path, files: Sequence[tuple[str, bytes]]) -> Iterator[dict[str, object]]:
    """Kill the replacing of a folder at up to `_MOST` points, and run it again after each."""
    out, old = folder / "place" / "out", tree(folder / "old")

    def fresh() -> None:
        shutil.rmtree(out.parent, ignore_errors=True)
        shutil.copytree(folder / "old", out)
        (out / "mine.txt").write_text("mine", encoding="utf-8")

    def act() -> None:
        write_folder(out, files)

    fresh()
    total = count_operations(act, folder / "count")
    new = tree(out)
    old["mine.txt"] = b"mine"
    for point in sorted({1 + number * total // _MOST for number in range(_MOST)}):
        fresh()
        code = in_child(partial(killed, point, act))
        found = tree(out)
        left = "old" if found == old else "new" if found == new else "neither"
        again = in_child(act)
        yield {
            "point": point,
            "killed": code == -signal.SIGKILL,
            "left": left,
            "again": again == 0 and tree(out) == new,
            "beside": sorted(file.name for file in out.parent.iterdir()),
        }


def main() -> None:
    """Build the new graph of what the old one keeps but its first document, and print what the kills left."""
    folder = Path(sys.argv[1])
    kept = load_archive(folder / "old", digests(BuildConfig()).reader)
    collection = type(kept.collection)(kept.collection.documents[1:], ())
    files = list(build_collection(collection, kept=kept).files())
    for record in records(folder, files):
        sys.stdout.write(json.dumps(record) + "\n")


if __name__ == "__main__":
    main()
