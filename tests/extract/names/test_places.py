from __future__ import annotations

import pytest

from streams.extract.names.places import Places, is_place_name


def places(frames, text):
    return Places(frames(text))


@pytest.mark.parametrize(("text", "name", "expected"), [
    ("The hens of Delmark province are well.", "Delmark", True),
    ("The unit at St Brannoc's Hospital must close.", "St Brannoc", True),
    ("The unit at St Brannoc's Hospital must close.", "Brannoc", True),
    ("Brannoc spoke on Monday.", "Brannoc", False),
    ("The hens of Delmark province are well.", "Ana Delmark", False),
])
def test_names_of_regions_and_saints_are_places(frames, text, name, expected):
    assert places(frames, text).is_place(name) is expected


def test_where_the_story_is_set(frames):
    found = places(frames, "OSTROW — Larkland's team met in Ostrow on Monday.")
    assert found.dateline == "Ostrow"
    assert found.main(country=False, without=lambda name: False) == "Ostrow"
    assert found.main(country=True, without=lambda name: False) == "Larkland"
    assert found.main(country=True, without=lambda name: name == "Larkland") == ""


@pytest.mark.parametrize(("name", "place"), [
    ("Tarn Moor", True), ("Ostrow Quay", True), ("Downing Street", False), ("Ana Bell", False), ("Quay", False)])
def test_names_of_places_by_their_last_word(name, place):
    assert is_place_name(name) is place


def test_feasts_are_no_places(frames):
    places = Places(frames("The market of Advent opens.\n\nThe Lord's day is quiet."))
    assert places.main(country=False, without=lambda text: False) == ""


@pytest.mark.parametrize("title", ["IN BRIEF: Town hall", "In Brief: town hall", "In Focus: the town hall"])
def test_a_list_of_news_in_brief_is_set_nowhere(frames, title):
    places = Places(frames("The mayor signed the bylaw.", title=title))
    assert places.main(country=False, without=lambda text: False) == ""
