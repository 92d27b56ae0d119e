"""What may be built of: texts, paths, folders, documents; what cannot be read is told and stops nothing."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from build_samples import ARTICLES, MEETING, PURCHASE, TEXTS, View
from kgraph.documents import read_text_string
from kgraph.errors import KgraphError, OntologyError, PipelineError, ReadError
from kgraph.iris import Minter
from kgraph.model import Document, Status
from kgraph.ontology.vocab import kg

if TYPE_CHECKING:
    from kgraph.build import Result

pytestmark = pytest.mark.model
PROGRESS = [(1, "a.txt"), (2, "b.txt")]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Make a folder of two built_texts."""
    (tmp_path / "a.txt").write_text(PURCHASE, "utf-8")
    (tmp_path / "b.txt").write_text(MEETING, "utf-8")
    return tmp_path


def has_purchase(result: Result) -> bool:
    """Tell whether a result claims the sample purchase."""
    view = View(result.rdf.triples)
    (acme,), (initech,) = view.called("Acme Corp."), view.called("Initech Ltd.")
    return (acme, f"<{kg('acquired')}>", initech) in view.plain()


def test_build_is_a_name_of_the_package() -> None:
    """`kgraph.build(…)` works, whatever was imported before."""
    import kgraph.build  # noqa: PLC0415 - tests without spaCy must start fast

    assert has_purchase(kgraph.build(PURCHASE))
    assert has_purchase(kgraph.build(PURCHASE))


def test_one_text() -> None:
    """A string that reads as a text is one."""
    from kgraph.build import build  # noqa: PLC0415 - tests without spaCy must start fast

    result = build(PURCHASE)
    assert [PURCHASE] == [document.text for document in result.documents]
    assert has_purchase(result)


def test_several_texts(built_texts: Result) -> None:
    """Each text is a document."""
    assert sorted(TEXTS) == sorted(document.text for document in built_texts.documents)
    assert has_purchase(built_texts)


def test_paths_folders_and_documents(folder: Path) -> None:
    """A path as string or Path, a folder, and a document give the same graph."""
    from kgraph.build import build  # noqa: PLC0415 - tests without spaCy must start fast

    told: list[tuple[int, str]] = []
    result = build(folder, progress=lambda number, name, _total=0: told.append((number, name)))
    assert PROGRESS == told
    assert has_purchase(result)
    expected = result.serialize()
    assert expected == build([folder / "b.txt", str(folder / "a.txt")]).serialize()
    assert expected == build(str(folder / "*.txt")).serialize()
    assert expected == build(list(result.documents)).serialize()


def test_texts_and_paths_together(folder: Path) -> None:
    """Inputs of all kinds may be mixed."""
    from kgraph.build import build  # noqa: PLC0415 - tests without spaCy must start fast

    result = build([folder / "b.txt", PURCHASE, read_text_string("Rain fell.", "note")])
    assert 3 == len(result.documents)
    assert has_purchase(result)


def test_sample_articles(built_articles: Result) -> None:
    """The folder of sample articles gives ten documents and no unread file."""
    assert 10 == len(built_articles.documents)
    assert [] == [rejection for rejection in built_articles.rejections if rejection.reason == "unreadable"]
    assert sorted(document.id for document in built_articles.documents) == [
        document.id for document in built_articles.documents
    ]


@pytest.mark.parametrize("inputs", [[], ()], ids=["list", "tuple"])
def test_no_input_is_told(inputs: list[str]) -> None:
    """Whoever gives nothing is told what to give."""
    from kgraph.build import build  # noqa: PLC0415 - tests without spaCy must start fast

    with pytest.raises(ReadError, match=r"\[no-input\]"):
        build(inputs)


def test_inputs_of_which_none_can_be_read_give_an_empty_graph(tmp_path: Path) -> None:
    """Nothing to read gives no graph and the reasons; the empty graph conforms and can be written."""
    from kgraph.build import build  # noqa: PLC0415 - tests without spaCy must start fast

    (tmp_path / "empty.txt").write_bytes(b"")
    result = build(tmp_path)
    assert ((), (), ()) == (result.documents, result.entities, result.statements)
    assert ["unreadable"] == [rejection.reason for rejection in result.rejections]
    assert (True, ()) == (result.report.conforms, result.rdf.triples)
    assert (0, 0) == (len(result.graph), result.to_networkx().number_of_nodes())
    assert (result.save(tmp_path / "out") / "graph.html").is_file()


@pytest.mark.parametrize("text", ["\n", " \n\t\n ", "\u00a0\n", "\x00\n", "\n\n\n\n\n"], ids=ascii)
def test_text_without_prose_is_told(text: str) -> None:
    """A text that holds nothing to read is an error of whoever gave it alone."""
    from kgraph.build import build  # noqa: PLC0415 - tests without spaCy must start fast

    with pytest.raises(ReadError, match=r"\[unreadable\]"):
        build(text)


