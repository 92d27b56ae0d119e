"""An output folder appears whole or not at all, and nothing of the user's is lost."""

from __future__ import annotations

import hashlib
import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import BinaryIO

import pytest

from kgraph.errors import ExportError
from kgraph.export import MANIFEST, OutputFolder, hold, write_folder


def write(path: Path, **files: str) -> None:
    """Write an output folder."""
    with OutputFolder(path) as folder:
        for name, text in files.items():
            folder.joinpath(name).write_text(text, encoding="utf-8")


def fail(path: Path, error: type[BaseException]) -> None:
    """Fail while writing an output folder."""
    with OutputFolder(path) as folder:
        folder.joinpath("a").write_text("half", encoding="utf-8")
        raise error


def content(path: Path) -> dict[str, str]:
    """Read the files of a folder but for the manifest."""
    return {
        file.relative_to(path).as_posix(): file.read_text(encoding="utf-8")
        for file in sorted(path.rglob("*"))
        if file.is_file() and file.name != MANIFEST
    }


@pytest.fixture
def out(tmp_path: Path) -> Path:
    """Give a path for an output folder."""
    return tmp_path / "out"


def test_files_appear_on_leaving(out: Path) -> None:
    """Nothing is there before, everything after, and nothing else beside it."""
    with OutputFolder(out) as folder:
        folder.joinpath("a").write_text("1", encoding="utf-8")
        assert not out.exists()
    assert {"a": "1"} == content(out)
    assert [out] == list(out.parent.iterdir())


def test_parents_are_made(tmp_path: Path) -> None:
    """A path of several new folders is fine."""
    write(tmp_path / "x" / "y" / "out", a="1")
    assert {"a": "1"} == content(tmp_path / "x" / "y" / "out")


def test_an_old_output_is_replaced_whole(out: Path) -> None:
    """Files that are not written again are gone."""
    write(out, a="1", b="2")
    write(out, a="3")
    assert {"a": "3"} == content(out)
    assert [out] == list(out.parent.iterdir())


def test_an_empty_folder_is_taken(out: Path) -> None:
    """The user may make it first."""
    out.mkdir(mode=0o750)
    write(out, a="1")
    assert ({"a": "1"}, 0o750) == (content(out), out.stat().st_mode & 0o777)


@pytest.mark.parametrize("error", [RuntimeError, KeyboardInterrupt, SystemExit])
def test_an_error_leaves_the_old_output(out: Path, error: type[BaseException]) -> None:
    """A crash or Ctrl-C changes nothing and leaves nothing behind."""
    write(out, a="1")
    with pytest.raises(error):
        fail(out, error)
    assert {"a": "1"} == content(out)
    assert [out] == list(out.parent.iterdir())


@pytest.mark.parametrize("stage", [0, 1], ids=["old-away", "new-in"])
@pytest.mark.parametrize("error", [OSError("disk"), KeyboardInterrupt()], ids=["disk", "ctrl-c"])
def test_a_failed_swap_puts_the_old_output_back(
    out: Path, monkeypatch: pytest.MonkeyPatch, stage: int, error: BaseException
) -> None:
    """Whichever rename fails, on a system that cannot exchange folders, the old folder is there."""
    write(out, a="1")
    monkeypatch.setattr(sys, "platform", "other")
    rename, calls = Path.rename, []

    def failing(self: Path, target: Path) -> Path:
        calls.append(target)
        if len(calls) == stage + 1:
            raise error
        return rename(self, target)

    monkeypatch.setattr(Path, "rename", failing)
    with pytest.raises((ExportError, KeyboardInterrupt)):
        write(out, a="2")
    assert {"a": "1"} == content(out)
    assert [out] == list(out.parent.iterdir())


def test_a_process_killed_between_the_renames_is_made_good(out: Path) -> None:
    """The next run finds the old folder under its other name and puts it back first."""
    write(out, a="1")
    out.rename(out.with_name(".out.old"))
    with pytest.raises(RuntimeError):
        fail(out, RuntimeError)
    assert {"a": "1"} == content(out)
    assert [out] == list(out.parent.iterdir())


