"""Tell whether a text is about sport, and about which: in such a text the name of a place may mean its team."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from kgraph.ontology.schema import Ontology

# Of a hundred words of a text about sport, so many are words of sport, and so many different ones are among them.
_SHARE, _DIFFERENT = 2.3, 4
# Fewer are enough where so many are of one sport and nothing else.
_TELLING_SHARES = {0: _SHARE, 1: _SHARE, 2: 2.0, 3: 1.5}
# So many words name a sport, and so many times those of the next one.
_LEAST, _AHEAD = 2, 1.5
_WORD = re.compile(r"\w+")


@dataclass(frozen=True)
class Sports:
    """The words of sport, ready to be looked for.

    Args:
        sports: Words of one sport, in lower case, with its name.
        pattern: Finds these and the words of every sport.
    """

    sports: Mapping[str, str]
    pattern: re.Pattern[str]

    @classmethod
    def of(cls, ontology: Ontology) -> Sports:
        """Read them from the lexicon."""
        sports = ontology.meanings("sport-word")
        return cls(sports, _pattern({*sports, *ontology.words("sport-general")}))

    def is_about(self, text: str) -> bool:
        """Tell whether a text is about sport.

        Example:
            >>> from kgraph.ontology.loader import load_ontology
            >>> sports = Sports.of(load_ontology())
            >>> text = "The coach praised a defeated squad after the final, the last match of the season."
            >>> sports.is_about(text), sports.is_about("The coach left for Oslo.")
            (True, False)
        """
        found = self.pattern.findall(text.lower())
        telling = sum(word in self.sports for word in found)
        least = _TELLING_SHARES[min(telling, max(_TELLING_SHARES))] / 100
        return len(set(found)) >= _DIFFERENT and len(found) >= least * len(_WORD.findall(text))

    def sport(self, text: str) -> str:
        """Give the sport that a text is about, or nothing where none stands out.

        Example:
            >>> from kgraph.ontology.loader import load_ontology
            >>> Sports.of(load_ontology()).sport("A try from the scrum-half won the Six Nations.")
            'rugby'
        """
        counts = Counter(self.sports[word] for word in self.pattern.findall(text.lower()) if word in self.sports)
        (first, most), (_, next_most), *_ = [*counts.most_common(2), ("", 0), ("", 0)]
        return first if most >= max(_LEAST, _AHEAD * next_most) else ""


def _pattern(words: Iterable[str]) -> re.Pattern[str]:
    longest_first = sorted(map(re.escape, words), key=lambda word: (-len(word), word))
    return re.compile(rf"(?<![\w£$€-])(?:{'|'.join(longest_first)})(?![\w-])")
