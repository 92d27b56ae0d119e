"""Judged plain triples, one JSON object a line, without the words of the texts they were read in.

A line holds a stable id, the arguments by their labels, how it was read, and the verdict of a careful reader who had
the sentence. No line may hold a sentence: texts of others are not copied into the project.
"""

from __future__ import annotations

import json
import math
from collections.abc import Iterable
from dataclasses import asdict, dataclass, fields
from pathlib import Path

VERDICTS = ("correct", "partly", "wrong")
ERRORS = (
    "negation", "modality", "attribution", "coref", "span", "direction", "relation", "wrong_object", "wrong_subject",
    "value", "unit", "date", "type", "boilerplate", "duplicate", "vague", "unsupported", "evidence",
)  # fmt: skip
# Longer than any name or phrase: a field like that is text of the article.
_LONGEST = 160
_Z = 1.959963984540054


@dataclass(frozen=True, slots=True)
class Judgement:
    """A plain triple and what a judge says of it.

    Args:
        id: File, offsets of the words that say it, and a digest of the claim.
        document: Name of the file.
        start: First character of the words that say it.
        end: Character after them.
        subject: Label.
        predicate: Local name of the property; of an open statement, its phrase.
        object: Label, or the value in words.
        status: How the text puts it.
        speaker: Label of who says so, or empty.
        time: ISO 8601 date or interval, or empty.
        rule: What found it.
        kind: Kind of rule (`plain.kind_of`).
        confidence: 0 to 1.
        verdict: One of `VERDICTS`; empty while not judged.
        error: One of `ERRORS`, or empty.
        note: The judge's own words, or empty.
    """

    id: str
    document: str
    start: int
    end: int
    subject: str
    predicate: str
    object: str
    status: str
    speaker: str
    time: str
    rule: str
    kind: str
    confidence: float
    verdict: str = ""
    error: str = ""
    note: str = ""

    @property
    def is_correct(self) -> bool:
        """Tell whether a careful reader would sign it."""
        return self.verdict == "correct"

    @property
    def credit(self) -> float:
        """Give what the lenient figure counts: half for what is partly right."""
        return {"correct": 1.0, "partly": 0.5}.get(self.verdict, 0.0)


def read_judgements(path: Path) -> list[Judgement]:
    """Read judged lines; those without a verdict are left out.

    Raises:
        ValueError: If a line has another field, an unknown verdict or error, or text as long as a sentence.
    """
    found = [_parse(line, f"{path}:{number}") for number, line in enumerate(path.read_text("utf-8").splitlines(), 1)]
    return [item for item in found if item.verdict]


def write_judgements(path: Path, judgements: Iterable[Judgement]) -> None:
    """Write lines, to be judged or judged."""
    lines = (json.dumps(asdict(item), ensure_ascii=False) for item in judgements)
    path.write_text("".join(f"{line}\n" for line in lines), "utf-8")


def _parse(line: str, where: str) -> Judgement:
    content = json.loads(line)
    strange = sorted(set(content) - {field.name for field in fields(Judgement)})
    if strange:
        raise ValueError(f"{where}: unknown fields {', '.join(strange)}; a kept line holds no text of the article.")
    item = Judgement(**content)
    if item.verdict not in {"", *VERDICTS} or item.error not in {"", *ERRORS}:
        raise ValueError(f"{where}: verdict {item.verdict!r} or error {item.error!r} is none that is known.")
    if any(isinstance(text, str) and len(text) > _LONGEST for text in asdict(item).values()):
        raise ValueError(f"{where}: a field is longer than {_LONGEST} characters, as a sentence would be.")
    return item


def wilson(credit: float, counted: int) -> tuple[float, float]:
    """Give the 95 % interval of a share (Wilson 1927, https://doi.org/10.2307/2276774).

    Example:
        >>> [round(end, 3) for end in wilson(9, 10)]
        [0.596, 0.982]
    """
    if not counted:
        return 0.0, 1.0
    share, square = credit / counted, _Z * _Z
    middle = (share + square / (2 * counted)) / (1 + square / counted)
    half = _Z * math.sqrt(share * (1 - share) / counted + square / (4 * counted**2)) / (1 + square / counted)
    return max(0.0, middle - half), min(1.0, middle + half)