def test_what_is_left_of_a_finished_swap_is_cleared(out: Path) -> None:
    """A process killed before it cleared the old folder leaves it to the next run."""
    write(out.with_name(".out.old"), a="1")
    write(out, a="2")
    assert {"a": "2"} == content(out)
    assert [out] == list(out.parent.iterdir())


def test_a_killed_process_leaves_the_old_output(out: Path) -> None:
    """Not even SIGKILL in the middle of writing touches what is there."""
    write(out, a="1")
    code = (
        "import sys, time\nfrom pathlib import Path\nfrom kgraph.export import OutputFolder\n"
        "with OutputFolder(Path(sys.argv[1])) as folder:\n"
        "    folder.joinpath('a').write_text('half')\n    print('writing', flush=True)\n    time.sleep(60)\n"
    )
    with subprocess.Popen([sys.executable, "-c", code, str(out)], stdout=subprocess.PIPE) as process:
        assert process.stdout is not None
        assert b"writing\n" == process.stdout.readline()
        process.send_signal(signal.SIGKILL)
    assert {"a": "1"} == content(out)


def test_what_a_killed_process_staged_is_cleared(out: Path) -> None:
    """The next run takes away what one that died left beside the folder, and nothing else."""
    for name in (".out.0badcafe.new", ".other.0badcafe.new"):
        out.with_name(name).mkdir()
    write(out, a="1")
    assert {".other.0badcafe.new", "out"} == {file.name for file in out.parent.iterdir()}


def test_an_equal_output_is_left_as_it_is(out: Path) -> None:
    """What would be the same is not written again; what somebody changed is."""
    write(out, a="1", b="2")
    before = out.stat().st_ino
    write(out, a="1", b="2")
    assert before == out.stat().st_ino
    out.joinpath("b").write_text("spoilt", encoding="utf-8")
    write(out, a="1", b="2")
    assert {"a": "1", "b": "2"} == content(out)


HOLDER = (
    "import sys\nfrom pathlib import Path\nfrom kgraph.export import hold\n"
    "with hold(Path(sys.argv[1])):\n    print('held', flush=True)\n    sys.stdin.read()\n"
)


