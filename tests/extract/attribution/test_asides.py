"""Acts told in passing, with a day beside them, and decisions that take effect."""

from __future__ import annotations

import pytest


@pytest.mark.parametrize(("text", "who", "told"), [
    ("Governor Ines Marlow, who signed the lido decree on Tuesday, was in Larkhill for the fair.", "Ines Marlow",
     "Governor Ines Marlow signed the lido decree on Tuesday."),
    ("The Larkhill city council, which voted on Monday to close the lido, meets again in May.", "Larkhill City Council",
     "The Larkhill city council voted on Monday to close the lido."),
    ("The lido, which the Larkhill city council closed on Monday, lost money.", "Larkhill City Council",
     "The Larkhill city council closed the lido on Monday."),
    ("The lido, handed over to Fenwick Sports by the Larkhill city council on Monday, is empty.",
     "Larkhill City Council", "The Larkhill city council handed the lido over to Fenwick Sports on Monday."),
    ("The mayor's decision to close the lido takes effect in June.", "mayor", "The mayor decided to close the lido."),
    ("The decision by the Larkhill city council to close the lido came late on Monday.", "Larkhill City Council",
     "The Larkhill city council decided to close the lido."),
    ("The Larkhill city council's approval of the lido plan came late on Monday.", "Larkhill City Council",
     "The Larkhill city council approved the lido plan."),
    ("Governor Ines Marlow's order closing the lido takes effect in June.", "Ines Marlow",
     "Governor Ines Marlow issued an order closing the lido."),
])
def test_an_act_beside_the_news(find, text, who, told):
    (one,) = find(text, title="Lido to close")
    assert (one.kind, one.official, one.text) == ("action", True, told)
    assert who in (one.speaker.name, one.speaker.institution, one.speaker.role)


@pytest.mark.parametrize("text", [
    "Governor Ines Marlow, who signed the lido decree, was in Larkhill for the fair.",
    "Governor Ines Marlow, who in March closed the lido, was in Larkhill for the fair.",
    "Governor Ines Marlow, who may close the lido on Monday, was in Larkhill for the fair.",
    "Governor Ines Marlow, who bought a boat on Monday, was at the lido.",
    "A baker, who signed the lido petition on Monday, sells buns.",
    "The lido, opened by his grandmother on Monday, is cold.",
    "The return of the lido, which the Larkhill city council closed on Monday, is near.",
    "A letter signed by Governor Ines Marlow on Monday praises the lido.",
    "The council's decision to close the lido has drawn criticism.",
    "The council's decision to close the lido would come too late.",
    "The mayor's decision not to speak at the lido was regretted.",
    "Critics of the mayor's decision to close the lido met on Monday.",
    "The lido, which was not closed by the Larkhill city council on Monday, lost money.",
    "The lido bill, to be signed by Governor Ines Marlow on Friday, has forty pages.",
    "A forged lido decree signed by Governor Ines Marlow on Tuesday was shown around.",
    "It was not the Larkhill city council that closed the lido on Monday.",
    "Was it the Larkhill city council that closed the lido on Monday?",
    "The commission's approval of the lido will come on Friday.",
])
def test_background(find, text):
    assert [one for one in find(text, title="Lido to close") if one.kind == "action"] == []
