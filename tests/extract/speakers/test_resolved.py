from __future__ import annotations

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
