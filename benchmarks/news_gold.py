"""Measure the reading of real news against hand-written gold graphs that stay outside the project.

    python benchmarks/news_gold.py GOLD_DIR                        every figure, beside what is asked for
    python benchmarks/news_gold.py GOLD_DIR --judged verdicts.jsonl   and how many plain triples were judged correct
    python benchmarks/news_gold.py GOLD_DIR --keep DIR             keep the graphs and the scorer's own report
    python benchmarks/news_gold.py GOLD_DIR --list                 name the statements that ought not to be plain

GOLD_DIR holds `articles/`, `gold/` with one JSON file an article, and the scorer `score.py`, which is run and never
copied. Every article becomes a graph of its own, all with one configuration. Needs the language model, and about two
seconds an article.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kgraph import Result, build
from kgraph.evaluation.matching import fold_name
from kgraph.model import Statement, Value

if TYPE_CHECKING:
    from benchmarks.judgements import read_judgements
    from benchmarks.plain import plain_statements
else:
    from judgements import read_judgements
    from plain import plain_statements

Scores = Sequence[Mapping[str, Any]]


@dataclass(frozen=True, slots=True)
class Line:
    """A figure with what is asked for.

    Args:
        name: What it measures.
        hits: How many count.
        of: Out of how many.
        target: Share that is asked for; None where nothing is.
        is_limit: Whether the target is an upper limit.
    """

    name: str
    hits: int
    of: int
    target: float | None = None
    is_limit: bool = False

    def __str__(self) -> str:
        share = self.hits / self.of if self.of else 0.0
        shown = f"{self.name:<58} {self.hits:>4}/{self.of:<4} {share:6.1%}"
        if self.target is None:
            return shown
        asked = f"{'<=' if self.is_limit else '>='} {self.target:.0%}" if self.target else "none"
        short = share - self.target if self.is_limit else self.target - share
        return f"{shown}   asked {asked:<7} {_verdict(short, self.of)}"


def _verdict(short: float, counted: int) -> str:
    if not counted:
        return "nothing to measure"
    return "ok" if short <= 0 else f"short by {100 * short:.1f} points"


def build_each(folder: Path, out: Path) -> dict[str, Result]:
    """Build every article into a graph of its own, written as the scorer wants it."""
    results = {}
    for path in sorted(folder.iterdir()):
        results[path.stem] = build(path)
        (out / f"{path.stem}.ttl").write_bytes(results[path.stem].serialize("turtle"))
    return results


def run_scorer(gold_dir: Path, out: Path) -> Scores:
    """Run GOLD_DIR/score.py on the graphs."""
    report = out / "scores.json"
    command = [sys.executable, "score.py", "--all", "gold", str(out), "--json", str(report)]
    done = subprocess.run(command, cwd=gold_dir, capture_output=True, text=True, check=False)  # noqa: S603 - the user's
    if done.returncode or not report.is_file():
        sys.exit(f"{gold_dir / 'score.py'} failed:\n{done.stdout[-1000:]}{done.stderr[-2000:]}")
    scores: list[dict[str, Any]] = json.loads(report.read_text("utf-8"))
    failed = [f"{score['doc']}: {score['failed']}" for score in scores if "failed" in score]
    if failed:
        sys.exit(f"{gold_dir / 'score.py'} failed on {'; '.join(failed)}")
    return scores


def lines(scores: Scores) -> Iterator[Line]:
    """Give the figures of the scorer, first those with a target."""

    def total(key: str) -> tuple[int, int]:
        return sum(score[key][0] for score in scores), sum(score[key][1] for score in scores)

    yield Line("entity recall, importance >= 2", *total("entity_recall_imp2"), 0.90)
    yield Line("type accuracy of found entities", *total("type_agreement"), 0.92)
    yield Line("found entities with duplicates", *total("entities_with_duplicates"), 0.03, is_limit=True)
    yield Line("facts connected, importance >= 2", *total("fact_connected_imp2"), 0.70)
    normalized, found = total("literal_normalized"), total("literal_found")
    yield Line("literals of the gold found and normalised right", *normalized, 0.92)
    yield Line("... of those found at all", normalized[0], found[0])
    for kind in ("negated", "hedged"):
        marked, connected = total(f"{kind}_facts_marked")
        yield Line(
            f"{kind} facts connected without a mark (to confirm)", connected - marked, connected, 0.0, is_limit=True
        )
    yield Line("traps possibly hit (to confirm)", *total("trap_possible_hits"), 0.0, is_limit=True)
    yield Line("entity recall, importance 3", *total("entity_recall_imp3"))
    yield Line("entity recall, importance >= 2, by part of the name too", *total("entity_recall_loose_imp2"))
    yield Line("facts connected, importance 3", *total("fact_connected_imp3"))
    yield Line("facts connected by the gold's sentence, importance >= 2", *total("fact_connected_same_evidence_imp2"))
    yield Line("dates of facts found on the fact", *total("when_near_fact"))
    yield Line("labelled nodes that match no entity of the gold", *total("unmatched_entities"))


@dataclass(frozen=True, slots=True)
class Unsaid:
    """A fact of the gold that the text does not assert, and the plain statement that says it all the same.

    Args:
        document: Name of the article.
        fact: Id of the fact.
        how: negated, hedged or quoted.
        statement: What is plain.
    """

    document: str
    fact: str
    how: str
    statement: Statement


def find_unsaid(document: str, gold: Mapping[str, Any], result: Result) -> Iterator[Unsaid]:
    """Find plain statements with the sentence and both arguments of a negated, hedged or quoted fact."""
    names = {entity["id"]: _folded([entity["name"], *entity["aliases"]]) for entity in gold["entities"]}
    labels = {entity.id: _folded([entity.label, *entity.aliases]) for entity in result.entities}
    plain = list(plain_statements(result))
    for fact in gold["facts"]:
        how = _how(fact)
        object_ = names[fact["o"]] if isinstance(fact["o"], str) else _folded([fact["o"]["literal"]])
        for statement in plain if how else ():
            subjects, objects = labels.get(statement.subject, frozenset()), _object_names(statement, labels)
            is_pair = _agree(subjects, names[fact["s"]]) and _agree(objects, object_)
            is_inverse = _agree(objects, names[fact["s"]]) and _agree(subjects, object_)
            if (is_pair or is_inverse) and _is_said_in(statement, fact["evidence"]):
                yield Unsaid(document, fact["id"], how, statement)


def _how(fact: Mapping[str, Any]) -> str:
    marks = (("negated", "negated"), ("hedged", "hedged"), ("attributed_to", "quoted"))
    return next((how for key, how in marks if fact.get(key)), "")


def _folded(names: Iterable[str]) -> frozenset[str]:
    return frozenset(fold_name(name) for name in names) - {""}


def _agree(found: frozenset[str], wanted: frozenset[str]) -> bool:
    return not found.isdisjoint(wanted)


def _object_names(statement: Statement, labels: Mapping[str, frozenset[str]]) -> frozenset[str]:
    if isinstance(statement.object, Value):
        return _folded([statement.object.text])
    return labels.get(statement.object, frozenset())


def _is_said_in(statement: Statement, sentence: str) -> bool:
    wanted = fold_name(sentence)
    return any(fold_name(evidence.sentence) in wanted or wanted in fold_name(evidence.sentence)
               for evidence in statement.evidence)  # fmt: skip


def _print_unsaid(gold_dir: Path, results: Mapping[str, Result], *, is_listed: bool) -> None:
    found: list[Unsaid] = []
    counts = dict.fromkeys(("negated", "hedged", "quoted"), 0)
    for name, result in results.items():
        gold = json.loads((gold_dir / "gold" / f"{name}.json").read_text("utf-8"))
        found += find_unsaid(name, gold, result)
        for fact in gold["facts"]:
            counts[_how(fact) or "negated"] += bool(_how(fact))
    for how, of in counts.items():
        hits = len({(item.document, item.fact) for item in found if item.how == how})
        print(Line(f"{how} facts with a plain triple from their sentence", hits, of, 0.0, is_limit=True))
    for item in found if is_listed else ():
        said = item.statement
        words = said.object.text if isinstance(said.object, Value) else said.object
        print(f"  {item.document} {item.fact} {item.how}: {said.subject} {said.phrase or said.predicate} {words}")


def _print_judged(path: Path | None) -> None:
    if path is None:
        print("plain triples judged correct: give --judged FILE, made with benchmarks/judged.py   asked >= 90%")
        return
    judged = read_judgements(path)
    print(Line("plain triples judged correct", sum(item.is_correct for item in judged), len(judged), 0.90))


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("gold_dir", type=Path, help="folder with articles/, gold/ and score.py")
    parser.add_argument("--judged", type=Path, help="judged plain triples (benchmarks/judged.py)")
    parser.add_argument("--keep", type=Path, help="folder to keep the graphs in")
    parser.add_argument("--list", action="store_true", help="list what is plain and ought not to be")
    options = parser.parse_args()
    missing = [name for name in ("articles", "gold", "score.py") if not (options.gold_dir / name).exists()]
    if missing:
        sys.exit(f"{options.gold_dir} has no {', '.join(missing)}: it is no folder of gold. Nothing was measured.")
    with tempfile.TemporaryDirectory() as temporary:
        out = options.keep or Path(temporary)
        out.mkdir(parents=True, exist_ok=True)
        results = build_each(options.gold_dir / "articles", out.resolve())
        for line in lines(run_scorer(options.gold_dir, out.resolve())):
            print(line)
    _print_unsaid(options.gold_dir, results, is_listed=options.list)
    _print_judged(options.judged)
    print("cost of the relation components: benchmarks/cpu_shares.py; confidence: benchmarks/reliability.py")


if __name__ == "__main__":
    main()
