"""What the kept files hold: sample data as described, links that lead somewhere, nothing of one machine."""

from __future__ import annotations

import hashlib
import json
import re
import tomllib
from fnmatch import fnmatch
from functools import cache
from pathlib import Path

import pytest

from contract_sources import PROJECT, project_files

ARTICLES = sorted((PROJECT / "data" / "articles").iterdir())
MARKDOWN = [path for path in project_files() if path.suffix == ".md"]
LOCKS = ("requirements.lock", "requirements-dev.lock")
# Put together here so that this file holds none of them.
FORBIDDEN = {
    "home folder": re.compile(r"/(?:ro" + r"ot|home/\w+|Us" + r"ers/\w+)/"),
    "work folder": re.compile(r"(?<![\w.])/wo" + r"rk/"),
    "interpreter manager": re.compile(r"\.py" + r"env/versions"),
    "package index": re.compile(r"py" + r"pi\.org/simple|files\.python" + r"hosted|--(?:extra-)?index" + r"-url[ =]h"),
}
LINK = re.compile(r"\[[^\]]*\]\(([^)\s]+)\)")
MAKE = re.compile(r"`make ([a-z-]+)|^make ([a-z-]+)", re.MULTILINE)


@cache
def _text(path: Path) -> str:
    """Read a file, or nothing if it is not text."""
    try:
        return path.read_text("utf-8")
    except UnicodeDecodeError:
        return ""


def _pins(lock: str) -> set[str]:
    """Find what a lock pins, wherever it is installed: what the checks need besides may need it in more places."""
    return set(re.findall(r"^([a-z0-9][a-z0-9._-]*==\S+)(?: ; [^\\\n]*\S)? \\$", _text(PROJECT / lock), re.MULTILINE))


def test_sample_data_is_described() -> None:
    """`data/README.md` lists every article with its checksum."""
    table = dict(
        re.findall(r"^\| `articles/(\S+)` \|.*\| `([0-9a-f]{64})` \|$", _text(PROJECT / "data/README.md"), re.MULTILINE)
    )
    assert {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in ARTICLES} == table


@pytest.mark.parametrize("path", ARTICLES, ids=lambda path: path.name)
def test_articles_are_short(path: Path) -> None:
    """Articles stay short enough to check their graph by eye."""
    lines = _text(path).splitlines()
    texts = [json.loads(line)["text"] for line in lines] if path.suffix == ".jsonl" else [_text(path)]
    assert [] == [len(text.split()) for text in texts if not 90 <= len(text.split()) <= 450]


@pytest.mark.parametrize("what", FORBIDDEN)
def test_nothing_of_one_machine(what: str) -> None:
    """No kept file names a folder of one machine or the address of a package index."""
    found = [path.relative_to(PROJECT).as_posix() for path in project_files() if FORBIDDEN[what].search(_text(path))]
    assert [] == found


@pytest.mark.parametrize("path", MARKDOWN, ids=lambda path: path.relative_to(PROJECT).as_posix())
def test_links_lead_somewhere(path: Path) -> None:
    """Every relative link of a document leads to a file, and its anchor to a heading."""
    broken = []
    for link in LINK.findall(_text(path)):
        if re.match(r"[a-z]+:", link):
            continue
        file, _, anchor = link.partition("#")
        target = (path.parent / file).resolve() if file else path
        headings = re.findall(r"^#+ (.+)$", _text(target), re.MULTILINE) if target.is_file() else []
        anchors = {re.sub(r"[^\w -]", "", heading.lower()).replace(" ", "-") for heading in headings}
        if not target.exists() or (anchor and anchor not in anchors):
            broken.append(link)
    assert [] == broken


@pytest.mark.parametrize("path", MARKDOWN, ids=lambda path: path.relative_to(PROJECT).as_posix())
def test_make_targets_exist(path: Path) -> None:
    """Every `make` target that a document names exists."""
    targets = set(re.findall(r"^([a-z-]+):", _text(PROJECT / "Makefile"), re.MULTILINE))
    named = {first or second for first, second in MAKE.findall(_text(path))}
    assert [] == sorted(named - targets)


def test_documents_named_in_sources_exist() -> None:
    """Every page of `docs/` that code, ontology or configuration points to exists."""
    missing = {
        f"{path.relative_to(PROJECT).as_posix()}: {name}"
        for path in project_files()
        if path.suffix in {".py", ".ttl", ".cfg", ".toml"}
        for name in re.findall(r"docs/[\w/-]+\.md", _text(path))
        if not (PROJECT / name).is_file()
    }
    assert [] == sorted(missing)


@pytest.mark.parametrize("lock", LOCKS)
def test_locks_hold_hashes_and_no_accelerator(lock: str) -> None:
    """Every locked package has a hash, and none drags in torch or CUDA."""
    blocks = re.split(r"\n(?=[a-z0-9])", re.sub(r"^\s*#.*\n", "", _text(PROJECT / lock), flags=re.MULTILINE))
    assert [] == [block.splitlines()[0] for block in blocks if "--hash=sha256:" not in block]
    assert [] == [pin for pin in sorted(_pins(lock)) if re.match(r"torch|nvidia|cuda|cupy|triton", pin)]


def test_locks_agree() -> None:
    """What users install is what the checks ran with."""
    assert [] == sorted(_pins(LOCKS[0]) - _pins(LOCKS[1]))


def test_locks_cover_the_dependencies() -> None:
    """Every dependency of pyproject.toml is locked; else run `make lock`."""
    declared = tomllib.loads(_text(PROJECT / "pyproject.toml"))["project"]["dependencies"]
    names = {re.split(r"[^A-Za-z0-9._-]", requirement)[0].lower() for requirement in declared}
    assert [] == sorted(names - {pin.split("==")[0] for pin in _pins(LOCKS[0])})


def test_every_folder_of_tests_is_collected(request: pytest.FixtureRequest) -> None:
    """Pytest passes over folders of some names ("build"), and says nothing of it."""
    passed_over = request.config.getini("norecursedirs")
    folders = {path.parent for path in PROJECT.joinpath("tests").rglob("test_*.py")}
    names = {part for folder in folders for part in folder.relative_to(PROJECT).parts}
    assert len(names) > 15
    assert [] == [name for name in sorted(names) for pattern in passed_over if fnmatch(name, pattern)]
