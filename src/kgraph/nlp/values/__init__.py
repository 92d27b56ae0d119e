"""Read money, dates, counts, percents, durations, quantities and ordinals from raw text.

Comes in: characters and the date published. Goes out: `ValueSpan`s with normalised values. Pure but for `component`;
`docs/explanation/values.md` tells what is read and what is left out.
"""

from __future__ import annotations

from kgraph.nlp.values.component import ValuesComponent
from kgraph.nlp.values.find import find_values

__all__ = ["ValuesComponent", "find_values"]
