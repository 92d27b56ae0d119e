"""Tell the teams from the places that they are called after: "England beat Wales", but "a match in England".

In a text about sport. What stands right beside the name says which is meant; where nothing does, it is meant as
in the rest of the text.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from itertools import pairwise

from kgraph.nlp.names.candidate import Candidate
from kgraph.nlp.names.ground import Ground
from kgraph.nlp.names.lexicon import Index, by_first, match, split_words
from kgraph.nlp.names.signs import POSSESSIVES
from kgraph.ontology import Ontology
from kgraph.ontology.sports import Sports
from kgraph.ontology.vocab import kg

_TEAM, _PLACE = True, False
# So many mentions that are surely of a team make the others ones of it, where nothing speaks for the place.
_SURE = 2
_LONGEST_LINK = 3


@dataclass(frozen=True)
class TeamWords:
    """The words that tell a team from a place, from the ontology's lexicon.

    Args:
        sports: Tells whether a text is about sport.
        places: IRIs of the classes of places that teams are called after.
        nouns: Nouns right after a team, as phrases by first word.
        kinds: Nouns right after a team that also tell where some team or player is from.
        owned: Nouns of what a team has.
        verbs: Verbs right after a team.
        plural_verbs: Those among them that are plural, which the name of a town never is.
        links: Words right before a team.
        place_links: Words right before a place.
        clubs: Capitalised words that begin the name of a club, before a place.
    """

    sports: Sports
    places: frozenset[str]
    nouns: Index
    kinds: frozenset[str]
    owned: Index
    verbs: frozenset[str]
    plural_verbs: frozenset[str]
    links: frozenset[tuple[str, ...]]
    place_links: frozenset[str]
    clubs: frozenset[str]

    @classmethod
    def of(cls, ontology: Ontology) -> TeamWords:
        """Read them."""
        nouns = split_words(ontology.words("sport-team-noun"))
        return cls(
            sports=Sports.of(ontology),
            places=frozenset((kg("Place"), kg("City"), kg("Country"))),
            nouns=by_first(nouns),
            kinds=ontology.words("sport-team-kind"),
            owned=by_first(nouns | split_words(ontology.words("sport-team-owned"))),
            verbs=ontology.words("sport-team-verb"),
            plural_verbs=ontology.words("sport-team-plural-verb"),
            links=frozenset(split_words(ontology.words("sport-team-link"))),
            place_links=ontology.words("sport-place-link"),
            clubs=ontology.words("sport-club-word"),
        )


def teams(ground: Ground, chosen: list[Candidate], words: TeamWords) -> list[Candidate]:
    """Make teams of the names of places that mean one.

    Args:
        ground: The document.
        chosen: Its names, classes settled.
        words: What tells teams from places.

    Returns:
        The names; a team has the class of teams and is no known place.
    """
    places = [found for found in chosen if found.cls in words.places]
    if not places or not words.sports.is_about(ground.words.raw):
        return [_as_team(found) if _acts_as_several(ground, found, words) else found for found in chosen]
    ends = {found.end for found in chosen}
    chosen = [found if found.start in ends else _as_club(ground, found, words) for found in chosen]
    places = [found for found in chosen if found.cls in words.places]
    read = _listed(ground, {found: _reading(ground, found, words) for found in places})
    votes = Counter((_name(ground, found), is_team) for found, is_team in read.items())
    return [_settled(ground, found, read, votes) for found in chosen]


def _listed(ground: Ground, read: dict[Candidate, bool | None]) -> dict[Candidate, bool | None]:
    """Read what stands in a list as the one before it: against Italy and Scotland."""
    between = ground.lexicon.ands | {","}
    for before, found in pairwise(sorted(read)):
        gap = ground.words.lower[before.end : found.start]
        if read[found] is None and gap and between.issuperset(gap):
            read[found] = read[before]
    return read


def _settled(
    ground: Ground, found: Candidate, read: dict[Candidate, bool | None], votes: Counter[tuple[str, bool | None]]
) -> Candidate:
    name = _name(ground, found)
    is_team = read.get(found, _PLACE)
    if is_team is None:
        is_team = votes[name, _TEAM] >= _SURE and votes[name, _TEAM] > votes[name, _PLACE]
    return _as_team(found) if is_team else found


def _as_club(ground: Ground, found: Candidate, words: TeamWords) -> Candidate:
    """Take in the word before a place with which it is the name of a club: "Real Sarano"."""
    is_club = found.cls in words.places and ground.words.at(found.start - 1) in words.clubs
    return _as_team(found._replace(start=found.start - 1, label="")) if is_club else found


def _as_team(found: Candidate) -> Candidate:
    return found._replace(cls=kg("SportsTeam"), source="team", individual="")


def _acts_as_several(ground: Ground, found: Candidate, words: TeamWords) -> bool:
    """Tell whether a town opens a sentence as the subject of a plural verb, in any text: "Leeds have signed him"."""
    is_plural = found.cls == kg("City") and ground.words.low(found.end) in words.plural_verbs
    return is_plural and ground.words.opens_sentence(found.start)


def _name(ground: Ground, found: Candidate) -> str:
    return found.label or ground.words.folded(found.start, found.end)


def _reading(ground: Ground, found: Candidate, words: TeamWords) -> bool | None:
    """Tell whether what stands beside a name says that it is a team or a place; None where it says neither."""
    is_determined = ground.words.low(found.start - 1) in ground.lexicon.articles
    start, after = found.start - is_determined, found.end
    is_owner = ground.words.at(after) in POSSESSIVES
    # "the London side" is from London; "the Norway side" is Norway's.
    is_from_there = is_determined and found.cls != kg("Country")
    is_kind = ground.words.low(after) in words.kinds and not is_from_there and not ground.words.is_capital(after + 1)
    if is_kind or _opens(words.owned if is_owner else words.nouns, ground, after + is_owner):
        return _TEAM
    if ground.words.low(start - 1) in words.place_links:
        return _PLACE
    is_actor = not is_owner and (ground.words.low(after) in words.verbs or _is_linked(ground, start, words))
    return _TEAM if is_actor else None


def _is_linked(ground: Ground, start: int, words: TeamWords) -> bool:
    before = ground.words.lower[max(0, start - _LONGEST_LINK) : start]
    return any(tuple(before[place:]) in words.links for place in range(len(before)))


def _opens(phrases: Index, ground: Ground, i: int) -> bool:
    return i < len(ground.words) and match(phrases, ground.words.lower, i) > 0
