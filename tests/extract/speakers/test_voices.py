from __future__ import annotations

import pytest

from streams.extract.names.cast import Cast
from streams.extract.names.mention import Mention, read_mention
from streams.extract.parsing.frames import parse_article
from streams.extract.speakers.affiliation import Affiliation
from streams.extract.speakers.voices import Voices


def voices(nlp, text):
    cast = Cast(parse_article("", text, nlp))
    return Voices(cast, Affiliation(cast)), cast


def test_a_person_speaks_for_the_house_of_the_role(nlp):
    speaking, cast = voices(nlp, "Ana Bell, director of the Harbour Board, spoke on Monday.")
    one = speaking.of_person(read_mention("Bell"), cast.person("Bell"), 0, 0.95)
    assert (one.speaker.name, one.speaker.role, one.speaker.institution) == ("Ana Bell", "director", "Harbour Board")
    assert (one.official, speaking.last, speaking.spoke) == (True, "Harbour Board", False)


def test_the_bureau_is_the_institution_that_spoke_last(nlp):
    speaking, _ = voices(nlp, "The FBI met on Monday.")
    speaking.of_institution(Mention("the FBI", institution="FBI"), 0, 0.9)
    assert speaking.spoke
    assert speaking.of_institution(read_mention("the bureau"), 0, 0.9).speaker.institution == "FBI"


def test_an_outlet_passes_on_what_others_know(nlp):
    speaking, _ = voices(nlp, "The Ostrow Times came late.")
    assert not speaking.of_institution(read_mention("The Ostrow Times"), 0, 0.9, reports=True).official
    assert not speaking.spoke


@pytest.mark.parametrize(("printed", "institution", "official"), [
    ("an environmental group", "", False),
    ("one farming association", "", False),
    ("the environmental group", "Environmental Group", True),
    ("a Harbour Board", "Harbour Board", True),
])
def test_one_house_of_a_kind_is_nobody(nlp, printed, institution, official):
    speaking, _ = voices(nlp, "The river is clean.")
    one = speaking.of_institution(read_mention(printed), 0, 0.9)
    assert (one.speaker.institution, one.official) == (institution, official)


@pytest.mark.parametrize(("initials", "printed", "institution"), [
    ("HPA", "the agency", "HPA"),
    ("HPA", "the council", ""),
    ("OPC", "the council", "OPC"),
    ("CBI", "the council", ""),
    ("HPA", "the police", ""),
    ("NTU", "the union", "NTU"),
    ("HPA", "the union", ""),
])
def test_a_bare_kind_is_a_house_in_initials_only_if_they_may_stand_for_it(nlp, initials, printed, institution):
    speaking, _ = voices(nlp, "The pier is old.")
    speaking.of_institution(Mention(f"the {initials}", institution=initials), 0, 0.9)
    assert speaking.of_institution(read_mention(printed), 0, 0.9).speaker.institution == institution
