"""Read documents in frames of pandas: `df.mapInPandas(pandas_batches(…), SCHEMA)` reads on a cluster of Spark's.

Comes in: frames with a column of lines of JSON Lines. Goes out: frames with a line for each document, its reading or
why there is none, of which `archive_of` makes what a build goes on from. No more is needed of pandas than its frames.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from kgraph.archive import Archive, collect
from kgraph.config import BuildConfig, digests
from kgraph.documents import read_lines
from kgraph.engine.shard import read_all
from kgraph.model import Document, Reading, Rejection
from kgraph.records import from_json, to_line

if TYPE_CHECKING:
    import pandas as pd

SCHEMA = "record string"
_COLUMN = "record"
_MOST = 64


def pandas_batches(
    source: str, config: BuildConfig | None = None, *, column: str = "value"
) -> Callable[[Iterator[pd.DataFrame]], Iterator[pd.DataFrame]]:
    """Give a function that reads the documents of frames.

    Args:
        source: Name of the file whose lines they are, as a build would name it.
        config: How to read.
        column: Where the lines are; `spark.read.text` names it so.

    Returns:
        A function from frames of lines to frames of records, for `mapInPandas`.

    Example:
        >>> import pandas as pd  # doctest: +SKIP
        >>> lines = pd.DataFrame({"value": ['{"id": "a", "text": "Ada works for Acme."}']})  # doctest: +SKIP
        >>> [len(frame) for frame in pandas_batches("notes.jsonl")(iter([lines]))]  # doctest: +SKIP
        [1]
    """
    settings = config or BuildConfig()

    def read(frames: Iterator[pd.DataFrame]) -> Iterator[pd.DataFrame]:
        import pandas as pd  # noqa: PLC0415 - whoever calls this has it

        reader = digests(settings).reader
        for frame in frames:
            lines = [str(line).encode(errors="surrogatepass") for line in frame[column]]
            for place in range(0, len(lines), _MOST):
                records = _read(lines[place : place + _MOST], source, settings, reader)
                yield pd.DataFrame({_COLUMN: [to_line(record).decode() for record in records]})

    return read


def archive_of(records: Iterable[str]) -> Archive:
    """Make what a build goes on from out of the records that `pandas_batches` gives, in any order.

    Example:
        >>> archive_of([]).collection.documents
        ()
    """
    readings: dict[Document, Reading] = {}
    unread: list[Rejection] = []
    for record in records:
        item = json.loads(record)
        if "reason" in item:
            unread.append(from_json(item, Rejection))
        else:
            reading = from_json(item, Reading)
            readings[reading.document] = reading
    found: list[Document | Rejection] = [*readings, *unread]
    return Archive(collect(found), readings)


def _read(lines: Sequence[bytes], source: str, config: BuildConfig, reader: str) -> Iterator[Reading | Rejection]:
    found = list(read_lines(lines, source))
    yield from (item for item in found if isinstance(item, Rejection))
    yield from read_all([item for item in found if isinstance(item, Document)], config, reader)
