"""In a text about sport the name of a place may mean its team; what stands beside the name tells."""

from __future__ import annotations

from collections.abc import Callable

import pytest

Reader = Callable[..., list[tuple[str, str, str]]]

MATCH = " The coach praised a tired squad after the match, the last final of a long season."
TEAMS = {
    "verb": "Norway have won.",
    "link": "It was a day to forget against Norway.",
    "link of two words": "They lost to Norway.",
    "player": "Norway captain Ane Vik left.",
    "list": "It was a day to forget against Chile and Norway.",
    "clash": "They look forward to a clash with Norway.",
    "international": "Norway international Ane Vik left.",
    "owned": "Norway's win was no surprise.",
    "owned, of a contest": "He was part of Norway's World Cup win.",
    "owned by whom else is a team": "Norway beat Chile. Norway were better. He left in Norway's hour of need.",
    "owned, inside": "He left in Norway's defeat.",
    "side, with an article": "The Norway side lost.",
    "side": "It was won by a fine Norway side.",
    "article": "The Norway captain left.",
    "fixture": "They meet: Norway v Chile.",
    "score": "It ended as Norway 2-1 Chile.",
    "score before it": "It ended as Chile 2-1 Norway.",
    "move": "He dreams of a move to Norway.",
    "loan": "He spoke of his loan spell at Norway.",
    "stake": "He bought a stake in Norway.",
    "most mentions": "Norway beat Chile. Norway were better. It ended well for Norway.",
}
PLACES = {
    "inside": "They meet in Norway.",
    "list": "They meet in Chile and Norway.",
    "from there": "Ane Vik of Norway left.",
    "tour": "They left for the long tour to Norway.",
    "based": "It was won by the Norway-based Ane Vik.",
    "season, no score": "It was in 2004-05 Norway left.",
    "named after it": "It was won by Norway team Brann.",
    "owned": "Norway's Ane Vik left.",
    "inside, though the others play": "Norway beat Chile. Norway were better. It ended well in Norway.",
}


def last(read_names: Reader, text: str) -> tuple[str, str]:
    """Give class and label of the last Norway before the sentence that makes the text one about sport."""
    return [(cls, label) for words, cls, label in read_names(text + MATCH) if words == "Norway"][-1]


@pytest.mark.parametrize("text", TEAMS.values(), ids=TEAMS.keys())
def test_a_team_is_no_place(text: str, read_names: Reader) -> None:
    """It plays, is played against, and has players and wins."""
    assert ("SportsTeam", "Norway") == last(read_names, text)


@pytest.mark.parametrize("text", PLACES.values(), ids=PLACES.keys())
def test_a_place_is_no_team(text: str, read_names: Reader) -> None:
    """People play in it and come from it."""
    assert ("Country", "Norway") == last(read_names, text)


@pytest.mark.parametrize("text", ["Norway have won.", "It was a vote against Norway."])
def test_other_texts_have_no_teams(text: str, read_names: Reader) -> None:
    """A country wins and loses in a text about anything else too."""
    assert [("Country", "Norway")] == [(cls, label) for _, cls, label in read_names(text)]


@pytest.mark.parametrize(
    ("text", "cls"),
    [
        ("Birmingham have signed him.", "SportsTeam"),
        ("Birmingham has signed him.", "City"),
        ("People of Birmingham have signed it.", "City"),
    ],
    ids=["plural", "singular", "subject of others"],
)
def test_a_town_is_one_thing(text: str, cls: str, read_names: Reader) -> None:
    """A town that opens a sentence with a plural verb is its team, whatever the text is about."""
    assert [cls] == [found for words, found, _ in read_names(text) if words == "Birmingham"]


def test_a_side_of_a_town_is_only_from_there(read_names: Reader) -> None:
    """The Oslo side is a side, in a text about sport too."""
    assert "City" in [cls for words, cls, _ in read_names("The Oslo side lost." + MATCH) if words == "Oslo"]


OF_RUGBY = MATCH + " The fly-half kept the rugby fans waiting for the Six Nations."


@pytest.mark.parametrize(
    ("text", "cls"),
    [
        ("Chile beat Peru. Peru lost to Chile. It ended well for Norway.", "SportsTeam"),
        ("Chile beat Peru. Peru lost to Chile. It ended well in Norway.", "Country"),
        ("Chile beat Peru. Peru lost to Chile. The coach praised Norway's Ane Vik.", "Country"),
        ("Chile beat Peru. Peru lost to Chile. A Vik (Norway) left.", "Country"),
        ("It ended well for Norway.", "Country"),
        ("Norway beat Chile. It ended well for Norway.", "SportsTeam"),
    ],
    ids=["among teams", "inside", "player", "in brackets", "no teams", "once its team"],
)
def test_a_country_among_teams_is_one(text: str, cls: str, read_names: Reader) -> None:
    """In a text about a sport that teams play, a country is one of those told of, where nothing else is said of it."""
    assert (cls, "Norway") == last_of_rugby(read_names, text)


