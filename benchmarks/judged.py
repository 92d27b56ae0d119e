"""Draw plain triples for a careful reader to judge, and count what they say.

    python benchmarks/judged.py sample FOLDER N SEED OUT.jsonl     draw, and write OUT.context.jsonl for the judge
    python benchmarks/judged.py sample … --known OLD.jsonl         take over verdicts on triples that are read as before
    python benchmarks/judged.py score OUT.jsonl                    share correct, by kind of rule and by property

The judge reads the sentences in OUT.context.jsonl, which is not kept (texts of others are not copied into the
project), and fills in `verdict`, `error` and `note` of OUT.jsonl, which is. Triples are drawn in the order of a hash of
seed and id, so that a change of the reader changes no more of the sample than it must.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import sys
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import spacy

from kgraph import Result, build
from kgraph.evaluation.matching import show_time
from kgraph.iris import digest
from kgraph.model import Document, Entity, Evidence, Statement, Value
from kgraph.ontology.vocab import local_name

if TYPE_CHECKING:
    from benchmarks.judgements import Judgement, read_judgements, wilson, write_judgements
    from benchmarks.plain import frames_of, kind_of, plain_statements
else:
    from judgements import Judgement, read_judgements, wilson, write_judgements
    from plain import frames_of, kind_of, plain_statements

TARGET = 0.9
# Names and short descriptions, no clauses; file names without the headlines that some are made of.
_LONGEST_LABEL, _LONGEST_FILE = 6, 40
_FEWEST = 3
_VALUE_FIELDS = ("amount", "upper", "unit", "start", "end", "per", "bound")

# ------------------------------------------------------------------ draw


def to_judge(result: Result) -> Iterator[tuple[Judgement, Statement]]:
    """Give a line for every plain triple that says something."""
    entities = {entity.id: entity for entity in result.entities}
    documents = {document.id: document for document in result.documents}
    frames = frames_of(result.ontology)
    seen: Counter[str] = Counter()
    for statement in plain_statements(result):
        evidence = statement.evidence[0]
        subject, object_ = _name(statement.subject, entities), _name(statement.object, entities)
        predicate = statement.phrase or local_name(statement.predicate)
        time = show_time(statement.time) if statement.time else ""
        source = _shorten_file(documents[evidence.document].source)
        claim = f"{source}#{evidence.start}-{evidence.end}/{digest(subject, predicate, object_, time)[:8]}"
        # Two events of one name ("from A to B and from C to D") give lines that only their order tells apart.
        seen[claim] += 1
        line = Judgement(
            id=claim if seen[claim] == 1 else f"{claim}-{seen[claim]}",
            document=source,
            start=evidence.start,
            end=evidence.end,
            subject=_shorten(subject),
            predicate=_shorten(predicate),
            object=_shorten(object_),
            status=str(statement.status),
            speaker=_shorten(_name(statement.speaker, entities)) if statement.speaker else "",
            time=time,
            rule=evidence.rule,
            kind=kind_of(statement, frames),
            confidence=statement.confidence,
        )
        yield line, statement


def _name(term: str | Value, entities: Mapping[str, Entity]) -> str:
    if isinstance(term, Value):
        normal = " ".join(f"{name}={getattr(term, name)}" for name in _VALUE_FIELDS if getattr(term, name))
        return f"{term.kind} {normal}" if normal else term.text
    found = entities.get(term)
    return found.label if found else local_name(term)


def _shorten(label: str) -> str:
    """Cut a description that is as long as a clause: the kept file holds names, no text."""
    words = label.split()
    return label if len(words) <= _LONGEST_LABEL else f"{' '.join(words[:_LONGEST_LABEL])} \N{HORIZONTAL ELLIPSIS}"


def _shorten_file(name: str) -> str:
    return name if len(name) <= _LONGEST_FILE else f"{name[: _LONGEST_FILE // 2]}~{digest(name)[:8]}"


def draw(lines: Sequence[tuple[Judgement, Statement]], count: int, seed: int) -> list[tuple[Judgement, Statement]]:
    """Draw lines without replacement, in an order that depends on seed and id only."""

    def key(line: tuple[Judgement, Statement]) -> str:
        return hashlib.sha256(f"{seed} {line[0].id}".encode()).hexdigest()

    return sorted(sorted(lines, key=key)[:count], key=lambda line: line[0].id)


class Neighbours:
    """The sentences around an evidence.

    Args:
        documents: Those that were read.
    """

    def __init__(self, documents: Sequence[Document]) -> None:
        nlp = spacy.blank("en")
        nlp.add_pipe("sentencizer")
        self._sentences = {
            document.id: [
                (segment.start + sent.start_char, segment.start + sent.end_char, sent.text.strip())
                for segment in document.segments
                for sent in nlp(document.text[segment.start : segment.end]).sents
            ]
            for document in documents
        }

    def __call__(self, evidence: Evidence) -> dict[str, str]:
        """Give the sentence with the ones before and after."""
        around = self._sentences[evidence.document]
        before = [text for _, end, text in around if end <= evidence.sentence_start]
        after = [text for start, _, text in around if start >= evidence.sentence_end]
        return {
            "before": before[-1] if before else "",
            "sentence": evidence.sentence,
            "after": after[0] if after else "",
        }


def sample(options: argparse.Namespace) -> None:
    """Write the lines to judge, and apart from them the sentences."""
    result = build(options.folder)
    lines = list(to_judge(result))
    drawn = draw(lines, options.count, options.seed)
    known = {item.id: item for item in read_judgements(options.known)} if options.known else {}
    judgements = [_with_verdict(line, known) for line, _ in drawn]
    write_judgements(options.out, judgements)
    neighbours = Neighbours(result.documents)
    entities = {entity.id: entity for entity in result.entities}
    # The judge must see what the graph says in whole: a label that is cut in the kept file is no fault of the reader's.
    context = (
        {"id": line.id, "subject": _name(statement.subject, entities), "object": _name(statement.object, entities)}
        | neighbours(statement.evidence[0])
        for line, statement in drawn
    )
    beside = options.out.with_suffix(".context.jsonl")
    beside.write_text("".join(f"{json.dumps(item, ensure_ascii=False)}\n" for item in context), "utf-8")
    taken = sum(bool(item.verdict) for item in judgements)
    print(f"{len(drawn)} of {len(lines)} plain triples of {len(result.documents)} documents, {taken} judged before")
    print(f"to judge: {options.out}\nits sentences, not to be kept: {beside}")


def _with_verdict(line: Judgement, known: Mapping[str, Judgement]) -> Judgement:
    old = known.get(line.id)
    return replace(line, verdict=old.verdict, error=old.error, note=old.note) if old else line


# ------------------------------------------------------------------ count


def score(options: argparse.Namespace) -> None:
    """Print the shares."""
    judged = [item for path in options.files for item in read_judgements(path)]
    if not judged:
        sys.exit("no line has a verdict")
    print(f"{'':<30} {'n':>4} {'correct':>8}  95 % interval  {'lenient':>8}  95 % interval")
    print(f"{_row('all', judged)}  {_against_target(judged)}")
    for title, key in _GROUPS.items():
        print(f"\n{title}")
        groups: defaultdict[str, list[Judgement]] = defaultdict(list)
        for item in judged:
            groups[key(item)].append(item)
        rare = [name for name in groups if len(groups[name]) < _FEWEST]
        if len(rare) > 1:
            pooled = [item for name in rare for item in groups.pop(name)]
            groups[f"({len(rare)} with fewer than {_FEWEST})"] = pooled
        for name in sorted(groups, key=lambda name: (-len(groups[name]), name)):
            print(_row(name, groups[name]))
    print("\nerrors")
    for error, count in Counter(item.error or "not named" for item in judged if not item.is_correct).most_common():
        print(f"{error:<30} {count:>4}")


_GROUPS: Mapping[str, Callable[[Judgement], str]] = {
    "by kind of rule": lambda item: item.kind,
    "by property (open statements together)": lambda item: "(open)" if item.rule == "open" else item.predicate,
    "by document": lambda item: item.document,
}


def _row(name: str, judged: Sequence[Judgement]) -> str:
    strict, lenient = sum(item.is_correct for item in judged), sum(item.credit for item in judged)
    return f"{name:<30} {len(judged):>4} {_share(strict, len(judged))}  {_share(lenient, len(judged))}"


def _share(credit: float, counted: int) -> str:
    low, high = wilson(credit, counted)
    return f"{credit / counted:>8.1%}  {low:>5.0%} to {high:>4.0%}"


def _against_target(judged: Sequence[Judgement]) -> str:
    short = TARGET - sum(item.is_correct for item in judged) / len(judged)
    return f"asked >= {TARGET:.0%}: {'ok' if short <= 0 else f'short by {100 * short:.1f} points'}"


def main() -> None:
    """Draw or count."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    commands = parser.add_subparsers(required=True)
    drawing = commands.add_parser("sample", help="draw plain triples to judge")
    drawing.add_argument("folder", type=Path, help="folder of articles")
    drawing.add_argument("count", type=int, help="how many")
    drawing.add_argument("seed", type=int, help="of the draw")
    drawing.add_argument("out", type=Path, help="file to write (JSON Lines)")
    drawing.add_argument("--known", type=Path, help="judged file to take verdicts from")
    drawing.set_defaults(run=sample)
    counting = commands.add_parser("score", help="count the verdicts")
    counting.add_argument("files", type=Path, nargs="+", help="judged files")
    counting.set_defaults(run=score)
    options = parser.parse_args()
    options.run(options)


if __name__ == "__main__":
    main()
