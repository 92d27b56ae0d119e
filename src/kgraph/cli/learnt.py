"""Show what a learnt model goes by, and write it as frames into an ontology."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from kgraph.cli.console import emit, say
from kgraph.errors import ExportError, OntologyError

if TYPE_CHECKING:
    from kgraph.learning.explain import Cue, LearntFrame
    from kgraph.ontology import Ontology

_SHOWN, _AGAINST = 20, 5
_ALL = "*"


def is_model(folder: Path) -> bool:
    """Tell whether a folder is one that `kgraph train` wrote."""
    return (folder / "model.json").is_file() and (folder / "pairs.json").is_file()


def explain_model(folder: Path, asked: str, form: str, ontology: Path | None, export: Path | None) -> None:
    """Show the strongest cues of a property, and write frames of them where a file is named.

    Args:
        folder: The model.
        asked: Label of a property, or `*` for all.
        form: `text` or `json`.
        ontology: The ontology that frames are added to.
        export: Where the ontology with frames is written.

    Raises:
        KgraphError: If the model, the ontology or the file cannot be used, or the property is unknown.
    """
    from kgraph.learning import load_model_folder  # noqa: PLC0415 - starts scipy
    from kgraph.learning.explain import find_cues_of, to_frames  # noqa: PLC0415 - as above

    model = load_model_folder(folder)
    asked_for = model.pairs.columns if asked == _ALL else (asked,)
    cues = {relation: find_cues_of(model, relation) for relation in asked_for}
    frames = {relation: to_frames(found) for relation, found in cues.items()}
    if form == "json":
        emit(json.dumps({r: _record(cues[r], frames[r]) for r in cues}, ensure_ascii=False, indent=2) + "\n")
    else:
        emit("".join(f"{line}\n" for relation in cues for line in _lines(relation, cues[relation], frames[relation])))
    if export is not None:
        _export(ontology, export, frames)


def _record(cues: list[Cue], frames: Iterable[LearntFrame]) -> dict[str, object]:
    return {"cues": [cue._asdict() for cue in _strongest(cues)], "frames": [frame._asdict() for frame in frames]}


def _strongest(cues: list[Cue]) -> list[Cue]:
    against = [cue for cue in cues[_SHOWN:] if cue.weight < 0][-_AGAINST:]
    return [*cues[:_SHOWN], *against]


def _lines(relation: str, cues: list[Cue], frames: Iterable[LearntFrame]) -> Iterable[str]:
    yield f"{relation}: {len(cues)} cues, the strongest for and against it"
    yield from (f"  {cue.weight:+.3f}  {cue.feature}" for cue in _strongest(cues))
    yield from (f"  frame  {turtle(frame)}" for frame in frames)
    yield ""


def turtle(frame: LearntFrame) -> str:
    """Write a frame in Turtle."""
    return (
        f'[ kg:{frame.kind} "{frame.lemma}" ; kg:subjectSlot "{frame.subject}" ; kg:objectSlot "{frame.object}" ; '
        f"kg:frameConfidence {frame.confidence} ]"
    )


def _export(ontology: Path | None, target: Path, frames: dict[str, list[LearntFrame]]) -> None:
    """Write the user's ontology with frames added, as Turtle."""
    if ontology is None:
        raise OntologyError(
            "missing-ontology", "--export needs the ontology that the frames belong to.", "Give --ontology."
        )
    from kgraph.ontology import load_ontology  # noqa: PLC0415 - starts rdflib

    block = list(_block(load_ontology(ontology), frames))
    try:
        target.write_text("\n".join((_as_turtle(ontology).rstrip(), "", *block)) + "\n", "utf-8")
    except OSError as error:
        raise ExportError(
            "unwritable-output", f"'{target}' cannot be written: {error.strerror}.", "Make room, or name another file."
        ) from error
    say(f"exported    {sum(' kg:frame ' in line for line in block)} frames: {target}")


def _block(ontology: Ontology, frames: dict[str, list[LearntFrame]]) -> Iterable[str]:
    from kgraph.learning.examples import relation_key  # noqa: PLC0415 - starts scipy
    from kgraph.ontology.vocab import NS, OWL, RDFS  # noqa: PLC0415 - as above

    yield f"@prefix kg: <{NS}> ."
    yield "# Learnt from examples (kgraph explain --export): keep, change or delete."
    for found in ontology.properties.values():
        own = frames.get(relation_key(found.label), frames.get(found.label, []))
        yield from (f"<{found.iri}> kg:frame {turtle(frame)} ." for frame in own)
        # A frame of a property that asks for nothing is refused unless that is said.
        for name, classes in (("domain", found.domain), ("range", found.range)) if own else ():
            if not classes:
                yield f"<{found.iri}> <{RDFS}{name}> <{OWL}Thing> ."


def _as_turtle(path: Path) -> str:
    """Give an ontology's text, turned into Turtle if it is something else."""
    if path.suffix.lower() in {".ttl", ".turtle"}:
        return path.read_text("utf-8")
    from kgraph.ontology.parsing import parse_file  # noqa: PLC0415 - starts rdflib

    return parse_file(path).serialize(format="turtle")