def last_of_rugby(read_names: Reader, text: str) -> tuple[str, str]:
    """Give class and label of the last Norway before the sentences that make the text one about rugby."""
    return [(cls, label) for words, cls, label in read_names(text + OF_RUGBY) if words == "Norway"][-1]


def test_sums_of_money_are_no_races(read_names: Reader) -> None:
    """A sum of as many millions as a race has metres makes no text one about sport."""
    text = "Norway have won £100m, £200m, £400m and £800m."
    assert [("Country", "Norway")] == [(cls, label) for words, cls, label in read_names(text) if words == "Norway"]


CLUBS = {
    "club word": ("They praised Sporting Oslo.", [("SportsTeam", "Sporting Oslo")]),
    "verb": ("They saw him sporting Oslo colours.", [("City", "Oslo")]),
    "other word": ("They praised Great Oslo.", [("City", "Oslo")]),
    "last word": ("They praised Oslo Irish.", [("SportsTeam", "Oslo Irish")]),
    "other last word": ("They left Oslo Wednesday.", [("City", "Oslo")]),
    "contest": ("He lost the Oslo Open to her.", [("Event", "Oslo Open")]),
}


@pytest.mark.parametrize(("text", "expected"), CLUBS.values(), ids=CLUBS.keys())
def test_a_club_has_a_word_before_its_town(text: str, expected: list[tuple[str, str]], read_names: Reader) -> None:
    """The first word of a club's name belongs to it."""
    assert expected == [(cls, words) for words, cls, _ in read_names(text + OF_RUGBY) if words != "Six Nations"]


LISTED = ["Vik", "Berg", "Sarano", "Oslo", "Lund", "Moe", "Rye", "Dahl"]
LINEUPS = {
    "a team": ("Brann: " + ", ".join(LISTED) + ".", "Person"),
    "with those who came on": ("Brann: " + " (Ek 60), ".join(LISTED) + ".", "Person"),
    "by halves": ("Brann: " + "; ".join(LISTED) + ".", "Person"),
    "too few": ("Brann: " + ", ".join(LISTED[:5]) + ".", "City"),
    "mostly places": ("They won in Oslo, Tokyo, Lima, Paris, Rome, Cairo, Lagos, Vik.", "City"),
}


@pytest.mark.parametrize(("text", "cls"), LINEUPS.values(), ids=LINEUPS.keys())
def test_who_is_listed_as_a_team_is_somebody(text: str, cls: str, read_names: Reader) -> None:
    """Among many of whom some are read as people, one called like a place is somebody too."""
    people = [(name, "PERSON") for name in ("Vik", "Berg", "Lund") if name in text]
    found = read_names(text + MATCH, sorted(people, key=lambda told: text.index(told[0])))
    assert cls in [cls for words, cls, _ in found if words == "Oslo"]


BODIES = {
    "players": ("Corvane striker Ane Vik left Corvane." + MATCH, ["SportsTeam", "SportsTeam"]),
    "no players": ("The chairman left Corvane." + MATCH, ["Organization"]),
    "other text": ("Corvane boss Ane Vik left.", ["Organization"]),
}


@pytest.mark.parametrize(("text", "expected"), BODIES.values(), ids=BODIES.keys())
def test_a_body_with_players_is_a_team(text: str, expected: list[str], read_names: Reader) -> None:
    """In a text about sport a body that has a striker is a team, wherever it is named; its boss coaches it."""
    ents = [("Corvane", "ORG")] * text.count("Corvane")
    assert expected == [cls for words, cls, _ in read_names(text, ents) if words == "Corvane"]


def test_a_known_body_is_no_team(read_names: Reader) -> None:
    """The boss of a federation leads it."""
    assert ["Organization"] == [
        cls for words, cls, _ in read_names("Uefa boss Ane Vik left." + MATCH) if words == "Uefa"
    ]


def test_the_cases_are_all_there() -> None:
    """Nobody loses a case unnoticed."""
    assert (21, 9, 6, 5, 3) == (len(TEAMS), len(PLACES), len(CLUBS), len(LINEUPS), len(BODIES))
