"""What is known of who bears a name: gathered from records of single documents, and compared with others."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from kgraph.iris import Minter
from kgraph.kb import fold
from kgraph.model import Decision

_MOST_ALIASES = 16
_MOST_FACTS = 64
DATE = "date"
SPORT = "sport"
ROLE = "role:"
MONTH = "month:"


class Trait(NamedTuple):
    """The one value that a thing has of a functional property.

    Args:
        property: IRI of the property.
        label: Its label.
        value: ISO 8601 date, or IRI of a known individual.
        kind: `DATE`, `SPORT`, or IRI of the individual's class.
        words: The value in words.
    """

    property: str
    label: str
    value: str
    kind: str
    words: str


@dataclass(frozen=True, slots=True)
class Record:
    """What one document says of an entity that has a name.

    Args:
        document: `Document.id`.
        iri: The entity's IRI after grounding.
        label: Its name there.
        cls: IRI of its class.
        family: Its coarse class.
        aliases: Its other names there.
        is_known: Whether the IRI is that of a known individual.
        is_partial: Whether the name is a part of one, such as a surname alone; it names somebody in its document only.
        is_common: Whether it is a body of a name that many countries have a body of, somebody of a common name, or an
            unknown place of one word.
        country: IRI of the country that such a body is of, or empty where the text does not tell.
        country_label: Name of that country, or empty.
        traits: What no two things share, and no thing has two of.
        facts: What is asserted of it.
        company: IRIs of what else the document names, its sport and month, where many bear the name.
        same_as: IRIs of it elsewhere.
        individual: IRI of the known individual that a common name means in its document, or empty.
        joined: Why it does.
    """

    document: str
    iri: str
    label: str
    cls: str
    family: str
    aliases: tuple[str, ...] = ()
    is_known: bool = False
    is_partial: bool = False
    is_common: bool = False
    country: str = ""
    country_label: str = ""
    traits: tuple[Trait, ...] = ()
    facts: tuple[Fact, ...] = ()
    company: frozenset[str] = frozenset()
    same_as: tuple[str, ...] = ()
    individual: str = ""
    joined: tuple[Decision, ...] = ()


@dataclass(slots=True)
class Profile:
    """The records of one name, family and set of traits, put together.

    Args:
        iri: IRI that it has by itself: made of what its records say, whatever other records there are.
        base: IRI of its records after grounding.
        family: Coarse class.
        is_known: Whether the IRI is that of a known individual.
        is_partial: Whether the name is a part of one.
        is_common: Whether many countries have a body of this name, or many people bear it.
        country: As in its records.
        traits: As in its records.
        labels: How often each spelling of the name occurs.
        classes: How often each class occurs.
        aliases: How many records give each other name.
        facts: All that is asserted.
        company: As in its records.
        same_as: IRIs of it elsewhere.
        joined: Why profiles of this name are one, or names that others have too mean it.
        documents: Numbers of the documents.
    """

    iri: str
    base: str
    family: str
    is_known: bool = False
    is_partial: bool = False
    is_common: bool = False
    country: str = ""
    traits: tuple[Trait, ...] = ()
    labels: dict[str, int] = field(default_factory=dict)
    classes: dict[str, int] = field(default_factory=dict)
    aliases: dict[str, int] = field(default_factory=dict)
    facts: frozenset[Fact] = frozenset()
    company: frozenset[str] = frozenset()
    same_as: tuple[str, ...] = ()
    joined: tuple[Decision, ...] = ()
    documents: array[int] = field(default_factory=lambda: array("I"))

    @property
    def label(self) -> str:
        """Give the most frequent spelling of the name."""
        if len(self.labels) == 1:
            return next(iter(self.labels))
        return min(self.labels, key=lambda text: (-self.labels[text], text))

    def add(self, record: Record, document: int) -> None:
        """Add what another document says."""
        self.labels[record.label] = self.labels.get(record.label, 0) + 1
        self.classes[record.cls] = self.classes.get(record.cls, 0) + 1
        self.documents.append(document)
        if not set(record.joined) <= set(self.joined):
            self.joined = tuple(sorted({*self.joined, *record.joined}, key=lambda decision: decision.other))
        # Work is bounded by dropping what comes last in the alphabet, whatever came first.
        for alias in record.aliases:
            self.aliases[alias] = self.aliases.get(alias, 0) + 1
        _shorten(self.aliases)
        if not self.facts.issuperset(record.facts):
            self.facts = _fewest(self.facts.union(record.facts))


def combined(members: Sequence[Profile], joined: tuple[Decision, ...]) -> Profile:
    """Make one profile of several of one name.

    Args:
        members: The profiles; the whole has the IRI of the first.
        joined: Why they are one.
    """
    first = members[0]
    whole = Profile(first.iri, first.base, first.family, is_common=first.is_common, joined=joined)
    for member in members:
        for counts, own in (
            (whole.labels, member.labels),
            (whole.classes, member.classes),
            (whole.aliases, member.aliases),
        ):
            for key, count in own.items():
                counts[key] = counts.get(key, 0) + count
        whole.documents.extend(member.documents)
    _shorten(whole.aliases)
    whole.facts = _fewest(whole.facts.union(*(member.facts for member in members)))
    whole.traits = tuple(sorted({trait for member in members for trait in member.traits}))
    whole.same_as = tuple(sorted({link for member in members for link in member.same_as}))
    return whole


def _shorten(aliases: dict[str, int]) -> None:
    while len(aliases) > _MOST_ALIASES:
        del aliases[max(aliases)]


def _fewest(facts: frozenset[Fact]) -> frozenset[Fact]:
    return frozenset(sorted(facts)[:_MOST_FACTS])


def own_iri(record: Record, minter: Minter) -> str:
    """Give the IRI of a record by itself: that of its name, and of what tells it from others of the name."""
    if record.is_known:
        return record.individual or record.iri
    name = fold(record.label)
    if record.is_partial:
        return minter.entity(record.family, name, record.document)
    if record.is_common and record.country:
        return minter.entity(record.family, f"{name} {fold(record.country_label)}")
    if record.is_common:
        return minter.entity(record.family, name, record.document)
    if record.traits:
        own = " ".join(f"{trait.property}={trait.value}" for trait in record.traits)
        return minter.entity(record.family, name, own)
    return record.iri


class Fact(NamedTuple):
    """Something that is asserted of an entity.

    Args:
        words: What is said, `{}` for whom it is said to relate to.
        other: IRI of that one.
        label: Its name.
    """

    words: str
    other: str
    label: str

    @property
    def is_role(self) -> bool:
        """Tell whether it is only a role, which many hold."""
        return self.other.startswith(ROLE)

    def __str__(self) -> str:
        return self.words.format(self.label)


class Profiles:
    """Gathers records, one after the other, in any order.

    Args:
        minter: Makes the IRIs.
    """

    def __init__(self, minter: Minter) -> None:
        self._minter = minter
        self._by_iri: dict[str, Profile] = {}
        self._documents: dict[str, int] = {}
        self.moved: dict[tuple[str, str], str] = {}

    def add(self, record: Record) -> None:
        """Add a record to the profile that it belongs to by what it says itself."""
        iri = own_iri(record, self._minter)
        profile = self._by_iri.get(iri)
        if profile is None:
            profile = self._by_iri[iri] = Profile(
                iri=iri,
                base=iri if record.is_known else record.iri,
                family=record.family,
                is_known=record.is_known,
                is_partial=record.is_partial,
                is_common=record.is_common,
                country=record.country,
                traits=record.traits,
                company=record.company,
                same_as=record.same_as,
            )
        number = self._documents.setdefault(record.document, len(self._documents))
        profile.add(record, number)
        if iri != record.iri:
            self.moved[record.document, record.iri] = iri

    @property
    def documents(self) -> Sequence[str]:
        """Give the ids of the documents, by number."""
        return tuple(self._documents)

    def sorted(self) -> list[Profile]:
        """Give all profiles, sorted by IRI."""
        return [self._by_iri[iri] for iri in sorted(self._by_iri)]


def gather(records: Iterable[Record], minter: Minter) -> Profiles:
    """Gather records in profiles.

    Example:
        >>> ines = Record("a", "x:ines", "Ines Okoro", "x:Person", "Person")
        >>> [profile.label for profile in gather([ines, ines], Minter()).sorted()]
        ['Ines Okoro']
    """
    found = Profiles(minter)
    for record in records:
        found.add(record)
    return found
