"""The words of the values reader, compiled once per ontology from `ontology/lexicon/values.ttl`."""

from __future__ import annotations

from collections.abc import Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property

from kgraph.nlp.values.currencies import currency_codes, currency_names
from kgraph.nlp.values.phrases import Phrases
from kgraph.ontology.schema import Ontology

_STARTS = {
    "m": ("number-word", "value-article", "half-word", "vague-number"),
    "d": (
        "month-word",
        "weekday-word",
        "weekday-short",
        "relative-day",
        "direction-word",
        "span-word",
        "date-part",
        "season-word",
        "winter-word",
        "fiscal-word",
        "weekend-word",
        "decade-word",
        "quarter-letter",
    ),
    "do": ("ordinal-word",),
    "o": ("number-word",),
}


class _Lists(dict[str, Mapping[str, str]]):
    """Cue lists taken from the ontology when first asked for, so that a missing one is told by its name."""

    def __init__(self, ontology: Ontology) -> None:
        super().__init__()
        self._ontology = ontology

    def __missing__(self, name: str) -> Mapping[str, str]:
        found = self[name] = self._ontology.meanings(name)
        return found


@dataclass(frozen=True)
class Lexicon:
    """Cue lists of values in the forms that the readers need.

    Args:
        ontology: Where the words come from.
    """

    ontology: Ontology

    @cached_property
    def lists(self) -> Mapping[str, Mapping[str, str]]:
        """All cue lists by name, each with its words and their meanings; asked for very often."""
        return _Lists(self.ontology)

    def words(self, name: str) -> AbstractSet[str]:
        """Give the words of a cue list."""
        return self.lists[name].keys()

    def means(self, name: str) -> Mapping[str, str]:
        """Give the words of a cue list with their meanings."""
        return self.lists[name]

    def phrases(self, name: str) -> Phrases:
        """Give a cue list compiled for matching, kept after the first call."""
        found = self._phrases.get(name)
        if found is None:
            found = self._phrases[name] = Phrases(self.ontology.meanings(name))
        return found

    @cached_property
    def _phrases(self) -> dict[str, Phrases]:
        return {}

    @cached_property
    def numbers(self) -> Mapping[str, Decimal]:
        """Number words below one hundred."""
        return _decimals(self.means("number-word"))

    @cached_property
    def magnitudes(self) -> Mapping[str, Decimal]:
        """Hundred, million, dozen and their like."""
        return _decimals(self.means("magnitude-word"))

    @cached_property
    def letters(self) -> Mapping[str, Decimal]:
        """Letters after digits that stand for a magnitude."""
        return _decimals(self.means("magnitude-letter"))

    @cached_property
    def vague(self) -> Mapping[str, Decimal]:
        """Plurals that say at least one of their kind."""
        return _decimals(self.means("vague-number"))

    @cached_property
    def ordinals(self) -> Mapping[str, Decimal]:
        """Ordinal words."""
        return _decimals(self.means("ordinal-word"))

    @cached_property
    def symbols(self) -> Phrases:
        """Currency symbols and ISO 4217 codes, case counts."""
        codes = currency_codes() - self.words("currency-code-excluded")
        return Phrases({code: code for code in sorted(codes)} | dict(self.means("currency-symbol")), cased=True)

    @cached_property
    def units(self) -> Phrases:
        """All that can follow a number, as `kind:code` (`money:KRW`, `time:P1Y`, `measure:acre`, `percent:percent`)."""
        lists = {"measure": "measure-unit", "time": "time-unit", "percent": "percent-word", "money": "currency-word"}
        words = {name: f"money:{code}" for name, code in currency_names().items()}
        for kind, name in lists.items():
            words |= {word: f"{kind}:{code}" for word, code in self.means(name).items()}
        return Phrases(words)

    @cached_property
    def starts(self) -> Mapping[str, str]:
        """Words that can begin a value, with who reads there: measures (`m`), dates (`d`), ordinals (`o`)."""
        found: dict[str, set[str]] = {}
        for readers, names in _STARTS.items():
            for name in names:
                for word in self.phrases(name).first_words:
                    found.setdefault(word, set()).update(readers)
        for symbol in self.symbols.first_words:
            found.setdefault(symbol.lower(), set()).add("m")
        return {word: "".join(sorted(readers)) for word, readers in sorted(found.items())}

    @cached_property
    def after_article(self) -> frozenset[str]:
        """Words that make `a` a number when they follow it: `a million`, `a half`, `a year`, `a third of them`."""
        names = ("magnitude-word", "half-word", "time-unit", "percent-word", "share-noun")
        return frozenset(word for name in names for word in self.phrases(name).first_words)


def _decimals(words: Mapping[str, str]) -> Mapping[str, Decimal]:
    return {word: Decimal(means) for word, means in words.items()}
