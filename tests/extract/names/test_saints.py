from __future__ import annotations

import pytest

from streams.extract.names.institution_names import canonical_institution
from streams.extract.names.institutions import Institutions
from streams.extract.names.mention import read_mention
from streams.extract.names.saints import house_of_saint, is_saints, joined_saints, parted_saints


@pytest.mark.parametrize(("phrase", "role", "house"), [
    ("the chief executive of St Egwin's", "chief executive", "St Egwin's"),
    ("St Egwin's chief executive, Ana Bell", "chief executive", "St Egwin's"),
    ("the chair of St. Egwin’s Hospital Trust, Ana Bell", "chair", "St. Egwin's Hospital Trust"),
    ("St Egwin's mayor, Ana Bell", "mayor", "St Egwin"),  # a town
    ("St Egwin's prime minister, Ana Bell", "prime minister", "St Egwin"),
    ("Ana Bell of St Egwin's", "", "St Egwin's"),
    ("Dr Ana Bell there, of the Harbour Centre", "", "Harbour Centre"),
    ("Ana Bell, of Ostrow", "", ""),
])
def test_the_possessive_of_a_saint_is_part_of_the_name(phrase, role, house):
    read = read_mention(phrase)
    assert (read.role, read.institution) == (role, house)


def test_the_ledgers_form_keeps_the_order():
    assert canonical_institution("St Egwin's Hospital Trust") == "St Egwin's Hospital Trust"
    assert canonical_institution("Ostrow's hospital trust") == "Hospital Trust of Ostrow"


def test_a_saint_alone_is_the_fullest_house_of_that_name():
    houses = Institutions()
    houses.add("St Egwin's Hospital Trust", 0)
    assert houses.fullest("St Egwin's", 1) == "St Egwin's Hospital Trust"
    houses.add("St Egwin's School", 0)
    assert houses.fullest("St Egwin's", 1) == "St Egwin's"


def test_joined_and_parted():
    assert parted_saints(joined_saints("St Egwin's School")) == "St Egwin's School"
    assert is_saints("St Egwin's")
    assert not is_saints("Egwin's")
    assert (house_of_saint("St Egwin"), house_of_saint("Ostrow")) == ("St Egwin's", "Ostrow")
