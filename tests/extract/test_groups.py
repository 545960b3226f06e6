from __future__ import annotations

import pytest

from streams.extract.groups import group_of, is_outlet, is_thing


@pytest.mark.parametrize(
    ("phrase", "institution"),
    [
        ("critics of the levy", ""),
        ("House Democrats", ""),
        ("officials", ""),
        ("state and local officials", ""),
        ("Kremlin officials", "Kremlin"),
        ("harbour ministry officials", "harbour ministry"),
        ("officials at the Harbour Bank", "the Harbour Bank"),
        ("the United Nations", None),
        ("police", None),
        ("Mayor Ana Bell", None),
    ],
)
def test_groups_and_the_house_they_speak_for(phrase, institution):
    assert group_of(phrase) == institution


@pytest.mark.parametrize(
    ("phrase", "thing"),
    [
        ("a new study of voters", True),
        ("records obtained by the Mail", True),
        ("the Constitution", True),
        ("the Harbour Poll Company", False),
        ("Ana Bell", False),
    ],
)
def test_things_are_read_not_heard(phrase, thing):
    assert is_thing(phrase) is thing


@pytest.mark.parametrize(
    ("name", "outlet"),
    [("Ostrow Times", True), ("Kelmar.com", True), ("Radio Kelmar", True), ("Post", False), ("Harbour Bank", False)],
)
def test_outlets(name, outlet):
    assert is_outlet(name) is outlet
