"""Decrees that tell whose they are: the act, with what the decree says."""

from __future__ import annotations

import pytest

TOLD = [  # sentence, who, the act as told
    ("A decree by Governor Ines Marlow forbids glass jars from Monday.", "Ines Marlow",
     "Governor Ines Marlow issued a decree, which forbids glass jars from Monday."),
    ("Ordinance 9 of the health ministry closes the jar plant in the hills.", "Health Ministry",
     "The health ministry issued Ordinance 9, which closes the jar plant in the hills."),
    ("An order of the Larkhill city council closes the jar plant.", "Larkhill City Council",
     "The Larkhill city council issued an order, which closes the jar plant."),
]


@pytest.mark.parametrize(("text", "who", "told"), TOLD)
def test_who_issued_it_decides_what_it_says(find, text, who, told):
    (one,) = (found for found in find(text, title="Jar news") if found.kind == "action")
    assert (one.modality, one.official, one.text) == ("asserted", True, told)
    assert who in (one.speaker.name, one.speaker.institution)


@pytest.mark.parametrize("text", [
    "A decree by a baker forbids glass jars.",
    "A draft decree by Governor Ines Marlow forbids glass jars.",
    "A decree by Governor Ines Marlow would forbid glass jars.",
    "A decree by Governor Ines Marlow surprises the jar plant.",
    "A decree by Governor Ines Marlow of 1998 forbids glass jars.",
    "The order of events closes the jar fair.",
    "Does a decree by Governor Ines Marlow forbid glass jars?",
])
def test_no_decision_of_theirs(find, text):
    assert [one for one in find(text, title="Jar news") if one.kind == "action"] == []
