"""Take names of clubs and contests that hold that of a place whole: "Sporting Oslo", "Oslo Rovers", "Oslo Open"."""

from __future__ import annotations

from dataclasses import dataclass

from kgraph.nlp.names.candidate import Candidate
from kgraph.nlp.names.ground import Ground
from kgraph.ontology import Ontology
from kgraph.ontology.vocab import kg


@dataclass(frozen=True)
class ClubWords:
    """What else such names hold than that of a place.

    Args:
        first: Capitalised words that begin the name of a club, before a place.
        last: Those that end one, after a place.
        contests: Those that end the name of a contest.
    """

    first: frozenset[str]
    last: frozenset[str]
    contests: frozenset[str]

    @classmethod
    def of(cls, ontology: Ontology) -> ClubWords:
        """Read them from the lexicon."""
        return cls(*(ontology.words(f"sport-{name}") for name in ("club-word", "club-last-word", "contest-last-word")))


def with_clubs(
    ground: Ground, chosen: list[Candidate], words: ClubWords, places: frozenset[str], *, is_of_teams: bool
) -> list[Candidate]:
    """Take the names of clubs and contests whole.

    Args:
        ground: A document about sport.
        chosen: Its names.
        words: What else such names hold.
        places: IRIs of the classes of places.
        is_of_teams: Whether it is about a sport that teams play.

    Returns:
        The names; what was a place in a longer name is the longer name.
    """
    starts, ends = {found.start for found in chosen}, {found.end for found in chosen}
    whole = []
    for found in chosen:
        before = ground.words.at(found.start - 1) if found.start not in ends else ""
        after = ground.words.at(found.end) if found.end not in starts else ""
        if found.cls not in places:
            whole.append(found)
        elif before in words.first:
            whole.append(as_team(found._replace(start=found.start - 1, label="")))
        elif after in words.contests:
            whole.append(found._replace(end=found.end + 1, cls=kg("Event"), source="contest", label="", individual=""))
        elif is_of_teams and after in words.last:
            whole.append(as_team(found._replace(end=found.end + 1, label="")))
        else:
            whole.append(as_team(found) if is_of_teams and _ends_as_club(ground, found, words) else found)
    return whole


def _ends_as_club(ground: Ground, found: Candidate, words: ClubWords) -> bool:
    """Tell whether what was read as a place, and is no known one, ends as a club: "Oslo City"."""
    is_long = found.end - found.start > 1 and not found.individual
    return is_long and ground.words.at(found.end - 1) in words.last


def as_team(found: Candidate) -> Candidate:
    """Make a team of what was read as a place."""
    return found._replace(cls=kg("SportsTeam"), source="team", individual="")