def test_a_second_process_is_refused(out: Path) -> None:
    """While one process writes a folder another is told so; a killed one holds nothing."""
    write(out, a="1")
    with subprocess.Popen(
        [sys.executable, "-c", HOLDER, str(out)], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as process:
        assert process.stdout is not None
        assert b"held" == process.stdout.readline().strip()
        with pytest.raises(ExportError, match=r"\[busy-output\].*out"):
            write(out, a="2")
        process.send_signal(signal.SIGKILL)
    assert {"a": "1"} == content(out)
    write(out, a="2")
    assert {"a": "2"} == content(out)
    assert [out] == list(out.parent.iterdir())


def test_a_process_may_hold_its_folder_while_it_writes_it(out: Path) -> None:
    """The command holds the folder from the beginning; writing it at the end is part of that."""
    with hold(out):
        write(out, a="1")
        assert {".out.lock", "out"} == {file.name for file in out.parent.iterdir()}
    assert [out] == list(out.parent.iterdir())


def test_the_manifest_lists_what_was_written(out: Path) -> None:
    """The build's own facts stay; files and their hashes are added."""
    with OutputFolder(out) as folder:
        folder.joinpath("sub").mkdir()
        folder.joinpath("sub", "a").write_text("1", encoding="utf-8")
        folder.joinpath(MANIFEST).write_text('{"kgraph": "0.1.0", "documents": 3}', encoding="utf-8")
    expected = {"kgraph": "0.1.0", "documents": 3, "files": {"sub/a": hashlib.sha256(b"1").hexdigest()}}
    assert expected == json.loads(out.joinpath(MANIFEST).read_bytes())


def test_what_the_user_put_there_stays(out: Path) -> None:
    """Files and folders that we did not write are brought along."""
    write(out, a="1")
    out.joinpath("notes.txt").write_text("mine", encoding="utf-8")
    out.joinpath("store").mkdir()
    out.joinpath("store", "data").write_text("mine too", encoding="utf-8")
    write(out, a="2")
    assert {"a": "2", "notes.txt": "mine", "store/data": "mine too"} == content(out)
    write(out, a="3")
    assert {"a": "3", "notes.txt": "mine", "store/data": "mine too"} == content(out)


def test_hard_links_are_not_needed(out: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Some file systems have none; then files are copied."""
    write(out, a="1")
    out.joinpath("notes.txt").write_text("mine", encoding="utf-8")

    def refuse(*_: object, **__: object) -> None:
        raise PermissionError

    monkeypatch.setattr(os, "link", refuse)
    write(out, a="2")
    assert {"a": "2", "notes.txt": "mine"} == content(out)


def test_a_file_is_refused(out: Path) -> None:
    """A path that is a file is not overwritten."""
    out.write_text("mine", encoding="utf-8")
    with pytest.raises(ExportError, match=r"\[not-a-folder\]"), OutputFolder(out):
        pytest.fail("must not be entered")
    assert "mine" == out.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    "manifest", ["", "{}", "[]", '{"name": "web app"}', None], ids=["empty", "bare", "list", "other", "none"]
)
def test_a_foreign_folder_is_refused(out: Path, manifest: str | None) -> None:
    """A folder that we did not write is left alone, even with another program's manifest."""
    out.mkdir()
    out.joinpath("thesis.txt").write_text("mine", encoding="utf-8")
    if manifest is not None:
        out.joinpath(MANIFEST).write_text(manifest, encoding="utf-8")
    with pytest.raises(ExportError, match=r"\[foreign-folder\].*-o"), OutputFolder(out):
        pytest.fail("must not be entered")
    assert {"thesis.txt": "mine"} == content(out)


@pytest.mark.parametrize("path", ["file/out", "file/deeper/out"])
def test_an_impossible_parent_is_refused(tmp_path: Path, path: str) -> None:
    """A folder inside a file cannot be."""
    tmp_path.joinpath("file").write_text("x", encoding="utf-8")
    with pytest.raises(ExportError, match=r"\[unwritable-output\]"), OutputFolder(tmp_path / path):
        pytest.fail("must not be entered")


def test_an_unwritable_parent_is_refused(out: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A parent without write permission is named with what to do."""

    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied")

    write(out, a="1")
    monkeypatch.setattr(Path, "mkdir", refuse)
    with pytest.raises(ExportError, match=r"\[unwritable-output\] .*Permission denied.* -o"):
        write(out, a="2")
    assert {"a": "1"} == content(out)


def test_a_relative_path_and_a_link_lead_to_the_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The folder behind a link is replaced, not the link."""
    monkeypatch.chdir(tmp_path)
    write(Path("real"), a="1")
    Path("link").symlink_to("real")
    write(Path("link"), a="2")
    assert Path("link").is_symlink()
    assert {"a": "2"} == content(tmp_path / "real")


def test_the_same_files_give_the_same_manifest(tmp_path: Path) -> None:
    """No time or random name is in it."""
    write(tmp_path / "x", a="1", b="2")
    time.sleep(0.01)
    write(tmp_path / "y", b="2", a="1")
    assert tmp_path.joinpath("x", MANIFEST).read_bytes() == tmp_path.joinpath("y", MANIFEST).read_bytes()


def test_large_files_write_themselves(out: Path) -> None:
    """A file is given by its content or by what writes it; one that fails leaves the folder as it was."""
    write_folder(out, [("graph.nt", lambda stream: stream.writelines([b"a", b"b"])), ("x/y.txt", b"c")])
    assert {"graph.nt": "ab", "x/y.txt": "c"} == content(out)

    def overflow(stream: BinaryIO) -> None:
        stream.write(b"half")
        raise OSError(28, "No space left on device")

    with pytest.raises(OSError, match="No space"):
        write_folder(out, [("graph.nt", overflow)])
    assert {"graph.nt": "ab", "x/y.txt": "c"} == content(out)
