"""Read those who are listed as a team as people: "Oslo: Vik, Berg, Lund (Moe 60), …", each by a family name alone."""

from __future__ import annotations

import re

from kgraph.nlp.names.candidate import Candidate
from kgraph.nlp.names.ground import Ground

_NAME = r"[^\W\d_](?:\.|[\w'\N{RIGHT SINGLE QUOTATION MARK}-]*)"
_PLAYER = rf"{_NAME}(?: {_NAME}){{0,2}}(?: \([^()\n]{{1,40}}\))?"
# So many in a row are a team, and not what else a text lists.
_LINEUP = re.compile(rf"{_PLAYER}(?:[,;] {_PLAYER}){{7,}}")
_OWN_NAME = re.compile(rf"({_NAME}(?: {_NAME}){{0,2}})(?: \([^()\n]*\))?")
# Which part of those listed must be read as people at least, and known as something else at most.
_PART = 4


def with_players(ground: Ground, chosen: list[Candidate], person: str) -> list[Candidate]:
    """Make people of what stands among them in the list of a team.

    Args:
        ground: A document about sport.
        chosen: Its names.
        person: IRI of the class of people.

    Returns:
        The names, in the same order.
    """
    at = {(ground.words.start[found.start], ground.words.end(found.end - 1)): found for found in chosen}
    players: set[Candidate] = set()
    for lineup in _LINEUP.finditer(ground.words.raw):
        listed = [name.span(1) for name in _OWN_NAME.finditer(ground.words.raw, *lineup.span())]
        found = [at[span] for span in listed if span in at]
        people = sum(one.cls == person for one in found)
        known = sum(bool(one.individual) for one in found)
        if people * _PART >= len(listed) and known * _PART <= len(listed):
            players.update(found)
    return [_as_player(found, person) if found in players else found for found in chosen]


def _as_player(found: Candidate, person: str) -> Candidate:
    if found.cls == person:
        return found
    return found._replace(cls=person, source="lineup", label="", individual="")