@pytest.mark.parametrize("text", ["", " "], ids=repr)
def test_empty_text_is_not_the_current_folder(text: str, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """An empty string must not read whatever lies around."""
    from kgraph.build import build  # noqa: PLC0415 - tests without spaCy must start fast

    monkeypatch.chdir(folder)
    with pytest.raises(ReadError, match=r"\[unreadable\]"):
        build(text)


def test_bad_text_does_not_stop_the_others() -> None:
    """Of several texts the unreadable one is a rejection."""
    from kgraph.build import build  # noqa: PLC0415 - tests without spaCy must start fast

    result = build([PURCHASE, "\n"])
    assert has_purchase(result)
    assert ["unreadable"] == [rejection.reason for rejection in result.rejections]


@pytest.mark.parametrize("kind", ["texts", "documents", "text-and-file"])
def test_text_given_twice_counts_once(kind: str, tmp_path: Path) -> None:
    """The same text twice adds nothing, whichever way it is given."""
    from kgraph.build import build  # noqa: PLC0415 - tests without spaCy must start fast

    (tmp_path / "a.txt").write_text(PURCHASE, "utf-8")
    document = read_text_string(PURCHASE)
    inputs: dict[str, list[str | Path | Document]] = {
        "texts": [PURCHASE, PURCHASE],
        "documents": [document, document],
        "text-and-file": [PURCHASE, tmp_path / "a.txt"],
    }
    assert 1 == len(build(inputs[kind]).documents)


def test_bad_file_does_not_stop_the_others(folder: Path) -> None:
    """Of several files the unreadable ones are rejections with their reasons."""
    from kgraph.build import build  # noqa: PLC0415 - tests without spaCy must start fast

    (folder / "empty.txt").write_bytes(b"")
    (folder / "blank.txt").write_bytes(b" \n\n ")
    (folder / "binary.txt").write_bytes(b"\x00\xff\x00")
    (folder / "twice.txt").write_text(PURCHASE, "utf-8")
    (folder / "sheet.xlsx").write_bytes(b"PK")
    result = build(folder)
    assert has_purchase(result)
    assert {"empty.txt", "blank.txt", "binary.txt", "twice.txt", "sheet.xlsx"} == {
        rejection.item for rejection in result.rejections
    }
    assert {"unreadable", "duplicate"} == {rejection.reason for rejection in result.rejections}


@pytest.mark.parametrize(
    "text",
    ["Bridge Opens in Ardel\n", "Bridge Opens in Ardel\n\nBy Mara Voss\n\nMarch 3, 2021\n"],
    ids=["title", "head"],
)
def test_text_of_a_title_only(text: str) -> None:
    """A text that is all head gives a document, or is told to hold no prose; nothing breaks."""
    from kgraph.build import build  # noqa: PLC0415 - tests without spaCy must start fast

    with suppress(ReadError):
        result = build(text)
        assert (1, True) == (len(result.documents), result.report.conforms)


def test_text_of_which_nothing_is_said() -> None:
    """A text without names and claims gives a document and nothing else that matters."""
    from kgraph.build import build  # noqa: PLC0415 - tests without spaCy must start fast

    result = build("It rained. It was cold, and then it was dark again.")
    assert (1, ()) == (len(result.documents), result.statements)
    assert result.report.conforms
    assert f"<{Minter().document(result.documents[0].id)}>" in result.serialize("ntriples").decode()


def test_missing_inputs_are_named(tmp_path: Path) -> None:
    """A path that does not exist, or a pattern that matches nothing, is misuse."""
    from kgraph.build import build  # noqa: PLC0415 - tests without spaCy must start fast

    for given in (tmp_path / "nowhere.txt", str(tmp_path / "*.md"), tmp_path):
        with pytest.raises(ReadError) as caught:
            build([PURCHASE, given])
        assert caught.value.slug in {"missing-input", "no-match", "empty-folder"}
        assert tmp_path.name in str(caught.value)


def test_output_is_no_input(saved_articles: Path) -> None:
    """A folder that kgraph wrote is not read again."""
    from kgraph.build import build  # noqa: PLC0415 - tests without spaCy must start fast

    with pytest.raises(ReadError, match=r"\[output-as-input\]"):
        build(saved_articles)


@pytest.mark.parametrize(
    ("options", "error", "slug"),
    [
        ({"ontology": Path("nowhere.ttl")}, OntologyError, "missing-ontology"),
        ({"base": "no iri"}, OntologyError, "bad-base"),
        ({"model": "xx_no_model"}, PipelineError, "unknown-model"),
        ({"config": Path("nowhere.cfg")}, PipelineError, "bad-config"),
        ({"shapes": Path("nowhere.ttl")}, KgraphError, ""),
        ({"plain": frozenset({Status.DENIED})}, KgraphError, "unassertable-status"),
    ],
    ids=["ontology", "base", "model", "config", "shapes", "status"],
)
def test_bad_options_are_named(options: dict[str, object], error: type[KgraphError], slug: str) -> None:
    """A wrong option is an error with a slug, before or after reading, never a traceback of a library."""
    from kgraph.build import BuildConfig, build  # noqa: PLC0415 - tests without spaCy must start fast

    with pytest.raises(error) as caught:
        build(PURCHASE, config=BuildConfig(**options))  # type: ignore[arg-type]
    assert slug in caught.value.slug


def test_articles_are_where_the_documents_say() -> None:
    """The folder of samples that these tests read is the one that README names."""
    assert ARTICLES.is_dir()
