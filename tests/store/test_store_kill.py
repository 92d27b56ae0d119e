"""Kill a load at every step it takes on the file system: the store is then the earlier one or the new one."""

from __future__ import annotations

import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pyoxigraph as ox
import pytest

from kgraph.store import load
from store_samples import expected_quads, quads, sample, write

OLD = sample(quay=("crane", "ferry"), pier=("ferry",))
NEW = sample(quay=("crane",), pier=("ferry", "lamp"), mole=("buoy",))
# Python tells an audit hook of every file that it opens, moves or removes: https://peps.python.org/pep-0578/.
CHILD = """
import os, signal, sys
from pathlib import Path
from kgraph.store import load
out, store, fresh, last = sys.argv[1:]
steps = 0
def watch(event, arguments):
    global steps
    if event in ("open", "os.rename", "os.mkdir", "os.remove", "os.rmdir", "shutil.copyfile", "shutil.rmtree"):
        steps += 1
        if steps == int(last):
            os.kill(os.getpid(), signal.SIGKILL)
sys.addaudithook(watch)
load([Path(out, "graph.ttl"), Path(out, "graph.trig")], store, fresh=fresh == "fresh")
watch("end", ())
"""


def _run(folder: Path, store: Path, how: str, last: int) -> int:
    arguments = [sys.executable, "-c", CHILD, str(folder / "out"), str(store), how, str(last)]
    return subprocess.run(arguments, check=False, timeout=120).returncode


@pytest.mark.slow
@pytest.mark.parametrize("how", ["fresh", "change"])
def test_a_killed_load_leaves_the_old_store_or_the_new_one(how: str, tmp_path: Path) -> None:
    """Whatever step was the last, the store is whole, the next load ends well, and nothing is left beside it."""
    load(write(OLD, tmp_path / "out"), tmp_path / "base")
    write(NEW, tmp_path / "out")
    place = tmp_path / "place"
    seen = set()
    step = 0
    code = -signal.SIGKILL
    while code == -signal.SIGKILL:
        step += 1
        shutil.copytree(tmp_path / "base", place / "store")
        code = _run(tmp_path, place / "store", how, step)
        left = quads(ox.Store.read_only(str(place / "store")))
        assert left in (expected_quads(OLD), expected_quads(NEW)), step
        seen.add(left == expected_quads(NEW))
        load([tmp_path / "out" / "graph.ttl", tmp_path / "out" / "graph.trig"], place / "store")
        assert quads(ox.Store.read_only(str(place / "store"))) == expected_quads(NEW)
        assert [entry.name for entry in place.iterdir()] == ["store"]
        shutil.rmtree(place)
    assert code == 0
    assert seen == {False, True}
    assert step > 10


@pytest.mark.slow
def test_a_load_killed_at_any_time_leaves_the_old_store_or_the_new_one(tmp_path: Path) -> None:
    """Oxigraph's own steps between ours are no different."""
    old = sample(**{f"quay{n}": tuple(f"crane{n}-{m}" for m in range(20)) for n in range(300)})
    new = sample(**{f"pier{n}": tuple(f"ferry{n}-{m}" for m in range(20)) for n in range(300)})
    store = tmp_path / "place" / "store"
    load(write(old, tmp_path / "out"), store)
    files = write(new, tmp_path / "out")
    for trial in range(12):
        how = "fresh" if trial % 2 else "change"
        arguments = [sys.executable, "-c", CHILD, str(tmp_path / "out"), str(store), how, "0"]
        with subprocess.Popen(arguments) as process:
            time.sleep(0.3 + trial * 0.15)
            process.kill()
        assert quads(ox.Store.read_only(str(store))) in (expected_quads(old), expected_quads(new)), trial
        load(write(old, tmp_path / "out"), store)
        write(new, tmp_path / "out")
    load(files, store)
    assert quads(ox.Store.read_only(str(store))) == expected_quads(new)
    assert [entry.name for entry in store.parent.iterdir()] == ["store"]
