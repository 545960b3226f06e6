from __future__ import annotations

import pytest

from streams.extract.names.kind_and_name import named_body
from streams.extract.names.mention import read_mention


@pytest.mark.parametrize(("phrase", "name"), [
    ("the parcel company Paxello", "Paxello"),
    ("The grid operator Lodnet", "Lodnet"),
    ("the bottler Wellspring Corrida", "Wellspring Corrida"),
    ("the charity Open Harbour", "Open Harbour"),
    ("the union Ver Hafen", "Ver Hafen"),
    ("the publisher Marlowe & Sons", "Marlowe & Sons"),
    ("budget airline Norwing", "Norwing"),
])
def test_body_told_of_by_kind_and_name(phrase, name):
    assert named_body(phrase) == name
    mention = read_mention(phrase)
    assert (mention.institution, mention.name, mention.role) == (name, "", "")


@pytest.mark.parametrize("phrase", [
    "the publisher Ana Bell",
    "hospital director Ana Bell",
    "the company",
    "the company Friday",
    "the town Ostrow",
    "the council President Ana Bell",
    "Ana Bell of the company Paxello",
    "",
])
def test_persons_places_and_kinds_alone_are_none(phrase):
    assert named_body(phrase) == ""
