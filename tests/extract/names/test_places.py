from __future__ import annotations

import pytest

from streams.extract.names.places import Places


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
