"""An individual that is known by name, and how its names are folded for look-up."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass

from anyascii import anyascii

# One name is typed in several ways: curly quotes, hyphens that do not break, soft hyphens and zero-width spaces.
_TYPOGRAPHY = str.maketrans(
    {"\u2018": "'", "\u2019": "'", "\u02bc": "'", "\u201c": '"', "\u201d": '"', "\u00ad": None, "\u200b": None}
    | dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2212", "-")
)


@dataclass(frozen=True, slots=True)
class Individual:
    """A known entity.

    Args:
        iri: As given in the gazetteer; `kgraph.grounding` keeps it.
        label: `skos:prefLabel`.
        cls: IRI of its class.
        aliases: `skos:altLabel`, sorted.
        demonyms: Adjectives and nouns for what belongs to it (`kg:demonym`), sorted.
        same_as: `owl:sameAs` links, sorted.
        place: `kg:capitalOf`: IRI of the country that a city is the capital of, or empty.
        government: IRI of the government that its name may stand for (`kg:hasGovernment`), or empty.
        country: `kg:locatedIn`: IRI of the country a place lies in, or empty.
        prior: How well it is known: inhabitants, articles in several languages; 0 if not said.
        needs_country: Whether its name means it only in a text that names its country too.
    """

    iri: str
    label: str
    cls: str
    aliases: tuple[str, ...] = ()
    demonyms: tuple[str, ...] = ()
    same_as: tuple[str, ...] = ()
    place: str = ""
    government: str = ""
    country: str = ""
    prior: int = 0
    needs_country: bool = False


def skeleton(name: str) -> str:
    """Reduce a name to the letters and digits it has in the Latin alphabet, for names that are spelt in several ways.

    Example:
        >>> skeleton("Roh Moo-hyun") == skeleton("ROH Moohyun"), skeleton("Zürich") == skeleton("Zurich")
        (True, True)
        >>> skeleton("Johnson & Johnson"), skeleton("Київ")
        ('johnsonandjohnson', 'kiiv')
    """
    latin = anyascii(fold(name).replace("&", " and ")).casefold()
    return "".join(letter for letter in latin if letter.isalnum())


def fold(name: str) -> str:
    """Fold a name for look-up: case, a leading article, dots, runs of white space, and how it is typed.

    Letters with accents are composed in one way (https://unicode.org/reports/tr15/), quotes and hyphens are plain.

    Example:
        >>> fold("The  U.S."), fold("US"), fold("The People\u2019s Bank")
        ('us', 'us', "people's bank")
    """
    plain = unicodedata.normalize("NFKC", name).translate(_TYPOGRAPHY).replace(".", "")
    words = unicodedata.normalize("NFKC", plain.casefold()).split()
    return " ".join(words[1:] if len(words) > 1 and words[0] == "the" else words)
