"""Tell the teams from the places that they are called after: "England beat Wales", but "a match in England".

In a text about sport. What stands right beside the name says which is meant; where nothing does, it is meant as
in the rest of the text: of a sport that teams play, a country is one among the teams that the text tells of.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from itertools import pairwise

from kgraph.nlp.names.candidate import Candidate
from kgraph.nlp.names.clubs import ClubWords, as_team, with_clubs
from kgraph.nlp.names.ground import Ground
from kgraph.nlp.names.lexicon import Index, by_first, match, split_words
from kgraph.nlp.names.lineups import with_players
from kgraph.nlp.names.signs import HYPHENS, POSSESSIVES
from kgraph.ontology import Ontology
from kgraph.ontology.sports import Sports
from kgraph.ontology.vocab import kg

_TEAM, _PLACE = True, False
# So many mentions that are surely of a team make the others ones of it, where nothing speaks for the place.
_SURE, _SURE_OF_TEAMS = 2, 1
# So many that are surely of any team make one of a country of which nothing else is said.
_MANY = 3
_LONGEST_LINK = 3
_SCORE_WORDS = 3


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
        from_there: Words after a place and a hyphen: of somebody who comes from there.
        clubs: What else the name of a club has than that of a place.
        of_teams: Names of the sports that teams play.
    """

    sports: Sports
    places: frozenset[str]
    nouns: Index
    kinds: frozenset[str]
    owned: Index
    verbs: frozenset[str]
    plural_verbs: frozenset[str]
    links: frozenset[tuple[str, ...]]
    place_links: frozenset[tuple[str, ...]]
    from_there: frozenset[str]
    clubs: ClubWords
    of_teams: frozenset[str]

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
            place_links=frozenset(split_words(ontology.words("sport-place-link"))),
            from_there=ontology.words("sport-from-there"),
            clubs=ClubWords.of(ontology),
            of_teams=ontology.words("sport-of-teams"),
        )


def teams(ground: Ground, chosen: list[Candidate], words: TeamWords) -> list[Candidate]:
    """Make teams of the names of places that mean one, and of the bodies that have players ("Corvane striker Lang").

    Args:
        ground: The document.
        chosen: Its names, classes settled.
        words: What tells teams from places.

    Returns:
        The names; a team has the class of teams and is no known place.
    """
    named = [found for found in chosen if found.cls in words.places or _is_any_body(found)]
    text = ground.words.raw
    if not named or not words.sports.is_about(text):
        return [as_team(found) if _acts_as_several(ground, found, words) else found for found in chosen]
    is_of_teams = words.sports.sport(text) in words.of_teams
    chosen = with_players(ground, chosen, ground.lexicon.kinds["person"])
    chosen = with_clubs(ground, chosen, words.clubs, words.places, is_of_teams=is_of_teams)
    places = [found for found in chosen if found.cls in words.places]
    read = _listed(ground, {found: _reading(ground, found, words) for found in places})
    votes = Counter((_name(ground, found), is_team) for found, is_team in read.items())
    have_players = {_name(ground, found) for found in chosen if _is_any_body(found) and _is_club(ground, found, words)}
    return [
        as_team(found)
        if _is_any_body(found) and _name(ground, found) in have_players
        else _settled(ground, found, read, votes, is_of_teams)
        for found in chosen
    ]


def _is_any_body(found: Candidate) -> bool:
    return found.cls == kg("Organization") and not found.individual


def _is_club(ground: Ground, found: Candidate, words: TeamWords) -> bool:
    return _opens(words.nouns, ground, found.end)


def _listed(ground: Ground, read: dict[Candidate, bool | None]) -> dict[Candidate, bool | None]:
    """Read what stands in a list as the one before it: against Italy and Scotland."""
    between = ground.lexicon.ands | {","}
    for before, found in pairwise(sorted(read)):
        gap = ground.words.lower[before.end : found.start]
        if read[found] is None and gap and between.issuperset(gap):
            read[found] = read[before]
    return read


def _settled(
    ground: Ground,
    found: Candidate,
    read: dict[Candidate, bool | None],
    votes: Counter[tuple[str, bool | None]],
    is_of_teams: bool,
) -> Candidate:
    name = _name(ground, found)
    is_team = read.get(found, _PLACE)
    if is_team is None:
        teams_of_it, places = votes[name, _TEAM], votes[name, _PLACE]
        is_team = teams_of_it >= (_SURE_OF_TEAMS if is_of_teams else _SURE) and teams_of_it > places
        is_among_teams = is_of_teams and sum(votes[told] for told in votes if told[1] is _TEAM) >= _MANY
        is_team = is_team or (is_among_teams and not places and _is_bare_country(ground, found))
    return as_team(found) if is_team else found


def _is_bare_country(ground: Ground, found: Candidate) -> bool:
    """Tell whether a country stands by itself: not in brackets after a player, nor as whose player one is."""
    is_whose = ground.words.at(found.end) in POSSESSIVES and ground.words.is_capital(found.end + 1)
    is_known = found.cls == kg("Country") or bool(found.individual)
    return is_known and found.cls != kg("City") and not is_whose and ground.words.at(found.start - 1) != "("


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
    is_side = ground.words.low(after) in words.kinds and not ground.words.is_capital(after + 1)
    is_kind = is_side and not (is_determined and found.cls != kg("Country"))
    if is_kind or (_wins(ground, after + 1, words) if is_owner else _opens(words.nouns, ground, after)):
        return _TEAM
    is_from_there = ground.words.at(after) in HYPHENS and ground.words.low(after + 1) in words.from_there
    linked, placed = _linked(ground, start, words.links), _linked(ground, start, words.place_links)
    # "in Norway" is the country, "in Norway's win" is not.
    if (placed > linked and not is_owner) or is_from_there:
        return _PLACE
    is_actor = not is_owner and (ground.words.low(after) in words.verbs or linked > 0 or _has_score(ground, found))
    return _TEAM if is_actor else None


def _wins(ground: Ground, i: int, words: TeamWords) -> bool:
    """Tell whether a team has what stands at a token, after the name of a contest too: Norway's World Cup win."""
    first = next(j for j in range(i, i + _LONGEST_LINK + 1) if j == i + _LONGEST_LINK or not ground.words.is_capital(j))
    return _opens(words.owned, ground, i) or _opens(words.owned, ground, first)


def _linked(ground: Ground, start: int, links: frozenset[tuple[str, ...]]) -> int:
    """Give how many words right before a name link it; 0 where none do."""
    before = ground.words.lower[max(0, start - _LONGEST_LINK) : start]
    return next((len(before) - place for place in range(len(before)) if tuple(before[place:]) in links), 0)


def _has_score(ground: Ground, found: Candidate) -> bool:
    """Tell whether a score stands right before or after a name: "Norway 2-1 Chile"."""
    return _is_score(ground, found.end) or _is_score(ground, found.start - _SCORE_WORDS)


def _is_score(ground: Ground, i: int) -> bool:
    one, dash, other = (ground.words.at(i + place) for place in range(_SCORE_WORDS))
    return dash in HYPHENS and all(goals.isdecimal() and len(goals) < _SCORE_WORDS for goals in (one, other))


def _opens(phrases: Index, ground: Ground, i: int) -> bool:
    return i < len(ground.words) and match(phrases, ground.words.lower, i) > 0
