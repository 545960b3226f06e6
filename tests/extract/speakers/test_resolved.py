from __future__ import annotations

from datetime import date

import pytest

from schemas.statement import Speaker
from streams.extract.speakers.register import Official, Register, Role
from streams.extract.speakers.resolved import ResolvedSpeaker, called, with_house


def test_the_register_takes_precedence(find):
    register = Register([Official("q1", "Maria Delgado", institution="State of Belmont",
                                  roles=(Role("Governor", institution="State of Belmont"),))])
    one, = find("Maria Delgado, head of the state, said that the bridge would stay open.", register=register)
    assert (one.speaker.register_id, one.speaker.institution, one.official) == ("q1", "State of Belmont", True)


def test_a_bare_kind_is_kept_as_what_is_meant():
    speaker = Speaker(printed="the mayor", role="mayor", confidence=0.6)
    assert with_house(ResolvedSpeaker(speaker, True, ("City", "the mayor"))).institution == "City"
    told = Speaker(printed="Ana Bell", name="Ana Bell", institution="Harbour Board", confidence=0.9)
    assert with_house(ResolvedSpeaker(told, True, ("Board", "Ana Bell"))).institution == "Harbour Board"


def test_what_a_speaker_is_called_by():
    spokesman = Speaker(printed="a spokesman", role="spokesman", confidence=0.6)
    assert called(ResolvedSpeaker(spokesman, True, ("Airport", "the spokesman"))) == "Airport"
    assert called(ResolvedSpeaker(Speaker(printed="critics", confidence=0.5), False, ("", ""))) == "critics"


def test_a_headline_that_repeats_a_bare_kind_is_no_second_statement(find):
    title = "Airport: bridge is unsafe"
    assert [one.cue for one in find("It rained in May.", title=title)] == [":"]
    assert [one.cue for one in find("The airport said that the bridge was unsafe.", title=title)] == ["said"]


def test_a_line_of_the_register_without_a_role_keeps_the_printed_one(find):
    house = "Harbour Board of Ostrow"
    register = Register([Official("v-1", "Ana Bell", institution=house, roles=(Role("", house),))])
    one, = find("Harbour director Ana Bell said that the pier would close in May.", register=register)
    assert (one.speaker.role, one.speaker.institution, one.speaker.register_id) == ("director", house, "v-1")


@pytest.mark.parametrize(("until", "institution", "official"), [
    (date(2021, 3, 1), "", False), (None, "Ministry of Ports", True)])
def test_an_office_that_has_ended_tells_no_house(find, until, institution, official):
    register = Register([Official("v-2", "Carl Oberg", institution="Ministry of Ports", parent="Norland",
                                  roles=(Role("Minister", "Ministry of Ports", "Norland", until=until),))])
    one, = find("Carl Oberg said that the new port would be a waste of money.", register=register)
    assert (one.speaker.institution, one.official, one.speaker.register_id) == (institution, official, "v-2")
